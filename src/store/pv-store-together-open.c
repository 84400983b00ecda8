/* From a shared folder to an open store: this laptop's working copy, or a new one out of the file that says most, and then what the
 * others hold. */
#include "store/pv-store-merge-private.h"
#include "store/pv-store-open.h"
#include "store/pv-store-together.h"

#include <glib/gi18n-lib.h>

/* A file of the folder behind the gate. */
typedef struct
{
  PvSql *sql;
  PvFileMark mark;
  guint version;
  char *uuid;
  gint64 n_changes;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_clear_pointer (&candidate->sql, pv_sql_close);
  g_free (candidate->uuid);
  g_free (candidate);
}

static Candidate *
candidate_new (const char *path, const PvKinds *kinds, GError **error)
{
  Candidate *candidate = g_new0 (Candidate, 1);

  candidate->sql = pv_store_foreign_open (path, kinds, &candidate->mark, &candidate->version, error);
  if (candidate->sql != NULL)
    candidate->uuid = pv_store_foreign_uuid (candidate->sql, error);
  if (candidate->uuid != NULL && pv_sql_get_int (candidate->sql, "SELECT count (*) FROM change", 0, &candidate->n_changes, error))
    return candidate;

  candidate_free (candidate);
  return NULL;
}

/* One of a stranger among them is no reason to open the stranger's. */
static guint
count_of (const GPtrArray *candidates, const char *uuid)
{
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    n += g_str_equal (((Candidate *) g_ptr_array_index (candidates, i))->uuid, uuid) ? 1 : 0;
  return n;
}

/* Of the document that most files are of, the one that says most; one of a newer version only when there is no other. */
static gboolean
is_better (const GPtrArray *candidates, const Candidate *a, const Candidate *b, guint current)
{
  guint of_a = count_of (candidates, a->uuid), of_b = count_of (candidates, b->uuid);

  if ((a->version > current) != (b->version > current))
    return b->version > current;
  return of_a != of_b ? of_a > of_b : a->n_changes > b->n_changes;
}

static gboolean
refuse_empty (const char *folder, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (folder);

  g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("There is no Polkuverkko document in the folder %s"), shown);
  return FALSE;
}

static GPtrArray *
list_candidates (const char *folder, const PvKinds *kinds, GError **error)
{
  g_autoptr (GPtrArray) names = pv_together_list (folder, error);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  g_autoptr (GError) first = NULL;

  if (names == NULL)
    return NULL;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      Candidate *candidate = candidate_new (path, kinds, first ? NULL : &first);

      if (candidate != NULL)
        g_ptr_array_add (candidates, candidate);
    }
  if (candidates->len > 0)
    return g_steal_pointer (&candidates);

  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    refuse_empty (folder, error);
  return NULL;
}

GPtrArray *
pv_store_documents_in (const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  GPtrArray *paths;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && (names = pv_together_list (path, error)) == NULL)
    return NULL;
  if (names != NULL && names->len == 0)
    return refuse_empty (path, error), NULL;

  paths = g_ptr_array_new_with_free_func (g_free);
  if (names == NULL)
    g_ptr_array_add (paths, g_strdup (path));
  for (guint i = 0; names != NULL && i < names->len; i++)
    g_ptr_array_add (paths, g_build_filename (path, g_ptr_array_index (names, i), NULL));
  return paths;
}

/* (transfer full) */
static Candidate *
choose_first (const char *folder, const PvKinds *kinds, GError **error)
{
  g_autoptr (GPtrArray) candidates = list_candidates (folder, kinds, error);
  guint best = 0;

  if (candidates == NULL)
    return NULL;

  for (guint i = 1; i < candidates->len; i++)
    if (is_better (candidates, g_ptr_array_index (candidates, i), g_ptr_array_index (candidates, best), pv_store_version_of (kinds)))
      best = i;
  return g_ptr_array_steal_index (candidates, best);
}

/* --- what can only be read --- */

static PvStore *
copy_in_memory (PvSql *from, const PvKinds *kinds, GError **error)
{
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (kinds, pv_store_version_of (kinds));
  g_autoptr (PvStore) store = NULL;
  PvSql *sql = pv_sql_open (":memory:", from->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error);

  if (sql == NULL || !pv_store_schema_make (sql, tables, error) || !pv_store_foreign_copy (from, sql, tables, error))
    {
      g_clear_pointer (&sql, pv_sql_close);
      return NULL;
    }
  store = pv_store_new_on (sql, kinds, pv_store_draw_replica (), NULL, error);
  return store != NULL && pv_store_foreign_prove (store, error) ? g_steal_pointer (&store) : NULL;
}

