/* As of a day: every page shows what is valid then by the dates that are written today. It is not the past of pv-window-past.c, which is
 * what was written then; both put a document into the pages that cannot be written, and there is one of them at a time. */
#include "app/pv-window-private.h"

#include <glib/gi18n-lib.h>

static char *
day_words (PvDate day)
{
  return pv_date_to_words (day, pv_interface_lang ());
}

static void
present_changed_cb (PvWindow *self)
{
  if (self->as_of != PV_NO_DATE)
    pv_window_show_as_of (self, self->as_of);
}

/* Told of what is merged in meanwhile. */
static void
follow_present (PvWindow *self, gboolean follow)
{
  if (self->as_of_changed != 0 && self->present != NULL)
    g_signal_handler_disconnect (self->present, self->as_of_changed);
  self->as_of_changed = follow ? g_signal_connect_swapped (self->present, "changed", G_CALLBACK (present_changed_cb), self) : 0;
}

static void
say_day (PvWindow *self)
{
  g_autofree char *day = day_words (self->as_of);
  g_autofree char *words = self->as_of != PV_NO_DATE ? g_strdup_printf (_("As of %s: to be read, not changed"), day) : g_strdup (_("As of a day"));

  gtk_label_set_label (GTK_LABEL (self->as_of_label), words);
  gtk_widget_set_tooltip_text (self->as_of_label, words);
  gtk_button_set_label (GTK_BUTTON (self->as_of_button), self->as_of != PV_NO_DATE ? _("Back to Today") : _("Close"));
}

static char *
typed_form (PvDate day)
{
  return pv_interface_lang () == PV_LANG_EN ? pv_date_to_iso (day) : pv_date_to_words (day, PV_LANG_FI);
}

void
pv_window_show_as_of (PvWindow *self, PvDate day)
{
  PvDocument *present = pv_window_present_document (self);
  gboolean with_ended = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->as_of_ended));
  g_autoptr (PvModel) then = pv_model_as_of (pv_document_get_model (present), day, with_ended);
  PvId chosen = pv_selection_get_single (self->selection);

  pv_window_finish_typing (self);
  follow_present (self, FALSE);
  pv_window_show_then (self, then, day, _("This is shown as of another day: go back to today to change it"));
  self->as_of = day;
  follow_present (self, TRUE);
  if (chosen != PV_NO_ID && pv_model_get (then, chosen) != NULL)
    pv_selection_set (self->selection, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->past_bin), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_bin), TRUE);
  say_day (self);
}

void
pv_window_hide_as_of (PvWindow *self)
{
  if (self->as_of_bin == NULL)
    return;
  follow_present (self, FALSE);
  self->as_of = PV_NO_DATE;
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_bin), FALSE);
  gtk_widget_remove_css_class (self->as_of_entry, "error");
}

static void
day_typed_cb (PvWindow *self)
{
  PvDate day;

  if (self->document == NULL)
    return;
  if (!pv_date_parse_human (gtk_editable_get_text (GTK_EDITABLE (self->as_of_entry)), &day) || day == PV_NO_DATE)
    {
      gtk_widget_add_css_class (self->as_of_entry, "error");
      gtk_label_set_label (GTK_LABEL (self->as_of_label), _("Type a day, such as 1.1.2027"));
      return;
    }
  gtk_widget_remove_css_class (self->as_of_entry, "error");
  pv_window_show_as_of (self, day);
}

static void
ended_toggled_cb (PvWindow *self)
{
  if (self->as_of != PV_NO_DATE)
    pv_window_show_as_of (self, self->as_of);
}

/* Opens the bar with today's date to be written over. */
static void
as_of_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autofree char *words = typed_form (self->as_of != PV_NO_DATE ? self->as_of : pv_date_today ());

  if (self->document == NULL)
    return;
  if (self->as_of == PV_NO_DATE)
    pv_window_leave_past (self, TRUE);
  say_day (self);
  gtk_editable_set_text (GTK_EDITABLE (self->as_of_entry), words);
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_bin), TRUE);
  gtk_widget_grab_focus (self->as_of_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->as_of_entry), 0, -1);
}

static void
today_cb (PvWindow *self)
{
  if (self->as_of != PV_NO_DATE)
    pv_window_leave_past (self, TRUE);
  pv_window_hide_as_of (self);
  pv_window_focus_page (self);
}

static gboolean
key_pressed_cb (PvWindow *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  today_cb (self);
  return TRUE;
}

static const GActionEntry entries[] = {
  { "as-of", as_of_cb },
};

static void
build_bar (PvWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->as_of_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->as_of_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->as_of_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->as_of_label, TRUE);
  self->as_of_entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->as_of_entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->as_of_entry), 11);
  gtk_widget_set_tooltip_text (self->as_of_entry, _("The day, and Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->as_of_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("As of a day"), -1);
  self->as_of_ended = gtk_check_button_new_with_label (_("Also what has ended"));
  self->as_of_button = gtk_button_new_with_label (_("Back to Today"));
  gtk_box_append (GTK_BOX (bar), gtk_image_new_from_icon_name ("x-office-calendar-symbolic"));
  gtk_box_append (GTK_BOX (bar), self->as_of_label);
  gtk_box_append (GTK_BOX (bar), self->as_of_entry);
  gtk_box_append (GTK_BOX (bar), self->as_of_ended);
  gtk_box_append (GTK_BOX (bar), self->as_of_button);
  gtk_widget_add_css_class (bar, "pv-past");
  adw_bin_set_child (self->as_of_bin, bar);
  g_signal_connect_object (self->as_of_entry, "activate", G_CALLBACK (day_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_of_ended, "toggled", G_CALLBACK (ended_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_of_button, "clicked", G_CALLBACK (today_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (bar, keys);
}

void
pv_window_init_as_of (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  build_bar (self);
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_bin), FALSE);
}
