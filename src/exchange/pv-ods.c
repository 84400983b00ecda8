/* .ods and .fods: OpenDocument 1.3 part 3, chapter 9. A cell's value stands in its attributes, what is shown of it in its paragraphs. */
#include "exchange/pv-sheet-format.h"
#include "exchange/pv-sheet-zipped.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define CALC "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

/* A place far beyond every bound, which nothing is added to. */
#define FAR 0x40000000

typedef enum
{
  VALUE_NONE,
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_PERCENT,
  VALUE_DATE,
  VALUE_TIME,
  VALUE_YES_NO,
  VALUE_ERROR,
} ValueType;

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
  gboolean formula;
  gboolean has_paragraph;
  ValueType type;
  char *value;                 /* of the attribute that goes with the type, or NULL */
  GString *text;
} Reading;

static char *
attribute (xmlTextReaderPtr reader, const char *name, const char *uri)
{
  xmlChar *value = xmlTextReaderGetAttributeNs (reader, BAD_CAST name, BAD_CAST uri);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static ValueType
type_named (const char *name)
{
  static const struct
  {
    const char *name;
    ValueType type;
  } types[] = { { "string", VALUE_TEXT },   { "float", VALUE_NUMBER },     { "currency", VALUE_NUMBER }, { "percentage", VALUE_PERCENT },
                { "date", VALUE_DATE },     { "time", VALUE_TIME },        { "boolean", VALUE_YES_NO } };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (name, types[i].name))
      return types[i].type;

  return VALUE_NONE;
}

static char *
value_of (xmlTextReaderPtr reader, ValueType type)
{
  switch (type)
    {
    case VALUE_TEXT:
      return attribute (reader, "string-value", OFFICE);
    case VALUE_DATE:
      return attribute (reader, "date-value", OFFICE);
    case VALUE_TIME:
      return attribute (reader, "time-value", OFFICE);
    case VALUE_YES_NO:
      return attribute (reader, "boolean-value", OFFICE);
    default:
      return attribute (reader, "value", OFFICE);
    }
}

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

/* Zeros before a number, or hyphens within, that are shown and not kept: "005", "0123456-7". */
static gboolean
is_code (const char *shown, const char *number)
{
  g_autofree char *digits = g_strdup (shown);
  char *to = digits;
  const char *bare;

  if (!g_ascii_isdigit (shown[0]) || shown[strspn (shown, "0123456789-")] != '\0' || (shown[0] != '0' && strchr (shown, '-') == NULL))
    return FALSE;
  for (const char *p = shown; *p != '\0'; p++)
    if (*p != '-')
      *to++ = *p;
  *to = '\0';
  bare = digits + strspn (digits, "0");

  return strlen (shown) >= 2 && g_str_equal (*bare ? bare : "0", number);
}

static gboolean
put_number (Reading *r, GError **error)
{
  g_autofree char *number = r->value ? pv_sheet_number (r->value) : NULL;
  g_autofree char *shown = pv_sheet_clean (r->text->str);
  g_autofree char *hundredfold = NULL;

  if (number == NULL)
    return put (r, PV_CELL_TEXT, shown, error);
  if (r->type == VALUE_PERCENT)
    {
      hundredfold = pv_sheet_double (g_ascii_strtod (number, NULL) * 100);
      return put (r, PV_CELL_NUMBER, hundredfold ? hundredfold : number, error);
    }
  if (is_code (shown, number))
    return put (r, PV_CELL_TEXT, shown, error);

  return put (r, PV_CELL_NUMBER, number, error);
}

static gboolean
put_date (Reading *r, GError **error)
{
  g_autofree char *day = g_strndup (r->value ? r->value : "", 10);
  PvDate date;

  return pv_date_parse_iso (day, &date) ? put (r, PV_CELL_DATE, day, error) : put (r, PV_CELL_TEXT, r->text->str, error);
}

