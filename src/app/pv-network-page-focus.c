#include "app/pv-network-page-private.h"

#include <glib/gi18n-lib.h>

/* Buttons in the bar; the keys go on to 9. */
#define STEP_BUTTONS 3

/* A revealer that is folded still takes the clicks of what lies under it. */
static void
reveal (GtkRevealer *revealer, gboolean open)
{
  gtk_widget_set_visible (GTK_WIDGET (revealer), open);
  gtk_revealer_set_reveal_child (revealer, open);
}

/* --- steps around an actor --- */

static void
set_state (PvNetworkPage *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->base.actions), name)), state);
}

static gboolean
is_hiding (PvNetworkPage *self)
{
  return self->hides_rest && self->steps > 0;
}

/* What is looked at stands clear of the bar, a whole picture below it. */
static void
make_room (PvNetworkPage *self)
{
  GdkRectangle place;
  int height = 0;

  if (self->steps > 0)
    gtk_widget_measure (gtk_revealer_get_child (self->focus_revealer), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  if (height == self->focus_room)
    return;
  self->focus_room = height;
  pv_network_page_update_insets (self);
  if (pv_canvas_get_place (self->base.canvas, self->focus, &place) && place.y < height)
    pv_canvas_reveal (self->base.canvas, self->focus, FALSE);
}

static void
update_bar (PvNetworkPage *self)
{
  g_autofree char *name = pv_title_of (pv_document_get_model (self->base.document), self->focus, self->base.lang);

  gtk_label_set_text (self->focus_name, name);
  set_state (self, "focus-steps", g_variant_new_int32 ((int) self->steps));
  set_state (self, "focus-hides", g_variant_new_boolean (self->hides_rest));
  reveal (self->focus_revealer, self->steps > 0);
  make_room (self);
}

void
pv_network_page_refresh_focus (PvNetworkPage *self)
{
  g_autoptr(PvIdSet) centre = NULL;
  g_autoptr(PvIdSet) full = NULL;

  if (self->steps > 0 && self->scene && pv_scene_find (self->scene, self->focus).part == PV_PART_NONE)
    {
      pv_network_page_set_focus (self, PV_NO_ID, 0);
      return;
    }
  if (self->steps > 0 && self->scene)
    {
      centre = pv_id_set_new (&self->focus, 1);
      full = pv_scene_around (self->scene, centre, self->steps);
    }
  pv_canvas_set_full (self->base.canvas, full);
  if (self->base.document)
    update_bar (self);
}

void
pv_network_page_set_focus (PvNetworkPage *self, PvId id, guint steps)
{
  gboolean hid = is_hiding (self);

  self->focus = id;
  self->steps = id == PV_NO_ID ? 0 : steps;
  pv_network_page_refresh_focus (self);
  if (hid || is_hiding (self))
    pv_network_page_rebuild (self);
}

void
pv_network_page_hide_rest (PvNetworkPage *self, gboolean hides)
{
  if (self->hides_rest == hides)
    return;

  self->hides_rest = hides;
  pv_network_page_refresh_focus (self);
  if (self->steps > 0)
    pv_network_page_rebuild (self);
}

void
pv_network_page_focus_changed (PvNetworkPage *self, PvChangeSet *changes)
{
  for (guint i = 0; is_hiding (self) && i < pv_change_set_get_n (changes); i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);

      if (change->kind == PV_ACTOR && change->how == PV_CHANGED_ADDED)
        pv_network_page_hide_rest (self, FALSE);
    }
}

static void
hides_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  pv_network_page_hide_rest (data, g_variant_get_boolean (state));
}

static void
let_go_cb (PvNetworkPage *self)
{
  pv_network_page_set_focus (self, PV_NO_ID, 0);
}

static void
add_step_buttons (PvNetworkPage *self)
{
  for (int steps = 1; steps <= STEP_BUTTONS; steps++)
    {
      g_autofree char *words = g_strdup_printf ("%d", steps);
      GtkWidget *button = gtk_toggle_button_new_with_label (words);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.focus-steps");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", steps);
      gtk_box_append (GTK_BOX (self->focus_steps), button);
    }
}

/* --- find --- */

static gboolean
is_shown (PvNetworkPage *self, PvId id)
{
  PvElement element = pv_scene_find (self->scene, id);

  return element.part != PV_PART_NONE && !pv_scene_is_pale (self->scene, element);
}

/* What a filter or steps hide is shown when it is found; the filter is not lost over it. */
void
pv_network_page_show_found (PvCanvasPage *page, PvId id)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);

  pv_selection_set (page->selection, id);
  if (self->scene && !is_shown (self, id) && is_hiding (self))
    pv_network_page_hide_rest (self, FALSE);
  if (self->scene && !is_shown (self, id) && pv_network_page_is_filtered (self))
    pv_network_page_set_filter_aside (self);
  pv_canvas_centre_on (page->canvas, id);
}

static const GActionEntry entries[] = {
  { "focus-hides", NULL, NULL, "false", hides_cb },
};

void
pv_network_page_init_focus (PvNetworkPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->base.actions), entries, G_N_ELEMENTS (entries), self);
  add_step_buttons (self);
  g_signal_connect_object (self->base.canvas, "let-go", G_CALLBACK (let_go_cb), self, G_CONNECT_SWAPPED);
}
