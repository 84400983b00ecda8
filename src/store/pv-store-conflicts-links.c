/* What the model does not keep since two people changed it apart: links to what is gone, circles, empty required fields. */
#include "store/pv-store-conflicts-private.h"

#define MOST_JOINED 100
#define LONGEST_CHAIN 10000

static const char REMOVAL[] = "SELECT o.org, o.ctr, o.hlc, o.new, c.verb, c.id FROM op AS o JOIN change AS c ON c.org = o.org AND c.ctr = o.ctr"
                              " WHERE o.tbl = ?1 AND o.row = ?2 AND o.col = ?3 ORDER BY o.hlc DESC, o.org DESC LIMIT 1";

typedef struct
{
  gint64 org;
  gint64 ctr;
  gint64 hlc;
  PvId joined;                 /* the record that this one was joined into */
} Removal;

static gboolean
read_removal (PvStore *store, PvKind kind, PvId id, Removal *removal, gboolean *found, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, REMOVAL, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, id);
  sqlite3_bind_int64 (statement, 3, PV_STORE_COL_DELETED);
  if (!pv_sql_step (store->sql, statement, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  *removal = (Removal) { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 2),
                         sqlite3_column_int (statement, 4) == PV_VERB_MERGE ? sqlite3_column_int64 (statement, 5) : PV_NO_ID };
  sqlite3_reset (statement);
  return TRUE;
}

/* A reference to anything does not say to what. */
static gboolean
find_kind (PvStore *store, const PvFieldInfo *field, PvId id, PvKind *kind, Removal *removal, GError **error)
{
  gboolean found = FALSE;

  *kind = (PvKind) field->of;
  if (*kind != PV_ANY_KIND)
    return read_removal (store, *kind, id, removal, &found, error);

  for (guint k = 0; !found && k < G_N_ELEMENTS (store->tables->by_kind); k++)
    if (store->tables->by_kind[k] != NULL)
      {
        if (!read_removal (store, (PvKind) k, id, removal, &found, error))
          return FALSE;
        *kind = found ? (PvKind) k : PV_ANY_KIND;
      }

  return TRUE;
}

/* The record that the removed one is now, over several joinings. */
static gboolean
follow_joinings (PvStore *store, const PvModel *model, PvKind kind, const Removal *first, PvId *instead, GError **error)
{
  PvId id = first->joined;

  for (guint steps = 0; id != PV_NO_ID && steps < MOST_JOINED; steps++)
    {
      Removal removal = { 0 };
      gboolean found;

      if (pv_model_get (model, id) != NULL)
        {
          *instead = id;
          return TRUE;
        }
      if (!read_removal (store, kind, id, &removal, &found, error))
        return FALSE;
      id = removal.joined;
    }

  return TRUE;
}

static gboolean
add_link (PvStore *store, const PvModel *model, const PvRecord *record, const PvFieldInfo *field, GPtrArray *conflicts, GError **error)
{
  PvConflict *conflict = pv_conflict_new (PV_CONFLICT_LINK, pv_record_get_kind (record), pv_record_get_id (record));
  Removal removal = { 0 };
  PvConflictHead *head;

  g_ptr_array_add (conflicts, conflict);
  conflict->field = field;
  conflict->other = pv_record_get_cell (record, field->slot).integer;
  if (!find_kind (store, field, conflict->other, &conflict->other_kind, &removal, error)
      || !follow_joinings (store, model, conflict->other_kind, &removal, &conflict->instead, error))
    return FALSE;
  if (removal.org == 0)
    return TRUE;

  head = pv_conflict_head_new (store, removal.org, removal.ctr, removal.hlc, error);
  if (head == NULL)
    return FALSE;
  head->removes = TRUE;
  g_ptr_array_add (conflict->heads, head);
  return TRUE;
}

/* The records of the circle that @record is in, when it is the one with the least id there: it is told once. NULL otherwise.
 * (transfer full) (element-type PvRecord) */
static GPtrArray *
circle_from (const PvModel *model, const PvRecord *record, const PvFieldInfo *field)
{
  g_autoptr (GPtrArray) circle = g_ptr_array_new ();
  const PvRecord *next = record;

  while (next != NULL && circle->len < LONGEST_CHAIN && pv_record_get_id (next) >= pv_record_get_id (record))
    {
      g_ptr_array_add (circle, (gpointer) next);
      next = pv_model_follow (model, next, field->field);
      if (next == record)
        return g_steal_pointer (&circle);
    }

  return NULL;
}

static const char WRITER[] = "SELECT org, ctr, hlc, new FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 ORDER BY hlc DESC, org DESC LIMIT 1";
static const char EMPTIER[] = "SELECT org, ctr, hlc, old FROM op WHERE tbl = ?1 AND row = ?2 AND col = ?3 AND old IS NOT NULL AND new IS NULL"
                              " ORDER BY hlc DESC, org DESC LIMIT 1";

