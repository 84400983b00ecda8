#include "layout/pv-layout-arranging.h"

#include <math.h>
#include <string.h>

#define SWEEPS 12
#define FIRST_RADIUS 96.0           /* half height of the first ring */
#define RINGS_APART 12.0            /* between two rings, at least so much more than between two rows of one */
#define NAME_WIDTH 0.5              /* of the half height of the whole: what a name between two rings takes when all is seen at once */
#define NAME_HEIGHT 0.05
#define NOBODY G_MAXUINT
#define AROUND_EVENNESS 0.6         /* 1: evenly, 0: each beside the one it is linked to */
#define LEAST_SECTOR 1.5            /* a sector is at least as wide as if it had so many nodes */

typedef struct
{
  const PvLayoutGraph *graph;
  PvAdjacency *adjacency;
  const guint *rings;
  guint n_rings;
  guint *sectors;                   /* by node */
  guint n_sectors;
  double *edges;                    /* angle at which each sector begins; one more */
  double *angles;                   /* by node */
  PvBandPlace *band;
  GArray **members;                 /* guint, by ring × sector */
  PvBandRoom room;
  guint centre;                     /* the node in the middle; NOBODY */
} Rings;

static void
list_members (Rings *rings)
{
  guint n = rings->graph->n_nodes;
  g_autofree double *weights = g_new0 (double, rings->n_sectors);
  double all = 0;

  rings->members = g_new (GArray *, rings->n_rings * rings->n_sectors);
  for (guint i = 0; i < rings->n_rings * rings->n_sectors; i++)
    rings->members[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (rings->members[rings->rings[i] * rings->n_sectors + rings->sectors[i]], i);
      /* Further out there is more room. */
      weights[rings->sectors[i]] += 1.0 / (1 + rings->rings[i]);
    }
  for (guint s = 0; s < rings->n_sectors; s++)
    all += weights[s] = MAX (weights[s], LEAST_SECTOR);
  rings->edges[0] = 0;
  for (guint s = 0; s < rings->n_sectors; s++)
    rings->edges[s + 1] = rings->edges[s] + 2 * G_PI * weights[s] / all;
}

/* Every node of a ring and sector at even distances, in the order that its list has. */
static void
spread_evenly (Rings *rings)
{
  for (guint i = 0; i < rings->n_rings * rings->n_sectors; i++)
    {
      guint s = i % rings->n_sectors, n = rings->members[i]->len;

      for (guint k = 0; k < n; k++)
        rings->angles[g_array_index (rings->members[i], guint, k)] = rings->edges[s] + (rings->edges[s + 1] - rings->edges[s]) * (k + 0.5) / n;
    }
}

/* Across 12 o'clock the short way. */
static double
turn_to (double from, double to)
{
  double turn = to - from;

  return turn > G_PI ? turn - 2 * G_PI : turn < -G_PI ? turn + 2 * G_PI : turn;
}

static int
compare_angles_cb (gconstpointer a, gconstpointer b)
{
  const PvBandPlace *first = a, *second = b;

  if (first->angle != second->angle)
    return first->angle < second->angle ? -1 : 1;
  return (first->node > second->node) - (first->node < second->node);
}

/* Towards the mean direction of the neighbours. */
static void
sort_members (Rings *rings, GArray *members)
{
  const PvAdjacency *adjacency = rings->adjacency;

  for (guint k = 0; k < members->len; k++)
    {
      guint node = g_array_index (members, guint, k), degree = adjacency->starts[node + 1] - adjacency->starts[node];
      double turn = 0;

      for (guint j = adjacency->starts[node]; j < adjacency->starts[node + 1]; j++)
        turn += turn_to (rings->angles[node], rings->angles[adjacency->targets[j]]) / degree;
      rings->band[k] = (PvBandPlace) { node, rings->angles[node] + turn };
    }
  qsort (rings->band, members->len, sizeof (PvBandPlace), compare_angles_cb);
  for (guint k = 0; k < members->len; k++)
    g_array_index (members, guint, k) = rings->band[k].node;
}

static double
total_turn (const Rings *rings)
{
  const PvAdjacency *adjacency = rings->adjacency;
  double sum = 0;

  for (guint i = 0; i < adjacency->n_nodes; i++)
    for (guint j = adjacency->starts[i]; j < adjacency->starts[i + 1]; j++)
      sum += fabs (turn_to (rings->angles[i], rings->angles[adjacency->targets[j]]));
  return sum;
}

