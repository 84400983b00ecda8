#include "exchange/pv-procurement-write.h"

#include "exchange/pv-schema.h"

#include <glib/gi18n-lib.h>

static gboolean
is_retired (const PvRecord *record)
{
  return pv_record_get_standing (record) == PV_STANDING_RETIRED;
}

/* Calls @write for the records that refer to @id by @field and still stand, in their order. */
static void
for_children (PvFacts *facts, PvField field, PvId id, void (*write) (PvFacts *, const PvRecord *))
{
  g_autoptr (GPtrArray) children = pv_model_children (facts->model, field, id);

  for (guint i = 0; i < children->len; i++)
    if (!is_retired (g_ptr_array_index (children, i)))
      write (facts, g_ptr_array_index (children, i));
}

static void
begin (PvFacts *facts, const char *element, const PvRecord *record)
{
  pv_xml_start (facts->xml, element);
  pv_facts_write (facts, record);
}

static void
begin_with_id (PvFacts *facts, const char *element, const PvRecord *record)
{
  pv_facts_start (facts, element, record);
  pv_facts_write (facts, record);
}

static void
end (PvFacts *facts)
{
  pv_xml_end (facts->xml);
}

/* What @record refers to by @field, by its name alone. */
static void
write_name (PvFacts *facts, const char *element, const PvRecord *record, PvField field)
{
  pv_facts_write_named (facts, element, pv_model_follow (facts->model, record, field));
}

static void
write_actor (PvFacts *facts, const char *element, const PvRecord *record, PvField field)
{
  pv_facts_write_actor (facts, element, pv_model_follow (facts->model, record, field));
}

/* What a link leads to; NULL when it stands no more. */
static const PvRecord *
follow (PvFacts *facts, const PvRecord *link, PvField field)
{
  const PvRecord *record = pv_model_follow (facts->model, link, field);

  return record != NULL && !is_retired (record) ? record : NULL;
}

static void
write_evidence (PvFacts *facts, const PvRecord *evidence)
{
  begin (facts, "evidence", evidence);
  end (facts);
}

static void
write_ground (PvFacts *facts, const PvRecord *ground)
{
  const PvRecord *evidence = follow (facts, ground, PV_REQUIREMENT_EVIDENCE_EVIDENCE);

  if (evidence != NULL)
    write_evidence (facts, evidence);
}

static void
write_requirement (PvFacts *facts, const PvRecord *requirement)
{
  PvId id = pv_record_get_id (requirement);
  g_autoptr (GPtrArray) grounds = pv_model_children (facts->model, PV_REQUIREMENT_EVIDENCE_REQUIREMENT, id);

  begin_with_id (facts, "requirement", requirement);
  for_children (facts, PV_REQUIREMENT_EVIDENCE_REQUIREMENT, id, write_ground);
  end (facts);

  if (grounds->len == 0)
    pv_facts_warn (facts, requirement, _("it rests on no customers’ experience"));
  if (pv_record_get_choice (requirement, PV_REQUIREMENT_KIND) == PV_REQUIREMENT_KIND_AWARD
      && !pv_record_has (requirement, PV_REQUIREMENT_WEIGHT))
    pv_facts_warn (facts, requirement, _("it is an award criterion without a weight"));
}

static void
write_lot_service (PvFacts *facts, const PvRecord *link)
{
  const PvRecord *service = follow (facts, link, PV_LOT_SERVICE_SERVICE);
  g_autofree char *id = service ? pv_id_to_text (pv_record_get_id (service)) : NULL;

  if (id == NULL)
    return;

  pv_xml_start (facts->xml, "service");
  pv_xml_attribute (facts->xml, "ref", id);
  end (facts);
}

static void
write_lot (PvFacts *facts, const PvRecord *lot)
{
  PvId id = pv_record_get_id (lot);
  g_autoptr (GPtrArray) services = pv_model_children (facts->model, PV_LOT_SERVICE_LOT, id);

  begin_with_id (facts, "lot", lot);
  write_name (facts, "target-group", lot, PV_LOT_TARGET_GROUP);
  write_name (facts, "path", lot, PV_LOT_PATH);
  for_children (facts, PV_LOT_SERVICE_LOT, id, write_lot_service);
  for_children (facts, PV_REQUIREMENT_LOT, id, write_requirement);
  end (facts);

  if (services->len == 0)
    pv_facts_warn (facts, lot, _("it has no service"));
}

static void
write_size (PvFacts *facts, const PvRecord *size)
{
  begin (facts, "size", size);
  write_name (facts, "area", size, PV_GROUP_SIZE_AREA);
  end (facts);
}

