#include "diagram/pv-scene-align.h"

#include <math.h>

/* Guides reach this far beyond the two boxes. */
#define OVERHANG 12.0

/* One direction: left, middle, right; or top, middle, bottom. */
typedef struct
{
  double at[3];
} Edges;

static Edges
edges_of (const PvRect *box, gboolean across)
{
  double start = across ? box->x : box->y, size = across ? box->width : box->height;

  return (Edges) { { start, start + size / 2, start + size } };
}

static PvRect
dragged_box (const PvScene *scene, const PvIdSet *dragged)
{
  PvRect all = { 0 };
  guint n;
  const PvId *ids = pv_id_set_ids (dragged, &n);

  for (guint i = 0; i < n; i++)
    {
      PvElement element = pv_scene_find (scene, ids[i]);
      PvRect box;

      if (element.part != PV_PART_NODE)
        continue;
      box = pv_scene_get_box (scene, element);
      all = pv_rect_union (&all, &box);
    }

  return all;
}

typedef struct
{
  double shift;
  double line;                         /* where the guide is, once shifted */
  double distance;                     /* of the other box */
  PvRect other;
  gboolean found;
} Best;

/* Like edges only, and middles: a left edge that meets a right one says nothing. */
static void
compare_edges (Best *best, const Edges *mine, const Edges *theirs, double slack, double distance, const PvRect *other)
{
  for (guint i = 0; i < 3; i++)
    {
      double shift = theirs->at[i] - mine->at[i];
      gboolean nearer = fabs (shift) < fabs (best->shift) - 0.01;
      gboolean as_near = fabs (shift) < fabs (best->shift) + 0.01 && distance < best->distance;

      if (fabs (shift) > slack || (best->found && !nearer && !as_near))
        continue;
      *best = (Best) { shift, theirs->at[i], distance, *other, TRUE };
    }
}

static PvRect
moved_box (const PvRect *box, PvPoint by)
{
  return (PvRect) { box->x + by.x, box->y + by.y, box->width, box->height };
}

static double
distance_between (const PvRect *a, const PvRect *b)
{
  PvPoint from = pv_rect_centre (a), to = pv_rect_centre (b);

  return hypot (from.x - to.x, from.y - to.y);
}

static PvGuide
guide_of (const Best *best, const PvRect *moved, gboolean across)
{
  const PvRect *other = &best->other;

  if (across)
    return (PvGuide) { { best->line, MIN (moved->y, other->y) - OVERHANG },
                       { best->line, MAX (moved->y + moved->height, other->y + other->height) + OVERHANG } };
  return (PvGuide) { { MIN (moved->x, other->x) - OVERHANG, best->line },
                     { MAX (moved->x + moved->width, other->x + other->width) + OVERHANG, best->line } };
}

static double
to_grid (double way, double grid)
{
  return grid > 0 ? round (way / grid) * grid : way;
}

PvSnap
pv_scene_snap (const PvScene *scene, PvPoint by, const PvSnapOptions *options)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvRect box = dragged_box (scene, options->dragged), moved = moved_box (&box, by);
  Edges mine[2] = { edges_of (&moved, TRUE), edges_of (&moved, FALSE) };
  Best best[2] = { { 0 }, { 0 } };
  PvSnap snap = { { 0, 0 }, 0, { { { 0, 0 }, { 0, 0 } } } };

  if (options->slack > 0)
    pv_scene_find_in (scene, &options->within, PV_PART_NODE, near);
  for (guint i = 0; i < near->len; i++)
    {
      PvElement element = g_array_index (near, PvElement, i);
      PvRect other = pv_scene_get_box (scene, element);
      PvElementInfo info;

      if (!pv_scene_describe (scene, element, &info) || pv_id_set_contains (options->dragged, info.id))
        continue;
      for (guint across = 0; across < 2; across++)
        {
          Edges theirs = edges_of (&other, across == 0);

          compare_edges (&best[across], &mine[across], &theirs, options->slack, distance_between (&moved, &other), &other);
        }
    }
  snap.by.x = best[0].found ? by.x + best[0].shift : to_grid (by.x, options->grid);
  snap.by.y = best[1].found ? by.y + best[1].shift : to_grid (by.y, options->grid);
  moved = moved_box (&box, snap.by);
  for (guint across = 0; across < 2; across++)
    if (best[across].found)
      snap.guides[snap.n_guides++] = guide_of (&best[across], &moved, across == 0);

  return snap;
}