static gboolean
sort_all (Rings *rings, GCancellable *cancellable)
{
  guint n = rings->graph->n_nodes;
  g_autofree double *best = NULL;
  double least;

  spread_evenly (rings);
  best = g_memdup2 (rings->angles, sizeof (double) * (n + 1));
  least = total_turn (rings);
  for (guint sweep = 0; sweep < SWEEPS; sweep++)
    {
      guint n_lists = rings->n_rings * rings->n_sectors;
      double turn;

      for (guint i = 0; i < n_lists; i++)
        sort_members (rings, rings->members[sweep % 2 == 0 ? i : n_lists - 1 - i]);
      spread_evenly (rings);
      turn = total_turn (rings);
      if (turn < least)
        {
          least = turn;
          memcpy (best, rings->angles, sizeof (double) * n);
        }
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  memcpy (rings->angles, best, sizeof (double) * n);
  return TRUE;
}

/* Between two rings, at 12 o'clock: @radius is where the outer one begins. What is kept free is less by the gaps that boxes keep anyway. */
static void
reserve_name (const Rings *rings, const PvLayoutOptions *options, double radius, double apart, double reach)
{
  double width = MAX (NAME_WIDTH * reach - 2 * options->gap_x, 1), height = MAX (NAME_HEIGHT * reach - 2 * options->gap_y, 1);
  double middle = radius - (rings->room.pitch + apart) / 2;
  PvRect name = { -width / 2, -middle - height / 2, width, height };

  g_array_append_val (rings->room.names, name);
}

/* Places all, where the whole is thought to reach as far out as @reach. Returns how far out one more ring would be. */
static double
place_rings (Rings *rings, const PvLayoutOptions *options, double evenness, double reach, PvRect *boxes)
{
  double radius = FIRST_RADIUS, apart = MAX (NAME_HEIGHT * reach / 2, RINGS_APART);

  g_array_set_size (rings->room.inner, 0);
  g_array_set_size (rings->room.names, 0);
  if (rings->centre != NOBODY)
    g_array_append_val (rings->room.inner, rings->centre);
  for (guint r = 0; r < rings->n_rings; r++)
    {
      guint n = 0;

      for (guint s = 0; s < rings->n_sectors; s++)
        {
          const GArray *members = rings->members[r * rings->n_sectors + s];

          for (guint k = 0; k < members->len; k++)
            {
              guint node = g_array_index (members, guint, k);

              rings->band[n++] = (PvBandPlace) { node, rings->angles[node] };
            }
        }
      qsort (rings->band, n, sizeof (PvBandPlace), compare_angles_cb);
      if (n == 0)
        continue;
      if (radius > FIRST_RADIUS)
        reserve_name (rings, options, radius, apart, reach);
      radius = pv_band_place (rings->graph, options, rings->band, n, evenness, radius, &rings->room, boxes) + apart;
    }
  return radius;
}

/* The larger the whole, the smaller it is seen, and the more room a name needs that stands between two rings. */
static void
place_all (Rings *rings, const PvLayoutOptions *options, double evenness, PvRect *boxes)
{
  double reach = place_rings (rings, options, evenness, 0, boxes);

  place_rings (rings, options, evenness, reach, boxes);
}

static void
rings_clear (Rings *rings)
{
  for (guint i = 0; rings->members != NULL && i < rings->n_rings * rings->n_sectors; i++)
    g_array_unref (rings->members[i]);
  g_free (rings->members);
  g_free (rings->sectors);
  g_free (rings->edges);
  g_free (rings->angles);
  g_free (rings->band);
  g_array_unref (rings->room.inner);
  g_array_unref (rings->room.names);
  pv_adjacency_free (rings->adjacency);
}

static void
rings_init (Rings *rings, const PvLayoutGraph *graph, const PvLayoutOptions *options, const guint *of_nodes)
{
  *rings = (Rings) { .graph = graph, .rings = of_nodes, .centre = NOBODY };
  rings->adjacency = pv_adjacency_new (graph->links, graph->n_links, graph->n_nodes);
  rings->sectors = g_new0 (guint, graph->n_nodes + 1);
  rings->angles = g_new0 (double, graph->n_nodes + 1);
  rings->band = g_new0 (PvBandPlace, graph->n_nodes + 1);
  rings->room = (PvBandRoom) { pv_band_pitch (graph, options), g_array_new (FALSE, FALSE, sizeof (guint)),
                               g_array_new (FALSE, FALSE, sizeof (PvRect)) };
  rings->n_rings = 1;
  for (guint i = 0; i < graph->n_nodes; i++)
    rings->n_rings = MAX (rings->n_rings, of_nodes[i] + 1);
}

static void
keep_middle (const Rings *rings)
{
  PvRect middle = { -PV_LAYOUT_RINGS_MIDDLE * PV_LAYOUT_RINGS_ASPECT, -PV_LAYOUT_RINGS_MIDDLE,
                    2 * PV_LAYOUT_RINGS_MIDDLE * PV_LAYOUT_RINGS_ASPECT, 2 * PV_LAYOUT_RINGS_MIDDLE };

  g_array_append_val (rings->room.names, middle);
}

static void
finish (const Rings *rings, const PvLayoutOptions *options, const PvRect *boxes, PvPoint *places, PvPoint *middle)
{
  guint n = rings->graph->n_nodes;
  g_autofree PvRect *all = g_new0 (PvRect, n + rings->room.names->len + 1);

  memcpy (all, boxes, sizeof (PvRect) * n);
  pv_arranging_finish (rings->graph, options, rings->room.names, rings->centre, all, places, middle);
}

gboolean
pv_layout_rings (const PvLayoutGraph *graph, const guint *of_nodes, const PvLayoutOptions *options, GCancellable *cancellable, PvPoint *places,
                 PvPoint *middle, GError **error)
{
  g_autofree PvRect *boxes = g_new0 (PvRect, graph->n_nodes + 1);
  g_autoptr (GArray) groups = NULL;
  gboolean sorted;
  Rings rings;

  rings_init (&rings, graph, options, of_nodes);
  groups = pv_arranging_groups (graph, rings.sectors);
  rings.n_sectors = MAX (groups->len, 1);
  rings.edges = g_new0 (double, rings.n_sectors + 1);
  list_members (&rings);
  sorted = !g_cancellable_is_cancelled (cancellable) && sort_all (&rings, cancellable);
  if (sorted)
    {
      place_all (&rings, options, 1, boxes);
      keep_middle (&rings);
      finish (&rings, options, boxes, places, middle);
    }
  else
    g_cancellable_set_error_if_cancelled (cancellable, error);
  rings_clear (&rings);
  return sorted;
}

/* --- around one node --- */

/* Distances in links, and a wish for the angle: every node has its share of its parent's share of the circle, by how many hang on it. */
static void
measure_from (Rings *rings, guint centre, guint *distances)
{
  const PvAdjacency *adjacency = rings->adjacency;
  guint n = adjacency->n_nodes, head = 0, tail = 0, far = 0;
  g_autofree guint *queue = g_new (guint, n + 1), *parents = g_new (guint, n + 1);
  g_autofree double *sizes = g_new (double, n + 1), *froms = g_new0 (double, n + 1), *given = g_new0 (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      distances[i] = G_MAXUINT;
      sizes[i] = 1;
    }
  distances[centre] = 0;
  queue[tail++] = centre;
  while (head < tail)
    {
      guint node = queue[head++];

      for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
        if (distances[adjacency->targets[i]] == G_MAXUINT)
          {
            distances[adjacency->targets[i]] = distances[node] + 1;
            parents[adjacency->targets[i]] = node;
            queue[tail++] = adjacency->targets[i];
          }
      far = distances[node];
    }
  for (guint k = tail; k-- > 1;)
    sizes[parents[queue[k]]] += sizes[queue[k]];
  for (guint k = 1; k < tail; k++)
    {
      guint node = queue[k], parent = parents[node];
      double width = parent == centre ? 2 * G_PI : given[parent], share = width * sizes[node] / (sizes[parent] - 1);

      /* @froms of a parent moves on with each child. */
      rings->angles[node] = froms[parent] + share / 2;
      froms[parent] += share;
      given[node] = share;
      froms[node] = rings->angles[node] - share / 2;
    }
  for (guint i = 0, out = 0, n_out = n - tail; i < n; i++)
    if (distances[i] == G_MAXUINT)
      {
        distances[i] = far + 1;
        rings->angles[i] = 2 * G_PI * (out++ + 0.5) / n_out;
      }
}

gboolean
pv_layout_around (const PvLayoutGraph *graph, guint centre, const PvLayoutOptions *options, GCancellable *cancellable, PvPoint *places,
                  GError **error)
{
  g_autofree PvRect *boxes = g_new0 (PvRect, graph->n_nodes + 1);
  g_autofree guint *distances = g_new0 (guint, graph->n_nodes + 1);
  gboolean cancelled;
  Rings rings;

  g_return_val_if_fail (centre < graph->n_nodes, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  rings_init (&rings, graph, options, distances);
  measure_from (&rings, centre, distances);
  for (guint i = 0; i < graph->n_nodes; i++)
    rings.n_rings = MAX (rings.n_rings, distances[i] + 1);
  rings.n_sectors = 1;
  rings.edges = g_new0 (double, 2);
  list_members (&rings);
  rings.centre = centre;
  /* The one in the middle stands on no ring. */
  boxes[centre] = (PvRect) { -graph->nodes[centre].width / 2, -graph->nodes[centre].height / 2, graph->nodes[centre].width,
                             graph->nodes[centre].height };
  g_array_set_size (rings.members[0], 0);
  place_all (&rings, options, AROUND_EVENNESS, boxes);
  cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
  if (!cancelled)
    finish (&rings, options, boxes, places, NULL);
  rings_clear (&rings);
  return !cancelled;
}
