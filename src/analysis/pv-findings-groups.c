/* Target groups with people in an area where no actor has a service for them. */
#include "analysis/pv-findings-private.h"
#include "analysis/pv-reach.h"

/* A service serves when it is there on @today and somebody provides it. */
static gboolean
serves (const PvModel *model, const PvRecord *service, PvId area, PvDate today)
{
  PvRecord *provider = pv_model_follow (model, service, PV_SERVICE_PROVIDER);

  return provider != NULL && pv_reach_is_valid (provider, today) && pv_reach_is_valid (service, today)
         && pv_record_get_standing (service) != PV_STANDING_RETIRED && pv_reach_service_covers (model, pv_record_get_id (service), area);
}

static gboolean
is_served (const PvModel *model, PvId group, PvId area, PvDate today)
{
  g_autoptr (GPtrArray) links = pv_model_children (model, PV_SERVICE_TARGET_GROUP_TARGET_GROUP, group);

  for (guint i = 0; i < links->len; i++)
    {
      PvRecord *service = pv_model_follow (model, links->pdata[i], PV_SERVICE_TARGET_GROUP_SERVICE);

      if (service != NULL && serves (model, service, area, today))
        return TRUE;
    }

  return FALSE;
}

/* Several sizes may tell of one group in one area, by language and date: the first of them is the subject. */
void
pv_findings_of_groups (GPtrArray *findings, const PvModel *model, PvDate today)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (pv_id_pair_hash, pv_id_pair_equal, g_free, NULL);
  guint n;
  PvRecord *const *sizes = pv_model_list (model, PV_GROUP_SIZE, &n);

  for (guint i = 0; i < n; i++)
    {
      PvIdPair place = { pv_record_get_reference (sizes[i], PV_GROUP_SIZE_TARGET_GROUP), pv_record_get_reference (sizes[i], PV_GROUP_SIZE_AREA) };
      PvFinding *finding;

      if (place.other == PV_NO_ID || pv_record_get_int (sizes[i], PV_GROUP_SIZE_PEOPLE) == 0
          || !g_hash_table_add (seen, g_memdup2 (&place, sizeof place)) || is_served (model, place.one, place.other, today))
        continue;
      finding = pv_findings_add (findings, PV_FINDING_UNSERVED, pv_record_get_id (sizes[i]));
      g_array_append_val (finding->records, place.one);
      g_array_append_val (finding->records, place.other);
    }
}
