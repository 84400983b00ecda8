#include "sheets.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define OFFICE                                                                                                                             \
  " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"         \
  " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"             \
  " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"                                                                        \
  " xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"

static void
add_part (struct archive *archive, const char *name, const void *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, size), ==, (la_ssize_t) size);
  archive_entry_free (entry);
}

static la_ssize_t
write_cb (struct archive *archive, void *user_data, const void *data, size_t size)
{
  g_byte_array_append (user_data, data, (guint) size);
  return (la_ssize_t) size;
}

static struct archive *
begin (GByteArray *bytes)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_per_block (archive, 0);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, write_cb, NULL), ==, ARCHIVE_OK);
  return archive;
}

static GBytes *
end (struct archive *archive, GByteArray *bytes)
{
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
pv_test_zip (const char *const *parts)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = begin (bytes);

  for (guint i = 0; parts[i] != NULL; i += 2)
    add_part (archive, parts[i], parts[i + 1], strlen (parts[i + 1]));
  return end (archive, bytes);
}

GBytes *
pv_test_zip_of (const char *name, const void *data, gsize size)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = begin (bytes);

  add_part (archive, name, data, size);
  return end (archive, bytes);
}

GBytes *
pv_test_xlsx (const char *rows, const char *after, const char *strings, const char *styles)
{
  static const char *const main_ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static const char *const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  g_autofree char *workbook = g_strdup_printf ("<?xml version='1.0'?><workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='Toimijat' sheetId='1' r:id='rId1'/>"
                                               "</sheets></workbook>",
                                               main_ns, rel);
  g_autofree char *rels = g_strdup_printf ("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                                           "<Relationship Id='rId1' Type='%s/worksheet' Target='worksheets/sheet1.xml'/>"
                                           "<Relationship Id='rId2' Type='%s/sharedStrings' Target='/xl/sharedStrings.xml'/>"
                                           "<Relationship Id='rId3' Type='%s/styles' Target='styles.xml'/></Relationships>",
                                           rel, rel, rel);
  g_autofree char *sheet = g_strdup_printf ("<worksheet xmlns='%s'><sheetData>%s</sheetData>%s</worksheet>", main_ns, rows, after ? after : "");
  g_autofree char *sst = g_strdup_printf ("<sst xmlns='%s'>%s</sst>", main_ns, strings ? strings : "");
  g_autofree char *style_sheet = g_strdup_printf ("<styleSheet xmlns='%s'>%s</styleSheet>", main_ns, styles ? styles : "");
  const char *const parts[] = { "[Content_Types].xml", "<Types/>", "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", rels,
                                "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", sst, "xl/styles.xml", style_sheet, NULL };

  return pv_test_zip (parts);
}

static char *
office_text (const char *root, const char *rows)
{
  return g_strdup_printf ("<?xml version='1.0' encoding='UTF-8'?><office:%s" OFFICE "><office:automatic-styles><style:style style:name='ta1'"
                          " style:family='table'><style:table-properties table:display='false'/></style:style></office:automatic-styles>"
                          "<office:body><office:spreadsheet><table:table table:name='Toimijat'>%s</table:table></office:spreadsheet></office:body></office:%s>",
                          root, rows, root);
}

GBytes *
pv_test_fods (const char *rows)
{
  char *text = office_text ("document", rows);

  return g_bytes_new_take (text, strlen (text));
}

GBytes *
pv_test_ods (const char *rows)
{
  g_autofree char *text = office_text ("document-content", rows);
  const char *const parts[] = { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", text, NULL };

  return pv_test_zip (parts);
}

PvSheet *
pv_test_sheet (const char *name, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = pv_sheets_read (bytes, name, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 1);
  return pv_sheet_ref (sheets->pdata[0]);
}

void
pv_test_sheet_refused (const char *name, GBytes *bytes, PvErrorCode code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = pv_sheets_read (bytes, name, NULL, &error);

  g_assert_null (sheets);
  g_test_message ("%s", error->message);
  g_assert_error (error, PV_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strchr (error->message, '\n'));
  g_bytes_unref (bytes);
}
