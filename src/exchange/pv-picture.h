/* A diagram as a picture that can be handed on: the scene with its title, its legend and, for example material, its mark. One
 * composition for PNG, PDF, SVG and reports. Lengths are model pixels. Any thread. */
#pragma once

#include "diagram/diagram.h"
#include "exchange/pv-example.h"

G_BEGIN_DECLS

typedef struct
{
  const PvScene *scene;
  const char *title;           /* above the picture, and in the file's properties; NULL: none is painted */
  const char *mark;            /* pv_example_mark() of the model */
  const char *corner;          /* at the right of the title: which page this is; NULL: nothing */
  const char *const *notes;    /* lines under the picture, NULL-terminated; may be NULL */
  gboolean legend;
  PvStyleKind style;
  PvRect clip;                 /* only this part of the scene, cut at its edges; empty: all of it */
  double zoom;                 /* with the detail, and as large, as a window shows it at this zoom; 0: at 100 % */
  double detail;               /* at least as much of it as at this zoom, since paper can be looked at closely; 0: what `zoom` has */
  const PvEmphasis *emphasis;  /* what is faded, say; may be NULL */
} PvPicture;

/* On what paper. */
typedef enum
{
  PV_PAGES_ONE,                /* one sheet, as large as it must be */
  PV_PAGES_A4,
  PV_PAGES_A3,
} PvPages;

/* Light, with a legend. */
PvPicture pv_picture        (const PvScene   *scene,
                             const char      *title,
                             const char      *mark);

/* What the picture covers, in its own pixels: model pixels × zoom. */
PvRect    pv_picture_bounds (const PvPicture *picture);
/* Incomplete when cancelled; a PvProgress is told how far it is. */
void      pv_picture_paint  (const PvPicture *picture,
                             PvSurface       *surface,
                             double           scale,
                             GCancellable    *cancellable);

/* What it shows in words: the scene's summary. Borrowed. */
const char *pv_picture_words (const PvPicture *picture);

/* @scale, less where the picture would be larger than cairo's 32,767 pixels or 50 megapixels. */
double    pv_picture_scale  (const PvPicture *picture,
                             double           scale);
/* @scale device pixels a model pixel, as far as pv_picture_scale() allows. */
GBytes   *pv_picture_png    (const PvPicture *picture,
                             double           scale,
                             GCancellable    *cancellable,
                             GError         **error);
/* One page: the smallest of A4 … A0 on which its text can be read, upright or lying; larger still when it must be. */
GBytes   *pv_picture_pdf    (const PvPicture *picture,
                             GCancellable    *cancellable,
                             GError         **error);
/* A sheet lying on its side, in points: A4 is 0, A3 is 1, A0 is 4. */
#define PV_N_PAPERS 5
double    pv_paper_width    (guint            paper);
double    pv_paper_height   (guint            paper);
/* Points a model pixel when @picture fills the sheet. */
double    pv_picture_fit    (const PvPicture *picture,
                             guint            paper);
/* A page each, all on the same paper and all at @scale, begun at the upper left; @names (NULL-terminated) are the bookmarks. Before
 * them, unless @whole is NULL, an index: all of @whole, with a frame (model pixels) for each page. */
GBytes   *pv_picture_pages  (const PvPicture *pictures,
                             guint            n_pictures,
                             const char      *const *names,
                             const PvPicture *whole,
                             const PvRect    *frames,
                             guint            paper,
                             double           scale,
                             GCancellable    *cancellable,
                             GError         **error);
/* Text as text, a title and a description for the whole and for every actor and link. */
GBytes   *pv_picture_svg    (const PvPicture *picture,
                             GCancellable    *cancellable,
                             GError         **error);

/* On a surface of cairo's, its corner at @x, @y; @scale device pixels a model pixel. */
void      pv_picture_paint_on (const PvPicture *picture,
                             cairo_surface_t *target,
                             double           scale,
                             double           x,
                             double           y,
                             GCancellable    *cancellable);
/* Title, subject and mark among the file's properties of @target. */
void      pv_picture_describe_pdf (const PvPicture *picture,
                             cairo_surface_t *target);
/* The bytes that a cairo surface wrote, or an error; takes @target and @bytes. */
GBytes   *pv_picture_finish (cairo_surface_t *target,
                             cairo_status_t   status,
                             GByteArray      *bytes,
                             GCancellable    *cancellable,
                             GError         **error);
cairo_status_t pv_picture_append_cb (void *bytes,
                             const unsigned char *data,
                             unsigned int     length);

/* By the end of @path: .png (at @scale), .pdf or .svg. */
gboolean  pv_picture_export (const PvPicture *picture,
                             const char      *path,
                             double           scale,
                             GCancellable    *cancellable,
                             GError         **error);

G_END_DECLS
