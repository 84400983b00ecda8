/* Two records that are likely the same thing: the same code, or the same folded name and kind, or whatever else the table of
 * kinds calls their identity. Only records of two replicas are held against each other: what one laptop made twice, it meant,
 * and an import never doubles. Folding names costs most, and a record never changes: what one says is kept by the store for as
 * long as the model holds that very record. */
#include "store/pv-store-conflicts-private.h"

/* What a record says about what it is. */
typedef struct
{
  PvId id;
  PvRecord *record;
  GPtrArray *keys;             /* texts; records of one key are likely the same */
  gboolean met;                /* in the search that runs */
} Saying;

typedef struct
{
  const PvModel *model;
  GHashTable *sayings;         /* PvId -> Saying, of the store */
  GPtrArray *found;
  GHashTable *spoken_of;       /* pairs in `same_as`, as texts */
  const PvKindInfo *kind;
  GPtrArray *fields;           /* PvFieldInfo: the identity without its code, and `kind` */
  const PvFieldInfo *code;     /* which alone says it, or NULL */
  GHashTable *by_key;          /* text of a Saying -> GArray of PvId */
  GHashTable *pairs;           /* found so far, as texts */
} Search;

static char *
pair_text (PvId a, PvId b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static GHashTable *
find_spoken_of (const PvModel *model)
{
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;
  PvRecord *const *records = pv_kinds_kind (pv_model_get_kinds (model), PV_SAME_AS) ? pv_model_list (model, PV_SAME_AS, &n) : NULL;

  for (guint i = 0; i < n; i++)
    g_hash_table_add (pairs, pair_text (pv_record_get_reference (records[i], PV_SAME_AS_ONE),
                                        pv_record_get_reference (records[i], PV_SAME_AS_OTHER)));

  return pairs;
}

static gboolean
is_code (const PvFieldInfo *field)
{
  return field->type == PV_TYPE_CODE || field->type == PV_TYPE_TEXT;
}

static void
read_identity (Search *search)
{
  g_auto (GStrv) columns = g_strsplit (search->kind->identity, ",", -1);
  const PvFieldInfo *kind = pv_kind_find (search->kind, "kind");

  g_ptr_array_set_size (search->fields, 0);
  search->code = NULL;
  for (guint i = 0; columns[i] != NULL; i++)
    {
      const PvFieldInfo *field = pv_kind_find (search->kind, columns[i]);

      if (field != NULL && i == 0 && is_code (field) && columns[1] != NULL)
        search->code = field;
      else if (field != NULL)
        g_ptr_array_add (search->fields, (gpointer) field);
    }
  if (kind != NULL && kind->type == PV_TYPE_CHOICE && !g_ptr_array_find (search->fields, kind, NULL))
    g_ptr_array_add (search->fields, (gpointer) kind);
}

/* FALSE when the cell says nothing that would tell this record from others. */
static gboolean
append_field (GString *key, const PvRecord *record, const PvFieldInfo *field, PvLang lang)
{
  PvValue value = pv_record_get_cell (record, field->slot + (field->type == PV_TYPE_TRANSLATED ? lang - PV_LANG_FIRST : 0));
  g_autofree char *folded = NULL;

  if (value.kind == PV_VALUE_TEXT)
    folded = pv_text_fold (value.text);
  if (pv_field_is_text (field) && (folded == NULL || *folded == '\0'))
    return FALSE;

  g_string_append_printf (key, "|%" G_GINT64_FORMAT "|%s", value.kind == PV_VALUE_INT ? value.integer : 0, folded ? folded : "");
  return TRUE;
}

static gboolean
has_translated (const Search *search)
{
  for (guint i = 0; i < search->fields->len; i++)
    if (((const PvFieldInfo *) search->fields->pdata[i])->type == PV_TYPE_TRANSLATED)
      return TRUE;

  return FALSE;
}

static gboolean
codes_differ (const Search *search, PvId a, PvId b)
{
  const PvRecord *left = pv_model_get (search->model, a), *right = pv_model_get (search->model, b);
  PvValue of_left, of_right;

  if (search->code == NULL)
    return FALSE;

  of_left = pv_record_get_cell (left, search->code->slot);
  of_right = pv_record_get_cell (right, search->code->slot);
  return of_left.kind != PV_VALUE_NONE && of_right.kind != PV_VALUE_NONE && !pv_value_equal (of_left, of_right);
}

static void
note_pair (Search *search, PvId a, PvId b)
{
  g_autofree char *pair = pair_text (a, b);
  PvConflict *conflict;

  if (pv_id_replica (a) == pv_id_replica (b) || codes_differ (search, a, b) || g_hash_table_contains (search->spoken_of, pair)
      || !g_hash_table_add (search->pairs, g_steal_pointer (&pair)))
    return;

  conflict = pv_conflict_new (PV_CONFLICT_DUPLICATE, search->kind->kind, MIN (a, b));
  conflict->other_kind = search->kind->kind;
  conflict->other = MAX (a, b);
  conflict->minor = search->kind->page == PV_PAGE_NONE || search->kind->kind == PV_VIEW;
  g_ptr_array_add (search->found, conflict);
}

/* Each is held against the first of its key alone: ten of the same make nine questions. */
static void
take_key (Search *search, const char *key, PvId id)
{
  GArray *ids = g_hash_table_lookup (search->by_key, key);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (PvId));
      g_hash_table_insert (search->by_key, (gpointer) key, ids);
    }
  for (guint i = 0; i < ids->len; i++)
    if (pv_id_replica (g_array_index (ids, PvId, i)) != pv_id_replica (id))
      {
        note_pair (search, g_array_index (ids, PvId, i), id);
        break;
      }
  g_array_append_val (ids, id);
}

