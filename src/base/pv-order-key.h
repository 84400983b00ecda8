/* Fractional order keys: a text that stands between two others, so that moving one row rewrites one cell and two people may
 * insert at one place without touching each other's rows. Digits 0-9 A-Z a-z in ASCII order; a key never ends in '0'.
 * Rows are ordered by (key, id). After D. Greenspan, "Implementing Fractional Indexing" (2020), without its integer part. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer keys are refused when read; a key grows by one digit in about six insertions at the same place. */
#define PV_ORDER_KEY_MAX 200

gboolean pv_order_key_is_valid (const char *key);

/* A key strictly between @before and @after; NULL is the end on that side. When they are equal or in the wrong order (two
 * people inserted at one place) the result stands right after @before. (transfer full) */
char    *pv_order_key_between  (const char *before,
                                const char *after);

/* @n keys in rising order, evenly spread, for rows that come as a list. (transfer full): NULL-terminated. */
char   **pv_order_key_spread   (guint       n);

G_END_DECLS
