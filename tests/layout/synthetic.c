#include "synthetic.h"

#define REGION 250
#define CELL 14

static void
add_link (SyntheticRegion *region, guint from, guint to)
{
  region->links[region->graph.n_links++] = (PvLayoutLink) { from, to, 1 };
}

static const PvLayoutLink *
any_link (const SyntheticRegion *region, PvRandom *random)
{
  return &region->links[pv_random_below (random, region->graph.n_links)];
}

/* An end of a random link so far, inside [first, last): nodes with many links are met more often. */
static guint
preferred (const SyntheticRegion *region, PvRandom *random, guint first, guint last)
{
  for (guint tries = 0; tries < 12 && region->graph.n_links > 0; tries++)
    {
      const PvLayoutLink *link = any_link (region, random);
      guint node = pv_random_below (random, 2) == 0 ? link->from : link->to;

      if (node >= first && node < last)
        return node;
    }
  return first + pv_random_below (random, last - first);
}

/* Every node but the first hangs on an earlier one: of its cell; the first of a cell on one of its region, the first of that on any. */
static void
grow_tree (SyntheticRegion *region, PvRandom *random)
{
  for (guint i = 1; i < region->graph.n_nodes; i++)
    {
      guint cell = i - i % CELL, home = i - i % REGION;

      add_link (region, preferred (region, random, cell < i ? cell : home < i ? home : 0, i), i);
    }
}

static guint
in_cell (const SyntheticRegion *region, PvRandom *random, guint from)
{
  guint cell = from - from % CELL, last = MIN (cell + CELL, region->graph.n_nodes);

  return preferred (region, random, cell, last);
}

static guint
in_region (const SyntheticRegion *region, PvRandom *random, guint from)
{
  guint home = from - from % REGION, last = MIN (home + REGION, region->graph.n_nodes);

  return preferred (region, random, home, last);
}

/* A neighbour's neighbour, through the first link of a node that comes up. */
static guint
across_triangle (const SyntheticRegion *region, PvRandom *random, guint from)
{
  guint middle = G_MAXUINT, start = pv_random_below (random, region->graph.n_links);

  for (guint k = 0; k < region->graph.n_links && k < 4000; k++)
    {
      const PvLayoutLink *link = &region->links[(start + k) % region->graph.n_links];
      guint known = middle == G_MAXUINT ? from : middle, other = link->from == known ? link->to : link->to == known ? link->from : G_MAXUINT;

      if (other == G_MAXUINT || other == from)
        continue;
      if (middle != G_MAXUINT)
        return other;
      middle = other;
    }
  return in_cell (region, random, from);
}

static void
add_rest (SyntheticRegion *region, PvRandom *random, guint n_links)
{
  while (region->graph.n_links < n_links)
    {
      guint from = pv_random_below (random, region->graph.n_nodes), to, kind = pv_random_below (random, 100);

      if (kind < 6)
        to = pv_random_below (random, region->graph.n_nodes);
      else if (kind < 36)
        to = across_triangle (region, random, from);
      else if (kind < 80)
        to = in_cell (region, random, from);
      else
        to = in_region (region, random, from);
      if (to != from)
        add_link (region, from, to);
    }
}

SyntheticRegion *
synthetic_region_new (guint n_nodes, guint n_links, guint64 seed)
{
  SyntheticRegion *region = g_new0 (SyntheticRegion, 1);
  PvRandom random;

  pv_random_seed (&random, seed);
  region->nodes = g_new0 (PvLayoutNode, n_nodes);
  region->links = g_new0 (PvLayoutLink, n_links);
  region->graph = (PvLayoutGraph) { region->nodes, n_nodes, region->links, 0 };
  for (guint i = 0; i < n_nodes; i++)
    {
      region->nodes[i].width = 66 + 6 * pv_random_below (&random, 22);
      region->nodes[i].height = pv_random_below (&random, 6) == 0 ? 54 : 36;
    }
  grow_tree (region, &random);
  add_rest (region, &random, n_links);
  return region;
}

PvRect *
synthetic_boxes (const PvLayoutGraph *graph, const PvPoint *places)
{
  PvRect *boxes = g_new (PvRect, graph->n_nodes + 1);

  for (guint i = 0; i < graph->n_nodes; i++)
    boxes[i] = (PvRect) { places[i].x, places[i].y, graph->nodes[i].width, graph->nodes[i].height };
  return boxes;
}

void
synthetic_region_free (SyntheticRegion *region)
{
  g_free (region->nodes);
  g_free (region->links);
  g_free (region);
}
