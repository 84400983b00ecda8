#include "exchange/pv-column-profile.h"

#include "exchange/pv-cell-forms.h"

#include <string.h>

#define LONGEST_NAME 90

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && strchr (at, '.') != NULL && strpbrk (text, " \n") == NULL;
}

static gboolean
is_web (const char *text)
{
  return strpbrk (text, " \n") == NULL && strchr (text, '@') == NULL
         && (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "www."));
}

/* Digits with the signs between them that people write: at least six of them, and a plus or a nought in front. */
static gboolean
is_phone (const char *text)
{
  guint n_digits = 0;

  if (*text == '\'')
    text++;
  if (*text != '+' && *text != '0')
    return FALSE;
  for (const char *p = text; *p; p++)
    if (g_ascii_isdigit (*p))
      n_digits++;
    else if (strchr ("+ -()/", *p) == NULL)
      return FALSE;

  return n_digits >= 6;
}

static gboolean
is_number (const char *text)
{
  gint64 number;

  return g_ascii_isdigit (*text) && pv_decimal_parse (text, PV_NUMBER_DECIMALS, &number);
}

static gboolean
is_called (PvNameIndex *names, PvKind kind, const char *text)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  gboolean nearly;

  pv_name_index_find (names, kind, PV_NO_ID, text, ids, &nearly);
  return ids->len > 0;
}

static gboolean
is_municipality (const char *text)
{
  g_autoptr (GPtrArray) found = strlen (text) <= 40 ? pv_code_search (PV_CODES_MUNICIPALITY, text, 3) : NULL;
  g_autofree char *folded = pv_text_fold (text);

  for (guint i = 0; found != NULL && i < found->len; i++)
    for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
      {
        g_autofree char *name = pv_text_fold (pv_code_name (PV_CODES_MUNICIPALITY, found->pdata[i], lang));

        if (g_str_equal (name, folded))
          return TRUE;
      }

  return FALSE;
}

static void
look_at (PvColumnProfile *profile, const char *text, PvCellKind kind, PvCellReader *reader, PvNameIndex *names)
{
  g_autofree char *business_id = g_ascii_isdigit (*text) || g_str_has_prefix (text, "FI") ? pv_cell_read_business_id (text) : NULL;
  PvDate date;
  PvId id;

  profile->n++;
  profile->n_ids += pv_id_parse (text, &id);
  profile->n_dates += kind == PV_CELL_DATE || (strpbrk (text, "./-") != NULL && strlen (text) <= 10 && pv_cell_read_date (text, FALSE, &date));
  profile->n_numbers += kind == PV_CELL_NUMBER || is_number (text);
  profile->n_business_ids += business_id != NULL;
  profile->n_emails += is_email (text);
  profile->n_webs += is_web (text);
  profile->n_phones += is_phone (text);
  profile->n_long += strlen (text) > LONGEST_NAME || strchr (text, '\n') != NULL;
  if (strlen (text) > LONGEST_NAME)
    return;
  for (guint choices = 1; choices < PV_N_CHOICES; choices++)
    profile->n_choices[choices] += pv_cell_reader_choice (reader, choices, text) != 0;
  profile->n_municipalities += is_municipality (text);
  profile->n_actors += is_called (names, PV_ACTOR, text);
}

void
pv_column_profile (PvColumnProfile *profile, const PvSheet *sheet, guint first_row, guint column, PvCellReader *reader, PvNameIndex *names)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  memset (profile, 0, sizeof *profile);
  for (guint row = first_row; row < pv_sheet_get_n_rows (sheet) && profile->n < PV_PROFILE_CELLS; row++)
    {
      const char *text = pv_sheet_get_text (sheet, row, column);

      if (*text == '\0')
        continue;
      look_at (profile, text, pv_sheet_get_cell_kind (sheet, row, column), reader, names);
      g_hash_table_add (seen, (gpointer) text);
    }
  profile->n_different = g_hash_table_size (seen);
}

gboolean
pv_column_profile_mostly (const PvColumnProfile *profile, guint n)
{
  return n > 0 && n * 4 >= profile->n * 3;
}
