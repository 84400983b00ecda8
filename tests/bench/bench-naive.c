/* Panning a network as one would write it first: in each frame all of it is drawn by cairo into a picture of the window's size, every link a
 * line, every actor a box with its name. For comparison with tiles, beside which ./dev bench network names it.
 *
 * bench-naive GRAPH PLACES WIDTH HEIGHT      as bench-layout writes them; the zoom is four notches of the wheel nearer than the whole
 *
 * Prints one line: how many frames, and processor time of one, the middle and the 95th of a hundred, milliseconds. */
#include <cairo.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define FRAMES 40
#define NEARER 2.0736            /* 1.2⁴ */
#define MARGIN 40.0
#define RADIUS 6.0
#define NAME_FROM_ZOOM 0.35      /* smaller letters than those of a map cannot be read; nobody would draw them */

typedef struct
{
  double x, y, width, height;
  char name[24];
} Box;

typedef struct
{
  Box *boxes;
  guint (*links)[2];
  guint n_boxes, n_links;
  double left, top, right, bottom;
} Graph;

static void
read_graph (Graph *graph, const char *file, const char *places)
{
  FILE *in = fopen (file, "r"), *at = fopen (places, "r");

  if (in == NULL || at == NULL || fscanf (in, "%u %u", &graph->n_boxes, &graph->n_links) != 2)
    g_error ("%s and %s are no graph with its places", file, places);
  graph->boxes = g_new0 (Box, graph->n_boxes);
  graph->links = g_malloc0_n (graph->n_links, sizeof *graph->links);
  graph->left = graph->top = G_MAXDOUBLE;
  graph->right = graph->bottom = -G_MAXDOUBLE;
  for (guint i = 0; i < graph->n_boxes; i++)
    {
      Box *box = &graph->boxes[i];

      if (fscanf (in, "%lf %lf", &box->width, &box->height) != 2 || fscanf (at, "%lf %lf", &box->x, &box->y) != 2)
        g_error ("box %u is not there", i);
      g_snprintf (box->name, sizeof box->name, "Toimija %u", i + 1);
      graph->left = MIN (graph->left, box->x);
      graph->right = MAX (graph->right, box->x);
      graph->top = MIN (graph->top, box->y);
      graph->bottom = MAX (graph->bottom, box->y);
    }
  for (guint i = 0; i < graph->n_links; i++)
    if (fscanf (in, "%u %u", &graph->links[i][0], &graph->links[i][1]) != 2)
      g_error ("link %u is not there", i);
  fclose (in);
  fclose (at);
}

static void
draw_box (cairo_t *cr, const Box *box, double zoom)
{
  double x = box->x - box->width / 2, y = box->y - box->height / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + RADIUS, y + RADIUS, RADIUS, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + box->width - RADIUS, y + RADIUS, RADIUS, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, x + box->width - RADIUS, y + box->height - RADIUS, RADIUS, 0, 0.5 * G_PI);
  cairo_arc (cr, x + RADIUS, y + box->height - RADIUS, RADIUS, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.2, 0.25, 0.35);
  cairo_stroke (cr);
  if (zoom < NAME_FROM_ZOOM)
    return;
  cairo_move_to (cr, x + 8, box->y + 4);
  cairo_show_text (cr, box->name);
}

static void
draw (const Graph *graph, cairo_surface_t *surface, double zoom, double x, double y)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.98, 0.98, 0.98);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -x, -y);
  cairo_set_line_width (cr, 1 / zoom);
  cairo_set_source_rgb (cr, 0.55, 0.58, 0.65);
  for (guint i = 0; i < graph->n_links; i++)
    {
      const Box *from = &graph->boxes[graph->links[i][0]], *to = &graph->boxes[graph->links[i][1]];

      cairo_move_to (cr, from->x, from->y);
      cairo_line_to (cr, to->x, to->y);
      cairo_stroke (cr);
    }
  for (guint i = 0; i < graph->n_boxes; i++)
    draw_box (cr, &graph->boxes[i], zoom);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static double
cpu_ms (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec * 1000 + (double) spent.tv_nsec / 1e6;
}

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

int
main (int argc, char **argv)
{
  Graph graph = { NULL };
  double costs[FRAMES], zoom, width, height, x, y;
  cairo_surface_t *surface;

  if (argc != 5)
    g_error ("bench-naive GRAPH PLACES WIDTH HEIGHT");
  read_graph (&graph, argv[1], argv[2]);
  width = atoi (argv[3]);
  height = atoi (argv[4]);
  zoom = NEARER * MIN ((width - 2 * MARGIN) / (graph.right - graph.left), (height - 2 * MARGIN) / (graph.bottom - graph.top));
  x = (graph.left + graph.right) / 2 - width / 2 / zoom;
  y = (graph.top + graph.bottom) / 2 - height / 2 / zoom;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  for (guint i = 0; i < FRAMES; i++)
    {
      double before = cpu_ms ();

      draw (&graph, surface, zoom, x + i * 5 / zoom, y + i * 3 / zoom);
      costs[i] = cpu_ms () - before;
    }
  qsort (costs, FRAMES, sizeof (double), compare_numbers);
  printf ("%d %.2f %.2f\n", FRAMES, costs[FRAMES / 2], costs[FRAMES * 95 / 100]);
  cairo_surface_destroy (surface);
  g_free (graph.boxes);
  g_free (graph.links);
  return 0;
}
