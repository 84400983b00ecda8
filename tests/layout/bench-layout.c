/* What tests/bench/bench-network.py measures of layout/: rows P1 to P4 of PERFORMANCE.md. Graphs and places are text files, so that other
 * programs draw the very same graphs and are judged by the same rules.
 *
 *   make NODES LINKS SEED GRAPH        a synthetic region
 *   place GRAPH SEED RUNS PLACES       lays it out; prints the median of seconds of CPU, then as judge
 *   judge GRAPH PLACES                 stress, neighbours kept, crossings per link, overlapping boxes, links through
 *                                    foreign boxes
 *   apart GRAPH PLACES RUNS            removes overlaps; prints the median of seconds, then as judge of what came out
 *   routes GRAPH PLACES                draws the links; prints seconds of CPU, how many links are straight, led round, and blocked,
 *                                    and the mean number of bends of a detour; then how many bends lie within 2 px of another link's, and
 *                                    how often lines cross, as they were found and nudged apart
 *   insert GRAPH PLACES                1,000 more; prints median and 99th percentile of seconds, and the pixels that any other moved
 *   steps PATH                         a path of 500 steps: "phase lane" of each, then "from to" of each transition
 *   path RUNS [LANE…]                  lays it out, with the lanes in this order or in its own; seconds, crossings
 *
 * GRAPH: "NODES LINKS", then a line "WIDTH HEIGHT" a node, then "FROM TO" a link. PLACES: "X Y" of a centre, y downwards, a line a node. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "synthetic.h"

#define INSERTS 1000
#define MOST_COMPARED 15000          /* links, all of which are compared with each other */

enum { N_STEPS = 500, N_TRANSITIONS = 650, N_PHASES = 25, N_LANES = 12 };

static G_NORETURN void
give_up (const char *what)
{
  fprintf (stderr, "bench-layout: %s\n", what);
  exit (1);
}

static double
seconds_so_far (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + now.tv_nsec / 1e9;
}

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
percentile (double *values, guint n, double share)
{
  qsort (values, n, sizeof (double), compare_doubles_cb);
  return values[(guint) (share * (n - 1))];
}

/* --- files --- */

static void
write_graph (const PvLayoutGraph *graph, const char *path)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    give_up (path);
  fprintf (file, "%u %u\n", graph->n_nodes, graph->n_links);
  for (guint i = 0; i < graph->n_nodes; i++)
    fprintf (file, "%g %g\n", graph->nodes[i].width, graph->nodes[i].height);
  for (guint i = 0; i < graph->n_links; i++)
    fprintf (file, "%u %u\n", graph->links[i].from, graph->links[i].to);
  fclose (file);
}

static PvLayoutGraph
read_graph (const char *path)
{
  PvLayoutGraph graph = { 0 };
  FILE *file = fopen (path, "r");
  PvLayoutNode *nodes;
  PvLayoutLink *links;

  if (file == NULL || fscanf (file, "%u %u", &graph.n_nodes, &graph.n_links) != 2)
    give_up (path);
  graph.nodes = nodes = g_new0 (PvLayoutNode, graph.n_nodes + 1);
  graph.links = links = g_new0 (PvLayoutLink, graph.n_links + 1);
  for (guint i = 0; i < graph.n_nodes; i++)
    if (fscanf (file, "%lf %lf", &nodes[i].width, &nodes[i].height) != 2)
      give_up (path);
  for (guint i = 0; i < graph.n_links; i++)
    if (fscanf (file, "%u %u", &links[i].from, &links[i].to) != 2 || MAX (links[i].from, links[i].to) >= graph.n_nodes)
      give_up (path);
  fclose (file);
  return graph;
}

static PvPoint *
read_places (const char *path, guint n)
{
  FILE *file = fopen (path, "r");
  PvPoint *centres = g_new0 (PvPoint, n + 1);

  if (file == NULL)
    give_up (path);
  for (guint i = 0; i < n; i++)
    if (fscanf (file, "%lf %lf", &centres[i].x, &centres[i].y) != 2)
      give_up (path);
  fclose (file);
  return centres;
}

