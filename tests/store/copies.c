#include "copies.h"

#include "random-edits.h"
#include "simulated-disk.h"

#define UUID "6c1f3f0e-0000-4000-8000-000000000001"

void
copy_open (Copy *copy, guint number, gint64 clock_ms)
{
  g_autofree char *name = g_strdup_printf ("copy-%u", number);
  g_autofree char *author = g_strdup_printf ("Tekijä %u", number);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (pv_kinds_default (), PV_STORE_VERSION);
  PvSql *sql = pv_sql_open (name, name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, simulated_disk_name (), &error);

  g_assert_no_error (error);
  g_assert_true (pv_store_make_document (sql, tables, UUID, &error));
  g_assert_true (pv_store_prepare_working (sql, &error));
  copy->store = pv_store_new_on (sql, pv_kinds_default (), 11 + number, author, &error);
  g_assert_no_error (error);
  copy->name = g_steal_pointer (&name);
  copy->model = pv_model_new (pv_kinds_default ());
  copy->counter = 0;
  copy->clock_ms = clock_ms;
}

void
copy_close (Copy *copy)
{
  pv_store_close (copy->store);
  pv_model_unref (copy->model);
  g_free (copy->name);
}

static PvId
next_id (gpointer data)
{
  Copy *copy = data;

  return pv_id_make (pv_store_get_replica (copy->store), ++copy->counter);
}

static void
tick (Copy *copy)
{
  copy->clock_ms += 7;
  pv_clock_freeze (copy->clock_ms);
}

gboolean
copy_edit (Copy *copy, PvEdits *edits)
{
  g_autoptr (PvEdits) owned = edits;
  g_autoptr (PvPlan) plan = pv_plan_new (copy->model, owned, next_id, copy, NULL);
  g_autoptr (GError) error = NULL;

  if (plan == NULL || pv_plan_is_empty (plan))
    return FALSE;

  tick (copy);
  pv_change_set_unref (pv_plan_carry_out (plan, copy->model));
  pv_store_write (copy->store, plan, pv_edits_get_step (owned), copy->clock_ms, &error);
  g_assert_no_error (error);
  return TRUE;
}

void
copy_put (Copy *copy, const GPtrArray *restored)
{
  for (guint i = 0; i < restored->len; i++)
    {
      const PvStoreRestored *one = g_ptr_array_index (restored, i);

      if (one->record == NULL)
        pv_model_take_out (copy->model, one->id, NULL);
      else
        pv_model_put (copy->model, one->record, NULL);
    }
}

void
copy_undo (Copy *copy, gboolean redo)
{
  g_autoptr (GPtrArray) restored = NULL;
  g_autoptr (GError) error = NULL;
  guint skipped;

  tick (copy);
  pv_store_undo (copy->store, redo, copy->clock_ms, &restored, &skipped, &error);
  g_assert_no_error (error);
  copy_put (copy, restored);
}

PvMergeReport *
copy_merge (Copy *copy, Copy *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  PvMergeReport *report = NULL;

  tick (copy);
  pv_store_merge (copy->store, from->store->sql, from->name, TRUE, NULL, &report, &error);
  g_assert_no_error (error);
  records = pv_store_read_merged (copy->store, report->records, &error);
  g_assert_no_error (error);
  copy_put (copy, records);
  return report;
}

void
copies_exchange (Copy *copies, guint n)
{
  for (guint i = 1; i < n; i++)
    pv_merge_report_free (copy_merge (&copies[0], &copies[i]));
  for (guint i = n; i-- > 1;)
    pv_merge_report_free (copy_merge (&copies[i], &copies[i == n - 1 ? 0 : i + 1]));
}

GPtrArray *
copy_conflicts (Copy *copy)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *conflicts = pv_store_find_conflicts (copy->store, copy->model, &error);

  g_assert_no_error (error);
  return conflicts;
}

