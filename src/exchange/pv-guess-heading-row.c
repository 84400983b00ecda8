/* Where the headings stand, if there are any. */
#include "exchange/pv-sheet-guess-private.h"

/* Headings stand within so many rows; above them may be a title. */
#define HEADING_ROWS 8

const PvHeadings *
pv_guess_headings_of (PvSheetGuess *guess, PvKind kind)
{
  if (guess->headings[kind] == NULL)
    guess->headings[kind] = pv_headings_new (guess->kinds, kind);

  return guess->headings[kind];
}

/* --- the row of headings --- */

/* Which kinds' words are tried when nothing is known yet: every kind that has a table. */
gboolean
pv_guess_is_tried (const PvKindInfo *kind)
{
  return kind->page != PV_PAGE_NONE;
}

static guint
known_in_row (PvSheetGuess *guess, guint row, PvKind kind, guint *n_filled)
{
  guint known = 0;

  *n_filled = 0;
  for (guint c = 0; c < MIN (guess->n_columns, PV_HEADED_COLUMNS); c++)
    {
      const char *text = pv_sheet_get_text (guess->sheet, row, c);

      if (*text == '\0')
        continue;
      (*n_filled)++;
      known += pv_headings_know (pv_guess_headings_of (guess, kind), text);
    }

  return known;
}

static guint
most_known_in_row (PvSheetGuess *guess, guint row, PvKind wanted, guint *n_filled)
{
  guint n_kinds, most = 0;
  const PvKindInfo *kinds = pv_kinds_list (guess->kinds, &n_kinds);

  if (wanted != PV_ANY_KIND)
    return known_in_row (guess, row, wanted, n_filled);
  for (guint k = 0; k < n_kinds; k++)
    if (pv_guess_is_tried (&kinds[k]))
      most = MAX (most, known_in_row (guess, row, kinds[k].kind, n_filled));

  return most;
}

/* Text over a column of dates, numbers, e-mails or business ids is a heading, whatever its words. */
static gboolean
differs_from_below (PvSheetGuess *guess, guint row)
{
  for (guint c = 0; c < MIN (guess->n_columns, PV_PROFILED_COLUMNS); c++)
    {
      const char *text = pv_sheet_get_text (guess->sheet, row, c);
      PvColumnProfile below, itself;

      if (*text == '\0')
        continue;
      pv_column_profile (&below, guess->sheet, row + 1, c, guess->reader, guess->names);
      if (!pv_column_profile_mostly (&below, below.n_dates) && !pv_column_profile_mostly (&below, below.n_emails)
          && !pv_column_profile_mostly (&below, below.n_business_ids) && !pv_column_profile_mostly (&below, below.n_numbers))
        continue;
      pv_column_profile (&itself, guess->sheet, row, c, guess->reader, guess->names);
      if (itself.n > 0 && g_ascii_isalpha (*text))
        return TRUE;
    }

  return FALSE;
}

static guint
first_filled_row (PvSheetGuess *guess)
{
  guint n_rows = pv_sheet_get_n_rows (guess->sheet);

  for (guint row = 0; row < n_rows; row++)
    for (guint c = 0; c < guess->n_columns; c++)
      if (*pv_sheet_get_text (guess->sheet, row, c) != '\0')
        return row;

  return n_rows;
}

/* A name may be a heading's word, too: most of the row must be such words, and above it nothing but a title may stand. */
static gboolean
may_be_headings (guint row, guint first, guint known, guint n_filled, guint widest_above)
{
  if (known == 0 || known * 2 < n_filled)
    return FALSE;

  return row == first || (known >= 2 && widest_above <= 2 && widest_above < n_filled);
}

void
pv_guess_find_heading_row (PvSheetGuess *guess, PvMapping *mapping, PvKind wanted, PvKind likely)
{
  guint first = first_filled_row (guess), n_rows = pv_sheet_get_n_rows (guess->sheet), best = 0, widest = 0;

  mapping->heading_row = -1;
  mapping->first_row = first;
  if (guess->n_columns == 1 && wanted == PV_ANY_KIND)
    wanted = likely != PV_ANY_KIND ? likely : PV_ACTOR;
  for (guint row = first; row < MIN (n_rows, first + HEADING_ROWS); row++)
    {
      guint n_filled = 0, known = most_known_in_row (guess, row, wanted, &n_filled);

      if (known > best && may_be_headings (row, first, known, n_filled, widest))
        {
          best = known;
          mapping->heading_row = (int) row;
        }
      widest = MAX (widest, n_filled);
    }
  if (mapping->heading_row < 0 && first + 1 < n_rows && differs_from_below (guess, first))
    mapping->heading_row = (int) first;
  if (mapping->heading_row >= 0)
    mapping->first_row = (guint) mapping->heading_row + 1;
}
