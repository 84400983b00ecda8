/* Which values of a condition occur, and how often. */
#include "analysis/pv-filter-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const PvCondition *condition;
  const PvModel *model;
  PvDate today;
  PvLang lang;
  GHashTable *counts;          /* value → guint */
  GHashTable *ids;             /* PvId → guint: becomes counts at the end */
} Counting;

static void
add (GHashTable *counts, gconstpointer key, gsize size, guint n)
{
  guint *count = g_hash_table_lookup (counts, key);

  if (count == NULL)
    {
      count = g_new0 (guint, 1);
      g_hash_table_insert (counts, g_memdup2 (key, size), count);
    }
  *count += n;
}

static void
count (Counting *counting, const char *value)
{
  add (counting->counts, value, strlen (value) + 1, 1);
}

static void
count_id (Counting *counting, PvId id)
{
  add (counting->ids, &id, sizeof id, 1);
}

static void
count_choices (Counting *counting, const PvRecord *record, const PvFieldInfo *field)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (field->of, &n);

  for (guint i = 0; i < n; i++)
    if (pv_record_has_choice (record, field->field, list[i].code))
      count (counting, list[i].nick);
}

static void
count_choice (Counting *counting, const PvRecord *record, const PvFieldInfo *field)
{
  guint code = PV_FIELD_CODE (field->field) == PV_COMMON_STANDING ? pv_record_get_standing (record) : pv_record_get_choice (record, field->field);
  const PvChoiceInfo *choice = pv_choices_find (field->of, code);

  count (counting, choice ? choice->nick : PV_VALUE_NOTHING);
}

/* The area and all that it is part of, so that each says how many a choice of it lets through. */
static void
count_areas (Counting *counting, PvId area)
{
  PvRecord *record = pv_model_get (counting->model, area);

  for (guint depth = 0; record && depth < 16; depth++)
    {
      count_id (counting, pv_record_get_id (record));
      record = pv_model_follow (counting->model, record, PV_AREA_PARENT);
    }
}

static void
count_date (Counting *counting, PvDate date)
{
  char year[16];

  g_snprintf (year, sizeof year, "%d", pv_date_year (date));
  count (counting, year);
}

static void
count_field (Counting *counting, const PvRecord *record)
{
  const PvFieldInfo *field = counting->condition->field;

  if (field->type == PV_TYPE_YES_NO)
    count (counting, pv_record_get_yes (record, field->field) ? "yes" : "no");
  else if (field->type == PV_TYPE_CHOICE)
    count_choice (counting, record, field);
  else if (!pv_record_has (record, field->field))
    count (counting, PV_VALUE_NOTHING);
  else if (field->type == PV_TYPE_CHOICES)
    count_choices (counting, record, field);
  else if (field->type == PV_TYPE_DATE)
    count_date (counting, pv_record_get_date (record, field->field));
  else if (field->type == PV_TYPE_REFERENCE && field->of == PV_AREA)
    count_areas (counting, pv_record_get_reference (record, field->field));
  else if (field->type == PV_TYPE_REFERENCE)
    count_id (counting, pv_record_get_reference (record, field->field));
  else
    count (counting, PV_VALUE_SOMETHING);
}

static void
count_languages (Counting *counting, const PvRecord *record)
{
  gboolean fi = pv_filter_lacks (record, PV_LANG_FI), sv = pv_filter_lacks (record, PV_LANG_SV);

  if (fi)
    count (counting, "fi");
  if (sv)
    count (counting, "sv");
  if (!fi && !sv)
    count (counting, PV_VALUE_NOTHING);
}

/* (actor, thing) once, however many tasks it has there. */
static void
pair_cb (PvId actor, PvId thing, gpointer data)
{
  PvIdPair pair = { actor, thing };

  g_hash_table_add (data, g_memdup2 (&pair, sizeof pair));
}

static void
count_served (Counting *counting)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (pv_id_pair_hash, pv_id_pair_equal, g_free, NULL);
  g_autoptr (GHashTable) actors = g_hash_table_new (pv_id_hash, pv_id_equal);
  GHashTableIter iter;
  gpointer key;
  guint n_actors = pv_model_count (counting->model, PV_ACTOR), n;

  pv_filter_visit_served (counting->model, counting->condition->what, pair_cb, pairs);
  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      count_id (counting, ((PvIdPair *) key)->other);
      g_hash_table_add (actors, &((PvIdPair *) key)->one);
    }
  n = n_actors - MIN (g_hash_table_size (actors), n_actors);
  if (n > 0)
    add (counting->counts, PV_VALUE_NOTHING, sizeof PV_VALUE_NOTHING, n);
}

static gboolean
is_linked (const PvModel *model, PvId actor)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, actor, &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == PV_RELATION_FROM_ACTOR || referrers[i].field == PV_RELATION_TO_ACTOR)
      return TRUE;
  return FALSE;
}

