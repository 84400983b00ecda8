#include "app/pv-list-errand.h"

#include "app/pv-list-memory.h"

#include <glib/gi18n-lib.h>

/* --- a graph --- */

static void
clear_graph (gpointer data)
{
  PvIncomingGraph *graph = data;

  pv_model_unref (graph->into);
  g_clear_pointer (&graph->edits, pv_edits_free);
  g_clear_pointer (&graph->report, pv_import_report_free);
}

PvIncomingGraph *
pv_incoming_graph_ref (PvIncomingGraph *graph)
{
  return g_atomic_rc_box_acquire (graph);
}

void
pv_incoming_graph_unref (PvIncomingGraph *graph)
{
  g_atomic_rc_box_release_full (graph, clear_graph);
}

gboolean
pv_list_errand_is_graph (const PvListErrand *errand)
{
  return errand->path != NULL && pv_graphml_is_name (errand->path);
}

static void
read_graph (PvListErrand *errand, GCancellable *cancellable, GError **error)
{
  PvImportReport *report = NULL;
  PvEdits *edits = pv_graphml_import (errand->model, errand->path, &report, cancellable, error);

  if (edits == NULL)
    return;
  errand->graph = g_atomic_rc_box_new0 (PvIncomingGraph);
  *errand->graph = (PvIncomingGraph) { pv_model_ref (errand->model), edits, report };
}

/* --- the errand --- */

PvListErrand *
pv_list_errand_new (PvModel *model, PvKind likely, PvLang lang)
{
  PvListErrand *errand = g_new0 (PvListErrand, 1);

  errand->model = pv_model_ref (model);
  errand->likely = likely;
  errand->lang = lang;
  return errand;
}

PvListErrand *
pv_list_errand_again (const PvListErrand *errand, PvModel *model)
{
  PvListErrand *again = pv_list_errand_new (model, errand->likely, errand->lang);

  again->path = g_strdup (errand->path);
  again->sheets = errand->sheets ? g_ptr_array_ref (errand->sheets) : NULL;
  again->sheet = errand->sheet;
  again->kind = errand->kind;
  again->mapping = errand->mapping ? pv_mapping_copy (errand->mapping) : NULL;
  again->flags = errand->flags;
  again->former = errand->former ? g_array_ref (errand->former) : NULL;
  return again;
}

void
pv_list_errand_free (PvListErrand *errand)
{
  pv_model_unref (errand->model);
  g_free (errand->path);
  g_clear_pointer (&errand->sheets, g_ptr_array_unref);
  g_clear_pointer (&errand->mapping, pv_mapping_free);
  g_clear_pointer (&errand->former, g_array_unref);
  g_clear_pointer (&errand->import, pv_sheet_import_unref);
  g_clear_pointer (&errand->graph, pv_incoming_graph_unref);
  g_free (errand);
}

PvSheet *
pv_list_errand_get_sheet (const PvListErrand *errand)
{
  return errand->sheets && errand->sheet < errand->sheets->len ? errand->sheets->pdata[errand->sheet] : NULL;
}

static gboolean
read_sheets (PvListErrand *errand, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;

  if (errand->sheets == NULL)
    errand->sheets = pv_sheets_load (errand->path, cancellable, error);
  if (errand->sheets == NULL)
    return FALSE;
  if (pv_list_errand_get_sheet (errand) != NULL)
    return TRUE;

  name = errand->path ? g_filename_display_basename (errand->path) : g_strdup (_("The clipboard"));
  g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s: it holds no rows"), name);
  return FALSE;
}

static void
read_list (PvListErrand *errand, GCancellable *cancellable, GError **error)
{
  if (!read_sheets (errand, cancellable, error))
    return;
  if (errand->mapping == NULL)
    {
      errand->mapping = pv_mapping_guess (errand->model, pv_list_errand_get_sheet (errand), errand->kind, errand->likely, errand->lang);
      if (errand->kind == PV_ANY_KIND)
        pv_list_memory_recall (pv_model_get_kinds (errand->model), pv_list_errand_get_sheet (errand), &errand->mapping);
    }
  errand->import = pv_sheet_import_new_knowing (errand->model, pv_list_errand_get_sheet (errand), errand->mapping, errand->former,
                                                errand->flags, cancellable, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PvListErrand *errand = data;
  GError *error = NULL;

  if (pv_list_errand_is_graph (errand))
    read_graph (errand, cancellable, &error);
  else
    read_list (errand, cancellable, &error);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

GTask *
pv_list_errand_run (PvListErrand *errand, gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_task_data (task, errand, (GDestroyNotify) pv_list_errand_free);
  pv_task_run_in_worker (task, run);
  return task;
}

PvListErrand *
pv_list_errand_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result)) : NULL;
}
