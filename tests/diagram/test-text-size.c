/* No text is smaller on the screen than can be read: it goes, or grows, before. At every zoom, in every language, in both diagrams. */
#include "diagram/diagram.h"

#include "sample.h"

#include <math.h>

#define LEAST 8.0
#define STEPS 30

/* A surface that only looks at text. */
typedef struct
{
  PvSurface parent;
  double zoom;
  guint n_texts;
  guint n_cut;                 /* of them, that end in … */
  double least;
  char *smallest;
} Reader;

static void
look_at_nothing (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
}

static void
read_text (PvSurface *surface, const PvTextRun *run)
{
  Reader *reader = (Reader *) surface;
  double size = run->font.size * reader->zoom;

  reader->n_texts++;
  reader->n_cut += g_str_has_suffix (run->text, "…");
  if (size >= reader->least)
    return;
  reader->least = size;
  g_free (reader->smallest);
  reader->smallest = g_strdup (run->text);
}

static const PvSurfaceClass reader_class = { look_at_nothing, read_text, NULL, NULL };

/* Of what is returned nothing is to be freed; the smallest text is gone. */
static Reader
assert_readable (const PvScene *scene, double zoom, const PvEmphasis *emphasis)
{
  Reader reader = { .zoom = zoom, .least = G_MAXDOUBLE };
  PvPaintOptions options = pv_paint_options ();
  PvRect bounds = pv_scene_get_bounds (scene);

  options.zoom = zoom;
  options.clip = pv_rect_grow (&bounds, 50, 50);
  options.emphasis = emphasis;
  pv_surface_init (&reader.parent, &reader_class);
  pv_painter_paint (scene, &reader.parent, &options);
  pv_painter_paint_heads (scene, &reader.parent, &options, &options.clip);
  if (reader.least < LEAST - 0.01)
    g_error ("“%s” is %.2f px high at zoom %.3f", reader.smallest, reader.least, zoom);
  pv_surface_clear (&reader.parent);
  g_clear_pointer (&reader.smallest, g_free);
  return reader;
}

static void
look_at_all_zooms (const PvScene *scene)
{
  PvId id;
  g_autoptr (PvIdSet) chosen = NULL;
  PvElementInfo info;
  PvEmphasis emphasis = { 0 };
  PvPart part = pv_scene_get_kind (scene) == PV_SCENE_NETWORK ? PV_PART_NODE : PV_PART_STEP;
  guint most = 0;

  g_assert_true (pv_scene_describe (scene, (PvElement) { part, 0 }, &info));
  id = info.id;
  chosen = pv_id_set_new (&id, 1);
  emphasis.selected = emphasis.full = chosen;
  for (guint i = 0; i <= STEPS; i++)
    {
      double zoom = PV_ZOOM_LEAST * pow (PV_ZOOM_MOST / PV_ZOOM_LEAST, (double) i / STEPS);

      most = MAX (most, assert_readable (scene, zoom, NULL).n_texts);
      assert_readable (scene, zoom, &emphasis);
    }
  g_assert_cmpuint (most, >, 20);
}

static PvScene *
draw_network (const PvModel *model, PvLang lang)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.lang = lang;
  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 11, 21);
  return pv_scene_new_network (model, &options, NULL);
}

static void
test_network (gconstpointer name)
{
  g_autoptr (PvModel) model = sample_read (name);

  for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_BOTH; lang++)
    {
      g_autoptr (PvScene) scene = draw_network (model, lang);

      look_at_all_zooms (scene);
    }
}

/* As far away as a laptop shows a whole region, names stand in their boxes, and whole; in two languages, both stand there. */
static void
test_names_on_a_laptop (void)
{
  const double zoom = 0.57;
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) both = draw_network (model, PV_LANG_BOTH);

  for (PvLang lang = PV_LANG_FI; lang < PV_LANG_BOTH; lang++)
    {
      g_autoptr (PvScene) scene = draw_network (model, lang);
      guint n_nodes = pv_scene_count (scene, PV_PART_NODE);
      Reader near = assert_readable (scene, 1, NULL), far = assert_readable (scene, zoom, NULL);

      g_assert_cmpuint (far.n_texts, >=, n_nodes);
      g_assert_cmpuint (far.n_cut, ==, near.n_cut);
      g_assert_cmpuint (assert_readable (both, zoom, NULL).n_texts, >, far.n_texts);
    }
}

static void
test_path (gconstpointer name)
{
  g_autoptr (PvModel) model = sample_read (name);
  guint n;
  PvRecord *const *paths = pv_model_list (model, PV_PATH, &n);

  for (guint i = 0; i < n; i++)
    {
      PvPathSceneOptions options = pv_path_scene_options ();
      g_autoptr (PvScene) scene = NULL;

      options.lang = PV_LANG_BOTH;
      options.audience = PV_AUDIENCE_INTERNAL;
      scene = pv_scene_new_path (model, pv_record_get_id (paths[i]), &options, NULL);
      if (pv_scene_count (scene, PV_PART_STEP) > 0)
        look_at_all_zooms (scene);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/diagram/text-size/network-vaasa", "vaasa", test_network);
  g_test_add_data_func ("/diagram/text-size/network-kasvo", "kasvo", test_network);
  g_test_add_data_func ("/diagram/text-size/path-vaasa", "vaasa", test_path);
  g_test_add_func ("/diagram/text-size/names-on-a-laptop", test_names_on_a_laptop);
  return g_test_run ();
}
