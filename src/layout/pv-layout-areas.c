#include "layout/pv-layout-arranging.h"

#include <math.h>
#include <string.h>

#include "layout/pv-layout-network.h"

#define AREAS_APART 36.0            /* free between two areas */
#define SHAPES 20
#define ROUNDS 8

typedef struct
{
  guint *nodes;                     /* of the whole graph */
  guint n_nodes;
  PvPoint *places;                  /* within the area */
  PvRect extent;                    /* with margin and heading; x, y: where it stands */
} Area;

static Area *
list_areas (const PvLayoutGraph *graph, const guint *ranks, guint n_areas)
{
  Area *areas = g_new0 (Area, n_areas);

  for (guint i = 0; i < graph->n_nodes; i++)
    areas[ranks[i]].n_nodes++;
  for (guint a = 0; a < n_areas; a++)
    {
      areas[a].nodes = g_new (guint, areas[a].n_nodes);
      areas[a].places = g_new0 (PvPoint, areas[a].n_nodes);
      areas[a].n_nodes = 0;
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    areas[ranks[i]].nodes[areas[ranks[i]].n_nodes++] = i;
  return areas;
}

static void
free_areas (Area *areas, guint n_areas)
{
  for (guint a = 0; a < n_areas; a++)
    {
      g_free (areas[a].nodes);
      g_free (areas[a].places);
    }
  g_free (areas);
}

/* Links within each area, in one list: @starts by area. */
static PvLayoutLink *
list_inner_links (const PvLayoutGraph *graph, const guint *ranks, const Area *areas, guint n_areas, guint *starts)
{
  g_autofree guint *local = g_new0 (guint, graph->n_nodes + 1), *next = NULL;
  PvLayoutLink *links = g_new (PvLayoutLink, graph->n_links + 1);

  for (guint a = 0; a < n_areas; a++)
    for (guint i = 0; i < areas[a].n_nodes; i++)
      local[areas[a].nodes[i]] = i;
  memset (starts, 0, sizeof (guint) * (n_areas + 1));
  for (guint i = 0; i < graph->n_links; i++)
    if (ranks[graph->links[i].from] == ranks[graph->links[i].to])
      starts[ranks[graph->links[i].from] + 1]++;
  for (guint a = 0; a < n_areas; a++)
    starts[a + 1] += starts[a];
  next = g_memdup2 (starts, sizeof (guint) * (n_areas + 1));
  for (guint i = 0; i < graph->n_links; i++)
    if (ranks[graph->links[i].from] == ranks[graph->links[i].to])
      links[next[ranks[graph->links[i].from]]++] = (PvLayoutLink) { local[graph->links[i].from], local[graph->links[i].to],
                                                                    graph->links[i].weight };
  return links;
}

static gboolean
draw_area (const PvLayoutGraph *graph, Area *area, const PvLayoutLink *links, guint n_links, const PvLayoutOptions *options,
           GCancellable *cancellable, GError **error)
{
  g_autofree PvLayoutNode *nodes = g_new0 (PvLayoutNode, area->n_nodes + 1);
  PvLayoutGraph inner = { nodes, area->n_nodes, links, n_links };
  PvLayoutOptions own = *options;
  PvRect extent = { 0, 0, 0, 0 };

  own.from_places = FALSE;
  for (guint i = 0; i < area->n_nodes; i++)
    nodes[i] = (PvLayoutNode) { .width = graph->nodes[area->nodes[i]].width, .height = graph->nodes[area->nodes[i]].height };
  if (!pv_layout_network (&inner, &own, cancellable, area->places, error))
    return FALSE;
  for (guint i = 0; i < area->n_nodes; i++)
    {
      PvRect box = { area->places[i].x, area->places[i].y, nodes[i].width, nodes[i].height };

      extent = pv_rect_union (&extent, &box);
    }
  area->extent.width = MAX (ceil ((extent.width + 2 * PV_LAYOUT_AREA_MARGIN) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID, PV_LAYOUT_AREA_LEAST);
  for (guint i = 0; i < area->n_nodes; i++)
    {
      area->places[i].x += (area->extent.width - extent.width) / 2 - extent.x;
      area->places[i].y += PV_LAYOUT_AREA_MARGIN + PV_LAYOUT_HEADING - extent.y;
    }
  area->extent.height = ceil ((extent.height + 2 * PV_LAYOUT_AREA_MARGIN + PV_LAYOUT_HEADING) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID;
  return TRUE;
}

/* --- the areas themselves: packed, and those of one size each where it is nearest to what it has to do with --- */

static PvPoint
middle_of (const Area *area)
{
  return pv_rect_centre (&area->extent);
}

/* How far the links of one area reach, were it at @at; those to @but not counted. */
static double
measure_reach (const PvAdjacency *between, const Area *areas, guint area, PvPoint at, guint but)
{
  double sum = 0;

  for (guint i = between->starts[area]; i < between->starts[area + 1]; i++)
    if (between->targets[i] != but)
      {
        PvPoint other = middle_of (&areas[between->targets[i]]);
        double dx = other.x - at.x, dy = other.y - at.y;

        sum += sqrt (dx * dx + dy * dy);
      }
  return sum;
}

static gboolean
swap_if_nearer (const PvAdjacency *between, Area *areas, guint a, guint b)
{
  PvPoint at = middle_of (&areas[a]), there = middle_of (&areas[b]);
  double before = measure_reach (between, areas, a, at, b) + measure_reach (between, areas, b, there, a);
  double after = measure_reach (between, areas, a, there, b) + measure_reach (between, areas, b, at, a);
  PvPoint place = { areas[a].extent.x, areas[a].extent.y };

  if (after > before - 1e-6)
    return FALSE;
  areas[a].extent.x = areas[b].extent.x;
  areas[a].extent.y = areas[b].extent.y;
  areas[b].extent.x = place.x;
  areas[b].extent.y = place.y;
  return TRUE;
}

static gboolean
are_alike (const Area *a, const Area *b)
{
  return a->extent.width == b->extent.width && a->extent.height == b->extent.height;
}

/* Every swap makes the whole of the links shorter. */
static gboolean
swap_areas (const PvLayoutGraph *graph, const guint *ranks, Area *areas, guint n_areas, GCancellable *cancellable, GError **error)
{
  g_autofree PvLayoutLink *links = g_new0 (PvLayoutLink, graph->n_links + 1);
  guint n_links = 0;
  gboolean swapped = TRUE, cancelled = FALSE;
  PvAdjacency *between;

  for (guint i = 0; i < graph->n_links; i++)
    if (ranks[graph->links[i].from] != ranks[graph->links[i].to])
      links[n_links++] = (PvLayoutLink) { ranks[graph->links[i].from], ranks[graph->links[i].to], 1 };
  between = pv_adjacency_new (links, n_links, n_areas);
  for (guint round = 0; round < ROUNDS && swapped && !cancelled; round++)
    {
      swapped = FALSE;
      for (guint a = 0; a < n_areas && !cancelled; a++)
        {
          for (guint b = a + 1; b < n_areas; b++)
            swapped = (are_alike (&areas[a], &areas[b]) && swap_if_nearer (between, areas, a, b)) || swapped;
          cancelled = g_cancellable_is_cancelled (cancellable);
        }
    }
  pv_adjacency_free (between);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* How wide a frame of the aspect must be to hold them all. */
static double
measure_size (const PvRect *extents, guint n, double aspect)
{
  PvRect all = { 0, 0, 0, 0 };

  for (guint i = 0; i < n; i++)
    all = pv_rect_union (&all, &extents[i]);
  return MAX (all.width, all.height * aspect);
}

/* A few large ones and many small ones leave holes, and the whole has not the shape it was packed for: of several the best. */
static void
pack (const Area *areas, guint n_areas, double aspect, PvRect *extents)
{
  g_autofree PvRect *tried = g_new0 (PvRect, n_areas + 1);
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < SHAPES; i++)
    {
      double size;

      for (guint a = 0; a < n_areas; a++)
        tried[a] = areas[a].extent;
      pv_layout_pack (tried, n_areas, AREAS_APART, AREAS_APART, aspect * (0.6 + 0.1 * i));
      size = measure_size (tried, n_areas, aspect);
      if (size < least - 1e-6)
        {
          least = size;
          memcpy (extents, tried, sizeof (PvRect) * n_areas);
        }
    }
}

static gboolean
draw_whole (const PvLayoutGraph *graph, const guint *ranks, Area *areas, guint n_areas, const PvLayoutOptions *options,
            GCancellable *cancellable, GError **error)
{
  g_autofree PvRect *extents = g_new0 (PvRect, n_areas + 1);

  pack (areas, n_areas, options->aspect, extents);
  for (guint a = 0; a < n_areas; a++)
    {
      areas[a].extent.x = extents[a].x;
      areas[a].extent.y = extents[a].y;
    }
  return swap_areas (graph, ranks, areas, n_areas, cancellable, error);
}

static gboolean
draw (const PvLayoutGraph *graph, const guint *ranks, Area *areas, guint n_areas, const PvLayoutOptions *options, GCancellable *cancellable,
      GError **error)
{
  g_autofree guint *starts = g_new0 (guint, n_areas + 1);
  g_autofree PvLayoutLink *links = list_inner_links (graph, ranks, areas, n_areas, starts);

  for (guint a = 0; a < n_areas; a++)
    {
      PvProgressStage stage = pv_progress_enter (cancellable, a / (double) n_areas, (a + 1) / (double) n_areas);

      if (!draw_area (graph, &areas[a], links + starts[a], starts[a + 1] - starts[a], options, cancellable, error))
        return FALSE;
      pv_progress_leave (cancellable, stage);
    }
  return draw_whole (graph, ranks, areas, n_areas, options, cancellable, error);
}

gboolean
pv_layout_areas (const PvLayoutGraph *graph, const PvLayoutOptions *options, GCancellable *cancellable, PvPoint *places, GError **error)
{
  g_autofree guint *ranks = g_new0 (guint, graph->n_nodes + 1);
  g_autofree PvRect *boxes = g_new0 (PvRect, graph->n_nodes + 1);
  g_autoptr (GArray) groups = pv_arranging_groups (graph, ranks);
  Area *areas = list_areas (graph, ranks, groups->len);
  gboolean drawn = draw (graph, ranks, areas, groups->len, options, cancellable, error);

  for (guint a = 0; a < groups->len && drawn; a++)
    for (guint i = 0; i < areas[a].n_nodes; i++)
      {
        const PvLayoutNode *node = &graph->nodes[areas[a].nodes[i]];

        boxes[areas[a].nodes[i]] = (PvRect) { areas[a].extent.x + areas[a].places[i].x, areas[a].extent.y + areas[a].places[i].y, node->width,
                                              node->height };
      }
  if (drawn)
    pv_arranging_finish (graph, options, NULL, G_MAXUINT, boxes, places, NULL);
  free_areas (areas, groups->len);
  return drawn;
}
