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

static guint64
measure (const guint *links, const guint *order, guint n)
{
  guint64 length = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      length += (guint64) links[order[i] * n + order[j]] * (j - i);
  return length;
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

/* Puts the lane at @at where the total is least; of several, nearest to where it was. */
static gboolean
sift_lane (const guint *links, guint *order, guint n, guint at)
{
  guint64 least = measure (links, order, n);
  guint best = at, now = at;

  for (guint to = 0; to < n; to++)
    {
      guint64 length;

      shift_lane (order, now, to);
      now = to;
      length = measure (links, order, n);
      if (length < least)
        {
          least = length;
          best = to;
        }
    }
  shift_lane (order, now, best);
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
