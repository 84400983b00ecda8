/* Text as people compare it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folded for search and for telling whether two names are the same: case, accents (å ä ö too), punctuation and runs of
 * space do not count. (transfer full) */
char    *pv_text_fold      (const char *text);

/* Valid UTF-8 without control characters other than newline and tab, at most @max bytes. */
gboolean pv_text_is_sound  (const char *text,
                            gsize       max);

/* As much of anything as a line of words has room for: valid, on one line, at most @most characters. (transfer full) */
char    *pv_text_in_line   (const char *text,
                            guint       most);

/* NULL for NULL and for text of nothing but space; else the text without space at its ends. (transfer full) (nullable) */
char    *pv_text_or_null   (const char *text);

G_END_DECLS
