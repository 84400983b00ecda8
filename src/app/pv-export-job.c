#include "app/pv-export-job.h"

#include "app/pv-path-edits.h"
#include "exchange/exchange.h"
#include "report/report.h"

#include <glib/gi18n-lib.h>

/* Pixels of the picture for one of the model: 2 reads well on a printed page. */
#define PNG_SCALE 2.0
/* Of the work for a report, the part before it is written. */
#define COLLECTING 0.5

static PvReleaseFlags
flags_of (const PvExportJob *job)
{
  return job->with_raised ? PV_RELEASE_WITH_RAISED : PV_RELEASE_PLAIN;
}

static PvId
only_record (const PvExportJob *job)
{
  return job->records->len > 0 ? g_array_index (job->records, PvId, 0) : PV_NO_ID;
}

PvDiagramChoice
pv_export_job_choice (const PvExportJob *job)
{
  PvDiagramChoice choice = pv_diagram_choice ();

  choice.path = job->format == PV_EXPORT_PATH ? only_record (job) : PV_NO_ID;
  choice.lang = job->lang;
  choice.audience = job->audience;
  choice.today = job->today;
  choice.pages = job->pages;
  if (job->scope != NULL && job->scope->path == choice.path)
    pv_picture_scope_apply (job->scope, job->part, &choice);
  return choice;
}

static gboolean
run_picture (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  PvDiagramChoice choice = pv_export_job_choice (job);

  return pv_diagram_export (model, &choice, job->path, PNG_SCALE, cancellable, error);
}

static gboolean
run_html (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  PvHtmlChoice choice = { .audience = job->audience, .flags = flags_of (job), .lang = job->lang, .today = job->today };

  return pv_html_export (model, &choice, job->path, cancellable, error);
}

static gboolean
run_report (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  PvMunicipalityReportOptions options = pv_municipality_report_options ();
  PvProgressStage stage = pv_progress_enter (cancellable, 0, COLLECTING);
  g_autoptr (PvReport) report = NULL;

  options.area = only_record (job);
  options.lang = job->lang;
  options.audience = job->audience;
  options.without_raised = !job->with_raised;
  options.today = job->today;
  report = pv_report_municipality (model, &options, cancellable, error);
  pv_progress_leave (cancellable, stage);
  pv_progress_enter (cancellable, COLLECTING, 1);
  return report && pv_fodt_export (report, job->path, cancellable, error);
}

static PvProcurementChoice
procurement_choice (const PvExportJob *job, const PvModel *model)
{
  PvRecord *record = pv_model_get (model, only_record (job));
  PvKind kind = record ? pv_record_get_kind (record) : PV_ANY_KIND;
  PvProcurementChoice choice = { .audience = job->audience, .flags = flags_of (job) };

  if (kind == PV_PROCUREMENT)
    choice.procurement = only_record (job);
  else if (kind == PV_PATH)
    choice.path = only_record (job);
  else
    {
      choice.services = (const PvId *) (gpointer) job->records->data;
      choice.n_services = job->records->len;
    }

  return choice;
}

static gboolean
run_procurement (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  PvProcurementChoice choice = procurement_choice (job, model);

  return pv_procurement_export (model, &choice, job->path, NULL, cancellable, error);
}

static gboolean
run_table (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvRelease) release = pv_release_new (model, job->audience, flags_of (job));
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);
  const PvTableChoice choice = { .kind = job->kind, .fields = (const PvField *) (gpointer) job->fields->data, .n_fields = job->fields->len,
                                 .ids = (const PvId *) (gpointer) job->records->data, .n_ids = job->records->len,
                                 .lang = job->lang, .audience = job->audience };
  PvSheet *sheet = pv_table_sheet (release->model, &choice, error);

  if (sheet == NULL)
    return FALSE;
  g_ptr_array_add (sheets, sheet);
  return pv_sheets_export (sheets, job->path, cancellable, error);
}

static gboolean
run_templates (const PvExportJob *job, const PvModel *model, GCancellable *cancellable, GError **error)
{
  PvLang lang = job->lang == PV_LANG_BOTH ? PV_LANG_FI : job->lang;

  return pv_template_export (pv_model_get_kinds (model), PV_ANY_KIND, lang, job->path, cancellable, error);
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
    case PV_EXPORT_PATH:
      return run_picture (job, model, cancellable, error);
    case PV_EXPORT_HTML:
      return run_html (job, model, cancellable, error);
    case PV_EXPORT_GRAPHML:
      return pv_graphml_export (model, job->audience, flags_of (job), job->lang, job->path, cancellable, error);
    case PV_EXPORT_XML:
      return pv_own_xml_export (model, job->audience, flags_of (job), job->path, NULL, cancellable, error);
    case PV_EXPORT_CSV:
      return pv_csv_export (model, PV_ANY_KIND, job->audience, flags_of (job), job->path, cancellable, error);
    case PV_EXPORT_TABLE:
      return run_table (job, model, cancellable, error);
    case PV_EXPORT_TEMPLATES:
      return run_templates (job, model, cancellable, error);
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
  pv_task_run_in_worker (task, run_in_worker);
}

