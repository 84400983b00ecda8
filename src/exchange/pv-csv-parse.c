#include "exchange/pv-csv-parse.h"

/* What is looked at to tell the separator. */
#define LOOK_BYTES (64 * 1024)
#define LOOK_ROWS 100

typedef struct
{
  const char *next;
  const char *end;
  char separator;
  GString *cell;
} Text;

/* From behind the opening quote to behind the closing one. FALSE at the end of the text. */
static gboolean
read_quoted (Text *text)
{
  while (text->next < text->end)
    {
      char c = *text->next++;

      if (c == '"' && (text->next == text->end || *text->next != '"'))
        return TRUE;
      if (c == '"')
        text->next++;
      g_string_append_c (text->cell, c);
    }

  return FALSE;
}

static gboolean
ends_cell (const Text *text, char c)
{
  return c == text->separator || c == '\n' || c == '\r';
}

/* Leaves @next at what ends the cell. */
static gboolean
read_cell (Text *text, gboolean quoted)
{
  const char *begin;

  g_string_truncate (text->cell, 0);
  if (quoted && text->next < text->end && *text->next == '"')
    {
      text->next++;
      if (!read_quoted (text))
        return FALSE;
    }

  begin = text->next;
  while (text->next < text->end && !ends_cell (text, *text->next))
    text->next++;
  g_string_append_len (text->cell, begin, text->next - begin);
  return TRUE;
}

/* Past what ended the cell; TRUE when it ended the row too. */
static gboolean
pass (Text *text)
{
  char c = *text->next++;

  if (c == '\r' && text->next < text->end && *text->next == '\n')
    text->next++;
  return c != text->separator;
}

PvCsvEnd
pv_csv_parse (const char *text, gsize length, char separator, gboolean quoted, PvCsvCell cell, gpointer user_data, guint *row, guint *column)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  Text reading = { text, text + length, separator, buffer };
  guint r = 0, c = 0;

  while (reading.next < reading.end || c > 0)
    {
      if (!read_cell (&reading, quoted))
        {
          if (row != NULL)
            *row = r;
          if (column != NULL)
            *column = c;
          return PV_CSV_OPEN_QUOTE;
        }
      if (!cell (r, c, buffer, user_data))
        return PV_CSV_STOPPED;
      if (reading.next == reading.end)
        break;
      if (pass (&reading))
        {
          r++;
          c = 0;
        }
      else
        c++;
    }

  return PV_CSV_READ;
}

typedef struct
{
  guint columns[LOOK_ROWS];    /* how many each row has */
  guint n_rows;
} Look;

static gboolean
looked_cb (guint row, guint column, GString *text, gpointer user_data)
{
  Look *look = user_data;

  if (row >= LOOK_ROWS)
    return FALSE;

  look->columns[row] = column + 1;
  look->n_rows = row + 1;
  return TRUE;
}

/* How many rows in a thousand have as many cells as most have; 0 when most have but one. */
static guint
evenness (const char *text, gsize length, char separator)
{
  Look look = { .n_rows = 0 };
  guint most = 0, with_most = 0;

  pv_csv_parse (text, length, separator, TRUE, looked_cb, &look, NULL, NULL);
  for (guint i = 0; i < look.n_rows; i++)
    {
      guint n = 0;

      for (guint j = 0; j < look.n_rows; j++)
        n += look.columns[j] == look.columns[i];
      if (look.columns[i] > 1 && (n > with_most || (n == with_most && look.columns[i] > most)))
        {
          most = look.columns[i];
          with_most = n;
        }
    }
  /* A heading in which it stands counts for more than a row: a decimal comma stands in rows alone. */
  if (look.n_rows > 0 && look.columns[0] == 1)
    with_most /= 2;
  return look.n_rows == 0 ? 0 : with_most * 1000 / look.n_rows;
}

char
pv_csv_separator (const char *text, gsize length, guint least)
{
  static const char separators[] = { '\t', ';', ',' };
  guint best = 0;
  char found = '\t';
  gsize looked_at = MIN (length, LOOK_BYTES);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint here = evenness (text, looked_at, separators[i]);

      if (here > best && here >= least)
        {
          best = here;
          found = separators[i];
        }
    }
  return found;
}
