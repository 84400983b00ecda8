#include "layout/pv-layout-routing.h"

#include <string.h>

/* Each way bends where it is best for itself, so those that go round the same corner lie on each other there, and along all that they have in
 * common. Nudging apart what shares a channel is from Wybrow, Marriott and Stuckey, "Orthogonal Connector Routing" (2009); here the pieces lie in
 * any direction, so what is nudged are the bends: all round one corner stand one behind the other, outwards from their box. Their order is that in
 * which they come and go, read where two of them part, so that none crosses another that it did not cross before. What would then run into a box,
 * or cross more lines than it did, stands closer, or stays.
 *
 * Cost: with d detours, d log d to find who shares a corner; each of k at a corner looks at most four times into the space for two pieces, and
 * goes along its way against the k others; and as often the lines crossed are counted, over a grid of all pieces. In all 1 to 2 ms at 300 actors
 * and 700 links, about a fifth of what finding the ways takes in larger networks. */

#define SAME 3.0                    /* bends so near to each other are at one corner */
#define MOST_AT_A_CORNER 48
#define SIDES_ALIKE 0.5             /* least cosine between the directions in which their boxes lie */
#define ROUND 1.0                   /* at a round corner a line begins a little inside the rectangle */
#define FLATTEST 0.4                /* least cosine of half a turn: a sharper bend is not moved further for it */
#define MOST_COUNTED 3000           /* links; among more of them lines crossed are not counted: that takes longer than all the rest */

static const double SHARES[] = { 1, 0.75, 0.5, 0.3, 0.15 };

/* One bend of one route. */
typedef struct
{
  PvPoint at;
  guint route;
  guint point;
  PvPoint inwards;                  /* unit vector: where the corner lies that it goes round */
  double cosine;                    /* of half the turn */
  gboolean left;                    /* turns from x towards y */
} Bend;

typedef struct
{
  const PvRouting *routing;
  const PvLayoutLink *links;
  PvLayoutRoute *routes;
  const PvLayoutRoute *before;      /* as they were found */
  guint n_links;
  PvRouteNet *net;                  /* NULL: crossings are not counted */
  guint8 *here;                     /* by route: at the corner that is looked at */
} Nudging;

/* --- who shares a corner --- */

static gboolean
read_bend (const PvLayoutRoute *route, guint index, guint point, Bend *bend)
{
  PvPoint before = pv_layout_route_at (route, point - 1), at = pv_layout_route_at (route, point), after = pv_layout_route_at (route, point + 1);
  PvPoint in = pv_unit_between (before, at), out = pv_unit_between (at, after);
  PvPoint inner = { out.x - in.x, out.y - in.y };
  double length = sqrt (inner.x * inner.x + inner.y * inner.y);

  if (length < 1e-3)
    return FALSE;
  *bend = (Bend) { at, index, point, { inner.x / length, inner.y / length }, sqrt (MAX (0, (1 + in.x * out.x + in.y * out.y) / 2)),
                   in.x * out.y - in.y * out.x > 0 };
  return TRUE;
}

static int
compare_bends_cb (gconstpointer a, gconstpointer b)
{
  const Bend *first = a, *second = b;

  if (first->at.x != second->at.x)
    return first->at.x < second->at.x ? -1 : 1;
  if (first->at.y != second->at.y)
    return first->at.y < second->at.y ? -1 : 1;
  if (first->route != second->route)
    return first->route < second->route ? -1 : 1;
  return (first->point > second->point) - (first->point < second->point);
}

static GArray *
list_bends (const Nudging *nudging)
{
  GArray *bends = g_array_new (FALSE, FALSE, sizeof (Bend));

  for (guint i = 0; i < nudging->n_links; i++)
    for (guint point = 1; nudging->links[i].from != nudging->links[i].to && point + 1 < nudging->before[i].n_points; point++)
      {
        Bend bend;

        if (read_bend (&nudging->before[i], i, point, &bend))
          g_array_append_val (bends, bend);
      }
  g_array_sort (bends, compare_bends_cb);
  return bends;
}

static gboolean
is_at_corner (const Bend *first, const Bend *bend)
{
  return fabs (bend->at.y - first->at.y) <= SAME
         && first->inwards.x * bend->inwards.x + first->inwards.y * bend->inwards.y >= SIDES_ALIKE;
}

/* All at the corner of the bend @first, each route once; they are marked as @taken. */
static guint
gather (GArray *bends, guint first, guint8 *taken, Bend *corner)
{
  const Bend *all = (const Bend *) (gconstpointer) bends->data;
  guint n = 0;

  for (guint i = first; i < bends->len && all[i].at.x - all[first].at.x <= SAME && n < MOST_AT_A_CORNER; i++)
    {
      gboolean here = !taken[i] && is_at_corner (&all[first], &all[i]);

      for (guint k = 0; k < n && here; k++)
        here = corner[k].route != all[i].route;
      if (!here)
        continue;
      taken[i] = 1;
      corner[n++] = all[i];
    }
  return n;
}

/* --- their order --- */

