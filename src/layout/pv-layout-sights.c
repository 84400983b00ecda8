#include "layout/pv-layout-routing.h"
#include "layout/pv-layout-steps.h"

/* Who sees whom among the corners of all boxes. What one corner sees lies nearby, is the same for all links, and is looked up once: so a long way
 * through thousands of boxes is found among pieces of line that are known to be free, where pv-layout-ways.c would look at each anew. This is a
 * visibility graph thinned out (Lozano-Pérez and Wesley 1979; tangents alone, as in Rohnert 1986), made lazily: of a corner only what lies to its
 * two sides that a taut way comes from or goes to, and there no more than some boxes; whoever sees further is found by taking bends out at the end.
 *
 * The search is A* over places that are corners, so it costs what it comes to, some tens of places for a way past twenty boxes. */

#define PAY_BEND 24.0               /* as in pv-layout-ways.c */
#define PAY_STUB 30.0
#define STUB 18.0
#define HASTE 1.15                  /* what lies nearer to the end goes first: a third less to look at, for ways longer by two in a thousand */
#define FEW 4                       /* boxes to one side are too few to go on from */
#define MANY 40
#define TURNS 12                    /* in which a reach is doubled or halved */
#define NOBODY G_MAXUINT
#define MOST_BENDS 120              /* before those are taken out that are not needed */

/* What a corner sees. */
typedef struct
{
  guint corner;
  float length;
} Sight;

/* 4 × box + side (bits: 1 right of it, 2 below it). */
typedef struct
{
  PvRoutePoint at;
  guint first;                      /* into the sights; NOBODY: not looked up yet */
  guint count;
} Corner;

/* Of the search that is going on; of another one when the number differs. */
typedef struct
{
  double paid;
  double last;                      /* what it costs from here to the end; below 0: not seen */
  guint before;
  guint search;
  guint bends;
  gboolean closed;
} Place;

struct _PvSights
{
  PvLayoutSpace *space;
  const PvRect *boxes;
  guint n_boxes;
  double clearance;
  double reach;
  PvRect extent;
  Corner *corners;
  guint8 *known;                    /* by corner: 1 its place is, 2 there is no room for it */
  GArray *sights;
  GArray *near;                     /* boxes, at hand */
  GArray *seen;                     /* Sight, at hand */
  Place *places;
  PvLayoutSteps steps;              /* to a corner, or to the end (NOBODY) */
  guint n_searches;
};

/* --- corners --- */

static gboolean
is_roomy (const PvSights *sights, PvPoint at)
{
  PvPoint left = { at.x - 0.01, at.y }, right = { at.x + 0.01, at.y };

  return pv_layout_space_first_on_line (sights->space, left, right, PV_ROUTING_TOUCH, NOBODY, NOBODY) == NOBODY;
}

static PvPoint
corner_at (const PvRect *box, guint side, double clearance)
{
  return (PvPoint) { side & 1 ? box->x + box->width + clearance : box->x - clearance,
                     side & 2 ? box->y + box->height + clearance : box->y - clearance };
}

/* FALSE: there is no room for it. */
static gboolean
get_corner (PvSights *sights, guint index, PvPoint *at)
{
  Corner *corner = &sights->corners[index];

  if (sights->known[index] == 0)
    {
      const PvRect *box = &sights->boxes[index / 4];
      PvPoint place = corner_at (box, index % 4, sights->clearance);
      gboolean roomy = is_roomy (sights, place);

      if (!roomy)
        {
          place = corner_at (box, index % 4, PV_ROUTING_TIGHT);
          roomy = is_roomy (sights, place);
        }
      *corner = (Corner) { { (float) place.x, (float) place.y }, NOBODY, 0 };
      sights->known[index] = roomy ? 1 : 2;
    }
  *at = (PvPoint) { corner->at.x, corner->at.y };
  return sights->known[index] == 1;
}

/* A taut way touches its corner: it comes from one of the two sides, and goes to the other. */
static gboolean
is_taut (guint side, PvPoint at, PvPoint other)
{
  double out_x = side & 1 ? other.x - at.x : at.x - other.x, out_y = side & 2 ? other.y - at.y : at.y - other.y;

  return out_x * out_y <= 0;
}

/* --- sights --- */

