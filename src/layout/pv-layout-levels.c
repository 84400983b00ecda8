#include "layout/pv-layout-levels.h"

#define BY_LINKS 0.3f                /* of a node's mass: hubs keep others off, or their neighbours would lie upon each other */

static void
level_free (gpointer data)
{
  PvLevel *level = data;

  pv_adjacency_free (level->adjacency);
  g_free (level->masses);
  g_free (level->parents);
  g_free (level);
}

/* The free neighbour on the heaviest link, heavy nodes put back. G_MAXUINT: none is free. */
static guint
find_mate (const PvLevel *level, const guint *parents, guint node)
{
  const PvAdjacency *adjacency = level->adjacency;
  guint mate = G_MAXUINT;
  float best = 0;

  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    {
      guint other = adjacency->targets[i];
      float pull = adjacency->weights[i] / (level->masses[node] * level->masses[other]);

      if (parents[other] == G_MAXUINT && pull > best)
        {
          best = pull;
          mate = other;
        }
    }
  return mate;
}

/* Matches nodes along heavy links; leaves of one hub that found nobody, with each other. Returns how many parents there are. */
static guint
match_nodes (PvLevel *level, PvRandom *random)
{
  guint n = level->adjacency->n_nodes, n_parents = 0;
  g_autofree guint *order = g_new (guint, n), *waiting = g_new (guint, n);

  level->parents = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      guint j = pv_random_below (random, i + 1);

      level->parents[i] = waiting[i] = G_MAXUINT;
      order[i] = order[j];
      order[j] = i;
    }
  for (guint k = 0; k < n; k++)
    {
      guint node = order[k], mate, hub;

      if (level->parents[node] != G_MAXUINT)
        continue;
      mate = find_mate (level, level->parents, node);
      hub = level->adjacency->targets[level->adjacency->starts[node]];
      if (mate == G_MAXUINT && waiting[hub] != G_MAXUINT)
        {
          level->parents[node] = level->parents[waiting[hub]];
          waiting[hub] = G_MAXUINT;
          continue;
        }
      level->parents[node] = n_parents++;
      if (mate != G_MAXUINT)
        level->parents[mate] = level->parents[node];
      else
        waiting[hub] = node;
    }
  return n_parents;
}

static PvLevel *
coarsen (const PvLevel *level, guint n_parents)
{
  const PvAdjacency *adjacency = level->adjacency;
  PvLevel *coarse = g_new0 (PvLevel, 1);
  g_autofree PvLayoutLink *links = g_new (PvLayoutLink, adjacency->starts[adjacency->n_nodes] / 2 + 1);
  guint n_links = 0;

  coarse->masses = g_new0 (float, n_parents);
  for (guint node = 0; node < adjacency->n_nodes; node++)
    {
      coarse->masses[level->parents[node]] += level->masses[node];
      for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
        if (adjacency->targets[i] > node)
          links[n_links++] = (PvLayoutLink) { level->parents[node], level->parents[adjacency->targets[i]], adjacency->weights[i] };
    }
  coarse->adjacency = pv_adjacency_new (links, n_links, n_parents);
  return coarse;
}

/* 1 on average. */
static float
mass_of (const PvAdjacency *adjacency, guint node)
{
  float links = (float) (adjacency->starts[node + 1] - adjacency->starts[node]);

  return 1 - BY_LINKS + BY_LINKS * links * (float) adjacency->n_nodes / (float) adjacency->starts[adjacency->n_nodes];
}

GPtrArray *
pv_levels_new (const PvAdjacency *adjacency, PvRandom *random)
{
  GPtrArray *levels = g_ptr_array_new_with_free_func (level_free);
  PvLevel *level = g_new0 (PvLevel, 1);

  level->adjacency = g_new0 (PvAdjacency, 1);
  level->adjacency->n_nodes = adjacency->n_nodes;
  level->adjacency->starts = g_memdup2 (adjacency->starts, sizeof (guint) * (adjacency->n_nodes + 1));
  level->adjacency->targets = g_memdup2 (adjacency->targets, sizeof (guint) * adjacency->starts[adjacency->n_nodes]);
  level->adjacency->weights = g_memdup2 (adjacency->weights, sizeof (float) * adjacency->starts[adjacency->n_nodes]);
  level->masses = g_new (float, adjacency->n_nodes);
  for (guint i = 0; i < adjacency->n_nodes; i++)
    level->masses[i] = mass_of (adjacency, i);
  g_ptr_array_add (levels, level);
  while (level->adjacency->n_nodes > PV_LEVELS_SMALL_ENOUGH)
    {
      guint n_parents = match_nodes (level, random);

      if (n_parents > 0.95 * level->adjacency->n_nodes)
        {
          g_clear_pointer (&level->parents, g_free);
          break;
        }
      level = coarsen (level, n_parents);
      g_ptr_array_add (levels, level);
    }
  return levels;
}
