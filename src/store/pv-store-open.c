/* From a path to an open store: which working copy, or a new one, or read-only. The copy itself: pv-store-open-copy.c. */
#include "store/pv-store-keep.h"
#include "store/pv-store-merge-private.h"
#include "store/pv-store-open.h"
#include "store/pv-store-together.h"

#include <glib/gi18n-lib.h>

GError *
pv_store_newer_reason (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  return g_error_new (PV_ERROR, PV_ERROR_NEWER,
                      _("%s was made with a newer Polkuverkko: it can be read here, but not changed until this program is updated"), name);
}

/* What a newer version made cannot be proven here: its values must at least be values. */
static gboolean
prove_still (PvStore *store, guint version, GError **error)
{
  if (version <= pv_store_version_of (store->tables->kinds))
    return pv_store_foreign_check_values (store, FALSE, error) && pv_store_foreign_prove (store, error);

  return pv_store_tables_fit_to (store->tables, store->sql, error) && pv_store_foreign_check_values (store, TRUE, error);
}

PvStore *
pv_store_open_read_only (PvSql *foreign, guint version, const PvKinds *kinds, GError *reason, GError **error)
{
  PvStore *store = pv_store_new_to_read (foreign, kinds, MIN (version, pv_store_version_of (kinds)));

  store->read_only_reason = reason;
  store->uuid = pv_store_foreign_uuid (foreign, error);
  if (store->uuid != NULL && prove_still (store, version, error))
    {
      sqlite3_progress_handler (foreign->db, 0, NULL, NULL);
      return store;
    }

  pv_store_close (store);
  return NULL;
}

PvStore *
pv_store_open_still (const char *file, const PvKinds *kinds, GError *reason, GError **error)
{
  PvFileMark mark;
  guint version;
  PvSql *foreign = pv_store_foreign_open (file, kinds, &mark, &version, error);

  if (foreign != NULL)
    return pv_store_open_read_only (foreign, version, kinds, reason, error);

  g_error_free (reason);
  return NULL;
}

void
pv_store_keep_state (const PvStoreShare *share, PvSql *foreign, gint64 n_changes)
{
  sqlite3_int64 size = 0;
  const guint8 *bytes = sqlite3_serialize (foreign->db, "main", &size, SQLITE_SERIALIZE_NOCOPY);

  if (bytes != NULL)
    pv_store_keep_bytes (share, bytes, (gsize) size, n_changes);
}

/* What the shared file brings comes into the working copy; @merged says what. */
static gboolean
bring_together (PvStoreShare *share, PvSql *foreign, const PvKinds *kinds, PvMergeReport **merged, GError **error)
{
  PvSql *copy = pv_store_copy_connect (share, kinds, error);
  g_autoptr (PvStore) store = copy ? pv_store_new_on (copy, kinds, share->replica, NULL, error) : NULL;
  gboolean fine;

  if (store == NULL)
    return FALSE;

  store->share = share;
  fine = pv_store_merge (store, foreign, share->path, FALSE, NULL, merged, error);
  store->share = NULL;
  return fine;
}

/* When the two cannot be brought together, the working copy stays as it is, under a new number, and is not shared. */
static gboolean
stay_apart (PvStoreShare *share, GError *reason, GError **error)
{
  if (reason->domain == PV_ERROR && reason->code != PV_ERROR_REFUSED && reason->code != PV_ERROR_DAMAGED)
    {
      g_propagate_error (error, reason);
      return FALSE;
    }

  g_error_free (reason);
  share->replica = pv_store_draw_replica ();
  return pv_store_share_write_state (share, error);
}

/* The shared file is not as this working copy last saw it. */
static gboolean
compare_with_shared (PvStoreShare *share, PvSql *foreign, const PvFileMark *mark, const PvKinds *kinds, PvMergeReport **merged, GError **error)
{
  g_autoptr (PvSql) copy = pv_store_copy_connect (share, kinds, error);
  gboolean copy_knows, shared_knows;
  GError *reason = NULL;
  gint64 changes;

  if (copy == NULL || !pv_store_knows (copy, foreign, &copy_knows, error) || !pv_store_knows (foreign, copy, &shared_knows, error)
      || !pv_sql_get_int (foreign, "SELECT count (*) FROM change", 0, &changes, error))
    return FALSE;

  g_clear_pointer (&copy, pv_sql_close);
  if (!copy_knows && !bring_together (share, foreign, kinds, merged, &reason))
    {
      /* Nobody is here to be asked whether persons may be erased: the document opens as it was, and merging it asks. */
      if (!shared_knows || reason->domain == PV_MERGE_ERASES)
        return stay_apart (share, reason, error);
      g_propagate_error (error, reason);
      return FALSE;
    }

  share->mark = *mark;
  share->shared_changes = changes;
  if (!copy_knows)
    pv_store_keep_state (share, foreign, share->shared_changes);
  return pv_store_share_write_state (share, error);
}

