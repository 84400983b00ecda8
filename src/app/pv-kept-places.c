#include "app/pv-kept-places.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* Files: networks, views and filters that were laid out last. */
#define MOST 40
/* Model pixels: no drawing reaches as far. */
#define FARTHEST 1e7

/* What stands before the places. Another build may place differently: its file is another. */
typedef struct
{
  gint64 program_size;
  gint64 program_changed_s;
} Head;

G_STATIC_ASSERT (sizeof (PvPoint) == 2 * sizeof (double));

static char *
folder_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "polkuverkko", "places", NULL);
}

static char *
file_path (const char *key)
{
  g_autofree char *folder = folder_path ();

  return g_build_filename (folder, key, NULL);
}

static gboolean
get_head (Head *head)
{
  GStatBuf program;

  if (g_stat ("/proc/self/exe", &program) != 0)
    return FALSE;
  *head = (Head) { program.st_size, program.st_mtime };
  return TRUE;
}

static gboolean
is_of_size (const char *path, gsize size)
{
  GStatBuf about;

  return g_stat (path, &about) == 0 && (gsize) about.st_size == size;
}

static gboolean
are_places (const PvPoint *places, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!isfinite (places[i].x) || !isfinite (places[i].y) || fabs (places[i].x) > FARTHEST || fabs (places[i].y) > FARTHEST)
      return FALSE;
  return TRUE;
}

/* Nothing in it is believed that does not fit to the byte. */
static gboolean
recall (const char *key, PvPoint *places, guint n)
{
  g_autofree char *path = file_path (key);
  g_autofree char *content = NULL;
  g_autofree PvPoint *found = NULL;
  gsize size = n * sizeof (PvPoint), length = 0;
  Head head;

  if (!get_head (&head) || !is_of_size (path, sizeof head + size) || !g_file_get_contents (path, &content, &length, NULL)
      || length != sizeof head + size || memcmp (content, &head, sizeof head) != 0)
    return FALSE;
  found = g_memdup2 (content + sizeof head, size);
  if (!are_places (found, n))
    return FALSE;
  memcpy (places, found, size);
  return TRUE;
}

static void
drop_oldest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *oldest = NULL;
  gint64 oldest_s = G_MAXINT64;
  guint n = 0;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf about;

      n++;
      if (g_stat (path, &about) != 0 || about.st_mtime >= oldest_s)
        continue;
      oldest_s = about.st_mtime;
      g_free (oldest);
      oldest = g_steal_pointer (&path);
    }
  if (n > MOST && oldest)
    g_unlink (oldest);
}

/* What cannot be written is worked out again: no reason to disturb anybody. */
static void
keep (const char *key, const PvPoint *places, guint n)
{
  g_autofree char *folder = folder_path ();
  g_autofree char *path = file_path (key);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  Head head;

  if (!get_head (&head))
    return;
  g_byte_array_append (content, (const guint8 *) &head, sizeof head);
  g_byte_array_append (content, (const guint8 *) places, n * (guint) sizeof (PvPoint));
  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (path, (const char *) content->data, content->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    drop_oldest (folder);
}

const PvPlaceMemory *
pv_kept_places (void)
{
  static const PvPlaceMemory memory = { recall, keep };

  return &memory;
}
