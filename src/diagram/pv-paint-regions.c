/* The overview: regions as discs of dots, bundles between them. Sizes are device pixels, whatever the zoom, where the whole
 * is at least as large as a usual window; see pv-scene-regions.c. */
#include "diagram/pv-paint.h"

#include <math.h>

#include "diagram/pv-scene-network.h"

/* Of a pitch. */
#define DOT 0.346
#define COUNT_SIZE 11.0        /* of links, on a bundle */
#define SHOWN_COUNT 200
#define WEAK 0.3
#define WEAK_WIDTH 0.7

static gboolean
is_near (const PvBrush *brush, PvPoint centre, double reach)
{
  PvRect around = pv_rect_grow (&brush->clip, reach, reach);

  return pv_rect_contains (&around, centre.x, centre.y);
}

/* Eight corners are as round as a dot of under three pixels can be, at a third of what curves cost. */
static void
add_dot (PvOutline *outline, double x, double y, double radius)
{
  double k = radius * (G_SQRT2 - 1);

  pv_outline_move (outline, x + radius, y - k);
  pv_outline_line (outline, x + radius, y + k);
  pv_outline_line (outline, x + k, y + radius);
  pv_outline_line (outline, x - k, y + radius);
  pv_outline_line (outline, x - radius, y + k);
  pv_outline_line (outline, x - radius, y - k);
  pv_outline_line (outline, x - k, y - radius);
  pv_outline_line (outline, x + k, y - radius);
  pv_outline_close (outline);
}

static void
paint_dots_of_kind (const PvBrush *brush, const PvRegionShape *region, guint from, guint to)
{
  guint kind = region->kinds[from];
  PvPaint paint = { .fill = kind <= PV_N_ACTOR_KINDS ? brush->style->actor_kind[kind] : brush->style->faded_line };
  PvOutline *outline = brush->surface->scratch;
  double pitch = pv_scene_region_pitch (brush->scene, brush->zoom);

  pv_outline_clear (outline);
  for (guint i = from; i < to; i++)
    add_dot (outline, region->centre.x + region->dots[i].x * pitch, region->centre.y + region->dots[i].y * pitch, DOT * pitch);
  pv_surface_draw (brush->surface, outline, &paint);
}

static void
paint_words (const PvBrush *brush, const char *words, PvPoint at, double size, PvWeight weight, PvRgba ink)
{
  PvFont font = { size / brush->zoom, weight }, measured = { size, weight };
  double width = (pv_text_width (words, measured) + 10) / brush->zoom, height = size * 1.35 / brush->zoom;
  PvRect rect = { at.x - width / 2, at.y - height / 2, width, height };
  PvPaint ground = { .fill = pv_rgba_faded (brush->style->canvas, 0.85) };

  pv_paint_rounded (brush, &rect, 3 / brush->zoom, &ground);
  pv_paint_text (brush, words, at.x, at.y + font.size * 0.35, font, ink, PV_ANCHOR_MIDDLE);
}

static void
paint_region (const PvBrush *brush, guint index)
{
  const PvRegionShape *region = &brush->scene->regions[index];
  PvLook look = pv_brush_look (brush, region->id);
  PvPaint rim = { .fill = brush->style->card, .stroke = look.selected || look.focused ? brush->style->accent : brush->style->edge };
  PvRegionWords words = pv_scene_region_words (brush->scene, brush->zoom);
  PvPoint centre;
  double radius;

  pv_scene_region_disc (brush->scene, index, brush->zoom, &centre, &radius);
  if (!is_near (brush, centre, radius + 120 / brush->zoom))
    return;
  rim.width = (look.selected ? 3 : look.hovered || look.focused ? 2 : 1.2) / brush->zoom;
  pv_paint_circle (brush, centre.x, centre.y, radius, &rim);
  for (guint from = 0, to = 0; from < region->n_nodes; from = to)
    {
      while (to < region->n_nodes && region->kinds[to] == region->kinds[from])
        to++;
      paint_dots_of_kind (brush, region, from, to);
    }
  paint_words (brush, region->name, (PvPoint) { centre.x, centre.y - radius - (words.height - words.name_size * 0.675) / brush->zoom }, words.name_size,
               PV_WEIGHT_BOLD, brush->style->ink);
  if (words.count_size > 0)
    paint_words (brush, region->count, (PvPoint) { centre.x, centre.y - radius - (2 + words.count_size * 0.675) / brush->zoom }, words.count_size,
                 PV_WEIGHT_REGULAR, brush->style->ink2);
}

