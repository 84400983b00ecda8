#include "app/pv-network-page-private.h"

static void
begin_adding (PvNetworkPage *self, const char *typed)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->first_name));
      return;
    }
  pv_canvas_find_close (self->base.find);
  /* There at once, not revealed: until it is mapped nobody gets the next letters. */
  gtk_widget_set_visible (GTK_WIDGET (self->quick_add), TRUE);
  pv_quick_add_set_document (self->quick_add, self->base.document, self->base.lang);
  pv_quick_add_begin (self->quick_add, typed);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  begin_adding (data, "");
}

/* Not in an entry or a list that hangs over it. */
static gboolean
canvas_has_keys (PvNetworkPage *self)
{
  GtkWidget *canvas = GTK_WIDGET (self->base.canvas);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (canvas));

  return focus != NULL && (focus == canvas || (gtk_widget_get_parent (focus) == canvas && !GTK_IS_POPOVER (focus)));
}

/* Who types a letter over the canvas begins a name. Around the canvas, so that only what is no key of its own comes here. */
static gboolean
letter_typed_cb (PvNetworkPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char typed[8] = "";

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || !g_unichar_isalpha (letter) || !canvas_has_keys (self)
      || !pv_canvas_page_is_writable (&self->base))
    return GDK_EVENT_PROPAGATE;
  typed[g_unichar_to_utf8 (letter, typed)] = '\0';
  begin_adding (self, typed);

  return GDK_EVENT_STOP;
}

gboolean
pv_network_page_close_open (PvContentPage *page)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->quick_add)))
    return FALSE;
  pv_quick_add_end (self->quick_add);
  return TRUE;
}

/* Before the canvas, which would let go of what is chosen. */
static gboolean
escape_pressed_cb (PvNetworkPage *self, guint keyval)
{
  return keyval == GDK_KEY_Escape && canvas_has_keys (self) && pv_network_page_close_open (PV_CONTENT_PAGE (self));
}

static void
focus_steps_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  guint steps = (guint) CLAMP (g_variant_get_int32 (parameter), 0, 9);
  PvId id = pv_selection_get_single (self->base.selection);

  if (self->scene == NULL || pv_scene_find (self->scene, id).part != PV_PART_NODE)
    id = self->focus;
  pv_network_page_set_focus (self, id, steps);
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pv_network_page_set_focus (data, PV_NO_ID, 0);
  pv_network_page_reset_filter (data);
}

static void
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; self->scene && i < pv_scene_count (self->scene, PV_PART_NODE); i++)
    {
      PvElementInfo info;

      if (pv_scene_is_pale (self->scene, (PvElement) { PV_PART_NODE, i }))
        continue;
      pv_scene_describe (self->scene, (PvElement) { PV_PART_NODE, i }, &info);
      g_array_append_val (ids, info.id);
    }
  pv_selection_set_many (self->base.selection, (const PvId *) (gpointer) ids->data, ids->len);
}

static void
minimap_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  gtk_widget_set_visible (PV_NETWORK_PAGE (data)->minimap_card, g_variant_get_boolean (state));
}

static const GActionEntry entries[] = {
  { "add", add_cb, NULL, NULL, NULL },
  { "focus-steps", focus_steps_cb, "i", "0", NULL },
  { "show-all", show_all_cb, NULL, NULL, NULL },
  { "select-all", select_all_cb, NULL, NULL, NULL },
  { "minimap", NULL, NULL, "true", minimap_cb },
};

static void
add_digit (GtkEventController *keys, const char *prefix, int digit)
{
  g_autofree char *trigger = g_strdup_printf ("%s%d", prefix, digit);
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new ("page.focus-steps"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (digit));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_keys (PvNetworkPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *letters = gtk_event_controller_key_new (), *escape = gtk_event_controller_key_new ();

  for (int digit = 1; digit <= 9; digit++)
    {
      add_digit (keys, "", digit);
      add_digit (keys, "KP_", digit);
    }
  pv_canvas_page_add_key (keys, "0|KP_0", "page.focus-hides");
  pv_canvas_page_add_key (keys, "<Control>a", "page.select-all");
  pv_canvas_page_add_key (keys, "<Control><Shift>a", "page.tidy");
  gtk_widget_add_controller (GTK_WIDGET (self->base.canvas), keys);
  g_signal_connect_object (letters, "key-pressed", G_CALLBACK (letter_typed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (gtk_widget_get_parent (GTK_WIDGET (self->base.canvas)), letters);
  gtk_event_controller_set_propagation_phase (escape, GTK_PHASE_CAPTURE);
  g_signal_connect_object (escape, "key-pressed", G_CALLBACK (escape_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (gtk_widget_get_parent (GTK_WIDGET (self->base.canvas)), escape);
}

void
pv_network_page_update_actions (PvCanvasPage *page)
{
  gboolean writable = pv_canvas_page_is_writable (page);
  PvId id = page->selection ? pv_selection_get_single (page->selection) : PV_NO_ID;
  guint n = page->selection ? pv_selection_get_n (page->selection) : 0;

  pv_canvas_page_enable (page, "add", writable);
  pv_network_page_update_arranging (PV_NETWORK_PAGE (page), writable);
  pv_network_page_update_views (PV_NETWORK_PAGE (page), writable);
  pv_canvas_page_enable (page, "rename", writable && id != PV_NO_ID);
  pv_canvas_page_enable (page, "link", writable && id != PV_NO_ID);
  pv_canvas_page_enable (page, "remove", writable && n > 0);
  pv_network_page_update_align (PV_NETWORK_PAGE (page));
  pv_network_page_update_clipboard (PV_NETWORK_PAGE (page));
  pv_network_page_update_menu (PV_NETWORK_PAGE (page));
}

void
pv_network_page_init_actions (PvNetworkPage *self)
{
  pv_canvas_page_add_actions (&self->base, entries, G_N_ELEMENTS (entries));
  pv_network_page_init_arranging (self);
  add_keys (self);
}
