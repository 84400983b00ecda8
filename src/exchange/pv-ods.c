/* .ods and .fods: OpenDocument 1.3 part 3, chapter 9: tables, rows, cells and what is shown of them. What a cell is worth: pv-ods-value.h. */
#include "exchange/pv-ods-value.h"
#include "exchange/pv-sheet-format.h"
#include "exchange/pv-sheet-zipped.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A place far beyond every bound, which nothing is added to. */
#define FAR 0x40000000

typedef struct
{
  PvSheetReading reading;      /* its sheet is NULL between tables */
  GPtrArray *sheets;
  GHashTable *hidden;          /* names of table styles that hide */
  char *style;                 /* the table style being defined, or NULL */
  gboolean is_spreadsheet;
  guint n_tables;
  int table_depth;             /* where the table, the cell, and what is skipped began; -1 when not within */
  int cell_depth;
  int skip_depth;
  guint row, column;           /* of what comes next */
  guint rows_repeated, columns_repeated;
  gboolean row_has_cells;
  gboolean covered;
  PvOdsValue value;            /* of the cell */
  GString *text;
} Reading;

static gboolean
put (Reading *r, PvCellKind kind, const char *text, GError **error)
{
  guint last = MIN (r->column + r->columns_repeated, FAR);

  for (guint column = r->column; column < last && text[0] != '\0'; column++)
    {
      if (!pv_sheet_put (r->reading.sheet, r->reading.file, r->row, column, kind, text, error))
        return FALSE;
      r->row_has_cells = TRUE;
    }

  return TRUE;
}

static gboolean
put_value (Reading *r, GError **error)
{
  PvCellKind kind;
  g_autofree char *text = NULL;

  if (!pv_ods_value_tell (&r->value, r->text->str, &kind, &text))
    {
      pv_sheet_reading_note_error (&r->reading, r->row, r->column);
      return TRUE;
    }
  r->reading.n_unsaved += pv_ods_value_is_unsaved (&r->value);
  return put (r, kind, text, error);
}

static gboolean
end_cell (Reading *r, GError **error)
{
  gboolean fits = r->covered || put_value (r, error);

  r->cell_depth = -1;
  r->column = MIN (r->column + r->columns_repeated, FAR);
  pv_ods_value_clear (&r->value);
  return fits;
}

static gboolean
start_cell (Reading *r, xmlTextReaderPtr reader, int depth, gboolean covered, GError **error)
{
  r->cell_depth = depth;
  r->covered = covered;
  r->columns_repeated = MAX (1, pv_sheet_number_attribute (reader, "number-columns-repeated", PV_ODS_TABLE, FAR, 1));
  pv_ods_value_read (&r->value, reader);
  g_string_truncate (r->text, 0);
  return xmlTextReaderIsEmptyElement (reader) == 1 ? end_cell (r, error) : TRUE;
}

static gboolean
end_row (Reading *r, GError **error)
{
  guint from = r->row;

  for (guint i = 1; r->row_has_cells && i < r->rows_repeated; i++)
    if (!pv_sheet_repeat_row (r->reading.sheet, r->reading.file, from, from + i, error))
      return FALSE;

  r->row = MIN (r->row + r->rows_repeated, FAR);
  return TRUE;
}

static gboolean
start_row (Reading *r, xmlTextReaderPtr reader, GError **error)
{
  r->column = 0;
  r->row_has_cells = FALSE;
  r->rows_repeated = MAX (1, pv_sheet_number_attribute (reader, "number-rows-repeated", PV_ODS_TABLE, FAR, 1));
  return xmlTextReaderIsEmptyElement (reader) == 1 ? end_row (r, error) : TRUE;
}

