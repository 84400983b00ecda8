/* Inside exchange/ only. A network of thousands on a page of HTML. A browser lays out some thousand elements at once in time, not hundred
 * thousand: on the page stands what is seen from afar, as the window shows it, and all else waits in the figure as lines of markup, of
 * which the script makes what is near the view (pv-html-large.js). */
#pragma once

#include "exchange/pv-html-private.h"

G_BEGIN_DECLS

gboolean pv_html_is_large (const PvHtmlScenes *scenes);
/* The picture and what waits. @bounds: what both languages' take. */
void     pv_html_large    (PvHtml             *html,
                           const PvHtmlScenes *scenes,
                           const PvRect       *bounds);

G_END_DECLS
