#include "store/pv-store-together.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>

#define GROUP_COPY "copy"
#define GROUP_SHARED "shared"

static char *
copies_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "polkuverkko", "copies", NULL);
}

static char *
hash_of_path (const char *path)
{
  g_autofree char *whole = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_strndup (whole, 16);
}

/* Read again each time: a laptop's disk may be put into another. */
static char *
machine_name (void)
{
  char *text = NULL;

  if (!g_file_get_contents ("/etc/machine-id", &text, NULL, NULL))
    return g_strdup ("");
  return g_strstrip (text);
}

static char *
follow_links (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  g_autofree char *real = NULL;
  char *found = realpath (absolute, NULL);

  if (found == NULL && (found = realpath (folder, NULL)) != NULL)
    {
      real = g_build_filename (found, name, NULL);
      free (found);
      return g_steal_pointer (&real);
    }
  if (found == NULL)
    return g_steal_pointer (&absolute);

  real = g_strdup (found);
  free (found);
  return g_steal_pointer (&real);
}

char *
pv_store_share_real_path (const char *path)
{
  char *real = follow_links (path);
  char *folder = pv_together_folder_of (real);

  if (folder != NULL)
    g_free (real);
  return folder ? folder : real;
}

PvStoreShare *
pv_store_share_at (const char *real_path, const char *folder)
{
  PvStoreShare *share = g_new0 (PvStoreShare, 1);

  share->path = g_strdup (real_path);
  share->together = pv_together_is_folder (real_path) ? pv_together_new (real_path) : NULL;
  share->file = share->together ? pv_together_free_name (real_path) : g_strdup (real_path);
  share->folder = g_strdup (folder);
  share->copy = g_build_filename (folder, "copy.polku", NULL);
  share->lock = -1;
  return share;
}

PvStoreShare *
pv_store_share_new (const char *real_path, const char *uuid, GError **error)
{
  g_autofree char *copies = copies_folder ();
  g_autofree char *hash = hash_of_path (real_path);
  g_autofree char *name = g_strdup_printf ("%s-%s", uuid, hash);
  g_autofree char *folder = g_build_filename (copies, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *shown = g_filename_display_basename (real_path);
      g_autofree char *shown_copies = g_filename_display_name (copies);

      g_set_error (error, PV_ERROR, PV_ERROR_DISK,
                   _("%s cannot be opened: this computer keeps its own copy in %s, which cannot be written; make room there or change its rights"),
                   shown, shown_copies);
      return NULL;
    }
  return pv_store_share_at (real_path, folder);
}

void
pv_store_share_free (PvStoreShare *share)
{
  if (share->lock >= 0)
    close (share->lock);
  g_clear_pointer (&share->together, pv_together_free);
  g_free (share->path);
  g_free (share->file);
  g_free (share->folder);
  g_free (share->copy);
  g_free (share);
}

