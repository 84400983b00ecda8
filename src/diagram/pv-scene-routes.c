#include "diagram/pv-scene-routes.h"

#define WORDS_HEIGHT 18.0
/* Words keep off the marks at the ends of lines, and off the ring of a selected actor. */
#define END_MARK 12.0
/* Above this many links a scene is shown with straight lines first, and without words on them: its detours and its words take seconds, which
 * a worker spends on those that somebody looks at (pv-scene-lead.h). */
#define MOST_AT_ONCE 3000
/* A detour keeps about this far off the boxes it goes round: two parallel ones, the outer of them. */
#define ROUND 24.0
/* Above this many moved nodes times links nobody asks which links are in the way: all are drawn anew. */
#define MOST_ASKED 4000000

PvLayoutLink *
pv_scene_layout_links (const PvScene *scene)
{
  PvLayoutLink *links = g_new0 (PvLayoutLink, scene->n_links + 1);

  for (guint i = 0; i < scene->n_links; i++)
    {
      guint state = scene->links[i].face->state;
      double weight = state == PV_RELATION_STATE_ENDED ? 0.3 : state == PV_RELATION_STATE_PLANNED ? 0.7 : 1;

      links[i] = (PvLayoutLink) { scene->links[i].from, scene->links[i].to, weight };
    }
  return links;
}

static PvRect *
collect_boxes (const PvScene *scene)
{
  PvRect *boxes = g_new0 (PvRect, scene->n_nodes + 1);

  for (guint i = 0; i < scene->n_nodes; i++)
    boxes[i] = scene->nodes[i].box;
  return boxes;
}

static PvRect
bounds_of (const PvLayoutRoute *route)
{
  PvPoint points[PV_LAYOUT_ROUTE_POINTS];

  for (guint i = 0; i < route->n_points; i++)
    points[i] = pv_layout_route_at (route, i);
  return pv_points_bounds (points, route->n_points, WORDS_HEIGHT);
}

/* Where words go on some lines, those far away make no difference: they are left out. */
static void
leave_out_far_routes (PvLayoutRoute *routes, guint n, const guint *which, guint n_which)
{
  PvRect reach = { 0, 0, 0, 0 };

  for (guint i = 0; i < n_which; i++)
    {
      PvRect one = bounds_of (&routes[which[i]]);

      reach = pv_rect_union (&reach, &one);
    }
  for (guint i = 0; i < n; i++)
    {
      PvRect one = bounds_of (&routes[i]);

      if (!pv_rect_overlaps (&one, &reach))
        routes[i].n_points = 0;
    }
}

/* Pills for @which links (NULL: all). */
static void
place_words (PvScene *scene, const PvRect *boxes, const guint *which, guint n_which)
{
  g_autofree PvLayoutRoute *routes = g_new (PvLayoutRoute, scene->n_links + 1);
  g_autofree PvLayoutLabel *labels = g_new (PvLayoutLabel, n_which + 1);
  g_autofree PvRect *rects = g_new0 (PvRect, n_which + 1);
  g_autofree PvRect *grown = g_new0 (PvRect, scene->n_nodes + 1);

  for (guint i = 0; i < scene->n_nodes; i++)
    grown[i] = pv_rect_grow (&boxes[i], END_MARK, END_MARK);
  for (guint i = 0; i < scene->n_links; i++)
    pv_link_get_route (&scene->links[i], &routes[i]);
  if (which != NULL)
    leave_out_far_routes (routes, scene->n_links, which, n_which);
  for (guint i = 0; i < n_which; i++)
    {
      guint link = which == NULL ? i : which[i];

      labels[i] = (PvLayoutLabel) { link, scene->links[link].face->words_width, WORDS_HEIGHT };
    }
  pv_layout_place_labels (grown, scene->n_nodes, routes, scene->n_links, labels, n_which, rects);
  for (guint i = 0; i < n_which; i++)
    {
      guint link = which == NULL ? i : which[i];

      pv_link_set_way (&scene->links[link], &routes[link], &rects[i]);
    }
}

