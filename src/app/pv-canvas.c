#include "app/pv-canvas-private.h"
#include "app/pv-canvas-style.h"
#include "app/pv-frame-probe.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (PvCanvas, pv_canvas, GTK_TYPE_WIDGET)

enum { MOVED, DROPPED, LINK_DRAWN, RENAME, REMOVE, MENU, VIEWPORT_CHANGED,
  SCENE_CHANGED, LINES_LED, FULL_CHANGED, LET_GO, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What a worker paints from: nothing in it changes. */
typedef struct
{
  PvScene *scene;
  const PvStyle *style;
  PvIdSet *selected;
  PvIdSet *full;
  PvIdSet *left_out;
  PvIdSet *marked[PV_N_DIFFERENCES];
  gboolean dots;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  pv_scene_unref (picture->scene);
  g_clear_pointer (&picture->selected, pv_id_set_unref);
  g_clear_pointer (&picture->full, pv_id_set_unref);
  g_clear_pointer (&picture->left_out, pv_id_set_unref);
  for (guint i = 0; i < PV_N_DIFFERENCES; i++)
    g_clear_pointer (&picture->marked[i], pv_id_set_unref);
  g_free (picture);
}

static void
paint_picture (gconstpointer data, cairo_t *cr, const PvRect *region, double zoom)
{
  const Picture *picture = data;
  PvEmphasis emphasis = { .selected = picture->selected, .full = picture->full, .left_out = picture->left_out };
  PvPaintOptions options = pv_paint_options ();

  options.style = picture->style;
  options.zoom = zoom;
  options.clip = *region;
  options.layers = PV_PAINT_BACKGROUND | PV_PAINT_LINKS | PV_PAINT_BOXES | PV_PAINT_LOCKS | (picture->dots ? PV_PAINT_DOTS : 0);
  options.emphasis = &emphasis;
  cairo_set_source_rgb (cr, picture->style->canvas.r, picture->style->canvas.g, picture->style->canvas.b);
  cairo_paint (cr);
  pv_painter_paint_cairo (picture->scene, cr, &options);
  if (picture->marked[0])
    pv_scene_difference_paint (picture->scene, &PV_CANVAS_DIFFERENCE (picture->marked), picture->style, zoom, region, cr);
}

static PvIdSet *
set_ref (PvIdSet *set)
{
  return set ? pv_id_set_ref (set) : NULL;
}

void
pv_canvas_update_picture (PvCanvas *self, gboolean everywhere)
{
  Picture *picture;
  PvRect bounds;

  if (self->scene == NULL)
    return;
  picture = g_new0 (Picture, 1);
  picture->scene = pv_scene_ref (self->scene);
  picture->style = self->style;
  picture->selected = set_ref (self->selected);
  picture->full = set_ref (self->full);
  picture->left_out = self->lowering ? NULL : set_ref (self->lifted);
  for (guint i = 0; i < PV_N_DIFFERENCES; i++)
    picture->marked[i] = set_ref (self->marked[i]);
  picture->dots = self->grid && pv_scene_get_kind (self->scene) == PV_SCENE_NETWORK;
  bounds = pv_scene_get_bounds (self->scene);
  if (self->marked[0])
    bounds = pv_rect_grow (&bounds, PV_DIFFERENCE_REACH, PV_DIFFERENCE_REACH);
  pv_canvas_tiles_set_picture (self->tiles, picture, picture_free, &bounds, everywhere);
  /* The hand sees what it holds over the tiles, and they follow. */
  if (self->lifted || self->gesture == PV_GESTURE_PRESSED)
    pv_canvas_tiles_take_time (self->tiles);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pv_canvas_mark_dirty (PvCanvas *self, const PvRect *dirty)
{
  pv_canvas_tiles_mark_dirty (self->tiles, dirty);
}

/* --- maths --- */

gboolean
pv_canvas_is_node (PvElement element)
{
  return element.part == PV_PART_NODE || element.part == PV_PART_STEP;
}

PvId
pv_canvas_id_of (PvCanvas *self, PvElement element)
{
  PvElementInfo info;

  return self->scene && pv_scene_describe (self->scene, element, &info) ? info.id : PV_NO_ID;
}

PvRect
pv_canvas_reach (const PvScene *scene, PvId id)
{
  PvElement element = pv_scene_find (scene, id);
  g_autoptr(GArray) links = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvRect reach;

  if (element.part == PV_PART_NONE)
    return (PvRect) { 0 };
  reach = pv_painter_reach (scene, element);
  pv_scene_links_of (scene, element, links);
  for (guint i = 0; i < links->len; i++)
    {
      PvRect link = pv_painter_reach (scene, g_array_index (links, PvElement, i));

      reach = pv_rect_union (&reach, &link);
    }

  return reach;
}

void
pv_canvas_mark_set_dirty (PvCanvas *self, const PvIdSet *set)
{
  guint n = 0;
  const PvId *ids = set ? pv_id_set_ids (set, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      PvElement element = pv_scene_find (self->scene, ids[i]);
      g_autoptr(GArray) links = g_array_new (FALSE, FALSE, sizeof (PvElement));
      PvRect reach;

      if (element.part == PV_PART_NONE)
        continue;
      reach = pv_painter_reach (self->scene, element);
      pv_canvas_mark_dirty (self, &reach);
      pv_scene_links_of (self->scene, element, links);
      for (guint l = 0; l < links->len; l++)
        {
          reach = pv_painter_reach (self->scene, g_array_index (links, PvElement, l));
          pv_canvas_mark_dirty (self, &reach);
        }
    }
}

/* --- the widget --- */

static void
pv_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PvCanvas *self = PV_CANVAS (widget);

  if (width != self->viewport.width || height != self->viewport.height)
    pv_canvas_resize (self, width, height);
  pv_canvas_allocate_nodes (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static PvTileView
tile_view (PvCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return (PvTileView) {
    .zoom = self->viewport.zoom, .scale = gtk_widget_get_scale_factor (widget), .x = self->viewport.origin.x,
    .y = self->viewport.origin.y, .width = gtk_widget_get_width (widget), .height = gtk_widget_get_height (widget),
    .settled = !self->easing && self->settle_timeout == 0,
    .textures = pv_canvas_tiles_use_textures (widget),
    .ground = { (float) self->style->canvas.r, (float) self->style->canvas.g, (float) self->style->canvas.b, 1 },
  };
}

void
pv_canvas_begin_tiles (PvCanvas *self)
{
  PvTileView view;

  g_return_if_fail (PV_IS_CANVAS (self));

  if (self->scene == NULL || self->viewport.width <= 0 || gtk_widget_get_native (GTK_WIDGET (self)) == NULL)
    return;
  view = tile_view (self);
  pv_canvas_tiles_begin (self->tiles, &view);
}

static void
pv_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PvCanvas *self = PV_CANVAS (widget);
  PvTileView view = tile_view (self);

  if (self->scene == NULL)
    {
      gtk_snapshot_append_color (snapshot, &view.ground, &GRAPHENE_RECT_INIT (0, 0, (float) view.width, (float) view.height));
      return;
    }
  pv_canvas_tiles_snapshot (self->tiles, snapshot, &view);
  pv_canvas_follow_tiles (self);
  pv_canvas_overlay (self, snapshot);
}

static void
style_changed_cb (PvCanvas *self)
{
  self->style = pv_canvas_style_now ();
  pv_canvas_update_picture (self, TRUE);
}

static void
selection_changed_cb (PvCanvas *self)
{
  g_autoptr(PvIdSet) before = g_steal_pointer (&self->selected);
  guint n;
  const PvId *ids = pv_selection_get_ids (self->selection, &n);

  self->selected = pv_id_set_new (ids, n);
  if (self->scene == NULL)
    return;
  pv_canvas_update_picture (self, FALSE);
  pv_canvas_mark_set_dirty (self, before);
  pv_canvas_mark_set_dirty (self, self->selected);
  pv_canvas_select_nodes (self);
}

static void
pv_canvas_dispose (GObject *object)
{
  PvCanvas *self = PV_CANVAS (object);
  GtkWidget *child;

  pv_canvas_dispose_view (self);
  pv_canvas_dispose_moving (self);
  pv_canvas_set_selection (self, NULL);
  pv_canvas_stop_lines (self);
  pv_canvas_dispose_nodes (self);
  pv_canvas_forget_lifted (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->tiles);
  g_clear_pointer (&self->scene, pv_scene_unref);
  g_clear_pointer (&self->selected, pv_id_set_unref);
  g_clear_pointer (&self->full, pv_id_set_unref);
  g_clear_pointer (&self->dragged, pv_id_set_unref);
  pv_canvas_set_difference (self, NULL, NULL, NULL);
  G_OBJECT_CLASS (pv_canvas_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  GType type = PV_TYPE_CANVAS;

  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_POINTER,
                                 G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64,
                                   G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[LINK_DRAWN] = g_signal_new ("link-drawn", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                      G_TYPE_INT64, G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[RENAME] = g_signal_new ("rename", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                G_TYPE_DOUBLE);
  signals[VIEWPORT_CHANGED] = g_signal_new ("viewport-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SCENE_CHANGED] = g_signal_new ("scene-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LINES_LED] = g_signal_new ("lines-led", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FULL_CHANGED] = g_signal_new ("full-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LET_GO] = g_signal_new ("let-go", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_canvas_class_init (PvCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pv_canvas_dispose;
  widget_class->size_allocate = pv_canvas_size_allocate;
  widget_class->snapshot = pv_canvas_snapshot;
  widget_class->focus = pv_canvas_focus;

  add_signals ();
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  pv_canvas_install_keys (widget_class);
}

static gboolean
is_whole (GtkWidget *widget)
{
  PvCanvas *self = PV_CANVAS (widget);

  return self->scene && pv_canvas_tiles_is_complete (self->tiles);
}

static void
pv_canvas_init (PvCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  self->editable = TRUE;
  self->free_places = TRUE;
  self->guides = TRUE;
  self->grid = TRUE;
  self->tiles = pv_canvas_tiles_new (paint_picture);

  g_signal_connect_object (self->tiles, "ready", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "viewport-changed", G_CALLBACK (pv_canvas_lead_lines), NULL);
  style_changed_cb (self);
  pv_canvas_init_view (self);
  pv_canvas_init_nodes (self);
  pv_canvas_init_input (self);
  pv_canvas_init_keys (self);
  pv_frame_probe_attach (GTK_WIDGET (self), is_whole);
}

GtkWidget *
pv_canvas_new (void)
{
  return g_object_new (PV_TYPE_CANVAS, NULL);
}

void
pv_canvas_set_selection (PvCanvas *self, PvSelection *selection)
{
  if (self->selection)
    {
      pv_canvas_let_be (self);
      g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
    }
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}

/* Where two scenes differ as far as boxes and names tell: painted first, the rest follows. */
static PvRect
find_difference (const PvScene *before, const PvScene *after, PvPart part)
{
  PvRect urgent = { 0 };

  for (guint i = 0; i < pv_scene_count (after, part); i++)
    {
      PvElementInfo new_info, old_info = { 0 };
      PvElement old;

      pv_scene_describe (after, (PvElement) { part, i }, &new_info);
      old = pv_scene_find (before, new_info.id);
      if (pv_scene_describe (before, old, &old_info) && memcmp (&old_info.bounds, &new_info.bounds, sizeof (PvRect)) == 0
          && g_strcmp0 (old_info.tooltip, new_info.tooltip) == 0)
        continue;
      urgent = pv_rect_union (&urgent, &new_info.bounds);
      urgent = pv_rect_union (&urgent, &old_info.bounds);
    }

  return urgent;
}

/* Whether @after is @before with an edit in it: then nothing may jump under the hand that made it. */
static gboolean
is_same_view (const PvScene *before, const PvScene *after)
{
  guint n_before = before ? pv_scene_count (before, PV_PART_NODE) : 0;
  guint n_after = pv_scene_count (after, PV_PART_NODE);

  return before && !pv_scene_is_empty (before) && pv_scene_get_lang (before) == pv_scene_get_lang (after)
         && MAX (n_before, n_after) - MIN (n_before, n_after) <= 1;
}

static void
forget_scene (PvCanvas *self, PvScene *next)
{
  pv_canvas_cancel (self);
  pv_canvas_stop_lines (self);
  /* What is dropped comes back as another scene: over the tiles it is seen there at once. */
  g_clear_pointer (&self->drag_steps, pv_scene_drag_free);
  self->lowering = self->lifted != NULL;
  if (next == NULL || pv_scene_get_kind (next) != PV_SCENE_NETWORK)
    pv_canvas_forget_lifted (self);
  self->hovered = PV_NO_ELEMENT;
  g_clear_pointer (&self->scene, pv_scene_unref);
}

/* More than so many are marked as one: looking at each would take longer than it spares. */
#define MOST_MARKED 400

/* One by one: between a box and what it is linked with far away most looks as it did. */
static void
mark_changed (PvCanvas *self, const GArray *changed)
{
  PvRect around = { 0 };

  for (guint i = 0; i < changed->len; i++)
    {
      PvRect one = pv_rect_grow (&g_array_index (changed, PvRect, i), PV_EMPHASIS_REACH, PV_EMPHASIS_REACH);

      around = pv_rect_union (&around, &one);
      if (changed->len <= MOST_MARKED)
        pv_canvas_mark_dirty (self, &one);
    }
  if (changed->len > MOST_MARKED)
    pv_canvas_mark_dirty (self, &around);
  pv_canvas_tiles_set_urgent (self->tiles, &around);
}

/* All of it; what differs as far as can be told comes first. */
static void
mark_difference (PvCanvas *self, const PvScene *before)
{
  PvRect nodes = find_difference (before, self->scene, PV_PART_NODE);
  PvRect steps = find_difference (before, self->scene, PV_PART_STEP);
  PvRect urgent = pv_rect_union (&nodes, &steps);

  pv_canvas_tiles_set_urgent (self->tiles, &urgent);
}

void
pv_canvas_set_scene (PvCanvas *self, PvScene *scene, const GArray *changed)
{
  g_autoptr(PvScene) before = self->scene ? pv_scene_ref (self->scene) : NULL;
  gboolean late = self->lifted && !self->bare;
  g_autoptr(PvScene) seen = self->between ? pv_scene_ref (self->between) : before ? pv_scene_ref (before) : NULL;

  forget_scene (self, scene);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (scene == NULL)
    return;

  self->scene = pv_scene_ref (scene);
  self->viewport.content = pv_scene_get_bounds (scene);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, pv_scene_get_summary (scene), -1);
  pv_canvas_update_picture (self, changed == NULL);
  if (late)
    pv_canvas_tiles_hurry (self->tiles);
  if (changed)
    mark_changed (self, changed);
  else if (before && pv_scene_get_kind (before) == pv_scene_get_kind (scene))
    mark_difference (self, before);
  pv_canvas_begin_moving (self, seen);
  if (self->fitted && self->viewport.width > 0 && !is_same_view (before, scene))
    pv_canvas_show_first (self, before != NULL && !pv_scene_is_empty (before));
  /* Who only stands elsewhere is called the same. */
  if (changed)
    pv_canvas_place_nodes (self);
  else
    pv_canvas_rename_nodes (self);
  pv_canvas_lead_lines_soon (self);
  g_signal_emit (self, signals[SCENE_CHANGED], 0);
}

PvScene *
pv_canvas_get_scene (PvCanvas *self)
{
  return self->scene;
}

PvIdSet *
pv_canvas_get_full (PvCanvas *self)
{
  g_return_val_if_fail (PV_IS_CANVAS (self), NULL);

  return self->full;
}

void
pv_canvas_set_full (PvCanvas *self, PvIdSet *full)
{
  /* It is told after each edit, and seldom is another. */
  if (pv_id_set_equal (full, self->full))
    return;
  if (full)
    pv_id_set_ref (full);
  g_clear_pointer (&self->full, pv_id_set_unref);
  self->full = full;
  pv_canvas_update_picture (self, TRUE);
  g_signal_emit (self, signals[FULL_CHANGED], 0);
}

void
pv_canvas_set_editable (PvCanvas *self, gboolean editable)
{
  self->editable = editable;
}

void
pv_canvas_set_free_places (PvCanvas *self, gboolean free_places)
{
  self->free_places = free_places;
}

gboolean
pv_canvas_is_settled (PvCanvas *self)
{
  return !self->easing && self->move_from == NULL && self->settle_timeout == 0 && pv_canvas_tiles_is_complete (self->tiles)
         && !self->lowering;
}