/* The boxes in a quarter of the plane around @at, grown or narrowed until they are neither too few nor too many. */
static void
find_near (PvSights *sights, PvPoint at, gboolean right, gboolean below)
{
  double reach = sights->reach;
  gboolean narrowed = FALSE;

  for (guint turn = 0; turn < TURNS; turn++)
    {
      PvRect quarter = { right ? at.x : at.x - reach, below ? at.y : at.y - reach, reach, reach };
      gboolean all = right ? at.x + reach > sights->extent.x + sights->extent.width : at.x - reach < sights->extent.x;

      all = all && (below ? at.y + reach > sights->extent.y + sights->extent.height : at.y - reach < sights->extent.y);
      g_array_set_size (sights->near, 0);
      pv_layout_space_find (sights->space, &quarter, sights->near);
      if (sights->near->len > MANY && reach > 1)
        {
          reach /= 2;
          narrowed = TRUE;
        }
      else if (sights->near->len < FEW && !all && !narrowed)
        reach *= 2;
      else
        return;
    }
}

/* Adds what is seen from @at in one quarter. @own: a box that does not stand in its way. */
static void
see_quarter (PvSights *sights, PvPoint at, gboolean right, gboolean below, guint own)
{
  find_near (sights, at, right, below);
  for (guint i = 0; i < sights->near->len; i++)
    for (guint side = 0; side < 4; side++)
      {
        guint index = 4 * g_array_index (sights->near, guint, i) + side;
        PvPoint to;
        Sight sight;

        if (!get_corner (sights, index, &to) || (right ? to.x < at.x : to.x > at.x) || (below ? to.y < at.y : to.y > at.y)
            || (to.x == at.x && to.y == at.y) || !is_taut (side, to, at)
            || (index / 4 != own && pv_layout_line_meets (&sights->boxes[index / 4], PV_ROUTING_TOUCH, at, to))
            || pv_layout_space_first_on_line (sights->space, at, to, PV_ROUTING_TOUCH, own, NOBODY) != NOBODY)
          continue;
        sight = (Sight) { index, (float) pv_distance_between (at, to) };
        g_array_append_val (sights->seen, sight);
      }
}

static void
see_all_round (PvSights *sights, PvPoint at, guint own)
{
  g_array_set_size (sights->seen, 0);
  for (guint quarter = 0; quarter < 4; quarter++)
    see_quarter (sights, at, quarter & 1, quarter >> 1, own);
}

static void
look_up (PvSights *sights, guint index)
{
  Corner *corner = &sights->corners[index];
  PvPoint at = { corner->at.x, corner->at.y };
  gboolean right = index & 1, below = (index & 2) != 0;

  g_array_set_size (sights->seen, 0);
  see_quarter (sights, at, right, !below, NOBODY);
  see_quarter (sights, at, !right, below, NOBODY);
  corner->first = sights->sights->len;
  corner->count = sights->seen->len;
  g_array_append_vals (sights->sights, sights->seen->data, sights->seen->len);
}

/* --- the search --- */

static Place *
place_of (PvSights *sights, guint corner)
{
  Place *place = &sights->places[corner];

  if (place->search != sights->n_searches)
    *place = (Place) { .paid = G_MAXDOUBLE, .last = -1, .before = NOBODY, .search = sights->n_searches };
  return place;
}

static double
pay_stub (const PvSights *sights, guint box, PvPoint at)
{
  PvRect near = pv_rect_grow (&sights->boxes[box], STUB, STUB);

  return pv_rect_contains (&near, at.x, at.y) ? PAY_STUB : 0;
}

static PvPoint
point_of (const PvSights *sights, guint corner)
{
  return (PvPoint) { sights->corners[corner].at.x, sights->corners[corner].at.y };
}

static void
reach_for (PvSights *sights, guint corner, guint before, guint bends, double paid, PvPoint end)
{
  Place *place = place_of (sights, corner);

  if (place->closed || place->paid <= paid)
    return;
  place->paid = paid;
  place->before = before;
  place->bends = bends;
  pv_layout_steps_push (&sights->steps, (PvLayoutStep) { paid + HASTE * pv_distance_between (point_of (sights, corner), end), paid, before, corner, 0 });
}

static void
begin (PvSights *sights, const PvLayoutLink *link, PvPoint start, PvPoint end)
{
  sights->n_searches++;
  pv_layout_steps_empty (&sights->steps);
  see_all_round (sights, end, link->to);
  for (guint i = 0; i < sights->seen->len; i++)
    {
      Sight sight = g_array_index (sights->seen, Sight, i);

      place_of (sights, sight.corner)->last = sight.length + pay_stub (sights, link->to, point_of (sights, sight.corner));
    }
  see_all_round (sights, start, link->from);
  for (guint i = 0; i < sights->seen->len; i++)
    {
      Sight sight = g_array_index (sights->seen, Sight, i);

      reach_for (sights, sight.corner, NOBODY, 1, sight.length + PAY_BEND + pay_stub (sights, link->from, point_of (sights, sight.corner)), end);
    }
}

