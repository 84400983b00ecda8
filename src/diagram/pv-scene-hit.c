/* What is where, and what is next to it. */
#include <math.h>

#include "diagram/pv-scene-private.h"

static double
distance_to_piece (PvPoint p, PvPoint a, PvPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double square = dx * dx + dy * dy;
  double t = square > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0, 1) : 0;

  return hypot (p.x - a.x - t * dx, p.y - a.y - t * dy);
}

static double
distance_to_line (const PvScene *scene, PvElement element, PvPoint p)
{
  guint n;
  PvPoint room[PV_LAYOUT_ROUTE_POINTS];
  const PvPoint *points = pv_scene_link_points (scene, element, room, &n);
  double nearest = G_MAXDOUBLE;

  for (guint i = 1; i < n; i++)
    nearest = MIN (nearest, distance_to_piece (p, points[i - 1], points[i]));
  return nearest;
}

static gboolean
words_contain (const PvScene *scene, PvElement element, PvPoint p)
{
  if (element.part == PV_PART_LINK)
    {
      PvRect words = pv_link_words (&scene->links[element.index]);

      return pv_rect_contains (&words, p.x, p.y);
    }
  return pv_rect_contains (&scene->transitions[element.index].label, p.x, p.y)
         || pv_rect_contains (&scene->transitions[element.index].pill, p.x, p.y);
}

static gboolean
is_line (PvElement element)
{
  return element.part == PV_PART_LINK || element.part == PV_PART_TRANSITION;
}

/* Lines lie under everything else; among others the later painted wins, and marks are painted last. */
static int
height_of (PvPart part)
{
  static const int heights[PV_N_PARTS] = { [PV_PART_LINK] = 2, [PV_PART_TRANSITION] = 2, [PV_PART_GAP] = 1, [PV_PART_PHASE] = 3,
                                           [PV_PART_LANE] = 3, [PV_PART_NODE] = 4, [PV_PART_STEP] = 4, [PV_PART_TASK] = 5 };

  return heights[part];
}

PvElement
pv_scene_hit (const PvScene *scene, double x, double y, double slack)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvRect around = { x - slack, y - slack, 2 * slack, 2 * slack };
  PvElement best = PV_NO_ELEMENT;
  double best_distance = G_MAXDOUBLE;

  pv_scene_find_in (scene, &around, PV_PART_NONE, near);
  for (guint i = 0; i < near->len; i++)
    {
      PvElement element = g_array_index (near, PvElement, i);
      double distance = 0;

      if (height_of (element.part) < height_of (best.part) || pv_scene_is_pale (scene, element))
        continue;
      if (is_line (element))
        distance = words_contain (scene, element, (PvPoint) { x, y }) ? 0 : distance_to_line (scene, element, (PvPoint) { x, y });
      else
        {
          PvRect box = element.part == PV_PART_TASK ? scene->tasks[element.index].box : pv_scene_get_box (scene, element);

          if (!pv_rect_contains (&box, x, y))
            continue;
        }
      if (distance > slack || (height_of (element.part) == height_of (best.part) && distance > best_distance))
        continue;
      best = element;
      best_distance = distance;
    }
  return best;
}

static gboolean
touches (const PvScene *scene, PvElement element, const PvRect *rect)
{
  PvRect bounds = pv_scene_element_bounds (scene, element);
  PvRect grown = pv_rect_grow (rect, 9, 9);
  PvPoint room[PV_LAYOUT_ROUTE_POINTS];
  const PvPoint *points;
  guint n;

  if (!pv_rect_overlaps (&bounds, rect))
    return FALSE;
  if (!is_line (element))
    return TRUE;
  points = pv_scene_link_points (scene, element, room, &n);
  for (guint i = 1; i < n; i++)
    if (pv_rect_hits_line (&grown, points[i - 1], points[i]) || pv_rect_contains (&grown, points[i].x, points[i].y))
      return TRUE;
  if (element.part == PV_PART_LINK)
    {
      PvRect words = pv_link_words (&scene->links[element.index]);

      return pv_rect_overlaps (&words, rect);
    }
  return pv_rect_overlaps (&scene->transitions[element.index].label, rect) || pv_rect_overlaps (&scene->transitions[element.index].pill, rect);
}

