/* The marks of a difference: each where its record stands, and nothing anywhere else. */
#include "diagram/diagram.h"

#include "sample.h"

#define SIZE 1600

typedef struct
{
  PvModel *model;
  PvScene *scene;
  PvIdSet *added;
  PvIdSet *changed;
  PvIdSet *gone;
} Fixture;

static PvIdSet *
set_of (PvId id)
{
  return pv_id_set_new (&id, id != PV_NO_ID ? 1 : 0);
}

static void
mark (Fixture *fixture, PvId added, PvId changed, PvId gone)
{
  fixture->added = set_of (added);
  fixture->changed = set_of (changed);
  fixture->gone = set_of (gone);
}

static void
network_set_up (Fixture *fixture, gconstpointer data)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.audience = PV_AUDIENCE_INTERNAL;
  fixture->model = sample_read ("vaasa");
  fixture->scene = pv_scene_new_network (fixture->model, &options, NULL);
}

static void
path_set_up (Fixture *fixture, gconstpointer data)
{
  PvPathSceneOptions options = pv_path_scene_options ();
  guint n;

  options.audience = PV_AUDIENCE_INTERNAL;
  fixture->model = sample_read ("vaasa");
  fixture->scene = pv_scene_new_path (fixture->model, pv_record_get_id (pv_model_list (fixture->model, PV_PATH, &n)[0]), &options, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->added, pv_id_set_unref);
  g_clear_pointer (&fixture->changed, pv_id_set_unref);
  g_clear_pointer (&fixture->gone, pv_id_set_unref);
  pv_scene_unref (fixture->scene);
  pv_model_unref (fixture->model);
}

static PvId
id_of (Fixture *fixture, PvPart part, guint index)
{
  PvElementInfo info;

  g_assert_true (pv_scene_describe (fixture->scene, (PvElement) { part, index }, &info));
  return info.id;
}

static PvRect
bounds_of (Fixture *fixture, PvPart part, guint index)
{
  PvElementInfo info;

  g_assert_true (pv_scene_describe (fixture->scene, (PvElement) { part, index }, &info));
  return pv_rect_grow (&info.bounds, 2 * PV_MARK_RADIUS, 2 * PV_MARK_RADIUS);
}

typedef enum
{
  BODY,
  HEADS,
} Layer;

/* The marks alone, on nothing. */
static cairo_surface_t *
paint (Fixture *fixture, Layer layer, const PvRect *clip)
{
  PvSceneDifference difference = { fixture->added, fixture->changed, fixture->gone };
  PvRect bounds = pv_scene_get_bounds (fixture->scene), visible = { 0, 0, SIZE, SIZE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  const PvStyle *style = pv_style_get (PV_STYLE_LIGHT);

  cairo_translate (cr, -bounds.x + 30, -bounds.y + 30);
  if (layer == BODY)
    pv_scene_difference_paint (fixture->scene, &difference, style, 1, clip, cr);
  else
    pv_scene_difference_paint_heads (fixture->scene, &difference, style, 1, &visible, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How many pixels have something on them, inside @rect (model; NULL: anywhere). */
static guint
ink (Fixture *fixture, cairo_surface_t *surface, const PvRect *rect)
{
  PvRect bounds = pv_scene_get_bounds (fixture->scene);
  guint n = 0;

  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        const guint32 *row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));

        if (row[x] >> 24 && (rect == NULL || pv_rect_contains (rect, x + bounds.x - 30, y + bounds.y - 30)))
          n++;
      }
  return n;
}

static void
assert_ink_only (Fixture *fixture, Layer layer, const PvRect *rect)
{
  static const PvRect everywhere = { 0 };
  cairo_surface_t *surface = paint (fixture, layer, &everywhere);

  g_assert_cmpuint (ink (fixture, surface, rect), >, 60);
  g_assert_cmpuint (ink (fixture, surface, NULL), ==, ink (fixture, surface, rect));
  cairo_surface_destroy (surface);
}

static void
test_node (Fixture *fixture, gconstpointer data)
{
  PvRect bounds = bounds_of (fixture, PV_PART_NODE, 3);

  mark (fixture, id_of (fixture, PV_PART_NODE, 3), PV_NO_ID, PV_NO_ID);
  assert_ink_only (fixture, BODY, &bounds);
}

/* The style with one colour for everything that is not the paper: what a grey printer makes of it, and some eyes. */
static PvStyle
without_colour (PvStyleKind kind)
{
  PvStyle style = *pv_style_get (kind);

  style.ok = style.warn = style.error = style.ink;
  return style;
}

