#include "store/pv-store-foreign.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Where things stand in the first 100 bytes of a SQLite file (sqlite.org/fileformat2.html). */
enum
{
  HEADER_SIZE = 100,
  AT_PAGE_SIZE = 16,
  AT_WRITE_VERSION = 18,
  AT_READ_VERSION = 19,
  AT_PAGES = 28,
  AT_USER_VERSION = 60,
  AT_APPLICATION_ID = 68,
};

#define DEADLINE_SECONDS 60

static gboolean
refuse (GError **error, PvErrorCode code, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, (int) code, format, name);
  return FALSE;
}

gboolean
pv_file_mark_read (const char *path, PvFileMark *mark, GError **error)
{
  struct stat about;

  if (g_stat (path, &about) != 0)
    {
      if (errno != ENOENT)
        return pv_store_error_set_errno (error, errno, path);
      *mark = (PvFileMark) { FALSE };
      return TRUE;
    }

  *mark = (PvFileMark) { TRUE, (gint64) about.st_ino, about.st_size,
                         about.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + about.st_mtim.tv_nsec,
                         about.st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000) + about.st_ctim.tv_nsec };
  return TRUE;
}

gboolean
pv_file_mark_equal (const PvFileMark *a, const PvFileMark *b)
{
  return a->there == b->there && a->inode == b->inode && a->size == b->size && a->modified_ns == b->modified_ns
         && a->changed_ns == b->changed_ns;
}

static gboolean
read_bytes (int fd, guint8 *bytes, gsize size)
{
  gsize have = 0;

  while (have < size)
    {
      gssize n = read (fd, bytes + have, size - have);

      if (n == 0)
        errno = EIO;
      if (n <= 0 && errno != EINTR)
        return FALSE;
      have += n > 0 ? (gsize) n : 0;
    }

  return TRUE;
}

/* The whole file, in memory of SQLite's. */
static guint8 *
read_file (const char *path, PvFileMark *mark, GError **error)
{
  int fd;
  guint8 *bytes;

  if (!pv_file_mark_read (path, mark, error))
    return NULL;
  if (!mark->there)
    return refuse (error, PV_ERROR_NOT_FOUND, _("%s does not exist"), path), NULL;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return refuse (error, PV_ERROR_FOREIGN, _("%s is not a file"), path), NULL;
  if (mark->size > PV_STORE_FILE_MAX)
    return refuse (error, PV_ERROR_TOO_LARGE, _("%s is too large to be opened"), path), NULL;
  if (mark->size == 0)
    return refuse (error, PV_ERROR_DAMAGED, _("%s is empty; it may not have been copied completely, so fetch it again"), path), NULL;

  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  bytes = fd >= 0 ? sqlite3_malloc64 ((sqlite3_uint64) mark->size) : NULL;
  if (bytes == NULL || !read_bytes (fd, bytes, (gsize) mark->size))
    {
      pv_store_error_set_errno (error, errno, path);
      g_clear_pointer (&bytes, sqlite3_free);
    }
  if (fd >= 0)
    close (fd);
  return bytes;
}

