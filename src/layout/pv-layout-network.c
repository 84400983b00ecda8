#include "layout/pv-layout-network.h"

#include <math.h>

#include "layout/pv-layout-drawing.h"
#include "layout/pv-layout-insert.h"
#include "layout/pv-layout-space.h"

#define TIDY_ROUNDS 12
#define TIDY_STEP 0.1

/* Of the work, what the first places take; and the hundredths that are done when no two boxes overlap. */
#define PLACING 0.7
#define SEPARATED 80

static double
snapped (double value)
{
  return floor (value / PV_LAYOUT_GRID + 0.5) * PV_LAYOUT_GRID;
}

/* --- all components --- */

static PvRect
extent_of (const PvDrawing *drawing, const PvDrawingPart *part)
{
  PvRect extent = { 0, 0, 0, 0 };

  for (guint i = 0; i < part->n_nodes; i++)
    extent = pv_rect_union (&extent, &drawing->boxes[part->nodes[i]]);
  return extent;
}

static void
shift_part (PvDrawing *drawing, const PvDrawingPart *part, double dx, double dy)
{
  for (guint i = 0; i < part->n_nodes; i++)
    {
      drawing->boxes[part->nodes[i]].x += dx;
      drawing->boxes[part->nodes[i]].y += dy;
    }
}

static void
pack_parts (PvDrawing *drawing, const PvDrawingPart *parts, guint n_parts)
{
  g_autofree PvRect *extents = g_new (PvRect, n_parts), *packed = g_new (PvRect, n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      packed[i] = extents[i] = extent_of (drawing, &parts[i]);
      /* On the grid all over, so that parts set side by side stay on it. */
      packed[i].width = ceil (extents[i].width / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
      packed[i].height = ceil (extents[i].height / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
    }
  pv_layout_pack (packed, n_parts, ceil (drawing->options->gap_x / PV_LAYOUT_GRID) * PV_LAYOUT_GRID,
                  ceil (drawing->options->gap_y / PV_LAYOUT_GRID) * PV_LAYOUT_GRID, drawing->options->aspect);
  for (guint i = 0; i < n_parts; i++)
    shift_part (drawing, &parts[i], packed[i].x - extents[i].x, packed[i].y - extents[i].y);
}

/* Components without a fixed node go around those with one, as near as they find room. */
static void
place_around (PvDrawing *drawing, const PvDrawingPart *parts, guint n_parts)
{
  g_autofree PvRect *taken = g_new (PvRect, drawing->graph->n_nodes + n_parts);
  g_autoptr (PvLayoutSpace) space = NULL;
  guint n_taken = 0;

  for (guint i = 0; i < n_parts; i++)
    for (guint j = 0; parts[i].n_fixed > 0 && j < parts[i].n_nodes; j++)
      taken[n_taken++] = drawing->boxes[parts[i].nodes[j]];
  space = pv_layout_space_new (taken, n_taken);
  for (guint i = 0; i < n_parts; i++)
    if (parts[i].n_fixed == 0)
      {
        PvRect extent = extent_of (drawing, &parts[i]), room = extent;
        PvPoint place = pv_layout_insert (space, extent.width, extent.height, NULL, 0, drawing->options);

        shift_part (drawing, &parts[i], place.x - extent.x, place.y - extent.y);
        room.x = place.x;
        room.y = place.y;
        pv_layout_space_add (space, n_taken++, &room);
      }
}

static PvDrawingPart *
list_parts (const PvDrawing *drawing, guint *nodes, guint *n_parts)
{
  guint n = drawing->graph->n_nodes, count;
  g_autofree guint *components = g_new (guint, n), *starts = NULL;
  PvDrawingPart *parts;

  count = pv_adjacency_components (drawing->adjacency, components);
  parts = g_new0 (PvDrawingPart, count);
  starts = g_new0 (guint, count + 1);
  for (guint i = 0; i < n; i++)
    starts[components[i] + 1]++;
  for (guint i = 0; i < count; i++)
    {
      starts[i + 1] += starts[i];
      parts[i].nodes = nodes + starts[i];
    }
  for (guint i = 0; i < n; i++)
    {
      PvDrawingPart *part = &parts[components[i]];

      nodes[starts[components[i]] + part->n_nodes++] = i;
      part->n_fixed += drawing->fixed[i];
    }
  *n_parts = count;
  return parts;
}

static gboolean
place_parts (PvDrawing *drawing)
{
  g_autofree guint *nodes = g_new (guint, drawing->graph->n_nodes);
  g_autofree PvDrawingPart *parts = NULL;
  guint n_parts, n_fixed = 0, done = 0;

  parts = list_parts (drawing, nodes, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (!pv_drawing_place_part (drawing, &parts[i]))
        return FALSE;
      n_fixed += parts[i].n_fixed;
      done += parts[i].n_nodes;
      if (parts[i].n_nodes > 1)
        pv_progress_tell (drawing->cancellable, done, drawing->graph->n_nodes);
    }
  if (n_fixed > 0)
    place_around (drawing, parts, n_parts);
  else
    pack_parts (drawing, parts, n_parts);
  drawing->apart = n_fixed == 0;
  return TRUE;
}

/* --- tidy: begins where everything is --- */

static gboolean
tidy_places (PvDrawing *drawing)
{
  guint n = drawing->graph->n_nodes;
  g_autofree float *x = g_new (float, n), *y = g_new (float, n);
  g_autofree guint *all = g_new (guint, n);
  PvDrawingPart part = { all, n, 0 };

  for (guint i = 0; i < n; i++)
    {
      PvPoint centre = pv_rect_centre (&drawing->boxes[i]);

      all[i] = i;
      x[i] = (float) centre.x;
      y[i] = (float) centre.y;
    }
  if (!pv_layout_springs (drawing->adjacency, drawing->groups, drawing->fixed, TIDY_ROUNDS, TIDY_STEP, drawing->cancellable, x, y))
    return FALSE;
  pv_drawing_take_places (drawing, &part, x, y);
  return TRUE;
}

/* --- the whole --- */

static int
compare_numbers_cb (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* The caller's group numbers may be anything: they become 1, 2 … in ascending order. */
static void
number_groups (PvDrawing *drawing)
{
  guint n = drawing->graph->n_nodes, n_numbers = 0;
  g_autofree guint *numbers = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    if (drawing->graph->nodes[i].group != 0)
      numbers[n_numbers++] = drawing->graph->nodes[i].group;
  if (n_numbers == 0)
    return;

  qsort (numbers, n_numbers, sizeof (guint), compare_numbers_cb);
  drawing->groups = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    if (drawing->graph->nodes[i].group != 0)
      {
        const guint *at = bsearch (&drawing->graph->nodes[i].group, numbers, n_numbers, sizeof (guint), compare_numbers_cb);

        while (at > numbers && at[-1] == *at)
          at--;
        drawing->groups[i] = (guint) (at - numbers) + 1;
      }
}

static void
prepare (PvDrawing *drawing)
{
  const PvLayoutGraph *graph = drawing->graph;

  pv_random_seed (&drawing->random, drawing->options->seed);
  drawing->adjacency = pv_adjacency_new (graph->links, graph->n_links, graph->n_nodes);
  drawing->boxes = g_new (PvRect, graph->n_nodes);
  drawing->fixed = g_new (gboolean, graph->n_nodes);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      const PvLayoutNode *node = &graph->nodes[i];
      gboolean placed = node->fixed || drawing->options->from_places;

      drawing->boxes[i] = (PvRect) { placed ? node->place.x : 0, placed ? node->place.y : 0, node->width, node->height };
      drawing->fixed[i] = node->fixed;
    }
  number_groups (drawing);
}

static void
finish (const PvDrawing *drawing, PvPoint *places)
{
  const PvLayoutGraph *graph = drawing->graph;
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE;
  gboolean any_placed = drawing->options->from_places;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      any_placed |= drawing->fixed[i];
      left = MIN (left, drawing->boxes[i].x);
      top = MIN (top, drawing->boxes[i].y);
    }
  if (any_placed)
    left = top = 0;
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      places[i].x = drawing->fixed[i] ? graph->nodes[i].place.x : snapped (drawing->boxes[i].x - left);
      places[i].y = drawing->fixed[i] ? graph->nodes[i].place.y : snapped (drawing->boxes[i].y - top);
    }
}