void
pv_scene_find_in (const PvScene *scene, const PvRect *rect, PvPart part, GArray *found)
{
  guint first = found->len, kept = found->len;

  pv_scene_grid_find (scene->grid, rect, part, found);
  if (scene->moved->len > 0)
    {
      g_array_append_vals (found, scene->moved->data, scene->moved->len);
      g_array_sort (found, pv_element_compare);
    }
  for (guint i = first; i < found->len; i++)
    {
      PvElement element = g_array_index (found, PvElement, i);

      if ((part != PV_PART_NONE && element.part != part)
          || (kept > first && pv_element_equal (element, g_array_index (found, PvElement, kept - 1)))
          || !touches (scene, element, rect))
        continue;
      g_array_index (found, PvElement, kept++) = element;
    }
  g_array_set_size (found, kept);
}

static gboolean
lies_within (const PvRect *inner, const PvRect *outer)
{
  return inner->x >= outer->x && inner->y >= outer->y && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

PvIdSet *
pv_scene_hit_rect (const PvScene *scene, const PvRect *rect)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  gboolean network = scene->kind == PV_SCENE_NETWORK;
  guint n_boxes = network ? scene->n_nodes : scene->n_steps;
  guint n_links = network ? scene->n_links : scene->n_transitions;
  g_autofree gboolean *inside = g_new0 (gboolean, n_boxes + 1);

  for (guint i = 0; i < n_boxes; i++)
    {
      const PvRect *box = network ? &scene->nodes[i].box : &scene->steps[i].box;

      inside[i] = lies_within (box, rect) && !(network && pv_scene_is_pale (scene, (PvElement) { PV_PART_NODE, i }));
      if (inside[i])
        g_array_append_val (ids, *(network ? &scene->nodes[i].id : &scene->steps[i].id));
    }
  for (guint i = 0; i < n_links; i++)
    {
      guint from = network ? scene->links[i].from : scene->transitions[i].from;
      guint to = network ? scene->links[i].to : scene->transitions[i].to;

      if (inside[from] && inside[to] && !(network && pv_scene_is_pale (scene, (PvElement) { PV_PART_LINK, i })))
        g_array_append_val (ids, *(network ? &scene->links[i].face->id : &scene->transitions[i].id));
    }
  return pv_id_set_new ((const PvId *) ids->data, ids->len);
}

/* --- walking --- */
static PvPart
box_part (const PvScene *scene)
{
  return scene->kind == PV_SCENE_NETWORK ? PV_PART_NODE : PV_PART_STEP;
}

static PvPart
line_part (const PvScene *scene)
{
  return scene->kind == PV_SCENE_NETWORK ? PV_PART_LINK : PV_PART_TRANSITION;
}

static gboolean
is_linked (const PvScene *scene, guint a, guint b)
{
  const PvSceneStock *stock = scene->stock;

  for (guint i = stock->link_starts[a]; i < stock->link_starts[a + 1]; i++)
    {
      PvElement from, to;

      pv_scene_get_ends (scene, (PvElement) { line_part (scene), stock->links[i] }, &from, &to);
      if (from.index == b || to.index == b)
        return TRUE;
    }
  return FALSE;
}

/* Straight ahead counts once, sideways three times; what is not linked stands four times as far. */
PvElement
pv_scene_neighbour (const PvScene *scene, PvElement element, int dx, int dy)
{
  PvElement best = PV_NO_ELEMENT;
  double best_cost = G_MAXDOUBLE;
  PvRect here = pv_scene_get_box (scene, element);
  PvPoint from = pv_rect_centre (&here);

  if (element.part != box_part (scene) || pv_rect_is_empty (&here))
    return best;
  for (guint i = 0; i < pv_scene_count (scene, element.part); i++)
    {
      PvRect box = pv_scene_get_box (scene, (PvElement) { element.part, i });
      PvPoint to = pv_rect_centre (&box);
      double ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      double sideways = fabs ((to.x - from.x) * dy) + fabs ((to.y - from.y) * dx);
      double cost = ahead + 3 * sideways;

      if (i == element.index || ahead <= 0 || sideways > 3 * ahead || pv_scene_is_pale (scene, (PvElement) { element.part, i }))
        continue;
      if (cost < best_cost * 4 && !is_linked (scene, element.index, i))
        cost *= 4;
      if (cost < best_cost)
        {
          best_cost = cost;
          best = (PvElement) { element.part, i };
        }
    }
  return best;
}

