/* A picture too large for one sheet, on as many sheets of A4 or A3 as it takes at a size that can be read: first a page that shows the
 * whole with a frame and a name for each sheet, then the sheets. Neighbours overlap; where each begins is marked, and so is who the
 * neighbour is. Sheets on which nothing would stand are left out. Lengths are points of 1/72 inch. Any thread. */
#pragma once

#include "exchange/pv-picture.h"

G_BEGIN_DECLS

/* How far neighbours overlap: 12 mm. */
#define PV_SHEETS_OVERLAP 34.0
#define PV_SHEETS_MOST 400

/* @paper is 0 for A4 and 1 for A3; upright or lying, whichever takes fewer. A picture that can be read on one sheet stands on one,
 * without an index. PV_ERROR_TOO_LARGE above PV_SHEETS_MOST. */
GBytes *pv_picture_sheets      (const PvPicture    *picture,
                                guint               paper,
                                GCancellable       *cancellable,
                                GError            **error);

/* On how many pages, the index among them. */
guint   pv_picture_count_sheets (const PvPicture   *picture,
                                guint               paper);

/* "Page 2 of 5", in @lang; where that is both languages, in both. (transfer full) */
char   *pv_picture_page_words  (PvLang              lang,
                                guint               number,
                                guint               n_pages);

/* The first page of a book of pages: all of @picture in a page of @width × @height, and over it a frame (model pixels) for each of the
 * @n_pages that follow, with its name, which leads there. */
void    pv_picture_paint_index (const PvPicture    *picture,
                                cairo_t            *cr,
                                double              width,
                                double              height,
                                const PvRect       *frames,
                                const char *const  *names,
                                guint               n_pages);

G_END_DECLS
