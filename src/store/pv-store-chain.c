/* The hash chain, computed again from the first change of each replica. All ops are read once, in the order of their table, and
 * put into the order of their changes here: finding those of each change by the index would touch the whole file anew for
 * every page of the history. They take about twice the file's bytes meanwhile. */
#include "store/pv-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the bytes of an op lie that go into its change's hash. */
typedef struct
{
  guint32 org;
  guint32 length;
  gint64 ctr;
  gint64 hlc;
  gsize at;
} OpPlace;

typedef struct
{
  gint64 org;
  gint64 ctr;
  gint64 numbers[2];           /* o, upto */
} SeenPlace;

typedef struct
{
  PvStore *store;
  GPtrArray *lines;
  GByteArray *bytes;           /* of all ops */
  GArray *ops;                 /* OpPlace by org, ctr and the key of the table */
  GArray *seen;                /* SeenPlace by org, ctr and o */
  guint next_op;               /* the first that belongs to no change met so far */
  guint next_seen;
  gboolean strays;             /* an op belongs to no change */
  guint32 wrong_org;           /* the last replica whose chain was found broken: said once */
} Chain;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const OpPlace *left = a, *right = b;

  if (left->org != right->org)
    return left->org < right->org ? -1 : 1;
  if (left->ctr != right->ctr)
    return left->ctr < right->ctr ? -1 : 1;
  return (left->at > right->at) - (left->at < right->at);
}

static void
take_op (Chain *chain, sqlite3_stmt *row)
{
  const PvStoreOp op = { .tbl = (PvKind) sqlite3_column_int (row, 0), .row = sqlite3_column_int64 (row, 1), .col = sqlite3_column_int (row, 2),
                         .old_value = pv_store_column (row, 3), .new_value = pv_store_column (row, 4) };
  OpPlace place = { .ctr = sqlite3_column_int64 (row, 7), .hlc = sqlite3_column_int64 (row, 5), .at = chain->bytes->len };
  gint64 org = sqlite3_column_int64 (row, 6);

  pv_store_hash_op (&op, chain->bytes);
  place.length = chain->bytes->len - (guint32) place.at;
  place.org = org >= 0 && org <= G_MAXUINT32 ? (guint32) org : 0;
  g_array_append_val (chain->ops, place);
}

static gboolean
read_ops (Chain *chain, GError **error)
{
  PvSql *sql = chain->store->sql;
  sqlite3_stmt *statement
    = pv_sql_prepare (sql, "SELECT tbl, row, col, old, new, hlc, org, ctr FROM op ORDER BY tbl, row, col, hlc, org", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (row)
        take_op (chain, statement);
    }

  g_array_sort (chain->ops, compare_places);
  return TRUE;
}

static gboolean
read_seen (Chain *chain, GError **error)
{
  PvSql *sql = chain->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT org, ctr, o, upto FROM seen ORDER BY org, ctr, o", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      SeenPlace place;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      place = (SeenPlace) { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                            { sqlite3_column_int64 (statement, 2), sqlite3_column_int64 (statement, 3) } };
      g_array_append_val (chain->seen, place);
    }

  return TRUE;
}

static PvStoreChange
change_of_row (sqlite3_stmt *statement)
{
  return (PvStoreChange) { .org = (guint32) sqlite3_column_int64 (statement, 0), .ctr = sqlite3_column_int64 (statement, 1),
                           .step = sqlite3_column_int64 (statement, 2), .hlc = sqlite3_column_int64 (statement, 3),
                           .at_ms = sqlite3_column_int64 (statement, 4), .verb = (PvVerb) sqlite3_column_int (statement, 5),
                           .kind = (PvKind) sqlite3_column_int (statement, 6), .id = sqlite3_column_int64 (statement, 7),
                           .who = sqlite3_column_int64 (statement, 8), .undoes_ctr = sqlite3_column_int64 (statement, 9),
                           .app = (const char *) sqlite3_column_text (statement, 10),
                           .schema = (guint) sqlite3_column_int64 (statement, 11) };
}

static const char CHANGES[] =
  "SELECT c.org, c.ctr, c.step, c.hlc, c.at, c.verb, c.kind, c.id, c.who, c.undoes_ctr, c.app, c.schema, c.hash, r.uuid"
  " FROM change AS c JOIN replica AS r ON r.no = c.org ORDER BY c.org, c.ctr";

