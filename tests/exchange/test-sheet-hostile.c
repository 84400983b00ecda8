/* Spreadsheet files made to hurt, and files that are something else: one line each that says what to do. */
#include "sheets.h"

#include <string.h>

static void
test_bomb (void)
{
  gsize size = 300 * 1024 * 1024;
  g_autofree char *elements = g_malloc (size);
  g_autoptr (GString) content = g_string_new ("<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>");
  GBytes *bomb;

  for (gsize i = content->len; i + 4 <= size; i += 4)
    memcpy (elements + i, "<a/>", 4);
  memcpy (elements, content->str, content->len);
  bomb = pv_test_zip_of ("content.xml", elements, size);
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 1024 * 1024);
  pv_test_sheet_refused ("pommi.ods", bomb, PV_ERROR_REFUSED, "pommi.ods unpacks to more than a spreadsheet of its size would");
}

/* The same in a part that is opened by the way. */
static void
test_bomb_in_strings (void)
{
  g_autoptr (GString) strings = g_string_new (NULL);

  for (guint i = 0; i < 1500000; i++)
    g_string_append (strings, "<si><t>aaaaaa</t></si>");
  pv_test_sheet_refused ("pommi.xlsx", pv_test_xlsx ("", NULL, strings->str, NULL), PV_ERROR_REFUSED, "pommi.xlsx");
}

static void
test_parts (void)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  static const char *const twice[] = { "content.xml", "<a/>", "Content.xml", "<b/>", NULL };

  for (guint i = 0; i < 4097; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("osa%u", i));
      g_ptr_array_add (parts, names->pdata[i]);
      g_ptr_array_add (parts, (gpointer) "");
    }
  g_ptr_array_add (parts, NULL);
  pv_test_sheet_refused ("monta.ods", pv_test_zip ((const char *const *) parts->pdata), PV_ERROR_REFUSED, "more than 4096 parts");
  pv_test_sheet_refused ("kaksi.ods", pv_test_zip (twice), PV_ERROR_DAMAGED, "kaksi.ods");
}

/* Nine signs say a million columns, or rows, or both. */
static void
test_repeated (void)
{
  static const char *const columns = "<table:table-row><table:table-cell table:number-columns-repeated='1000000'><text:p>x</text:p></table:table-cell></table:table-row>";
  static const char *const rows = "<table:table-row table:number-rows-repeated='1000000'><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
  static const char *const both = "<table:table-row table:number-rows-repeated='200000'><table:table-cell table:number-columns-repeated='1024'><text:p>x</text:p></table:table-cell></table:table-row>";
  static const char *const far = "<table:table-row table:number-rows-repeated='1073741824'><table:table-cell/></table:table-row>"
                                 "<table:table-row table:number-rows-repeated='1073741824'><table:table-cell/></table:table-row>"
                                 "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell table:number-columns-repeated='99999999999'/>"
                                 "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";

  pv_test_sheet_refused ("a.fods", pv_test_fods (columns), PV_ERROR_REFUSED, "a.fods, row 1, column AMK: a sheet may have 1,024 columns");
  pv_test_sheet_refused ("a.fods", pv_test_fods (rows), PV_ERROR_REFUSED, "a.fods, row 200001, column A: a sheet may have 200,000 rows");
  pv_test_sheet_refused ("a.fods", pv_test_fods (both), PV_ERROR_REFUSED, "4,000,000 cells");
  pv_test_sheet_refused ("a.ods", pv_test_ods (far), PV_ERROR_REFUSED, "a sheet may have 200,000 rows");
}

static void
test_far_cells (void)
{
  pv_test_sheet_refused ("a.xlsx", pv_test_xlsx ("<row r='1'><c r='XFD1'><v>1</v></c></row>", NULL, NULL, NULL), PV_ERROR_REFUSED, "row 1, column XFD");
  pv_test_sheet_refused ("a.xlsx", pv_test_xlsx ("<row r='1048576'><c r='A1048576'><v>1</v></c></row>", NULL, NULL, NULL), PV_ERROR_REFUSED, "row 1048576");
  pv_test_sheet_refused ("a.xlsx", pv_test_xlsx ("<row r='1'><c r='ZZZZZZZZZZZZZZ1'><v>1</v></c></row>", NULL, NULL, NULL), PV_ERROR_DAMAGED, "a.xlsx");
}

/* One long text said so often that all of it together fills the memory. */
static void
test_much_text (void)
{
  g_autoptr (GString) strings = g_string_new ("<si><t>");
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < 60000; i++)
    g_string_append_c (strings, 'x');
  g_string_append (strings, "</t></si>");
  for (guint i = 0; i < 3000; i++)
    g_string_append (rows, "<row><c t='s'><v>0</v></c></row>");
  pv_test_sheet_refused ("a.xlsx", pv_test_xlsx (rows->str, NULL, strings->str, NULL), PV_ERROR_REFUSED, "more than 128 MiB of text");
  for (guint i = 0; i < 10000; i++)
    g_string_insert_c (strings, 7, 'x');
  pv_test_sheet_refused ("a.xlsx", pv_test_xlsx ("<row><c/><c t='s'><v>0</v></c></row>", NULL, strings->str, NULL), PV_ERROR_REFUSED, "row 1, column B: a cell may hold 64 KiB");
}