static gboolean
start_table (Reading *r, xmlTextReaderPtr reader, int depth, GError **error)
{
  g_autofree char *name = pv_ods_attribute (reader, "name", PV_ODS_TABLE);
  g_autofree char *style = pv_ods_attribute (reader, "style-name", PV_ODS_TABLE);
  g_autofree char *clean = pv_sheet_clean (name ? name : "");

  if (r->n_tables++ >= PV_SHEET_MAX_SHEETS)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s has more than %u sheets; take away the ones that are not needed"), r->reading.file->name, PV_SHEET_MAX_SHEETS);
      return FALSE;
    }
  if (xmlTextReaderIsEmptyElement (reader) == 1)
    return TRUE;

  r->table_depth = depth;
  r->row = 0;
  r->reading = (PvSheetReading) { .file = r->reading.file, .sheet = pv_sheet_new (clean), .hidden = style != NULL && g_hash_table_contains (r->hidden, style) };
  return TRUE;
}

/* Styles stand before the tables that use them. */
static void
take_style (Reading *r, xmlTextReaderPtr reader)
{
  if (pv_sheet_at (reader, "style"))
    {
      g_free (r->style);
      r->style = pv_ods_attribute (reader, "name", PV_ODS_STYLE);
    }
  else if (r->style != NULL && g_hash_table_size (r->hidden) < PV_SHEET_MAX_SHEETS)
    {
      g_autofree char *display = pv_ods_attribute (reader, "display", PV_ODS_TABLE);

      if (g_strcmp0 (display, "false") == 0)
        g_hash_table_add (r->hidden, g_strdup (r->style));
    }
}

static void
append_spaces (Reading *r, xmlTextReaderPtr reader)
{
  guint n = pv_sheet_number_attribute (reader, "c", PV_ODS_TEXT, 1000, 1);

  for (guint i = 0; i < n && r->text->len <= 4 * PV_SHEET_MAX_CELL; i++)
    g_string_append_c (r->text, ' ');
}

/* Comments, drawings, notes, the pronunciation of a word, tables within a cell: not what the cell says. */
static gboolean
is_beside (xmlTextReaderPtr reader)
{
  static const char *const names[] = { "annotation", "note", "ruby-text", "table" };
  const char *prefix = (const char *) xmlTextReaderConstPrefix (reader);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (xmlTextReaderConstLocalName (reader), names[i]))
      return TRUE;

  return g_strcmp0 (prefix, "draw") == 0;
}

static gboolean
within_cell (Reading *r, xmlTextReaderPtr reader, int depth)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);

  if (is_beside (reader))
    r->skip_depth = xmlTextReaderIsEmptyElement (reader) ? -1 : depth;
  else if (g_str_equal (name, "p") || g_str_equal (name, "h"))
    {
      if (r->value.has_paragraph)
        g_string_append_c (r->text, '\n');
      r->value.has_paragraph = TRUE;
    }
  else if (g_str_equal (name, "s") || g_str_equal (name, "tab"))
    append_spaces (r, reader);
  else if (g_str_equal (name, "line-break"))
    g_string_append_c (r->text, '\n');
  return TRUE;
}

static gboolean
started (Reading *r, xmlTextReaderPtr reader, int depth, GError **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);

  if (r->cell_depth >= 0)
    return within_cell (r, reader, depth);
  if (r->table_depth < 0)
    {
      r->is_spreadsheet |= g_str_equal (name, "spreadsheet");
      if (g_str_equal (name, "style") || g_str_equal (name, "table-properties"))
        take_style (r, reader);
      return r->is_spreadsheet && g_str_equal (name, "table") ? start_table (r, reader, depth, error) : TRUE;
    }
  if (g_str_equal (name, "table-row"))
    return start_row (r, reader, error);
  if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
    return start_cell (r, reader, depth, name[0] == 'c', error);
  if (g_str_equal (name, "shapes") || g_str_equal (name, "table"))
    r->skip_depth = xmlTextReaderIsEmptyElement (reader) ? -1 : depth;

  return TRUE;
}

static gboolean
ended (Reading *r, xmlTextReaderPtr reader, int depth, GError **error)
{
  if (r->cell_depth == depth)
    return end_cell (r, error);
  if (r->cell_depth < 0 && r->table_depth >= 0 && pv_sheet_at_end (reader, "table-row"))
    return end_row (r, error);
  if (r->table_depth == depth)
    {
      pv_sheet_reading_end (&r->reading, r->sheets);
      r->table_depth = -1;
    }

  return TRUE;
}