gboolean
pv_scene_routes_at_once (const PvScene *scene)
{
  return scene->n_links <= MOST_AT_ONCE;
}

static void
take_route (PvScene *scene, guint link, const PvLayoutRoute *route, gboolean led)
{
  scene->n_led += led;
  scene->n_led -= scene->links[link].led;
  scene->links[link].led = led;
  pv_link_set_way (&scene->links[link], route, NULL);
}

void
pv_scene_take_routes (PvScene *scene, const guint *links, guint n_links, const PvLayoutRoute *routes)
{
  g_autofree PvRect *boxes = collect_boxes (scene);

  for (guint i = 0; i < n_links; i++)
    take_route (scene, links[i], &routes[i], TRUE);
  place_words (scene, boxes, links, n_links);
}

gboolean
pv_scene_route_all (PvScene *scene, gboolean led_round, GCancellable *cancellable)
{
  g_autofree PvRect *boxes = collect_boxes (scene);
  g_autofree PvLayoutLink *links = pv_scene_layout_links (scene);
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, scene->n_links + 1);
  PvLayoutRouteOptions options = pv_layout_route_options (scene->n_links);

  if (!led_round)
    options.pains = 0;
  if (!pv_layout_routes (boxes, scene->n_nodes, links, scene->n_links, &options, cancellable, routes, NULL))
    return FALSE;

  for (guint i = 0; i < scene->n_links; i++)
    take_route (scene, i, &routes[i], led_round);
  if (led_round)
    place_words (scene, boxes, NULL, scene->n_links);
  return TRUE;
}

/* A line that runs through where a box is now, or went round where it was, or could not. */
static gboolean
is_in_the_way (const PvLinkShape *link, const PvRect *now, const PvRect *before)
{
  PvRect around = pv_rect_grow (before, ROUND, ROUND);
  gboolean led_round = pv_link_is_led_round (link);

  for (guint i = 0; i + 1 < pv_link_n_points (link); i++)
    {
      PvPoint a = pv_link_point (link, i), b = pv_link_point (link, i + 1);

      if (pv_rect_hits_line (now, a, b) || (led_round && pv_rect_hits_line (&around, a, b)))
        return TRUE;
    }
  return FALSE;
}

static void
mark_links_in_the_way (const PvScene *scene, const guint *nodes, const PvRect *before, guint n_nodes, guint8 *marks)
{
  for (guint i = 0; i < scene->n_links; i++)
    for (guint j = 0; j < n_nodes && !marks[i] && scene->links[i].led; j++)
      marks[i] = is_in_the_way (&scene->links[i], &scene->nodes[nodes[j]].box, &before[j]);
}

static void
mark_links_of (const PvScene *scene, guint node, guint8 *marks)
{
  const PvSceneStock *stock = scene->stock;

  for (guint j = stock->link_starts[node]; j < stock->link_starts[node + 1]; j++)
    marks[stock->links[j]] = 1;
}

/* The links of a pair lie side by side: none is drawn without the others. */
static void
mark_pairs (const PvScene *scene, guint8 *marks)
{
  const PvSceneStock *stock = scene->stock;

  for (guint i = 0; i < scene->n_links; i++)
    {
      const PvLinkShape *link = &scene->links[i];

      for (guint j = stock->link_starts[link->from]; marks[i] == 1 && j < stock->link_starts[link->from + 1]; j++)
        {
          const PvLinkShape *other = &scene->links[stock->links[j]];

          if (marks[stock->links[j]] == 0 && (other->from == link->to || other->to == link->to))
            marks[stock->links[j]] = 2;
        }
    }
}

/* Links that a move concerns: those of the nodes moved and, where lines are led round, those that they are or were in the way of. Ascending,
 * each once. */
