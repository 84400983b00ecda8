/* .xlsx: Office Open XML, ECMA-376 part 1, chapter 18. Cells hold what was there when the file was saved. */
#include "exchange/pv-xlsx-parts.h"

#include <string.h>

/* More merged areas than this no person made. */
#define MAX_MERGES 100000
#define MAX_MERGE_WORK 20000000

typedef struct
{
  guint top, left, bottom, right;
} Area;

typedef struct
{
  PvSheetReading reading;
  PvXlsx *book;
  GArray *merges;              /* Area */
  GString *text;               /* of the value */
  GString *inline_text;
  guint row, column;           /* of the cell; before the first, G_MAXUINT */
  guint style;
  char type[12];
  gboolean in_cell, in_value, formula;
  guint skip;
} SheetReading;

/* "AB12" from 0. FALSE for anything else; either part may be missing when its pointer is NULL. */
static gboolean
parse_place (const char **text, guint *row, guint *column)
{
  guint64 c = 0, r = 0;
  const char *p = *text;

  while (*p == '$')
    p++;
  for (; g_ascii_isalpha (*p) && c < 100000; p++)
    c = c * 26 + (guint) (g_ascii_toupper (*p) - 'A') + 1;
  while (*p == '$')
    p++;
  for (; g_ascii_isdigit (*p) && r < 100000000; p++)
    r = r * 10 + (guint) (*p - '0');
  if (c == 0 || r == 0)
    return FALSE;

  *row = (guint) r - 1;
  *column = (guint) c - 1;
  *text = p;
  return TRUE;
}

static gboolean
start_row (SheetReading *s, xmlTextReaderPtr reader, GError **error)
{
  guint row = pv_sheet_number_attribute (reader, "r", NULL, G_MAXINT, s->row + 2) - 1;

  if (row == G_MAXUINT || (s->row != G_MAXUINT && row <= s->row))
    {
      pv_sheet_damaged (s->reading.file, error);
      return FALSE;
    }
  s->row = row;
  s->column = G_MAXUINT;
  return TRUE;
}

static gboolean
start_cell (SheetReading *s, xmlTextReaderPtr reader, GError **error)
{
  xmlChar *place = xmlTextReaderGetAttribute (reader, BAD_CAST "r");
  xmlChar *type = xmlTextReaderGetAttribute (reader, BAD_CAST "t");
  const char *rest = (const char *) place;
  guint row = s->row, column = s->column + 1;
  gboolean fits = (place == NULL || parse_place (&rest, &row, &column)) && s->row != G_MAXUINT && row == s->row
                  && (s->column == G_MAXUINT || column > s->column);

  g_strlcpy (s->type, type ? (const char *) type : "n", sizeof s->type);
  s->style = pv_sheet_number_attribute (reader, "s", NULL, G_MAXINT, 0);
  s->column = column;
  s->formula = FALSE;
  s->in_cell = !xmlTextReaderIsEmptyElement (reader);
  s->skip = 0;
  g_string_truncate (s->text, 0);
  g_string_truncate (s->inline_text, 0);
  xmlFree (place);
  xmlFree (type);
  if (!fits)
    pv_sheet_damaged (s->reading.file, error);
  return fits;
}

static gboolean
put (SheetReading *s, PvCellKind kind, const char *text, GError **error)
{
  return pv_sheet_put (s->reading.sheet, s->reading.file, s->row, s->column, kind, text, error);
}

static gboolean
put_shared (SheetReading *s, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (s->text->str, 10, 0, G_MAXUINT, &number, NULL) || number >= s->book->strings->len)
    {
      pv_sheet_damaged (s->reading.file, error);
      return FALSE;
    }
  return put (s, PV_CELL_TEXT, s->book->text->str + g_array_index (s->book->strings, gsize, number), error);
}

static gboolean
put_number (SheetReading *s, GError **error)
{
  static const PvSheetFormat plain = { PV_SHEET_FORMAT_NUMBER, NULL };
  const PvSheetFormat *format = s->style < s->book->formats->len ? &g_array_index (s->book->formats, PvSheetFormat, s->style) : &plain;
  g_autofree char *number = pv_sheet_number (s->text->str);
  g_autofree char *text = NULL;
  PvCellKind kind;

  if (number == NULL)
    return put (s, PV_CELL_TEXT, s->text->str, error);

  text = pv_sheet_format_apply (format, g_ascii_strtod (s->text->str, NULL), s->book->since_1904, &kind);
  return put (s, kind, text ? text : number, error);
}

/* "2026-03-01" or "2026-03-01T08:30:00Z". */
static gboolean
put_date (SheetReading *s, GError **error)
{
  g_autofree char *day = g_strndup (s->text->str, 10);
  PvDate date;

  return pv_date_parse_iso (day, &date) ? put (s, PV_CELL_DATE, day, error) : put (s, PV_CELL_TEXT, s->text->str, error);
}

static gboolean
put_string (SheetReading *s, GString *text, GError **error)
{
  pv_xlsx_unescape (text);
  return put (s, PV_CELL_TEXT, text->str, error);
}

