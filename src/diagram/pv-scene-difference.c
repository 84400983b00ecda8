#include "diagram/pv-scene-difference.h"

#include "diagram/pv-scene-private.h"

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

/* The frame of a step runs behind the signs of its roles. */
static void
clip_roles_out (const PvScene *scene, PvElement node, cairo_t *cr)
{
  PvRect around = pv_scene_get_box (scene, node);

  if (node.part != PV_PART_STEP)
    return;
  around = pv_rect_grow (&around, 100, 100);
  cairo_rectangle (cr, around.x, around.y, around.width, around.height);
  for (guint i = 0; i < scene->n_tasks; i++)
    {
      const PvTaskShape *task = &scene->tasks[i];
      PvPoint middle = pv_rect_centre (&task->box);

      if (task->step != node.index || (task->flags & PV_FLAG_ASSISTING))
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, middle.x, middle.y, task->box.width / 2, 0, 2 * G_PI);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
}

static void
paint_node (const PvScene *scene, PvElement node, PvDifferenceMark mark, const PvStyle *style, double radius, cairo_t *cr)
{
  PvRect box = pv_scene_get_box (scene, node);

  cairo_save (cr);
  clip_roles_out (scene, node, cr);
  set_colour (cr, colour_of (mark, style));
  cairo_set_line_width (cr, FRAME + style->extra_outline);
  dash_when_gone (cr, mark);
  round_box (cr, box, 3, (node.part == PV_PART_STEP ? PV_STEP_CORNER : PV_NODE_CORNER) + 3);
  cairo_stroke (cr);
  cairo_restore (cr);
  pv_difference_mark_paint (mark, style, box.x, box.y, radius, cr);
}

/* Not over the boxes that a line leads to. */
static void
clip_boxes_out (const PvScene *scene, PvElement from, PvElement to, cairo_t *cr)
{
  const PvRect boxes[2] = { pv_scene_get_box (scene, from), pv_scene_get_box (scene, to) };
  PvRect around = pv_rect_union (&boxes[0], &boxes[1]);

  around = pv_rect_grow (&around, 1000, 1000);
  cairo_rectangle (cr, around.x, around.y, around.width, around.height);
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    cairo_rectangle (cr, boxes[i].x, boxes[i].y, boxes[i].width, boxes[i].height);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
}

static void
stroke_gone (const PvPoint *points, guint n_points, const PvStyle *style, cairo_t *cr)
{
  set_colour (cr, colour_of (PV_DIFFERENCE_GONE, style));
  cairo_set_line_width (cr, 1.6 + style->extra_outline);
  dash_when_gone (cr, PV_DIFFERENCE_GONE);
  cairo_new_path (cr);
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_stroke (cr);
}

/* The middle of its longest piece: there is room, and it is seen. */
static PvPoint
middle_of_line (const PvPoint *points, guint n_points)
{
  PvPoint middle = points[0];
  double longest = -1;

  for (guint i = 1; i < n_points; i++)
    {
      double length = ABS (points[i].x - points[i - 1].x) + ABS (points[i].y - points[i - 1].y);

      if (length <= longest)
        continue;
      longest = length;
      middle = (PvPoint) { (points[i].x + points[i - 1].x) / 2, (points[i].y + points[i - 1].y) / 2 };
    }
  return middle;
}

static void
paint_line (const PvScene *scene, PvElement line, PvDifferenceMark mark, const PvStyle *style, double radius, cairo_t *cr)
{
  PvElement from, to;
  PvRect boxes[2];
  PvPoint ends[2], middle;
  const PvPoint *points = ends;
  guint n_points = G_N_ELEMENTS (ends);

  pv_scene_get_ends (scene, line, &from, &to);
  if (from.part == PV_PART_NONE || to.part == PV_PART_NONE)
    return;
  boxes[0] = pv_scene_get_box (scene, from);
  boxes[1] = pv_scene_get_box (scene, to);
  ends[0] = pv_rect_centre (&boxes[0]);
  ends[1] = pv_rect_centre (&boxes[1]);
  if (line.part == PV_PART_TRANSITION && scene->transitions[line.index].n_points > 1)
    {
      points = scene->transitions[line.index].points;
      n_points = scene->transitions[line.index].n_points;
    }
  middle = middle_of_line (points, n_points);
  if (mark == PV_DIFFERENCE_GONE)
    {
      cairo_save (cr);
      clip_boxes_out (scene, from, to, cr);
      stroke_gone (points, n_points, style, cr);
      cairo_restore (cr);
    }
  pv_difference_mark_paint (mark, style, middle.x, middle.y, radius * 0.8, cr);
}

