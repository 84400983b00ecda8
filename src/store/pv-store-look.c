/* What lies where the shared file should: the file this working copy knows, something else, or nothing. */
#include "store/pv-store-together.h"

#include <glib/gstdio.h>

/* Entries looked at in search of a file that was renamed: a folder of pictures is no reason to wait. */
#define MOST_ENTRIES 2000

static gboolean
is_folder (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR);
}

/* A renamed file keeps its number, its size and its words' date; the rest of the mark changes with the name. */
static gboolean
was_renamed_to (const PvFileMark *known, const char *path)
{
  PvFileMark mark;

  return pv_file_mark_read (path, &mark, NULL) && mark.there && mark.inode == known->inode && mark.size == known->size
         && mark.modified_ns == known->modified_ns;
}

static char *
find_in (const char *folder, const PvFileMark *known, gboolean deeper)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && n++ < MOST_ENTRIES && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *within = NULL;

      if (g_str_has_suffix (name, ".polku") && was_renamed_to (known, path))
        return g_steal_pointer (&path);
      if (deeper && name[0] != '.' && is_folder (path))
        within = find_in (path, known, FALSE);
      if (within != NULL)
        return within;
    }
  return NULL;
}

/* In its folder, in the folders there, and one up: people tidy up nearby. */
static char *
find_moved (const PvStoreShare *share)
{
  g_autofree char *folder = g_path_get_dirname (share->path);
  g_autofree char *parent = g_path_get_dirname (folder);
  char *found = find_in (folder, &share->mark, TRUE);

  return found ? found : find_in (parent, &share->mark, FALSE);
}

static PvSharedFile
look_for_missing (PvStoreShare *share, char **found)
{
  g_autofree char *folder = g_path_get_dirname (share->path);

  if (!is_folder (folder))
    return PV_SHARED_FILE_OUT_OF_REACH;
  /* One that never was there is not missed. */
  if (!share->mark.there)
    return PV_SHARED_FILE_KNOWN;

  *found = find_moved (share);
  return *found ? PV_SHARED_FILE_MOVED : PV_SHARED_FILE_GONE;
}

static PvSharedFile
of_error (const GError *error)
{
  if (g_error_matches (error, PV_ERROR, PV_ERROR_NOT_FOUND))
    return PV_SHARED_FILE_GONE;
  if (g_error_matches (error, PV_ERROR, PV_ERROR_DISK))
    return PV_SHARED_FILE_OUT_OF_REACH;
  return PV_SHARED_FILE_NO_DOCUMENT;
}

/* The same document: does it hold all, less or more than what was last shared from here? */
static PvSharedFile
compare (PvStore *store, PvSql *foreign, const PvFileMark *mark)
{
  PvStoreShare *share = store->share;
  gboolean known;
  gint64 changes;

  if (!pv_store_knows (store->sql, foreign, &known, NULL)
      || !pv_sql_get_int (foreign, "SELECT count (*) FROM change", 0, &changes, NULL))
    return PV_SHARED_FILE_NO_DOCUMENT;
  if (!known)
    return PV_SHARED_FILE_NEWER;
  if (changes < share->shared_changes)
    return PV_SHARED_FILE_OLDER;

  /* Only touched, or copied to and fro. */
  share->mark = *mark;
  share->shared_changes = changes;
  pv_store_share_write_state (share, NULL);
  return PV_SHARED_FILE_KNOWN;
}

static PvSharedFile
look_into (PvStore *store, PvFileMark *mark)
{
  g_autoptr (GError) error = NULL;
  guint version;
  g_autoptr (PvSql) foreign = pv_store_foreign_open (store->share->path, store->tables->kinds, mark, &version, &error);
  g_autofree char *uuid = foreign ? pv_store_foreign_uuid (foreign, NULL) : NULL;

  if (foreign == NULL)
    return of_error (error);
  if (g_strcmp0 (uuid, store->uuid) != 0)
    return PV_SHARED_FILE_OTHER_DOCUMENT;
  if (version > pv_store_version_of (store->tables->kinds))
    return PV_SHARED_FILE_NEWER_FORMAT;
  return compare (store, foreign, mark);
}

/* The folder in @parent that has this laptop's own file, as it was written last. */
static char *
find_folder_in (const char *parent, const PvStoreShare *share)
{
  g_autofree char *own = g_path_get_basename (share->file);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && n++ < MOST_ENTRIES && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);
      g_autofree char *file = g_build_filename (folder, own, NULL);

      if (was_renamed_to (&share->mark, file))
        return g_steal_pointer (&folder);
    }
  return NULL;
}

static PvSharedFile
look_for_missing_folder (const PvStoreShare *share, char **found)
{
  g_autofree char *parent = g_path_get_dirname (share->path);
  g_autofree char *above = g_path_get_dirname (parent);

  if (!is_folder (parent))
    return PV_SHARED_FILE_OUT_OF_REACH;
  if (share->mark.there)
    *found = find_folder_in (parent, share);
  if (share->mark.there && *found == NULL)
    *found = find_folder_in (above, share);
  return *found ? PV_SHARED_FILE_MOVED : PV_SHARED_FILE_GONE;
}

static PvSharedFile
look_together (PvStore *store, char **found)
{
  if (!is_folder (store->share->path))
    return look_for_missing_folder (store->share, found);
  return pv_together_is_behind (store) ? PV_SHARED_FILE_NEWER : PV_SHARED_FILE_KNOWN;
}

PvSharedFile
pv_store_look (PvStore *store, char **found)
{
  PvStoreShare *share = store->share;
  PvFileMark mark;

  *found = NULL;
  if (share == NULL)
    return PV_SHARED_FILE_KNOWN;
  if (share->together != NULL)
    return look_together (store, found);
  if (!pv_file_mark_read (share->path, &mark, NULL))
    return PV_SHARED_FILE_OUT_OF_REACH;
  if (!mark.there)
    return look_for_missing (share, found);
  if (pv_file_mark_equal (&mark, &share->mark))
    return PV_SHARED_FILE_KNOWN;

  /* Read once: the answer stays the same until the file changes, or what is known here does. */
  if (!pv_file_mark_equal (&mark, &share->looked) || share->looked_changes != store->n_changes)
    {
      share->looked_as = look_into (store, &mark);
      share->looked = mark;
      share->looked_changes = store->n_changes;
    }
  return share->looked_as;
}
