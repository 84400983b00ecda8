#include "model/pv-value-words.h"

#include "model/pv-code-names.h"
#include "model/pv-codes.h"
#include "model/pv-title.h"
#include "model/pv-translation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
choice_words (PvChoices choices, guint code, PvLang lang)
{
  return lang == PV_LANG_NONE ? pv_choice_label (choices, code) : pv_choice_label_in (choices, code, lang);
}

static char *
choices_words (PvChoices choices, gint64 bits, PvLang lang)
{
  GString *words = g_string_new (NULL);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);

  for (guint i = 0; i < n; i++)
    if (bits >> list[i].code & 1)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", choice_words (choices, list[i].code, lang));

  return g_string_free (words, FALSE);
}

static char *
int_words (const PvModel *model, const PvFieldInfo *field, gint64 value, PvLang lang)
{
  PvLang shown = lang == PV_LANG_NONE ? pv_interface_lang () : lang;

  switch (field->type)
    {
    case PV_TYPE_CHOICE:
      return g_strdup (choice_words (field->of, (guint) value, lang));
    case PV_TYPE_CHOICES:
      return choices_words (field->of, value, lang);
    case PV_TYPE_DATE:
      return pv_date_to_words ((PvDate) value, shown);
    case PV_TYPE_NUMBER:
      return pv_decimal_to_words (value, PV_NUMBER_DECIMALS, shown);
    case PV_TYPE_MONEY:
      return pv_decimal_to_words (value, PV_MONEY_DECIMALS, shown);
    case PV_TYPE_YES_NO:
      if (lang == PV_LANG_NONE)
        return g_strdup (value ? _("Yes") : _("No"));
      return g_strdup (pv_words_in (lang, value ? "Yes" : "No"));
    case PV_TYPE_REFERENCE:
      return pv_title_of (model, value, lang == PV_LANG_NONE ? pv_interface_lang () : lang);
    case PV_TYPE_PLACE:
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
    default:
      return g_strdup ("");
    }
}

/* A code never stands alone where a name can stand beside it. */
static char *
code_words (const PvFieldInfo *field, const char *code, PvLang lang)
{
  const char *name = pv_code_name (field->of, code, lang == PV_LANG_NONE ? pv_interface_lang () : lang);

  return name ? g_strdup_printf ("%s %s", code, name) : g_strdup (code);
}

PvLang
pv_interface_lang (void)
{
  PvLang lang = PV_LANG_EN;

  /* Translators: the code of your language: fi or sv. It decides how dates and numbers look. */
  pv_lang_parse (_("en"), &lang);
  return lang;
}

char *
pv_value_words (const PvModel *model, const PvRecord *record, const PvFieldInfo *field, PvLang cell, PvLang lang)
{
  PvValue value;

  if (field->type == PV_TYPE_TRANSLATED && (cell == PV_LANG_NONE || cell == PV_LANG_BOTH))
    return g_strdup (pv_model_text (model, record, field->field, lang == PV_LANG_NONE ? pv_interface_lang () : lang, NULL));

  value = pv_record_get_cell (record, field->slot + (field->type == PV_TYPE_TRANSLATED ? cell - PV_LANG_FIRST : 0));
  switch (value.kind)
    {
    case PV_VALUE_TEXT:
      return field->type == PV_TYPE_CODE ? code_words (field, value.text, lang) : g_strdup (value.text);
    case PV_VALUE_INT:
      return int_words (model, field, value.integer, lang);
    case PV_VALUE_NONE:
    default:
      return g_strdup ("");
    }
}

static char *
nicks_to_text (PvChoices choices, gint64 bits)
{
  GString *text = g_string_new (NULL);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);

  for (guint i = 0; i < n; i++)
    if (bits >> list[i].code & 1)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", list[i].nick);

  return g_string_free (text, FALSE);
}

char *
pv_value_to_text (const PvFieldInfo *field, PvValue value)
{
  const PvChoiceInfo *choice;

  if (value.kind == PV_VALUE_NONE)
    return NULL;

  switch (field->type)
    {
    case PV_TYPE_CHOICE:
      choice = pv_choices_find (field->of, (guint) value.integer);
      return choice ? g_strdup (choice->nick) : NULL;
    case PV_TYPE_CHOICES:
      return nicks_to_text (field->of, value.integer);
    case PV_TYPE_DATE:
      return pv_date_to_iso ((PvDate) value.integer);
    case PV_TYPE_NUMBER:
      return pv_decimal_to_text (value.integer, PV_NUMBER_DECIMALS);
    case PV_TYPE_MONEY:
      return pv_decimal_to_text (value.integer, PV_MONEY_DECIMALS);
    case PV_TYPE_YES_NO:
      return g_strdup (value.integer ? "yes" : "no");
    case PV_TYPE_REFERENCE:
      return pv_id_to_text (value.integer);
    case PV_TYPE_PLACE:
      return g_strdup_printf ("%d %d", PV_PLACE_X (value.integer), PV_PLACE_Y (value.integer));
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
    default:
      return g_strdup (value.text);
    }
}