static void
tell_heads (GString *text, const PvConflict *conflict)
{
  for (guint i = 0; i < conflict->heads->len; i++)
    {
      const PvConflictHead *head = g_ptr_array_index (conflict->heads, i);

      g_string_append_printf (text, " [%u/%" G_GINT64_FORMAT " %s: %d %" G_GINT64_FORMAT " %s%s%s]", head->org, head->ctr, head->author,
                              head->value, head->integer, head->text, head->wins ? " wins" : "", head->removes ? " removes" : "");
    }
}

char *
copy_tell_conflicts (Copy *copy)
{
  g_autoptr (GPtrArray) conflicts = copy_conflicts (copy);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const PvConflict *conflict = g_ptr_array_index (conflicts, i);

      g_string_append_printf (text, "%d %d %" G_GINT64_FORMAT "x %s %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "%s", conflict->what,
                              conflict->kind, conflict->id, conflict->field ? conflict->field->column : "-", conflict->lang,
                              conflict->other_kind, conflict->other, conflict->instead, conflict->minor ? " minor" : "");
      tell_heads (text, conflict);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
feed_rows (GChecksum *sum, PvSql *sql, const char *query)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, query, NULL);
  gboolean row;

  g_assert_nonnull (statement);
  while (pv_sql_step (sql, statement, &row, NULL) && row)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        const char *text = (const char *) sqlite3_column_text (statement, i);

        g_checksum_update (sum, (const guchar *) (text ? text : "\1"), -1);
        g_checksum_update (sum, (const guchar *) "\2", 1);
      }
}

char *
copy_digest (Copy *copy)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  PvSql *sql = copy->store->sql;

  feed_rows (sum, sql, "SELECT org, ctr, hex (hash) FROM change ORDER BY org, ctr");
  feed_rows (sum, sql, "SELECT org, o, ctr, upto FROM seen ORDER BY org, o, ctr");
  feed_rows (sum, sql, "SELECT tbl, row, col, hlc, org, ctr, old, new FROM op ORDER BY tbl, row, col, hlc, org");
  feed_rows (sum, sql, "SELECT id, hex (salt), text FROM pii ORDER BY id");
  feed_rows (sum, sql, "SELECT id, org, ctr FROM pii_erased ORDER BY id");
  feed_rows (sum, sql, "SELECT name, org, ctr FROM checkpoint ORDER BY name, org");
  feed_rows (sum, sql, "SELECT no, uuid, device FROM replica ORDER BY no");
  for (guint k = 0; k < G_N_ELEMENTS (copy->store->tables->by_kind); k++)
    if (copy->store->tables->by_kind[k] != NULL)
      feed_rows (sum, sql, copy->store->tables->by_kind[k]->select_all);

  return g_strdup (g_checksum_get_string (sum));
}

static guint
count_broken_rules (const GPtrArray *conflicts)
{
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const PvConflict *conflict = g_ptr_array_index (conflicts, i);

      /* A circle is told once, and breaks a rule in each of its records. */
      n += conflict->what == PV_CONFLICT_CIRCLE ? conflict->heads->len
           : conflict->what == PV_CONFLICT_LINK || conflict->what == PV_CONFLICT_MISSING;
    }

  return n;
}

static void
assert_none (const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
  g_assert_cmpuint (lines->len, ==, 0);
}

void
copy_assert_sound (Copy *copy)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) conflicts = copy_conflicts (copy);
  g_autoptr (PvModel) loaded = pv_model_new (pv_kinds_default ());
  g_autoptr (GError) error = NULL;
  g_autofree char *difference = NULL;

  g_assert_true (pv_store_check_log (copy->store, lines, &error));
  g_assert_true (pv_store_check_cells (copy->store, lines, &error));
  g_assert_true (pv_store_check_chain (copy->store, lines, &error));
  assert_none (lines);
  g_assert_true (pv_store_check_rules (copy->store, rules, &error));
  g_assert_cmpuint (rules->len, ==, count_broken_rules (conflicts));
  g_assert_true (pv_store_load (copy->store, loaded, &error));
  difference = random_edits_difference (copy->model, loaded);
  g_assert_cmpstr (difference, ==, NULL);
}
