/* What holds for every swimlane picture, and one of them to the point. */
#include <math.h>

#include "layout/layout.h"

typedef struct
{
  PvSwimlaneStep *steps;
  PvSwimlaneTransition *transitions;
  PvSwimlaneInput input;
} Path;

static void
path_free (Path *path)
{
  g_free (path->steps);
  g_free (path->transitions);
  g_free (path);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Path, path_free)

/* Mostly forward, some back, some within a cell or onto the step itself, some twice. */
static Path *
make_path (guint n_steps, guint n_transitions, guint n_phases, guint n_lanes, guint64 seed)
{
  Path *path = g_new0 (Path, 1);
  PvRandom random;

  pv_random_seed (&random, seed);
  path->steps = g_new0 (PvSwimlaneStep, n_steps + 1);
  path->transitions = g_new0 (PvSwimlaneTransition, n_transitions + 1);
  path->input = (PvSwimlaneInput) { path->steps, n_steps, path->transitions, n_transitions, n_phases, n_lanes };
  for (guint i = 0; i < n_steps; i++)
    {
      gboolean tall = pv_random_below (&random, 5) == 0;

      path->steps[i] = (PvSwimlaneStep) { i * n_phases / n_steps, pv_random_below (&random, n_lanes), tall ? 150 : 126, tall ? 64 : 46 };
    }
  for (guint i = 0; i < n_transitions; i++)
    {
      guint from = pv_random_below (&random, n_steps), reach = 1 + pv_random_below (&random, 1 + 2 * n_steps / n_phases);
      guint to = MIN (from + reach, n_steps - 1);
      gboolean back = pv_random_below (&random, 9) == 0, labelled = pv_random_below (&random, 3) == 0;

      path->transitions[i] = (PvSwimlaneTransition) { back ? to : from, back ? from : to, labelled ? 84 : 0, labelled ? 14 : 0 };
    }
  return path;
}

static void
assert_steps_stand_in_their_cells (const Path *path, const PvSwimlanes *lanes)
{
  for (guint i = 0; i < path->input.n_steps; i++)
    {
      PvRect cell = pv_swimlanes_cell (lanes, path->steps[i].phase, path->steps[i].lane), box = lanes->steps[i];

      g_assert_cmpfloat (box.width, ==, path->steps[i].width);
      g_assert_cmpfloat (box.x, >, cell.x);
      g_assert_cmpfloat (box.y, >, cell.y);
      g_assert_cmpfloat (box.x + box.width, <, cell.x + cell.width);
      g_assert_cmpfloat (box.y + box.height, <, cell.y + cell.height);
      for (guint j = 0; j < i; j++)
        {
          /* Marks on the frames reach 9 px out. */
          PvRect room = pv_rect_grow (&box, 18, 18);

          g_assert_false (pv_rect_overlaps (&room, &lanes->steps[j]));
          /* In one cell, what comes later in the path stands lower. */
          if (path->steps[i].phase == path->steps[j].phase && path->steps[i].lane == path->steps[j].lane
              && fabs (box.x + box.width / 2 - lanes->steps[j].x - lanes->steps[j].width / 2) <= 1)
            g_assert_cmpfloat (box.y, >, lanes->steps[j].y);
        }
    }
}

static void
assert_lines_keep_off_steps (const Path *path, const PvSwimlanes *lanes)
{
  for (guint i = 0; i < path->input.n_transitions; i++)
    {
      const PvSwimlaneLine *line = &lanes->lines[i];
      PvRect from = pv_rect_grow (&lanes->steps[path->transitions[i].from], 0.5, 0.5);
      PvRect to = pv_rect_grow (&lanes->steps[path->transitions[i].to], 0.5, 0.5);

      g_assert_cmpuint (line->n_points, >=, 2);
      g_assert_true (pv_rect_contains (&from, line->points[0].x, line->points[0].y));
      g_assert_true (pv_rect_contains (&to, line->points[line->n_points - 1].x, line->points[line->n_points - 1].y));
      for (guint k = 0; k + 1 < line->n_points; k++)
        {
          PvPoint a = line->points[k], b = line->points[k + 1];

          g_assert_true ((a.x == b.x) != (a.y == b.y));
          for (guint box = 0; box < path->input.n_steps; box++)
            g_assert_false (pv_rect_hits_line (&lanes->steps[box], a, b));
        }
    }
}

