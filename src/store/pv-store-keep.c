#include "store/pv-store-keep.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linux/fs.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

static char *
kept_folder (const char *folder)
{
  return g_build_filename (folder, "kept", NULL);
}

static void
kept_free (gpointer data)
{
  PvStoreKept *kept = data;

  g_free (kept->file);
  g_free (kept);
}

/* NULL for a name that is none of ours. */
static PvStoreKept *
kept_of_name (const char *folder, const char *name)
{
  g_autofree char *file = g_build_filename (folder, name, NULL);
  PvStoreKept *kept;
  struct stat about;
  gint64 at_ms, n_changes;
  char *end;

  at_ms = g_ascii_strtoll (name, &end, 10);
  if (end == name || *end != '-')
    return NULL;
  n_changes = g_ascii_strtoll (end + 1, &end, 10);
  if (!g_str_equal (end, ".polku") || g_lstat (file, &about) != 0 || !S_ISREG (about.st_mode))
    return NULL;

  kept = g_new0 (PvStoreKept, 1);
  *kept = (PvStoreKept) { g_steal_pointer (&file), at_ms, about.st_size, n_changes };
  return kept;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const PvStoreKept *left = *(PvStoreKept *const *) a, *right = *(PvStoreKept *const *) b;

  return (left->at_ms < right->at_ms) - (left->at_ms > right->at_ms);
}

static void
list_folder (GPtrArray *list, const char *kept)
{
  g_autoptr (GDir) dir = g_dir_open (kept, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      PvStoreKept *one = kept_of_name (kept, name);

      if (one != NULL)
        g_ptr_array_add (list, one);
    }
}

/* SQLite writes into nobody's file in place, but a sync program might: so never a hard link to the shared file. */
static gboolean
copy_content (int from, int to)
{
  struct stat about;
  loff_t at = 0;

  if (fstat (from, &about) != 0)
    return FALSE;
  if (ioctl (to, FICLONE, from) == 0)
    return TRUE;
  while (at < about.st_size)
    if (copy_file_range (from, &at, to, NULL, (gsize) (about.st_size - at), 0) <= 0)
      break;

  if (at == 0)
    {
      guint8 bytes[65536];
      gssize n;

      while ((n = pread (from, bytes, sizeof bytes, at)) > 0 && write (to, bytes, (gsize) n) == n)
        at += n;
    }
  return at == about.st_size;
}

static gboolean
same_bytes (const char *a, const char *b)
{
  g_autoptr (GMappedFile) left = g_mapped_file_new (a, FALSE, NULL);
  g_autoptr (GMappedFile) right = g_mapped_file_new (b, FALSE, NULL);

  return left != NULL && right != NULL && g_mapped_file_get_length (left) == g_mapped_file_get_length (right)
         && memcmp (g_mapped_file_get_contents (left), g_mapped_file_get_contents (right), g_mapped_file_get_length (left)) == 0;
}

/* The state that is the same takes the new one's time. */
static void
drop_twins (const char *kept, const char *file)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (kept_free);

  list_folder (list, kept);
  for (guint i = 0; i < list->len; i++)
    {
      const PvStoreKept *other = g_ptr_array_index (list, i);

      if (same_bytes (other->file, file))
        g_unlink (other->file);
    }
}

void
pv_store_keep_thin_out (const char *kept, guint most, gint64 bytes)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (kept_free);
  gint64 sum = 0;

  list_folder (list, kept);
  g_ptr_array_sort (list, compare_newest_first);
  for (guint i = 0; i < list->len; i++)
    {
      const PvStoreKept *one = g_ptr_array_index (list, i);

      sum += one->size;
      if (i >= most || sum > bytes)
        g_unlink (one->file);
    }
}

/* An order that a clock set back cannot turn round: later than all that are there. */
static gint64
next_time (const char *kept)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (kept_free);
  gint64 at_ms = pv_clock_now_ms ();

  list_folder (list, kept);
  for (guint i = 0; i < list->len; i++)
    at_ms = MAX (at_ms, ((PvStoreKept *) g_ptr_array_index (list, i))->at_ms + 1);

  return at_ms;
}

static void
take_in (const char *kept, const char *file, gint64 n_changes)
{
  gint64 at_ms = next_time (kept);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT ".polku", at_ms, n_changes);
  g_autofree char *target = g_build_filename (kept, name, NULL);

  drop_twins (kept, file);
  if (g_rename (file, target) == 0)
    pv_store_keep_thin_out (kept, PV_STORE_KEPT_MOST, PV_STORE_KEPT_BYTES);
}

