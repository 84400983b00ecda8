/* .xlsx: what each kind of cell comes out as. */
#include "sheets.h"

#include <string.h>

static PvSheet *
read_rows (const char *rows, const char *after, const char *strings, const char *styles)
{
  g_autoptr (GBytes) bytes = pv_test_xlsx (rows, after, strings, styles);

  return pv_test_sheet ("lista.xlsx", bytes);
}

static void
test_strings (void)
{
  g_autoptr (PvSheet) sheet = read_rows ("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='D1' t='inlineStr'><is><t>suora</t></is></c></row>"
                                         "<row r='3'><c r='A3' t='str'><f>A1</f><v>Kela_x000D_\nFpa</v></c><c r='B3' t='s'><v>2</v></c><c t='s'><v>3</v></c></row>",
                                         NULL,
                                         "<si><t xml:space='preserve'> Kela </t></si><si><r><t>Vaasan </t></r><r><rPr><b/></rPr><t>kaupunki</t></r></si>"
                                         "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si><si/>",
                                         NULL);

  g_assert_cmpstr (pv_sheet_get_name (sheet), ==, "Toimijat");
  g_assert_cmpuint (pv_sheet_get_n_rows (sheet), ==, 3);
  g_assert_cmpuint (pv_sheet_get_n_columns (sheet), ==, 4);
  pv_test_cell (sheet, 0, 0, PV_CELL_TEXT, "Kela");
  pv_test_cell (sheet, 0, 1, PV_CELL_TEXT, "Vaasan kaupunki");
  pv_test_cell (sheet, 0, 2, PV_CELL_EMPTY, "");
  pv_test_cell (sheet, 0, 3, PV_CELL_TEXT, "suora");
  pv_test_cell (sheet, 2, 0, PV_CELL_TEXT, "Kela\nFpa");
  pv_test_cell (sheet, 2, 1, PV_CELL_TEXT, "東京");
  pv_test_cell (sheet, 2, 2, PV_CELL_EMPTY, "");
  g_assert_null (pv_sheet_get_remark (sheet));
}

#define STYLES                                                                                                                             \
  "<numFmts><numFmt numFmtId='164' formatCode='d\\.m\\.yyyy'/><numFmt numFmtId='165' formatCode='000'/>"                                   \
  "<numFmt numFmtId='166' formatCode='[$-40B]0000000\\-0;@'/><numFmt numFmtId='167' formatCode='&quot;päivää&quot; 0'/></numFmts>"          \
  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"                                                                                       \
  "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='9'/><xf numFmtId='20'/>"           \
  "<xf numFmtId='167'/><xf numFmtId='14'/></cellXfs>"

static void
test_numbers (void)
{
  g_autoptr (PvSheet) sheet
      = read_rows ("<row><c><v>905</v></c><c><v>12.5</v></c><c><v>0.30000000000000004</v></c><c><v>1E21</v></c><c><v>1.5E-5</v></c><c><v>-3</v></c></row>"
                   "<row><c s='2'><v>5</v></c><c s='2'><v>1905</v></c><c s='3'><v>1234567</v></c><c s='4'><v>0.25</v></c><c s='5'><v>0.354166666666667</v></c>"
                   "<c s='6'><v>3</v></c></row>"
                   "<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c s='99'><v>7</v></c><c><v>abc</v></c></row>",
                   NULL, NULL, STYLES);

  pv_test_cell (sheet, 0, 0, PV_CELL_NUMBER, "905");
  pv_test_cell (sheet, 0, 1, PV_CELL_NUMBER, "12.5");
  pv_test_cell (sheet, 0, 2, PV_CELL_NUMBER, "0.3");
  pv_test_cell (sheet, 0, 3, PV_CELL_NUMBER, "1000000000000000000000");
  pv_test_cell (sheet, 0, 4, PV_CELL_NUMBER, "0.000015");
  pv_test_cell (sheet, 0, 5, PV_CELL_NUMBER, "-3");
  pv_test_cell (sheet, 1, 0, PV_CELL_TEXT, "005");
  pv_test_cell (sheet, 1, 1, PV_CELL_NUMBER, "1905");
  pv_test_cell (sheet, 1, 2, PV_CELL_TEXT, "0123456-7");
  pv_test_cell (sheet, 1, 3, PV_CELL_NUMBER, "25");
  pv_test_cell (sheet, 1, 4, PV_CELL_TEXT, "08:30");
  pv_test_cell (sheet, 1, 5, PV_CELL_NUMBER, "3");
  pv_test_cell (sheet, 2, 0, PV_CELL_YES_NO, "1");
  pv_test_cell (sheet, 2, 1, PV_CELL_YES_NO, "0");
  pv_test_cell (sheet, 2, 2, PV_CELL_NUMBER, "7");
  pv_test_cell (sheet, 2, 3, PV_CELL_TEXT, "abc");
}