static gboolean
lie_on_each_other (PvPoint a, PvPoint b, PvPoint c, PvPoint d)
{
  if (a.x == b.x && c.x == d.x)
    return fabs (a.x - c.x) < 0.25 && MIN (a.y, b.y) <= MAX (c.y, d.y) && MIN (c.y, d.y) <= MAX (a.y, b.y);
  if (a.y == b.y && c.y == d.y)
    return fabs (a.y - c.y) < 0.25 && MIN (a.x, b.x) <= MAX (c.x, d.x) && MIN (c.x, d.x) <= MAX (a.x, b.x);
  return FALSE;
}

static void
assert_no_track_is_shared (const PvSwimlanes *lanes)
{
  for (guint i = 0; i < lanes->n_lines; i++)
    for (guint j = 0; j < i; j++)
      for (guint k = 0; k + 1 < lanes->lines[i].n_points; k++)
        for (guint l = 0; l + 1 < lanes->lines[j].n_points; l++)
          if (lie_on_each_other (lanes->lines[i].points[k], lanes->lines[i].points[k + 1], lanes->lines[j].points[l],
                                 lanes->lines[j].points[l + 1]))
            g_error ("lines %u and %u share a track near %g, %g", i, j, lanes->lines[i].points[k].x, lanes->lines[i].points[k].y);
}

static void
assert_words_stand_free (const Path *path, const PvSwimlanes *lanes)
{
  guint number = 0;

  for (guint i = 0; i < lanes->n_lines; i++)
    {
      const PvSwimlaneLine *line = &lanes->lines[i];

      g_assert_cmpint (line->label_kind == PV_SWIMLANE_LABEL_NONE, ==, path->transitions[i].label_width == 0);
      if (line->label_kind == PV_SWIMLANE_LABEL_DOT)
        g_assert_cmpuint (line->number, ==, ++number);
      if (line->label_kind != PV_SWIMLANE_LABEL_BESIDE)
        continue;
      g_assert_cmpfloat (line->label.width, ==, path->transitions[i].label_width);
      for (guint box = 0; box < lanes->n_steps; box++)
        g_assert_false (pv_rect_overlaps (&line->label, &lanes->steps[box]));
      for (guint j = 0; j < lanes->n_lines; j++)
        {
          if (j < i && lanes->lines[j].label_kind == PV_SWIMLANE_LABEL_BESIDE)
            g_assert_false (pv_rect_overlaps (&line->label, &lanes->lines[j].label));
          for (guint k = 0; k + 1 < lanes->lines[j].n_points; k++)
            g_assert_false (pv_rect_hits_line (&line->label, lanes->lines[j].points[k], lanes->lines[j].points[k + 1]));
        }
    }
}

