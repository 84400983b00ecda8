/* Working copies that nobody has open: whether they hold something that only this laptop has, and taking them off it. */
#include "store/pv-store-together.h"

#include <glib/gi18n-lib.h>

gboolean
pv_store_is_locked (const char *path, const char *uuid)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (PvStoreShare) share = pv_store_share_new (real_path, uuid, NULL);
  g_autoptr (GError) error = NULL;

  return share != NULL && !pv_store_share_lock (share, &error) && g_error_matches (error, PV_ERROR, PV_ERROR_BUSY);
}

/* Without a lock, so that whoever opens the document in the same moment finds it free. */
static gboolean
has_unshared (PvStoreShare *share)
{
  g_autofree char *uri = g_filename_to_uri (share->copy, NULL, NULL);
  g_autofree char *still = g_strconcat (uri, "?immutable=1", NULL);
  g_autoptr (PvSql) copy = NULL;
  gint64 n;

  if (!pv_store_share_read_state (share))
    return FALSE;
  copy = pv_sql_open (still, share->path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL, NULL);
  return copy != NULL && pv_sql_get_int (copy, "SELECT count (*) FROM change", 0, &n, NULL) && n != share->shared_changes;
}

gboolean
pv_store_has_unshared (const char *path)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (GPtrArray) shares = pv_store_share_list (real_path);

  for (guint i = 0; i < shares->len; i++)
    {
      PvStoreShare *share = g_ptr_array_index (shares, i);

      if (g_file_test (share->copy, G_FILE_TEST_EXISTS) && has_unshared (share))
        return TRUE;
    }
  return FALSE;
}

/* The same for a folder, after looking into all that lies there now. */
static gboolean
count_lacking (PvStoreShare *share, const PvKinds *kinds, gint64 *n, GError **error)
{
  PvSql *copy = pv_sql_open (share->copy, share->path, SQLITE_OPEN_READWRITE, NULL, error);
  g_autoptr (PvStore) store = NULL;
  gboolean counted;

  if (copy == NULL || !pv_store_prepare_working (copy, error))
    {
      g_clear_pointer (&copy, pv_sql_close);
      return FALSE;
    }
  store = pv_store_new_on (copy, kinds, share->replica, NULL, error);
  if (store == NULL)
    return FALSE;
  if (!g_file_test (share->path, G_FILE_TEST_IS_DIR))
    {
      *n = store->n_changes;
      return TRUE;
    }

  store->share = share;
  counted = pv_together_gather (store, error) && pv_together_count_lacking (store, n, error);
  store->share = NULL;
  return counted;
}

/* How many changes of this working copy the shared file does not have; all of them when it cannot be read. */
static gboolean
count_unshared (PvStoreShare *share, const PvKinds *kinds, gint64 *n, GError **error)
{
  g_autoptr (PvSql) copy = share->together ? NULL : pv_sql_open (share->copy, share->path, SQLITE_OPEN_READWRITE, NULL, error);
  PvFileMark mark;
  guint version;
  g_autoptr (PvSql) shared = NULL;
  gint64 have = 0;
  gboolean known = FALSE;

  if (share->together != NULL)
    return count_lacking (share, kinds, n, error);
  if (copy == NULL || !pv_sql_get_int (copy, "SELECT count (*) FROM change", 0, n, error))
    return FALSE;
  shared = pv_store_foreign_open (share->path, kinds, &mark, &version, NULL);
  if (shared == NULL)
    return TRUE;
  if (!pv_store_knows (shared, copy, &known, error) || !pv_sql_get_int (shared, "SELECT count (*) FROM change", 0, &have, error))
    return FALSE;
  *n = known ? 0 : MAX (1, *n - have);
  return TRUE;
}

static gboolean
refuse_unshared (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED,
               _("%s: this laptop has changes that the shared file does not have; save them there first"), name);
  return FALSE;
}

gboolean
pv_store_forget (const char *path, const PvKinds *kinds, gboolean unshared_too, guint *n_unshared, GError **error)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (GPtrArray) shares = pv_store_share_list (real_path);
  gint64 sum = 0;

  for (guint i = 0; i < shares->len; i++)
    {
      PvStoreShare *share = g_ptr_array_index (shares, i);
      gint64 n = 0;

      if (!pv_store_share_lock (share, error) || (pv_store_share_read_state (share) && !count_unshared (share, kinds, &n, error)))
        return FALSE;
      sum += n;
    }

  *n_unshared = (guint) sum;
  if (sum > 0 && !unshared_too)
    return refuse_unshared (path, error);
  for (guint i = 0; i < shares->len; i++)
    pv_store_share_remove (g_ptr_array_index (shares, i));
  return TRUE;
}
