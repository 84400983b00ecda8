#include "exchange/pv-picture-plan.h"

#include "exchange/pv-path-pages.h"
#include "exchange/pv-picture-sheets.h"

#include <math.h>

/* Points a model pixel, the largest first; 13 model pixels, a node's letters, are 8 points at the last. A path has smaller ones. */
static const double network_scales[] = { 0.75, 0.7, 0.66, 0.62 };
static const double path_scales[] = { 0.75, 0.71, PV_PATH_READABLE };

/* What a cut through something costs. One between phases or lanes costs nothing, any other place a little. */
#define THROUGH_A_STEP 100
#define THROUGH_A_SIGN 50
#define THROUGH_WORDS 10
#define ELSEWHERE 4
/* No sheet is left emptier than this share, for a better cut's sake. */
#define LEAST_SHARE 0.35
/* A line on the border of a phase or lane is seen whole on either sheet. */
#define BLEED 3.0

/* What a cut may go through, along one axis. */
typedef struct
{
  PvSpan span;
  guint cost;
} Obstacle;

typedef struct
{
  GArray *obstacles;           /* Obstacle */
  GArray *borders;             /* double, ascending */
} Axis;

double
pv_picture_least_scale (const PvPicture *picture)
{
  return pv_scene_get_kind (picture->scene) == PV_SCENE_PATH ? PV_PATH_READABLE : network_scales[G_N_ELEMENTS (network_scales) - 1];
}

/* --- a network --- */

static GArray *
equal_spans (double from, double length, double part, double overlap)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (PvSpan));
  double step = part - overlap;
  guint n = length <= part ? 1 : (guint) ceil ((length - part) / step) + 1;
  double first = from - ((n - 1) * step + part - length) / 2;

  for (guint i = 0; i < n; i++)
    g_array_append_val (spans, ((PvSpan) { first + i * step, part }));
  return spans;
}

/* --- a path --- */

static void
add_obstacle (Axis *across, Axis *down, const PvRect *box, guint cost)
{
  Obstacle obstacle = { { box->x, box->width }, cost };

  g_array_append_val (across->obstacles, obstacle);
  obstacle.span = (PvSpan) { box->y, box->height };
  g_array_append_val (down->obstacles, obstacle);
}

static void
add_obstacles (const PvScene *scene, PvPart part, guint cost, Axis *across, Axis *down)
{
  for (guint i = 0; i < pv_scene_count (scene, part); i++)
    {
      PvRect box = pv_scene_get_box (scene, (PvElement) { part, i });

      add_obstacle (across, down, &box, cost);
    }
}

static int
compare_borders (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static void
add_borders (const PvScene *scene, PvPart part, Axis *axis)
{
  for (guint i = 0; i < pv_scene_count (scene, part); i++)
    {
      PvElementInfo info;
      double border;

      pv_scene_describe (scene, (PvElement) { part, i }, &info);
      border = part == PV_PART_PHASE ? info.bounds.x : info.bounds.y;
      g_array_append_val (axis->borders, border);
    }
  g_array_sort (axis->borders, compare_borders);
}

static guint
cost_of (const Axis *axis, double at)
{
  guint cost = 0;

  for (guint i = 0; i < axis->obstacles->len; i++)
    {
      const Obstacle *obstacle = &g_array_index (axis->obstacles, Obstacle, i);

      if (at > obstacle->span.from && at < obstacle->span.from + obstacle->span.length)
        cost += obstacle->cost;
    }
  return cost;
}

typedef struct
{
  double at;
  guint cost;
} Cut;

static void
try_cut (const Axis *axis, double at, guint cost, double least, double most, Cut *best)
{
  if (at < least || at > most)
    return;
  cost += cost_of (axis, at);
  if (cost < best->cost || (cost == best->cost && at > best->at))
    *best = (Cut) { at, cost };
}

/* Where the sheet that begins at @from best ends: at a border, or just behind something. */
static double
find_cut (const Axis *axis, double from, double room)
{
  double least = from + room * LEAST_SHARE, most = from + room;
  Cut best = { most, cost_of (axis, most) + ELSEWHERE };

  for (guint i = 0; i < axis->borders->len; i++)
    try_cut (axis, g_array_index (axis->borders, double, i), 0, least, most, &best);
  for (guint i = 0; i < axis->obstacles->len; i++)
    {
      const PvSpan *span = &g_array_index (axis->obstacles, Obstacle, i).span;

      try_cut (axis, span->from + span->length + 1, ELSEWHERE, least, most, &best);
    }
  return best.at;
}

static GArray *
cut_spans (const Axis *axis, double from, double to, double room)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (PvSpan));

  while (to - from > room)
    {
      double at = find_cut (axis, from, room - BLEED);

      g_array_append_val (spans, ((PvSpan) { from, at + BLEED - from }));
      from = at - BLEED;
    }
  g_array_append_val (spans, ((PvSpan) { from, to - from }));
  return spans;
}

/* The most criteria that one part tells by a number. */
static guint
most_notes (const PvPicturePlan *plan, const PvScene *scene)
{
  guint most = 0;

  for (guint row = 0; row < plan->rows->len; row++)
    for (guint column = 0; column < plan->columns->len; column++)
      {
        PvRect part = pv_picture_plan_part (plan, column, row);

        most = MAX (most, pv_table_count_notes (scene, &part));
      }
  return most;
}

