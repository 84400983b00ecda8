#include "analysis/pv-release.h"

typedef struct
{
  const PvModel *model;
  PvRelease *release;
  PvReleaseFlags flags;
  GHashTable *left_out;        /* of PvId */
  GArray *queue;               /* PvId, left out, whose referrers are still to be looked at */
} Work;

/* Counts of people: below five, somebody could be recognised. */
static const PvField people_fields[] = {
  PV_GROUP_SIZE_PEOPLE, PV_EVIDENCE_PEOPLE, PV_TRANSFER_CUSTOMERS, PV_TRANSFER_STAFF, PV_SERVICE_VOLUME,
};

static gboolean
is_released (const PvRecord *decision, PvAudience audience)
{
  guint to = pv_record_get_choice (decision, PV_DECISION_RELEASED_TO);

  return to != 0 && to <= audience;
}

static gboolean
too_few (const PvRecord *record, PvField field)
{
  gint64 people = pv_record_get_int (record, field);

  return people > 0 && people < PV_FEWEST_PEOPLE * 1000;
}

static gboolean
counts_people (PvField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (people_fields); i++)
    if (people_fields[i] == field)
      return TRUE;

  return FALSE;
}

static gboolean
leave_out (Work *work, PvId id)
{
  PvId *key;

  if (g_hash_table_contains (work->left_out, &id))
    return FALSE;

  key = g_memdup2 (&id, sizeof id);
  g_hash_table_add (work->left_out, key);
  g_array_append_val (work->queue, id);
  return TRUE;
}

static void
judge (Work *work, const PvRecord *record)
{
  PvRelease *release = work->release;
  PvKind kind = pv_record_get_kind (record);
  gboolean narrower = pv_record_get_info (record)->audience > release->audience;

  if (kind == PV_DECISION)
    narrower = !is_released (record, release->audience);

  if (narrower)
    release->n_narrower += leave_out (work, pv_record_get_id (record));
  else if (!(work->flags & PV_RELEASE_WITH_RAISED) && pv_record_get_standing (record) == PV_STANDING_RAISED)
    release->n_raised += leave_out (work, pv_record_get_id (record));
  else if (kind == PV_GROUP_SIZE && too_few (record, PV_GROUP_SIZE_PEOPLE))
    release->n_withheld += leave_out (work, pv_record_get_id (record));
}

/* What must refer to something that stays behind, stays behind with it. */
static void
follow (Work *work, PvId id)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (work->model, id, &n);

  for (guint i = 0; i < n; i++)
    {
      const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (work->model), referrers[i].field);

      if (field->flags & PV_FIELD_REQUIRED)
        work->release->n_dependent += leave_out (work, referrers[i].id);
    }
}

static gboolean
field_leaves (Work *work, const PvRecord *record, const PvFieldInfo *field)
{
  PvId id;

  /* A released decision leaves whole: its fields are for fewer people only because it is. */
  if (pv_record_get_kind (record) != PV_DECISION && field->audience > work->release->audience)
    return FALSE;
  if (field->type == PV_TYPE_PERSONAL)
    return FALSE;
  if (field->type == PV_TYPE_REFERENCE)
    {
      id = pv_record_get_cell (record, field->slot).integer;
      return id != PV_NO_ID && !g_hash_table_contains (work->left_out, &id);
    }
  if (field->field == PV_EVIDENCE_QUOTE)
    return pv_record_get_yes (record, PV_EVIDENCE_ANONYMOUS);
  if (counts_people (field->field) && too_few (record, field->field))
    {
      work->release->n_withheld++;
      return FALSE;
    }

  return TRUE;
}

static void
copy_record (Work *work, PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  PvValue values[PV_MAX_SLOTS] = { 0 };
  g_autoptr (PvRecord) copy = NULL;

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];

      if (field_leaves (work, record, field))
        for (guint c = 0; c < pv_field_n_cells (field); c++)
          values[field->slot + c] = pv_record_get_cell (record, field->slot + c);
    }

  copy = pv_record_new (kind, pv_record_get_id (record), values);
  pv_model_put (work->release->model, copy, NULL);
}

static void
for_each (Work *work, void (*visit) (Work *, PvRecord *))
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (work->model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n;
      PvRecord *const *records = pv_model_list (work->model, kinds[k].kind, &n);

      for (guint i = 0; i < n; i++)
        visit (work, records[i]);
    }
}

static void
judge_record (Work *work, PvRecord *record)
{
  judge (work, record);
}

static void
copy_if_it_leaves (Work *work, PvRecord *record)
{
  PvId id = pv_record_get_id (record);

  if (!g_hash_table_contains (work->left_out, &id))
    copy_record (work, record);
}

static void
put_as_it_is (Work *work, PvRecord *record)
{
  pv_model_put (work->release->model, record, NULL);
}

PvRelease *
pv_release_new (const PvModel *model, PvAudience audience, PvReleaseFlags flags)
{
  PvRelease *release = g_new0 (PvRelease, 1);
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (PvId));
  Work work = { model, release, flags, left_out, queue };

  release->model = pv_model_new (pv_model_get_kinds (model));
  release->audience = audience;
  if (audience >= PV_AUDIENCE_INTERNAL)
    {
      for_each (&work, put_as_it_is);
      return release;
    }

  for_each (&work, judge_record);
  for (guint i = 0; i < queue->len; i++)
    follow (&work, g_array_index (queue, PvId, i));
  for_each (&work, copy_if_it_leaves);

  return release;
}

void
pv_release_free (PvRelease *release)
{
  pv_model_unref (release->model);
  g_free (release);
}
