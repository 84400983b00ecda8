/* All that differs, out of the log and the model. */
#include "store/pv-store-conflicts-private.h"

/* With more cells than this written since the last look, the look begins anew. */
#define MOST_WRITTEN 20000

int
pv_conflict_cell_compare (gconstpointer a, gconstpointer b)
{
  const PvConflictCell *left = a, *right = b;

  if (left->tbl != right->tbl)
    return left->tbl < right->tbl ? -1 : 1;
  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (left->col > right->col) - (left->col < right->col);
}

/* A write into any cell may concern the row as a whole. */
void
pv_store_note_written (PvStore *store, PvKind tbl, PvId row, int col)
{
  const PvConflictCell cells[] = { { tbl, row, col }, { tbl, row, PV_STORE_COL_DELETED } };

  if (store->in_conflict == NULL)
    return;
  if (store->in_conflict->len > MOST_WRITTEN)
    g_clear_pointer (&store->in_conflict, g_array_unref);
  else
    g_array_append_vals (store->in_conflict, cells, col == PV_STORE_COL_DELETED ? 1 : 2);
}

/* What a row that comes back, or goes, had in conflict is looked at again, too. */
static gboolean
add_cells_of_row (PvStore *store, const PvConflictCell *row, GArray *cells, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql, "SELECT col FROM op WHERE tbl = ?1 AND row = ?2 GROUP BY col HAVING min (org) <> max (org)", error);
  gboolean more = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, row->tbl);
  sqlite3_bind_int64 (statement, 2, row->row);
  while (more)
    {
      PvConflictCell cell = *row;

      if (!pv_sql_step (store->sql, statement, &more, error))
        return FALSE;
      cell.col = more ? sqlite3_column_int (statement, 0) : row->col;
      if (more)
        g_array_append_val (cells, cell);
    }

  return TRUE;
}

/* Cells to look at, sorted, each once. */
static GArray *
cells_to_look_at (PvStore *store, GError **error)
{
  g_autoptr (GArray) cells = NULL;
  guint kept = 0, n;

  if (store->in_conflict == NULL)
    return pv_conflicts_find_apart (store, error);

  cells = g_array_copy (store->in_conflict);
  n = cells->len;
  for (guint i = 0; i < n; i++)
    {
      PvConflictCell cell = g_array_index (cells, PvConflictCell, i);

      if (cell.col == PV_STORE_COL_DELETED && !add_cells_of_row (store, &cell, cells, error))
        return NULL;
    }
  g_array_sort (cells, pv_conflict_cell_compare);
  for (guint i = 0; i < cells->len; i++)
    {
      const PvConflictCell *cell = &g_array_index (cells, PvConflictCell, i);

      if (kept == 0 || pv_conflict_cell_compare (&g_array_index (cells, PvConflictCell, kept - 1), cell) != 0)
        g_array_index (cells, PvConflictCell, kept++) = *cell;
    }
  g_array_set_size (cells, kept);
  return g_steal_pointer (&cells);
}

static gboolean
find_in_cells (PvStore *store, GPtrArray *conflicts, GError **error)
{
  g_autoptr (GArray) cells = cells_to_look_at (store, error);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (PvConflictCell));

  if (cells == NULL)
    return FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      const PvConflictCell *cell = &g_array_index (cells, PvConflictCell, i);
      PvConflict *conflict;

      if (!pv_conflicts_of_cell (store, cell, &conflict, error))
        return FALSE;
      if (conflict == NULL)
        continue;
      g_ptr_array_add (conflicts, conflict);
      g_array_append_val (left, *cell);
    }

  g_clear_pointer (&store->in_conflict, g_array_unref);
  store->in_conflict = g_steal_pointer (&left);
  return TRUE;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const PvConflict *left = *(PvConflict *const *) a, *right = *(PvConflict *const *) b;
  const gint64 of_left[] = { left->what, left->kind, left->id, left->field ? left->field->field : 0, left->lang, left->other };
  const gint64 of_right[] = { right->what, right->kind, right->id, right->field ? right->field->field : 0, right->lang, right->other };

  for (guint i = 0; i < G_N_ELEMENTS (of_left); i++)
    if (of_left[i] != of_right[i])
      return compare_numbers (of_left[i], of_right[i]);

  return 0;
}

GPtrArray *
pv_store_find_conflicts (PvStore *store, const PvModel *model, GError **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_conflict_free);
  GPtrArray *duplicates;

  if (!find_in_cells (store, conflicts, error) || !pv_conflicts_add_links (store, model, conflicts, error)
      || !pv_conflicts_add_erased (store, conflicts, error))
    return NULL;

  duplicates = pv_conflicts_find_duplicates (store, model);
  g_ptr_array_extend_and_steal (conflicts, duplicates);
  g_ptr_array_sort (conflicts, compare_conflicts);
  return g_steal_pointer (&conflicts);
}
