/* The lines of great networks: none runs through a foreign box where a way leads round, and none depends on who looked where before. */
#include <string.h>

#include "layout/pv-layout-space.h"
#include "synthetic.h"

#define TOUCH 1.99                   /* of PV_ROUTING_TOUCH, but for the rounding of a float */

typedef struct
{
  SyntheticRegion *region;
  PvRect *boxes;
  PvLayoutRouteOptions options;
} Network;

static Network
network_new (guint n_nodes, guint n_links, guint64 seed)
{
  Network network = { synthetic_region_new (n_nodes, n_links, seed), NULL, pv_layout_route_options (n_links) };
  g_autofree PvPoint *places = g_new (PvPoint, n_nodes);
  PvLayoutOptions options = pv_layout_options ();

  g_assert_true (pv_layout_network (&network.region->graph, &options, NULL, places, NULL));
  network.boxes = synthetic_boxes (&network.region->graph, places);
  return network;
}

static void
network_clear (Network *network)
{
  synthetic_region_free (network->region);
  g_free (network->boxes);
}

/* Two frames that touch have no line between them. */
static void
assert_led_round (const Network *network, PvLayoutSpace *space, const PvLayoutLink *link, const PvLayoutRoute *route)
{
  g_assert_false (route->blocked);
  for (guint i = 0; i + 1 < route->n_points; i++)
    g_assert_cmpuint (pv_layout_space_first_on_line (space, pv_layout_route_at (route, i), pv_layout_route_at (route, i + 1), TOUCH - 0.1, link->from,
                                                     link->to),
                      ==, G_MAXUINT);
}

static void
leads_all (gconstpointer data)
{
  const guint *size = data;

  for (guint64 seed = 1; seed <= 3; seed++)
    {
      Network network = network_new (size[0], size[1], seed);
      g_autoptr (PvLayoutSpace) space = pv_layout_space_new (network.boxes, size[0]);
      g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, size[1]);
      g_autoptr (PvProgress) progress = pv_progress_new ();
      guint n_detours = 0, most = 0;

      g_assert_true (pv_layout_routes (network.boxes, size[0], network.region->links, size[1], &network.options, G_CANCELLABLE (progress), routes,
                                       NULL));
      g_assert_cmpfloat (pv_progress_get_share (progress), ==, 1);
      for (guint i = 0; i < size[1]; i++)
        {
          assert_led_round (&network, space, &network.region->links[i], &routes[i]);
          n_detours += routes[i].n_points > 2;
          most = MAX (most, routes[i].n_points);
        }
      g_assert_cmpuint (n_detours, >, size[1] / 2);
      g_test_message ("%u links, seed %u: %u detours, the longest over %u bends", size[1], (guint) seed, n_detours, most - 2);
      network_clear (&network);
    }
}

/* The links whose straight line runs through a rectangle. */
static GArray *
links_through (const Network *network, const PvRect *view)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (PvLayoutLink));
  const PvLayoutGraph *graph = &network->region->graph;

  for (guint i = 0; i < graph->n_links; i++)
    if (pv_rect_hits_line (view, pv_rect_centre (&network->boxes[graph->links[i].from]), pv_rect_centre (&network->boxes[graph->links[i].to])))
      g_array_append_val (links, graph->links[i]);
  return links;
}

static PvRect
view_at (const Network *network, double x, double y)
{
  PvRect all = { 0, 0, 0, 0 };

  for (guint i = 0; i < network->region->graph.n_nodes; i++)
    all = pv_rect_union (&all, &network->boxes[i]);
  return (PvRect) { all.x + x * all.width - 800, all.y + y * all.height - 600, 1600, 1200 };
}

static PvLayoutRoute *
lead (PvLayoutRouter *router, const GArray *links)
{
  PvLayoutRoute *routes = g_new0 (PvLayoutRoute, links->len + 1);

  g_assert_cmpuint (pv_layout_router_lead (router, (const PvLayoutLink *) (gpointer) links->data, links->len, NULL, routes), ==, links->len);
  return routes;
}

/* Two views side by side, each by itself, one after the other and the other way round: each line is the same each time. */
static void
leads_what_is_in_view (void)
{
  Network network = network_new (20000, 60000, 1);
  const PvLayoutGraph *graph = &network.region->graph;
  PvRect views[2] = { view_at (&network, 0.5, 0.5), view_at (&network, 0.53, 0.5) };
  g_autoptr (PvLayoutSpace) space = pv_layout_space_new (network.boxes, graph->n_nodes);
  g_autoptr (PvLayoutRouter) router = pv_layout_router_new (network.boxes, graph->n_nodes, &network.options);

  for (guint v = 0; v < 2; v++)
    {
      g_autoptr (PvLayoutRouter) other = pv_layout_router_new (network.boxes, graph->n_nodes, &network.options);
      g_autoptr (GArray) links = links_through (&network, &views[v]);
      g_autofree PvLayoutRoute *routes = lead (router, links), *alone = lead (other, links), *again = lead (router, links);

      g_assert_cmpuint (links->len, >, 300);
      g_assert_cmpmem (routes, links->len * sizeof (PvLayoutRoute), again, links->len * sizeof (PvLayoutRoute));
      g_assert_cmpmem (routes, links->len * sizeof (PvLayoutRoute), alone, links->len * sizeof (PvLayoutRoute));
      for (guint i = 0; i < links->len; i++)
        assert_led_round (&network, space, &g_array_index (links, PvLayoutLink, i), &routes[i]);
    }
  network_clear (&network);
}