gboolean
pv_export_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Texts that are read in a picture, and in the report. */
static const PvField network_fields[] = { PV_ACTOR_NAME, PV_ACTOR_SHORT_NAME, PV_NO_FIELD };
static const PvField path_fields[] = { PV_PATH_NAME, PV_PHASE_NAME, PV_STEP_NAME, PV_TRANSITION_CRITERION, PV_NO_FIELD };
static const PvField report_fields[] = {
  PV_AREA_NAME, PV_ACTOR_NAME, PV_ACTOR_CORE_TASK, PV_SERVICE_NAME, PV_TARGET_GROUP_NAME, PV_PATH_NAME, PV_PATH_DESCRIPTION,
  PV_PHASE_NAME, PV_STEP_NAME, PV_TASK_WHAT, PV_STATEMENT_ROUND_NAME, PV_STATEMENT_CONTENT, PV_STATEMENT_ANSWER, PV_STATEMENT_LED_TO, PV_NO_FIELD,
};

static GPtrArray *
remarks_on_procurement (const PvExportJob *job, const PvModel *model, const GArray *older, GError **error)
{
  PvProcurementChoice choice = procurement_choice (job, model);
  g_autoptr (PvProcurementReport) report = NULL;

  choice.older = older;
  return pv_procurement_look (model, &choice, &report, error) ? g_ptr_array_ref (report->remarks) : NULL;
}

/* A path's picture is about that path alone. */
static void
keep_those_of_path (GPtrArray *remarks, const PvModel *model, PvId path)
{
  for (guint i = remarks->len; i > 0; i--)
    if (pv_path_of (model, ((const PvRemark *) remarks->pdata[i - 1])->id) != path)
      g_ptr_array_remove_index (remarks, i - 1);
}

static void
add_private (GPtrArray *remarks, const PvModel *released, const PvModel *whole)
{
  g_autoptr (GPtrArray) sentences = pv_private_look (released, whole);

  for (guint i = 0; i < sentences->len; i++)
    pv_remarks_take (remarks, PV_REMARK_PRIVATE, PV_NO_ID, g_strdup (sentences->pdata[i]));
}

static GPtrArray *
remarks_on_picture (const PvExportJob *job, const PvRelease *release, const GArray *older)
{
  GPtrArray *remarks = pv_remarks_new ();

  pv_remarks_on_texts (remarks, release, job->format == PV_EXPORT_NETWORK ? network_fields : path_fields, job->lang, older);
  if (job->format == PV_EXPORT_PATH)
    keep_those_of_path (remarks, release->model, only_record (job));
  return remarks;
}

static GPtrArray *
remarks_on_texts (const PvExportJob *job, const PvModel *model, const PvRelease *release, const GArray *older)
{
  gboolean report = job->format == PV_EXPORT_REPORT;
  gboolean one_lang = report || job->format == PV_EXPORT_HTML;
  GPtrArray *remarks = pv_remarks_new ();

  pv_remarks_on_texts (remarks, release, report ? report_fields : NULL, one_lang ? job->lang : PV_LANG_BOTH, older);
  pv_remarks_on_raised (remarks, model, release);
  add_private (remarks, release->model, model);
  return remarks;
}

/* A model of the rows alone: what else the document says does not leave with them. */
static PvModel *
rows_alone (const PvExportJob *job, const PvModel *released)
{
  PvModel *rows = pv_model_new (pv_model_get_kinds (released));

  for (guint i = 0; i < job->records->len; i++)
    {
      PvRecord *record = pv_model_get (released, g_array_index (job->records, PvId, i));

      if (record != NULL)
        pv_model_put (rows, record, NULL);
    }
  return rows;
}

static GPtrArray *
remarks_on_table (const PvExportJob *job, const PvModel *model, const PvRelease *release)
{
  GPtrArray *remarks = pv_remarks_new ();
  g_autoptr (PvModel) rows = rows_alone (job, release->model);

  add_private (remarks, rows, model);
  return remarks;
}

GPtrArray *
pv_export_job_remarks (const PvExportJob *job, const PvModel *model, const GArray *older, GError **error)
{
  g_autoptr (PvRelease) release = NULL;
  gboolean picture = job->format == PV_EXPORT_NETWORK || job->format == PV_EXPORT_PATH;

  if (job->format == PV_EXPORT_PROCUREMENT)
    return remarks_on_procurement (job, model, older, error);
  /* What stays in the house is nobody else's to read. */
  if (job->audience >= PV_AUDIENCE_INTERNAL || job->format == PV_EXPORT_TEMPLATES)
    return pv_remarks_new ();

  release = pv_release_new (model, job->audience, picture ? PV_RELEASE_WITH_RAISED : flags_of (job));
  if (job->format == PV_EXPORT_TABLE)
    return remarks_on_table (job, model, release);
  return picture ? remarks_on_picture (job, release, older) : remarks_on_texts (job, model, release, older);
}

PvExportJob *
pv_export_job_new (PvExportFormat format)
{
  PvExportJob *job = g_new0 (PvExportJob, 1);

  job->format = format;
  job->records = g_array_new (FALSE, FALSE, sizeof (PvId));
  job->fields = g_array_new (FALSE, FALSE, sizeof (PvField));
  job->audience = PV_AUDIENCE_PUBLIC;
  job->lang = PV_LANG_FI;
  return job;
}

void
pv_export_job_free (PvExportJob *job)
{
  g_array_unref (job->records);
  g_array_unref (job->fields);
  g_clear_pointer (&job->scope, pv_picture_scope_free);
  g_free (job->path);
  g_free (job);
}
