#include "layout/pv-layout-arranging.h"

#include <math.h>

/* A ring is an ellipse of width : height PV_LAYOUT_RINGS_ASPECT, since boxes are wider than high; where it has too little room, several, one in
 * another. */

#define ROUNDS 16                   /* how much room a box needs along an ellipse depends on where it stands there */
#define TURNS 24                    /* of a whole row that are tried, so that it stands in the gaps of the one inside it */
#define MOST_TURNED 200             /* boxes in such a row: on longer ones there is a box in the way wherever it turns */
#define FULLEST 0.9                 /* of a row */

typedef struct
{
  const PvLayoutGraph *graph;
  const PvLayoutOptions *options;
  double evenness;
  PvRect *boxes;
  const PvBandRoom *room;
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

/* How many boxes of the mean size stand on the ellipse. */
static guint
count_room (const Band *band, double width, double height, double radius)
{
  enum { SAMPLES = 48 };
  double room = 0;

  for (guint i = 0; i < SAMPLES; i++)
    {
      double sine, cosine;

      pv_turn (2 * G_PI * (i + 0.5) / SAMPLES, &sine, &cosine);
      room += MAX (PV_LAYOUT_RINGS_ASPECT * radius * fabs (cosine) / (width + band->options->gap_x),
                   radius * fabs (sine) / (height + band->options->gap_y))
              * 2 * G_PI / SAMPLES;
    }
  return MAX ((guint) (FULLEST * room), 1);
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

/* --- one row --- */

/* How far each must at least stand from the next one, where both now are; the sum. */
static double
measure_gaps (const Band *band, const PvBandPlace *row, guint n, double radius, double *gaps)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      const PvBandPlace *next = &row[(i + 1) % n];
      double turn = next->angle - row[i].angle + (i + 1 == n ? 2 * G_PI : 0);

      gaps[i] = turn_between (band, row[i].node, next->node, row[i].angle + turn / 2, radius);
      sum += gaps[i];
    }
  return sum;
}

/* The places nearest to the wishes, in the sense of least squares, that keep @by times the gaps: with those taken out, means of all that would
 * overtake each other (pool adjacent violators). Where the gaps fill the whole circle that is one turn for all. */
static void
settle_angles (PvBandPlace *row, guint n, const double *wishes, const double *gaps, double by, gboolean full)
{
  g_autofree double *means = g_new (double, n);
  g_autofree guint *counts = g_new (guint, n);
  guint pools = 0, at = 0;
  double before = 0;

  for (guint i = 0; i < n; i++)
    {
      means[pools] = wishes[i] - before;
      counts[pools++] = 1;
      for (; pools > 1 && (full || means[pools - 2] > means[pools - 1]); pools--)
        {
          double sum = means[pools - 2] * counts[pools - 2] + means[pools - 1] * counts[pools - 1];

          counts[pools - 2] += counts[pools - 1];
          means[pools - 2] = sum / counts[pools - 2];
        }
      before += gaps[i] * by;
    }
  before = 0;
  for (guint pool = 0; pool < pools; pool++)
    for (guint k = 0; k < counts[pool]; k++, at++)
      {
        row[at].angle = means[pool] + before;
        before += gaps[at] * by;
      }
}

static void
begin_after_largest_gap (PvBandPlace *row, guint n)
{
  g_autofree PvBandPlace *before = g_memdup2 (row, sizeof (PvBandPlace) * n);
  double most = row[0].angle + 2 * G_PI - row[n - 1].angle;
  guint first = 0;

  for (guint i = 1; i < n; i++)
    if (row[i].angle - row[i - 1].angle > most + 1e-9)
      {
        most = row[i].angle - row[i - 1].angle;
        first = i;
      }
  for (guint i = 0; i < n; i++)
    {
      row[i] = before[(first + i) % n];
      row[i].angle += first + i >= n ? 2 * G_PI : 0;
    }
}

