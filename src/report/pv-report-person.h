/* The report "what do we hold about this person": every place and version, what the person did as an author, on which computers, and
 * what nobody can reach. It is for that person and stays with whoever asked: it holds what is internal. */
#pragma once

#include "report/pv-report.h"

G_BEGIN_DECLS

/* @lang BOTH: the whole in Finnish, then the whole in Swedish. @today PV_NO_DATE: the clock's day. (transfer full) */
PvReport *pv_report_person (const PvModel    *model,
                            const PvHoldings *holdings,
                            PvLang            lang,
                            PvDate            today);

/* One place in words: "Contact: Omavalmentaja · Kela", "Author of changes", in @lang. (transfer full) */
char     *pv_held_place_in_words  (const PvModel *model,
                                   const PvHeld  *held,
                                   PvLang         lang);
/* When the words were written and until when they stood, or from when to when changes were made. (transfer full) */
char     *pv_held_time_in_words   (const PvHeld      *held,
                                   const PvHeldWords *words,
                                   PvLang             lang);

G_END_DECLS
