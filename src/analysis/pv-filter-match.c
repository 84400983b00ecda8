#include "analysis/pv-filter-private.h"

#include <string.h>

/* A condition made ready to ask of thousands of records. */
typedef struct
{
  const PvCondition *condition;
  guint64 bits;                /* codes of choices; sectors; languages */
  gboolean nothing, something;
  GHashTable *ids;             /* PvId: of referred records; of actors that serve, belong to or act on what is asked */
  GHashTable *anybody;         /* PvId: of actors that serve, belong to or act on anything, when "nothing" is asked */
  GHashTable *years;           /* GINT */
  GPtrArray *words;            /* folded */
  PvDate date;
  const PvModel *model;
  GArray *links;               /* PvId, rising: those that are let through; NULL: all */
} Test;

/* --- making ready --- */

static void
test_free (Test *test)
{
  g_clear_pointer (&test->ids, g_hash_table_unref);
  g_clear_pointer (&test->anybody, g_hash_table_unref);
  g_clear_pointer (&test->years, g_hash_table_unref);
  g_clear_pointer (&test->links, g_array_unref);
  g_clear_pointer (&test->words, g_ptr_array_unref);
  g_free (test);
}

static void
add_id (GHashTable *ids, PvId id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* An area stands for all that is part of it; whoever made an area a part of itself gets it once. */
static void
add_area (const PvModel *model, GHashTable *ids, PvId area)
{
  guint n;
  const PvReferrer *referrers;

  if (g_hash_table_contains (ids, &area))
    return;
  add_id (ids, area);
  referrers = pv_model_referrers (model, area, &n);
  for (guint i = 0; i < n; i++)
    if (referrers[i].field == PV_AREA_PARENT)
      add_area (model, ids, referrers[i].id);
}

typedef struct
{
  GHashTable *wanted;          /* NULL: whatever it is */
  GHashTable *actors;
} Served;

static void
served_cb (PvId actor, PvId thing, gpointer data)
{
  Served *served = data;

  if (served->wanted == NULL || g_hash_table_contains (served->wanted, &thing))
    add_id (served->actors, actor);
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
}

/* From the things that are asked for to the actors. */
static void
find_served (Test *test, const PvModel *model)
{
  Served served = { test->ids, new_ids () };
  Served anything = { NULL, new_ids () };

  if (g_hash_table_size (test->ids) > 0)
    pv_filter_visit_served (model, test->condition->what, served_cb, &served);
  if (test->nothing)
    pv_filter_visit_served (model, test->condition->what, served_cb, &anything);
  g_hash_table_unref (test->ids);
  test->ids = served.actors;
  test->anybody = anything.actors;
}

static void
read_date (Test *test, const char *value, PvDate today)
{
  if (g_str_equal (value, PV_VALUE_TODAY))
    test->date = today;
  else
    pv_date_parse_iso (value, &test->date);
}

/* Whatever it may refer to that is called so, in any language that stands first. */
static void
add_called (Test *test, const PvModel *model, const char *words)
{
  g_autofree char *wanted = pv_text_fold (words);
  guint n = 0;
  PvRecord *const *records = test->condition->field->of != PV_ANY_KIND ? pv_model_list (model, test->condition->field->of, &n) : NULL;

  for (guint i = 0; i < n; i++)
    for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
      {
        g_autofree char *title = pv_title (model, records[i], lang);
        g_autofree char *folded = pv_text_fold (title);

        if (strstr (folded, wanted))
          add_id (test->ids, pv_record_get_id (records[i]));
      }
  /* Nobody is called so: that lets nobody through. */
  g_ptr_array_add (test->words, g_steal_pointer (&wanted));
}

static void
read_field_value (Test *test, const PvModel *model, const char *value)
{
  const PvFieldInfo *field = test->condition->field;
  const PvChoiceInfo *choice;
  PvId id;

  switch (field->type)
    {
    case PV_TYPE_CHOICE:
    case PV_TYPE_CHOICES:
      choice = pv_choices_find_nick (field->of, value);
      if (choice)
        test->bits |= G_GUINT64_CONSTANT (1) << choice->code;
      break;
    case PV_TYPE_REFERENCE:
      if (*value == PV_VALUE_WORDS_MARK)
        add_called (test, model, value + 1);
      if (!pv_id_parse (value, &id) || pv_model_get (model, id) == NULL)
        break;
      if (field->of == PV_AREA)
        add_area (model, test->ids, id);
      else
        add_id (test->ids, id);
      break;
    case PV_TYPE_DATE:
      g_hash_table_add (test->years, GINT_TO_POINTER ((int) g_ascii_strtoll (value, NULL, 10)));
      break;
    case PV_TYPE_YES_NO:
      test->bits |= g_str_equal (value, "yes") ? 1 << 1 : g_str_equal (value, "no") ? 1 << 0 : 0;
      break;
    default:
      if (*value == PV_VALUE_WORDS_MARK)
        g_ptr_array_add (test->words, pv_text_fold (value + 1));
      break;
    }
}

static void
read_value (Test *test, const PvModel *model, const char *value, PvDate today)
{
  PvLang lang;
  PvId id;

  test->nothing |= g_str_equal (value, PV_VALUE_NOTHING);
  test->something |= g_str_equal (value, PV_VALUE_SOMETHING);
  switch (test->condition->what)
    {
    case PV_CONDITION_FIELD:
      read_field_value (test, model, value);
      break;
    case PV_CONDITION_SECTOR:
      for (guint i = 0; i < PV_N_SECTORS; i++)
        if (g_str_equal (value, pv_sector_nick (i)))
          test->bits |= 1u << i;
      break;
    case PV_CONDITION_LANGUAGE:
      if (pv_lang_parse (value, &lang) && (lang == PV_LANG_FI || lang == PV_LANG_SV))
        test->bits |= 1u << lang;
      break;
    case PV_CONDITION_LINKED:
      test->bits |= g_str_equal (value, "yes") ? 1 << 1 : g_str_equal (value, "no") ? 1 << 0 : 0;
      break;
    case PV_CONDITION_VALID_ON:
      read_date (test, value, today);
      break;
    case PV_CONDITION_SERVES:
    case PV_CONDITION_MEMBER:
    case PV_CONDITION_PATH:
      if (pv_id_parse (value, &id) && pv_model_get (model, id))
        add_id (test->ids, id);
      break;
    case PV_CONDITION_UNKNOWN:
    default:
      break;
    }
}

static gboolean
asks_something (const Test *test)
{
  return test->bits != 0 || test->nothing || test->something || test->date != PV_NO_DATE || g_hash_table_size (test->ids) > 0
         || g_hash_table_size (test->years) > 0 || test->words->len > 0;
}

/* NULL when nothing of what it asks for is there: it lets everything through then, and no chip shows it. (transfer full) */
static Test *
test_new (const PvCondition *condition, const PvModel *model, PvDate today)
{
  Test *test = g_new0 (Test, 1);

  test->condition = condition;
  test->model = model;
  test->ids = new_ids ();
  test->years = g_hash_table_new (NULL, NULL);
  test->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; condition->values[i]; i++)
    read_value (test, model, condition->values[i], today);
  if (!asks_something (test))
    {
      test_free (test);
      return NULL;
    }
  if (condition->what == PV_CONDITION_SERVES || condition->what == PV_CONDITION_MEMBER || condition->what == PV_CONDITION_PATH)
    find_served (test, model);
  return test;
}

