/* Whether the file keeps what the log promises (STORAGE.md): every cell equals its greatest op, counters are dense, nothing
 * vanished, clocks rise, the chain holds. Each problem is a line that says what and where. */
#include "store/pv-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
say (GPtrArray *lines, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (GPtrArray *lines, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (lines, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

gboolean
pv_store_expect_none (PvStore *store, const char *query, const char *format, GPtrArray *lines, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, query, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row)
        say (lines, format, (const char *) sqlite3_column_text (statement, 0));
    }

  return TRUE;
}

/* Walking the changes of each copy by their counters; each fault is said once a copy. */
typedef struct
{
  gint64 org;
  gint64 ctr;
  gint64 hlc;
  gboolean gap;
  gboolean clock;
  gboolean undoes;
} Counting;

/* Columns: org, ctr, step, hlc, undoes_org, undoes_ctr. */
static void
count_change (Counting *counting, sqlite3_stmt *row)
{
  gint64 org = sqlite3_column_int64 (row, 0), ctr = sqlite3_column_int64 (row, 1), step = sqlite3_column_int64 (row, 2);
  gint64 hlc = sqlite3_column_int64 (row, 3);
  gboolean undoes = sqlite3_column_type (row, 5) != SQLITE_NULL;

  counting->gap = counting->gap || ctr != counting->ctr + 1;
  counting->clock = counting->clock || hlc <= counting->hlc || hlc >= PV_STORE_HLC_MAX;
  counting->undoes = counting->undoes || step > ctr || step < 1
                     || (undoes && (sqlite3_column_int64 (row, 4) != org || sqlite3_column_int64 (row, 5) >= ctr));
  counting->ctr = ctr;
  counting->hlc = hlc;
}

static void
end_copy (const Counting *counting, GPtrArray *lines)
{
  g_autofree char *copy = g_strdup_printf ("%" G_GINT64_FORMAT, counting->org);

  if (counting->gap)
    say (lines, _("The history has a gap among the changes of copy %s"), copy);
  if (counting->clock)
    say (lines, _("The clock runs backwards, or far ahead, in the history of copy %s"), copy);
  if (counting->undoes)
    say (lines, _("A change of copy %s undoes a later one"), copy);
}

static gboolean
check_counters (PvStore *store, GPtrArray *lines, GError **error)
{
  sqlite3_stmt *statement
    = pv_sql_prepare (store->sql, "SELECT org, ctr, step, hlc, undoes_org, undoes_ctr FROM change ORDER BY org, ctr", error);
  Counting counting = { 0 };
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row || sqlite3_column_int64 (statement, 0) != counting.org)
        {
          end_copy (&counting, lines);
          counting = (Counting) { .org = row ? sqlite3_column_int64 (statement, 0) : 0 };
        }
      if (row)
        count_change (&counting, statement);
    }

  return TRUE;
}

gboolean
pv_store_check_log (PvStore *store, GPtrArray *lines, GError **error)
{
  return pv_store_expect_none (store, "SELECT parent FROM pragma_foreign_key_check", _("A reference leads to a row that is not there: %s"), lines, error)
         && check_counters (store, lines, error)
         && pv_store_expect_none (store, "SELECT DISTINCT org FROM change WHERE org NOT IN (SELECT no FROM replica)",
                                  _("The history names a copy that it does not know: %s"), lines, error)
         && pv_store_expect_none (store, "SELECT org FROM seen AS s WHERE upto > (SELECT coalesce (max (ctr), 0) FROM change WHERE org = s.o)"
                                  " OR NOT EXISTS (SELECT 1 FROM change AS c WHERE c.org = s.org AND c.ctr = s.ctr)",
                                  _("Copy %s claims to have seen changes that are not there"), lines, error)
         && pv_store_check_erased (store, lines, error);
}

/* Walking the rows of one kind and its ops side by side, both by id. */
typedef struct
{
  PvStore *store;
  const PvStoreTable *table;
  sqlite3_stmt *rows;
  gboolean row_there;
  GPtrArray *lines;
  PvValue *winners;            /* by slot, `deleted` behind them */
  GStringChunk *texts;
} Walk;

static void
compare_row (Walk *walk, PvId id)
{
  guint n = walk->table->info->n_slots;
  g_autofree char *text = pv_id_to_text (id);

  for (guint i = 0; i <= n; i++)
    {
      PvValue value = pv_store_column (walk->rows, i < n ? (int) i + 2 : 1);

      if (pv_value_equal (value, walk->winners[i]))
        continue;
      if (i == n)
        say (walk->lines, _("%s %s is there or removed, and the history says otherwise"), pv_kind_label (walk->table->info), text);
      else
        say (walk->lines, _("%s %s: %s is not what the history says"), pv_kind_label (walk->table->info), text,
             pv_field_label (walk->table->cells[i].field));
    }
}

static gboolean
next_row (Walk *walk, GError **error)
{
  return pv_sql_step (walk->store->sql, walk->rows, &walk->row_there, error);
}

