#include "exchange/pv-cell-reader.h"

#include "exchange/pv-cell-forms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A word this long may stand for the longer label that begins with it. */
#define SHORTEST_PREFIX 4

struct _PvCellReader
{
  GHashTable *choices[PV_N_CHOICES];     /* folded words -> code; made when first asked for */
  GHashTable *answers;                   /* folded words -> 1 + (0 no, 1 yes) */
};

/* What people write for a choice besides its label. */
static const struct
{
  PvChoices choices;
  guint code;
  const char *words;
} synonyms[] = {
  { PV_CHOICES_ROLE, PV_ROLE_ANSWERS, "v|vastuu|vastuussa|vastuutaho|ansvar|responsible" },
  { PV_CHOICES_ROLE, PV_ROLE_DECIDES, "p|päätös|päättäjä|beslut|beslutsfattare|decides on" },
  { PV_CHOICES_ROLE, PV_ROLE_ASSISTS, "a|avustaja|tukee|biträder|assistant|supports" },
  { PV_CHOICES_ROLE, PV_ROLE_INFORMED, "t|tiedoksi|saa tiedon|till kännedom|informed" },
  { PV_CHOICES_RELATION_KIND, PV_RELATION_KIND_COOPERATION, "yhteistyö|samarbete|cooperation|collaboration|partner" },
  { PV_CHOICES_RELATION_KIND, PV_RELATION_KIND_REFERRAL, "ohjaus palveluun|ohjaa|asiakasohjaus|hänvisar|refers" },
  { PV_CHOICES_RELATION_KIND, PV_RELATION_KIND_FUNDING, "rahoittaa|raha|finansierar|funds" },
  { PV_CHOICES_RELATION_KIND, PV_RELATION_KIND_STEERING, "ohjaus|ohjaa toimintaa|styr|steers" },
  { PV_CHOICES_RELATION_KIND, PV_RELATION_KIND_INFORMATION, "tieto|tiedonvaihto|viestintä|informerar|informs" },
  { PV_CHOICES_RELATION_KIND, PV_RELATION_KIND_PROCUREMENT, "hankkii|ostaa|ostopalvelu|köper|buys|purchase" },
  { PV_CHOICES_RELATION_KIND, PV_RELATION_KIND_OWNERSHIP, "omistaa|omistus|äger|owns" },
  { PV_CHOICES_RELATION_STATE, PV_RELATION_STATE_ACTIVE, "voimassa|nykyinen|i kraft|nuvarande|current|in force" },
  { PV_CHOICES_RELATION_STATE, PV_RELATION_STATE_PLANNED, "tuleva|kommande|coming" },
  { PV_CHOICES_RELATION_STATE, PV_RELATION_STATE_ENDED, "päättynyt|loppunut|upphört|over" },
  { PV_CHOICES_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY, "kaupunki|stad|city|kuntayhtymä|samkommun" },
  { PV_CHOICES_ACTOR_KIND, PV_ACTOR_KIND_STATE, "valtio|valtion viranomainen|staten|viranomainen|myndighet|authority|state" },
  { PV_CHOICES_ACTOR_KIND, PV_ACTOR_KIND_COUNTY, "hva|hyvinvointialue|välfärdsområde|county" },
  { PV_CHOICES_ACTOR_KIND, PV_ACTOR_KIND_EDUCATION, "oppilaitos|koulu|korkeakoulu|läroanstalt|skola|högskola|school|university" },
  { PV_CHOICES_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION, "yhdistys|järjestö|kolmas sektori|säätiö|förening|organisation|tredje sektorn|stiftelse|ngo|third sector" },
  { PV_CHOICES_ACTOR_KIND, PV_ACTOR_KIND_PRIVATE, "yritys|yksityinen|palveluntuottaja|företag|privat|company|private" },
  { PV_CHOICES_ACTOR_KIND, PV_ACTOR_KIND_BODY, "verkosto|työryhmä|nätverk|grupp|network|body" },
  { PV_CHOICES_ACTOR_KIND, PV_ACTOR_KIND_PROJECT, "hanke|projekti" },
  { PV_CHOICES_VARIANT, PV_VARIANT_AS_IS, "nyky|nykyinen|nu|present|current" },
  { PV_CHOICES_VARIANT, PV_VARIANT_TO_BE, "tavoite|tuleva|mål|future|target" },
  { PV_CHOICES_LANGUAGE, PV_LANGUAGE_FINNISH, "suomeksi|suomenkielinen|finskspråkig" },
  { PV_CHOICES_LANGUAGE, PV_LANGUAGE_SWEDISH, "ruotsiksi|ruotsinkielinen|svenskspråkig" },
  { PV_CHOICES_LEVEL, PV_LEVEL_GOOD, "hyvät|bra" },
  { PV_CHOICES_LEVEL, PV_LEVEL_PARTLY, "kohtalainen|tyydyttävä|medelmåttig|fair" },
  { PV_CHOICES_LEVEL, PV_LEVEL_WEAK, "huono|heikot|dålig|svag|poor" },
};

static const char *const answers[] = { "no|ei|nej|n|e|0|false|epätosi|falskt|-", "yes|kyllä|ja|on|y|k|j|x|1|true|tosi|sant|joo|✓|✔|☑" };

static void
add_words (GHashTable *table, const char *list, guint code)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *folded = pv_text_fold (words[i]);

      if (*folded == '\0')
        {
          g_free (folded);
          folded = g_strdup (words[i]);
        }
      if (g_hash_table_contains (table, folded))
        g_free (folded);
      else
        g_hash_table_insert (table, folded, GUINT_TO_POINTER (code));
    }
}