static void
go_on (PvSights *sights, guint corner, PvPoint end)
{
  const Place *place = place_of (sights, corner);
  guint bends = place->bends + 1;
  double paid = place->paid + PAY_BEND;

  if (sights->corners[corner].first == NOBODY)
    look_up (sights, corner);
  if (bends > MOST_BENDS)
    return;
  for (guint i = 0; i < sights->corners[corner].count; i++)
    {
      Sight sight = g_array_index (sights->sights, Sight, sights->corners[corner].first + i);

      reach_for (sights, sight.corner, corner, bends, paid + sight.length, end);
    }
}

/* The last corner on the cheapest way; NOBODY: there is none. */
static guint
search (PvSights *sights, PvPoint end)
{
  while (sights->steps.heap->len > 0)
    {
      PvLayoutStep step = pv_layout_steps_pop (&sights->steps);
      Place *place;

      if (step.to == NOBODY)
        return step.from;
      place = place_of (sights, step.to);
      if (place->closed)
        continue;
      place->closed = TRUE;
      if (place->last >= 0)
        pv_layout_steps_push (&sights->steps, (PvLayoutStep) { place->paid + place->last, place->paid + place->last, step.to, NOBODY, 0 });
      go_on (sights, step.to, end);
    }
  return NOBODY;
}

/* --- fewer bends --- */

static gboolean
is_piece_clear (const PvSights *sights, const PvLayoutLink *link, const PvPoint *way, guint n, guint a, guint b)
{
  return pv_layout_space_first_on_line (sights->space, way[a], way[b], PV_ROUTING_TOUCH, a == 0 ? link->from : NOBODY,
                                        b + 1 == n ? link->to : NOBODY) == NOBODY;
}

/* From each point to the last that it sees. */
static guint
take_out_bends (const PvSights *sights, const PvLayoutLink *link, PvPoint *way, guint n)
{
  guint kept = 1;

  for (guint at = 0; at + 1 < n;)
    {
      guint next = n - 1;

      while (next > at + 1 && !is_piece_clear (sights, link, way, n, at, next))
        next--;
      way[kept++] = way[next];
      at = next;
    }
  return kept;
}

/* --- public --- */

PvSights *
pv_sights_new (PvLayoutSpace *space, const PvRect *boxes, guint n_boxes, double clearance)
{
  PvSights *sights = g_new0 (PvSights, 1);
  double area;

  sights->space = space;
  sights->boxes = boxes;
  sights->n_boxes = n_boxes;
  sights->clearance = clearance;
  sights->extent = pv_layout_space_extent (space);
  area = MAX (sights->extent.width, 1) * MAX (sights->extent.height, 1);
  sights->reach = 2.2 * sqrt (area / MAX (n_boxes, 1));
  sights->corners = g_new (Corner, 4 * (gsize) n_boxes + 1);
  sights->known = g_new0 (guint8, 4 * (gsize) n_boxes + 1);
  sights->places = g_new0 (Place, 4 * (gsize) n_boxes + 1);
  sights->sights = g_array_new (FALSE, FALSE, sizeof (Sight));
  sights->near = g_array_new (FALSE, FALSE, sizeof (guint));
  sights->seen = g_array_new (FALSE, FALSE, sizeof (Sight));
  pv_layout_steps_init (&sights->steps);
  return sights;
}

void
pv_sights_free (PvSights *sights)
{
  g_free (sights->corners);
  g_free (sights->known);
  g_free (sights->places);
  g_array_unref (sights->sights);
  g_array_unref (sights->near);
  g_array_unref (sights->seen);
  pv_layout_steps_free (&sights->steps);
  g_free (sights);
}

guint
pv_sights_find (PvSights *sights, const PvLayoutLink *link, PvPoint start, PvPoint end, PvPoint *way)
{
  PvPoint points[MOST_BENDS + 2];
  guint corner, n;

  begin (sights, link, start, end);
  corner = search (sights, end);
  if (corner == NOBODY)
    return 0;

  n = sights->places[corner].bends + 2;
  points[0] = start;
  points[n - 1] = end;
  for (guint at = n - 1; corner != NOBODY; corner = sights->places[corner].before)
    points[--at] = point_of (sights, corner);
  n = take_out_bends (sights, link, points, n);
  if (n > PV_LAYOUT_ROUTE_POINTS)
    return 0;
  for (guint i = 0; i < n; i++)
    way[i] = points[i];
  return n;
}
