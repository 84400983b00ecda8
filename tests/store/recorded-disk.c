#include "recorded-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef enum
{
  NAMED,                       /* @path stands for @file */
  RENAMED,                     /* @path is now called @other */
  UNNAMED,                     /* @path is no more */
  WRITTEN,                     /* @bytes at @at */
  CUT,                         /* the file ends at @at */
  SYNCED,                      /* the file */
  FOLDER_SYNCED,               /* the folder @path */
} Kind;

typedef struct
{
  Kind kind;
  char *path;
  char *other;
  guint64 file;
  gint64 at;
  GBytes *bytes;
} Call;

static char *root;
static gboolean recording;
static gboolean skip_files, skip_folders;
static RecordedDiskMoment at_next;
static void (*quicker) (gpointer data);
static gpointer quicker_data;
static GArray *calls;          /* Call */
static GArray *before;         /* Call, WRITTEN each: what was there when the recording began */
static GHashTable *numbers;    /* path → file now; only while recording */
static guint64 last_file;

static void
call_clear (gpointer data)
{
  Call *call = data;

  g_free (call->path);
  g_free (call->other);
  g_clear_pointer (&call->bytes, g_bytes_unref);
}

static gboolean
is_ours (const char *path)
{
  return recording && path != NULL && g_str_has_prefix (path, root);
}

static void
record (Call call)
{
  g_array_append_val (calls, call);
}

static guint64
number_of (const char *path)
{
  guint64 *number = g_hash_table_lookup (numbers, path);

  if (number != NULL)
    return *number;
  number = g_new (guint64, 1);
  *number = ++last_file;
  g_hash_table_insert (numbers, g_strdup (path), number);
  return *number;
}

static void
record_named (const char *path)
{
  g_hash_table_remove (numbers, path);
  record ((Call) { .kind = NAMED, .path = g_strdup (path), .file = number_of (path) });
}

static void
record_unnamed (const char *path)
{
  g_hash_table_remove (numbers, path);
  record ((Call) { .kind = UNNAMED, .path = g_strdup (path) });
}

static void
record_renamed (const char *from, const char *to)
{
  guint64 *number = g_new (guint64, 1);

  *number = number_of (from);
  g_hash_table_remove (numbers, from);
  g_hash_table_replace (numbers, g_strdup (to), number);
  record ((Call) { .kind = RENAMED, .path = g_strdup (from), .other = g_strdup (to) });
}

/* --- what the store calls --- */

/* What is written beside a file, to take its name: hidden until then. */
static gboolean
is_beside (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return name[0] == '.';
}

static void
let_others_be_quicker (RecordedDiskMoment moment, const char *path)
{
  void (*callback) (gpointer data) = quicker;

  if (callback == NULL || moment != at_next || path == NULL || !is_beside (path))
    return;
  quicker = NULL;
  callback (quicker_data);
}

int     __real_open64 (const char *path, int flags, ...);
int     __wrap_open64 (const char *path, int flags, ...);
int     __real_open (const char *path, int flags, ...);
int     __wrap_open (const char *path, int flags, ...);
int     __real_unlink (const char *path);
int     __wrap_unlink (const char *path);
int     __real_rename (const char *from, const char *to);
int     __wrap_rename (const char *from, const char *to);
int     __real_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
int     __wrap_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
int     __real_fsync (int fd);
int     __wrap_fsync (int fd);
gboolean __real_g_file_set_contents_full (const char *path, const char *contents, gssize length, GFileSetContentsFlags flags, int mode,
                                          GError **error);
gboolean __wrap_g_file_set_contents_full (const char *path, const char *contents, gssize length, GFileSetContentsFlags flags, int mode,
                                          GError **error);

static int
open_and_record (const char *path, int flags, int mode, int (*opener) (const char *, int, ...))
{
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);
  int fd = opener (path, flags, mode);

  if (fd >= 0 && !there && (flags & O_CREAT) && is_ours (path))
    record_named (path);
  return fd;
}

static int
mode_of (int flags, va_list rest)
{
  return flags & O_CREAT ? va_arg (rest, int) : 0;
}

int
__wrap_open64 (const char *path, int flags, ...)
{
  va_list rest;
  int mode;

  va_start (rest, flags);
  mode = mode_of (flags, rest);
  va_end (rest);
  return open_and_record (path, flags, mode, __real_open64);
}

int
__wrap_open (const char *path, int flags, ...)
{
  va_list rest;
  int mode;

  va_start (rest, flags);
  mode = mode_of (flags, rest);
  va_end (rest);
  return open_and_record (path, flags, mode, __real_open);
}

