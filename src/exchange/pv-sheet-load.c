#include "exchange/pv-sheet-load.h"

#include "base/base.h"

#include <glib/gi18n-lib.h>

gboolean
pv_sheets_is_sheet_name (const char *path)
{
  static const char *const endings[] = { ".csv", ".tsv", ".txt", ".ods", ".fods", ".xlsx" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;

  return FALSE;
}

static void
say_why (const char *name, const GError *why, GError **error)
{
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s: there is no such file"), name);
  else
    g_set_error (error, PV_ERROR, PV_ERROR_DISK, _("%s cannot be read: %s"), name, why->message);
}

/* A file of any size may lie under the name: it is asked first. */
static gboolean
check_size (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                                                  cancellable, &why);

  if (info == NULL)
    say_why (name, why, error);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    g_set_error (error, PV_ERROR, PV_ERROR_DISK, _("%s is not a file"), name);
  else if (g_file_info_get_size (info) > PV_SHEET_MAX_BYTES)
    g_set_error (error, PV_ERROR, PV_ERROR_TOO_LARGE, _("%s is larger than a list can be: %u megabytes at most"), name,
                 PV_SHEET_MAX_BYTES / 1024 / 1024);
  else
    return TRUE;

  return FALSE;
}

GPtrArray *
pv_sheets_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) why = NULL;

  if (!check_size (file, name, cancellable, error))
    return NULL;
  bytes = g_file_load_bytes (file, cancellable, NULL, &why);
  if (bytes == NULL)
    {
      say_why (name, why, error);
      return NULL;
    }

  return pv_sheets_read (bytes, name, cancellable, error);
}