/* The folder as it is now, for who finds the document open elsewhere. Takes @reason. */
static PvStore *
open_still (const char *real_path, const PvKinds *kinds, GError *reason, GError **error)
{
  Candidate *first = choose_first (real_path, kinds, error);
  g_autoptr (PvStore) store = first ? copy_in_memory (first->sql, kinds, error) : NULL;
  gboolean gathered = FALSE;

  g_clear_pointer (&first, candidate_free);
  if (store != NULL)
    {
      store->share = pv_store_share_at (real_path, "");
      gathered = pv_together_gather (store, error);
      g_clear_pointer (&store->share, pv_store_share_free);
    }
  if (!gathered)
    {
      g_error_free (reason);
      return NULL;
    }

  g_clear_pointer (&store->merged, pv_merge_report_free);
  store->read_only_reason = reason;
  return g_steal_pointer (&store);
}

/* --- what can be written --- */

/* Takes @share. */
static PvStore *
open_known (PvStoreShare *share, const PvKinds *kinds, const char *author, GError **error)
{
  g_autoptr (PvStore) store = pv_store_copy_open (share, kinds, author, error);

  return store != NULL && pv_together_gather (store, error) ? g_steal_pointer (&store) : NULL;
}

static PvStore *
open_first (PvStoreShare *share, Candidate *first, const PvKinds *kinds, const char *author, GError **error)
{
  g_autoptr (PvStoreShare) place = share;
  PvStore *store;

  if (!pv_store_copy_make (place, first->sql, NULL, kinds, error))
    return NULL;
  place->shared_changes = -1;
  pv_store_keep_state (place, first->sql, first->n_changes);
  if (!pv_store_share_write_state (place, error))
    return NULL;

  store = open_known (g_steal_pointer (&place), kinds, author, error);
  /* All of it is new here: nothing of it came in. */
  if (store != NULL)
    g_clear_pointer (&store->merged, pv_merge_report_free);
  return store;
}

/* The folder was renamed while nobody looked: the working copy that knew one of its files as its own comes along. */
static void
adopt (PvStoreShare *share, const char *uuid)
{
  g_autoptr (GPtrArray) names = pv_together_list (share->path, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (share->path, g_ptr_array_index (names, i), NULL);
      PvFileMark mark;

      if (pv_file_mark_read (path, &mark, NULL) && mark.there && pv_store_share_adopt (share, uuid, &mark))
        return;
    }
}

/* Takes @share, which is not locked yet. */
static PvStore *
open_at (PvStoreShare *share, Candidate *first, const PvKinds *kinds, const char *author, GError **error)
{
  g_autoptr (PvStoreShare) place = share;
  g_autofree char *real_path = g_strdup (share->path);
  GError *busy = NULL;

  if (!pv_store_share_lock (place, &busy))
    {
      if (g_error_matches (busy, PV_ERROR, PV_ERROR_BUSY))
        return open_still (real_path, kinds, busy, error);
      g_propagate_error (error, busy);
      return NULL;
    }
  if (!pv_store_share_read_state (place))
    return first ? open_first (g_steal_pointer (&place), first, kinds, author, error)
                 : (pv_store_error_set (error, NULL, SQLITE_NOTFOUND, real_path), NULL);
  if (place->redrawn && !pv_store_share_write_state (place, error))
    return NULL;
  return open_known (g_steal_pointer (&place), kinds, author, error);
}

/* (transfer full) NULL without an error when there is none. */
static PvStoreShare *
find_copy (const char *real_path)
{
  g_autoptr (GPtrArray) shares = pv_store_share_list (real_path);

  for (guint i = 0; i < shares->len; i++)
    if (g_file_test (((PvStoreShare *) g_ptr_array_index (shares, i))->copy, G_FILE_TEST_EXISTS))
      return g_ptr_array_steal_index (shares, i);
  return NULL;
}

PvStore *
pv_together_open (const char *real_path, const PvKinds *kinds, const char *author, GError **error)
{
  PvStoreShare *share = find_copy (real_path);
  Candidate *first;
  PvStore *store = NULL;

  if (share != NULL)
    return open_at (share, NULL, kinds, author, error);

  first = choose_first (real_path, kinds, error);
  if (first == NULL)
    return NULL;
  if (first->version > pv_store_version_of (kinds))
    {
      GError *reason = pv_store_newer_reason (first->sql->path);

      store = pv_store_open_read_only (g_steal_pointer (&first->sql), first->version, kinds, reason, error);
      candidate_free (first);
      return store;
    }

  share = pv_store_share_new (real_path, first->uuid, error);
  if (share != NULL)
    {
      adopt (share, first->uuid);
      store = open_at (share, first, kinds, author, error);
    }
  candidate_free (first);
  return store;
}