int
__wrap_unlink (const char *path)
{
  int result = __real_unlink (path);

  if (result == 0 && is_ours (path))
    record_unnamed (path);
  return result;
}

int
__wrap_rename (const char *from, const char *to)
{
  int result;

  let_others_be_quicker (RECORDED_DISK_RENAME, from);
  result = __real_rename (from, to);

  if (result == 0 && is_ours (to))
    record_renamed (from, to);
  return result;
}

int
__wrap_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  int result;

  let_others_be_quicker (RECORDED_DISK_RENAME, from);
  result = __real_renameat2 (from_folder, from, to_folder, to, flags);

  if (result == 0 && is_ours (to))
    record_renamed (from, to);
  return result;
}

int
__wrap_fsync (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link, NULL);
  gboolean folder = path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR);

  let_others_be_quicker (RECORDED_DISK_SYNC, path);
  if (!is_ours (path))
    return __real_fsync (fd);
  if (folder && !skip_folders)
    record ((Call) { .kind = FOLDER_SYNCED, .path = g_strdup (path) });
  if (!folder && !skip_files)
    record ((Call) { .kind = SYNCED, .file = number_of (path) });
  return 0;
}

/* Written beside, synced, renamed, by GLib: there as a whole once it has returned. */
gboolean
__wrap_g_file_set_contents_full (const char *path, const char *contents, gssize length, GFileSetContentsFlags flags, int mode,
                                 GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!__real_g_file_set_contents_full (path, contents, length, flags, mode, error))
    return FALSE;
  if (!is_ours (path))
    return TRUE;
  record_named (path);
  record ((Call) { .kind = WRITTEN, .file = number_of (path), .bytes = g_bytes_new (contents, (gsize) length) });
  record ((Call) { .kind = SYNCED, .file = number_of (path) });
  record ((Call) { .kind = FOLDER_SYNCED, .path = g_steal_pointer (&folder) });
  return TRUE;
}

/* --- what SQLite calls --- */

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;          /* behind this */
  const char *name;            /* SQLite keeps it as long as the file is open; NULL: a nameless one */
  guint64 file;
} RecordedFile;

static sqlite3_vfs *system_vfs;

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((RecordedFile *) file)->real;
}

static gboolean
is_recorded (sqlite3_file *file)
{
  return is_ours (((RecordedFile *) file)->name);
}

static guint64
file_of (sqlite3_file *file)
{
  RecordedFile *self = (RecordedFile *) file;

  /* A file that was open already when the recording began. */
  return number_of (self->name);
}

static int
file_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
file_read (sqlite3_file *file, void *into, int n, sqlite3_int64 at)
{
  return real_of (file)->pMethods->xRead (real_of (file), into, n, at);
}

static int
file_write (sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
  int code = real_of (file)->pMethods->xWrite (real_of (file), from, n, at);

  if (code == SQLITE_OK && is_recorded (file))
    record ((Call) { .kind = WRITTEN, .file = file_of (file), .at = at, .bytes = g_bytes_new (from, (gsize) n) });
  return code;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = real_of (file)->pMethods->xTruncate (real_of (file), size);

  if (code == SQLITE_OK && is_recorded (file))
    record ((Call) { .kind = CUT, .file = file_of (file), .at = size });
  return code;
}

/* The system's VFS syncs the folder of a journal with the journal. */
static int
file_sync (sqlite3_file *file, int flags)
{
  int code = real_of (file)->pMethods->xSync (real_of (file), flags);
  const char *name = ((RecordedFile *) file)->name;

  if (code != SQLITE_OK || !is_recorded (file) || (skip_files && is_beside (name)))
    return code;
  record ((Call) { .kind = SYNCED, .file = file_of (file) });
  if (g_str_has_suffix (name, "-journal"))
    record ((Call) { .kind = FOLDER_SYNCED, .path = g_path_get_dirname (name) });
  return code;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *held)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), held);
}

static int
file_control (sqlite3_file *file, int what, void *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), what, argument);
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
  1, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock, file_check_lock, file_control,
  file_sector_size, file_characteristics,
};

static int
disk_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  RecordedFile *self = (RecordedFile *) file;
  gboolean there = name != NULL && g_file_test (name, G_FILE_TEST_EXISTS);
  int code;

  self->real = (sqlite3_file *) (self + 1);
  self->name = name;
  code = system_vfs->xOpen (system_vfs, name, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods ? &methods : NULL;
  if (code == SQLITE_OK && !there && is_ours (name))
    record_named (name);
  return code;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  int code = system_vfs->xDelete (system_vfs, name, sync_folder);

  if (code != SQLITE_OK || !is_ours (name))
    return code;
  record_unnamed (name);
  if (sync_folder)
    record ((Call) { .kind = FOLDER_SYNCED, .path = g_path_get_dirname (name) });
  return code;
}

