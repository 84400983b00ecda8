#include "model/pv-succession.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const PvModel *model;
  const PvSuccession *succession;
  PvEdits *edits;
  PvId successor;              /* a real or a temporary id, or PV_NO_ID */
  GHashTable *renewed;         /* PvId -> PvId: what ends, and what begins in its place */
  GArray *written;             /* PvId: records that lead to the successor, begun or re-pointed */
} Passing;

static void
set_cell (Passing *passing, PvId id, const PvFieldInfo *field, guint cell, PvValue value)
{
  pv_edits_set_value (passing->edits, id, field->field, field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + cell : PV_LANG_NONE, value);
}

static void
set_int (Passing *passing, PvId id, const PvKindInfo *kind, const char *column, gint64 value)
{
  const PvFieldInfo *field = pv_kind_find (kind, column);

  if (field != NULL)
    pv_edits_set_value (passing->edits, id, field->field, PV_LANG_NONE, value != 0 ? PV_VALUE_OF_INT (value) : PV_VALUE_EMPTY);
}

/* The last day, unless an earlier one is known; what is over then says so. */
static void
end_record (Passing *passing, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  const PvFieldInfo *valid_to = pv_kind_find (kind, "valid_to"), *state = pv_kind_find (kind, "state");
  PvDate last = passing->succession->on - 1;
  gint64 known = valid_to ? pv_record_get_cell (record, valid_to->slot).integer : 0;

  if (passing->succession->on == PV_NO_DATE || valid_to == NULL)
    return;
  if (known == 0 || known > last)
    set_int (passing, pv_record_get_id (record), kind, "valid_to", last);
  if (state != NULL && state->of == PV_CHOICES_RELATION_STATE && last < passing->succession->today)
    set_int (passing, pv_record_get_id (record), kind, "state", PV_RELATION_STATE_ENDED);
}

/* Nobody has verified what begins, and what has ended keeps its own dates. */
static gboolean
is_copied (const PvFieldInfo *field)
{
  guint8 code = PV_FIELD_CODE (field->field);

  return code != PV_COMMON_VERIFIED_ON && code != PV_COMMON_VERIFIED_BY && !g_str_equal (field->column, "successor");
}

static void
copy_cells (Passing *passing, const PvRecord *record, PvId copy)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; is_copied (&kind->fields[f]) && c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        PvValue value = pv_record_get_cell (record, kind->fields[f].slot + c);

        if (value.kind != PV_VALUE_NONE)
          set_cell (passing, copy, &kind->fields[f], c, value);
      }
}

static PvId
renew (Passing *passing, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);
  PvId id = pv_record_get_id (record), *known = g_hash_table_lookup (passing->renewed, &id), copy;
  const PvFieldInfo *state = pv_kind_find (kind, "state");

  if (known != NULL)
    return *known;
  copy = pv_edits_add (passing->edits, kind->kind);
  copy_cells (passing, record, copy);
  set_int (passing, copy, kind, "valid_from", passing->succession->on);
  if (state != NULL && state->of == PV_CHOICES_RELATION_STATE && passing->succession->on > passing->succession->today)
    set_int (passing, copy, kind, "state", PV_RELATION_STATE_PLANNED);
  end_record (passing, record);
  if (pv_succession_field (kind) != NULL)
    pv_edits_set_reference (passing->edits, id, pv_succession_field (kind)->field, copy);
  g_hash_table_insert (passing->renewed, g_memdup2 (&id, sizeof id), g_memdup2 (&copy, sizeof copy));
  return copy;
}

static void
pass_on (Passing *passing, const PvHanging *hanging)
{
  const PvRecord *record = pv_model_get (passing->model, hanging->id);
  PvId to_lead = hanging->id;

  if (hanging->pass == PV_PASS_END)
    end_record (passing, record);
  if (hanging->pass != PV_PASS_LEAD && hanging->pass != PV_PASS_RENEW)
    return;
  if (hanging->pass == PV_PASS_RENEW)
    to_lead = renew (passing, record);
  pv_edits_set_reference (passing->edits, to_lead, hanging->field, passing->successor);
  g_array_append_val (passing->written, hanging->id);
}

/* The contact of a link that begins anew with the successor is the one who begins anew there. */
static void
lead_to_renewed (Passing *passing, PvId id)
{
  const PvRecord *record = pv_model_get (passing->model, id);
  const PvKindInfo *kind = pv_record_get_info (record);
  const PvId *copy = g_hash_table_lookup (passing->renewed, &id);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      PvId referred = kind->fields[f].type == PV_TYPE_REFERENCE ? pv_record_get_reference (record, kind->fields[f].field) : PV_NO_ID;
      const PvId *anew = referred != PV_NO_ID ? g_hash_table_lookup (passing->renewed, &referred) : NULL;

      if (anew != NULL && &kind->fields[f] != pv_succession_field (kind))
        pv_edits_set_reference (passing->edits, copy ? *copy : id, kind->fields[f].field, *anew);
    }
}

