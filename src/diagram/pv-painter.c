#include "diagram/pv-painter.h"

#include <math.h>

#include "diagram/pv-paint.h"
#include "diagram/pv-surface-cairo.h"

/* Between two dots of the canvas while editing. */
#define DOT_PITCH 24.0
/* Of painting a network, the part that its lines take. */
#define LINES 0.8

static const char *const roles[PV_N_PARTS] = { "", "node", "link", "phase", "lane", "step", "task", "transition", "gap", "region" };

static void (*const painters[PV_N_PARTS]) (const PvBrush *brush, guint index) = {
  [PV_PART_NODE] = pv_paint_node, [PV_PART_LINK] = pv_paint_link, [PV_PART_STEP] = pv_paint_step, [PV_PART_TASK] = pv_paint_task,
  [PV_PART_TRANSITION] = pv_paint_transition, [PV_PART_GAP] = pv_paint_gap,
};

PvBrush
pv_brush (const PvScene *scene, PvSurface *surface, const PvPaintOptions *options)
{
  PvBrush brush = { scene, surface, options->style, options->emphasis, options->zoom, pv_detail_at (options->zoom), options->clip };

  if (brush.style == NULL)
    brush.style = pv_style_get (PV_STYLE_LIGHT);
  if (pv_rect_is_empty (&brush.clip))
    brush.clip = pv_rect_grow (&scene->bounds, 24, 24);
  /* A path is read, not flown over: it keeps its words and marks as long as they can be read. */
  if (scene->kind == PV_SCENE_PATH || (brush.detail == PV_DETAIL_REGIONS && scene->n_regions < 2))
    brush.detail = MAX (brush.detail, PV_DETAIL_BADGES);
  return brush;
}

static void
paint_element (const PvBrush *brush, PvElement element)
{
  PvElementInfo info;
  gboolean wanted = brush->surface->surface_class->begin != NULL && pv_scene_describe (brush->scene, element, &info);

  if (wanted)
    pv_surface_begin (brush->surface, roles[element.part], &info);
  painters[element.part] (brush, element.index);
  if (wanted)
    pv_surface_end (brush->surface);
}

/* Faded ones lie under full ones, the selected on top. */
static int
rank_of (const PvBrush *brush, PvElement element)
{
  PvLook look;

  if (pv_scene_is_pale (brush->scene, element))
    return 0;
  if (brush->emphasis == NULL)
    return 1;
  look = pv_brush_look (brush, pv_scene_element_id (brush->scene, element));
  return look.selected ? 2 : look.faded ? 0 : 1;
}

static void
paint_part (const PvBrush *brush, const GArray *found, PvPart part, GCancellable *cancellable)
{
  int first = brush->emphasis == NULL && !brush->scene->has_pale ? 1 : 0, last = brush->emphasis == NULL ? 1 : 2;

  for (int rank = first; rank <= last; rank++)
    for (guint i = 0; i < found->len; i++)
      {
        PvElement element = g_array_index (found, PvElement, i);

        if (!pv_progress_goes_on (cancellable, (guint) (rank - first) * found->len + i, (guint) (last - first + 1) * found->len, NULL))
          return;
        if (element.part == part && rank_of (brush, element) == rank)
          paint_element (brush, element);
      }
}

static void
paint_background (const PvBrush *brush)
{
  PvPaint paint = { .fill = brush->style->canvas };

  pv_outline_clear (brush->surface->scratch);
  pv_outline_rect (brush->surface->scratch, &brush->clip);
  pv_surface_draw (brush->surface, brush->surface->scratch, &paint);
}

static void
paint_dots (const PvBrush *brush)
{
  PvPaint paint = { .fill = brush->style->grid };
  PvOutline *outline = brush->surface->scratch;
  double side = 1.4 / brush->zoom;

  if (DOT_PITCH * brush->zoom < 12)
    return;
  pv_outline_clear (outline);
  for (double y = floor (brush->clip.y / DOT_PITCH) * DOT_PITCH; y <= brush->clip.y + brush->clip.height; y += DOT_PITCH)
    for (double x = floor (brush->clip.x / DOT_PITCH) * DOT_PITCH; x <= brush->clip.x + brush->clip.width; x += DOT_PITCH)
      pv_outline_rect (outline, &(PvRect) { x - side / 2, y - side / 2, side, side });
  pv_surface_draw (brush->surface, outline, &paint);
}

