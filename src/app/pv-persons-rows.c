#include "app/pv-persons-rows.h"

#include "report/report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a long text, so many characters before and after the name; of an author's changes, so many. */
#define BEFORE 60
#define AFTER 160
#define MOST_DEEDS 50

/* Around the first word of the query, from word to word. */
static char *
excerpt (const char *words, const char *query)
{
  g_autofree char *flat = g_strdelimit (g_strdup (words), "\n\t", ' ');
  g_auto (GStrv) parts = g_strsplit (query, " ", 2);
  g_autofree char *lower = g_utf8_strdown (flat, -1);
  g_autofree char *wanted = parts[0] ? g_utf8_strdown (parts[0], -1) : g_strdup ("");
  const char *found = *wanted ? strstr (lower, wanted) : NULL;
  glong length = g_utf8_strlen (flat, -1);
  glong place = found ? g_utf8_pointer_to_offset (lower, found) : 0;
  glong first = place > BEFORE ? place - BEFORE : 0;
  glong last = MIN (length, place + AFTER);
  g_autofree char *part = g_utf8_substring (flat, first, last);

  return g_strdup_printf ("%s%s%s", first > 0 ? "…" : "", part, last < length ? "…" : "");
}

static GtkWidget *
plain_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

GtkWidget *
pv_persons_row_of_more (guint n)
{
  g_autofree char *more = g_strdup_printf (_("And others, in the report: %u"), n);

  return plain_row (more, NULL);
}

static char *
describe (const PvModel *model, const PvHeld *held, const PvHeldWords *words, PvLang lang)
{
  const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (model), held->field);
  g_autofree char *place = pv_held_place_in_words (model, held, lang);
  g_autofree char *time = pv_held_time_in_words (held, words, lang);
  GString *line = g_string_new (place);

  if (held->as == PV_HELD_FIELD && field != NULL)
    g_string_append_printf (line, " · %s", pv_field_label (field));
  if (held->as == PV_HELD_AUTHOR || held->as == PV_HELD_DEVICE)
    g_string_append_printf (line, " · %s: %u", _("changes"), held->n_changes);
  if (*time != '\0')
    g_string_append_printf (line, " · %s", time);
  if (words->how == PV_HELD_PERHAPS)
    g_string_append_printf (line, " · %s", _("perhaps somebody else's"));
  return g_string_free (line, FALSE);
}

static GtkCheckButton *
new_mark (const PvHeldWords *words, const char *what)
{
  GtkWidget *mark = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (mark), words->how != PV_HELD_PERHAPS);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  return GTK_CHECK_BUTTON (mark);
}

/* What an author did folds out. */
static GtkWidget *
row_of_author (const PvHeld *held, const char *title, const char *subtitle, GtkCheckButton *mark)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), GTK_WIDGET (mark));
  for (guint i = 0; i < MIN (held->deeds->len, MOST_DEEDS); i++)
    {
      const PvHeldDeed *deed = g_ptr_array_index (held->deeds, i);
      g_autofree char *sentence = pv_verb_sentence (pv_kinds_default (), deed->verb, deed->kind, deed->title);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), plain_row (sentence, NULL));
    }
  if (held->deeds->len > MOST_DEEDS)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), pv_persons_row_of_more (held->deeds->len - MOST_DEEDS));
  return row;
}

GtkWidget *
pv_persons_row_of_words (const PvModel *model, const PvHeld *held, const PvHeldWords *words, const char *query, PvLang lang,
                         GtkCheckButton **mark)
{
  g_autofree char *title = excerpt (words->words, query);
  g_autofree char *subtitle = describe (model, held, words, lang);
  GtkWidget *row;

  *mark = new_mark (words, title);
  if (held->as == PV_HELD_AUTHOR && held->deeds->len > 0)
    return row_of_author (held, title, subtitle, *mark);

  row = plain_row (title, subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (*mark));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*mark));
  return row;
}

GtkWidget *
pv_persons_row_of_named (const PvModel *model, const PvNamed *named)
{
  const PvKinds *kinds = pv_model_get_kinds (model);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", pv_kind_label (pv_kinds_kind (kinds, named->kind)),
                                               pv_field_label (pv_kinds_field (kinds, named->field)));

  return plain_row (named->title, subtitle);
}

GtkWidget *
pv_persons_row_of_name (const char *name)
{
  GtkWidget *row = plain_row (name, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

void
pv_persons_fill_reach (GtkListBox *list, GPtrArray *far_files)
{
  g_autoptr (GPtrArray) lines = pv_out_of_reach (far_files, pv_interface_lang ());

  pv_persons_clear (list);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (list, plain_row (g_ptr_array_index (lines, i), NULL));
}

void
pv_persons_clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}