static void
test_dates (void)
{
  g_autoptr (PvSheet) sheet = read_rows ("<row><c s='1'><v>46082</v></c><c s='7'><v>1</v></c><c s='7'><v>59</v></c><c s='7'><v>61</v></c><c s='1'><v>46082.75</v></c>"
                                         "<c t='d'><v>2026-03-01T08:00:00Z</v></c><c s='1'><v>-4</v></c><c s='1'><v>99999999</v></c></row>",
                                         NULL, NULL, STYLES);

  pv_test_cell (sheet, 0, 0, PV_CELL_DATE, "2026-03-01");
  pv_test_cell (sheet, 0, 1, PV_CELL_DATE, "1900-01-01");
  pv_test_cell (sheet, 0, 2, PV_CELL_DATE, "1900-02-28");
  pv_test_cell (sheet, 0, 3, PV_CELL_DATE, "1900-03-01");
  pv_test_cell (sheet, 0, 4, PV_CELL_DATE, "2026-03-01");
  pv_test_cell (sheet, 0, 5, PV_CELL_DATE, "2026-03-01");
  pv_test_cell (sheet, 0, 6, PV_CELL_NUMBER, "-4");
  pv_test_cell (sheet, 0, 7, PV_CELL_NUMBER, "99999999");
}

/* The Mac's days, a strict document in another namespace, a hidden sheet, and one that is empty. */
static void
test_workbook (void)
{
  static const char *const parts[] = {
    "[Content_Types].xml", "<Types/>",
    "_rels/.rels", "<Relationships><Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/kirja/w.xml'/></Relationships>",
    "kirja/w.xml", "<w:workbook xmlns:w='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:q='http://purl.oclc.org/ooxml/officeDocument/relationships'><w:workbookPr date1904='1'/>"
                   "<w:sheets><w:sheet name='Tyhjä' q:id='x'/><w:sheet name='Päivät' q:id='y'/><w:sheet name='Piilo' state='veryHidden' q:id='z'/></w:sheets></w:workbook>",
    "kirja/_rels/w.xml.rels", "<Relationships><Relationship Id='x' Type='t/worksheet' Target='one.xml'/><Relationship Id='y' Type='t/worksheet' Target='../kirja/two.xml'/>"
                              "<Relationship Id='z' Type='t/worksheet' Target='THREE.xml'/><Relationship Id='s' Type='t/styles' Target='s.xml'/></Relationships>",
    "kirja/one.xml", "<worksheet/>",
    "kirja/two.xml", "<worksheet><sheetData><row><c s='0'><v>44620</v></c></row></sheetData></worksheet>",
    "kirja/three.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    "kirja/s.xml", "<styleSheet><cellXfs count='1'><xf numFmtId='14'/></cellXfs></styleSheet>", NULL
  };
  g_autoptr (GBytes) bytes = pv_test_zip (parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = pv_sheets_read (bytes, "mac.xlsx", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 2);
  g_assert_cmpstr (pv_sheet_get_name (sheets->pdata[0]), ==, "Päivät");
  pv_test_cell (sheets->pdata[0], 0, 0, PV_CELL_DATE, "2026-03-01");
  g_assert_null (pv_sheet_get_remark (sheets->pdata[0]));
  g_assert_nonnull (strstr (pv_sheet_get_remark (sheets->pdata[1]), "hidden"));
}

static void
test_formulas (void)
{
  g_autoptr (PvSheet) sheet = read_rows ("<row><c><f>1+1</f><v>2</v></c><c t='str'><f>A1&amp;\"\"</f><v></v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c><c><f>A9</f></c></row>"
                                         "<row><c t='e'><v>#REF!</v></c><c t='inlineStr'><is><t>'=1+1</t></is></c></row>",
                                         NULL, NULL, NULL);

  pv_test_cell (sheet, 0, 0, PV_CELL_NUMBER, "2");
  pv_test_cell (sheet, 0, 1, PV_CELL_EMPTY, "");
  pv_test_cell (sheet, 0, 2, PV_CELL_EMPTY, "");
  pv_test_cell (sheet, 0, 3, PV_CELL_EMPTY, "");
  pv_test_cell (sheet, 1, 1, PV_CELL_TEXT, "=1+1");
  g_assert_nonnull (strstr (pv_sheet_get_remark (sheet), "2 cells hold an error of the spreadsheet and count as empty; the first: row 1, column C"));
  g_assert_nonnull (strstr (pv_sheet_get_remark (sheet), "\n1 formula was saved without its value"));
}

static void
test_merged (void)
{
  g_autoptr (PvSheet) sheet = read_rows ("<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c></row>"
                                         "<row r='2'><c r='A2'><v>4</v></c><c r='B2'><v>5</v></c></row><row r='3'><c r='B3'><v>6</v></c></row>",
                                         "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='$B$3:XFD1048576'/></mergeCells>", NULL, NULL);

  pv_test_cell (sheet, 0, 0, PV_CELL_NUMBER, "1");
  pv_test_cell (sheet, 0, 1, PV_CELL_EMPTY, "");
  pv_test_cell (sheet, 0, 2, PV_CELL_NUMBER, "3");
  pv_test_cell (sheet, 1, 0, PV_CELL_EMPTY, "");
  pv_test_cell (sheet, 1, 1, PV_CELL_EMPTY, "");
  pv_test_cell (sheet, 2, 1, PV_CELL_NUMBER, "6");
}

static void
damaged_rows (const char *rows, const char *after)
{
  pv_test_sheet_refused ("lista.xlsx", pv_test_xlsx (rows, after, NULL, NULL), PV_ERROR_DAMAGED, "lista.xlsx");
}

static void
test_damaged (void)
{
  damaged_rows ("<row r='2'><c><v>1</v></c></row><row r='1'/>", NULL);
  damaged_rows ("<row r='0'/>", NULL);
  damaged_rows ("<row r='1'><c r='A2'><v>1</v></c></row>", NULL);
  damaged_rows ("<row r='1'><c r='B1'/><c r='A1'/></row>", NULL);
  damaged_rows ("<c><v>1</v></c>", NULL);
  damaged_rows ("<row><c t='s'><v>0</v></c></row>", NULL);
  damaged_rows ("<row><c><v>1</v></c></row>", "<mergeCells><mergeCell ref='A1'/></mergeCells>");
  damaged_rows ("<row><c><v>1</c></row>", NULL);
  damaged_rows ("<row><c><v>&x;</v></c></row>", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-xlsx/strings", test_strings);
  g_test_add_func ("/exchange/sheet-xlsx/numbers", test_numbers);
  g_test_add_func ("/exchange/sheet-xlsx/dates", test_dates);
  g_test_add_func ("/exchange/sheet-xlsx/workbook", test_workbook);
  g_test_add_func ("/exchange/sheet-xlsx/formulas", test_formulas);
  g_test_add_func ("/exchange/sheet-xlsx/merged", test_merged);
  g_test_add_func ("/exchange/sheet-xlsx/damaged", test_damaged);
  return g_test_run ();
}
