/* What came of a workshop: what was raised in it, the questions that stayed open, and who does what by when. For those who were there, to
 * be sent before they leave the room: records that anybody may see, and of the parking place and the actions what was raised that day. */
#pragma once

#include "report/pv-report.h"

G_BEGIN_DECLS

typedef struct
{
  PvLang lang;                 /* BOTH: the whole in Finnish, then the whole in Swedish */
  PvDate day;                  /* of the workshop; PV_NO_DATE: the last on which something was raised */
} PvWorkshopReportOptions;

/* The last day on which something was raised; PV_NO_DATE when nothing ever was. */
PvDate     pv_workshop_last_day (const PvModel                 *model);
/* What was raised on @day and is not retired, kind by kind in the order of the table, each in its own order. (transfer container)
 * (element-type PvRecord) */
GPtrArray *pv_workshop_raised   (const PvModel                 *model,
                                 PvDate                         day);
/* NULL and PV_ERROR_NOT_FOUND when nothing was raised then. Any thread, on a snapshot. (transfer full) */
PvReport  *pv_report_workshop   (const PvModel                 *model,
                                 const PvWorkshopReportOptions *options,
                                 GError                       **error);

G_END_DECLS
