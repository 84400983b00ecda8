#include "layout/pv-layout-overlaps.h"

#include <math.h>

#include "layout/pv-layout-insert.h"
#include "layout/pv-layout-space.h"
#include "layout/pv-layout-stages.h"

#define ROUNDS 40
#define MANY 300                    /* more boxes than these press on each other from all sides … */
#define ROUNDS_OF_MANY 24           /* … and get as far in fewer rounds … */
#define PUSH_OF_MANY 1.5            /* … when each that the first one did not help is pushed further than it needs, by this */
/* Room of a drawing, in rooms of all its boxes with their gaps: with less than the first it is scaled up to the second. Between the two of
 * any drawing a push costs more stress than the scale does; one that was fitted to its boxes before is only helped out of the worst. */
static const double any_room[] = { 2.5, 3.5 }, fitted_room[] = { 0.8, 2.2 };
#define FEWEST_SCALED 12            /* fewer boxes are only pushed: their spread says nothing about the room they have */
#define CROWD 500                   /* more boxes without a place go on where the last one of their neighbourhood was put, not all anew */
#define CROWD_CELL 512.0            /* … which is so large, px */
#define LONGEST 2.0                 /* side of what is scaled up, in sides of a square of the same room: boxes in a row stay near each other */

/* Boxes by cell of a grid as wide as the widest box: an overlapping pair lies in the same or in neighbouring cells. */
typedef struct
{
  guint *starts;
  guint *boxes;
  guint *cells;             /* by box */
  guint columns;
  guint rows;
} Buckets;

static void
buckets_clear (Buckets *buckets)
{
  g_free (buckets->starts);
  g_free (buckets->boxes);
  g_free (buckets->cells);
}

static void
find_extent (const PvRect *boxes, guint n_boxes, PvRect *extent, double *width, double *height)
{
  double right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  *extent = (PvRect) { G_MAXDOUBLE, G_MAXDOUBLE, 0, 0 };
  *width = *height = 1;
  for (guint i = 0; i < n_boxes; i++)
    {
      extent->x = MIN (extent->x, boxes[i].x);
      extent->y = MIN (extent->y, boxes[i].y);
      right = MAX (right, boxes[i].x);
      bottom = MAX (bottom, boxes[i].y);
      *width = MAX (*width, boxes[i].width);
      *height = MAX (*height, boxes[i].height);
    }
  extent->width = right - extent->x;
  extent->height = bottom - extent->y;
}

static void
fill_buckets (Buckets *buckets, const PvRect *boxes, guint n_boxes, double gap_x, double gap_y)
{
  PvRect extent;
  double width, height;

  find_extent (boxes, n_boxes, &extent, &width, &height);
  width = MAX (width + gap_x, extent.width / 2000);
  height = MAX (height + gap_y, extent.height / 2000);
  buckets->columns = (guint) (extent.width / width) + 1;
  buckets->rows = (guint) (extent.height / height) + 1;
  buckets->starts = g_new0 (guint, (gsize) buckets->columns * buckets->rows + 1);
  buckets->boxes = g_new (guint, n_boxes);
  buckets->cells = g_new (guint, n_boxes);
  for (guint i = 0; i < n_boxes; i++)
    {
      guint column = (guint) ((boxes[i].x - extent.x) / width), row = (guint) ((boxes[i].y - extent.y) / height);

      buckets->cells[i] = row * buckets->columns + column;
      buckets->starts[buckets->cells[i] + 1]++;
    }
  for (guint i = 0; i < buckets->columns * buckets->rows; i++)
    buckets->starts[i + 1] += buckets->starts[i];
  for (guint i = n_boxes; i-- > 0;)
    buckets->boxes[--buckets->starts[buckets->cells[i] + 1]] = i;
  /* Every start was counted down to that of its own cell, one place to the right. */
  memmove (buckets->starts, buckets->starts + 1, sizeof (guint) * buckets->columns * buckets->rows);
  buckets->starts[buckets->columns * buckets->rows] = n_boxes;
}

