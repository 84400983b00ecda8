#include "diagram/diagram.h"

#include <math.h>
#include <string.h>

#include "sample.h"

/* cairo cuts outlines at the edge of a surface, which moves the coverage of a pixel a little. */
#define ROUNDING 40

static const double zooms[] = { 0.05, 0.2, 0.45, 1, 2 };

static PvScene *
make_network (const PvModel *model, PvLang lang)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.lang = lang;
  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 11, 21);
  return pv_scene_new_network (model, &options, NULL);
}

static PvScene *
make_path (const PvModel *model, guint index)
{
  PvPathSceneOptions options = pv_path_scene_options ();
  guint n;
  PvRecord *const *all = pv_model_list (model, PV_PATH, &n);

  options.audience = PV_AUDIENCE_INTERNAL;
  options.compared_with = index == 1 ? pv_record_get_id (all[0]) : PV_NO_ID;
  return pv_scene_new_path (model, pv_record_get_id (all[index]), &options, NULL);
}

/* The pixels of @device, a rectangle of device pixels at @zoom. */
static cairo_surface_t *
paint (const PvScene *scene, const PvPaintOptions *options, const PvRect *device)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) device->width, (int) device->height);
  cairo_t *cr = cairo_create (surface);
  PvPaintOptions clipped = *options;

  cairo_translate (cr, -device->x, -device->y);
  cairo_scale (cr, options->zoom, options->zoom);
  clipped.clip = (PvRect) { device->x / options->zoom, device->y / options->zoom, device->width / options->zoom, device->height / options->zoom };
  pv_painter_paint_cairo (scene, cr, &clipped);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static PvRect
device_bounds (const PvScene *scene, double zoom)
{
  PvRect bounds = pv_scene_get_bounds (scene);

  return (PvRect) { floor (bounds.x * zoom) - 8, floor (bounds.y * zoom) - 8, ceil (bounds.width * zoom) + 16, ceil (bounds.height * zoom) + 16 };
}

static int
difference (guint32 p, guint32 q)
{
  int most = 0;

  for (guint shift = 0; shift < 24; shift += 8)
    most = MAX (most, ABS ((int) (p >> shift & 0xff) - (int) (q >> shift & 0xff)));
  return most;
}

/* How much two pictures differ where they differ most, 0 … 255. */
static int
most_different (cairo_surface_t *a, int ax, int ay, cairo_surface_t *b, int width, int height)
{
  int most = 0;

  for (int y = 0; y < height; y++)
    {
      const guint32 *p = (const guint32 *) (gpointer) (cairo_image_surface_get_data (a) + (ay + y) * cairo_image_surface_get_stride (a)) + ax;
      const guint32 *q = (const guint32 *) (gpointer) (cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b));

      for (int x = 0; x < width; x++)
        most = MAX (most, difference (p[x], q[x]));
    }
  return most;
}

static gboolean
same_pixels (cairo_surface_t *a, int ax, int ay, cairo_surface_t *b, int width, int height)
{
  return most_different (a, ax, ay, b, width, height) == 0;
}

static guint
count_colours (cairo_surface_t *surface)
{
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      g_hash_table_add (colours, GUINT_TO_POINTER (((guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                                                            + y * cairo_image_surface_get_stride (surface)))[x] & 0xffffff));
  return g_hash_table_size (colours);
}

/* A picture put together from tiles is the picture: culling takes nothing away, and labels do not depend on the clip. */
static void
check_tiles (const PvScene *scene, double zoom, const PvEmphasis *emphasis)
{
  PvPaintOptions options = pv_paint_options ();
  PvRect all = device_bounds (scene, zoom);
  cairo_surface_t *whole;

  options.zoom = zoom;
  options.emphasis = emphasis;
  whole = paint (scene, &options, &all);
  for (int y = 0; y < (int) all.height; y += 128)
    for (int x = 0; x < (int) all.width; x += 128)
      {
        int width = MIN (128, (int) all.width - x), height = MIN (128, (int) all.height - y);
        PvRect device = { all.x + x, all.y + y, width, height };
        cairo_surface_t *tile = paint (scene, &options, &device);

        int most = most_different (whole, x, y, tile, width, height);

        if (most > ROUNDING)
          {
            g_test_message ("tile %d, %d at zoom %g differs by %d", x, y, zoom, most);
            g_test_fail ();
          }
        cairo_surface_destroy (tile);
      }
  cairo_surface_destroy (whole);
}

