#include "app/pv-join-moves.h"

#include <glib/gi18n-lib.h>

/* Listed one by one at most, of a kind; all are counted. */
#define MOST_LISTED 60

static const char *
fate_words (PvJoinFate fate)
{
  switch (fate)
    {
    case PV_JOIN_DOUBLE:
      return _("Say the same as another one afterwards: each two become one");
    case PV_JOIN_TO_ITSELF:
      return _("Would lead from it to itself: they go");
    case PV_JOIN_LED_OVER:
    default:
      return _("Lead to the one that stays");
    }
}

static GtkWidget *
plain_row (const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  return row;
}

/* Those from @from to before @to are of one kind and one fate. */
static void
add_rows (AdwPreferencesGroup *group, const PvModel *model, const GArray *moves, guint from, guint to, PvLang lang)
{
  const PvJoinMove *first = &g_array_index (moves, PvJoinMove, from);
  const PvKindInfo *kind = pv_kinds_kind (pv_model_get_kinds (model), first->kind);
  GtkWidget *row = adw_expander_row_new ();
  /* Translators: records of a kind, and how many: "Links: 12" */
  g_autofree char *words = g_strdup_printf (_("%s: %u"), pv_kind_plural (kind), to - from);
  g_autofree char *markup = g_markup_escape_text (words, -1);
  g_autofree char *fate = g_markup_escape_text (fate_words (first->fate), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), fate);
  for (guint i = from; i < MIN (to, from + MOST_LISTED); i++)
    {
      g_autofree char *title = pv_title_of (model, g_array_index (moves, PvJoinMove, i).id, lang);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), plain_row (title));
    }
  if (to - from > MOST_LISTED)
    {
      g_autofree char *more = g_strdup_printf (_("And others: %u"), to - from - MOST_LISTED);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), plain_row (more));
    }
  adw_preferences_group_add (group, row);
}

static gboolean
belongs (const PvJoinMove *one, const PvJoinMove *other)
{
  return one->kind == other->kind && one->fate == other->fate;
}

/* Places on the canvas and what was told apart are nothing that a person has made. */
static gboolean
is_told (const PvModel *model, const PvJoinMove *move)
{
  return pv_kinds_kind (pv_model_get_kinds (model), move->kind)->page != PV_PAGE_NONE;
}

guint
pv_join_moves_fill (AdwPreferencesGroup *group, const PvModel *model, const GArray *moves, PvLang lang)
{
  guint n = 0;

  for (guint from = 0, to; from < moves->len; from = to)
    {
      const PvJoinMove *first = &g_array_index (moves, PvJoinMove, from);

      for (to = from; to < moves->len && belongs (first, &g_array_index (moves, PvJoinMove, to)); to++)
        ;
      if (!is_told (model, first))
        continue;
      add_rows (group, model, moves, from, to, lang);
      n += to - from;
    }
  return n;
}
