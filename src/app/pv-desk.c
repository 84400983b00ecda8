#include "app/pv-desk.h"

#include <math.h>
#include <string.h>

/* Documents whose desk is kept. */
#define MOST 40
#define AT "at"

struct _PvDesk
{
  GKeyFile *file;
  char *group;
};

static char *
file_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "polkuverkko", "desk.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = file_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/* What cannot be written is not remembered: no reason to disturb anybody. */
static void
save (GKeyFile *file)
{
  g_autofree char *path = file_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL);
}

static char *
group_of (const char *path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
}

PvDesk *
pv_desk_open (const char *path)
{
  PvDesk *desk = g_new0 (PvDesk, 1);

  desk->file = load ();
  desk->group = group_of (path);
  return desk;
}

void
pv_desk_free (PvDesk *desk)
{
  g_key_file_unref (desk->file);
  g_free (desk->group);
  g_free (desk);
}

static void
drop_oldest (GKeyFile *file)
{
  gsize n;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n);
  const char *oldest = NULL;
  gint64 oldest_at = G_MAXINT64;

  for (gsize i = 0; i < n; i++)
    {
      gint64 at = g_key_file_get_int64 (file, groups[i], AT, NULL);

      if (at < oldest_at)
        {
          oldest_at = at;
          oldest = groups[i];
        }
    }
  if (n > MOST && oldest)
    g_key_file_remove_group (file, oldest, NULL);
}

void
pv_desk_keep (PvDesk *desk)
{
  g_key_file_set_int64 (desk->file, desk->group, AT, pv_clock_now_ms ());
  drop_oldest (desk->file);
  save (desk->file);
}

void
pv_desk_forget (const char *path)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *group = group_of (path);

  if (g_key_file_remove_group (file, group, NULL))
    save (file);
}

char *
pv_desk_get_word (PvDesk *desk, const char *key)
{
  return g_key_file_get_string (desk->file, desk->group, key, NULL);
}

void
pv_desk_put_word (PvDesk *desk, const char *key, const char *word)
{
  g_key_file_set_string (desk->file, desk->group, key, word);
}

GArray *
pv_desk_get_list (PvDesk *desk, const char *key)
{
  gsize n = 0;
  g_autofree double *found = g_key_file_get_double_list (desk->file, desk->group, key, &n, NULL);
  GArray *list;

  if (found == NULL || n == 0)
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (!isfinite (found[i]))
      return NULL;
  list = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (list, found, (guint) n);
  return list;
}

gboolean
pv_desk_get_numbers (PvDesk *desk, const char *key, double *numbers, guint n)
{
  g_autoptr (GArray) list = pv_desk_get_list (desk, key);

  if (list == NULL || list->len != n)
    return FALSE;
  memcpy (numbers, list->data, n * sizeof *numbers);
  return TRUE;
}

void
pv_desk_put_numbers (PvDesk *desk, const char *key, double *numbers, guint n)
{
  if (n > 0)
    g_key_file_set_double_list (desk->file, desk->group, key, numbers, n);
  else
    g_key_file_remove_key (desk->file, desk->group, key, NULL);
}
