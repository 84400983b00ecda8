/* .ods: OpenDocument 1.3, as little of it as shows a table well. */
#include "exchange/pv-sheet-write-private.h"

#include <string.h>

#define NS(name, rest) " xmlns:" name "=\"urn:oasis:names:tc:opendocument:xmlns:" rest ":1.0\""
#define MIMETYPE "application/vnd.oasis.opendocument.spreadsheet"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static const char manifest_text[]
    = HEAD "<manifest:manifest" NS ("manifest", "manifest") " manifest:version=\"1.3\">"
           "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" MIMETYPE "\"/>"
           "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
           "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
           "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";

static const char styles_text[]
    = HEAD "<office:document-styles" NS ("office", "office") NS ("style", "style") NS ("fo", "xsl-fo-compatible") " office:version=\"1.3\">"
           "<office:styles><style:default-style style:family=\"table-cell\"><style:text-properties fo:language=\"fi\" fo:country=\"FI\"/></style:default-style>"
           "</office:styles><office:automatic-styles><style:page-layout style:name=\"page\"><style:page-layout-properties fo:page-width=\"297mm\""
           " fo:page-height=\"210mm\" style:print-orientation=\"landscape\"/></style:page-layout></office:automatic-styles>"
           "<office:master-styles><style:master-page style:name=\"Default\" style:page-layout-name=\"page\"/></office:master-styles></office:document-styles>";