static int
disk_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  return system_vfs->xAccess (system_vfs, name, flags, result);
}

static int
disk_full_path (sqlite3_vfs *vfs, const char *name, int size, char *path)
{
  return system_vfs->xFullPathname (system_vfs, name, size, path);
}

static int
disk_random (sqlite3_vfs *vfs, int n, char *bytes)
{
  return system_vfs->xRandomness (system_vfs, n, bytes);
}

static int
disk_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return system_vfs->xSleep (system_vfs, microseconds);
}

static int
disk_time (sqlite3_vfs *vfs, double *days)
{
  return system_vfs->xCurrentTime (system_vfs, days);
}

static int
disk_last_error (sqlite3_vfs *vfs, int n, char *words)
{
  return system_vfs->xGetLastError (system_vfs, n, words);
}

static sqlite3_vfs disk = {
  .iVersion = 1, .zName = "recorded", .xOpen = disk_open, .xDelete = disk_delete, .xAccess = disk_access,
  .xFullPathname = disk_full_path, .xRandomness = disk_random, .xSleep = disk_sleep, .xCurrentTime = disk_time,
  .xGetLastError = disk_last_error,
};

/* --- recording --- */

void
recorded_disk_init (const char *folder)
{
  root = g_strdup (folder);
  calls = g_array_new (FALSE, FALSE, sizeof (Call));
  g_array_set_clear_func (calls, call_clear);
  before = g_array_new (FALSE, FALSE, sizeof (Call));
  g_array_set_clear_func (before, call_clear);
  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  system_vfs = sqlite3_vfs_find (NULL);
  disk.szOsFile = (int) sizeof (RecordedFile) + system_vfs->szOsFile;
  disk.mxPathname = system_vfs->mxPathname;
  g_assert_cmpint (sqlite3_vfs_register (&disk, 1), ==, SQLITE_OK);
}

/* The paths of all files in @folder and below. */
static void
list_files (const char *folder, GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          list_files (path, paths);
          g_free (path);
        }
      else
        g_ptr_array_add (paths, path);
    }
}

void
recorded_disk_begin (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_array_set_size (calls, 0);
  g_array_set_size (before, 0);
  g_hash_table_remove_all (numbers);
  last_file = 0;
  list_files (root, paths);
  for (guint i = 0; i < paths->len; i++)
    {
      char *contents;
      gsize length;

      g_assert_true (g_file_get_contents (paths->pdata[i], &contents, &length, NULL));
      g_array_append_val (before, ((Call) { .kind = WRITTEN, .path = g_strdup (paths->pdata[i]), .file = number_of (paths->pdata[i]),
                                            .bytes = g_bytes_new_take (contents, length) }));
    }
  recording = TRUE;
}

void
recorded_disk_end (void)
{
  recording = FALSE;
}

guint
recorded_disk_calls (void)
{
  return calls->len;
}

void
recorded_disk_skip_sync (gboolean files, gboolean folders)
{
  skip_files = files;
  skip_folders = folders;
}

void
recorded_disk_at_next (RecordedDiskMoment moment, void (*callback) (gpointer data), gpointer data)
{
  at_next = moment;
  quicker = callback;
  quicker_data = data;
}

/* --- what is left when the power has gone --- */

typedef struct
{
  GHashTable *names;           /* path → file, as guint64 * */
  GHashTable *contents;        /* file → GByteArray */
} Platter;

static GByteArray *
content_of (Platter *platter, guint64 file)
{
  GByteArray *bytes = g_hash_table_lookup (platter->contents, &file);

  if (bytes == NULL)
    {
      bytes = g_byte_array_new ();
      g_hash_table_insert (platter->contents, g_memdup2 (&file, sizeof file), bytes);
    }
  return bytes;
}

static void
put_bytes (GByteArray *bytes, gint64 at, const guint8 *from, gsize n)
{
  guint old = bytes->len;

  if (at + (gint64) n > old)
    {
      g_byte_array_set_size (bytes, (guint) (at + (gint64) n));
      if (at > old)
        memset (bytes->data + old, 0, (gsize) (at - old));
    }
  memcpy (bytes->data + at, from, n);
}

static void
cut (GByteArray *bytes, gint64 size)
{
  if (size < bytes->len)
    g_byte_array_set_size (bytes, (guint) size);
}

