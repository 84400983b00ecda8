/* How the line of a link lies: its two ends in place, all that is more apart. */
#include "diagram/pv-scene-private.h"

#include <string.h>

/* Of a route that has no more than so many points. */
static gsize
size_of_route (guint n_points)
{
  return G_STRUCT_OFFSET (PvLayoutRoute, points) + n_points * sizeof (PvRoutePoint);
}

static void
way_unref (PvLinkWay *way)
{
  g_atomic_rc_box_release (way);
}

void
pv_link_set_way (PvLinkShape *link, const PvLayoutRoute *route, const PvRect *words)
{
  gboolean has_words = words != NULL && !pv_rect_is_empty (words);

  g_clear_pointer (&link->way, way_unref);
  link->drawn = route->n_points >= 2;
  if (link->drawn)
    {
      link->ends[0] = route->points[0];
      link->ends[1] = route->points[route->n_points - 1];
    }
  if (route->n_points <= 2 && !route->blocked && !has_words)
    return;

  link->way = g_atomic_rc_box_alloc0 (G_STRUCT_OFFSET (PvLinkWay, route) + size_of_route (route->n_points));
  memcpy (&link->way->route, route, size_of_route (route->n_points));
  if (has_words)
    link->way->words = *words;
}

void
pv_link_take_way (PvLinkShape *link, const PvLinkShape *other)
{
  g_clear_pointer (&link->way, way_unref);
  link->way = other->way != NULL ? g_atomic_rc_box_acquire (other->way) : NULL;
  memcpy (link->ends, other->ends, sizeof link->ends);
  link->drawn = other->drawn;
  link->led = other->led;
}

void
pv_link_get_route (const PvLinkShape *link, PvLayoutRoute *route)
{
  if (link->way != NULL)
    memcpy (route, &link->way->route, size_of_route (link->way->route.n_points));
  else
    *route = (PvLayoutRoute) { .points = { link->ends[0], link->ends[1] }, .n_points = link->drawn ? 2 : 0 };
}

guint
pv_link_n_points (const PvLinkShape *link)
{
  return link->way != NULL ? link->way->route.n_points : link->drawn ? 2 : 0;
}

PvPoint
pv_link_point (const PvLinkShape *link, guint point)
{
  if (link->way != NULL)
    return pv_layout_route_at (&link->way->route, point);
  return (PvPoint) { link->ends[point].x, link->ends[point].y };
}

gboolean
pv_link_is_led_round (const PvLinkShape *link)
{
  return link->way != NULL && (link->way->route.n_points > 2 || link->way->route.blocked);
}

PvRect
pv_link_words (const PvLinkShape *link)
{
  return link->way != NULL ? link->way->words : (PvRect) { 0, 0, 0, 0 };
}

PvLinkShape *
pv_links_copy (const PvLinkShape *links, guint n_links)
{
  PvLinkShape *copy = g_new0 (PvLinkShape, n_links + 1);

  for (guint i = 0; i < n_links; i++)
    {
      copy[i] = links[i];
      if (copy[i].way != NULL)
        g_atomic_rc_box_acquire (copy[i].way);
    }
  return copy;
}

void
pv_links_free (PvLinkShape *links, guint n_links)
{
  for (guint i = 0; i < n_links; i++)
    g_clear_pointer (&links[i].way, way_unref);
  g_free (links);
}