static void
assert_heads_meet (const PvSwimlanes *lanes, const PvSwimlaneOptions *options)
{
  double x = options->lane_head_width, height = options->phase_head_height;

  for (guint phase = 0; phase < lanes->n_phases; phase++)
    {
      g_assert_cmpfloat_with_epsilon (lanes->phase_heads[phase].x, x, 1e-9);
      g_assert_cmpfloat (lanes->phase_heads[phase].width, >=, options->least_phase_width);
      x += lanes->phase_heads[phase].width;
    }
  for (guint lane = 0; lane < lanes->n_lanes; lane++)
    {
      g_assert_cmpfloat (lanes->lane_bands[lane].height, >=, options->least_lane_height);
      g_assert_cmpfloat (lanes->lane_heads[lane].width, ==, options->lane_head_width);
      height += lanes->lane_bands[lane].height;
    }
  g_assert_cmpfloat_with_epsilon (lanes->width, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (lanes->height, height, 1e-9);
}

static void
assert_sound (const Path *path, const PvSwimlaneOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvSwimlanes) lanes = pv_layout_swimlanes (&path->input, options, NULL, &error);

  g_assert_no_error (error);
  assert_steps_stand_in_their_cells (path, lanes);
  assert_lines_keep_off_steps (path, lanes);
  assert_no_track_is_shared (lanes);
  assert_words_stand_free (path, lanes);
  assert_heads_meet (lanes, options);
}

static void
draws_every_path_soundly (void)
{
  static const guint SIZES[][4] = { { 1, 3, 1, 1 }, { 6, 14, 1, 1 }, { 12, 14, 5, 6 }, { 20, 30, 5, 6 }, { 40, 70, 7, 3 }, { 90, 160, 6, 9 } };

  for (guint k = 0; k < G_N_ELEMENTS (SIZES); k++)
    for (guint64 seed = 1; seed <= 12; seed++)
      {
        g_autoptr (Path) path = make_path (SIZES[k][0], SIZES[k][1], SIZES[k][2], SIZES[k][3], seed);
        PvSwimlaneOptions options = pv_swimlane_options ();

        options.order_lanes = seed % 2 == 0;
        options.equal_phases = seed % 3 == 0;
        assert_sound (path, &options);
      }
}

/* Thirty lines into one step: nothing has its 10 px then, and still none lies on another. */
static void
crowds_without_sharing (void)
{
  g_autoptr (Path) path = make_path (31, 30, 2, 31, 1);
  PvSwimlaneOptions options = pv_swimlane_options ();

  for (guint i = 0; i < 31; i++)
    path->steps[i] = (PvSwimlaneStep) { i == 30, i, 126, 46 };
  for (guint i = 0; i < 30; i++)
    path->transitions[i] = (PvSwimlaneTransition) { i, 30, 0, 0 };
  assert_sound (path, &options);
}

static void
draws_empty_phases_and_lanes (void)
{
  PvSwimlaneStep step = { 1, 1, 126, 46 };
  PvSwimlaneInput nothing = { NULL, 0, NULL, 0, 0, 0 }, bare = { NULL, 0, NULL, 0, 3, 2 }, one = { &step, 1, NULL, 0, 3, 2 };
  PvSwimlaneOptions options = pv_swimlane_options ();
  g_autoptr (PvSwimlanes) first = pv_layout_swimlanes (&nothing, &options, NULL, NULL);
  g_autoptr (PvSwimlanes) second = pv_layout_swimlanes (&bare, &options, NULL, NULL);
  g_autoptr (PvSwimlanes) third = pv_layout_swimlanes (&one, &options, NULL, NULL);

  g_assert_cmpfloat (first->width, ==, 128);
  g_assert_cmpfloat (second->width, ==, 128 + 3 * 196);
  g_assert_cmpfloat (second->height, ==, 44 + 2 * 75);
  g_assert_cmpfloat (third->width, ==, 128 + 3 * 196);
}

static void
makes_phases_equal_when_asked (void)
{
  for (guint64 seed = 1; seed <= 6; seed++)
    {
      g_autoptr (Path) path = make_path (25, 40, 5, 5, seed);
      PvSwimlaneOptions options = pv_swimlane_options ();
      g_autoptr (PvSwimlanes) lanes = NULL;

      options.equal_phases = TRUE;
      lanes = pv_layout_swimlanes (&path->input, &options, NULL, NULL);
      for (guint phase = 1; phase < 5; phase++)
        g_assert_cmpfloat_with_epsilon (lanes->phase_heads[phase].width, lanes->phase_heads[0].width, 2.01);
    }
}