static void
write_places (const PvRect *boxes, guint n, const char *path)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    give_up (path);
  for (guint i = 0; i < n; i++)
    fprintf (file, "%g %g\n", boxes[i].x + boxes[i].width / 2, boxes[i].y + boxes[i].height / 2);
  fclose (file);
}

static PvRect *
boxes_around (const PvLayoutGraph *graph, const PvPoint *centres)
{
  PvRect *boxes = g_new (PvRect, graph->n_nodes + 1);

  for (guint i = 0; i < graph->n_nodes; i++)
    boxes[i] = (PvRect) { centres[i].x - graph->nodes[i].width / 2, centres[i].y - graph->nodes[i].height / 2, graph->nodes[i].width,
                          graph->nodes[i].height };
  return boxes;
}

/* --- verbs --- */

static void
judge (const PvLayoutGraph *graph, const PvRect *boxes)
{
  g_autofree PvPoint *centres = g_new (PvPoint, graph->n_nodes + 1);
  PvLayoutQuality quality;

  for (guint i = 0; i < graph->n_nodes; i++)
    centres[i] = pv_rect_centre (&boxes[i]);
  quality = pv_layout_quality (graph, centres);
  printf ("%.4f %.4f %.3f %u %u\n", quality.stress, quality.neighbours, quality.crossings,
          pv_layout_count_overlaps (boxes, graph->n_nodes, 0, 0),
          pv_layout_count_run_throughs (graph->links, graph->n_links, boxes, graph->n_nodes));
}

static void
verb_make (char **arguments)
{
  g_autoptr (SyntheticRegion) region = synthetic_region_new ((guint) atoi (arguments[0]), (guint) atoi (arguments[1]),
                                                             (guint64) atoi (arguments[2]));

  write_graph (&region->graph, arguments[3]);
}

static void
verb_place (char **arguments)
{
  PvLayoutGraph graph = read_graph (arguments[0]);
  PvLayoutOptions options = pv_layout_options ();
  guint n_runs = (guint) atoi (arguments[2]);
  g_autofree PvPoint *places = g_new (PvPoint, graph.n_nodes + 1);
  g_autofree double *seconds = g_new (double, n_runs);
  g_autofree PvRect *boxes = NULL;

  options.seed = (guint64) atoi (arguments[1]);
  for (guint run = 0; run < n_runs; run++)
    {
      double before = seconds_so_far ();

      pv_layout_network (&graph, &options, NULL, places, NULL);
      seconds[run] = seconds_so_far () - before;
    }
  boxes = synthetic_boxes (&graph, places);
  write_places (boxes, graph.n_nodes, arguments[3]);
  printf ("%.6f ", percentile (seconds, n_runs, 0.5));
  judge (&graph, boxes);
}

static void
verb_judge (char **arguments)
{
  PvLayoutGraph graph = read_graph (arguments[0]);
  g_autofree PvPoint *centres = read_places (arguments[1], graph.n_nodes);
  g_autofree PvRect *boxes = boxes_around (&graph, centres);

  judge (&graph, boxes);
}

static void
verb_apart (char **arguments)
{
  PvLayoutGraph graph = read_graph (arguments[0]);
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvPoint *centres = read_places (arguments[1], graph.n_nodes);
  g_autofree PvRect *before = boxes_around (&graph, centres), *boxes = g_new (PvRect, graph.n_nodes + 1);
  guint n_runs = (guint) atoi (arguments[2]);
  g_autofree double *seconds = g_new (double, n_runs);

  /* What prism keeps between boxes by its own choice (sep=+4). */
  options.gap_x = options.gap_y = 8;
  for (guint run = 0; run < n_runs; run++)
    {
      double start;

      memcpy (boxes, before, sizeof (PvRect) * graph.n_nodes);
      start = seconds_so_far ();
      pv_layout_remove_overlaps (boxes, NULL, graph.n_nodes, &options);
      seconds[run] = seconds_so_far () - start;
    }
  printf ("%.6f ", percentile (seconds, n_runs, 0.5));
  judge (&graph, boxes);
}

