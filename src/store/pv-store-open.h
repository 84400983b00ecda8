/* The steps of opening that a shared file and a shared folder have in common. */
#pragma once

#include "store/pv-store-share.h"

G_BEGIN_DECLS

/* The rows of @from, or an empty document called @uuid, become @share's working copy, under a new number. */
gboolean pv_store_copy_make       (PvStoreShare  *share,
                                   PvSql         *from,
                                   const char    *uuid,
                                   const PvKinds *kinds,
                                   GError       **error);
/* The working copy as it is, of today's version, with the settings of one that is worked on. PV_ERROR_NEWER. */
PvSql   *pv_store_copy_connect    (PvStoreShare  *share,
                                   const PvKinds *kinds,
                                   GError       **error);
/* A store once its copy stands. Takes @share. */
PvStore *pv_store_copy_open       (PvStoreShare  *share,
                                   const PvKinds *kinds,
                                   const char    *author,
                                   GError       **error);
/* What is in @foreign, which was made with @version, and nothing else. Takes @foreign and @reason. */
PvStore *pv_store_open_read_only  (PvSql         *foreign,
                                   guint          version,
                                   const PvKinds *kinds,
                                   GError        *reason,
                                   GError       **error);
/* "… was made with a newer Polkuverkko". (transfer full) */
GError  *pv_store_newer_reason    (const char    *path);
/* What was read and found sound is a state worth keeping. */
void     pv_store_keep_state      (const PvStoreShare *share,
                                   PvSql         *foreign,
                                   gint64         n_changes);

G_END_DECLS