static const char *const namespaces[][2] = {
  { "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
  { "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
  { "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
  { "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
  { "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
  { "xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" },
  { "xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0" },
};

static void
start_root (PvXmlWriter *xml, const char *name)
{
  pv_xml_start (xml, name);
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    pv_xml_attribute (xml, namespaces[i][0], namespaces[i][1]);
  pv_xml_attribute (xml, "office:version", "1.3");
}

static void
start_style (PvXmlWriter *xml, const char *name, const char *family, const char *properties)
{
  pv_xml_start (xml, "style:style");
  pv_xml_attribute (xml, "style:name", name);
  pv_xml_attribute (xml, "style:family", family);
  if (g_str_equal (name, "date"))
    pv_xml_attribute (xml, "style:data-style-name", "day");
  if (g_str_equal (family, "table"))
    pv_xml_attribute (xml, "style:master-page-name", "Default");
  pv_xml_start (xml, properties);
}

static void
end_style (PvXmlWriter *xml)
{
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_column_styles (PvXmlWriter *xml, const PvSheet *sheet, guint number)
{
  for (guint column = 0; column < pv_sheet_get_n_columns (sheet); column++)
    {
      g_autofree char *name = g_strdup_printf ("c%u-%u", number + 1, column + 1);

      start_style (xml, name, "table-column", "style:table-column-properties");
      /* A sign of the usual size is about 2.2 mm wide. */
      pv_xml_attributef (xml, "style:column-width", "%umm", pv_sheet_column_width (sheet, column) * 22 / 10);
      end_style (xml);
    }
}

/* "1.3.2026", in whatever language. */
static void
write_day_style (PvXmlWriter *xml)
{
  static const char *const parts[] = { "number:day", "number:month", "number:year" };

  pv_xml_start (xml, "number:date-style");
  pv_xml_attribute (xml, "style:name", "day");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      pv_xml_start (xml, parts[i]);
      if (i == 2)
        pv_xml_attribute (xml, "number:style", "long");
      pv_xml_end (xml);
      if (i < 2)
        pv_xml_element (xml, "number:text", ".");
    }
  pv_xml_end (xml);
}

static void
write_cell_style (PvXmlWriter *xml, const char *name, gboolean wraps, gboolean heading)
{
  start_style (xml, name, "table-cell", "style:table-cell-properties");
  pv_xml_attribute (xml, "style:vertical-align", "top");
  pv_xml_attribute (xml, "fo:wrap-option", wraps ? "wrap" : "no-wrap");
  if (heading)
    {
      pv_xml_attribute (xml, "fo:background-color", "#e6ebf0");
      pv_xml_end (xml);
      pv_xml_start (xml, "style:text-properties");
      pv_xml_attribute (xml, "fo:font-weight", "bold");
    }
  end_style (xml);
}

static void
write_styles (PvXmlWriter *xml, GPtrArray *sheets)
{
  pv_xml_start (xml, "office:automatic-styles");
  for (guint i = 0; i < sheets->len; i++)
    write_column_styles (xml, sheets->pdata[i], i);
  start_style (xml, "table", "table", "style:table-properties");
  pv_xml_attribute (xml, "table:display", "true");
  end_style (xml);
  write_day_style (xml);
  write_cell_style (xml, "heading", TRUE, TRUE);
  write_cell_style (xml, "plain", FALSE, FALSE);
  write_cell_style (xml, "wrapped", TRUE, FALSE);
  write_cell_style (xml, "date", FALSE, FALSE);
  pv_xml_end (xml);
}

/* One line: spaces beyond the first are elements. */
static void
write_line (PvXmlWriter *xml, const char *line, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean after_space = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      if (line[i] == ' ' && after_space)
        {
          pv_xml_text (xml, text->str);
          g_string_truncate (text, 0);
          pv_xml_start (xml, "text:s");
          pv_xml_end (xml);
        }
      else
        g_string_append_c (text, line[i]);
      after_space = line[i] == ' ';
    }
  pv_xml_text (xml, text->str);
}

static void
write_paragraphs (PvXmlWriter *xml, const char *text)
{
  for (const char *line = text; line != NULL;)
    {
      const char *end = strchr (line, '\n');

      pv_xml_start (xml, "text:p");
      write_line (xml, line, end ? (gsize) (end - line) : strlen (line));
      pv_xml_end (xml);
      line = end ? end + 1 : NULL;
    }
}

/* What is shown of it until the program that opens it writes its own. */
static void
write_value (PvXmlWriter *xml, PvCellKind kind, const char *text)
{
  switch (kind)
    {
    case PV_CELL_NUMBER:
      pv_xml_attribute (xml, "office:value-type", "float");
      pv_xml_attribute (xml, "office:value", text);
      pv_xml_element (xml, "text:p", text);
      break;
    case PV_CELL_DATE:
      pv_xml_attribute (xml, "office:value-type", "date");
      pv_xml_attribute (xml, "office:date-value", text);
      pv_xml_element (xml, "text:p", text);
      break;
    case PV_CELL_YES_NO:
      pv_xml_attribute (xml, "office:value-type", "boolean");
      pv_xml_attribute (xml, "office:boolean-value", *text == '1' ? "true" : "false");
      pv_xml_element (xml, "text:p", text);
      break;
    default:
      pv_xml_attribute (xml, "office:value-type", "string");
      write_paragraphs (xml, text);
    }
}

static void
write_cell (PvXmlWriter *xml, const PvSheet *sheet, guint row, guint column, GString *buffer)
{
  const char *text = pv_sheet_get_text (sheet, row, column);
  PvCellKind kind = row == 0 && *text != '\0' ? PV_CELL_TEXT : pv_sheet_get_cell_kind (sheet, row, column);

  pv_xml_start (xml, "table:table-cell");
  if (kind != PV_CELL_EMPTY)
    {
      pv_xml_attribute (xml, "table:style-name", row == 0 ? "heading" : kind == PV_CELL_DATE ? "date" : pv_sheet_wraps (text) ? "wrapped" : "plain");
      write_value (xml, kind, kind == PV_CELL_TEXT ? pv_sheet_safe_text (text, buffer) : text);
    }
  pv_xml_end (xml);
}

static void
write_row (PvXmlWriter *xml, const PvSheet *sheet, guint row, GString *buffer)
{
  pv_xml_start (xml, "table:table-row");
  for (guint column = 0; column < MAX (1, pv_sheet_get_n_columns (sheet)); column++)
    write_cell (xml, sheet, row, column, buffer);
  pv_xml_end (xml);
}

/* No two tables have one name. */
static char *
table_name (GPtrArray *sheets, guint number)
{
  const char *name = pv_sheet_get_name (sheets->pdata[number]);

  for (guint i = 0; i < number; i++)
    if (g_str_equal (pv_sheet_get_name (sheets->pdata[i]), name))
      return g_strdup_printf ("%s %u", name, number + 1);

  return g_strdup (*name != '\0' ? name : "1");
}

static void
write_table (PvXmlWriter *xml, GPtrArray *sheets, guint number)
{
  const PvSheet *sheet = sheets->pdata[number];
  g_autofree char *name = table_name (sheets, number);
  g_autoptr (GString) buffer = g_string_new (NULL);
  guint n_rows = pv_sheet_get_n_rows (sheet);

  pv_xml_start (xml, "table:table");
  pv_xml_attribute (xml, "table:name", name);
  pv_xml_attribute (xml, "table:style-name", "table");
  for (guint column = 0; column < MAX (1, pv_sheet_get_n_columns (sheet)); column++)
    {
      pv_xml_start (xml, "table:table-column");
      if (pv_sheet_get_n_columns (sheet) > 0)
        pv_xml_attributef (xml, "table:style-name", "c%u-%u", number + 1, column + 1);
      pv_xml_end (xml);
    }
  pv_xml_start (xml, "table:table-header-rows");
  write_row (xml, sheet, 0, buffer);
  pv_xml_end (xml);
  for (guint row = 1; row < n_rows; row++)
    {
      write_row (xml, sheet, row, buffer);
      pv_xml_writer_tell (xml, number * n_rows + row, sheets->len * n_rows);
    }
  pv_xml_end (xml);
}

static void
write_filters (PvXmlWriter *xml, GPtrArray *sheets)
{
  pv_xml_start (xml, "table:database-ranges");
  for (guint i = 0; i < sheets->len; i++)
    {
      const PvSheet *sheet = sheets->pdata[i];
      g_autofree char *name = table_name (sheets, i);
      g_auto (GStrv) quoted = g_strsplit (name, "'", -1);
      g_autofree char *doubled = g_strjoinv ("''", quoted);
      char letters[8];

      pv_sheet_column_name (MAX (1, pv_sheet_get_n_columns (sheet)) - 1, letters);
      pv_xml_start (xml, "table:database-range");
      pv_xml_attributef (xml, "table:name", "filter%u", i + 1);
      pv_xml_attributef (xml, "table:target-range-address", "'%s'.A1:'%s'.%s%u", doubled, doubled, letters, MAX (1, pv_sheet_get_n_rows (sheet)));
      pv_xml_attribute (xml, "table:display-filter-buttons", "true");
      pv_xml_end (xml);
    }
  pv_xml_end (xml);
}

static void
write_content (PvXmlWriter *xml, GPtrArray *sheets, guint number)
{
  start_root (xml, "office:document-content");
  write_styles (xml, sheets);
  pv_xml_start (xml, "office:body");
  pv_xml_start (xml, "office:spreadsheet");
  for (guint i = 0; i < sheets->len; i++)
    write_table (xml, sheets, i);
  write_filters (xml, sheets);
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_setting (PvXmlWriter *xml, const char *name, const char *type, const char *value)
{
  pv_xml_start (xml, "config:config-item");
  pv_xml_attribute (xml, "config:name", name);
  pv_xml_attribute (xml, "config:type", type);
  pv_xml_text (xml, value);
  pv_xml_end (xml);
}

/* The heading stays in sight: a setting of the view, in the words of the program that reads it. */
static void
write_table_settings (PvXmlWriter *xml, GPtrArray *sheets)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      g_autofree char *name = table_name (sheets, i);

      pv_xml_start (xml, "config:config-item-map-entry");
      pv_xml_attribute (xml, "config:name", name);
      write_setting (xml, "VerticalSplitMode", "short", "2");
      write_setting (xml, "VerticalSplitPosition", "int", "1");
      write_setting (xml, "ActiveSplitRange", "short", "2");
      write_setting (xml, "PositionBottom", "int", "1");
      pv_xml_end (xml);
    }
}

static void
write_settings (PvXmlWriter *xml, GPtrArray *sheets, guint number)
{
  start_root (xml, "office:document-settings");
  pv_xml_start (xml, "office:settings");
  pv_xml_start (xml, "config:config-item-set");
  pv_xml_attribute (xml, "config:name", "ooo:view-settings");
  pv_xml_start (xml, "config:config-item-map-indexed");
  pv_xml_attribute (xml, "config:name", "Views");
  pv_xml_start (xml, "config:config-item-map-entry");
  write_setting (xml, "ViewId", "string", "view1");
  pv_xml_start (xml, "config:config-item-map-named");
  pv_xml_attribute (xml, "config:name", "Tables");
  write_table_settings (xml, sheets);
  for (guint i = 0; i < 6; i++)
    pv_xml_end (xml);
}

gboolean
pv_ods_write (GOutputStream *stream, GPtrArray *sheets, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvZipWriter) zip = pv_zip_writer_new (stream, cancellable);
  g_autoptr (GBytes) type = g_bytes_new_static (MIMETYPE, strlen (MIMETYPE));

  pv_zip_writer_add (zip, "mimetype", type, TRUE);
  if (!pv_sheet_add_part (zip, "content.xml", write_content, sheets, 0, cancellable, error))
    return FALSE;
  pv_zip_writer_add_text (zip, "styles.xml", styles_text);
  if (!pv_sheet_add_part (zip, "settings.xml", write_settings, sheets, 0, cancellable, error))
    return FALSE;
  pv_zip_writer_add_text (zip, "META-INF/manifest.xml", manifest_text);
  return pv_zip_writer_finish (zip, error);
}
