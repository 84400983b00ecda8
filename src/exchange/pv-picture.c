#include "exchange/pv-picture.h"

#include "exchange/pv-output.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 30.0
#define TITLE_SIZE 20.0
#define TITLE_HEIGHT 42.0
#define MARK_SIZE 13.0
#define MARK_HEIGHT 24.0
#define LEGEND_GAP 18.0
#define NOTE_SIZE 11.5
#define NOTE_HEIGHT 18.0
#define NOTES_GAP 9.0
#define LEAST_WIDTH 600.0
#define MOST_PIXELS 32767.0
#define MOST_AREA 50e6

static double
above (const PvPicture *picture)
{
  return (picture->title != NULL ? TITLE_HEIGHT : 0) + (picture->mark != NULL ? MARK_HEIGHT : 0);
}

static double
zoom_of (const PvPicture *picture)
{
  return picture->zoom > 0 ? picture->zoom : 1;
}

/* What of the scene is shown, in model pixels. */
static PvRect
shown_part (const PvPicture *picture)
{
  return pv_rect_is_empty (&picture->clip) ? pv_scene_get_bounds (picture->scene) : picture->clip;
}

/* The same in the picture's pixels, with room at both sides when it is narrower than a legend. */
static PvRect
scene_box (const PvPicture *picture)
{
  PvRect box = shown_part (picture);
  double zoom = zoom_of (picture), missing;

  box = (PvRect) { box.x * zoom, box.y * zoom, box.width * zoom, box.height * zoom };
  missing = MAX (LEAST_WIDTH - box.width, 0);
  box.x -= missing / 2;
  box.width += missing;
  return box;
}

static double
legend_height (const PvPicture *picture)
{
  if (!picture->legend || pv_scene_is_empty (picture->scene))
    return 0;

  return LEGEND_GAP + pv_legend_height (picture->scene, pv_scene_get_lang (picture->scene), scene_box (picture).width);
}

static double
notes_height (const PvPicture *picture)
{
  guint n = picture->notes != NULL ? g_strv_length ((char **) picture->notes) : 0;

  return n > 0 ? NOTES_GAP + n * NOTE_HEIGHT : 0;
}

PvPicture
pv_picture (const PvScene *scene, const char *title, const char *mark)
{
  return (PvPicture) { .scene = scene, .title = title, .mark = mark, .legend = TRUE, .style = PV_STYLE_LIGHT };
}

PvRect
pv_picture_bounds (const PvPicture *picture)
{
  PvRect bounds = scene_box (picture);

  bounds.y -= above (picture);
  bounds.height += above (picture) + notes_height (picture) + legend_height (picture);
  return pv_rect_grow (&bounds, MARGIN, MARGIN);
}

const char *
pv_picture_words (const PvPicture *picture)
{
  return pv_scene_get_summary (picture->scene);
}

static void
write_line (PvSurface *surface, const char *text, PvFont font, PvRgba colour, PvLang lang, double x, double y)
{
  PvTextRun run = { .text = text, .font = font, .colour = colour, .lang = lang, .x = x, .y = y, .anchor = PV_ANCHOR_START };

  run.width = pv_text_width (text, font);
  pv_surface_text (surface, &run);
}

static void
write_at_end (PvSurface *surface, const char *text, PvFont font, PvRgba colour, PvLang lang, double right, double y)
{
  PvTextRun run = { .text = text, .font = font, .colour = colour, .lang = lang, .x = right, .y = y, .anchor = PV_ANCHOR_END };

  run.width = pv_text_width (text, font);
  pv_surface_text (surface, &run);
}

static void
paint_notes (const PvPicture *picture, PvSurface *surface, const PvStyle *style)
{
  PvRect scene = scene_box (picture);
  double y = scene.y + scene.height + NOTES_GAP + NOTE_SIZE;

  for (guint i = 0; picture->notes != NULL && picture->notes[i] != NULL; i++)
    write_line (surface, picture->notes[i], (PvFont) { NOTE_SIZE, PV_WEIGHT_REGULAR }, style->ink, pv_scene_get_lang (picture->scene),
                scene.x, y + i * NOTE_HEIGHT);
}

static void
paint_background (const PvPicture *picture, PvSurface *surface, const PvStyle *style)
{
  PvRect bounds = pv_picture_bounds (picture);
  g_autoptr (PvOutline) outline = pv_outline_new ();
  PvPaint paint = { .fill = style->canvas };

  pv_outline_rect (outline, &bounds);
  pv_surface_draw (surface, outline, &paint);
}

/* Beside the corner's words, smaller where it would be cut. */
static void
paint_title (const PvPicture *picture, PvSurface *surface, const PvStyle *style, double x, double y, double room)
{
  PvFont font = { TITLE_SIZE, PV_WEIGHT_HEAVY };
  g_autofree char *cut = NULL;

  if (picture->corner != NULL)
    room -= pv_text_width (picture->corner, (PvFont) { MARK_SIZE, PV_WEIGHT_BOLD }) + LEGEND_GAP;
  while (font.size > MARK_SIZE && pv_text_width (picture->title, font) > room)
    font.size -= 0.5;
  cut = pv_text_ellipsize (picture->title, font, room, NULL);
  write_line (surface, cut, font, style->ink, pv_scene_get_lang (picture->scene), x, y);
}

