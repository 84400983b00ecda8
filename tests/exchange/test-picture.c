#include "exchange/exchange.h"
#include "exchange/pv-surface-svg.h"

#include "models.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <math.h>
#include <string.h>

/* Two actors with Finnish and Swedish names and a link. */
static PvScene *
small_scene (PvLang lang)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvNetworkSceneOptions options = pv_network_scene_options ();
  PvId first = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Vaasan kaupunki", "Vasa stad");
  PvId second = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Kela & <kumppanit>", "FPA");
  PvId relation = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_int (edits, first, PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
  pv_edits_set_int (edits, second, PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
  pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, first);
  pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, second);
  pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  pv_test_carry_out (model, edits);
  options.lang = lang;
  return pv_scene_new_network (model, &options, NULL);
}

static char *
svg_of (const PvPicture *picture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pv_picture_svg (picture, NULL, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

static void
test_svg (void)
{
  g_autoptr (PvScene) scene = small_scene (PV_LANG_FI);
  PvPicture picture = pv_picture (scene, "Kaksi toimijaa", PV_EXAMPLE_MARK);
  g_autofree char *text = svg_of (&picture);
  xmlDocPtr doc = xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  xmlFreeDoc (doc);
  g_assert_nonnull (strstr (text, ">Vaasan kaupunki</text>"));
  g_assert_nonnull (strstr (text, "<title>Vaasan kaupunki</title>"));
  g_assert_nonnull (strstr (text, "<title>Kaksi toimijaa</title>"));
  g_assert_nonnull (strstr (text, "<desc>"));
  g_assert_nonnull (strstr (text, "Kela &amp; "));
  g_assert_nonnull (strstr (text, ">" PV_EXAMPLE_MARK "</text>"));
  g_assert_nonnull (strstr (text, "xml:lang=\"fi\""));
  g_assert_null (strstr (text, "<image"));
}

/* What the samples do not draw: hatches, dashes, struck words in the middle, half transparent colours. */
static void
test_svg_surface (void)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (PvXmlWriter) xml = pv_xml_writer_new (memory, NULL);
  PvSurface *surface = NULL;
  g_autoptr (PvOutline) outline = pv_outline_new ();
  PvPaint paint = { .fill = { 1, 1, 1, 1 }, .hatch = { 1, 0, 0, 0.5 }, .hatch_pitch = 7, .hatch_width = 1, .stroke = { 0, 0, 0, 1 },
                    .width = 1.5, .cap = PV_CAP_ROUND, .n_dashes = 2, .dashes = { 9, 5 } };
  PvTextRun run = { .text = "Päättynyt", .font = { 13, PV_WEIGHT_BOLD }, .colour = { 0, 0, 0, 0.25 }, .lang = PV_LANG_FI, .x = 10,
                    .y = -0.001, .width = 60, .anchor = PV_ANCHOR_MIDDLE, .struck = TRUE };
  g_autofree char *text = NULL;

  pv_xml_start (xml, "svg");
  surface = pv_surface_svg_new (xml);
  pv_outline_rect (outline, &(PvRect) { 0, 0, 10, 20 });
  pv_surface_draw (surface, outline, &paint);
  pv_surface_text (surface, &run);
  pv_surface_svg_free (surface);
  pv_xml_end (xml);
  g_assert_true (pv_xml_writer_finish (xml, NULL));
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));

  g_assert_nonnull (strstr (text, "<pattern id=\"hatch-1\""));
  g_assert_nonnull (strstr (text, "fill=\"url(#hatch-1)\""));
  g_assert_nonnull (strstr (text, "fill=\"#ff0000\" fill-opacity=\"0.5\""));
  g_assert_nonnull (strstr (text, "stroke-dasharray=\"9 5\""));
  g_assert_nonnull (strstr (text, "text-anchor=\"middle\""));
  g_assert_nonnull (strstr (text, "y=\"0\""));
  g_assert_nonnull (strstr (text, "text-decoration=\"line-through\">Päättynyt</text>"));
}

static void
test_svg_is_the_same_twice (void)
{
  g_autoptr (PvScene) scene = small_scene (PV_LANG_SV);
  PvPicture picture = pv_picture (scene, "Två aktörer", NULL);
  g_autofree char *first = svg_of (&picture);
  g_autofree char *second = svg_of (&picture);

  g_assert_cmpstr (first, ==, second);
  g_assert_null (strstr (first, PV_EXAMPLE_MARK));
}

