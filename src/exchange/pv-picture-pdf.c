/* Pictures on paper: on one sheet, or a page each. */
#include "exchange/pv-picture.h"

#include "exchange/pv-picture-sheets.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* Points of 1/72 inch; model pixels are 1/96 inch. */
#define A0_LONG 3370.0
#define A1_LONG 2384.0
#define A2_LONG 1684.0
#define A3_LONG 1191.0
#define A4_LONG 842.0
#define A4_SHORT 595.0
#define PAGE_MARGIN 28.0
/* Node text is 13 model pixels: below this scale it is smaller than 8 points. */
#define READABLE 0.62
#define NATURAL 0.75
/* Of the work for one page, the part before cairo writes it. */
#define PAINTING 0.3
/* What an actor or a line takes in the file, on average. */
#define BYTES_OF_PART 560

static const double papers[PV_N_PAPERS][2] = {
  { A4_LONG, A4_SHORT }, { A3_LONG, A4_LONG }, { A2_LONG, A3_LONG }, { A1_LONG, A2_LONG }, { A0_LONG, A1_LONG },
};

double
pv_paper_width (guint paper)
{
  g_return_val_if_fail (paper < PV_N_PAPERS, A4_LONG);
  return papers[paper][0];
}

double
pv_paper_height (guint paper)
{
  g_return_val_if_fail (paper < PV_N_PAPERS, A4_SHORT);
  return papers[paper][1];
}

double
pv_picture_fit (const PvPicture *picture, guint paper)
{
  PvRect bounds = pv_picture_bounds (picture);

  g_return_val_if_fail (paper < PV_N_PAPERS, 1);
  return MIN ((papers[paper][0] - 2 * PAGE_MARGIN) / bounds.width, (papers[paper][1] - 2 * PAGE_MARGIN) / bounds.height);
}

/* The first page on which the text can be read. */
static double
choose_page (const PvRect *bounds, double *width, double *height)
{
  gboolean lying = bounds->width >= bounds->height;

  for (guint i = 0; i < PV_N_PAPERS; i++)
    {
      double scale;

      *width = papers[i][lying ? 0 : 1];
      *height = papers[i][lying ? 1 : 0];
      scale = MIN ((*width - 2 * PAGE_MARGIN) / bounds->width, (*height - 2 * PAGE_MARGIN) / bounds->height);
      if (scale >= READABLE)
        return MIN (scale, 1);
    }

  *width = bounds->width * NATURAL + 2 * PAGE_MARGIN;
  *height = bounds->height * NATURAL + 2 * PAGE_MARGIN;
  return NATURAL;
}

void
pv_picture_describe_pdf (const PvPicture *picture, cairo_surface_t *target)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (pv_clock_now_ms () / 1000);
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  if (picture->title != NULL)
    cairo_pdf_surface_set_metadata (target, CAIRO_PDF_METADATA_TITLE, picture->title);
  cairo_pdf_surface_set_metadata (target, CAIRO_PDF_METADATA_SUBJECT, pv_picture_words (picture));
  cairo_pdf_surface_set_metadata (target, CAIRO_PDF_METADATA_CREATOR, "Polkuverkko " PV_VERSION);
  cairo_pdf_surface_set_metadata (target, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
  if (picture->mark != NULL)
    cairo_pdf_surface_set_metadata (target, CAIRO_PDF_METADATA_KEYWORDS, picture->mark);
}

/* cairo writes a page when it is finished, and says nothing meanwhile: how far it is shows in what has come. */
typedef struct
{
  GByteArray *bytes;
  guint64 expected;            /* bytes, about */
  GCancellable *cancellable;
} Arriving;

static cairo_status_t
arrived_cb (void *data, const unsigned char *part, unsigned int length)
{
  const Arriving *arriving = data;

  if (g_cancellable_is_cancelled (arriving->cancellable))
    return CAIRO_STATUS_WRITE_ERROR;
  pv_progress_tell (arriving->cancellable, arriving->bytes->len, arriving->expected);
  return pv_picture_append_cb (arriving->bytes, part, length);
}

GBytes *
pv_picture_pdf (const PvPicture *picture, GCancellable *cancellable, GError **error)
{
  PvRect bounds = pv_picture_bounds (picture);
  guint n_parts = pv_scene_count (picture->scene, PV_PART_NODE) + pv_scene_count (picture->scene, PV_PART_LINK);
  Arriving arriving = { g_byte_array_new (), (guint64) n_parts * BYTES_OF_PART, cancellable };
  double width, height;
  double scale = choose_page (&bounds, &width, &height);
  cairo_surface_t *target = cairo_pdf_surface_create_for_stream (arrived_cb, &arriving, width, height);
  PvProgressStage stage = pv_progress_enter (cancellable, 0, PAINTING);

  pv_picture_describe_pdf (picture, target);
  pv_picture_paint_on (picture, target, scale, (width - bounds.width * scale) / 2, (height - bounds.height * scale) / 2, cancellable);
  pv_progress_leave (cancellable, stage);
  stage = pv_progress_enter (cancellable, PAINTING, 1);
  cairo_surface_finish (target);
  pv_progress_leave (cancellable, stage);
  return pv_picture_finish (target, CAIRO_STATUS_SUCCESS, arriving.bytes, cancellable, error);
}

static void
add_index (const PvPicture *whole, cairo_surface_t *target, const PvRect *frames, const char *const *names, guint n, guint paper)
{
  cairo_t *cr = cairo_create (target);

  pv_picture_paint_index (whole, cr, papers[paper][0], papers[paper][1], frames, names, n);
  cairo_pdf_surface_add_outline (target, CAIRO_PDF_OUTLINE_ROOT,
                                 pv_words_in (pv_scene_get_lang (whole->scene), N_("Index of the sheets")), "page=1", 0);
  cairo_destroy (cr);
  cairo_surface_show_page (target);
}

GBytes *
pv_picture_pages (const PvPicture *pictures, guint n_pictures, const char *const *names, const PvPicture *whole, const PvRect *frames,
                  guint paper, double scale, GCancellable *cancellable, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *target = cairo_pdf_surface_create_for_stream (pv_picture_append_cb, bytes, papers[paper][0], papers[paper][1]);

  pv_picture_describe_pdf (&pictures[0], target);
  if (whole != NULL)
    add_index (whole, target, frames, names, n_pictures, paper);
  for (guint i = 0; i < n_pictures && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autofree char *place = g_strdup_printf ("page=%u", i + (whole != NULL ? 2 : 1));

      pv_picture_paint_on (&pictures[i], target, scale, PAGE_MARGIN, PAGE_MARGIN, NULL);
      pv_progress_tell (cancellable, i + 1, n_pictures);
      cairo_pdf_surface_add_outline (target, CAIRO_PDF_OUTLINE_ROOT, names[i], place, 0);
      cairo_surface_show_page (target);
    }
  cairo_surface_finish (target);
  return pv_picture_finish (target, CAIRO_STATUS_SUCCESS, bytes, cancellable, error);
}
