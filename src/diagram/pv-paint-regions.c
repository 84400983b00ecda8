/* The overview: regions as discs of dots, bundles between them. Sizes are device pixels, whatever the zoom, where the whole
 * is at least as large as a usual window; see pv-scene-regions.c. */
#include "diagram/pv-paint.h"

#include <math.h>

#include "diagram/pv-scene-network.h"

/* Of a pitch. */
#define DOT 0.346
#define COUNT_SIZE 11.0        /* of links, on a bundle */
#define COUNT_REACH 60.0
#define SHOWN_COUNT 200
/* Of a disc's edge, half of the widest; and how far its words reach beyond it. Most tiles that words reach into see no dot of the disc. */
#define RIM 2.0
#define WORDS_REACH 120.0
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
paint_disc (const PvBrush *brush, const PvRegionShape *region, PvPoint centre, double radius)
{
  PvLook look = pv_brush_look (brush, region->id);
  PvPaint rim = { .fill = brush->style->card, .stroke = look.selected || look.focused ? brush->style->accent : brush->style->edge };

  rim.width = (look.selected ? 3 : look.hovered || look.focused ? 2 : 1.2) / brush->zoom;
  pv_paint_circle (brush, centre.x, centre.y, radius, &rim);
  for (guint from = 0, to = 0; from < region->n_nodes; from = to)
    {
      while (to < region->n_nodes && region->kinds[to] == region->kinds[from])
        to++;
      paint_dots_of_kind (brush, region, from, to);
    }
}

static void
paint_region (const PvBrush *brush, guint index)
{
  const PvRegionShape *region = &brush->scene->regions[index];
  PvRegionWords words = pv_scene_region_words (brush->scene, brush->zoom);
  PvPoint centre;
  double radius;

  pv_scene_region_disc (brush->scene, index, brush->zoom, &centre, &radius);
  if (is_near (brush, centre, radius + RIM / brush->zoom))
    paint_disc (brush, region, centre, radius);
  if (!is_near (brush, centre, radius + WORDS_REACH / brush->zoom))
    return;
  paint_words (brush, region->name, (PvPoint) { centre.x, centre.y - radius - (words.height - words.name_size * 0.675) / brush->zoom }, words.name_size,
               PV_WEIGHT_BOLD, brush->style->ink);
  if (words.count_size > 0)
    paint_words (brush, region->count, (PvPoint) { centre.x, centre.y - radius - (2 + words.count_size * 0.675) / brush->zoom }, words.count_size,
                 PV_WEIGHT_REGULAR, brush->style->ink2);
}

/* A region as it stands at this zoom. */
typedef struct
{
  PvPoint centre;
  double radius;
} Disc;

typedef struct
{
  PvPoint a, middle, b;
} Bend;

/* Pieces of a bent hairline: no corner is seen at the lengths that an overview has. */
#define PIECES 12
/* How far from a hairline its colour may be: it shades two pixels beside each other. */
#define HAIRLINE_REACH 2.0

