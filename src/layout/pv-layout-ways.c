#include "layout/pv-layout-routing.h"
#include "layout/pv-layout-steps.h"

#include <string.h>

/* The shortest way among boxes bends at their corners (Lozano-Pérez and Wesley 1979); connectors that pay for bends as well are Wybrow,
 * Marriott and Stuckey, "Incremental Connector Routing" (2006). Of all boxes only those matter that stand in the way of a way worth
 * having: as in Zhang, Papadias, Mouratidis and Zhu, "Spatial Queries in the Presence of Obstacles" (2004), a box is taken in when a
 * piece of line is found to run into it, and not before; and as in lazy A* (Cohen, Phillips and Likhachev 2014) a piece is looked at only
 * when the search comes to it. What is found is the best there is, and a way is found if there is one: a piece that is refused takes in a
 * box that refused it, whose corners are then reached for from all places come to before.
 *
 * Cost: one look into the space for each piece; with b boxes taken in there are at most 4b corners and (4b)² pieces. Few are taken in where
 * lines are short (about 7 for a detour among 5,000, which costs 200 looks), and options->pains bounds what a long one may cost: after that
 * pv-layout-sights.c leads it, whose ways are a little longer, at a cost that does not grow with what is in the way. */

#define PAY_BEND 24.0               /* a bend costs as much as that much line */
#define PAY_STUB 30.0               /* a bend right beside its own box leaves no room for the mark at the end of the line */
#define STUB 18.0
#define MOST_BENDS 10               /* more than that pv-layout-sights.c finds sooner */
#define MOST_PIECES 200000
#define LOOKS_TO_HASTE 200.0
#define ASKED_FIRST 16
#define NOBODY G_MAXUINT

/* Where a way may bend. */
typedef struct
{
  PvPoint at;
  guint side;                       /* bits: 1 right of its box, 2 below it */
  gboolean reached;                 /* the cheapest way to it is known */
} Corner;

/* A place come to. */
typedef struct
{
  PvPoint at;
  guint corner;                     /* NOBODY: the start */
  guint before;                     /* index of a place; NOBODY: none */
  guint bends;                      /* up to and with this one */
  double paid;
} Place;

struct _PvWays
{
  GArray *corners;
  GArray *places;
  PvLayoutSteps pieces;             /* from a place to a corner, or to the end (NOBODY), not looked at yet */
  GArray *taken;                    /* boxes that were taken in */
  guint8 *is_taken;                 /* by box */
  guint n_looks;
};

typedef struct
{
  const PvRouting *routing;
  const PvLayoutLink *link;
  PvWays *ways;
  PvPoint end;
  double clearance;
} Search;

/* --- pieces --- */

/* A way bends round its corner, never away from it: it comes and goes beside the box, not in the quarter that looks away from it. */
static gboolean
is_beside (const Corner *corner, PvPoint from)
{
  double dx = corner->side & 1 ? from.x - corner->at.x : corner->at.x - from.x;
  double dy = corner->side & 2 ? from.y - corner->at.y : corner->at.y - from.y;

  return dx <= 0 || dy <= 0;
}

static double
pay_stub (const Search *search, guint box, PvPoint at)
{
  PvRect near = pv_rect_grow (&search->routing->boxes[box], STUB, STUB);

  return pv_rect_contains (&near, at.x, at.y) ? PAY_STUB : 0;
}

/* The more pains it takes, the more what lies nearer to the end goes first: a way that is a little longer, but soon. */
static double
haste (const PvWays *ways)
{
  return 1 + ways->n_looks / LOOKS_TO_HASTE;
}

static void
reach_for_end (const Search *search, guint place)
{
  const Place *from = &g_array_index (search->ways->places, Place, place);
  double paid = from->paid + pv_distance_between (from->at, search->end);

  if (from->corner != NOBODY)
    paid += pay_stub (search, search->link->to, from->at);
  pv_layout_steps_push (&search->ways->pieces, (PvLayoutStep) { paid, paid, place, NOBODY, 0 });
}