static void
test_page_words (void)
{
  g_autofree char *swedish = pv_picture_page_words (PV_LANG_SV, 2, 5), *both = pv_picture_page_words (PV_LANG_BOTH, 2, 5);

  g_assert_cmpstr (swedish, ==, "Sida 2 av 5");
  g_assert_cmpstr (both, ==, "Sivu 2/5 · Sida 2 av 5");
}

static void
test_png (void)
{
  g_autoptr (PvScene) scene = small_scene (PV_LANG_BOTH);
  PvPicture picture = pv_picture (scene, "Kaksi toimijaa", PV_EXAMPLE_MARK);
  PvRect bounds = pv_picture_bounds (&picture);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pv-test-picture.png", NULL);
  cairo_surface_t *surface;
  guint32 first;
  gboolean painted = FALSE;

  pv_picture_export (&picture, path, 2, NULL, &error);
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int) ceil (bounds.width * 2));
  first = *(guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface) && !painted; y++)
    {
      const guint32 *row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        painted |= row[x] != first;
    }
  g_assert_true (painted);
  cairo_surface_destroy (surface);
  g_unlink (path);
}

/* A picture too large for cairo becomes coarser, not an error. */
static void
test_scale (void)
{
  g_autoptr (PvScene) scene = small_scene (PV_LANG_FI);
  PvPicture picture = pv_picture (scene, NULL, NULL);
  PvRect bounds = pv_picture_bounds (&picture);
  double scale = pv_picture_scale (&picture, 1000);

  g_assert_cmpfloat (pv_picture_scale (&picture, 2), ==, 2);
  g_assert_cmpfloat (bounds.width * scale, <=, 32767);
  g_assert_cmpfloat (bounds.width * scale * bounds.height * scale, <=, 50.001e6);
}

static void
test_pdf (void)
{
  g_autoptr (PvScene) scene = small_scene (PV_LANG_FI);
  PvPicture picture = pv_picture (scene, "Kaksi", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pv_picture_pdf (&picture, NULL, &error);
  gsize size;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpint (memcmp (data, "%PDF-", 5), ==, 0);
  g_assert_nonnull (memmem (data, size, "/Title (Kaksi)", 14));
}

/* --- a path on paper --- */

static PvModel *
model_with_path (guint n_phases, PvId *path)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_auto (GStrv) keys = pv_order_key_spread (n_phases);
  PvId temporary = pv_test_add (edits, PV_PATH, PV_PATH_NAME, "Nuorten polku", "De ungas stig");
  PvId actors[3];
  guint n;

  pv_edits_set_int (edits, temporary, PV_PATH_VARIANT, PV_VARIANT_AS_IS);
  pv_edits_set_reference (edits, temporary, PV_PATH_TARGET_GROUP, pv_test_add (edits, PV_TARGET_GROUP, PV_TARGET_GROUP_NAME, "Nuoret", "Unga"));
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      actors[i] = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, i == 0 ? "Alfa" : i == 1 ? "Beeta" : "Gamma", NULL);
      pv_edits_set_int (edits, actors[i], PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY);
    }
  for (guint i = 0; i < n_phases; i++)
    {
      PvId phase = pv_test_add (edits, PV_PHASE, PV_PHASE_NAME, "Vaihe", "Skede");
      PvId step = pv_test_add (edits, PV_STEP, PV_STEP_NAME, "Askel", "Steg");
      PvId task = pv_edits_add (edits, PV_TASK);

      pv_edits_set_reference (edits, phase, PV_PHASE_PATH, temporary);
      pv_edits_set_text (edits, phase, PV_PHASE_ORDER, PV_LANG_NONE, keys[i]);
      pv_edits_set_reference (edits, step, PV_STEP_PHASE, phase);
      pv_edits_set_text (edits, step, PV_STEP_ORDER, PV_LANG_NONE, keys[i]);
      pv_edits_set_reference (edits, task, PV_TASK_STEP, step);
      pv_edits_set_reference (edits, task, PV_TASK_ACTOR, actors[i % G_N_ELEMENTS (actors)]);
      pv_edits_set_int (edits, task, PV_TASK_ROLE, PV_ROLE_ANSWERS);
    }
  pv_test_carry_out (model, edits);
  *path = pv_record_get_id (pv_model_list (model, PV_PATH, &n)[0]);
  return model;
}