static void
write_target_group (PvFacts *facts, const PvRecord *link)
{
  const PvRecord *group = follow (facts, link, PV_SERVICE_TARGET_GROUP_TARGET_GROUP);

  if (group == NULL)
    return;

  begin (facts, "target-group", group);
  for_children (facts, PV_GROUP_SIZE_TARGET_GROUP, pv_record_get_id (group), write_size);
  end (facts);
}

static void
write_area (PvFacts *facts, const PvRecord *link)
{
  const PvRecord *area = follow (facts, link, PV_SERVICE_AREA_AREA);

  if (area == NULL)
    return;

  begin (facts, "area", area);
  end (facts);
}

static void
write_channel (PvFacts *facts, const PvRecord *channel)
{
  begin (facts, "channel", channel);
  write_name (facts, "phase", channel, PV_CHANNEL_PHASE);
  end (facts);
}

static void
write_task (PvFacts *facts, const PvRecord *task)
{
  begin (facts, "task", task);
  write_actor (facts, "actor", task, PV_TASK_ACTOR);
  end (facts);
}

static void
write_step (PvFacts *facts, const PvRecord *step)
{
  begin (facts, "step", step);
  write_name (facts, "service", step, PV_STEP_SERVICE);
  for_children (facts, PV_TASK_STEP, pv_record_get_id (step), write_task);
  end (facts);
}

/* Where on which path the service stands, and who does what there. */
static void
write_place (PvFacts *facts, const PvRecord *step)
{
  PvRecord *phase = pv_model_follow (facts->model, step, PV_STEP_PHASE);
  PvRecord *path = phase ? pv_model_follow (facts->model, phase, PV_PHASE_PATH) : NULL;

  if (path == NULL || is_retired (path))
    return;

  pv_xml_start (facts->xml, "stands-in");
  pv_facts_write_named (facts, "path", path);
  pv_xml_element (facts->xml, "variant", pv_choices_find (PV_CHOICES_VARIANT, pv_record_get_choice (path, PV_PATH_VARIANT))->nick);
  pv_facts_write_named (facts, "phase", phase);
  write_step (facts, step);
  end (facts);
}

static void
write_indicator (PvFacts *facts, const PvRecord *indicator)
{
  begin (facts, "indicator", indicator);
  end (facts);
}

static void
write_service (PvFacts *facts, const PvRecord *service)
{
  PvId id = pv_record_get_id (service);

  begin_with_id (facts, "service", service);
  for_children (facts, PV_SERVICE_TARGET_GROUP_SERVICE, id, write_target_group);
  for_children (facts, PV_SERVICE_AREA_SERVICE, id, write_area);
  for_children (facts, PV_CHANNEL_SERVICE, id, write_channel);
  for_children (facts, PV_STEP_SERVICE, id, write_place);
  for_children (facts, PV_INDICATOR_SERVICE, id, write_indicator);
  for_children (facts, PV_EVIDENCE_SERVICE, id, write_evidence);
  end (facts);

  if (!pv_record_has (service, PV_SERVICE_DESCRIPTION))
    pv_facts_warn (facts, service, _("its description is missing"));
}

static void
write_entry_point (PvFacts *facts, const PvRecord *entry)
{
  begin (facts, "entry-point", entry);
  write_actor (facts, "actor", entry, PV_ENTRY_POINT_ACTOR);
  write_actor (facts, "referred-to", entry, PV_ENTRY_POINT_REFERRED_TO);
  end (facts);
}

static void
write_transition (PvFacts *facts, const PvRecord *transition)
{
  begin (facts, "transition", transition);
  write_name (facts, "from-step", transition, PV_TRANSITION_FROM_STEP);
  write_name (facts, "to-step", transition, PV_TRANSITION_TO_STEP);
  end (facts);
}

static void
write_phase (PvFacts *facts, const PvRecord *phase)
{
  begin (facts, "phase", phase);
  for_children (facts, PV_STEP_PHASE, pv_record_get_id (phase), write_step);
  end (facts);
}

static void
write_transitions_of_step (PvFacts *facts, const PvRecord *step)
{
  for_children (facts, PV_TRANSITION_FROM_STEP, pv_record_get_id (step), write_transition);
}

static void
write_transitions_of_phase (PvFacts *facts, const PvRecord *phase)
{
  for_children (facts, PV_STEP_PHASE, pv_record_get_id (phase), write_transitions_of_step);
}

static void
write_path (PvFacts *facts, const PvRecord *path)
{
  PvId id = pv_record_get_id (path);

  begin_with_id (facts, "path", path);
  write_name (facts, "target-group", path, PV_PATH_TARGET_GROUP);
  write_actor (facts, "coordinator", path, PV_PATH_COORDINATOR);
  for_children (facts, PV_ENTRY_POINT_PATH, id, write_entry_point);
  for_children (facts, PV_PHASE_PATH, id, write_phase);
  for_children (facts, PV_PHASE_PATH, id, write_transitions_of_phase);
  end (facts);
}