static void
test_many_merges (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) merges = g_string_new ("<mergeCells>");

  for (guint i = 0; i < 2000; i++)
    g_string_append (rows, "<row><c><v>1</v></c></row>");
  for (guint i = 0; i < 50000; i++)
    g_string_append (merges, "<mergeCell ref='A1:A2000'/>");
  g_string_append (merges, "</mergeCells>");
  pv_test_sheet_refused ("a.xlsx", pv_test_xlsx (rows->str, merges->str, NULL, NULL), PV_ERROR_DAMAGED, "a.xlsx");
}

static void
test_xml (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) tag = g_string_new ("<table:table-row");
  static const char dtd[] = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>";
  g_autofree char *doctype = g_strdup_printf ("</table:table>%s", "<!DOCTYPE a>");

  pv_test_sheet_refused ("a.fods", g_bytes_new_static (dtd, strlen (dtd)), PV_ERROR_DAMAGED, "DOCTYPE");
  pv_test_sheet_refused ("a.ods", pv_test_ods (doctype), PV_ERROR_DAMAGED, "a.ods (content.xml)");
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "<table:table-row-group>");
  pv_test_sheet_refused ("a.ods", pv_test_ods (deep->str), PV_ERROR_DAMAGED, "a.ods");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (tag, " a%u=''", i);
  g_string_append (tag, "/>");
  pv_test_sheet_refused ("a.ods", pv_test_ods (tag->str), PV_ERROR_REFUSED, "32 KiB");
}

static void
test_foreign (void)
{
  static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0k\0b\0o\0o\0k\0";
  static const char locked[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  static const char *const binary[] = { "[Content_Types].xml", "<Types/>", "xl/workbook.bin", "x", NULL };
  static const char *const word[] = { "[Content_Types].xml", "<Types/>", "word/document.xml", "<x/>", NULL };
  static const char *const writer[] = { "content.xml", "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'/>", NULL };
  static const char *const password[] = { "META-INF/manifest.xml", "<m:manifest xmlns:m='x'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>", "content.xml", "\1\2\3", NULL };
  static const char *const empty[] = { "x", "y", NULL };
  static const char html[] = "<html><table/></html>", pdf[] = "%PDF-1.4";

  pv_test_sheet_refused ("a.xls", g_bytes_new_static (ole, sizeof ole), PV_ERROR_FOREIGN, "old format of Excel; open it there and save it as .xlsx");
  pv_test_sheet_refused ("a.xlsx", g_bytes_new_static (locked, sizeof locked), PV_ERROR_FOREIGN, "protected by a password");
  pv_test_sheet_refused ("a.xlsb", pv_test_zip (binary), PV_ERROR_FOREIGN, "binary workbook");
  pv_test_sheet_refused ("a.docx", pv_test_zip (word), PV_ERROR_FOREIGN, "no spreadsheet");
  pv_test_sheet_refused ("a.odt", pv_test_zip (writer), PV_ERROR_FOREIGN, "no spreadsheet");
  pv_test_sheet_refused ("a.ods", pv_test_zip (password), PV_ERROR_FOREIGN, "protected by a password");
  pv_test_sheet_refused ("a.zip", pv_test_zip (empty), PV_ERROR_FOREIGN, "no spreadsheet");
  pv_test_sheet_refused ("a.xls", g_bytes_new_static (html, strlen (html)), PV_ERROR_FOREIGN, "no spreadsheet");
  pv_test_sheet_refused ("a.pdf", g_bytes_new_static (pdf, strlen (pdf)), PV_ERROR_FOREIGN, "no spreadsheet");
  pv_test_sheet_refused ("a.fods", pv_test_fods (""), PV_ERROR_FOREIGN, "a.fods is empty");
}

/* Cut off anywhere, it is damaged and never half a list. */
static void
test_cut_off (void)
{
  g_autoptr (GBytes) whole = pv_test_xlsx ("<row><c><v>1</v></c></row>", NULL, NULL, NULL);

  for (gsize size = 4; size < g_bytes_get_size (whole); size += 37)
    pv_test_sheet_refused ("a.xlsx", g_bytes_new_from_bytes (whole, 0, size), PV_ERROR_DAMAGED, "a.xlsx is damaged or was cut off");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-hostile/bomb", test_bomb);
  g_test_add_func ("/exchange/sheet-hostile/bomb-in-strings", test_bomb_in_strings);
  g_test_add_func ("/exchange/sheet-hostile/parts", test_parts);
  g_test_add_func ("/exchange/sheet-hostile/repeated", test_repeated);
  g_test_add_func ("/exchange/sheet-hostile/far-cells", test_far_cells);
  g_test_add_func ("/exchange/sheet-hostile/much-text", test_much_text);
  g_test_add_func ("/exchange/sheet-hostile/many-merges", test_many_merges);
  g_test_add_func ("/exchange/sheet-hostile/xml", test_xml);
  g_test_add_func ("/exchange/sheet-hostile/foreign", test_foreign);
  g_test_add_func ("/exchange/sheet-hostile/cut-off", test_cut_off);
  return g_test_run ();
}
