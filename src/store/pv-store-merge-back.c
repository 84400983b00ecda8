/* Taking back what a merge brought: of each cell in which it still stands, what stands there without it. */
#include "store/pv-store-conflicts-private.h"
#include "store/pv-store-merge-private.h"

typedef struct
{
  PvStore *store;
  const GArray *ranges;
  GArray *ops;                 /* PvStoreOp, to be written */
  GArray *skipped;             /* PvMergeSkipped */
  GPtrArray *texts;
} Back;

/* What is to be known of one cell. */
typedef struct
{
  gboolean theirs_wins;
  gint64 winner_org;
  gint64 winner_ctr;
  PvValue winner;
  gint64 their_org;            /* the latest of what was brought */
  gint64 their_ctr;
  gboolean begins_brought;     /* the first op of all was brought */
  gboolean before_there;       /* there is an op that was not brought */
  PvValue before;              /* the greatest of those */
} Story;

static gboolean
is_brought (const GArray *ranges, gint64 org, gint64 ctr)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const PvMergeRange *range = &g_array_index (ranges, PvMergeRange, i);

      if (range->org == org && range->first <= ctr && ctr <= range->last)
        return TRUE;
    }

  return FALSE;
}

static PvValue
keep (Back *back, PvValue value)
{
  if (value.kind == PV_VALUE_TEXT)
    {
      value.text = g_strdup (value.text);
      g_ptr_array_add (back->texts, (gpointer) value.text);
    }
  return value;
}

static void
read_op (Back *back, sqlite3_stmt *statement, gboolean first, Story *story)
{
  gint64 org = sqlite3_column_int64 (statement, 0), ctr = sqlite3_column_int64 (statement, 1);
  gboolean brought = is_brought (back->ranges, org, ctr);

  story->begins_brought = brought;
  if (first)
    {
      story->theirs_wins = brought;
      story->winner_org = org;
      story->winner_ctr = ctr;
      story->winner = keep (back, pv_store_column (statement, 2));
    }
  if (brought && story->their_org == 0)
    {
      story->their_org = org;
      story->their_ctr = ctr;
    }
  if (!brought && !story->before_there)
    {
      story->before_there = TRUE;
      story->before = keep (back, pv_store_column (statement, 2));
    }
}

static gboolean
read_story (Back *back, const PvMergeCell *cell, Story *story, GError **error)
{
  PvSql *sql = back->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (
    sql, "SELECT org, ctr, new FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 ORDER BY hlc DESC, org DESC", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  *story = (Story) { .winner_org = 0 };
  sqlite3_bind_int64 (statement, 1, cell->tbl);
  sqlite3_bind_int64 (statement, 2, cell->row);
  sqlite3_bind_int64 (statement, 3, cell->col);
  for (gboolean first = TRUE; row; first = FALSE)
    {
      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (row)
        read_op (back, statement, first, story);
    }

  return TRUE;
}

static void
skip (Back *back, const PvMergeCell *cell, guint slot)
{
  PvMergeSkipped skipped = { cell->tbl, cell->row, slot };

  g_array_append_val (back->skipped, skipped);
}

/* Somebody wrote over it, knowing it, or it never stood there: then there is nothing to take back. */
static gboolean
leave (Back *back, const PvMergeCell *cell, guint slot, const Story *story, GError **error)
{
  gboolean knew;

  if (!pv_conflicts_has_seen (back->store, story->winner_org, story->winner_ctr, story->their_org, story->their_ctr, &knew, error))
    return FALSE;
  if (knew)
    skip (back, cell, slot);
  return TRUE;
}

static void
write_back (Back *back, const PvMergeCell *cell, guint slot, PvValue old_value, PvValue new_value)
{
  PvStoreOp op = { cell->tbl, cell->row, cell->col, slot, old_value, new_value };

  if (!pv_value_equal (old_value, new_value))
    g_array_append_val (back->ops, op);
}

static gboolean
take_back_cell (Back *back, const PvMergeCell *cell, GError **error)
{
  guint slot = pv_store_slot_of_col (back->store->tables->by_kind[cell->tbl], cell->col);
  Story story;

  if (!read_story (back, cell, &story, error))
    return FALSE;
  if (!story.theirs_wins)
    return leave (back, cell, slot, &story, error);

  write_back (back, cell, slot, story.winner, story.before);
  return TRUE;
}

/* Whether anybody else has written into a record that came. */
static gboolean
was_gone_on_with (Back *back, const PvMergeCell *cell, gboolean *gone_on, GError **error)
{
  PvSql *sql = back->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT org, ctr FROM op WHERE tbl = ?1 AND row = ?2", error);
  gboolean row = TRUE;

  *gone_on = FALSE;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, cell->tbl);
  sqlite3_bind_int64 (statement, 2, cell->row);
  while (row && !*gone_on)
    {
      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      *gone_on = row && !is_brought (back->ranges, sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1));
    }

  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