/* How far the middle of a bundle must bend aside, to pass the foreign region that stands most in its way; 0: nobody does. */
static double
bend_of (const PvBrush *brush, const Disc *discs, const PvBundleShape *bundle, double length)
{
  PvPoint a = discs[bundle->from].centre, b = discs[bundle->to].centre;
  double most = 0, x = (b.x - a.x) / length, y = (b.y - a.y) / length, room = 6 / brush->zoom;

  for (guint r = 0; r < brush->scene->n_regions; r++)
    {
      PvPoint c = discs[r].centre;
      double along = (c.x - a.x) * x + (c.y - a.y) * y, aside = (c.x - a.x) * y - (c.y - a.y) * x, way;

      if (fabs (aside) >= discs[r].radius + room || along <= 0 || along >= length || r == bundle->from || r == bundle->to)
        continue;
      way = (discs[r].radius + room - fabs (aside)) * (aside > 0 ? -1 : 1);
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

/* A curve lies within the corners that make it; @reach to either side. */
static gboolean
is_bend_seen (const PvBrush *brush, const Bend *bend, double reach)
{
  PvPoint corners[] = { bend->a, bend->middle, bend->b };
  PvRect around = pv_points_bounds (corners, G_N_ELEMENTS (corners), reach);

  return pv_rect_overlaps (&around, &brush->clip);
}

/* FALSE: nothing of it, nor of what lies within @reach of it, is seen here. */
static gboolean
find_bend (const PvBrush *brush, const Disc *discs, double widest, const PvBundleShape *bundle, double reach, Bend *bend)
{
  const Disc *from = &discs[bundle->from], *to = &discs[bundle->to];
  double length = hypot (to->centre.x - from->centre.x, to->centre.y - from->centre.y), aside;

  bend->a = from->centre;
  bend->b = to->centre;
  if (length <= from->radius + to->radius || !may_be_seen (brush, bend->a, bend->b, widest, reach))
    return FALSE;
  aside = bend_of (brush, discs, bundle, length);
  bend->middle = (PvPoint) { (bend->a.x + bend->b.x) / 2 + (bend->b.y - bend->a.y) / length * aside,
                             (bend->a.y + bend->b.y) / 2 - (bend->b.x - bend->a.x) / length * aside };
  return is_bend_seen (brush, bend, reach);
}

static void
add_curve (PvOutline *outline, const Bend *bend)
{
  pv_outline_move (outline, bend->a.x, bend->a.y);
  pv_outline_curve (outline, bend->a.x + (bend->middle.x - bend->a.x) * 2 / 3, bend->a.y + (bend->middle.y - bend->a.y) * 2 / 3,
                    bend->b.x + (bend->middle.x - bend->b.x) * 2 / 3, bend->b.y + (bend->middle.y - bend->b.y) * 2 / 3, bend->b.x, bend->b.y);
}

static gboolean
is_piece_seen (const PvRect *seen, PvPoint a, PvPoint b)
{
  return MAX (a.x, b.x) >= seen->x && MIN (a.x, b.x) <= seen->x + seen->width && MAX (a.y, b.y) >= seen->y && MIN (a.y, b.y) <= seen->y + seen->height;
}

/* The same curve, which is a parabola, in pieces, one where it is straight; those that are seen in @seen. */
static void
add_pieces (PvOutline *outline, const Bend *bend, const PvRect *seen)
{
  gboolean straight = fabs (bend->middle.x - (bend->a.x + bend->b.x) / 2) + fabs (bend->middle.y - (bend->a.y + bend->b.y) / 2) < 1e-6;
  guint n = straight ? 1 : PIECES;
  PvPoint last = bend->a;

  for (guint i = 1; i <= n; i++)
    {
      double t = (double) i / n, u = 1 - t;
      PvPoint next = { u * u * bend->a.x + 2 * t * u * bend->middle.x + t * t * bend->b.x,
                       u * u * bend->a.y + 2 * t * u * bend->middle.y + t * t * bend->b.y };

      if (is_piece_seen (seen, last, next))
        {
          pv_outline_move (outline, last.x, last.y);
          pv_outline_line (outline, next.x, next.y);
        }
      last = next;
    }
}

/* The weak ones lie under all others: thousands of hairlines, of which a stroke each would take longer than all the rest. */
static void
paint_weak_bundles (const PvBrush *brush, const Disc *discs, double widest)
{
  PvPaint paint = { .stroke = pv_rgba_faded (brush->style->bundle, WEAK), .width = WEAK_WIDTH / brush->zoom, .hairline = TRUE };
  PvOutline *outline = brush->surface->scratch;
  gboolean quick = brush->surface->surface_class->begin == NULL;
  double reach = HAIRLINE_REACH / brush->zoom;
  PvRect seen = pv_rect_grow (&brush->clip, reach, reach);

  pv_outline_clear (outline);
  for (guint i = 0; i < brush->scene->n_bundles && brush->scene->bundles[i].weak; i++)
    {
      Bend bend;

      if (!find_bend (brush, discs, widest, &brush->scene->bundles[i], reach, &bend))
        continue;
      if (quick)
        add_pieces (outline, &bend, &seen);
      else
        add_curve (outline, &bend);
    }
  pv_surface_draw (brush->surface, outline, &paint);
}

static void
paint_strong_bundle (const PvBrush *brush, const Disc *discs, double widest, const PvBundleShape *bundle)
{
  PvPaint paint = { .stroke = brush->style->bundle, .width = MIN (1.5 + bundle->n_links / 75.0, 14) / brush->zoom };
  double length = hypot (discs[bundle->to].centre.x - discs[bundle->from].centre.x, discs[bundle->to].centre.y - discs[bundle->from].centre.y);
  Bend bend;

  if (!find_bend (brush, discs, widest, bundle, paint.width + COUNT_REACH / brush->zoom, &bend))
    return;
  pv_outline_clear (brush->surface->scratch);
  add_curve (brush->surface->scratch, &bend);
  pv_surface_draw (brush->surface, brush->surface->scratch, &paint);
  if (bundle->n_links > SHOWN_COUNT && (length - discs[bundle->from].radius - discs[bundle->to].radius) * brush->zoom > 60)
    paint_words (brush, bundle->count, (PvPoint) { (bend.a.x + bend.b.x) / 4 + bend.middle.x / 2, (bend.a.y + bend.b.y) / 4 + bend.middle.y / 2 },
                 COUNT_SIZE, PV_WEIGHT_BOLD, brush->style->ink2);
}

void
pv_paint_regions (const PvBrush *brush)
{
  const PvScene *scene = brush->scene;
  g_autofree Disc *discs = g_new (Disc, scene->n_regions + 1);
  double widest = 0;

  for (guint i = 0; i < scene->n_regions; i++)
    {
      pv_scene_region_disc (scene, i, brush->zoom, &discs[i].centre, &discs[i].radius);
      widest = MAX (widest, discs[i].radius);
    }
  paint_weak_bundles (brush, discs, widest);
  for (guint i = 0; i < scene->n_bundles; i++)
    if (!scene->bundles[i].weak)
      paint_strong_bundle (brush, discs, widest, &scene->bundles[i]);
  for (guint i = 0; i < scene->n_regions; i++)
    paint_region (brush, i);
}
