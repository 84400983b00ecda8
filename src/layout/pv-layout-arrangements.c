#include "layout/pv-layout-arranging.h"

#include <math.h>

static int
compare_numbers_cb (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

GArray *
pv_arranging_groups (const PvLayoutGraph *graph, guint *ranks)
{
  GArray *groups = g_array_sized_new (FALSE, FALSE, sizeof (guint), graph->n_nodes);
  guint kept = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    g_array_append_val (groups, graph->nodes[i].group);
  g_array_sort (groups, compare_numbers_cb);
  for (guint i = 0; i < groups->len; i++)
    if (kept == 0 || g_array_index (groups, guint, kept - 1) != g_array_index (groups, guint, i))
      g_array_index (groups, guint, kept++) = g_array_index (groups, guint, i);
  g_array_set_size (groups, kept);
  for (guint i = 0; i < graph->n_nodes; i++)
    g_array_binary_search (groups, &graph->nodes[i].group, compare_numbers_cb, &ranks[i]);
  return groups;
}

/* The mean way from where the fixed nodes were drawn to where they are; back to 0, 0 where there is none. */
static PvPoint
find_shift (const PvLayoutGraph *graph, const PvRect *boxes)
{
  PvPoint shift = { 0, 0 };
  PvRect all = { 0, 0, 0, 0 };
  guint n_fixed = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      all = pv_rect_union (&all, &boxes[i]);
      if (!graph->nodes[i].fixed)
        continue;
      shift.x += graph->nodes[i].place.x - boxes[i].x;
      shift.y += graph->nodes[i].place.y - boxes[i].y;
      n_fixed++;
    }
  if (n_fixed == 0)
    shift = (PvPoint) { -all.x, -all.y };
  else
    shift = (PvPoint) { shift.x / n_fixed, shift.y / n_fixed };
  return (PvPoint) { floor (shift.x / PV_LAYOUT_GRID + 0.5) * PV_LAYOUT_GRID, floor (shift.y / PV_LAYOUT_GRID + 0.5) * PV_LAYOUT_GRID };
}

static gboolean
is_clear_of_fixed (const PvLayoutGraph *graph, const PvLayoutOptions *options, const PvRect *boxes, guint node)
{
  PvRect room = pv_rect_grow (&boxes[node], options->gap_x, options->gap_y);

  for (guint i = 0; i < graph->n_nodes; i++)
    if (i != node && graph->nodes[i].fixed && pv_rect_overlaps (&room, &boxes[i]))
      return FALSE;
  return TRUE;
}

void
pv_arranging_finish (const PvLayoutGraph *graph, const PvLayoutOptions *options, const GArray *kept, guint centre, PvRect *boxes,
                     PvPoint *places, PvPoint *shift)
{
  guint n_kept = kept != NULL ? kept->len : 0;
  g_autofree gboolean *fixed = g_new (gboolean, graph->n_nodes + n_kept + 1);
  PvPoint by = find_shift (graph, boxes);

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      fixed[i] = graph->nodes[i].fixed;
      boxes[i].x = fixed[i] ? graph->nodes[i].place.x : boxes[i].x + by.x;
      boxes[i].y = fixed[i] ? graph->nodes[i].place.y : boxes[i].y + by.y;
    }
  for (guint i = 0; i < n_kept; i++)
    {
      PvRect rect = g_array_index (kept, PvRect, i);

      boxes[graph->n_nodes + i] = (PvRect) { rect.x + by.x, rect.y + by.y, rect.width, rect.height };
      fixed[graph->n_nodes + i] = TRUE;
    }
  if (centre != G_MAXUINT && !fixed[centre])
    {
      boxes[centre].x = round (boxes[centre].x / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
      boxes[centre].y = round (boxes[centre].y / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
      fixed[centre] = is_clear_of_fixed (graph, options, boxes, centre);
    }
  pv_layout_separate (boxes, fixed, graph->n_nodes + n_kept, options);
  for (guint i = 0; i < graph->n_nodes; i++)
    places[i] = (PvPoint) { boxes[i].x, boxes[i].y };
  if (shift != NULL)
    *shift = by;
}

void
pv_turn (double angle, double *sine, double *cosine)
{
  double eighths = floor (angle / G_PI_2 + 0.5), rest = angle - eighths * G_PI_2, square = rest * rest;
  int quarter = (int) (eighths - 4 * floor (eighths / 4));
  /* Taylor's series: the rest is at most π / 4. */
  double s = rest * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72 * (1 - square / 110)))));
  double c = 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90 * (1 - square / 132)))));

  *sine = quarter == 0 ? s : quarter == 1 ? c : quarter == 2 ? -s : -c;
  *cosine = quarter == 0 ? c : quarter == 1 ? -s : quarter == 2 ? -c : s;
}