/* What rings and labels add around an element must be painted when only they reach into the clip. */
static PvRect
reach_of_clip (const PvBrush *brush)
{
  /* Labels far away; lines that go on to the middle of a box; rings and marks. */
  double margin = brush->detail == PV_DETAIL_ICONS ? 200 / brush->zoom : brush->detail == PV_DETAIL_BADGES ? PV_NODE_MOST_WIDTH_OF_BOTH / 2 : 18;

  return pv_rect_grow (&brush->clip, margin, brush->detail == PV_DETAIL_ICONS ? 80 / brush->zoom : MIN (margin, 54));
}

static void
paint_lines (const PvBrush *brush, const GArray *found, GCancellable *cancellable)
{
  PvProgressStage stage = pv_progress_enter (cancellable, 0, LINES);

  if (brush->detail <= PV_DETAIL_BADGES && brush->surface->surface_class->begin == NULL)
    pv_paint_thin_links (brush, found);
  else
    paint_part (brush, found, PV_PART_LINK, cancellable);
  pv_progress_leave (cancellable, stage);
  paint_part (brush, found, PV_PART_TRANSITION, NULL);
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, PvElement, i).part == PV_PART_LINK)
      pv_paint_link_words (brush, g_array_index (found, PvElement, i).index);
  pv_paint_guide_words (brush);
}

static void
paint_boxes (const PvBrush *brush, const GArray *found, GCancellable *cancellable)
{
  PvProgressStage stage = pv_progress_enter (cancellable, LINES, 1);

  paint_part (brush, found, PV_PART_NODE, cancellable);
  pv_progress_leave (cancellable, stage);
  paint_part (brush, found, PV_PART_STEP, NULL);
  paint_part (brush, found, PV_PART_TASK, NULL);
}

static void
paint_elements (const PvBrush *brush, const PvPaintOptions *options)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvRect reach = reach_of_clip (brush);

  pv_scene_find_in (brush->scene, &reach, PV_PART_NONE, found);
  if (options->layers & PV_PAINT_BOXES)
    paint_part (brush, found, PV_PART_GAP, NULL);
  if (options->layers & PV_PAINT_LINKS)
    paint_lines (brush, found, options->cancellable);
  if (options->layers & PV_PAINT_BOXES)
    paint_boxes (brush, found, options->cancellable);
}

PvPaintOptions
pv_paint_options (void)
{
  return (PvPaintOptions) { .style = pv_style_get (PV_STYLE_LIGHT), .zoom = 1, .layers = PV_PAINT_ALL };
}

void
pv_painter_paint (const PvScene *scene, PvSurface *surface, const PvPaintOptions *options)
{
  PvBrush brush = pv_brush (scene, surface, options);

  brush.locks = (options->layers & PV_PAINT_LOCKS) != 0;
  if (options->layers & PV_PAINT_BACKGROUND)
    paint_background (&brush);
  if ((options->layers & PV_PAINT_BACKGROUND) && scene->kind == PV_SCENE_PATH)
    pv_paint_lanes (&brush);
  if (options->layers & PV_PAINT_DOTS)
    paint_dots (&brush);
  if ((options->layers & PV_PAINT_BACKGROUND) && brush.detail != PV_DETAIL_REGIONS)
    pv_paint_guides (&brush);
  if (brush.detail == PV_DETAIL_REGIONS)
    pv_paint_regions (&brush);
  else
    paint_elements (&brush, options);
  if ((options->layers & PV_PAINT_HEADS) && scene->kind == PV_SCENE_PATH)
    {
      pv_paint_lane_heads (&brush, 0);
      pv_paint_phase_heads (&brush, 0);
    }
}

void
pv_painter_paint_cairo (const PvScene *scene, cairo_t *cr, const PvPaintOptions *options)
{
  PvSurface *surface = pv_surface_cairo_new (cr);

  pv_painter_paint (scene, surface, options);
  pv_surface_cairo_free (surface);
}

void
pv_painter_paint_heads (const PvScene *scene, PvSurface *surface, const PvPaintOptions *options, const PvRect *visible)
{
  PvBrush brush = pv_brush (scene, surface, options);

  if (scene->kind != PV_SCENE_PATH || pv_scene_is_empty (scene))
    return;
  brush.clip = *visible;
  pv_paint_lane_heads (&brush, MAX (0, visible->x));
  pv_paint_phase_heads (&brush, MAX (0, visible->y));
}

PvRect
pv_painter_reach (const PvScene *scene, PvElement element)
{
  PvRect bounds = pv_scene_element_bounds (scene, element);

  return pv_rect_grow (&bounds, PV_EMPHASIS_REACH, PV_EMPHASIS_REACH);
}