/* --- asking --- */

static gboolean
has_words (const Test *test, const PvRecord *record)
{
  const PvFieldInfo *field = test->condition->field;

  for (guint w = 0; w < test->words->len; w++)
    for (guint cell = 0; cell < pv_field_n_cells (field); cell++)
      {
        PvValue value = pv_record_get_cell (record, field->slot + cell);
        g_autofree char *folded = value.kind == PV_VALUE_TEXT ? pv_text_fold (value.text) : NULL;

        if (folded && strstr (folded, g_ptr_array_index (test->words, w)))
          return TRUE;
      }
  return FALSE;
}

/* A record that says nothing of its standing is confirmed. */
static guint
code_of (const PvRecord *record, const PvFieldInfo *field)
{
  return PV_FIELD_CODE (field->field) == PV_COMMON_STANDING ? pv_record_get_standing (record) : pv_record_get_choice (record, field->field);
}

static gboolean
field_fits (const Test *test, const PvRecord *record)
{
  const PvFieldInfo *field = test->condition->field;
  gboolean has = pv_record_has (record, field->field);
  PvId id;

  switch (field->type)
    {
    case PV_TYPE_CHOICE:
      if (code_of (record, field) != 0)
        return (test->bits >> code_of (record, field) & 1) != 0;
      return test->nothing;
    case PV_TYPE_CHOICES:
      return ((guint64) pv_record_get_int (record, field->field) & test->bits) != 0 || (test->nothing && !has);
    case PV_TYPE_YES_NO:
      return (test->bits >> (pv_record_get_yes (record, field->field) ? 1 : 0) & 1) != 0;
    case PV_TYPE_REFERENCE:
      id = pv_record_get_reference (record, field->field);
      return id == PV_NO_ID ? test->nothing : g_hash_table_contains (test->ids, &id);
    case PV_TYPE_DATE:
      return has ? g_hash_table_contains (test->years, GINT_TO_POINTER (pv_date_year (pv_record_get_date (record, field->field))))
                 : test->nothing;
    default:
      return has ? test->something || has_words (test, record) : test->nothing;
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  PvId x = *(const PvId *) a, y = *(const PvId *) b;

  return (x > y) - (x < y);
}

/* The other end must be there, but need not be let through itself. */
static gboolean
has_link (const Test *test, PvId actor)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (test->model, actor, &n);

  for (guint i = 0; i < n; i++)
    if ((referrers[i].field == PV_RELATION_FROM_ACTOR || referrers[i].field == PV_RELATION_TO_ACTOR)
        && (test->links == NULL || g_array_binary_search (test->links, &referrers[i].id, compare_ids, NULL)))
      return TRUE;
  return FALSE;
}

