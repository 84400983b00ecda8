#include "store/pv-store-foreign.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* Where things stand in the first 100 bytes of a SQLite file (sqlite.org/fileformat2.html). */
enum
{
  HEADER_SIZE = 100,
  AT_PAGE_SIZE = 16,
  AT_WRITE_VERSION = 18,
  AT_READ_VERSION = 19,
  AT_PAGES = 28,
  AT_SCHEMA_FORMAT = 44,
  AT_ENCODING = 56,
  AT_USER_VERSION = 60,
  AT_APPLICATION_ID = 68,
};

gint64 pv_store_foreign_patience_us = 60 * G_USEC_PER_SEC;

static gboolean
refuse (GError **error, PvErrorCode code, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, (int) code, format, name);
  return FALSE;
}

/* As much of a stranger's words as a line has room for. */
#define MOST_SHOWN 300

gboolean
pv_store_foreign_refuse (const char *path, const char *what, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *shown = pv_text_in_line (what, MOST_SHOWN);

  g_set_error (error, PV_ERROR, PV_ERROR_DAMAGED, _("%s is damaged (%s); open an earlier copy of it"), name, shown);
  return FALSE;
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
  if (bytes[AT_WRITE_VERSION] != 1 || bytes[AT_READ_VERSION] != 1 || number_at (bytes, AT_SCHEMA_FORMAT) != 4
      || number_at (bytes, AT_ENCODING) != 1)
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

void
pv_store_foreign_hurry (PvSql *sql, gint64 deadline)
{
  sql->deadline = deadline;
  sqlite3_progress_handler (sql->db, deadline != 0 ? 10000 : 0, deadline != 0 ? deadline_passed : NULL, &sql->deadline);
}

/* Our own statements need a tenth of these; none comes from the file. */
static const struct
{
  int limit;
  int most;
} LIMITS[] = {
  { SQLITE_LIMIT_LENGTH, 1 << 20 },       { SQLITE_LIMIT_SQL_LENGTH, 100000 },  { SQLITE_LIMIT_COLUMN, 200 },
  { SQLITE_LIMIT_EXPR_DEPTH, 50 },        { SQLITE_LIMIT_COMPOUND_SELECT, 5 },  { SQLITE_LIMIT_VDBE_OP, 100000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 8 },       { SQLITE_LIMIT_ATTACHED, 0 },         { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 300 },  { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },    { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static void
harden (PvSql *sql)
{
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (sql->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (LIMITS); i++)
    sqlite3_limit (sql->db, LIMITS[i].limit, LIMITS[i].most);
  sqlite3_exec (sql->db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA query_only = ON", NULL, NULL, NULL);
}

static char *
make_schema (const PvKinds *kinds, guint version, const char *path, GError **error)
{
  g_autoptr (PvSql) empty = pv_sql_open (":memory:", path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error);
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (kinds, version);

  return empty != NULL && pv_store_schema_make (empty, tables, error) ? pv_store_schema_read (empty, error) : NULL;
}

/* What SQLite keeps of the text of our tables. That of the version met last is kept. (transfer full) */
static char *
our_schema (const PvKinds *kinds, guint version, const char *path, GError **error)
{
  static GMutex lock;
  static char *last;
  static guint last_version;
  g_autoptr (GMutexLocker) locker = NULL;

  if (kinds != pv_kinds_default ())
    return make_schema (kinds, version, path, error);

  locker = g_mutex_locker_new (&lock);
  if (last_version != version)
    {
      g_clear_pointer (&last, g_free);
      last = make_schema (kinds, version, path, error);
      last_version = last != NULL ? version : 0;
    }
  return g_strdup (last);
}

/* What of two readings of a schema (pv_store_schema_read) stands in one alone, or differs: its type and its name. NULL when nothing
 * does. (transfer full) */
static char *
find_strange (const char *ours, const char *theirs)
{
  g_auto (GStrv) left = g_strsplit (ours, "\x1f", -1);
  g_auto (GStrv) right = g_strsplit (theirs, "\x1f", -1);
  guint n_left = g_strv_length (left) / 4 * 4, n_right = g_strv_length (right) / 4 * 4;

  for (guint i = 0; i < n_left && i < n_right; i += 4)
    {
      char **here = left + i, **there = right + i;
      int order = g_strcmp0 (here[0], there[0]);

      if (order == 0)
        order = g_strcmp0 (here[1], there[1]);
      if (order < 0)
        return g_strdup_printf ("%s %.60s", here[0], here[1]);
      if (order > 0 || !g_str_equal (here[2], there[2]) || !g_str_equal (here[3], there[3]))
        return g_strdup_printf ("%.20s %.60s", there[0], there[1]);
    }
  if (n_left > n_right)
    return g_strdup_printf ("%s %.60s", left[n_right], left[n_right + 1]);
  if (n_right > n_left)
    return g_strdup_printf ("%.20s %.60s", right[n_left], right[n_left + 1]);

  return NULL;
}

static gboolean
refuse_schema (const char *path, const char *what, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *shown = g_utf8_make_valid (what, -1);

  g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is not built as a Polkuverkko document is (%s), and cannot be trusted"), name,
               g_strcanon (shown, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_ ", '?'));
  return FALSE;
}

static gboolean
is_ours (PvSql *sql, const PvKinds *kinds, guint version, const char *path, GError **error)
{
  g_autofree char *ours = our_schema (kinds, version, path, error);
  g_autofree char *theirs = ours ? pv_store_schema_read (sql, error) : NULL;
  g_autofree char *strange = NULL;

  if (theirs == NULL)
    return FALSE;
  if (g_str_equal (ours, theirs))
    return TRUE;

  strange = find_strange (ours, theirs);
  return refuse_schema (path, strange != NULL ? strange : "?", error);
}

/* What a newer version brings is not known, but it is tables and indexes. */
static gboolean
is_plain (PvSql *sql, const char *path, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    sql, "SELECT type || ' ' || name FROM sqlite_schema WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'", error);
  gboolean row;

  if (statement == NULL || !pv_sql_step (sql, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  refuse_schema (path, (const char *) sqlite3_column_text (statement, 0), error);
  sqlite3_reset (statement);
  return FALSE;
}

gboolean
pv_store_is_whole (PvSql *sql, const char *path, GError **error)
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
pv_store_foreign_open_bytes (guint8 *bytes, gsize size, const char *path, const PvKinds *kinds, guint *version, GError **error)
{
  g_autoptr (PvSql) sql = NULL;
  gint64 deadline = g_get_monotonic_time () + pv_store_foreign_patience_us;
  int code;

  if (!check_header (bytes, (gint64) size, path, version, error)
      || (sql = pv_sql_open (":memory:", path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error)) == NULL)
    {
      sqlite3_free (bytes);
      return NULL;
    }

  code = sqlite3_deserialize (sql->db, "main", bytes, (sqlite3_int64) size, (sqlite3_int64) size,
                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
  if (code != SQLITE_OK)
    {
      pv_store_error_set (error, sql->db, code, path);
      return NULL;
    }

  harden (sql);
  pv_store_foreign_hurry (sql, deadline);
  if (!(*version > pv_store_version_of (kinds) ? is_plain (sql, path, error) : is_ours (sql, kinds, *version, path, error))
      || !pv_store_is_whole (sql, path, error))
    return NULL;
  return g_steal_pointer (&sql);
}

PvSql *
pv_store_foreign_open (const char *path, const PvKinds *kinds, PvFileMark *mark, guint *version, GError **error)
{
  guint8 *bytes = pv_file_read (path, mark, error);

  return bytes != NULL ? pv_store_foreign_open_bytes (bytes, (gsize) mark->size, path, kinds, version, error) : NULL;
}

/* As SQLite takes a name that may hold any letter. */
static char *
uri_of (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);

  return uri ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
}

static gboolean
read_header (const char *path, PvFileMark *mark, guint *version, GError **error)
{
  guint8 header[HEADER_SIZE];
  int fd = pv_file_open (path, mark, error);
  gssize n = fd >= 0 ? pread (fd, header, sizeof header, 0) : -1;

  if (fd < 0)
    return FALSE;
  close (fd);
  return check_header (header, n == (gssize) sizeof header ? mark->size : 0, path, version, error);
}

PvSql *
pv_store_foreign_open_in_place (const char *path, const PvKinds *kinds, gint64 deadline, PvFileMark *mark, guint *version, GError **error)
{
  g_autofree char *uri = uri_of (path);
  g_autoptr (PvSql) sql = NULL;

  if (uri == NULL || !read_header (path, mark, version, error))
    return NULL;
  sql = pv_sql_open (uri, path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL, error);
  if (sql == NULL)
    return NULL;

  harden (sql);
  pv_store_foreign_hurry (sql, deadline);
  return *version <= pv_store_version_of (kinds) && is_ours (sql, kinds, *version, path, error) ? g_steal_pointer (&sql) : NULL;
}

static void
put_number (guint8 *bytes, guint place, guint32 number)
{
  number = GUINT32_TO_BE (number);
  memcpy (bytes + place, &number, sizeof number);
}

static gsize
page_size_of (const guint8 *bytes, gsize size)
{
  gsize page_size = (gsize) bytes[AT_PAGE_SIZE] << 8 | bytes[AT_PAGE_SIZE + 1];

  return page_size >= 512 && (page_size & (page_size - 1)) == 0 && size % page_size == 0 ? page_size : 4096;
}

/* The header that VACUUM writes for us, for as many pages as there are bytes. */
static void
mend_header (guint8 *bytes, gsize page_size, gsize n_pages)
{
  static const guint8 FRACTIONS[] = { 1, 1, 0, 64, 32, 32 };
  guint32 version = number_at (bytes, AT_USER_VERSION);

  memcpy (bytes, "SQLite format 3", 16);
  bytes[AT_PAGE_SIZE] = (guint8) (page_size >> 8);
  bytes[AT_PAGE_SIZE + 1] = (guint8) page_size;
  memcpy (bytes + AT_WRITE_VERSION, FRACTIONS, sizeof FRACTIONS);
  memset (bytes + 24, 0, HEADER_SIZE - 24);
  put_number (bytes, AT_PAGES, (guint32) n_pages);
  put_number (bytes, AT_SCHEMA_FORMAT, 4);
  put_number (bytes, AT_ENCODING, 1);
  put_number (bytes, AT_USER_VERSION, version >= 1 && version < 1000 ? version : 1);
  put_number (bytes, AT_APPLICATION_ID, PV_STORE_APPLICATION_ID);
}

PvSql *
pv_store_foreign_open_damaged (guint8 *bytes, gsize size, const char *path)
{
  gsize page_size = size > HEADER_SIZE ? page_size_of (bytes, size) : 4096;
  gsize n_pages = (size + page_size - 1) / page_size;
  guint8 *whole = sqlite3_realloc64 (bytes, MAX (n_pages, 1) * page_size);
  g_autoptr (PvSql) sql = pv_sql_open (":memory:", path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, NULL);

  if (whole == NULL || sql == NULL || n_pages == 0)
    {
      sqlite3_free (whole ? whole : bytes);
      return NULL;
    }

  memset (whole + size, 0, n_pages * page_size - size);
  mend_header (whole, page_size, n_pages);
  if (sqlite3_deserialize (sql->db, "main", whole, (sqlite3_int64) (n_pages * page_size), (sqlite3_int64) (n_pages * page_size),
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
    return NULL;

  harden (sql);
  pv_store_foreign_hurry (sql, g_get_monotonic_time () + pv_store_foreign_patience_us);
  return is_plain (sql, path, NULL) ? g_steal_pointer (&sql) : NULL;
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
      g_autofree char *what = g_strdup_printf (_("The document does not say which one it is: %s"), uuid ? uuid : "–");

      pv_store_foreign_refuse (sql->path, what, error);
      return NULL;
    }
  return g_steal_pointer (&uuid);
}
