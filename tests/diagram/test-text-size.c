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
  if (size >= reader->least)
    return;
  reader->least = size;
  g_free (reader->smallest);
  reader->smallest = g_strdup (run->text);
}

static const PvSurfaceClass reader_class = { look_at_nothing, read_text, NULL, NULL };

static guint
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
  g_free (reader.smallest);
  return reader.n_texts;
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

      most = MAX (most, assert_readable (scene, zoom, NULL));
      assert_readable (scene, zoom, &emphasis);
    }
  g_assert_cmpuint (most, >, 20);
}

static void
test_network (gconstpointer name)
{
  g_autoptr (PvModel) model = sample_read (name);

  for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_BOTH; lang++)
    {
      PvNetworkSceneOptions options = pv_network_scene_options ();
      g_autoptr (PvScene) scene = NULL;

      options.lang = lang;
      options.audience = PV_AUDIENCE_INTERNAL;
      options.today = pv_date_make (2026, 11, 21);
      scene = pv_scene_new_network (model, &options, NULL);
      look_at_all_zooms (scene);
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
  return g_test_run ();
}
