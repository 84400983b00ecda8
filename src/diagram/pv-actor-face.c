#include "diagram/pv-actor-face.h"

#include <math.h>
#include <string.h>

static const PvFont name_font = { 13, PV_WEIGHT_BOLD };
static const PvFont second_font = { 12, PV_WEIGHT_REGULAR };
static const PvFont close_font = { 11, PV_WEIGHT_REGULAR };

#define PITCH 15.0
/* Names up to this stay on one line; longer ones look better on two. */
#define ONE_LINE 112.0
#define MOST_TEXT_OF_BOTH (PV_NODE_MOST_WIDTH_OF_BOTH - PV_NODE_TEXT_X - PV_NODE_RIGHT_INSET)
#define MOST_TEXT (PV_NODE_MOST_WIDTH - PV_NODE_TEXT_X - PV_NODE_RIGHT_INSET)

/* On one line when it is short, else on two as even as they can be. */
static GPtrArray *
wrap_name (const char *name, gboolean *cut)
{
  if (pv_text_width (name, name_font) > ONE_LINE)
    for (double width = ONE_LINE * 0.6; width < MOST_TEXT; width += 8)
      {
        GPtrArray *lines = pv_text_wrap_at (name, name_font, width, 2, PV_WRAP_HYPHENS);

        if (lines->len == 2)
          return lines;
        g_ptr_array_unref (lines);
      }
  return pv_text_wrap (name, name_font, MOST_TEXT, 2, cut);
}

static const char *
text_in (const PvModel *model, const PvRecord *actor, PvField field, PvLang lang)
{
  return pv_model_text (model, actor, field, lang, NULL);
}

/* The name, or the short one where the name would be cut. */
static void
add_name (PvSceneText *text, PvSceneStock *stock, const PvModel *model, const PvRecord *actor, PvLang lang, guint *flags)
{
  gboolean cut = FALSE;
  g_autoptr (GPtrArray) lines = wrap_name (text_in (model, actor, PV_ACTOR_NAME, lang), &cut);
  const char *shorter = pv_record_get_text (actor, PV_ACTOR_SHORT_NAME, lang);

  if (cut && shorter != NULL)
    {
      g_ptr_array_unref (lines);
      cut = FALSE;
      lines = wrap_name (shorter, &cut);
    }
  if (cut && flags != NULL)
    *flags |= PV_FLAG_CUT;
  pv_scene_text_add (text, stock, lines, name_font, lang, FALSE);
}

static double
frame_width (const PvSceneText *text)
{
  double width = PV_NODE_TEXT_X + text->widest + PV_NODE_RIGHT_INSET;

  return CLAMP (ceil (width / 6) * 6, PV_NODE_LEAST_WIDTH, PV_NODE_MOST_WIDTH_OF_BOTH);
}

static double
frame_height (const PvSceneText *text)
{
  static const double heights[] = { PV_NODE_HEIGHT, PV_NODE_HEIGHT, PV_NODE_HEIGHT, PV_NODE_HEIGHT_TALL, PV_NODE_HEIGHT_TALL + 12 };

  return heights[MIN (text->n_lines, G_N_ELEMENTS (heights) - 1)];
}

/* The name in the other language, unless it is the same. */
static const char *
other_name (const PvModel *model, const PvRecord *actor, PvLang lang, PvLang *other)
{
  const char *here = text_in (model, actor, PV_ACTOR_NAME, lang);
  const char *there;

  *other = lang == PV_LANG_SV ? PV_LANG_FI : PV_LANG_SV;
  there = pv_record_get_text (actor, PV_ACTOR_NAME, *other);
  return there == NULL || strcmp (here, there) == 0 ? NULL : there;
}

static void
add_wrapped (PvSceneText *text, PvSceneStock *stock, const PvRecord *actor, const char *name, PvLang lang, PvFont font, gboolean wide,
             gboolean second)
{
  gboolean cut = FALSE;
  g_autoptr (GPtrArray) lines = pv_text_wrap (name, font, wide ? MOST_TEXT_OF_BOTH : MOST_TEXT, 2, &cut);
  const char *shorter = pv_record_get_text (actor, PV_ACTOR_SHORT_NAME, lang);

  if (cut)
    {
      g_ptr_array_unref (lines);
      lines = pv_text_wrap (name, font, MOST_TEXT_OF_BOTH, 2, &cut);
    }
  if (cut && shorter != NULL)
    {
      g_ptr_array_unref (lines);
      lines = pv_text_wrap (shorter, font, MOST_TEXT_OF_BOTH, 2, NULL);
    }
  pv_scene_text_add (text, stock, lines, font, lang, second);
}

/* Finnish and Swedish: each on one line where both are short enough, else on two; a wide frame before a tall one. */
static void
add_both (PvSceneText *text, PvSceneStock *stock, const PvRecord *actor, const char *name, PvLang lang, const char *second, PvLang other)
{
  gboolean wide = pv_text_width (name, name_font) <= MOST_TEXT_OF_BOTH && pv_text_width (second, second_font) <= MOST_TEXT_OF_BOTH;

  add_wrapped (text, stock, actor, name, lang, name_font, wide, FALSE);
  add_wrapped (text, stock, actor, second, other, second_font, wide, TRUE);
}

