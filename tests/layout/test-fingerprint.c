/* Whatever changes a drawing changes its fingerprint, and what does not, does not. */
#include "layout/layout.h"

#include <string.h>

typedef struct
{
  PvLayoutNode nodes[3];
  PvLayoutLink links[2];
  PvLayoutOptions options;
} Drawing;

static Drawing
drawing_new (void)
{
  return (Drawing) { { { 90, 36, FALSE, { 0, 0 }, 0 }, { 120, 36, TRUE, { 12, 24 }, 1 }, { 96, 54, FALSE, { 0, 0 }, 0 } },
                     { { 0, 1, 1 }, { 1, 2, 1 } },
                     pv_layout_options () };
}

static char *
fingerprint (Drawing *drawing)
{
  PvLayoutGraph graph = { drawing->nodes, G_N_ELEMENTS (drawing->nodes), drawing->links, G_N_ELEMENTS (drawing->links) };

  return pv_layout_fingerprint (&graph, &drawing->options);
}

static void
assert_same (Drawing changed, gboolean same)
{
  Drawing plain = drawing_new ();
  g_autofree char *before = fingerprint (&plain), *after = fingerprint (&changed);

  g_assert_cmpuint (strlen (before), ==, 64);
  g_assert_cmpint (g_str_equal (before, after), ==, same);
}

static void
test_changes (void)
{
  for (guint i = 0; i < 11; i++)
    {
      Drawing changed = drawing_new ();

      switch (i)
        {
        case 0: changed.nodes[0].width += 6; break;
        case 1: changed.nodes[2].height += 6; break;
        case 2: changed.nodes[0].fixed = TRUE; break;
        case 3: changed.nodes[1].place.y += 6; break;
        case 4: changed.nodes[0].group = 1; break;
        case 5: changed.links[0].to = 2; break;
        case 6: changed.links[1].weight = 2; break;
        case 7: changed.options.seed = 2; break;
        case 8: changed.options.aspect = 1; break;
        case 9: changed.options.from_places = TRUE; break;
        default: changed.options.gap_x += 6; break;
        }
      assert_same (changed, FALSE);
    }
}

static void
test_same (void)
{
  Drawing changed = drawing_new ();

  assert_same (changed, TRUE);
  /* Nobody asks where it is. */
  changed.nodes[0].place.x = 600;
  assert_same (changed, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fingerprint/changes", test_changes);
  g_test_add_func ("/fingerprint/same", test_same);
  return g_test_run ();
}