static gboolean
draw (PvDrawing *drawing)
{
  const PvLayoutGraph *graph = drawing->graph;
  PvProgressStage stage;

  if (g_cancellable_is_cancelled (drawing->cancellable))
    return FALSE;
  stage = pv_progress_enter (drawing->cancellable, 0, PLACING);
  if (!(drawing->options->from_places ? tidy_places (drawing) : place_parts (drawing)))
    return FALSE;
  pv_progress_leave (drawing->cancellable, stage);
  if (!drawing->apart)
    pv_layout_separate (drawing->boxes, drawing->fixed, graph->n_nodes, drawing->options);
  pv_progress_tell (drawing->cancellable, SEPARATED, 100);
  if (graph->n_nodes <= drawing->options->refine_limit
      && !pv_layout_refine (graph, drawing->options, drawing->cancellable, drawing->boxes))
    return FALSE;
  pv_progress_tell (drawing->cancellable, 1, 1);
  return TRUE;
}

gboolean
pv_layout_network (const PvLayoutGraph *graph, const PvLayoutOptions *options, GCancellable *cancellable, PvPoint *places,
                   GError **error)
{
  PvDrawing drawing = { graph, options, cancellable };
  gboolean finished;

  if (graph->n_nodes == 0)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  prepare (&drawing);
  finished = draw (&drawing);
  if (finished)
    finish (&drawing, places);
  else
    g_cancellable_set_error_if_cancelled (cancellable, error);
  pv_adjacency_free (drawing.adjacency);
  g_free (drawing.boxes);
  g_free (drawing.fixed);
  g_free (drawing.groups);
  return finished;
}
