/* No word covers another word or a foreign box, counted in painted device pixels. */
#include "diagram/diagram.h"

#include <math.h>
#include <string.h>

#include "sample.h"

/* Each run of text is painted alone; every pixel it darkens is asked whom it belonged to before. */
typedef struct
{
  PvSurface surface;
  PvRect device;               /* the whole picture, device pixels */
  double zoom;
  int width, height;
  guint16 *owners;             /* by pixel: number of the run, 0: nobody */
  guint16 *boxes;              /* by pixel: 1 + number of the box over its middle, 0: none, MANY_BOXES: two or more */
  PvElement element;
  const PvScene *scene;
  guint n_runs;
  guint n_over_text, n_over_boxes;
} Ink;

#define MANY_BOXES G_MAXUINT16

static void
ink_draw_cb (PvSurface *surface, const PvOutline *outline, const PvPaint *paint)
{
}

static void
ink_begin_cb (PvSurface *surface, const char *role, const PvElementInfo *info)
{
  ((Ink *) surface)->element = info->element;
}

static void
ink_end_cb (PvSurface *surface)
{
  ((Ink *) surface)->element = PV_NO_ELEMENT;
}

static PvPart
box_part (const PvScene *scene)
{
  return pv_scene_get_kind (scene) == PV_SCENE_NETWORK ? PV_PART_NODE : PV_PART_STEP;
}

/* Marks the pixels whose middle lies in the box. */
static void
lay_box (Ink *ink, guint number, const PvRect *box)
{
  int left = MAX ((int) floor (box->x * ink->zoom - ink->device.x) - 1, 0), top = MAX ((int) floor (box->y * ink->zoom - ink->device.y) - 1, 0);
  int right = MIN ((int) ceil ((box->x + box->width) * ink->zoom - ink->device.x) + 1, ink->width);
  int bottom = MIN ((int) ceil ((box->y + box->height) * ink->zoom - ink->device.y) + 1, ink->height);

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        guint16 *over = &ink->boxes[y * ink->width + x];

        if (pv_rect_contains (box, (ink->device.x + x + 0.5) / ink->zoom, (ink->device.y + y + 0.5) / ink->zoom))
          *over = (guint16) (*over == 0 ? number + 1 : MANY_BOXES);
      }
}

static void
lay_boxes (Ink *ink)
{
  for (guint i = 0; i < pv_scene_count (ink->scene, box_part (ink->scene)); i++)
    {
      PvRect box = pv_scene_get_box (ink->scene, (PvElement) { box_part (ink->scene), i });

      lay_box (ink, i, &box);
    }
}

static gboolean
in_foreign_box (const Ink *ink, int x, int y)
{
  guint16 over = ink->boxes[y * ink->width + x];

  if (over == 0 || ink->element.part == PV_PART_TASK)
    return FALSE;
  return over == MANY_BOXES || !pv_element_equal ((PvElement) { box_part (ink->scene), over - 1u }, ink->element);
}

static void
take_pixel (Ink *ink, int x, int y, const char *text)
{
  guint16 *owner = &ink->owners[y * ink->width + x];

  if (*owner != 0 && *owner != ink->n_runs)
    {
      if (ink->n_over_text++ == 0)
        g_test_message ("over other words at zoom %g: %s", ink->zoom, text);
    }
  *owner = (guint16) ink->n_runs;
  if (in_foreign_box (ink, x, y) && ink->n_over_boxes++ == 0)
    g_test_message ("over a foreign box at zoom %g: %s", ink->zoom, text);
}

static void
ink_text_cb (PvSurface *surface, const PvTextRun *run)
{
  Ink *ink = (Ink *) surface;
  double width = pv_text_width (run->text, run->font) * ink->zoom;
  int left = (int) floor (run->x * ink->zoom - ink->device.x - width) - 2, top = (int) floor ((run->y - run->font.size * 1.2) * ink->zoom - ink->device.y);
  int wide = (int) ceil (2 * width) + 4, high = (int) ceil (run->font.size * 1.7 * ink->zoom);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_A8, wide, high);
  cairo_t *cr = cairo_create (image);
  PvSurface *paper;
  PvTextRun black = *run;

  ink->n_runs++;
  black.colour = (PvRgba) { 0, 0, 0, 1 };
  cairo_translate (cr, -ink->device.x - left, -ink->device.y - top);
  cairo_scale (cr, ink->zoom, ink->zoom);
  paper = pv_surface_cairo_new (cr);
  pv_surface_text (paper, &black);
  pv_surface_cairo_free (paper);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  for (int y = 0; y < high; y++)
    for (int x = 0; x < wide; x++)
      if (cairo_image_surface_get_data (image)[y * cairo_image_surface_get_stride (image) + x] > 64 && left + x >= 0 && left + x < ink->width
          && top + y >= 0 && top + y < ink->height)
        take_pixel (ink, left + x, top + y, run->text);
  cairo_surface_destroy (image);
}

static const PvSurfaceClass ink_class = { ink_draw_cb, ink_text_cb, ink_begin_cb, ink_end_cb, NULL };

