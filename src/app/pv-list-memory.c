#include "app/pv-list-memory.h"

/* More lists than anybody has: the file does not grow for ever. */
#define MOST 200
#define GROUP "lists"

static char *
memory_path (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "polkuverkko", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, "lists.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = memory_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

void
pv_list_memory_recall (const PvKinds *kinds, const PvSheet *sheet, PvMapping **mapping)
{
  g_autofree char *key = pv_mapping_key (*mapping, sheet);
  g_autoptr (GKeyFile) file = key ? load () : NULL;
  g_autofree char *text = file ? g_key_file_get_string (file, GROUP, key, NULL) : NULL;
  PvMapping *recalled = text ? pv_mapping_from_text (kinds, *mapping, text) : NULL;

  if (recalled == NULL)
    return;
  pv_mapping_free (*mapping);
  *mapping = recalled;
}

static gboolean
was_chosen (const PvMapping *mapping)
{
  for (guint c = 0; c < mapping->columns->len; c++)
    if (pv_mapping_get (mapping, c)->guess >= PV_GUESS_REMEMBERED)
      return TRUE;

  return FALSE;
}

static void
forget_oldest (GKeyFile *file)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, GROUP, NULL, NULL);

  if (keys != NULL && g_strv_length (keys) > MOST)
    g_key_file_remove_key (file, GROUP, keys[0], NULL);
}

/* Only what a person chose: a better guess tomorrow is better than yesterday's. A file that cannot be written disturbs nobody. */
void
pv_list_memory_remember (const PvKinds *kinds, const PvSheet *sheet, const PvMapping *mapping)
{
  g_autofree char *key = was_chosen (mapping) ? pv_mapping_key (mapping, sheet) : NULL;
  g_autoptr (GKeyFile) file = key ? load () : NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  if (file == NULL)
    return;
  text = pv_mapping_to_text (kinds, mapping);
  path = memory_path ();
  g_key_file_remove_key (file, GROUP, key, NULL);
  g_key_file_set_string (file, GROUP, key, text);
  forget_oldest (file);
  g_key_file_save_to_file (file, path, NULL);
}
