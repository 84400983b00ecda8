/* Joining two logs: what is new, whether it can be joined, and all of it in one transaction. */
#include "store/pv-store-merge-private.h"

#include "store/pv-store-share.h"

#include <glib/gi18n-lib.h>

gboolean
pv_merge_refuse_damaged (PvMerging *merging, GError **error)
{
  g_autofree char *name = g_filename_display_basename (merging->report->file);

  g_set_error (error, PV_ERROR, PV_ERROR_DAMAGED, _("The history in %s does not hold, so nothing was taken from it; fetch the file again"),
               name);
  return FALSE;
}

/* A copy claims to have seen only what is here now, or else heads could never be told. */
static gboolean
check_seen (PvMerging *merging, GError **error)
{
  for (guint i = 0; i < merging->report->ranges->len; i++)
    {
      const PvMergeRange *range = &g_array_index (merging->report->ranges, PvMergeRange, i);
      g_autofree char *text = g_strdup_printf (
        "SELECT count (*) FROM seen AS s WHERE org = %u AND ctr >= %" G_GINT64_FORMAT " AND (upto < 1 OR o = org OR NOT EXISTS"
        " (SELECT 1 FROM change AS c WHERE c.org = s.o AND c.ctr = s.upto))",
        range->org, range->first);
      gint64 wrong;

      if (!pv_sql_get_int (merging->store->sql, text, 0, &wrong, error))
        return FALSE;
      if (wrong != 0)
        return pv_merge_refuse_damaged (merging, error);
    }

  return TRUE;
}

/* The other one holds changes of this laptop's that are not known here: the working copy was put back from an older state. From
 * now on it is somebody else. */
static gboolean
take_new_number (PvStore *store, GError **error)
{
  store->replica = pv_store_draw_replica ();
  if (store->share == NULL)
    return TRUE;

  store->share->replica = store->replica;
  return pv_store_share_write_state (store->share, error);
}

/* A commit would fail over it, and would blame the file that is here. */
static gboolean
check_references (PvMerging *merging, GError **error)
{
  int open = 0, most;

  return sqlite3_db_status (merging->store->sql->db, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &most, 0) != SQLITE_OK || open == 0
         || pv_merge_refuse_damaged (merging, error);
}

static gboolean
take_all (PvMerging *merging, GError **error)
{
  for (guint i = 0; i < merging->report->ranges->len; i++)
    if (!pv_merge_take_range (merging, &g_array_index (merging->report->ranges, PvMergeRange, i), error))
      return FALSE;

  return check_seen (merging, error) && pv_merge_fold (merging, error) && pv_merge_take_versions (merging, error)
         && pv_merge_cover (merging, error) && pv_merge_note_erased (merging, error) && pv_merge_check_rules (merging, error) && check_references (merging, error);
}

/* Above this many a person is asked. */
#define MOST_ERASED 5

GQuark
pv_merge_erases_quark (void)
{
  return g_quark_from_static_string ("pv-merge-erases");
}

static gboolean
check_erasing (PvMerging *merging, GError **error)
{
  g_autofree char *name = g_filename_display_basename (merging->report->file);
  guint n = merging->n_persons;

  if (n <= MOST_ERASED || merging->may_erase)
    return TRUE;

  g_set_error (error, PV_MERGE_ERASES, (int) n,
               g_dngettext (GETTEXT_PACKAGE, "Bringing in %s would erase what is known of %u person for ever; nothing was changed yet",
                            "Bringing in %s would erase what is known of %u persons for ever; nothing was changed yet", n),
               name, n);
  return FALSE;
}

/* How far it erases is foretold, so that a large file is not joined in vain; what only the joining shows is asked about behind it. */
static gboolean
join_one (PvMerging *merging, GError **error)
{
  if (!pv_merge_find_ranges (merging, error))
    return FALSE;
  if (merging->report->ranges->len == 0)
    return pv_merge_find_lost (merging, error);
  if (!pv_store_erase_forecast (merging->store, merging->foreign, &merging->n_persons, error) || !check_erasing (merging, error))
    return FALSE;

  if (!take_all (merging, error) || !pv_merge_find_lost (merging, error) || !check_erasing (merging, error))
    return FALSE;
  merging->store->n_changes += merging->report->n_changes;
  return TRUE;
}

