/* Undo and redo. The lists follow from the log alone: an edit opens or continues a step, an UNDO takes the last step away and
 * can itself be undone (REDO), and an edit forgets what could be redone. */
#include "store/pv-store-private.h"

#include <gio/gio.h>

void
pv_store_undo_clear (PvStore *store)
{
  g_array_set_size (store->undo, 0);
  g_array_set_size (store->redo, 0);
  store->step_token = 0;
}

static PvStoreStep *
last_of (GArray *steps)
{
  return steps->len > 0 ? &g_array_index (steps, PvStoreStep, steps->len - 1) : NULL;
}

static void
move_step (GArray *from, GArray *to, const PvStoreChange *change)
{
  const PvStoreStep *last = last_of (from);
  PvStoreStep moved;

  if (last == NULL || last->step != change->undoes_ctr)
    return;

  moved = *last;
  moved.step = change->step;
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, moved);
}

void
pv_store_undo_note (PvStore *store, const PvStoreChange *change)
{
  PvStoreStep step = { change->step, change->verb, change->kind, change->id };

  switch (change->verb)
    {
    case PV_VERB_UNDO:
      move_step (store->undo, store->redo, change);
      break;
    case PV_VERB_REDO:
      move_step (store->redo, store->undo, change);
      break;
    case PV_VERB_BEGIN:
      pv_store_undo_clear (store);
      break;
    case PV_VERB_NAME_VERSION:
    case PV_VERB_ERASE:
      break;
    case PV_VERB_ADD:
    case PV_VERB_CHANGE:
    case PV_VERB_REVERT:
    case PV_VERB_REMOVE:
    case PV_VERB_MOVE:
    case PV_VERB_IMPORT:
    case PV_VERB_MERGE:
    case PV_VERB_ARRANGE:
    case PV_VERB_SETTLE:
    case PV_VERB_TAKE_BACK:
    default:
      if (change->step == change->ctr)
        g_array_append_val (store->undo, step);
      g_array_set_size (store->redo, 0);
      break;
    }
}

const PvStoreStep *
pv_store_get_undo (PvStore *store)
{
  return last_of (store->undo);
}

const PvStoreStep *
pv_store_get_redo (PvStore *store)
{
  return last_of (store->redo);
}

static const char STEP_OPS[] =
  "SELECT o.tbl, o.row, o.col, o.hlc, o.old FROM change AS c JOIN op AS o ON o.org = c.org AND o.ctr = c.ctr"
  " WHERE c.org = ?1 AND c.ctr >= ?2 AND c.step = ?2 ORDER BY o.tbl, o.row, o.col, o.hlc";

/* Own ops after the step's last one are of steps that were undone since, and of what undid them: they leave the step's value.
 * Somebody else's do not, wherever they stand. */
static const char WINNER[] =
  "SELECT new, EXISTS (SELECT 1 FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 AND org <> ?4"
  "  AND (hlc, org) > (?5, ?4)) FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 ORDER BY hlc DESC, org DESC LIMIT 1";

/* A cell that the step wrote: `op.new_value` is what stood there before its first op. */
typedef struct
{
  PvStoreOp op;
  gint64 last_hlc;
} StepCell;

guint
pv_store_place_of_col (const PvStoreTable *table, int col)
{
  if (col == PV_STORE_COL_DELETED)
    return table->info->n_slots;
  for (guint i = 0; i < table->info->n_slots; i++)
    if (table->cells[i].col == col)
      return i;

  return PV_STORE_NO_SLOT;
}

guint
pv_store_slot_of_col (const PvStoreTable *table, int col)
{
  guint place = pv_store_place_of_col (table, col);

  return place < table->info->n_slots ? place : PV_STORE_NO_SLOT;
}

static PvValue
keep (GPtrArray *texts, PvValue value)
{
  if (value.kind == PV_VALUE_TEXT)
    {
      value.text = g_strdup (value.text);
      g_ptr_array_add (texts, (gpointer) value.text);
    }
  return value;
}

