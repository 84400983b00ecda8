#include "layout/pv-swimlane-stages.h"

#include <math.h>

/* Height that two boxes must share for a straight line between them: in pixels, or of the lower one if that is very low. More than the
 * corners, so that several lines find room. */
#define LEAST_COMMON 32.0
#define LEAST_SHARE 0.7

typedef struct
{
  PvSwimlaneDrawing *drawing;
  guint *gutter_loads;              /* vertical pieces so far */
  guint *channel_loads;             /* row × gutter: runs so far that come by */
} Choosing;

static gboolean
share_height (const PvSwimlaneDrawing *drawing, guint a, guint b)
{
  double height_a = drawing->input->steps[a].height, height_b = drawing->input->steps[b].height;
  double top = MAX (drawing->offsets[a], drawing->offsets[b]);
  double bottom = MIN (drawing->offsets[a] + height_a, drawing->offsets[b] + height_b);

  return bottom - top >= MIN (LEAST_COMMON, LEAST_SHARE * MIN (height_a, height_b));
}

/* Whether nothing stands in the column between two steps of it. */
static gboolean
column_is_clear (const PvSwimlaneDrawing *drawing, guint from, guint to)
{
  guint column = drawing->step_columns[from];
  guint upper = drawing->step_rows[from] < drawing->step_rows[to] ? from : to, lower = upper == from ? to : from;
  guint upper_row = drawing->step_rows[upper], lower_row = drawing->step_rows[lower];

  if (upper_row == lower_row || drawing->step_levels[lower] != 0
      || drawing->step_levels[upper] + 1 != pv_swimlane_count_between (drawing, upper_row, column, column))
    return FALSE;
  for (guint row = upper_row + 1; row < lower_row; row++)
    if (pv_swimlane_count_between (drawing, row, column, column) > 0)
      return FALSE;
  return TRUE;
}

/* The least used gutter up to which the row of `from` is free, and from which on that of `to` is. */
static gboolean
choose_gutter (const Choosing *choosing, PvSwimlaneWay *way)
{
  const PvSwimlaneDrawing *drawing = choosing->drawing;
  guint first = drawing->step_columns[way->from] + 1, last = drawing->step_columns[way->to], best = G_MAXUINT;

  for (guint gutter = first; gutter <= last; gutter++)
    {
      if (gutter > first && pv_swimlane_count_between (drawing, drawing->step_rows[way->from], first, gutter - 1) > 0)
        break;
      if (gutter < last && pv_swimlane_count_between (drawing, drawing->step_rows[way->to], gutter, last - 1) > 0)
        continue;
      if (best == G_MAXUINT || choosing->gutter_loads[gutter] < choosing->gutter_loads[best])
        best = gutter;
    }
  if (best == G_MAXUINT)
    return FALSE;
  way->shape = PV_SWIMLANE_ONE_GUTTER;
  way->gutter_from = way->gutter_to = best;
  return TRUE;
}

static guint
load_of (const Choosing *choosing, guint channel, guint first, guint last)
{
  guint load = 0;

  for (guint gutter = first; gutter <= last; gutter++)
    load = MAX (load, choosing->channel_loads[channel * (choosing->drawing->n_columns + 1) + gutter]);
  return load;
}

/* The least used channel between both rows, or below or above a single one. */
static void
choose_channel (const Choosing *choosing, PvSwimlaneWay *way)
{
  const PvSwimlaneDrawing *drawing = choosing->drawing;
  guint from = drawing->step_rows[way->from], to = drawing->step_rows[way->to];
  guint first = MIN (way->gutter_from, way->gutter_to), last = MAX (way->gutter_from, way->gutter_to);
  guint top = from == to ? from : MIN (from, to) + 1, bottom = from == to ? from + 1 : MAX (from, to);
  guint best = bottom;

  for (guint channel = bottom; channel-- > top;)
    if (load_of (choosing, channel, first, last) < load_of (choosing, best, first, last))
      best = channel;
  way->shape = PV_SWIMLANE_TWO_GUTTERS;
  way->channel = best;
}

static void
choose_way (Choosing *choosing, PvSwimlaneWay *way)
{
  const PvSwimlaneDrawing *drawing = choosing->drawing;
  guint from = drawing->step_columns[way->from], to = drawing->step_columns[way->to];
  gboolean same_row = drawing->step_rows[way->from] == drawing->step_rows[way->to];

  if (to > from && same_row && share_height (drawing, way->from, way->to)
      && pv_swimlane_count_between (drawing, drawing->step_rows[way->from], from + 1, to - 1) == 0)
    {
      way->shape = PV_SWIMLANE_STRAIGHT;
      way->gutter_from = from + 1;
      way->gutter_to = to;
      return;
    }
  if (to == from && column_is_clear (drawing, way->from, way->to))
    {
      way->shape = PV_SWIMLANE_UPRIGHT;
      return;
    }
  if (to > from && choose_gutter (choosing, way))
    return;
  way->gutter_from = from + 1;
  way->gutter_to = to;
  choose_channel (choosing, way);
}

static void
count_way (Choosing *choosing, const PvSwimlaneWay *way)
{
  guint first = MIN (way->gutter_from, way->gutter_to), last = MAX (way->gutter_from, way->gutter_to);

  if (way->shape == PV_SWIMLANE_ONE_GUTTER)
    choosing->gutter_loads[way->gutter_from]++;
  if (way->shape != PV_SWIMLANE_TWO_GUTTERS)
    return;
  choosing->gutter_loads[way->gutter_from]++;
  choosing->gutter_loads[way->gutter_to]++;
  for (guint gutter = first; gutter <= last; gutter++)
    choosing->channel_loads[way->channel * (choosing->drawing->n_columns + 1) + gutter]++;
}

void
pv_swimlane_choose_ways (PvSwimlaneDrawing *drawing)
{
  Choosing choosing = { drawing };

  drawing->n_ways = drawing->input->n_transitions;
  drawing->ways = g_new0 (PvSwimlaneWay, drawing->n_ways + 1);
  choosing.gutter_loads = g_new0 (guint, drawing->n_columns + 1);
  choosing.channel_loads = g_new0 (guint, (gsize) (drawing->n_rows + 1) * (drawing->n_columns + 1));
  for (guint i = 0; i < drawing->n_ways; i++)
    {
      drawing->ways[i].from = drawing->input->transitions[i].from;
      drawing->ways[i].to = drawing->input->transitions[i].to;
      choose_way (&choosing, &drawing->ways[i]);
      count_way (&choosing, &drawing->ways[i]);
    }
  g_free (choosing.gutter_loads);
  g_free (choosing.channel_loads);
}
