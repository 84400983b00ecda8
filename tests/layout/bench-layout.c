/* The rows of PERFORMANCE.md that concern layout: P1 first layout, P2 overlap removal, P3 one more actor, P4 service paths. Graphviz runs as
 * another process in the same run where it is installed; its times are processor seconds of that process. A ratio means something on a
 * shared machine, an absolute time does not. Medians of three seeds, alternating. Arguments: the sizes to measure, nodes:links. */
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "synthetic.h"

#define SEEDS 3
#define INCH 72.0

typedef struct
{
  double seconds;
  PvLayoutQuality quality;
  PvPoint *centres;
} Run;

static double
own_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + now.tv_nsec / 1e9;
}

static double
children_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return (double) usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof (double), compare_doubles_cb);
  return values[n / 2];
}

static PvPoint *
centres_of (const PvRect *boxes, guint n)
{
  PvPoint *centres = g_new (PvPoint, n);

  for (guint i = 0; i < n; i++)
    centres[i] = pv_rect_centre (&boxes[i]);
  return centres;
}

static char *
write_dot (const PvLayoutGraph *graph)
{
  g_autoptr (GString) text = g_string_new ("graph region {\nnode [shape=box, fixedsize=true, label=\"\"];\n");
  char *path = NULL;
  int fd = g_file_open_tmp ("layout-XXXXXX.dot", &path, NULL);

  for (guint i = 0; i < graph->n_nodes; i++)
    g_string_append_printf (text, "%u [width=%.4f, height=%.4f];\n", i, graph->nodes[i].width / INCH, graph->nodes[i].height / INCH);
  for (guint i = 0; i < graph->n_links; i++)
    g_string_append_printf (text, "%u -- %u;\n", graph->links[i].from, graph->links[i].to);
  g_string_append (text, "}\n");
  g_close (fd, NULL);
  g_file_set_contents (path, text->str, (gssize) text->len, NULL);
  return path;
}

/* Places from the lines "node NAME X Y …" of Graphviz's plain format. */
static gboolean
read_plain (const char *text, PvPoint *centres, guint n)
{
  guint found = 0;

  for (const char *line = text; line != NULL && *line != '\0';)
    {
      guint node;
      double x, y;

      if (sscanf (line, "node %u %lf %lf", &node, &x, &y) == 3 && node < n)
        {
          centres[node] = (PvPoint) { x * INCH, -y * INCH };
          found++;
        }
      line = strchr (line, '\n');
      line = line != NULL ? line + 1 : NULL;
    }
  return found == n;
}

static gboolean
run_sfdp (const PvLayoutGraph *graph, const char *dot, const char *overlap, guint64 seed, Run *run)
{
  g_autofree char *overlap_option = g_strdup_printf ("-Goverlap=%s", overlap), *start = g_strdup_printf ("-Gstart=%u", (guint) seed);
  const char *argv[] = { "sfdp", "-Tplain", "-Gsplines=none", overlap_option, start, dot, NULL };
  g_autofree char *output = NULL;
  double before = children_seconds ();

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL, NULL))
    return FALSE;
  run->seconds = children_seconds () - before;
  run->centres = g_new0 (PvPoint, graph->n_nodes);
  if (!read_plain (output, run->centres, graph->n_nodes))
    return FALSE;
  run->quality = pv_layout_quality (graph, run->centres);
  return TRUE;
}

static void
run_own (const PvLayoutGraph *graph, guint64 seed, Run *run)
{
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvPoint *places = g_new (PvPoint, graph->n_nodes);
  g_autofree PvRect *boxes = NULL;
  double before = own_seconds ();

  options.seed = seed;
  pv_layout_network (graph, &options, NULL, NULL, NULL, places, NULL);
  run->seconds = own_seconds () - before;
  boxes = synthetic_boxes (graph, places);
  run->centres = centres_of (boxes, graph->n_nodes);
  run->quality = pv_layout_quality (graph, run->centres);
}

static void
print_p1 (const char *what, guint n, guint m, Run *runs)
{
  double seconds[SEEDS], stress[SEEDS], neighbours[SEEDS], crossings[SEEDS];

  for (guint i = 0; i < SEEDS; i++)
    {
      seconds[i] = runs[i].seconds;
      stress[i] = runs[i].quality.stress;
      neighbours[i] = runs[i].quality.neighbours;
      crossings[i] = runs[i].quality.crossings;
    }
  printf ("P1 %-12s %6u / %6u  %8.1f ms  stress %.3f  neighbours %.3f  crossings %.1f\n", what, n, m, 1000 * median (seconds, SEEDS),
          median (stress, SEEDS), median (neighbours, SEEDS), median (crossings, SEEDS));
}

/* On sfdp's places: what prism takes longer than no removal at all, and our removal. */
static void
measure_p2 (const PvLayoutGraph *graph, const Run *raw, const Run *prism)
{
  PvLayoutOptions options = pv_layout_options ();
  g_autofree PvRect *boxes = g_new (PvRect, graph->n_nodes);
  g_autofree PvPoint *centres = NULL;
  double before, seconds, stress;

  options.gap_x = options.gap_y = 8;
  for (guint i = 0; i < graph->n_nodes; i++)
    boxes[i] = (PvRect) { raw->centres[i].x - graph->nodes[i].width / 2, raw->centres[i].y - graph->nodes[i].height / 2,
                          graph->nodes[i].width, graph->nodes[i].height };
  before = own_seconds ();
  pv_layout_remove_overlaps (boxes, NULL, graph->n_nodes, &options);
  seconds = own_seconds () - before;
  centres = centres_of (boxes, graph->n_nodes);
  stress = pv_layout_quality (graph, centres).stress;
  printf ("P2 ours         %6u           %8.2f ms  stress %+.1f %%  overlaps left %u\n", graph->n_nodes, 1000 * seconds,
          100 * (stress / raw->quality.stress - 1), pv_layout_count_overlaps (boxes, graph->n_nodes, 0, 0));
  printf ("P2 prism        %6u           %8.2f ms  stress %+.1f %%  ratio %.0f\n", graph->n_nodes, 1000 * (prism->seconds - raw->seconds),
          100 * (prism->quality.stress / raw->quality.stress - 1), (prism->seconds - raw->seconds) / seconds);
}

