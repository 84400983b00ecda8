/* The whole of a scene, or a part of it, clear of what lies over the lower corners. */
#include "app/pv-accessible.h"
#include "app/pv-canvas-private.h"

/* Device pixels between what is revealed and the edge. */
#define REVEAL_MARGIN 12
/* Model pixels around a part that is fitted in: what stands on the frames of its boxes. */
#define PART_MARGIN 12

static PvRect
corner_of (PvCanvas *self, const PvViewport *viewport, guint side)
{
  PvCanvasCorner corner = self->corners[side];

  return (PvRect) { side == 0 ? 0 : viewport->width - corner.width, viewport->height - corner.height, corner.width, corner.height };
}

/* The discs of regions stand in the middle of their actors, with words above. */
static gboolean
is_free_of_regions (PvCanvas *self, double zoom, const PvRect *corner)
{
  double words = pv_scene_region_words (self->scene, zoom).height / zoom, radius;
  PvPoint centre;

  for (guint i = 0; pv_scene_region_disc (self->scene, i, zoom, &centre, &radius); i++)
    {
      PvRect disc = { centre.x - radius, centre.y - radius - words, 2 * radius, 2 * radius + words };

      if (pv_rect_overlaps (&disc, corner))
        return FALSE;
    }
  return TRUE;
}

static gboolean
corner_is_free (PvCanvas *self, const PvViewport *viewport, guint side)
{
  PvRect corner = corner_of (self, viewport, side);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvElement));

  if (pv_rect_is_empty (&corner))
    return TRUE;
  corner = pv_viewport_rect_to_model (viewport, &corner);
  if (pv_detail_at (viewport->zoom) == PV_DETAIL_REGIONS && pv_scene_count (self->scene, PV_PART_REGION) > 1)
    return is_free_of_regions (self, viewport->zoom, &corner);
  pv_scene_find_in (self->scene, &corner, PV_PART_NODE, found);

  return found->len == 0;
}

/* How a whole keeps clear of a corner: it happens to have nothing there, it stands above it, or beside. */
typedef enum { CLEAR, ABOVE, BESIDE, N_WAYS } Way;

static PvInsets
insets_of (PvCanvas *self, Way left, Way right)
{
  Way ways[2] = { left, right };
  PvInsets insets = self->insets;

  for (guint side = 0; side < 2; side++)
    if (ways[side] == ABOVE)
      insets.bottom = MAX (insets.bottom, self->corners[side].height);
  if (left == BESIDE)
    insets.left = MAX (insets.left, self->corners[0].width);
  if (right == BESIDE)
    insets.right = MAX (insets.right, self->corners[1].width);
  return insets;
}

PvViewport
pv_canvas_whole_viewport (PvCanvas *self)
{
  PvRect bounds = pv_scene_get_bounds (self->scene);
  double most = self->most_fit * pv_text_scale (GTK_WIDGET (self));
  PvViewport best = pv_viewport_fit (self->viewport, &bounds, insets_of (self, ABOVE, ABOVE), most);
  gboolean found = FALSE;

  for (Way left = CLEAR; left < N_WAYS; left++)
    for (Way right = CLEAR; right < N_WAYS; right++)
      {
        PvViewport viewport = pv_viewport_fit (self->viewport, &bounds, insets_of (self, left, right), most);

        if ((found && viewport.zoom <= best.zoom) || !corner_is_free (self, &viewport, 0) || !corner_is_free (self, &viewport, 1))
          continue;
        best = viewport;
        found = TRUE;
      }
  return best;
}

PvViewport
pv_canvas_part_viewport (PvCanvas *self, PvViewport viewport, const PvRect *place)
{
  PvRect around = pv_rect_grow (place, PART_MARGIN, PART_MARGIN);

  return pv_viewport_fit (viewport, &around, insets_of (self, ABOVE, ABOVE), self->most_fit * pv_text_scale (GTK_WIDGET (self)));
}

double
pv_canvas_get_whole_zoom (PvCanvas *self)
{
  return pv_canvas_whole_viewport (self).zoom;
}

/* With what lies over @place, if anything does. */
static PvInsets
insets_clear_of (PvCanvas *self, const PvViewport *viewport, const PvRect *place, PvInsets insets)
{
  PvRect device = pv_viewport_rect_to_device (viewport, place);

  for (guint side = 0; side < 2; side++)
    {
      PvRect corner = corner_of (self, viewport, side);

      if (pv_rect_overlaps (&corner, &device))
        insets.bottom = MAX (insets.bottom, corner.height);
    }
  return insets;
}

PvViewport
pv_canvas_centre_viewport (PvCanvas *self, PvViewport viewport, const PvRect *place, PvInsets insets)
{
  PvViewport centred = pv_viewport_centre_on (viewport, pv_rect_centre (place), insets);

  return pv_viewport_centre_on (viewport, pv_rect_centre (place), insets_clear_of (self, &centred, place, insets));
}

PvViewport
pv_canvas_reveal_viewport (PvCanvas *self, PvViewport viewport, const PvRect *place, PvInsets insets)
{
  PvViewport revealed = pv_viewport_reveal (viewport, place, insets, REVEAL_MARGIN);

  return pv_viewport_reveal (revealed, place, insets_clear_of (self, &revealed, place, insets), REVEAL_MARGIN);
}
