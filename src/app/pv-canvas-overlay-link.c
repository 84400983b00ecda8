/* A line that is being drawn: where it comes from, where it would end, and who cannot take it. */
#include "app/pv-canvas-private.h"

#include <math.h>

/* Further away nobody aims at one box. */
#define LEAST_VEIL_ZOOM 0.2
/* Marks stand out of the frame so far. */
#define MARKS 9.0

/* The canvas's own colour over a box: it is there, but not now. */
static void
append_veil (PvCanvas *self, GtkSnapshot *snapshot, const PvRect *model)
{
  PvRect around = pv_rect_grow (model, MARKS, MARKS), box = pv_canvas_to_widget (self, &around);
  PvRgba canvas = self->style->canvas;
  GdkRGBA veil = { (float) canvas.r, (float) canvas.g, (float) canvas.b, 0.72f };

  gtk_snapshot_append_color (snapshot, &veil, &GRAPHENE_RECT_INIT ((float) box.x, (float) box.y, (float) box.width, (float) box.height));
}

static void
append_veils (PvCanvas *self, GtkSnapshot *snapshot, PvElement from)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvRect visible = pv_viewport_visible (&self->viewport);

  if (self->viewport.zoom < LEAST_VEIL_ZOOM)
    return;
  pv_scene_find_in (self->scene, &visible, from.part, found);
  for (guint i = 0; i < found->len; i++)
    {
      PvElement element = g_array_index (found, PvElement, i);
      PvRect box = pv_scene_get_box (self->scene, element);

      if (!pv_element_equal (element, from) && !pv_canvas_can_link (self, element))
        append_veil (self, snapshot, &box);
    }
}

/* From the frame of the first end to the pointer, or to the frame of the target. */
static void
append_line (PvCanvas *self, GtkSnapshot *snapshot)
{
  PvElement from = pv_scene_find (self->scene, self->link_from);
  PvElement target = pv_canvas_hit (self, self->pointer);
  GdkRGBA accent = { (float) self->style->accent.r, (float) self->style->accent.g, (float) self->style->accent.b, 1 };
  PvPoint start, end = self->pointer;
  PvRect box, around;
  graphene_rect_t bounds;
  cairo_t *cr;

  if (!pv_canvas_is_node (from))
    return;
  box = pv_scene_get_box (self->scene, from);
  box = pv_canvas_to_widget (self, &box);
  start = pv_rect_centre (&box);
  pv_canvas_append_glow (self, snapshot, from, 3, 0.6);
  if (pv_canvas_can_link (self, target))
    pv_canvas_append_glow (self, snapshot, target, 4, 0.9);

  around = (PvRect) { MIN (start.x, end.x) - 8, MIN (start.y, end.y) - 8, fabs (start.x - end.x) + 16,
                      fabs (start.y - end.y) + 16 };
  bounds = GRAPHENE_RECT_INIT ((float) around.x, (float) around.y, (float) around.width, (float) around.height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, (const double[2]) { 8, 6 }, 2, 0);
  /* The line begins under the frame, not across the name. */
  cairo_rectangle (cr, around.x, around.y, around.width, around.height);
  cairo_rectangle (cr, box.x + box.width, box.y, -box.width, box.height);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  cairo_move_to (cr, start.x, start.y);
  cairo_line_to (cr, end.x, end.y);
  cairo_stroke (cr);
  cairo_destroy (cr);
  pv_canvas_append_disc (snapshot, end, 4, accent, accent);
}

void
pv_canvas_overlay_link (PvCanvas *self, GtkSnapshot *snapshot)
{
  append_veils (self, snapshot, pv_scene_find (self->scene, self->link_from));
  append_line (self, snapshot);
}