static gboolean
join_all (PvStore *store, PvMerging *mergings, guint n, GError **error)
{
  gboolean renumber = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!join_one (&mergings[i], error))
        return FALSE;
      renumber = renumber || mergings[i].renumber;
    }

  return !renumber || take_new_number (store, error);
}

static void
take_note (PvStore *store, const PvMerging *merging)
{
  PvMergeReport *report = merging->report;

  store->words_due = store->words_due || report->n_found > 0;
  if (report->ranges->len == 0)
    return;

  store->hlc = MAX (store->hlc, merging->max_hlc);
  store->seen_due = TRUE;
  store->step_token = 0;
  report->renumbered = merging->renumber;
  pv_merge_report_sort (report);
  pv_store_remember_merge (store, report);
}

static gboolean
merge_within (PvStore *store, PvMerging *mergings, guint n, GError **error)
{
  gint64 n_changes = store->n_changes;
  guint32 replica = store->replica;
  guint n_erased = 0;

  if (!pv_sql_begin (store->sql, error))
    return FALSE;
  if (!join_all (store, mergings, n, error) || !pv_sql_commit (store->sql, error))
    {
      pv_sql_rollback (store->sql);
      store->n_changes = n_changes;
      if (store->replica != replica)
        pv_store_reread (store, NULL);
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      take_note (store, &mergings[i]);
      n_erased += mergings[i].report->n_erased;
    }
  /* No byte of erased words stays in the file, and whoever was erased goes on under words of their own. */
  if (n_erased > 0)
    {
      store->who = 0;
      if (!pv_store_sweep (store, error))
        return FALSE;
    }
  return store->replica == replica || pv_store_reread (store, error);
}

static void
merging_init (PvMerging *merging, PvStore *store, PvSql *foreign, const char *path, gboolean may_erase, PvMergeProgress *progress)
{
  *merging = (PvMerging) { .store = store, .foreign = foreign, .progress = progress, .may_erase = may_erase };
  merging->report = pv_merge_report_new (path);
  merging->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  merging->erased = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  merging->found = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  merging->cells = g_array_new (FALSE, FALSE, sizeof (PvMergeCell));
  merging->ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp));
  merging->seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  merging->texts = g_string_chunk_new (4096);
}

static void
merging_clear (gpointer data)
{
  PvMerging *merging = data;

  g_clear_pointer (&merging->report, pv_merge_report_free);
  g_hash_table_unref (merging->sources);
  g_hash_table_unref (merging->erased);
  g_hash_table_unref (merging->found);
  g_array_unref (merging->cells);
  g_array_unref (merging->ops);
  g_array_unref (merging->seen);
  g_string_chunk_free (merging->texts);
}

static gboolean
check_writable (PvStore *store, GError **error)
{
  if (store->read_only_reason != NULL)
    g_propagate_error (error, g_error_copy (store->read_only_reason));

  return store->read_only_reason == NULL;
}

gboolean
pv_store_merge (PvStore *store, PvSql *foreign, const char *path, gboolean may_erase, PvMergeProgress *progress, PvMergeReport **report, GError **error)
{
  PvMerging merging;
  gboolean fine;

  if (!check_writable (store, error))
    return FALSE;

  merging_init (&merging, store, foreign, path, may_erase, progress);
  fine = merge_within (store, &merging, 1, error);
  if (fine)
    *report = g_steal_pointer (&merging.report);
  merging_clear (&merging);
  return fine;
}

struct _PvStoreOther
{
  PvSql *sql;
  char *path;
  gboolean may_erase;
  PvFileMark mark;
};

