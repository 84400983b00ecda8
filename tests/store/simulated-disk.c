#include "simulated-disk.h"

#include <string.h>

typedef struct
{
  sqlite3_file base;
  GByteArray *bytes;           /* owned by the disk; a reference here */
} SimulatedFile;

static GHashTable *files;      /* char * -> GByteArray */
static guint calls_left;       /* 0: never fails */
static int failure;
static gboolean failed;

static int
write_allowed (void)
{
  if (calls_left == 0)
    return SQLITE_OK;
  if (calls_left > 1)
    {
      calls_left--;
      return SQLITE_OK;
    }
  failed = TRUE;
  return failure;
}

static int
file_close (sqlite3_file *file)
{
  g_clear_pointer (&((SimulatedFile *) file)->bytes, g_byte_array_unref);
  return SQLITE_OK;
}

static int
file_read (sqlite3_file *file, void *into, int n, sqlite3_int64 at)
{
  const GByteArray *bytes = ((SimulatedFile *) file)->bytes;
  gint64 there = CLAMP ((gint64) bytes->len - at, 0, n);

  if (there > 0)
    memcpy (into, bytes->data + at, (gsize) there);
  memset ((char *) into + there, 0, (gsize) (n - there));
  return there == n ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
file_write (sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
  GByteArray *bytes = ((SimulatedFile *) file)->bytes;
  guint before = bytes->len;
  int code = write_allowed ();

  if (code != SQLITE_OK)
    return code;
  if (at + n > before)
    {
      g_byte_array_set_size (bytes, (guint) (at + n));
      if (at > before)
        memset (bytes->data + before, 0, (gsize) (at - before));
    }
  memcpy (bytes->data + at, from, (gsize) n);
  return SQLITE_OK;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  GByteArray *bytes = ((SimulatedFile *) file)->bytes;
  int code = write_allowed ();

  if (code == SQLITE_OK && size < bytes->len)
    g_byte_array_set_size (bytes, (guint) size);
  return code;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  return write_allowed ();
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  *size = ((SimulatedFile *) file)->bytes->len;
  return SQLITE_OK;
}

static int
file_lock (sqlite3_file *file, int level)
{
  return SQLITE_OK;
}

static int
file_check_lock (sqlite3_file *file, int *held)
{
  *held = 0;
  return SQLITE_OK;
}

static int
file_control (sqlite3_file *file, int what, void *argument)
{
  return SQLITE_NOTFOUND;
}

static int
file_sector_size (sqlite3_file *file)
{
  return 512;
}

static int
file_characteristics (sqlite3_file *file)
{
  return 0;
}

static const sqlite3_io_methods methods = {
  1, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_lock, file_check_lock, file_control,
  file_sector_size, file_characteristics,
};

static int
disk_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  SimulatedFile *self = (SimulatedFile *) file;
  GByteArray *bytes = name ? g_hash_table_lookup (files, name) : NULL;

  self->base.pMethods = NULL;
  if (bytes == NULL && !(flags & SQLITE_OPEN_CREATE))
    return SQLITE_CANTOPEN;
  if (bytes == NULL)
    {
      bytes = g_byte_array_new ();
      if (name != NULL)
        g_hash_table_insert (files, g_strdup (name), g_byte_array_ref (bytes));
      self->bytes = bytes;
    }
  else
    {
      self->bytes = g_byte_array_ref (bytes);
    }

  self->base.pMethods = &methods;
  if (out_flags != NULL)
    *out_flags = flags;
  return SQLITE_OK;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  int code = write_allowed ();

  if (code != SQLITE_OK)
    return code;
  return g_hash_table_remove (files, name) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

static int
disk_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  *result = g_hash_table_contains (files, name);
  return SQLITE_OK;
}

static int
disk_full_path (sqlite3_vfs *vfs, const char *name, int size, char *path)
{
  g_strlcpy (path, name, (gsize) size);
  return SQLITE_OK;
}

static int
disk_random (sqlite3_vfs *vfs, int n, char *bytes)
{
  memset (bytes, 7, (gsize) n);
  return n;
}

static int
disk_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return microseconds;
}

static int
disk_time (sqlite3_vfs *vfs, double *days)
{
  *days = 2461000.0;
  return SQLITE_OK;
}

static int
disk_last_error (sqlite3_vfs *vfs, int n, char *words)
{
  return 0;
}

static sqlite3_vfs disk = {
  .iVersion = 1, .szOsFile = sizeof (SimulatedFile), .mxPathname = 512, .zName = "simulated", .xOpen = disk_open,
  .xDelete = disk_delete, .xAccess = disk_access, .xFullPathname = disk_full_path, .xRandomness = disk_random, .xSleep = disk_sleep,
  .xCurrentTime = disk_time, .xGetLastError = disk_last_error,
};

const char *
simulated_disk_name (void)
{
  if (files == NULL)
    {
      files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_byte_array_unref);
      g_assert_cmpint (sqlite3_vfs_register (&disk, 0), ==, SQLITE_OK);
    }
  return disk.zName;
}

void
simulated_disk_clear (void)
{
  if (files != NULL)
    g_hash_table_remove_all (files);
  simulated_disk_fail (0, SQLITE_OK);
}

void
simulated_disk_fail (guint nth, int code)
{
  calls_left = nth;
  failure = code;
  failed = FALSE;
}

gboolean
simulated_disk_has_failed (void)
{
  return failed;
}
