/* The first look at a large file that nobody has opened on this laptop: its records as they stand in it, so that there is a picture while
 * pv_store_open() still proves every row and makes the working copy, which takes seconds. The file is as hostile as any: SQLite reads it
 * with everything switched off that it could bring along, its tables are ours, each value fits its field, and each reference leads to its
 * kind or to nothing. The log is not looked at: nothing may be written, or told of the past, on the strength of a glance. Any thread. */
#pragma once

#include "store/pv-store.h"

G_BEGIN_DECLS

/* Bytes. A smaller file is proven before it is shown, which nobody notices. A test has it smaller. */
extern gint64 pv_store_glance_from;

typedef struct _PvStoreGlance PvStoreGlance;

/* NULL when there is nothing to gain by it, or anything that is not as it should be: pv_store_open() tells what. */
PvStoreGlance *pv_store_glance_new       (const char          *path,
                                          const PvKinds       *kinds);
void           pv_store_glance_free      (PvStoreGlance       *glance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStoreGlance, pv_store_glance_free)

/* Borrowed. */
PvModel       *pv_store_glance_get_model (const PvStoreGlance *glance);
const char    *pv_store_glance_get_uuid  (const PvStoreGlance *glance);

/* Whether @store has been opened from the very file that was looked at, and holds nothing else: what was seen is what it is. */
gboolean       pv_store_glance_holds     (const PvStoreGlance *glance,
                                          PvStore             *store);

G_END_DECLS