static void
note_cell (PvStore *store, GArray *cells, sqlite3_stmt *statement, GPtrArray *texts)
{
  StepCell *last = cells->len > 0 ? &g_array_index (cells, StepCell, cells->len - 1) : NULL;
  StepCell cell = { .op = { .tbl = (PvKind) sqlite3_column_int (statement, 0), .row = sqlite3_column_int64 (statement, 1),
                            .col = sqlite3_column_int (statement, 2) },
                    .last_hlc = sqlite3_column_int64 (statement, 3) };

  if (last != NULL && last->op.tbl == cell.op.tbl && last->op.row == cell.op.row && last->op.col == cell.op.col)
    {
      last->last_hlc = cell.last_hlc;
      return;
    }

  cell.op.slot = pv_store_slot_of_col (store->tables->by_kind[cell.op.tbl], cell.op.col);
  cell.op.new_value = keep (texts, pv_store_column (statement, 4));
  g_array_append_val (cells, cell);
}

/* How far it is is told in parts: reading, comparing, writing, reading again. FALSE when it was cancelled. */
static gboolean
goes_on (PvStore *store, guint part, guint done, guint n, GError **error)
{
  PvStoreProgress *progress = store->progress;

  if (progress == NULL)
    return TRUE;
  g_atomic_int_set (&progress->permille, (gint) (250 * part + 250 * (guint64) done / MAX (n, 1)));
  if (!g_atomic_int_get (&progress->cancelled))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

static gboolean
read_step (PvStore *store, gint64 step, GArray *cells, GPtrArray *texts, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, STEP_OPS, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, store->replica);
  sqlite3_bind_int64 (statement, 2, step);
  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row)
        note_cell (store, cells, statement, texts);
      if (!goes_on (store, 0, 0, 1, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }

  return TRUE;
}

