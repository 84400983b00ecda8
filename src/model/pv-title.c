#include "model/pv-title.h"

#include "model/pv-translation.h"
#include "model/pv-value-words.h"

#include <string.h>

#define MAX_DEPTH 4
#define MAX_TITLE 120                    /* characters */

static char *title_at_depth (const PvModel *model, const PvRecord *record, PvLang lang, guint depth);

static char *
cell_title (const PvModel *model, const PvRecord *record, const PvFieldInfo *field, PvLang lang, guint depth)
{
  if (field->type == PV_TYPE_REFERENCE)
    {
      PvRecord *referred = pv_model_follow (model, record, field->field);

      return referred != NULL && depth < MAX_DEPTH ? title_at_depth (model, referred, lang, depth + 1) : g_strdup ("");
    }
  if (pv_field_is_text (field))
    return g_strdup (pv_model_text (model, record, field->field, lang, NULL));

  return pv_value_words (model, record, field, PV_LANG_NONE, lang);
}

/* Symbols that join two parts stand only where both parts do. */
static void
append_part (GString *title, const char *joint, gsize joint_length, const char *part)
{
  if (*part == '\0')
    return;
  if (title->len > 0)
    g_string_append_len (title, joint, (gssize) joint_length);
  g_string_append (title, part);
}

static char *
cut_at_word (char *title)
{
  char *end, *space;

  if (g_utf8_strlen (title, -1) <= MAX_TITLE)
    return title;

  end = g_utf8_offset_to_pointer (title, MAX_TITLE - 1);
  *end = '\0';
  space = strrchr (title, ' ');
  if (space != NULL && space > title + (end - title) / 2)
    *space = '\0';

  end = g_strconcat (title, "…", NULL);
  g_free (title);
  return end;
}

static char *
title_at_depth (const PvModel *model, const PvRecord *record, PvLang lang, guint depth)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  GString *title = g_string_new (NULL);
  const char *joint = kind->title;

  for (const char *open = strchr (kind->title, '{'); open != NULL; open = strchr (open, '{'))
    {
      const char *close = strchr (open, '}');
      g_autofree char *column = g_strndup (open + 1, (gsize) (close - open - 1));
      g_autofree char *part = cell_title (model, record, pv_kind_find (kind, column), lang, depth);

      append_part (title, joint, (gsize) (open - joint), part);
      open = joint = close + 1;
    }

  if (title->len == 0)
    g_string_assign (title, lang == PV_LANG_NONE ? pv_kind_label (kind) : pv_words_in (lang, kind->label));
  for (char *p = title->str; *p; p++)
    if (*p == '\n' || *p == '\t')
      *p = ' ';

  return g_string_free (title, FALSE);
}

char *
pv_title (const PvModel *model, const PvRecord *record, PvLang lang)
{
  return cut_at_word (title_at_depth (model, record, lang, 0));
}

char *
pv_title_of (const PvModel *model, PvId id, PvLang lang)
{
  PvRecord *record = id != PV_NO_ID ? pv_model_get (model, id) : NULL;

  return record ? pv_title (model, record, lang) : g_strdup ("");
}

char *
pv_title_in (const PvModel *model, const PvRecord *record, PvLang lang)
{
  g_autofree char *first = pv_title (model, record, pv_first_lang (model, lang));
  g_autofree char *second = lang == PV_LANG_BOTH ? pv_title (model, record, pv_second_lang (model)) : NULL;

  return second != NULL && !g_str_equal (first, second) ? g_strdup_printf ("%s · %s", first, second) : g_steal_pointer (&first);
}

char *
pv_short_title (const PvModel *model, const PvRecord *record, PvLang lang)
{
  const PvFieldInfo *field = pv_kind_find (pv_record_get_info (record), "short_name");
  const char *text = field ? pv_model_text (model, record, field->field, lang, NULL) : "";

  return *text ? g_strdup (text) : pv_title (model, record, lang);
}