take_back_made (Back *back, const PvMergeCell *cell, const Story *story, GError **error)
{
  gboolean gone_on;

  if (story->winner.integer == 1)
    return TRUE;
  if (!was_gone_on_with (back, cell, &gone_on, error))
    return FALSE;
  if (gone_on)
    skip (back, cell, PV_STORE_NO_SLOT);
  else
    write_back (back, cell, PV_STORE_NO_SLOT, story->winner, PV_VALUE_OF_INT (1));
  return TRUE;
}

/* A record that came goes away as a whole, whoever wrote of its being there since; its cells stay for who undoes this. */
static gboolean
take_back_row (Back *back, const PvMergeCell *cells, guint n, GError **error)
{
  PvMergeCell whole = { cells->tbl, cells->row, PV_STORE_COL_DELETED };
  Story story;

  if (!read_story (back, &whole, &story, error))
    return FALSE;
  if (story.begins_brought)
    return take_back_made (back, &whole, &story, error);

  for (guint i = 0; i < n; i++)
    if ((i == 0 || cells[i].col != cells[i - 1].col) && !take_back_cell (back, &cells[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
collect (PvStore *store, const PvMergeRange *range, GArray *cells, GError **error)
{
  sqlite3_stmt *statement
    = pv_sql_prepare (store->sql, "SELECT tbl, row, col FROM op WHERE org = ?1 AND ctr BETWEEN ?2 AND ?3", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, range->org);
  sqlite3_bind_int64 (statement, 2, range->first);
  sqlite3_bind_int64 (statement, 3, range->last);
  while (row)
    {
      PvMergeCell cell = { 0 };

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      cell = (PvMergeCell) { (PvKind) sqlite3_column_int (statement, 0), sqlite3_column_int64 (statement, 1),
                             sqlite3_column_int (statement, 2) };
      g_array_append_val (cells, cell);
    }

  return TRUE;
}

static gboolean
work_out (Back *back, GError **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (PvMergeCell));
  const PvMergeCell *list;
  guint end;

  for (guint i = 0; i < back->ranges->len; i++)
    if (!collect (back->store, &g_array_index (back->ranges, PvMergeRange, i), cells, error))
      return FALSE;

  g_array_sort (cells, pv_merge_compare_cells);
  list = (const PvMergeCell *) (gpointer) cells->data;
  for (guint i = 0; i < cells->len; i = end)
    {
      for (end = i; end < cells->len && list[end].tbl == list[i].tbl && list[end].row == list[i].row;)
        end++;
      if (!take_back_row (back, &list[i], end - i, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pv_store_take_back (PvStore *store, const GArray *ranges, gint64 at_ms, GPtrArray **restored, GArray **skipped, GError **error)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (PvMergeSkipped));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Back back = { store, ranges, ops, left, texts };
  PvStoreChange change = { .at_ms = at_ms, .verb = PV_VERB_TAKE_BACK };

  if (store->read_only_reason != NULL)
    {
      g_propagate_error (error, g_error_copy (store->read_only_reason));
      return FALSE;
    }
  if (!work_out (&back, error))
    return FALSE;

  if (ops->len == 0)
    *restored = g_ptr_array_new_with_free_func (pv_store_restored_free);
  else if (!pv_store_write_ops (store, &change, ops, restored, error))
    return FALSE;
  *skipped = g_steal_pointer (&left);
  return TRUE;
}