gboolean
pv_store_share_lock (PvStoreShare *share, GError **error)
{
  g_autofree char *file = g_build_filename (share->folder, "lock", NULL);

  share->lock = g_open (file, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (share->lock < 0)
    return pv_store_error_set_errno (error, errno, share->folder);
  if (flock (share->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  close (share->lock);
  share->lock = -1;
  return pv_store_error_set (error, NULL, SQLITE_BUSY, share->path);
}

/* A folder that is not there any more is known as one by this. */
static void
read_own_name (PvStoreShare *share, GKeyFile *state)
{
  g_autofree char *escaped = g_key_file_get_string (state, GROUP_SHARED, "own", NULL);
  g_autofree char *name = escaped ? g_uri_unescape_string (escaped, NULL) : NULL;

  if (name == NULL)
    return;
  if (share->together == NULL)
    share->together = pv_together_new (share->path);
  g_free (share->file);
  share->file = g_build_filename (share->path, name, NULL);
}

static void
write_own_name (const PvStoreShare *share, GKeyFile *state)
{
  g_autofree char *name = g_path_get_basename (share->file);
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);

  if (share->together != NULL)
    g_key_file_set_string (state, GROUP_SHARED, "own", escaped);
}

gboolean
pv_store_share_read_state (PvStoreShare *share)
{
  g_autoptr (GKeyFile) state = g_key_file_new ();
  g_autofree char *file = g_build_filename (share->folder, "state", NULL);
  g_autofree char *machine = machine_name ();
  g_autofree char *known_machine = NULL;
  PvFileMark copy;

  if (!pv_file_mark_read (share->copy, &copy, NULL) || !copy.there)
    return FALSE;

  share->replica = 0;
  if (g_key_file_load_from_file (state, file, G_KEY_FILE_NONE, NULL))
    {
      known_machine = g_key_file_get_string (state, GROUP_COPY, "machine", NULL);
      if (g_strcmp0 (machine, known_machine) == 0 && g_key_file_get_int64 (state, GROUP_COPY, "inode", NULL) == copy.inode)
        share->replica = (guint32) g_key_file_get_uint64 (state, GROUP_COPY, "replica", NULL);
      share->checked_at = g_key_file_get_int64 (state, GROUP_COPY, "checked", NULL);
      share->mark.there = g_key_file_get_boolean (state, GROUP_SHARED, "there", NULL);
      share->mark.inode = g_key_file_get_int64 (state, GROUP_SHARED, "inode", NULL);
      share->mark.size = g_key_file_get_int64 (state, GROUP_SHARED, "size", NULL);
      share->mark.modified_ns = g_key_file_get_int64 (state, GROUP_SHARED, "modified", NULL);
      share->mark.changed_ns = g_key_file_get_int64 (state, GROUP_SHARED, "changed", NULL);
      share->shared_changes = g_key_file_get_int64 (state, GROUP_SHARED, "changes", NULL);
      share->shared_at = g_key_file_get_int64 (state, GROUP_SHARED, "at", NULL);
      read_own_name (share, state);
    }
  share->redrawn = share->replica == 0 || share->replica > PV_REPLICA_MAX;
  if (share->redrawn)
    share->replica = pv_store_draw_replica ();
  return TRUE;
}

gboolean
pv_store_share_write_state (PvStoreShare *share, GError **error)
{
  g_autoptr (GKeyFile) state = g_key_file_new ();
  g_autofree char *file = g_build_filename (share->folder, "state", NULL);
  g_autofree char *machine = machine_name ();
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  PvFileMark copy;
  gsize length;

  if (!pv_file_mark_read (share->copy, &copy, error))
    return FALSE;

  g_key_file_set_string (state, GROUP_COPY, "machine", machine);
  g_key_file_set_int64 (state, GROUP_COPY, "inode", copy.inode);
  g_key_file_set_uint64 (state, GROUP_COPY, "replica", share->replica);
  g_key_file_set_string (state, GROUP_SHARED, "path", share->path);
  g_key_file_set_int64 (state, GROUP_COPY, "checked", share->checked_at);
  g_key_file_set_boolean (state, GROUP_SHARED, "there", share->mark.there);
  g_key_file_set_int64 (state, GROUP_SHARED, "inode", share->mark.inode);
  g_key_file_set_int64 (state, GROUP_SHARED, "size", share->mark.size);
  g_key_file_set_int64 (state, GROUP_SHARED, "modified", share->mark.modified_ns);
  g_key_file_set_int64 (state, GROUP_SHARED, "changed", share->mark.changed_ns);
  g_key_file_set_int64 (state, GROUP_SHARED, "changes", share->shared_changes);
  g_key_file_set_int64 (state, GROUP_SHARED, "at", share->shared_at);
  write_own_name (share, state);

  text = g_key_file_to_data (state, &length, NULL);
  if (g_file_set_contents_full (file, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local))
    return TRUE;
  return pv_store_error_set_errno (error, g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ENOSPC : EIO, share->folder);
}

GPtrArray *
pv_store_share_folders (const char *real_path)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *copies = copies_folder ();
  g_autofree char *hash = hash_of_path (real_path);
  g_autofree char *end = g_strconcat ("-", hash, NULL);
  g_autoptr (GDir) dir = g_dir_open (copies, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, end))
      g_ptr_array_add (folders, g_build_filename (copies, name, NULL));

  return folders;
}

