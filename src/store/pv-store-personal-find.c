/* Where words about a person stand: in fields, as names of authors and of computers. */
#include "store/pv-store-personal-private.h"

#include "store/pv-store-private.h"

static void
text_free (gpointer data)
{
  PvPersonText *text = data;

  g_free (text->words);
  g_free (text);
}

PvPersonText *
pv_person_text_of (PvPersonSearch *search, PvId id)
{
  return id != 0 ? g_hash_table_lookup (search->texts, &id) : NULL;
}

static gboolean
read_texts (PvPersonSearch *search, const char *query, GError **error)
{
  PvSql *sql = search->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT id, text FROM pii", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      PvId id;
      PvPersonText *text;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      id = sqlite3_column_int64 (statement, 0);
      text = g_new0 (PvPersonText, 1);
      text->words = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      text->fits = pv_held_fits (text->words, query, &text->surely);
      g_hash_table_insert (search->texts, g_memdup2 (&id, sizeof id), text);
    }

  return TRUE;
}

/* --- authors and devices --- */

static void
add_place (PvPersonSearch *search, PvHeldAs as, PvId id, const PvPersonText *text, PvHeldHow how, sqlite3_stmt *statement)
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
mark_placed (PvPersonSearch *search, PvId id)
{
  PvPersonText *text = pv_person_text_of (search, id);

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
typedef void (*MeetName) (PvPersonSearch *search, PvId id, const PvPersonText *text, sqlite3_stmt *row);

static gboolean
each_name (PvPersonSearch *search, const char *query, MeetName meet, GError **error)
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
      meet (search, id, pv_person_text_of (search, id), statement);
    }

  return TRUE;
}

static gpointer
org_of (sqlite3_stmt *row)
{
  return GUINT_TO_POINTER ((guint) sqlite3_column_int64 (row, 1));
}

static void
meet_author (PvPersonSearch *search, PvId id, const PvPersonText *text, sqlite3_stmt *row)
{
  gboolean fits = text != NULL && text->fits;

  if (fits)
    add_place (search, PV_HELD_AUTHOR, id, text, text->surely ? PV_HELD_FOUND : PV_HELD_PERHAPS, row);
  g_hash_table_add (fits && text->surely ? search->signed_here : search->signed_by_others, org_of (row));
}

/* A computer's name is found, or stands beside a person who signed there. */
static void
meet_device (PvPersonSearch *search, PvId id, const PvPersonText *text, sqlite3_stmt *row)
{
  if (text != NULL && text->fits)
    add_place (search, PV_HELD_DEVICE, id, text, text->surely ? PV_HELD_FOUND : PV_HELD_PERHAPS, row);
  else if (text != NULL && g_hash_table_contains (search->signed_here, org_of (row)))
    add_place (search, PV_HELD_DEVICE, id, text,
               g_hash_table_contains (search->signed_by_others, org_of (row)) ? PV_HELD_PERHAPS : PV_HELD_BESIDE, row);
}

/* Words that no cell, author or computer points at: they came with a foreign file, and are erased like others. */
static void
find_loose (PvPersonSearch *search)
{
  GHashTableIter iter;
  PvId *id;
  PvPersonText *text;

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
  PvPersonSearch search = { store, texts, cells, holdings, signed_here, signed_by_others };

  if (!read_texts (&search, query, error) || !pv_store_each_words (store, pv_person_note_version, &search, error))
    return NULL;
  pv_person_find_in_fields (&search);
  if (!each_name (&search, AUTHORS, meet_author, error) || !each_name (&search, DEVICES, meet_device, error))
    return NULL;

  find_loose (&search);
  return g_steal_pointer (&holdings);
}