/* "PT08H30M00S". */
static gboolean
put_time (Reading *r, GError **error)
{
  guint hours, minutes;
  g_autofree char *time = NULL;

  if (r->value == NULL || sscanf (r->value, "PT%5uH%2uM", &hours, &minutes) != 2)
    return put (r, PV_CELL_TEXT, r->text->str, error);

  time = pv_sheet_time (hours / 24.0 + minutes / 1440.0);
  return put (r, PV_CELL_TEXT, time, error);
}

static gboolean
is_error (const Reading *r)
{
  static const char *const errors[] = { "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#N/A", "#NUM!", "#NULL!" };

  for (guint i = 0; r->formula && i < G_N_ELEMENTS (errors); i++)
    if (g_str_equal (r->text->str, errors[i]))
      return TRUE;

  return r->type == VALUE_ERROR || (r->formula && g_str_has_prefix (r->text->str, "Err:"));
}

static gboolean
put_value (Reading *r, GError **error)
{
  if (is_error (r))
    {
      pv_sheet_reading_note_error (&r->reading, r->row, r->column);
      return TRUE;
    }
  switch (r->type)
    {
    case VALUE_NONE:
      r->reading.n_unsaved += r->formula && !r->has_paragraph;
      return put (r, PV_CELL_TEXT, r->text->str, error);
    case VALUE_NUMBER:
    case VALUE_PERCENT:
      return put_number (r, error);
    case VALUE_DATE:
      return put_date (r, error);
    case VALUE_TIME:
      return put_time (r, error);
    case VALUE_YES_NO:
      return put (r, PV_CELL_YES_NO, g_strcmp0 (r->value, "true") == 0 ? "1" : "0", error);
    default:
      return put (r, PV_CELL_TEXT, r->has_paragraph || r->value == NULL ? r->text->str : r->value, error);
    }
}

static gboolean
end_cell (Reading *r, GError **error)
{
  gboolean fits = r->covered || put_value (r, error);

  r->cell_depth = -1;
  r->column = MIN (r->column + r->columns_repeated, FAR);
  g_clear_pointer (&r->value, g_free);
  return fits;
}

static gboolean
start_cell (Reading *r, xmlTextReaderPtr reader, int depth, gboolean covered, GError **error)
{
  g_autofree char *type = attribute (reader, "value-type", OFFICE);
  g_autofree char *calc_type = attribute (reader, "value-type", CALC);
  g_autofree char *formula = attribute (reader, "formula", TABLE);

  r->cell_depth = depth;
  r->covered = covered;
  r->columns_repeated = MAX (1, pv_sheet_number_attribute (reader, "number-columns-repeated", TABLE, FAR, 1));
  r->formula = formula != NULL;
  r->has_paragraph = FALSE;
  r->type = g_strcmp0 (calc_type, "error") == 0 ? VALUE_ERROR : type_named (type);
  r->value = value_of (reader, r->type);
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
  r->rows_repeated = MAX (1, pv_sheet_number_attribute (reader, "number-rows-repeated", TABLE, FAR, 1));
  return xmlTextReaderIsEmptyElement (reader) == 1 ? end_row (r, error) : TRUE;
}

static gboolean
start_table (Reading *r, xmlTextReaderPtr reader, int depth, GError **error)
{
  g_autofree char *name = attribute (reader, "name", TABLE);
  g_autofree char *style = attribute (reader, "style-name", TABLE);
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
      r->style = attribute (reader, "name", STYLE);
    }
  else if (r->style != NULL && g_hash_table_size (r->hidden) < PV_SHEET_MAX_SHEETS)
    {
      g_autofree char *display = attribute (reader, "display", TABLE);

      if (g_strcmp0 (display, "false") == 0)
        g_hash_table_add (r->hidden, g_strdup (r->style));
    }
}

static void
append_spaces (Reading *r, xmlTextReaderPtr reader)
{
  guint n = pv_sheet_number_attribute (reader, "c", TEXT, 1000, 1);

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
      if (r->has_paragraph)
        g_string_append_c (r->text, '\n');
      r->has_paragraph = TRUE;
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
      if (r->cell_depth >= 0 && r->has_paragraph && depth > r->cell_depth + 1)
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
  g_free (r.value);
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