typedef struct
{
  PvRect *boxes;
  const gboolean *fixed;
  double gap_x;
  double gap_y;
  double push;              /* in overlaps: 1 is as far as it needs */
  guint8 *moved;            /* by box: in the round before, or just now; two that both stood still need not be looked at again */
  guint8 *moving;           /* by box: in this round */
} Pushing;

/* Pushes two boxes apart along the axis of the smaller overlap. */
static gboolean
push_pair (const Pushing *pushing, guint first, guint second)
{
  PvRect *a = &pushing->boxes[first], *b = &pushing->boxes[second];
  double dx = (b->x + b->width / 2) - (a->x + a->width / 2), dy = (b->y + b->height / 2) - (a->y + a->height / 2);
  double over_x = (a->width + b->width) / 2 + pushing->gap_x - fabs (dx);
  double over_y = (a->height + b->height) / 2 + pushing->gap_y - fabs (dy);
  double share_a = 0.5, share_b = 0.5;

  if (over_x <= 1e-6 || over_y <= 1e-6)
    return FALSE;
  if (pushing->fixed != NULL)
    {
      if (pushing->fixed[first] && pushing->fixed[second])
        return FALSE;
      share_a = pushing->fixed[first] ? 0 : pushing->fixed[second] ? 1 : 0.5;
      share_b = 1 - share_a;
    }
  over_x *= pushing->push;
  over_y *= pushing->push;
  if (over_x < over_y)
    {
      a->x -= (dx < 0 ? -over_x : over_x) * share_a;
      b->x += (dx < 0 ? -over_x : over_x) * share_b;
    }
  else
    {
      a->y -= (dy < 0 ? -over_y : over_y) * share_a;
      b->y += (dy < 0 ? -over_y : over_y) * share_b;
    }
  pushing->moving[first] = pushing->moving[second] = 1;
  return TRUE;
}

/* Every pair of two lists of boxes (of one list with itself, where they are the same) of which at least one moved. */
static gboolean
push_cells (const Pushing *pushing, const Buckets *buckets, guint cell, guint other)
{
  gboolean pushed = FALSE;

  for (guint i = buckets->starts[cell]; i < buckets->starts[cell + 1]; i++)
    {
      guint first = buckets->boxes[i];

      for (guint j = cell == other ? i + 1 : buckets->starts[other]; j < buckets->starts[other + 1]; j++)
        if (pushing->moved[first] | pushing->moving[first] | pushing->moved[buckets->boxes[j]] | pushing->moving[buckets->boxes[j]])
          pushed |= push_pair (pushing, first, buckets->boxes[j]);
    }
  return pushed;
}

/* Calls push_pair() on every pair in the same or neighbouring cells; each pair once. Returns whether one was pushed. */
static gboolean
push_round (const Pushing *pushing, guint n_boxes)
{
  static const int AROUND[4][2] = { { 1, 0 }, { -1, 1 }, { 0, 1 }, { 1, 1 } };
  Buckets buckets;
  gboolean pushed = FALSE;

  fill_buckets (&buckets, pushing->boxes, n_boxes, pushing->gap_x, pushing->gap_y);
  for (guint row = 0; row < buckets.rows; row++)
    for (guint column = 0; column < buckets.columns; column++)
      {
        guint cell = row * buckets.columns + column;

        if (buckets.starts[cell] == buckets.starts[cell + 1])
          continue;
        pushed |= push_cells (pushing, &buckets, cell, cell);
        for (guint k = 0; k < 4; k++)
          {
            int x = (int) column + AROUND[k][0], y = (int) row + AROUND[k][1];

            if (x >= 0 && x < (int) buckets.columns && y < (int) buckets.rows)
              pushed |= push_cells (pushing, &buckets, cell, y * buckets.columns + x);
          }
      }
  buckets_clear (&buckets);
  return pushed;
}

