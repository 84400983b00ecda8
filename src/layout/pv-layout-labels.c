#include "layout/pv-layout-labels.h"

#include <math.h>

#include "layout/pv-layout-space.h"

#define AIR 3.0                     /* between a pill and a box or another pill */
#define PIECE 60.0                  /* lines are looked up in pieces of about this length */
#define TRIES 15
#define END 0.12                    /* share of a line at either end that is left to its end mark */

typedef struct
{
  PvPoint a;
  PvPoint b;
  guint route;
} Piece;

typedef struct
{
  PvLayoutSpace *taken;             /* boxes, then pills */
  PvLayoutSpace *lines;             /* bounds of pieces */
  GArray *pieces;
  GArray *found;
  guint n_taken;
} Placing;

static void
cut_route (const PvLayoutRoute *route, guint index, GArray *pieces)
{
  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      PvPoint a = pv_layout_route_at (route, i), b = pv_layout_route_at (route, i + 1);
      guint n = (guint) (MAX (fabs (b.x - a.x), fabs (b.y - a.y)) / PIECE) + 1;

      for (guint k = 0; k < n; k++)
        {
          Piece piece = { { a.x + (b.x - a.x) * k / n, a.y + (b.y - a.y) * k / n },
                          { a.x + (b.x - a.x) * (k + 1) / n, a.y + (b.y - a.y) * (k + 1) / n }, index };

          g_array_append_val (pieces, piece);
        }
    }
}

static PvLayoutSpace *
collect_lines (const PvLayoutRoute *routes, guint n_routes, GArray *pieces)
{
  g_autofree PvRect *bounds = NULL;

  for (guint i = 0; i < n_routes; i++)
    cut_route (&routes[i], i, pieces);
  bounds = g_new (PvRect, pieces->len + 1);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      /* A little more than nothing, or a level line would be an empty box. */
      bounds[i] = (PvRect) { MIN (piece->a.x, piece->b.x) - 0.5, MIN (piece->a.y, piece->b.y) - 0.5, fabs (piece->a.x - piece->b.x) + 1,
                             fabs (piece->a.y - piece->b.y) + 1 };
    }
  return pv_layout_space_new (bounds, pieces->len);
}

static guint
count_foreign_lines (Placing *placing, const PvRect *rect, guint route)
{
  guint count = 0;

  g_array_set_size (placing->found, 0);
  pv_layout_space_find (placing->lines, rect, placing->found);
  for (guint i = 0; i < placing->found->len; i++)
    {
      const Piece *piece = &g_array_index (placing->pieces, Piece, g_array_index (placing->found, guint, i));

      count += piece->route != route && pv_rect_hits_line (rect, piece->a, piece->b);
    }
  return count;
}

/* The middle first, then ever further to both sides. */
static double
share_of (guint attempt)
{
  double off = (attempt + 1) / 2 * (1 - 2 * END) / TRIES;

  return attempt % 2 == 1 ? 0.5 - off : 0.5 + off;
}

static PvRect
place_label (Placing *placing, const PvLayoutRoute *route, const PvLayoutLabel *label)
{
  PvRect best = { 0, 0, 0, 0 };
  guint fewest = G_MAXUINT;

  for (guint attempt = 0; attempt < TRIES && route->n_points >= 2 && fewest > 0; attempt++)
    {
      PvPoint at = pv_layout_route_point (route, share_of (attempt), NULL);
      PvRect rect = { at.x - label->width / 2, at.y - label->height / 2, label->width, label->height };
      PvRect room = pv_rect_grow (&rect, AIR, AIR);
      guint foreign;

      if (!pv_layout_space_is_free (placing->taken, &room, G_MAXUINT))
        continue;
      foreign = count_foreign_lines (placing, &rect, label->route);
      if (foreign < fewest)
        {
          fewest = foreign;
          best = rect;
        }
    }
  return best;
}

void
pv_layout_place_labels (const PvRect *boxes, guint n_boxes, const PvLayoutRoute *routes, guint n_routes, const PvLayoutLabel *labels,
                        guint n_labels, PvRect *rects)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece)), found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (PvLayoutSpace) taken = pv_layout_space_new (boxes, n_boxes), lines = collect_lines (routes, n_routes, pieces);
  Placing placing = { taken, lines, pieces, found, n_boxes };

  for (guint i = 0; i < n_labels; i++)
    {
      rects[i] = place_label (&placing, &routes[labels[i].route], &labels[i]);
      if (!pv_rect_is_empty (&rects[i]))
        pv_layout_space_add (taken, placing.n_taken++, &rects[i]);
    }
}
