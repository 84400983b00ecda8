/* The hash chain: SHA-256 over the hash before, the change, what it had seen, and its ops. Every value is written with its
 * type and length, so that no two different changes give the same bytes. Personal words are not in it, only their tokens. */
#include "store/pv-store-private.h"

#include <string.h>

static void
feed_int (GChecksum *sum, gint64 value)
{
  guint8 bytes[9] = { 'i' };
  guint64 big = GUINT64_TO_BE ((guint64) value);

  memcpy (bytes + 1, &big, sizeof big);
  g_checksum_update (sum, bytes, sizeof bytes);
}

static void
feed_bytes (GChecksum *sum, guint8 type, const void *bytes, gsize length)
{
  guint8 head[9] = { type };
  guint64 big = GUINT64_TO_BE ((guint64) length);

  memcpy (head + 1, &big, sizeof big);
  g_checksum_update (sum, head, sizeof head);
  g_checksum_update (sum, bytes, (gssize) length);
}

static void
feed_text (GChecksum *sum, const char *text)
{
  feed_bytes (sum, 't', text, strlen (text));
}

static void
feed_value (GChecksum *sum, PvValue value)
{
  switch (value.kind)
    {
    case PV_VALUE_INT:
      feed_int (sum, value.integer);
      break;
    case PV_VALUE_TEXT:
      feed_text (sum, value.text);
      break;
    case PV_VALUE_NONE:
    default:
      g_checksum_update (sum, (const guint8 *) "n", 1);
      break;
    }
}

static void
finish (GChecksum *sum, guint8 *hash)
{
  gsize length = PV_STORE_HASH_SIZE;

  g_checksum_get_digest (sum, hash, &length);
}

void
pv_store_hash_first (const char *document_uuid, guint32 replica, const char *replica_uuid, guint8 *hash)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  feed_text (sum, document_uuid);
  feed_int (sum, replica);
  feed_text (sum, replica_uuid);
  finish (sum, hash);
}

void
pv_store_hash_change (const guint8 *before, const PvStoreChange *change, const GArray *ops, const GArray *seen, guint8 *hash)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const gint64 numbers[] = { change->org, change->ctr, change->step, change->hlc, change->at_ms, change->verb, change->kind,
                             change->id, change->who, change->undoes_ctr, change->schema };

  feed_bytes (sum, 'b', before, PV_STORE_HASH_SIZE);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    feed_int (sum, numbers[i]);
  feed_text (sum, change->app);

  feed_int (sum, seen ? seen->len / 2 : 0);
  for (guint i = 0; seen != NULL && i < seen->len; i++)
    feed_int (sum, g_array_index (seen, gint64, i));

  feed_int (sum, ops->len);
  for (guint i = 0; i < ops->len; i++)
    {
      const PvStoreOp *op = &g_array_index (ops, PvStoreOp, i);

      feed_int (sum, op->tbl);
      feed_int (sum, op->row);
      feed_int (sum, op->col);
      feed_value (sum, op->old_value);
      feed_value (sum, op->new_value);
    }
  finish (sum, hash);
}
