/* What a column holds, by what stands in it. */
#include "exchange/pv-sheet-guess-private.h"

static const PvColumnProfile *
profile_of (PvSheetGuess *guess, guint c)
{
  return c < guess->n_profiles ? &guess->profiles[c] : NULL;
}

double
pv_guess_share (guint part, guint n)
{
  return n > 0 ? (double) part / n : 0;
}

/* How well the column's cells read as @field: 0 … 1; -1 where nothing can be said. */
static double
content_fit (const PvColumnProfile *profile, const PvFieldInfo *field)
{
  if (profile == NULL || profile->n == 0)
    return -1;
  switch (field->type)
    {
    case PV_TYPE_CHOICE:
    case PV_TYPE_CHOICES:
      return pv_guess_share (profile->n_choices[field->of], profile->n);
    case PV_TYPE_DATE:
      return pv_guess_share (profile->n_dates, profile->n);
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return pv_guess_share (profile->n_numbers, profile->n);
    case PV_TYPE_CODE:
      if (field->of == PV_CODES_BUSINESS_ID)
        return pv_guess_share (profile->n_business_ids, profile->n);
      return -1;
    case PV_TYPE_REFERENCE:
      if (field->of == PV_ACTOR)
        return pv_guess_share (profile->n_dates + profile->n_emails + profile->n_numbers, profile->n) > 0.5 ? 0 : -1;
      if (field->of == PV_AREA && profile->n_municipalities > 0)
        return pv_guess_share (profile->n_municipalities, profile->n);
      return -1;
    case PV_TYPE_PERSONAL:
      if (g_str_equal (field->column, "email"))
        return pv_guess_share (profile->n_emails, profile->n);
      return -1;
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_YES_NO:
    case PV_TYPE_ORDER:
    case PV_TYPE_PLACE:
    default:
      return -1;
    }
}

double
pv_guess_score_content (PvSheetGuess *guess, const PvMapping *mapping)
{
  double score = 0;

  for (guint c = 0; c < guess->n_profiles; c++)
    {
      const PvColumn *column = pv_mapping_get (mapping, c);
      double fit = column->use == PV_COLUMN_FIELD ? content_fit (profile_of (guess, c), pv_kinds_field (guess->kinds, column->field)) : -1;

      if (fit >= 0)
        score += fit * 3 - 1.5;
    }

  return score;
}

static void
take_by_content (PvSheetGuess *guess, PvMapping *mapping, guint c, PvField field)
{
  PvColumn column = { .guess = PV_GUESS_CONTENT };

  if (PV_FIELD_KIND (field) == mapping->kind && pv_mapping_get (mapping, c)->use == PV_COLUMN_UNUSED
      && pv_guess_take_field (guess, mapping, &column, field, guess->lang))
    *pv_mapping_get (mapping, c) = column;
}

/* The sort of content that one field alone can hold. */
static void
map_telling_content (PvSheetGuess *guess, PvMapping *mapping, guint c)
{
  const PvColumnProfile *profile = profile_of (guess, c);
  const PvKindInfo *kind = pv_kinds_kind (guess->kinds, mapping->kind);
  const PvFieldInfo *best = NULL;

  if (profile == NULL || profile->n == 0)
    return;
  if (pv_column_profile_mostly (profile, profile->n_ids))
    {
      PvColumn id = { .use = PV_COLUMN_ID, .guess = PV_GUESS_CONTENT };

      if (c == 0 && pv_mapping_get (mapping, c)->use == PV_COLUMN_UNUSED)
        *pv_mapping_get (mapping, c) = id;
      return;
    }
  if (pv_column_profile_mostly (profile, profile->n_emails))
    take_by_content (guess, mapping, c, PV_CONTACT_EMAIL);
  if (pv_column_profile_mostly (profile, profile->n_business_ids))
    take_by_content (guess, mapping, c, PV_ACTOR_BUSINESS_ID);
  if (pv_column_profile_mostly (profile, profile->n_webs))
    take_by_content (guess, mapping, c, PV_ACTOR_WEB);
  if (pv_column_profile_mostly (profile, profile->n_phones) && !pv_column_profile_mostly (profile, profile->n_dates))
    take_by_content (guess, mapping, c, PV_CONTACT_PHONE);
  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].type == PV_TYPE_CHOICE && PV_FIELD_CODE (kind->fields[f].field) < PV_COMMON_STANDING
        && pv_column_profile_mostly (profile, profile->n_choices[kind->fields[f].of]))
      best = best ? best : &kind->fields[f];
  if (best != NULL)
    take_by_content (guess, mapping, c, best->field);
  if (pv_column_profile_mostly (profile, profile->n_municipalities))
    take_by_content (guess, mapping, c, PV_ACTOR_AREA);
}

