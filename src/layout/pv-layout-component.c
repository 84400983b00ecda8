/* One component of a network: from its links to places, and from places to boxes. */
#include "layout/pv-layout-drawing.h"

#define STRESS_LIMIT 3000           /* nodes; above it the multilevel way is quicker and crosses less */
#define EXACT_LIMIT 200             /* nodes; up to it every node is a pivot */
#define PIVOTS 40
#define SWEEPS 30                   /* of small graphs, which have time to spend … */
#define SPRING_ROUNDS 40
#define SWEEPS_OF_MANY 12           /* … and of those above EXACT_LIMIT, where springs do more for less */
#define SPRING_ROUNDS_OF_MANY 45
#define SPRING_STEP_OF_MANY 0.5
#define SPRING_STEP 0.35
#define FILL 2.2                    /* area of the drawing before overlaps are removed: room of all boxes with their gaps, times this */

/* --- from links to places, one link about 1 long --- */

static gboolean
place_by_stress (PvDrawing *drawing, const PvAdjacency *adjacency, const guint *groups, float *x, float *y)
{
  gboolean many = adjacency->n_nodes > EXACT_LIMIT;
  guint n_pivots = many ? PIVOTS : adjacency->n_nodes;
  g_autoptr (PvPivots) pivots = pv_pivots_new (adjacency, n_pivots, &drawing->random);

  pv_pivots_place (pivots, adjacency, &drawing->random, x, y);
  return pv_layout_stress (pivots, adjacency, many ? SWEEPS_OF_MANY : SWEEPS, &drawing->random, drawing->cancellable, x, y)
         && pv_layout_springs (adjacency, groups, NULL, many ? SPRING_ROUNDS_OF_MANY : SPRING_ROUNDS,
                               many ? SPRING_STEP_OF_MANY : SPRING_STEP, drawing->cancellable, x, y);
}

static gboolean
place_by_links (PvDrawing *drawing, const PvDrawingPart *part, float *x, float *y)
{
  g_autofree guint *scratch = g_new (guint, drawing->graph->n_nodes);
  g_autoptr (PvAdjacency) adjacency = pv_adjacency_part (drawing->adjacency, part->nodes, part->n_nodes, scratch);
  g_autofree guint *groups = NULL;
  gboolean multilevel = drawing->options->method == PV_LAYOUT_METHOD_MULTILEVEL
                        || (drawing->options->method == PV_LAYOUT_METHOD_BY_SIZE && part->n_nodes > STRESS_LIMIT);

  if (drawing->groups != NULL)
    {
      groups = g_new (guint, part->n_nodes);
      for (guint i = 0; i < part->n_nodes; i++)
        groups[i] = drawing->groups[part->nodes[i]];
    }
  if (!multilevel)
    return place_by_stress (drawing, adjacency, groups, x, y);
  return pv_layout_multilevel (adjacency, &drawing->random, drawing->cancellable, x, y)
         && (groups == NULL
             || pv_layout_springs (adjacency, groups, NULL, SPRING_ROUNDS / 2, SPRING_STEP, drawing->cancellable, x, y));
}

/* --- from places to boxes --- */

/* The room that its boxes with their gaps need, and some air. */
static void
scale_to_boxes (const PvDrawing *drawing, const PvDrawingPart *part, float *x, float *y)
{
  double area = 0;

  for (guint i = 0; i < part->n_nodes; i++)
    {
      const PvLayoutNode *node = &drawing->graph->nodes[part->nodes[i]];

      area += (node->width + drawing->options->gap_x) * (node->height + drawing->options->gap_y);
    }
  pv_layout_fit_to_room (x, y, part->n_nodes, FILL * area, drawing->options->aspect);
}

static gboolean
fit_to_fixed (PvDrawing *drawing, const PvDrawingPart *part, float *x, float *y)
{
  g_autofree guint *scratch = g_new (guint, drawing->graph->n_nodes);
  g_autoptr (PvAdjacency) adjacency = pv_adjacency_part (drawing->adjacency, part->nodes, part->n_nodes, scratch);
  g_autofree gboolean *fixed = g_new (gboolean, part->n_nodes);
  g_autofree PvPoint *centres = g_new (PvPoint, part->n_nodes);

  for (guint i = 0; i < part->n_nodes; i++)
    {
      fixed[i] = drawing->fixed[part->nodes[i]];
      centres[i] = pv_rect_centre (&drawing->boxes[part->nodes[i]]);
    }
  return pv_layout_fit_to_fixed (adjacency, centres, fixed, drawing->cancellable, x, y);
}

void
pv_drawing_take_places (PvDrawing *drawing, const PvDrawingPart *part, const float *x, const float *y)
{
  for (guint i = 0; i < part->n_nodes; i++)
    {
      PvRect *box = &drawing->boxes[part->nodes[i]];

      if (drawing->fixed[part->nodes[i]])
        continue;
      box->x = x[i] - box->width / 2;
      box->y = y[i] - box->height / 2;
    }
}

/* Only the boxes of one component. */
static void
separate (PvDrawing *drawing, const PvDrawingPart *part)
{
  g_autofree PvRect *boxes = g_new (PvRect, part->n_nodes);

  for (guint i = 0; i < part->n_nodes; i++)
    boxes[i] = drawing->boxes[part->nodes[i]];
  pv_layout_separate (boxes, NULL, part->n_nodes, drawing->options);
  for (guint i = 0; i < part->n_nodes; i++)
    drawing->boxes[part->nodes[i]] = boxes[i];
}

gboolean
pv_drawing_place_part (PvDrawing *drawing, const PvDrawingPart *part)
{
  g_autofree float *x = g_new0 (float, part->n_nodes), *y = g_new0 (float, part->n_nodes);

  if (part->n_nodes > 1)
    {
      if (!place_by_links (drawing, part, x, y))
        return FALSE;
      scale_to_boxes (drawing, part, x, y);
    }
  if (part->n_fixed > 0 && !fit_to_fixed (drawing, part, x, y))
    return FALSE;
  pv_drawing_take_places (drawing, part, x, y);
  /* With fixed nodes all are separated together, at the end. */
  if (part->n_fixed == 0)
    separate (drawing, part);
  return TRUE;
}