/* What a new one cannot be without, and where it belongs. */
static PvId
make_successor (Passing *passing, const PvRecord *old)
{
  const PvSuccession *succession = passing->succession;
  const PvKindInfo *kind = pv_record_get_info (old);
  PvId id = pv_edits_add (passing->edits, kind->kind);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];
      gboolean written = FALSE;

      for (guint t = 0; t < succession->n_texts; t++)
        written = written || succession->texts[t].field == field->field;
      if (written || !(field->flags & PV_FIELD_REQUIRED || (field->type == PV_TYPE_REFERENCE && field->group == PV_GROUP_BASICS)))
        continue;
      for (guint c = 0; c < pv_field_n_cells (field); c++)
        set_cell (passing, id, field, c, pv_record_get_cell (old, field->slot + c));
    }
  for (guint t = 0; t < succession->n_texts; t++)
    pv_edits_set_text (passing->edits, id, succession->texts[t].field, succession->texts[t].lang, succession->texts[t].text);
  set_int (passing, id, kind, "valid_from", succession->on);
  return id;
}

static void
record_transfer (Passing *passing)
{
  const PvSuccession *succession = passing->succession;
  PvId id = pv_edits_add (passing->edits, PV_TRANSFER);

  pv_edits_set_reference (passing->edits, id, PV_TRANSFER_FROM_ACTOR, succession->old);
  pv_edits_set_reference (passing->edits, id, PV_TRANSFER_TO_ACTOR, passing->successor);
  if (succession->transferred != 0)
    pv_edits_set_int (passing->edits, id, PV_TRANSFER_WHAT, succession->transferred);
  if (succession->on != PV_NO_DATE)
    pv_edits_set_int (passing->edits, id, PV_TRANSFER_ON_DATE, succession->on);
  if (succession->customers != 0)
    pv_edits_set_int (passing->edits, id, PV_TRANSFER_CUSTOMERS, succession->customers);
  if (succession->staff != 0)
    pv_edits_set_int (passing->edits, id, PV_TRANSFER_STAFF, succession->staff);
  if (succession->how_told != NULL)
    pv_edits_set_text (passing->edits, id, PV_TRANSFER_HOW_TOLD, succession->lang, succession->how_told);
}

static void
write_all (Passing *passing, const PvRecord *old, const GArray *hanging)
{
  const PvSuccession *succession = passing->succession;
  const PvFieldInfo *successor = pv_succession_field (pv_record_get_info (old));

  passing->successor = succession->successor == PV_SUCCESSOR_NEW ? make_successor (passing, old) : succession->successor;
  if (succession->end_old)
    end_record (passing, old);
  if (succession->end_old && successor != NULL && passing->successor != PV_NO_ID)
    pv_edits_set_reference (passing->edits, succession->old, successor->field, passing->successor);
  for (guint i = 0; i < hanging->len; i++)
    if (g_array_index (hanging, PvHanging, i).chosen)
      pass_on (passing, &g_array_index (hanging, PvHanging, i));
  for (guint i = 0; i < passing->written->len; i++)
    lead_to_renewed (passing, g_array_index (passing->written, PvId, i));
  if (succession->transfer && passing->successor != PV_NO_ID && pv_record_get_kind (old) == PV_ACTOR)
    record_transfer (passing);
}

static gboolean
may_follow (const PvModel *model, const PvSuccession *succession, const PvRecord *old, GError **error)
{
  const PvRecord *successor;

  if (succession->successor == PV_NO_ID || succession->successor == PV_SUCCESSOR_NEW)
    return TRUE;
  successor = pv_model_get (model, succession->successor);
  if (successor != NULL && successor != old && pv_record_get_kind (successor) == pv_record_get_kind (old))
    return TRUE;

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("Only another record of the same kind can come in its place"));
  return FALSE;
}

PvEdits *
pv_succession_edits (const PvModel *model, const PvSuccession *succession, const GArray *hanging, GError **error)
{
  Passing passing = { .model = model, .succession = succession };
  const PvRecord *old = pv_model_get (model, succession->old);

  if (old == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("The record is not there any more"));
      return NULL;
    }
  if (!may_follow (model, succession, old, error))
    return NULL;

  passing.edits = pv_edits_new (PV_VERB_CHANGE);
  passing.renewed = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
  passing.written = g_array_new (FALSE, FALSE, sizeof (PvId));
  pv_edits_set_subject (passing.edits, succession->old);
  write_all (&passing, old, hanging);
  g_hash_table_unref (passing.renewed);
  g_array_unref (passing.written);
  return passing.edits;
}