static void
snap (PvRect *boxes, const gboolean *fixed, guint n_boxes)
{
  for (guint i = 0; i < n_boxes; i++)
    if (fixed == NULL || !fixed[i])
      {
        boxes[i].x = floor (boxes[i].x / PV_LAYOUT_GRID + 0.5) * PV_LAYOUT_GRID;
        boxes[i].y = floor (boxes[i].y / PV_LAYOUT_GRID + 0.5) * PV_LAYOUT_GRID;
      }
}

/* Where the search for a place goes on that was begun for a box with about the same wish. One whose neighbourhood is new begins anew. */
static PvLayoutSpiral *
spiral_for (GHashTable *spirals, PvPoint wish)
{
  gint64 cell = (gint64) ((guint64) (gint64) floor (wish.x / CROWD_CELL) << 32 ^ (guint32) (gint64) floor (wish.y / CROWD_CELL));
  PvLayoutSpiral *spiral = g_hash_table_lookup (spirals, &cell);

  if (spiral == NULL)
    {
      spiral = g_new (PvLayoutSpiral, 1);
      *spiral = PV_LAYOUT_SPIRAL;
      g_hash_table_insert (spirals, g_memdup2 (&cell, sizeof cell), spiral);
    }
  return spiral;
}

/* Takes the boxes in one by one, fixed ones first; one that finds its place taken gets the nearest free one. */
static void
settle (PvRect *boxes, const gboolean *fixed, guint n_boxes, const PvLayoutOptions *options)
{
  g_autoptr (PvLayoutSpace) space = pv_layout_space_new (boxes, n_boxes);
  g_autoptr (GArray) homeless = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) spirals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < n_boxes; i++)
    {
      PvRect room = pv_rect_grow (&boxes[i], options->gap_x, options->gap_y);

      if ((fixed != NULL && fixed[i]) || pv_layout_space_is_free (space, &room, i))
        continue;
      pv_layout_space_remove (space, i);
      g_array_append_val (homeless, i);
    }
  for (guint k = 0; k < homeless->len; k++)
    {
      guint i = g_array_index (homeless, guint, k);
      PvPoint wish = pv_rect_centre (&boxes[i]);
      PvLayoutSpiral anew = PV_LAYOUT_SPIRAL;
      PvPoint place = pv_layout_insert_from (space, boxes[i].width, boxes[i].height, wish, options,
                                             homeless->len > CROWD ? spiral_for (spirals, wish) : &anew);

      boxes[i].x = place.x;
      boxes[i].y = place.y;
      pv_layout_space_add (space, i, &boxes[i]);
    }
}

/* Where the boxes have far too little room, pushing alone would tear the drawing to pieces: it is scaled up first. The room is taken from the
 * spread (an even one over a side of length l has the deviation l / √12), so that a few outliers do not count. */
static void
scale_up (PvRect *boxes, guint n_boxes, const PvLayoutOptions *options, const double *room)
{
  double mean_x = 0, mean_y = 0, spread_x = 0, spread_y = 0, needed = 0, scale;

  if (n_boxes < FEWEST_SCALED)
    return;

  for (guint i = 0; i < n_boxes; i++)
    {
      mean_x += (boxes[i].x + boxes[i].width / 2) / n_boxes;
      mean_y += (boxes[i].y + boxes[i].height / 2) / n_boxes;
      needed += (boxes[i].width + options->gap_x) * (boxes[i].height + options->gap_y);
    }
  for (guint i = 0; i < n_boxes; i++)
    {
      spread_x += (boxes[i].x + boxes[i].width / 2 - mean_x) * (boxes[i].x + boxes[i].width / 2 - mean_x) / n_boxes;
      spread_y += (boxes[i].y + boxes[i].height / 2 - mean_y) * (boxes[i].y + boxes[i].height / 2 - mean_y) / n_boxes;
    }
  if (spread_x < 1 || spread_y < 1 || 12 * sqrt (spread_x * spread_y) > room[0] * needed)
    return;
  scale = sqrt (room[1] * needed / (12 * sqrt (spread_x * spread_y)));
  scale = MIN (scale, LONGEST * sqrt (room[1] * needed / (12 * MAX (spread_x, spread_y))));
  if (scale <= 1)
    return;
  for (guint i = 0; i < n_boxes; i++)
    {
      boxes[i].x = mean_x + (boxes[i].x + boxes[i].width / 2 - mean_x) * scale - boxes[i].width / 2;
      boxes[i].y = mean_y + (boxes[i].y + boxes[i].height / 2 - mean_y) * scale - boxes[i].height / 2;
    }
}