static guint
count_words (GBytes *bytes, const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size), *at = data, *found;
  guint n = 0;

  while ((found = memmem (at, size - (gsize) (at - data), words, strlen (words))) != NULL)
    {
      n++;
      at = found + 1;
    }
  return n;
}

static guint
pages_of (guint n_phases, PvLang lang)
{
  PvId path;
  g_autoptr (PvModel) model = model_with_path (n_phases, &path);
  PvPathSceneOptions options = pv_path_scene_options ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  options.lang = lang;
  options.audience = PV_AUDIENCE_INTERNAL;
  bytes = pv_path_pdf (model, path, &options, PV_PAGES_ONE, "Nuorten polku", PV_EXAMPLE_MARK, NULL, &error);
  g_assert_no_error (error);
  return count_words (bytes, "/Type /Page") - count_words (bytes, "/Type /Pages");
}

/* One sheet as long as it can be read there, then as many phases on each page as can. */
static void
test_path_pages (void)
{
  g_assert_cmpuint (pages_of (0, PV_LANG_FI), ==, 1);
  g_assert_cmpuint (pages_of (5, PV_LANG_FI), ==, 1);
  g_assert_cmpuint (pages_of (11, PV_LANG_BOTH), >=, 2);
  g_assert_cmpuint (pages_of (30, PV_LANG_SV), >, pages_of (11, PV_LANG_SV));
}

/* A page of a path: its own phases under the numbers of the whole, lanes in the order of the whole. */
static void
test_path_page (void)
{
  PvId path;
  g_autoptr (PvModel) model = model_with_path (6, &path);
  PvPathSceneOptions options = pv_path_scene_options ();
  g_autoptr (PvScene) scene = NULL;
  PvElementInfo info;

  options.audience = PV_AUDIENCE_INTERNAL;
  options.first_phase = 2;
  options.n_phases = 2;
  scene = pv_scene_new_path (model, path, &options, NULL);
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_PHASE), ==, 2);
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_STEP), ==, 2);
  g_assert_true (pv_scene_describe (scene, (PvElement) { PV_PART_PHASE, 0 }, &info));
  g_assert_nonnull (strstr (info.sentence, "3"));
  /* Steps 3 and 4 are Gamma's and Alfa's; on the whole path Alfa comes first. */
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_LANE), ==, 2);
  g_assert_true (pv_scene_describe (scene, (PvElement) { PV_PART_LANE, 0 }, &info));
  g_assert_cmpstr (info.name, ==, "Alfa");
}

/* --- what is seen, what is chosen, and sheets --- */

/* @n actors in a row without links. */
static PvModel *
model_with_actors (guint n)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Toimija %u", i + 1);

      pv_edits_set_int (edits, pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, name, NULL), PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
    }
  pv_test_carry_out (model, edits);
  return model;
}

static cairo_surface_t *
read_png (GBytes *bytes)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pv-test-seen.png", NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  cairo_surface_t *surface;

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  surface = cairo_image_surface_create_from_png (path);
  g_unlink (path);
  return surface;
}

static int
channel (cairo_surface_t *surface, int x, int y, guint n)
{
  const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return row[4 * x + (int) n];
}

/* The part of a window, as the window paints it, stands in the picture: the same detail, the same place, the same colours. */
static void
test_exactly_as_seen (void)
{
  static const double zooms[] = { 0.25, 0.5, 1, 2 };
  g_autoptr (PvScene) scene = small_scene (PV_LANG_FI);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      PvRect bounds = pv_scene_get_bounds (scene);
      PvRect seen = { floor (bounds.x / 4) * 4, floor (bounds.y / 4) * 4, 800, 600 };
      int width = (int) (seen.width * zooms[i]), height = (int) (seen.height * zooms[i]);
      cairo_surface_t *window = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height), *picture;
      cairo_t *cr = cairo_create (window);
      PvPaintOptions options = pv_paint_options ();
      PvPicture choice = pv_picture (scene, "Kaksi", NULL);
      g_autoptr (GBytes) png = NULL;
      PvRect all;
      int left, top, n_different = 0;

      options.zoom = zooms[i];
      options.clip = seen;
      cairo_scale (cr, zooms[i], zooms[i]);
      cairo_translate (cr, -seen.x, -seen.y);
      pv_painter_paint_cairo (scene, cr, &options);
      cairo_destroy (cr);
      choice.clip = seen;
      choice.zoom = zooms[i];
      png = pv_picture_png (&choice, 1, NULL, NULL);
      picture = read_png (png);
      all = pv_picture_bounds (&choice);
      left = (int) lround (seen.x * zooms[i] - all.x);
      top = (int) lround (seen.y * zooms[i] - all.y);
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          for (guint n = 0; n < 3; n++)
            n_different += ABS (channel (window, x, y, n) - channel (picture, x + left, y + top, n)) > 24;
      g_assert_cmpint (n_different, <=, width * height / 1000);
      /* And it ends where the window does. */
      g_assert_cmpint (channel (picture, left - 3, top + height / 2, 0), ==, channel (picture, 1, 1, 0));
      cairo_surface_destroy (window);
      cairo_surface_destroy (picture);
    }
}

