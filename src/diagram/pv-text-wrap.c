/* Names on a few short lines. Every place where a line may end has a kind; kinds are admitted one after the other, spaces first, until the
 * text fits; among the ways with the fewest lines the one whose longest line is shortest wins. */
#include <string.h>

#include "diagram/pv-text-measure.h"

typedef enum
{
  BREAK_SPACE,
  BREAK_AFTER_HYPHEN,
  BREAK_SOFT,             /* U+00AD in the text */
  BREAK_COMPOUND,         /* before a word that often ends a name */
  BREAK_SYLLABLE,
  N_BREAKS
} Break;

typedef struct
{
  gsize end;              /* the line before it ends here */
  gsize next;             /* and the next begins here */
  gboolean hyphen;        /* to be added */
} Place;

/* Least letters on both sides of a hyphen that is added inside a word. */
#define LEAST_BEFORE 3
#define LEAST_AFTER 3

#define MOST_LINES 4

typedef struct
{
  PvTextLine lines[MOST_LINES];
  guint n_lines;
  guint n_hyphens;        /* added ones: ugly, so few of them come before even lines */
  double widest;
} Wrapping;

static void
wrapping_clear (Wrapping *wrapping)
{
  for (guint i = 0; i < wrapping->n_lines; i++)
    g_free (wrapping->lines[i].text);
  wrapping->n_lines = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wrapping, wrapping_clear)

static gboolean
is_vowel (gunichar c)
{
  return g_utf8_strchr ("aeiouyåäöé", -1, g_unichar_tolower (c)) != NULL;
}

/* Letters of the word around @at before and after it. */
static guint
letters_before (const char *text, const char *at)
{
  guint n = 0;

  while (at > text)
    {
      at = g_utf8_prev_char (at);
      if (!g_unichar_isalpha (g_utf8_get_char (at)))
        break;
      n++;
    }
  return n;
}

static guint
letters_after (const char *at)
{
  guint n = 0;

  for (; g_unichar_isalpha (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    n++;
  return n;
}

static gboolean
has_vowel_before (const char *text, const char *at)
{
  while (at > text)
    {
      at = g_utf8_prev_char (at);
      if (!g_unichar_isalpha (g_utf8_get_char (at)))
        return FALSE;
      if (is_vowel (g_utf8_get_char (at)))
        return TRUE;
    }
  return FALSE;
}

/* Finnish: a syllable begins with the consonant before a vowel. Good enough for Swedish in a tight place. */
static gboolean
begins_syllable (const char *text, const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_isalpha (c) && !is_vowel (c) && is_vowel (g_utf8_get_char (g_utf8_next_char (at)))
         && has_vowel_before (text, at) && letters_before (text, at) >= LEAST_BEFORE && letters_after (at) >= LEAST_AFTER;
}

/* Second parts of the compounds that names of actors, steps and services are made of, longest ones of a beginning not needed. */
static const char *const parts[] = {
  "alue",     "arvio",   "hanke",   "harjoittelu", "haku",    "järjestö", "kamari", "kartoitus", "keskus",     "kokeilu", "korkeakoulu",
  "koulu",    "koulutus", "kunta",  "kurssi",      "kuntoutus", "liitto", "lautakunta", "neuvonta", "ohjaus",  "opisto",  "palvelu",
  "paikka",   "paja",    "ryhmä",   "suunnitelma", "säätiö",  "seuranta", "toimi",  "tuki",      "valmennus",  "virasto", "yhdistys",
  "yhtymä",   "yritys",  "yliopisto", "akademi",   "arbete",  "bedömning", "byrå", "central",   "distrikt",   "företag", "förbund",
  "förening", "förmåga", "grupp",   "handledning", "kammare", "kommun",  "kurs",   "kartläggning", "område",  "organisation", "plan",
  "plats",    "prövning", "rådgivning", "service", "samkommun", "skola", "stiftelse", "stig",   "stöd",       "uppföljning", "utbildning",
  "verkstad", "träning", "universitet",
};

static gboolean
begins_part (const char *text, const char *at)
{
  if (letters_before (text, at) < LEAST_BEFORE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (at, parts[i]))
      return TRUE;
  return FALSE;
}

static GArray *
find_places (const char *text, Break most)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gsize here = (gsize) (at - text);
      gsize after = (gsize) (g_utf8_next_char (at) - text);
      Place place = { here, after, FALSE };

      if (c == ' ')
        g_array_append_val (places, place);
      else if (most >= BREAK_AFTER_HYPHEN && (c == '-' || c == '/' || c == 0x2013) && at > text && text[after] != '\0' && text[after] != ' ')
        {
          place.end = after;
          g_array_append_val (places, place);
        }
      else if (most >= BREAK_SOFT && c == 0xad)
        {
          place.hyphen = TRUE;
          g_array_append_val (places, place);
        }
      else if (at > text && ((most >= BREAK_COMPOUND && begins_part (text, at)) || (most >= BREAK_SYLLABLE && begins_syllable (text, at))))
        {
          place = (Place) { here, here, TRUE };
          g_array_append_val (places, place);
        }
    }
  return places;
}

