#include "layout/pv-layout-routing.h"

/* Which pieces of which routes run where, on a grid: so that what one of them crosses is found among those near it. A route is read where it is
 * now, so one that has moved is added again, and where it was is looked at in vain. */

#define CELL 96.0

typedef struct
{
  guint route;
  guint point;                      /* from it to the next */
} Piece;

struct _PvRouteNet
{
  const PvLayoutRoute *routes;
  GHashTable *cells;                /* gint64 * → GArray of Piece */
  GArray *keys;                     /* at hand while a piece is looked at */
  guint *seen;                      /* by piece: the last look that came to it */
  guint n_looks;
};

/* The cells that a line runs through. */
static void
list_cells (PvRouteNet *net, PvPoint a, PvPoint b)
{
  double right = floor (MAX (a.x, b.x) / CELL), below = floor (MAX (a.y, b.y) / CELL);

  g_array_set_size (net->keys, 0);
  for (double x = floor (MIN (a.x, b.x) / CELL); x <= right; x++)
    for (double y = floor (MIN (a.y, b.y) / CELL); y <= below; y++)
      {
        PvRect cell = { x * CELL, y * CELL, CELL, CELL };
        gint64 key = (gint64) x * 1000003 + (gint64) y;

        if (pv_layout_line_meets (&cell, 1, a, b))
          g_array_append_val (net->keys, key);
      }
}

static void
get_ends (const PvRouteNet *net, Piece piece, PvPoint *a, PvPoint *b)
{
  *a = pv_layout_route_at (&net->routes[piece.route], piece.point);
  *b = pv_layout_route_at (&net->routes[piece.route], piece.point + 1);
}

static gboolean
do_cross (PvPoint a, PvPoint b, PvPoint c, PvPoint d)
{
  double one = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x), other = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
  double third = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x), last = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);

  return one * other < 0 && third * last < 0;
}

PvRouteNet *
pv_route_net_new (const PvLayoutRoute *routes, guint n_routes)
{
  PvRouteNet *net = g_new0 (PvRouteNet, 1);

  net->routes = routes;
  net->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  net->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  net->seen = g_new0 (guint, (gsize) n_routes * PV_LAYOUT_ROUTE_POINTS + 1);
  for (guint i = 0; i < n_routes; i++)
    for (guint point = 0; point + 1 < routes[i].n_points; point++)
      pv_route_net_add (net, i, point);
  return net;
}

void
pv_route_net_free (PvRouteNet *net)
{
  g_hash_table_unref (net->cells);
  g_array_unref (net->keys);
  g_free (net->seen);
  g_free (net);
}

void
pv_route_net_add (PvRouteNet *net, guint route, guint point)
{
  Piece piece = { route, point };
  PvPoint a, b;

  get_ends (net, piece, &a, &b);
  list_cells (net, a, b);
  for (guint i = 0; i < net->keys->len; i++)
    {
      gint64 key = g_array_index (net->keys, gint64, i);
      GArray *pieces = g_hash_table_lookup (net->cells, &key);

      if (pieces == NULL)
        {
          pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
          g_hash_table_insert (net->cells, g_memdup2 (&key, sizeof key), pieces);
        }
      g_array_append_val (pieces, piece);
    }
}

guint
pv_route_net_count (PvRouteNet *net, guint route, guint point, const guint8 *but)
{
  PvPoint a, b, c, d;
  guint crossed = 0;

  get_ends (net, (Piece) { route, point }, &a, &b);
  list_cells (net, a, b);
  net->n_looks++;
  for (guint i = 0; i < net->keys->len; i++)
    {
      const GArray *pieces = g_hash_table_lookup (net->cells, &g_array_index (net->keys, gint64, i));

      for (guint k = 0; pieces != NULL && k < pieces->len; k++)
        {
          Piece other = g_array_index (pieces, Piece, k);
          guint *seen = &net->seen[other.route * PV_LAYOUT_ROUTE_POINTS + other.point];

          if (*seen == net->n_looks || but[other.route])
            continue;
          *seen = net->n_looks;
          get_ends (net, other, &c, &d);
          crossed += do_cross (a, b, c, d);
        }
    }
  return crossed;
}
