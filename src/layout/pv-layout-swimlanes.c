#include "layout/pv-layout-swimlanes.h"

#include <math.h>

#include "layout/pv-swimlane-stages.h"

PvSwimlaneOptions
pv_swimlane_options (void)
{
  return (PvSwimlaneOptions) {
    .lane_head_width = 128,
    .phase_head_height = 44,
    .gutter = 66,
    .track = 12,
    .lane_padding = 15,
    .least_phase_width = 196,
    .least_lane_height = 75,
  };
}

static void
add_point (PvSwimlaneLine *line, double x, double y)
{
  guint n = line->n_points;

  if (n > 0 && line->points[n - 1].x == x && line->points[n - 1].y == y)
    return;
  /* Two pieces in one direction are one. */
  if (n > 1 && ((line->points[n - 1].x == x && line->points[n - 2].x == x) || (line->points[n - 1].y == y && line->points[n - 2].y == y)))
    n = --line->n_points;
  line->points[n] = (PvPoint) { x, y };
  line->n_points++;
}

static void
make_line (const PvSwimlaneDrawing *drawing, const PvSwimlaneWay *way, PvSwimlaneLine *line)
{
  const PvRect *from = &drawing->boxes[way->from], *to = &drawing->boxes[way->to];
  double channel = drawing->channel_tops[way->channel] + way->channel_track * drawing->options->track;

  line->points = g_new (PvPoint, 6);
  if (way->shape == PV_SWIMLANE_UPRIGHT)
    {
      gboolean down = from->y < to->y;

      add_point (line, way->x_from, down ? from->y + from->height : from->y);
      add_point (line, way->x_from, down ? to->y : to->y + to->height);
      return;
    }
  add_point (line, from->x + from->width, way->y_from);
  if (way->shape == PV_SWIMLANE_ONE_GUTTER)
    {
      add_point (line, way->x_from, way->y_from);
      add_point (line, way->x_from, way->y_to);
    }
  else if (way->shape == PV_SWIMLANE_TWO_GUTTERS)
    {
      add_point (line, way->x_from, way->y_from);
      add_point (line, way->x_from, channel);
      add_point (line, way->x_to, channel);
      add_point (line, way->x_to, way->y_to);
    }
  add_point (line, to->x, way->y_to);
}

static void
make_heads (const PvSwimlaneDrawing *drawing, PvSwimlanes *swimlanes)
{
  const PvSwimlaneOptions *options = drawing->options;

  for (guint phase = 0; phase < swimlanes->n_phases; phase++)
    swimlanes->phase_heads[phase] = (PvRect) { drawing->phase_lefts[phase], 0, drawing->phase_lefts[phase + 1] - drawing->phase_lefts[phase],
                                               options->phase_head_height };
  for (guint lane = 0; lane < swimlanes->n_lanes; lane++)
    {
      guint row = drawing->rows[lane];
      double top = drawing->row_tops[row], height = drawing->row_tops[row + 1] - top;

      swimlanes->lane_bands[lane] = (PvRect) { 0, top, swimlanes->width, height };
      swimlanes->lane_heads[lane] = (PvRect) { 0, top, options->lane_head_width, height };
    }
}

static PvSwimlanes *
make_result (PvSwimlaneDrawing *drawing)
{
  PvSwimlanes *swimlanes = g_new0 (PvSwimlanes, 1);

  swimlanes->n_steps = drawing->n_steps;
  swimlanes->n_lines = drawing->n_ways;
  swimlanes->n_phases = drawing->input->n_phases;
  swimlanes->n_lanes = drawing->input->n_lanes;
  swimlanes->width = drawing->phase_lefts[swimlanes->n_phases];
  swimlanes->height = drawing->row_tops[drawing->n_rows];
  swimlanes->steps = g_memdup2 (drawing->boxes, sizeof (PvRect) * (drawing->n_steps + 1));
  swimlanes->rows = g_memdup2 (drawing->rows, sizeof (guint) * (drawing->n_rows + 1));
  swimlanes->lines = g_new0 (PvSwimlaneLine, drawing->n_ways + 1);
  swimlanes->phase_heads = g_new0 (PvRect, swimlanes->n_phases + 1);
  swimlanes->lane_heads = g_new0 (PvRect, swimlanes->n_lanes + 1);
  swimlanes->lane_bands = g_new0 (PvRect, swimlanes->n_lanes + 1);
  make_heads (drawing, swimlanes);
  for (guint i = 0; i < drawing->n_ways; i++)
    make_line (drawing, &drawing->ways[i], &swimlanes->lines[i]);
  pv_swimlane_place_labels (drawing, swimlanes);
  return swimlanes;
}