/* A line as it is shown: without soft hyphens, without space at its ends. */
static char *
make_line (const char *text, gsize from, gsize to, gboolean hyphen)
{
  GString *line = g_string_sized_new (to - from + 2);

  for (const char *at = text + from; at < text + to; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) != 0xad)
      g_string_append_unichar (line, g_utf8_get_char (at));
  g_strstrip (line->str);
  line->len = strlen (line->str);
  if (hyphen)
    g_string_append_c (line, '-');
  return g_string_free (line, FALSE);
}

static gboolean try_lines (const char *text, const GArray *places, guint first, gsize from, PvFont font, double max_width, guint n_lines,
                           Wrapping *so_far, Wrapping *best);

static void
keep_if_better (const Wrapping *so_far, Wrapping *best)
{
  if (best->n_lines > 0
      && (best->n_hyphens < so_far->n_hyphens || (best->n_hyphens == so_far->n_hyphens && best->widest <= so_far->widest)))
    return;
  wrapping_clear (best);
  best->n_hyphens = so_far->n_hyphens;
  best->widest = so_far->widest;
  best->n_lines = so_far->n_lines;
  for (guint i = 0; i < so_far->n_lines; i++)
    best->lines[i] = (PvTextLine) { g_strdup (so_far->lines[i].text), so_far->lines[i].width };
}

static gboolean
try_line (const char *text, const GArray *places, guint next_place, gsize from, const Place *end, PvFont font, double max_width,
          guint n_lines, Wrapping *so_far, Wrapping *best)
{
  g_autofree char *line = make_line (text, from, end->end, end->hyphen);
  double width = pv_text_width (line, font);
  double widest = so_far->widest;

  if (width > max_width)
    return FALSE;

  so_far->lines[so_far->n_lines++] = (PvTextLine) { line, width };
  so_far->widest = MAX (widest, width);
  so_far->n_hyphens += end->hyphen;
  if (n_lines == 1)
    keep_if_better (so_far, best);
  else
    try_lines (text, places, next_place, end->next, font, max_width, n_lines - 1, so_far, best);
  so_far->n_lines--;
  so_far->n_hyphens -= end->hyphen;
  so_far->widest = widest;
  return TRUE;
}

/* All ways to put the rest on exactly @n_lines lines. */
static gboolean
try_lines (const char *text, const GArray *places, guint first, gsize from, PvFont font, double max_width, guint n_lines,
           Wrapping *so_far, Wrapping *best)
{
  if (n_lines == 1)
    {
      Place end = { strlen (text), 0, FALSE };

      return try_line (text, places, 0, from, &end, font, max_width, 1, so_far, best);
    }
  for (guint i = first; i < places->len; i++)
    if (!try_line (text, places, i + 1, from, &g_array_index (places, Place, i), font, max_width, n_lines, so_far, best))
      break;
  return best->n_lines > 0;
}

