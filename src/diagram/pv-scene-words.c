/* Sentences about what is drawn, in the content's language, which need not be the interface's. Names stand in the nominative, so that a
 * Finnish or Swedish template need not inflect them. */
#include <glib/gi18n-lib.h>

#include "diagram/pv-scene-private.h"

static const char *const relation_templates[PV_N_RELATION_KINDS + 1] = {
  N_("%1$s and %2$s are linked"),
  [PV_RELATION_KIND_COOPERATION] = N_("%1$s and %2$s co-operate"),
  [PV_RELATION_KIND_REFERRAL] = N_("%1$s refers to %2$s"),
  [PV_RELATION_KIND_FUNDING] = N_("%1$s funds %2$s"),
  [PV_RELATION_KIND_STEERING] = N_("%1$s steers %2$s"),
  [PV_RELATION_KIND_INFORMATION] = N_("%1$s informs %2$s"),
  [PV_RELATION_KIND_PROCUREMENT] = N_("%1$s buys from %2$s"),
  [PV_RELATION_KIND_OWNERSHIP] = N_("%1$s owns %2$s"),
};

static const char *const both_ways_templates[PV_N_RELATION_KINDS + 1] = {
  N_("%1$s and %2$s are linked"),
  [PV_RELATION_KIND_COOPERATION] = N_("%1$s and %2$s co-operate"),
  [PV_RELATION_KIND_REFERRAL] = N_("%1$s and %2$s refer to each other"),
  [PV_RELATION_KIND_FUNDING] = N_("%1$s and %2$s fund each other"),
  [PV_RELATION_KIND_STEERING] = N_("%1$s and %2$s steer each other"),
  [PV_RELATION_KIND_INFORMATION] = N_("%1$s and %2$s inform each other"),
  [PV_RELATION_KIND_PROCUREMENT] = N_("%1$s and %2$s buy from each other"),
  [PV_RELATION_KIND_OWNERSHIP] = N_("%1$s and %2$s own parts of each other"),
};

static const char *const task_templates[] = {
  N_("%1$s takes part: %2$s"),
  [PV_ROLE_ANSWERS] = N_("%1$s answers for: %2$s"),
  [PV_ROLE_DECIDES] = N_("%1$s decides: %2$s"),
  [PV_ROLE_ASSISTS] = N_("%1$s assists: %2$s"),
  [PV_ROLE_INFORMED] = N_("%1$s is informed: %2$s"),
};

#define MOST_WORDS 9

char *
pv_words_list (const char *const *words, guint n_words)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (words[i] == NULL || *words[i] == '\0')
        continue;
      if (list->len > 0)
        g_string_append (list, ", ");
      g_string_append (list, words[i]);
    }
  return g_string_free (list, FALSE);
}

char *
pv_count_words (PvLang lang, guint n, const char *one, const char *many)
{
  if (n == 1)
    return g_strdup (pv_words_in (lang, one));
  return pv_count_to_words (pv_words_in (lang, many), n, lang);
}

static guint
add_flag_words (PvLang lang, guint flags, const char **words, guint n)
{
  if (flags & PV_FLAG_RAISED)
    words[n++] = pv_words_in (lang, N_("raised in a workshop, not confirmed"));
  if (flags & PV_FLAG_NO_AGREEMENT)
    words[n++] = pv_words_in (lang, N_("no agreement"));
  if (flags & PV_FLAG_CONFLICT)
    words[n++] = pv_words_in (lang, N_("two people changed this"));
  if (flags & PV_FLAG_MISSING)
    words[n++] = pv_words_in (lang, N_("a language is missing"));
  if (flags & PV_FLAG_OLDER)
    words[n++] = pv_words_in (lang, N_("one language is older than the other"));
  return n;
}

char *
pv_actor_sentence (PvLang lang, const char *name, guint kind, guint n_links, guint flags)
{
  const char *words[MOST_WORDS];
  g_autofree char *links = pv_count_words (lang, n_links, N_("1 link"), N_("%u links"));
  guint n = 0;

  words[n++] = name;
  words[n++] = pv_choice_label_in (PV_CHOICES_ACTOR_KIND, kind, lang);
  words[n++] = links;
  if (flags & PV_FLAG_ENDED)
    words[n++] = pv_words_in (lang, N_("ended"));
  n = add_flag_words (lang, flags, words, n);
  if (flags & PV_FLAG_LOCKED)
    words[n++] = pv_words_in (lang, N_("locked in its place"));
  return pv_words_list (words, n);
}

char *
pv_relation_sentence (PvLang lang, guint kind, gboolean both_ways, const char *from, const char *to, guint state, guint flags)
{
  const char *const *templates = both_ways ? both_ways_templates : relation_templates;
  g_autofree char *what = g_strdup_printf (pv_words_in (lang, templates[kind <= PV_N_RELATION_KINDS ? kind : 0]), from, to);
  const char *words[MOST_WORDS];
  guint n = 0;

  words[n++] = what;
  if (state == PV_RELATION_STATE_PLANNED)
    words[n++] = pv_words_in (lang, N_("planned"));
  else if (state == PV_RELATION_STATE_ENDED)
    words[n++] = pv_words_in (lang, N_("ended"));
  n = add_flag_words (lang, flags, words, n);
  return pv_words_list (words, n);
}

char *
pv_task_sentence (PvLang lang, const char *actor, guint role, const char *step, const char *what)
{
  g_autofree char *duty = g_strdup_printf (pv_words_in (lang, task_templates[role < G_N_ELEMENTS (task_templates) ? role : 0]), actor, step);

  if (what == NULL || *what == '\0')
    return g_steal_pointer (&duty);
  /* Translators: a duty in a step of a service path, then what is done for the customer */
  return g_strdup_printf (pv_words_in (lang, N_("%1$s. %2$s")), duty, what);
}
