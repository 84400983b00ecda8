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
update_bar (PvNetworkPage *self)
{
  g_autofree char *name = pv_title_of (pv_document_get_model (self->base.document), self->focus, self->base.lang);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->base.actions), "focus-steps");

  gtk_label_set_text (self->focus_name, name);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int32 ((int) self->steps));
  reveal (self->focus_revealer, self->steps > 0);
}

void
pv_network_page_refresh_focus (PvNetworkPage *self)
{
  g_autoptr(PvIdSet) centre = NULL;
  g_autoptr(PvIdSet) full = NULL;

  if (self->steps > 0 && self->scene && pv_scene_find (self->scene, self->focus).part == PV_PART_NONE)
    self->steps = 0;
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
  self->focus = id;
  self->steps = id == PV_NO_ID ? 0 : steps;
  pv_network_page_refresh_focus (self);
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

/* What a filter hides is shown when it is found; the filter is not lost over it. */
void
pv_network_page_show_found (PvCanvasPage *page, PvId id)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);

  pv_selection_set (page->selection, id);
  if (self->scene && !is_shown (self, id) && pv_network_page_is_filtered (self))
    pv_network_page_set_filter_aside (self);
  pv_canvas_centre_on (page->canvas, id);
}

void
pv_network_page_init_focus (PvNetworkPage *self)
{
  add_step_buttons (self);
  g_signal_connect_object (self->base.canvas, "let-go", G_CALLBACK (let_go_cb), self, G_CONNECT_SWAPPED);
}
