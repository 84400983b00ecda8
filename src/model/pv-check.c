#include "model/pv-check.h"

#include "model/pv-title.h"
#include "model/pv-value-words.h"

#include <glib/gi18n-lib.h>

static void
report (GPtrArray *problems, const PvModel *model, const PvRecord *record, const PvFieldInfo *field, const char *what)
{
  g_autofree char *title = pv_title (model, record, PV_LANG_FI);
  PvProblem *problem = g_new0 (PvProblem, 1);

  problem->id = pv_record_get_id (record);
  problem->field = field->field;
  problem->text = g_strdup_printf (_("%s “%s”: %s"), pv_kind_label (pv_record_get_info (record)), title, what);
  g_ptr_array_add (problems, problem);
}

static gboolean
goes_in_a_circle (const PvModel *model, const PvRecord *record, const PvFieldInfo *field)
{
  PvRecord *next = pv_model_follow (model, record, field->field);

  for (guint steps = 0; next != NULL; steps++)
    {
      if (pv_record_get_id (next) == pv_record_get_id (record) || steps > 10000)
        return TRUE;
      next = pv_model_follow (model, next, field->field);
    }

  return FALSE;
}

static void
check_reference (GPtrArray *problems, const PvModel *model, const PvRecord *record, const PvFieldInfo *field)
{
  PvId id = pv_record_get_cell (record, field->slot).integer;
  PvRecord *referred = id != PV_NO_ID ? pv_model_get (model, id) : NULL;
  g_autofree char *what = NULL;

  if (id == PV_NO_ID)
    return;
  if (referred == NULL)
    what = g_strdup_printf (_("%s leads to a record that is not there"), pv_field_label (field));
  else if (field->of != PV_ANY_KIND && pv_record_get_kind (referred) != field->of)
    what = g_strdup_printf (_("%s leads to a record of another kind"), pv_field_label (field));
  else if (field->of == pv_record_get_kind (record) && PV_FIELD_CODE (field->field) != PV_COMMON_VERIFIED_BY
           && goes_in_a_circle (model, record, field))
    what = g_strdup_printf (_("%s leads back to itself"), pv_field_label (field));

  if (what != NULL)
    report (problems, model, record, field, what);
}

static void
check_field (GPtrArray *problems, const PvModel *model, const PvRecord *record, const PvFieldInfo *field)
{
  if (field->flags & PV_FIELD_REQUIRED && !pv_record_has (record, field->field))
    {
      g_autofree char *what = g_strdup_printf (_("%s is missing"), pv_field_label (field));

      report (problems, model, record, field, what);
    }
  for (guint i = 0; i < pv_field_n_cells (field); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!pv_value_fits (field, pv_record_get_cell (record, field->slot + i), &error))
        report (problems, model, record, field, error->message);
    }
  if (field->type == PV_TYPE_REFERENCE)
    check_reference (problems, model, record, field);
}

void
pv_problem_free (PvProblem *problem)
{
  g_free (problem->text);
  g_free (problem);
}

GPtrArray *
pv_model_check (const PvModel *model)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_problem_free);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        for (guint f = 0; f < kinds[k].n_fields; f++)
          check_field (problems, model, records[i], &kinds[k].fields[f]);
    }

  return problems;
}
