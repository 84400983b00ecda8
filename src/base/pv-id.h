/* Ids of records. 64 bits: replica number << 32 | counter. Inside the file an integer, outside it the text "pv-<hex>",
 * never shown to a person. 0 is no record. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gint64 PvId;

#define PV_NO_ID ((PvId) 0)

/* Replica numbers are 1 … 2^31 - 1. This one belongs to the samples and is never drawn for a laptop. */
#define PV_REPLICA_SAMPLE ((guint32) 0x53414d50 & 0x7fffffff)
#define PV_REPLICA_MAX ((guint32) 0x7fffffff)

PvId     pv_id_make    (guint32      replica,
                        guint32      counter);
guint32  pv_id_replica (PvId         id);
guint32  pv_id_counter (PvId         id);

/* "pv-" and lower-case hex without leading zeros. (transfer full) */
char    *pv_id_to_text (PvId         id);

/* Takes exactly what pv_id_to_text() makes; anything else, and the id 0, is FALSE and leaves @id untouched. */
gboolean pv_id_parse   (const char  *text,
                        PvId        *id);

/* For GHashTable keys that point at a PvId. */
guint    pv_id_hash    (gconstpointer id);
gboolean pv_id_equal   (gconstpointer a,
                        gconstpointer b);

typedef struct
{
  PvId one, other;
} PvIdPair;

/* For GHashTable keys that point at a PvIdPair; its order matters. */
guint    pv_id_pair_hash  (gconstpointer pair);
gboolean pv_id_pair_equal (gconstpointer a,
                           gconstpointer b);

G_END_DECLS
