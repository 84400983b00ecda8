/* Inside exchange/ only. A picture on a page of HTML, in one language or in two. It says everything once: what both languages draw alike
 * (matched in order, as a file comparison matches lines: Hunt and Szymanski 1977) stands there once, what differs beside it in either, and
 * how things are painted is a class in the style of the page. */
#pragma once

#include "exchange/pv-html-tiles.h"

G_BEGIN_DECLS

/* In @lang. @html is borrowed: its pens and its numbers of records are used; @grid too: where each piece is in it is remembered (NULL: is
 * not). (transfer full) */
PvHtmlDrawing *pv_html_drawing_new           (PvHtml               *html,
                                              PvLang                lang,
                                              const PvHtmlTiles    *grid);
/* The same for what is seen from afar, when a thing is not told from another: all that is painted in one way becomes one element, to a
 * whole pixel, where the first of it was painted. (transfer full) */
PvHtmlDrawing *pv_html_drawing_new_from_afar (PvHtml               *html,
                                              PvLang                lang);
/* The same for one of many drawings that stand side by side: in all of them the same paint lies on top. (transfer full) */
PvHtmlDrawing *pv_html_drawing_new_beside    (PvHtml               *html,
                                              PvLang                lang);
void           pv_html_drawing_free          (PvHtmlDrawing        *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvHtmlDrawing, pv_html_drawing_free)
/* Where it is drawn. Borrowed. */
PvSurface     *pv_html_drawing_get_surface   (PvHtmlDrawing        *drawing);
/* All is drawn. */
void           pv_html_drawing_end           (PvHtmlDrawing        *drawing);
/* The elements of @first and of @second (NULL: one language alone). With @tiles (of the drawings' grid) each stands in a line, and the
 * tiles learn in which lines is what they show. */
void           pv_html_drawing_write         (const PvHtmlDrawing  *first,
                                              const PvHtmlDrawing  *second,
                                              PvHtmlTiles          *tiles,
                                              GString              *text);

G_END_DECLS
