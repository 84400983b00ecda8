/* This laptop's working copy: made, brought to today's version, opened, looked through. */
#include "store/pv-store-foreign.h"
#include "store/pv-store-open.h"
#include "store/pv-store-share.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

/* The measured setting: nothing acknowledged is lost when the power goes (STORAGE.md), one file, one owner. */
static const char WORKING[] =
  "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
  "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
  "PRAGMA cache_size = -65536";

/* A working copy in the making is nobody's yet: it is synced as a whole before it gets its name. */
static const char MAKING[] =
  "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"
  "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536";

/* Of what nobody writes any longer. */
static const char READING[] = "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536";

gboolean
pv_store_prepare_working (PvSql *sql, GError **error)
{
  return pv_sql_run (sql, WORKING, error);
}

static gboolean
sync_path (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  return synced || pv_store_error_set_errno (error, saved_errno, path);
}

/* Nothing more is written: others may read. What was exclusive is let go of by the next that is read. */
static gboolean
open_to_readers (PvSql *sql, GError **error)
{
  gint64 n;

  return pv_sql_run (sql, "PRAGMA locking_mode = NORMAL", error) && pv_sql_get_int (sql, "SELECT count (*) FROM document", 0, &n, error);
}

/* Every row of what was copied from @from, by two threads. */
static gboolean
prove_copy (PvStore *store, PvSql *from, const char *file, GError **error)
{
  g_autoptr (PvStore) other = NULL;
  PvSql *sql;

  if (!open_to_readers (store->sql, error))
    return FALSE;
  sql = pv_sql_open (file, store->sql->path, SQLITE_OPEN_READONLY, NULL, error);
  if (sql == NULL)
    return FALSE;
  pv_store_foreign_hurry (sql, from->deadline);
  if (!pv_sql_run (sql, READING, error))
    {
      pv_sql_close (sql);
      return FALSE;
    }
  other = pv_store_new_on (sql, store->tables->kinds, store->replica, NULL, error);
  return other != NULL && pv_store_foreign_prove_by_two (store, other, error);
}

/* The rows of @from, or an empty document called @uuid, in a new file that takes the working copy's name when it is whole and on disk. */
static gboolean
fill_copy (PvStoreShare *share, PvSql *from, const char *uuid, const PvKinds *kinds, const char *file, GError **error)
{
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (kinds, pv_store_version_of (kinds));
  g_autoptr (PvStore) store = NULL;
  PvSql *sql = pv_sql_open (file, share->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error);

  if (sql == NULL)
    return FALSE;
  if (!pv_sql_run (sql, MAKING, error)
      || !(from ? pv_store_schema_make (sql, tables, error) && pv_store_foreign_copy (from, sql, tables, error)
                : pv_store_make_document (sql, tables, uuid, error)))
    {
      pv_sql_close (sql);
      return FALSE;
    }

  pv_store_foreign_hurry (sql, from ? from->deadline : 0);
  store = pv_store_new_on (sql, kinds, share->replica, NULL, error);
  return store != NULL && (from == NULL || prove_copy (store, from, file, error));
}

static gboolean
place_copy (PvStoreShare *share, PvSql *from, const char *uuid, const PvKinds *kinds, GError **error)
{
  g_autofree char *file = g_strconcat (share->copy, ".new", NULL);
  g_autofree char *copies = NULL;

  g_unlink (file);
  if (!fill_copy (share, from, uuid, kinds, file, error) || !sync_path (file, error))
    {
      g_unlink (file);
      return FALSE;
    }
  if (g_rename (file, share->copy) != 0)
    return pv_store_error_set_errno (error, errno, share->path);

  copies = g_path_get_dirname (share->folder);
  return sync_path (share->folder, error) && sync_path (copies, error);
}

gboolean
pv_store_copy_make (PvStoreShare *share, PvSql *from, const char *uuid, const PvKinds *kinds, GError **error)
{
  share->replica = pv_store_draw_replica ();
  share->shared_at = 0;
  return place_copy (share, from, uuid, kinds, error);
}

/* A working copy of an older version goes on in tables of today's, with the same number: rows are copied, nothing is altered in
 * place. The shared file stays as it is until the next change is shared. */
static gboolean
migrate_copy (PvStoreShare *share, PvSql *old, const PvKinds *kinds, GError **error)
{
  return place_copy (share, old, NULL, kinds, error) && pv_store_share_write_state (share, error);
}

/* An older program never writes what a newer one has made. */
PvSql *
pv_store_copy_connect (PvStoreShare *share, const PvKinds *kinds, GError **error)
{
  g_autoptr (PvSql) sql = pv_sql_open (share->copy, share->path, SQLITE_OPEN_READWRITE, NULL, error);
  gint64 version, current = pv_store_version_of (kinds);

  if (sql == NULL || !pv_sql_get_int (sql, "PRAGMA user_version", 0, &version, error))
    return NULL;
  if (version > current)
    {
      g_propagate_error (error, pv_store_newer_reason (sql->path));
      return NULL;
    }
  if (version < 1)
    {
      pv_store_error_set (error, NULL, SQLITE_CORRUPT, sql->path);
      return NULL;
    }
  if (version < current)
    {
      if (!migrate_copy (share, sql, kinds, error))
        return NULL;
      pv_sql_close (sql);
      sql = pv_sql_open (share->copy, share->path, SQLITE_OPEN_READWRITE, NULL, error);
    }

  return sql != NULL && pv_store_prepare_working (sql, error) ? g_steal_pointer (&sql) : NULL;
}

/* Looking through all of it costs 2 ms a MB: a small copy is looked through each time, a large one once a day. */
#define SMALL_COPY (16 << 20)
#define DAY_MS (24 * 3600 * G_GINT64_CONSTANT (1000))

static gboolean
check_copy (PvStoreShare *share, PvSql *sql, GError **error)
{
  gint64 now = pv_clock_now_ms ();
  PvFileMark mark;

  if (!pv_file_mark_read (share->copy, &mark, error))
    return FALSE;
  if (mark.size > SMALL_COPY && share->checked_at <= now && now - share->checked_at < DAY_MS)
    return TRUE;
  if (!pv_store_is_whole (sql, share->path, error))
    return FALSE;

  share->checked_at = now;
  return mark.size <= SMALL_COPY || pv_store_share_write_state (share, error);
}

PvStore *
pv_store_copy_open (PvStoreShare *share, const PvKinds *kinds, const char *author, GError **error)
{
  PvSql *sql = pv_store_copy_connect (share, kinds, error);
  PvStore *store;

  if (sql != NULL && !check_copy (share, sql, error))
    g_clear_pointer (&sql, pv_sql_close);
  store = sql ? pv_store_new_on (sql, kinds, share->replica, author, error) : NULL;
  if (store == NULL)
    pv_store_share_free (share);
  else
    store->share = share;
  return store;
}