void
pv_scene_links_of (const PvScene *scene, PvElement element, GArray *found)
{
  const PvSceneStock *stock = scene->stock;

  if (element.part != box_part (scene) || element.index >= pv_scene_count (scene, element.part))
    return;
  for (guint i = stock->link_starts[element.index]; i < stock->link_starts[element.index + 1]; i++)
    {
      PvElement link = { line_part (scene), stock->links[i] };

      if (!pv_scene_is_pale (scene, link))
        g_array_append_val (found, link);
    }
}

/* Breadth first from the boxes, or from both ends of a link. */
static void
reach (guint *depths, GArray *queue, guint box, guint depth)
{
  if (depths[box] != G_MAXUINT)
    return;
  depths[box] = depth;
  g_array_append_val (queue, box);
}

static void
reach_first (const PvScene *scene, const PvIdSet *ids, guint *depths, GArray *queue)
{
  guint n_ids;
  const PvId *all = pv_id_set_ids (ids, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    {
      PvElement element = pv_scene_find (scene, all[i]);
      PvElement from, to;

      pv_scene_get_ends (scene, element, &from, &to);
      if (element.part == box_part (scene))
        reach (depths, queue, element.index, 0);
      else if (element.part == line_part (scene))
        {
          reach (depths, queue, from.index, G_MAXUINT - 1);
          reach (depths, queue, to.index, G_MAXUINT - 1);
        }
    }
}

static void
reach_further (const PvScene *scene, guint steps, guint *depths, GArray *queue)
{
  const PvSceneStock *stock = scene->stock;

  for (guint next = 0; next < queue->len; next++)
    {
      guint box = g_array_index (queue, guint, next);

      if (depths[box] >= steps)
        continue;
      for (guint i = stock->link_starts[box]; i < stock->link_starts[box + 1]; i++)
        {
          PvElement link = { line_part (scene), stock->links[i] }, from, to;

          if (pv_scene_is_pale (scene, link))
            continue;
          pv_scene_get_ends (scene, link, &from, &to);
          reach (depths, queue, from.index == box ? to.index : from.index, depths[box] + 1);
        }
    }
}

PvIdSet *
pv_scene_around (const PvScene *scene, const PvIdSet *ids, guint steps)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) around = g_array_new (FALSE, FALSE, sizeof (PvId));
  guint n = pv_scene_count (scene, box_part (scene));
  g_autofree guint *depths = g_new (guint, n + 1);
  guint n_ids;
  const PvId *all = pv_id_set_ids (ids, &n_ids);

  for (guint i = 0; i < n; i++)
    depths[i] = G_MAXUINT;
  g_array_append_vals (around, all, n_ids);
  reach_first (scene, ids, depths, queue);
  reach_further (scene, steps, depths, queue);
  for (guint i = 0; i < queue->len; i++)
    {
      guint box = g_array_index (queue, guint, i);

      g_array_append_val (around, *(scene->kind == PV_SCENE_NETWORK ? &scene->nodes[box].id : &scene->steps[box].id));
    }
  /* Links of the reached: those that leave the seeds, and with one step more all between the reached. */
  for (guint i = 0; i < pv_scene_count (scene, line_part (scene)); i++)
    {
      PvElement from, to;
      guint a, b;

      pv_scene_get_ends (scene, (PvElement) { line_part (scene), i }, &from, &to);
      a = depths[from.index];
      b = depths[to.index];
      if (a == G_MAXUINT || b == G_MAXUINT || MIN (a, b) >= MAX (steps, 1) || pv_scene_is_pale (scene, (PvElement) { line_part (scene), i }))
        continue;
      g_array_append_val (around, *(scene->kind == PV_SCENE_NETWORK ? &scene->links[i].face->id : &scene->transitions[i].id));
    }
  return pv_id_set_new ((const PvId *) around->data, around->len);
}
