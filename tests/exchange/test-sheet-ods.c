/* .ods and .fods: the same cells, flat and zipped. */
#include "sheets.h"

#include <string.h>

static const char rows[]
    = "<table:table-column table:number-columns-repeated='16384'/><table:table-header-rows><table:table-row>"
      "<table:table-cell office:value-type='string'><text:p>Nimi</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated='2' office:value-type='string' calcext:value-type='string'><text:p>kaksi</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated='16381'/></table:table-row></table:table-header-rows>"
      "<table:table-row><table:table-cell office:value-type='string'><office:annotation><text:p>huomautus</text:p></office:annotation>"
      "<text:p>Vaasan <text:span>kaupunki</text:span></text:p><text:p>a<text:s text:c='2'/>b\n   c<text:tab/>d<text:line-break/>e</text:p></table:table-cell>"
      "<table:table-cell office:value-type='float' office:value='12.5'><text:p>12,5</text:p></table:table-cell>"
      "<table:table-cell office:value-type='float' office:value='5'><text:p>005</text:p></table:table-cell>"
      "<table:table-cell office:value-type='float' office:value='1234567'><text:p>0123456-7</text:p></table:table-cell>"
      "<table:table-cell office:value-type='percentage' office:value='0.255'><text:p>26 %</text:p></table:table-cell>"
      "<table:table-cell office:value-type='date' office:date-value='2026-03-01T12:00:00'><text:p>1.3.2026</text:p></table:table-cell>"
      "<table:table-cell office:value-type='time' office:time-value='PT08H30M00S'><text:p>8.30</text:p></table:table-cell>"
      "<table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>TOSI</text:p></table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>"
      "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-spanned='2' office:value-type='float' office:value='-5'><text:p>-5</text:p></table:table-cell>"
      "<table:covered-table-cell office:value-type='float' office:value='6'><text:p>6</text:p></table:covered-table-cell>"
      "<table:table-cell table:formula='of:=1/0' office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell>"
      "<table:table-cell table:formula='of:=\"a\"' office:value-type='string' office:string-value='vain arvo'/>"
      "<table:table-cell table:formula='of:=1'/><table:table-cell><text:p>ilman lajia</text:p></table:table-cell></table:table-row>"
      "<table:shapes><draw:frame><draw:text-box><text:p>kuvassa</text:p></draw:text-box></draw:frame></table:shapes>"
      "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>";

static void
check (PvSheet *sheet)
{
  g_assert_cmpstr (pv_sheet_get_name (sheet), ==, "Toimijat");
  g_assert_cmpuint (pv_sheet_get_n_rows (sheet), ==, 7);
  g_assert_cmpuint (pv_sheet_get_n_columns (sheet), ==, 8);
  pv_test_cell (sheet, 0, 0, PV_CELL_TEXT, "Nimi");
  pv_test_cell (sheet, 0, 1, PV_CELL_TEXT, "kaksi");
  pv_test_cell (sheet, 0, 2, PV_CELL_TEXT, "kaksi");
  pv_test_cell (sheet, 0, 3, PV_CELL_EMPTY, "");
  pv_test_cell (sheet, 1, 0, PV_CELL_TEXT, "Vaasan kaupunki\na  b c d\ne");
  pv_test_cell (sheet, 1, 1, PV_CELL_NUMBER, "12.5");
  pv_test_cell (sheet, 1, 2, PV_CELL_TEXT, "005");
  pv_test_cell (sheet, 1, 3, PV_CELL_TEXT, "0123456-7");
  pv_test_cell (sheet, 1, 4, PV_CELL_NUMBER, "25.5");
  pv_test_cell (sheet, 1, 5, PV_CELL_DATE, "2026-03-01");
  pv_test_cell (sheet, 1, 6, PV_CELL_TEXT, "08:30");
  pv_test_cell (sheet, 1, 7, PV_CELL_YES_NO, "1");
  pv_test_cell (sheet, 4, 0, PV_CELL_EMPTY, "");
  for (guint row = 5; row < 7; row++)
    {
      pv_test_cell (sheet, row, 0, PV_CELL_NUMBER, "-5");
      pv_test_cell (sheet, row, 1, PV_CELL_EMPTY, "");
      pv_test_cell (sheet, row, 2, PV_CELL_EMPTY, "");
      pv_test_cell (sheet, row, 3, PV_CELL_TEXT, "vain arvo");
      pv_test_cell (sheet, row, 5, PV_CELL_TEXT, "ilman lajia");
    }
  g_assert_nonnull (strstr (pv_sheet_get_remark (sheet), "1 cell holds an error of the spreadsheet and counts as empty: row 6, column C\n1 formula was saved"));
}

static void
test_cells (void)
{
  g_autoptr (GBytes) flat = pv_test_fods (rows);
  g_autoptr (GBytes) zipped = pv_test_ods (rows);
  g_autoptr (PvSheet) one = pv_test_sheet ("lista.fods", flat);
  g_autoptr (PvSheet) two = pv_test_sheet ("lista.ods", zipped);

  check (one);
  check (two);
}

static void
test_sheets (void)
{
  g_autoptr (GBytes) bytes = pv_test_fods ("</table:table><table:table table:name='Piilo' table:style-name='ta1'><table:table-row><table:table-cell>"
                                           "<text:p>x</text:p><table:table><table:table-row><table:table-cell><text:p>sisällä</text:p></table:table-cell></table:table-row></table:table>"
                                           "</table:table-cell></table:table-row></table:table><table:table table:name='Näkyvä'><table:table-row><table:table-cell><text:p>y</text:p>"
                                           "</table:table-cell></table:table-row>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = pv_sheets_read (bytes, "kaksi.fods", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 2);
  g_assert_cmpstr (pv_sheet_get_name (sheets->pdata[0]), ==, "Piilo");
  pv_test_cell (sheets->pdata[0], 0, 0, PV_CELL_TEXT, "x");
  g_assert_cmpuint (pv_sheet_get_n_columns (sheets->pdata[0]), ==, 1);
  g_assert_nonnull (strstr (pv_sheet_get_remark (sheets->pdata[0]), "hidden"));
  g_assert_null (pv_sheet_get_remark (sheets->pdata[1]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-ods/cells", test_cells);
  g_test_add_func ("/exchange/sheet-ods/sheets", test_sheets);
  return g_test_run ();
}
