#include "app/pv-canvas-private.h"

/* What a Shift+arrow moves by, in arrows. */
#define BIG_NUDGE 10

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PvCanvas *self = PV_CANVAS (widget);

  if (pv_canvas_cancel (self))
    return TRUE;
  if (self->full)
    g_signal_emit_by_name (self, "let-go");
  else if (self->selection)
    pv_selection_clear (self->selection);

  return TRUE;
}

static gboolean
nudge_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PvCanvas *self = PV_CANVAS (widget);
  int dx, dy;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  if (self->selection == NULL || pv_selection_get_n (self->selection) == 0 || !self->editable || !self->free_places)
    pv_canvas_go_to (self, pv_viewport_scroll (self->viewport, dx * 60, dy * 60), FALSE);
  else
    pv_canvas_nudge (self, dx * PV_CANVAS_GRID, dy * PV_CANVAS_GRID);

  return TRUE;
}

static PvElement
walk_start (PvCanvas *self)
{
  PvId id = self->selection ? pv_selection_get_single (self->selection) : PV_NO_ID;
  PvElement element = pv_scene_find (self->scene, id);

  return pv_canvas_is_node (element) ? element : pv_scene_find (self->scene, self->focused);
}

static gboolean
walk_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PvCanvas *self = PV_CANVAS (widget);
  PvElement next;
  int dx, dy;

  if (self->scene == NULL)
    return FALSE;
  g_variant_get (arguments, "(ii)", &dx, &dy);
  next = pv_scene_neighbour (self->scene, walk_start (self), dx, dy);
  if (next.part == PV_PART_NONE)
    return TRUE;
  if (self->selection && self->gesture != PV_GESTURE_LINK)
    pv_selection_set (self->selection, pv_canvas_id_of (self, next));
  pv_canvas_reveal (self, pv_canvas_id_of (self, next), TRUE);

  return TRUE;
}

static gboolean
walk_links_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int direction;

  g_variant_get (arguments, "(i)", &direction);

  return pv_canvas_walk_links (PV_CANVAS (widget), direction);
}

static gboolean
rename_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PvCanvas *self = PV_CANVAS (widget);
  PvId id = self->selection ? pv_selection_get_single (self->selection) : PV_NO_ID;

  if (id == PV_NO_ID || !self->editable)
    return FALSE;
  g_signal_emit_by_name (self, "rename", id);

  return TRUE;
}

static gboolean
remove_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PvCanvas *self = PV_CANVAS (widget);

  if (!self->editable || self->selection == NULL || pv_selection_get_n (self->selection) == 0)
    return FALSE;
  g_signal_emit_by_name (self, "remove");

  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PvCanvas *self = PV_CANVAS (widget);
  PvId id = self->selection && pv_selection_get_n (self->selection) > 0 ? pv_selection_get (self->selection, 0) : PV_NO_ID;
  GdkRectangle place;

  if (!pv_canvas_get_place (self, id, &place))
    place = (GdkRectangle) { gtk_widget_get_width (widget) / 2, gtk_widget_get_height (widget) / 2, 0, 0 };
  g_signal_emit_by_name (self, "menu", place.x + place.width / 2.0, place.y + place.height / 2.0);

  return TRUE;
}

/* Ends a link that was begun with a key on what has the focus; else chooses what has it. */
static gboolean
choose_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PvCanvas *self = PV_CANVAS (widget);
  gboolean adds;
  PvElement target = self->scene ? pv_scene_find (self->scene, self->focused) : PV_NO_ELEMENT;
  GdkRectangle place;

  g_variant_get (arguments, "(b)", &adds);
  if (self->selection == NULL || !pv_canvas_get_place (self, self->focused, &place))
    return FALSE;
  if (self->gesture == PV_GESTURE_LINK)
    {
      PvId from = self->link_from;
      gboolean fits = pv_canvas_can_link (self, target);

      pv_canvas_cancel (self);
      if (fits)
        g_signal_emit_by_name (self, "link-drawn", from, self->focused, place.x + place.width / 2.0,
                               place.y + place.height / 2.0);
    }
  else if (!adds && pv_canvas_follow_link (self))
    return TRUE;
  else if (adds)
    pv_selection_toggle (self->selection, self->focused);
  else
    pv_selection_set (self->selection, self->focused);

  return TRUE;
}

static gboolean
key_pressed_cb (PvCanvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  /* Whatever else is held down: Alt during a drag, Space during a pan. */
  if (keyval == GDK_KEY_Escape && self->gesture != PV_GESTURE_NONE)
    return pv_canvas_cancel (self);
  self->tabbing = keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_KP_Tab;
  if ((keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space) || (state & GDK_CONTROL_MASK))
    return FALSE;
  if (!self->space_held && self->gesture == PV_GESTURE_NONE)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  self->space_held = TRUE;

  return TRUE;
}

static void
key_released_cb (PvCanvas *self, guint keyval)
{
  if (keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space)
    return;
  self->space_held = FALSE;
  if (self->gesture == PV_GESTURE_NONE)
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
add_arrows (GtkWidgetClass *widget_class, guint keyval, guint keypad, int dx, int dy)
{
  guint keys[] = { keyval, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, nudge_cb, "(ii)", dx, dy);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_SHIFT_MASK, nudge_cb, "(ii)", dx * BIG_NUDGE, dy * BIG_NUDGE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, walk_cb, "(ii)", dx, dy);
    }
}

void
pv_canvas_install_keys (GtkWidgetClass *widget_class)
{
  add_arrows (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0);
  add_arrows (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0);
  add_arrows (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1);
  add_arrows (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, walk_links_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, walk_links_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, rename_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, remove_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, choose_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, choose_cb, "(b)", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, choose_cb, "(b)", TRUE);
}

void
pv_canvas_init_keys (PvCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