static gboolean
is_before (gint64 org, gint64 ctr, const PvStoreChange *change)
{
  return org < change->org || (org == change->org && ctr < change->ctr);
}

/* How many ops the change has, from next_op on; FALSE in @sound when one has another clock than its change. */
static guint
count_ops (Chain *chain, const PvStoreChange *change, gboolean *sound)
{
  guint n = 0;

  for (; chain->next_op < chain->ops->len; chain->next_op++)
    {
      const OpPlace *place = &g_array_index (chain->ops, OpPlace, chain->next_op);

      if (!is_before (place->org, place->ctr, change))
        break;
      chain->strays = TRUE;
    }
  for (; chain->next_op + n < chain->ops->len; n++)
    {
      const OpPlace *place = &g_array_index (chain->ops, OpPlace, chain->next_op + n);

      if (place->org != change->org || place->ctr != change->ctr)
        break;
      *sound = *sound && place->hlc == change->hlc;
    }
  return n;
}

/* What the change had seen, into @numbers. */
static void
collect_seen (Chain *chain, const PvStoreChange *change, GArray *numbers)
{
  g_array_set_size (numbers, 0);
  for (; chain->next_seen < chain->seen->len; chain->next_seen++)
    {
      const SeenPlace *place = &g_array_index (chain->seen, SeenPlace, chain->next_seen);

      if (place->org == change->org && place->ctr == change->ctr)
        g_array_append_vals (numbers, place->numbers, 2);
      else if (!is_before (place->org, place->ctr, change))
        break;
    }
}

static void
hash_change (Chain *chain, const PvStoreChange *change, const GArray *seen, guint n_ops, guint8 *hash)
{
  GChecksum *sum = pv_store_hash_begin (hash, change, (const gint64 *) (gconstpointer) seen->data, seen->len / 2, n_ops);

  for (guint i = 0; i < n_ops; i++)
    {
      const OpPlace *place = &g_array_index (chain->ops, OpPlace, chain->next_op + i);

      g_checksum_update (sum, chain->bytes->data + place->at, place->length);
    }
  pv_store_hash_end (sum, hash);
  chain->next_op += n_ops;
}

/* @hash holds the hash before the change, and its own afterwards: a broken link is said once, not for all that follow. */
static void
follow (Chain *chain, sqlite3_stmt *statement, GArray *seen, guint8 *hash)
{
  PvStoreChange change = change_of_row (statement);
  gboolean sound = TRUE;
  guint n_ops = count_ops (chain, &change, &sound);

  collect_seen (chain, &change, seen);
  if (change.ctr == 1)
    pv_store_hash_first (chain->store->uuid, change.org, (const char *) sqlite3_column_text (statement, 13), hash);
  hash_change (chain, &change, seen, n_ops, hash);
  sound = sound && sqlite3_column_bytes (statement, 12) == PV_STORE_HASH_SIZE
          && memcmp (hash, sqlite3_column_blob (statement, 12), PV_STORE_HASH_SIZE) == 0;
  if (!sound && chain->wrong_org != change.org)
    {
      g_ptr_array_add (chain->lines, g_strdup_printf (_("The history of copy %u was altered at change %u"), change.org,
                                                      (guint) change.ctr));
      chain->wrong_org = change.org;
    }
}

static gboolean
follow_all (Chain *chain, GError **error)
{
  PvSql *sql = chain->store->sql;
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;
  guint8 hash[PV_STORE_HASH_SIZE] = { 0 };
  gboolean row = TRUE;

  if (!read_ops (chain, error) || !read_seen (chain, error) || (statement = pv_sql_prepare (sql, CHANGES, error)) == NULL)
    return FALSE;

  while (row)
    {
      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (row)
        follow (chain, statement, seen, hash);
    }

  if (chain->strays || chain->next_op < chain->ops->len)
    g_ptr_array_add (chain->lines, g_strdup (_("The history holds values that belong to no change")));
  return TRUE;
}

gboolean
pv_store_check_chain (PvStore *store, GPtrArray *lines, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (OpPlace));
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (SeenPlace));
  Chain chain = { .store = store, .lines = lines, .bytes = bytes, .ops = ops, .seen = seen };

  return follow_all (&chain, error);
}
