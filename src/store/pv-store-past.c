/* The document as it was: for every cell the greatest op that belongs to a version vector. */
#include "store/pv-store-private.h"

static const char ROW_OPS[] = "SELECT tbl, row, col, org, ctr, new FROM op WHERE tbl = ?1 AND row = ?2 ORDER BY col, hlc, org";
static const char ALL_OPS[] = "SELECT tbl, row, col, org, ctr, new FROM op ORDER BY tbl, row, col, hlc, org";

/* A record being folded. */
typedef struct
{
  PvStore *store;
  const GArray *seen;
  PvModel *model;
  PvKind kind;                 /* PV_ANY_KIND before the first */
  PvId id;
  PvValue values[PV_MAX_SLOTS + 1];   /* `deleted` behind the cells */
  GStringChunk *texts;
} Folding;

GArray *
pv_store_seen_at (PvStore *store, gint64 hlc, guint32 org, GError **error)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (PvStoreSeen));
  g_autoptr (GArray) orgs = g_array_new (FALSE, FALSE, sizeof (guint32));
  sqlite3_stmt *statement
    = pv_sql_prepare (store->sql, "SELECT max (ctr) FROM change WHERE org = ?1 AND (hlc < ?2 OR (hlc = ?2 AND org <= ?3))", error);

  if (statement == NULL || !pv_store_read_orgs (store, orgs, error))
    return NULL;

  for (guint i = 0; i < orgs->len; i++)
    {
      PvStoreSeen one = { g_array_index (orgs, guint32, i), 0 };
      gboolean row;

      sqlite3_bind_int64 (statement, 1, one.org);
      sqlite3_bind_int64 (statement, 2, hlc);
      sqlite3_bind_int64 (statement, 3, org);
      if (!pv_sql_step (store->sql, statement, &row, error))
        return NULL;
      one.ctr = row ? sqlite3_column_int64 (statement, 0) : 0;
      sqlite3_reset (statement);
      g_array_append_val (seen, one);
    }
  return g_steal_pointer (&seen);
}

GArray *
pv_store_seen_by (PvStore *store, guint32 org, gint64 ctr, GError **error)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (PvStoreSeen));
  sqlite3_stmt *statement
    = pv_sql_prepare (store->sql, "SELECT o, max (upto) FROM seen WHERE org = ?1 AND ctr <= ?2 GROUP BY o ORDER BY o", error);
  PvStoreSeen own = { org, ctr };
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  g_array_append_val (seen, own);
  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, ctr);
  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return NULL;
      if (row)
        {
          PvStoreSeen one = { (guint32) sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };

          g_array_append_val (seen, one);
        }
    }
  return g_steal_pointer (&seen);
}

static gint64
upto (const GArray *seen, guint32 org)
{
  for (guint i = 0; i < seen->len; i++)
    if (g_array_index (seen, PvStoreSeen, i).org == org)
      return g_array_index (seen, PvStoreSeen, i).ctr;

  return 0;
}

static gboolean
put_folded (Folding *folding, GError **error)
{
  const PvStoreTable *table = folding->kind != PV_ANY_KIND ? folding->store->tables->by_kind[folding->kind] : NULL;
  g_autoptr (PvRecord) record = NULL;
  PvValue deleted;

  if (table == NULL)
    return TRUE;
  deleted = folding->values[table->info->n_slots];
  if (deleted.kind != PV_VALUE_INT || deleted.integer != 0)
    {
      pv_model_take_out (folding->model, folding->id, NULL);
      return TRUE;
    }

  record = pv_store_record_of (folding->store, table, folding->id, folding->values, error);
  if (record != NULL)
    pv_model_put (folding->model, record, NULL);
  return record != NULL;
}

static void
begin_record (Folding *folding, PvKind kind, PvId id)
{
  folding->kind = kind;
  folding->id = id;
  for (guint i = 0; i < G_N_ELEMENTS (folding->values); i++)
    folding->values[i] = PV_VALUE_EMPTY;
  g_string_chunk_clear (folding->texts);
}

static void
fold_op (Folding *folding, sqlite3_stmt *op)
{
  const PvStoreTable *table = folding->store->tables->by_kind[folding->kind];
  guint place = table ? pv_store_place_of_col (table, sqlite3_column_int (op, 2)) : PV_STORE_NO_SLOT;
  PvValue value = pv_store_column (op, 5);

  if (place == PV_STORE_NO_SLOT || sqlite3_column_int64 (op, 4) > upto (folding->seen, (guint32) sqlite3_column_int64 (op, 3)))
    return;
  if (value.kind == PV_VALUE_TEXT)
    value.text = g_string_chunk_insert (folding->texts, value.text);
  folding->values[place] = value;
}