static void
settle (Platter *platter, const Call *call, gboolean safe, PvRandom *random)
{
  GByteArray *bytes = content_of (platter, call->file);
  guint fate = safe ? 3 : pv_random_below (random, 4);
  gsize n;
  const guint8 *from;

  if (fate == 0)
    return;
  if (call->kind == CUT)
    {
      cut (bytes, call->at);
      return;
    }
  from = g_bytes_get_data (call->bytes, &n);
  if (fate == 1)
    n = MIN (n, (gsize) pv_random_below (random, (guint) (n / 512 + 1)) * 512);
  if (n == 0)
    return;
  put_bytes (bytes, call->at, from, n);
  if (fate == 2 && pv_random_below (random, 4) == 0)
    memset (bytes->data + call->at, 0xa5, MIN (n, 512));
}

static void
settle_name (Platter *platter, const Call *call)
{
  guint64 *file;

  if (call->kind == NAMED)
    {
      g_hash_table_replace (platter->names, g_strdup (call->path), g_memdup2 (&call->file, sizeof call->file));
      return;
    }
  file = g_hash_table_lookup (platter->names, call->path);
  if (call->kind == RENAMED && file != NULL)
    g_hash_table_replace (platter->names, g_strdup (call->other), g_memdup2 (file, sizeof *file));
  g_hash_table_remove (platter->names, call->path);
}

static gboolean
is_of_name (const Call *call)
{
  return call->kind == NAMED || call->kind == RENAMED || call->kind == UNNAMED;
}

static gboolean
is_made_safe_by (const Call *call, const Call *sync)
{
  g_autofree char *folder = NULL;

  if (!is_of_name (call))
    return sync->kind == SYNCED && sync->file == call->file;
  folder = g_path_get_dirname (call->path);
  return sync->kind == FOLDER_SYNCED && g_str_equal (sync->path, folder);
}

static gboolean
is_safe (guint at, guint n)
{
  for (guint i = at + 1; i < n; i++)
    if (is_made_safe_by (&g_array_index (calls, Call, at), &g_array_index (calls, Call, i)))
      return TRUE;
  return FALSE;
}

static Platter
platter_before (void)
{
  Platter platter = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_byte_array_unref) };

  for (guint i = 0; i < before->len; i++)
    {
      const Call *was = &g_array_index (before, Call, i);
      gsize n;
      const guint8 *data = g_bytes_get_data (was->bytes, &n);

      g_byte_array_append (content_of (&platter, was->file), data, (guint) n);
      g_hash_table_insert (platter.names, g_strdup (was->path), g_memdup2 (&was->file, sizeof was->file));
    }
  return platter;
}

/* What is safe is there; of what is not, each write may be, and of the names the first so many. */
static void
go_through (Platter *platter, guint n, PvRandom *random)
{
  guint n_unsafe = 0, kept;

  for (guint i = 0; i < n; i++)
    n_unsafe += is_of_name (&g_array_index (calls, Call, i)) && !is_safe (i, n);
  kept = pv_random_below (random, n_unsafe + 1);
  for (guint i = 0; i < n; i++)
    {
      const Call *call = &g_array_index (calls, Call, i);
      gboolean safe = call->kind == SYNCED || call->kind == FOLDER_SYNCED || is_safe (i, n);

      if (call->kind == WRITTEN || call->kind == CUT)
        settle (platter, call, safe, random);
      if (!is_of_name (call) || (!safe && kept == 0))
        continue;
      settle_name (platter, call);
      kept -= safe ? 0 : 1;
    }
}

static void
write_out (Platter *platter)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer path, file;

  list_files (root, paths);
  for (guint i = 0; i < paths->len; i++)
    if (!g_hash_table_contains (platter->names, paths->pdata[i]))
      g_assert_cmpint (g_unlink (paths->pdata[i]), ==, 0);
  g_hash_table_iter_init (&iter, platter->names);
  while (g_hash_table_iter_next (&iter, &path, &file))
    {
      GByteArray *bytes = content_of (platter, *(guint64 *) file);
      g_autofree char *folder = g_path_get_dirname (path);

      /* The same file where there is one: what knows it by its number still does. */
      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

void
recorded_disk_cut_power (guint n, PvRandom *random)
{
  Platter platter = platter_before ();

  g_assert_false (recording);
  g_assert_cmpuint (n, <=, calls->len);
  go_through (&platter, n, random);
  write_out (&platter);
  g_hash_table_unref (platter.names);
  g_hash_table_unref (platter.contents);
}
