/* All records of a kind against each other, without holding each against each (pv-alike-names.c). */
#include "model/pv-alike-private.h"

typedef struct
{
  const PvModel *model;
  const GArray *former;
  const PvKindInfo *kind;
  const PvFieldInfo *sort;     /* the field `kind`, or NULL */
  const PvFieldInfo *code;     /* which alone says it, or NULL */
  GPtrArray *identity;         /* PvFieldInfo, without the name */
  GHashTable *told;            /* pairs, as texts */
  GArray *pairs;               /* PvAlikePair */
} Search;

static char *
pair_text (PvId a, PvId b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static void
tell_spoken_of (Search *search)
{
  guint n = 0;
  PvRecord *const *records = pv_kinds_kind (pv_model_get_kinds (search->model), PV_SAME_AS) ? pv_model_list (search->model, PV_SAME_AS, &n) : NULL;

  for (guint i = 0; i < n; i++)
    g_hash_table_add (search->told, pair_text (pv_record_get_reference (records[i], PV_SAME_AS_ONE),
                                               pv_record_get_reference (records[i], PV_SAME_AS_OTHER)));
}

/* A successor has its forerunner's name often enough, a part that of the whole. */
static gboolean
leads_to (const PvRecord *a, PvId b)
{
  const PvKindInfo *kind = pv_record_get_info (a);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == PV_TYPE_REFERENCE && pv_record_get_cell (a, kind->fields[i].slot).integer == b)
      return TRUE;
  return FALSE;
}

static gboolean
cells_differ (const PvRecord *a, const PvRecord *b, const PvFieldInfo *field)
{
  PvValue of_a, of_b;

  if (field == NULL)
    return FALSE;
  of_a = pv_record_get_cell (a, field->slot);
  of_b = pv_record_get_cell (b, field->slot);
  return of_a.kind != PV_VALUE_NONE && of_b.kind != PV_VALUE_NONE && !pv_value_equal (of_a, of_b);
}

/* Another code, another provider: another thing. */
static gboolean
identities_differ (const Search *search, const PvRecord *a, const PvRecord *b)
{
  for (guint i = 0; i < search->identity->len; i++)
    if (cells_differ (a, b, search->identity->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
told_cb (PvId of_a, PvId of_b, PvAlikeWhy why, gpointer data)
{
  Search *search = data;
  const PvRecord *a = pv_model_get (search->model, of_a), *b = pv_model_get (search->model, of_b);
  PvAlikePair pair = { search->kind->kind, MIN (of_a, of_b), MAX (of_a, of_b), why };

  /* What an actor is, two people may see in two ways; an area of another kind is another area. */
  if (identities_differ (search, a, b) || (search->kind->kind != PV_ACTOR && cells_differ (a, b, search->sort)) || leads_to (a, of_b)
      || leads_to (b, of_a) || !g_hash_table_add (search->told, pair_text (of_a, of_b)))
    return;
  g_array_append_val (search->pairs, pair);
}

static void
tell_codes (Search *search)
{
  guint n;
  PvRecord *const *records = pv_model_list (search->model, search->kind->kind, &n);
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; search->code != NULL && i < n; i++)
    {
      PvValue value = pv_record_get_cell (records[i], search->code->slot);
      gpointer other;

      if (value.kind != PV_VALUE_TEXT)
        continue;
      if (g_hash_table_lookup_extended (first, value.text, NULL, &other))
        told_cb (pv_record_get_id (other), pv_record_get_id (records[i]), PV_ALIKE_CODE, search);
      else
        g_hash_table_insert (first, (gpointer) value.text, records[i]);
    }
}

static void
read_identity (Search *search)
{
  g_auto (GStrv) columns = g_strsplit (search->kind->identity, ",", -1);
  const PvFieldInfo *first = pv_kind_find (search->kind, columns[0]);

  g_ptr_array_set_size (search->identity, 0);
  for (guint i = 0; columns[i] != NULL; i++)
    if (!g_str_equal (columns[i], "name"))
      g_ptr_array_add (search->identity, (gpointer) pv_kind_find (search->kind, columns[i]));
  search->code = first->type == PV_TYPE_CODE || first->type == PV_TYPE_TEXT ? first : NULL;
}

static gboolean
search_kind (Search *search, const int *cancelled)
{
  PvAlikeNames *names;
  gboolean going = TRUE;

  search->sort = pv_kind_find (search->kind, "kind");
  read_identity (search);
  tell_codes (search);
  names = pv_alike_names_new (search->model, search->kind->kind, search->former);
  for (guint i = 0; i < pv_alike_names_count (names); i++)
    pv_alike_names_meet_exact (names, i, told_cb, search);
  for (guint i = 0; going && i < pv_alike_names_count (names); i++)
    {
      going = cancelled == NULL || !g_atomic_int_get (cancelled);
      if (going)
        pv_alike_names_meet_near (names, i, told_cb, search);
    }
  pv_alike_names_free (names);
  return going;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const PvAlikePair *left = a, *right = b;

  if (left->kind != right->kind)
    return left->kind - right->kind;
  if (left->why != right->why)
    return (int) left->why - (int) right->why;
  if (left->one != right->one)
    return left->one < right->one ? -1 : 1;
  return left->other < right->other ? -1 : 1;
}

GArray *
pv_alike_pairs (const GArray *former, const PvModel *model, const int *cancelled)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (PvAlikePair));
  g_autoptr (GPtrArray) identity = g_ptr_array_new ();
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { .model = model, .former = former, .identity = identity, .told = told, .pairs = pairs };
  gboolean done = TRUE;
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n);

  tell_spoken_of (&search);
  for (guint i = 0; i < n && done; i++)
    if (pv_alike_has_name (&kinds[i]))
      {
        search.kind = &kinds[i];
        done = search_kind (&search, cancelled);
      }
  g_array_sort (pairs, compare_pairs);
  return done ? g_steal_pointer (&pairs) : NULL;
}
