#include "layout/pv-layout-labels.h"

#include <math.h>

#include "layout/pv-layout-space.h"

#define AIR 3.0                     /* between a pill and a box or another pill */
#define PIECE 60.0                  /* lines are looked up in pieces of about this length */
#define CELL 128.0                  /* of the candidates' grid */
#define MOST_CELLS 2048             /* … along one side */
#define TRIES 15
#define END 0.12                    /* share of a line at either end that is left to its end mark */

typedef struct
{
  PvPoint a;
  PvPoint b;
  guint route;
} Piece;

/* Where a label may come to stand: most lines of a great network run past it, and need no looking at. */
typedef struct
{
  PvRect around;
  double cell;
  guint columns;
  guint rows;
  guint8 *marks;
} Candidates;

typedef struct
{
  PvLayoutSpace *taken;             /* boxes, then pills */
  PvLayoutSpace *lines;             /* bounds of pieces */
  GArray *pieces;
  GArray *found;
  guint n_taken;
} Placing;

/* The middle first, then ever further to both sides. */
static double
share_of (guint attempt)
{
  double off = (attempt + 1) / 2 * (1 - 2 * END) / TRIES;

  return attempt % 2 == 1 ? 0.5 - off : 0.5 + off;
}

static PvRect
candidate (const PvLayoutRoute *route, const PvLayoutLabel *label, guint attempt)
{
  PvPoint at = pv_layout_route_point (route, share_of (attempt), NULL);

  return (PvRect) { at.x - label->width / 2, at.y - label->height / 2, label->width, label->height };
}

/* --- where labels may come to stand --- */

static guint
cell_at (double at, double from, double cell, guint n)
{
  return (guint) CLAMP ((at - from) / cell, 0, n - 1);
}

/* Marks the cells of @rect, or says whether one is. */
static gboolean
visit_cells (const Candidates *candidates, const PvRect *rect, gboolean mark)
{
  guint left = cell_at (rect->x, candidates->around.x, candidates->cell, candidates->columns);
  guint right = cell_at (rect->x + rect->width, candidates->around.x, candidates->cell, candidates->columns);
  guint top = cell_at (rect->y, candidates->around.y, candidates->cell, candidates->rows);
  guint bottom = cell_at (rect->y + rect->height, candidates->around.y, candidates->cell, candidates->rows);
  gboolean marked = FALSE;

  for (guint row = top; row <= bottom; row++)
    for (guint column = left; column <= right; column++)
      {
        guint8 *cell = &candidates->marks[row * candidates->columns + column];

        marked = marked || *cell;
        *cell |= mark;
      }
  return marked;
}

static PvRect
bound_labels (const PvLayoutRoute *routes, const PvLayoutLabel *labels, guint n_labels)
{
  PvRect around = { 0, 0, 0, 0 };

  for (guint i = 0; i < n_labels; i++)
    for (guint point = 0; point < routes[labels[i].route].n_points; point++)
      {
        PvPoint at = pv_layout_route_at (&routes[labels[i].route], point);
        PvRect rect = { at.x - labels[i].width, at.y - labels[i].height, 2 * labels[i].width, 2 * labels[i].height };

        around = pv_rect_union (&around, &rect);
      }
  return around;
}

static Candidates
mark_candidates (const PvLayoutRoute *routes, const PvLayoutLabel *labels, guint n_labels)
{
  Candidates candidates = { .around = bound_labels (routes, labels, n_labels) };

  candidates.cell = MAX (CELL, MAX (candidates.around.width, candidates.around.height) / MOST_CELLS);
  candidates.columns = (guint) (candidates.around.width / candidates.cell) + 1;
  candidates.rows = (guint) (candidates.around.height / candidates.cell) + 1;
  candidates.marks = g_new0 (guint8, (gsize) candidates.columns * candidates.rows);
  for (guint i = 0; i < n_labels; i++)
    for (guint attempt = 0; attempt < TRIES && routes[labels[i].route].n_points >= 2; attempt++)
      {
        PvRect rect = candidate (&routes[labels[i].route], &labels[i], attempt);

        visit_cells (&candidates, &rect, TRUE);
      }
  return candidates;
}

/* --- lines --- */

static PvRect
bound_piece (const Piece *piece)
{
  /* A little more than nothing, or a level line would be an empty box. */
  return (PvRect) { MIN (piece->a.x, piece->b.x) - 0.5, MIN (piece->a.y, piece->b.y) - 0.5, fabs (piece->a.x - piece->b.x) + 1,
                    fabs (piece->a.y - piece->b.y) + 1 };
}

static void
cut_route (const PvLayoutRoute *route, guint index, const Candidates *candidates, GArray *pieces)
{
  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      PvPoint a = pv_layout_route_at (route, i), b = pv_layout_route_at (route, i + 1);
      guint n = (guint) (MAX (fabs (b.x - a.x), fabs (b.y - a.y)) / PIECE) + 1;

      for (guint k = 0; k < n; k++)
        {
          Piece piece = { { a.x + (b.x - a.x) * k / n, a.y + (b.y - a.y) * k / n },
                          { a.x + (b.x - a.x) * (k + 1) / n, a.y + (b.y - a.y) * (k + 1) / n }, index };
          PvRect bounds = bound_piece (&piece);

          if (visit_cells (candidates, &bounds, FALSE))
            g_array_append_val (pieces, piece);
        }
    }
}

static PvLayoutSpace *
collect_lines (const PvLayoutRoute *routes, guint n_routes, const Candidates *candidates, GArray *pieces)
{
  g_autofree PvRect *bounds = NULL;

  for (guint i = 0; i < n_routes; i++)
    cut_route (&routes[i], i, candidates, pieces);
  bounds = g_new (PvRect, pieces->len + 1);
  for (guint i = 0; i < pieces->len; i++)
    bounds[i] = bound_piece (&g_array_index (pieces, Piece, i));
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

static PvRect
place_label (Placing *placing, const PvLayoutRoute *route, const PvLayoutLabel *label)
{
  PvRect best = { 0, 0, 0, 0 };
  guint fewest = G_MAXUINT;

  for (guint attempt = 0; attempt < TRIES && route->n_points >= 2 && fewest > 0; attempt++)
    {
      PvRect rect = candidate (route, label, attempt);
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
  Candidates candidates = mark_candidates (routes, labels, n_labels);
  g_autofree guint8 *marks = candidates.marks;
  g_autoptr (PvLayoutSpace) taken = pv_layout_space_new (boxes, n_boxes), lines = collect_lines (routes, n_routes, &candidates, pieces);
  Placing placing = { taken, lines, pieces, found, n_boxes };

  for (guint i = 0; i < n_labels; i++)
    {
      rects[i] = place_label (&placing, &routes[labels[i].route], &labels[i]);
      if (!pv_rect_is_empty (&rects[i]))
        pv_layout_space_add (taken, placing.n_taken++, &rects[i]);
    }
}