static GHashTable *
words_of (PvCellReader *reader, PvChoices choices)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);

  if (reader->choices[choices] != NULL)
    return reader->choices[choices];

  reader->choices[choices] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      add_words (reader->choices[choices], list[i].nick, list[i].code);
      for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
        add_words (reader->choices[choices], pv_words_in (lang, list[i].label), list[i].code);
    }
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (synonyms[i].choices == choices)
      add_words (reader->choices[choices], synonyms[i].words, synonyms[i].code);

  return reader->choices[choices];
}

PvCellReader *
pv_cell_reader_new (void)
{
  PvCellReader *reader = g_new0 (PvCellReader, 1);

  reader->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    add_words (reader->answers, answers[i], i + 1);

  return reader;
}

void
pv_cell_reader_free (PvCellReader *reader)
{
  for (guint i = 0; i < PV_N_CHOICES; i++)
    g_clear_pointer (&reader->choices[i], g_hash_table_unref);
  g_hash_table_unref (reader->answers);
  g_free (reader);
}

/* The one label that begins with the word, or the word with the label; none when two do. */
static guint
near_choice (GHashTable *words, const char *folded)
{
  GHashTableIter iter;
  gpointer word, code;
  guint found = 0;

  if (g_utf8_strlen (folded, -1) < SHORTEST_PREFIX)
    return 0;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, &code))
    if (g_str_has_prefix (word, folded) || (strlen (word) >= SHORTEST_PREFIX + 1 && g_str_has_prefix (folded, word)))
      {
        if (found != 0 && found != GPOINTER_TO_UINT (code))
          return 0;
        found = GPOINTER_TO_UINT (code);
      }

  return found;
}

guint
pv_cell_reader_choice (PvCellReader *reader, PvChoices choices, const char *text)
{
  GHashTable *words = words_of (reader, choices);
  g_autofree char *folded = pv_text_fold (text);
  guint code = GPOINTER_TO_UINT (g_hash_table_lookup (words, folded));

  return code != 0 ? code : near_choice (words, folded);
}

int
pv_cell_reader_yes_no (PvCellReader *reader, const char *text)
{
  g_autofree char *folded = pv_text_fold (text);

  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (reader->answers, *folded ? folded : text)) - 1;
}

/* --- several choices --- */

static gboolean
read_words (PvCellReader *reader, PvChoices choices, char **words, gint64 *bits)
{
  gint64 sum = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint code;

      if (*g_strstrip (words[i]) == '\0')
        continue;
      code = pv_cell_reader_choice (reader, choices, words[i]);
      if (code == 0)
        return FALSE;
      sum |= (gint64) 1 << code;
    }

  *bits = sum;
  return sum != 0;
}

/* A label may hold a comma itself, and nicks stand with spaces between them in our own files. */
static gboolean
read_choices (PvCellReader *reader, PvChoices choices, const char *text, gint64 *bits)
{
  static const char *const marks[] = { ";\n|", ",;/\n|+&", " ,;/\n" };
  guint one = pv_cell_reader_choice (reader, choices, text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_auto (GStrv) words = g_strsplit_set (text, marks[i], -1);

      if (words[0] != NULL && words[1] != NULL && read_words (reader, choices, words, bits))
        return TRUE;
    }
  *bits = (gint64) 1 << one;
  return one != 0;
}

static gboolean
is_end (const PvFieldInfo *field)
{
  return g_str_has_suffix (field->column, "_to") || g_str_equal (field->column, "ends") || g_str_has_suffix (field->column, "by_date")
         || g_str_equal (field->column, "due_on") || g_str_equal (field->column, "target_on");
}

/* --- all of them --- */

static void
refuse_choice (const PvFieldInfo *field, const char *text, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (field->of, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " · " : "", pv_choice_label (field->of, list[i].code));
  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: “%s” is not one of: %s"), pv_field_label (field), text, words->str);
}

static gboolean
read_special (PvCellReader *reader, const PvFieldInfo *field, const char *text, gint64 *value)
{
  PvDate date = PV_NO_DATE;

  switch (field->type)
    {
    case PV_TYPE_CHOICE:
      *value = pv_cell_reader_choice (reader, field->of, text);
      return *value != 0;
    case PV_TYPE_CHOICES:
      return read_choices (reader, field->of, text, value);
    case PV_TYPE_YES_NO:
      *value = pv_cell_reader_yes_no (reader, text);
      return *value >= 0;
    case PV_TYPE_DATE:
      if (!pv_cell_read_date (text, is_end (field), &date))
        return FALSE;
      *value = date;
      return TRUE;
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return pv_cell_read_decimal (text, field->type == PV_TYPE_NUMBER ? PV_NUMBER_DECIMALS : PV_MONEY_DECIMALS, value);
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_REFERENCE:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
    case PV_TYPE_PLACE:
    default:
      return FALSE;
    }
}

gboolean
pv_cell_read (PvCellReader *reader, const PvFieldInfo *field, const char *text, PvCellKind kind, PvValue *value, char **owned, GError **error)
{
  gint64 integer = 0;

  if (*text != '\0' && read_special (reader, field, text, &integer))
    {
      *value = PV_VALUE_OF_INT (integer);
      return pv_value_fits (field, *value, error);
    }
  if (field->type == PV_TYPE_CHOICE || field->type == PV_TYPE_CHOICES)
    {
      refuse_choice (field, text, error);
      return FALSE;
    }
  if (field->type == PV_TYPE_CODE && *text != '\0')
    {
      g_autofree char *code = pv_cell_read_code (field->of, text);

      return pv_value_from_person (field, code ? code : text, value, owned, error);
    }

  return pv_value_from_person (field, text, value, owned, error);
}
