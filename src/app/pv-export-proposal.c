#include "app/pv-export-proposal.h"

#include "app/pv-path-edits.h"

gboolean
pv_export_is_municipality (const PvRecord *record)
{
  return pv_record_get_kind (record) == PV_AREA && pv_record_get_choice (record, PV_AREA_KIND) == PV_AREA_KIND_MUNICIPALITY;
}

/* NULL where there is none. */
static const PvRecord *
municipality_of (const PvModel *model, const PvRecord *record)
{
  const PvRecord *area = record;

  if (pv_record_get_kind (record) == PV_ACTOR)
    area = pv_record_get_choice (record, PV_ACTOR_KIND) == PV_ACTOR_KIND_MUNICIPALITY ? pv_model_follow (model, record, PV_ACTOR_AREA) : NULL;

  return area && pv_export_is_municipality (area) ? area : NULL;
}

static const PvRecord *
procurement_of (const PvModel *model, const PvRecord *record)
{
  if (record && pv_record_get_kind (record) == PV_REQUIREMENT)
    record = pv_model_follow (model, record, PV_REQUIREMENT_LOT);
  else if (record && pv_record_get_kind (record) == PV_LOT_SERVICE)
    record = pv_model_follow (model, record, PV_LOT_SERVICE_LOT);
  if (record && pv_record_get_kind (record) == PV_LOT)
    record = pv_model_follow (model, record, PV_LOT_PROCUREMENT);

  return record && pv_record_get_kind (record) == PV_PROCUREMENT ? record : NULL;
}

static const PvRecord *
service_of (const PvModel *model, const PvRecord *record)
{
  switch (pv_record_get_kind (record))
    {
    case PV_SERVICE:
      return record;
    case PV_CHANNEL:
      return pv_model_follow (model, record, PV_CHANNEL_SERVICE);
    case PV_STEP:
      return pv_model_follow (model, record, PV_STEP_SERVICE);
    default:
      return NULL;
    }
}

static const PvRecord *
path_of (const PvModel *model, const PvRecord *record)
{
  g_autoptr (GPtrArray) paths = NULL;

  if (pv_record_get_kind (record) == PV_ENTRY_POINT)
    return pv_model_follow (model, record, PV_ENTRY_POINT_PATH);
  if (pv_record_get_kind (record) != PV_TARGET_GROUP)
    return pv_model_get (model, pv_path_of (model, pv_record_get_id (record)));

  paths = pv_model_children (model, PV_PATH_TARGET_GROUP, pv_record_get_id (record));
  return paths->len > 0 ? paths->pdata[0] : NULL;
}

static const PvRecord *
fitting (const PvModel *model, const PvRecord *record, PvKind kind)
{
  switch (kind)
    {
    case PV_AREA:
      return municipality_of (model, record);
    case PV_PROCUREMENT:
      return procurement_of (model, record);
    case PV_PATH:
      return path_of (model, record);
    case PV_SERVICE:
      return service_of (model, record);
    default:
      g_return_val_if_reached (NULL);
    }
}

PvExportFormat
pv_export_likely_format (const PvModel *model, const PvId *ids, guint n)
{
  const PvRecord *record = n > 0 ? pv_model_get (model, ids[0]) : NULL;
  PvKind kind = record ? pv_record_get_kind (record) : PV_ANY_KIND;

  if (record == NULL || municipality_of (model, record))
    return PV_EXPORT_REPORT;
  if (procurement_of (model, record) || kind == PV_SERVICE || kind == PV_CHANNEL)
    return PV_EXPORT_PROCUREMENT;
  if (path_of (model, record))
    return PV_EXPORT_PATH;

  return kind == PV_ACTOR || kind == PV_RELATION ? PV_EXPORT_NETWORK : PV_EXPORT_REPORT;
}

static gboolean
has (const GArray *found, PvId id)
{
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, PvId, i) == id)
      return TRUE;

  return FALSE;
}

/* Nothing is chosen: the municipality of who coordinates it all. */
static void
add_own_municipality (const PvModel *model, GArray *found)
{
  const PvRecord *ecosystem = pv_model_get_ecosystem (model);
  const PvRecord *coordinator = ecosystem ? pv_model_follow (model, ecosystem, PV_ECOSYSTEM_COORDINATOR) : NULL;
  const PvRecord *area = coordinator ? municipality_of (model, coordinator) : NULL;
  PvId id = area ? pv_record_get_id (area) : PV_NO_ID;

  if (area)
    g_array_append_val (found, id);
}

GArray *
pv_export_fitting (const PvModel *model, const PvId *ids, guint n, PvKind kind)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; i < n; i++)
    {
      const PvRecord *record = pv_model_get (model, ids[i]);
      const PvRecord *wanted = record ? fitting (model, record, kind) : NULL;
      PvId id = wanted ? pv_record_get_id (wanted) : PV_NO_ID;

      if (wanted && !has (found, id))
        g_array_append_val (found, id);
    }

  if (n == 0 && kind == PV_AREA)
    add_own_municipality (model, found);
  return found;
}
