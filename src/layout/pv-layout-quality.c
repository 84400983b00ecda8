#include "layout/pv-layout-quality.h"

#include <math.h>

#include "layout/pv-layout-space.h"
#include "layout/pv-layout-stages.h"

#define SOURCES 64
#define SAMPLES 2000

static double
distance_between (PvPoint a, PvPoint b)
{
  return sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

static void
measure_from (const PvAdjacency *adjacency, guint source, guint *distances, guint *queue)
{
  guint head = 0, tail = 0;

  for (guint i = 0; i < adjacency->n_nodes; i++)
    distances[i] = G_MAXUINT;
  distances[source] = 0;
  queue[tail++] = source;
  while (head < tail)
    {
      guint node = queue[head++];

      for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
        if (distances[adjacency->targets[i]] == G_MAXUINT)
          {
            distances[adjacency->targets[i]] = distances[node] + 1;
            queue[tail++] = adjacency->targets[i];
          }
    }
}

static double
find_stress (const PvAdjacency *adjacency, const PvPoint *centres)
{
  guint n = adjacency->n_nodes, n_sources = MIN (n, SOURCES);
  g_autofree guint *distances = g_new (guint, n + 1), *queue = g_new (guint, n + 1);
  double sum = 0, squares = 0, pairs = 0;

  for (guint s = 0; s < n_sources; s++)
    {
      guint source = (guint) ((guint64) s * n / n_sources);

      measure_from (adjacency, source, distances, queue);
      for (guint i = 0; i < n; i++)
        if (distances[i] > 0 && distances[i] != G_MAXUINT)
          {
            double ratio = distance_between (centres[i], centres[source]) / distances[i];

            sum += ratio;
            squares += ratio * ratio;
            pairs++;
          }
    }
  /* The mean of (s·r - 1)² is least at s = Σr / Σr². */
  return squares > 0 ? 1 - sum * sum / (squares * pairs) : 0;
}

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* How many of a node's neighbours are among as many nodes nearest to it. */
static double
find_kept (const PvAdjacency *adjacency, const PvPoint *centres, guint node, double *lengths)
{
  guint n = adjacency->n_nodes, degree = adjacency->starts[node + 1] - adjacency->starts[node], kept = 0, others = 0;
  double limit;

  for (guint i = 0; i < n; i++)
    if (i != node)
      lengths[others++] = distance_between (centres[i], centres[node]);
  qsort (lengths, others, sizeof (double), compare_doubles_cb);
  limit = lengths[degree - 1];
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    kept += distance_between (centres[adjacency->targets[i]], centres[node]) <= limit;
  return (double) kept / (2 * degree - kept);
}

static double
find_neighbours (const PvAdjacency *adjacency, const PvPoint *centres)
{
  guint n = adjacency->n_nodes, step = MAX (n / SAMPLES, 1), counted = 0;
  g_autofree double *lengths = g_new (double, n + 1);
  double sum = 0;

  for (guint i = 0; i < n; i += step)
    if (adjacency->starts[i + 1] > adjacency->starts[i])
      {
        sum += find_kept (adjacency, centres, i, lengths);
        counted++;
      }
  return counted > 0 ? sum / counted : 1;
}

static double
side (PvPoint a, PvPoint b, PvPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static gboolean
crosses (const PvLayoutLink *first, const PvLayoutLink *second, const PvPoint *centres)
{
  PvPoint a = centres[first->from], b = centres[first->to], c = centres[second->from], d = centres[second->to];

  if (first->from == second->from || first->from == second->to || first->to == second->from || first->to == second->to)
    return FALSE;
  if (MAX (a.y, b.y) < MIN (c.y, d.y) || MAX (c.y, d.y) < MIN (a.y, b.y))
    return FALSE;
  return side (a, b, c) * side (a, b, d) < 0 && side (c, d, a) * side (c, d, b) < 0;
}

typedef struct
{
  double left;
  double right;
  guint link;
} Span;

static int
compare_spans_cb (gconstpointer a, gconstpointer b)
{
  const Span *first = a, *second = b;

  return (first->left > second->left) - (first->left < second->left);
}

guint64
pv_layout_count_crossings (const PvLayoutLink *links, guint n_links, const PvPoint *centres, guint n_nodes)
{
  g_autofree Span *spans = g_new (Span, n_links + 1);
  guint64 count = 0;

  for (guint i = 0; i < n_links; i++)
    {
      double from = centres[links[i].from].x, to = centres[links[i].to].x;

      spans[i] = (Span) { MIN (from, to), MAX (from, to), i };
    }
  qsort (spans, n_links, sizeof (Span), compare_spans_cb);
  for (guint i = 0; i < n_links; i++)
    for (guint j = i + 1; j < n_links && spans[j].left <= spans[i].right; j++)
      count += crosses (&links[spans[i].link], &links[spans[j].link], centres);
  return count;
}

guint
pv_layout_count_run_throughs (const PvLayoutLink *links, guint n_links, const PvRect *boxes, guint n_boxes)
{
  g_autoptr (PvLayoutSpace) space = pv_layout_space_new (boxes, n_boxes);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint count = 0;

  for (guint i = 0; i < n_links; i++)
    {
      g_array_set_size (found, 0);
      pv_layout_space_find_on_line (space, pv_rect_centre (&boxes[links[i].from]), pv_rect_centre (&boxes[links[i].to]), 0, found);
      for (guint j = 0; j < found->len; j++)
        {
          guint box = g_array_index (found, guint, j);

          count += box != links[i].from && box != links[i].to;
        }
    }
  return count;
}

PvLayoutQuality
pv_layout_quality (const PvLayoutGraph *graph, const PvPoint *centres)
{
  g_autoptr (PvAdjacency) adjacency = pv_adjacency_new (graph->links, graph->n_links, graph->n_nodes);
  PvLayoutQuality quality = { 0, 1, 0 };

  if (graph->n_nodes < 2 || graph->n_links == 0)
    return quality;

  quality.stress = find_stress (adjacency, centres);
  quality.neighbours = find_neighbours (adjacency, centres);
  quality.crossings = (double) pv_layout_count_crossings (graph->links, graph->n_links, centres, graph->n_nodes) / graph->n_links;
  return quality;
}
