/* What the columns of a list meant the last time: kept on this laptop, found again by the headings. Main thread or worker. */
#pragma once

#include "exchange/exchange.h"

G_BEGIN_DECLS

/* Puts what was remembered in the place of *@mapping, unless nothing was. */
void pv_list_memory_recall   (const PvKinds    *kinds,
                              const PvSheet    *sheet,
                              PvMapping       **mapping);
void pv_list_memory_remember (const PvKinds    *kinds,
                              const PvSheet    *sheet,
                              const PvMapping  *mapping);

G_END_DECLS
