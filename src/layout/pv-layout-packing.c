#include "layout/pv-layout-stages.h"

#include <math.h>

/* A piece of the skyline: what is placed so far reaches down to y between x and the next piece. */
typedef struct
{
  double x;
  double y;
} Edge;

typedef struct
{
  GArray *edges;            /* Edge, ascending x; the last one reaches to infinity */
  double width;
} Skyline;

static int
compare_areas_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const PvRect *parts = user_data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  double area_a = parts[first].width * parts[first].height, area_b = parts[second].width * parts[second].height;

  if (area_a != area_b)
    return area_a > area_b ? -1 : 1;
  return (first > second) - (first < second);
}

/* How far down everything reaches under a part that begins at piece @at. */
static double
depth_under (const Skyline *skyline, guint at, double width)
{
  double right = g_array_index (skyline->edges, Edge, at).x + width, depth = 0;

  for (guint i = at; i < skyline->edges->len && g_array_index (skyline->edges, Edge, i).x < right; i++)
    depth = MAX (depth, g_array_index (skyline->edges, Edge, i).y);
  return depth;
}

static void
raise_edge (Skyline *skyline, guint at, double width, double y)
{
  double left = g_array_index (skyline->edges, Edge, at).x, right = left + width;
  guint last = at;
  Edge edge = { left, y }, rest;

  while (last + 1 < skyline->edges->len && g_array_index (skyline->edges, Edge, last + 1).x <= right)
    last++;
  rest = (Edge) { right, g_array_index (skyline->edges, Edge, last).y };
  g_array_remove_range (skyline->edges, at, last - at + 1);
  g_array_insert_val (skyline->edges, at, rest);
  g_array_insert_val (skyline->edges, at, edge);
}

/* The highest place, of several the leftmost. */
static void
place_part (Skyline *skyline, PvRect *part, double gap_x, double gap_y)
{
  double best = G_MAXDOUBLE, width = part->width + gap_x;
  guint at = 0;

  for (guint i = 0; i < skyline->edges->len; i++)
    {
      double depth;

      if (i > 0 && g_array_index (skyline->edges, Edge, i).x + width > skyline->width + 1e-6)
        break;
      depth = depth_under (skyline, i, width);
      if (depth < best - 1e-6)
        {
          best = depth;
          at = i;
        }
    }
  part->x = g_array_index (skyline->edges, Edge, at).x;
  part->y = best;
  raise_edge (skyline, at, width, best + part->height + gap_y);
}

void
pv_layout_pack (PvRect *parts, guint n_parts, double gap_x, double gap_y, double aspect)
{
  g_autofree guint *order = g_new (guint, n_parts + 1);
  Skyline skyline = { g_array_new (FALSE, FALSE, sizeof (Edge)), 0 };
  Edge ground = { 0, 0 };
  double area = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      order[i] = i;
      area += (parts[i].width + gap_x) * (parts[i].height + gap_y);
      skyline.width = MAX (skyline.width, parts[i].width + gap_x);
    }
  skyline.width = MAX (skyline.width, sqrt (area * aspect));
  g_qsort_with_data (order, (int) n_parts, sizeof (guint), compare_areas_cb, parts);
  g_array_append_val (skyline.edges, ground);
  for (guint i = 0; i < n_parts; i++)
    place_part (&skyline, &parts[order[i]], gap_x, gap_y);
  g_array_unref (skyline.edges);
}