static void
reach_for_corner (const Search *search, guint place, guint to)
{
  const Place *from = &g_array_index (search->ways->places, Place, place);
  const Corner *corner = &g_array_index (search->ways->corners, Corner, to);
  double paid;

  if (corner->reached || from->bends == MOST_BENDS || !is_beside (corner, from->at)
      || (from->corner != NOBODY && !is_beside (&g_array_index (search->ways->corners, Corner, from->corner), corner->at)))
    return;
  paid = from->paid + PAY_BEND + pv_distance_between (from->at, corner->at);
  if (from->corner == NOBODY)
    paid += pay_stub (search, search->link->from, corner->at);
  pv_layout_steps_push (&search->ways->pieces, (PvLayoutStep) { paid + haste (search->ways) * pv_distance_between (corner->at, search->end), paid, place, to, 0 });
}

/* --- boxes --- */

/* NOBODY, or a foreign box in which the place lies. */
static guint
box_at (const Search *search, PvPoint at)
{
  PvPoint left = { at.x - 0.01, at.y }, right = { at.x + 0.01, at.y };

  return pv_layout_space_first_on_line (search->routing->space, left, right, PV_ROUTING_TOUCH, search->link->from, search->link->to);
}

static PvPoint
corner_of (const PvRect *box, guint side, double clearance)
{
  return (PvPoint) { side & 1 ? box->x + box->width + clearance : box->x - clearance,
                     side & 2 ? box->y + box->height + clearance : box->y - clearance };
}

/* Where another box is so near that there is no room at @clearance, a corner lies closer to its own; where there is none at all, that box is in
 * the way as well, and comes back. */
static guint
add_corner (const Search *search, const PvRect *rect, guint side, guint n_places)
{
  PvWays *ways = search->ways;
  Corner corner = { corner_of (rect, side, search->clearance), side, FALSE };
  guint other = box_at (search, corner.at);

  if (other != NOBODY)
    {
      corner.at = corner_of (rect, side, PV_ROUTING_TIGHT);
      other = box_at (search, corner.at);
    }
  if (other != NOBODY)
    return other;
  g_array_append_val (ways->corners, corner);
  for (guint place = 0; place < n_places; place++)
    reach_for_corner (search, place, ways->corners->len - 1);
  return NOBODY;
}

/* And what stands so close to it that a corner has no room, and so on. */
static void
take_in (const Search *search, guint box)
{
  PvWays *ways = search->ways;
  guint next = ways->taken->len, n_places = ways->places->len;

  ways->is_taken[box] = 1;
  g_array_append_val (ways->taken, box);
  for (; next < ways->taken->len; next++)
    for (guint side = 0; side < 4; side++)
      {
        guint other = add_corner (search, &search->routing->boxes[g_array_index (ways->taken, guint, next)], side, n_places);

        if (other == NOBODY || ways->is_taken[other])
          continue;
        ways->is_taken[other] = 1;
        g_array_append_val (ways->taken, other);
      }
}

/* Its own box stands in nobody's way: a piece that begins in it, or where a foreign box is so near that a way bends in it, may leave it. */
static guint
excused (const Search *search, guint box, PvPoint end)
{
  PvRect near = pv_rect_grow (&search->routing->boxes[box], PV_ROUTING_TOUCH, PV_ROUTING_TOUCH);

  return pv_rect_contains (&near, end.x, end.y) ? box : NOBODY;
}

/* Whether the piece meets no box; a box that it meets is taken in. The last ones that were are asked first: mostly it is them. */
static gboolean
look_at (const Search *search, const PvLayoutStep *piece)
{
  const Place *from = &g_array_index (search->ways->places, Place, piece->from);
  PvPoint a = from->at, b = piece->to == NOBODY ? search->end : g_array_index (search->ways->corners, Corner, piece->to).at;
  guint own = excused (search, search->link->from, a), own_too = excused (search, search->link->to, b);
  guint box;

  for (guint i = 0; i < MIN (search->ways->taken->len, ASKED_FIRST); i++)
    {
      box = g_array_index (search->ways->taken, guint, search->ways->taken->len - 1 - i);
      if (box != own && box != own_too && pv_layout_line_meets (&search->routing->boxes[box], PV_ROUTING_TOUCH, a, b))
        return FALSE;
    }
  box = pv_layout_space_first_on_line (search->routing->space, a, b, PV_ROUTING_TOUCH, own, own_too);
  if (box != NOBODY && !search->ways->is_taken[box])
    take_in (search, box);
  return box == NOBODY;
}

