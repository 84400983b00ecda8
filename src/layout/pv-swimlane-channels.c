#include "layout/pv-swimlane-stages.h"

#include <math.h>

/* Runs in one channel get tracks by the left-edge rule: from left to right, each takes the first track that is free again. Runs that only
 * meet in a gutter count as meeting: where in it they turn is not known yet. */

#define CLEARANCE 9.0               /* between a box and the nearest track */

typedef struct
{
  guint way;
  guint first;                      /* gutters */
  guint last;
  guint channel;
} Run;

static int
compare_runs_cb (gconstpointer a, gconstpointer b)
{
  const Run *first = a, *second = b;

  if (first->channel != second->channel)
    return first->channel < second->channel ? -1 : 1;
  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return (first->way > second->way) - (first->way < second->way);
}

static void
place_run (PvSwimlaneDrawing *drawing, const Run *run, GArray *ends)
{
  guint track = 0;

  while (track < ends->len && g_array_index (ends, guint, track) >= run->first)
    track++;
  if (track == ends->len)
    g_array_append_val (ends, run->last);
  else
    g_array_index (ends, guint, track) = run->last;
  drawing->ways[run->way].channel_track = track;
  drawing->channel_tracks[run->channel] = MAX (drawing->channel_tracks[run->channel], track + 1);
}

static void
choose_tracks (PvSwimlaneDrawing *drawing)
{
  g_autofree Run *runs = g_new (Run, drawing->n_ways + 1);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_runs = 0;

  for (guint i = 0; i < drawing->n_ways; i++)
    {
      const PvSwimlaneWay *way = &drawing->ways[i];

      if (way->shape == PV_SWIMLANE_TWO_GUTTERS)
        runs[n_runs++] = (Run) { i, MIN (way->gutter_from, way->gutter_to), MAX (way->gutter_from, way->gutter_to), way->channel };
    }
  qsort (runs, n_runs, sizeof (Run), compare_runs_cb);
  for (guint i = 0; i < n_runs; i++)
    {
      if (i > 0 && runs[i].channel != runs[i - 1].channel)
        g_array_set_size (ends, 0);
      place_run (drawing, &runs[i], ends);
    }
}

/* A channel lies across the border of two lanes, half of it in each; the outermost ones lie inside their lane. */
static void
stack_rows (PvSwimlaneDrawing *drawing)
{
  const PvSwimlaneOptions *options = drawing->options;
  double y = options->phase_head_height, track = options->track;

  for (guint row = 0; row < drawing->n_rows; row++)
    {
      guint above = drawing->channel_tracks[row], below = drawing->channel_tracks[row + 1];
      double share_above = row == 0 ? above * track : (above > 0 ? above - 1 : 0) * track / 2;
      double share_below = row + 1 == drawing->n_rows ? below * track : (below > 0 ? below - 1 : 0) * track / 2;
      double top = MAX (options->lane_padding, share_above + CLEARANCE), bottom = MAX (options->lane_padding, share_below + CLEARANCE);
      double spare = MAX (options->least_lane_height - top - bottom - drawing->row_heights[row], 0);

      drawing->row_tops[row] = y;
      drawing->box_tops[row] = y + top + floor (spare / 2);
      y = drawing->box_tops[row] + drawing->row_heights[row] + bottom + ceil (spare / 2);
    }
  drawing->row_tops[drawing->n_rows] = y;
  for (guint channel = 0; channel <= drawing->n_rows; channel++)
    {
      guint n_tracks = drawing->channel_tracks[channel];
      double border = drawing->row_tops[channel];

      if (channel == 0)
        drawing->channel_tops[channel] = border + track / 2;
      else if (channel == drawing->n_rows)
        drawing->channel_tops[channel] = border - n_tracks * track + track / 2;
      else
        drawing->channel_tops[channel] = border - (n_tracks > 0 ? n_tracks - 1 : 0) * track / 2;
    }
}

void
pv_swimlane_fill_channels (PvSwimlaneDrawing *drawing)
{
  choose_tracks (drawing);
  stack_rows (drawing);
  for (guint i = 0; i < drawing->n_steps; i++)
    {
      drawing->boxes[i].y = drawing->box_tops[drawing->step_rows[i]] + drawing->offsets[i];
      drawing->boxes[i].width = drawing->input->steps[i].width;
      drawing->boxes[i].height = drawing->input->steps[i].height;
    }
}
