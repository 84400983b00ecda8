#include "layout/pv-layout-space.h"

#include <math.h>

/* Cells outside the area the space was made for are those on its rim, which reach to infinity: nothing ever has to be rebuilt. */

#define NONE G_MAXUINT
#define MOST_CELLS_A_SIDE 2048

typedef struct
{
  guint box;
  guint next;
} Entry;

struct _PvLayoutSpace
{
  GArray *rects;              /* PvRect by box */
  GArray *marks;              /* guint by box: the last query that saw it; 0 while the box is not in */
  GArray *entries;            /* Entry */
  guint free_entry;
  guint *cells;               /* first entry */
  guint columns;
  guint rows;
  double x;
  double y;
  double cell_width;
  double cell_height;
  guint query;
};

typedef struct
{
  guint left, top, right, bottom;
} Cells;

static guint
clamp_cell (double at, guint n)
{
  if (!(at > 0))
    return 0;
  return at >= n ? n - 1 : (guint) at;
}

static Cells
cells_of (const PvLayoutSpace *space, const PvRect *rect)
{
  return (Cells) {
    clamp_cell ((rect->x - space->x) / space->cell_width, space->columns),
    clamp_cell ((rect->y - space->y) / space->cell_height, space->rows),
    clamp_cell ((rect->x + rect->width - space->x) / space->cell_width, space->columns),
    clamp_cell ((rect->y + rect->height - space->y) / space->cell_height, space->rows),
  };
}

static guint
take_entry (PvLayoutSpace *space)
{
  guint entry = space->free_entry;

  if (entry != NONE)
    {
      space->free_entry = g_array_index (space->entries, Entry, entry).next;
      return entry;
    }
  g_array_set_size (space->entries, space->entries->len + 1);
  return space->entries->len - 1;
}

static void
link_box (PvLayoutSpace *space, guint box)
{
  Cells at = cells_of (space, &g_array_index (space->rects, PvRect, box));

  for (guint row = at.top; row <= at.bottom; row++)
    for (guint column = at.left; column <= at.right; column++)
      {
        guint *cell = &space->cells[row * space->columns + column];
        guint entry = take_entry (space);

        g_array_index (space->entries, Entry, entry) = (Entry) { box, *cell };
        *cell = entry;
      }
}

static void
unlink_from_cell (PvLayoutSpace *space, guint *cell, guint box)
{
  for (guint *at = cell; *at != NONE;)
    {
      Entry *entry = &g_array_index (space->entries, Entry, *at);

      if (entry->box == box)
        {
          guint index = *at;

          *at = entry->next;
          entry->next = space->free_entry;
          space->free_entry = index;
          return;
        }
      at = &entry->next;
    }
}

static void
unlink_box (PvLayoutSpace *space, guint box)
{
  Cells at = cells_of (space, &g_array_index (space->rects, PvRect, box));

  for (guint row = at.top; row <= at.bottom; row++)
    for (guint column = at.left; column <= at.right; column++)
      unlink_from_cell (space, &space->cells[row * space->columns + column], box);
}

static int
compare_indexes_cb (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

static void
sort_found (GArray *found, guint from)
{
  if (found->len - from > 1)
    qsort (&g_array_index (found, guint, from), found->len - from, sizeof (guint), compare_indexes_cb);
}

/* A query number that no box carries yet. */
static guint
next_query (PvLayoutSpace *space)
{
  if (++space->query == G_MAXUINT)
    {
      for (guint i = 0; i < space->marks->len; i++)
        if (g_array_index (space->marks, guint, i) != 0)
          g_array_index (space->marks, guint, i) = 1;
      space->query = 2;
    }
  return space->query;
}

static void
choose_grid (PvLayoutSpace *space, const PvRect *boxes, guint n_boxes)
{
  PvRect all = { 0, 0, 0, 0 };
  double width = 0, height = 0;

  for (guint i = 0; i < n_boxes; i++)
    {
      all = pv_rect_union (&all, &boxes[i]);
      width += boxes[i].width;
      height += boxes[i].height;
    }
  space->cell_width = MAX (n_boxes > 0 ? 1.3 * width / n_boxes : 0, 12);
  space->cell_height = MAX (n_boxes > 0 ? 1.3 * height / n_boxes : 0, 12);
  all = pv_rect_grow (&all, all.width / 8 + space->cell_width, all.height / 8 + space->cell_height);
  space->cell_width = MAX (space->cell_width, MAX (all.width / MOST_CELLS_A_SIDE, all.width / (8 + 2.0 * n_boxes)));
  space->cell_height = MAX (space->cell_height, MAX (all.height / MOST_CELLS_A_SIDE, all.height / (8 + 2.0 * n_boxes)));
  space->x = all.x;
  space->y = all.y;
  space->columns = (guint) ceil (all.width / space->cell_width) + 1;
  space->rows = (guint) ceil (all.height / space->cell_height) + 1;
}

PvLayoutSpace *
pv_layout_space_new (const PvRect *boxes, guint n_boxes)
{
  PvLayoutSpace *space = g_new0 (PvLayoutSpace, 1);

  choose_grid (space, boxes, n_boxes);
  space->rects = g_array_sized_new (FALSE, TRUE, sizeof (PvRect), n_boxes);
  space->marks = g_array_sized_new (FALSE, TRUE, sizeof (guint), n_boxes);
  space->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), 4 * n_boxes);
  space->free_entry = NONE;
  space->query = 1;
  space->cells = g_new (guint, (gsize) space->columns * space->rows);
  for (gsize i = 0; i < (gsize) space->columns * space->rows; i++)
    space->cells[i] = NONE;
  for (guint i = 0; i < n_boxes; i++)
    pv_layout_space_add (space, i, &boxes[i]);
  return space;
}

