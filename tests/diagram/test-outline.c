#include "diagram/diagram.h"

#include <math.h>

static char *
through (const char *path_data, guint decimals)
{
  g_autoptr (PvOutline) outline = pv_outline_new ();

  g_assert_true (pv_outline_parse (outline, path_data));
  return pv_outline_to_path_data (outline, decimals);
}

static void
test_commands (void)
{
  static const char *const cases[][2] = {
    { "M3 2h18v9.6H3z", "M3 2L21 2L21 11.6L3 11.6Z" },
    { "m1 1 2 0 0 2z m5 0h1", "M1 1L3 1L3 3ZM6 1L7 1" },
    { "M0,0C1 2,3 4,5 6c1 1 2 2 3 3", "M0 0C1 2 3 4 5 6C6 7 7 8 8 9" },
    { "M0 0Q3 3 6 0", "M0 0C2 2 4 2 6 0" },
    { "M.5.5-1-1", "M0.5 0.5L-1 -1" },
    { "M1e1 0L-2.5e-1 0", "M10 0L-0.25 0" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = through (cases[i][0], 3);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* Both flags may stand without a space; every point of a circle's arcs lies on the circle. */
static void
test_arcs (void)
{
  static const char *const circles[] = { "M12 1.3a10.7 10.7 0 1 1 0 21.4a10.7 10.7 0 1 1 0-21.4z", "M12 1.3a10.7 10.7 0 110 21.4a10.7 10.7 0 110-21.4z" };

  for (guint i = 0; i < G_N_ELEMENTS (circles); i++)
    {
      g_autoptr (PvOutline) outline = pv_outline_new ();
      const PvOutlineOp *ops;
      const PvPoint *points;
      guint n_curves = 0;

      g_assert_true (pv_outline_parse (outline, circles[i]));
      ops = pv_outline_get_ops (outline);
      points = pv_outline_get_points (outline);
      for (guint o = 0; o < pv_outline_get_n_ops (outline); o++)
        {
          guint n = ops[o] == PV_OUTLINE_CURVE ? 3 : ops[o] == PV_OUTLINE_CLOSE ? 0 : 1;

          if (n > 0)
            g_assert_cmpfloat_with_epsilon (hypot (points[n - 1].x - 12, points[n - 1].y - 12), 10.7, 1e-6);
          n_curves += n == 3;
          points += n;
        }
      g_assert_cmpuint (n_curves, ==, 4);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = { "M1", "X1 1", "M0 0L", "M0 0A1 1 0 2 0 3 3", "hello" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PvOutline) outline = pv_outline_new ();

      g_assert_false (pv_outline_parse (outline, cases[i]));
    }
}

/* What is written is read back as the same. */
static void
test_round_trip (void)
{
  for (guint kind = 0; kind <= PV_N_ACTOR_KINDS; kind++)
    {
      g_autofree char *once = pv_outline_to_path_data (pv_kind_shape (kind), 6);
      g_autofree char *twice = through (once, 6);

      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpuint (strlen (once), >, 10);
    }
}

static char *
shortly (const char *data, guint decimals)
{
  g_autoptr (PvOutline) outline = pv_outline_new ();
  GString *text = g_string_new (NULL);

  g_assert_true (pv_outline_parse (outline, data));
  pv_outline_append_short_data (outline, text, decimals);
  return g_string_free (text, FALSE);
}

static void
test_short (void)
{
  static const char *const cases[][2] = {
    { "M10 20L15 20L15 10L12.5 9.75", "m10 20h5v-10l-2.5-.2" },
    { "M0 0L1 1L2 3", "m0 0 1 1 1 2" },
    { "M0 0C0.5 0.5 1 0.25 2 2C2 2 3 3 4 4", "m0 0c.5.5 1 .3 2 2 0 0 1 1 2 2" },
    { "M1 1L4 1L4 5ZL2 2ZM-7 8L-7 8", "m1 1h3v4zl1 1zm-8 7h0" },
    { "M-0.04 0.04L100.04 0", "m0 0h100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = shortly (cases[i][0], 1);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* However long the line, what was rounded away at one point is not carried on to the next: read back, every point is where it was. */
static void
test_short_is_near (void)
{
  g_autoptr (PvOutline) outline = pv_outline_new ();
  g_autoptr (PvOutline) back = pv_outline_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  const PvPoint *points, *returned;

  pv_outline_move (outline, 0.04, 0.04);
  for (guint i = 1; i < 300; i++)
    if (i % 3 == 0)
      pv_outline_curve (outline, i * 7.04, 0.14 * i, i * 7.14, -0.24 * i, i * 7.34, 1 / (double) i);
    else
      pv_outline_line (outline, i * 7.04, i % 2 ? i * 3.14159 : -i * 2.71828);
  pv_outline_append_short_data (outline, text, 1);
  g_assert_true (pv_outline_parse (back, text->str));
  g_assert_cmpuint (pv_outline_get_n_ops (back), ==, pv_outline_get_n_ops (outline));
  points = pv_outline_get_points (outline);
  returned = pv_outline_get_points (back);
  for (guint i = 0; i < 1 + 99 * 3 + 200; i++)
    {
      g_assert_cmpfloat_with_epsilon (points[i].x, returned[i].x, 0.0501);
      g_assert_cmpfloat_with_epsilon (points[i].y, returned[i].y, 0.0501);
    }
}

/* A badge stays within its 24 × 24, and every kind but none has an icon of its own. */
static void
test_shapes (void)
{
  for (guint kind = 1; kind <= PV_N_ACTOR_KINDS; kind++)
    {
      PvGlyphPart parts[PV_MAX_GLYPH_PARTS];
      const PvOutline *shape = pv_kind_shape (kind);
      const PvOutlineOp *ops = pv_outline_get_ops (shape);
      const PvPoint *points = pv_outline_get_points (shape);

      g_assert_cmpuint (pv_kind_glyph (kind, parts), >, 0);
      for (guint o = 0; o < pv_outline_get_n_ops (shape); o++)
        for (guint n = ops[o] == PV_OUTLINE_CURVE ? 3 : ops[o] == PV_OUTLINE_CLOSE ? 0 : 1; n > 0; n--, points++)
          {
            g_assert_cmpfloat (points->x, >=, 0);
            g_assert_cmpfloat (points->x, <=, 24);
            g_assert_cmpfloat (points->y, >=, 0);
            g_assert_cmpfloat (points->y, <=, 24);
          }
      for (guint other = 1; other < kind; other++)
        g_assert_true (pv_kind_shape (other) != shape);
    }
}

static void
test_polyline (void)
{
  static const PvPoint points[] = { { 0, 0 }, { 100, 0 }, { 100, 10 }, { 200, 10 } };
  g_autoptr (PvOutline) outline = pv_outline_new ();
  g_autofree char *text = NULL;

  pv_outline_polyline (outline, points, 4, 8);
  text = pv_outline_to_path_data (outline, 1);
  /* The short piece between two bends has room for 5 only, and both bends meet in its middle. */
  g_assert_true (g_str_has_prefix (text, "M0 0L95 0C"));
  g_assert_nonnull (strstr (text, "100 5L100 5C"));
  g_assert_true (g_str_has_suffix (text, "L200 10"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/commands", test_commands);
  g_test_add_func ("/outline/arcs", test_arcs);
  g_test_add_func ("/outline/refused", test_refused);
  g_test_add_func ("/outline/round-trip", test_round_trip);
  g_test_add_func ("/outline/short", test_short);
  g_test_add_func ("/outline/short-is-near", test_short_is_near);
  g_test_add_func ("/outline/shapes", test_shapes);
  g_test_add_func ("/outline/polyline", test_polyline);
  return g_test_run ();
}
