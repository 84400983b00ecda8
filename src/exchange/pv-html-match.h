/* Inside exchange/ only: what two rows have in common, in the same order. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PV_HTML_ALONE G_MAXUINT

/* Of each of @first the number of its equal in @second, or PV_HTML_ALONE; the numbers rise. (transfer full) */
guint *pv_html_match (const char *const *first,
                      guint              n_first,
                      const char *const *second,
                      guint              n_second);

G_END_DECLS
