/* Which reader a file is for: its first bytes say so, not its name. */
#include "exchange/pv-sheet-zipped.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
begins (const char *data, gsize size, const char *with)
{
  return size >= strlen (with) && memcmp (data, with, strlen (with)) == 0;
}

void
pv_sheet_locked (const PvSheetFile *file, GError **error)
{
  g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is protected by a password; open it in its own program and save it without one"), file->name);
}

static gboolean
foreign (const PvSheetFile *file, GError **error)
{
  g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is no spreadsheet; save the table as .xlsx, .ods or .csv"), file->name);
  return FALSE;
}

/* The container of Microsoft's old formats, and of an .xlsx under a password, which has a stream of that name. */
static gboolean
refuse_ole (const PvSheetFile *file, GBytes *bytes, GError **error)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (memmem (data, size, encrypted, sizeof encrypted - 1) != NULL)
    pv_sheet_locked (file, error);
  else
    g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is in an old format of Excel; open it there and save it as .xlsx"), file->name);
  return FALSE;
}

static gboolean
read_zip (PvSheetFile *file, GBytes *bytes, GPtrArray *sheets, GError **error)
{
  g_autoptr (PvZip) zip = pv_zip_new (bytes, file->name, error);

  if (zip == NULL)
    return FALSE;
  if (pv_zip_is_locked (zip))
    {
      pv_sheet_locked (file, error);
      return FALSE;
    }
  if (pv_zip_has (zip, "content.xml"))
    return pv_ods_read (file, zip, sheets, error);
  if (pv_zip_has (zip, "xl/workbook.bin"))
    {
      g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is a binary workbook; open it in Excel and save it as .xlsx"), file->name);
      return FALSE;
    }
  if (pv_zip_has (zip, "[Content_Types].xml") && !pv_zip_has (zip, "word/document.xml") && !pv_zip_has (zip, "ppt/presentation.xml"))
    return pv_xlsx_read (file, zip, sheets, error);

  return foreign (file, error);
}

static gboolean
read_one_text (PvSheetFile *file, GBytes *bytes, GPtrArray *sheets, GError **error)
{
  PvSheet *sheet = pv_sheet_read_text (file, bytes, error);

  if (sheet != NULL)
    g_ptr_array_add (sheets, sheet);
  return sheet != NULL;
}

static gboolean
read_any (PvSheetFile *file, GBytes *bytes, GPtrArray *sheets, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize mark = begins (data, size, "\xef\xbb\xbf") ? 3 : 0;

  if (begins (data, size, "PK\x03\x04") || begins (data, size, "PK\x05\x06"))
    return read_zip (file, bytes, sheets, error);
  if (begins (data, size, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
    return refuse_ole (file, bytes, error);
  if (begins (data + mark, size - mark, "<?xml") || begins (data + mark, size - mark, "<office:document"))
    return pv_fods_read (file, bytes, sheets, error);
  if (begins (data, size, "%PDF") || begins (data + mark, size - mark, "<html") || begins (data + mark, size - mark, "<!DOCTYPE"))
    return foreign (file, error);

  return read_one_text (file, bytes, sheets, error);
}

/* The gate speaks of XML and of what was given to import; here the person gave a spreadsheet. */
static void
tell (const PvSheetFile *file, GError *cause, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (file->cancellable, error))
    {
      g_error_free (cause);
      return;
    }
  if (g_error_matches (cause, PV_ERROR, PV_ERROR_INPUT))
    cause->code = PV_ERROR_DAMAGED;
  else if (g_error_matches (cause, PV_ERROR, PV_ERROR_TOO_LARGE))
    cause->code = PV_ERROR_REFUSED;
  g_propagate_error (error, cause);
}

GPtrArray *
pv_sheets_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (name);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);
  PvSheetFile file = { .name = shown, .cancellable = cancellable };
  GError *cause = NULL;

  if (g_bytes_get_size (bytes) > PV_SHEET_MAX_BYTES)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s is larger than %u MiB; nothing was read"), shown, PV_SHEET_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  if (g_bytes_get_size (bytes) > 0 && !read_any (&file, bytes, sheets, &cause))
    {
      tell (&file, cause, error);
      return NULL;
    }
  if (sheets->len == 0)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is empty"), shown);
      return NULL;
    }

  return g_steal_pointer (&sheets);
}