static void
test_tiles (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) network = make_network (model, PV_LANG_FI), path = make_path (model, 1);
  PvId id = sample_find (model, PV_ACTOR_NAME, "Ohjaamo Vaasa");
  g_autoptr (PvIdSet) selected = pv_id_set_new (&id, 1), around = pv_scene_around (network, selected, 1);
  PvEmphasis emphasis = { .selected = selected, .full = around, .focused = id };

  for (guint i = 1; i < G_N_ELEMENTS (zooms) - 1; i++)
    {
      check_tiles (network, zooms[i], NULL);
      check_tiles (network, zooms[i], &emphasis);
      check_tiles (path, zooms[i], NULL);
    }
}

static void
test_same_twice (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = make_network (model, PV_LANG_SV);
  PvPaintOptions options = pv_paint_options ();
  PvRect all = device_bounds (scene, 1);
  cairo_surface_t *one = paint (scene, &options, &all), *two = paint (scene, &options, &all);

  g_assert_true (same_pixels (one, 0, 0, two, (int) all.width, (int) all.height));
  g_assert_cmpuint (count_colours (one), >, 100);
  cairo_surface_destroy (one);
  cairo_surface_destroy (two);
}

/* Every kind of actor and link, every state, every finding, in every style, at every level of detail. */
static PvModel *
everything_new (GArray *findings)
{
  static const char *const states[] = { "planned", "active", "ended" };
  static const char *const standings[] = { "raised", "confirmed", "retired" };
  PvModel *model = sample_new ();
  PvId actors[PV_N_ACTOR_KINDS];
  guint n;
  const PvChoiceInfo *kinds = pv_choices_list (PV_CHOICES_ACTOR_KIND, &n), *relations;

  g_assert_cmpuint (n, ==, PV_N_ACTOR_KINDS);
  for (guint i = 0; i < n; i++)
    actors[i] = sample_add (model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, kinds[i].label, PV_ACTOR_KIND, PV_LANG_NONE, kinds[i].nick,
                            PV_ACTOR_STANDING, PV_LANG_NONE, standings[i % 3], 0);
  relations = pv_choices_list (PV_CHOICES_RELATION_KIND, &n);
  g_assert_cmpuint (n, ==, PV_N_RELATION_KINDS);
  for (guint i = 0; i < n * 6; i++)
    {
      g_autofree char *from = pv_id_to_text (actors[i % 11]), *to = pv_id_to_text (actors[(i * 3 + 1) % 11]);
      PvId id = sample_add (model, PV_RELATION, PV_RELATION_FROM_ACTOR, PV_LANG_NONE, from, PV_RELATION_TO_ACTOR, PV_LANG_NONE, to,
                            PV_RELATION_KIND, PV_LANG_NONE, relations[i % n].nick, PV_RELATION_STATE, PV_LANG_NONE, states[i / n % 3],
                            PV_RELATION_BOTH_WAYS, PV_LANG_NONE, i / n < 3 ? "yes" : "no", PV_RELATION_STANDING, PV_LANG_NONE,
                            standings[i % 3], 0);
      PvSceneFinding finding = { PV_FINDING_HAND_OVER, id, PV_NO_ID };

      if (i % 5 == 0)
        g_array_append_val (findings, finding);
    }
  {
    PvSceneFinding conflict = { PV_SCENE_CONFLICT, actors[2], PV_NO_ID };

    g_array_append_val (findings, conflict);
  }
  return model;
}

