#include "exchange/pv-xlsx-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_STRINGS 4000000
#define MAX_FORMATS 65536

typedef gboolean (*ReadNode) (PvXlsx          *book,
                              xmlTextReaderPtr reader,
                              gpointer         user_data,
                              GError         **error);

static void
free_sheet (gpointer data)
{
  PvXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relationship);
  g_free (sheet);
}

static void
clear_format (gpointer data)
{
  g_free (((PvSheetFormat *) data)->code);
}

/* Every node of a part to @read. */
static gboolean
read_part (PvXlsx *book, const char *part, ReadNode read, gpointer user_data, GError **error)
{
  g_autoptr (PvXmlGate) gate = pv_sheet_open_part (book->file, book->zip, part, error);
  int more = 1;

  while (gate != NULL && (more = pv_xml_gate_read (gate, error)) == 1)
    if (!read (book, pv_xml_gate_get_reader (gate), user_data, error))
      return FALSE;

  return gate != NULL && more == 0;
}

/* What @target means in a part of the folder of @from: "worksheets/sheet1.xml" or "/xl/worksheets/sheet1.xml". A name in the zip, never
 * a path on a disk. */
static char *
resolve (const char *from, const char *target)
{
  g_autofree char *folder = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *whole = NULL;

  if (target[0] == '/')
    return g_strdup (target + 1);

  folder = g_path_get_dirname (from);
  joined = g_build_filename ("/", folder, target, NULL);
  whole = g_canonicalize_filename (joined, "/");
  return g_strdup (whole + 1);
}

typedef struct
{
  const char *from;            /* the part whose relationships they are */
  const char *wanted;          /* the end of a type, or NULL for all */
  char *found;
} Relationships;

static gboolean
read_relationship (PvXlsx *book, xmlTextReaderPtr reader, gpointer user_data, GError **error)
{
  Relationships *relationships = user_data;
  xmlChar *id, *type, *target;

  if (!pv_sheet_at (reader, "Relationship"))
    return TRUE;

  id = xmlTextReaderGetAttribute (reader, BAD_CAST "Id");
  type = xmlTextReaderGetAttribute (reader, BAD_CAST "Type");
  target = xmlTextReaderGetAttribute (reader, BAD_CAST "Target");
  if (relationships->wanted != NULL && relationships->found == NULL && type != NULL && target != NULL
      && g_str_has_suffix ((const char *) type, relationships->wanted))
    relationships->found = resolve (relationships->from, (const char *) target);
  if (relationships->wanted == NULL && id != NULL && target != NULL && g_hash_table_size (book->targets) < PV_ZIP_MAX_PARTS)
    {
      char *part = resolve (relationships->from, (const char *) target);

      g_hash_table_replace (book->targets, g_strdup ((const char *) id), part);
      if (type != NULL && (g_str_has_suffix ((const char *) type, "/sharedStrings") || g_str_has_suffix ((const char *) type, "/styles")))
        g_hash_table_replace (book->targets, g_strdup (strrchr ((const char *) type, '/')), g_strdup (part));
    }
  xmlFree (id);
  xmlFree (type);
  xmlFree (target);
  return TRUE;
}

/* The first sheet that a hostile list names twice is the one that is read; the number of all is bounded. */
static gboolean
take_sheet (PvXlsx *book, xmlTextReaderPtr reader, GError **error)
{
  xmlChar *name = xmlTextReaderGetAttribute (reader, BAD_CAST "name");
  xmlChar *state = xmlTextReaderGetAttribute (reader, BAD_CAST "state");
  PvXlsxSheet *sheet = g_new0 (PvXlsxSheet, 1);

  sheet->name = pv_sheet_clean (name ? (const char *) name : "");
  sheet->hidden = state != NULL && !xmlStrEqual (state, BAD_CAST "visible");
  while (sheet->relationship == NULL && xmlTextReaderMoveToNextAttribute (reader) == 1)
    if (g_str_equal (xmlTextReaderConstLocalName (reader), "id") && xmlTextReaderConstPrefix (reader) != NULL)
      sheet->relationship = g_strdup ((const char *) xmlTextReaderConstValue (reader));
  xmlTextReaderMoveToElement (reader);
  g_ptr_array_add (book->sheets, sheet);
  xmlFree (name);
  xmlFree (state);
  if (book->sheets->len <= PV_SHEET_MAX_SHEETS)
    return TRUE;

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s has more than %u sheets; take away the ones that are not needed"), book->file->name, PV_SHEET_MAX_SHEETS);
  return FALSE;
}

