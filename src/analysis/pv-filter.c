#include "analysis/pv-filter-private.h"

#include <string.h>

#define BETWEEN_CONDITIONS "&"
#define BETWEEN_VALUES ","
#define BEFORE_VALUES ':'
/* Stands first, in the place of a condition. */
#define FADE "fade"

struct _PvFilter
{
  const PvKinds *kinds;
  GPtrArray *conditions;
  gboolean fade;
};

static const struct
{
  const char *key;
  PvConditionWhat what;
} specials[] = {
  { "sector", PV_CONDITION_SECTOR },     { "serves", PV_CONDITION_SERVES }, { "member", PV_CONDITION_MEMBER },
  { "path", PV_CONDITION_PATH },         { "language", PV_CONDITION_LANGUAGE }, { "linked", PV_CONDITION_LINKED },
  { "valid-on", PV_CONDITION_VALID_ON },
};

static const PvFieldInfo *
field_of_key (const PvKinds *kinds, const char *key)
{
  static const PvKind of[] = { PV_ACTOR, PV_RELATION };

  for (guint i = 0; i < G_N_ELEMENTS (of); i++)
    {
      const PvKindInfo *kind = pv_kinds_kind (kinds, of[i]);
      gsize length = kind ? strlen (kind->table) : 0;

      if (kind && strncmp (key, kind->table, length) == 0 && key[length] == '.')
        return pv_kind_find (kind, key + length + 1);
    }
  return NULL;
}

PvCondition *
pv_condition_new (const PvKinds *kinds, const char *key)
{
  PvCondition *condition = g_new0 (PvCondition, 1);

  condition->key = g_strdup (key);
  condition->field = field_of_key (kinds, key);
  condition->what = condition->field ? PV_CONDITION_FIELD : PV_CONDITION_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    if (g_str_equal (key, specials[i].key))
      condition->what = specials[i].what;
  return condition;
}

void
pv_condition_free (PvCondition *condition)
{
  g_free (condition->key);
  g_strfreev (condition->values);
  g_free (condition);
}

gboolean
pv_condition_is_of (const PvCondition *condition, PvKind kind)
{
  if (condition->what == PV_CONDITION_FIELD)
    return PV_FIELD_KIND (condition->field->field) == kind;
  return condition->what == PV_CONDITION_VALID_ON || (condition->what != PV_CONDITION_UNKNOWN && kind == PV_ACTOR);
}

PvFilter *
pv_filter_new (const PvKinds *kinds)
{
  PvFilter *filter = g_new0 (PvFilter, 1);

  filter->kinds = kinds;
  filter->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_condition_free);
  return filter;
}

PvFilter *
pv_filter_copy (const PvFilter *filter)
{
  PvFilter *copy = pv_filter_new (filter->kinds);

  copy->fade = filter->fade;
  for (guint i = 0; i < filter->conditions->len; i++)
    {
      const PvCondition *condition = g_ptr_array_index (filter->conditions, i);

      pv_filter_set (copy, condition->key, (const char *const *) condition->values);
    }
  return copy;
}

void
pv_filter_free (PvFilter *filter)
{
  g_ptr_array_unref (filter->conditions);
  g_free (filter);
}

gboolean
pv_filter_equal (const PvFilter *a, const PvFilter *b)
{
  g_autofree char *first = pv_filter_to_text (a);
  g_autofree char *second = pv_filter_to_text (b);

  return g_str_equal (first, second);
}

/* --- as text --- */

static void
append_escaped (GString *text, const char *word)
{
  g_string_append_uri_escaped (text, word, NULL, TRUE);
}

char *
pv_filter_to_text (const PvFilter *filter)
{
  GString *text = g_string_new (filter->fade ? FADE : "");

  for (guint i = 0; i < filter->conditions->len; i++)
    {
      const PvCondition *condition = g_ptr_array_index (filter->conditions, i);

      if (text->len > 0)
        g_string_append (text, BETWEEN_CONDITIONS);
      append_escaped (text, condition->key);
      g_string_append_c (text, BEFORE_VALUES);
      for (guint v = 0; condition->values[v]; v++)
        {
          if (v > 0)
            g_string_append (text, BETWEEN_VALUES);
          append_escaped (text, condition->values[v]);
        }
    }
  return g_string_free (text, FALSE);
}

