#include "diagram/pv-scene-grid.h"

#include <math.h>
#include <stdlib.h>

#define LEAST_CELL 120.0
#define MOST_CELLS 128            /* along one side */

struct _PvSceneGrid
{
  gatomicrefcount references;
  PvRect bounds;
  double cell;
  int columns, rows;
  GArray **cells;                 /* of guint32: part << 28 | index; NULL when empty */
};

static guint32
pack (PvElement element)
{
  return (guint32) element.part << 28 | element.index;
}

/* What lies before the first counts as in it, so that cutting off what is behind the point is as good as floor(), which is a call. */
static int
column_of (const PvSceneGrid *grid, double x)
{
  return CLAMP ((int) ((x - grid->bounds.x) / grid->cell), 0, grid->columns - 1);
}

static int
row_of (const PvSceneGrid *grid, double y)
{
  return CLAMP ((int) ((y - grid->bounds.y) / grid->cell), 0, grid->rows - 1);
}

static void
add_to_cell (PvSceneGrid *grid, int column, int row, guint32 packed)
{
  GArray **cell = &grid->cells[row * grid->columns + column];

  if (*cell == NULL)
    *cell = g_array_new (FALSE, FALSE, sizeof (guint32));
  if ((*cell)->len == 0 || g_array_index (*cell, guint32, (*cell)->len - 1) != packed)
    g_array_append_val (*cell, packed);
}

PvSceneGrid *
pv_scene_grid_new (const PvRect *bounds, guint n_expected)
{
  PvSceneGrid *grid = g_new0 (PvSceneGrid, 1);
  double area = MAX (bounds->width, 1) * MAX (bounds->height, 1);

  g_atomic_ref_count_init (&grid->references);
  grid->bounds = *bounds;
  grid->cell = MAX (LEAST_CELL, sqrt (area / MAX (n_expected, 1)));
  grid->cell = MAX (grid->cell, MAX (bounds->width, bounds->height) / MOST_CELLS);
  grid->columns = MAX (1, (int) ceil (bounds->width / grid->cell));
  grid->rows = MAX (1, (int) ceil (bounds->height / grid->cell));
  grid->cells = g_new0 (GArray *, (gsize) grid->columns * (gsize) grid->rows);
  return grid;
}

PvSceneGrid *
pv_scene_grid_ref (PvSceneGrid *grid)
{
  g_atomic_ref_count_inc (&grid->references);
  return grid;
}

void
pv_scene_grid_unref (PvSceneGrid *grid)
{
  if (!g_atomic_ref_count_dec (&grid->references))
    return;
  for (int i = 0; i < grid->columns * grid->rows; i++)
    if (grid->cells[i] != NULL)
      g_array_unref (grid->cells[i]);
  g_free (grid->cells);
  g_free (grid);
}

PvSceneGridRows
pv_scene_grid_rows (const PvSceneGrid *grid, int index, int n)
{
  return (PvSceneGridRows) { grid->rows * index / n, grid->rows * (index + 1) / n - 1 };
}

void
pv_scene_grid_add_rect (PvSceneGrid *grid, PvSceneGridRows rows, PvElement element, const PvRect *rect)
{
  int left = column_of (grid, rect->x), right = column_of (grid, rect->x + rect->width);
  int top = MAX (row_of (grid, rect->y), rows.first), bottom = MIN (row_of (grid, rect->y + rect->height), rows.last);

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      add_to_cell (grid, column, row, pack (element));
}

/* Row after row, the columns between the places where the piece enters and leaves it. */
static void
add_piece (PvSceneGrid *grid, PvSceneGridRows rows, guint32 packed, PvPoint a, PvPoint b, double margin)
{
  int top = MAX (row_of (grid, MIN (a.y, b.y) - margin), rows.first);
  int bottom = MIN (row_of (grid, MAX (a.y, b.y) + margin), rows.last);

  for (int row = top; row <= bottom; row++)
    {
      double low = grid->bounds.y + row * grid->cell - margin, high = low + grid->cell + 2 * margin;
      double from = 0, to = 1;

      if (a.y != b.y)
        {
          double s = (low - a.y) / (b.y - a.y), t = (high - a.y) / (b.y - a.y);

          from = CLAMP (MIN (s, t), 0, 1);
          to = CLAMP (MAX (s, t), 0, 1);
        }
      {
        double x1 = a.x + (b.x - a.x) * from, x2 = a.x + (b.x - a.x) * to;

        for (int column = column_of (grid, MIN (x1, x2) - margin); column <= column_of (grid, MAX (x1, x2) + margin); column++)
          add_to_cell (grid, column, row, packed);
      }
    }
}

void
pv_scene_grid_add_line (PvSceneGrid *grid, PvSceneGridRows rows, PvElement element, const PvPoint *points, guint n_points, double margin)
{
  for (guint i = 1; i < n_points; i++)
    add_piece (grid, rows, pack (element), points[i - 1], points[i], margin);
}

static int
compare_packed (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* Parts went in one after the other, so those of one stand together. */
static void
gather (const GArray *cell, PvPart part, GArray *packed)
{
  guint from = 0, to = cell->len;

  if (part != PV_PART_NONE)
    {
      while (from < cell->len && g_array_index (cell, guint32, from) >> 28 < (guint32) part)
        from++;
      for (to = from; to < cell->len && g_array_index (cell, guint32, to) >> 28 == (guint32) part;)
        to++;
    }
  if (to > from)
    g_array_append_vals (packed, &g_array_index (cell, guint32, from), to - from);
}

void
pv_scene_grid_find (const PvSceneGrid *grid, const PvRect *rect, PvPart part, GArray *found)
{
  g_autoptr (GArray) packed = g_array_new (FALSE, FALSE, sizeof (guint32));
  int left = column_of (grid, rect->x), right = column_of (grid, rect->x + rect->width);
  int top = row_of (grid, rect->y), bottom = row_of (grid, rect->y + rect->height);

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        const GArray *cell = grid->cells[row * grid->columns + column];

        if (cell != NULL)
          gather (cell, part, packed);
      }
  if (packed->len > 1)
    qsort (packed->data, packed->len, sizeof (guint32), compare_packed);
  for (guint i = 0; i < packed->len; i++)
    {
      guint32 one = g_array_index (packed, guint32, i);
      PvElement element = { (PvPart) (one >> 28), one & 0x0fffffff };

      if (i == 0 || one != g_array_index (packed, guint32, i - 1))
        g_array_append_val (found, element);
    }
}