static gboolean
any_fixed (const gboolean *fixed, guint n_boxes)
{
  for (guint i = 0; fixed != NULL && i < n_boxes; i++)
    if (fixed[i])
      return TRUE;
  return FALSE;
}

static void
separate (PvRect *boxes, const gboolean *fixed, guint n_boxes, const PvLayoutOptions *options, const double *room)
{
  g_autofree guint8 *moved = g_malloc (n_boxes + 1), *moving = g_malloc0 (n_boxes + 1);
  Pushing pushing = { boxes, fixed, options->gap_x, options->gap_y, 1, moved, moving };
  guint rounds = n_boxes > MANY ? ROUNDS_OF_MANY : ROUNDS;

  if (n_boxes == 0)
    return;

  memset (moved, 1, n_boxes);
  if (!any_fixed (fixed, n_boxes))
    scale_up (boxes, n_boxes, options, room);
  /* Boxes that need no push are only snapped, and stay as they are if they were snapped before. */
  for (guint i = 0; i < rounds && push_round (&pushing, n_boxes); i++)
    {
      /* Snapping takes up to one grid step from a gap: with the wider one all are looked at once more. */
      pushing.gap_x = options->gap_x + PV_LAYOUT_GRID;
      pushing.gap_y = options->gap_y + PV_LAYOUT_GRID;
      pushing.push = n_boxes > MANY ? PUSH_OF_MANY : 1;
      if (i > 0)
        memcpy (moved, moving, n_boxes);
      memset (moving, 0, n_boxes);
    }
  snap (boxes, fixed, n_boxes);
  settle (boxes, fixed, n_boxes, options);
}

void
pv_layout_remove_overlaps (PvRect *boxes, const gboolean *fixed, guint n_boxes, const PvLayoutOptions *options)
{
  separate (boxes, fixed, n_boxes, options, any_room);
}

void
pv_layout_separate (PvRect *boxes, const gboolean *fixed, guint n_boxes, const PvLayoutOptions *options)
{
  separate (boxes, fixed, n_boxes, options, fitted_room);
}

guint
pv_layout_count_overlaps (const PvRect *boxes, guint n_boxes, double gap_x, double gap_y)
{
  Buckets buckets;
  guint count = 0;

  if (n_boxes == 0)
    return 0;

  fill_buckets (&buckets, boxes, n_boxes, gap_x, gap_y);
  for (guint i = 0; i < n_boxes; i++)
    {
      PvRect room = pv_rect_grow (&boxes[i], gap_x, gap_y);
      int column = (int) (buckets.cells[i] % buckets.columns), row = (int) (buckets.cells[i] / buckets.columns);

      for (int y = MAX (row - 1, 0); y <= MIN (row + 1, (int) buckets.rows - 1); y++)
        for (int x = MAX (column - 1, 0); x <= MIN (column + 1, (int) buckets.columns - 1); x++)
          for (guint j = buckets.starts[y * buckets.columns + x]; j < buckets.starts[y * buckets.columns + x + 1]; j++)
            count += buckets.boxes[j] > i && pv_rect_overlaps (&room, &boxes[buckets.boxes[j]]);
    }
  buckets_clear (&buckets);
  return count;
}
