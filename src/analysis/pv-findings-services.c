/* Services that may do the same work: one target group, one service class, different providers, areas that meet. */
#include "analysis/pv-findings-private.h"
#include "analysis/pv-reach.h"

#include <string.h>

/* What two services must share besides the group: the class of the register, else the CPV code. NULL: cannot be told. */
static const char *
work_of (const PvRecord *service)
{
  const char *work = pv_record_get_text (service, PV_SERVICE_SERVICE_CLASS, PV_LANG_NONE);

  return work ? work : pv_record_get_text (service, PV_SERVICE_CPV, PV_LANG_NONE);
}

static gboolean
do_the_same (const PvModel *model, const PvRecord *first, const PvRecord *second)
{
  return g_strcmp0 (work_of (first), work_of (second)) == 0
         && pv_record_get_reference (first, PV_SERVICE_PROVIDER) != pv_record_get_reference (second, PV_SERVICE_PROVIDER)
         && pv_reach_services_meet (model, pv_record_get_id (first), pv_record_get_id (second));
}

/* The services of a group that can be compared, each once. (transfer container) */
static GPtrArray *
services_of_group (const PvModel *model, PvId group)
{
  g_autoptr (GPtrArray) links = pv_model_children (model, PV_SERVICE_TARGET_GROUP_TARGET_GROUP, group);
  GPtrArray *services = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      PvRecord *service = pv_model_follow (model, links->pdata[i], PV_SERVICE_TARGET_GROUP_SERVICE);

      if (service != NULL && work_of (service) != NULL && pv_record_get_reference (service, PV_SERVICE_PROVIDER) != PV_NO_ID
          && pv_record_get_standing (service) != PV_STANDING_RETIRED && !g_ptr_array_find (services, service, NULL))
        g_ptr_array_add (services, service);
    }

  g_ptr_array_sort (services, pv_record_compare);
  return services;
}

/* Takes the first service and all that overlap with it out of @services. */
static void
look_at_first (GPtrArray *findings, const PvModel *model, GPtrArray *services, PvId group)
{
  PvRecord *first = services->pdata[0];
  PvFinding *finding = NULL;

  g_ptr_array_remove_index (services, 0);
  for (guint i = 0; i < services->len;)
    {
      PvRecord *other = services->pdata[i];
      PvId id = pv_record_get_id (other);

      if (!do_the_same (model, first, other))
        {
          i++;
          continue;
        }
      if (finding == NULL)
        {
          finding = pv_findings_add (findings, PV_FINDING_OVERLAP, pv_record_get_id (first));
          g_array_append_val (finding->records, group);
        }
      g_array_append_val (finding->records, id);
      g_ptr_array_remove_index (services, i);
    }
}

void
pv_findings_of_services (GPtrArray *findings, const PvModel *model)
{
  guint n;
  PvRecord *const *groups = pv_model_list (model, PV_TARGET_GROUP, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) services = services_of_group (model, pv_record_get_id (groups[i]));

      while (services->len > 0)
        look_at_first (findings, model, services, pv_record_get_id (groups[i]));
    }
}