/* A choice by nick; by its label in any language when a person typed it. */
static const PvChoiceInfo *
find_choice (PvChoices choices, const char *text, gboolean person)
{
  const PvChoiceInfo *found = pv_choices_find_nick (choices, text);
  g_autofree char *folded = NULL;
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);

  if (found != NULL || !person)
    return found;

  folded = pv_text_fold (text);
  for (guint i = 0; i < n; i++)
    {
      for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
        {
          g_autofree char *label = pv_text_fold (pv_words_in (lang, list[i].label));

          if (g_str_equal (label, folded))
            return &list[i];
        }
    }

  return NULL;
}

static gboolean
parse_choices (PvChoices choices, const char *text, gboolean person, gint64 *bits)
{
  g_auto (GStrv) words = g_strsplit_set (text, person ? ",;" : " ", -1);
  gint64 sum = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const PvChoiceInfo *choice;

      g_strstrip (words[i]);
      if (*words[i] == '\0')
        continue;
      choice = find_choice (choices, words[i], person);
      if (choice == NULL)
        return FALSE;
      sum |= (gint64) 1 << choice->code;
    }

  *bits = sum;
  return sum != 0;
}

static gboolean
parse_yes_no (const char *text, gboolean person, gint64 *value)
{
  static const char *const words[2][6] = { { "no", "ei", "nej", "0", "false", NULL },
                                           { "yes", "kyllä", "ja", "1", "true", "x" } };
  g_autofree char *folded = pv_text_fold (text);

  for (guint answer = 0; answer < 2; answer++)
    for (guint i = 0; i < (person ? 6u : 1u) && words[answer][i] != NULL; i++)
      {
        g_autofree char *word = pv_text_fold (words[answer][i]);

        if (g_str_equal (person ? folded : text, person ? word : words[answer][i]))
          {
            *value = answer;
            return TRUE;
          }
      }

  return FALSE;
}

static gboolean
parse_place (const char *text, gint64 *value)
{
  char *end;
  gint64 x = g_ascii_strtoll (text, &end, 10), y;

  if (end == text || *end != ' ')
    return FALSE;
  text = end + 1;
  y = g_ascii_strtoll (text, &end, 10);
  if (end == text || *end != '\0' || ABS (x) > (1 << 29) || ABS (y) > (1 << 29))
    return FALSE;

  *value = PV_PLACE (x, y);
  return TRUE;
}

static gboolean
parse_int (const PvFieldInfo *field, const char *text, gboolean person, gint64 *value)
{
  const PvChoiceInfo *choice;
  PvDate date;

  switch (field->type)
    {
    case PV_TYPE_CHOICE:
      choice = find_choice (field->of, text, person);
      if (choice != NULL)
        *value = choice->code;
      return choice != NULL;
    case PV_TYPE_CHOICES:
      return parse_choices (field->of, text, person, value);
    case PV_TYPE_DATE:
      if (!(person ? pv_date_parse_human (text, &date) : pv_date_parse_iso (text, &date)))
        return FALSE;
      *value = date;
      return TRUE;
    case PV_TYPE_NUMBER:
      return pv_decimal_parse (text, PV_NUMBER_DECIMALS, value);
    case PV_TYPE_MONEY:
      return pv_decimal_parse (text, PV_MONEY_DECIMALS, value);
    case PV_TYPE_YES_NO:
      return parse_yes_no (text, person, value);
    case PV_TYPE_REFERENCE:
      return pv_id_parse (text, value);
    case PV_TYPE_PLACE:
      return parse_place (text, value);
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
    default:
      return FALSE;
    }
}

/* In the words that a person reads and may type; whoever wrote a file has to know what stands there for each of them. Labels may hold
 * a comma. */
static char *
choice_examples (PvChoices choices, gboolean for_file)
{
  GString *text = g_string_new (NULL);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", choice_words (choices, list[i].code, PV_LANG_NONE));
      if (for_file)
        g_string_append_printf (text, " (%s)", list[i].nick);
    }

  return g_string_free (text, FALSE);
}

static void
refuse (const PvFieldInfo *field, const char *text, gboolean for_file, GError **error)
{
  g_autofree char *shown = pv_text_in_line (text, 60);
  g_autofree char *examples = NULL;

  switch (field->type)
    {
    case PV_TYPE_CHOICE:
    case PV_TYPE_CHOICES:
      examples = choice_examples (field->of, for_file);
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: “%s” is not one of: %s"), pv_field_label (field), shown, examples);
      break;
    case PV_TYPE_DATE:
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: “%s” is not a date; write it like 21.11.2026 or 2026-11-21"),
                   pv_field_label (field), shown);
      break;
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: “%s” is not a number"), pv_field_label (field), shown);
      break;
    case PV_TYPE_YES_NO:
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: “%s” is neither yes nor no"), pv_field_label (field), shown);
      break;
    case PV_TYPE_CODE:
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: “%s” does not have the form %s"), pv_field_label (field), shown,
                   pv_code_form (field->of));
      break;
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_PERSONAL:
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: the text is longer than %u characters, or holds signs that are not text"),
                   pv_field_label (field), PV_TEXT_MAX);
      break;
    case PV_TYPE_REFERENCE:
    case PV_TYPE_ORDER:
    case PV_TYPE_PLACE:
    default:
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s: “%s” does not fit here"), pv_field_label (field), shown);
      break;
    }
}

