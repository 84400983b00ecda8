/* A change as a whole, with its ops and what it had seen: one link of a chain, from a connection that may be damaged. */
#pragma once

#include "store/pv-store-foreign.h"

G_BEGIN_DECLS

typedef struct
{
  PvStoreChange change;        /* app is borrowed from `texts` */
  guint8 hash[PV_STORE_HASH_SIZE];
  GArray *ops;                 /* PvStoreOp by (tbl, row, col), texts borrowed from `texts` */
  GArray *seen;                /* gint64 pairs (o, upto) by o */
  GStringChunk *texts;
} PvStoreLink;

void     pv_store_link_init  (PvStoreLink         *link);
void     pv_store_link_clear (PvStoreLink         *link);

/* TRUE when that change is there, is what it can be, and its hash follows from @before. Whatever is wrong with it or with the
 * file is FALSE. */
gboolean pv_store_link_read  (PvStoreLink         *link,
                              PvSql               *sql,
                              const PvStoreTables *tables,
                              guint32              org,
                              gint64               ctr,
                              const guint8        *before);

/* Into a document of ours, which has not got it yet. */
gboolean pv_store_link_write (const PvStoreLink   *link,
                              PvSql               *sql,
                              GError             **error);

G_END_DECLS