/* @head receives who did it and the value, or NULL when nobody did. */
static gboolean
read_doer (PvStore *store, const char *query, PvKind kind, PvId id, int col, PvConflictHead **head, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, query, error);
  gboolean found;
  PvValue value;

  *head = NULL;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, id);
  sqlite3_bind_int64 (statement, 3, col);
  if (!pv_sql_step (store->sql, statement, &found, error))
    return FALSE;
  if (!found)
    return TRUE;

  *head = pv_conflict_head_new (store, sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
                                sqlite3_column_int64 (statement, 2), error);
  if (*head == NULL)
    return FALSE;
  value = pv_store_column (statement, 3);
  (*head)->value = value.kind;
  (*head)->integer = value.integer;
  (*head)->text = value.kind == PV_VALUE_TEXT ? g_strdup (value.text) : NULL;
  (*head)->id = id;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
add_circle (PvStore *store, const PvModel *model, const PvRecord *record, const PvFieldInfo *field, GPtrArray *conflicts, GError **error)
{
  g_autoptr (GPtrArray) circle = circle_from (model, record, field);
  PvConflict *conflict;

  if (circle == NULL)
    return TRUE;

  conflict = pv_conflict_new (PV_CONFLICT_CIRCLE, pv_record_get_kind (record), pv_record_get_id (record));
  conflict->field = field;
  conflict->other_kind = conflict->kind;
  g_ptr_array_add (conflicts, conflict);
  for (guint i = 0; i < circle->len; i++)
    {
      PvConflictHead *head;

      if (!read_doer (store, WRITER, conflict->kind, pv_record_get_id (g_ptr_array_index (circle, i)), PV_STORE_COL (field, PV_LANG_NONE), &head,
                      error))
        return FALSE;
      if (head != NULL)
        g_ptr_array_add (conflict->heads, head);
    }

  return TRUE;
}

/* What stood in each of its cells before it was emptied; personal words are not offered again. */
static gboolean
add_missing (PvStore *store, const PvRecord *record, const PvFieldInfo *field, GPtrArray *conflicts, GError **error)
{
  const PvStoreTable *table = store->tables->by_kind[pv_record_get_kind (record)];
  PvConflict *conflict = pv_conflict_new (PV_CONFLICT_MISSING, pv_record_get_kind (record), pv_record_get_id (record));

  conflict->field = field;
  g_ptr_array_add (conflicts, conflict);
  for (guint i = 0; field->type != PV_TYPE_PERSONAL && i < pv_field_n_cells (field); i++)
    {
      const PvStoreCell *cell = &table->cells[field->slot + i];
      PvConflictHead *head;

      if (!read_doer (store, EMPTIER, conflict->kind, conflict->id, cell->col, &head, error))
        return FALSE;
      if (head == NULL)
        continue;
      head->lang = cell->lang;
      g_ptr_array_add (conflict->heads, head);
    }

  return TRUE;
}

static gboolean
look_at_field (PvStore *store, const PvModel *model, const PvRecord *record, const PvFieldInfo *field, GPtrArray *conflicts, GError **error)
{
  PvId referred;

  if (field->flags & PV_FIELD_REQUIRED && !pv_record_has (record, field->field) && !add_missing (store, record, field, conflicts, error))
    return FALSE;
  if (field->type != PV_TYPE_REFERENCE)
    return TRUE;

  referred = pv_record_get_cell (record, field->slot).integer;
  if (referred == PV_NO_ID)
    return TRUE;
  if (pv_model_get (model, referred) == NULL)
    return add_link (store, model, record, field, conflicts, error);
  if (field->of == pv_record_get_kind (record) && PV_FIELD_CODE (field->field) != PV_COMMON_VERIFIED_BY)
    return add_circle (store, model, record, field, conflicts, error);
  return TRUE;
}

static gboolean
look_at_kind (PvStore *store, const PvModel *model, const PvKindInfo *kind, GPtrArray *conflicts, GError **error)
{
  guint n;
  PvRecord *const *records = pv_model_list (model, kind->kind, &n);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const PvFieldInfo *field = &kind->fields[f];

      if (field->type != PV_TYPE_REFERENCE && !(field->flags & PV_FIELD_REQUIRED))
        continue;
      for (guint i = 0; i < n; i++)
        if (!look_at_field (store, model, records[i], field, conflicts, error))
          return FALSE;
    }

  return TRUE;
}

gboolean
pv_conflicts_add_links (PvStore *store, const PvModel *model, GPtrArray *conflicts, GError **error)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n);

  for (guint k = 0; k < n; k++)
    if (!look_at_kind (store, model, &kinds[k], conflicts, error))
      return FALSE;

  return TRUE;
}
