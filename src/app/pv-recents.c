#include "app/pv-recents.h"

#include "app/pv-desk.h"

#include <glib/gstdio.h>

#define MOST 10

static char *
list_path (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "polkuverkko", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, "recent.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = list_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/* A list of recent files that cannot be written is no reason to disturb anybody. */
static void
save (GKeyFile *file)
{
  g_autofree char *path = list_path ();

  g_key_file_save_to_file (file, path, NULL);
}

static char *
group_of (const char *path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const PvRecent *left = *(const PvRecent *const *) a;
  const PvRecent *right = *(const PvRecent *const *) b;

  return left->at < right->at ? 1 : left->at > right->at ? -1 : g_strcmp0 (left->path, right->path);
}

static PvRecent *
read_recent (GKeyFile *file, const char *group)
{
  g_autofree char *path = g_key_file_get_string (file, group, "path", NULL);
  PvRecent *recent;

  if (path == NULL)
    return NULL;

  recent = g_new0 (PvRecent, 1);
  recent->title = g_key_file_get_string (file, group, "title", NULL);
  recent->at = g_key_file_get_int64 (file, group, "at", NULL);
  recent->there = g_file_test (path, G_FILE_TEST_EXISTS);
  recent->unshared = pv_document_has_unshared (path);
  recent->picture = pv_recents_picture (path);
  recent->path = g_steal_pointer (&path);
  return recent;
}

void
pv_recent_free (PvRecent *recent)
{
  g_free (recent->path);
  g_free (recent->title);
  g_free (recent->picture);
  g_free (recent);
}

GPtrArray *
pv_recents_list (void)
{
  g_autoptr (GKeyFile) file = load ();
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_recent_free);

  for (guint i = 0; groups[i]; i++)
    {
      PvRecent *recent = read_recent (file, groups[i]);

      if (recent)
        g_ptr_array_add (list, recent);
    }
  g_ptr_array_sort (list, newest_first);
  if (list->len > MOST)
    g_ptr_array_set_size (list, MOST);
  return list;
}

void
pv_recents_remember (PvDocument *document)
{
  const char *path = pv_document_get_path (document);
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = group_of (path);
  g_autofree char *title = pv_document_get_title (document, PV_LANG_FI);

  g_key_file_set_string (file, group, "path", path);
  g_key_file_set_string (file, group, "title", title);
  g_key_file_set_int64 (file, group, "at", pv_clock_now_ms ());
  save (file);
}

void
pv_recents_forget (const char *path)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = group_of (path);
  g_autofree char *picture = pv_recents_picture (path);

  g_key_file_remove_group (file, group, NULL);
  save (file);
  pv_desk_forget (path);
  g_unlink (picture);
}

char *
pv_recents_picture (const char *path)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "polkuverkko", "pictures", NULL);
  g_autofree char *group = group_of (path);
  g_autofree char *name = g_strconcat (group, ".png", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}