static void
paint_words (const PvPicture *picture, PvSurface *surface, const PvStyle *style)
{
  PvRect scene = scene_box (picture);
  double y = scene.y - above (picture);

  if (picture->title != NULL)
    {
      paint_title (picture, surface, style, scene.x, y + TITLE_SIZE, scene.width);
      y += TITLE_HEIGHT - 9;
    }
  if (picture->corner != NULL)
    write_at_end (surface, picture->corner, (PvFont) { MARK_SIZE, PV_WEIGHT_BOLD }, style->ink2, pv_scene_get_lang (picture->scene),
                  scene.x + scene.width, scene.y - above (picture) + TITLE_SIZE);
  if (picture->mark != NULL)
    write_line (surface, picture->mark, (PvFont) { MARK_SIZE, PV_WEIGHT_BOLD }, style->warn, PV_LANG_NONE, scene.x, y + MARK_SIZE);
}

/* A part that is shown as a window shows it ends where the window does. */
static void
paint_scene (const PvPicture *picture, PvSurface *surface, const PvPaintOptions *options)
{
  PvSurface *scaled = zoom_of (picture) != 1 ? pv_surface_scaled_new (surface, zoom_of (picture)) : NULL;
  gboolean cut = !pv_rect_is_empty (&picture->clip);

  if (cut)
    pv_surface_clip (scaled != NULL ? scaled : surface, &picture->clip);
  pv_painter_paint (picture->scene, scaled != NULL ? scaled : surface, options);
  if (cut)
    pv_surface_clip (scaled != NULL ? scaled : surface, NULL);
  g_clear_pointer (&scaled, pv_surface_scaled_free);
}

void
pv_picture_paint (const PvPicture *picture, PvSurface *surface, double scale, GCancellable *cancellable)
{
  const PvStyle *style = pv_style_get (picture->style);
  PvPaintOptions options = pv_paint_options ();
  PvRect scene = scene_box (picture);

  paint_background (picture, surface, style);
  options.style = style;
  /* A picture is looked at as large as it is: no detail is left out because its pixels are few. */
  options.zoom = picture->zoom > 0 ? MAX (picture->zoom, picture->detail) : CLAMP (scale, 1, 1.4);
  options.clip = shown_part (picture);
  options.emphasis = picture->emphasis;
  options.cancellable = cancellable;
  paint_scene (picture, surface, &options);
  paint_words (picture, surface, style);
  paint_notes (picture, surface, style);
  if (legend_height (picture) > 0)
    pv_legend_paint (picture->scene, pv_scene_get_lang (picture->scene), surface, style, scene.x,
                     scene.y + scene.height + notes_height (picture) + LEGEND_GAP, scene.width);
}

cairo_status_t
pv_picture_append_cb (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

void
pv_picture_paint_on (const PvPicture *picture, cairo_surface_t *target, double scale, double x, double y, GCancellable *cancellable)
{
  PvRect bounds = pv_picture_bounds (picture);
  PvRgba canvas = pv_style_get (picture->style)->canvas;
  cairo_t *cr = cairo_create (target);
  PvSurface *surface;

  /* The last row of pixels may be covered in part alone. */
  cairo_set_source_rgb (cr, canvas.r, canvas.g, canvas.b);
  cairo_paint (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x, -bounds.y);
  surface = pv_surface_cairo_new (cr);
  pv_picture_paint (picture, surface, scale, cancellable);
  pv_surface_cairo_free (surface);
  cairo_destroy (cr);
}

GBytes *
pv_picture_finish (cairo_surface_t *target, cairo_status_t status, GByteArray *bytes, GCancellable *cancellable, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (target);
  cairo_surface_destroy (target);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error) && status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);

  if (status != CAIRO_STATUS_SUCCESS && (error == NULL || *error == NULL))
    g_set_error (error, PV_ERROR, PV_ERROR_TOO_LARGE, _("The picture is too large to be drawn; show fewer actors"));
  g_byte_array_unref (bytes);
  return NULL;
}

double
pv_picture_scale (const PvPicture *picture, double scale)
{
  PvRect bounds = pv_picture_bounds (picture);

  scale = MIN (scale, MOST_PIXELS / MAX (bounds.width, bounds.height));
  return MIN (scale, sqrt (MOST_AREA / (bounds.width * bounds.height)));
}

GBytes *
pv_picture_png (const PvPicture *picture, double scale, GCancellable *cancellable, GError **error)
{
  PvRect bounds = pv_picture_bounds (picture);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *target;
  cairo_status_t status;

  scale = pv_picture_scale (picture, scale);
  target = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (bounds.width * scale), (int) ceil (bounds.height * scale));
  pv_picture_paint_on (picture, target, scale, 0, 0, cancellable);
  status = cairo_surface_write_to_png_stream (target, pv_picture_append_cb, bytes);
  return pv_picture_finish (target, status, bytes, cancellable, error);
}

gboolean
pv_picture_export (const PvPicture *picture, const char *path, double scale, GCancellable *cancellable, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_suffix (lower, ".png"))
    bytes = pv_picture_png (picture, scale, cancellable, error);
  else if (g_str_has_suffix (lower, ".pdf"))
    bytes = pv_picture_pdf (picture, cancellable, error);
  else if (g_str_has_suffix (lower, ".svg"))
    bytes = pv_picture_svg (picture, cancellable, error);
  else
    g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: a picture ends in .png, .svg or .pdf"), path);

  return bytes != NULL && pv_output_bytes (path, bytes, cancellable, error);
}
