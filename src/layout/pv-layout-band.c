#include "layout/pv-layout-arranging.h"

#include <math.h>

/* A ring is an ellipse of width : height PV_LAYOUT_RINGS_ASPECT, since boxes are wider than high. */

typedef struct
{
  const PvLayoutGraph *graph;
  const PvLayoutOptions *options;
  double from, to;
} Band;

/* How far, in angle, two boxes at about @angle on the ellipse must stand from each other. */
static double
turn_between (const Band *band, guint first, guint second, double angle, double radius)
{
  const PvLayoutNode *a = &band->graph->nodes[first], *b = &band->graph->nodes[second];
  double width = (a->width + b->width) / 2 + band->options->gap_x, height = (a->height + b->height) / 2 + band->options->gap_y;
  double sine, cosine, along, down;

  pv_turn (angle, &sine, &cosine);
  /* What one radian moves it, level and upright. */
  along = PV_LAYOUT_RINGS_ASPECT * radius * fabs (cosine);
  down = radius * fabs (sine);
  return MIN (along > 1e-9 ? width / along : G_MAXDOUBLE, down > 1e-9 ? height / down : G_MAXDOUBLE);
}

/* How many boxes of the mean size stand on the ellipse between the two angles. */
static guint
count_room (const Band *band, double width, double height, double radius)
{
  enum { SAMPLES = 24 };
  double room = 0;

  for (guint i = 0; i < SAMPLES; i++)
    {
      double sine, cosine;

      pv_turn (band->from + (band->to - band->from) * (i + 0.5) / SAMPLES, &sine, &cosine);
      room += MAX (PV_LAYOUT_RINGS_ASPECT * radius * fabs (cosine) / (width + band->options->gap_x),
                   radius * fabs (sine) / (height + band->options->gap_y))
              * (band->to - band->from) / SAMPLES;
    }
  return MAX ((guint) (0.9 * room), 1);
}

/* Which row every place is on: outer rows take more, and neighbours by angle come on different ones. Returns how many rows. */
static guint
choose_rows (const Band *band, const PvBandPlace *places, guint n, double radius, double pitch, guint *rows)
{
  g_autoptr (GArray) rooms = g_array_new (FALSE, FALSE, sizeof (guint)), credits = g_array_new (FALSE, TRUE, sizeof (double));
  double width = 0, height = 0;
  guint all = 0;

  for (guint i = 0; i < n; i++)
    {
      width += band->graph->nodes[places[i].node].width / n;
      height += band->graph->nodes[places[i].node].height / n;
    }
  while (all < n)
    {
      guint room = count_room (band, width, height, radius + rooms->len * pitch);

      g_array_append_val (rooms, room);
      all += room;
    }
  g_array_set_size (credits, rooms->len);
  for (guint i = 0; i < n; i++)
    {
      guint best = 0;

      for (guint r = 0; r < rooms->len; r++)
        {
          g_array_index (credits, double, r) += (double) g_array_index (rooms, guint, r) / all;
          if (g_array_index (credits, double, r) > g_array_index (credits, double, best) + 1e-9)
            best = r;
        }
      g_array_index (credits, double, best) -= 1;
      rows[i] = best;
    }
  return rooms->len;
}

/* The angles of one row, at least as far apart as they must be and near their wishes; where there is no room, from the beginning on. */
static void
give_angles (const Band *band, PvBandPlace *places, const guint *line, guint n, double radius)
{
  gboolean round = band->to - band->from > 2 * G_PI - 1e-6;
  double most = band->to;

  for (guint i = 0; i < n; i++)
    {
      PvBandPlace *place = &places[line[i]], *last = i > 0 ? &places[line[i - 1]] : NULL;
      double least = last != NULL ? last->angle + turn_between (band, last->node, place->node, last->angle, radius) : band->from;

      place->angle = MAX (place->angle, least);
    }
  /* On a whole ring the last one meets the first. */
  if (round && n > 1)
    most = places[line[0]].angle + 2 * G_PI
           - turn_between (band, places[line[n - 1]].node, places[line[0]].node, places[line[0]].angle, radius);
  for (guint i = n; i-- > 0;)
    {
      PvBandPlace *place = &places[line[i]];

      place->angle = MAX (MIN (place->angle, most), band->from);
      if (i > 0)
        most = place->angle - turn_between (band, places[line[i - 1]].node, place->node, place->angle, radius);
    }
}

static double
row_pitch (const Band *band, const PvBandPlace *places, guint n)
{
  double height = 0, width = 0;

  for (guint i = 0; i < n; i++)
    {
      height = MAX (height, band->graph->nodes[places[i].node].height);
      width += band->graph->nodes[places[i].node].width / n;
    }
  /* A little nearer than the sides would need, where boxes stand beside each other: the last overlaps are taken out afterwards. */
  return MAX (1.3 * (height + band->options->gap_y), 0.75 * (width + band->options->gap_x) / PV_LAYOUT_RINGS_ASPECT);
}

double
pv_band_place (const PvLayoutGraph *graph, const PvLayoutOptions *options, PvBandPlace *places, guint n, double from, double to, double radius,
               PvRect *boxes)
{
  Band band = { graph, options, from, to };
  g_autofree guint *rows = g_new (guint, n + 1), *line = g_new (guint, n + 1);
  double pitch = row_pitch (&band, places, n);
  guint n_rows;

  if (n == 0)
    return radius;
  for (guint i = 0; i < n; i++)
    places[i].angle = CLAMP (places[i].angle, from, to);
  n_rows = choose_rows (&band, places, n, radius, pitch, rows);
  for (guint row = 0; row < n_rows; row++)
    {
      guint length = 0;

      for (guint i = 0; i < n; i++)
        if (rows[i] == row)
          line[length++] = i;
      give_angles (&band, places, line, length, radius + row * pitch);
    }
  for (guint i = 0; i < n; i++)
    {
      const PvLayoutNode *node = &graph->nodes[places[i].node];
      double sine, cosine, half = radius + rows[i] * pitch;

      pv_turn (places[i].angle, &sine, &cosine);
      boxes[places[i].node] = (PvRect) { PV_LAYOUT_RINGS_ASPECT * half * sine - node->width / 2, -half * cosine - node->height / 2, node->width,
                                         node->height };
    }
  return radius + n_rows * pitch;
}