static gboolean
end_cell (SheetReading *s, GError **error)
{
  s->in_cell = FALSE;
  if (g_str_equal (s->type, "inlineStr"))
    return put_string (s, s->inline_text, error);
  if (g_str_equal (s->type, "e"))
    {
      pv_sheet_reading_note_error (&s->reading, s->row, s->column);
      return TRUE;
    }
  if (s->text->len == 0)
    {
      s->reading.n_unsaved += s->formula && !g_str_equal (s->type, "str");
      return TRUE;
    }
  if (g_str_equal (s->type, "s"))
    return put_shared (s, error);
  if (g_str_equal (s->type, "str"))
    return put_string (s, s->text, error);
  if (g_str_equal (s->type, "b"))
    return put (s, PV_CELL_YES_NO, g_str_equal (s->text->str, "1") || g_str_equal (s->text->str, "true") ? "1" : "0", error);
  if (g_str_equal (s->type, "d"))
    return put_date (s, error);

  return put_number (s, error);
}

static gboolean
take_merge (SheetReading *s, xmlTextReaderPtr reader, GError **error)
{
  xmlChar *place = xmlTextReaderGetAttribute (reader, BAD_CAST "ref");
  const char *rest = (const char *) place;
  Area area;
  gboolean fits = place != NULL && parse_place (&rest, &area.top, &area.left) && *rest++ == ':' && parse_place (&rest, &area.bottom, &area.right)
                  && s->merges->len < MAX_MERGES;

  xmlFree (place);
  if (fits)
    g_array_append_val (s->merges, area);
  else
    pv_sheet_damaged (s->reading.file, error);
  return fits;
}

static gboolean
started (SheetReading *s, xmlTextReaderPtr reader, GError **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);
  gboolean empty = xmlTextReaderIsEmptyElement (reader) == 1;

  if (!s->in_cell && g_str_equal (name, "row"))
    return start_row (s, reader, error);
  if (!s->in_cell && g_str_equal (name, "c"))
    return start_cell (s, reader, error);
  if (!s->in_cell && g_str_equal (name, "mergeCell"))
    return take_merge (s, reader, error);
  if (s->in_cell && g_str_equal (name, "v"))
    s->in_value = !empty;
  if (s->in_cell && g_str_equal (name, "f"))
    s->formula = TRUE;

  return TRUE;
}

static gboolean
read_node (SheetReading *s, xmlTextReaderPtr reader, GError **error)
{
  int type = xmlTextReaderNodeType (reader);

  if (s->in_cell)
    pv_xlsx_take_text (reader, s->inline_text, &s->skip);
  if (s->in_value && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
      && s->text->len <= 4 * PV_SHEET_MAX_CELL)
    g_string_append (s->text, (const char *) xmlTextReaderConstValue (reader));
  if (type == XML_READER_TYPE_ELEMENT)
    return started (s, reader, error);
  if (pv_sheet_at_end (reader, "v"))
    s->in_value = FALSE;
  if (s->in_cell && pv_sheet_at_end (reader, "c"))
    return end_cell (s, error);

  return TRUE;
}

static gboolean
merge (SheetReading *s, GError **error)
{
  guint64 work = 0;

  for (guint i = 0; i < s->merges->len; i++)
    {
      const Area *area = &g_array_index (s->merges, Area, i);

      work += pv_sheet_merge (s->reading.sheet, area->top, area->left, area->bottom, area->right);
      /* Areas do not overlap, unless somebody means to keep us busy. */
      if (work > MAX_MERGE_WORK)
        {
          pv_sheet_damaged (s->reading.file, error);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_nodes (SheetReading *s, PvXmlGate *gate, GError **error)
{
  int more;

  while ((more = pv_xml_gate_read (gate, error)) == 1)
    if (!read_node (s, pv_xml_gate_get_reader (gate), error))
      return FALSE;

  return more == 0 && merge (s, error);
}

static gboolean
read_sheet (PvXlsx *book, const PvXlsxSheet *sheet, GPtrArray *sheets, GError **error)
{
  const char *part = sheet->relationship ? g_hash_table_lookup (book->targets, sheet->relationship) : NULL;
  g_autoptr (PvXmlGate) gate = NULL;
  g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (Area));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) inline_text = g_string_new (NULL);
  SheetReading s = { .reading = { .file = book->file, .hidden = sheet->hidden }, .book = book, .merges = merges, .text = text,
                     .inline_text = inline_text, .row = G_MAXUINT, .column = G_MAXUINT };
  gboolean fits;

  if (part == NULL)
    {
      pv_sheet_damaged (book->file, error);
      return FALSE;
    }
  gate = pv_sheet_open_part (book->file, book->zip, part, error);
  if (gate == NULL)
    return FALSE;

  s.reading.sheet = pv_sheet_new (sheet->name);
  fits = read_nodes (&s, gate, error);
  if (fits)
    pv_sheet_reading_end (&s.reading, sheets);
  else
    pv_sheet_unref (s.reading.sheet);
  return fits;
}

gboolean
pv_xlsx_read (PvSheetFile *file, PvZip *zip, GPtrArray *sheets, GError **error)
{
  g_autoptr (PvXlsx) book = pv_xlsx_open (file, zip, error);

  for (guint i = 0; book != NULL && i < book->sheets->len; i++)
    if (!read_sheet (book, book->sheets->pdata[i], sheets, error))
      return FALSE;

  return book != NULL;
}
