#include "exchange/pv-procurement-write.h"

#include <glib/gi18n-lib.h>

static void
add_service (PvProcurementScope *scope, PvRecord *service, gboolean bought)
{
  PvId id;

  if (service == NULL || pv_record_get_standing (service) == PV_STANDING_RETIRED)
    return;

  id = pv_record_get_id (service);
  if (!g_ptr_array_find (scope->services, service, NULL))
    g_ptr_array_add (scope->services, service);
  if (bought || pv_record_get_yes (service, PV_SERVICE_BOUGHT))
    g_hash_table_add (scope->bought, g_memdup2 (&id, sizeof id));
}

static void
gather_lots (PvProcurementScope *scope, PvId procurement)
{
  const PvModel *model = scope->release->model;
  g_autoptr (GPtrArray) lots = pv_model_children (model, PV_LOT_PROCUREMENT, procurement);

  for (guint i = 0; i < lots->len; i++)
    {
      g_autoptr (GPtrArray) links = pv_model_children (model, PV_LOT_SERVICE_LOT, pv_record_get_id (g_ptr_array_index (lots, i)));

      g_ptr_array_add (scope->lots, g_ptr_array_index (lots, i));
      for (guint l = 0; l < links->len; l++)
        add_service (scope, pv_model_follow (model, g_ptr_array_index (links, l), PV_LOT_SERVICE_SERVICE), TRUE);
    }
}

static void
gather_path (PvProcurementScope *scope, PvRecord *path)
{
  const PvModel *model = scope->release->model;
  g_autoptr (GPtrArray) phases = pv_model_children (model, PV_PHASE_PATH, pv_record_get_id (path));

  g_ptr_array_add (scope->paths, path);
  for (guint p = 0; p < phases->len; p++)
    {
      g_autoptr (GPtrArray) steps = pv_model_children (model, PV_STEP_PHASE, pv_record_get_id (g_ptr_array_index (phases, p)));

      for (guint s = 0; s < steps->len; s++)
        add_service (scope, pv_model_follow (model, g_ptr_array_index (steps, s), PV_STEP_SERVICE), FALSE);
    }
}

/* The record of that kind, if it is there and may leave. */
static PvRecord *
find (const PvModel *model, const PvProcurementScope *scope, PvId id, PvKind kind, GError **error)
{
  PvRecord *whole = pv_model_get (model, id);
  PvRecord *record = pv_model_get (scope->release->model, id);
  g_autofree char *title = NULL;

  if (whole == NULL || pv_record_get_kind (whole) != kind)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("There is no such record in the document: %s"),
                   pv_kind_label (pv_kinds_kind (pv_model_get_kinds (model), kind)));
      return NULL;
    }
  if (record == NULL)
    {
      title = pv_title (model, whole, PV_LANG_NONE);
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED,
                   _("%s “%s” may not leave for this audience; confirm it, choose another audience, or include what was raised in workshops"),
                   pv_kind_label (pv_record_get_info (whole)), title);
    }

  return record;
}

static gboolean
gather (PvProcurementScope *scope, const PvModel *model, const PvProcurementChoice *choice, GError **error)
{
  PvRecord *path;

  if (choice->procurement != PV_NO_ID)
    {
      scope->procurement = find (model, scope, choice->procurement, PV_PROCUREMENT, error);
      if (scope->procurement == NULL)
        return FALSE;
      gather_lots (scope, choice->procurement);
    }
  if (choice->path != PV_NO_ID)
    {
      path = find (model, scope, choice->path, PV_PATH, error);
      if (path == NULL)
        return FALSE;
      gather_path (scope, path);
    }
  for (guint i = 0; i < choice->n_services; i++)
    {
      PvRecord *service = find (model, scope, choice->services[i], PV_SERVICE, error);

      if (service == NULL)
        return FALSE;
      add_service (scope, service, TRUE);
    }

  return TRUE;
}

static void
find_buyer (PvProcurementScope *scope)
{
  const PvModel *model = scope->release->model;
  PvRecord *ecosystem = pv_model_get_ecosystem (model);

  if (scope->procurement != NULL)
    scope->buyer = pv_model_follow (model, scope->procurement, PV_PROCUREMENT_BUYER);
  else if (ecosystem != NULL)
    scope->buyer = pv_model_follow (model, ecosystem, PV_ECOSYSTEM_COORDINATOR);
}

PvProcurementScope *
pv_procurement_scope_new (const PvModel *model, const PvProcurementChoice *choice, PvAudience audience, PvReleaseFlags flags,
                          GError **error)
{
  g_autoptr (PvProcurementScope) scope = g_new0 (PvProcurementScope, 1);

  scope->release = pv_release_new (model, audience, flags);
  scope->lots = g_ptr_array_new ();
  scope->services = g_ptr_array_new ();
  scope->paths = g_ptr_array_new ();
  scope->bought = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  if (!gather (scope, model, choice, error))
    return NULL;
  if (scope->services->len == 0)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("There is no service to describe; choose services, or give the lots theirs"));
      return NULL;
    }

  find_buyer (scope);
  scope->neutral = pv_neutral_new (model, scope->bought, scope->buyer ? pv_record_get_id (scope->buyer) : PV_NO_ID);
  return g_steal_pointer (&scope);
}

void
pv_procurement_scope_free (PvProcurementScope *scope)
{
  g_clear_pointer (&scope->neutral, pv_neutral_free);
  g_ptr_array_unref (scope->lots);
  g_ptr_array_unref (scope->services);
  g_ptr_array_unref (scope->paths);
  g_hash_table_unref (scope->bought);
  pv_release_free (scope->release);
  g_free (scope);
}