/* What does not depend on the number of columns. */
static void
prepare (PvSwimlaneDrawing *drawing)
{
  drawing->n_steps = drawing->input->n_steps;
  drawing->n_rows = drawing->input->n_lanes;
  drawing->rows = g_new0 (guint, drawing->n_rows + 1);
  drawing->row_heights = g_new0 (double, drawing->n_rows + 1);
  drawing->row_tops = g_new0 (double, drawing->n_rows + 1);
  drawing->box_tops = g_new0 (double, drawing->n_rows + 1);
  drawing->channel_tracks = g_new0 (guint, drawing->n_rows + 1);
  drawing->channel_tops = g_new0 (double, drawing->n_rows + 1);
  drawing->step_rows = g_new0 (guint, drawing->n_steps + 1);
  drawing->step_columns = g_new0 (guint, drawing->n_steps + 1);
  drawing->step_levels = g_new0 (guint, drawing->n_steps + 1);
  drawing->offsets = g_new0 (double, drawing->n_steps + 1);
  drawing->boxes = g_new0 (PvRect, drawing->n_steps + 1);
  drawing->phase_lefts = g_new0 (double, drawing->input->n_phases + 1);
}

static void
clear (PvSwimlaneDrawing *drawing)
{
  g_free (drawing->rows);
  g_free (drawing->row_heights);
  g_free (drawing->row_tops);
  g_free (drawing->box_tops);
  g_free (drawing->channel_tracks);
  g_free (drawing->channel_tops);
  g_free (drawing->step_rows);
  g_free (drawing->step_columns);
  g_free (drawing->step_levels);
  g_free (drawing->offsets);
  g_free (drawing->boxes);
  g_free (drawing->phase_lefts);
  g_free (drawing->phase_columns);
  g_free (drawing->column_widths);
  g_free (drawing->stacks);
  g_free (drawing->ways);
  g_free (drawing->gutter_tracks);
  g_free (drawing->gutter_lefts);
  g_free (drawing->gutter_widths);
}

static gboolean
is_sound (const PvSwimlaneInput *input)
{
  for (guint i = 0; i < input->n_steps; i++)
    if (input->steps[i].phase >= input->n_phases || input->steps[i].lane >= input->n_lanes)
      return FALSE;
  for (guint i = 0; i < input->n_transitions; i++)
    if (input->transitions[i].from >= input->n_steps || input->transitions[i].to >= input->n_steps)
      return FALSE;
  return TRUE;
}

PvSwimlanes *
pv_layout_swimlanes (const PvSwimlaneInput *input, const PvSwimlaneOptions *options, GCancellable *cancellable, GError **error)
{
  PvSwimlaneDrawing drawing = { input, options };
  PvSwimlanes *swimlanes = NULL;

  g_return_val_if_fail (is_sound (input), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  prepare (&drawing);
  pv_swimlane_order_rows (&drawing);
  pv_swimlane_choose_slots (&drawing);
  drawing.gutter_tracks = g_new0 (guint, drawing.n_columns + 1);
  drawing.gutter_lefts = g_new0 (double, drawing.n_columns + 1);
  drawing.gutter_widths = g_new0 (double, drawing.n_columns + 1);
  pv_swimlane_choose_ways (&drawing);
  pv_swimlane_fill_channels (&drawing);
  pv_swimlane_choose_ports (&drawing);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      pv_swimlane_fill_gutters (&drawing);
      swimlanes = make_result (&drawing);
    }
  clear (&drawing);
  return swimlanes;
}

void
pv_swimlanes_free (PvSwimlanes *swimlanes)
{
  if (swimlanes == NULL)
    return;

  for (guint i = 0; i < swimlanes->n_lines; i++)
    g_free (swimlanes->lines[i].points);
  g_free (swimlanes->steps);
  g_free (swimlanes->lines);
  g_free (swimlanes->phase_heads);
  g_free (swimlanes->lane_heads);
  g_free (swimlanes->lane_bands);
  g_free (swimlanes->rows);
  g_free (swimlanes);
}

PvRect
pv_swimlanes_cell (const PvSwimlanes *swimlanes, guint phase, guint lane)
{
  g_return_val_if_fail (phase < swimlanes->n_phases && lane < swimlanes->n_lanes, ((PvRect) { 0, 0, 0, 0 }));

  return (PvRect) { swimlanes->phase_heads[phase].x, swimlanes->lane_bands[lane].y, swimlanes->phase_heads[phase].width,
                    swimlanes->lane_bands[lane].height };
}

static guint
count_line_crossings (const PvSwimlaneLine *first, const PvSwimlaneLine *second)
{
  guint count = 0;

  for (guint i = 0; i + 1 < first->n_points; i++)
    for (guint j = 0; j + 1 < second->n_points; j++)
      {
        PvPoint a = first->points[i], b = first->points[i + 1], c = second->points[j], d = second->points[j + 1];

        if ((a.x == b.x) == (c.x == d.x))
          continue;
        count += MIN (a.x, b.x) < MAX (c.x, d.x) && MIN (c.x, d.x) < MAX (a.x, b.x) && MIN (a.y, b.y) < MAX (c.y, d.y)
                 && MIN (c.y, d.y) < MAX (a.y, b.y);
      }
  return count;
}

guint
pv_swimlanes_count_crossings (const PvSwimlanes *swimlanes)
{
  guint count = 0;

  for (guint i = 0; i < swimlanes->n_lines; i++)
    for (guint j = i + 1; j < swimlanes->n_lines; j++)
      count += count_line_crossings (&swimlanes->lines[i], &swimlanes->lines[j]);
  return count;
}