static guint32
number_at (const guint8 *bytes, guint place)
{
  guint32 number;

  memcpy (&number, bytes + place, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* Before SQLite sees a byte of it. */
static gboolean
check_header (const guint8 *bytes, gint64 size, const char *path, guint *version, GError **error)
{
  gint64 page_size, pages;

  if (size < HEADER_SIZE || memcmp (bytes, "SQLite format 3", 16) != 0)
    return refuse (error, PV_ERROR_FOREIGN, _("%s is not a Polkuverkko document"), path);
  if (number_at (bytes, AT_APPLICATION_ID) != PV_STORE_APPLICATION_ID || number_at (bytes, AT_USER_VERSION) == 0)
    return refuse (error, PV_ERROR_FOREIGN, _("%s is not a Polkuverkko document, but another program's"), path);
  if (bytes[AT_WRITE_VERSION] != 1 || bytes[AT_READ_VERSION] != 1)
    return refuse (error, PV_ERROR_FOREIGN, _("%s was changed by another program and cannot be trusted"), path);

  page_size = bytes[AT_PAGE_SIZE] << 8 | bytes[AT_PAGE_SIZE + 1];
  page_size = page_size == 1 ? 65536 : page_size;
  pages = number_at (bytes, AT_PAGES);
  if (page_size * pages != size)
    return refuse (error, PV_ERROR_DAMAGED, _("%s is incomplete; it may not have been copied to the end, so fetch it again"), path);

  *version = number_at (bytes, AT_USER_VERSION);
  return TRUE;
}

static int
deadline_passed (void *data)
{
  const gint64 *deadline = data;

  return g_get_monotonic_time () > *deadline;
}

static void
harden (PvSql *sql)
{
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_limit (sql->db, SQLITE_LIMIT_LENGTH, 1 << 20);
  sqlite3_limit (sql->db, SQLITE_LIMIT_COLUMN, 200);
  sqlite3_limit (sql->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_exec (sql->db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA query_only = ON", NULL, NULL, NULL);

  sql->deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;
  sqlite3_progress_handler (sql->db, 100000, deadline_passed, &sql->deadline);
}

static gboolean
is_ours (PvSql *sql, const PvKinds *kinds, const char *path, GError **error)
{
  g_autoptr (PvSql) empty = pv_sql_open (":memory:", path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error);
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (kinds, PV_STORE_VERSION);
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  if (empty == NULL || !pv_store_schema_make (empty, tables, error))
    return FALSE;

  ours = pv_store_schema_read (empty, error);
  theirs = ours ? pv_store_schema_read (sql, error) : NULL;
  if (theirs == NULL)
    return FALSE;

  return g_str_equal (ours, theirs)
         || refuse (error, PV_ERROR_FOREIGN, _("%s holds things that do not belong in a Polkuverkko document and cannot be trusted"), path);
}

/* What a newer version brings is not known, but it is tables and indexes. */
static gboolean
is_plain (PvSql *sql, const char *path, GError **error)
{
  gint64 strange;

  if (!pv_sql_get_int (sql,
                       "SELECT count (*) FROM sqlite_schema WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'", 0,
                       &strange, error))
    return FALSE;

  return strange == 0
         || refuse (error, PV_ERROR_FOREIGN, _("%s holds things that do not belong in a Polkuverkko document and cannot be trusted"), path);
}

static gboolean
is_whole (PvSql *sql, const char *path, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, "PRAGMA quick_check (1)", error);
  gboolean row, whole;

  if (statement == NULL || !pv_sql_step (sql, statement, &row, error))
    return FALSE;

  whole = row && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_reset (statement);
  return whole || refuse (error, PV_ERROR_DAMAGED, _("%s is damaged; open an earlier copy of it"), path);
}

PvSql *
pv_store_foreign_open (const char *path, const PvKinds *kinds, PvFileMark *mark, guint *version, GError **error)
{
  guint8 *bytes = read_file (path, mark, error);
  g_autoptr (PvSql) sql = NULL;
  int code;

  if (bytes == NULL)
    return NULL;
  if (!check_header (bytes, mark->size, path, version, error)
      || (sql = pv_sql_open (":memory:", path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error)) == NULL)
    {
      sqlite3_free (bytes);
      return NULL;
    }

  code = sqlite3_deserialize (sql->db, "main", bytes, mark->size, mark->size,
                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
  if (code != SQLITE_OK)
    {
      pv_store_error_set (error, sql->db, code, path);
      return NULL;
    }

  harden (sql);
  if (!(*version > PV_STORE_VERSION ? is_plain (sql, path, error) : is_ours (sql, kinds, path, error)) || !is_whole (sql, path, error))
    return NULL;
  return g_steal_pointer (&sql);
}

char *
pv_store_foreign_uuid (PvSql *sql, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT uuid FROM document", error);
  g_autofree char *uuid = NULL;
  gboolean row;

  if (statement == NULL || !pv_sql_step (sql, statement, &row, error))
    return NULL;
  if (row)
    uuid = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  if (uuid == NULL || !g_uuid_string_is_valid (uuid))
    {
      pv_store_error_set (error, NULL, SQLITE_CORRUPT, sql->path);
      return NULL;
    }
  return g_steal_pointer (&uuid);
}
