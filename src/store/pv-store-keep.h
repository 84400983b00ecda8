/* The last states of a shared file, kept on this laptop in the folder of its working copy:
 *
 *   polkuverkko/copies/<uuid>-<hash>/kept/<ms since 1970>-<number of changes>.polku
 *
 * Each is a whole document. The five newest are kept, and never more than PV_STORE_KEPT_BYTES of them: the oldest go first. */
#pragma once

#include "store/pv-store-share.h"

G_BEGIN_DECLS

#define PV_STORE_KEPT_MOST 5
#define PV_STORE_KEPT_BYTES ((gint64) 256 << 20)

/* Keeps what can be read from @fd, from its beginning, as the state of now: a copy that shares its blocks where the file system
 * can. The same bytes are kept once. Nothing depends on it: when it fails, there is one state less. */
void     pv_store_keep_file     (const PvStoreShare *share,
                                 int                 fd,
                                 gint64              n_changes);
void     pv_store_keep_bytes    (const PvStoreShare *share,
                                 const guint8       *bytes,
                                 gsize               size,
                                 gint64              n_changes);
/* Gives @file the name @target. PV_ERROR_REFUSED when there is something by that name. */
gboolean pv_store_place_file    (const char         *file,
                                 const char         *target,
                                 GError            **error);
/* What the names of working copies begin with that were put aside when the document was recovered. */
#define PV_STORE_DAMAGED_COPY "damaged-"
/* None of them is left, nor a damaged working copy beside them: they hold the words of everybody who was erased since. */
gboolean pv_store_keep_forget   (const PvStoreShare *share,
                                 GError            **error);
/* The oldest go until at most @most states with at most @bytes together are left. */
void     pv_store_keep_thin_out (const char         *folder,
                                 guint               most,
                                 gint64              bytes);

G_END_DECLS
