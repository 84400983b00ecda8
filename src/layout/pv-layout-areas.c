#include "layout/pv-layout-arranging.h"

#include <math.h>

#include "layout/pv-layout-network.h"

#define AREAS_APART 60.0            /* free between two areas */

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
  if (!pv_layout_network (&inner, &own, NULL, NULL, cancellable, area->places, error))
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

/* The areas themselves as a network: a link for all links between two. */
static gboolean
draw_whole (const PvLayoutGraph *graph, const guint *ranks, Area *areas, guint n_areas, const PvLayoutOptions *options,
            GCancellable *cancellable, GError **error)
{
  g_autofree PvLayoutNode *nodes = g_new0 (PvLayoutNode, n_areas + 1);
  g_autofree PvLayoutLink *links = g_new0 (PvLayoutLink, graph->n_links + 1);
  g_autofree PvPoint *places = g_new0 (PvPoint, n_areas + 1);
  PvLayoutGraph outer = { nodes, n_areas, links, 0 };
  PvLayoutOptions own = *options;

  own.from_places = FALSE;
  own.gap_x = own.gap_y = AREAS_APART;
  for (guint a = 0; a < n_areas; a++)
    nodes[a] = (PvLayoutNode) { .width = areas[a].extent.width, .height = areas[a].extent.height };
  for (guint i = 0; i < graph->n_links; i++)
    if (ranks[graph->links[i].from] != ranks[graph->links[i].to])
      links[outer.n_links++] = (PvLayoutLink) { ranks[graph->links[i].from], ranks[graph->links[i].to], 0.1 };
  if (!pv_layout_network (&outer, &own, NULL, NULL, cancellable, places, error))
    return FALSE;
  for (guint a = 0; a < n_areas; a++)
    {
      areas[a].extent.x = places[a].x;
      areas[a].extent.y = places[a].y;
    }
  return TRUE;
}

static gboolean
draw (const PvLayoutGraph *graph, const guint *ranks, Area *areas, guint n_areas, const PvLayoutOptions *options, GCancellable *cancellable,
      GError **error)
{
  g_autofree guint *starts = g_new0 (guint, n_areas + 1);
  g_autofree PvLayoutLink *links = list_inner_links (graph, ranks, areas, n_areas, starts);

  for (guint a = 0; a < n_areas; a++)
    if (!draw_area (graph, &areas[a], links + starts[a], starts[a + 1] - starts[a], options, cancellable, error))
      return FALSE;
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
    pv_arranging_finish (graph, options, boxes, places, NULL);
  free_areas (areas, groups->len);
  return drawn;
}
