#include "diagram/pv-scene-routes.h"

#define WORDS_HEIGHT 18.0
/* Words keep off the marks at the ends of lines, and off the ring of a selected actor. */
#define END_MARK 12.0
/* Above this, words find their place only when they are shown, in the middle. */
#define MOST_WORDS 3000
/* Above this, lines are straight: nobody can follow one round a box in such a crowd, and it costs. */
#define MOST_DETOURS 6000

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
    routes[i] = scene->links[i].route;
  for (guint i = 0; i < n_which; i++)
    {
      guint link = which == NULL ? i : which[i];

      labels[i] = (PvLayoutLabel) { link, scene->links[link].face->words_width, WORDS_HEIGHT };
    }
  pv_layout_place_labels (grown, scene->n_nodes, routes, scene->n_links, labels, n_which, rects);
  for (guint i = 0; i < n_which; i++)
    scene->links[which == NULL ? i : which[i]].words = rects[i];
}

gboolean
pv_scene_route_all (PvScene *scene, GCancellable *cancellable)
{
  g_autofree PvRect *boxes = collect_boxes (scene);
  g_autofree PvLayoutLink *links = pv_scene_layout_links (scene);
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, scene->n_links + 1);
  PvLayoutRouteOptions options = pv_layout_route_options ();

  options.detours = scene->n_links <= MOST_DETOURS;
  if (!pv_layout_routes (boxes, scene->n_nodes, links, scene->n_links, &options, cancellable, routes, NULL))
    return FALSE;

  for (guint i = 0; i < scene->n_links; i++)
    scene->links[i].route = routes[i];
  if (scene->n_links <= MOST_WORDS)
    place_words (scene, boxes, NULL, scene->n_links);
  return TRUE;
}

/* Links that touch a node; those of one pair all touch it, so pairs stay whole. Ascending, each once. */
static GArray *
links_touching (const PvScene *scene, const guint *nodes, guint n_nodes)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *seen = g_new0 (guint8, scene->n_links + 1);
  const PvSceneStock *stock = scene->stock;

  for (guint i = 0; i < n_nodes; i++)
    for (guint j = stock->link_starts[nodes[i]]; j < stock->link_starts[nodes[i] + 1]; j++)
      seen[stock->links[j]] = 1;
  for (guint i = 0; i < scene->n_links; i++)
    if (seen[i])
      g_array_append_val (links, i);
  return links;
}

/* In a big network only the ends matter (there are no detours), so only they are handed over. */
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
    scene->links[g_array_index (touched, guint, i)].route = routes[i];
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
  for (guint i = 0; i < touched->len; i++)
    scene->links[g_array_index (touched, guint, i)].route = routes[i];
  if (scene->n_links <= MOST_WORDS)
    place_words (scene, boxes, (const guint *) touched->data, touched->len);
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
pv_scene_route_some (PvScene *scene, const guint *nodes, guint n_nodes, PvRect *changed, GArray *routed)
{
  g_autoptr (GArray) touched = links_touching (scene, nodes, n_nodes);
  PvLayoutRouteOptions options = pv_layout_route_options ();

  options.detours = scene->n_links <= MOST_DETOURS;
  cover (scene, touched, changed);
  if (options.detours)
    route_among_all (scene, touched, &options);
  else
    route_ends (scene, touched, &options);
  cover (scene, touched, changed);
  for (guint i = 0; i < touched->len; i++)
    {
      PvElement element = { PV_PART_LINK, g_array_index (touched, guint, i) };

      g_array_append_val (routed, element);
    }
}