/* How far the middle of a bundle must bend aside, to pass the foreign region that stands most in its way; 0: nobody does. */
static double
bend_of (const PvBrush *brush, const PvBundleShape *bundle, PvPoint a, PvPoint b)
{
  double length = hypot (b.x - a.x, b.y - a.y), most = 0;

  for (guint r = 0; r < brush->scene->n_regions; r++)
    {
      PvPoint c;
      double radius, along, aside, way;

      if (r == bundle->from || r == bundle->to || !pv_scene_region_disc (brush->scene, r, brush->zoom, &c, &radius))
        continue;
      along = ((c.x - a.x) * (b.x - a.x) + (c.y - a.y) * (b.y - a.y)) / length;
      aside = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / length;
      radius += 6 / brush->zoom;
      if (along <= 0 || along >= length || fabs (aside) >= radius)
        continue;
      way = (radius - fabs (aside)) * (aside > 0 ? -1 : 1);
      if (fabs (way) > fabs (most))
        most = way;
    }
  return most * 2;
}

/* However it bends, it goes no farther than round the widest region: a tile has to do with few of the thousands of bundles. */
static gboolean
may_be_seen (const PvBrush *brush, PvPoint a, PvPoint b, double widest, double width)
{
  double reach = 2 * widest + 12 / brush->zoom + width;
  PvRect around = { MIN (a.x, b.x) - reach, MIN (a.y, b.y) - reach, fabs (b.x - a.x) + 2 * reach, fabs (b.y - a.y) + 2 * reach };

  return pv_rect_overlaps (&around, &brush->clip);
}

static void
paint_bundle (const PvBrush *brush, const PvBundleShape *bundle, double widest)
{
  PvPaint paint = { .stroke = pv_rgba_faded (brush->style->bundle, bundle->weak ? WEAK : 1),
                    .width = (bundle->weak ? WEAK_WIDTH : MIN (1.5 + bundle->n_links / 75.0, 14)) / brush->zoom };
  PvOutline *outline = brush->surface->scratch;
  PvPoint a, b, middle;
  double ra, rb, length, bend;

  pv_scene_region_disc (brush->scene, bundle->from, brush->zoom, &a, &ra);
  pv_scene_region_disc (brush->scene, bundle->to, brush->zoom, &b, &rb);
  length = hypot (b.x - a.x, b.y - a.y);
  if (length <= ra + rb || !may_be_seen (brush, a, b, widest, paint.width + 60 / brush->zoom))
    return;
  bend = bend_of (brush, bundle, a, b);
  middle = (PvPoint) { (a.x + b.x) / 2 + (b.y - a.y) / length * bend, (a.y + b.y) / 2 - (b.x - a.x) / length * bend };
  pv_outline_clear (outline);
  pv_outline_move (outline, a.x, a.y);
  pv_outline_curve (outline, a.x + (middle.x - a.x) * 2 / 3, a.y + (middle.y - a.y) * 2 / 3, b.x + (middle.x - b.x) * 2 / 3,
                    b.y + (middle.y - b.y) * 2 / 3, b.x, b.y);
  pv_surface_draw (brush->surface, outline, &paint);
  if (bundle->n_links > SHOWN_COUNT && (length - ra - rb) * brush->zoom > 60)
    paint_words (brush, bundle->count, (PvPoint) { (a.x + b.x) / 4 + middle.x / 2, (a.y + b.y) / 4 + middle.y / 2 }, COUNT_SIZE, PV_WEIGHT_BOLD,
                 brush->style->ink2);
}

void
pv_paint_regions (const PvBrush *brush)
{
  double widest = 0;

  for (guint i = 0; i < brush->scene->n_regions; i++)
    {
      PvPoint centre;
      double radius;

      if (pv_scene_region_disc (brush->scene, i, brush->zoom, &centre, &radius))
        widest = MAX (widest, radius);
    }
  for (guint i = 0; i < brush->scene->n_bundles; i++)
    paint_bundle (brush, &brush->scene->bundles[i], widest);
  for (guint i = 0; i < brush->scene->n_regions; i++)
    paint_region (brush, i);
}
