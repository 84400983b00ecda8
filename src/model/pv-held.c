#include "model/pv-held.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A word this long may be bent; so many of its last letters may be others then (Virtanen, Virtasen). */
#define BENDS_FROM 5
#define BENDS_BY 3
/* A number with fewer digits is no telephone's. */
#define LEAST_DIGITS 5

static void
words_free (gpointer data)
{
  PvHeldWords *words = data;

  g_free (words->words);
  g_free (words);
}

static void
deed_free (gpointer data)
{
  PvHeldDeed *deed = data;

  g_free (deed->title);
  g_free (deed);
}

static void
named_free (gpointer data)
{
  PvNamed *named = data;

  g_free (named->title);
  g_free (named);
}

PvHeld *
pv_held_new (PvHeldAs as)
{
  PvHeld *held = g_new0 (PvHeld, 1);

  held->as = as;
  held->words = g_ptr_array_new_with_free_func (words_free);
  held->deeds = g_ptr_array_new_with_free_func (deed_free);
  return held;
}

void
pv_held_free (PvHeld *held)
{
  g_free (held->title);
  g_ptr_array_unref (held->words);
  g_ptr_array_unref (held->deeds);
  g_free (held);
}

PvHeldWords *
pv_held_add_words (PvHeld *held, PvId id, const char *text)
{
  PvHeldWords *words = g_new0 (PvHeldWords, 1);

  words->id = id;
  words->words = g_strdup (text);
  g_ptr_array_add (held->words, words);
  return words;
}

void
pv_held_add_deed (PvHeld *held, gint64 at_ms, PvVerb verb, PvKind kind, const char *title)
{
  PvHeldDeed *deed = g_new0 (PvHeldDeed, 1);

  *deed = (PvHeldDeed) { at_ms, verb, kind, g_strdup (title) };
  g_ptr_array_add (held->deeds, deed);
}

PvHoldings *
pv_holdings_new (const char *query)
{
  PvHoldings *holdings = g_new0 (PvHoldings, 1);

  holdings->query = g_strdup (query);
  holdings->places = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_held_free);
  holdings->named = g_ptr_array_new_with_free_func (named_free);
  holdings->far_files = g_ptr_array_new_with_free_func (pv_far_file_free);
  return holdings;
}

void
pv_holdings_free (PvHoldings *holdings)
{
  g_free (holdings->query);
  g_ptr_array_unref (holdings->places);
  g_ptr_array_unref (holdings->named);
  g_ptr_array_unref (holdings->far_files);
  g_free (holdings);
}

void
pv_holdings_add_named (PvHoldings *holdings, PvKind kind, PvId record, PvField field, const char *title)
{
  PvNamed *named = g_new0 (PvNamed, 1);

  *named = (PvNamed) { kind, record, field, g_strdup (title) };
  g_ptr_array_add (holdings->named, named);
}

GArray *
pv_holdings_ids (const PvHoldings *holdings, gboolean sure)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint p = 0; p < holdings->places->len; p++)
    {
      const PvHeld *held = g_ptr_array_index (holdings->places, p);

      for (guint w = 0; w < held->words->len; w++)
        {
          const PvHeldWords *words = g_ptr_array_index (held->words, w);

          if (!sure || words->how != PV_HELD_PERHAPS)
            g_array_append_val (ids, words->id);
        }
    }

  return ids;
}

guint
pv_holdings_count (const PvHoldings *holdings, gboolean sure)
{
  g_autoptr (GArray) ids = pv_holdings_ids (holdings, sure);

  return ids->len;
}

