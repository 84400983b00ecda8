#include "app/pv-succession-dialog-private.h"

#include "app/pv-name-proposals.h"
#include "app/pv-reference-chooser.h"
#include "app/pv-succession-rows.h"

#include <glib/gi18n-lib.h>

static void
chosen_cb (PvSuccessionDialog *self, gint64 id)
{
  pv_succession_dialog_choose (self, id);
}

static void
add_chooser (PvSuccessionDialog *self, PvKind kind)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_menu_button_new ();
  GtkWidget *chooser = pv_reference_chooser_new (self->document, kind, TRUE);

  pv_reference_chooser_set_lang (PV_REFERENCE_CHOOSER (chooser), self->lang);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->chooser_button = button;
  self->chosen_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->chosen_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->chosen_label), 34);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), self->chosen_label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who comes instead"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kind == PV_ACTOR ? _("An organisation that is here already") : _("A contact who is here already"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->who, row);
}

static AdwEntryRow *
add_entry (PvSuccessionDialog *self, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (pv_succession_dialog_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return ADW_ENTRY_ROW (row);
}

static void
name_typed_cb (PvSuccessionDialog *self, GtkEditable *entry)
{
  pv_name_proposals_set_name (PV_NAME_PROPOSALS (self->proposals), gtk_editable_get_text (entry));
}

/* The one that is there, instead of a second one. */
static void
proposed_cb (PvSuccessionDialog *self, gint64 id)
{
  for (guint i = 0; i < self->n_entries; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), "");
  pv_succession_dialog_choose (self, id);
  gtk_widget_grab_focus (self->chooser_button);
}

static void
entered_cb (PvSuccessionDialog *self, GtkEditable *entry)
{
  pv_name_proposals_take (PV_NAME_PROPOSALS (self->proposals), gtk_editable_get_text (entry));
}

static void
add_proposals (PvSuccessionDialog *self, PvKind kind)
{
  GtkWidget *name = GTK_WIDGET (self->entries[0]);

  self->proposals = pv_name_proposals_new ();
  pv_name_proposals_set_document (PV_NAME_PROPOSALS (self->proposals), self->document, kind, self->id);
  pv_name_proposals_set_lang (PV_NAME_PROPOSALS (self->proposals), self->lang);
  pv_name_proposals_attach (PV_NAME_PROPOSALS (self->proposals), name);
  gtk_widget_set_margin_top (self->proposals, 6);
  g_signal_connect_object (name, "changed", G_CALLBACK (name_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (name, "entry-activated", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->proposals, "chosen", G_CALLBACK (proposed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->proposals, "anyway", G_CALLBACK (pv_succession_dialog_do), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->anew, self->proposals);
}

/* Words about a person; of anything else its name. */
static void
add_entries (PvSuccessionDialog *self, const PvKindInfo *kind)
{
  for (guint f = 0; f < kind->n_fields && self->n_entries < PV_SUCCESSION_MOST_ENTRIES; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];
      gboolean name = kind->kind != PV_CONTACT && g_str_equal (field->column, "name");

      if (field->type != PV_TYPE_PERSONAL && !name)
        continue;
      self->fields[self->n_entries] = field->field;
      self->entries[self->n_entries++] = add_entry (self, self->anew, pv_field_label (field));
    }
}

static void
add_days (PvSuccessionDialog *self, const PvRecord *old)
{
  PvDate day = pv_succession_first_day (old, pv_date_today ());
  g_autofree char *words = pv_date_to_iso (day);
  g_autofree char *day_words = pv_interface_lang () == PV_LANG_EN ? g_strdup (words) : pv_date_to_words (day, PV_LANG_FI);

  self->first_day = add_entry (self, self->who, _("First day of who comes instead"));
  gtk_editable_set_text (GTK_EDITABLE (self->first_day), day_words);
  adw_preferences_group_add (self->who, pv_succession_switch_row (_("The old one ends the day before"), _("Its last day and its successor are written down"),
                                                                  &self->end_old));
}

static void
add_transfer (PvSuccessionDialog *self)
{
  adw_preferences_group_add (self->transfer, pv_succession_switch_row (_("Write down the transfer"), _("It stands in the table of transfers"), &self->record_transfer));
  for (guint i = 0; i < G_N_ELEMENTS (self->what); i++)
    {
      GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
      const char *words = pv_choice_label (PV_CHOICES_TRANSFERRED, i + PV_TRANSFERRED_TASKS);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), i == 0);
      adw_preferences_group_add (self->transfer, row);
      self->what[i] = GTK_CHECK_BUTTON (check);
    }
  self->customers = add_entry (self, self->transfer, _("How many customers"));
  self->how_told = add_entry (self, self->transfer, _("How customers are told"));
}

void
pv_succession_dialog_build (PvSuccessionDialog *self, const PvRecord *old)
{
  const PvKindInfo *kind = pv_record_get_info (old);
  gboolean actor = kind->kind == PV_ACTOR;
  g_autofree char *title = pv_title (pv_document_get_model (self->document), old, self->lang);

  adw_window_title_set_title (self->heading, actor ? _("Organisation ends") : _("Replace contact"));
  adw_window_title_set_subtitle (self->heading, title);
  gtk_window_set_title (GTK_WINDOW (self), actor ? _("Organisation ends") : _("Replace contact"));
  gtk_button_set_label (self->done_button, actor ? _("End") : _("Replace"));
  adw_preferences_group_set_title (self->anew, actor ? _("Or a new organisation") : _("Or a new person"));
  add_chooser (self, kind->kind);
  add_entries (self, kind);
  add_proposals (self, kind->kind);
  add_transfer (self);
  add_days (self, old);
}