static gboolean
from_text (const PvFieldInfo *field, const char *text, gboolean person, PvValue *value, char **owned, GError **error)
{
  g_autofree char *stripped = g_strdup (text ? text : "");
  g_autofree char *kept = NULL;
  PvValue made = PV_VALUE_EMPTY;

  if (person || !pv_field_is_text (field))
    g_strstrip (stripped);
  /* "905 Vaasa", as it was shown. */
  if (person && field->type == PV_TYPE_CODE && strchr (stripped, ' ') != NULL)
    *strchr (stripped, ' ') = '\0';
  if (*stripped != '\0' && pv_field_is_text (field))
    {
      kept = field->type == PV_TYPE_CODE ? pv_code_normalise (field->of, stripped) : g_steal_pointer (&stripped);
      made = PV_VALUE_OF_TEXT (kept);
    }
  else if (*stripped != '\0')
    {
      made.kind = PV_VALUE_INT;
      if (!parse_int (field, stripped, person, &made.integer))
        {
          refuse (field, stripped, !person, error);
          return FALSE;
        }
    }
  if (!pv_value_fits (field, made, error))
    return FALSE;

  *value = made;
  *owned = g_steal_pointer (&kept);
  return TRUE;
}

gboolean
pv_value_from_text (const PvFieldInfo *field, const char *text, PvValue *value, char **owned, GError **error)
{
  return from_text (field, text, FALSE, value, owned, error);
}

gboolean
pv_value_from_person (const PvFieldInfo *field, const char *text, PvValue *value, char **owned, GError **error)
{
  return from_text (field, text, TRUE, value, owned, error);
}

static gboolean
choices_fit (PvChoices choices, gint64 bits)
{
  for (guint code = 0; code < 62; code++)
    if (bits >> code & 1 && pv_choices_find (choices, code) == NULL)
      return FALSE;

  return bits > 0 && bits < (gint64) 1 << 62;
}

static gboolean
int_fits (const PvFieldInfo *field, gint64 value)
{
  switch (field->type)
    {
    case PV_TYPE_CHOICE:
      return value > 0 && value < 62 && pv_choices_find (field->of, (guint) value) != NULL;
    case PV_TYPE_CHOICES:
      return choices_fit (field->of, value);
    case PV_TYPE_DATE:
      return value > 0 && value <= pv_date_make (9999, 12, 31);
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return ABS (value) < G_GINT64_CONSTANT (1000000000000000);
    case PV_TYPE_YES_NO:
      return value == 0 || value == 1;
    case PV_TYPE_PLACE:
      return ABS (PV_PLACE_X (value)) <= (1 << 29) && ABS (PV_PLACE_Y (value)) <= (1 << 29);
    case PV_TYPE_REFERENCE:
      return value != PV_NO_ID;
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
    default:
      return FALSE;
    }
}

static gboolean
text_fits (const PvFieldInfo *field, const char *text)
{
  if (!pv_field_is_text (field) || !pv_text_is_sound (text, PV_TEXT_MAX))
    return FALSE;
  if (field->type == PV_TYPE_CODE)
    return pv_code_is_well_formed (field->of, text);

  return field->type != PV_TYPE_ORDER || pv_order_key_is_valid (text);
}

gboolean
pv_value_fits (const PvFieldInfo *field, PvValue value, GError **error)
{
  g_autofree char *shown = NULL;

  if (value.kind == PV_VALUE_NONE)
    return TRUE;
  if (value.kind == PV_VALUE_TEXT ? text_fits (field, value.text) : int_fits (field, value.integer))
    return TRUE;

  shown = value.kind == PV_VALUE_TEXT ? g_strdup (value.text) : g_strdup_printf ("%" G_GINT64_FORMAT, value.integer);
  refuse (field, shown, FALSE, error);
  return FALSE;
}

static void
append_searchable (GString *all, const PvRecord *record, const PvFieldInfo *field)
{
  for (guint i = 0; i < pv_field_n_cells (field); i++)
    {
      PvValue value = pv_record_get_cell (record, field->slot + i);

      if (value.kind == PV_VALUE_TEXT)
        g_string_append_printf (all, " %s", value.text);
      else if (value.kind == PV_VALUE_INT && field->type == PV_TYPE_CHOICE)
        for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
          g_string_append_printf (all, " %s", pv_choice_label_in (field->of, (guint) value.integer, lang));
    }
}

char *
pv_search_text (const PvRecord *record, PvAudience audience)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].audience <= audience && kind->fields[i].type != PV_TYPE_ORDER
        && PV_FIELD_CODE (kind->fields[i].field) < PV_COMMON_STANDING)
      append_searchable (all, record, &kind->fields[i]);

  return pv_text_fold (all->str);
}