/* NULL for what is empty, or no text. (transfer full) */
static char *
unescaped (const char *word)
{
  g_autofree char *plain = g_uri_unescape_string (word, NULL);

  return plain && *plain && pv_text_is_sound (plain, PV_TEXT_MAX) ? g_steal_pointer (&plain) : NULL;
}

static void
read_condition (PvFilter *filter, const char *text)
{
  const char *colon = strchr (text, BEFORE_VALUES);
  g_autofree char *escaped = colon ? g_strndup (text, (gsize) (colon - text)) : NULL;
  g_autofree char *key = escaped ? unescaped (escaped) : NULL;
  g_auto (GStrv) words = colon ? g_strsplit (colon + 1, BETWEEN_VALUES, -1) : NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (key == NULL)
    return;
  for (guint i = 0; words[i]; i++)
    {
      char *value = unescaped (words[i]);

      if (value)
        g_ptr_array_add (values, value);
    }
  g_ptr_array_add (values, NULL);
  pv_filter_set (filter, key, (const char *const *) values->pdata);
}

PvFilter *
pv_filter_from_text (const PvKinds *kinds, const char *text)
{
  PvFilter *filter = pv_filter_new (kinds);
  g_auto (GStrv) parts = g_strsplit (text ? text : "", BETWEEN_CONDITIONS, -1);

  for (guint i = 0; parts[i]; i++)
    {
      if (i == 0 && g_str_equal (parts[i], FADE))
        filter->fade = TRUE;
      else
        read_condition (filter, parts[i]);
    }
  return filter;
}

/* --- conditions --- */

guint
pv_filter_get_n (const PvFilter *filter)
{
  return filter->conditions->len;
}

const PvCondition *
pv_filter_get (const PvFilter *filter, guint index)
{
  g_return_val_if_fail (index < filter->conditions->len, NULL);

  return g_ptr_array_index (filter->conditions, index);
}

static gboolean
find (const PvFilter *filter, const char *key, guint *index)
{
  for (*index = 0; *index < filter->conditions->len; (*index)++)
    if (g_str_equal (((const PvCondition *) g_ptr_array_index (filter->conditions, *index))->key, key))
      return TRUE;
  return FALSE;
}

const PvCondition *
pv_filter_find (const PvFilter *filter, const char *key)
{
  guint index;

  return find (filter, key, &index) ? g_ptr_array_index (filter->conditions, index) : NULL;
}

gboolean
pv_filter_has (const PvFilter *filter, const char *key, const char *value)
{
  const PvCondition *condition = pv_filter_find (filter, key);

  return condition && g_strv_contains ((const char *const *) condition->values, value);
}

void
pv_filter_set (PvFilter *filter, const char *key, const char *const *values)
{
  PvCondition *condition;
  guint index;
  gboolean there = find (filter, key, &index);

  if (values == NULL || values[0] == NULL)
    {
      if (there)
        g_ptr_array_remove_index (filter->conditions, index);
      return;
    }
  condition = there ? g_ptr_array_index (filter->conditions, index) : pv_condition_new (filter->kinds, key);
  if (!there)
    g_ptr_array_add (filter->conditions, condition);
  g_strfreev (condition->values);
  condition->values = g_strdupv ((char **) values);
}

void
pv_filter_toggle (PvFilter *filter, const char *key, const char *value)
{
  const PvCondition *condition = pv_filter_find (filter, key);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; condition && condition->values[i]; i++)
    if (!g_str_equal (condition->values[i], value))
      g_ptr_array_add (values, g_strdup (condition->values[i]));
  if (!pv_filter_has (filter, key, value))
    g_ptr_array_add (values, g_strdup (value));
  g_ptr_array_add (values, NULL);
  pv_filter_set (filter, key, (const char *const *) values->pdata);
}

void
pv_filter_clear (PvFilter *filter)
{
  g_ptr_array_set_size (filter->conditions, 0);
}

gboolean
pv_filter_get_fade (const PvFilter *filter)
{
  return filter->fade;
}

void
pv_filter_set_fade (PvFilter *filter, gboolean fade)
{
  filter->fade = fade;
}