/* TRUE and @wins: whether nobody else has written into the cell since. */
static gboolean
still_wins (PvStore *store, StepCell *cell, GPtrArray *texts, gboolean *wins, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, WINNER, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, cell->op.tbl);
  sqlite3_bind_int64 (statement, 2, cell->op.row);
  sqlite3_bind_int64 (statement, 3, cell->op.col);
  sqlite3_bind_int64 (statement, 4, store->replica);
  sqlite3_bind_int64 (statement, 5, cell->last_hlc);
  if (!pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  *wins = row && sqlite3_column_int (statement, 1) == 0;
  if (row)
    cell->op.old_value = keep (texts, pv_store_column (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
is_made_here (const StepCell *cell)
{
  return cell->op.col == PV_STORE_COL_DELETED && cell->op.new_value.kind == PV_VALUE_NONE;
}

/* A record that the step made only goes away again: its cells stay for the redo, and for whoever has written into them since.
 * `deleted` is the last cell of a row, so the way back meets it first. */
static void
leave_cells_of_made_records (GArray *cells)
{
  PvId made = PV_NO_ID;

  for (guint i = cells->len; i-- > 0;)
    {
      StepCell *cell = &g_array_index (cells, StepCell, i);

      if (is_made_here (cell))
        {
          made = cell->op.row;
          cell->op.new_value = PV_VALUE_OF_INT (1);
        }
      else if (cell->op.row == made)
        {
          cell->op.tbl = PV_ANY_KIND;
        }
    }
}

static gboolean
collect_ops (PvStore *store, gint64 step, GArray *ops, GPtrArray *texts, guint *skipped, GError **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (StepCell));

  if (!read_step (store, step, cells, texts, error))
    return FALSE;

  leave_cells_of_made_records (cells);
  for (guint i = 0; i < cells->len; i++)
    {
      StepCell *cell = &g_array_index (cells, StepCell, i);
      gboolean wins;

      if (cell->op.tbl == PV_ANY_KIND)
        continue;
      if (!goes_on (store, 1, i, cells->len, error) || !still_wins (store, cell, texts, &wins, error))
        return FALSE;
      if (!wins)
        (*skipped)++;
      else if (!pv_value_equal (cell->op.old_value, cell->op.new_value))
        g_array_append_val (ops, cell->op);
    }

  return TRUE;
}

static gboolean
write_back (PvStore *store, PvStoreChange *change, GArray *ops, guint8 *hash, GError **error)
{
  for (guint i = 0; i < ops->len; i++)
    if (!goes_on (store, 2, i, ops->len, error) || !pv_store_set_cell (store, &g_array_index (ops, PvStoreOp, i), error))
      return FALSE;

  /* Later than this a rollback would leave the author half introduced. */
  return goes_on (store, 3, 0, 1, error) && pv_store_append (store, change, ops, hash, error);
}

void
pv_store_restored_free (gpointer data)
{
  PvStoreRestored *restored = data;

  g_clear_pointer (&restored->record, pv_record_unref);
  g_free (restored);
}

/* @ops are sorted, so that cells of one record stand together. */
static GPtrArray *
read_restored (PvStore *store, const GArray *ops, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (pv_store_restored_free);
  PvStoreRestored *last = NULL;

  for (guint i = 0; i < ops->len; i++)
    {
      const PvStoreOp *op = &g_array_index (ops, PvStoreOp, i);
      g_autoptr (PvRecord) record = NULL;
      g_autoptr (GError) local = NULL;
      gboolean removed = FALSE;

      if (last != NULL && last->kind == op->tbl && last->id == op->row)
        continue;
      record = pv_store_read (store, op->tbl, op->row, &removed, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      last = g_new0 (PvStoreRestored, 1);
      *last = (PvStoreRestored) { op->tbl, op->row, removed ? NULL : g_steal_pointer (&record) };
      g_ptr_array_add (list, last);
    }

  return g_steal_pointer (&list);
}

gboolean
pv_store_write_ops (PvStore *store, PvStoreChange *change, GArray *ops, GPtrArray **restored, GError **error)
{
  guint8 hash[PV_STORE_HASH_SIZE];
  g_autoptr (GPtrArray) list = NULL;

  if (!pv_sql_begin (store->sql, error))
    return FALSE;
  if (!write_back (store, change, ops, hash, error) || !pv_sql_commit (store->sql, error))
    {
      pv_sql_rollback (store->sql);
      return FALSE;
    }

  pv_store_take_note (store, change, hash);
  store->step_token = 0;
  list = read_restored (store, ops, error);
  if (list == NULL)
    return FALSE;
  *restored = g_steal_pointer (&list);
  return TRUE;
}

static gboolean
undo (PvStore *store, gboolean redo, gint64 at_ms, GPtrArray **restored, guint *skipped, GError **error)
{
  const PvStoreStep *step = redo ? pv_store_get_redo (store) : pv_store_get_undo (store);
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) list = NULL;
  PvStoreChange change = { .at_ms = at_ms, .verb = redo ? PV_VERB_REDO : PV_VERB_UNDO };
  guint left = 0;

  if (step == NULL || store->read_only_reason != NULL)
    {
      *restored = g_ptr_array_new ();
      *skipped = 0;
      return TRUE;
    }

  change.kind = step->kind;
  change.id = step->id;
  change.undoes_ctr = step->step;
  if (!collect_ops (store, step->step, ops, texts, &left, error) || !pv_store_write_ops (store, &change, ops, &list, error))
    return FALSE;

  *restored = g_steal_pointer (&list);
  *skipped = left;
  return TRUE;
}

gboolean
pv_store_undo_slowly (PvStore *store, gboolean redo, gint64 at_ms, PvStoreProgress *progress, GPtrArray **restored, guint *skipped,
                      GError **error)
{
  gboolean done;

  store->progress = progress;
  done = undo (store, redo, at_ms, restored, skipped, error);
  store->progress = NULL;
  return done;
}

gboolean
pv_store_undo (PvStore *store, gboolean redo, gint64 at_ms, GPtrArray **restored, guint *skipped, GError **error)
{
  return pv_store_undo_slowly (store, redo, at_ms, NULL, restored, skipped, error);
}
