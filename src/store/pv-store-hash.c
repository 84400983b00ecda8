/* The hash chain: SHA-256 over the hash before, the change, what it had seen, and its ops. Every value is written with its
 * type and length, so that no two different changes give the same bytes. Personal words are not in it, only their tokens.
 *
 * Who made a change goes in as the number of a row of pii, without a hash of the words: names of authors and computers are bounded,
 * sound, and can be given by the copy they belong to alone, but the chain does not hold them. That is enough. A chain is no
 * signature: there is no secret in it, and whoever can write a file can begin a copy that calls itself what it likes, with or
 * without a hash of that name. What a hash would add is that a name cannot be altered where it is known already, and there it is
 * kept anyway: merging never replaces words that are here. It would cost that the words of a small office are guessed from the
 * hash after they were erased, unless a salt is hashed and erased with them, as the cells' tokens do. */
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
put_int (GByteArray *bytes, guint8 type, gint64 value)
{
  guint8 head[9] = { type };
  guint64 big = GUINT64_TO_BE ((guint64) value);

  memcpy (head + 1, &big, sizeof big);
  g_byte_array_append (bytes, head, sizeof head);
}

static void
put_value (GByteArray *bytes, PvValue value)
{
  gsize length;

  switch (value.kind)
    {
    case PV_VALUE_INT:
      put_int (bytes, 'i', value.integer);
      break;
    case PV_VALUE_TEXT:
      length = strlen (value.text);
      put_int (bytes, 't', (gint64) length);
      g_byte_array_append (bytes, (const guint8 *) value.text, (guint) length);
      break;
    case PV_VALUE_NONE:
    default:
      g_byte_array_append (bytes, (const guint8 *) "n", 1);
      break;
    }
}

void
pv_store_hash_op (const PvStoreOp *op, GByteArray *bytes)
{
  put_int (bytes, 'i', op->tbl);
  put_int (bytes, 'i', op->row);
  put_int (bytes, 'i', op->col);
  put_value (bytes, op->old_value);
  put_value (bytes, op->new_value);
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

GChecksum *
pv_store_hash_begin (const guint8 *before, const PvStoreChange *change, const gint64 *seen, guint n_seen, guint n_ops)
{
  GChecksum *sum = g_checksum_new (G_CHECKSUM_SHA256);
  const gint64 numbers[] = { change->org, change->ctr, change->step, change->hlc, change->at_ms, change->verb, change->kind,
                             change->id, change->who, change->undoes_ctr, change->schema };

  feed_bytes (sum, 'b', before, PV_STORE_HASH_SIZE);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    feed_int (sum, numbers[i]);
  feed_text (sum, change->app);

  feed_int (sum, n_seen);
  for (guint i = 0; i < 2 * n_seen; i++)
    feed_int (sum, seen[i]);

  feed_int (sum, n_ops);
  return sum;
}

void
pv_store_hash_end (GChecksum *sum, guint8 *hash)
{
  finish (sum, hash);
  g_checksum_free (sum);
}

void
pv_store_hash_change (const guint8 *before, const PvStoreChange *change, const GArray *ops, const GArray *seen, guint8 *hash)
{
  GChecksum *sum = pv_store_hash_begin (before, change, seen ? (const gint64 *) (gconstpointer) seen->data : NULL, seen ? seen->len / 2 : 0,
                                        ops->len);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < ops->len; i++)
    pv_store_hash_op (&g_array_index (ops, PvStoreOp, i), bytes);
  g_checksum_update (sum, bytes->data, (gssize) bytes->len);
  pv_store_hash_end (sum, hash);
}
