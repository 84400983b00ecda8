#include "simulated-disk.h"

#include <string.h>

/* A write that no sync has made safe yet. */
typedef struct
{
  gint64 at;                   /* -1: the file was cut to @size */
  gsize size;
  guint8 *bytes;
} Pending;

/* A file as programs see it, and as it is on the platter. */
typedef struct
{
  gatomicrefcount refs;
  GByteArray *bytes;
  GByteArray *safe;
  GArray *pending;             /* Pending */
} Content;

typedef struct
{
  sqlite3_file base;
  Content *content;            /* owned by the disk; a reference here */
} SimulatedFile;

static GHashTable *files;      /* char * -> Content */
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

static void
pending_clear (gpointer data)
{
  g_free (((Pending *) data)->bytes);
}

static Content *
content_new (void)
{
  Content *content = g_new0 (Content, 1);

  g_atomic_ref_count_init (&content->refs);
  content->bytes = g_byte_array_new ();
  content->safe = g_byte_array_new ();
  content->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (content->pending, pending_clear);
  return content;
}

static void
content_unref (gpointer data)
{
  Content *content = data;

  if (!g_atomic_ref_count_dec (&content->refs))
    return;
  g_byte_array_unref (content->bytes);
  g_byte_array_unref (content->safe);
  g_array_unref (content->pending);
  g_free (content);
}

static void
put_bytes (GByteArray *bytes, gint64 at, const guint8 *from, gsize n)
{
  guint before = bytes->len;

  if (at + (gint64) n > before)
    {
      g_byte_array_set_size (bytes, (guint) (at + (gint64) n));
      if (at > before)
        memset (bytes->data + before, 0, (gsize) (at - before));
    }
  memcpy (bytes->data + at, from, n);
}

/* What a sync does: costs what was written since, not the file. */
static void
make_safe (Content *content)
{
  for (guint i = 0; i < content->pending->len; i++)
    {
      const Pending *pending = &g_array_index (content->pending, Pending, i);

      if (pending->at >= 0)
        put_bytes (content->safe, pending->at, pending->bytes, pending->size);
      else if (pending->size < content->safe->len)
        g_byte_array_set_size (content->safe, (guint) pending->size);
    }
  g_array_set_size (content->pending, 0);
}

/* A write that the power failed upon: there, not there, there in part, or garbage; by sectors of 512 bytes. */
static void
settle (GByteArray *safe, const Pending *pending, PvRandom *random)
{
  guint fate = pv_random_below (random, 4);
  gsize n = pending->size;

  if (fate == 0)
    return;
  if (pending->at < 0)
    {
      if (pending->size < safe->len)
        g_byte_array_set_size (safe, (guint) pending->size);
      return;
    }
  if (fate == 1)
    n = MIN (n, (gsize) pv_random_below (random, (guint) (n / 512 + 1)) * 512);
  if (n == 0)
    return;
  put_bytes (safe, pending->at, pending->bytes, n);
  if (fate == 2 && pv_random_below (random, 4) == 0)
    memset (safe->data + pending->at, 0xa5, MIN (n, 512));
}

void
simulated_disk_cut_power (PvRandom *random)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Content *content = value;

      for (guint i = 0; i < content->pending->len; i++)
        settle (content->safe, &g_array_index (content->pending, Pending, i), random);
      g_byte_array_set_size (content->bytes, 0);
      g_byte_array_append (content->bytes, content->safe->data, content->safe->len);
      g_array_set_size (content->pending, 0);
    }
}

static int
file_close (sqlite3_file *file)
{
  g_clear_pointer (&((SimulatedFile *) file)->content, content_unref);
  return SQLITE_OK;
}

static int
file_read (sqlite3_file *file, void *into, int n, sqlite3_int64 at)
{
  const GByteArray *bytes = ((SimulatedFile *) file)->content->bytes;
  gint64 there = CLAMP ((gint64) bytes->len - at, 0, n);

  if (there > 0)
    memcpy (into, bytes->data + at, (gsize) there);
  memset ((char *) into + there, 0, (gsize) (n - there));
  return there == n ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int
file_write (sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
  Content *content = ((SimulatedFile *) file)->content;
  Pending pending = { at, (gsize) n, NULL };
  int code = write_allowed ();

  if (code != SQLITE_OK)
    return code;
  pending.bytes = g_memdup2 (from, (gsize) n);
  g_array_append_val (content->pending, pending);
  put_bytes (content->bytes, at, from, (gsize) n);
  return SQLITE_OK;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  Content *content = ((SimulatedFile *) file)->content;
  Pending pending = { -1, (gsize) size, NULL };
  int code = write_allowed ();

  if (code != SQLITE_OK || size >= content->bytes->len)
    return code;
  g_array_append_val (content->pending, pending);
  g_byte_array_set_size (content->bytes, (guint) size);
  return SQLITE_OK;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  int code = write_allowed ();

  if (code == SQLITE_OK)
    make_safe (((SimulatedFile *) file)->content);
  return code;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  *size = ((SimulatedFile *) file)->content->bytes->len;
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
  Content *content = name ? g_hash_table_lookup (files, name) : NULL;

  self->base.pMethods = NULL;
  if (content == NULL && !(flags & SQLITE_OPEN_CREATE))
    return SQLITE_CANTOPEN;
  if (content == NULL)
    {
      content = content_new ();
      if (name != NULL)
        g_hash_table_insert (files, g_strdup (name), content);
    }
  if (name != NULL)
    g_atomic_ref_count_inc (&content->refs);
  self->content = content;

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
      files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, content_unref);
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
