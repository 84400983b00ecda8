#include "analysis/pv-reach.h"

/* Areas are a few levels deep; the bound is for files that are broken. */
#define MAX_LEVELS 32

gboolean
pv_reach_area_within (const PvModel *model, PvId inner, PvId outer)
{
  for (guint level = 0; inner != PV_NO_ID && level < MAX_LEVELS; level++)
    {
      PvRecord *area;

      if (inner == outer)
        return TRUE;
      area = pv_model_get (model, inner);
      inner = area ? pv_record_get_reference (area, PV_AREA_PARENT) : PV_NO_ID;
    }

  return FALSE;
}

static gboolean
areas_meet (const PvModel *model, PvId first, PvId second)
{
  return pv_reach_area_within (model, first, second) || pv_reach_area_within (model, second, first);
}

gboolean
pv_reach_service_covers (const PvModel *model, PvId service, PvId area)
{
  g_autoptr (GPtrArray) areas = pv_model_children (model, PV_SERVICE_AREA_SERVICE, service);

  for (guint i = 0; i < areas->len; i++)
    if (areas_meet (model, area, pv_record_get_reference (areas->pdata[i], PV_SERVICE_AREA_AREA)))
      return TRUE;

  return areas->len == 0;
}

gboolean
pv_reach_services_meet (const PvModel *model, PvId first, PvId second)
{
  g_autoptr (GPtrArray) areas = pv_model_children (model, PV_SERVICE_AREA_SERVICE, first);

  for (guint i = 0; i < areas->len; i++)
    if (pv_reach_service_covers (model, second, pv_record_get_reference (areas->pdata[i], PV_SERVICE_AREA_AREA)))
      return TRUE;

  return areas->len == 0;
}

static PvDate
date_of (const PvRecord *record, const char *column)
{
  const PvFieldInfo *field = pv_kind_find (pv_record_get_info (record), column);

  return field ? (PvDate) pv_record_get_cell (record, field->slot).integer : PV_NO_DATE;
}

gboolean
pv_reach_is_valid (const PvRecord *record, PvDate day)
{
  PvDate from = date_of (record, "valid_from"), to = date_of (record, "valid_to");

  return (from == PV_NO_DATE || from <= day) && (to == PV_NO_DATE || day <= to);
}
