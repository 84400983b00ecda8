/* Saving what can be saved of a damaged document. Every place on this laptop that may hold some of it is read: the shared file,
 * the working copies, the kept states. Changes are taken over one by one, copy by copy from the first on, from whichever place
 * still has them with their hash: a change is what was written, or it is not there. So two damaged files can make a whole one. */
#pragma once

#include "store/pv-store-link.h"
#include "store/pv-store-share.h"

G_BEGIN_DECLS

typedef struct
{
  PvStorePlace about;
  PvSql *sql;                  /* of its bytes in memory; NULL when they cannot be read */
  char *uuid;                  /* of the document in it; NULL: that cannot be read */
} PvRecoverSource;

void       pv_recover_source_free   (PvRecoverSource    *source);

/* Something of that document, as far as it can be told: every change that is taken over has to prove it anyway. */
gboolean   pv_recover_source_holds  (const PvRecoverSource *source,
                                     const char         *uuid);

/* The shared file and the working copies; with @kept the kept states too. @locks receives what keeps others out of the working
 * copies (element-type PvStoreShare). PV_ERROR_BUSY when one is open. (transfer full) (element-type PvRecoverSource) */
GPtrArray *pv_recover_sources       (const char         *real_path,
                                     const PvKinds      *kinds,
                                     gboolean            kept,
                                     GPtrArray          *locks,
                                     GError            **error);

/* Puts the pages of the schema of an empty document over those of @bytes. */
void       pv_recover_graft_schema  (guint8             *bytes,
                                     gsize               size,
                                     const PvKinds      *kinds,
                                     gboolean            vacuumed);

/* The union of what the @sources hold of the document @uuid, in tables of today's; errors name the file @shown. (transfer full) */
PvSql     *pv_recover_unite         (GPtrArray          *sources,
                                     const char         *uuid,
                                     const char         *shown,
                                     const PvKinds      *kinds,
                                     PvStoreRecovery    *recovery,
                                     GError            **error);

/* The words about persons and the named versions, by the changes that @to has; then the rows of every kind by its log. */
gboolean   pv_recover_words         (GPtrArray          *sources,
                                     const char         *uuid,
                                     PvSql              *to,
                                     const PvStoreTables *tables,
                                     PvStoreRecovery    *recovery,
                                     GError            **error);
gboolean   pv_recover_rows          (PvSql              *to,
                                     const PvStoreTables *tables,
                                     GError            **error);

G_END_DECLS