static int
last_written_first (gconstpointer a, gconstpointer b)
{
  PvFileMark left, right;

  if (!pv_file_mark_read ((*(PvStoreShare *const *) a)->copy, &left, NULL) || !pv_file_mark_read ((*(PvStoreShare *const *) b)->copy, &right, NULL))
    return 0;
  return left.modified_ns < right.modified_ns ? 1 : left.modified_ns > right.modified_ns ? -1 : 0;
}

GPtrArray *
pv_store_share_list (const char *real_path)
{
  g_autoptr (GPtrArray) folders = pv_store_share_folders (real_path);
  GPtrArray *shares = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_store_share_free);

  for (guint i = 0; i < folders->len; i++)
    g_ptr_array_add (shares, pv_store_share_at (real_path, g_ptr_array_index (folders, i)));
  g_ptr_array_sort (shares, last_written_first);
  return shares;
}

/* Only when the file is not where this copy knew it: two files of one document have a working copy each. */
static gboolean
knew_as (const char *folder, const PvFileMark *mark)
{
  g_autoptr (GKeyFile) state = g_key_file_new ();
  g_autofree char *file = g_build_filename (folder, "state", NULL);
  g_autofree char *path = NULL;

  if (!g_key_file_load_from_file (state, file, G_KEY_FILE_NONE, NULL))
    return FALSE;
  path = g_key_file_get_string (state, GROUP_SHARED, "path", NULL);
  return path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS)
         && g_key_file_get_int64 (state, GROUP_SHARED, "inode", NULL) == mark->inode
         && g_key_file_get_int64 (state, GROUP_SHARED, "size", NULL) == mark->size
         && g_key_file_get_int64 (state, GROUP_SHARED, "modified", NULL) == mark->modified_ns;
}

static gboolean
take_over (PvStoreShare *share, const char *folder)
{
  g_autoptr (PvStoreShare) old = pv_store_share_at (share->path, folder);

  /* The new place is empty but for its lock, if it has one. */
  if (!pv_store_share_lock (old, NULL))
    return FALSE;
  pv_store_share_remove (share);
  return g_rename (folder, share->folder) == 0;
}

gboolean
pv_store_share_adopt (PvStoreShare *share, const char *uuid, const PvFileMark *mark)
{
  g_autofree char *copies = copies_folder ();
  g_autoptr (GDir) dir = g_dir_open (copies, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (copies, name, NULL);

      if (g_str_has_prefix (name, uuid) && !g_str_equal (folder, share->folder) && knew_as (folder, mark))
        return take_over (share, folder);
    }
  return FALSE;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
pv_store_share_remove (PvStoreShare *share)
{
  remove_folder (share->folder);
}

PvStoreShare *
pv_store_share_find (const char *real_path, GError **error)
{
  g_autoptr (GPtrArray) folders = pv_store_share_folders (real_path);
  PvFileMark mark;

  if (!pv_file_mark_read (real_path, &mark, error))
    return NULL;

  for (guint i = 0; i < folders->len && mark.there; i++)
    {
      g_autoptr (PvStoreShare) share = pv_store_share_at (real_path, g_ptr_array_index (folders, i));

      if (!pv_store_share_read_state (share) || !pv_file_mark_equal (&share->mark, &mark))
        continue;
      if (!pv_store_share_lock (share, error))
        return NULL;
      if (pv_store_share_read_state (share) && pv_file_mark_equal (&share->mark, &mark))
        return g_steal_pointer (&share);
    }

  return NULL;
}