static void
count_record (Counting *counting, const PvRecord *record)
{
  switch (counting->condition->what)
    {
    case PV_CONDITION_FIELD:
      count_field (counting, record);
      break;
    case PV_CONDITION_SECTOR:
      count (counting, pv_sector_nick (pv_sector_of_actor (record)));
      break;
    case PV_CONDITION_LANGUAGE:
      count_languages (counting, record);
      break;
    case PV_CONDITION_LINKED:
      count (counting, is_linked (counting->model, pv_record_get_id (record)) ? "yes" : "no");
      break;
    case PV_CONDITION_VALID_ON:
      if (pv_filter_holds_on (record, counting->today))
        count (counting, PV_VALUE_TODAY);
      break;
    case PV_CONDITION_UNKNOWN:
    case PV_CONDITION_SERVES:
    case PV_CONDITION_MEMBER:
    case PV_CONDITION_PATH:
    default:
      break;
    }
}

static void
count_all (Counting *counting)
{
  gboolean field = counting->condition->what == PV_CONDITION_FIELD;
  guint n;
  PvRecord *const *records = pv_model_list (counting->model, field ? PV_FIELD_KIND (counting->condition->field->field) : PV_ACTOR, &n);

  if (counting->condition->what == PV_CONDITION_SERVES || counting->condition->what == PV_CONDITION_MEMBER
      || counting->condition->what == PV_CONDITION_PATH)
    {
      count_served (counting);
      return;
    }
  for (guint i = 0; i < n; i++)
    count_record (counting, records[i]);
}

/* --- in order --- */

typedef struct
{
  PvId id;
  guint n;
} Held;

static int
compare_held (gconstpointer a, gconstpointer b)
{
  const Held *x = a, *y = b;

  return x->n != y->n ? (x->n > y->n ? -1 : 1) : (x->id > y->id) - (x->id < y->id);
}

/* Titles are dear: only of those that are listed. */
static void
take_ids (Counting *counting)
{
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (Held));
  GHashTableIter iter;
  gpointer key, n;

  g_hash_table_iter_init (&iter, counting->ids);
  while (g_hash_table_iter_next (&iter, &key, &n))
    {
      Held one = { *(PvId *) key, *(guint *) n };

      g_array_append_val (held, one);
    }
  g_array_sort (held, compare_held);
  for (guint i = 0; i < MIN (held->len, PV_FILTER_MOST_VALUES); i++)
    {
      const Held *one = &g_array_index (held, Held, i);
      g_autofree char *value = pv_id_to_text (one->id);

      add (counting->counts, value, strlen (value) + 1, one->n);
    }
}

typedef struct
{
  PvFilterValue value;
  gint64 rank;
  char *collated;
} Ranked;

/* What has an order of its own, then titles, then nothing. */
static gint64
rank_of (const PvCondition *condition, const char *value)
{
  const PvChoiceInfo *choice;

  if (g_str_equal (value, PV_VALUE_NOTHING))
    return G_MAXINT64;
  for (guint i = 0; i < PV_N_SECTORS && condition->what == PV_CONDITION_SECTOR; i++)
    if (g_str_equal (value, pv_sector_nick (i)))
      return i;
  if (condition->what == PV_CONDITION_LINKED)
    return g_str_equal (value, "yes") ? 0 : 1;
  if (condition->what != PV_CONDITION_FIELD)
    return 0;
  if (condition->field->type == PV_TYPE_DATE)
    return -g_ascii_strtoll (value, NULL, 10);
  if (condition->field->type == PV_TYPE_YES_NO)
    return g_str_equal (value, "yes") ? 0 : 1;
  choice = condition->field->type == PV_TYPE_CHOICE || condition->field->type == PV_TYPE_CHOICES
             ? pv_choices_find_nick (condition->field->of, value) : NULL;
  return choice ? choice->code : 0;
}

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return g_strcmp0 (x->collated, y->collated);
}

static void
filter_value_clear (gpointer data)
{
  PvFilterValue *value = data;

  g_free (value->value);
  g_free (value->words);
}

GArray *
pv_filter_values (const PvCondition *condition, const PvModel *model, PvDate today, PvLang lang)
{
  Counting counting = { condition, model, today, lang, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                        g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free) };
  GArray *values = g_array_new (FALSE, FALSE, sizeof (PvFilterValue));
  g_autofree Ranked *ranked = NULL;
  GHashTableIter iter;
  gpointer key, n;
  guint n_ranked = 0;

  g_array_set_clear_func (values, filter_value_clear);
  count_all (&counting);
  take_ids (&counting);
  ranked = g_new0 (Ranked, g_hash_table_size (counting.counts) + 1);
  g_hash_table_iter_init (&iter, counting.counts);
  while (g_hash_table_iter_next (&iter, &key, &n))
    {
      Ranked *one = &ranked[n_ranked];

      one->value.words = pv_condition_words (condition, model, key, lang);
      if (one->value.words == NULL)
        continue;
      one->value.value = g_strdup (key);
      one->value.n = *(guint *) n;
      one->rank = rank_of (condition, key);
      one->collated = g_utf8_collate_key (one->value.words, -1);
      n_ranked++;
    }
  qsort (ranked, n_ranked, sizeof (Ranked), compare_ranked);
  for (guint i = 0; i < n_ranked; i++)
    {
      g_array_append_val (values, ranked[i].value);
      g_free (ranked[i].collated);
    }
  g_hash_table_unref (counting.counts);
  g_hash_table_unref (counting.ids);
  return values;
}
