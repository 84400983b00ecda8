#include "scratch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static char *folder;

void
scratch_init (void)
{
  g_autofree char *data = NULL;

  folder = g_dir_make_tmp ("polkuverkko-test-XXXXXX", NULL);
  g_assert_nonnull (folder);
  data = g_build_filename (folder, "user data", NULL);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
}

char *
scratch_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
remove_folder (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_folder (child);
  g_file_delete (file, NULL, NULL);
}

int
scratch_run (void)
{
  int result = g_test_run ();
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  remove_folder (file);
  g_clear_pointer (&folder, g_free);
  return result;
}
