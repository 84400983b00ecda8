/* Where words about a person stand: in fields, as names of authors and of computers. */
#include "store/pv-store-erase.h"

#include "store/pv-store-private.h"

#include <string.h>

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

/* --- one person --- */

typedef struct
{
  char *words;
  gboolean fits;
  gboolean surely;
  gboolean placed;             /* it was found somewhere */
} Text;

typedef struct
{
  PvStore *store;
  GHashTable *texts;           /* PvId * -> Text: all there are */
  GPtrArray *cells;            /* PvHeld: of the fields, whether they fit or not */
  PvHoldings *holdings;
  GHashTable *signed_here;     /* replicas of which changes were signed by the person */
  GHashTable *signed_by_others;
} Search;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->words);
  g_free (text);
}

static Text *
text_of (Search *search, PvId id)
{
  return id != 0 ? g_hash_table_lookup (search->texts, &id) : NULL;
}

static gboolean
read_texts (Search *search, const char *query, GError **error)
{
  PvSql *sql = search->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT id, text FROM pii", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      PvId id;
      Text *text;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      id = sqlite3_column_int64 (statement, 0);
      text = g_new0 (Text, 1);
      text->words = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      text->fits = pv_held_fits (text->words, query, &text->surely);
      g_hash_table_insert (search->texts, g_memdup2 (&id, sizeof id), text);
    }

  return TRUE;
}

/* --- fields --- */

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
static void
note_version (const PvFieldInfo *field, PvId row, PvId id, gint64 at_ms, gpointer data)
{
  Search *search = data;
  PvHeld *held = search->cells->len > 0 ? g_ptr_array_index (search->cells, search->cells->len - 1) : NULL;
  Text *text = text_of (search, id);
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
note_stay (Search *search, const PvHeld *held, Stay *stay)
{
  gboolean other_stands = FALSE;
  gint64 left = 0;

  for (guint i = 0; i < held->words->len; i++)
    {
      const PvHeldWords *words = g_ptr_array_index (held->words, i);
      const Text *text = text_of (search, words->id);

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
how_of (Search *search, const PvHeldWords *words, const Stay *stay)
{
  const Text *text = text_of (search, words->id);

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
keep_record (Search *search, GPtrArray *cells)
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

static void
find_in_fields (Search *search)
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

/* --- authors and devices --- */

static void
add_place (Search *search, PvHeldAs as, PvId id, const Text *text, PvHeldHow how, sqlite3_stmt *statement)
{
  PvHeld *held = pv_held_new (as);
  PvHeldWords *words = pv_held_add_words (held, id, text->words);

  held->replica = (guint32) sqlite3_column_int64 (statement, 1);
  held->n_changes = (guint) sqlite3_column_int (statement, 2);
  words->from_ms = sqlite3_column_int64 (statement, 3);
  words->to_ms = sqlite3_column_int64 (statement, 4);
  words->how = how;
  g_ptr_array_add (search->holdings->places, held);
}

static void
mark_placed (Search *search, PvId id)
{
  Text *text = text_of (search, id);

  if (text != NULL)
    text->placed = TRUE;
}

/* A row a name: the words, the replica, how many changes, from when, to when. */
static const char AUTHORS[]
  = "SELECT who, org, count (*), min (at), max (at) FROM change WHERE who IS NOT NULL GROUP BY who, org ORDER BY 4";
static const char DEVICES[]
  = "SELECT r.device, r.no, count (c.ctr), min (c.at), max (c.at) FROM replica AS r LEFT JOIN change AS c ON c.org = r.no"
    " WHERE r.device IS NOT NULL GROUP BY r.no ORDER BY 4";

/* @text is NULL where the words were erased. */
typedef void (*MeetName) (Search *search, PvId id, const Text *text, sqlite3_stmt *row);

static gboolean
each_name (Search *search, const char *query, MeetName meet, GError **error)
{
  PvSql *sql = search->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, query, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      PvId id;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      id = sqlite3_column_int64 (statement, 0);
      mark_placed (search, id);
      meet (search, id, text_of (search, id), statement);
    }

  return TRUE;
}

static gpointer
org_of (sqlite3_stmt *row)
{
  return GUINT_TO_POINTER ((guint) sqlite3_column_int64 (row, 1));
}

static void
meet_author (Search *search, PvId id, const Text *text, sqlite3_stmt *row)
{
  gboolean fits = text != NULL && text->fits;

  if (fits)
    add_place (search, PV_HELD_AUTHOR, id, text, text->surely ? PV_HELD_FOUND : PV_HELD_PERHAPS, row);
  g_hash_table_add (fits && text->surely ? search->signed_here : search->signed_by_others, org_of (row));
}

/* A computer's name is found, or stands beside a person who signed there. */
static void
meet_device (Search *search, PvId id, const Text *text, sqlite3_stmt *row)
{
  if (text != NULL && text->fits)
    add_place (search, PV_HELD_DEVICE, id, text, text->surely ? PV_HELD_FOUND : PV_HELD_PERHAPS, row);
  else if (text != NULL && g_hash_table_contains (search->signed_here, org_of (row)))
    add_place (search, PV_HELD_DEVICE, id, text,
               g_hash_table_contains (search->signed_by_others, org_of (row)) ? PV_HELD_PERHAPS : PV_HELD_BESIDE, row);
}

/* Words that no cell, author or computer points at: they came with a foreign file, and are erased like others. */
static void
find_loose (Search *search)
{
  GHashTableIter iter;
  PvId *id;
  Text *text;

  g_hash_table_iter_init (&iter, search->texts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &text))
    if (text->fits && !text->placed)
      {
        PvHeld *held = pv_held_new (PV_HELD_LOOSE);

        pv_held_add_words (held, *id, text->words)->how = text->surely ? PV_HELD_FOUND : PV_HELD_PERHAPS;
        g_ptr_array_add (search->holdings->places, held);
      }
}

static void
held_free_or_null (gpointer held)
{
  g_clear_pointer ((PvHeld **) &held, pv_held_free);
}

PvHoldings *
pv_store_find_person (PvStore *store, const char *query, GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, text_free);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (held_free_or_null);
  g_autoptr (PvHoldings) holdings = pv_holdings_new (query);
  g_autoptr (GHashTable) signed_here = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) signed_by_others = g_hash_table_new (NULL, NULL);
  Search search = { store, texts, cells, holdings, signed_here, signed_by_others };

  if (!read_texts (&search, query, error) || !pv_store_each_words (store, note_version, &search, error))
    return NULL;
  find_in_fields (&search);
  if (!each_name (&search, AUTHORS, meet_author, error) || !each_name (&search, DEVICES, meet_device, error))
    return NULL;

  find_loose (&search);
  return g_steal_pointer (&holdings);
}