/* All that @statement gives; its rows stand by record. */
static gboolean
fold (Folding *folding, sqlite3_stmt *statement, PvStoreProgress *progress, gint64 n_ops, GError **error)
{
  gboolean row = TRUE;
  gint64 done = 0;

  folding->kind = PV_ANY_KIND;
  while (row)
    {
      if (!pv_sql_step (folding->store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      if (sqlite3_column_int (statement, 0) != folding->kind || sqlite3_column_int64 (statement, 1) != folding->id)
        {
          if (!put_folded (folding, error))
            return FALSE;
          begin_record (folding, (PvKind) sqlite3_column_int (statement, 0), sqlite3_column_int64 (statement, 1));
        }
      fold_op (folding, statement);
      if (n_ops > 0 && ++done % 4096 == 0)
        {
          g_atomic_int_set (&progress->permille, (gint) (1000 * done / n_ops));
          if (g_atomic_int_get (&progress->cancelled))
            break;
        }
    }
  sqlite3_reset (statement);
  return put_folded (folding, error);
}

typedef struct
{
  PvKind kind;
  PvId id;
} Touched;

static gboolean
read_touched (PvStore *store, PvStoreSeen since, GArray *touched, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT DISTINCT tbl, row FROM op WHERE org = ?1 AND ctr > ?2", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, since.org);
  sqlite3_bind_int64 (statement, 2, since.ctr);
  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row)
        {
          Touched one = { (PvKind) sqlite3_column_int (statement, 0), sqlite3_column_int64 (statement, 1) };

          g_array_append_val (touched, one);
        }
    }
  return TRUE;
}

/* How many changes came after @seen, and how many there are. */
static gboolean
count_since (PvStore *store, const GArray *seen, const GArray *orgs, gint64 *since, GError **error)
{
  gint64 before = 0, all;

  for (guint i = 0; i < orgs->len; i++)
    before += upto (seen, g_array_index (orgs, guint32, i));
  if (!pv_sql_get_int (store->sql, "SELECT count (*) FROM change", 0, &all, error))
    return FALSE;

  *since = MAX (all - before, 0);
  return TRUE;
}

static gboolean
fold_touched (Folding *folding, const GArray *touched, PvStoreProgress *progress, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (folding->store->sql, ROW_OPS, error);

  for (guint i = 0; statement != NULL && i < touched->len && !g_atomic_int_get (&progress->cancelled); i++)
    {
      const Touched *one = &g_array_index (touched, Touched, i);

      sqlite3_bind_int64 (statement, 1, one->kind);
      sqlite3_bind_int64 (statement, 2, one->id);
      if (!fold (folding, statement, progress, 0, error))
        return FALSE;
      g_atomic_int_set (&progress->permille, (gint) (1000 * (gint64) (i + 1) / touched->len));
    }
  return statement != NULL;
}

/* Every record that was written since is looked up by itself: that pays while they are fewer than a fourth of all ops. */
static gboolean
go_back (Folding *folding, const GArray *orgs, PvStoreProgress *progress, GError **error)
{
  PvStore *store = folding->store;
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (Touched));
  gint64 n_ops;

  for (guint i = 0; i < orgs->len; i++)
    {
      guint32 org = g_array_index (orgs, guint32, i);

      if (!read_touched (store, (PvStoreSeen) { org, upto (folding->seen, org) }, touched, error))
        return FALSE;
    }
  if (!pv_sql_get_int (store->sql, "SELECT count (*) FROM op", 0, &n_ops, error))
    return FALSE;

  if (touched->len < n_ops / 4)
    return pv_store_load (store, folding->model, error) && fold_touched (folding, touched, progress, error);
  else
    {
      sqlite3_stmt *all = pv_sql_prepare (store->sql, ALL_OPS, error);

      return all != NULL && fold (folding, all, progress, n_ops, error);
    }
}

PvModel *
pv_store_past (PvStore *store, const GArray *seen, PvStoreProgress *progress, GError **error)
{
  g_autoptr (GArray) orgs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (PvModel) model = pv_model_new (store->tables->kinds);
  Folding folding = { .store = store, .seen = seen, .model = model, .texts = g_string_chunk_new (4096) };
  gint64 since = 0;
  gboolean fine = pv_store_read_orgs (store, orgs, error) && count_since (store, seen, orgs, &since, error)
                  && (since == 0 ? pv_store_load (store, model, error) : go_back (&folding, orgs, progress, error));

  g_string_chunk_free (folding.texts);
  return fine && !g_atomic_int_get (&progress->cancelled) ? g_steal_pointer (&model) : NULL;
}