static void
measure_p3 (const PvLayoutGraph *graph, const Run *run)
{
  PvLayoutOptions options = pv_layout_options ();
  guint n = graph->n_nodes, n_inserts = 1000;
  g_autofree PvRect *boxes = g_new (PvRect, n);
  g_autofree double *seconds = g_new (double, n_inserts);
  g_autoptr (PvLayoutSpace) space = NULL;
  PvRandom random;

  for (guint i = 0; i < n; i++)
    boxes[i] = (PvRect) { run->centres[i].x - graph->nodes[i].width / 2, run->centres[i].y - graph->nodes[i].height / 2, graph->nodes[i].width,
                          graph->nodes[i].height };
  space = pv_layout_space_new (boxes, n);
  pv_random_seed (&random, 1);
  for (guint i = 0; i < n_inserts; i++)
    {
      const PvLayoutLink *link = &graph->links[pv_random_below (&random, graph->n_links)];
      guint neighbours[] = { link->from, link->to };
      double before = own_seconds ();

      pv_layout_insert (space, 120, 36, neighbours, 2, &options);
      seconds[i] = own_seconds () - before;
    }
  qsort (seconds, n_inserts, sizeof (double), compare_doubles_cb);
  printf ("P3 one more     %6u           median %.1f us, 99 %% %.1f us, 0 px moved\n", n, 1e6 * seconds[n_inserts / 2],
          1e6 * seconds[n_inserts * 99 / 100]);
}

static void
measure_size (guint n, guint m)
{
  Run own[SEEDS] = { { 0 } }, raw[SEEDS] = { { 0 } }, prism[SEEDS] = { { 0 } };
  gboolean with_sfdp = TRUE;

  for (guint seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (SyntheticRegion) region = synthetic_region_new (n, m, seed + 1);
      g_autofree char *dot = write_dot (&region->graph);

      run_own (&region->graph, seed + 1, &own[seed]);
      with_sfdp = with_sfdp && run_sfdp (&region->graph, dot, "true", seed + 1, &raw[seed]);
      if (with_sfdp && seed == 0 && n <= 5000 && run_sfdp (&region->graph, dot, "prism", seed + 1, &prism[seed]))
        measure_p2 (&region->graph, &raw[seed], &prism[seed]);
      if (seed == 0)
        measure_p3 (&region->graph, &own[seed]);
      remove (dot);
    }
  print_p1 ("ours", n, m, own);
  if (with_sfdp)
    print_p1 ("sfdp", n, m, raw);
  else
    printf ("P1 sfdp is not installed: no ratio\n");
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      g_free (own[seed].centres);
      g_free (raw[seed].centres);
      g_free (prism[seed].centres);
    }
  fflush (stdout);
}

static void
measure_p4 (void)
{
  enum { N_STEPS = 500, N_TRANSITIONS = 650, N_PHASES = 25, N_LANES = 12 };
  PvSwimlaneStep steps[N_STEPS];
  PvSwimlaneTransition transitions[N_TRANSITIONS];
  PvSwimlaneInput input = { steps, N_STEPS, transitions, N_TRANSITIONS, N_PHASES, N_LANES };
  PvSwimlaneOptions options = pv_swimlane_options ();
  double seconds[5];
  guint crossings = 0;
  PvRandom random;

  pv_random_seed (&random, 1);
  for (guint i = 0; i < N_STEPS; i++)
    steps[i] = (PvSwimlaneStep) { i * N_PHASES / N_STEPS, pv_random_below (&random, N_LANES), 126, 46 };
  for (guint i = 0; i < N_TRANSITIONS; i++)
    {
      guint from = pv_random_below (&random, N_STEPS - 1), reach = 1 + pv_random_below (&random, 30);

      transitions[i] = (PvSwimlaneTransition) { from, MIN (from + reach, N_STEPS - 1), i % 5 == 0 ? 80 : 0, 14 };
    }
  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      double before = own_seconds ();
      g_autoptr (PvSwimlanes) lanes = pv_layout_swimlanes (&input, &options, NULL, NULL);

      seconds[i] = own_seconds () - before;
      crossings = pv_swimlanes_count_crossings (lanes);
    }
  printf ("P4 path         %6u / %6u  %8.2f ms  crossings %u\n", N_STEPS, N_TRANSITIONS, 1000 * median (seconds, G_N_ELEMENTS (seconds)),
          crossings);
}

int
main (int argc, char **argv)
{
  static const char *const USUAL[] = { "37:65", "300:700", "1000:3000", "5000:12000" };

  measure_p4 ();
  for (int i = 1; i < MAX (argc, (int) G_N_ELEMENTS (USUAL) + 1); i++)
    {
      guint n, m;

      if (i < argc || argc == 1)
        if (sscanf (argc == 1 ? USUAL[i - 1] : argv[i], "%u:%u", &n, &m) == 2 && n > 1 && m >= n - 1)
          measure_size (n, m);
    }
  return 0;
}
