#include "exchange/pv-csv-text.h"
#include "exchange/pv-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  guint32 text;                /* where it begins in the sheet's text */
  guint32 column : 24;
  guint32 kind : 8;
} Cell;

struct _PvSheet
{
  gatomicrefcount refs;
  char *name;
  GString *remark;             /* or NULL */
  GString *text;               /* of all cells, each with its NUL; the first is "" */
  GArray *cells;               /* Cell, row by row */
  GArray *rows;                /* guint, the first cell of each row */
  guint n_rows;
  guint n_columns;
};

static void
first_and_last (const PvSheet *sheet, guint row, guint *first, guint *last)
{
  *first = g_array_index (sheet->rows, guint, row);
  *last = row + 1 < sheet->rows->len ? g_array_index (sheet->rows, guint, row + 1) : sheet->cells->len;
}

static Cell *
find (const PvSheet *sheet, guint row, guint column)
{
  guint first, last;

  if (row >= sheet->rows->len)
    return NULL;

  first_and_last (sheet, row, &first, &last);
  while (first < last)
    {
      guint middle = first + (last - first) / 2;
      Cell *cell = &g_array_index (sheet->cells, Cell, middle);

      if (cell->column == column)
        return cell;
      if (cell->column < column)
        first = middle + 1;
      else
        last = middle;
    }

  return NULL;
}

/* Space of any kind, and signs that are not seen, at the ends. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff || g_unichar_iscntrl (c);
}

static char *
without_controls (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t')
        g_string_append_c (clean, ' ');
      else if (c == '\n' || (c == '\r' && p[1] != '\n') || c == 0x85 || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, '\n');
      else if (!g_unichar_iscntrl (c))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

static void
trim (char *text)
{
  char *begin = text, *end = text + strlen (text);

  while (*begin != '\0' && is_blank (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (end > begin)
    {
      char *before = g_utf8_prev_char (end);

      if (!is_blank (g_utf8_get_char (before)))
        break;
      end = before;
    }
  memmove (text, begin, (gsize) (end - begin));
  text[end - begin] = '\0';
}

static gboolean
is_simple (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || (guchar) *p >= 0x7f)
      return FALSE;

  return *text == '\0' || (*text != ' ' && text[strlen (text) - 1] != ' ');
}

static gboolean
within_bounds (PvSheetFile *file, guint row, guint column, gsize length, GError **error)
{
  if (row >= PV_SHEET_MAX_ROWS)
    pv_sheet_refuse (file, row, column, _("a sheet may have 200,000 rows; split it into several"), error);
  else if (column >= PV_SHEET_MAX_COLUMNS)
    pv_sheet_refuse (file, row, column, _("a sheet may have 1,024 columns; take away the ones that are not needed"), error);
  else if (length > PV_SHEET_MAX_CELL)
    pv_sheet_refuse (file, row, column, _("a cell may hold 64 KiB of text; shorten it"), error);
  else if (file->cells >= PV_SHEET_MAX_CELLS)
    pv_sheet_refuse (file, row, column, _("a file may have 4,000,000 cells; split it into several"), error);
  else if (file->text + length > PV_SHEET_MAX_TEXT)
    pv_sheet_refuse (file, row, column, _("the cells hold more than 128 MiB of text; split the file into several"), error);
  else
    return TRUE;

  return FALSE;
}

static void
append (PvSheet *sheet, PvSheetFile *file, guint row, guint column, PvCellKind kind, const char *text, gsize length)
{
  Cell cell = { (guint32) sheet->text->len, column, (guint32) kind };

  while (sheet->rows->len <= row)
    g_array_append_val (sheet->rows, sheet->cells->len);
  g_string_append_len (sheet->text, text, (gssize) length + 1);
  g_array_append_val (sheet->cells, cell);
  file->cells++;
  file->text += length;
}

PvSheet *
pv_sheet_new (const char *name)
{
  PvSheet *sheet = g_new0 (PvSheet, 1);

  g_atomic_ref_count_init (&sheet->refs);
  sheet->name = g_strdup (name);
  sheet->text = g_string_new_len ("", 1);
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  return sheet;
}

gboolean
pv_sheet_put (PvSheet *sheet, PvSheetFile *file, guint row, guint column, PvCellKind kind, const char *text, GError **error)
{
  g_autofree char *clean = NULL;
  const char *kept = text;
  gsize length = strlen (text);

  /* What is far too long is not worth cleaning. */
  if (length > 4 * PV_SHEET_MAX_CELL)
    return within_bounds (file, row, column, length, error);
  if (kind == PV_CELL_TEXT)
    {
      if (!is_simple (text))
        kept = clean = pv_sheet_clean (text);
      kept = pv_csv_own_text (kept);
      length = strlen (kept);
    }
  if (length == 0 || kind == PV_CELL_EMPTY)
    return TRUE;
  if (!within_bounds (file, row, column, length, error))
    return FALSE;

  append (sheet, file, row, column, kind, kept, length);
  return TRUE;
}

gboolean
pv_sheet_repeat_row (PvSheet *sheet, PvSheetFile *file, guint from, guint to, GError **error)
{
  guint first, last;

  if (from >= sheet->rows->len)
    return TRUE;

  first_and_last (sheet, from, &first, &last);
  for (guint i = first; i < last; i++)
    {
      Cell cell = g_array_index (sheet->cells, Cell, i);
      gsize length = strlen (sheet->text->str + cell.text);
      g_autofree char *text = NULL;

      if (!within_bounds (file, to, cell.column, length, error))
        return FALSE;
      text = g_strndup (sheet->text->str + cell.text, length);
      append (sheet, file, to, cell.column, cell.kind, text, length);
    }
  return TRUE;
}