static void
test_everything (void)
{
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (PvSceneFinding));
  g_autoptr (PvModel) model = everything_new (findings);
  PvNetworkSceneOptions network = pv_network_scene_options ();
  g_autoptr (PvScene) scene = NULL;
  PvElementInfo info;
  PvEmphasis emphasis = { NULL };
  g_autoptr (PvIdSet) one = NULL;

  network.audience = PV_AUDIENCE_INTERNAL;
  network.findings = (const PvSceneFinding *) findings->data;
  network.n_findings = findings->len;
  scene = pv_scene_new_network (model, &network, NULL);
  g_assert_true (pv_scene_describe (scene, (PvElement) { PV_PART_NODE, 2 }, &info));
  one = pv_id_set_new (&info.id, 1);
  emphasis = (PvEmphasis) { .selected = one, .full = one, .found = one, .hovered = info.id, .focused = info.id };
  for (guint style = 0; style < PV_N_STYLES; style++)
    for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
      for (guint with = 0; with < 2; with++)
        {
          PvPaintOptions options = pv_paint_options ();
          PvRect all = device_bounds (scene, zooms[z]);
          cairo_surface_t *surface;

          options.style = pv_style_get ((PvStyleKind) style);
          options.zoom = zooms[z];
          options.layers |= PV_PAINT_DOTS;
          options.emphasis = with ? &emphasis : NULL;
          surface = paint (scene, &options, &all);
          g_assert_cmpuint (count_colours (surface), >, 4);
          cairo_surface_destroy (surface);
        }
}

static void
test_paths (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");

  for (guint path = 0; path < 3; path++)
    for (guint style = 0; style < PV_N_STYLES; style++)
      {
        g_autoptr (PvScene) scene = make_path (model, path);
        PvPaintOptions options = pv_paint_options ();
        PvRect all = device_bounds (scene, 1);
        cairo_surface_t *surface;

        options.style = pv_style_get ((PvStyleKind) style);
        surface = paint (scene, &options, &all);
        g_assert_cmpuint (count_colours (surface), >, 20);
        cairo_surface_destroy (surface);
      }
}

static void
test_pinned_heads (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = make_path (model, 0);
  PvPaintOptions options = pv_paint_options ();
  PvRect device = { 300, 200, 400, 300 };
  cairo_surface_t *plain, *pinned;
  cairo_t *cr;
  PvSurface *surface;

  options.layers &= ~(guint) PV_PAINT_HEADS;
  plain = paint (scene, &options, &device);
  pinned = paint (scene, &options, &device);
  cr = cairo_create (pinned);
  cairo_translate (cr, -device.x, -device.y);
  surface = pv_surface_cairo_new (cr);
  pv_painter_paint_heads (scene, surface, &options, &device);
  pv_surface_cairo_free (surface);
  cairo_destroy (cr);
  cairo_surface_flush (pinned);
  g_assert_false (same_pixels (plain, 0, 0, pinned, 400, 44));
  g_assert_false (same_pixels (plain, 0, 44, pinned, 128, 200));
  cairo_surface_destroy (plain);
  cairo_surface_destroy (pinned);
}