/* Runs of space count as one, as the paragraph may be wrapped; what is more than one is said by <text:s>. */
static void
take_text (Reading *r, const char *text)
{
  for (const char *p = text; *p != '\0' && r->text->len <= 4 * PV_SHEET_MAX_CELL; p++)
    {
      gboolean space = g_ascii_isspace (*p);

      if (!space)
        g_string_append_c (r->text, *p);
      else if (r->text->len > 0 && !g_ascii_isspace (r->text->str[r->text->len - 1]))
        g_string_append_c (r->text, ' ');
    }
}

static gboolean
read_node (Reading *r, xmlTextReaderPtr reader, GError **error)
{
  int depth = xmlTextReaderDepth (reader);
  int type = xmlTextReaderNodeType (reader);

  if (r->skip_depth >= 0)
    {
      if (type == XML_READER_TYPE_END_ELEMENT && depth == r->skip_depth)
        r->skip_depth = -1;
      return TRUE;
    }
  switch (type)
    {
    case XML_READER_TYPE_ELEMENT:
      return started (r, reader, depth, error);
    case XML_READER_TYPE_END_ELEMENT:
      return ended (r, reader, depth, error);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      if (r->cell_depth >= 0 && r->value.has_paragraph && depth > r->cell_depth + 1)
        take_text (r, (const char *) xmlTextReaderConstValue (reader));
      return TRUE;
    default:
      return TRUE;
    }
}

static gboolean
read_content (PvSheetFile *file, PvXmlGate *gate, GPtrArray *sheets, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading r = { .reading = { .file = file }, .sheets = sheets, .hidden = hidden, .table_depth = -1, .cell_depth = -1, .skip_depth = -1, .text = text };
  int more = 1;
  gboolean fits = TRUE;

  while (fits && (more = pv_xml_gate_read (gate, error)) == 1)
    fits = read_node (&r, pv_xml_gate_get_reader (gate), error);
  g_clear_pointer (&r.reading.sheet, pv_sheet_unref);
  g_free (r.style);
  pv_ods_value_clear (&r.value);
  if (fits && more == 0 && !r.is_spreadsheet)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is no spreadsheet; save the table as .xlsx, .ods or .csv"), file->name);
      return FALSE;
    }

  return fits && more == 0;
}

/* An encrypted file says so in its manifest. */
static gboolean
is_locked (PvSheetFile *file, PvZip *zip, gboolean *locked, GError **error)
{
  g_autoptr (PvXmlGate) gate = NULL;
  int more = 1;

  *locked = FALSE;
  if (!pv_zip_has (zip, "META-INF/manifest.xml"))
    return TRUE;
  gate = pv_sheet_open_part (file, zip, "META-INF/manifest.xml", error);
  while (gate != NULL && (more = pv_xml_gate_read (gate, error)) == 1)
    *locked |= pv_sheet_at (pv_xml_gate_get_reader (gate), "encryption-data");

  return gate != NULL && more == 0;
}

gboolean
pv_ods_read (PvSheetFile *file, PvZip *zip, GPtrArray *sheets, GError **error)
{
  g_autoptr (PvXmlGate) gate = NULL;
  gboolean locked;

  if (!is_locked (file, zip, &locked, error))
    return FALSE;
  if (locked)
    {
      pv_sheet_locked (file, error);
      return FALSE;
    }
  gate = pv_sheet_open_part (file, zip, "content.xml", error);
  return gate != NULL && read_content (file, gate, sheets, error);
}

gboolean
pv_fods_read (PvSheetFile *file, GBytes *bytes, GPtrArray *sheets, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (PvXmlGate) gate = pv_xml_gate_new (stream, file->name, PV_SHEET_MAX_BYTES, file->cancellable);

  return read_content (file, gate, sheets, error);
}
