#include "model/pv-check.h"

#include "model/pv-title.h"
#include "model/pv-value-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const PvModel *model;
  GPtrArray *problems;
  GHashTable *passed;          /* PvId *: records that were followed by this field */
  GHashTable *circled;         /* PvId *: those of them that it leads back to */
} Check;

static void
report (Check *check, PvRule rule, const PvRecord *record, const PvFieldInfo *field, const char *what)
{
  g_autofree char *title = pv_title (check->model, record, PV_LANG_FI);
  PvProblem *problem = g_new0 (PvProblem, 1);

  problem->rule = rule;
  problem->id = pv_record_get_id (record);
  problem->field = field->field;
  problem->text = g_strdup_printf (_("%s “%s”: %s"), pv_kind_label (pv_record_get_info (record)), title, what);
  g_ptr_array_add (check->problems, problem);
}

static GHashTable *
set_of_ids (void)
{
  return g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
}

static void
add_id (GHashTable *set, PvId id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/* From @record as far as it goes, but never twice over the same: a chain of a million takes a million steps in all. */
static void
follow (Check *check, const PvRecord *record, const PvFieldInfo *field)
{
  g_autoptr (GHashTable) way = set_of_ids ();
  const PvRecord *next = record;

  while (next != NULL)
    {
      PvId id = pv_record_get_id (next);

      if (g_hash_table_contains (check->passed, &id))
        break;
      add_id (check->passed, id);
      add_id (way, id);
      next = pv_model_follow (check->model, next, field->field);
    }

  for (PvId id; next != NULL; next = pv_model_follow (check->model, next, field->field))
    {
      id = pv_record_get_id (next);
      if (!g_hash_table_contains (way, &id) || g_hash_table_contains (check->circled, &id))
        break;
      add_id (check->circled, id);
    }
}

static gboolean
goes_in_a_circle (Check *check, const PvRecord *record, const PvFieldInfo *field)
{
  PvId id = pv_record_get_id (record);

  follow (check, record, field);
  return g_hash_table_contains (check->circled, &id);
}

static void
check_reference (Check *check, const PvRecord *record, const PvFieldInfo *field)
{
  PvId id = pv_record_get_cell (record, field->slot).integer;
  PvRecord *referred = id != PV_NO_ID ? pv_model_get (check->model, id) : NULL;
  g_autofree char *what = NULL;
  PvRule rule = PV_RULE_NOT_THERE;

  if (id == PV_NO_ID)
    return;
  if (referred == NULL)
    what = g_strdup_printf (_("%s leads to a record that is not there"), pv_field_label (field));
  else if (field->of != PV_ANY_KIND && pv_record_get_kind (referred) != field->of)
    {
      rule = PV_RULE_OTHER_KIND;
      what = g_strdup_printf (_("%s leads to a record of another kind"), pv_field_label (field));
    }
  else if (field->of == pv_record_get_kind (record) && PV_FIELD_CODE (field->field) != PV_COMMON_VERIFIED_BY
           && goes_in_a_circle (check, record, field))
    {
      rule = PV_RULE_CIRCLE;
      what = g_strdup_printf (_("%s leads back to itself"), pv_field_label (field));
    }

  if (what != NULL)
    report (check, rule, record, field, what);
}

static void
check_field (Check *check, const PvRecord *record, const PvFieldInfo *field)
{
  if (field->flags & PV_FIELD_REQUIRED && !pv_record_has (record, field->field))
    {
      g_autofree char *what = g_strdup_printf (_("%s is missing"), pv_field_label (field));

      report (check, PV_RULE_REQUIRED, record, field, what);
    }
  for (guint i = 0; i < pv_field_n_cells (field); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!pv_value_fits (field, pv_record_get_cell (record, field->slot + i), &error))
        report (check, PV_RULE_VALUE, record, field, error->message);
    }
  if (field->type == PV_TYPE_REFERENCE)
    check_reference (check, record, field);
}

static int
compare_by_id (gconstpointer a, gconstpointer b)
{
  const PvProblem *left = *(PvProblem *const *) a, *right = *(PvProblem *const *) b;

  return (left->id > right->id) - (left->id < right->id);
}

/* Field by field, so that what was followed by one of them is known for all records; told record by record. */
static void
check_kind (const PvModel *model, const PvKindInfo *kind, GPtrArray *problems)
{
  g_autoptr (GPtrArray) of_kind = g_ptr_array_new ();
  guint n;
  PvRecord *const *records = pv_model_list (model, kind->kind, &n);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      g_autoptr (GHashTable) passed = set_of_ids ();
      g_autoptr (GHashTable) circled = set_of_ids ();
      Check check = { model, of_kind, passed, circled };

      for (guint i = 0; i < n; i++)
        check_field (&check, records[i], &kind->fields[f]);
    }

  g_ptr_array_sort (of_kind, compare_by_id);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&of_kind));
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
    check_kind (model, &kinds[k], problems);

  return problems;
}

/* The field of each cell of @kind. */
static void
fields_by_slot (const PvKindInfo *kind, const PvFieldInfo **fields)
{
  for (guint f = 0; f < kind->n_fields; f++)
    for (guint i = 0; i < pv_field_n_cells (&kind->fields[f]); i++)
      fields[kind->fields[f].slot + i] = &kind->fields[f];
}

static gboolean
is_fit_to_show (const PvModel *model, const PvRecord *record, const PvFieldInfo *const *fields)
{
  for (guint64 left = pv_record_get_filled (record); left != 0; left &= left - 1)
    {
      guint slot = (guint) __builtin_ctzll (left);
      const PvFieldInfo *field = fields[slot];
      PvValue value = pv_record_get_cell (record, slot);
      PvRecord *referred;

      if (!pv_value_fits (field, value, NULL))
        return FALSE;
      if (field->type != PV_TYPE_REFERENCE || field->of == PV_ANY_KIND)
        continue;
      referred = pv_model_get (model, value.integer);
      if (referred != NULL && pv_record_get_kind (referred) != field->of)
        return FALSE;
    }

  return pv_model_get (model, pv_record_get_id (record)) == record;
}

/* Every second record, from the first or the second on. */
static gboolean
half_is_fit_to_show (const PvModel *model, guint first)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      const PvFieldInfo *fields[PV_MAX_SLOTS];
      guint n;
      PvRecord *const *records = pv_model_list (model, kinds[k].kind, &n);

      fields_by_slot (&kinds[k], fields);
      for (guint i = first; i < n; i += 2)
        if (!is_fit_to_show (model, records[i], fields))
          return FALSE;
    }

  return TRUE;
}

typedef struct
{
  const PvModel *model;
  gboolean fit[2];
} Fitness;

static void
check_here (gpointer fitness)
{
  ((Fitness *) fitness)->fit[0] = half_is_fit_to_show (((Fitness *) fitness)->model, 0);
}

static void
check_there (gpointer fitness)
{
  ((Fitness *) fitness)->fit[1] = half_is_fit_to_show (((Fitness *) fitness)->model, 1);
}

gboolean
pv_model_is_fit_to_show (const PvModel *model)
{
  Fitness fitness = { model, { FALSE, FALSE } };

  pv_worker_both (check_here, check_there, &fitness);
  return fitness.fit[0] && fitness.fit[1];
}