static void
stops_when_cancelled (void)
{
  Network network = network_new (40, 60, 1);
  g_autoptr (PvLayoutRouter) router = pv_layout_router_new (network.boxes, 40, &network.options);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PvLayoutRoute routes[60] = { 0 };

  g_cancellable_cancel (cancellable);
  g_assert_cmpuint (pv_layout_router_lead (router, network.region->links, 60, cancellable, routes), ==, 0);
  network_clear (&network);
}

/* Two crowds far from each other: what leads out of one is not seen among so many that are nearer. */
static void
leads_from_crowd_to_crowd (void)
{
  enum { SIDE = 12, N = 2 * SIDE * SIDE };
  Network network = { NULL, g_new (PvRect, N), pv_layout_route_options (60000) };
  PvLayoutLink links[SIDE * SIDE];
  PvLayoutRoute routes[SIDE * SIDE] = { 0 };
  g_autoptr (PvLayoutSpace) space = NULL;

  for (guint i = 0; i < N; i++)
    network.boxes[i] = (PvRect) { (i / (SIDE * SIDE)) * 90000.0 + 130 * (i % SIDE), 50.0 * (i / SIDE % SIDE) + (i % SIDE) * 7.0, 120, 36 };
  for (guint i = 0; i < SIDE * SIDE; i++)
    links[i] = (PvLayoutLink) { i, SIDE * SIDE + (i * 29) % (SIDE * SIDE), 1 };
  space = pv_layout_space_new (network.boxes, N);
  g_assert_true (pv_layout_routes (network.boxes, N, links, SIDE * SIDE, &network.options, NULL, routes, NULL));
  for (guint i = 0; i < SIDE * SIDE; i++)
    assert_led_round (&network, space, &links[i], &routes[i]);
  g_free (network.boxes);
}

typedef struct
{
  guint8 *times;                   /* a link each, as the routes: two threads bring them */
  PvLayoutRoute *routes;
} Taken;

static void
take_cb (guint link, const PvLayoutRoute *route, gpointer user_data)
{
  Taken *taken = user_data;

  taken->times[link]++;
  taken->routes[link] = *route;
}

static void
assert_same_way (const PvLayoutRoute *a, const PvLayoutRoute *b)
{
  g_assert_cmpuint (a->n_points, ==, b->n_points);
  g_assert_cmpmem (a->points, a->n_points * sizeof a->points[0], b->points, b->n_points * sizeof b->points[0]);
}

/* Links of one pair, there and back and from a box to itself, stay together, wherever the work is divided. */
static void
leads_straight_by_two (void)
{
  enum { N = 40, N_LINKS = 20000 };
  g_autofree PvRect *boxes = g_new (PvRect, N);
  g_autofree PvLayoutLink *links = g_new (PvLayoutLink, N_LINKS);
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, N_LINKS);
  g_autofree PvLayoutRoute *taken_routes = g_new0 (PvLayoutRoute, N_LINKS);
  g_autofree guint8 *times = g_new0 (guint8, N_LINKS);
  Taken taken = { times, taken_routes };
  PvLayoutRouteOptions options = pv_layout_route_options (N_LINKS);
  g_autoptr (PvLayoutRouter) router = NULL;
  PvRandom random;

  pv_random_seed (&random, 3);
  for (guint i = 0; i < N; i++)
    boxes[i] = (PvRect) { i % 8 * 300.0, i / 8 * 150.0 + i % 3 * 20.0, 140, 48 };
  for (guint i = 0; i < N_LINKS; i++)
    links[i] = (PvLayoutLink) { (guint) pv_random_below (&random, N), (guint) pv_random_below (&random, N), 1 };
  options.pains = 0;
  router = pv_layout_router_new (boxes, N, &options);
  g_assert_cmpuint (pv_layout_router_lead (router, links, N_LINKS, NULL, routes), ==, N_LINKS);
  g_assert_true (pv_layout_straight_routes (boxes, N, links, N_LINKS, NULL, take_cb, &taken));
  for (guint i = 0; i < N_LINKS; i++)
    {
      g_assert_cmpuint (times[i], ==, 1);
      assert_same_way (&routes[i], &taken_routes[i]);
    }
}

int
main (int argc, char **argv)
{
  static const guint sizes[][2] = { { 1000, 3000 }, { 5000, 12000 } };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/layout/great-routes/1000", sizes[0], leads_all);
  g_test_add_data_func ("/layout/great-routes/5000", sizes[1], leads_all);
  g_test_add_func ("/layout/great-routes/straight", leads_straight_by_two);
  g_test_add_func ("/layout/great-routes/view", leads_what_is_in_view);
  g_test_add_func ("/layout/great-routes/cancelled", stops_when_cancelled);
  g_test_add_func ("/layout/great-routes/crowds", leads_from_crowd_to_crowd);
  return g_test_run ();
}