void
pv_layout_space_free (PvLayoutSpace *space)
{
  g_array_unref (space->rects);
  g_array_unref (space->marks);
  g_array_unref (space->entries);
  g_free (space->cells);
  g_free (space);
}

void
pv_layout_space_add (PvLayoutSpace *space, guint box, const PvRect *rect)
{
  if (box >= space->rects->len)
    {
      g_array_set_size (space->rects, box + 1);
      g_array_set_size (space->marks, box + 1);
    }
  g_return_if_fail (g_array_index (space->marks, guint, box) == 0);

  g_array_index (space->rects, PvRect, box) = *rect;
  g_array_index (space->marks, guint, box) = 1;
  link_box (space, box);
}

void
pv_layout_space_remove (PvLayoutSpace *space, guint box)
{
  g_return_if_fail (box < space->marks->len && g_array_index (space->marks, guint, box) != 0);

  unlink_box (space, box);
  g_array_index (space->marks, guint, box) = 0;
}

void
pv_layout_space_move (PvLayoutSpace *space, guint box, const PvRect *rect)
{
  pv_layout_space_remove (space, box);
  pv_layout_space_add (space, box, rect);
}

const PvRect *
pv_layout_space_box (const PvLayoutSpace *space, guint box)
{
  g_return_val_if_fail (box < space->marks->len && g_array_index (space->marks, guint, box) != 0, NULL);

  return &g_array_index (space->rects, PvRect, box);
}

PvRect
pv_layout_space_extent (const PvLayoutSpace *space)
{
  PvRect extent = { 0, 0, 0, 0 };

  for (guint i = 0; i < space->rects->len; i++)
    if (g_array_index (space->marks, guint, i) != 0)
      extent = pv_rect_union (&extent, &g_array_index (space->rects, PvRect, i));
  return extent;
}

gboolean
pv_layout_space_is_free (const PvLayoutSpace *space, const PvRect *rect, guint except)
{
  Cells at = cells_of (space, rect);
  const Entry *entries = (const Entry *) (gpointer) space->entries->data;
  const PvRect *rects = (const PvRect *) (gpointer) space->rects->data;

  for (guint row = at.top; row <= at.bottom; row++)
    for (guint column = at.left; column <= at.right; column++)
      for (guint i = space->cells[row * space->columns + column]; i != NONE; i = entries[i].next)
        if (entries[i].box != except && pv_rect_overlaps (&rects[entries[i].box], rect))
          return FALSE;
  return TRUE;
}

void
pv_layout_space_find (PvLayoutSpace *space, const PvRect *rect, GArray *found)
{
  Cells at = cells_of (space, rect);
  guint query = next_query (space);
  guint from = found->len;

  for (guint row = at.top; row <= at.bottom; row++)
    for (guint column = at.left; column <= at.right; column++)
      for (guint i = space->cells[row * space->columns + column]; i != NONE; i = g_array_index (space->entries, Entry, i).next)
        {
          guint box = g_array_index (space->entries, Entry, i).box;

          if (g_array_index (space->marks, guint, box) == query || !pv_rect_overlaps (&g_array_index (space->rects, PvRect, box), rect))
            continue;
          g_array_index (space->marks, guint, box) = query;
          g_array_append_val (found, box);
        }
  sort_found (found, from);
}