/* Rows before @id have no ops at all. */
static gboolean
pass_rows (Walk *walk, PvId id, GError **error)
{
  while (walk->row_there && sqlite3_column_int64 (walk->rows, 0) < id)
    {
      g_autofree char *text = pv_id_to_text (sqlite3_column_int64 (walk->rows, 0));

      say (walk->lines, _("%s %s has no history"), pv_kind_label (walk->table->info), text);
      if (!next_row (walk, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
meet_row (Walk *walk, PvId id, GError **error)
{
  g_autofree char *text = pv_id_to_text (id);

  if (!pass_rows (walk, id, error))
    return FALSE;
  if (!walk->row_there || sqlite3_column_int64 (walk->rows, 0) != id)
    {
      say (walk->lines, _("%s %s is in the history but not in the document"), pv_kind_label (walk->table->info), text);
      return TRUE;
    }

  compare_row (walk, id);
  return next_row (walk, error);
}

static void
begin_row (Walk *walk)
{
  for (guint i = 0; i <= walk->table->info->n_slots; i++)
    walk->winners[i] = PV_VALUE_EMPTY;
  g_string_chunk_clear (walk->texts);
}

static void
take_winner (Walk *walk, sqlite3_stmt *ops, PvId id)
{
  guint place = pv_store_place_of_col (walk->table, sqlite3_column_int (ops, 1));
  PvValue value = pv_store_column (ops, 2);
  g_autofree char *text = pv_id_to_text (id);

  if (place == PV_STORE_NO_SLOT)
    {
      say (walk->lines, _("%s %s: the history names a field that does not exist"), pv_kind_label (walk->table->info), text);
      return;
    }
  if (value.kind == PV_VALUE_TEXT)
    value.text = g_string_chunk_insert (walk->texts, value.text);
  walk->winners[place] = value;
}

static gboolean
walk_kind (Walk *walk, GError **error)
{
  sqlite3_stmt *ops = pv_sql_prepare (walk->store->sql, "SELECT row, col, new FROM op WHERE tbl = ?1 ORDER BY row, col, hlc, org", error);
  gboolean op = TRUE;
  PvId id = PV_NO_ID;

  walk->rows = pv_sql_prepare (walk->store->sql, walk->table->select_all, error);
  if (ops == NULL || walk->rows == NULL || !next_row (walk, error))
    return FALSE;

  sqlite3_bind_int64 (ops, 1, walk->table->info->kind);
  while (op)
    {
      PvId next;

      if (!pv_sql_step (walk->store->sql, ops, &op, error))
        return FALSE;
      next = op ? sqlite3_column_int64 (ops, 0) : G_MAXINT64;
      if (next != id)
        {
          if (id != PV_NO_ID && !meet_row (walk, id, error))
            return FALSE;
          begin_row (walk);
          id = next;
        }
      if (op)
        take_winner (walk, ops, id);
    }

  return pass_rows (walk, G_MAXINT64, error);
}

gboolean
pv_store_check_cells (PvStore *store, GPtrArray *lines, GError **error)
{
  PvValue winners[PV_MAX_SLOTS + 1];
  Walk walk = { .store = store, .lines = lines, .winners = winners, .texts = g_string_chunk_new (4096) };
  gboolean fine = TRUE;

  for (guint k = 0; fine && k < G_N_ELEMENTS (store->tables->by_kind); k++)
    {
      walk.table = store->tables->by_kind[k];
      fine = walk.table == NULL || walk_kind (&walk, error);
    }

  g_string_chunk_free (walk.texts);
  return fine;
}

gboolean
pv_store_check_rules (PvStore *store, GPtrArray *lines, GError **error)
{
  g_autoptr (PvModel) model = pv_model_new (store->tables->kinds);
  g_autoptr (GPtrArray) problems = NULL;

  if (!pv_store_load (store, model, error))
    return FALSE;

  problems = pv_model_check (model);
  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (lines, g_strdup (((PvProblem *) g_ptr_array_index (problems, i))->text));
  return TRUE;
}

/* hlc is milliseconds << 16; clocks of two laptops may differ by a day. */
#define AHEAD ((gint64) 24 * 60 * 60 * 1000)

GPtrArray *
pv_store_check_notes (PvStore *store, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *query = g_strdup_printf ("SELECT org FROM change GROUP BY org HAVING max (hlc) >> 16 > %" G_GINT64_FORMAT,
                                            pv_clock_now_ms () + AHEAD);

  return pv_store_expect_none (store, query, _("The clock of copy %s runs far ahead: where two changed the same, its changes win until that day"), notes, error)
           ? g_steal_pointer (&notes)
           : NULL;
}

GPtrArray *
pv_store_check (PvStore *store, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean ours = store->read_only_reason == NULL || store->read_only_reason->code != PV_ERROR_NEWER;

  if (!pv_store_expect_none (store, "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'", _("The file is damaged: %s"), lines, error))
    return NULL;
  if (ours && !pv_store_check_log_rows (store, lines, error))
    return NULL;
  if (ours && lines->len == 0
      && (!pv_store_check_log (store, lines, error) || !pv_store_check_cells (store, lines, error)
               || !pv_store_check_chain (store, lines, error) || !pv_store_check_versions (store, lines, error)))
    return NULL;

  return pv_store_check_rules (store, lines, error) ? g_steal_pointer (&lines) : NULL;
}
