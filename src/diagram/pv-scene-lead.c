#include "diagram/pv-scene-lead.h"

#include <string.h>

#include "diagram/pv-scene-routes.h"

struct _PvSceneLeader
{
  gatomicrefcount references;
  PvScene *told;                    /* last */
  PvRect *boxes;
  PvLayoutLink *links;
  PvLinkShape *found;               /* by link: as it was led, not nudged, without words */
  guint n_found;                    /* of them led */
  guint n_told;                     /* of those in the scene told last */
  PvLayoutRouter *router;           /* NULL until somebody wants a line */
};

/* A link to be led. */
typedef struct
{
  guint low;
  guint high;
  guint link;
} Wanted;

/* --- which --- */

static gboolean
runs_through (const PvSceneLeader *leader, const PvLinkShape *link, const PvRect *part)
{
  if (link->from == link->to)
    {
      PvRect around = pv_rect_grow (&leader->boxes[link->from], PV_ROUTE_LOOP, PV_ROUTE_LOOP);

      return pv_rect_overlaps (&around, part);
    }
  return pv_rect_hits_line (part, pv_rect_centre (&leader->boxes[link->from]), pv_rect_centre (&leader->boxes[link->to]));
}

static int
compare_wanted (gconstpointer a, gconstpointer b)
{
  const Wanted *first = a, *second = b;

  if (first->low != second->low)
    return first->low < second->low ? -1 : 1;
  if (first->high != second->high)
    return first->high < second->high ? -1 : 1;
  return (first->link > second->link) - (first->link < second->link);
}

/* Not led yet, those of one pair together. */
static GArray *
list_wanted (const PvSceneLeader *leader, const PvRect *part)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));

  for (guint i = 0; i < leader->told->n_links; i++)
    {
      const PvLinkShape *link = &leader->found[i];
      Wanted one = { MIN (link->from, link->to), MAX (link->from, link->to), i };

      if (!link->led && runs_through (leader, link, part))
        g_array_append_val (wanted, one);
    }
  g_array_sort (wanted, compare_wanted);
  return wanted;
}

/* --- leading --- */

static void
make_router (PvSceneLeader *leader)
{
  PvLayoutRouteOptions options = pv_layout_route_options (leader->told->n_links);

  leader->router = pv_layout_router_new (leader->boxes, leader->told->n_nodes, &options);
}

static void
lead_pair (PvSceneLeader *leader, const Wanted *wanted, guint n)
{
  g_autofree PvLayoutLink *links = g_new (PvLayoutLink, n);
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, n);

  for (guint i = 0; i < n; i++)
    links[i] = leader->links[wanted[i].link];
  pv_layout_router_lead (leader->router, links, n, NULL, routes);
  for (guint i = 0; i < n; i++)
    {
      pv_link_set_way (&leader->found[wanted[i].link], &routes[i], NULL);
      leader->found[wanted[i].link].led = TRUE;
    }
  leader->n_found += n;
}

static gboolean
lead_all (PvSceneLeader *leader, const GArray *wanted, GCancellable *cancellable)
{
  const Wanted *all = (const Wanted *) (gconstpointer) wanted->data;

  if (wanted->len > 0 && leader->router == NULL)
    make_router (leader);
  for (guint first = 0, last = 0; first < wanted->len; first = last)
    {
      while (last < wanted->len && all[last].low == all[first].low && all[last].high == all[first].high)
        last++;
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      lead_pair (leader, &all[first], last - first);
    }
  return TRUE;
}

/* --- telling --- */

static GArray *
list_led (const PvSceneLeader *leader)
{
  GArray *led = g_array_sized_new (FALSE, FALSE, sizeof (guint), leader->n_found);

  for (guint i = 0; i < leader->told->n_links; i++)
    if (leader->found[i].led)
      g_array_append_val (led, i);
  return led;
}

/* All that are led, apart from each other. NULL when cancelled. */
static PvLayoutRoute *
nudge (const PvSceneLeader *leader, const GArray *led, GCancellable *cancellable)
{
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, led->len + 1);
  g_autofree PvLayoutLink *links = g_new (PvLayoutLink, led->len + 1);

  for (guint i = 0; i < led->len; i++)
    {
      links[i] = leader->links[g_array_index (led, guint, i)];
      pv_link_get_route (&leader->found[g_array_index (led, guint, i)], &routes[i]);
    }
  if (!pv_layout_router_nudge (leader->router, links, led->len, cancellable, routes))
    return NULL;
  return g_steal_pointer (&routes);
}