/* Around the whole circle, as evenly as the evenness says, and as near to the wishes as that leaves room for. */
static void
spread_row (const Band *band, PvBandPlace *row, guint n, double radius)
{
  g_autofree double *wishes = g_new (double, n), *gaps = g_new (double, n);

  begin_after_largest_gap (row, n);
  for (guint i = 0; i < n; i++)
    wishes[i] = row[i].angle;
  for (guint round = 0; round < ROUNDS && n > 1; round++)
    {
      double stretch = 2 * G_PI / measure_gaps (band, row, n, radius, gaps), by = 1 + band->evenness * (stretch - 1);

      settle_angles (row, n, wishes, gaps, MIN (by, stretch), by >= stretch);
      /* The last one must not overtake the first. */
      if (row[n - 1].angle + MIN (by, stretch) * gaps[n - 1] > row[0].angle + 2 * G_PI + 1e-9)
        settle_angles (row, n, wishes, gaps, stretch, TRUE);
    }
}

static PvRect
box_at (const Band *band, guint node, double angle, double radius)
{
  double width = band->graph->nodes[node].width, height = band->graph->nodes[node].height, sine, cosine;

  pv_turn (angle, &sine, &cosine);
  return (PvRect) { PV_LAYOUT_RINGS_ASPECT * radius * sine - width / 2, -radius * cosine - height / 2, width, height };
}

static double
overlap_of (const PvRect *a, const PvRect *b)
{
  double over = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x), down = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

  return MAX (over, 0) * MAX (down, 0);
}

/* How much of the boxes of a row, turned by @turn, and of what is around them lies over those inside and over names. */
static double
measure_overlap (const Band *band, const PvBandPlace *row, guint n, double radius, double turn)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      PvRect box = box_at (band, row[i].node, row[i].angle + turn, radius);
      PvRect room = pv_rect_grow (&box, band->options->gap_x, band->options->gap_y);

      for (guint k = 0; k < band->room->inner->len; k++)
        sum += overlap_of (&room, &band->boxes[g_array_index (band->room->inner, guint, k)]);
      for (guint k = 0; k < band->room->names->len; k++)
        sum += overlap_of (&room, &g_array_index (band->room->names, PvRect, k));
    }
  return sum;
}

/* By up to half of the way from one to the next, to whichever side: where least lies over each other, of several the nearest. */
static double
find_turn (const Band *band, const PvBandPlace *row, guint n, double radius)
{
  double best = 0, least = measure_overlap (band, row, n, radius, 0), step = G_PI / n / TURNS;

  for (guint i = 1; i <= TURNS && least > 0; i++)
    for (int side = -1; side <= 1; side += 2)
      {
        double over = measure_overlap (band, row, n, radius, side * (i * step));

        if (over < least - 1e-6)
          {
            least = over;
            best = side * (i * step);
          }
      }
  return best;
}

static void
place_row (const Band *band, PvBandPlace *row, guint n, double radius)
{
  double turn;

  spread_row (band, row, n, radius);
  turn = n <= MOST_TURNED ? find_turn (band, row, n, radius) : 0;
  for (guint i = 0; i < n; i++)
    band->boxes[row[i].node] = box_at (band, row[i].node, row[i].angle + turn, radius);
  g_array_set_size (band->room->inner, 0);
  for (guint i = 0; i < n; i++)
    g_array_append_val (band->room->inner, row[i].node);
}

double
pv_band_pitch (const PvLayoutGraph *graph, const PvLayoutOptions *options)
{
  double height = 0, width = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      height = MAX (height, graph->nodes[i].height);
      width += graph->nodes[i].width / graph->n_nodes;
    }
  /* Nearer than the sides would need, where boxes stand beside each other: rows are turned into each other's gaps, and the last overlaps are
   * taken out afterwards. */
  return MAX (1.3 * (height + options->gap_y), 0.58 * (width + options->gap_x) / PV_LAYOUT_RINGS_ASPECT);
}

double
pv_band_place (const PvLayoutGraph *graph, const PvLayoutOptions *options, PvBandPlace *places, guint n, double evenness, double radius,
               const PvBandRoom *room, PvRect *boxes)
{
  Band band = { graph, options, evenness, boxes, room };
  g_autofree guint *rows = g_new (guint, n + 1);
  g_autofree PvBandPlace *row = g_new (PvBandPlace, n + 1);
  guint n_rows = choose_rows (&band, places, n, radius, room->pitch, rows);

  for (guint r = 0; r < n_rows; r++)
    {
      guint length = 0;

      for (guint i = 0; i < n; i++)
        if (rows[i] == r)
          row[length++] = places[i];
      place_row (&band, row, length, radius + r * room->pitch);
    }
  return radius + n_rows * room->pitch;
}
