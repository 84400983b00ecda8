/* Inside exchange/ only. Which lines of a picture's markup show something in which part of it: squares side by side, so that the page
 * makes of a large picture only what is near the view. */
#pragma once

#include "exchange/pv-html-private.h"

G_BEGIN_DECLS

/* @bounds: model pixels. (transfer full) */
PvHtmlTiles *pv_html_tiles_new      (const PvRect      *bounds);
void         pv_html_tiles_free     (PvHtmlTiles       *tiles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvHtmlTiles, pv_html_tiles_free)
/* Appends to @found (guint) the tiles that an outline runs through, or where it is @filled those around it; @reach: how wide it is
 * stroked. A tile may be found more than once. */
void         pv_html_tiles_find     (const PvHtmlTiles *tiles,
                                     const PvOutline   *outline,
                                     gboolean           filled,
                                     double             reach,
                                     GArray            *found);
guint        pv_html_tiles_count    (const PvHtmlTiles *tiles);
/* Where one is: model pixels. */
PvRect       pv_html_tiles_rect     (const PvHtmlTiles *tiles,
                                     guint              tile);
/* The next line shows something in all of these; in one that is named twice it stands once. */
void         pv_html_tiles_add_line (PvHtmlTiles       *tiles,
                                     const guint       *in,
                                     guint              n_in,
                                     const guint       *in_too,
                                     guint              n_in_too);
/* As JSON: where the first tile begins (x, y), how long a side is, how many stand side by side (across) and the lines of each, row by row,
 * each number as what it is more than the one before. */
void         pv_html_tiles_write    (const PvHtmlTiles *tiles,
                                     GString           *json);

G_END_DECLS
