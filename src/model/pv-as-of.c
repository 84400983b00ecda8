#include "model/pv-as-of.h"

/* The columns of a first and a last day. */
static const struct
{
  const char *first;
  const char *last;
} validity_columns[] = {
  { "valid_from", "valid_to" },
  { "starts", "ends" },
};

typedef struct
{
  const PvModel *model;
  PvDate day;
  gboolean with_ended;
  PvModel *result;
  GHashTable *left_out;        /* PvId */
  GArray *queue;               /* PvId: whose referrers are still to be looked at */
} Sieve;

static PvDate
date_of (const PvRecord *record, const char *column)
{
  const PvFieldInfo *field = pv_kind_find (pv_record_get_info (record), column);

  return field && field->type == PV_TYPE_DATE ? (PvDate) pv_record_get_cell (record, field->slot).integer : PV_NO_DATE;
}

gboolean
pv_kind_has_validity (const PvKindInfo *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (validity_columns); i++)
    if (pv_kind_find (kind, validity_columns[i].first) != NULL || pv_kind_find (kind, validity_columns[i].last) != NULL)
      return TRUE;
  return FALSE;
}

/* Its field that says whether it is planned, active or ended; NULL for kinds without one. */
static const PvFieldInfo *
state_field (const PvKindInfo *kind)
{
  const PvFieldInfo *field = pv_kind_find (kind, "state");

  return field && field->type == PV_TYPE_CHOICE && field->of == PV_CHOICES_RELATION_STATE ? field : NULL;
}

static gboolean
is_called_over (const PvRecord *record)
{
  const PvFieldInfo *state = state_field (pv_record_get_info (record));

  return pv_record_get_standing (record) == PV_STANDING_RETIRED
         || (state != NULL && pv_record_get_choice (record, state->field) == PV_RELATION_STATE_ENDED);
}

PvValidity
pv_record_validity (const PvRecord *record, PvDate day)
{
  gboolean has_last = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (validity_columns); i++)
    {
      PvDate first = date_of (record, validity_columns[i].first), last = date_of (record, validity_columns[i].last);

      if (first != PV_NO_DATE && day < first)
        return PV_NOT_YET_VALID;
      if (last != PV_NO_DATE && day > last)
        return PV_NO_LONGER_VALID;
      has_last = has_last || last != PV_NO_DATE;
    }
  return !has_last && is_called_over (record) ? PV_NO_LONGER_VALID : PV_VALID;
}

gboolean
pv_record_is_valid_on (const PvModel *model, const PvRecord *record, PvDate day)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  if (pv_record_validity (record, day) != PV_VALID)
    return FALSE;
  /* Of its own kind only parts are taken along, and those may go in a circle. */
  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].type == PV_TYPE_REFERENCE && kind->fields[f].on_remove == PV_ON_REMOVE_TAKE && kind->fields[f].of != kind->kind
        && kind->fields[f].of != PV_ANY_KIND)
      {
        const PvRecord *owner = pv_model_follow (model, record, kind->fields[f].field);

        if (owner != NULL && !pv_record_is_valid_on (model, owner, day))
          return FALSE;
      }
  return TRUE;
}

static void
leave_out (Sieve *sieve, PvId id)
{
  if (g_hash_table_add (sieve->left_out, g_memdup2 (&id, sizeof id)))
    g_array_append_val (sieve->queue, id);
}

static void
judge (Sieve *sieve, PvRecord *record)
{
  PvValidity validity = pv_record_validity (record, sieve->day);

  if (validity == PV_NOT_YET_VALID || (validity == PV_NO_LONGER_VALID && !sieve->with_ended))
    leave_out (sieve, pv_record_get_id (record));
}

/* What belongs to what is left out goes with it. */
static void
follow (Sieve *sieve, PvId id)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (sieve->model, id, &n);

  for (guint i = 0; i < n; i++)
    if (pv_kinds_field (pv_model_get_kinds (sieve->model), referrers[i].field)->on_remove == PV_ON_REMOVE_TAKE)
      leave_out (sieve, referrers[i].id);
}

static PvValue
value_then (const Sieve *sieve, const PvRecord *record, const PvFieldInfo *field, PvValue value)
{
  const PvFieldInfo *state = state_field (pv_record_get_info (record));
  gboolean valid = pv_record_validity (record, sieve->day) == PV_VALID;

  if (field->type == PV_TYPE_REFERENCE && value.kind == PV_VALUE_INT && g_hash_table_contains (sieve->left_out, &value.integer))
    return PV_VALUE_EMPTY;
  if (valid && PV_FIELD_CODE (field->field) == PV_COMMON_STANDING && value.integer == PV_STANDING_RETIRED)
    return PV_VALUE_EMPTY;
  if (field != state || value.kind == PV_VALUE_NONE)
    return value;
  if (!valid)
    return PV_VALUE_OF_INT (PV_RELATION_STATE_ENDED);
  return value.integer == PV_RELATION_STATE_ENDED || (value.integer == PV_RELATION_STATE_PLANNED && date_of (record, "valid_from") != PV_NO_DATE)
             ? PV_VALUE_OF_INT (PV_RELATION_STATE_ACTIVE)
             : value;
}

static void
keep (Sieve *sieve, PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  PvId id = pv_record_get_id (record);
  PvValue values[PV_MAX_SLOTS] = { 0 };
  g_autoptr (PvRecord) then = NULL;
  gboolean same = TRUE;

  if (g_hash_table_contains (sieve->left_out, &id))
    return;
  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        guint slot = kind->fields[f].slot + c;

        values[slot] = value_then (sieve, record, &kind->fields[f], pv_record_get_cell (record, slot));
        same = same && pv_value_equal (values[slot], pv_record_get_cell (record, slot));
      }
  then = same ? pv_record_ref (record) : pv_record_new (kind, id, values);
  pv_model_put (sieve->result, then, NULL);
}

static void
for_each (Sieve *sieve, void (*visit) (Sieve *, PvRecord *))
{
  guint n_kinds, n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (sieve->model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      PvRecord *const *records = pv_model_list (sieve->model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        visit (sieve, records[i]);
    }
}

PvModel *
pv_model_as_of (const PvModel *model, PvDate day, gboolean with_ended)
{
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (PvId));
  Sieve sieve = { model, day, with_ended, pv_model_new (pv_model_get_kinds (model)), left_out, queue };

  for_each (&sieve, judge);
  for (guint i = 0; i < queue->len; i++)
    follow (&sieve, g_array_index (queue, PvId, i));
  for_each (&sieve, keep);
  return sieve.result;
}
