#include "model/pv-succession.h"

#include <glib/gi18n-lib.h>

/* Days on which something happened, once: what has one tells of the past. */
static const char *const happened_columns[] = { "on_date", "received_on", "sent_on" };

const PvFieldInfo *
pv_succession_field (const PvKindInfo *kind)
{
  const PvFieldInfo *field = pv_kind_find (kind, "successor");

  return field && field->type == PV_TYPE_REFERENCE && field->of == kind->kind ? field : NULL;
}

static PvDate
date_of (const PvRecord *record, const char *column)
{
  const PvFieldInfo *field = pv_kind_find (pv_record_get_info (record), column);

  return field ? (PvDate) pv_record_get_cell (record, field->slot).integer : PV_NO_DATE;
}

static gboolean
tells_of_the_past (const PvKindInfo *kind, const PvFieldInfo *field)
{
  if (field == pv_succession_field (kind) || field->of == PV_ANY_KIND)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (happened_columns); i++)
    if (pv_kind_find (kind, happened_columns[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* It belongs to what it refers to, and can end. */
static gboolean
is_dated_link (const PvKindInfo *kind, const PvFieldInfo *field)
{
  return field->on_remove == PV_ON_REMOVE_TAKE && pv_kind_find (kind, "valid_from") != NULL && pv_kind_find (kind, "valid_to") != NULL;
}

/* Its other end of the same kind would be the successor too. */
static gboolean
would_lead_to_itself (const PvRecord *record, const PvFieldInfo *field, PvId successor)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PvFieldInfo *other = &kind->fields[i];

      if (other != field && other->type == PV_TYPE_REFERENCE && other->of == field->of && other->flags & field->flags & PV_FIELD_REQUIRED
          && pv_record_get_reference (record, other->field) == successor)
        return TRUE;
    }
  return FALSE;
}

static gboolean
cells_equal (const PvRecord *one, const PvRecord *other, const PvFieldInfo *field)
{
  for (guint c = 0; c < pv_field_n_cells (field); c++)
    if (!pv_value_equal (pv_record_get_cell (one, field->slot + c), pv_record_get_cell (other, field->slot + c)))
      return FALSE;
  return TRUE;
}

/* What both are known by is the same but for @field. */
static gboolean
is_the_same (const PvRecord *one, const PvRecord *other, const PvFieldInfo *field)
{
  const PvKindInfo *kind = pv_record_get_info (one);
  g_auto (GStrv) columns = g_strsplit (kind->identity, ",", -1);
  gboolean by_field = FALSE;

  for (guint i = 0; columns[i] != NULL; i++)
    {
      const PvFieldInfo *column = pv_kind_find (kind, columns[i]);

      if (column == field)
        by_field = TRUE;
      else if (column != NULL && !cells_equal (one, other, column))
        return FALSE;
    }
  return by_field;
}

/* The successor has the same, and not only before the day. */
static gboolean
is_double (const PvModel *model, const PvRecord *record, const PvFieldInfo *field, const PvSuccession *succession)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, succession->successor, &n);

  for (guint i = 0; referrers != NULL && i < n; i++)
    {
      const PvRecord *twin = referrers[i].field == field->field ? pv_model_get (model, referrers[i].id) : NULL;
      PvDate to = twin ? date_of (twin, "valid_to") : PV_NO_DATE;

      if (twin != NULL && twin != record && (to == PV_NO_DATE || to >= succession->on) && is_the_same (record, twin, field))
        return TRUE;
    }
  return FALSE;
}

static PvStays
reason_to_stay (const PvModel *model, const PvRecord *record, const PvFieldInfo *field, const PvSuccession *succession, PvDate to)
{
  if (succession->on != PV_NO_DATE && to != PV_NO_DATE && to < succession->on)
    return PV_STAYS_OVER;
  if (tells_of_the_past (pv_record_get_info (record), field))
    return PV_STAYS_PAST;
  if (succession->successor == PV_NO_ID)
    return PV_STAYS_ALONE;
  if (would_lead_to_itself (record, field, succession->successor))
    return PV_STAYS_ITSELF;
  return is_double (model, record, field, succession) ? PV_STAYS_DOUBLE : PV_STAYS_NOT;
}

