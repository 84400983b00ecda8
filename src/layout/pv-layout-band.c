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

/* The angles of every @rows-th place from @row on, at least as far apart as they must be and near their wishes. FALSE: no room. */
static gboolean
give_angles (const Band *band, PvBandPlace *places, guint n, guint row, guint rows, double radius)
{
  gboolean round = band->to - band->from > 2 * G_PI - 1e-6;
  guint last = row;

  for (guint i = row; i < n; i += rows)
    {
      double least = band->from;

      if (i > row)
        least = places[last].angle + turn_between (band, places[last].node, places[i].node, places[last].angle, radius);
      places[i].angle = MAX (places[i].angle, least);
      last = i;
    }
  if (n > row)
    {
      double most = band->to;

      /* On a whole ring the last one meets the first. */
      if (round && last != row)
        most = places[row].angle + 2 * G_PI - turn_between (band, places[last].node, places[row].node, places[row].angle, radius);
      for (guint i = last;; i -= rows)
        {
          places[i].angle = MIN (places[i].angle, most);
          if (i == row)
            break;
          most = places[i].angle - turn_between (band, places[i - rows].node, places[i].node, places[i].angle, radius);
        }
      return places[row].angle >= band->from - 1e-6;
    }
  return TRUE;
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

static gboolean
try_rows (const Band *band, PvBandPlace *places, const double *wishes, guint n, guint rows, double radius, double pitch)
{
  for (guint i = 0; i < n; i++)
    places[i].angle = wishes[i];
  for (guint row = 0; row < rows; row++)
    if (!give_angles (band, places, n, row, rows, radius + row * pitch))
      return FALSE;
  return TRUE;
}

double
pv_band_place (const PvLayoutGraph *graph, const PvLayoutOptions *options, PvBandPlace *places, guint n, double from, double to, double radius,
               PvRect *boxes)
{
  Band band = { graph, options, from, to };
  g_autofree double *wishes = g_new (double, n + 1);
  double pitch = row_pitch (&band, places, n);
  guint rows = 1;

  if (n == 0)
    return radius;
  for (guint i = 0; i < n; i++)
    wishes[i] = CLAMP (places[i].angle, from, to);
  /* A sector so narrow that not even one box fits gets a row a box. */
  while (rows < n && !try_rows (&band, places, wishes, n, rows, radius, pitch))
    rows += MAX (rows / 8, 1);
  if (rows >= n)
    try_rows (&band, places, wishes, n, rows = n, radius, pitch);
  for (guint i = 0; i < n; i++)
    {
      const PvLayoutNode *node = &graph->nodes[places[i].node];
      double sine, cosine, half = radius + i % rows * pitch;

      pv_turn (places[i].angle, &sine, &cosine);
      boxes[places[i].node] = (PvRect) { PV_LAYOUT_RINGS_ASPECT * half * sine - node->width / 2, -half * cosine - node->height / 2, node->width,
                                         node->height };
    }
  return radius + rows * pitch;
}