static void
puts_what_follows_beside_and_what_does_not_below (void)
{
  PvSwimlaneStep steps[] = { { 0, 0, 126, 46 }, { 0, 0, 126, 46 }, { 0, 0, 126, 46 }, { 0, 1, 126, 46 }, { 0, 0, 126, 46 } };
  /* 4 follows 0 by way of the other lane; the way back makes no difference. */
  PvSwimlaneTransition transitions[] = { { 0, 1, 0, 0 }, { 0, 3, 0, 0 }, { 3, 4, 0, 0 }, { 4, 0, 0, 0 } };
  PvSwimlaneInput input = { steps, 5, transitions, 4, 1, 2 };
  PvSwimlaneOptions options = pv_swimlane_options ();
  g_autoptr (PvSwimlanes) lanes = pv_layout_swimlanes (&input, &options, NULL, NULL);

  g_assert_cmpfloat (lanes->steps[1].x, >=, lanes->steps[0].x + 126 + options.gutter);
  g_assert_cmpfloat (lanes->steps[2].x, ==, lanes->steps[0].x);
  g_assert_cmpfloat (lanes->steps[2].y, >=, lanes->steps[0].y + 46 + 18);
  g_assert_cmpfloat (lanes->steps[4].x, ==, lanes->steps[1].x);
  g_assert_cmpfloat (lanes->steps[3].x, ==, lanes->steps[0].x);
}

static guint
count_for_order (const Path *path, gboolean order_lanes)
{
  PvSwimlaneOptions options = pv_swimlane_options ();
  g_autoptr (PvSwimlanes) lanes = NULL;

  options.order_lanes = order_lanes;
  lanes = pv_layout_swimlanes (&path->input, &options, NULL, NULL);
  for (guint lane = 0; lane < lanes->n_lanes && !order_lanes; lane++)
    g_assert_cmpuint (lanes->rows[lane], ==, lane);
  return pv_swimlanes_count_crossings (lanes);
}

/* Odd lanes have to do with odd ones, even lanes with even ones: in the order of the numbers everything crosses. */
static void
orders_lanes_for_fewer_crossings (void)
{
  g_autoptr (Path) path = make_path (40, 60, 5, 8, 3);

  for (guint i = 0; i < 40; i++)
    path->steps[i].lane = i % 8;
  for (guint i = 0; i < 60; i++)
    {
      guint from = i % 38;

      path->transitions[i] = (PvSwimlaneTransition) { from, MIN (from + (i % 2 == 0 ? 8 : 10), 38 + from % 2), 0, 0 };
    }
  g_assert_cmpuint (count_for_order (path, TRUE), <, count_for_order (path, FALSE));
}

static void
gives_the_same_twice (void)
{
  g_autoptr (Path) path = make_path (60, 100, 6, 6, 4);
  PvSwimlaneOptions options = pv_swimlane_options ();
  g_autoptr (PvSwimlanes) first = pv_layout_swimlanes (&path->input, &options, NULL, NULL);
  g_autoptr (PvSwimlanes) second = pv_layout_swimlanes (&path->input, &options, NULL, NULL);

  g_assert_cmpmem (first->steps, sizeof (PvRect) * 60, second->steps, sizeof (PvRect) * 60);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpmem (first->lines[i].points, sizeof (PvPoint) * first->lines[i].n_points, second->lines[i].points,
                     sizeof (PvPoint) * second->lines[i].n_points);
}

