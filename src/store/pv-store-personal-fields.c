/* Words about persons in the fields of records: each version of a text, and how it belongs to a person. */
#include "store/pv-store-personal-private.h"

#include "store/pv-store-private.h"

static const char VERSIONS[]
  = "SELECT o.row, CAST (o.new AS INTEGER), c.at FROM op AS o JOIN change AS c ON c.org = o.org AND c.ctr = o.ctr"
    " WHERE o.tbl = ?1 AND o.col = ?2 ORDER BY o.row, o.hlc, o.org";

static gboolean
each_version (PvStore *store, const PvFieldInfo *field, int col, PvStoreEachWords each, gpointer data, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, VERSIONS, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, PV_FIELD_KIND (field->field));
  sqlite3_bind_int64 (statement, 2, col);
  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row)
        each (field, sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 2), data);
    }

  return TRUE;
}

gboolean
pv_store_each_words (PvStore *store, PvStoreEachWords each, gpointer data, GError **error)
{
  for (guint k = 0; k < G_N_ELEMENTS (store->tables->by_kind); k++)
    {
      const PvStoreTable *table = store->tables->by_kind[k];

      for (guint i = 0; table != NULL && i < table->info->n_slots; i++)
        if (table->cells[i].field->type == PV_TYPE_PERSONAL
            && !each_version (store, table->cells[i].field, table->cells[i].col, each, data, error))
          return FALSE;
    }

  return TRUE;
}

static PvHeldWords *
version_with_id (PvHeld *held, PvId id)
{
  for (guint i = 0; i < held->words->len; i++)
    {
      PvHeldWords *words = g_ptr_array_index (held->words, i);

      if (words->id == id)
        return words;
    }

  return NULL;
}

/* Versions come oldest first. An undo brings an older one back: it stands again. */
void
pv_person_note_version (const PvFieldInfo *field, PvId row, PvId id, gint64 at_ms, gpointer data)
{
  PvPersonSearch *search = data;
  PvHeld *held = search->cells->len > 0 ? g_ptr_array_index (search->cells, search->cells->len - 1) : NULL;
  PvPersonText *text = pv_person_text_of (search, id);
  PvHeldWords *words;

  if (held == NULL || held->record != row || held->field != field->field)
    {
      held = pv_held_new (PV_HELD_FIELD);
      held->kind = PV_FIELD_KIND (field->field);
      held->record = row;
      held->field = field->field;
      g_ptr_array_add (search->cells, held);
    }
  for (guint i = 0; i < held->words->len; i++)
    {
      words = g_ptr_array_index (held->words, i);
      if (words->to_ms == 0)
        words->to_ms = at_ms;
    }
  if (text == NULL)
    return;

  text->placed = TRUE;
  words = version_with_id (held, id);
  if (words == NULL)
    {
      words = pv_held_add_words (held, id, text->words);
      words->from_ms = at_ms;
    }
  words->to_ms = 0;
}

/* What is known of the person's stay in one record. */
typedef struct
{
  gboolean found;              /* a version of a field fits, surely */
  gboolean perhaps;            /* a version is alike */
  gboolean stands;             /* one that fits stands there now */
  gint64 left_ms;              /* when other words took the place of the last one that fits; 0: they did not */
} Stay;

static void
note_stay (PvPersonSearch *search, const PvHeld *held, Stay *stay)
{
  gboolean other_stands = FALSE;
  gint64 left = 0;

  for (guint i = 0; i < held->words->len; i++)
    {
      const PvHeldWords *words = g_ptr_array_index (held->words, i);
      const PvPersonText *text = pv_person_text_of (search, words->id);

      if (text == NULL)
        continue;
      stay->found = stay->found || (text->fits && text->surely);
      stay->perhaps = stay->perhaps || text->fits;
      stay->stands = stay->stands || (text->fits && words->to_ms == 0);
      other_stands = other_stands || (!text->fits && words->to_ms == 0);
      if (text->fits)
        left = MAX (left, words->to_ms);
    }
  if (other_stands && left > 0)
    stay->left_ms = MAX (stay->left_ms, left);
}

static PvHeldHow
how_of (PvPersonSearch *search, const PvHeldWords *words, const Stay *stay)
{
  const PvPersonText *text = pv_person_text_of (search, words->id);

  if (text != NULL && text->fits)
    return text->surely ? PV_HELD_FOUND : PV_HELD_PERHAPS;
  if (!stay->found)
    return PV_HELD_PERHAPS;
  /* Somebody followed: what stands there now, or came later, is more likely theirs. */
  if (!stay->stands && stay->left_ms > 0 && (words->to_ms == 0 || words->from_ms >= stay->left_ms))
    return PV_HELD_PERHAPS;
  return PV_HELD_BESIDE;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const PvHeldWords *left = *(PvHeldWords *const *) a, *right = *(PvHeldWords *const *) b;

  if (left->from_ms != right->from_ms)
    return right->from_ms > left->from_ms ? 1 : -1;
  return (right->id > left->id) - (right->id < left->id);
}

/* @cells lists the fields of a kind one after the other; those of a record belong together. */
static gboolean
keep_record (PvPersonSearch *search, GPtrArray *cells)
{
  Stay stay = { FALSE };

  for (guint i = 0; i < cells->len; i++)
    note_stay (search, g_ptr_array_index (cells, i), &stay);
  if (!stay.perhaps)
    return FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      PvHeld *held = g_ptr_array_index (cells, i);

      for (guint w = 0; w < held->words->len; w++)
        {
          PvHeldWords *words = g_ptr_array_index (held->words, w);

          words->how = how_of (search, words, &stay);
        }
      g_ptr_array_sort (held->words, newest_first);
    }

  return TRUE;
}

static int
by_record (gconstpointer a, gconstpointer b)
{
  const PvHeld *left = *(PvHeld *const *) a, *right = *(PvHeld *const *) b;

  if (left->record != right->record)
    return left->record < right->record ? -1 : 1;
  return (left->field > right->field) - (left->field < right->field);
}

void
pv_person_find_in_fields (PvPersonSearch *search)
{
  g_ptr_array_sort (search->cells, by_record);
  for (guint i = 0, end; i < search->cells->len; i = end)
    {
      PvId record = ((PvHeld *) g_ptr_array_index (search->cells, i))->record;
      g_autoptr (GPtrArray) of_record = g_ptr_array_new ();

      for (end = i; end < search->cells->len && ((PvHeld *) g_ptr_array_index (search->cells, end))->record == record; end++)
        g_ptr_array_add (of_record, g_ptr_array_index (search->cells, end));
      if (!keep_record (search, of_record))
        continue;
      for (guint c = i; c < end; c++)
        if (((PvHeld *) g_ptr_array_index (search->cells, c))->words->len > 0)
          g_ptr_array_add (search->holdings->places, g_steal_pointer (&search->cells->pdata[c]));
    }
}