static gboolean
is_same_line (const PvLinkShape *a, const PvLinkShape *b)
{
  guint n = pv_link_n_points (a);

  if (a->way == b->way)
    return memcmp (a->ends, b->ends, sizeof a->ends) == 0;
  if (a->way == NULL || b->way == NULL || n != pv_link_n_points (b) || memcmp (&a->way->words, &b->way->words, sizeof (PvRect)) != 0)
    return FALSE;
  return memcmp (a->way->route.points, b->way->route.points, n * sizeof (PvRoutePoint)) == 0;
}

static PvRect
find_changed (const PvScene *before, const PvScene *after, const GArray *led)
{
  PvRect changed = { 0, 0, 0, 0 };

  for (guint i = 0; i < led->len; i++)
    {
      PvElement element = { PV_PART_LINK, g_array_index (led, guint, i) };
      PvRect old, new;

      if (is_same_line (&before->links[element.index], &after->links[element.index]))
        continue;
      old = pv_scene_element_bounds (before, element);
      new = pv_scene_element_bounds (after, element);
      changed = pv_rect_union (&changed, &old);
      changed = pv_rect_union (&changed, &new);
    }
  return changed;
}

static PvScene *
tell (PvSceneLeader *leader, PvRect *changed, GCancellable *cancellable)
{
  g_autoptr (GArray) led = list_led (leader);
  g_autofree PvLayoutRoute *routes = nudge (leader, led, cancellable);
  PvScene *scene;

  if (routes == NULL)
    return NULL;
  scene = pv_scene_copy_network (leader->told);
  pv_scene_take_routes (scene, (const guint *) (gconstpointer) led->data, led->len, routes);
  scene->unsettled = scene->unsettled && leader->n_found < scene->n_links;
  *changed = find_changed (leader->told, scene, led);
  pv_scene_finish_routed (scene);
  pv_scene_unref (leader->told);
  leader->told = pv_scene_ref (scene);
  leader->n_told = leader->n_found;
  return scene;
}

/* --- public --- */

/* What was led before somebody moved is shown until it has been led again, and no longer relied on. */
static void
begin_anew (PvSceneLeader *leader)
{
  for (guint i = 0; i < leader->told->n_links; i++)
    leader->found[i].led = FALSE;
  leader->n_found = leader->n_told = 0;
}

PvSceneLeader *
pv_scene_leader_new (PvScene *scene)
{
  PvSceneLeader *leader;

  g_return_val_if_fail (pv_scene_get_kind (scene) == PV_SCENE_NETWORK, NULL);

  leader = g_new0 (PvSceneLeader, 1);
  g_atomic_ref_count_init (&leader->references);
  leader->told = pv_scene_ref (scene);
  leader->boxes = g_new (PvRect, scene->n_nodes + 1);
  for (guint i = 0; i < scene->n_nodes; i++)
    leader->boxes[i] = scene->nodes[i].box;
  leader->links = pv_scene_layout_links (scene);
  leader->found = pv_links_copy (scene->links, scene->n_links);
  leader->n_found = leader->n_told = scene->n_led;
  if (scene->unsettled)
    begin_anew (leader);
  return leader;
}

PvSceneLeader *
pv_scene_leader_ref (PvSceneLeader *leader)
{
  g_atomic_ref_count_inc (&leader->references);
  return leader;
}

void
pv_scene_leader_unref (PvSceneLeader *leader)
{
  if (!g_atomic_ref_count_dec (&leader->references))
    return;
  g_clear_pointer (&leader->router, pv_layout_router_free);
  pv_links_free (leader->found, leader->told->n_links);
  g_free (leader->links);
  g_free (leader->boxes);
  pv_scene_unref (leader->told);
  g_free (leader);
}

PvScene *
pv_scene_leader_lead (PvSceneLeader *leader, const PvRect *part, PvRect *changed, GCancellable *cancellable)
{
  g_autoptr (GArray) wanted = list_wanted (leader, part);
  PvRect around = { 0, 0, 0, 0 };
  PvScene *scene;

  if (!lead_all (leader, wanted, cancellable))
    return NULL;
  scene = leader->n_found > leader->n_told ? tell (leader, &around, cancellable) : pv_scene_ref (leader->told);
  if (scene != NULL && changed != NULL)
    *changed = around;
  return scene;
}
