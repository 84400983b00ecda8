#include "app/pv-history-words.h"

#include "app/pv-text-difference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From this many letters on two texts stand one below the other. */
#define LONG_TEXT 60

char *
pv_history_clock_words (gint64 at_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at_ms / 1000);

  return time ? g_date_time_format (time, _("%-H:%M")) : g_strdup ("");
}

char *
pv_history_moment_words (gint64 at_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at_ms / 1000);
  g_autofree char *clock = pv_history_clock_words (at_ms);
  g_autofree char *day = NULL;

  if (time == NULL)
    return g_strdup ("");
  day = pv_date_to_words (pv_date_make (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time)),
                          pv_interface_lang ());
  /* Translators: a day and a time of day: "22.11.2026 14.32" */
  return g_strdup_printf (_("%s %s"), day, clock);
}

const char *
pv_history_author_words (const char *author)
{
  return author && *author ? author : _("Not known who");
}

const char *
pv_history_verb_icon (PvVerb verb)
{
  switch ((int) verb)
    {
    case PV_VERB_ADD:
    case PV_VERB_BEGIN:
      return "list-add-symbolic";
    case PV_VERB_REMOVE:
      return "user-trash-symbolic";
    case PV_VERB_MOVE:
    case PV_VERB_ARRANGE:
      return "object-flip-horizontal-symbolic";
    case PV_VERB_IMPORT:
      return "document-open-symbolic";
    case PV_VERB_UNDO:
    case PV_VERB_REVERT:
    case PV_VERB_TAKE_BACK:
      return "edit-undo-symbolic";
    case PV_VERB_REDO:
      return "edit-redo-symbolic";
    case PV_VERB_MERGE:
    case PV_VERB_SETTLE:
      return "emblem-shared-symbolic";
    case PV_VERB_NAME_VERSION:
      return "starred-symbolic";
    default:
      return "document-edit-symbolic";
    }
}

const char *
pv_history_how_icon (PvHistoryHow how)
{
  switch (how)
    {
    case PV_HISTORY_ADDED:
    case PV_HISTORY_BACK:
      return "list-add-symbolic";
    case PV_HISTORY_REMOVED:
      return "window-close-symbolic";
    case PV_HISTORY_CHANGED:
    default:
      return "document-edit-symbolic";
    }
}

const char *
pv_history_how_words (PvHistoryHow how)
{
  switch (how)
    {
    case PV_HISTORY_ADDED:
      return _("Added");
    case PV_HISTORY_BACK:
      return _("Brought back");
    case PV_HISTORY_REMOVED:
      return _("Removed");
    case PV_HISTORY_CHANGED:
    default:
      return _("Changed");
    }
}

char *
pv_history_field_words (const PvFieldInfo *field, PvLang lang)
{
  return lang == PV_LANG_NONE ? g_strdup (pv_field_label (field)) : g_strdup_printf ("%s · %s", pv_field_label (field), pv_lang_code (lang));
}

GtkWidget *
pv_history_pill_new (const char *words, const char *icon)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  if (icon)
    gtk_box_append (GTK_BOX (pill), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (pill), gtk_label_new (words));
  gtk_widget_add_css_class (pill, "pv-pill");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

void
pv_history_wrap (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

static GtkWidget *
wrapped (const char *markup, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  pv_history_wrap (GTK_LABEL (label));
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* Letters that no person may have typed: an empty value says so in words. */
static void
append_values (GtkBox *box, const char *old_words, const char *new_words)
{
  g_autofree char *old_markup = NULL;
  g_autofree char *new_markup = NULL;
  g_autofree char *line = NULL;

  if (*old_words && *new_words)
    {
      if (strlen (old_words) + strlen (new_words) < LONG_TEXT)
        {
          g_autofree char *old_escaped = g_markup_escape_text (old_words, -1);
          g_autofree char *new_escaped = g_markup_escape_text (new_words, -1);

          line = g_strdup_printf ("%s  →  <b>%s</b>", old_escaped, new_escaped);
          gtk_box_append (box, wrapped (line, NULL));
          return;
        }
      pv_text_difference (old_words, new_words, &old_markup, &new_markup);
      gtk_box_append (box, wrapped (old_markup, "pv-history-old"));
      gtk_box_append (box, wrapped (new_markup, "pv-history-new"));
      return;
    }
  line = *new_words ? g_markup_printf_escaped ("<b>%s</b>", new_words)
         : *old_words ? g_markup_printf_escaped ("%s  →  <i>%s</i>", old_words, _("empty"))
                      : g_markup_printf_escaped ("<i>%s</i>", _("empty"));
  gtk_box_append (box, wrapped (line, NULL));
}

GtkWidget *
pv_history_field_new (const char *label, const char *old_words, const char *new_words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_label_new (label);
  g_autofree char *whole = g_strdup_printf (_("%s, before: %s, after: %s"), label, *old_words ? old_words : _("empty"),
                                            *new_words ? new_words : _("empty"));

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_wrap (GTK_LABEL (head), TRUE);
  gtk_widget_add_css_class (head, "pv-field-label");
  gtk_box_append (GTK_BOX (box), head);
  append_values (GTK_BOX (box), old_words, new_words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  return box;
}
