#include "analysis/pv-private-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PvPrivateWords
{
  GHashTable *known;           /* folded words of names, cut to their stem */
  GPtrArray *contacts;         /* char*, names of contact persons as they are written */
  GRegex *email;
  GRegex *phone;
  GRegex *identity_code;
  GRegex *capitals;
};

/* Finnish and Swedish bend the ends of words: the first letters tell whether it is the same one. */
static char *
stem (const char *word)
{
  g_autofree char *folded = pv_text_fold (word);
  glong n = g_utf8_strlen (folded, -1);

  return g_utf8_substring (folded, 0, n > 6 ? n - 3 : n > 4 ? n - 1 : n);
}

static gboolean
is_known (const PvPrivateWords *words, const char *word)
{
  g_autofree char *folded = pv_text_fold (word);

  for (glong n = g_utf8_strlen (folded, -1); n >= 3; n--)
    {
      g_autofree char *start = g_utf8_substring (folded, 0, n);

      if (g_hash_table_contains (words->known, start))
        return TRUE;
    }

  return FALSE;
}

static void
learn (PvPrivateWords *words, const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name ? name : "", " -/&,.:()“”\"", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_hash_table_add (words->known, stem (parts[i]));
}

static void
learn_record (PvPrivateWords *words, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];

      if (field->type == PV_TYPE_TRANSLATED && g_str_has_suffix (field->column, "name"))
        for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
          learn (words, pv_record_get_text (record, field->field, lang));
      if (field->field == PV_CONTACT_PERSON && pv_record_has (record, field->field))
        g_ptr_array_add (words->contacts, g_strdup (pv_record_get_text (record, field->field, PV_LANG_NONE)));
    }
}

PvPrivateWords *
pv_private_words_new (const PvModel *model)
{
  PvPrivateWords *words = g_new0 (PvPrivateWords, 1);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  words->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  words->contacts = g_ptr_array_new_with_free_func (g_free);
  words->email = g_regex_new ("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", G_REGEX_DEFAULT, 0, NULL);
  words->phone = g_regex_new ("(?<![\\w.])(?:\\+\\d{2,3}|0\\d)[ \\d()-]{5,16}\\d(?!\\w)", G_REGEX_DEFAULT, 0, NULL);
  words->identity_code = g_regex_new ("(?<!\\d)([0-3]\\d[01]\\d{3})[-+A-FU-Y](\\d{3})([0-9A-FHJ-NPR-Y])(?!\\w)", G_REGEX_DEFAULT, 0, NULL);
  words->capitals = g_regex_new ("(?<!\\w)\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)? \\p{Lu}\\p{Ll}+(?!\\w)", G_REGEX_DEFAULT, 0, NULL);
  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        learn_record (words, records[i]);
    }

  return words;
}

void
pv_private_words_free (PvPrivateWords *words)
{
  g_hash_table_unref (words->known);
  g_ptr_array_unref (words->contacts);
  g_regex_unref (words->email);
  g_regex_unref (words->phone);
  g_regex_unref (words->identity_code);
  g_regex_unref (words->capitals);
  g_free (words);
}

static char *
first_match (const GRegex *regex, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 0) : NULL;
}

/* The check sign is the remainder of the nine digits by 31 (Digital and Population Data Services Agency). */
static char *
find_identity_code (const PvPrivateWords *words, const char *text)
{
  static const char signs[] = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (words->identity_code, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *date = g_match_info_fetch (match, 1);
      g_autofree char *number = g_match_info_fetch (match, 2);
      g_autofree char *check = g_match_info_fetch (match, 3);
      g_autofree char *digits = g_strconcat (date, number, NULL);

      if (signs[g_ascii_strtoull (digits, NULL, 10) % 31] == *check)
        return g_match_info_fetch (match, 0);
    }

  return NULL;
}

static char *
find_contact (const PvPrivateWords *words, const char *text)
{
  for (guint i = 0; i < words->contacts->len; i++)
    if (strstr (text, g_ptr_array_index (words->contacts, i)) != NULL)
      return g_strdup (g_ptr_array_index (words->contacts, i));

  return NULL;
}

static char *
find_name (const PvPrivateWords *words, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (words->capitals, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      g_auto (GStrv) parts = g_strsplit (found, " ", 2);

      if (!is_known (words, parts[0]) && !is_known (words, parts[1]))
        return g_steal_pointer (&found);
    }

  return NULL;
}

PvPrivate
pv_private_words_find (const PvPrivateWords *words, const char *text, char **excerpt)
{
  PvPrivate what = PV_PRIVATE_NOTHING;
  g_autofree char *found = NULL;

  if ((found = find_identity_code (words, text)) != NULL)
    what = PV_PRIVATE_IDENTITY_CODE;
  else if ((found = find_contact (words, text)) != NULL)
    what = PV_PRIVATE_CONTACT;
  else if ((found = first_match (words->email, text)) != NULL)
    what = PV_PRIVATE_EMAIL;
  else if ((found = first_match (words->phone, text)) != NULL)
    what = PV_PRIVATE_PHONE;
  else if ((found = find_name (words, text)) != NULL)
    what = PV_PRIVATE_NAME;

  if (excerpt != NULL && found != NULL)
    *excerpt = g_steal_pointer (&found);
  return what;
}

char *
pv_private_sentence (const PvModel *model, const PvRecord *record, const PvFieldInfo *field, PvPrivate what, const char *excerpt)
{
  static const char *const templates[] = {
    "",
    N_("%s “%s”, %s: there is an e-mail address: %s"),
    N_("%s “%s”, %s: this may be a telephone number: %s"),
    N_("%s “%s”, %s: there is a personal identity code: %s"),
    N_("%s “%s”, %s: there is the name of a contact person: %s"),
    N_("%s “%s”, %s: this may be somebody’s name: %s"),
  };
  g_autofree char *title = pv_title (model, record, PV_LANG_NONE);

  g_return_val_if_fail (what > PV_PRIVATE_NOTHING && what < G_N_ELEMENTS (templates), g_strdup (""));

  return g_strdup_printf (_(templates[what]), pv_kind_label (pv_record_get_info (record)), title, pv_field_label (field), excerpt);
}

static void
look_at_record (GPtrArray *looks, const PvPrivateWords *words, const PvModel *model, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        const PvFieldInfo *field = &kind->fields[f];
        const char *text = pv_record_get_cell (record, field->slot + c).text;
        g_autofree char *excerpt = NULL;
        PvPrivate what = PV_PRIVATE_NOTHING;

        if (text != NULL && (field->type == PV_TYPE_TRANSLATED || field->type == PV_TYPE_TEXT))
          what = pv_private_words_find (words, text, &excerpt);
        if (what != PV_PRIVATE_NOTHING)
          g_ptr_array_add (looks, pv_private_sentence (model, record, field, what, excerpt));
      }
}

GPtrArray *
pv_private_look (const PvModel *released, const PvModel *whole)
{
  g_autoptr (PvPrivateWords) words = pv_private_words_new (whole);
  GPtrArray *looks = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (released), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (released, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        look_at_record (looks, words, released, records[i]);
    }

  return looks;
}
