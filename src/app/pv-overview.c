#include "app/pv-overview.h"

#include "analysis/analysis.h"

static void
look_for_missing (const PvRecord *record, gboolean *finnish, gboolean *swedish)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  *finnish = *swedish = FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      *finnish |= pv_text_is_missing (record, &kind->fields[i], PV_LANG_FI);
      *swedish |= pv_text_is_missing (record, &kind->fields[i], PV_LANG_SV);
    }
}

static void
look_at (PvOverview *overview, const PvRecord *record)
{
  PvId id = pv_record_get_id (record);
  gboolean finnish, swedish;

  look_for_missing (record, &finnish, &swedish);
  if (pv_record_get_standing (record) == PV_STANDING_RAISED)
    g_array_append_val (overview->raised, id);
  if (swedish)
    g_array_append_val (overview->without_swedish, id);
  if (finnish)
    g_array_append_val (overview->without_finnish, id);
}

static void
look_at_all (PvOverview *overview, const PvModel *model)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        look_at (overview, records[i]);
    }
}

static void
gather_findings (PvOverview *overview, const PvModel *model, PvDate today)
{
  g_autoptr (GPtrArray) findings = pv_analysis_findings (model, today);

  for (guint i = 0; i < findings->len; i++)
    {
      const PvFinding *finding = g_ptr_array_index (findings, i);
      GArray *ids;

      if (finding->decision != PV_NO_ID)
        continue;
      ids = g_hash_table_lookup (overview->findings, GUINT_TO_POINTER (finding->kind));
      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (PvId));
          g_hash_table_insert (overview->findings, GUINT_TO_POINTER (finding->kind), ids);
        }
      g_array_append_val (ids, finding->subject);
    }
}

static void
gather_cut_offs (PvOverview *overview, const PvModel *model, PvDate today)
{
  g_autoptr (GArray) all = pv_analysis_cut_offs (model, today, 0);

  for (guint i = 0; i < MIN (all->len, PV_OVERVIEW_CUT_OFFS); i++)
    {
      PvCutOff cut_off = g_array_index (all, PvCutOff, i);
      PvOverviewCutOff shown = { cut_off.actor, cut_off.n_cut_off };

      g_array_append_val (overview->cut_offs, shown);
    }
}

PvOverview *
pv_overview_new (const PvModel *model, PvDate today)
{
  PvOverview *overview = g_new0 (PvOverview, 1);

  overview->findings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  overview->raised = g_array_new (FALSE, FALSE, sizeof (PvId));
  overview->without_swedish = g_array_new (FALSE, FALSE, sizeof (PvId));
  overview->without_finnish = g_array_new (FALSE, FALSE, sizeof (PvId));
  overview->cut_offs = g_array_new (FALSE, FALSE, sizeof (PvOverviewCutOff));
  look_at_all (overview, model);
  gather_findings (overview, model, today);
  gather_cut_offs (overview, model, today);
  return overview;
}

void
pv_overview_free (PvOverview *overview)
{
  g_hash_table_unref (overview->findings);
  g_array_unref (overview->raised);
  g_array_unref (overview->without_swedish);
  g_array_unref (overview->without_finnish);
  g_array_unref (overview->cut_offs);
  g_free (overview);
}

typedef struct
{
  PvModel *model;
  PvDate today;
} Look;

static void
look_free (gpointer data)
{
  pv_model_unref (((Look *) data)->model);
  g_free (data);
}

static void
look_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Look *look = data;

  g_task_return_pointer (task, pv_overview_new (look->model, look->today), (GDestroyNotify) pv_overview_free);
}

void
pv_overview_new_async (PvModel *snapshot, PvDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Look *look = g_new (Look, 1);

  *look = (Look) { pv_model_ref (snapshot), today };
  g_task_set_task_data (task, look, look_free);
  pv_task_run_behind (task, look_in_worker);
}

PvOverview *
pv_overview_new_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