static gboolean
read_workbook (PvXlsx *book, xmlTextReaderPtr reader, gpointer user_data, GError **error)
{
  if (pv_sheet_at (reader, "sheet"))
    return take_sheet (book, reader, error);
  if (pv_sheet_at (reader, "workbookPr"))
    {
      xmlChar *value = xmlTextReaderGetAttribute (reader, BAD_CAST "date1904");

      book->since_1904 = xmlStrEqual (value, BAD_CAST "1") || xmlStrEqual (value, BAD_CAST "true");
      xmlFree (value);
    }
  return TRUE;
}

typedef struct
{
  GHashTable *codes;           /* format number -> code */
  gboolean in_cells;           /* within <cellXfs> */
} Styles;

static void
take_format (PvXlsx *book, guint number, const char *code)
{
  PvSheetFormat format;

  if (code != NULL)
    pv_sheet_format_parse (&format, code);
  else
    pv_sheet_format_built_in (&format, number);
  g_array_append_val (book->formats, format);
}

static gboolean
read_style (PvXlsx *book, xmlTextReaderPtr reader, gpointer user_data, GError **error)
{
  Styles *styles = user_data;

  if (pv_sheet_at (reader, "numFmt") && g_hash_table_size (styles->codes) < MAX_FORMATS)
    {
      xmlChar *code = xmlTextReaderGetAttribute (reader, BAD_CAST "formatCode");
      guint number = pv_sheet_number_attribute (reader, "numFmtId", NULL, G_MAXINT, 0);

      g_hash_table_replace (styles->codes, GUINT_TO_POINTER (number), g_strdup (code ? (const char *) code : ""));
      xmlFree (code);
    }
  else if (pv_sheet_at (reader, "cellXfs"))
    styles->in_cells = !xmlTextReaderIsEmptyElement (reader);
  else if (pv_sheet_at_end (reader, "cellXfs"))
    styles->in_cells = FALSE;
  else if (styles->in_cells && pv_sheet_at (reader, "xf") && book->formats->len < MAX_FORMATS)
    {
      guint number = pv_sheet_number_attribute (reader, "numFmtId", NULL, G_MAXINT, 0);

      take_format (book, number, g_hash_table_lookup (styles->codes, GUINT_TO_POINTER (number)));
    }
  return TRUE;
}

typedef struct
{
  GString *text;               /* of the string it stands in */
  guint skip;
} Strings;

static gboolean
read_string (PvXlsx *book, xmlTextReaderPtr reader, gpointer user_data, GError **error)
{
  Strings *strings = user_data;
  gsize begin = book->text->len;

  pv_xlsx_take_text (reader, strings->text, &strings->skip);
  if (!pv_sheet_at_end (reader, "si") && !(pv_sheet_at (reader, "si") && xmlTextReaderIsEmptyElement (reader)))
    return TRUE;
  if (book->strings->len >= MAX_STRINGS)
    {
      pv_sheet_damaged (book->file, error);
      return FALSE;
    }

  pv_xlsx_unescape (strings->text);
  g_string_append_len (book->text, strings->text->str, (gssize) strings->text->len + 1);
  g_array_append_val (book->strings, begin);
  g_string_truncate (strings->text, 0);
  return TRUE;
}

