/* Erasing words about persons: what makes it last is said in the header. */
#include "store/pv-store-erase-private.h"

#include "store/pv-store-keep.h"

#include <glib/gi18n-lib.h>

#define ERASE PV_STORE_ERASE_VERB

/* Contacts, interviews, names as author and of computers: who stands in more places than these in one erasure counts as
 * several persons, so that a single forged one is asked about, too. */
#define PLACES_OF_ONE 8

gboolean
pv_store_run_with (PvStore *store, const char *text, gint64 first, gint64 second, gint64 third, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, text, error);
  const gint64 numbers[] = { first, second, third };

  if (statement == NULL)
    return FALSE;

  for (int i = 0; i < sqlite3_bind_parameter_count (statement); i++)
    sqlite3_bind_int64 (statement, i + 1, numbers[i]);
  return pv_sql_finish (store->sql, statement, error);
}

/* One change, and the step goes on with the next. */
static gboolean
erase_one (PvStore *store, PvId id, gint64 at_ms, gint64 *step, GError **error)
{
  g_autoptr (GArray) no_ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp));
  PvStoreChange change = { .at_ms = at_ms, .verb = PV_VERB_ERASE, .id = id, .step = *step };
  guint8 hash[PV_STORE_HASH_SIZE];

  if (!pv_store_append (store, &change, no_ops, hash, error)
      || !pv_store_run_with (store, "INSERT INTO pii_erased (id, org, ctr) VALUES (?1, ?2, ?3)", id, change.org, change.ctr, error)
      || !pv_store_run_with (store, "DELETE FROM pii WHERE id = ?1", id, 0, 0, error))
    return FALSE;

  pv_store_take_note (store, &change, hash);
  *step = change.step;
  return TRUE;
}

/* Those of @ids whose words are here, each once; @words receives the words. */
static GArray *
read_words (PvStore *store, const PvId *ids, guint n_ids, GHashTable *words, GError **error)
{
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GHashTable) done = g_hash_table_new (pv_id_hash, pv_id_equal);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) local = NULL;
      char *text = g_hash_table_add (done, (gpointer) &ids[i]) ? pv_store_personal_of_id (store, ids[i], &local) : NULL;

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (text == NULL)
        continue;
      g_array_append_val (there, ids[i]);
      g_hash_table_add (words, text);
    }

  return g_steal_pointer (&there);
}

/* Whoever erases their own name does not sign it again with it, neither here nor until the document is opened anew. */
static void
forget_author (PvStore *store, GHashTable *words)
{
  if (store->author == NULL || !g_hash_table_contains (words, store->author))
    return;

  g_clear_pointer (&store->author, g_free);
  store->who = 0;
}

/* The first change of a working copy says on which computer: not when just that is to go. Once others may know of it, it is erased
 * like all words, and nothing else: the row of the replica is the same on every copy. */
static gboolean
forget_device (PvStore *store, GHashTable *words, GError **error)
{
  if (!g_hash_table_contains (words, g_get_host_name ()))
    return TRUE;

  return pv_store_run_with (store, "DELETE FROM pii WHERE id = (SELECT device FROM replica WHERE no = ?1)", store->replica, 0, 0, error)
         && pv_store_run_with (store, "UPDATE replica SET device = NULL WHERE no = ?1", store->replica, 0, 0, error);
}

typedef struct
{
  GHashTable *ids;             /* of PvId */
  GPtrArray *records;          /* PvStoreRestored, without the record */
} Touched;

static void
note_touched (const PvFieldInfo *field, PvId row, PvId id, gint64 at_ms, gpointer data)
{
  Touched *touched = data;
  PvStoreRestored *last = touched->records->len > 0 ? g_ptr_array_index (touched->records, touched->records->len - 1) : NULL;

  if (id == 0 || !g_hash_table_contains (touched->ids, &id) || (last != NULL && last->id == row))
    return;

  last = g_new0 (PvStoreRestored, 1);
  *last = (PvStoreRestored) { PV_FIELD_KIND (field->field), row, NULL };
  g_ptr_array_add (touched->records, last);
}

