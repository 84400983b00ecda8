#include "exchange/pv-fodt.h"

#include "exchange/pv-fodt-styles.h"
#include "exchange/pv-output.h"
#include "exchange/pv-picture.h"

typedef struct
{
  PvXmlWriter *xml;
  const PvReport *report;
  guint n_tables;
  guint n_figures;
  GCancellable *cancellable;
  GError *error;               /* of a picture that could not be drawn */
} Fodt;

static const struct
{
  const char *prefix;
  const char *uri;
} namespaces[] = {
  { "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
  { "xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
  { "xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
  { "xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
  { "xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
  { "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
  { "xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
  { "xmlns:xlink", "http://www.w3.org/1999/xlink" },
  { "xmlns:dc", "http://purl.org/dc/elements/1.1/" },
  { "xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
};

/* Runs of spaces and line ends have elements of their own in OpenDocument. */
static void
write_words (PvXmlWriter *xml, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        {
          pv_xml_start (xml, "text:line-break");
          pv_xml_end (xml);
        }
      pv_xml_text (xml, lines[i]);
    }
}

static void
write_paragraph (Fodt *fodt, const char *style, const char *text)
{
  pv_xml_start (fodt->xml, "text:p");
  pv_xml_attribute (fodt->xml, "text:style-name", style);
  write_words (fodt->xml, text);
  pv_xml_end (fodt->xml);
}

static void
write_named_paragraph (Fodt *fodt, const char *name, PvLang lang, const char *text)
{
  g_autofree char *style = g_strdup_printf ("%s.%s", name, lang == PV_LANG_NONE ? "none" : pv_lang_code (lang));

  write_paragraph (fodt, style, text);
}

static void
write_text (Fodt *fodt, const PvText *text, gboolean in_table)
{
  g_autofree char *style = pv_fodt_paragraph_style (text->style, 0, in_table, text->lang);

  write_paragraph (fodt, style, text->text);
}

static void
write_heading (Fodt *fodt, const PvBlock *block)
{
  const PvText *text = block->texts->pdata[0];
  g_autofree char *style = pv_fodt_paragraph_style (PV_TEXT_HEADING, block->level, FALSE, text->lang);

  pv_xml_start (fodt->xml, "text:h");
  pv_xml_attributef (fodt->xml, "text:style-name", "%s%s", style, block->new_page ? ".page" : "");
  pv_xml_attributef (fodt->xml, "text:outline-level", "%u", block->level);
  write_words (fodt->xml, text->text);
  pv_xml_end (fodt->xml);
}

static void
write_list (Fodt *fodt, const PvBlock *block)
{
  if (block->texts->len == 0)
    return;

  pv_xml_start (fodt->xml, "text:list");
  pv_xml_attribute (fodt->xml, "text:style-name", "List");
  for (guint i = 0; i < block->texts->len; i++)
    {
      const PvText *text = block->texts->pdata[i];

      pv_xml_start (fodt->xml, "text:list-item");
      write_named_paragraph (fodt, "Entry", text->lang, text->text);
      pv_xml_end (fodt->xml);
    }
  pv_xml_end (fodt->xml);
}

static void
start_cell (Fodt *fodt, const char *style, guint rows)
{
  pv_xml_start (fodt->xml, "table:table-cell");
  pv_xml_attribute (fodt->xml, "table:style-name", style);
  pv_xml_attribute (fodt->xml, "office:value-type", "string");
  if (rows > 1)
    pv_xml_attributef (fodt->xml, "table:number-rows-spanned", "%u", rows);
}

static void
write_cell (Fodt *fodt, const PvTable *table, const PvCell *cell)
{
  if (cell->rows == 0)
    {
      pv_xml_start (fodt->xml, "table:covered-table-cell");
      pv_xml_end (fodt->xml);
      return;
    }

  start_cell (fodt, "Cell", cell->rows);
  for (guint t = 0; t < cell->texts->len; t++)
    write_text (fodt, cell->texts->pdata[t], TRUE);
  if (cell->texts->len == 0)
    write_named_paragraph (fodt, "TableBody", table->lang, "");
  pv_xml_end (fodt->xml);
}

static void
write_header_row (Fodt *fodt, const PvTable *table)
{
  pv_xml_start (fodt->xml, "table:table-header-rows");
  pv_xml_start (fodt->xml, "table:table-row");
  pv_xml_attribute (fodt->xml, "table:style-name", "Row");
  for (guint c = 0; c < table->headings->len; c++)
    {
      start_cell (fodt, "HeadingCell", 1);
      write_named_paragraph (fodt, "TableHeading", table->lang, table->headings->pdata[c]);
      pv_xml_end (fodt->xml);
    }
  pv_xml_end (fodt->xml);
  pv_xml_end (fodt->xml);
}

static void
write_table (Fodt *fodt, const PvTable *table)
{
  fodt->n_tables++;
  write_named_paragraph (fodt, "Caption", table->lang, table->caption);
  pv_xml_start (fodt->xml, "table:table");
  pv_xml_attributef (fodt->xml, "table:name", "Table%u", fodt->n_tables);
  pv_xml_attribute (fodt->xml, "table:style-name", "Table");
  for (guint c = 0; c < table->headings->len; c++)
    {
      pv_xml_start (fodt->xml, "table:table-column");
      pv_xml_attributef (fodt->xml, "table:style-name", "Column%u.%u", fodt->n_tables, c + 1);
      pv_xml_end (fodt->xml);
    }
  write_header_row (fodt, table);
  for (guint r = 0; r < table->rows->len; r++)
    {
      pv_xml_start (fodt->xml, "table:table-row");
      pv_xml_attribute (fodt->xml, "table:style-name", "Row");
      for (guint c = 0; c < table->headings->len; c++)
        write_cell (fodt, table, pv_table_get_cell (table, r, c));
      pv_xml_end (fodt->xml);
    }
  pv_xml_end (fodt->xml);
}

/* 250 dots an inch at the size on the page. */
static GBytes *
draw (Fodt *fodt, const PvPicture *picture, double width_mm, double picture_width)
{
  double scale = width_mm / 25.4 * 250 / picture_width;

  return pv_picture_png (picture, CLAMP (scale, 0.5, 4), fodt->cancellable, fodt->error == NULL ? &fodt->error : NULL);
}

static void
write_image (Fodt *fodt, GBytes *png)
{
  gsize size;
  const guchar *data = g_bytes_get_data (png, &size);
  g_autofree char *base64 = g_base64_encode (data, size);

  pv_xml_start (fodt->xml, "draw:image");
  pv_xml_attribute (fodt->xml, "draw:mime-type", "image/png");
  pv_xml_element (fodt->xml, "office:binary-data", base64);
  pv_xml_end (fodt->xml);
}

static void
write_figure (Fodt *fodt, const PvBlock *block)
{
  PvPicture picture = pv_picture (block->scene, NULL, fodt->report->mark);
  PvRect bounds;
  double width, height;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *style = g_strdup_printf ("Figure.%s", pv_lang_code (block->figure_lang));
  g_autoptr (GBytes) png = NULL;

  picture.style = PV_STYLE_PRINT;
  bounds = pv_picture_bounds (&picture);
  width = PV_FODT_TEXT_WIDTH;
  height = width * bounds.height / bounds.width;
  if (height > PV_FODT_TEXT_HEIGHT - 25)
    {
      height = PV_FODT_TEXT_HEIGHT - 25;
      width = height * bounds.width / bounds.height;
    }
  png = draw (fodt, &picture, width, bounds.width);
  if (png == NULL)
    return;

  pv_xml_start (fodt->xml, "text:p");
  pv_xml_attribute (fodt->xml, "text:style-name", style);
  pv_xml_start (fodt->xml, "draw:frame");
  pv_xml_attribute (fodt->xml, "draw:style-name", "Picture");
  pv_xml_attributef (fodt->xml, "draw:name", "Figure%u", ++fodt->n_figures);
  pv_xml_attribute (fodt->xml, "text:anchor-type", "as-char");
  pv_xml_attributef (fodt->xml, "svg:width", "%smm", g_ascii_formatd (number, sizeof number, "%.1f", width));
  pv_xml_attributef (fodt->xml, "svg:height", "%smm", g_ascii_formatd (number, sizeof number, "%.1f", height));
  write_image (fodt, png);
  pv_xml_element (fodt->xml, "svg:title", block->figure_title);
  pv_xml_element (fodt->xml, "svg:desc", block->figure_description);
  pv_xml_end (fodt->xml);
  pv_xml_end (fodt->xml);
  write_named_paragraph (fodt, "FigureCaption", block->figure_lang, block->figure_title);
}

static void
write_block (Fodt *fodt, const PvBlock *block)
{
  switch (block->kind)
    {
    case PV_BLOCK_HEADING:
      write_heading (fodt, block);
      break;
    case PV_BLOCK_PARAGRAPH:
      write_text (fodt, block->texts->pdata[0], FALSE);
      break;
    case PV_BLOCK_LIST:
      write_list (fodt, block);
      break;
    case PV_BLOCK_TABLE:
      write_table (fodt, block->table);
      break;
    case PV_BLOCK_FIGURE:
      write_figure (fodt, block);
      break;
    default:
      break;
    }
}

static void
write_meta (PvXmlWriter *xml, const PvReport *report)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (pv_clock_now_ms () / 1000);
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  pv_xml_start (xml, "office:meta");
  pv_xml_element (xml, "meta:generator", "Polkuverkko/" PV_VERSION);
  pv_xml_element (xml, "meta:creation-date", stamp);
  pv_xml_element (xml, "dc:title", report->title);
  pv_xml_element (xml, "dc:subject", report->mark);
  pv_xml_element (xml, "dc:language", pv_lang_tag (report->lang));
  pv_xml_end (xml);
}

static void
write_document (Fodt *fodt)
{
  guint n_blocks = fodt->report->blocks->len;

  pv_xml_start (fodt->xml, "office:document");
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    pv_xml_attribute (fodt->xml, namespaces[i].prefix, namespaces[i].uri);
  pv_xml_attribute (fodt->xml, "office:version", "1.3");
  pv_xml_attribute (fodt->xml, "office:mimetype", "application/vnd.oasis.opendocument.text");
  write_meta (fodt->xml, fodt->report);
  pv_fodt_write_styles (fodt->xml, fodt->report);
  pv_fodt_write_masters (fodt->xml, fodt->report);
  pv_xml_start (fodt->xml, "office:body");
  pv_xml_start (fodt->xml, "office:text");
  for (guint b = 0; b < n_blocks; b++)
    {
      PvProgressStage stage = pv_progress_enter (fodt->cancellable, b / (double) n_blocks, (b + 1) / (double) n_blocks);

      write_block (fodt, fodt->report->blocks->pdata[b]);
      pv_progress_leave (fodt->cancellable, stage);
    }
  pv_xml_end (fodt->xml);
  pv_xml_end (fodt->xml);
  pv_xml_end (fodt->xml);
}

GBytes *
pv_fodt_write (const PvReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (PvXmlWriter) xml = pv_xml_writer_new (memory, cancellable);
  Fodt fodt = { .xml = xml, .report = report, .cancellable = cancellable };

  /* White space between the parts of a paragraph would be text. */
  pv_xml_writer_no_indent (xml);
  write_document (&fodt);
  if (fodt.error != NULL)
    {
      g_propagate_error (error, fodt.error);
      return NULL;
    }
  if (!pv_xml_writer_finish (xml, error))
    return NULL;

  g_output_stream_close (memory, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

gboolean
pv_fodt_export (const PvReport *report, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = pv_fodt_write (report, cancellable, error);

  return bytes != NULL && pv_output_bytes (path, bytes, cancellable, error);
}
