/* Only looking: nothing a hand does here changes anything, in whatever window of the document, until changes are allowed again. */
#include "app/pv-window-private.h"

#include <glib/gi18n-lib.h>

static void
read_only_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  PvWindow *self = user_data;
  PvDocument *document = pv_window_present_document (self);

  if (document == NULL)
    return;
  pv_window_finish_typing (self);
  pv_document_set_held (document, g_variant_get_boolean (value));
  pv_window_show_held (self);
}

static void
allow_changes_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_action_group_change_action_state (G_ACTION_GROUP (user_data), "read-only", g_variant_new_boolean (FALSE));
}

static const GActionEntry entries[] = {
  { "read-only", NULL, NULL, "false", read_only_cb },
  { "allow-changes", allow_changes_cb },
};

void
pv_window_show_held (PvWindow *self)
{
  PvDocument *document = pv_window_present_document (self);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "read-only");
  gboolean held = document && pv_document_is_held (document);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (held));
  gtk_widget_set_visible (GTK_WIDGET (self->held_bin), held);
}

void
pv_window_follow_held (PvWindow *self)
{
  PvDocument *document = g_object_ref (self->document);

  pv_window_show_held (self);
  pv_window_show_languages (self);
  pv_window_keep_desk (self);
  pv_window_change_pages (self, document);
  pv_window_lay_desk (self);
  pv_window_page_turned (self);
  pv_window_focus_page (self);
  g_object_unref (document);
}

void
pv_window_init_held (PvWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_("Only looking: nothing can be changed by a slip of the hand"));
  GtkWidget *button = gtk_button_new_with_label (_("Allow Changes"));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.allow-changes");
  gtk_widget_set_tooltip_text (button, _("The document can be changed again (Ctrl+Shift+O)"));
  gtk_box_append (GTK_BOX (bar), gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_add_css_class (bar, "pv-past");
  adw_bin_set_child (self->held_bin, bar);
  gtk_widget_set_visible (GTK_WIDGET (self->held_bin), FALSE);
}
