/* Inside exchange/ only. A picture on a page of HTML, in one language or in two. It says everything once: what both languages draw alike
 * (matched in order, as a file comparison matches lines: Hunt and Szymanski 1977) stands there once, what differs beside it in either, and
 * how things are painted is a class in the style of the page. */
#pragma once

#include "exchange/pv-html-private.h"

G_BEGIN_DECLS

/* The ways of painting on one page. */
PvHtmlPens    *pv_html_pens_new            (void);
void           pv_html_pens_free           (PvHtmlPens           *pens);
/* Their rules; @dark turns a colour (0xrrggbb) of the page into that on a dark screen. */
void           pv_html_pens_write          (const PvHtmlPens     *pens,
                                            guint32             (*dark) (guint32 light),
                                            GString              *css);

typedef struct _PvHtmlDrawing PvHtmlDrawing;

/* In @lang. @html is borrowed: its pens and its numbers of records are used. (transfer full) */
PvHtmlDrawing *pv_html_drawing_new         (PvHtml               *html,
                                            PvLang                lang);
void           pv_html_drawing_free        (PvHtmlDrawing        *drawing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvHtmlDrawing, pv_html_drawing_free)
/* Where it is drawn. Borrowed. */
PvSurface     *pv_html_drawing_get_surface (PvHtmlDrawing        *drawing);
/* The elements of @first and of @second (NULL: one language alone). */
void           pv_html_drawing_write       (const PvHtmlDrawing  *first,
                                            const PvHtmlDrawing  *second,
                                            GString              *text);

G_END_DECLS
