#include "app/pv-recents.h"

#include "app/pv-desk.h"

#include <glib/gstdio.h>

#define MOST 10

typedef struct
{
  char *path;
  char *title;
  gint64 at;
} Line;

/* The file is read, changed and written as a whole. */
static GMutex writing;
static GCond written;
static guint n_coming;         /* lines that workers have yet to write */

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

/* What is still to come is there. */
static void
lock_when_written (void)
{
  g_mutex_lock (&writing);
  while (n_coming > 0)
    g_cond_wait (&written, &writing);
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
  g_autoptr (GKeyFile) file = NULL;
  g_auto (GStrv) groups = NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_recent_free);

  lock_when_written ();
  file = load ();
  g_mutex_unlock (&writing);
  groups = g_key_file_get_groups (file, NULL);
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

static Line *
line_new (PvDocument *document)
{
  Line *line = g_new (Line, 1);

  *line = (Line) { g_strdup (pv_document_get_path (document)), pv_document_get_title (document, PV_LANG_FI), pv_clock_now_ms () };
  return line;
}

static void
line_free (Line *line)
{
  g_free (line->path);
  g_free (line->title);
  g_free (line);
}

static void
write_line (const Line *line)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = group_of (line->path);

  /* A worker may come late. */
  if (g_key_file_get_int64 (file, group, "at", NULL) > line->at)
    return;
  g_key_file_set_string (file, group, "path", line->path);
  g_key_file_set_string (file, group, "title", line->title);
  g_key_file_set_int64 (file, group, "at", line->at);
  save (file);
}

void
pv_recents_remember (PvDocument *document)
{
  Line *line = line_new (document);

  g_mutex_lock (&writing);
  write_line (line);
  g_mutex_unlock (&writing);
  line_free (line);
}

static void
write_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_mutex_lock (&writing);
  write_line (data);
  n_coming--;
  g_cond_broadcast (&written);
  g_mutex_unlock (&writing);
  g_task_return_boolean (task, TRUE);
}

void
pv_recents_remember_soon (PvDocument *document)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, line_new (document), (GDestroyNotify) line_free);
  g_mutex_lock (&writing);
  n_coming++;
  g_mutex_unlock (&writing);
  pv_task_run_in_worker (task, write_in_worker);
}

void
pv_recents_forget (const char *path)
{
  g_autofree char *group = group_of (path);
  g_autofree char *picture = pv_recents_picture (path);

  {
    g_autoptr (GKeyFile) file = NULL;

    lock_when_written ();
    file = load ();
    g_key_file_remove_group (file, group, NULL);
    save (file);
    g_mutex_unlock (&writing);
  }
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