static gboolean
find_workbook (PvXlsx *book, GError **error)
{
  Relationships root = { .from = "", .wanted = "/officeDocument" };

  if (pv_zip_has (book->zip, "_rels/.rels") && !read_part (book, "_rels/.rels", read_relationship, &root, error))
    {
      g_free (root.found);
      return FALSE;
    }
  book->part = root.found ? root.found : g_strdup ("xl/workbook.xml");
  return TRUE;
}

static char *
relationships_of (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_path_get_basename (part);

  return g_strdup_printf ("%s/_rels/%s.rels", folder, base);
}

static gboolean
open_parts (PvXlsx *book, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Relationships all = { .from = book->part };
  Styles styles = { .codes = codes };
  Strings strings = { .text = text };
  g_autofree char *relationships = relationships_of (book->part);
  const char *styles_part, *strings_part;

  if (!read_part (book, book->part, read_workbook, NULL, error) || !read_part (book, relationships, read_relationship, &all, error))
    return FALSE;

  styles_part = g_hash_table_lookup (book->targets, "/styles");
  strings_part = g_hash_table_lookup (book->targets, "/sharedStrings");
  return (styles_part == NULL || !pv_zip_has (book->zip, styles_part) || read_part (book, styles_part, read_style, &styles, error))
         && (strings_part == NULL || !pv_zip_has (book->zip, strings_part) || read_part (book, strings_part, read_string, &strings, error));
}

PvXlsx *
pv_xlsx_open (PvSheetFile *file, PvZip *zip, GError **error)
{
  g_autoptr (PvXlsx) book = g_new0 (PvXlsx, 1);

  book->file = file;
  book->zip = zip;
  book->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->sheets = g_ptr_array_new_with_free_func (free_sheet);
  book->text = g_string_new (NULL);
  book->strings = g_array_new (FALSE, FALSE, sizeof (gsize));
  book->formats = g_array_new (FALSE, FALSE, sizeof (PvSheetFormat));
  g_array_set_clear_func (book->formats, clear_format);
  return find_workbook (book, error) && open_parts (book, error) ? g_steal_pointer (&book) : NULL;
}

void
pv_xlsx_free (PvXlsx *book)
{
  g_free (book->part);
  g_hash_table_unref (book->targets);
  g_ptr_array_unref (book->sheets);
  g_string_free (book->text, TRUE);
  g_array_unref (book->strings);
  g_array_unref (book->formats);
  g_free (book);
}

void
pv_xlsx_take_text (xmlTextReaderPtr reader, GString *text, guint *skip)
{
  int type = xmlTextReaderNodeType (reader);
  xmlNodePtr node = xmlTextReaderCurrentNode (reader);

  if (pv_sheet_at (reader, "rPh") && !xmlTextReaderIsEmptyElement (reader))
    ++*skip;
  else if (pv_sheet_at_end (reader, "rPh") && *skip > 0)
    --*skip;
  else if (*skip == 0 && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
           && node != NULL && node->parent != NULL && node->parent->name != NULL && g_str_equal (node->parent->name, "t")
           && text->len <= 4 * PV_SHEET_MAX_CELL)
    g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
}

static gboolean
is_escape (const char *p)
{
  if (p[0] != '_' || p[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (p[i]))
      return FALSE;

  return p[6] == '_';
}

void
pv_xlsx_unescape (GString *text)
{
  g_autofree char *old = NULL;

  if (strstr (text->str, "_x") == NULL)
    return;

  old = g_strdup (text->str);
  g_string_truncate (text, 0);
  for (const char *p = old; *p != '\0';)
    {
      gunichar c = is_escape (p) ? (gunichar) g_ascii_strtoull (p + 2, NULL, 16) : 0;

      if (c != 0 && g_unichar_validate (c))
        g_string_append_unichar (text, c);
      else if (!is_escape (p))
        g_string_append_c (text, *p);
      p += is_escape (p) ? 7 : 1;
    }
}