static gboolean
fits (const Test *test, const PvRecord *record)
{
  PvId id = pv_record_get_id (record);

  switch (test->condition->what)
    {
    case PV_CONDITION_FIELD:
      return field_fits (test, record);
    case PV_CONDITION_SECTOR:
      return (test->bits >> pv_sector_of_actor (record) & 1) != 0;
    case PV_CONDITION_LANGUAGE:
      for (PvLang lang = PV_LANG_FI; lang <= PV_LANG_SV; lang++)
        if ((test->bits >> lang & 1) && pv_filter_lacks (record, lang))
          return TRUE;
      return test->nothing && !pv_filter_lacks (record, PV_LANG_FI) && !pv_filter_lacks (record, PV_LANG_SV);
    case PV_CONDITION_LINKED:
      return (test->bits >> (has_link (test, id) ? 1 : 0) & 1) != 0;
    case PV_CONDITION_VALID_ON:
      return pv_filter_holds_on (record, test->date);
    case PV_CONDITION_SERVES:
    case PV_CONDITION_MEMBER:
    case PV_CONDITION_PATH:
      return g_hash_table_contains (test->ids, &id) || (test->nothing && !g_hash_table_contains (test->anybody, &id));
    case PV_CONDITION_UNKNOWN:
    default:
      return TRUE;
    }
}

static GPtrArray *
tests_of (const PvFilter *filter, const PvModel *model, PvKind kind, PvDate today)
{
  GPtrArray *tests = g_ptr_array_new_with_free_func ((GDestroyNotify) test_free);

  for (guint i = 0; i < pv_filter_get_n (filter); i++)
    {
      const PvCondition *condition = pv_filter_get (filter, i);
      Test *test = pv_condition_is_of (condition, kind) ? test_new (condition, model, today) : NULL;

      if (test == NULL)
        continue;
      if (condition->what == PV_CONDITION_LINKED)
        test->links = pv_filter_relations (filter, model, today);
      g_ptr_array_add (tests, test);
    }
  return tests;
}

static gboolean
all_fit (const GPtrArray *tests, const PvRecord *record)
{
  for (guint i = 0; i < tests->len; i++)
    if (!fits (g_ptr_array_index (tests, i), record))
      return FALSE;
  return TRUE;
}

static GArray *
records_that_fit (const PvFilter *filter, const PvModel *model, PvKind kind, PvDate today)
{
  g_autoptr (GPtrArray) tests = tests_of (filter, model, kind, today);
  guint n;
  PvRecord *const *records = pv_model_list (model, kind, &n);
  GArray *ids;

  if (tests->len == 0)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  for (guint i = 0; i < n; i++)
    if (all_fit (tests, records[i]))
      {
        PvId id = pv_record_get_id (records[i]);

        g_array_append_val (ids, id);
      }
  return ids;
}

GArray *
pv_filter_actors (const PvFilter *filter, const PvModel *model, PvDate today)
{
  return records_that_fit (filter, model, PV_ACTOR, today);
}

GArray *
pv_filter_relations (const PvFilter *filter, const PvModel *model, PvDate today)
{
  return records_that_fit (filter, model, PV_RELATION, today);
}
