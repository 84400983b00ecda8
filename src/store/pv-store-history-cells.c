/* What a step wrote, cell by cell: what stood there before it and after it, and whether somebody wrote there since. */
#include "store/pv-store-private.h"

static const char STEP_OPS[] =
  "SELECT tbl, row, col, hlc, old, new FROM op WHERE org = ?1 AND ctr BETWEEN ?2 AND ?3 ORDER BY tbl, row, col, hlc";

static const char NEWER[] =
  "SELECT EXISTS (SELECT 1 FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 AND (hlc, org) > (?4, ?5))";

void
pv_store_written_free (PvStoreWrittenCells *written)
{
  g_array_unref (written->cells);
  g_string_chunk_free (written->texts);
  g_free (written);
}

static guint
slot_of_col (const PvStoreTable *table, int col)
{
  for (guint i = 0; col != PV_STORE_COL_DELETED && i < table->info->n_slots; i++)
    if (table->cells[i].col == col)
      return i;

  return PV_STORE_SLOT_THERE;
}

/* Words for a token; @erased when there were some. */
static gboolean
take_value (PvStore *store, PvStoreWrittenCells *written, PvValue value, gboolean personal, PvValue *taken, gboolean *erased,
            GError **error)
{
  g_autofree char *words = NULL;
  g_autoptr (GError) local = NULL;

  *taken = value;
  if (value.kind != PV_VALUE_TEXT)
    return TRUE;
  if (personal)
    {
      words = pv_store_personal_words (store, value.text, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (words == NULL)
        {
          *erased = TRUE;
          *taken = PV_VALUE_EMPTY;
          return TRUE;
        }
    }
  *taken = PV_VALUE_OF_TEXT (g_string_chunk_insert (written->texts, words ? words : value.text));
  return TRUE;
}

/* One cell, and the clock of the step's last op in it. */
typedef struct
{
  PvStoreWritten cell;
  int col;
  gint64 hlc;
} Reading;

static gboolean
look_for_newer (PvStore *store, guint32 org, Reading *reading, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, NEWER, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, reading->cell.kind);
  sqlite3_bind_int64 (statement, 2, reading->cell.id);
  sqlite3_bind_int64 (statement, 3, reading->col);
  sqlite3_bind_int64 (statement, 4, reading->hlc);
  sqlite3_bind_int64 (statement, 5, org);
  if (!pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  reading->cell.newer = row && sqlite3_column_int (statement, 0) != 0;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
read_op (PvStore *store, sqlite3_stmt *row, PvStoreWrittenCells *written, GArray *readings, GError **error)
{
  Reading reading = { .cell = { .kind = (PvKind) sqlite3_column_int (row, 0), .id = sqlite3_column_int64 (row, 1) },
                      .col = sqlite3_column_int (row, 2), .hlc = sqlite3_column_int64 (row, 3) };
  const PvStoreTable *table = store->tables->by_kind[reading.cell.kind];
  Reading *last = readings->len > 0 ? &g_array_index (readings, Reading, readings->len - 1) : NULL;
  gboolean same = last != NULL && last->cell.kind == reading.cell.kind && last->cell.id == reading.cell.id && last->col == reading.col;
  gboolean personal;

  if (table == NULL)
    return TRUE;

  reading.cell.slot = slot_of_col (table, reading.col);
  personal = reading.cell.slot != PV_STORE_SLOT_THERE && table->cells[reading.cell.slot].field->type == PV_TYPE_PERSONAL;
  if (!same)
    {
      if (!take_value (store, written, pv_store_column (row, 4), personal, &reading.cell.old_value, &reading.cell.erased, error))
        return FALSE;
      g_array_append_val (readings, reading);
      last = &g_array_index (readings, Reading, readings->len - 1);
    }
  last->hlc = reading.hlc;
  return take_value (store, written, pv_store_column (row, 5), personal, &last->cell.new_value, &last->cell.erased, error);
}

static gboolean
read_ops (PvStore *store, sqlite3_stmt *statement, PvStoreWrittenCells *written, GArray *readings, guint most, GError **error)
{
  gboolean row = TRUE;

  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row && most > 0 && readings->len >= most)
        written->n_left_out++;
      else if (row && !read_op (store, statement, written, readings, error))
        return FALSE;
    }
  return TRUE;
}

PvStoreWrittenCells *
pv_store_read_written (PvStore *store, guint32 org, gint64 step, gint64 ctr, guint most, GError **error)
{
  g_autoptr (PvStoreWrittenCells) written = g_new0 (PvStoreWrittenCells, 1);
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, STEP_OPS, error);

  written->cells = g_array_new (FALSE, FALSE, sizeof (PvStoreWritten));
  written->texts = g_string_chunk_new (1024);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, step);
  sqlite3_bind_int64 (statement, 3, ctr);
  if (!read_ops (store, statement, written, readings, most, error))
    return NULL;
  for (guint i = 0; i < readings->len; i++)
    {
      Reading *reading = &g_array_index (readings, Reading, i);

      if (!look_for_newer (store, org, reading, error))
        return NULL;
      g_array_append_val (written->cells, reading->cell);
    }
  return g_steal_pointer (&written);
}