static GPtrArray *
find_touched (PvStore *store, const GArray *ids, GError **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new (pv_id_hash, pv_id_equal);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (pv_store_restored_free);
  Touched touched = { set, records };

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, PvId, i));

  return pv_store_each_words (store, note_touched, &touched, error) ? g_steal_pointer (&records) : NULL;
}

static gboolean
read_records (PvStore *store, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      PvStoreRestored *one = g_ptr_array_index (records, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (PvRecord) record = NULL;
      gboolean removed = FALSE;

      record = pv_store_read (store, one->kind, one->id, &removed, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!removed)
        one->record = g_steal_pointer (&record);
    }

  return TRUE;
}

/* What an earlier erasure had left for the sake of these words goes with them. */
static gboolean
cover (PvStore *store, GPtrArray *records, GError **error)
{
  g_autoptr (GArray) covered = NULL;

  if (!pv_store_erase_cover (store, &covered, error))
    return FALSE;

  for (guint i = 0; i < covered->len; i++)
    {
      const PvStoreCovered *one = &g_array_index (covered, PvStoreCovered, i);
      PvStoreRestored *record;

      if (!one->was_here)
        continue;
      record = g_new0 (PvStoreRestored, 1);
      *record = (PvStoreRestored) { one->kind, one->row, NULL };
      g_ptr_array_add (records, record);
    }

  return TRUE;
}

static gboolean
erase_all (PvStore *store, const GArray *ids, GHashTable *words, GPtrArray *records, gint64 at_ms, GError **error)
{
  gboolean is_first = store->ctr == 0;
  gint64 step = 0;

  forget_author (store, words);
  for (guint i = 0; i < ids->len; i++)
    if (!erase_one (store, g_array_index (ids, PvId, i), at_ms, &step, error))
      return FALSE;

  return cover (store, records, error) && (!is_first || forget_device (store, words, error));
}

gboolean
pv_store_erase (PvStore *store, const PvId *ids, guint n_ids, gint64 at_ms, GPtrArray **changed, GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) there = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (store->read_only_reason != NULL)
    {
      g_propagate_error (error, g_error_copy (store->read_only_reason));
      return FALSE;
    }
  there = read_words (store, ids, n_ids, words, error);
  records = there ? find_touched (store, there, error) : NULL;
  if (records == NULL || !pv_sql_begin (store->sql, error))
    return FALSE;
  if (!erase_all (store, there, words, records, at_ms, error) || !pv_sql_commit (store->sql, error))
    {
      pv_sql_rollback (store->sql);
      return FALSE;
    }

  store->step_token = 0;
  if (there->len > 0 && !pv_store_sweep (store, error))
    return FALSE;
  if (!read_records (store, records, error))
    return FALSE;
  *changed = g_steal_pointer (&records);
  return TRUE;
}

