/* Sheets out of text: CSV as everybody writes it, and what is pasted. */
#include "exchange/exchange.h"

#include <string.h>

static GPtrArray *
read_named (const char *name, const void *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return pv_sheets_read (bytes, name, NULL, error);
}

static PvSheet *
read_text (const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = read_named (name, text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 1);
  return pv_sheet_ref (sheets->pdata[0]);
}

static void
refused (const char *name, const void *data, gsize size, PvErrorCode code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = read_named (name, data, size, &error);

  g_assert_null (sheets);
  g_test_message ("%s", error->message);
  g_assert_error (error, PV_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strchr (error->message, '\n'));
}

#define CELL(sheet, row, column, text) g_assert_cmpstr (pv_sheet_get_text (sheet, row, column), ==, text)

static void
test_separators (void)
{
  static const char *const texts[] = { "nimi,laji\nKela,kela\n", "nimi;laji\r\nKela;kela\r\n", "nimi\tlaji\rKela\tkela",
                                       "sep=|\r\nnimi|laji\nKela|kela", "sep=;\nnimi;laji\nKela;kela" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PvSheet) sheet = read_text ("lista.csv", texts[i]);

      g_assert_cmpuint (pv_sheet_get_n_rows (sheet), ==, 2);
      g_assert_cmpuint (pv_sheet_get_n_columns (sheet), ==, 2);
      CELL (sheet, 0, 0, "nimi");
      CELL (sheet, 1, 1, "kela");
      g_assert_cmpstr (pv_sheet_get_name (sheet), ==, "lista.csv");
      g_assert_null (pv_sheet_get_remark (sheet));
    }
}

/* A comma that is a decimal point, or stands in a name, parts nothing. */
static void
test_commas_in_text (void)
{
  g_autoptr (PvSheet) decimals = read_text ("a.csv", "nimi;arvo;toinen\nA;1,5;2,5\nB;2,5;3,5\nC;1,0;2,0\n");
  g_autoptr (PvSheet) names = read_text ("a.csv", "nimi\nKela\nVaasan kaupunki, työllisyys\nOhjaamo\n");
  g_autoptr (PvSheet) tabs = read_text ("a.tsv", "a;b\tc\nd;e\tf\n");

  CELL (decimals, 1, 1, "1,5");
  g_assert_cmpuint (pv_sheet_get_n_columns (names), ==, 1);
  CELL (names, 2, 0, "Vaasan kaupunki, työllisyys");
  CELL (tabs, 0, 0, "a;b");
}

static void
test_quotes (void)
{
  g_autoptr (PvSheet) sheet = read_text ("a.csv", "\"nimi\",mitä\n\"Kela, \"\"Fpa\"\"\",\"ensin\r\nsitten\"\n\na \"b\" c,\"x\"y\n,\n");

  CELL (sheet, 1, 0, "Kela, \"Fpa\"");
  CELL (sheet, 1, 1, "ensin\nsitten");
  CELL (sheet, 2, 0, "");
  CELL (sheet, 3, 0, "a \"b\" c");
  CELL (sheet, 3, 1, "xy");
  g_assert_cmpuint (pv_sheet_get_n_rows (sheet), ==, 4);
  g_assert_cmpint (pv_sheet_get_cell_kind (sheet, 1, 0), ==, PV_CELL_TEXT);
  g_assert_cmpint (pv_sheet_get_cell_kind (sheet, 2, 0), ==, PV_CELL_EMPTY);
  CELL (sheet, 99, 0, "");
  CELL (sheet, 0, 99, "");
  refused ("a.csv", "a,b\nc,\"d\ne,f\n", 13, PV_ERROR_REFUSED, "a.csv, row 2, column B");
}

static void
test_encodings (void)
{
  static const char windows[] = "nimi;mit\xe4\nJ\xe4rvenp\xe4\xe4;\x80 \x96 \x81\n";
  static const guchar little[] = { 0xff, 0xfe, 'a', 0, '\t', 0, 0xe4, 0, '\r', 0, '\n', 0, 0x3d, 0xd8, 0x00, 0xde, '\t', 0, 'b', 0 };
  static const guchar big[] = { 0xfe, 0xff, 0, 'a', 0, '\t', 0, 0xe4 };
  g_autoptr (PvSheet) marked = read_text ("a.csv", "\xef\xbb\xbfid,nimi\n1,ä\n");
  g_autoptr (PvSheet) old = read_text ("a.csv", windows);
  g_autoptr (GPtrArray) unicode = read_named ("a.txt", little, sizeof little, NULL);
  g_autoptr (GPtrArray) turned = read_named ("a.txt", big, sizeof big, NULL);

  CELL (marked, 0, 0, "id");
  CELL (old, 1, 0, "Järvenpää");
  CELL (old, 1, 1, "€ – \xef\xbf\xbd");
  g_assert_nonnull (strstr (pv_sheet_get_remark (old), "Windows-1252"));
  CELL (unicode->pdata[0], 0, 1, "ä");
  CELL (unicode->pdata[0], 1, 0, "😀");
  CELL (turned->pdata[0], 0, 1, "ä");
}