/* Without headings the rest stands in the order in which people write such lists. */
static const PvField usual_order[][7] = {
  { PV_RELATION_FROM_ACTOR, PV_RELATION_TO_ACTOR, PV_RELATION_WHAT },
  { PV_MEMBERSHIP_NETWORK, PV_MEMBERSHIP_ACTOR, PV_MEMBERSHIP_ROLE },
  { PV_PHASE_PATH, PV_STEP_PHASE, PV_TASK_STEP, PV_TASK_ACTOR, PV_TASK_WHAT },
  { PV_CONTACT_PERSON, PV_CONTACT_ACTOR, PV_CONTACT_ROLE },
  { PV_SERVICE_NAME, PV_SERVICE_PROVIDER, PV_SERVICE_SUMMARY },
};

static gboolean
is_held (const PvMapping *mapping, PvField field)
{
  for (guint c = 0; c < mapping->columns->len; c++)
    if (pv_mapping_get (mapping, c)->use == PV_COLUMN_FIELD && pv_mapping_get (mapping, c)->field == field)
      return TRUE;

  return FALSE;
}

static void
map_in_usual_order (PvSheetGuess *guess, PvMapping *mapping)
{
  const PvField *order = NULL;
  const PvFieldInfo *name = pv_name_field (pv_kinds_kind (guess->kinds, mapping->kind));
  PvField name_alone[2] = { name ? name->field : PV_NO_FIELD, PV_NO_FIELD };
  guint c = 0;

  for (guint i = 0; i < G_N_ELEMENTS (usual_order); i++)
    for (guint f = 0; f < 7 && usual_order[i][f] != PV_NO_FIELD; f++)
      if (PV_FIELD_KIND (usual_order[i][f]) == mapping->kind)
        order = usual_order[i];
  for (order = order ? order : name_alone; *order != PV_NO_FIELD; order++)
    {
      PvColumn column = { .guess = PV_GUESS_CONTENT };

      while (c < guess->n_profiles && (pv_mapping_get (mapping, c)->use != PV_COLUMN_UNUSED || guess->profiles[c].n == 0))
        c++;
      if (c < guess->n_profiles && !is_held (mapping, *order) && pv_guess_take_field (guess, mapping, &column, *order, guess->lang))
        *pv_mapping_get (mapping, c) = column;
    }
}

/* A list whose heading for the name says nothing we know still has names: the first column of different short texts. */
static void
map_name (PvSheetGuess *guess, PvMapping *mapping)
{
  const PvFieldInfo *name = pv_name_field (pv_kinds_kind (guess->kinds, mapping->kind));

  for (guint c = 0; c < guess->n_profiles && name != NULL && !is_held (mapping, name->field); c++)
    if (guess->profiles[c].n > 0 && guess->profiles[c].n_long == 0 && guess->profiles[c].n_numbers == 0
        && guess->profiles[c].n_different * 10 >= guess->profiles[c].n * 9)
      take_by_content (guess, mapping, c, name->field);
}

void
pv_guess_map_contents (PvSheetGuess *guess, PvMapping *mapping)
{
  for (guint c = 0; c < guess->n_profiles; c++)
    map_telling_content (guess, mapping, c);
  if (mapping->heading_row < 0)
    map_in_usual_order (guess, mapping);
  else
    map_name (guess, mapping);
}