static void
check (const PvScene *scene, double zoom, const PvEmphasis *emphasis)
{
  Ink ink = { .scene = scene, .zoom = zoom };
  PvRect bounds = pv_scene_get_bounds (scene);
  PvPaintOptions options = pv_paint_options ();

  ink.device = (PvRect) { floor (bounds.x * zoom) - 60, floor (bounds.y * zoom) - 30, ceil (bounds.width * zoom) + 120, ceil (bounds.height * zoom) + 60 };
  ink.width = (int) ink.device.width;
  ink.height = (int) ink.device.height;
  ink.owners = g_new0 (guint16, (gsize) ink.width * (gsize) ink.height);
  ink.boxes = g_new0 (guint16, (gsize) ink.width * (gsize) ink.height);
  lay_boxes (&ink);
  pv_surface_init (&ink.surface, &ink_class);
  options.zoom = zoom;
  options.emphasis = emphasis;
  pv_painter_paint (scene, &ink.surface, &options);
  if (zoom >= 1)
    g_assert_cmpuint (ink.n_runs, >, 20);
  g_assert_cmpuint (ink.n_over_text, ==, 0);
  g_assert_cmpuint (ink.n_over_boxes, ==, 0);
  pv_surface_clear (&ink.surface);
  g_free (ink.owners);
  g_free (ink.boxes);
}

static const double zooms[] = { 0.5, PV_ZOOM_NAMED, 1, 2 };
static const char *const samples[] = { "vaasa", "kasvo", "porvoo" };

static void
test_networks (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (samples); s++)
    {
      g_autoptr (PvModel) model = sample_read (samples[s]);

      for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_BOTH; lang++)
        {
          PvNetworkSceneOptions options = pv_network_scene_options ();
          g_autoptr (PvScene) scene = NULL;

          options.lang = lang;
          options.audience = PV_AUDIENCE_INTERNAL;
          options.today = pv_date_make (2026, 11, 21);
          scene = pv_scene_new_network (model, &options, NULL);
          for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
            check (scene, zooms[z], NULL);
        }
    }
}

/* Headings in two languages take up to twice the room above their columns. */
static void
test_columns (void)
{
  PvViewArrangement wish = { PV_ARRANGEMENT_COLUMNS, PV_NO_ID, { 0, 0 } };

  for (guint s = 0; s < G_N_ELEMENTS (samples); s++)
    {
      g_autoptr (PvModel) model = sample_read (samples[s]);
      PvNetworkSceneOptions options = pv_network_scene_options ();
      g_autoptr (PvScene) scene = NULL;

      options.lang = PV_LANG_BOTH;
      options.audience = PV_AUDIENCE_INTERNAL;
      options.today = pv_date_make (2026, 11, 21);
      options.arrangement = &wish;
      scene = pv_scene_new_network (model, &options, NULL);
      check (scene, 0.45, NULL);
      check (scene, 0.5, NULL);
      check (scene, 1, NULL);
      check (scene, 2, NULL);
    }
}

/* Names of areas, in two languages on two lines, end above whoever stands in the area. */
static void
test_areas (void)
{
  PvViewArrangement wish = { PV_ARRANGEMENT_AREAS, PV_NO_ID, { 0, 0 } };

  for (guint s = 0; s < G_N_ELEMENTS (samples); s++)
    for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_BOTH; lang++)
      {
        g_autoptr (PvModel) model = sample_read (samples[s]);
        PvNetworkSceneOptions options = pv_network_scene_options ();
        g_autoptr (PvScene) scene = NULL;

        options.lang = lang;
        options.audience = PV_AUDIENCE_INTERNAL;
        options.today = pv_date_make (2026, 11, 21);
        options.arrangement = &wish;
        scene = pv_scene_new_network (model, &options, NULL);
        /* Further away than names stand in all boxes: those of hubs beside theirs may meet names of areas yet, in other samples. */
        if (s == 0)
          check (scene, 0.53, NULL);
        check (scene, 1, NULL);
        check (scene, 2, NULL);
      }
}

/* Also with the words on the links of a selected actor. */
static void
test_selected (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  PvNetworkSceneOptions options = pv_network_scene_options ();
  g_autoptr (PvScene) scene = pv_scene_new_network (model, &options, NULL);

  for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i += 5)
    {
      PvElementInfo info;
      g_autoptr (PvIdSet) selected = NULL, around = NULL;
      PvEmphasis emphasis = { NULL };

      g_assert_true (pv_scene_describe (scene, (PvElement) { PV_PART_NODE, i }, &info));
      selected = pv_id_set_new (&info.id, 1);
      around = pv_scene_around (scene, selected, 1);
      emphasis = (PvEmphasis) { .selected = selected, .full = around };
      check (scene, 0.5, &emphasis);
      check (scene, 1, &emphasis);
    }
}

static void
test_paths (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (samples); s++)
    {
      g_autoptr (PvModel) model = sample_read (samples[s]);
      guint n;
      PvRecord *const *paths = pv_model_list (model, PV_PATH, &n);

      for (guint p = 0; p < n; p++)
        for (guint l = 0; l < 3; l++)
          {
            PvLang lang = (const PvLang[]) { PV_LANG_FI, PV_LANG_SV, PV_LANG_BOTH }[l];
            PvPathSceneOptions options = pv_path_scene_options ();
            g_autoptr (PvScene) scene = NULL;

            options.lang = lang;
            scene = pv_scene_new_path (model, pv_record_get_id (paths[p]), &options, NULL);
            check (scene, 1, NULL);
            check (scene, 2, NULL);
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/networks", test_networks);
  g_test_add_func ("/labels/columns", test_columns);
  g_test_add_func ("/labels/areas", test_areas);
  g_test_add_func ("/labels/selected", test_selected);
  g_test_add_func ("/labels/paths", test_paths);
  return g_test_run ();
}
