#include "layout/pv-swimlane-stages.h"

/* Lanes in an order in which transitions cross few lanes: what a line does not cross it cannot cross a line in. Sifting: each lane tries
 * every row. */

#define SWEEPS 8

static guint *
count_links (const PvSwimlaneInput *input)
{
  guint *links = g_new0 (guint, (gsize) input->n_lanes * input->n_lanes);

  for (guint i = 0; i < input->n_transitions; i++)
    {
      guint from = input->steps[input->transitions[i].from].lane, to = input->steps[input->transitions[i].to].lane;

      if (from == to)
        continue;
      links[from * input->n_lanes + to]++;
      links[to * input->n_lanes + from]++;
    }
  return links;
}

/* How much longer all transitions become if the lanes at @at and below it change places. */
static gint64
change_of_swap (const guint *links, const guint *order, guint n, guint at)
{
  const guint *upper = &links[order[at] * n], *lower = &links[order[at + 1] * n];
  gint64 change = 0;

  for (guint i = 0; i < at; i++)
    change += (gint64) upper[order[i]] - lower[order[i]];
  for (guint i = at + 2; i < n; i++)
    change += (gint64) lower[order[i]] - upper[order[i]];
  return change;
}

static void
swap_lanes (guint *order, guint at)
{
  guint lane = order[at];

  order[at] = order[at + 1];
  order[at + 1] = lane;
}

static void
shift_lane (guint *order, guint from, guint to)
{
  guint lane = order[from];

  if (from < to)
    memmove (order + from, order + from + 1, sizeof (guint) * (to - from));
  else
    memmove (order + to + 1, order + to, sizeof (guint) * (from - to));
  order[to] = lane;
}

/* Puts the lane at @at where the total is least, walking it up and then down past all others; where nothing is won, where it was. */
static gboolean
sift_lane (const guint *links, guint *order, guint n, guint at)
{
  gint64 change = 0, least = 0;
  guint best = at;

  for (guint to = at; to-- > 0;)
    {
      change += change_of_swap (links, order, n, to);
      swap_lanes (order, to);
    }
  for (guint to = 0; to < n; to++)
    {
      if (change < least)
        {
          least = change;
          best = to;
        }
      if (to + 1 < n)
        {
          change += change_of_swap (links, order, n, to);
          swap_lanes (order, to);
        }
    }
  shift_lane (order, n - 1, best);
  return best != at;
}

void
pv_swimlane_order_rows (PvSwimlaneDrawing *drawing)
{
  const PvSwimlaneInput *input = drawing->input;
  guint n = input->n_lanes;
  g_autofree guint *order = g_new (guint, n + 1), *links = NULL;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (drawing->options->order_lanes)
    {
      gboolean changed = TRUE;

      links = count_links (input);
      for (guint sweep = 0; sweep < SWEEPS && changed; sweep++)
        {
          changed = FALSE;
          for (guint lane = 0; lane < n; lane++)
            for (guint at = 0; at < n; at++)
              if (order[at] == lane)
                {
                  changed |= sift_lane (links, order, n, at);
                  break;
                }
        }
    }
  for (guint row = 0; row < n; row++)
    drawing->rows[order[row]] = row;
  for (guint i = 0; i < drawing->n_steps; i++)
    drawing->step_rows[i] = drawing->rows[input->steps[i].lane];
}
