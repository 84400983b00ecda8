#include "exchange/pv-neutral.h"

#include <string.h>

struct _PvNeutral
{
  GHashTable *actors;          /* of PvId */
  GPtrArray *names;            /* GRegex */
};

const char *
pv_neutral_words (PvLang lang)
{
  switch (lang)
    {
    case PV_LANG_SV:
      return "tjänsteproducent";
    case PV_LANG_EN:
      return "service provider";
    case PV_LANG_NONE:
    case PV_LANG_FI:
    case PV_LANG_BOTH:
    default:
      return "palveluntuottaja";
    }
}

/* A word of a name as it may stand in a sentence: "kaupunki" bends to "kaupungin", so the end of a long word is free. Capitals of an
 * abbreviation stay capitals. */
static void
append_word (GString *pattern, const char *word)
{
  glong n = g_utf8_strlen (word, -1);
  g_autofree char *start = g_utf8_substring (word, 0, n > 6 ? n - 2 : n);
  g_autofree char *escaped = g_regex_escape_string (start, -1);

  g_string_append_printf (pattern, n > 4 ? "(?i:%s)\\w{0,8}(?::\\w{1,4})?" : "%s(?::\\w{1,4})?\\w{0,4}", escaped);
}

static void
add_name (PvNeutral *neutral, const char *name)
{
  g_auto (GStrv) words = g_strsplit (name ? name : "", " ", -1);
  g_autoptr (GString) pattern = g_string_new ("(?<!\\w)");
  GRegex *regex;

  if (name == NULL || g_utf8_strlen (name, -1) < 3)
    return;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (pattern, "\\s+");
      append_word (pattern, words[i]);
    }
  regex = g_regex_new (pattern->str, G_REGEX_DEFAULT, 0, NULL);
  if (regex != NULL)
    g_ptr_array_add (neutral->names, regex);
}

static void
add_actor (PvNeutral *neutral, const PvRecord *actor, PvId buyer)
{
  PvId id = pv_record_get_id (actor);

  if (id == buyer || g_hash_table_contains (neutral->actors, &id))
    return;

  g_hash_table_add (neutral->actors, g_memdup2 (&id, sizeof id));
  /* The whole name before the short one, so that the longer match wins. */
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    add_name (neutral, pv_record_get_text (actor, PV_ACTOR_NAME, lang));
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    add_name (neutral, pv_record_get_text (actor, PV_ACTOR_SHORT_NAME, lang));
}

static gboolean
is_authority (const PvRecord *actor)
{
  switch (pv_record_get_choice (actor, PV_ACTOR_KIND))
    {
    case PV_ACTOR_KIND_MUNICIPALITY:
    case PV_ACTOR_KIND_STATE:
    case PV_ACTOR_KIND_COUNTY:
    case PV_ACTOR_KIND_KELA:
    case PV_ACTOR_KIND_BODY:
      return TRUE;
    default:
      return FALSE;
    }
}

PvNeutral *
pv_neutral_new (const PvModel *model, GHashTable *bought, PvId buyer)
{
  PvNeutral *neutral = g_new0 (PvNeutral, 1);
  guint n;
  PvRecord *const *tasks = pv_model_list (model, PV_TASK, &n);
  GHashTableIter iter;
  gpointer key;

  neutral->actors = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  neutral->names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  for (guint i = 0; i < n; i++)
    {
      PvRecord *actor = pv_model_follow (model, tasks[i], PV_TASK_ACTOR);

      if (actor != NULL && pv_record_get_yes (tasks[i], PV_TASK_BOUGHT))
        add_actor (neutral, actor, buyer);
    }

  g_hash_table_iter_init (&iter, bought);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      PvRecord *service = pv_model_get (model, *(const PvId *) key);
      PvRecord *provider = service ? pv_model_follow (model, service, PV_SERVICE_PROVIDER) : NULL;

      if (provider != NULL && !is_authority (provider))
        add_actor (neutral, provider, buyer);
    }

  return neutral;
}

void
pv_neutral_free (PvNeutral *neutral)
{
  g_hash_table_unref (neutral->actors);
  g_ptr_array_unref (neutral->names);
  g_free (neutral);
}

gboolean
pv_neutral_has (const PvNeutral *neutral, PvId actor)
{
  return g_hash_table_contains (neutral->actors, &actor);
}

char *
pv_neutral_text (const PvNeutral *neutral, const char *text, PvLang lang, gboolean *replaced)
{
  g_autofree char *words = g_strdup_printf ("[%s]", pv_neutral_words (lang));
  char *neutral_text = g_strdup (text);

  for (guint i = 0; i < neutral->names->len; i++)
    {
      char *next = g_regex_replace_literal (g_ptr_array_index (neutral->names, i), neutral_text, -1, 0, words, 0, NULL);

      if (next == NULL)
        continue;
      g_free (neutral_text);
      neutral_text = next;
    }

  if (replaced != NULL)
    *replaced = strcmp (text, neutral_text) != 0;
  return neutral_text;
}
