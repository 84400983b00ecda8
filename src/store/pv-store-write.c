/* The one function that writes an edit: it knows what stood in every cell and what will. */
#include "store/pv-store-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PvStore *store;
  const PvCellWrite *cells;
  guint n_cells;
  guint next_cell;             /* of the plan: cells stand in the order of the records */
  GArray *ops;
  GPtrArray *texts;            /* tokens and old values, for as long as `ops` lives */
} Writing;

static PvValue
keep (Writing *writing, PvValue value)
{
  if (value.kind == PV_VALUE_TEXT)
    {
      value.text = g_strdup (value.text);
      g_ptr_array_add (writing->texts, (gpointer) value.text);
    }
  return value;
}

static gboolean
value_for_cell (Writing *writing, const PvCellWrite *write, PvValue *value, GError **error)
{
  char *token;

  *value = write->new_value;
  if (write->field->type != PV_TYPE_PERSONAL || value->kind != PV_VALUE_TEXT)
    return TRUE;

  token = pv_store_personal_keep (writing->store, value->text, NULL, error);
  if (token == NULL)
    return FALSE;
  g_ptr_array_add (writing->texts, token);
  *value = PV_VALUE_OF_TEXT (token);
  return TRUE;
}

static guint
slot_of (const PvCellWrite *write)
{
  return write->field->slot + (write->lang == PV_LANG_NONE ? 0 : write->lang - PV_LANG_FIRST);
}

static void
note_op (Writing *writing, const PvStoreTable *table, PvId id, guint slot, PvValue old_value, PvValue new_value)
{
  PvStoreOp op = { table->info->kind, id, slot == PV_STORE_NO_SLOT ? PV_STORE_COL_DELETED : table->cells[slot].col, slot,
                   old_value, new_value };

  if (!pv_value_equal (old_value, new_value))
    g_array_append_val (writing->ops, op);
}

/* The row as it is; `deleted` stands behind the cells. FALSE only when it cannot be read. */
static gboolean
read_row (Writing *writing, const PvStoreTable *table, PvId id, PvValue *old, gboolean *there, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (writing->store->sql, table->select, error);
  guint n = table->info->n_slots;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (!pv_sql_step (writing->store->sql, statement, there, error))
    return FALSE;
  for (guint i = 0; i <= n; i++)
    old[i] = PV_VALUE_EMPTY;
  for (guint i = 0; *there && i < n; i++)
    old[i] = keep (writing, pv_store_column (statement, (int) i + 2));
  if (*there)
    old[n] = pv_store_column (statement, 1);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
insert_row (Writing *writing, const PvStoreTable *table, PvId id, guint first_op, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (writing->store->sql, table->insert, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, 0);
  for (guint i = first_op; i < writing->ops->len; i++)
    {
      const PvStoreOp *op = &g_array_index (writing->ops, PvStoreOp, i);

      if (op->slot != PV_STORE_NO_SLOT)
        pv_store_bind (statement, (int) op->slot + 3, op->new_value);
    }
  return pv_sql_finish (writing->store->sql, statement, error);
}

gboolean
pv_store_set_cell (PvStore *store, const PvStoreOp *op, GError **error)
{
  const PvStoreTable *table = store->tables->by_kind[op->tbl];
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql, op->slot == PV_STORE_NO_SLOT ? table->update_deleted : table->cells[op->slot].update, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, op->row);
  pv_store_bind (statement, 2, op->new_value);
  return pv_sql_finish (store->sql, statement, error);
}

static gboolean
update_row (Writing *writing, guint first_op, GError **error)
{
  for (guint i = first_op; i < writing->ops->len; i++)
    if (!pv_store_set_cell (writing->store, &g_array_index (writing->ops, PvStoreOp, i), error))
      return FALSE;

  return TRUE;
}

/* A record that comes back under an id it once had starts empty: its cells of old are written over. */
static gboolean
write_cells (Writing *writing, const PvStoreTable *table, const PvRecordWrite *record, const PvValue *old, GError **error)
{
  PvValue target[PV_MAX_SLOTS];
  guint n = table->info->n_slots;

  for (guint i = 0; i < n; i++)
    target[i] = record->how == PV_CHANGED_ADDED ? PV_VALUE_EMPTY : old[i];

  for (; writing->next_cell < writing->n_cells && writing->cells[writing->next_cell].id == record->id; writing->next_cell++)
    {
      const PvCellWrite *write = &writing->cells[writing->next_cell];

      if (!value_for_cell (writing, write, &target[slot_of (write)], error))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    note_op (writing, table, record->id, i, old[i], target[i]);

  return TRUE;
}

/* A merge brought this number's later records between the edit and its way to the disk: they are not written over. */
static gboolean
refuse_second (GError **error)
{
  g_set_error (error, PV_ERROR, PV_ERROR_CHANGED, _("What another copy brought came first; make the last change once more"));
  return FALSE;
}

static gboolean
write_record (Writing *writing, const PvRecordWrite *record, GError **error)
{
  const PvStoreTable *table = writing->store->tables->by_kind[record->kind->kind];
  PvValue old[PV_MAX_SLOTS + 1];
  gboolean there;
  guint first_op = writing->ops->len;
  gboolean removed = record->how == PV_CHANGED_REMOVED;

  if (!read_row (writing, table, record->id, old, &there, error))
    return FALSE;
  if (!there && record->how != PV_CHANGED_ADDED)
    return pv_store_error_set (error, NULL, SQLITE_CORRUPT, writing->store->sql->path);
  if (there && record->how == PV_CHANGED_ADDED && old[table->info->n_slots].integer == 0)
    return refuse_second (error);

  note_op (writing, table, record->id, PV_STORE_NO_SLOT, old[table->info->n_slots], PV_VALUE_OF_INT (removed ? 1 : 0));
  if (!removed && !write_cells (writing, table, record, old, error))
    return FALSE;

  return there ? update_row (writing, first_op, error) : insert_row (writing, table, record->id, first_op, error);
}

static gboolean
write_plan (Writing *writing, const PvPlan *plan, PvStoreChange *change, guint8 *hash, GError **error)
{
  guint n;
  const PvRecordWrite *records = pv_plan_get_records (plan, &n);

  for (guint i = 0; i < n; i++)
    if (!write_record (writing, &records[i], error))
      return FALSE;

  return pv_store_append (writing->store, change, writing->ops, hash, error);
}

gboolean
pv_store_write (PvStore *store, const PvPlan *plan, guint64 step, gint64 at_ms, GError **error)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Writing writing = { .store = store, .ops = ops, .texts = texts };
  PvStoreChange change = { .at_ms = at_ms, .verb = pv_plan_get_verb (plan), .kind = pv_plan_get_kind (plan),
                           .id = pv_plan_get_subject (plan) };
  guint8 hash[PV_STORE_HASH_SIZE];

  if (store->read_only_reason != NULL)
    {
      g_propagate_error (error, g_error_copy (store->read_only_reason));
      return FALSE;
    }

  if (step != 0 && step == store->step_token)
    change.step = store->step;
  writing.cells = pv_plan_get_cells (plan, &writing.n_cells);
  if (!pv_sql_begin (store->sql, error))
    return FALSE;
  if (!write_plan (&writing, plan, &change, hash, error) || !pv_sql_commit (store->sql, error))
    {
      pv_sql_rollback (store->sql);
      return FALSE;
    }

  pv_store_take_note (store, &change, hash);
  store->step_token = step;
  return TRUE;
}