static GBytes *
sheets_of (guint n_actors, guint paper)
{
  g_autoptr (PvModel) model = model_with_actors (n_actors);
  PvDiagramChoice choice = pv_diagram_choice ();
  g_autoptr (PvScene) scene = pv_diagram_scene (model, &choice, NULL);
  PvPicture picture = pv_diagram_picture (model, &choice, scene, "Monta toimijaa", NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pv_picture_sheets (&picture, paper, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static guint
count_pages (GBytes *bytes)
{
  return count_words (bytes, "/Type /Page") - count_words (bytes, "/Type /Pages");
}

/* One sheet while it can be read; then an index, which leads to every sheet; the larger paper takes fewer. */
static void
test_sheets (void)
{
  g_autoptr (GBytes) few = sheets_of (5, 0);
  g_autoptr (GBytes) a4 = sheets_of (300, 0);
  g_autoptr (GBytes) a3 = sheets_of (300, 1);

  g_assert_cmpuint (count_pages (few), ==, 1);
  g_assert_cmpuint (count_pages (a4), >, 4);
  g_assert_cmpuint (count_pages (a3), <, count_pages (a4));
  g_assert_cmpuint (count_words (a4, "/Subtype /Link"), ==, count_pages (a4) - 1);
  g_assert_cmpuint (count_words (few, "/Subtype /Link"), ==, 0);
}

static void
test_empty_sheets (void)
{
  g_autoptr (PvScene) scene = NULL;
  g_autoptr (PvModel) model = model_with_actors (12);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  PvDiagramChoice choice = pv_diagram_choice ();
  guint n;
  PvRecord *const *actors = pv_model_list (model, PV_ACTOR, &n);
  PvSceneMove places[12];
  PvPicture picture;

  for (guint i = 0; i < n; i++)
    places[i] = (PvSceneMove) { pv_record_get_id (actors[i]), { i * 1000, (i % 4) * 100000.0 } };
  choice.places = places;
  choice.n_places = n;
  scene = pv_diagram_scene (model, &choice, NULL);
  picture = pv_diagram_picture (model, &choice, scene, NULL, NULL);
  /* Far apart, and most of it is empty: sheets that hold nothing are left out. */
  bytes = pv_picture_sheets (&picture, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_pages (bytes), <=, 25);
}

/* Chosen actors stand where they stood, for whomever it is. */
static void
test_chosen (void)
{
  g_autoptr (PvModel) model = model_with_actors (30);
  PvDiagramChoice choice = pv_diagram_choice ();
  g_autoptr (PvScene) all = NULL;
  g_autoptr (PvIdSet) only = NULL;
  guint n;
  PvRecord *const *actors = pv_model_list (model, PV_ACTOR, &n);
  PvId ids[] = { pv_record_get_id (actors[3]), pv_record_get_id (actors[17]) };
  PvRect before, after;

  choice.audience = PV_AUDIENCE_INTERNAL;
  all = pv_diagram_scene (model, &choice, NULL);
  only = pv_id_set_new (ids, 2);
  choice.only = only;
  for (PvAudience audience = PV_AUDIENCE_PUBLIC; audience <= PV_AUDIENCE_INTERNAL; audience++)
    {
      g_autoptr (PvScene) scene = NULL;

      choice.audience = audience;
      scene = pv_diagram_scene (model, &choice, NULL);
      g_assert_cmpuint (pv_scene_count (scene, PV_PART_NODE), ==, 2);
      before = pv_scene_get_box (all, pv_scene_find (all, ids[1]));
      after = pv_scene_get_box (scene, pv_scene_find (scene, ids[1]));
      g_assert_cmpfloat (before.x, ==, after.x);
      g_assert_cmpfloat (before.y, ==, after.y);
    }
}

/* The phases of the chosen steps, and what lies between them. */
static void
test_chosen_phases (void)
{
  PvId path;
  g_autoptr (PvModel) model = model_with_path (6, &path);
  PvDiagramChoice choice = pv_diagram_choice ();
  g_autoptr (PvScene) scene = NULL;
  g_autoptr (PvIdSet) only = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (g_get_tmp_dir (), "pv-test-chosen.pdf", NULL);
  guint n;
  PvRecord *const *steps = pv_model_list (model, PV_STEP, &n);
  PvId ids[] = { pv_record_get_id (steps[1]), pv_record_get_id (steps[3]) };

  choice.path = path;
  choice.only = only = pv_id_set_new (ids, 2);
  scene = pv_diagram_scene (model, &choice, NULL);
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_PHASE), ==, 3);
  g_assert_true (pv_diagram_export (model, &choice, file, 1, NULL, &error));
  g_assert_no_error (error);
  g_unlink (file);
  g_clear_pointer (&only, pv_id_set_unref);
  choice.only = only = pv_id_set_new (&path, 1);
  g_assert_false (pv_diagram_export (model, &choice, file, 1, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
}

/* An index before the pages of a path when its paper was named, and none when it was not. */
static void
test_path_index (void)
{
  PvId path;
  g_autoptr (PvModel) model = model_with_path (20, &path);
  PvPathSceneOptions options = pv_path_scene_options ();
  g_autoptr (GBytes) free_choice = NULL;

  free_choice = pv_path_pdf (model, path, &options, PV_PAGES_ONE, "Polku", NULL, NULL, NULL);
  g_assert_cmpuint (count_words (free_choice, "/Subtype /Link"), ==, 0);
  for (PvPages pages = PV_PAGES_A4; pages <= PV_PAGES_A3; pages++)
    {
      g_autoptr (GBytes) bytes = pv_path_pdf (model, path, &options, pages, "Polku", NULL, NULL, NULL);

      g_assert_cmpuint (count_pages (bytes), >, 2);
      g_assert_cmpuint (count_words (bytes, "/Subtype /Link"), ==, count_pages (bytes) - 1);
    }
}

static void
test_refused (void)
{
  g_autoptr (PvScene) scene = small_scene (PV_LANG_FI);
  PvPicture picture = pv_picture (scene, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (pv_picture_export (&picture, "/tmp/kuva.jpg", 1, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "/tmp/kuva.jpg: a picture ends in .png, .svg or .pdf");
  g_clear_error (&error);
  g_assert_false (pv_picture_export (&picture, "/ei/ole/kuva.svg", 1, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
}

enum { N_GREAT = 60, N_GREAT_LINKS = 3100 };

/* (transfer full) */
static PvModel *
great_model (void)
{
  enum { N = N_GREAT, N_LINKS = N_GREAT_LINKS };
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId actors[N];

  for (guint i = 0; i < N; i++)
    {
      actors[i] = pv_test_add (edits, PV_ACTOR, PV_ACTOR_NAME, "Toimija", "Aktör");
      pv_edits_set_int (edits, actors[i], PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
    }
  for (guint i = 0; i < N_LINKS; i++)
    {
      PvId relation = pv_edits_add (edits, PV_RELATION);

      pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, actors[i % N]);
      pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, actors[(i + 1 + i / N) % N]);
      pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
    }
  pv_test_carry_out (model, edits);
  return model;
}

static guint
count_led (PvScene *scene)
{
  guint n_led = 0;

  g_assert_cmpuint (pv_scene_count (scene, PV_PART_LINK), ==, N_GREAT_LINKS);
  for (guint i = 0; i < N_GREAT_LINKS; i++)
    n_led += pv_scene_is_line_led (scene, (PvElement) { PV_PART_LINK, i });
  return n_led;
}

/* In a great network a part that is seen from nearby has its lines led round boxes, as the window shows them; from afar none are. */
static void
test_great_part (void)
{
  g_autoptr (PvModel) model = great_model ();
  PvDiagramChoice choice = pv_diagram_choice ();

  choice.seen = (PvRect) { 0, 0, 400, 300 };
  for (guint near = 0; near < 2; near++)
    {
      g_autoptr (PvScene) scene = NULL;

      choice.zoom = near ? 1 : 0.2;
      scene = pv_diagram_scene (model, &choice, NULL);
      g_assert_cmpint (count_led (scene) > 0, ==, near);
    }
}

/* A picture of all of it can be looked at closely: there all lines are led, but not for who only asks where everybody stands. */
static void
test_great_whole (void)
{
  g_autoptr (PvModel) model = great_model ();
  g_autoptr (PvScene) whole = NULL, straight = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PvDiagramChoice choice = pv_diagram_choice ();

  whole = pv_diagram_scene (model, &choice, NULL);
  g_assert_cmpuint (count_led (whole), ==, N_GREAT_LINKS);
  choice.straight = TRUE;
  straight = pv_diagram_scene (model, &choice, NULL);
  g_assert_cmpuint (count_led (straight), ==, 0);
  g_cancellable_cancel (cancellable);
  choice.straight = FALSE;
  g_assert_null (pv_diagram_scene (model, &choice, cancellable));
}

/* Somebody who presses Cancel when so much is drawn. */
#define PATIENCE 200

typedef struct
{
  PvSurface surface;
  guint n_drawn;
  PvProgress *progress;
  double share;                /* how far it was said to be by then */
} Impatient;

static void
count_cb (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
  Impatient *self = (Impatient *) surface;

  if (++self->n_drawn != PATIENCE)
    return;
  self->share = pv_progress_get_share (self->progress);
  g_cancellable_cancel (G_CANCELLABLE (self->progress));
}

static void
pass_over_cb (PvSurface *surface, const PvTextRun *run)
{
}

/* Painting a great network says how far it is, and ends soon when it is called off. */
static void
test_called_off (void)
{
  static const PvSurfaceClass impatient_class = { count_cb, pass_over_cb, NULL, NULL, NULL };
  g_autoptr (PvModel) model = great_model ();
  g_autoptr (PvProgress) progress = pv_progress_new ();
  g_autoptr (PvScene) scene = NULL;
  PvDiagramChoice choice = pv_diagram_choice ();
  PvPicture picture;
  Impatient impatient = { .progress = progress };

  choice.straight = TRUE;
  scene = pv_diagram_scene (model, &choice, NULL);
  picture = pv_picture (scene, "Suuri verkosto", NULL);
  picture.legend = FALSE;
  pv_surface_init (&impatient.surface, &impatient_class);
  pv_picture_paint (&picture, &impatient.surface, 1, G_CANCELLABLE (progress));
  pv_surface_clear (&impatient.surface);
  g_assert_cmpfloat (impatient.share, >, 0);
  g_assert_cmpfloat (impatient.share, <, 0.5);
  g_assert_cmpuint (impatient.n_drawn, >=, PATIENCE);
  g_assert_cmpuint (impatient.n_drawn, <, N_GREAT_LINKS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/picture/called-off", test_called_off);
  g_test_add_func ("/exchange/picture/svg", test_svg);
  g_test_add_func ("/exchange/picture/svg-surface", test_svg_surface);
  g_test_add_func ("/exchange/picture/svg-is-the-same-twice", test_svg_is_the_same_twice);
  g_test_add_func ("/exchange/picture/png", test_png);
  g_test_add_func ("/exchange/picture/scale", test_scale);
  g_test_add_func ("/exchange/picture/pdf", test_pdf);
  g_test_add_func ("/exchange/picture/page-words", test_page_words);
  g_test_add_func ("/exchange/picture/path-pages", test_path_pages);
  g_test_add_func ("/exchange/picture/path-page", test_path_page);
  g_test_add_func ("/exchange/picture/exactly-as-seen", test_exactly_as_seen);
  g_test_add_func ("/exchange/picture/sheets", test_sheets);
  g_test_add_func ("/exchange/picture/empty-sheets", test_empty_sheets);
  g_test_add_func ("/exchange/picture/chosen", test_chosen);
  g_test_add_func ("/exchange/picture/chosen-phases", test_chosen_phases);
  g_test_add_func ("/exchange/picture/path-index", test_path_index);
  g_test_add_func ("/exchange/picture/refused", test_refused);
  g_test_add_func ("/exchange/picture/great-part", test_great_part);
  g_test_add_func ("/exchange/picture/great-whole", test_great_whole);
  return g_test_run ();
}
