#include "store/pv-store-recover.h"

#include "store/pv-store-keep.h"
#include "store/pv-store-together.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static void
place_free (gpointer data)
{
  PvStorePlace *place = data;

  g_free (place->file);
  g_free (place);
}

static void
saved_copy_free (gpointer data)
{
  PvStoreSavedCopy *copy = data;

  g_free (copy->author);
  g_free (copy);
}

static PvStoreRecovery *
recovery_new (void)
{
  PvStoreRecovery *recovery = g_new0 (PvStoreRecovery, 1);

  recovery->places = g_ptr_array_new_with_free_func (place_free);
  recovery->copies = g_ptr_array_new_with_free_func (saved_copy_free);
  return recovery;
}

void
pv_store_recovery_free (PvStoreRecovery *recovery)
{
  g_ptr_array_unref (recovery->places);
  g_ptr_array_unref (recovery->copies);
  g_free (recovery->damaged);
  g_free (recovery);
}

/* A working copy's folder bears the document's name too. */
static char *
uuid_of_folder (GPtrArray *locks)
{
  g_autofree char *name = NULL;

  if (locks->len == 0)
    return NULL;
  name = g_path_get_basename (((PvStoreShare *) g_ptr_array_index (locks, 0))->folder);
  name[MIN (strlen (name), 36)] = '\0';
  return g_uuid_string_is_valid (name) ? g_steal_pointer (&name) : NULL;
}

/* The file's own, else the newest that anything of it still says; in a folder lies anything. (transfer full) */
static char *
uuid_of (GPtrArray *sources, GPtrArray *locks)
{
  const PvRecoverSource *newest = NULL;
  g_autofree char *of_folder = locks->len > 0 && ((PvStoreShare *) g_ptr_array_index (locks, 0))->together ? uuid_of_folder (locks) : NULL;

  if (of_folder != NULL)
    return g_steal_pointer (&of_folder);

  for (guint i = 0; i < sources->len; i++)
    {
      const PvRecoverSource *source = g_ptr_array_index (sources, i);

      if (source->uuid == NULL)
        continue;
      if (source->about.kind == PV_STORE_PLACE_SHARED)
        return g_strdup (source->uuid);
      if (newest == NULL || source->about.at_ms > newest->about.at_ms)
        newest = source;
    }

  return newest ? g_strdup (newest->uuid) : uuid_of_folder (locks);
}

static gboolean
refuse_nothing (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, PV_ERROR_DAMAGED,
               _("Nothing of %s can be saved: no change in it is whole, and this computer keeps no other copy; ask a colleague for theirs"),
               name);
  return FALSE;
}

/* Without the kept states first: they are read only when something is missing. */
static PvSql *
unite (const char *real_path, const PvKinds *kinds, GPtrArray *locks, PvStoreRecovery **recovery, GError **error)
{
  for (gboolean kept = FALSE;; kept = TRUE)
    {
      g_autoptr (GPtrArray) sources = pv_recover_sources (real_path, kinds, kept, locks, error);
      g_autofree char *uuid = sources ? uuid_of (sources, locks) : NULL;
      g_autoptr (PvStoreRecovery) found = recovery_new ();
      g_autoptr (PvSql) sql = uuid ? pv_recover_unite (sources, uuid, real_path, kinds, found, error) : NULL;
      gboolean whole = found->n_saved > 0 && found->n_lost == 0 && found->n_words_lost == 0 && found->n_versions_lost == 0;

      if (sources == NULL || (uuid != NULL && sql == NULL))
        return NULL;
      if (kept && found->n_saved == 0)
        return refuse_nothing (real_path, error), NULL;
      if (kept || whole)
        {
          *recovery = g_steal_pointer (&found);
          return g_steal_pointer (&sql);
        }
    }
}

static gboolean
sync_file (const char *file, GError **error)
{
  int fd = g_open (file, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    pv_store_error_set_errno (error, errno, file);
  if (fd >= 0)
    close (fd);
  return synced;
}

/* What was saved must pass the gate like anything else. Takes @sql. */
static gboolean
write_out (PvSql *sql, const char *file, const PvKinds *kinds, guint *n_records, GError **error)
{
  g_autoptr (PvStore) store = NULL;
  g_autoptr (PvModel) model = pv_model_new (kinds);
  sqlite3_stmt *statement;
  guint n_kinds;
  const PvKindInfo *list = pv_kinds_list (kinds, &n_kinds);

  store = pv_store_new_on (sql, kinds, pv_store_draw_replica (), NULL, error);
  if (store == NULL || !pv_store_foreign_prove (store, error) || !pv_store_load (store, model, error))
    return FALSE;
  for (guint k = 0; k < n_kinds; k++)
    *n_records += pv_model_count (model, list[k].kind);

  statement = pv_sql_prepare (sql, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, file, -1, SQLITE_STATIC);
  return pv_sql_finish (sql, statement, error) && sync_file (file, error);
}

static gboolean
recover_beside (const char *real_path, const char *out, const PvKinds *kinds, GPtrArray *locks, char **file,
                PvStoreRecovery **recovery, GError **error)
{
  g_autoptr (PvStoreRecovery) found = NULL;
  PvSql *sql = unite (real_path, kinds, locks, &found, error);

  if (sql == NULL)
    return FALSE;

  *file = g_strdup_printf ("%s.%08x", out, g_random_int ());
  if (!write_out (sql, *file, kinds, &found->n_records, error))
    {
      g_unlink (*file);
      g_clear_pointer (file, g_free);
      return FALSE;
    }
  *recovery = g_steal_pointer (&found);
  return TRUE;
}

static GPtrArray *
locks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pv_store_share_free);
}

