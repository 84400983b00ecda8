#include "app/pv-succession-rows.h"

#include "app/pv-badge.h"

#include <glib/gi18n-lib.h>

static void
append (GString *words, const char *part)
{
  if (*part)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* In which role: its choices, and what is called so. */
static void
append_roles (GString *words, const PvModel *model, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];
      gboolean role = g_str_equal (field->column, "role");
      g_autofree char *value = NULL;

      if (!(field->flags & PV_FIELD_COLUMN) || (field->type != PV_TYPE_CHOICE && !role))
        continue;
      value = pv_value_words (model, record, field, PV_LANG_NONE, PV_LANG_NONE);
      append (words, value);
    }
}

static void
append_dates (GString *words, const PvHanging *hanging)
{
  g_autofree char *from = hanging->from != PV_NO_DATE ? pv_date_to_words (hanging->from, pv_interface_lang ()) : g_strdup ("");
  g_autofree char *to = hanging->to != PV_NO_DATE ? pv_date_to_words (hanging->to, pv_interface_lang ()) : g_strdup ("");
  g_autofree char *dates = *from || *to ? g_strdup_printf ("%s–%s", from, to) : g_strdup ("");

  append (words, dates);
}

char *
pv_succession_row_words (const PvModel *model, const PvHanging *hanging)
{
  const PvRecord *record = pv_model_get (model, hanging->id);
  const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (model), hanging->field);
  g_autofree char *becomes = pv_succession_words (hanging);
  GString *words = g_string_new (NULL);

  append (words, pv_kind_label (pv_record_get_info (record)));
  append (words, pv_field_label (field));
  append_roles (words, model, record);
  append_dates (words, hanging);
  g_string_append_printf (words, "\n%s", becomes);
  return g_string_free (words, FALSE);
}

static void
set_words (GtkWidget *row, const char *title, const char *subtitle)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1), *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
}

GtkWidget *
pv_succession_row (const PvModel *model, const PvHanging *hanging, PvLang lang, GtkCheckButton **mark)
{
  const PvRecord *record = pv_model_get (model, hanging->id);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = pv_title (model, record, lang);
  g_autofree char *words = pv_succession_row_words (model, hanging);

  set_words (row, title, words);
  if (mark != NULL)
    {
      GtkWidget *check = gtk_check_button_new ();

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), hanging->chosen);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      *mark = GTK_CHECK_BUTTON (check);
    }
  return row;
}

GtkWidget *
pv_succession_row_verified (guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record that it verified stays as it is",
                                                         "%u records that it verified stay as they are", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

GtkWidget *
pv_succession_switch_row (const char *title, const char *subtitle, GtkSwitch **toggle)
{
  GtkWidget *row = adw_action_row_new (), *sign = gtk_switch_new ();

  set_words (row, title, subtitle);
  gtk_switch_set_active (GTK_SWITCH (sign), TRUE);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sign);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), sign);
  *toggle = GTK_SWITCH (sign);
  return row;
}
