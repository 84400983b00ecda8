#include "exchange/pv-facts.h"

#include <glib/gi18n-lib.h>

gboolean
pv_facts_has_field (const PvFieldInfo *field)
{
  if (PV_FIELD_CODE (field->field) >= PV_COMMON_STANDING || g_str_equal (field->column, "proper_name"))
    return FALSE;

  return field->type != PV_TYPE_REFERENCE && field->type != PV_TYPE_ORDER && field->type != PV_TYPE_PERSONAL
         && field->type != PV_TYPE_PLACE && field->group != PV_GROUP_HIDDEN;
}

void
pv_facts_warn (PvFacts *facts, const PvRecord *record, const char *what)
{
  pv_remarks_add (facts->report->remarks, PV_REMARK_INCOMPLETE, facts->model, record, what);
}

static void
look_at_text (PvFacts *facts, const PvRecord *record, const PvFieldInfo *field, const char *text)
{
  g_autofree char *excerpt = NULL;
  PvPrivate what = pv_private_words_find (facts->private_words, text, &excerpt);

  if (what != PV_PRIVATE_NOTHING)
    pv_remarks_take (facts->report->remarks, PV_REMARK_PRIVATE, pv_record_get_id (record),
                     pv_private_sentence (facts->model, record, field, what, excerpt));
}

/* A text as it may stand in the document. (transfer full) */
static char *
neutral_text (PvFacts *facts, const PvRecord *record, const PvFieldInfo *field, const char *text, PvLang lang, gboolean tell)
{
  gboolean replaced = FALSE;
  g_autofree char *what = NULL;
  char *neutral;

  /* A place keeps its name, whatever organisation is called after it. */
  neutral = pv_record_get_kind (record) == PV_AREA ? g_strdup (text) : pv_neutral_text (facts->neutral, text, lang, &replaced);
  if (!tell)
    return neutral;
  if (replaced)
    {
      what = g_strdup_printf (_("%s names today’s provider; the name was left out, so word it anew"), pv_field_label (field));
      pv_facts_warn (facts, record, what);
    }
  look_at_text (facts, record, field, neutral);
  return neutral;
}

static void
write_translated (PvFacts *facts, const PvRecord *record, const PvFieldInfo *field, gboolean tell)
{
  if (tell)
    pv_remarks_on_field (facts->report->remarks, facts->model, record, field, PV_LANG_BOTH, facts->older);
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    {
      const char *text = pv_record_get_text (record, field->field, lang);
      g_autofree char *neutral = text ? neutral_text (facts, record, field, text, lang, tell) : NULL;

      pv_xml_element_lang (facts->xml, field->element, lang, neutral);
    }
}

static void
write_plain (PvFacts *facts, const PvRecord *record, const PvFieldInfo *field, gboolean tell)
{
  PvValue value = pv_record_get_cell (record, field->slot);
  g_autofree char *text = NULL;
  g_autofree char *neutral = NULL;

  if (value.kind == PV_VALUE_NONE || (field->type == PV_TYPE_YES_NO && value.integer == 0))
    return;

  text = pv_value_to_text (field, value);
  neutral = field->type == PV_TYPE_TEXT ? neutral_text (facts, record, field, text, PV_LANG_NONE, tell) : g_strdup (text);
  pv_xml_element (facts->xml, field->element, neutral);
}

void
pv_facts_write (PvFacts *facts, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  PvId id = pv_record_get_id (record);
  gboolean tell = g_hash_table_add (facts->told, g_memdup2 (&id, sizeof id));

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];

      /* Words by which somebody might be recognised leave at no level. */
      if (!pv_facts_has_field (field)
          || (field->field == PV_EVIDENCE_QUOTE && !pv_record_get_yes (record, PV_EVIDENCE_ANONYMOUS)))
        continue;
      if (field->type == PV_TYPE_TRANSLATED)
        write_translated (facts, record, field, tell);
      else
        write_plain (facts, record, field, tell);
    }
}

void
pv_facts_start (PvFacts *facts, const char *element, const PvRecord *record)
{
  g_autofree char *id = pv_id_to_text (pv_record_get_id (record));

  pv_xml_start (facts->xml, element);
  pv_xml_attribute (facts->xml, "id", id);
}

void
pv_facts_write_named (PvFacts *facts, const char *element, const PvRecord *record)
{
  const PvFieldInfo *name = record ? pv_kind_find (pv_record_get_info (record), "name") : NULL;

  if (name == NULL)
    return;

  pv_xml_start (facts->xml, element);
  write_translated (facts, record, name, FALSE);
  pv_xml_end (facts->xml);
}

void
pv_facts_write_actor (PvFacts *facts, const char *element, const PvRecord *actor)
{
  if (actor == NULL)
    return;
  if (!pv_neutral_has (facts->neutral, pv_record_get_id (actor)))
    {
      pv_facts_write_named (facts, element, actor);
      return;
    }

  pv_xml_start (facts->xml, element);
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    pv_xml_element_lang (facts->xml, "name", lang, pv_neutral_words (lang));
  pv_xml_end (facts->xml);
}
