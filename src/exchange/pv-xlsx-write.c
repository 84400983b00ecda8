/* .xlsx: ECMA-376 part 1, as little of it as shows a table well. */
#include "exchange/pv-sheet-write-private.h"

#include <string.h>

#define MAIN_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONSHIPS_NS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_NS "http://schemas.openxmlformats.org/package/2006/"

/* The cell formats of styles_text, by their place. */
enum
{
  STYLE_PLAIN,
  STYLE_HEADING,
  STYLE_DATE,
  STYLE_WRAPPED,
};

static const char package_text[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<Relationships xmlns=\"" PACKAGE_NS "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATIONSHIPS_NS "/officeDocument\""
      " Target=\"xl/workbook.xml\"/></Relationships>";

static const char styles_text[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<styleSheet xmlns=\"" MAIN_NS "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
      "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
      "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE6EBF0\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
      "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
      "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>"
      "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
      "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment horizontal=\"left\" vertical=\"top\"/></xf>"
      "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>"
      "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

static void
write_types (PvXmlWriter *xml, GPtrArray *sheets, guint number)
{
  static const char *const defaults[][2] = { { "rels", "application/vnd.openxmlformats-package.relationships+xml" }, { "xml", "application/xml" } };
  static const char *const parts[][2] = { { "/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" },
                                          { "/xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml" } };

  pv_xml_start (xml, "Types");
  pv_xml_attribute (xml, "xmlns", PACKAGE_NS "content-types");
  for (guint i = 0; i < 2; i++)
    {
      pv_xml_start (xml, "Default");
      pv_xml_attribute (xml, "Extension", defaults[i][0]);
      pv_xml_attribute (xml, "ContentType", defaults[i][1]);
      pv_xml_end (xml);
    }
  for (guint i = 0; i < 2 + sheets->len; i++)
    {
      pv_xml_start (xml, "Override");
      if (i < 2)
        pv_xml_attribute (xml, "PartName", parts[i][0]);
      else
        pv_xml_attributef (xml, "PartName", "/xl/worksheets/sheet%u.xml", i - 1);
      pv_xml_attribute (xml, "ContentType", i < 2 ? parts[i][1] : "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
      pv_xml_end (xml);
    }
  pv_xml_end (xml);
}

static void
write_relationships (PvXmlWriter *xml, GPtrArray *sheets, guint number)
{
  pv_xml_start (xml, "Relationships");
  pv_xml_attribute (xml, "xmlns", PACKAGE_NS "relationships");
  for (guint i = 1; i <= sheets->len + 1; i++)
    {
      gboolean styles = i == sheets->len + 1;

      pv_xml_start (xml, "Relationship");
      pv_xml_attributef (xml, "Id", "rId%u", i);
      pv_xml_attribute (xml, "Type", styles ? RELATIONSHIPS_NS "/styles" : RELATIONSHIPS_NS "/worksheet");
      if (styles)
        pv_xml_attribute (xml, "Target", "styles.xml");
      else
        pv_xml_attributef (xml, "Target", "worksheets/sheet%u.xml", i);
      pv_xml_end (xml);
    }
  pv_xml_end (xml);
}

/* At most 31 signs, none of []:*?/\, no apostrophe at the ends, and no two alike. */
static char *
sheet_name (const PvSheet *sheet, guint number)
{
  g_autofree char *clean = g_strdelimit (g_strdup (pv_sheet_get_name (sheet)), "[]:*?/\\'\n", ' ');
  g_autofree char *cut = g_utf8_substring (clean, 0, MIN (28, g_utf8_strlen (clean, -1)));

  g_strstrip (cut);
  return *cut != '\0' ? g_steal_pointer (&cut) : g_strdup_printf ("%u", number + 1);
}

static char *
unique_name (GPtrArray *sheets, guint number)
{
  g_autofree char *name = sheet_name (sheets->pdata[number], number);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < number; i++)
    {
      g_autofree char *other = sheet_name (sheets->pdata[i], i);
      g_autofree char *other_folded = g_utf8_casefold (other, -1);

      if (g_str_equal (folded, other_folded))
        return g_strdup_printf ("%.80s %u", name, number + 1);
    }
  return g_steal_pointer (&name);
}

static char *
range (const PvSheet *sheet)
{
  char letters[8];

  pv_sheet_column_name (MAX (1, pv_sheet_get_n_columns (sheet)) - 1, letters);
  return g_strdup_printf ("A1:%s%u", letters, MAX (1, pv_sheet_get_n_rows (sheet)));
}

static void
write_workbook (PvXmlWriter *xml, GPtrArray *sheets, guint number)
{
  pv_xml_start (xml, "workbook");
  pv_xml_attribute (xml, "xmlns", MAIN_NS);
  pv_xml_attribute (xml, "xmlns:r", RELATIONSHIPS_NS);
  pv_xml_start (xml, "sheets");
  for (guint i = 0; i < sheets->len; i++)
    {
      g_autofree char *name = unique_name (sheets, i);

      pv_xml_start (xml, "sheet");
      pv_xml_attribute (xml, "name", name);
      pv_xml_attributef (xml, "sheetId", "%u", i + 1);
      pv_xml_attributef (xml, "r:id", "rId%u", i + 1);
      pv_xml_end (xml);
    }
  pv_xml_end (xml);
  pv_xml_end (xml);
}

/* "_x005F_": what looks like an escape and is none. */
static char *
escaped (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p[0] == '_' && p[1] == 'x' && strlen (p) >= 7 && p[6] == '_')
        g_string_append (out, "_x005F");
      g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

static void
write_text (PvXmlWriter *xml, const char *text, GString *buffer)
{
  g_autofree char *safe = escaped (pv_sheet_safe_text (text, buffer));

  pv_xml_attribute (xml, "t", "inlineStr");
  pv_xml_start (xml, "is");
  pv_xml_start (xml, "t");
  pv_xml_attribute (xml, "xml:space", "preserve");
  pv_xml_text (xml, safe);
  pv_xml_end (xml);
  pv_xml_end (xml);
}

/* Days since the end of 1899; what lies before March 1900 stands as text, as Excel miscounts there. */
static gboolean
serial (const char *iso, guint *days)
{
  PvDate date;

  if (!pv_date_parse_iso (iso, &date) || date < pv_date_make (1900, 3, 1))
    return FALSE;

  *days = (guint) (date - pv_date_make (1899, 12, 30));
  return TRUE;
}

static void
write_cell (PvXmlWriter *xml, const PvSheet *sheet, guint row, guint column, GString *buffer)
{
  const char *text = pv_sheet_get_text (sheet, row, column);
  PvCellKind kind = row == 0 && *text != '\0' ? PV_CELL_TEXT : pv_sheet_get_cell_kind (sheet, row, column);
  guint style = row == 0 ? STYLE_HEADING : pv_sheet_wraps (text) ? STYLE_WRAPPED : STYLE_PLAIN;
  char letters[8];
  guint days = 0;

  if (kind == PV_CELL_EMPTY)
    return;
  if (kind == PV_CELL_DATE && serial (text, &days))
    style = STYLE_DATE;
  pv_sheet_column_name (column, letters);
  pv_xml_start (xml, "c");
  pv_xml_attributef (xml, "r", "%s%u", letters, row + 1);
  if (style != STYLE_PLAIN)
    pv_xml_attributef (xml, "s", "%u", style);
  if (kind == PV_CELL_YES_NO)
    pv_xml_attribute (xml, "t", "b");
  if (kind == PV_CELL_NUMBER || kind == PV_CELL_YES_NO)
    pv_xml_element (xml, "v", text);
  else if (days > 0)
    {
      g_string_printf (buffer, "%u", days);
      pv_xml_element (xml, "v", buffer->str);
    }
  else
    write_text (xml, text, buffer);
  pv_xml_end (xml);
}

static void
write_head (PvXmlWriter *xml, const PvSheet *sheet, gboolean chosen)
{
  pv_xml_start (xml, "sheetViews");
  pv_xml_start (xml, "sheetView");
  if (chosen)
    pv_xml_attribute (xml, "tabSelected", "1");
  pv_xml_attribute (xml, "workbookViewId", "0");
  pv_xml_start (xml, "pane");
  pv_xml_attribute (xml, "ySplit", "1");
  pv_xml_attribute (xml, "topLeftCell", "A2");
  pv_xml_attribute (xml, "activePane", "bottomLeft");
  pv_xml_attribute (xml, "state", "frozen");
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_start (xml, "cols");
  for (guint column = 0; column < MAX (1, pv_sheet_get_n_columns (sheet)); column++)
    {
      pv_xml_start (xml, "col");
      pv_xml_attributef (xml, "min", "%u", column + 1);
      pv_xml_attributef (xml, "max", "%u", column + 1);
      pv_xml_attributef (xml, "width", "%u", pv_sheet_column_width (sheet, column));
      pv_xml_attribute (xml, "customWidth", "1");
      pv_xml_end (xml);
    }
  pv_xml_end (xml);
}

static void
write_sheet (PvXmlWriter *xml, GPtrArray *sheets, guint number)
{
  const PvSheet *sheet = sheets->pdata[number];
  g_autofree char *all = range (sheet);
  g_autoptr (GString) buffer = g_string_new (NULL);

  pv_xml_start (xml, "worksheet");
  pv_xml_attribute (xml, "xmlns", MAIN_NS);
  write_head (xml, sheet, number == 0);
  pv_xml_start (xml, "sheetData");
  for (guint row = 0; row < pv_sheet_get_n_rows (sheet); row++)
    {
      pv_xml_start (xml, "row");
      pv_xml_attributef (xml, "r", "%u", row + 1);
      for (guint column = 0; column < pv_sheet_get_n_columns (sheet); column++)
        write_cell (xml, sheet, row, column, buffer);
      pv_xml_end (xml);
      pv_xml_writer_tell (xml, row, pv_sheet_get_n_rows (sheet));
    }
  pv_xml_end (xml);
  pv_xml_start (xml, "autoFilter");
  pv_xml_attribute (xml, "ref", all);
  pv_xml_end (xml);
  pv_xml_start (xml, "pageSetup");
  pv_xml_attribute (xml, "paperSize", "9");
  pv_xml_attribute (xml, "orientation", "landscape");
  pv_xml_end (xml);
  pv_xml_end (xml);
}

gboolean
pv_xlsx_write (GOutputStream *stream, GPtrArray *sheets, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvZipWriter) zip = pv_zip_writer_new (stream, cancellable);

  if (!pv_sheet_add_part (zip, "[Content_Types].xml", write_types, sheets, 0, cancellable, error))
    return FALSE;
  pv_zip_writer_add_text (zip, "_rels/.rels", package_text);
  if (!pv_sheet_add_part (zip, "xl/workbook.xml", write_workbook, sheets, 0, cancellable, error)
      || !pv_sheet_add_part (zip, "xl/_rels/workbook.xml.rels", write_relationships, sheets, 0, cancellable, error))
    return FALSE;
  pv_zip_writer_add_text (zip, "xl/styles.xml", styles_text);
  for (guint i = 0; i < sheets->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
      PvProgressStage stage = pv_progress_enter (cancellable, i / (double) sheets->len, (i + 1) / (double) sheets->len);

      if (!pv_sheet_add_part (zip, name, write_sheet, sheets, i, cancellable, error))
        return FALSE;
      pv_progress_leave (cancellable, stage);
    }

  return pv_zip_writer_finish (zip, error);
}
