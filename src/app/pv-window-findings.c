/* What the network says: the sentences come in the place of the form, beside a page that has one. */
#include "app/pv-inspector.h"
#include "app/pv-window-private.h"

static void
show_findings (PvWindow *self, guint kind)
{
  g_autoptr (GVariant) shown = g_action_group_get_action_state (G_ACTION_GROUP (self), "inspector");

  if (self->document == NULL)
    return;
  pv_window_finish_typing (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->inspector_revealer)))
    g_action_group_activate_action (G_ACTION_GROUP (self), "page", g_variant_new_string ("network"));
  if (!g_variant_get_boolean (shown))
    g_action_group_activate_action (G_ACTION_GROUP (self), "inspector", NULL);
  pv_inspector_show_findings (PV_INSPECTOR (adw_bin_get_child (self->inspector_bin)), kind);
}

static void
findings_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_findings (user_data, 0);
}

static void
findings_of_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const PvChoiceInfo *kind = pv_choices_find_nick (PV_CHOICES_FINDING, g_variant_get_string (parameter, NULL));

  show_findings (user_data, kind ? kind->code : 0);
}

void
pv_window_init_findings (PvWindow *self)
{
  const GActionEntry entries[] = { { "findings", findings_cb }, { "findings-of", findings_of_cb, "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
