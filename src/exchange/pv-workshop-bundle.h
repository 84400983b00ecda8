/* After a workshop, one folder to send: the list of what was raised with open questions and actions (.fodt), the picture of the network
 * (.pdf), and the stops, when there are any (.pdf). What everybody may see, apart from the parking place and the actions, which are those
 * of the people who were there. Any thread, on a snapshot. */
#pragma once

#include "report/report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes @folder when it is not there, and replaces what has the same names. @day: PV_NO_DATE, the last on which something was raised.
 * Nothing is written when nothing was raised. */
gboolean pv_workshop_bundle (const PvModel *model,
                             PvLang         lang,
                             PvDate         day,
                             PvDate         today,
                             const char    *folder,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
