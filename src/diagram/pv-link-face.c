#include "diagram/pv-link-face.h"

#include <glib/gi18n-lib.h>

#include "diagram/pv-actor-face.h"

static const PvFont words_font = { 11, PV_WEIGHT_REGULAR };

/* Words on a line are short; the tooltip has all of them. */
#define MOST_WORDS_WIDTH 132.0
/* More letters than ever stand on a line: a sentence is as wide as its beginning at least, and that is soon measured. */
#define MOST_LETTERS 48

guint
pv_link_state (const PvRecord *relation, PvDate today)
{
  guint state = pv_record_get_choice (relation, PV_RELATION_STATE);

  if (pv_has_ended (relation, PV_RELATION_VALID_TO, today))
    return PV_RELATION_STATE_ENDED;
  return state == 0 ? PV_RELATION_STATE_ACTIVE : state;
}

static gboolean
is_too_wide (const char *what)
{
  const char *space = strlen (what) > MOST_LETTERS ? strchr (what + MOST_LETTERS, ' ') : NULL;
  g_autofree char *beginning = space ? g_strndup (what, (gsize) (space - what)) : NULL;

  return (beginning && pv_text_width (beginning, words_font) > MOST_WORDS_WIDTH) || pv_text_width (what, words_font) > MOST_WORDS_WIDTH;
}

/* What it is about, where that is short enough to stand on a line; else the word for its kind, and the rest in the tooltip. */
static void
add_words (PvLinkFace *face, PvSceneStock *stock, const PvModel *model, const PvRecord *relation, PvLang lang)
{
  const char *what = pv_model_text (model, relation, PV_RELATION_WHAT, lang, NULL);
  gboolean long_one = is_too_wide (what);

  face->what = *what == '\0' ? NULL : pv_scene_keep (stock, what);
  if (*what == '\0' || long_one)
    what = pv_choice_label_in (PV_CHOICES_RELATION_KIND, face->kind, lang);
  if (face->flags & PV_FLAG_NO_AGREEMENT)
    what = pv_words_in (lang, N_("No agreed relation"));
  face->words = pv_scene_keep (stock, what);
  face->words_width = pv_text_width (face->words, words_font) + (face->flags & PV_FLAG_NO_AGREEMENT ? 32 : 12);
}

void
pv_link_face_init (PvLinkFace *face, PvSceneStock *stock, const PvModel *model, const PvRecord *relation,
                   const PvNetworkSceneOptions *options, guint flags)
{
  face->id = pv_record_get_id (relation);
  face->kind = pv_record_get_choice (relation, PV_RELATION_KIND);
  face->state = pv_link_state (relation, options->today);
  face->flags = flags;
  if (pv_record_get_standing (relation) == PV_STANDING_RAISED)
    face->flags |= PV_FLAG_RAISED;
  if (pv_record_get_yes (relation, PV_RELATION_BOTH_WAYS))
    face->flags |= PV_FLAG_BOTH_WAYS;
  add_words (face, stock, model, relation, pv_first_lang (model, options->lang));
}
