/* Calendar days. Stored as the Julian day number of GDate (1 = 1 January year 1), so that they compare as integers;
 * 0 is no date. Range: year 1 … 9999. */
#pragma once

#include "base/pv-lang.h"

G_BEGIN_DECLS

typedef gint32 PvDate;

#define PV_NO_DATE ((PvDate) 0)

/* PV_NO_DATE when the day does not exist. */
PvDate   pv_date_make       (int           year,
                             int           month,
                             int           day);
PvDate   pv_date_today      (void);

/* "2026-11-21", for files. (transfer full) */
char    *pv_date_to_iso     (PvDate        date);

/* FALSE for anything but YYYY-MM-DD of a day that exists; @date is then untouched. */
gboolean pv_date_parse_iso  (const char   *text,
                             PvDate       *date);

/* What a person reads: "21.11.2026" in Finnish and Swedish, "21 Nov 2026" in English. (transfer full) */
char    *pv_date_to_words   (PvDate        date,
                             PvLang        lang);

/* What a person types: 21.11.2026, 21.11.26 (2000s), 21/11/2026, 2026-11-21. Empty text is PV_NO_DATE and TRUE. */
gboolean pv_date_parse_human (const char  *text,
                              PvDate      *date);

int      pv_date_year       (PvDate        date);

G_END_DECLS
