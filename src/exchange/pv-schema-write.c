/* The schema as text: types from the types of the table, elements from its kinds and fields. */
#include "exchange/pv-schema-write.h"

#include "exchange/pv-procurement-write.h"
#include "exchange/pv-schema.h"

static const struct
{
  PvCodes codes;
  const char *name;
  const char *pattern;
} code_types[] = {
  { PV_CODES_BUSINESS_ID, "business-id", "[0-9]{7}-[0-9]" },
  { PV_CODES_MUNICIPALITY, "municipality-code", "[0-9]{3}" },
  { PV_CODES_NUTS, "nuts-code", "FI[0-9A-Z]{0,3}" },
  { PV_CODES_CPV, "cpv-code", "[0-9]{8}" },
  { PV_CODES_PTV_TARGET_GROUP, "ptv-target-group", "KR[0-9]+(\\.[0-9]+)*" },
  { PV_CODES_PTV_SERVICE_CLASS, "ptv-service-class", "P[0-9]+(\\.[0-9]+)*" },
  { PV_CODES_PTV_LIFE_EVENT, "ptv-life-event", "KE[0-9]+(\\.[0-9]+)*" },
};

static void
facet (PvXmlWriter *xml, const char *element, const char *value)
{
  pv_xml_start (xml, element);
  pv_xml_attribute (xml, "value", value);
  pv_xml_end (xml);
}

void
pv_schema_simple_type (PvXmlWriter *xml, const char *name, const char *base, const char *facet_name, const char *value)
{
  pv_xml_start (xml, "xs:simpleType");
  pv_xml_attribute (xml, "name", name);
  pv_xml_start (xml, "xs:restriction");
  pv_xml_attribute (xml, "base", base);
  facet (xml, facet_name, value);
  pv_xml_end (xml);
  pv_xml_end (xml);
}

void
pv_schema_attribute (PvXmlWriter *xml, const char *name, const char *type, gboolean required)
{
  pv_xml_start (xml, "xs:attribute");
  pv_xml_attribute (xml, "name", name);
  pv_xml_attribute (xml, "type", type);
  if (required)
    pv_xml_attribute (xml, "use", "required");
  pv_xml_end (xml);
}

void
pv_schema_element (PvXmlWriter *xml, const char *name, const char *type, const char *at_least, const char *at_most)
{
  pv_xml_start (xml, "xs:element");
  pv_xml_attribute (xml, "name", name);
  pv_xml_attribute (xml, "type", type);
  pv_xml_attribute (xml, "minOccurs", at_least);
  pv_xml_attribute (xml, "maxOccurs", at_most);
  pv_xml_end (xml);
}

void
pv_schema_start_sequence (PvXmlWriter *xml, const char *type_name)
{
  pv_xml_start (xml, "xs:complexType");
  pv_xml_attribute (xml, "name", type_name);
  pv_xml_start (xml, "xs:sequence");
}

