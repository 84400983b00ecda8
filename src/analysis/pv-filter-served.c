/* Who serves a group, belongs to a network, acts on a path; and which sector an actor is of. */
#include "analysis/pv-filter-private.h"

static const char *const sectors[PV_N_SECTORS] = { "public", "education", "business", "third-sector", "joint" };

const char *
pv_sector_nick (PvSector sector)
{
  return sectors[sector];
}

PvSector
pv_sector_of_actor (const PvRecord *actor)
{
  switch (pv_record_get_choice (actor, PV_ACTOR_KIND))
    {
    case PV_ACTOR_KIND_MUNICIPALITY:
    case PV_ACTOR_KIND_STATE:
    case PV_ACTOR_KIND_COUNTY:
    case PV_ACTOR_KIND_KELA:
      return PV_SECTOR_PUBLIC;
    case PV_ACTOR_KIND_EDUCATION:
      return PV_SECTOR_EDUCATION;
    case PV_ACTOR_KIND_DEVCO:
    case PV_ACTOR_KIND_BUSINESS:
    case PV_ACTOR_KIND_PRIVATE:
      return PV_SECTOR_BUSINESS;
    case PV_ACTOR_KIND_ASSOCIATION:
      return PV_SECTOR_THIRD;
    default:
      return PV_SECTOR_JOINT;
    }
}

static void
visit_tasks (const PvModel *model, gboolean groups, PvServedFunc each, gpointer data)
{
  guint n;
  PvRecord *const *tasks = pv_model_list (model, PV_TASK, &n);

  for (guint i = 0; i < n; i++)
    {
      PvRecord *step = pv_model_follow (model, tasks[i], PV_TASK_STEP);
      PvRecord *phase = step ? pv_model_follow (model, step, PV_STEP_PHASE) : NULL;
      PvRecord *path = phase ? pv_model_follow (model, phase, PV_PHASE_PATH) : NULL;

      if (path)
        each (pv_record_get_reference (tasks[i], PV_TASK_ACTOR),
              groups ? pv_record_get_reference (path, PV_PATH_TARGET_GROUP) : pv_record_get_id (path), data);
    }
}

static void
visit_services (const PvModel *model, PvServedFunc each, gpointer data)
{
  guint n;
  PvRecord *const *links = pv_model_list (model, PV_SERVICE_TARGET_GROUP, &n);

  for (guint i = 0; i < n; i++)
    {
      PvRecord *service = pv_model_follow (model, links[i], PV_SERVICE_TARGET_GROUP_SERVICE);

      if (service)
        each (pv_record_get_reference (service, PV_SERVICE_PROVIDER),
              pv_record_get_reference (links[i], PV_SERVICE_TARGET_GROUP_TARGET_GROUP), data);
    }
}

static void
visit_memberships (const PvModel *model, gboolean groups, PvServedFunc each, gpointer data)
{
  guint n;
  PvRecord *const *memberships = pv_model_list (model, PV_MEMBERSHIP, &n);

  for (guint i = 0; i < n; i++)
    {
      PvRecord *network = pv_model_follow (model, memberships[i], PV_MEMBERSHIP_NETWORK);

      if (network)
        each (pv_record_get_reference (memberships[i], PV_MEMBERSHIP_ACTOR),
              groups ? pv_record_get_reference (network, PV_NETWORK_TARGET_GROUP) : pv_record_get_id (network), data);
    }
}

/* A path or a network need not be for any group, a service need have no provider: such pairs do not count. */
typedef struct
{
  PvServedFunc each;
  gpointer data;
} Whole;

static void
visit_whole (PvId actor, PvId thing, gpointer data)
{
  const Whole *whole = data;

  if (actor != PV_NO_ID && thing != PV_NO_ID)
    whole->each (actor, thing, whole->data);
}

void
pv_filter_visit_served (const PvModel *model, PvConditionWhat what, PvServedFunc each, gpointer data)
{
  Whole whole = { each, data };

  if (what == PV_CONDITION_SERVES || what == PV_CONDITION_PATH)
    visit_tasks (model, what == PV_CONDITION_SERVES, visit_whole, &whole);
  if (what == PV_CONDITION_SERVES)
    visit_services (model, visit_whole, &whole);
  if (what == PV_CONDITION_SERVES || what == PV_CONDITION_MEMBER)
    visit_memberships (model, what == PV_CONDITION_SERVES, visit_whole, &whole);
}

gboolean
pv_filter_lacks (const PvRecord *record, PvLang lang)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == PV_TYPE_TRANSLATED && pv_text_is_missing (record, &kind->fields[i], lang))
      return TRUE;
  return FALSE;
}

gboolean
pv_filter_holds_on (const PvRecord *record, PvDate date)
{
  gboolean actor = pv_record_get_kind (record) == PV_ACTOR;
  PvDate from = pv_record_get_date (record, actor ? PV_ACTOR_VALID_FROM : PV_RELATION_VALID_FROM);
  PvDate to = pv_record_get_date (record, actor ? PV_ACTOR_VALID_TO : PV_RELATION_VALID_TO);

  return (from == PV_NO_DATE || from <= date) && (to == PV_NO_DATE || to >= date);
}
