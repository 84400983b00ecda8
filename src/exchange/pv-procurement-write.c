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
write_evidence (PvFacts *facts, const PvRecord *evidence)
{
  pv_xml_start (facts->xml, "evidence");
  pv_facts_write (facts, evidence);
  pv_xml_end (facts->xml);
}

static void
write_ground (PvFacts *facts, const PvRecord *ground)
{
  PvRecord *evidence = pv_model_follow (facts->model, ground, PV_REQUIREMENT_EVIDENCE_EVIDENCE);

  if (evidence != NULL && !is_retired (evidence))
    write_evidence (facts, evidence);
}

static void
write_requirement (PvFacts *facts, const PvRecord *requirement)
{
  PvId id = pv_record_get_id (requirement);
  g_autoptr (GPtrArray) grounds = pv_model_children (facts->model, PV_REQUIREMENT_EVIDENCE_REQUIREMENT, id);

  pv_facts_start (facts, "requirement", requirement);
  pv_facts_write (facts, requirement);
  for_children (facts, PV_REQUIREMENT_EVIDENCE_REQUIREMENT, id, write_ground);
  pv_xml_end (facts->xml);

  if (grounds->len == 0)
    pv_facts_warn (facts, requirement, _("it rests on no customers’ experience"));
  if (pv_record_get_choice (requirement, PV_REQUIREMENT_KIND) == PV_REQUIREMENT_KIND_AWARD
      && !pv_record_has (requirement, PV_REQUIREMENT_WEIGHT))
    pv_facts_warn (facts, requirement, _("it is an award criterion without a weight"));
}

static void
write_lot_service (PvFacts *facts, const PvRecord *link)
{
  PvRecord *service = pv_model_follow (facts->model, link, PV_LOT_SERVICE_SERVICE);
  g_autofree char *id = service && !is_retired (service) ? pv_id_to_text (pv_record_get_id (service)) : NULL;

  if (id == NULL)
    return;

  pv_xml_start (facts->xml, "service");
  pv_xml_attribute (facts->xml, "ref", id);
  pv_xml_end (facts->xml);
}

static void
write_lot (PvFacts *facts, const PvRecord *lot)
{
  PvId id = pv_record_get_id (lot);
  g_autoptr (GPtrArray) services = pv_model_children (facts->model, PV_LOT_SERVICE_LOT, id);

  pv_facts_start (facts, "lot", lot);
  pv_facts_write (facts, lot);
  pv_facts_write_named (facts, "target-group", pv_model_follow (facts->model, lot, PV_LOT_TARGET_GROUP));
  pv_facts_write_named (facts, "path", pv_model_follow (facts->model, lot, PV_LOT_PATH));
  for_children (facts, PV_LOT_SERVICE_LOT, id, write_lot_service);
  for_children (facts, PV_REQUIREMENT_LOT, id, write_requirement);
  pv_xml_end (facts->xml);

  if (services->len == 0)
    pv_facts_warn (facts, lot, _("it has no service"));
}

static void
write_size (PvFacts *facts, const PvRecord *size)
{
  pv_xml_start (facts->xml, "size");
  pv_facts_write (facts, size);
  pv_facts_write_named (facts, "area", pv_model_follow (facts->model, size, PV_GROUP_SIZE_AREA));
  pv_xml_end (facts->xml);
}

static void
write_target_group (PvFacts *facts, const PvRecord *link)
{
  PvRecord *group = pv_model_follow (facts->model, link, PV_SERVICE_TARGET_GROUP_TARGET_GROUP);

  if (group == NULL || is_retired (group))
    return;

  pv_xml_start (facts->xml, "target-group");
  pv_facts_write (facts, group);
  for_children (facts, PV_GROUP_SIZE_TARGET_GROUP, pv_record_get_id (group), write_size);
  pv_xml_end (facts->xml);
}

static void
write_area (PvFacts *facts, const PvRecord *link)
{
  PvRecord *area = pv_model_follow (facts->model, link, PV_SERVICE_AREA_AREA);

  if (area == NULL || is_retired (area))
    return;

  pv_xml_start (facts->xml, "area");
  pv_facts_write (facts, area);
  pv_xml_end (facts->xml);
}

static void
write_channel (PvFacts *facts, const PvRecord *channel)
{
  pv_xml_start (facts->xml, "channel");
  pv_facts_write (facts, channel);
  pv_facts_write_named (facts, "phase", pv_model_follow (facts->model, channel, PV_CHANNEL_PHASE));
  pv_xml_end (facts->xml);
}

static void
write_task (PvFacts *facts, const PvRecord *task)
{
  pv_xml_start (facts->xml, "task");
  pv_facts_write (facts, task);
  pv_facts_write_actor (facts, "actor", pv_model_follow (facts->model, task, PV_TASK_ACTOR));
  pv_xml_end (facts->xml);
}

static void
write_step (PvFacts *facts, const PvRecord *step)
{
  pv_xml_start (facts->xml, "step");
  pv_facts_write (facts, step);
  pv_facts_write_named (facts, "service", pv_model_follow (facts->model, step, PV_STEP_SERVICE));
  for_children (facts, PV_TASK_STEP, pv_record_get_id (step), write_task);
  pv_xml_end (facts->xml);
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
  pv_xml_end (facts->xml);
}