static void
judge (const PvModel *model, const PvRecord *record, const PvFieldInfo *field, const PvSuccession *succession, PvHanging *hanging)
{
  gboolean dated = succession->on != PV_NO_DATE && is_dated_link (pv_record_get_info (record), field);
  gboolean begun = hanging->from == PV_NO_DATE || hanging->from < succession->on;

  hanging->why = reason_to_stay (model, record, field, succession, hanging->to);
  switch (hanging->why)
    {
    case PV_STAYS_NOT:
      hanging->pass = dated && begun ? PV_PASS_RENEW : PV_PASS_LEAD;
      hanging->chosen = TRUE;
      break;
    case PV_STAYS_PAST:
    case PV_STAYS_OVER:
      hanging->pass = succession->successor != PV_NO_ID && !would_lead_to_itself (record, field, succession->successor)
                              && pv_record_get_id (record) != succession->successor
                          ? PV_PASS_LEAD
                          : PV_PASS_STAYS;
      break;
    case PV_STAYS_ALONE:
    case PV_STAYS_DOUBLE:
    case PV_STAYS_ITSELF:
    default:
      hanging->pass = dated && begun ? PV_PASS_END : PV_PASS_STAYS;
      hanging->chosen = hanging->pass == PV_PASS_END;
      break;
    }
}

static gboolean
is_shown (const PvModel *model, PvField field)
{
  return PV_FIELD_CODE (field) != PV_COMMON_VERIFIED_BY && pv_kinds_kind (pv_model_get_kinds (model), PV_FIELD_KIND (field))->page != PV_PAGE_NONE;
}

GArray *
pv_succession_hanging (const PvModel *model, const PvSuccession *succession)
{
  GArray *all = g_array_new (FALSE, TRUE, sizeof (PvHanging));
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, succession->old, &n);

  for (guint i = 0; i < n; i++)
    {
      const PvRecord *record = pv_model_get (model, referrers[i].id);
      const PvFieldInfo *field = pv_kinds_field (pv_model_get_kinds (model), referrers[i].field);
      PvHanging hanging = { .id = referrers[i].id, .field = referrers[i].field };

      if (!is_shown (model, field->field))
        continue;
      hanging.from = date_of (record, "valid_from");
      hanging.to = date_of (record, "valid_to");
      judge (model, record, field, succession, &hanging);
      g_array_append_val (all, hanging);
    }
  return all;
}

guint
pv_succession_count_verified (const PvModel *model, PvId id)
{
  guint n, verified = 0;
  const PvReferrer *referrers = pv_model_referrers (model, id, &n);

  for (guint i = 0; i < n; i++)
    verified += PV_FIELD_CODE (referrers[i].field) == PV_COMMON_VERIFIED_BY;
  return verified;
}

static const char *
words_of_reason (PvStays why)
{
  switch (why)
    {
    case PV_STAYS_ALONE:
      return _("nobody comes after");
    case PV_STAYS_PAST:
      return _("tells of what has been");
    case PV_STAYS_OVER:
      return _("was over before");
    case PV_STAYS_DOUBLE:
      return _("the successor has the same already");
    case PV_STAYS_ITSELF:
      return _("would lead from the successor to itself");
    case PV_STAYS_NOT:
    default:
      return NULL;
    }
}

static const char *
words_of_pass (const PvHanging *hanging)
{
  switch (hanging->chosen ? hanging->pass : PV_PASS_STAYS)
    {
    case PV_PASS_LEAD:
      return _("Moves");
    case PV_PASS_RENEW:
      return _("Ends, and begins anew");
    case PV_PASS_END:
      return _("Ends");
    case PV_PASS_STAYS:
    default:
      return _("Stays");
    }
}

char *
pv_succession_words (const PvHanging *hanging)
{
  const char *reason = hanging->chosen && hanging->pass == PV_PASS_LEAD ? NULL : words_of_reason (hanging->why);

  return reason ? g_strdup_printf ("%s: %s", words_of_pass (hanging), reason) : g_strdup (words_of_pass (hanging));
}

PvDate
pv_succession_first_day (const PvRecord *old, PvDate today)
{
  PvDate last = date_of (old, "valid_to");

  return last != PV_NO_DATE ? last + 1 : today;
}
