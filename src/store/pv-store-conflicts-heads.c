/* The heads of one cell. */
#include "store/pv-store-conflicts-private.h"

typedef struct
{
  gint64 org;
  gint64 ctr;
  gint64 hlc;
  int col;
  PvValue value;
} Op;

typedef struct
{
  PvStore *store;
  GArray *ops;                 /* Op, the latest last */
  GStringChunk *texts;
} Cell;

static void
cell_clear (Cell *cell)
{
  g_array_unref (cell->ops);
  g_string_chunk_free (cell->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cell, cell_clear)

gboolean
pv_conflicts_has_seen (PvStore *store, gint64 org, gint64 ctr, gint64 other, gint64 upto, gboolean *has, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row;

  *has = ctr >= upto;
  if (org == other)
    return TRUE;

  statement = pv_sql_prepare (store->sql, "SELECT upto FROM seen WHERE org = ?1 AND o = ?2 AND ctr <= ?3 ORDER BY ctr DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, other);
  sqlite3_bind_int64 (statement, 3, ctr);
  if (!pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  *has = row && sqlite3_column_int64 (statement, 0) >= upto;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
has_seen (PvStore *store, const Op *op, const Op *other, gboolean *has, GError **error)
{
  return pv_conflicts_has_seen (store, op->org, op->ctr, other->org, other->ctr, has, error);
}

static gboolean
read_ops (Cell *cell, const char *query, const PvConflictCell *which, GError **error)
{
  PvSql *sql = cell->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, query, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  g_array_set_size (cell->ops, 0);
  sqlite3_bind_int64 (statement, 1, which->tbl);
  sqlite3_bind_int64 (statement, 2, which->row);
  sqlite3_bind_int64 (statement, 3, which->col);
  while (row)
    {
      Op op;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      op = (Op) { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 2),
                  sqlite3_column_int (statement, 3), pv_store_column (statement, 4) };
      if (op.value.kind == PV_VALUE_TEXT)
        op.value.text = g_string_chunk_insert (cell->texts, op.value.text);
      g_array_append_val (cell->ops, op);
    }

  return TRUE;
}

/* Of each replica only its last op can be a head. */
static void
keep_last_of_each (GArray *ops)
{
  guint kept = 0;

  for (guint i = 0; i < ops->len; i++)
    {
      const Op *op = &g_array_index (ops, Op, i);
      gboolean last = TRUE;

      for (guint j = i + 1; last && j < ops->len; j++)
        last = g_array_index (ops, Op, j).org != op->org;
      if (last)
        g_array_index (ops, Op, kept++) = *op;
    }
  g_array_set_size (ops, kept);
}

static gboolean
keep_heads (Cell *cell, GError **error)
{
  GArray *ops = cell->ops;
  guint kept = 0;
  g_autoptr (GArray) all = NULL;

  keep_last_of_each (ops);
  all = g_array_copy (ops);
  for (guint i = 0; i < all->len; i++)
    {
      const Op *op = &g_array_index (all, Op, i);
      gboolean seen = FALSE;

      for (guint j = 0; !seen && j < all->len; j++)
        if (i != j && !has_seen (cell->store, &g_array_index (all, Op, j), op, &seen, error))
          return FALSE;
      if (!seen)
        g_array_index (ops, Op, kept++) = *op;
    }

  g_array_set_size (ops, kept);
  return TRUE;
}

PvConflictHead *
pv_conflict_head_new (PvStore *store, gint64 org, gint64 ctr, gint64 hlc, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql, "SELECT c.at, p.text FROM change AS c LEFT JOIN pii AS p ON p.id = c.who WHERE c.org = ?1 AND c.ctr = ?2", error);
  PvConflictHead *head;
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, ctr);
  if (!pv_sql_step (store->sql, statement, &row, error))
    return NULL;

  head = g_new0 (PvConflictHead, 1);
  head->org = (guint32) org;
  head->ctr = ctr;
  head->hlc = hlc;
  if (row)
    {
      head->at_ms = sqlite3_column_int64 (statement, 0);
      head->author = g_strdup ((const char *) sqlite3_column_text (statement, 1));
    }
  sqlite3_reset (statement);
  return head;
}

/* Personal words as words: two tokens of the same words are no conflict. @erased: the words are gone. */
static gboolean
set_value (PvStore *store, PvConflictHead *head, const PvFieldInfo *field, PvValue value, gboolean *erased, GError **error)
{
  g_autoptr (GError) local = NULL;

  *erased = FALSE;
  head->value = value.kind;
  head->integer = value.integer;
  if (value.kind != PV_VALUE_TEXT)
    return TRUE;
  if (field == NULL || field->type != PV_TYPE_PERSONAL)
    {
      head->text = g_strdup (value.text);
      return TRUE;
    }

  head->text = pv_store_personal_words (store, value.text, &local);
  *erased = head->text == NULL;
  if (*erased)
    head->value = PV_VALUE_NONE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static PvValue
value_of (const PvConflictHead *head)
{
  return (PvValue) { head->value, head->integer, head->text };
}

static gboolean
values_differ (const GPtrArray *heads)
{
  for (guint i = 1; i < heads->len; i++)
    if (!pv_value_equal (value_of (heads->pdata[0]), value_of (heads->pdata[i])))
      return TRUE;

  return FALSE;
}

/* The latest first. What was erased is nothing to choose. */
static gboolean
fill_heads (Cell *cell, PvConflict *conflict, const PvFieldInfo *field, GError **error)
{
  for (guint i = cell->ops->len; i-- > 0;)
    {
      const Op *op = &g_array_index (cell->ops, Op, i);
      PvConflictHead *head = pv_conflict_head_new (cell->store, op->org, op->ctr, op->hlc, error);
      gboolean erased;

      if (head == NULL)
        return FALSE;
      head->wins = i + 1 == cell->ops->len;
      head->removes = op->col == PV_STORE_COL_DELETED && op->value.integer == 1;
      g_ptr_array_add (conflict->heads, head);
      if (!set_value (cell->store, head, field, op->value, &erased, error))
        return FALSE;
      if (erased)
        g_ptr_array_remove_index (conflict->heads, conflict->heads->len - 1);
    }

  return TRUE;
}

static const char OF_CELL[]
  = "SELECT org, ctr, hlc, col, new FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 ORDER BY hlc, org";

static gboolean
values_apart (Cell *cell, const PvConflictCell *which, PvConflict **found, GError **error)
{
  const PvStoreTable *table = cell->store->tables->by_kind[which->tbl];
  guint slot = pv_store_slot_of_col (table, which->col);
  const PvStoreCell *column = slot == PV_STORE_NO_SLOT ? NULL : &table->cells[slot];
  g_autoptr (PvConflict) conflict = NULL;

  if (!read_ops (cell, OF_CELL, which, error) || !keep_heads (cell, error))
    return FALSE;
  if (cell->ops->len < 2)
    return TRUE;

  conflict = pv_conflict_new (column ? PV_CONFLICT_VALUES : PV_CONFLICT_REMOVED, which->tbl, which->row);
  conflict->field = column ? column->field : NULL;
  conflict->lang = column ? column->lang : PV_LANG_NONE;
  conflict->minor = column != NULL && column->field->group == PV_GROUP_HIDDEN;
  if (!fill_heads (cell, conflict, conflict->field, error))
    return FALSE;
  if (values_differ (conflict->heads))
    *found = g_steal_pointer (&conflict);
  return TRUE;
}

static gboolean
read_deleted (PvStore *store, const PvConflictCell *which, gboolean *deleted, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, store->tables->by_kind[which->tbl]->select, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, which->row);
  if (!pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  *deleted = !row || sqlite3_column_int64 (statement, 1) != 0;
  sqlite3_reset (statement);
  return TRUE;
}

/* Places and orders do not count: they are written in passing. */
static gboolean
counts (const PvStoreTable *table, int col)
{
  guint slot = pv_store_slot_of_col (table, col);

  return slot != PV_STORE_NO_SLOT && table->cells[slot].field->group != PV_GROUP_HIDDEN;
}

/* What others wrote into the row without knowing of its removal, of each its last. */
static gboolean
keep_unknowing (Cell *cell, const Op *removal, const PvStoreTable *table, GError **error)
{
  GArray *ops = cell->ops;
  guint kept = 0;

  for (guint i = 0; i < ops->len; i++)
    {
      const Op op = g_array_index (ops, Op, i);
      gboolean known = TRUE, knew = TRUE;

      if (op.org == removal->org || !counts (table, op.col))
        continue;
      if (!has_seen (cell->store, removal, &op, &known, error) || !has_seen (cell->store, &op, removal, &knew, error))
        return FALSE;
      if (!known && !knew)
        g_array_index (ops, Op, kept++) = op;
    }

  g_array_set_size (ops, kept);
  keep_last_of_each (ops);
  return TRUE;
}

static const char OF_ROW[] = "SELECT org, ctr, hlc, col, new FROM op WHERE tbl = ?1 AND row = ?2 AND col <> ?3 ORDER BY hlc, org";

static gboolean
removed_apart (Cell *cell, const PvConflictCell *which, PvConflict **found, GError **error)
{
  g_autoptr (PvConflict) conflict = NULL;
  Op removal;

  if (!values_apart (cell, which, found, error))
    return FALSE;
  if (*found != NULL)
    return TRUE;
  if (!read_ops (cell, OF_CELL, which, error))
    return FALSE;
  if (cell->ops->len == 0)
    return TRUE;
  removal = g_array_index (cell->ops, Op, cell->ops->len - 1);
  if (removal.value.integer != 1)
    return TRUE;

  if (!read_ops (cell, OF_ROW, which, error) || !keep_unknowing (cell, &removal, cell->store->tables->by_kind[which->tbl], error))
    return FALSE;
  if (cell->ops->len == 0)
    return TRUE;

  for (guint i = 0; i < cell->ops->len; i++)
    g_array_index (cell->ops, Op, i).value = PV_VALUE_OF_INT (0);
  conflict = pv_conflict_new (PV_CONFLICT_REMOVED, which->tbl, which->row);
  g_array_append_val (cell->ops, removal);
  if (!fill_heads (cell, conflict, NULL, error))
    return FALSE;
  *found = g_steal_pointer (&conflict);
  return TRUE;
}

gboolean
pv_conflicts_of_cell (PvStore *store, const PvConflictCell *which, PvConflict **conflict, GError **error)
{
  g_auto (Cell) cell = { store, g_array_new (FALSE, FALSE, sizeof (Op)), g_string_chunk_new (1024) };
  gboolean deleted;

  *conflict = NULL;
  if (store->tables->by_kind[which->tbl] == NULL)
    return TRUE;
  if (which->col == PV_STORE_COL_DELETED)
    return removed_apart (&cell, which, conflict, error);
  if (!read_deleted (store, which, &deleted, error))
    return FALSE;
  return deleted || values_apart (&cell, which, conflict, error);
}
