/* Rows as records. */
#include "store/pv-store-private.h"

PvValue
pv_store_column (sqlite3_stmt *statement, int column)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      return PV_VALUE_OF_INT (sqlite3_column_int64 (statement, column));
    case SQLITE_TEXT:
      return PV_VALUE_OF_TEXT ((const char *) sqlite3_column_text (statement, column));
    default:
      return PV_VALUE_EMPTY;
    }
}

void
pv_store_bind (sqlite3_stmt *statement, int place, PvValue value)
{
  switch (value.kind)
    {
    case PV_VALUE_INT:
      sqlite3_bind_int64 (statement, place, value.integer);
      break;
    case PV_VALUE_TEXT:
      sqlite3_bind_text (statement, place, value.text, -1, SQLITE_STATIC);
      break;
    case PV_VALUE_NONE:
    default:
      sqlite3_bind_null (statement, place);
      break;
    }
}

PvRecord *
pv_store_record_of (PvStore *store, const PvStoreTable *table, PvId id, PvValue *values, GError **error)
{
  g_autoptr (GPtrArray) words = NULL;

  for (guint i = 0; i < table->info->n_slots; i++)
    {
      g_autoptr (GError) local = NULL;

      if (values[i].kind != PV_VALUE_TEXT || table->cells[i].field->type != PV_TYPE_PERSONAL)
        continue;

      values[i] = PV_VALUE_OF_TEXT (pv_store_personal_words (store, values[i].text, &local));
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (values[i].text == NULL)
        values[i] = PV_VALUE_EMPTY;
      else
        {
          words = words ? words : g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (words, (gpointer) values[i].text);
        }
    }

  return pv_record_new (table->info, id, values);
}

/* The row @statement stands on. */
static PvRecord *
row_to_record (PvStore *store, const PvStoreTable *table, sqlite3_stmt *statement, GError **error)
{
  PvValue values[PV_MAX_SLOTS];

  for (guint i = 0; i < table->info->n_slots; i++)
    values[i] = pv_store_column (statement, (int) i + 2);
  return pv_store_record_of (store, table, sqlite3_column_int64 (statement, 0), values, error);
}

static gboolean
load_kind (PvStore *store, const PvStoreTable *table, GPtrArray *records, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, table->load, error);
  PvId last = PV_NO_ID;
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      PvRecord *record;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      /* Pages that are not what they were may tell a row twice. */
      if (sqlite3_column_int64 (statement, 0) <= last)
        return pv_store_error_set (error, NULL, SQLITE_CORRUPT, store->sql->path);
      last = sqlite3_column_int64 (statement, 0);
      record = row_to_record (store, table, statement, error);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (records, record);
    }
}

void
pv_store_forget_pages (PvStore *store)
{
  sqlite3_db_release_memory (store->sql->db);
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pv_record_unref);
}

/* Takes @records. */
static void
fill (PvModel *model, GPtrArray *records)
{
  g_ptr_array_set_free_func (records, NULL);
  pv_model_fill (model, records);
}

gboolean
pv_store_load (PvStore *store, PvModel *model, GError **error)
{
  g_autoptr (GPtrArray) records = new_records ();

  for (guint k = 0; k < G_N_ELEMENTS (store->tables->by_kind); k++)
    if (store->tables->by_kind[k] != NULL && !load_kind (store, store->tables->by_kind[k], records, error))
      return FALSE;

  fill (model, g_steal_pointer (&records));
  return TRUE;
}

/* Each of two threads takes the next kind that nobody has taken. */
typedef struct
{
  PvStore *stores[2];
  gint next;
  GPtrArray *by_kind[G_N_ELEMENTS (((PvStoreTables *) NULL)->by_kind)];
  GError *errors[2];
} Loading;

static void
load_kinds (Loading *loading, guint which)
{
  PvStore *store = loading->stores[which];
  guint k;

  while ((k = (guint) g_atomic_int_add (&loading->next, 1)) < G_N_ELEMENTS (loading->by_kind) && loading->errors[which] == NULL)
    if (store->tables->by_kind[k] != NULL)
      {
        loading->by_kind[k] = new_records ();
        load_kind (store, store->tables->by_kind[k], loading->by_kind[k], &loading->errors[which]);
      }
}

static void
load_here (gpointer loading)
{
  load_kinds (loading, 0);
}

static void
load_there (gpointer loading)
{
  load_kinds (loading, 1);
}

gboolean
pv_store_load_by_two (PvStore *store, PvStore *other, PvModel *model, GError **error)
{
  Loading loading = { .stores = { store, other } };
  g_autoptr (GPtrArray) records = new_records ();
  gboolean fine;

  pv_worker_both (load_here, load_there, &loading);
  for (guint k = 0; k < G_N_ELEMENTS (loading.by_kind); k++)
    if (loading.by_kind[k] != NULL)
      g_ptr_array_extend_and_steal (records, loading.by_kind[k]);
  fine = loading.errors[0] == NULL && loading.errors[1] == NULL;
  if (fine)
    fill (model, g_steal_pointer (&records));
  else
    g_propagate_error (error, loading.errors[0] ? g_steal_pointer (&loading.errors[0]) : g_steal_pointer (&loading.errors[1]));
  g_clear_error (&loading.errors[1]);
  return fine;
}

PvRecord *
pv_store_read (PvStore *store, PvKind kind, PvId id, gboolean *removed, GError **error)
{
  const PvStoreTable *table = store->tables->by_kind[kind];
  sqlite3_stmt *statement = table ? pv_sql_prepare (store->sql, table->select, error) : NULL;
  PvRecord *record = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  if (!pv_sql_step (store->sql, statement, &row, error) || !row)
    return NULL;

  record = row_to_record (store, table, statement, error);
  *removed = sqlite3_column_int64 (statement, 1) != 0;
  sqlite3_reset (statement);
  return record;
}