static GPtrArray *
keys_of (const Search *search, const PvRecord *record)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  PvLang last = has_translated (search) ? PV_LANG_LAST : PV_LANG_FIRST;
  g_autoptr (GString) key = g_string_new ("code");

  if (search->code != NULL && append_field (key, record, search->code, PV_LANG_FIRST))
    g_ptr_array_add (keys, g_strdup (key->str));

  for (PvLang lang = PV_LANG_FIRST; lang <= last; lang++)
    {
      gboolean says = search->fields->len > 0;

      g_string_printf (key, "%d", (int) lang);
      for (guint i = 0; says && i < search->fields->len; i++)
        says = append_field (key, record, search->fields->pdata[i], lang);
      if (says)
        g_ptr_array_add (keys, g_strdup (key->str));
    }
  return keys;
}

static void
saying_free (gpointer data)
{
  Saying *saying = data;

  pv_record_unref (saying->record);
  g_ptr_array_unref (saying->keys);
  g_free (saying);
}

static void
take_record (Search *search, PvRecord *record)
{
  PvId id = pv_record_get_id (record);
  Saying *saying = g_hash_table_lookup (search->sayings, &id);

  if (saying == NULL || saying->record != record)
    {
      saying = g_new0 (Saying, 1);
      *saying = (Saying) { .id = id, .record = pv_record_ref (record), .keys = keys_of (search, record) };
      g_hash_table_replace (search->sayings, &saying->id, saying);
    }
  saying->met = TRUE;
  for (guint i = 0; i < saying->keys->len; i++)
    take_key (search, saying->keys->pdata[i], id);
}

/* For the search after this one. */
static gboolean
is_gone (gpointer key G_GNUC_UNUSED, gpointer value, gpointer data G_GNUC_UNUSED)
{
  Saying *saying = value;
  gboolean gone = !saying->met;

  saying->met = FALSE;
  return gone;
}

static gboolean
of_two_replicas (PvRecord *const *records, guint n)
{
  return n > 1 && pv_id_replica (pv_record_get_id (records[0])) != pv_id_replica (pv_record_get_id (records[n - 1]));
}

static void
search_kind (Search *search)
{
  guint n;
  PvRecord *const *records = pv_model_list (search->model, search->kind->kind, &n);

  /* By rising id: the first and the last tell whether all are of one. */
  if (search->kind->kind == PV_SAME_AS || search->kind->identity == NULL || !of_two_replicas (records, n))
    return;

  read_identity (search);
  g_hash_table_remove_all (search->by_key);
  for (guint i = 0; i < n; i++)
    take_record (search, records[i]);
}

GPtrArray *
pv_conflicts_find_duplicates (PvStore *store, const PvModel *model)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_conflict_free);
  g_autoptr (GHashTable) spoken_of = find_spoken_of (model);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  Search search = { .model = model, .found = found, .sayings = store->sayings, .spoken_of = spoken_of, .fields = fields, .by_key = by_key, .pairs = pairs };
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n);

  if (search.sayings == NULL)
    search.sayings = store->sayings = g_hash_table_new_full (pv_id_hash, pv_id_equal, NULL, saying_free);

  for (guint k = 0; k < n; k++)
    {
      search.kind = &kinds[k];
      search_kind (&search);
    }

  g_hash_table_foreach_remove (store->sayings, is_gone, NULL);
  return found;
}