/* --- the search --- */

static void
clear_ways (PvWays *ways)
{
  for (guint i = 0; i < ways->taken->len; i++)
    ways->is_taken[g_array_index (ways->taken, guint, i)] = 0;
  g_array_set_size (ways->taken, 0);
  g_array_set_size (ways->corners, 0);
  g_array_set_size (ways->places, 0);
  pv_layout_steps_empty (&ways->pieces);
  ways->n_looks = 0;
}

static void
come_to (const Search *search, Place place)
{
  PvWays *ways = search->ways;
  guint index = ways->places->len;

  g_array_append_val (ways->places, place);
  reach_for_end (search, index);
  for (guint i = 0; i < ways->corners->len; i++)
    reach_for_corner (search, index, i);
}

/* What lies in its own box is nothing to see: the way begins with the last bend there, and ends with the first in the other. */
static guint
cut_to_frames (const Search *search, PvPoint *way, guint n)
{
  double gap = search->routing->options->gap;
  PvRect from = pv_rect_grow (&search->routing->boxes[search->link->from], gap, gap);
  PvRect to = pv_rect_grow (&search->routing->boxes[search->link->to], gap, gap);
  guint first = 0;

  while (n > first + 2 && pv_rect_contains (&from, way[first + 1].x, way[first + 1].y))
    first++;
  while (n > first + 2 && pv_rect_contains (&to, way[n - 2].x, way[n - 2].y))
    n--;
  memmove (way, way + first, (n - first) * sizeof (PvPoint));
  return n - first;
}

static guint
tell (const Search *search, const PvLayoutStep *piece, PvPoint *way)
{
  const PvWays *ways = search->ways;
  guint n = g_array_index (ways->places, Place, piece->from).bends + 2, at = n - 1;

  way[at] = search->end;
  for (guint place = piece->from; place != NOBODY; place = g_array_index (ways->places, Place, place).before)
    way[--at] = g_array_index (ways->places, Place, place).at;
  return cut_to_frames (search, way, n);
}

PvWays *
pv_ways_new (guint n_boxes)
{
  PvWays *ways = g_new0 (PvWays, 1);

  ways->corners = g_array_new (FALSE, FALSE, sizeof (Corner));
  ways->places = g_array_new (FALSE, FALSE, sizeof (Place));
  pv_layout_steps_init (&ways->pieces);
  ways->taken = g_array_new (FALSE, FALSE, sizeof (guint));
  ways->is_taken = g_new0 (guint8, n_boxes + 1);
  return ways;
}

void
pv_ways_free (PvWays *ways)
{
  g_array_unref (ways->corners);
  g_array_unref (ways->places);
  pv_layout_steps_free (&ways->pieces);
  g_array_unref (ways->taken);
  g_free (ways->is_taken);
  g_free (ways);
}

guint
pv_ways_find (const PvRouting *routing, const PvLayoutLink *link, PvPoint start, PvPoint end, double clearance, PvPoint *way)
{
  PvWays *ways = routing->ways;
  Search search = { routing, link, ways, end, clearance };
  guint n;

  clear_ways (ways);
  come_to (&search, (Place) { start, NOBODY, NOBODY, 0, 0 });
  while (ways->n_looks < routing->options->pains && ways->pieces.heap->len > 0 && ways->pieces.heap->len < MOST_PIECES)
    {
      PvLayoutStep piece = pv_layout_steps_pop (&ways->pieces);
      Place place = { piece.to == NOBODY ? end : g_array_index (ways->corners, Corner, piece.to).at, piece.to, piece.from,
                      g_array_index (ways->places, Place, piece.from).bends + 1, piece.paid };

      if (piece.to != NOBODY && g_array_index (ways->corners, Corner, piece.to).reached)
        continue;
      ways->n_looks++;
      if (!look_at (&search, &piece))
        continue;
      if (piece.to == NOBODY)
        return tell (&search, &piece, way);
      g_array_index (ways->corners, Corner, piece.to).reached = TRUE;
      come_to (&search, place);
    }
  n = routing->sights != NULL ? pv_sights_find (routing->sights, link, start, end, way) : 0;
  return n > 0 ? cut_to_frames (&search, way, n) : 0;
}