static void
test_empty (void)
{
  g_autoptr (PvModel) model = sample_new ();
  g_autoptr (PvScene) network = make_network (model, PV_LANG_FI);
  PvPathSceneOptions path_options = pv_path_scene_options ();
  g_autoptr (PvScene) path = pv_scene_new_path (model, 99, &path_options, NULL);
  PvPaintOptions options = pv_paint_options ();
  PvRect device = { 0, 0, 64, 64 };
  cairo_surface_t *a = paint (network, &options, &device), *b = paint (path, &options, &device);

  g_assert_cmpuint (count_colours (a), ==, 1);
  g_assert_cmpuint (count_colours (b), ==, 1);
  g_assert_cmpfloat (pv_legend_height (network, PV_LANG_FI, 400), ==, 0);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* What a writer of another format is told: elements in pairs, with their sentences. */
typedef struct
{
  PvSurface surface;
  guint depth, n_begun, n_texts, n_drawn;
} Telling;

static void
told_draw_cb (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
  ((Telling *) surface)->n_drawn++;
}

static void
told_text_cb (PvSurface *surface, const PvTextRun *run)
{
  g_assert_true (g_utf8_validate (run->text, -1, NULL));
  g_assert_cmpfloat (run->font.size, >, 0);
  ((Telling *) surface)->n_texts++;
}

static void
told_begin_cb (PvSurface *surface, const char *role, const PvElementInfo *info)
{
  g_assert_cmpuint (((Telling *) surface)->depth++, ==, 0);
  g_assert_cmpint (strlen (info->sentence), >, 0);
  ((Telling *) surface)->n_begun++;
}

static void
told_end_cb (PvSurface *surface)
{
  g_assert_cmpuint (((Telling *) surface)->depth--, ==, 1);
}

static void
test_surface (void)
{
  static const PvSurfaceClass telling_class = { told_draw_cb, told_text_cb, told_begin_cb, told_end_cb, NULL };
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) network = make_network (model, PV_LANG_FI), path = make_path (model, 0);
  PvPaintOptions options = pv_paint_options ();
  Telling telling = { .depth = 0 };

  pv_surface_init (&telling.surface, &telling_class);
  pv_painter_paint (network, &telling.surface, &options);
  g_assert_cmpuint (telling.n_begun, ==, pv_scene_count (network, PV_PART_NODE) + pv_scene_count (network, PV_PART_LINK));
  g_assert_cmpuint (telling.n_texts, >=, pv_scene_count (network, PV_PART_NODE));
  pv_painter_paint (path, &telling.surface, &options);
  g_assert_cmpuint (telling.depth, ==, 0);
  pv_legend_paint (network, PV_LANG_BOTH, &telling.surface, pv_style_get (PV_STYLE_PRINT), 0, 0, 600);
  g_assert_cmpuint (telling.n_drawn, >, 500);
  pv_surface_clear (&telling.surface);
}

/* How the first outline of each element is stroked. */
typedef struct
{
  PvSurface surface;
  gboolean framed;             /* the element at hand */
  gboolean ended;
  PvPaint ended_frame, usual_frame;
} Framing;

static PvId ended_actor;

static void
framing_draw_cb (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
  Framing *framing = (Framing *) surface;

  if (framing->framed || paint->stroke.a == 0)
    return;
  framing->framed = TRUE;
  *(framing->ended ? &framing->ended_frame : &framing->usual_frame) = *paint;
}

static void
framing_text_cb (PvSurface *surface, const PvTextRun *run)
{
}

static void
framing_end_cb (PvSurface *surface)
{
}

static void
framing_begin_cb (PvSurface *surface, const char *role, const PvElementInfo *info)
{
  Framing *framing = (Framing *) surface;

  framing->framed = !g_str_equal (role, "node");
  framing->ended = info->id == ended_actor;
}

/* Where no tint tells apart, what is over has the thinnest frame and not the blackest: dots, in the grey of what is faded. */
static void
test_ended_recedes (void)
{
  static const PvSurfaceClass framing_class = { framing_draw_cb, framing_text_cb, framing_begin_cb, framing_end_cb, NULL };
  static const PvStyleKind contrasts[] = { PV_STYLE_CONTRAST_LIGHT, PV_STYLE_CONTRAST_DARK };
  g_autoptr (PvModel) model = sample_new ();
  g_autoptr (PvScene) network = NULL;

  sample_add (model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, "Kunta", PV_ACTOR_KIND, PV_LANG_NONE, "municipality", 0);
  ended_actor = sample_add (model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, "Kuntayhtymä", PV_ACTOR_KIND, PV_LANG_NONE, "municipality",
                            PV_ACTOR_VALID_TO, PV_LANG_NONE, "2020-12-31", 0);
  network = make_network (model, PV_LANG_FI);
  for (guint i = 0; i < G_N_ELEMENTS (contrasts); i++)
    {
      PvPaintOptions options = pv_paint_options ();
      Framing framing = { .framed = TRUE };

      options.style = pv_style_get (contrasts[i]);
      pv_surface_init (&framing.surface, &framing_class);
      pv_painter_paint (network, &framing.surface, &options);
      g_assert_cmpfloat (framing.ended_frame.width, <, framing.usual_frame.width);
      g_assert_cmpuint (framing.ended_frame.n_dashes, >, 0);
      g_assert_cmpuint (framing.usual_frame.n_dashes, ==, 0);
      g_assert_cmpmem (&framing.ended_frame.stroke, sizeof (PvRgba), &options.style->faded_line, sizeof (PvRgba));
      pv_surface_clear (&framing.surface);
    }
}

