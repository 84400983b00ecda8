#include "exchange/pv-html-tiles.h"

#include <math.h>

/* Model pixels: a window that shows names shows a few of them. */
#define SIDE 512.0

struct _PvHtmlTiles
{
  PvRect bounds;
  guint across, down;
  GArray **lines;              /* guint, of each tile */
  guint n_lines;
};

PvHtmlTiles *
pv_html_tiles_new (const PvRect *bounds)
{
  PvHtmlTiles *tiles = g_new0 (PvHtmlTiles, 1);

  tiles->bounds = *bounds;
  tiles->across = (guint) MAX (ceil (bounds->width / SIDE), 1);
  tiles->down = (guint) MAX (ceil (bounds->height / SIDE), 1);
  tiles->lines = g_new (GArray *, tiles->across * tiles->down);
  for (guint i = 0; i < tiles->across * tiles->down; i++)
    tiles->lines[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  return tiles;
}

void
pv_html_tiles_free (PvHtmlTiles *tiles)
{
  for (guint i = 0; i < tiles->across * tiles->down; i++)
    g_array_unref (tiles->lines[i]);
  g_free (tiles->lines);
  g_free (tiles);
}

guint
pv_html_tiles_count (const PvHtmlTiles *tiles)
{
  return tiles->across * tiles->down;
}

PvRect
pv_html_tiles_rect (const PvHtmlTiles *tiles, guint tile)
{
  return (PvRect) { tiles->bounds.x + tile % tiles->across * SIDE, tiles->bounds.y + tile / tiles->across * SIDE, SIDE, SIDE };
}

/* What reaches beyond the picture is in the tiles at its edge. */
static guint
step_of (double at, guint n)
{
  return (guint) CLAMP (floor (at / SIDE), 0, n - 1);
}

static void
find_in (const PvHtmlTiles *tiles, double x1, double y1, double x2, double y2, double reach, GArray *found)
{
  guint left = step_of (x1 - reach - tiles->bounds.x, tiles->across), right = step_of (x2 + reach - tiles->bounds.x, tiles->across);
  guint top = step_of (y1 - reach - tiles->bounds.y, tiles->down), bottom = step_of (y2 + reach - tiles->bounds.y, tiles->down);

  for (guint y = top; y <= bottom; y++)
    for (guint x = left; x <= right; x++)
      {
        guint tile = y * tiles->across + x;

        g_array_append_val (found, tile);
      }
}

/* The tiles around the points. */
static void
find_around (const PvHtmlTiles *tiles, const PvPoint *points, guint n, double reach, GArray *found)
{
  PvPoint least = points[0], most = points[0];

  for (guint i = 1; i < n; i++)
    {
      least = (PvPoint) { MIN (least.x, points[i].x), MIN (least.y, points[i].y) };
      most = (PvPoint) { MAX (most.x, points[i].x), MAX (most.y, points[i].y) };
    }
  find_in (tiles, least.x, least.y, most.x, most.y, reach, found);
}

/* A long slanting line is not in all the tiles around it: piece by piece. */
static void
find_along (const PvHtmlTiles *tiles, PvPoint from, PvPoint to, double reach, GArray *found)
{
  guint n = (guint) ceil (hypot (to.x - from.x, to.y - from.y) / (SIDE / 2));

  for (guint i = 0; i < MAX (n, 1); i++)
    {
      double a = i / (double) MAX (n, 1), b = (i + 1) / (double) MAX (n, 1);
      const PvPoint ends[2] = { { from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a },
                                { from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b } };

      find_around (tiles, ends, 2, reach, found);
    }
}

static guint
n_points_of (PvOutlineOp op)
{
  return op == PV_OUTLINE_CURVE ? 3 : op == PV_OUTLINE_CLOSE ? 0 : 1;
}

void
pv_html_tiles_find (const PvHtmlTiles *tiles, const PvOutline *outline, gboolean filled, double reach, GArray *found)
{
  const PvOutlineOp *ops = pv_outline_get_ops (outline);
  const PvPoint *points = pv_outline_get_points (outline);
  guint n = 0;
  PvPoint start = { 0, 0 };

  for (guint i = 0; i < pv_outline_get_n_ops (outline); n += n_points_of (ops[i++]))
    if (ops[i] == PV_OUTLINE_MOVE)
      start = points[n];
    else if (!filled && ops[i] == PV_OUTLINE_LINE)
      find_along (tiles, points[n - 1], points[n], reach, found);
    else if (!filled && ops[i] == PV_OUTLINE_CURVE)
      find_around (tiles, points + n - 1, 4, reach, found);
    else if (!filled)
      find_along (tiles, points[n - 1], start, reach, found);
  if (filled && n > 0)
    find_around (tiles, points, n, reach, found);
}

static void
add_to (PvHtmlTiles *tiles, const guint *in, guint n_in)
{
  for (guint i = 0; i < n_in; i++)
    {
      GArray *lines = tiles->lines[in[i]];

      if (lines->len == 0 || g_array_index (lines, guint, lines->len - 1) != tiles->n_lines)
        g_array_append_val (lines, tiles->n_lines);
    }
}

void
pv_html_tiles_add_line (PvHtmlTiles *tiles, const guint *in, guint n_in, const guint *in_too, guint n_in_too)
{
  add_to (tiles, in, n_in);
  add_to (tiles, in_too, n_in_too);
  tiles->n_lines++;
}

void
pv_html_tiles_write (const PvHtmlTiles *tiles, GString *json)
{
  g_string_append_printf (json, "{\"x\":%.0f,\"y\":%.0f,\"side\":%.0f,\"across\":%u,\"lines\":[", tiles->bounds.x, tiles->bounds.y, SIDE, tiles->across);
  for (guint i = 0; i < pv_html_tiles_count (tiles); i++)
    {
      guint before = 0;

      g_string_append (json, i > 0 ? ",\n[" : "[");
      for (guint l = 0; l < tiles->lines[i]->len; l++)
        {
          guint line = g_array_index (tiles->lines[i], guint, l);

          g_string_append_printf (json, "%s%u", l > 0 ? "," : "", line - before);
          before = line;
        }
      g_string_append_c (json, ']');
    }
  g_string_append (json, "]}");
}
