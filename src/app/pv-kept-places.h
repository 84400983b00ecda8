/* First placements that were worked out on this laptop, in the user's cache: a start with a network that nobody has tidied up lays nothing
 * out again. A file holds numbers alone, no names and no ids, and any may be thrown away. */
#pragma once

#include "diagram/diagram.h"

G_BEGIN_DECLS

/* Any thread. Borrowed, for ever. */
const PvPlaceMemory *pv_kept_places (void);

G_END_DECLS