static void
add_referral (PvModel *model, PvId from, PvId to)
{
  g_autofree char *first = pv_id_to_text (from), *second = pv_id_to_text (to);

  sample_add (model, PV_RELATION, PV_RELATION_FROM_ACTOR, PV_LANG_NONE, first, PV_RELATION_TO_ACTOR, PV_LANG_NONE, second, PV_RELATION_KIND,
              PV_LANG_NONE, "referral", 0);
}

/* A region of many actors: at an overview every area is one disc that holds as many dots, no two discs overlap, and the bundles between them
 * are the same in tiles as on one sheet. */
static void
test_regions (void)
{
  g_autoptr (PvModel) model = sample_new ();
  PvId areas[4], actors[240];
  g_autoptr (PvScene) scene = NULL;
  PvPaintOptions options = pv_paint_options ();
  cairo_surface_t *surface;
  PvRect all;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *name = g_strdup_printf ("Maakunta %u", i + 1);

      areas[i] = sample_add (model, PV_AREA, PV_AREA_NAME, PV_LANG_FI, name, PV_AREA_KIND, PV_LANG_NONE, "region", 0);
    }
  for (guint i = 0; i < 240; i++)
    {
      g_autofree char *name = g_strdup_printf ("Yhdistys %u", i + 1), *area = pv_id_to_text (areas[i / 60]);
      static const char *const kinds[] = { "association", "municipality", "kela" };

      actors[i] = sample_add (model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, name, PV_ACTOR_KIND, PV_LANG_NONE, kinds[i % 3], PV_ACTOR_AREA,
                              PV_LANG_NONE, area, 0);
    }
  for (guint i = 0; i < 240; i += 2)
    add_referral (model, actors[i], actors[(i * 7 + 60 * (i % 3 + 1)) % 240]);
  scene = make_network (model, PV_LANG_FI);
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_REGION), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      PvPoint a, b;
      double ra, rb;
      PvElementInfo info;

      g_assert_true (pv_scene_region_disc (scene, i, 0.05, &a, &ra));
      g_assert_true (pv_scene_describe (scene, pv_scene_hit_region (scene, a.x, a.y, 0.05), &info));
      g_assert_true (info.id == areas[i]);
      for (guint j = 0; j < i; j++)
        {
          g_assert_true (pv_scene_region_disc (scene, j, 0.1, &b, &rb));
          g_assert_true (pv_scene_region_disc (scene, i, 0.1, &a, &ra));
          g_assert_cmpfloat (hypot (a.x - b.x, a.y - b.y), >=, ra + rb);
        }
    }
  options.zoom = 0.09;
  all = device_bounds (scene, options.zoom);
  surface = paint (scene, &options, &all);
  g_assert_cmpuint (count_colours (surface), >, 10);
  cairo_surface_destroy (surface);
  check_tiles (scene, 0.09, NULL);
}

