/* The report to a municipality: its actors, the services that reach it, the paths with who does what in each phase, what nobody answers
 * for, target groups without a path, and statements with what they led to. */
#pragma once

#include "report/pv-report.h"

G_BEGIN_DECLS

typedef struct
{
  const char *municipality;    /* code, "905"; or NULL with @area */
  PvId area;                   /* the area itself; PV_NO_ID with a code */
  PvLang lang;                 /* BOTH: the whole in Finnish, then the whole in Swedish */
  PvAudience audience;
  PvDate today;                /* what has ended before it is not in the report; PV_NO_DATE: the clock's day */
  gboolean without_raised;     /* leave out what was only raised in a workshop; else it is in and says so */
} PvMunicipalityReportOptions;

/* Finnish, public, of no municipality yet. */
PvMunicipalityReportOptions pv_municipality_report_options (void);

/* NULL and PV_ERROR_NOT_FOUND, which names those there are, when the document has no such municipality, or when cancelled. Any thread, on
 * a snapshot. (transfer full) */
PvReport *pv_report_municipality (const PvModel                     *model,
                                  const PvMunicipalityReportOptions *options,
                                  GCancellable                      *cancellable,
                                  GError                           **error);

G_END_DECLS
