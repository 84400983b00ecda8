/* What records were called before: the log knows. A record that was joined with another leaves it its names, too. */
#include "store/pv-store-private.h"

#define MOST_JOINED 100

static void
old_name_clear (gpointer data)
{
  g_free (((PvStoreOldName *) data)->name);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  PvId left = *(const PvId *) a, right = *(const PvId *) b;

  return left < right ? -1 : left > right;
}

/* Who was joined with whom, as far as the last word on it is a joining, or the redoing of one. A redoing undoes an undoing. */
static const char JOINED[] =
  "SELECT o.tbl, o.row, c.id FROM change AS c JOIN op AS o ON o.org = c.org AND o.ctr = c.ctr"
  " LEFT JOIN change AS u ON c.verb = ?3 AND u.org = c.undoes_org AND u.ctr = c.undoes_ctr"
  " LEFT JOIN change AS m ON m.org = u.undoes_org AND m.ctr = u.undoes_ctr"
  " WHERE o.col = ?1 AND o.new = 1 AND o.tbl = c.kind AND o.row <> c.id AND (c.verb = ?2 OR m.verb = ?2)"
  " AND NOT EXISTS (SELECT 1 FROM op AS n WHERE n.tbl = o.tbl AND n.row = o.row AND n.col = o.col AND (n.hlc, n.org) > (o.hlc, o.org))";

static gboolean
read_joined (PvStore *store, GHashTable *joined, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, JOINED, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, PV_STORE_COL_DELETED);
  sqlite3_bind_int (statement, 2, PV_VERB_MERGE);
  sqlite3_bind_int (statement, 3, PV_VERB_REDO);
  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row)
        {
          PvId gone = sqlite3_column_int64 (statement, 1), stays = sqlite3_column_int64 (statement, 2);

          g_hash_table_insert (joined, g_memdup2 (&gone, sizeof gone), g_memdup2 (&stays, sizeof stays));
        }
    }
  return TRUE;
}

/* The record that is there in the place of @id, and which one was joined with it; PV_NO_ID when there is none. */
static PvId
who_has_the_names (const PvModel *model, GHashTable *joined, PvId id, PvId *from)
{
  *from = id;
  for (guint steps = 0; pv_model_get (model, id) == NULL; steps++)
    {
      const PvId *next = g_hash_table_lookup (joined, &id);

      if (next == NULL || steps == MOST_JOINED)
        return PV_NO_ID;
      *from = id;
      id = *next;
    }
  return id;
}

static gboolean
leads_to (GHashTable *joined, PvId id, PvId wanted)
{
  const PvId *next = &id;

  for (guint steps = 0; next != NULL && steps < MOST_JOINED; steps++)
    {
      if (*next == wanted)
        return TRUE;
      next = g_hash_table_lookup (joined, next);
    }
  return FALSE;
}

GArray *
pv_store_joined_with (PvStore *store, PvId id, GError **error)
{
  g_autoptr (GHashTable) joined = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
  g_autoptr (GArray) with = g_array_new (FALSE, FALSE, sizeof (PvId));
  GHashTableIter iter;
  gpointer gone;

  if (!read_joined (store, joined, error))
    return NULL;

  g_hash_table_iter_init (&iter, joined);
  while (g_hash_table_iter_next (&iter, &gone, NULL))
    if (*(PvId *) gone != id && leads_to (joined, *(PvId *) gone, id))
      g_array_append_val (with, *(PvId *) gone);
  g_array_sort (with, compare_ids);
  return g_steal_pointer (&with);
}

static gboolean
stands_there (const PvModel *model, PvId id, guint slot, const char *name)
{
  PvValue value = pv_record_get_cell (pv_model_get (model, id), slot);

  return value.kind == PV_VALUE_TEXT && g_str_equal (value.text, name);
}

static const char NAMES[] = "SELECT row, col, new FROM op WHERE tbl = ?1 AND col BETWEEN ?2 AND ?3 AND new IS NOT NULL";

static gboolean
read_field (PvStore *store, const PvModel *model, GHashTable *joined, const PvFieldInfo *field, GArray *names, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, NAMES, error);
  gboolean row = TRUE;
  int first = PV_STORE_COL (field, PV_LANG_FIRST);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, PV_FIELD_KIND (field->field));
  sqlite3_bind_int (statement, 2, first);
  sqlite3_bind_int (statement, 3, PV_STORE_COL (field, PV_LANG_LAST));
  while (row)
    {
      PvId id, now, from;
      const char *name;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      id = sqlite3_column_int64 (statement, 0);
      name = (const char *) sqlite3_column_text (statement, 2);
      now = who_has_the_names (model, joined, id, &from);
      if (now != PV_NO_ID && name != NULL && !(now == id && stands_there (model, id, field->slot + (guint) (sqlite3_column_int (statement, 1) - first), name)))
        {
          PvStoreOldName old = { now, from, g_strdup (name) };

          g_array_append_val (names, old);
        }
    }
  return TRUE;
}

GArray *
pv_store_old_names (PvStore *store, const PvModel *model, GError **error)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (PvStoreOldName));
  g_autoptr (GHashTable) joined = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, g_free);
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (model), &n);

  g_array_set_clear_func (names, old_name_clear);
  if (store->n_changes < 2)
    return g_steal_pointer (&names);
  if (!read_joined (store, joined, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      const PvFieldInfo *name = pv_kind_find (&kinds[i], "name");

      if (name != NULL && name->type == PV_TYPE_TRANSLATED && store->tables->by_kind[kinds[i].kind] != NULL
          && !read_field (store, model, joined, name, names, error))
        return NULL;
    }
  return g_steal_pointer (&names);
}