/* A ring round the role's sign with a small mark on top of it: the step itself may be the same. */
static void
paint_role (const PvScene *scene, PvElement task, PvDifferenceMark mark, const PvStyle *style, double radius, cairo_t *cr)
{
  PvRect box = scene->tasks[task.index].box;

  set_colour (cr, colour_of (mark, style));
  cairo_set_line_width (cr, 1.6 + style->extra_outline);
  dash_when_gone (cr, mark);
  round_box (cr, box, 2, MIN (box.width, box.height) / 2 + 2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  pv_difference_mark_paint (mark, style, box.x + box.width / 2, box.y + 1, radius * 0.6, cr);
}

static void
paint_part (const PvScene *scene, PvPart part, const PvSceneDifference *difference, const PvStyle *style, double radius, const PvRect *clip,
            cairo_t *cr)
{
  guint n = pv_scene_count (scene, part);

  for (guint i = 0; i < n; i++)
    {
      PvElement element = { part, i };
      PvElementInfo info;
      PvRect reach;
      PvDifferenceMark mark;

      if (!pv_scene_describe (scene, element, &info) || !pv_scene_difference_find (difference, info.id, &mark))
        continue;
      reach = pv_rect_grow (&info.bounds, 2 * radius, 2 * radius);
      if (!pv_rect_is_empty (clip) && !pv_rect_overlaps (&reach, clip))
        continue;
      if (part == PV_PART_LINK || part == PV_PART_TRANSITION)
        paint_line (scene, element, mark, style, radius, cr);
      else if (part == PV_PART_TASK)
        paint_role (scene, element, mark, style, radius, cr);
      else
        paint_node (scene, element, mark, style, radius, cr);
    }
}

static double
mark_radius (double zoom)
{
  return MAX (PV_MARK_RADIUS, LEAST_RADIUS / MAX (zoom, 0.01));
}

gboolean
pv_scene_difference_find (const PvSceneDifference *difference, PvId id, PvDifferenceMark *mark)
{
  const PvIdSet *sets[] = { difference->added, difference->changed, difference->gone };

  for (guint i = 0; id != PV_NO_ID && i < G_N_ELEMENTS (sets); i++)
    if (pv_id_set_contains (sets[i], id))
      {
        *mark = i;
        return TRUE;
      }
  return FALSE;
}

void
pv_scene_difference_paint (const PvScene *scene, const PvSceneDifference *difference, const PvStyle *style, double zoom, const PvRect *clip,
                           cairo_t *cr)
{
  static const PvPart parts[] = { PV_PART_LINK, PV_PART_TRANSITION, PV_PART_NODE, PV_PART_STEP, PV_PART_TASK };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    paint_part (scene, parts[i], difference, style, mark_radius (zoom), clip, cr);
}

void
pv_scene_difference_paint_heads (const PvScene *scene, const PvSceneDifference *difference, const PvStyle *style, double zoom,
                                 const PvRect *visible, cairo_t *cr)
{
  double radius = mark_radius (zoom);
  PvDifferenceMark mark;

  for (guint i = 0; i < scene->n_lanes; i++)
    if (pv_scene_difference_find (difference, scene->lanes[i].id, &mark))
      pv_difference_mark_paint (mark, style, scene->lanes[i].head.x + MAX (0, visible->x) + scene->lanes[i].head.width - radius - 3,
                                scene->lanes[i].head.y + radius + 3, radius, cr);
  for (guint i = 0; i < scene->n_phases; i++)
    if (pv_scene_difference_find (difference, scene->phases[i].id, &mark))
      pv_difference_mark_paint (mark, style, scene->phases[i].head.x + radius + 2,
                                scene->phases[i].head.y + MAX (0, visible->y) + radius, radius, cr);
}