/* Bends within 2 px of a bend of another link. */
static guint
count_shared (const PvLayoutRoute *routes, guint n)
{
  guint shared = 0;

  for (guint i = 0; i < n; i++)
    for (guint p = 1; p + 1 < routes[i].n_points; p++)
      {
        gboolean found = FALSE;

        for (guint j = 0; j < n && !found; j++)
          for (guint q = 1; j != i && q + 1 < routes[j].n_points && !found; q++)
            found = fabsf (routes[i].points[p].x - routes[j].points[q].x) < 2 && fabsf (routes[i].points[p].y - routes[j].points[q].y) < 2;
        shared += found;
      }
  return shared;
}

static double
side_of (PvRoutePoint a, PvRoutePoint b, PvRoutePoint c)
{
  return ((double) b.x - a.x) * ((double) c.y - a.y) - ((double) b.y - a.y) * ((double) c.x - a.x);
}

static guint
count_crossings (const PvLayoutRoute *routes, guint n)
{
  guint crossings = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      for (guint p = 0; p + 1 < routes[i].n_points; p++)
        for (guint q = 0; q + 1 < routes[j].n_points; q++)
          {
            const PvRoutePoint *a = &routes[i].points[p], *c = &routes[j].points[q];

            crossings += side_of (a[0], a[1], c[0]) * side_of (a[0], a[1], c[1]) < 0 && side_of (c[0], c[1], a[0]) * side_of (c[0], c[1], a[1]) < 0;
          }
  return crossings;
}

static void
verb_routes (char **arguments)
{
  PvLayoutGraph graph = read_graph (arguments[0]);
  PvLayoutRouteOptions options = pv_layout_route_options (graph.n_links);
  g_autofree PvPoint *centres = read_places (arguments[1], graph.n_nodes);
  g_autofree PvRect *boxes = boxes_around (&graph, centres);
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, graph.n_links + 1);
  guint straight = 0, round = 0, blocked = 0, bends = 0;
  double before = seconds_so_far ();

  pv_layout_routes (boxes, graph.n_nodes, graph.links, graph.n_links, &options, NULL, routes, NULL);
  for (guint i = 0; i < graph.n_links; i++)
    {
      straight += routes[i].n_points <= 2 && !routes[i].blocked;
      round += routes[i].n_points > 2;
      blocked += routes[i].blocked;
      bends += routes[i].n_points > 2 ? routes[i].n_points - 2 : 0;
    }
  printf ("%.6f %u %u %u %.2f", seconds_so_far () - before, straight, round, blocked, round > 0 ? (double) bends / round : 0.0);
  if (graph.n_links <= MOST_COMPARED)
    {
      guint shared = count_shared (routes, graph.n_links), crossings = count_crossings (routes, graph.n_links);
      double without;

      options.apart = 0;
      before = seconds_so_far ();
      pv_layout_routes (boxes, graph.n_nodes, graph.links, graph.n_links, &options, NULL, routes, NULL);
      without = seconds_so_far () - before;
      printf (" · %.6f without nudging · shared %u -> %u, crossings %u -> %u", without, count_shared (routes, graph.n_links),
              shared, count_crossings (routes, graph.n_links), crossings);
    }
  printf ("\n");
}

static void
verb_insert (char **arguments)
{
  PvLayoutGraph graph = read_graph (arguments[0]);
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvPoint *centres = read_places (arguments[1], graph.n_nodes);
  g_autofree PvRect *boxes = boxes_around (&graph, centres);
  g_autofree double *seconds = g_new (double, INSERTS);
  g_autoptr (PvLayoutSpace) space = pv_layout_space_new (boxes, graph.n_nodes);
  double moved = 0;
  PvRandom random;

  pv_random_seed (&random, 1);
  for (guint i = 0; i < INSERTS; i++)
    {
      const PvLayoutLink *link = &graph.links[pv_random_below (&random, graph.n_links)];
      guint neighbours[] = { link->from, link->to };
      double before = seconds_so_far ();

      pv_layout_insert (space, 120, 36, neighbours, 2, &options);
      seconds[i] = seconds_so_far () - before;
    }
  for (guint i = 0; i < graph.n_nodes; i++)
    {
      const PvRect *after = pv_layout_space_box (space, i);

      moved = MAX (moved, hypot (after->x - boxes[i].x, after->y - boxes[i].y));
    }
  printf ("%.9f ", percentile (seconds, INSERTS, 0.5));
  printf ("%.9f %g\n", percentile (seconds, INSERTS, 0.99), moved);
}

