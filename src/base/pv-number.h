/* Decimal numbers as integers, so that what was typed is what is kept. A number has three decimals (thousandths), money two
 * (cents). Range: |value| < 10^15 units. */
#pragma once

#include "base/pv-lang.h"

G_BEGIN_DECLS

#define PV_NUMBER_DECIMALS 3
#define PV_MONEY_DECIMALS 2

/* "1234.5", the shortest form that reads back equal, for files. (transfer full) */
char    *pv_decimal_to_text    (gint64       value,
                                guint        decimals);

/* "1 234,5" in Finnish and Swedish (no-break spaces), "1,234.5" in English. (transfer full) */
char    *pv_decimal_to_words   (gint64       value,
                                guint        decimals,
                                PvLang       lang);

/* A count among words: @format has one %u, where "20 000" comes. (transfer full) */
char    *pv_count_to_words     (const char  *format,
                                guint        n,
                                PvLang       lang);

/* Takes both forms above, a comma or a point for the decimals, spaces between thousands. FALSE, and @value untouched, for
 * anything else, more decimals than there are, or a number out of range. */
gboolean pv_decimal_parse      (const char  *text,
                                guint        decimals,
                                gint64      *value);

G_END_DECLS