static gboolean
first_copy (PvStoreShare *share, PvSql *foreign, const PvFileMark *mark, const PvKinds *kinds, GError **error)
{
  if (!pv_store_copy_make (share, foreign, NULL, kinds, error)
      || !pv_sql_get_int (foreign, "SELECT count (*) FROM change", 0, &share->shared_changes, error))
    return FALSE;

  share->mark = *mark;
  /* Written and proven just now. */
  share->checked_at = pv_clock_now_ms ();
  pv_store_keep_state (share, foreign, share->shared_changes);
  return pv_store_share_write_state (share, error);
}

static PvStore *
open_shared (const char *real_path, const PvKinds *kinds, const char *author, GError **error)
{
  PvFileMark mark;
  guint version;
  g_autoptr (PvSql) foreign = pv_store_foreign_open (real_path, kinds, &mark, &version, error);
  g_autoptr (PvStoreShare) share = NULL;
  g_autoptr (PvMergeReport) merged = NULL;
  g_autoptr (GError) busy = NULL;
  g_autofree char *uuid = NULL;
  PvStore *store;

  if (foreign == NULL)
    return NULL;
  if (version > pv_store_version_of (kinds))
    return pv_store_open_read_only (g_steal_pointer (&foreign), version, kinds, pv_store_newer_reason (real_path), error);

  uuid = pv_store_foreign_uuid (foreign, error);
  share = uuid ? pv_store_share_new (real_path, uuid, error) : NULL;
  if (share == NULL)
    return NULL;
  if (!g_file_test (share->copy, G_FILE_TEST_EXISTS))
    pv_store_share_adopt (share, uuid, &mark);
  if (!pv_store_share_lock (share, &busy))
    {
      if (g_error_matches (busy, PV_ERROR, PV_ERROR_BUSY))
        return pv_store_open_read_only (g_steal_pointer (&foreign), version, kinds, g_steal_pointer (&busy), error);
      g_propagate_error (error, g_steal_pointer (&busy));
      return NULL;
    }

  if (!(pv_store_share_read_state (share) ? compare_with_shared (share, foreign, &mark, kinds, &merged, error)
                                          : first_copy (share, foreign, &mark, kinds, error)))
    return NULL;
  store = pv_store_copy_open (g_steal_pointer (&share), kinds, author, error);
  if (store != NULL)
    store->merged = g_steal_pointer (&merged);
  return store;
}

PvStore *
pv_store_open (const char *path, const PvKinds *kinds, const char *author, GError **error)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (GError) busy = NULL;
  g_autoptr (PvStoreShare) share = NULL;

  if (pv_together_is_folder (real_path))
    return pv_together_open (real_path, kinds, author, error);

  share = pv_store_share_find (real_path, &busy);
  if (share == NULL && busy != NULL && !g_error_matches (busy, PV_ERROR, PV_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&busy));
      return NULL;
    }
  if (share == NULL)
    return open_shared (real_path, kinds, author, error);
  if (share->redrawn && !pv_store_share_write_state (share, error))
    return NULL;

  return pv_store_copy_open (g_steal_pointer (&share), kinds, author, error);
}

PvStore *
pv_store_open_copy (const char *path, const PvKinds *kinds, const char *author, GError **error)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (GPtrArray) shares = pv_store_share_list (real_path);
  PvStoreShare *share;

  if (shares->len == 0)
    return pv_store_error_set (error, NULL, SQLITE_NOTFOUND, path), NULL;
  share = g_ptr_array_index (shares, 0);
  if (!pv_store_share_lock (share, error))
    return NULL;
  if (!pv_store_share_read_state (share))
    return pv_store_error_set (error, NULL, SQLITE_NOTFOUND, path), NULL;
  if (share->redrawn && !pv_store_share_write_state (share, error))
    return NULL;

  return pv_store_copy_open (g_ptr_array_steal_index (shares, 0), kinds, author, error);
}

gboolean
pv_store_has_copy (const char *path)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (GPtrArray) shares = pv_store_share_list (real_path);

  for (guint i = 0; i < shares->len; i++)
    if (g_file_test (((PvStoreShare *) g_ptr_array_index (shares, i))->copy, G_FILE_TEST_EXISTS))
      return TRUE;
  return FALSE;
}

static PvStore *
create_at (const char *real_path, const PvKinds *kinds, const char *author, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (PvStoreShare) share = pv_store_share_new (real_path, uuid, error);

  if (share == NULL)
    return NULL;
  if (!pv_store_share_lock (share, error) || !pv_together_make_folder (share, error) || !pv_store_copy_make (share, NULL, uuid, kinds, error) || !pv_store_share_write_state (share, error))
    {
      pv_store_share_remove (share);
      return NULL;
    }
  return pv_store_copy_open (g_steal_pointer (&share), kinds, author, error);
}

PvStore *
pv_store_create (const char *path, const PvKinds *kinds, const char *author, GError **error)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (PvStore) store = NULL;
  PvFileMark mark;

  if (!pv_file_mark_read (real_path, &mark, error))
    return NULL;
  if (mark.there)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s exists already; choose another name"), name);
      return NULL;
    }

  store = create_at (real_path, kinds, author, error);
  if (store == NULL)
    return NULL;
  if (!pv_store_publish (store, error))
    {
      pv_store_share_remove (store->share);
      return NULL;
    }
  return g_steal_pointer (&store);
}