static gboolean
refuse_newer (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, PV_ERROR_NEWER, _("%s was made with a newer Polkuverkko: it can be brought in once this program is updated"),
               name);
  return FALSE;
}

PvStoreOther *
pv_store_other_open (const char *path, const PvKinds *kinds, GError **error)
{
  g_autoptr (PvStoreOther) other = g_new0 (PvStoreOther, 1);
  guint version;

  other->path = g_strdup (path);
  other->sql = pv_store_foreign_open (path, kinds, &other->mark, &version, error);
  if (other->sql == NULL || (version > pv_store_version_of (kinds) && !refuse_newer (path, error)))
    return NULL;

  pv_store_foreign_hurry (other->sql, 0);
  return g_steal_pointer (&other);
}

gboolean
pv_store_other_is_of (PvStoreOther *other, const char *uuid, GError **error)
{
  return pv_merge_check_uuid (other->sql, other->path, uuid, error);
}

void
pv_store_other_allow_erasing (PvStoreOther *other)
{
  other->may_erase = TRUE;
}

void
pv_store_other_free (PvStoreOther *other)
{
  g_clear_pointer (&other->sql, pv_sql_close);
  g_free (other->path);
  g_free (other);
}

/* All that the shared file holds is known now. Should that not be kept, it is only looked at once more. */
static void
note_shared (PvStore *store, PvStoreOther *other)
{
  g_autofree char *real_path = pv_store_share_real_path (other->path);
  gint64 changes;

  if (store->share == NULL || store->share->together != NULL || !g_str_equal (real_path, store->share->path)
      || !pv_sql_get_int (other->sql, "SELECT count (*) FROM change", 0, &changes, NULL))
    return;

  store->share->mark = other->mark;
  store->share->shared_changes = changes;
  pv_store_share_write_state (store->share, NULL);
}

gboolean
pv_store_merge_other (PvStore *store, PvStoreOther *other, PvMergeProgress *progress, PvMergeReport **report, GError **error)
{
  if (!pv_store_merge (store, other->sql, other->path, other->may_erase, progress, report, error))
    return FALSE;

  note_shared (store, other);
  return TRUE;
}

gboolean
pv_store_merge_others (PvStore *store, GPtrArray *others, PvMergeProgress *progress, GPtrArray **reports, GError **error)
{
  g_autoptr (GArray) mergings = g_array_new (FALSE, FALSE, sizeof (PvMerging));

  if (!check_writable (store, error))
    return FALSE;

  g_array_set_clear_func (mergings, merging_clear);
  g_array_set_size (mergings, others->len);
  for (guint i = 0; i < others->len; i++)
    {
      PvStoreOther *other = g_ptr_array_index (others, i);

      merging_init (&g_array_index (mergings, PvMerging, i), store, other->sql, other->path, other->may_erase, progress);
    }
  if (!merge_within (store, (PvMerging *) (gpointer) mergings->data, mergings->len, error))
    return FALSE;

  *reports = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_merge_report_free);
  for (guint i = 0; i < others->len; i++)
    {
      note_shared (store, g_ptr_array_index (others, i));
      g_ptr_array_add (*reports, g_steal_pointer (&g_array_index (mergings, PvMerging, i).report));
    }
  return TRUE;
}

gboolean
pv_store_merge_file (PvStore *store, const char *path, PvMergeProgress *progress, PvMergeReport **report, GError **error)
{
  g_autoptr (PvStoreOther) other = pv_store_other_open (path, store->tables->kinds, error);

  return other != NULL && pv_store_merge_other (store, other, progress, report, error);
}

void
pv_store_note_merged (PvStore *store, PvMergeReport *report)
{
  if (pv_merge_report_is_empty (report))
    pv_merge_report_free (report);
  else if (store->merged == NULL)
    store->merged = report;
  else
    pv_merge_report_join (store->merged, report);
}

PvMergeReport *
pv_store_take_merged (PvStore *store)
{
  return g_steal_pointer (&store->merged);
}
