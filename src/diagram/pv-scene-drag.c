#include "diagram/pv-scene-drag.h"

#include <math.h>
#include <string.h>

#include "diagram/pv-scene-place.h"
#include "diagram/pv-scene-routes.h"

/* Looks at a piece of line until a way is found: more would be felt when a dozen lines of one actor are hard to lead. */
#define PAINS 120
/* So many lines are not led while a hand waits. */
#define MOST_LED 200
/* Where on a line its words are, looked for at so many places. */
#define PLACES 40

struct _PvSceneDrag
{
  PvScene *scene;                   /* its own, changed in place */
  GArray *nodes;                    /* guint, of those dragged */
  GArray *centres;                  /* PvPoint of each, at first */
  GArray *links;                    /* guint, ascending: all that end there */
  PvRect *words;                    /* of each, at first; empty: none */
  double *shares;                   /* of each: where on it they stand */
  PvLayoutLink *ends;               /* of each */
  PvLayoutRoute *routes;
  PvRect *boxes;                    /* of all */
  gboolean led;
  PvLayoutRouter *router;           /* NULL before the first step */
};

/* --- what goes along --- */

static void
add_links_of (PvSceneDrag *drag, guint node)
{
  const PvSceneStock *stock = drag->scene->stock;

  g_array_append_vals (drag->links, stock->links + stock->link_starts[node], stock->link_starts[node + 1] - stock->link_starts[node]);
}

static int
compare_indexes (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

static void
leave_out_doubles (GArray *indexes)
{
  guint kept = 0;

  g_array_sort (indexes, compare_indexes);
  for (guint i = 0; i < indexes->len; i++)
    if (kept == 0 || g_array_index (indexes, guint, i) != g_array_index (indexes, guint, kept - 1))
      g_array_index (indexes, guint, kept++) = g_array_index (indexes, guint, i);
  g_array_set_size (indexes, kept);
}

/* Words stay where they are on their line: looking for room at every step would let them jump about. */
static double
share_of_words (const PvLinkShape *link)
{
  PvRect words = pv_link_words (link);
  PvPoint middle = pv_rect_centre (&words);
  PvLayoutRoute route;
  double best = 0.5, least = G_MAXDOUBLE;

  if (pv_rect_is_empty (&words))
    return best;
  pv_link_get_route (link, &route);
  for (guint i = 1; i < PLACES; i++)
    {
      PvPoint at = pv_layout_route_point (&route, (double) i / PLACES, NULL);
      double away = hypot (at.x - middle.x, at.y - middle.y);

      if (away >= least)
        continue;
      least = away;
      best = (double) i / PLACES;
    }
  return best;
}

static void
collect_links (PvSceneDrag *drag)
{
  for (guint i = 0; i < drag->nodes->len; i++)
    add_links_of (drag, g_array_index (drag->nodes, guint, i));
  leave_out_doubles (drag->links);
  drag->words = g_new (PvRect, drag->links->len + 1);
  drag->shares = g_new (double, drag->links->len + 1);
  drag->ends = g_new0 (PvLayoutLink, drag->links->len + 1);
  drag->routes = g_new0 (PvLayoutRoute, drag->links->len + 1);
  for (guint i = 0; i < drag->links->len; i++)
    {
      const PvLinkShape *link = &drag->scene->links[g_array_index (drag->links, guint, i)];

      drag->words[i] = pv_link_words (link);
      drag->shares[i] = share_of_words (link);
      drag->ends[i] = (PvLayoutLink) { link->from, link->to, 1 };
    }
}

/* --- a step --- */

static void
make_router (PvSceneDrag *drag)
{
  const PvScene *scene = drag->scene;
  guint n_boxes;
  PvLayoutRouteOptions options = pv_layout_route_options (scene->n_links);

  options.soon = TRUE;
  options.pains = drag->led ? MIN (options.pains, PAINS) : 0;
  drag->boxes = pv_scene_collect_boxes (scene, &n_boxes);
  drag->router = pv_layout_router_new (drag->boxes, n_boxes, &options);
  for (guint i = 0; i < drag->nodes->len; i++)
    pv_layout_router_lift (drag->router, g_array_index (drag->nodes, guint, i));
}

static PvRect
place_words (const PvSceneDrag *drag, guint i)
{
  const PvRect *words = &drag->words[i];
  PvPoint at;

  if (pv_rect_is_empty (words) || drag->routes[i].n_points < 2)
    return (PvRect) { 0, 0, 0, 0 };
  at = pv_layout_route_point (&drag->routes[i], drag->shares[i], NULL);
  return (PvRect) { at.x - words->width / 2, at.y - words->height / 2, words->width, words->height };
}

static void
draw_lines (PvSceneDrag *drag)
{
  PvScene *scene = drag->scene;

  memset (drag->routes, 0, sizeof (PvLayoutRoute) * drag->links->len);
  pv_layout_router_lead (drag->router, drag->ends, drag->links->len, NULL, drag->routes);
  pv_layout_router_nudge (drag->router, drag->ends, drag->links->len, NULL, drag->routes);
  for (guint i = 0; i < drag->links->len; i++)
    {
      PvLinkShape *link = &scene->links[g_array_index (drag->links, guint, i)];
      PvRect words = place_words (drag, i);

      scene->n_led += drag->led;
      scene->n_led -= link->led;
      link->led = drag->led;
      pv_link_set_way (link, &drag->routes[i], &words);
    }
}

static void
place_node (PvSceneDrag *drag, guint node, PvPoint centre)
{
  drag->scene->nodes[node].box = pv_face_box (drag->scene->nodes[node].face, centre);
  drag->boxes[node] = drag->scene->nodes[node].box;
}

/* --- public --- */

static PvSceneDrag *
drag_new (const PvScene *scene)
{
  PvSceneDrag *drag = g_new0 (PvSceneDrag, 1);

  drag->scene = pv_scene_copy_network (scene);
  drag->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  drag->centres = g_array_new (FALSE, FALSE, sizeof (PvPoint));
  drag->links = g_array_new (FALSE, FALSE, sizeof (guint));
  return drag;
}

static void
add_node (PvSceneDrag *drag, PvId id, const PvPoint *centre)
{
  PvElement element = pv_scene_find (drag->scene, id);
  PvPoint own;

  if (element.part != PV_PART_NODE)
    return;
  own = pv_rect_centre (&drag->scene->nodes[element.index].box);
  g_array_append_val (drag->nodes, element.index);
  g_array_append_vals (drag->centres, centre ? centre : &own, 1);
}

/* Once all are there. */
static void
take_along (PvSceneDrag *drag)
{
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (PvElement));

  collect_links (drag);
  for (guint i = 0; i < drag->nodes->len; i++)
    g_array_append_vals (elements, &(PvElement) { PV_PART_NODE, g_array_index (drag->nodes, guint, i) }, 1);
  for (guint i = 0; i < drag->links->len; i++)
    g_array_append_vals (elements, &(PvElement) { PV_PART_LINK, g_array_index (drag->links, guint, i) }, 1);
  pv_scene_note_moved (drag->scene, elements);
  drag->led = drag->scene->n_led > 0 && drag->links->len <= MOST_LED;
  drag->scene->unsettled = drag->scene->unsettled || drag->scene->n_led > 0;
}