static void
make_path (PvSwimlaneStep *steps, PvSwimlaneTransition *transitions)
{
  PvRandom random;

  pv_random_seed (&random, 1);
  for (guint i = 0; i < N_STEPS; i++)
    steps[i] = (PvSwimlaneStep) { i * N_PHASES / N_STEPS, pv_random_below (&random, N_LANES), 126, 46 };
  for (guint i = 0; i < N_TRANSITIONS; i++)
    {
      guint from = pv_random_below (&random, N_STEPS - 1), reach = 1 + pv_random_below (&random, 30);

      transitions[i] = (PvSwimlaneTransition) { from, MIN (from + reach, N_STEPS - 1), i % 5 == 0 ? 80 : 0, 14 };
    }
}

static void
verb_steps (char **arguments)
{
  PvSwimlaneStep steps[N_STEPS];
  PvSwimlaneTransition transitions[N_TRANSITIONS];
  FILE *file = fopen (arguments[0], "w");

  if (file == NULL)
    give_up (arguments[0]);
  make_path (steps, transitions);
  fprintf (file, "%d %d\n", N_STEPS, N_TRANSITIONS);
  for (guint i = 0; i < N_STEPS; i++)
    fprintf (file, "%u %u\n", steps[i].phase, steps[i].lane);
  for (guint i = 0; i < N_TRANSITIONS; i++)
    fprintf (file, "%u %u\n", transitions[i].from, transitions[i].to);
  fclose (file);
}

/* Each lane moves to its place in the order told. */
static void
renumber_lanes (PvSwimlaneStep *steps, char **order)
{
  guint place[N_LANES] = { 0 };

  for (guint i = 0; i < N_LANES && order[i] != NULL; i++)
    place[CLAMP (atoi (order[i]), 0, N_LANES - 1)] = i;
  for (guint i = 0; i < N_STEPS; i++)
    steps[i].lane = place[steps[i].lane];
}

static void
verb_path (char **arguments)
{
  PvSwimlaneStep steps[N_STEPS];
  PvSwimlaneTransition transitions[N_TRANSITIONS];
  PvSwimlaneInput input = { steps, N_STEPS, transitions, N_TRANSITIONS, N_PHASES, N_LANES };
  PvSwimlaneOptions options = pv_swimlane_options ();
  guint n_runs = (guint) atoi (arguments[0]), crossings = 0;
  g_autofree double *seconds = g_new (double, n_runs);

  make_path (steps, transitions);
  options.order_lanes = arguments[1] == NULL;
  if (arguments[1] != NULL)
    renumber_lanes (steps, &arguments[1]);
  for (guint run = 0; run < n_runs; run++)
    {
      double before = seconds_so_far ();
      g_autoptr (PvSwimlanes) lanes = pv_layout_swimlanes (&input, &options, NULL, NULL);

      seconds[run] = seconds_so_far () - before;
      crossings = pv_swimlanes_count_crossings (lanes);
    }
  printf ("%.6f %u\n", percentile (seconds, n_runs, 0.5), crossings);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    int n_arguments;
    void (*run) (char **arguments);
  } verbs[] = {
    { "make", 4, verb_make }, { "place", 4, verb_place }, { "judge", 2, verb_judge }, { "apart", 3, verb_apart },
    { "routes", 2, verb_routes }, { "insert", 2, verb_insert }, { "steps", 1, verb_steps }, { "path", 1, verb_path },
  };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[1], verbs[i].name) && argc - 2 >= verbs[i].n_arguments)
      {
        verbs[i].run (argv + 2);
        return 0;
      }
  give_up ("see the head of bench-layout.c");
}