static gboolean
wrap_at (const char *text, Break most, PvFont font, double max_width, guint max_lines, Wrapping *best)
{
  g_autoptr (GArray) places = find_places (text, most);

  for (guint n = 1; n <= max_lines; n++)
    {
      Wrapping so_far = { .n_lines = 0 };

      if (try_lines (text, places, 0, 0, font, max_width, n, &so_far, best))
        return TRUE;
    }
  return FALSE;
}

/* Nothing fits: fill line after line at any place, and cut what is left. */
static void
fill_and_cut (const char *text, PvFont font, double max_width, guint max_lines, Wrapping *best)
{
  g_autoptr (GArray) places = find_places (text, BREAK_SYLLABLE);
  gsize from = 0;

  while (best->n_lines + 1 < max_lines)
    {
      g_autofree char *line = NULL;
      gsize next = from;

      for (guint i = 0; i < places->len; i++)
        {
          const Place *place = &g_array_index (places, Place, i);
          g_autofree char *try = NULL;

          if (place->end <= from)
            continue;
          try = make_line (text, from, place->end, place->hyphen);
          if (pv_text_width (try, font) > max_width)
            break;
          g_free (line);
          line = g_steal_pointer (&try);
          next = place->next;
        }
      if (line == NULL)
        break;
      best->lines[best->n_lines].width = pv_text_width (line, font);
      best->lines[best->n_lines++].text = g_steal_pointer (&line);
      from = next;
    }
  {
    g_autofree char *rest = make_line (text, from, strlen (text), FALSE);
    char *line = pv_text_ellipsize (rest, font, max_width, NULL);

    best->lines[best->n_lines++] = (PvTextLine) { line, pv_text_width (line, font) };
  }
}

static void
line_free (gpointer data)
{
  PvTextLine *line = data;

  g_free (line->text);
  g_free (line);
}

static char *
clean_text (const char *text)
{
  return g_strdelimit (g_strstrip (g_strdup (text == NULL ? "" : text)), "\n\t\r", ' ');
}

static GPtrArray *
take_lines (Wrapping *best)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < best->n_lines; i++)
    {
      PvTextLine *line = g_new (PvTextLine, 1);

      *line = (PvTextLine) { g_steal_pointer (&best->lines[i].text), best->lines[i].width };
      g_ptr_array_add (lines, line);
    }
  return lines;
}

GPtrArray *
pv_text_wrap (const char *text, PvFont font, double max_width, guint max_lines, gboolean *cut)
{
  g_autofree char *clean = clean_text (text);
  g_auto (Wrapping) best = { .n_lines = 0 };
  Wrapping so_far = { .n_lines = 0 };
  gboolean fits;

  max_lines = CLAMP (max_lines, 1, MOST_LINES);
  if (cut != NULL)
    *cut = FALSE;
  if (*clean == '\0')
    return take_lines (&best);

  /* Most names are short: on one line no break is looked for. */
  fits = try_lines (clean, NULL, 0, 0, font, max_width, 1, &so_far, &best);
  for (Break most = BREAK_SPACE; most < N_BREAKS && !fits; most++)
    fits = wrap_at (clean, most, font, max_width, max_lines, &best);
  if (!fits)
    fill_and_cut (clean, font, max_width, max_lines, &best);
  if (cut != NULL)
    *cut = !fits;
  return take_lines (&best);
}

GPtrArray *
pv_text_wrap_at (const char *text, PvFont font, double max_width, guint max_lines, PvWrap breaks)
{
  g_autofree char *clean = clean_text (text);
  g_auto (Wrapping) best = { .n_lines = 0 };

  if (*clean != '\0')
    wrap_at (clean, breaks == PV_WRAP_SPACES ? BREAK_SPACE : BREAK_AFTER_HYPHEN, font, max_width, CLAMP (max_lines, 1, MOST_LINES), &best);
  return take_lines (&best);
}
