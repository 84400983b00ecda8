#include "synthetic.h"

#define REGION 250
#define CELL 14

static guint
least (guint a, guint b)
{
  return MIN (a, b);
}

static void
add_link (SyntheticRegion *region, guint from, guint to)
{
  region->links[region->graph.n_links++] = (PvLayoutLink) { from, to, 1 };
}

/* An end of a random link so far inside [first, last): nodes with many links are met more often. */
static guint
preferred (const SyntheticRegion *region, PvRandom *random, guint first, guint last)
{
  for (guint tries = 0; tries < 12 && region->graph.n_links > 0; tries++)
    {
      const PvLayoutLink *link = &region->links[pv_random_below (random, region->graph.n_links)];
      guint node = pv_random_below (random, 2) == 0 ? link->from : link->to;

      if (node >= first && node < last)
        return node;
    }
  return first + pv_random_below (random, last - first);
}

/* Every node but the first hangs on an earlier one: of its cell, or for the first of a cell of its region, or of any region. */
static void
grow_tree (SyntheticRegion *region, PvRandom *random)
{
  for (guint i = 1; i < region->graph.n_nodes; i++)
    {
      guint cell = i - i % CELL, home = i - i % REGION;
      guint first = cell < i ? cell : home < i ? home : 0;

      add_link (region, preferred (region, random, first, i), i);
    }
}

static void
add_rest (SyntheticRegion *region, PvRandom *random, guint n_links)
{
  guint n = region->graph.n_nodes;

  while (region->graph.n_links < n_links)
    {
      guint from = pv_random_below (random, n), to, kind = pv_random_below (random, 100);
      guint cell = from - from % CELL, home = from - from % REGION;

      if (kind < 6)
        to = pv_random_below (random, n);
      else if (kind < 50)
        {
          /* Closes a triangle: two ends that share a node, found over a random link of the cell. */
          to = preferred (region, random, cell, least (cell + CELL, n));
        }
      else if (kind < 80)
        to = preferred (region, random, cell, least (cell + CELL, n));
      else
        to = preferred (region, random, home, least (home + REGION, n));
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
  region->graph.n_links = n_links;
  return region;
}

void
synthetic_region_free (SyntheticRegion *region)
{
  g_free (region->nodes);
  g_free (region->links);
  g_free (region);
}
