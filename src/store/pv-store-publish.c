/* The shared file is replaced as a whole: written beside itself, synced, renamed. So nobody ever reads half of it, and nothing
 * that is not known here is ever written over. */
#include "store/pv-store-keep.h"
#include "store/pv-store-merge-private.h"
#include "store/pv-store-together.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>

gboolean
pv_store_is_shared (PvStore *store)
{
  return store->share == NULL || (store->n_changes == store->share->shared_changes && !store->words_due);
}

gint64
pv_store_get_shared_at (PvStore *store)
{
  return store->share ? store->share->shared_at : 0;
}

static gboolean
refuse_changed (PvStore *store, GError **error)
{
  g_autofree char *name = g_filename_display_basename (store->share->path);

  g_set_error (error, PV_ERROR, PV_ERROR_CHANGED,
               _("%s was changed elsewhere meanwhile and was left as it is; your changes are safe on this computer: rename that file to "
                 "keep it, then share again"),
               name);
  return FALSE;
}

/* One that was there and is not any more was moved or thrown away by somebody: it is not for the program to bring it back. */
gboolean
pv_store_refuse_gone (const PvStoreShare *share, GError **error)
{
  g_autofree char *name = g_filename_display_basename (share->path);
  g_autofree char *folder = g_path_get_dirname (share->path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return pv_store_error_set_errno (error, ENOENT, share->path);
  g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND,
               _("%s is not where it was: it was renamed, moved or removed; your changes are safe on this laptop"), name);
  return FALSE;
}

/* What it holds and this copy does not comes in first. @lacks: whether it lacks anything then: a file that does not is left
 * alone, or laptops that share a folder would write to each other for ever. */