static void
write_indicator (PvFacts *facts, const PvRecord *indicator)
{
  pv_xml_start (facts->xml, "indicator");
  pv_facts_write (facts, indicator);
  pv_xml_end (facts->xml);
}

static void
write_service (PvFacts *facts, const PvRecord *service)
{
  PvId id = pv_record_get_id (service);

  pv_facts_start (facts, "service", service);
  pv_facts_write (facts, service);
  for_children (facts, PV_SERVICE_TARGET_GROUP_SERVICE, id, write_target_group);
  for_children (facts, PV_SERVICE_AREA_SERVICE, id, write_area);
  for_children (facts, PV_CHANNEL_SERVICE, id, write_channel);
  for_children (facts, PV_STEP_SERVICE, id, write_place);
  for_children (facts, PV_INDICATOR_SERVICE, id, write_indicator);
  for_children (facts, PV_EVIDENCE_SERVICE, id, write_evidence);
  pv_xml_end (facts->xml);

  if (!pv_record_has (service, PV_SERVICE_DESCRIPTION))
    pv_facts_warn (facts, service, _("its description is missing"));
}

static void
write_entry_point (PvFacts *facts, const PvRecord *entry)
{
  pv_xml_start (facts->xml, "entry-point");
  pv_facts_write (facts, entry);
  pv_facts_write_actor (facts, "actor", pv_model_follow (facts->model, entry, PV_ENTRY_POINT_ACTOR));
  pv_facts_write_actor (facts, "referred-to", pv_model_follow (facts->model, entry, PV_ENTRY_POINT_REFERRED_TO));
  pv_xml_end (facts->xml);
}

static void
write_transition (PvFacts *facts, const PvRecord *transition)
{
  pv_xml_start (facts->xml, "transition");
  pv_facts_write (facts, transition);
  pv_facts_write_named (facts, "from-step", pv_model_follow (facts->model, transition, PV_TRANSITION_FROM_STEP));
  pv_facts_write_named (facts, "to-step", pv_model_follow (facts->model, transition, PV_TRANSITION_TO_STEP));
  pv_xml_end (facts->xml);
}

static void
write_phase (PvFacts *facts, const PvRecord *phase)
{
  pv_xml_start (facts->xml, "phase");
  pv_facts_write (facts, phase);
  for_children (facts, PV_STEP_PHASE, pv_record_get_id (phase), write_step);
  pv_xml_end (facts->xml);
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

  pv_facts_start (facts, "path", path);
  pv_facts_write (facts, path);
  pv_facts_write_named (facts, "target-group", pv_model_follow (facts->model, path, PV_PATH_TARGET_GROUP));
  pv_facts_write_actor (facts, "coordinator", pv_model_follow (facts->model, path, PV_PATH_COORDINATOR));
  for_children (facts, PV_ENTRY_POINT_PATH, id, write_entry_point);
  for_children (facts, PV_PHASE_PATH, id, write_phase);
  for_children (facts, PV_PHASE_PATH, id, write_transitions_of_phase);
  pv_xml_end (facts->xml);
}

static void
write_all (PvFacts *facts, const char *container, GPtrArray *records, void (*write) (PvFacts *, const PvRecord *))
{
  if (records->len == 0)
    return;

  pv_xml_start (facts->xml, container);
  for (guint i = 0; i < records->len; i++)
    write (facts, g_ptr_array_index (records, i));
  pv_xml_end (facts->xml);
}

static void
write_subject (PvFacts *facts, const PvProcurementScope *scope)
{
  if (scope->buyer != NULL)
    {
      pv_xml_start (facts->xml, "buyer");
      pv_facts_write (facts, scope->buyer);
      pv_xml_end (facts->xml);
    }
  if (scope->procurement != NULL)
    {
      pv_facts_start (facts, "subject", scope->procurement);
      pv_facts_write (facts, scope->procurement);
      pv_xml_end (facts->xml);
      if (scope->buyer == NULL)
        pv_facts_warn (facts, scope->procurement, _("the buyer is missing"));
      if (!pv_record_has (scope->procurement, PV_PROCUREMENT_CPV))
        pv_facts_warn (facts, scope->procurement, _("the CPV code is missing"));
    }
}

static void
write_statement (PvFacts *facts, const PvRecord *statement)
{
  pv_xml_start (facts->xml, "statement");
  pv_facts_write (facts, statement);
  pv_facts_write_named (facts, "round", pv_model_follow (facts->model, statement, PV_STATEMENT_STATEMENT_ROUND));
  pv_facts_write_actor (facts, "actor", pv_model_follow (facts->model, statement, PV_STATEMENT_ACTOR));
  pv_xml_end (facts->xml);
}

static void
write_party (PvFacts *facts, const PvRecord *party)
{
  pv_xml_start (facts->xml, "party");
  pv_facts_write (facts, party);
  pv_facts_write_actor (facts, "actor", pv_model_follow (facts->model, party, PV_AGREEMENT_PARTY_ACTOR));
  pv_xml_end (facts->xml);
}

static void
write_agreement (PvFacts *facts, const PvRecord *agreement)
{
  pv_xml_start (facts->xml, "agreement");
  pv_facts_write (facts, agreement);
  for_children (facts, PV_AGREEMENT_PARTY_AGREEMENT, pv_record_get_id (agreement), write_party);
  pv_xml_end (facts->xml);
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
  pv_xml_end (facts->xml);
}