static void
test_legend (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) network = make_network (model, PV_LANG_FI), path = make_path (model, 1);
  g_autoptr (GArray) entries = pv_legend_entries (network, PV_LANG_EN), roles = pv_legend_entries (path, PV_LANG_SV);
  guint last = 0, last_kind = 0, n_roles = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const PvLegendEntry *entry = &g_array_index (entries, PvLegendEntry, i);

      g_assert_cmpint (strlen (entry->words), >, 1);
      g_assert_cmpuint (entry->kind, >=, last_kind);
      if (entry->kind == last_kind && i > 0)
        g_assert_cmpuint (entry->code, >, last);
      last = entry->code;
      last_kind = entry->kind;
    }
  for (guint i = 0; i < roles->len; i++)
    n_roles += g_array_index (roles, PvLegendEntry, i).kind == PV_LEGEND_ROLE;
  g_assert_cmpuint (n_roles, ==, 4);
  g_assert_false (g_array_index (roles, PvLegendEntry, 0).letter);
  g_assert_cmpfloat (pv_legend_height (network, PV_LANG_FI, 300), >, pv_legend_height (network, PV_LANG_FI, 900));
}

#define IN_AREA 80

/* Many regions: the overview is hardly larger than what it is of, no name lies on a disc or on another name, and a disc
 * has no count where there is no room. */
static void
test_many_regions (void)
{
  g_autoptr (PvModel) model = sample_new ();
  PvId areas[40], actors[G_N_ELEMENTS (areas) * IN_AREA];
  g_autoptr (PvScene) scene = NULL;
  PvRect nodes = { 0, 0, 0, 0 }, frames[G_N_ELEMENTS (areas)], all;
  double zoom;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *name = g_strdup_printf ("Maakunta %u", i + 1);

      areas[i] = sample_add (model, PV_AREA, PV_AREA_NAME, PV_LANG_FI, name, PV_AREA_KIND, PV_LANG_NONE, "region", 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      g_autofree char *name = g_strdup_printf ("Yhdistys %u", i + 1), *area = pv_id_to_text (areas[i / IN_AREA]);

      actors[i] = sample_add (model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, name, PV_ACTOR_KIND, PV_LANG_NONE, "association", PV_ACTOR_AREA,
                              PV_LANG_NONE, area, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      guint first = i / IN_AREA * IN_AREA;

      add_referral (model, actors[i], actors[first + (i + 1) % IN_AREA]);
      add_referral (model, actors[i], i % 10 == 0 ? actors[(i * 7 + 1) % G_N_ELEMENTS (actors)] : actors[first + (i + 9) % IN_AREA]);
    }
  scene = make_network (model, PV_LANG_FI);
  for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i++)
    {
      PvRect box = pv_scene_get_box (scene, (PvElement) { PV_PART_NODE, i });

      nodes = pv_rect_union (&nodes, &box);
    }
  all = pv_scene_get_bounds (scene);
  g_assert_cmpfloat (all.width * all.height, <, 3 * nodes.width * nodes.height);

  zoom = MIN (900 / nodes.width, 620 / nodes.height);
  g_assert_cmpfloat (pv_scene_region_words (scene, zoom / 2).name_size, >=, 8);
  g_assert_cmpfloat (pv_scene_region_words (scene, zoom / 2).count_size, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      PvRegionWords words = pv_scene_region_words (scene, zoom);
      PvPoint centre;
      double radius;

      g_assert_true (pv_scene_region_disc (scene, i, zoom, &centre, &radius));
      frames[i] = (PvRect) { centre.x - radius, centre.y - radius - words.height / zoom, 2 * radius, 2 * radius + words.height / zoom };
      for (guint j = 0; j < i; j++)
        g_assert_false (pv_rect_overlaps (&frames[i], &frames[j]));
    }
  /* The weak bundles too, which are drawn the quick way. */
  check_tiles (scene, zoom, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/tiles", test_tiles);
  g_test_add_func ("/paint/same-twice", test_same_twice);
  g_test_add_func ("/paint/everything", test_everything);
  g_test_add_func ("/paint/paths", test_paths);
  g_test_add_func ("/paint/pinned-heads", test_pinned_heads);
  g_test_add_func ("/paint/empty", test_empty);
  g_test_add_func ("/paint/surface", test_surface);
  g_test_add_func ("/paint/ended", test_ended_recedes);
  g_test_add_func ("/paint/regions", test_regions);
  g_test_add_func ("/paint/many-regions", test_many_regions);
  g_test_add_func ("/paint/legend", test_legend);
  return g_test_run ();
}
