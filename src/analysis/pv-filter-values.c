/* What of a network can be asked, and in which words. */
#include "analysis/pv-filter-private.h"

#include <glib/gi18n-lib.h>

/* Values that a sentence names. */
#define NAMED 2

/* --- words --- */

static const char *
special_title (PvConditionWhat what)
{
  switch (what)
    {
    case PV_CONDITION_SECTOR:
      return _("Sector");
    case PV_CONDITION_SERVES:
      return _("Serves the target group");
    case PV_CONDITION_MEMBER:
      return _("Member of");
    case PV_CONDITION_PATH:
      return _("Acts on the path");
    case PV_CONDITION_LANGUAGE:
      return _("Translation");
    case PV_CONDITION_LINKED:
      return _("Links");
    case PV_CONDITION_VALID_ON:
      return _("Valid on");
    case PV_CONDITION_UNKNOWN:
    case PV_CONDITION_FIELD:
    default:
      return "";
    }
}

char *
pv_condition_title (const PvCondition *condition)
{
  if (condition->what != PV_CONDITION_FIELD)
    return g_strdup (special_title (condition->what));
  if (pv_condition_is_of (condition, PV_ACTOR))
    return g_strdup (pv_field_label (condition->field));
  /* Translators: a field of links: "Links · State". */
  return g_strdup_printf (_("Links · %s"), pv_field_label (condition->field));
}

static const char *
sector_words (const char *nick)
{
  static const char *const words[PV_N_SECTORS] = { N_("Public authorities"), N_("Education"), N_("Business"), N_("Third sector"),
                                                   N_("Projects and joint bodies") };

  for (guint i = 0; i < PV_N_SECTORS; i++)
    if (g_str_equal (nick, pv_sector_nick (i)))
      return _(words[i]);
  return NULL;
}

static char *
title_words (const PvModel *model, const char *value, PvLang lang)
{
  PvId id;
  PvRecord *record = pv_id_parse (value, &id) ? pv_model_get (model, id) : NULL;

  return record ? pv_title (model, record, lang) : NULL;
}

static char *
date_words (const char *value)
{
  PvDate date;

  if (g_str_equal (value, PV_VALUE_TODAY))
    return g_strdup (_("today"));
  return pv_date_parse_iso (value, &date) ? pv_date_to_words (date, pv_interface_lang ()) : NULL;
}

static char *
field_words (const PvFieldInfo *field, const PvModel *model, const char *value, PvLang lang)
{
  const PvChoiceInfo *choice;

  switch (field->type)
    {
    case PV_TYPE_CHOICE:
    case PV_TYPE_CHOICES:
      choice = pv_choices_find_nick (field->of, value);
      return choice ? g_strdup (pv_choice_label (field->of, choice->code)) : NULL;
    case PV_TYPE_YES_NO:
      return g_strdup (g_str_equal (value, "yes") ? _("yes") : _("no"));
    case PV_TYPE_REFERENCE:
      return *value == PV_VALUE_WORDS_MARK ? g_strdup_printf (_("“%s”"), value + 1) : title_words (model, value, lang);
    case PV_TYPE_DATE:
      return g_strdup (value);
    default:
      /* Translators: a text that a person looks for. */
      return *value == PV_VALUE_WORDS_MARK ? g_strdup_printf (_("“%s”"), value + 1) : NULL;
    }
}

static const char *
language_words (const char *value)
{
  if (g_str_equal (value, "fi"))
    return _("Finnish missing");
  return g_str_equal (value, "sv") ? _("Swedish missing") : g_str_equal (value, PV_VALUE_NOTHING) ? _("nothing missing") : NULL;
}

char *
pv_condition_words (const PvCondition *condition, const PvModel *model, const char *value, PvLang lang)
{
  if (condition->what == PV_CONDITION_LANGUAGE)
    return g_strdup (language_words (value));
  if (g_str_equal (value, PV_VALUE_NOTHING))
    return g_strdup (_("nothing"));
  if (g_str_equal (value, PV_VALUE_SOMETHING))
    return g_strdup (_("filled in"));
  switch (condition->what)
    {
    case PV_CONDITION_FIELD:
      return field_words (condition->field, model, value, lang);
    case PV_CONDITION_SECTOR:
      return g_strdup (sector_words (value));
    case PV_CONDITION_LINKED:
      return g_strdup (g_str_equal (value, "yes") ? _("at least one") : _("not one"));
    case PV_CONDITION_VALID_ON:
      return date_words (value);
    case PV_CONDITION_SERVES:
    case PV_CONDITION_MEMBER:
    case PV_CONDITION_PATH:
      return title_words (model, value, lang);
    case PV_CONDITION_UNKNOWN:
    case PV_CONDITION_LANGUAGE:
    default:
      return NULL;
    }
}

char *
pv_condition_sentence (const PvCondition *condition, const PvModel *model, PvLang lang)
{
  g_autofree char *title = pv_condition_title (condition);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; condition->values[i]; i++)
    {
      g_autofree char *word = pv_condition_words (condition, model, condition->values[i], lang);

      if (word && n++ < NAMED)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", word);
    }
  if (n == 0 || condition->what == PV_CONDITION_UNKNOWN)
    return NULL;
  if (n > NAMED)
    g_string_append_printf (words, " +%u", n - NAMED);
  /* Translators: what is asked, and the answers that are let through: "Area: Laihia, Vaasa". */
  return g_strdup_printf (_("%s: %s"), title, words->str);
}

/* --- what can be asked --- */

static gboolean
can_be_asked (const PvFieldInfo *field)
{
  return field->group != PV_GROUP_HIDDEN && field->type != PV_TYPE_PERSONAL && field->type != PV_TYPE_ORDER && field->type != PV_TYPE_PLACE;
}

static void
add_choice (GPtrArray *choices, const PvKinds *kinds, const char *key)
{
  PvCondition *condition = pv_condition_new (kinds, key);

  condition->values = g_new0 (char *, 1);
  g_ptr_array_add (choices, condition);
}

static void
add_fields (GPtrArray *choices, const PvKinds *kinds, PvKind kind)
{
  const PvKindInfo *info = pv_kinds_kind (kinds, kind);

  for (guint i = 0; info && i < info->n_fields; i++)
    if (can_be_asked (&info->fields[i]))
      {
        g_autofree char *key = g_strdup_printf ("%s.%s", info->table, info->fields[i].column);

        add_choice (choices, kinds, key);
      }
}

GPtrArray *
pv_filter_choices (const PvKinds *kinds)
{
  static const char *const first[] = { "actor.kind", "sector", "actor.area", "serves", "member", "path", "actor.standing", "language",
                                       "valid-on", "linked" };
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_condition_free);
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    add_choice (choices, kinds, first[i]);
  n = choices->len;
  add_fields (choices, kinds, PV_ACTOR);
  add_fields (choices, kinds, PV_RELATION);
  for (guint i = choices->len; i > n; i--)
    if (g_strv_contains ((const char *const[]) { "actor.kind", "actor.area", "actor.standing", NULL },
                         ((const PvCondition *) g_ptr_array_index (choices, i - 1))->key))
      g_ptr_array_remove_index (choices, i - 1);
  return choices;
}