/* The piece of the line from @a to @b that lies between two x. */
static PvRect
line_between (PvPoint a, PvPoint b, double left, double right)
{
  double from = MAX (left, a.x), to = MIN (right, b.x);
  double slope = b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0;
  double first = b.x > a.x ? a.y + (from - a.x) * slope : a.y;
  double last = b.x > a.x ? a.y + (to - a.x) * slope : b.y;

  return (PvRect) { from, MIN (first, last), MAX (to - from, 0), fabs (last - first) };
}

static void
find_in_cell (PvLayoutSpace *space, guint cell, guint query, PvPoint a, PvPoint b, double margin, GArray *found)
{
  for (guint i = space->cells[cell]; i != NONE; i = g_array_index (space->entries, Entry, i).next)
    {
      guint box = g_array_index (space->entries, Entry, i).box;
      PvRect grown;

      if (g_array_index (space->marks, guint, box) == query)
        continue;
      g_array_index (space->marks, guint, box) = query;
      grown = pv_rect_grow (&g_array_index (space->rects, PvRect, box), margin, margin);
      if (pv_rect_hits_line (&grown, a, b))
        g_array_append_val (found, box);
    }
}

void
pv_layout_space_find_on_line (PvLayoutSpace *space, PvPoint a, PvPoint b, double margin, GArray *found)
{
  guint query = next_query (space);
  guint from = found->len;
  PvPoint start = a.x <= b.x ? a : b, end = a.x <= b.x ? b : a;
  guint first = clamp_cell ((start.x - margin - space->x) / space->cell_width, space->columns);
  guint last = clamp_cell ((end.x + margin - space->x) / space->cell_width, space->columns);

  for (guint column = first; column <= last; column++)
    {
      double left = column == 0 ? -G_MAXDOUBLE : space->x + column * space->cell_width - margin;
      double right = column == space->columns - 1 ? G_MAXDOUBLE : space->x + (column + 1) * space->cell_width + margin;
      PvRect piece = line_between (start, end, MIN (left, end.x), MAX (right, start.x));
      guint top = clamp_cell ((piece.y - margin - space->y) / space->cell_height, space->rows);
      guint bottom = clamp_cell ((piece.y + piece.height + margin - space->y) / space->cell_height, space->rows);

      for (guint row = top; row <= bottom; row++)
        find_in_cell (space, row * space->columns + column, query, a, b, margin, found);
    }
  sort_found (found, from);
}

static guint
first_in_cell (const PvLayoutSpace *space, guint cell, PvPoint a, PvPoint b, double margin, guint except, guint except_too)
{
  const Entry *entries = (const Entry *) (gpointer) space->entries->data;
  const PvRect *rects = (const PvRect *) (gpointer) space->rects->data;

  for (guint i = space->cells[cell]; i != NONE; i = entries[i].next)
    if (entries[i].box != except && entries[i].box != except_too && pv_layout_line_meets (&rects[entries[i].box], margin, a, b))
      return entries[i].box;
  return NONE;
}

guint
pv_layout_space_first_on_line (const PvLayoutSpace *space, PvPoint a, PvPoint b, double margin, guint except, guint except_too)
{
  gboolean back = a.x > b.x;
  PvPoint start = back ? b : a, end = back ? a : b;
  guint first = clamp_cell ((start.x - margin - space->x) / space->cell_width, space->columns);
  guint last = clamp_cell ((end.x + margin - space->x) / space->cell_width, space->columns);

  for (guint i = 0; i <= last - first; i++)
    {
      guint column = back ? last - i : first + i;
      double left = column == 0 ? -G_MAXDOUBLE : space->x + column * space->cell_width - margin;
      double right = column == space->columns - 1 ? G_MAXDOUBLE : space->x + (column + 1) * space->cell_width + margin;
      PvRect piece = line_between (start, end, MIN (left, end.x), MAX (right, start.x));
      guint top = clamp_cell ((piece.y - margin - space->y) / space->cell_height, space->rows);
      guint bottom = clamp_cell ((piece.y + piece.height + margin - space->y) / space->cell_height, space->rows);

      for (guint row = top; row <= bottom; row++)
        {
          guint box = first_in_cell (space, (a.y > b.y ? top + bottom - row : row) * space->columns + column, a, b, margin, except, except_too);

          if (box != NONE)
            return box;
        }
    }
  return NONE;
}
