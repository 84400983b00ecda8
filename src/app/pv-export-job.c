#include "app/pv-export-job.h"

#include "app/pv-network-edits.h"
#include "exchange/exchange.h"
#include "report/report.h"

#include <glib/gi18n-lib.h>

/* Pixels of the picture for one of the model: 2 reads well on a printed page. */
#define PNG_SCALE 2.0

/* Lines of warnings before "and more". */
#define MOST_NOTES 6

static PvReleaseFlags
flags_of (const PvExportJob *job)
{
  return job->with_raised ? PV_RELEASE_WITH_RAISED : PV_RELEASE_PLAIN;
}

static gboolean
is_example (const PvModel *model)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (model);

  return ecosystem && pv_record_get_yes (ecosystem, PV_ECOSYSTEM_EXAMPLE);
}

static gboolean
run_picture (const PvExportJob *job, const PvModel *model, PvScene *scene, const char *title, GCancellable *cancellable, GError **error)
{
  PvPicture picture = pv_picture (scene, title, is_example (model) ? PV_EXAMPLE_MARK : NULL);

  return pv_picture_export (&picture, job->path, PNG_SCALE, cancellable, error);
}

static gboolean
run_network (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();
  PvRecord *ecosystem = pv_model_get_ecosystem (model);
  g_autofree char *title = ecosystem ? pv_title (model, ecosystem, job->lang) : NULL;
  g_autoptr (PvScene) scene = NULL;

  options.lang = job->lang;
  options.audience = job->audience;
  options.view = pv_network_view (model);
  scene = pv_scene_new_network (model, &options, cancellable);
  if (scene == NULL)
    return g_cancellable_set_error_if_cancelled (cancellable, error), FALSE;
  return run_picture (job, model, scene, title, cancellable, error);
}

static gboolean
run_path (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  PvPathSceneOptions options = pv_path_scene_options ();
  g_autofree char *title = pv_title_of (model, job->record, job->lang);
  g_autoptr (PvScene) scene = NULL;

  options.lang = job->lang;
  options.audience = job->audience;
  scene = pv_scene_new_path (model, job->record, &options, cancellable);
  if (scene == NULL)
    return g_cancellable_set_error_if_cancelled (cancellable, error), FALSE;
  return run_picture (job, model, scene, title, cancellable, error);
}

static gboolean
run_report (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  PvMunicipalityReportOptions options = pv_municipality_report_options ();
  g_autoptr (PvReport) report = NULL;

  options.area = job->record;
  options.lang = job->lang;
  options.audience = job->audience;
  options.without_raised = !job->with_raised;
  report = pv_report_municipality (model, &options, cancellable, error);
  return report && pv_fodt_export (report, job->path, cancellable, error);
}

static PvProcurementChoice
procurement_choice (const PvExportJob *job, const PvModel *model)
{
  PvRecord *record = pv_model_get (model, job->record);
  gboolean path = record && pv_record_get_kind (record) == PV_PATH;

  return (PvProcurementChoice) {
    .procurement = path ? PV_NO_ID : job->record,
    .path = path ? job->record : PV_NO_ID,
    .audience = job->audience,
    .flags = flags_of (job),
  };
}

static gboolean
run_procurement (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  PvProcurementChoice choice = procurement_choice (job, model);

  return pv_procurement_export (model, &choice, job->path, NULL, cancellable, error);
}

gboolean
pv_export_job_run (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  switch (job->format)
    {
    case PV_EXPORT_REPORT:
      return run_report (job, model, cancellable, error);
    case PV_EXPORT_PROCUREMENT:
      return run_procurement (job, model, cancellable, error);
    case PV_EXPORT_NETWORK:
      return run_network (job, model, cancellable, error);
    case PV_EXPORT_PATH:
      return run_path (job, model, cancellable, error);
    case PV_EXPORT_XML:
      return pv_own_xml_export (model, job->audience, flags_of (job), job->path, NULL, cancellable, error);
    case PV_EXPORT_CSV:
      return pv_csv_export (model, PV_ANY_KIND, job->audience, flags_of (job), job->path, cancellable, error);
    case PV_N_EXPORTS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

typedef struct
{
  PvExportJob *job;
  PvModel *model;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  pv_export_job_free (work->job);
  pv_model_unref (work->model);
  g_free (work);
}

static void
run_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (pv_export_job_run (work->job, work->model, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pv_export_job_run_async (PvExportJob *job, PvModel *snapshot, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->job = job;
  work->model = pv_model_ref (snapshot);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run_in_worker);
}

gboolean
pv_export_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
append_notes (GString *words, GPtrArray *notes, guint *n)
{
  for (guint i = 0; i < notes->len; i++)
    if ((*n)++ < MOST_NOTES)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", ((const PvRemark *) notes->pdata[i])->sentence);
}

char *
pv_export_job_notes (const PvExportJob *job, const PvModel *model)
{
  g_autoptr (PvProcurementReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  PvProcurementChoice choice;
  guint n = 0;

  if (job->format != PV_EXPORT_PROCUREMENT || job->record == PV_NO_ID)
    return NULL;

  choice = procurement_choice (job, model);
  if (!pv_procurement_look (model, &choice, &report, &error))
    return g_strdup (error->message);
  append_notes (words, report->remarks, &n);
  if (n > MOST_NOTES)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n - MOST_NOTES), n - MOST_NOTES);

      g_string_append_printf (words, "\n%s", more);
    }
  return n > 0 ? g_strdup (words->str) : g_strdup (_("Nothing is missing"));
}

PvExportJob *
pv_export_job_new (PvExportFormat format)
{
  PvExportJob *job = g_new0 (PvExportJob, 1);

  job->format = format;
  job->audience = PV_AUDIENCE_PUBLIC;
  job->lang = PV_LANG_FI;
  return job;
}

void
pv_export_job_free (PvExportJob *job)
{
  g_free (job->path);
  g_free (job);
}