/* Room for the criteria is found out by trying: there are never more of them on a sheet than had room. */
static void
cut_table (PvPicturePlan *plan, const PvScene *scene, double width, double height)
{
  PvRect cells = pv_scene_get_cells (scene);
  g_autoptr (GArray) across_obstacles = g_array_new (FALSE, FALSE, sizeof (Obstacle));
  g_autoptr (GArray) down_obstacles = g_array_new (FALSE, FALSE, sizeof (Obstacle));
  g_autoptr (GArray) phases = g_array_new (FALSE, FALSE, sizeof (double)), lanes = g_array_new (FALSE, FALSE, sizeof (double));
  Axis across = { across_obstacles, phases }, down = { down_obstacles, lanes };
  double room = height - cells.y, below = 0;

  add_obstacles (scene, PV_PART_STEP, THROUGH_A_STEP, &across, &down);
  add_obstacles (scene, PV_PART_TASK, THROUGH_A_SIGN, &across, &down);
  add_obstacles (scene, PV_PART_TRANSITION, THROUGH_WORDS, &across, &down);
  add_borders (scene, PV_PART_PHASE, &across);
  add_borders (scene, PV_PART_LANE, &down);
  plan->columns = cut_spans (&across, cells.x, cells.x + cells.width, width - cells.x);
  do
    {
      room = height - cells.y - below;
      g_clear_pointer (&plan->rows, g_array_unref);
      plan->rows = cut_spans (&down, cells.y, cells.y + cells.height, room);
      below = MAX (below, pv_table_notes_height (scene, most_notes (plan, scene)));
    }
  while (height - cells.y - below < room && below < height / 2);
}

/* --- plans --- */

static PvPicturePlan
plan_at (const PvPicture *picture, double points_wide, double points_high, double scale)
{
  PvPicturePlan plan = { .points_wide = points_wide, .points_high = points_high, .scale = scale,
                         .table = pv_scene_get_kind (picture->scene) == PV_SCENE_PATH };
  PvRect whole = pv_scene_get_bounds (picture->scene);
  double width = (points_wide - 2 * PV_SHEET_MARGIN) / scale, overlap = PV_SHEETS_OVERLAP / scale;
  double height = (points_high - 2 * PV_SHEET_MARGIN - PV_SHEET_ABOVE - PV_SHEET_BELOW) / scale;

  if (plan.table)
    {
      cut_table (&plan, picture->scene, width, height);
      return plan;
    }
  plan.columns = equal_spans (whole.x, whole.width, width, overlap);
  plan.rows = equal_spans (whole.y, whole.height, height, overlap);
  return plan;
}

PvPicturePlan
pv_picture_plan (const PvPicture *picture, guint paper)
{
  gboolean path = pv_scene_get_kind (picture->scene) == PV_SCENE_PATH;
  const double *scales = path ? path_scales : network_scales;
  PvPicturePlan best = { 0 };
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < (path ? G_N_ELEMENTS (path_scales) : G_N_ELEMENTS (network_scales)); i++)
    for (guint upright = 0; upright < 2; upright++)
      {
        PvPicturePlan plan = plan_at (picture, upright ? pv_paper_height (paper) : pv_paper_width (paper),
                                      upright ? pv_paper_width (paper) : pv_paper_height (paper), scales[i]);
        guint n = pv_picture_plan_count (&plan, picture);

        if (n < fewest)
          {
            pv_picture_plan_clear (&best);
            best = plan;
            fewest = n;
          }
        else
          pv_picture_plan_clear (&plan);
      }
  return best;
}

void
pv_picture_plan_clear (PvPicturePlan *plan)
{
  g_clear_pointer (&plan->columns, g_array_unref);
  g_clear_pointer (&plan->rows, g_array_unref);
}

PvRect
pv_picture_plan_part (const PvPicturePlan *plan, guint column, guint row)
{
  const PvSpan *across = &g_array_index (plan->columns, PvSpan, column), *down = &g_array_index (plan->rows, PvSpan, row);

  return (PvRect) { across->from, down->from, across->length, down->length };
}

/* Heads are on every sheet of a path: they are no reason for one. */
static gboolean
is_reason (const GArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      PvPart part = g_array_index (found, PvElement, i).part;

      if (part != PV_PART_PHASE && part != PV_PART_LANE)
        return TRUE;
    }
  return FALSE;
}

/* What the sheet to the left or above shows as well is no reason for a sheet. */
gboolean
pv_picture_plan_holds (const PvPicturePlan *plan, const PvPicture *picture, guint column, guint row)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvElement));
  PvRect part = pv_picture_plan_part (plan, column, row);
  double overlap = plan->table ? 2 * BLEED : PV_SHEETS_OVERLAP / plan->scale;
  double left = column > 0 ? overlap : 0, top = row > 0 ? overlap : 0;
  PvRect own = { part.x + left, part.y + top, part.width - left, part.height - top };

  pv_scene_find_in (picture->scene, &own, PV_PART_NONE, found);
  return is_reason (found);
}

guint
pv_picture_plan_count (const PvPicturePlan *plan, const PvPicture *picture)
{
  guint n = 0;

  for (guint row = 0; row < plan->rows->len && n <= PV_SHEETS_MOST; row++)
    for (guint column = 0; column < plan->columns->len; column++)
      n += pv_picture_plan_holds (plan, picture, column, row);
  return n;
}