static void
make_normal (PvSceneText *text, PvSceneStock *stock, const PvModel *model, const PvRecord *actor, PvLang first, gboolean both,
             guint *flags)
{
  PvLang other;
  const char *second = other_name (model, actor, first, &other);

  if (both && second != NULL)
    add_both (text, stock, actor, text_in (model, actor, PV_ACTOR_NAME, first), first, second, other);
  else
    add_name (text, stock, model, actor, first, flags);
  pv_scene_text_centre (text, PITCH);
}

/* Near by, a name of one line has room for the other language, or else the area, under it. */
static const PvSceneText *
make_close (const PvFace *face, const PvSceneText *normal, PvSceneStock *stock, const PvModel *model, const PvRecord *actor, PvLang lang)
{
  PvSceneText close = *normal;
  PvRecord *area = pv_model_follow (model, actor, PV_ACTOR_AREA);
  PvLang other = lang;
  const char *second = lang == PV_LANG_BOTH ? NULL : other_name (model, actor, lang, &other);
  g_autofree char *area_title = area == NULL ? NULL : pv_title (model, area, lang);
  g_autofree char *line = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  PvFont font = close_font;
  double room = face->width - PV_NODE_TEXT_X - 6;

  if (normal->n_lines != 1 || (second == NULL && area_title == NULL))
    return face->normal;
  if (second == NULL)
    second = area_title, other = lang;
  while (font.size > 9 && pv_text_width (second, font) > room)
    font.size -= 0.5;
  line = pv_text_ellipsize (second, font, room, NULL);
  lines = pv_text_wrap (line, font, room, 1, NULL);
  pv_scene_text_add (&close, stock, lines, font, other, TRUE);
  pv_scene_text_centre (&close, 14);
  return pv_scene_keep_text (stock, &close);
}

/* Most names are written in one language: the others read that one. */
static gboolean
is_same_name (const PvModel *model, const PvRecord *actor, PvLang lang, PvLang shown)
{
  return shown == lang
         || (shown != PV_LANG_NONE
             && text_in (model, actor, PV_ACTOR_NAME, lang) == text_in (model, actor, PV_ACTOR_NAME, shown)
             && pv_record_get_text (actor, PV_ACTOR_SHORT_NAME, lang) == pv_record_get_text (actor, PV_ACTOR_SHORT_NAME, shown));
}

/* The layout reserves what the frame takes in either language, in steps of 12 so that middles stand on the grid. */
static void
reserve_room (PvFace *face, PvSceneStock *stock, const PvModel *model, const PvRecord *actor, PvLang shown)
{
  face->room_width = face->width;
  face->room_height = face->height;
  for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
    {
      PvSceneText text = { .n_lines = 0 };

      if (is_same_name (model, actor, lang, shown))
        continue;
      add_name (&text, stock, model, actor, lang, NULL);
      face->room_width = MAX (face->room_width, frame_width (&text));
      face->room_height = MAX (face->room_height, frame_height (&text));
    }
  face->room_width = ceil (face->room_width / 12) * 12;
  face->room_height = ceil (face->room_height / 12) * 12;
}

static const PvFieldInfo *
info_of (const PvRecord *record, PvField field)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].field == field)
      return &kind->fields[i];
  g_return_val_if_reached (NULL);
}

guint
pv_language_flag (const PvRecord *record, PvField field, const GArray *older, PvLang *lang)
{
  PvLang missing = pv_text_missing_lang (record, info_of (record, field));
  PvLang behind = missing == PV_LANG_NONE ? pv_older_texts_find (older, pv_record_get_id (record), field) : PV_LANG_NONE;

  if (lang != NULL)
    *lang = missing != PV_LANG_NONE ? missing : behind;
  return missing != PV_LANG_NONE ? PV_FLAG_MISSING : behind != PV_LANG_NONE ? PV_FLAG_OLDER : 0;
}

gboolean
pv_has_ended (const PvRecord *record, PvField valid_to, PvDate today)
{
  PvDate end = pv_record_get_date (record, valid_to);

  return pv_record_get_standing (record) == PV_STANDING_RETIRED || (end != PV_NO_DATE && end < today);
}

void
pv_actor_face_init (PvFace *face, PvSceneStock *stock, const PvModel *model, const PvRecord *actor,
                    const PvNetworkSceneOptions *options, guint flags)
{
  PvLang first = pv_first_lang (model, options->lang), other;
  PvSceneText normal = { .n_lines = 0 };

  face->id = pv_record_get_id (actor);
  face->kind = pv_record_get_choice (actor, PV_ACTOR_KIND);
  face->flags = flags;
  face->region = G_MAXUINT;
  if (pv_record_get_standing (actor) == PV_STANDING_RAISED)
    face->flags |= PV_FLAG_RAISED;
  if (pv_has_ended (actor, PV_ACTOR_VALID_TO, options->today))
    face->flags |= PV_FLAG_ENDED;
  if (options->audience > PV_AUDIENCE_PUBLIC)
    face->flags |= pv_language_flag (actor, PV_ACTOR_NAME, options->older, &face->missing);
  face->name = pv_scene_keep_take (stock, pv_title (model, actor, first));
  face->second = pv_scene_keep (stock, other_name (model, actor, first, &other));
  make_normal (&normal, stock, model, actor, first, options->lang == PV_LANG_BOTH, &face->flags);
  face->normal = pv_scene_keep_text (stock, &normal);
  face->width = frame_width (&normal);
  face->height = frame_height (&normal);
  face->close = make_close (face, &normal, stock, model, actor, options->lang);
  reserve_room (face, stock, model, actor, options->lang == PV_LANG_BOTH && face->second != NULL ? PV_LANG_NONE : first);
}