guint
pv_sheet_merge (PvSheet *sheet, guint top, guint left, guint bottom, guint right)
{
  guint looked_at = 1;

  for (guint row = top; row <= bottom && row < sheet->rows->len; row++)
    {
      guint first, last;

      first_and_last (sheet, row, &first, &last);
      looked_at += last - first + 1;
      for (guint i = first; i < last; i++)
        {
          Cell *cell = &g_array_index (sheet->cells, Cell, i);

          if (cell->column < left || cell->column > right || (row == top && cell->column == left))
            continue;
          cell->kind = PV_CELL_EMPTY;
          cell->text = 0;
        }
    }

  return looked_at;
}

void
pv_sheet_add_remark (PvSheet *sheet, const char *remark)
{
  if (sheet->remark == NULL)
    sheet->remark = g_string_new (remark);
  else
    g_string_append_printf (sheet->remark, "\n%s", remark);
}

gboolean
pv_sheet_finish (PvSheet *sheet)
{
  sheet->n_rows = sheet->n_columns = 0;
  for (guint row = 0; row < sheet->rows->len; row++)
    {
      guint first, last;

      first_and_last (sheet, row, &first, &last);
      for (guint i = first; i < last; i++)
        {
          const Cell *cell = &g_array_index (sheet->cells, Cell, i);

          if (cell->kind == PV_CELL_EMPTY)
            continue;
          sheet->n_rows = row + 1;
          sheet->n_columns = MAX (sheet->n_columns, (guint) cell->column + 1);
        }
    }

  return sheet->n_rows > 0;
}

void
pv_sheet_column_name (guint column, char name[8])
{
  char turned[8];
  guint n = 0, rest = column + 1;

  while (rest > 0 && n < 7)
    {
      rest--;
      turned[n++] = (char) ('A' + rest % 26);
      rest /= 26;
    }
  for (guint i = 0; i < n; i++)
    name[i] = turned[n - 1 - i];
  name[n] = '\0';
}

void
pv_sheet_refuse (const PvSheetFile *file, guint row, guint column, const char *what, GError **error)
{
  char letters[8];

  pv_sheet_column_name (column, letters);
  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s, row %u, column %s: %s"), file->name, row + 1, letters, what);
}

char *
pv_sheet_clean (const char *text)
{
  g_autofree char *clean = without_controls (text);
  char *composed = g_utf8_normalize (clean, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  if (composed == NULL)
    composed = g_strdup ("");
  trim (composed);
  return composed;
}

/* Fifteen digits are what a spreadsheet keeps and shows: 0.30000000000000004 is 0.3. */
char *
pv_sheet_double (double number)
{
  char digits[64];

  if (!isfinite (number) || fabs (number) >= 1e300)
    return NULL;

  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  if (strchr (digits, 'e') == NULL)
    return g_strdup (g_str_equal (digits, "-0") ? "0" : digits);
  if (fabs (number) >= 1)
    return g_strdup_printf ("%.0f", number);

  {
    char small[512];
    gsize length;

    g_ascii_formatd (small, sizeof small, "%.20f", number);
    length = strlen (small);
    while (length > 0 && small[length - 1] == '0')
      small[--length] = '\0';
    if (length > 0 && small[length - 1] == '.')
      small[--length] = '\0';
    return g_strdup (g_str_equal (small, "-0") ? "0" : small);
  }
}

char *
pv_sheet_number (const char *text)
{
  g_autofree char *clean = pv_sheet_clean (text);
  char *end = NULL;
  double number;

  /* Not what strtod() takes beside numbers: "inf", "nan", "0x10". */
  if (*clean == '\0' || clean[strspn (clean, "0123456789+-.eE")] != '\0')
    return NULL;
  number = g_ascii_strtod (clean, &end);
  return end != NULL && *end == '\0' ? pv_sheet_double (number) : NULL;
}

PvSheet *
pv_sheet_ref (PvSheet *sheet)
{
  g_atomic_ref_count_inc (&sheet->refs);
  return sheet;
}

void
pv_sheet_unref (PvSheet *sheet)
{
  if (!g_atomic_ref_count_dec (&sheet->refs))
    return;

  if (sheet->remark != NULL)
    g_string_free (sheet->remark, TRUE);
  g_string_free (sheet->text, TRUE);
  g_array_unref (sheet->cells);
  g_array_unref (sheet->rows);
  g_free (sheet->name);
  g_free (sheet);
}

const char *
pv_sheet_get_name (const PvSheet *sheet)
{
  return sheet->name;
}

guint
pv_sheet_get_n_rows (const PvSheet *sheet)
{
  return sheet->n_rows;
}

guint
pv_sheet_get_n_columns (const PvSheet *sheet)
{
  return sheet->n_columns;
}

const char *
pv_sheet_get_text (const PvSheet *sheet, guint row, guint column)
{
  const Cell *cell = find (sheet, row, column);

  return cell ? sheet->text->str + cell->text : "";
}

PvCellKind
pv_sheet_get_cell_kind (const PvSheet *sheet, guint row, guint column)
{
  const Cell *cell = find (sheet, row, column);

  return cell ? (PvCellKind) cell->kind : PV_CELL_EMPTY;
}

const char *
pv_sheet_get_remark (const PvSheet *sheet)
{
  return sheet->remark ? sheet->remark->str : NULL;
}