gboolean
pv_store_recover (const char *path, const char *out, const PvKinds *kinds, PvStoreRecovery **recovery, GError **error)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (GPtrArray) locks = locks_new ();
  g_autoptr (PvStoreRecovery) found = NULL;
  g_autofree char *file = NULL;
  gboolean placed;

  if (g_file_test (out, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_basename (out);

      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s exists already; choose another name"), name);
      return FALSE;
    }
  if (!recover_beside (real_path, out, kinds, locks, &file, &found, error))
    return FALSE;

  placed = pv_store_place_file (file, out, error);
  g_unlink (file);
  if (placed)
    *recovery = g_steal_pointer (&found);
  return placed;
}

/* "region (damaged 2026-11-22 14.32).polku", with a number when there is one already. */
static char *
name_for_damaged (const char *path)
{
  g_autofree char *stem = g_str_has_suffix (path, ".polku") ? g_strndup (path, strlen (path) - 6) : g_strdup (path);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (pv_clock_now_ms () / 1000);
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d %H.%M");
  char *name = g_strdup_printf (_("%s (damaged %s).polku"), stem, stamp);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf (_("%s (damaged %s, %u).polku"), stem, stamp, i);
    }
  return name;
}

/* The working copies are not used any more, and not thrown away: what is open next time begins with the file. */
static gboolean
put_copy_aside (const PvStoreShare *share, GError **error)
{
  static const char *const ends[] = { "", "-journal" };
  g_autofree char *state = g_build_filename (share->folder, "state", NULL);
  g_autofree char *known = g_build_filename (share->folder, "laptops", NULL);
  gint64 now = pv_clock_now_ms ();

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *from = g_strconcat (share->copy, ends[i], NULL);
      g_autofree char *name = g_strdup_printf (PV_STORE_DAMAGED_COPY "%" G_GINT64_FORMAT ".polku%s", now, ends[i]);
      g_autofree char *to = g_build_filename (share->folder, name, NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return pv_store_error_set_errno (error, errno, share->path);
    }

  g_unlink (state);
  g_unlink (known);
  return TRUE;
}

/* In a folder nothing is in the way: what was saved is one more file there. */
static gboolean
put_in_place (const char *shared, const char *file, GPtrArray *locks, char **damaged, GError **error)
{
  gboolean together = pv_together_is_folder (shared);
  g_autofree char *real_path = together ? pv_together_free_name (shared) : g_strdup (shared);
  g_autofree char *name = g_file_test (real_path, G_FILE_TEST_EXISTS) ? name_for_damaged (real_path) : NULL;

  if (together && g_mkdir_with_parents (shared, 0777) != 0)
    return pv_store_error_set_errno (error, errno, shared);

  if (name != NULL && !pv_store_place_file (real_path, name, error))
    return FALSE;
  if (!pv_store_place_file (file, real_path, error))
    {
      if (name != NULL)
        pv_store_place_file (name, real_path, NULL);
      return FALSE;
    }
  for (guint i = 0; i < locks->len; i++)
    if (!put_copy_aside (g_ptr_array_index (locks, i), error))
      return FALSE;

  *damaged = g_steal_pointer (&name);
  return TRUE;
}

gboolean
pv_store_recover_here (const char *path, const PvKinds *kinds, PvStoreRecovery **recovery, GError **error)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (GPtrArray) locks = locks_new ();
  g_autoptr (PvStoreRecovery) found = NULL;
  g_autofree char *file = NULL;
  gboolean placed;

  if (!recover_beside (real_path, real_path, kinds, locks, &file, &found, error))
    return FALSE;

  placed = put_in_place (real_path, file, locks, &found->damaged, error);
  g_unlink (file);
  if (placed)
    *recovery = g_steal_pointer (&found);
  return placed;
}
