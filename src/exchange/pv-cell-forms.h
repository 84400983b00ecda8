/* Dates, numbers and codes in the forms in which people write them. Any thread. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

/* Also with the month in words, a month (3/2026, its first day, or its last when @end) and a year. FALSE, and @date untouched, for
 * anything else. */
gboolean pv_cell_read_date        (const char *text,
                                   gboolean    end,
                                   PvDate     *date);
/* With spaces of any width between thousands, or points where the decimals follow a comma, and a unit behind: € or %. */
gboolean pv_cell_read_decimal     (const char *text,
                                   guint       decimals,
                                   gint64     *value);
/* "FI02096026" and "209602-6" too. NULL when the check digit is wrong. (transfer full) (nullable) */
char    *pv_cell_read_business_id (const char *text);
/* A code, a code with its name behind it, or a name of the list in any language. NULL for anything else. (transfer full) (nullable) */
char    *pv_cell_read_code        (PvCodes     codes,
                                   const char *text);

G_END_DECLS
