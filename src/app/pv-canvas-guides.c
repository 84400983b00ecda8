/* What is dragged comes in line with what stands near, or to the grid. */
#include "app/pv-canvas-private.h"

#include <math.h>

/* Widget pixels: nearer than this, edges and middles meet. */
#define GUIDE_SLACK 6.0
/* Further away, boxes are too small to be put in line by eye. */
#define LEAST_GUIDE_ZOOM 0.3

PvPoint
pv_canvas_snap_move (PvCanvas *self, PvPoint by)
{
  PvSnapOptions options = { .dragged = self->dragged, .within = pv_viewport_visible (&self->viewport) };

  if (self->free_hand)
    {
      self->snap.n_guides = 0;
      return (PvPoint) { round (by.x * 4) / 4, round (by.y * 4) / 4 };
    }
  options.slack = self->guides && self->viewport.zoom >= LEAST_GUIDE_ZOOM ? GUIDE_SLACK / self->viewport.zoom : 0;
  options.grid = self->grid ? PV_CANVAS_GRID : 0;
  self->snap = pv_scene_snap (self->scene, by, &options);

  return self->snap.by;
}

/* A line of one device pixel, horizontal or vertical. */
static void
append_guide (PvCanvas *self, GtkSnapshot *snapshot, const PvGuide *guide)
{
  PvRect model = { guide->from.x, guide->from.y, guide->to.x - guide->from.x, guide->to.y - guide->from.y };
  PvRect line = pv_canvas_to_widget (self, &model);
  PvRgba accent = self->style->accent;
  GdkRGBA colour = { (float) accent.r, (float) accent.g, (float) accent.b, 0.9f };

  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT ((float) floor (line.x), (float) floor (line.y),
                                                                     (float) MAX (round (line.width), 1), (float) MAX (round (line.height), 1)));
}

void
pv_canvas_overlay_guides (PvCanvas *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->snap.n_guides; i++)
    append_guide (self, snapshot, &self->snap.guides[i]);
}

void
pv_canvas_set_guides (PvCanvas *self, gboolean guides)
{
  self->guides = guides;
}

void
pv_canvas_set_grid (PvCanvas *self, gboolean grid)
{
  self->grid = grid;
  pv_canvas_update_picture (self, TRUE);
}
