/* Ctrl+K: the palette over the window. */
#include "app/pv-window-private.h"

static gboolean
is_on (PvWindow *self, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), action);

  return state && g_variant_get_boolean (state);
}

static void
shown_cb (PvWindow *self, gint64 id, gboolean form)
{
  pv_window_show_soon (self, id, form ? PV_SHOW_FORM : PV_SHOW_CENTRED);
}

static void
done_cb (PvWindow *self, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (action, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

/* Keys of the page, Ctrl+Enter among them, are the palette's own while it is open. */
static void
closed_cb (PvWindow *self)
{
  PvContentPage *page = self->document ? pv_window_get_page (self) : NULL;

  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", page ? pv_content_page_get_actions (page) : NULL);
}

/* Whoever shows the diagram alone has an audience. */
static void
find_anything_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  PvContentPage *page = pv_window_get_page (self);

  if (self->document == NULL)
    return;
  pv_window_finish_typing (self);
  pv_palette_open (self->palette, page ? pv_content_page_get_actions (page) : NULL, G_ACTION_GROUP (self),
                   gtk_window_get_application (GTK_WINDOW (self)), self->content_lang,
                   is_on (self, "fullscreen") ? PV_AUDIENCE_PUBLIC : PV_AUDIENCE_INTERNAL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", NULL);
}

void
pv_window_init_finding (PvWindow *self)
{
  const GActionEntry entries[] = { { "find-anything", find_anything_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
pv_window_follow_finding (PvWindow *self)
{
  if (self->palette == NULL)
    {
      self->palette = PV_PALETTE (pv_palette_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->palette), self->toasts_child);
      g_signal_connect_object (self->palette, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->palette, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->palette, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
    }
  pv_palette_set_document (self->palette, self->document, self->selection);
}

void
pv_window_drop_palette (PvWindow *self)
{
  if (self->palette)
    gtk_widget_unparent (GTK_WIDGET (self->palette));
  self->palette = NULL;
}
