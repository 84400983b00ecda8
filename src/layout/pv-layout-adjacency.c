#include "layout/pv-layout-stages.h"

/* Turns lists of neighbours round: whoever names u is then listed with u, in ascending order. As every link is named from both sides, the
 * lists stay the same but sorted. */
static void
sort_lists (const guint *starts, const guint *targets, const float *weights, guint n_nodes, guint *sorted, float *sorted_weights)
{
  g_autofree guint *next = g_memdup2 (starts, sizeof (guint) * (n_nodes + 1));

  for (guint node = 0; node < n_nodes; node++)
    for (guint i = starts[node]; i < starts[node + 1]; i++)
      {
        guint at = next[targets[i]]++;

        sorted[at] = node;
        sorted_weights[at] = weights[i];
      }
}

static void
merge_doubles (PvAdjacency *adjacency)
{
  guint kept = 0, from = 0;

  for (guint node = 0; node < adjacency->n_nodes; node++)
    {
      guint first = kept, to = adjacency->starts[node + 1];

      for (guint i = from; i < to; i++)
        if (kept > first && adjacency->targets[kept - 1] == adjacency->targets[i])
          adjacency->weights[kept - 1] += adjacency->weights[i];
        else
          {
            adjacency->targets[kept] = adjacency->targets[i];
            adjacency->weights[kept++] = adjacency->weights[i];
          }
      from = to;
      adjacency->starts[node + 1] = kept;
    }
}

static void
list_link (guint *next, guint *targets, float *weights, guint from, guint to, double weight)
{
  guint at = next[from]++;

  targets[at] = to;
  weights[at] = (float) weight;
}

PvAdjacency *
pv_adjacency_new (const PvLayoutLink *links, guint n_links, guint n_nodes)
{
  PvAdjacency *adjacency = g_new0 (PvAdjacency, 1);
  guint *starts = g_new0 (guint, n_nodes + 1);
  g_autofree guint *next = NULL, *targets = g_new (guint, 2 * (gsize) n_links + 1);
  g_autofree float *weights = g_new (float, 2 * (gsize) n_links + 1);

  for (guint i = 0; i < n_links; i++)
    if (links[i].from != links[i].to)
      {
        starts[links[i].from + 1]++;
        starts[links[i].to + 1]++;
      }
  for (guint i = 0; i < n_nodes; i++)
    starts[i + 1] += starts[i];
  next = g_memdup2 (starts, sizeof (guint) * (n_nodes + 1));
  for (guint i = 0; i < n_links; i++)
    if (links[i].from != links[i].to)
      {
        double weight = links[i].weight > 0 ? links[i].weight : 1;

        list_link (next, targets, weights, links[i].from, links[i].to, weight);
        list_link (next, targets, weights, links[i].to, links[i].from, weight);
      }

  adjacency->n_nodes = n_nodes;
  adjacency->starts = starts;
  adjacency->targets = g_new (guint, 2 * (gsize) n_links + 1);
  adjacency->weights = g_new (float, 2 * (gsize) n_links + 1);
  sort_lists (starts, targets, weights, n_nodes, adjacency->targets, adjacency->weights);
  merge_doubles (adjacency);
  return adjacency;
}

guint
pv_adjacency_components (const PvAdjacency *adjacency, guint *components)
{
  g_autofree guint *queue = g_new (guint, adjacency->n_nodes + 1);
  guint count = 0;

  for (guint i = 0; i < adjacency->n_nodes; i++)
    components[i] = G_MAXUINT;
  for (guint seed = 0; seed < adjacency->n_nodes; seed++)
    {
      guint head = 0, tail = 0;

      if (components[seed] != G_MAXUINT)
        continue;
      components[seed] = count;
      queue[tail++] = seed;
      while (head < tail)
        {
          guint node = queue[head++];

          for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
            if (components[adjacency->targets[i]] == G_MAXUINT)
              {
                components[adjacency->targets[i]] = count;
                queue[tail++] = adjacency->targets[i];
              }
        }
      count++;
    }
  return count;
}

PvAdjacency *
pv_adjacency_part (const PvAdjacency *adjacency, const guint *nodes, guint n_nodes, guint *places)
{
  PvAdjacency *part = g_new0 (PvAdjacency, 1);
  guint n_targets = 0, at = 0;

  for (guint i = 0; i < n_nodes; i++)
    {
      places[nodes[i]] = i;
      n_targets += adjacency->starts[nodes[i] + 1] - adjacency->starts[nodes[i]];
    }
  part->n_nodes = n_nodes;
  part->starts = g_new0 (guint, n_nodes + 1);
  part->targets = g_new (guint, n_targets + 1);
  part->weights = g_new (float, n_targets + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      for (guint j = adjacency->starts[nodes[i]]; j < adjacency->starts[nodes[i] + 1]; j++)
        {
          part->targets[at] = places[adjacency->targets[j]];
          part->weights[at++] = adjacency->weights[j];
        }
      part->starts[i + 1] = at;
    }
  return part;
}

void
pv_adjacency_free (PvAdjacency *adjacency)
{
  g_free (adjacency->starts);
  g_free (adjacency->targets);
  g_free (adjacency->weights);
  g_free (adjacency);
}
