/* The types of a procurement document: which facts stand in which element, and in which order. */
#include "exchange/pv-procurement-write.h"

#include "exchange/pv-schema-write.h"

#define MANY "unbounded"

typedef struct
{
  const char *element;
  const char *type;
  const char *at_least;
  const char *at_most;
} Child;

static const struct
{
  const char *type;
  PvKind facts;
  gboolean has_id;
  Child children[9];
} types[] = {
  { "described-evidence", PV_EVIDENCE, FALSE, { { NULL, NULL, NULL, NULL } } },
  { "described-requirement", PV_REQUIREMENT, TRUE, { { "evidence", "described-evidence", "0", MANY } } },
  { "described-lot", PV_LOT, TRUE,
    { { "target-group", "named", "0", NULL }, { "path", "named", "0", NULL }, { "service", "reference", "0", MANY },
      { "requirement", "described-requirement", "0", MANY } } },
  { "described-size", PV_GROUP_SIZE, FALSE, { { "area", "named", "0", NULL } } },
  { "described-target-group", PV_TARGET_GROUP, FALSE, { { "size", "described-size", "0", MANY } } },
  { "described-area", PV_AREA, FALSE, { { NULL, NULL, NULL, NULL } } },
  { "described-channel", PV_CHANNEL, FALSE, { { "phase", "named", "0", NULL } } },
  { "described-task", PV_TASK, FALSE, { { "actor", "named", NULL, NULL } } },
  { "described-step", PV_STEP, FALSE, { { "service", "named", "0", NULL }, { "task", "described-task", "0", MANY } } },
  { "place-in-path", PV_ANY_KIND, FALSE,
    { { "path", "named", NULL, NULL }, { "variant", "variant-choice", NULL, NULL }, { "phase", "named", NULL, NULL },
      { "step", "described-step", NULL, NULL } } },
  { "described-indicator", PV_INDICATOR, FALSE, { { NULL, NULL, NULL, NULL } } },
  { "described-service", PV_SERVICE, TRUE,
    { { "target-group", "described-target-group", "0", MANY }, { "area", "described-area", "0", MANY },
      { "channel", "described-channel", "0", MANY }, { "stands-in", "place-in-path", "0", MANY },
      { "indicator", "described-indicator", "0", MANY }, { "evidence", "described-evidence", "0", MANY } } },
  { "described-entry-point", PV_ENTRY_POINT, FALSE, { { "actor", "named", "0", NULL }, { "referred-to", "named", "0", NULL } } },
  { "described-phase", PV_PHASE, FALSE, { { "step", "described-step", "0", MANY } } },
  { "described-transition", PV_TRANSITION, FALSE, { { "from-step", "named", NULL, NULL }, { "to-step", "named", NULL, NULL } } },
  { "described-path", PV_PATH, TRUE,
    { { "target-group", "named", "0", NULL }, { "coordinator", "named", "0", NULL }, { "entry-point", "described-entry-point", "0", MANY },
      { "phase", "described-phase", "0", MANY }, { "transition", "described-transition", "0", MANY } } },
  { "described-party", PV_AGREEMENT_PARTY, FALSE, { { "actor", "named", NULL, NULL } } },
  { "described-agreement", PV_AGREEMENT, FALSE, { { "party", "described-party", "0", MANY } } },
  { "described-statement", PV_STATEMENT, FALSE, { { "round", "named", NULL, NULL }, { "actor", "named", NULL, NULL } } },
  { "described-buyer", PV_ACTOR, FALSE, { { NULL, NULL, NULL, NULL } } },
  { "described-procurement", PV_PROCUREMENT, TRUE, { { NULL, NULL, NULL, NULL } } },
  { "described-lots", PV_ANY_KIND, FALSE, { { "lot", "described-lot", NULL, MANY } } },
  { "described-services", PV_ANY_KIND, FALSE, { { "service", "described-service", NULL, MANY } } },
  { "described-paths", PV_ANY_KIND, FALSE, { { "path", "described-path", NULL, MANY } } },
  { "described-agreements", PV_ANY_KIND, FALSE, { { "agreement", "described-agreement", NULL, MANY } } },
  { "described-statements", PV_ANY_KIND, FALSE, { { "statement", "described-statement", NULL, MANY } } },
};

static const Child document[] = {
  { "example-material", "translated-text", "0", "2" },   { "buyer", "described-buyer", "0", NULL },
  { "subject", "described-procurement", "0", NULL },     { "lots", "described-lots", "0", NULL },
  { "services", "described-services", NULL, NULL },      { "paths", "described-paths", "0", NULL },
  { "agreements", "described-agreements", "0", NULL },   { "statements", "described-statements", "0", NULL },
  { "left-out", "left-out", NULL, NULL },
};

static void
write_child (PvXmlWriter *xml, const Child *child)
{
  pv_schema_element (xml, child->element, child->type, child->at_least, child->at_most);
}

static void
write_facts (PvXmlWriter *xml, const PvKindInfo *kind)
{
  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];
      g_autofree char *type = pv_schema_type_of (field);

      if (pv_facts_has_field (field))
        pv_schema_element (xml, field->element, type, field->flags & PV_FIELD_REQUIRED ? NULL : "0",
                           field->type == PV_TYPE_TRANSLATED ? G_STRINGIFY (3) : NULL);
    }
}

static void
write_named (PvXmlWriter *xml)
{
  pv_schema_start_sequence (xml, "named");
  pv_schema_element (xml, "name", "translated-text", NULL, G_STRINGIFY (3));
  pv_xml_end (xml);
  pv_xml_end (xml);
}

static void
write_left_out (PvXmlWriter *xml)
{
  pv_xml_start (xml, "xs:complexType");
  pv_xml_attribute (xml, "name", "left-out");
  pv_schema_attribute (xml, "raised", "xs:nonNegativeInteger", TRUE);
  pv_schema_attribute (xml, "narrower", "xs:nonNegativeInteger", TRUE);
  pv_schema_attribute (xml, "withheld", "xs:nonNegativeInteger", TRUE);
  pv_xml_end (xml);
}

static void
write_document (PvXmlWriter *xml)
{
  pv_xml_start (xml, "xs:element");
  pv_xml_attribute (xml, "name", "procurement-document");
  pv_xml_start (xml, "xs:complexType");
  pv_xml_start (xml, "xs:sequence");
  for (guint i = 0; i < G_N_ELEMENTS (document); i++)
    write_child (xml, &document[i]);
  pv_xml_end (xml);
  pv_schema_attribute (xml, "version", "xs:positiveInteger", TRUE);
  pv_schema_attribute (xml, "audience", "audience-choice", TRUE);
  pv_xml_end (xml);
  pv_xml_end (xml);
}

void
pv_procurement_schema (PvXmlWriter *xml, const PvKinds *kinds)
{
  write_document (xml);
  write_named (xml);
  write_left_out (xml);
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      pv_schema_start_sequence (xml, types[t].type);
      if (types[t].facts != PV_ANY_KIND)
        write_facts (xml, pv_kinds_kind (kinds, types[t].facts));
      for (guint c = 0; c < G_N_ELEMENTS (types[t].children) && types[t].children[c].element != NULL; c++)
        write_child (xml, &types[t].children[c]);
      pv_xml_end (xml);
      if (types[t].has_id)
        pv_schema_attribute (xml, "id", "record-id", TRUE);
      pv_xml_end (xml);
    }
}
