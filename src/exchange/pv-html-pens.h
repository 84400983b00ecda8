/* Inside exchange/ only. How things are painted on a page of HTML: each way is a class in the style of the page, told once. */
#pragma once

#include "exchange/pv-html-private.h"

G_BEGIN_DECLS

/* The ways of painting on one page. */
PvHtmlPens *pv_html_pens_new     (void);
void        pv_html_pens_free    (PvHtmlPens       *pens);
/* The n of the class kn. */
guint       pv_html_pen_of_paint (PvHtmlPens       *pens,
                                  const PvPaint    *paint);
guint       pv_html_pen_of_text  (PvHtmlPens       *pens,
                                  const PvTextRun  *run);
/* Their rules; @dark turns a colour (0xrrggbb) of the page into that on a dark screen. */
void        pv_html_pens_write   (const PvHtmlPens *pens,
                                  guint32         (*dark) (guint32 light),
                                  GString          *css);

G_END_DECLS