/* How many pixels of two pictures are clearly lighter or darker. */
static guint
told_apart (cairo_surface_t *one, cairo_surface_t *other)
{
  int stride = cairo_image_surface_get_stride (one), height = cairo_image_surface_get_height (one);
  const guint8 *p = cairo_image_surface_get_data (one), *q = cairo_image_surface_get_data (other);
  guint n = 0;

  g_assert_cmpint (stride, ==, cairo_image_surface_get_stride (other));
  for (int i = 0; i + 3 < stride * height; i += 4)
    n += ABS ((int) p[i] + p[i + 1] + p[i + 2] - q[i] - q[i + 1] - q[i + 2]) > 3 * 64;
  return n;
}

/* A record of @part with its mark, alone on the paper. */
static cairo_surface_t *
paint_marked (Fixture *fixture, Layer layer, PvPart part, PvDifferenceMark kind, const PvStyle *style)
{
  static const PvRect everywhere = { 0 };
  PvId id = id_of (fixture, part, 1);
  PvRect visible = { 0, 0, SIZE, SIZE }, bounds = pv_scene_get_bounds (fixture->scene);
  g_autoptr (PvIdSet) set = set_of (id);
  g_autoptr (PvIdSet) none = set_of (PV_NO_ID);
  PvSceneDifference difference = { kind == PV_DIFFERENCE_ADDED ? set : none, kind == PV_DIFFERENCE_CHANGED ? set : none,
                                   kind == PV_DIFFERENCE_GONE ? set : none };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, style->card.r, style->card.g, style->card.b);
  cairo_paint (cr);
  cairo_translate (cr, -bounds.x + 30, -bounds.y + 30);
  if (layer == BODY)
    pv_scene_difference_paint (fixture->scene, &difference, style, 1, &everywhere, cr);
  else
    pv_scene_difference_paint_heads (fixture->scene, &difference, style, 1, &visible, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
assert_told_apart (Fixture *fixture, Layer layer, PvPart part, guint least)
{
  for (PvStyleKind kind = PV_STYLE_LIGHT; kind <= PV_STYLE_PRINT; kind++)
    {
      PvStyle style = without_colour (kind);
      cairo_surface_t *pictures[3];

      for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
        pictures[i] = paint_marked (fixture, layer, part, (PvDifferenceMark) i, &style);
      for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
        {
          guint n = told_apart (pictures[i], pictures[(i + 1) % 3]);

          g_test_message ("part %d, style %d, %u and %u: %u pixels", part, kind, i, (i + 1) % 3, n);
          g_assert_cmpuint (n, >=, least);
        }
      for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
        cairo_surface_destroy (pictures[i]);
    }
}

/* Added, changed and gone are told apart without any colour, wherever they stand. */
static void
test_network_without_colour (Fixture *fixture, gconstpointer data)
{
  assert_told_apart (fixture, BODY, PV_PART_NODE, 40);
  assert_told_apart (fixture, BODY, PV_PART_LINK, 25);
}

static void
test_path_without_colour (Fixture *fixture, gconstpointer data)
{
  assert_told_apart (fixture, BODY, PV_PART_STEP, 40);
  assert_told_apart (fixture, BODY, PV_PART_TASK, 12);
  assert_told_apart (fixture, BODY, PV_PART_TRANSITION, 25);
  assert_told_apart (fixture, HEADS, PV_PART_PHASE, 40);
  assert_told_apart (fixture, HEADS, PV_PART_LANE, 40);
}

/* The frame of what is gone is dashed, the others' are whole. */
static void
test_dashes (Fixture *fixture, gconstpointer data)
{
  static const PvRect everywhere = { 0 };
  PvId id = id_of (fixture, PV_PART_NODE, 3);
  guint inks[3];

  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      cairo_surface_t *surface;

      mark (fixture, i == 0 ? id : PV_NO_ID, i == 1 ? id : PV_NO_ID, i == 2 ? id : PV_NO_ID);
      surface = paint (fixture, BODY, &everywhere);
      inks[i] = ink (fixture, surface, NULL);
      cairo_surface_destroy (surface);
      g_clear_pointer (&fixture->added, pv_id_set_unref);
      g_clear_pointer (&fixture->changed, pv_id_set_unref);
      g_clear_pointer (&fixture->gone, pv_id_set_unref);
    }
  /* Dashes leave out a third of the frame. */
  g_assert_cmpuint (inks[2], <, inks[0] * 9 / 10);
  g_assert_cmpuint (inks[2], <, inks[1] * 9 / 10);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  static const PvRect everywhere = { 0 };
  PvElement from, to;
  PvRect box;
  cairo_surface_t *surface;

  mark (fixture, PV_NO_ID, PV_NO_ID, id_of (fixture, PV_PART_LINK, 5));
  pv_scene_get_ends (fixture->scene, (PvElement) { PV_PART_LINK, 5 }, &from, &to);
  surface = paint (fixture, BODY, &everywhere);
  g_assert_cmpuint (ink (fixture, surface, NULL), >, 60);
  /* Never over the names that it led to. */
  box = pv_scene_get_box (fixture->scene, from);
  g_assert_cmpuint (ink (fixture, surface, &box), ==, 0);
  box = pv_scene_get_box (fixture->scene, to);
  g_assert_cmpuint (ink (fixture, surface, &box), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_clip (Fixture *fixture, gconstpointer data)
{
  PvRect bounds = bounds_of (fixture, PV_PART_NODE, 3);
  PvRect elsewhere = { bounds.x + bounds.width + 100, bounds.y + bounds.height + 100, 50, 50 };
  cairo_surface_t *surface;

  mark (fixture, id_of (fixture, PV_PART_NODE, 3), PV_NO_ID, PV_NO_ID);
  surface = paint (fixture, BODY, &elsewhere);
  g_assert_cmpuint (ink (fixture, surface, NULL), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  PvRect bounds = bounds_of (fixture, PV_PART_STEP, 2);

  mark (fixture, PV_NO_ID, id_of (fixture, PV_PART_STEP, 2), PV_NO_ID);
  assert_ink_only (fixture, BODY, &bounds);
}

static void
test_role (Fixture *fixture, gconstpointer data)
{
  PvRect bounds = bounds_of (fixture, PV_PART_TASK, 0);

  mark (fixture, PV_NO_ID, PV_NO_ID, id_of (fixture, PV_PART_TASK, 0));
  assert_ink_only (fixture, BODY, &bounds);
}

static void
test_transition (Fixture *fixture, gconstpointer data)
{
  PvRect bounds = bounds_of (fixture, PV_PART_TRANSITION, 1);

  mark (fixture, id_of (fixture, PV_PART_TRANSITION, 1), PV_NO_ID, PV_NO_ID);
  assert_ink_only (fixture, BODY, &bounds);
}

/* Heads are painted last, over what scrolls under them; so are their marks. */
static void
test_heads (Fixture *fixture, gconstpointer data)
{
  static const PvRect everywhere = { 0 };
  PvRect bounds = bounds_of (fixture, PV_PART_PHASE, 1);
  cairo_surface_t *surface;

  mark (fixture, id_of (fixture, PV_PART_PHASE, 1), PV_NO_ID, PV_NO_ID);
  assert_ink_only (fixture, HEADS, &bounds);
  surface = paint (fixture, BODY, &everywhere);
  g_assert_cmpuint (ink (fixture, surface, NULL), ==, 0);
  cairo_surface_destroy (surface);
}

/* What is added and changed at once is added: its cells had no values before. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  PvId node = id_of (fixture, PV_PART_NODE, 0);
  PvDifferenceMark found = PV_DIFFERENCE_GONE;
  PvSceneDifference difference;

  mark (fixture, node, node, PV_NO_ID);
  difference = (PvSceneDifference) { fixture->added, fixture->changed, fixture->gone };
  g_assert_true (pv_scene_difference_find (&difference, node, &found));
  g_assert_cmpuint (found, ==, PV_DIFFERENCE_ADDED);
  found = PV_DIFFERENCE_GONE;
  g_assert_false (pv_scene_difference_find (&difference, PV_NO_ID, &found));
  g_assert_false (pv_scene_difference_find (&difference, node + 1, &found));
  g_assert_cmpuint (found, ==, PV_DIFFERENCE_GONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, set_up, test) g_test_add ("/diagram/difference/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("node", network_set_up, test_node);
  ADD ("network-without-colour", network_set_up, test_network_without_colour);
  ADD ("path-without-colour", path_set_up, test_path_without_colour);
  ADD ("dashes", network_set_up, test_dashes);
  ADD ("link", network_set_up, test_link);
  ADD ("clip", network_set_up, test_clip);
  ADD ("step", path_set_up, test_step);
  ADD ("role", path_set_up, test_role);
  ADD ("transition", path_set_up, test_transition);
  ADD ("heads", path_set_up, test_heads);
  ADD ("find", network_set_up, test_find);
#undef ADD
  return g_test_run ();
}
