#include "diagram/pv-scene-routes.h"

#include "diagram/pv-scene-guides.h"

#define WORDS_HEIGHT 18.0
/* Words keep off the marks at the ends of lines, and off the ring of a selected actor. */
#define END_MARK 12.0
/* Above this many links a scene is shown with straight lines first, and without words on them: its detours and its words take seconds, which
 * a worker spends on those that somebody looks at (pv-scene-lead.h). */
#define MOST_AT_ONCE 3000

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

static gboolean
is_over_a_node (const PvScene *scene, const PvRect *rect)
{
  for (guint i = 0; i < scene->n_nodes; i++)
    if (pv_rect_overlaps (rect, &scene->nodes[i].box))
      return TRUE;
  return FALSE;
}

PvRect *
pv_scene_collect_boxes (const PvScene *scene, guint *n)
{
  PvRect *boxes = g_new0 (PvRect, scene->n_nodes + scene->n_guides + 1);

  for (*n = 0; *n < scene->n_nodes; (*n)++)
    boxes[*n] = scene->nodes[*n].box;
  for (guint i = 0; i < scene->n_guides && pv_scene_routes_at_once (scene); i++)
    {
      PvRect words = scene->guides[i].place;

      if (!pv_rect_is_empty (&words) && !is_over_a_node (scene, &words))
        boxes[(*n)++] = words;
    }
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
place_words (PvScene *scene, const guint *which, guint n_which)
{
  g_autofree PvLayoutRoute *routes = g_new (PvLayoutRoute, scene->n_links + 1);
  g_autofree PvLayoutLabel *labels = g_new (PvLayoutLabel, n_which + 1);
  g_autofree PvRect *rects = g_new0 (PvRect, n_which + 1);
  g_autofree PvRect *grown = g_new0 (PvRect, scene->n_nodes + scene->n_guides + 1);
  guint n_grown = scene->n_nodes;

  for (guint i = 0; i < scene->n_nodes; i++)
    grown[i] = pv_rect_grow (&scene->nodes[i].box, END_MARK, END_MARK);
  for (guint i = 0; i < scene->n_guides; i++)
    {
      grown[n_grown] = scene->guides[i].place;
      n_grown += !pv_rect_is_empty (&grown[n_grown]);
    }
  for (guint i = 0; i < scene->n_links; i++)
    pv_link_get_route (&scene->links[i], &routes[i]);
  if (which != NULL)
    leave_out_far_routes (routes, scene->n_links, which, n_which);
  for (guint i = 0; i < n_which; i++)
    {
      guint link = which == NULL ? i : which[i];

      labels[i] = (PvLayoutLabel) { link, scene->links[link].face->words_width, WORDS_HEIGHT };
    }
  pv_layout_place_labels (grown, n_grown, routes, scene->n_links, labels, n_which, rects);
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

void
pv_scene_take_route (PvScene *scene, guint link, const PvLayoutRoute *route, gboolean led)
{
  scene->n_led += led;
  scene->n_led -= scene->links[link].led;
  scene->links[link].led = led;
  pv_link_set_way (&scene->links[link], route, NULL);
}

void
pv_scene_take_routes (PvScene *scene, const guint *links, guint n_links, const PvLayoutRoute *routes)
{
  for (guint i = 0; i < n_links; i++)
    pv_scene_take_route (scene, links[i], &routes[i], TRUE);
  place_words (scene, links, n_links);
}

/* Two threads at once, each with other links. */
static void
take_straight_cb (guint link, const PvLayoutRoute *route, gpointer user_data)
{
  PvScene *scene = user_data;

  scene->links[link].led = FALSE;
  pv_link_set_way (&scene->links[link], route, NULL);
}

static gboolean
lead_all (PvScene *scene, const PvRect *boxes, guint n_boxes, const PvLayoutLink *links, GCancellable *cancellable)
{
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, scene->n_links + 1);
  PvLayoutRouteOptions options = pv_layout_route_options (scene->n_links);

  if (!pv_layout_routes (boxes, n_boxes, links, scene->n_links, &options, cancellable, routes, NULL))
    return FALSE;
  for (guint i = 0; i < scene->n_links; i++)
    pv_scene_take_route (scene, i, &routes[i], TRUE);
  place_words (scene, NULL, scene->n_links);
  return TRUE;
}

gboolean
pv_scene_route_all (PvScene *scene, gboolean led_round, GCancellable *cancellable)
{
  guint n_boxes;
  g_autofree PvRect *boxes = pv_scene_collect_boxes (scene, &n_boxes);
  g_autofree PvLayoutLink *links = pv_scene_layout_links (scene);

  if (led_round ? !lead_all (scene, boxes, n_boxes, links, cancellable)
                : !pv_layout_straight_routes (boxes, scene->n_nodes, links, scene->n_links, cancellable, take_straight_cb, scene))
    return FALSE;
  if (!led_round)
    scene->n_led = 0;
  scene->unsettled = FALSE;
  return TRUE;
}
