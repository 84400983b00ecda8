/* Between the two files of copying. */
#pragma once

#include "app/pv-network-copy.h"

G_BEGIN_DECLS

/* A mark; records: id, table, cells (column, language, text as a file has it, the title of what is referred to); boxes of the actors. */
#define PV_NETWORK_COPY_FORMAT "(sa(xsa(ssss))a(xdddd))"

G_END_DECLS
