#include "store/pv-store-together.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

PvTogether *
pv_together_new (const char *folder)
{
  PvTogether *together = g_new0 (PvTogether, 1);

  together->folder = g_strdup (folder);
  together->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) pv_together_file_free);
  return together;
}

void
pv_together_free (PvTogether *together)
{
  g_hash_table_unref (together->files);
  g_free (together->folder);
  g_free (together);
}

gboolean
pv_together_is_folder (const char *real_path)
{
  return g_file_test (real_path, G_FILE_TEST_IS_DIR)
         || (g_str_has_suffix (real_path, PV_TOGETHER_ENDING) && !g_file_test (real_path, G_FILE_TEST_EXISTS));
}

char *
pv_together_folder_of (const char *real_path)
{
  g_autofree char *folder = g_path_get_dirname (real_path);

  if (pv_together_is_folder (real_path))
    return g_strdup (real_path);
  return g_str_has_suffix (folder, PV_TOGETHER_ENDING) ? g_steal_pointer (&folder) : NULL;
}

/* A word that people know a laptop by: what it is called, else who uses it. */
static char *
word_for_laptop (void)
{
  const char *chosen = g_getenv ("PV_LAPTOP");
  const char *word = chosen && *chosen ? chosen : g_get_host_name ();
  char *name;

  if (g_str_equal (word, "localhost") || g_str_has_prefix (word, "localhost.") || *word == '.' || *word == '(')
    word = g_get_user_name ();
  name = g_utf8_make_valid (word, -1);
  g_strdelimit (name, "/\\:*?\"<>|\t\n\r", '-');
  return g_strstrip (name);
}

char *
pv_together_free_name (const char *folder)
{
  g_autofree char *word = word_for_laptop ();

  for (guint n = 1;; n++)
    {
      g_autofree char *name = n > 1 ? g_strdup_printf ("%s %u.polku", word, n) : g_strconcat (word, ".polku", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What is still being copied has another ending, and is none of ours until it has its name. */
static gboolean
is_name_of_file (const char *name)
{
  return name[0] != '.' && g_str_has_suffix (name, ".polku");
}

GPtrArray *
pv_together_list (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local);
  const char *name;

  if (dir == NULL)
    {
      pv_store_error_set_errno (error, g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? EACCES : ENOENT, folder);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_name_of_file (name))
      g_ptr_array_add (names, g_strdup (name));

  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static gboolean
drop_missing (PvStoreShare *share, const GPtrArray *names)
{
  g_autofree char *own = g_path_get_basename (share->file);
  GHashTableIter iter;
  const char *name;
  gboolean dropped = FALSE;

  if (!g_ptr_array_find_with_equal_func ((GPtrArray *) names, own, g_str_equal, NULL))
    share->mark = (PvFileMark) { FALSE };

  g_hash_table_iter_init (&iter, share->together->files);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *) names, name, g_str_equal, NULL))
      {
        g_hash_table_iter_remove (&iter);
        dropped = TRUE;
      }
  return dropped;
}

gboolean
pv_together_make_folder (const PvStoreShare *share, GError **error)
{
  return share->together == NULL || g_mkdir (share->path, 0777) == 0 || pv_store_error_set_errno (error, errno, share->path);
}

static void
remember (PvStore *store)
{
  PvTogether *together = store->share->together;

  if (!together->remembered && store->share->lock >= 0)
    pv_together_read_known (store, together->files);
  together->remembered = TRUE;
}

static gboolean
keep_in_mind (PvStore *store, GError **error)
{
  if (store->share->lock < 0)
    return TRUE;

  pv_together_write_known (store, store->share->together->files);
  return pv_store_share_write_state (store->share, error);
}

gboolean
pv_together_gather (PvStore *store, GError **error)
{
  PvStoreShare *share = store->share;
  gint64 shared_before = share->shared_changes;
  g_autoptr (GPtrArray) names = NULL;
  gboolean looked = FALSE;

  if (!g_file_test (share->path, G_FILE_TEST_IS_DIR))
    return pv_store_refuse_gone (share, error);
  names = pv_together_list (share->path, error);
  if (names == NULL)
    return FALSE;

  remember (store);
  for (guint i = 0; i < names->len; i++)
    if (!pv_together_gather_one (store, g_ptr_array_index (names, i), &looked, error))
      return FALSE;
  looked = drop_missing (share, names) || looked;
  return pv_together_note_coverage (store, error) && ((!looked && shared_before == share->shared_changes) || keep_in_mind (store, error));
}

gboolean
pv_together_is_behind (PvStore *store)
{
  const PvStoreShare *share = store->share;
  g_autoptr (GPtrArray) names = pv_together_list (share->path, NULL);

  remember (store);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (share->path, g_ptr_array_index (names, i), NULL);
      PvFileMark mark;

      if (pv_file_mark_read (path, &mark, NULL) && mark.there && pv_together_find_known (store, g_ptr_array_index (names, i), &mark) == NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
pv_together_note_written (PvStore *store, GError **error)
{
  PvTogetherFile *file;
  GArray *upto = pv_together_vector (store->sql, error);

  if (upto == NULL)
    return FALSE;

  file = g_new0 (PvTogetherFile, 1);
  *file = (PvTogetherFile) { g_path_get_basename (store->share->file), store->share->mark, upto, NULL, store->n_changes };
  g_hash_table_replace (store->share->together->files, file->name, file);
  return keep_in_mind (store, error);
}