static void
write_translated_type (PvXmlWriter *xml)
{
  pv_xml_start (xml, "xs:complexType");
  pv_xml_attribute (xml, "name", "translated-text");
  pv_xml_start (xml, "xs:simpleContent");
  pv_xml_start (xml, "xs:extension");
  pv_xml_attribute (xml, "base", "text");
  pv_xml_start (xml, "xs:attribute");
  pv_xml_attribute (xml, "ref", "xml:lang");
  pv_xml_attribute (xml, "use", "required");
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_empty_type (PvXmlWriter *xml, const char *name, const char *first, const char *second, const char *type)
{
  pv_xml_start (xml, "xs:complexType");
  pv_xml_attribute (xml, "name", name);
  pv_schema_attribute (xml, first, type, TRUE);
  if (second != NULL)
    pv_schema_attribute (xml, second, type, TRUE);
  pv_xml_end (xml);
}

static void
write_text_type (PvXmlWriter *xml)
{
  pv_xml_start (xml, "xs:simpleType");
  pv_xml_attribute (xml, "name", "text");
  pv_xml_start (xml, "xs:restriction");
  pv_xml_attribute (xml, "base", "xs:string");
  facet (xml, "xs:minLength", "1");
  facet (xml, "xs:maxLength", G_STRINGIFY (65536));
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_basic_types (PvXmlWriter *xml)
{
  pv_schema_simple_type (xml, "record-id", "xs:ID", "xs:pattern", "pv-[1-9a-f][0-9a-f]{0,15}");
  pv_schema_simple_type (xml, "record-reference", "xs:IDREF", "xs:pattern", "pv-[1-9a-f][0-9a-f]{0,15}");
  write_text_type (xml);
  write_translated_type (xml);
  pv_schema_simple_type (xml, "date", "xs:date", "xs:pattern", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
  pv_schema_simple_type (xml, "number", "xs:decimal", "xs:pattern", "-?[0-9]{1,15}(\\.[0-9]{1,3})?");
  pv_schema_simple_type (xml, "money", "xs:decimal", "xs:pattern", "-?[0-9]{1,15}(\\.[0-9]{1,2})?");
  pv_schema_simple_type (xml, "order-key", "xs:string", "xs:pattern", "[0-9A-Za-z]{0,199}[1-9A-Za-z]");
  pv_schema_simple_type (xml, "quarter-pixels", "xs:int", "xs:pattern", "-?[0-9]{1,9}");
  pv_schema_simple_type (xml, "yes-no", "xs:string", "xs:pattern", "yes|no");
  write_empty_type (xml, "reference", "ref", NULL, "record-reference");
  write_empty_type (xml, "place", "x", "y", "quarter-pixels");
  for (guint i = 0; i < G_N_ELEMENTS (code_types); i++)
    pv_schema_simple_type (xml, code_types[i].name, "xs:string", "xs:pattern", code_types[i].pattern);
}

static void
write_choice_types (PvXmlWriter *xml)
{
  for (PvChoices choices = PV_CHOICES_NONE + 1; choices < PV_N_CHOICES; choices++)
    {
      g_autofree char *one = g_strconcat (pv_choices_name (choices), "-choice", NULL);
      g_autofree char *several = g_strconcat (pv_choices_name (choices), "-choices", NULL);
      guint n;
      const PvChoiceInfo *list = pv_choices_list (choices, &n);

      pv_xml_start (xml, "xs:simpleType");
      pv_xml_attribute (xml, "name", one);
      pv_xml_start (xml, "xs:restriction");
      pv_xml_attribute (xml, "base", "xs:string");
      for (guint i = 0; i < n; i++)
        facet (xml, "xs:enumeration", list[i].nick);
      pv_xml_end (xml);
      pv_xml_end (xml);

      pv_xml_start (xml, "xs:simpleType");
      pv_xml_attribute (xml, "name", several);
      pv_xml_start (xml, "xs:list");
      pv_xml_attribute (xml, "itemType", one);
      pv_xml_end (xml);
      pv_xml_end (xml);
    }
}

char *
pv_schema_type_of (const PvFieldInfo *field)
{
  switch (field->type)
    {
    case PV_TYPE_TRANSLATED:
      return g_strdup ("translated-text");
    case PV_TYPE_CHOICE:
      return g_strconcat (pv_choices_name (field->of), "-choice", NULL);
    case PV_TYPE_CHOICES:
      return g_strconcat (pv_choices_name (field->of), "-choices", NULL);
    case PV_TYPE_DATE:
      return g_strdup ("date");
    case PV_TYPE_NUMBER:
      return g_strdup ("number");
    case PV_TYPE_MONEY:
      return g_strdup ("money");
    case PV_TYPE_YES_NO:
      return g_strdup ("yes-no");
    case PV_TYPE_REFERENCE:
      return g_strdup ("reference");
    case PV_TYPE_PLACE:
      return g_strdup ("place");
    case PV_TYPE_ORDER:
      return g_strdup ("order-key");
    case PV_TYPE_CODE:
      for (guint i = 0; i < G_N_ELEMENTS (code_types); i++)
        if (code_types[i].codes == field->of)
          return g_strdup (code_types[i].name);
      return g_strdup ("text");
    case PV_TYPE_TEXT:
    case PV_TYPE_PERSONAL:
    default:
      return g_strdup ("text");
    }
}

static void
write_kind_types (PvXmlWriter *xml, const PvKindInfo *kind)
{
  g_autofree char *record = g_strconcat (kind->element, "-record", NULL);
  g_autofree char *container = g_strconcat (kind->element, "-records", NULL);

  pv_schema_start_sequence (xml, record);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PvFieldInfo *field = &kind->fields[i];
      g_autofree char *type = pv_schema_type_of (field);

      pv_schema_element (xml, field->element, type, field->flags & PV_FIELD_REQUIRED ? NULL : "0",
                         field->type == PV_TYPE_TRANSLATED ? G_STRINGIFY (3) : NULL);
    }
  pv_xml_end (xml);
  pv_schema_attribute (xml, "id", "record-id", TRUE);
  pv_xml_end (xml);

  pv_schema_start_sequence (xml, container);
  pv_schema_element (xml, kind->element, record, NULL, "unbounded");
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_root (PvXmlWriter *xml, const PvKindInfo *kinds, guint n_kinds)
{
  pv_xml_start (xml, "xs:element");
  pv_xml_attribute (xml, "name", "polkuverkko");
  pv_xml_start (xml, "xs:complexType");
  pv_xml_start (xml, "xs:sequence");
  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *type = g_strconcat (kinds[k].element, "-records", NULL);

      pv_schema_element (xml, kinds[k].container, type, "0", NULL);
    }
  pv_xml_end (xml);
  pv_schema_attribute (xml, "version", "xs:positiveInteger", TRUE);
  pv_schema_attribute (xml, "audience", "audience-choice", TRUE);
  pv_xml_end (xml);
  pv_xml_end (xml);
}

char *
pv_own_xml_schema (const PvKinds *kinds)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (PvXmlWriter) xml = pv_xml_writer_new (memory, NULL);
  g_autoptr (GBytes) bytes = NULL;
  guint n_kinds;
  const PvKindInfo *list = pv_kinds_list (kinds, &n_kinds);
  gsize size;
  const char *text;

  pv_xml_start (xml, "xs:schema");
  pv_xml_attribute (xml, "xmlns:xs", "http://www.w3.org/2001/XMLSchema");
  pv_xml_attribute (xml, "xmlns", PV_XML_NAMESPACE);
  pv_xml_attribute (xml, "targetNamespace", PV_XML_NAMESPACE);
  pv_xml_attribute (xml, "elementFormDefault", "qualified");
  pv_xml_start (xml, "xs:import");
  pv_xml_attribute (xml, "namespace", "http://www.w3.org/XML/1998/namespace");
  pv_xml_attribute (xml, "schemaLocation", "xml.xsd");
  pv_xml_end (xml);
  write_root (xml, list, n_kinds);
  pv_procurement_schema (xml, kinds);
  for (guint k = 0; k < n_kinds; k++)
    write_kind_types (xml, &list[k]);
  write_choice_types (xml);
  write_basic_types (xml);
  pv_xml_end (xml);
  pv_xml_writer_finish (xml, NULL);

  g_output_stream_close (memory, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  text = g_bytes_get_data (bytes, &size);
  return g_strndup (text, size);
}