static gboolean
bring_together (PvStore *store, PvFileMark *mark, gboolean *lacks, GError **error)
{
  guint version;
  g_autoptr (PvSql) foreign = pv_store_foreign_open (store->share->path, store->tables->kinds, mark, &version, NULL);
  g_autofree char *uuid = foreign && version <= store->tables->version ? pv_store_foreign_uuid (foreign, NULL) : NULL;
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (GError) local = NULL;
  gboolean lost;
  gint64 changes;

  if (g_strcmp0 (uuid, store->uuid) != 0)
    return refuse_changed (store, error);
  if (!pv_store_merge (store, foreign, store->share->path, FALSE, NULL, &report, &local))
    {
      if (!g_error_matches (local, PV_ERROR, PV_ERROR_DISK))
        return refuse_changed (store, error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (!pv_sql_get_int (foreign, "SELECT count (*) FROM change", 0, &changes, error) || !pv_merge_has_lost (store, foreign, &lost, error))
    return FALSE;
  *lacks = version < store->tables->version || changes < store->n_changes || lost;
  pv_store_note_merged (store, g_steal_pointer (&report));
  return TRUE;
}

/* A file with another mark is no harm while it holds nothing that is not known here: it may have been copied back and forth. */
static gboolean
check_target (PvStore *store, PvFileMark *mark, gboolean *lacks, GError **error)
{
  PvStoreShare *share = store->share;

  *lacks = TRUE;
  if (!pv_file_mark_read (share->path, mark, error))
    return FALSE;
  if (!mark->there && share->mark.there)
    return pv_store_refuse_gone (share, error);
  if (!mark->there)
    return TRUE;
  if (!pv_file_mark_equal (mark, &share->mark))
    return bring_together (store, mark, lacks, error);

  *lacks = !pv_store_is_shared (store);
  return TRUE;
}

/* The mode the file had, or what a new file gets. */
static mode_t
mode_for (const char *path)
{
  struct stat about;
  mode_t mask;

  if (g_stat (path, &about) == 0)
    return about.st_mode & 0777;

  mask = umask (0);
  umask (mask);
  return 0666 & ~mask;
}

gboolean
pv_store_vacuum_into (PvStore *store, const char *file, const char *shown, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "VACUUM INTO ?1", error);
  int code;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, file, -1, SQLITE_STATIC);
  code = sqlite3_step (statement);
  if (code != SQLITE_DONE)
    pv_store_error_set (error, store->sql->db, code, shown);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

static gboolean
write_beside (PvStore *store, int fd, const char *file, GError **error)
{
  if (!pv_store_vacuum_into (store, file, store->share->path, error))
    return FALSE;

  /* A stick or a share may know no such rights; the words matter more. */
  if (fchmod (fd, mode_for (store->share->file)) != 0)
    g_debug ("%s: its rights could not be kept", store->share->path);

  return fsync (fd) == 0 || errno == EINVAL || pv_store_error_set_errno (error, errno, store->share->path);
}

/* Not over a file that came meanwhile, where the system can tell. */
static int
rename_over (const char *file, const char *target, gboolean target_there)
{
  if (!target_there)
    {
      int result = renameat2 (AT_FDCWD, file, AT_FDCWD, target, RENAME_NOREPLACE);

      if (result == 0 || errno == EEXIST)
        return result;
    }

  return g_rename (file, target);
}

static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
put_in_place (PvStore *store, const char *file, const PvFileMark *before, GError **error)
{
  PvStoreShare *share = store->share;
  PvFileMark now;

  if (!pv_file_mark_read (share->file, &now, error))
    return FALSE;
  if (!pv_file_mark_equal (&now, before))
    return refuse_changed (store, error);
  if (rename_over (file, share->file, before->there) != 0)
    return errno == EEXIST ? refuse_changed (store, error) : pv_store_error_set_errno (error, errno, share->path);

  return pv_file_mark_read (share->file, &share->mark, error);
}

/* One name for each working copy, which is locked: what a killed process left there is its own, and goes. */
static int
open_beside (PvStoreShare *share, const char *file)
{
  g_unlink (file);
  return g_open (file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

static gboolean
replace (PvStore *store, const PvFileMark *before, GError **error)
{
  PvStoreShare *share = store->share;
  g_autofree char *folder = g_path_get_dirname (share->file);
  g_autofree char *hidden = g_strdup_printf (".polkuverkko-%08x", share->replica);
  g_autofree char *file = g_build_filename (folder, hidden, NULL);
  gboolean placed;
  int fd;

  /* A file that may not be written is not replaced either, though its folder would allow it. */
  if (before->there && g_access (share->file, W_OK) != 0)
    return pv_store_error_set_errno (error, errno, share->path);
  fd = open_beside (share, file);
  if (fd < 0)
    return pv_store_error_set_errno (error, errno, share->path);

  placed = write_beside (store, fd, file, error) && put_in_place (store, file, before, error);
  if (placed)
    pv_store_keep_file (share, fd, store->n_changes);
  close (fd);
  if (!placed)
    {
      g_unlink (file);
      return FALSE;
    }

  sync_folder (folder);
  store->words_due = FALSE;
  share->shared_changes = store->n_changes;
  share->shared_at = pv_clock_now_ms ();
  return pv_store_share_write_state (share, error);
}

/* Into a folder goes what no file there has yet, and only into this laptop's own: what came from the others' files is there
 * already. */
static gboolean
publish_together (PvStore *store, GError **error)
{
  PvFileMark before;

  if (!pv_together_gather (store, error))
    return FALSE;
  if (pv_store_is_shared (store))
    return TRUE;

  before = store->share->mark;
  return replace (store, &before, error) && pv_together_note_written (store, error);
}

gboolean
pv_store_publish (PvStore *store, GError **error)
{
  PvFileMark mark;
  gboolean lacks;

  if (store->read_only_reason != NULL)
    {
      g_propagate_error (error, g_error_copy (store->read_only_reason));
      return FALSE;
    }
  if (store->share->together != NULL)
    return publish_together (store, error);
  if (!check_target (store, &mark, &lacks, error))
    return FALSE;
  if (lacks)
    return replace (store, &mark, error);
  store->words_due = FALSE;
  if (pv_file_mark_equal (&mark, &store->share->mark))
    return TRUE;

  store->share->mark = mark;
  store->share->shared_changes = store->n_changes;
  return pv_store_share_write_state (store->share, error);
}