PvSceneDrag *
pv_scene_drag_new (PvScene *scene, const PvIdSet *ids)
{
  PvSceneDrag *drag;
  guint n;
  const PvId *all = pv_id_set_ids (ids, &n);

  g_return_val_if_fail (pv_scene_get_kind (scene) == PV_SCENE_NETWORK, NULL);

  drag = drag_new (scene);
  for (guint i = 0; i < n; i++)
    add_node (drag, all[i], NULL);
  take_along (drag);
  return drag;
}

void
pv_scene_drag_free (PvSceneDrag *drag)
{
  g_clear_pointer (&drag->router, pv_layout_router_free);
  pv_scene_unref (drag->scene);
  g_array_unref (drag->nodes);
  g_array_unref (drag->centres);
  g_array_unref (drag->links);
  g_free (drag->words);
  g_free (drag->shares);
  g_free (drag->ends);
  g_free (drag->routes);
  g_free (drag->boxes);
  g_free (drag);
}

void
pv_scene_drag_move (PvSceneDrag *drag, PvPoint by)
{
  if (drag->router == NULL)
    make_router (drag);
  for (guint i = 0; i < drag->nodes->len; i++)
    {
      PvPoint centre = g_array_index (drag->centres, PvPoint, i);

      place_node (drag, g_array_index (drag->nodes, guint, i), (PvPoint) { centre.x + by.x, centre.y + by.y });
    }
  draw_lines (drag);
}

PvScene *
pv_scene_drag_get_scene (PvSceneDrag *drag)
{
  return drag->scene;
}

static void
list_bounds (const PvScene *scene, PvPart part, const GArray *indexes, GArray *changed)
{
  for (guint i = 0; i < indexes->len; i++)
    {
      PvRect one = pv_scene_element_bounds (scene, (PvElement) { part, g_array_index (indexes, guint, i) });

      g_array_append_val (changed, one);
    }
}

static void
list_places (const PvSceneDrag *drag, GArray *changed)
{
  list_bounds (drag->scene, PV_PART_NODE, drag->nodes, changed);
  list_bounds (drag->scene, PV_PART_LINK, drag->links, changed);
}

PvScene *
pv_scene_drop_nodes (const PvScene *scene, const PvSceneMove *moves, guint n_moves, GArray *changed)
{
  g_autoptr (PvSceneDrag) drag = NULL;
  g_autoptr (GArray) places = changed ? g_array_ref (changed) : g_array_new (FALSE, FALSE, sizeof (PvRect));
  PvRect around = { 0, 0, 0, 0 };

  g_return_val_if_fail (scene->kind == PV_SCENE_NETWORK, NULL);

  drag = drag_new (scene);
  for (guint i = 0; i < n_moves; i++)
    add_node (drag, moves[i].id, &moves[i].centre);
  take_along (drag);
  list_places (drag, places);
  pv_scene_drag_move (drag, (PvPoint) { 0, 0 });
  list_places (drag, places);
  for (guint i = 0; i < places->len; i++)
    around = pv_rect_union (&around, &g_array_index (places, PvRect, i));
  pv_scene_finish_moved (drag->scene, &around);
  return pv_scene_ref (drag->scene);
}