static GArray *
links_concerned (const PvScene *scene, const guint *nodes, const PvRect *before, guint n_nodes)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *marks = g_new0 (guint8, scene->n_links + 1);
  gboolean all = scene->n_led > 0 && (guint64) n_nodes * scene->n_links > MOST_ASKED;

  for (guint i = 0; i < n_nodes; i++)
    mark_links_of (scene, nodes[i], marks);
  if (scene->n_led > 0 && !all)
    {
      mark_links_in_the_way (scene, nodes, before, n_nodes, marks);
      mark_pairs (scene, marks);
    }
  for (guint i = 0; i < scene->n_links; i++)
    if (all || marks[i])
      g_array_append_val (links, i);
  return links;
}

/* For straight lines only the ends matter, so only they are handed over. */
static void
route_ends (PvScene *scene, const GArray *touched, const PvLayoutRouteOptions *options)
{
  guint n = touched->len;
  g_autofree PvRect *boxes = g_new0 (PvRect, 2 * n + 1);
  g_autofree PvLayoutLink *links = g_new0 (PvLayoutLink, n + 1);
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, n + 1);
  g_autoptr (GHashTable) indexes = g_hash_table_new (NULL, NULL);
  guint n_boxes = 0;

  for (guint i = 0; i < n; i++)
    {
      const PvLinkShape *link = &scene->links[g_array_index (touched, guint, i)];
      guint ends[2] = { link->from, link->to };

      for (guint e = 0; e < 2; e++)
        {
          gpointer known;

          if (!g_hash_table_lookup_extended (indexes, GUINT_TO_POINTER (ends[e]), NULL, &known))
            {
              known = GUINT_TO_POINTER (n_boxes);
              g_hash_table_insert (indexes, GUINT_TO_POINTER (ends[e]), known);
              boxes[n_boxes++] = scene->nodes[ends[e]].box;
            }
          ends[e] = GPOINTER_TO_UINT (known);
        }
      links[i] = (PvLayoutLink) { ends[0], ends[1], 1 };
    }
  pv_layout_routes (boxes, n_boxes, links, n, options, NULL, routes, NULL);
  for (guint i = 0; i < n; i++)
    take_route (scene, g_array_index (touched, guint, i), &routes[i], FALSE);
}

static void
route_among_all (PvScene *scene, const GArray *touched, const PvLayoutRouteOptions *options)
{
  g_autofree PvRect *boxes = collect_boxes (scene);
  g_autofree PvLayoutLink *links = g_new0 (PvLayoutLink, touched->len + 1);
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, touched->len + 1);

  for (guint i = 0; i < touched->len; i++)
    {
      const PvLinkShape *link = &scene->links[g_array_index (touched, guint, i)];

      links[i] = (PvLayoutLink) { link->from, link->to, 1 };
    }
  pv_layout_routes (boxes, scene->n_nodes, links, touched->len, options, NULL, routes, NULL);
  pv_scene_take_routes (scene, (const guint *) (gpointer) touched->data, touched->len, routes);
}

static void
cover (const PvScene *scene, const GArray *touched, PvRect *changed)
{
  for (guint i = 0; i < touched->len; i++)
    {
      PvRect bounds = pv_scene_element_bounds (scene, (PvElement) { PV_PART_LINK, g_array_index (touched, guint, i) });

      *changed = pv_rect_union (changed, &bounds);
    }
}

void
pv_scene_route_some (PvScene *scene, const guint *nodes, const PvRect *before, guint n_nodes, PvRect *changed, GArray *routed)
{
  g_autoptr (GArray) concerned = links_concerned (scene, nodes, before, n_nodes);
  PvLayoutRouteOptions options = pv_layout_route_options (scene->n_links);

  cover (scene, concerned, changed);
  if (scene->n_led > 0 && concerned->len <= MOST_AT_ONCE)
    route_among_all (scene, concerned, &options);
  else
    {
      options.pains = 0;
      route_ends (scene, concerned, &options);
    }
  cover (scene, concerned, changed);
  for (guint i = 0; i < concerned->len; i++)
    {
      PvElement element = { PV_PART_LINK, g_array_index (concerned, guint, i) };

      g_array_append_val (routed, element);
    }
}
