/* Which reader a file is for: its first bytes say so, not its name. */
#include "exchange/pv-sheet-private.h"

#include <glib/gi18n-lib.h>

static gboolean
read_all (PvSheetFile *file, GBytes *bytes, GPtrArray *sheets, GError **error)
{
  PvSheet *sheet = pv_sheet_read_text (file, bytes, error);

  if (sheet != NULL)
    g_ptr_array_add (sheets, sheet);
  return sheet != NULL;
}

GPtrArray *
pv_sheets_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (name);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);
  PvSheetFile file = { .name = shown, .cancellable = cancellable };

  if (g_bytes_get_size (bytes) > PV_SHEET_MAX_BYTES)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s is larger than %u MiB; nothing was read"), shown, PV_SHEET_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  if (!read_all (&file, bytes, sheets, error))
    return NULL;

  return g_steal_pointer (&sheets);
}