/* The angle from @a to @b, as a number from 0 to 4 that grows with it. */
static double
angle_between (PvPoint a, PvPoint b)
{
  double dot = a.x * b.x + a.y * b.y, cross = a.x * b.y - a.y * b.x;

  return cross >= 0 ? 1 - dot : 3 + dot;
}

/* The next point of the way of a bend, @steps from it; @forwards: as it turns left. */
static gboolean
point_beyond (const Nudging *nudging, const Bend *bend, gboolean forwards, guint steps, PvPoint *point)
{
  const PvLayoutRoute *route = &nudging->before[bend->route];
  int at = (int) bend->point + (forwards == bend->left ? (int) steps : -(int) steps);

  if (at < 0 || at >= (int) route->n_points)
    return FALSE;
  *point = pv_layout_route_at (route, (guint) at);
  return TRUE;
}

/* On which side of @b the way of @a comes, or goes, where they part: above 0 further out, below 0 further in, 0 when they do not part. Seen from
 * there, what is further out is further round from what they share. */
static int
compare_side (const Nudging *nudging, const Bend *a, const Bend *b, gboolean forwards)
{
  PvPoint shared = a->at, seen = a->inwards;

  for (guint steps = 1;; steps++)
    {
      PvPoint one, other;
      double first, second;

      if (!point_beyond (nudging, a, forwards, steps, &one) || !point_beyond (nudging, b, forwards, steps, &other))
        return 0;
      if (fabs (one.x - other.x) <= SAME && fabs (one.y - other.y) <= SAME)
        {
          seen = pv_unit_between (one, shared);
          shared = one;
          continue;
        }
      first = angle_between (seen, pv_unit_between (shared, one));
      second = angle_between (seen, pv_unit_between (shared, other));
      if (fabs (first - second) < 1e-6)
        return 0;
      return (first > second) == forwards ? -1 : 1;
    }
}

/* Where those two ends of what they share disagree they cross anyway. */
static int
compare_ways (const Nudging *nudging, const Bend *a, const Bend *b)
{
  int back = compare_side (nudging, a, b, FALSE), on = compare_side (nudging, a, b, TRUE);

  if (back + on != 0)
    return back + on;
  return back != 0 ? back : (a->route > b->route) - (a->route < b->route);
}

/* From the innermost outwards. By insertion: three may come round in a circle, and then the result must be the same everywhere. */
static void
sort_corner (const Nudging *nudging, Bend *corner, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      Bend bend = corner[i];
      guint at = i;

      for (; at > 0 && compare_ways (nudging, &corner[at - 1], &bend) > 0; at--)
        corner[at] = corner[at - 1];
      corner[at] = bend;
    }
}

/* --- nudging --- */

/* Whether both pieces at a bend meet no foreign box, and its own ones not again. */
static gboolean
is_free (const Nudging *nudging, const Bend *bend)
{
  const PvLayoutRoute *route = &nudging->routes[bend->route];
  const PvLayoutLink *link = &nudging->links[bend->route];
  const PvRect *boxes = nudging->routing->boxes;

  for (guint point = bend->point - 1; point <= bend->point; point++)
    {
      PvPoint a = pv_layout_route_at (route, point), b = pv_layout_route_at (route, point + 1);
      gboolean first = point == 0, last = point + 2 == route->n_points;

      if (pv_layout_space_first_on_line (nudging->routing->space, a, b, PV_ROUTING_TOUCH, first ? link->from : G_MAXUINT,
                                         last ? link->to : G_MAXUINT) != G_MAXUINT)
        return FALSE;
      if ((first && pv_layout_line_meets (&boxes[link->from], -ROUND, a, b)) || (last && pv_layout_line_meets (&boxes[link->to], -ROUND, a, b)))
        return FALSE;
    }
  return TRUE;
}

/* How many lines the two pieces at a bend cross, but for those of its corner. */
static guint
count_crossed (const Nudging *nudging, const Bend *bend)
{
  if (nudging->net == NULL)
    return 0;
  return pv_route_net_count (nudging->net, bend->route, bend->point - 1, nudging->here)
         + pv_route_net_count (nudging->net, bend->route, bend->point, nudging->here);
}

/* All bends of a corner. */
typedef struct
{
  Bend *bends;                      /* from the innermost outwards */
  guint n;
  PvPoint base;                     /* the innermost place there is */
  PvPoint step;                     /* from it outwards, 1 px between two lines */
  guint crossed[MOST_AT_A_CORNER];  /* by each as it was found */
  double most[MOST_AT_A_CORNER];    /* steps that each may go */
} Corner;

static void
measure_corner (Corner *corner)
{
  PvPoint inwards = { 0, 0 };
  double cosine = 0, scale;

  for (guint i = 0; i < corner->n; i++)
    {
      inwards.x += corner->bends[i].inwards.x;
      inwards.y += corner->bends[i].inwards.y;
      cosine += corner->bends[i].cosine / corner->n;
    }
  scale = 1 / MAX (cosine, FLATTEST) / sqrt (inwards.x * inwards.x + inwards.y * inwards.y);
  corner->step = (PvPoint) { -inwards.x * scale, -inwards.y * scale };
  corner->base = corner->bends[0].at;
  for (guint i = 1; i < corner->n; i++)
    {
      PvPoint at = corner->bends[i].at;

      if ((at.x - corner->base.x) * inwards.x + (at.y - corner->base.y) * inwards.y > 0)
        corner->base = at;
    }
}