/* One writer at a time: the working copy is locked. */
static int
begin (const PvStoreShare *share, char **kept, char **file)
{
  *kept = kept_folder (share->folder);
  *file = g_build_filename (*kept, "new", NULL);
  if (g_mkdir (*kept, 0700) != 0 && errno != EEXIST)
    return -1;

  return g_open (*file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static void
end (const char *kept, const char *file, int fd, gboolean written, gint64 n_changes)
{
  written = written && fdatasync (fd) == 0;
  close (fd);
  if (written)
    take_in (kept, file, n_changes);
  else
    g_debug ("%s: could not be kept", file);
  g_unlink (file);
}

void
pv_store_keep_file (const PvStoreShare *share, int fd, gint64 n_changes)
{
  g_autofree char *kept = NULL;
  g_autofree char *file = NULL;
  int to = begin (share, &kept, &file);

  if (to >= 0)
    end (kept, file, to, copy_content (fd, to), n_changes);
}

void
pv_store_keep_bytes (const PvStoreShare *share, const guint8 *bytes, gsize size, gint64 n_changes)
{
  g_autofree char *kept = NULL;
  g_autofree char *file = NULL;
  int to = begin (share, &kept, &file);
  gsize at = 0;
  gssize n = 1;

  if (to < 0)
    return;
  for (; at < size && n > 0; at += n > 0 ? (gsize) n : 0)
    n = write (to, bytes + at, size - at);
  end (kept, file, to, at == size, n_changes);
}

static gboolean
forget_damaged (const PvStoreShare *share, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (share->folder, 0, NULL);
  const char *name;
  gboolean gone = TRUE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (share->folder, name, NULL);

      if (g_str_has_prefix (name, PV_STORE_DAMAGED_COPY) && g_unlink (file) != 0)
        gone = pv_store_error_set_errno (gone ? error : NULL, errno, share->path);
    }
  return gone;
}

gboolean
pv_store_keep_forget (const PvStoreShare *share, GError **error)
{
  g_autofree char *kept = kept_folder (share->folder);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (kept_free);
  gboolean gone = TRUE;

  list_folder (list, kept);
  for (guint i = 0; i < list->len; i++)
    if (g_unlink (((PvStoreKept *) g_ptr_array_index (list, i))->file) != 0)
      gone = pv_store_error_set_errno (gone ? error : NULL, errno, share->path);

  gone = forget_damaged (share, gone ? error : NULL) && gone;
  return gone && (g_rmdir (kept) == 0 || errno == ENOENT || errno == ENOTEMPTY);
}

static gboolean
refuse_existing (const char *target, GError **error)
{
  g_autofree char *name = g_filename_display_basename (target);

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s exists already; choose another name"), name);
  return FALSE;
}

gboolean
pv_store_place_file (const char *file, const char *target, GError **error)
{
  if (renameat2 (AT_FDCWD, file, AT_FDCWD, target, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno == EEXIST || g_file_test (target, G_FILE_TEST_EXISTS))
    return refuse_existing (target, error);

  return g_rename (file, target) == 0 || pv_store_error_set_errno (error, errno, target);
}

gboolean
pv_store_copy_file (const char *file, const char *target, GError **error)
{
  g_autofree char *beside = g_strdup_printf ("%s.%08x", target, g_random_int ());
  gboolean copied = FALSE;
  int from, to;

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return refuse_existing (target, error);

  from = g_open (file, O_RDONLY | O_CLOEXEC, 0);
  to = from >= 0 ? g_open (beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
  if (to >= 0)
    copied = copy_content (from, to) && fsync (to) == 0;
  if (!copied)
    pv_store_error_set_errno (error, errno, from < 0 ? file : target);

  if (from >= 0)
    close (from);
  if (to >= 0)
    close (to);
  copied = copied && pv_store_place_file (beside, target, error);
  if (to >= 0)
    g_unlink (beside);
  return copied;
}

GPtrArray *
pv_store_list_kept (const char *path)
{
  g_autofree char *real_path = pv_store_share_real_path (path);
  g_autoptr (GPtrArray) folders = pv_store_share_folders (real_path);
  GPtrArray *list = g_ptr_array_new_with_free_func (kept_free);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *kept = kept_folder (g_ptr_array_index (folders, i));

      list_folder (list, kept);
    }

  g_ptr_array_sort (list, compare_newest_first);
  return list;
}