static void
write_all (PvFacts *facts, const char *container, GPtrArray *records, void (*write) (PvFacts *, const PvRecord *))
{
  if (records->len == 0)
    return;

  pv_xml_start (facts->xml, container);
  for (guint i = 0; i < records->len; i++)
    write (facts, g_ptr_array_index (records, i));
  end (facts);
}

static void
write_subject (PvFacts *facts, const PvProcurementScope *scope)
{
  if (scope->buyer != NULL)
    {
      begin (facts, "buyer", scope->buyer);
      end (facts);
    }
  if (scope->procurement != NULL)
    {
      begin_with_id (facts, "subject", scope->procurement);
      end (facts);
      if (scope->buyer == NULL)
        pv_facts_warn (facts, scope->procurement, _("the buyer is missing"));
      if (!pv_record_has (scope->procurement, PV_PROCUREMENT_CPV))
        pv_facts_warn (facts, scope->procurement, _("the CPV code is missing"));
    }
}

static void
write_statement (PvFacts *facts, const PvRecord *statement)
{
  begin (facts, "statement", statement);
  write_name (facts, "round", statement, PV_STATEMENT_STATEMENT_ROUND);
  write_actor (facts, "actor", statement, PV_STATEMENT_ACTOR);
  end (facts);
}

static void
write_party (PvFacts *facts, const PvRecord *party)
{
  begin (facts, "party", party);
  write_actor (facts, "actor", party, PV_AGREEMENT_PARTY_ACTOR);
  end (facts);
}

static void
write_agreement (PvFacts *facts, const PvRecord *agreement)
{
  begin (facts, "agreement", agreement);
  for_children (facts, PV_AGREEMENT_PARTY_AGREEMENT, pv_record_get_id (agreement), write_party);
  end (facts);
}

/* The buyer's agreements, and the statements in rounds that the buyer asked for. */
static GPtrArray *
of_the_buyer (PvFacts *facts, const PvProcurementScope *scope, PvField by_buyer, PvField up, PvField down)
{
  g_autoptr (GPtrArray) links = NULL;
  GPtrArray *found = g_ptr_array_new ();

  if (scope->buyer == NULL)
    return found;

  links = pv_model_children (facts->model, by_buyer, pv_record_get_id (scope->buyer));
  for (guint i = 0; i < links->len; i++)
    {
      PvRecord *link = g_ptr_array_index (links, i);
      PvRecord *record = up != PV_NO_FIELD ? pv_model_follow (facts->model, link, up) : NULL;
      g_autoptr (GPtrArray) below = down != PV_NO_FIELD ? pv_model_children (facts->model, down, pv_record_get_id (link)) : NULL;

      if (record != NULL && !is_retired (record) && !g_ptr_array_find (found, record, NULL))
        g_ptr_array_add (found, record);
      for (guint b = 0; below != NULL && b < below->len; b++)
        if (!is_retired (g_ptr_array_index (below, b)))
          g_ptr_array_add (found, g_ptr_array_index (below, b));
    }

  return found;
}

void
pv_procurement_write (PvFacts *facts, const PvProcurementScope *scope, void (*left_out) (PvFacts *facts, gpointer user_data),
                      gpointer user_data)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (facts->model);
  g_autoptr (GPtrArray) agreements = of_the_buyer (facts, scope, PV_AGREEMENT_PARTY_ACTOR, PV_AGREEMENT_PARTY_AGREEMENT, PV_NO_FIELD);
  g_autoptr (GPtrArray) statements = of_the_buyer (facts, scope, PV_STATEMENT_ROUND_ACTOR, PV_NO_FIELD, PV_STATEMENT_STATEMENT_ROUND);

  pv_xml_start (facts->xml, "procurement-document");
  pv_xml_attribute (facts->xml, "xmlns", PV_XML_NAMESPACE);
  pv_xml_attributef (facts->xml, "version", "%d", PV_XML_VERSION);
  pv_xml_attribute (facts->xml, "audience", pv_choices_find (PV_CHOICES_AUDIENCE, scope->release->audience)->nick);
  if (ecosystem != NULL && pv_record_get_yes (ecosystem, PV_ECOSYSTEM_EXAMPLE))
    {
      pv_xml_element_lang (facts->xml, "example-material", PV_LANG_FI, "Esimerkkiaineisto");
      pv_xml_element_lang (facts->xml, "example-material", PV_LANG_SV, "Exempelmaterial");
    }
  write_subject (facts, scope);
  write_all (facts, "lots", scope->lots, write_lot);
  write_all (facts, "services", scope->services, write_service);
  write_all (facts, "paths", scope->paths, write_path);
  write_all (facts, "agreements", agreements, write_agreement);
  write_all (facts, "statements", statements, write_statement);
  left_out (facts, user_data);
  end (facts);
}