static void
stops_when_cancelled (void)
{
  g_autoptr (Path) path = make_path (20, 30, 4, 4, 1);
  PvSwimlaneOptions options = pv_swimlane_options ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pv_layout_swimlanes (&path->input, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
write_line (GString *text, guint index, const PvSwimlaneLine *line)
{
  g_string_append_printf (text, "line %u:", index);
  for (guint k = 0; k < line->n_points; k++)
    g_string_append_printf (text, " %g,%g", line->points[k].x, line->points[k].y);
  if (line->label_kind == PV_SWIMLANE_LABEL_BESIDE)
    g_string_append_printf (text, " words %g,%g", line->label.x, line->label.y);
  if (line->label_kind == PV_SWIMLANE_LABEL_DOT)
    g_string_append_printf (text, " dot %u %g,%g", line->number, line->dot.x, line->dot.y);
  g_string_append_c (text, '\n');
}

/* Two recognise, one assesses, two serve, and from follow-up one comes back. To accept a change, copy what the test prints. */
static void
matches_the_golden_path (void)
{
  static const char GOLDEN[] =
    "723 x 272\n"
    "phase 128 + 196, lane 44 + 76\n"
    "phase 324 + 196, lane 120 + 76\n"
    "phase 520 + 203, lane 196 + 76\n"
    "step 0: 163,59\n"
    "step 1: 163,211\n"
    "step 2: 359,59\n"
    "step 3: 359,135\n"
    "step 4: 553,135\n"
    "step 5: 553,211\n"
    "line 0: 289,82 359,82\n"
    "line 1: 289,234 324,234 324,95 359,95 words 226,151\n"
    "line 2: 390,105 390,135\n"
    "line 3: 485,158 553,158\n"
    "line 4: 485,168 513,168 513,234 553,234 words 427,227\n"
    "line 5: 679,158 695,158 695,120 312,120 312,88 359,88 words 510,102\n";
  PvSwimlaneStep steps[] = { { 0, 0, 126, 46 }, { 0, 2, 126, 46 }, { 1, 0, 126, 46 }, { 1, 1, 126, 46 }, { 2, 1, 126, 46 }, { 2, 2, 126, 46 } };
  PvSwimlaneTransition transitions[] = { { 0, 2, 0, 0 }, { 1, 2, 90, 14 }, { 2, 3, 0, 0 }, { 3, 4, 0, 0 }, { 3, 5, 78, 14 }, { 4, 2, 96, 14 } };
  PvSwimlaneInput input = { steps, 6, transitions, 6, 3, 3 };
  PvSwimlaneOptions options = pv_swimlane_options ();
  g_autoptr (PvSwimlanes) lanes = pv_layout_swimlanes (&input, &options, NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%g x %g\n", lanes->width, lanes->height);
  for (guint i = 0; i < 3; i++)
    g_string_append_printf (text, "phase %g + %g, lane %g + %g\n", lanes->phase_heads[i].x, lanes->phase_heads[i].width, lanes->lane_bands[i].y,
                            lanes->lane_bands[i].height);
  for (guint i = 0; i < 6; i++)
    g_string_append_printf (text, "step %u: %g,%g\n", i, lanes->steps[i].x, lanes->steps[i].y);
  for (guint i = 0; i < 6; i++)
    write_line (text, i, &lanes->lines[i]);
  if (g_strcmp0 (text->str, GOLDEN) != 0)
    g_printerr ("%s", text->str);
  g_assert_cmpstr (text->str, ==, GOLDEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/swimlanes/sound", draws_every_path_soundly);
  g_test_add_func ("/layout/swimlanes/crowded", crowds_without_sharing);
  g_test_add_func ("/layout/swimlanes/empty", draws_empty_phases_and_lanes);
  g_test_add_func ("/layout/swimlanes/equal", makes_phases_equal_when_asked);
  g_test_add_func ("/layout/swimlanes/slots", puts_what_follows_beside_and_what_does_not_below);
  g_test_add_func ("/layout/swimlanes/order", orders_lanes_for_fewer_crossings);
  g_test_add_func ("/layout/swimlanes/same-twice", gives_the_same_twice);
  g_test_add_func ("/layout/swimlanes/cancelled", stops_when_cancelled);
  g_test_add_func ("/layout/swimlanes/golden", matches_the_golden_path);
  return g_test_run ();
}