gboolean
pv_store_sweep (PvStore *store, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!pv_sql_run (store->sql, "VACUUM", error))
    return FALSE;

  /* The kept states still hold what was erased. */
  if (store->share != NULL && !pv_store_keep_forget (store->share, &local) && local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

/* --- how much a merge would erase --- */

typedef struct
{
  GHashTable *place_of;        /* PvId * of words -> PvId *: the record in which they stand */
} Places;

static void
note_place (const PvFieldInfo *field, PvId row, PvId id, gint64 at_ms, gpointer data)
{
  Places *places = data;

  if (id != 0)
    g_hash_table_insert (places->place_of, g_memdup2 (&id, sizeof id), g_memdup2 (&row, sizeof row));
}

/* Words of an author or a device are a place of their own. */
static void
add_place (GHashTable *of_step, GHashTable *place_of, PvId id)
{
  const PvId *row = g_hash_table_lookup (place_of, &id);

  g_hash_table_add (of_step, g_memdup2 (row ? row : &id, sizeof id));
}

static guint
persons_in (GHashTable *of_step)
{
  return (g_hash_table_size (of_step) + PLACES_OF_ONE - 1) / PLACES_OF_ONE;
}

static gboolean
is_here (PvStore *store, PvId id, gboolean *here, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT 1 FROM pii WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (!pv_sql_step (store->sql, statement, here, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/* By step; words that several erase are counted with the first. */
static gboolean
count_persons (PvStore *store, PvSql *from, sqlite3_stmt *erasures, GHashTable *place_of, guint *n_persons, GError **error)
{
  g_autoptr (GHashTable) of_step = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  gint64 org = 0, step = 0;
  gboolean row = TRUE;

  while (row)
    {
      gboolean here = FALSE;

      if (!pv_sql_step (from, erasures, &row, error) || (row && !is_here (store, sqlite3_column_int64 (erasures, 2), &here, error)))
        return FALSE;
      if (!row || sqlite3_column_int64 (erasures, 0) != org || sqlite3_column_int64 (erasures, 1) != step)
        {
          *n_persons += persons_in (of_step);
          g_hash_table_remove_all (of_step);
        }
      if (!row)
        break;
      org = sqlite3_column_int64 (erasures, 0);
      step = sqlite3_column_int64 (erasures, 1);
      if (here)
        add_place (of_step, place_of, sqlite3_column_int64 (erasures, 2));
    }

  return TRUE;
}

gboolean
pv_store_erase_forecast (PvStore *store, PvSql *from, guint *n_persons, GError **error)
{
  g_autoptr (GHashTable) place_of = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
  Places places = { place_of };
  sqlite3_stmt *erasures
    = pv_sql_prepare (from, "SELECT org, step, min (id) FROM change WHERE verb = " ERASE " GROUP BY org, step, id ORDER BY org, step", error);
  guint n = 0;

  if (erasures == NULL || !pv_store_each_words (store, note_place, &places, error)
      || !count_persons (store, from, erasures, place_of, &n, error))
    return FALSE;

  *n_persons = n;
  return TRUE;
}

/* --- what is promised --- */

/* Each row names a change that erased these words, or covers them; each covering is named. */
static gboolean
is_named (const GArray *covered, PvId id, gint64 org, gint64 ctr)
{
  for (guint i = 0; i < covered->len; i++)
    {
      const PvStoreCovered *one = &g_array_index (covered, PvStoreCovered, i);

      if (one->id == id && one->eraser_org == org && one->eraser_ctr == ctr)
        return TRUE;
    }

  return FALSE;
}

static const char NOT_BY_NAME[] =
  "SELECT e.id, e.org, e.ctr FROM pii_erased AS e LEFT JOIN change AS c ON c.org = e.org AND c.ctr = e.ctr"
  " AND c.verb = " ERASE " AND c.id = e.id WHERE c.org IS NULL AND (e.org <> 0 OR e.ctr <> 0)";

static gboolean
check_covered (PvStore *store, GPtrArray *lines, GError **error)
{
  g_autoptr (GArray) covered = pv_store_erase_covered (store, error);
  sqlite3_stmt *statement = covered ? pv_sql_prepare (store->sql, NOT_BY_NAME, error) : NULL;
  guint n = 0;
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      n++;
      if (is_named (covered, sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 2)))
        continue;
      g_ptr_array_add (lines, g_strdup_printf (_("Words about a person are marked as erased, but no change erased them: %s"),
                                               (const char *) sqlite3_column_text (statement, 0)));
      sqlite3_reset (statement);
      return TRUE;
    }

  if (n < covered->len)
    g_ptr_array_add (lines, g_strdup (_("Words about a person were written apart from their erasure and are there still")));
  return TRUE;
}

gboolean
pv_store_check_erased (PvStore *store, GPtrArray *lines, GError **error)
{
  return check_covered (store, lines, error)
         && pv_store_expect_none (store, "SELECT org FROM change WHERE verb = " ERASE " AND id NOT IN (SELECT id FROM pii_erased)",
                                  _("An erasure of copy %s was taken out of the list of erased words"), lines, error)
         && pv_store_expect_none (store, "SELECT id FROM pii WHERE id IN (SELECT id FROM pii_erased)",
                                  _("Words about a person were erased and are there again: %s"), lines, error)
         && pv_store_expect_none (store,
                                  "SELECT c.org FROM change AS c WHERE verb = " ERASE " AND (kind <> 0 OR EXISTS"
                                  " (SELECT 1 FROM op AS o WHERE o.org = c.org AND o.ctr = c.ctr))",
                                  _("An erasure of copy %s changes more than words about a person"), lines, error);
}
