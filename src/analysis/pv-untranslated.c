#include "analysis/pv-untranslated.h"

/* A task's path is its step's phase's path. */
#define MOST_STEPS_UP 4

/* Where a translation starts from: the main language where it has a text, else the other ones in turn. */
static PvLang
source_for (const PvModel *model, const PvRecord *record, PvField field, PvLang lang)
{
  PvLang order[] = { pv_model_main_lang (model), PV_LANG_FI, PV_LANG_SV, PV_LANG_EN };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] != lang && pv_record_get_text (record, field, order[i]) != NULL)
      return order[i];
  return PV_LANG_NONE;
}

static void
look_at_field (GArray *found, const PvModel *model, const GArray *older, const PvRecord *record, const PvFieldInfo *field)
{
  PvLang behind = pv_older_texts_find (older, pv_record_get_id (record), field->field);

  if (behind != PV_LANG_NONE && pv_record_get_standing (record) != PV_STANDING_RETIRED
      && pv_record_get_text (record, field->field, PV_LANG_FI) != NULL && pv_record_get_text (record, field->field, PV_LANG_SV) != NULL)
    {
      PvUntranslated text = { pv_record_get_id (record), field->field, behind, behind == PV_LANG_FI ? PV_LANG_SV : PV_LANG_FI, TRUE };

      g_array_append_val (found, text);
      return;
    }
  for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
    if (pv_text_is_missing (record, field, lang))
      {
        PvUntranslated text = { pv_record_get_id (record), field->field, lang, source_for (model, record, field->field, lang), FALSE };

        g_array_append_val (found, text);
      }
}

static void
look_at_record (GArray *found, const PvModel *model, const GArray *older, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == PV_TYPE_TRANSLATED)
      look_at_field (found, model, older, record, &kind->fields[i]);
}

/* Phases of one path together, and steps of one phase: by what they belong to, then by their own order. */
typedef struct
{
  const PvRecord *record;
  const PvRecord *above[MOST_STEPS_UP];
  guint n_above;
} Placed;

static PvRecord *
owner_of (const PvModel *model, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == PV_TYPE_REFERENCE && kind->fields[i].on_remove == PV_ON_REMOVE_TAKE)
      return pv_model_follow (model, record, kind->fields[i].field);
  return NULL;
}

static Placed
place (const PvModel *model, const PvRecord *record)
{
  Placed placed = { .record = record };

  for (const PvRecord *owner = record; placed.n_above < MOST_STEPS_UP && (owner = owner_of (model, owner)) != NULL;)
    placed.above[placed.n_above++] = owner;
  return placed;
}

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *left = a;
  const Placed *right = b;

  for (guint i = 1; i <= MIN (left->n_above, right->n_above); i++)
    {
      const PvRecord *x = left->above[left->n_above - i];
      const PvRecord *y = right->above[right->n_above - i];

      if (x != y)
        return pv_record_compare (&x, &y);
    }
  if (left->n_above != right->n_above)
    return left->n_above < right->n_above ? -1 : 1;
  return pv_record_compare (&left->record, &right->record);
}

static void
look_at_kind (GArray *found, const PvModel *model, const GArray *older, PvKind kind)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  guint n;
  PvRecord *const *records = pv_model_list (model, kind, &n);

  for (guint i = 0; i < n; i++)
    {
      Placed one = place (model, records[i]);

      g_array_append_val (placed, one);
    }
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len; i++)
    look_at_record (found, model, older, g_array_index (placed, Placed, i).record);
}

GArray *
pv_analysis_untranslated (const PvModel *model, const GArray *older)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PvUntranslated));
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    look_at_kind (found, model, older, kinds[k].kind);
  return found;
}

void
pv_analysis_count_untranslated (const GArray *texts, PvUntranslatedCounts *counts)
{
  *counts = (PvUntranslatedCounts) { { 0 }, { 0 } };
  for (guint i = 0; i < texts->len; i++)
    {
      const PvUntranslated *text = &g_array_index (texts, PvUntranslated, i);

      (text->older ? counts->older : counts->missing)[text->lang - PV_LANG_FIRST]++;
    }
}

PvId
pv_analysis_path_of (const PvModel *model, const PvRecord *record)
{
  for (guint i = 0; record != NULL && i <= MOST_STEPS_UP; i++)
    {
      if (pv_record_get_kind (record) == PV_PATH)
        return pv_record_get_id (record);
      record = owner_of (model, record);
    }
  return PV_NO_ID;
}
