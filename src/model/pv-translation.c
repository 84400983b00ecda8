#include "model/pv-translation.h"

#include "model/pv-value-words.h"

PvLang
pv_model_main_lang (const PvModel *model)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (model);

  switch (ecosystem != NULL ? pv_record_get_choice (ecosystem, PV_ECOSYSTEM_MAIN_LANGUAGE) : 0)
    {
    case PV_LANGUAGE_SWEDISH:
      return PV_LANG_SV;
    case PV_LANGUAGE_ENGLISH:
      return PV_LANG_EN;
    default:
      return PV_LANG_FI;
    }
}

PvLang
pv_first_lang (const PvModel *model, PvLang lang)
{
  /* An English interface stands over Finnish or Swedish content: what was written for others comes first. */
  if (lang == PV_LANG_NONE)
    return pv_interface_lang () == PV_LANG_EN ? pv_model_main_lang (model) : pv_interface_lang ();
  if (lang != PV_LANG_BOTH)
    return lang;
  return pv_model_main_lang (model) == PV_LANG_SV ? PV_LANG_SV : PV_LANG_FI;
}

PvLang
pv_second_lang (const PvModel *model)
{
  return pv_first_lang (model, PV_LANG_BOTH) == PV_LANG_SV ? PV_LANG_FI : PV_LANG_SV;
}

const char *
pv_model_text (const PvModel *model, const PvRecord *record, PvField field, PvLang lang, PvLang *found)
{
  PvLang wanted = pv_first_lang (model, lang);
  const char *text = pv_record_get_text (record, field, wanted);

  if (text == NULL)
    {
      wanted = pv_model_main_lang (model);
      text = pv_record_get_text (record, field, wanted);
    }
  if (text == NULL)
    return pv_record_get_text_fallback (record, field, PV_LANG_FI, found);
  if (found != NULL)
    *found = wanted;
  return text;
}

gboolean
pv_text_is_same (const PvRecord *record, const PvFieldInfo *field)
{
  const PvFieldInfo *proper;

  if (!g_str_has_suffix (field->column, "name"))
    return FALSE;
  proper = pv_kind_find (pv_record_get_info (record), "proper_name");
  return proper != NULL && pv_record_get_yes (record, proper->field);
}

gboolean
pv_text_is_missing (const PvRecord *record, const PvFieldInfo *field, PvLang lang)
{
  return field->type == PV_TYPE_TRANSLATED && pv_record_get_text (record, field->field, lang) == NULL
         && pv_record_has (record, field->field) && pv_record_get_standing (record) != PV_STANDING_RETIRED
         && !pv_text_is_same (record, field);
}

PvLang
pv_text_missing_lang (const PvRecord *record, const PvFieldInfo *field)
{
  if (pv_text_is_missing (record, field, PV_LANG_FI))
    return PV_LANG_FI;
  return pv_text_is_missing (record, field, PV_LANG_SV) ? PV_LANG_SV : PV_LANG_NONE;
}

static int
compare_older (gconstpointer a, gconstpointer b)
{
  const PvOlderText *left = a;
  const PvOlderText *right = b;

  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;
  return (int) left->field - (int) right->field;
}

void
pv_older_texts_sort (GArray *older)
{
  g_array_sort (older, compare_older);
}

PvLang
pv_older_texts_find (const GArray *older, PvId id, PvField field)
{
  const PvOlderText wanted = { id, field, PV_LANG_NONE };
  guint at;

  if (older == NULL || !g_array_binary_search ((GArray *) older, &wanted, compare_older, &at))
    return PV_LANG_NONE;
  return g_array_index (older, PvOlderText, at).lang;
}