static void
test_cleaned (void)
{
  g_autoptr (PvSheet) sheet = read_text ("a.csv", " a\xc2\xa0,\x01" "b\tc,a\xcc\x88,'=1+1,''-x,'sana,'\n'005,005,0123456-7,,,,\n");

  CELL (sheet, 0, 0, "a");
  CELL (sheet, 0, 1, "b c");
  CELL (sheet, 0, 2, "ä");
  CELL (sheet, 0, 3, "=1+1");
  CELL (sheet, 0, 4, "'-x");
  CELL (sheet, 0, 5, "'sana");
  CELL (sheet, 0, 6, "'");
  CELL (sheet, 1, 0, "'005");
  CELL (sheet, 1, 1, "005");
  CELL (sheet, 1, 2, "0123456-7");
}

static void
test_bounds (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) tall = g_string_new (NULL);
  g_autoptr (GString) thick = g_string_new ("a,b\n1,2\n3,");
  g_autofree char *huge = g_malloc0 (PV_SHEET_MAX_BYTES + 1);

  for (guint i = 0; i < 1000000; i++)
    g_string_append (wide, "x,");
  for (guint i = 0; i <= PV_SHEET_MAX_ROWS; i++)
    g_string_append (tall, "x\n");
  for (guint i = 0; i < 70000; i++)
    g_string_append_c (thick, 'x');
  refused ("a.csv", wide->str, wide->len, PV_ERROR_REFUSED, "a.csv, row 1, column AMK: a sheet may have 1,024 columns");
  refused ("a.csv", tall->str, tall->len, PV_ERROR_REFUSED, "a.csv, row 200001, column A");
  refused ("a.csv", thick->str, thick->len, PV_ERROR_REFUSED, "a.csv, row 3, column B");
  refused ("a.csv", huge, PV_SHEET_MAX_BYTES + 1, PV_ERROR_REFUSED, "128 MiB");
}

static void
test_foreign (void)
{
  refused ("/tmp/a.csv", "", 0, PV_ERROR_FOREIGN, "a.csv is empty");
  refused ("a.csv", ",,\n,, \n", 7, PV_ERROR_FOREIGN, "a.csv is empty");
  refused ("a.csv", "a,b\n\0,c", 7, PV_ERROR_FOREIGN, "neither a spreadsheet nor text");
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n", 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pv_sheets_read (bytes, "a.csv", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static PvSheet *
pasted (const char *text)
{
  g_autoptr (GError) error = NULL;
  PvSheet *sheet = pv_sheet_new_pasted (text, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
test_pasted (void)
{
  g_autoptr (PvSheet) excel = pasted ("nimi\tlaji\r\n\"kaksi\nriviä\"\tx\r\n");
  g_autoptr (PvSheet) lines = pasted ("Kela\nVaasan kaupunki, sosiaali\nOhjaamo\n");
  g_autoptr (PvSheet) csv = pasted ("a;b\nc;d\n");
  g_autoptr (PvSheet) open = pasted ("\"Startia\tx\ny\tz\n");
  g_autoptr (PvSheet) broken = pasted ("a\xff" "b");
  g_autoptr (GError) error = NULL;

  CELL (excel, 1, 0, "kaksi\nriviä");
  CELL (excel, 1, 1, "x");
  g_assert_cmpuint (pv_sheet_get_n_columns (lines), ==, 1);
  g_assert_cmpuint (pv_sheet_get_n_rows (lines), ==, 3);
  CELL (csv, 1, 1, "d");
  CELL (open, 0, 0, "\"Startia");
  CELL (open, 1, 1, "z");
  g_assert_true (g_utf8_validate (pv_sheet_get_text (broken, 0, 0), -1, NULL));
  g_assert_null (pv_sheet_new_pasted (" \n ", &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_FOREIGN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-text/separators", test_separators);
  g_test_add_func ("/exchange/sheet-text/commas-in-text", test_commas_in_text);
  g_test_add_func ("/exchange/sheet-text/quotes", test_quotes);
  g_test_add_func ("/exchange/sheet-text/encodings", test_encodings);
  g_test_add_func ("/exchange/sheet-text/cleaned", test_cleaned);
  g_test_add_func ("/exchange/sheet-text/bounds", test_bounds);
  g_test_add_func ("/exchange/sheet-text/foreign", test_foreign);
  g_test_add_func ("/exchange/sheet-text/cancelled", test_cancelled);
  g_test_add_func ("/exchange/sheet-text/pasted", test_pasted);
  return g_test_run ();
}