/* A Finnish number without what stands before it at home or from abroad. */
static char *
digits_of (const char *text)
{
  GString *digits = g_string_new (NULL);
  const char *start;
  char *rest;

  for (const char *p = text; *p; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  start = digits->str;
  if (g_str_has_prefix (start, "00358"))
    start += 5;
  else if (g_str_has_prefix (start, "358"))
    start += 3;
  else if (*start == '0')
    start++;
  rest = g_strdup (start);
  g_string_free (digits, TRUE);
  return rest;
}

static gboolean
is_number (const char *text)
{
  for (const char *p = text; *p; p++)
    if (!g_ascii_isdigit (*p) && !strchr (" +-()./", *p))
      return FALSE;

  return TRUE;
}

static gboolean
number_fits (const char *words, const char *query)
{
  g_autofree char *wanted = digits_of (query);
  g_autofree char *there = digits_of (words);

  return strlen (wanted) >= LEAST_DIGITS && strstr (there, wanted) != NULL;
}

static gboolean
stem_fits (const char *folded, const char *word)
{
  glong length = g_utf8_strlen (word, -1);
  g_autofree char *stem = length >= BENDS_FROM ? g_utf8_substring (word, 0, MAX (length - BENDS_BY, 3)) : NULL;
  const char *found = stem ? strstr (folded, stem) : NULL;

  while (found != NULL && found != folded && found[-1] != ' ')
    found = strstr (found + 1, stem);
  return found != NULL;
}

static gboolean
has_whole_word (const char *folded, const char *word)
{
  gsize length = strlen (word);
  const char *found = strstr (folded, word);

  while (found != NULL && ((found != folded && found[-1] != ' ') || (found[length] != ' ' && found[length] != '\0')))
    found = strstr (found + 1, word);
  return found != NULL;
}

gboolean
pv_held_fits (const char *words, const char *query, gboolean *surely)
{
  g_autofree char *folded = pv_text_fold (words);
  g_autofree char *wanted = pv_text_fold (query);
  g_auto (GStrv) parts = g_strsplit (wanted, " ", -1);

  *surely = TRUE;
  if (*wanted == '\0')
    return FALSE;
  if (is_number (query) && number_fits (words, query))
    return TRUE;
  /* A piece of a number. */
  *surely = !is_number (query);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!has_whole_word (folded, parts[i]))
      {
        if (strstr (folded, parts[i]) == NULL && !stem_fits (folded, parts[i]))
          return FALSE;
        *surely = FALSE;
      }
  return TRUE;
}

PvFarFile *
pv_far_file_new (const char *name, gboolean unread)
{
  PvFarFile *file = g_new0 (PvFarFile, 1);

  *file = (PvFarFile) { g_strdup (name), unread };
  return file;
}

void
pv_far_file_free (gpointer data)
{
  PvFarFile *file = data;

  g_free (file->name);
  g_free (file);
}

/* (transfer full) */
static char *
words_of_far_file (const PvFarFile *file, PvLang lang)
{
  if (file->unread)
    return g_strdup_printf (pv_words_in (lang, N_("%s in the shared folder, which cannot be read, so that nobody can tell what stands in it; "
                                                  "if nobody can mend it, remove the file")),
                            file->name);
  return g_strdup_printf (pv_words_in (lang, N_("%s in the shared folder, until that laptop next opens the document; "
                                                "if it is no longer in use, remove the file")),
                          file->name);
}

GPtrArray *
pv_out_of_reach (GPtrArray *far_files, PvLang lang)
{
  static const char *const always[] = {
    N_("Earlier copies of the file: on sticks, in e-mail, in backups, on other computers"),
    N_("Earlier versions that a sync service or a network drive keeps: empty its version history for this file"),
    N_("Other laptops, until they have received this change; then it is gone there too"),
    N_("Files that were exported or printed, and pictures of the screen"),
    N_("Damaged files that were put aside beside the document"),
    N_("Names written into ordinary fields, and their earlier versions: correct such texts by hand"),
    N_("What a disk may still hold in its free space: an encrypted disk keeps it unreadable"),
  };
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; far_files != NULL && i < far_files->len; i++)
    g_ptr_array_add (lines, words_of_far_file (g_ptr_array_index (far_files, i), lang));
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    g_ptr_array_add (lines, g_strdup (pv_words_in (lang, always[i])));
  return lines;
}