static void
move_bend (const Nudging *nudging, const Corner *corner, guint i, double steps)
{
  nudging->routes[corner->bends[i].route].points[corner->bends[i].point]
    = (PvRoutePoint) { (float) (corner->base.x + corner->step.x * steps), (float) (corner->base.y + corner->step.y * steps) };
}

static gboolean
may_stay (const Nudging *nudging, const Corner *corner, guint i)
{
  return is_free (nudging, &corner->bends[i]) && count_crossed (nudging, &corner->bends[i]) <= corner->crossed[i];
}

/* How far each may go, up to where it should; what an outer one may not, those inside it may not either. */
static void
measure_room (const Nudging *nudging, Corner *corner, double apart)
{
  for (guint i = corner->n; i-- > 0;)
    {
      corner->most[i] = 0;
      for (guint k = 0; k < G_N_ELEMENTS (SHARES) && i > 0 && corner->most[i] <= 0; k++)
        {
          move_bend (nudging, corner, i, SHARES[k] * i * apart);
          if (may_stay (nudging, corner, i))
            corner->most[i] = SHARES[k] * i * apart;
        }
      if (i + 1 < corner->n)
        corner->most[i] = MIN (corner->most[i], corner->most[i + 1]);
      move_bend (nudging, corner, i, 0);
    }
}

/* Each as far from the one inside it as the room of all outer ones lets it. */
static void
stand_apart (const Nudging *nudging, Corner *corner, double apart)
{
  double at = 0;

  for (guint i = 1; i < corner->n; i++)
    {
      double step = apart;

      for (guint k = i; k < corner->n; k++)
        step = MIN (step, (corner->most[k] - at) / (k - i + 1));
      at += MAX (step, 0);
      move_bend (nudging, corner, i, at);
    }
}

static gboolean
may_all_stay (const Nudging *nudging, const Corner *corner)
{
  for (guint i = 0; i < corner->n; i++)
    if (!may_stay (nudging, corner, i))
      return FALSE;
  return TRUE;
}

static void
put_back (const Nudging *nudging, const Corner *corner)
{
  for (guint i = 0; i < corner->n; i++)
    nudging->routes[corner->bends[i].route].points[corner->bends[i].point]
      = nudging->before[corner->bends[i].route].points[corner->bends[i].point];
}

static void
nudge_corner (const Nudging *nudging, Bend *bends, guint n)
{
  double apart = nudging->routing->options->apart;
  Corner corner = { .bends = bends, .n = n };

  sort_corner (nudging, bends, n);
  measure_corner (&corner);
  for (guint i = 0; i < n; i++)
    nudging->here[bends[i].route] = 1;
  for (guint i = 0; i < n; i++)
    corner.crossed[i] = count_crossed (nudging, &bends[i]);
  measure_room (nudging, &corner, apart);
  stand_apart (nudging, &corner, apart);
  if (!may_all_stay (nudging, &corner))
    put_back (nudging, &corner);
  for (guint i = 0; i < n; i++)
    {
      nudging->here[bends[i].route] = 0;
      if (nudging->net == NULL)
        continue;
      pv_route_net_add (nudging->net, bends[i].route, bends[i].point - 1);
      pv_route_net_add (nudging->net, bends[i].route, bends[i].point);
    }
}

static gboolean
nudge_all (Nudging *nudging, GArray *bends, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *taken = g_new0 (guint8, bends->len + 1);
  Bend corner[MOST_AT_A_CORNER];

  for (guint i = 0; i < bends->len; i++)
    {
      guint n = taken[i] ? 0 : gather (bends, i, taken, corner);

      if (n > 1)
        nudge_corner (nudging, corner, n);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pv_routing_nudge (const PvRouting *routing, const PvLayoutLink *links, guint n_links, GCancellable *cancellable, PvLayoutRoute *routes,
                  GError **error)
{
  g_autofree PvLayoutRoute *before = g_memdup2 (routes, sizeof (PvLayoutRoute) * n_links);
  g_autofree guint8 *here = g_new0 (guint8, n_links + 1);
  Nudging nudging = { routing, links, routes, before, n_links, NULL, here };
  g_autoptr (GArray) bends = list_bends (&nudging);
  gboolean done;

  if (n_links <= MOST_COUNTED && bends->len > 1)
    nudging.net = pv_route_net_new (routes, n_links);
  done = nudge_all (&nudging, bends, cancellable, error);
  for (guint i = 0; i < n_links && done; i++)
    if (memcmp (routes[i].points, before[i].points, sizeof before[i].points) != 0)
      routes[i].slack = pv_routing_slack (routing, &routes[i]);
  g_clear_pointer (&nudging.net, pv_route_net_free);
  return done;
}
