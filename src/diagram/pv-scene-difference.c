#include "diagram/pv-scene-difference.h"

#define FRAME 2.2
/* A mark is never smaller than this on the screen, device pixels. */
#define LEAST_RADIUS 5.0

static void
set_colour (cairo_t *cr, PvRgba colour)
{
  cairo_set_source_rgba (cr, colour.r, colour.g, colour.b, colour.a);
}

static PvRgba
colour_of (PvDifferenceMark mark, const PvStyle *style)
{
  return mark == PV_DIFFERENCE_ADDED ? style->ok : mark == PV_DIFFERENCE_CHANGED ? style->warn : style->error;
}

static void
stroke_plus (cairo_t *cr, double arm)
{
  cairo_move_to (cr, -arm, 0);
  cairo_line_to (cr, arm, 0);
  cairo_move_to (cr, 0, -arm);
  cairo_line_to (cr, 0, arm);
  cairo_stroke (cr);
}

static void
stroke_cross (cairo_t *cr, double arm)
{
  cairo_move_to (cr, -arm, -arm);
  cairo_line_to (cr, arm, arm);
  cairo_move_to (cr, arm, -arm);
  cairo_line_to (cr, -arm, arm);
  cairo_stroke (cr);
}

/* A pencil that points down to the left. */
static void
fill_pencil (cairo_t *cr, double arm)
{
  cairo_save (cr);
  cairo_rotate (cr, G_PI / 4);
  cairo_rectangle (cr, -arm * 0.38, -arm * 1.15, arm * 0.76, arm * 1.5);
  cairo_fill (cr);
  cairo_move_to (cr, -arm * 0.38, arm * 0.5);
  cairo_line_to (cr, arm * 0.38, arm * 0.5);
  cairo_line_to (cr, 0, arm * 1.25);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

void
pv_difference_mark_paint (PvDifferenceMark mark, const PvStyle *style, double x, double y, double radius, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  set_colour (cr, style->card);
  cairo_fill_preserve (cr);
  set_colour (cr, colour_of (mark, style));
  cairo_set_line_width (cr, radius * 0.22);
  if (mark == PV_DIFFERENCE_GONE)
    {
      const double dash[] = { radius * 0.5, radius * 0.35 };

      cairo_set_dash (cr, dash, 2, 0);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, radius * 0.28);
  if (mark == PV_DIFFERENCE_ADDED)
    stroke_plus (cr, radius * 0.5);
  else if (mark == PV_DIFFERENCE_GONE)
    stroke_cross (cr, radius * 0.4);
  else
    fill_pencil (cr, radius * 0.48);
  cairo_restore (cr);
}

static void
round_box (cairo_t *cr, PvRect box, double out, double corner)
{
  double left = box.x - out, top = box.y - out, right = box.x + box.width + out, bottom = box.y + box.height + out;

  cairo_new_path (cr);
  cairo_arc (cr, right - corner, top + corner, corner, -G_PI / 2, 0);
  cairo_arc (cr, right - corner, bottom - corner, corner, 0, G_PI / 2);
  cairo_arc (cr, left + corner, bottom - corner, corner, G_PI / 2, G_PI);
  cairo_arc (cr, left + corner, top + corner, corner, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
dash_when_gone (cairo_t *cr, PvDifferenceMark mark)
{
  const double dash[] = { 6, 4 };

  cairo_set_dash (cr, dash, mark == PV_DIFFERENCE_GONE ? 2 : 0, 0);
}

static void
paint_node (const PvScene *scene, PvElement node, PvDifferenceMark mark, const PvStyle *style, double radius, cairo_t *cr)
{
  PvRect box = pv_scene_get_box (scene, node);

  set_colour (cr, colour_of (mark, style));
  cairo_set_line_width (cr, FRAME + style->extra_outline);
  dash_when_gone (cr, mark);
  round_box (cr, box, 3, PV_NODE_CORNER + 3);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  pv_difference_mark_paint (mark, style, box.x, box.y, radius, cr);
}

static PvPoint
middle_of (PvRect box)
{
  return (PvPoint) { box.x + box.width / 2, box.y + box.height / 2 };
}

static void
paint_link (const PvScene *scene, PvElement link, PvDifferenceMark mark, const PvStyle *style, double radius, cairo_t *cr)
{
  PvElement from, to;
  PvPoint a, b;

  pv_scene_get_ends (scene, link, &from, &to);
  if (from.part == PV_PART_NONE || to.part == PV_PART_NONE)
    return;

  a = middle_of (pv_scene_get_box (scene, from));
  b = middle_of (pv_scene_get_box (scene, to));
  if (mark == PV_DIFFERENCE_GONE)
    {
      PvRect boxes[2] = { pv_scene_get_box (scene, from), pv_scene_get_box (scene, to) };

      /* Not over the boxes that it leads to. */
      cairo_save (cr);
      cairo_rectangle (cr, MIN (a.x, b.x) - 1000, MIN (a.y, b.y) - 1000, ABS (a.x - b.x) + 2000, ABS (a.y - b.y) + 2000);
      for (guint i = 0; i < 2; i++)
        cairo_rectangle (cr, boxes[i].x, boxes[i].y, boxes[i].width, boxes[i].height);
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_clip (cr);
      set_colour (cr, colour_of (mark, style));
      cairo_set_line_width (cr, 1.6 + style->extra_outline);
      dash_when_gone (cr, mark);
      cairo_move_to (cr, a.x, a.y);
      cairo_line_to (cr, b.x, b.y);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  pv_difference_mark_paint (mark, style, (a.x + b.x) / 2, (a.y + b.y) / 2, radius * 0.8, cr);
}

static gboolean
mark_of (const PvSceneDifference *difference, PvId id, PvDifferenceMark *mark)
{
  const PvIdSet *sets[] = { difference->added, difference->changed, difference->gone };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (pv_id_set_contains (sets[i], id))
      {
        *mark = i;
        return TRUE;
      }
  return FALSE;
}

static void
paint_part (const PvScene *scene, PvPart part, const PvSceneDifference *difference, const PvStyle *style, double radius, cairo_t *cr)
{
  guint n = pv_scene_count (scene, part);

  for (guint i = 0; i < n; i++)
    {
      PvElement element = { part, i };
      PvElementInfo info;
      PvDifferenceMark mark;

      if (!pv_scene_describe (scene, element, &info) || !mark_of (difference, info.id, &mark))
        continue;
      if (part == PV_PART_LINK)
        paint_link (scene, element, mark, style, radius, cr);
      else
        paint_node (scene, element, mark, style, radius, cr);
    }
}

void
pv_scene_difference_paint (const PvScene *scene, const PvSceneDifference *difference, const PvStyle *style, double zoom, cairo_t *cr)
{
  double radius = MAX (PV_MARK_RADIUS, LEAST_RADIUS / MAX (zoom, 0.01));

  paint_part (scene, PV_PART_LINK, difference, style, radius, cr);
  paint_part (scene, PV_PART_NODE, difference, style, radius, cr);
}
