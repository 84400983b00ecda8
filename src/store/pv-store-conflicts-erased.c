/* Words about persons that somebody wrote without knowing that a person had just been erased elsewhere. What took the place of
 * erased words goes with them (pv-store-erase-covered.c); a record that is new, or that the erasure did not name, may be about
 * anybody. Nobody can tell any more whether it is about the same person: the erased words are gone, on purpose. So a person is
 * asked, once for each copy that wrote such words. It is settled by a change to the record that knows of the erasure, or when its
 * words are erased, too.
 *
 * Growth: O(e k) with e erasures and k replicas, and the ops that were written apart from an erasure; nothing when nobody was
 * ever erased. */
#include "store/pv-store-conflicts-private.h"
#include "store/pv-store-erase-private.h"

/* One step that erases. */
typedef struct
{
  gint64 org;
  gint64 first;                /* its changes */
  gint64 last;
  gint64 hlc;
} Erasure;

/* Words that were written apart from it, the first of each record. */
typedef struct
{
  PvKind kind;
  PvId row;
  gint64 org;
  gint64 ctr;
  gint64 hlc;
  char *words;
  guint erasure;               /* the earliest that they were written apart from */
} Apart;

typedef struct
{
  PvStore *store;
  GArray *erasures;            /* Erasure, the earliest first */
  GArray *orgs;                /* gint64 */
  GHashTable *records;         /* PvId * -> Apart */
} Asking;

static void
apart_free (gpointer data)
{
  Apart *apart = data;

  g_free (apart->words);
  g_free (apart);
}

static const char ERASURES[] =
  "SELECT c.org, c.step, max (c.ctr), min (c.hlc) AS hlc FROM pii_erased AS e JOIN change AS c ON c.org = e.org AND c.ctr = e.ctr"
  " WHERE e.org <> 0 GROUP BY c.org, c.step ORDER BY hlc, c.org";

static gboolean
read_erasures (Asking *asking, GError **error)
{
  PvSql *sql = asking->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, ERASURES, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      Erasure erasure;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      erasure = (Erasure) { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 2),
                            sqlite3_column_int64 (statement, 3) };
      g_array_append_val (asking->erasures, erasure);
    }

  return TRUE;
}

static gboolean
read_orgs (Asking *asking, GError **error)
{
  PvSql *sql = asking->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT no FROM replica ORDER BY no", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      gint64 org;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      org = row ? sqlite3_column_int64 (statement, 0) : 0;
      if (row)
        g_array_append_val (asking->orgs, org);
    }

  return TRUE;
}

/* A number that @query gives for three others; @otherwise when it gives none. */
static gboolean
number_for (PvStore *store, const char *query, const gint64 *three, gint64 otherwise, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, query, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  for (int i = 0; i < 3; i++)
    sqlite3_bind_int64 (statement, i + 1, three[i]);
  if (!pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  *number = row ? sqlite3_column_int64 (statement, 0) : otherwise;
  sqlite3_reset (statement);
  return TRUE;
}

/* Changes @first … @last of @org were made apart from the erasure. */
static gboolean
find_window (PvStore *store, const Erasure *erasure, gint64 org, gint64 *first, gint64 *last, GError **error)
{
  const gint64 of_erasure[] = { erasure->org, org, erasure->first }, of_org[] = { org, erasure->org, erasure->first };
  gint64 seen, seeing;

  if (!number_for (store, "SELECT upto FROM seen WHERE org = ?1 AND o = ?2 AND ctr <= ?3 ORDER BY ctr DESC LIMIT 1", of_erasure, 0, &seen, error)
      || !number_for (store, "SELECT ctr FROM seen WHERE org = ?1 AND o = ?2 AND upto >= ?3 ORDER BY ctr LIMIT 1", of_org, G_MAXINT64, &seeing,
                      error))
    return FALSE;

  *first = seen + 1;
  *last = seeing - 1;
  return TRUE;
}

static gboolean
is_personal (const PvStoreTables *tables, gint64 tbl, int col)
{
  const PvStoreTable *table = tbl > 0 && tbl < (gint64) G_N_ELEMENTS (tables->by_kind) ? tables->by_kind[tbl] : NULL;
  guint slot = table ? pv_store_slot_of_col (table, col) : PV_STORE_NO_SLOT;

  return slot != PV_STORE_NO_SLOT && table->cells[slot].field->type == PV_TYPE_PERSONAL;
}

/* What stood in the record was named: whether the rest goes with it is told by the erasure itself. */
static gboolean
is_named (PvStore *store, const Erasure *erasure, const Apart *apart, gboolean *named, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql,
    "SELECT 1 FROM op AS o JOIN change AS c ON c.org = ?3 AND c.ctr BETWEEN ?4 AND ?5 AND c.step = ?4 AND c.verb = " PV_STORE_ERASE_VERB
    " AND c.id = CAST (o.new AS INTEGER) WHERE o.tbl = ?1 AND o.row = ?2 AND typeof (o.new) = 'text' LIMIT 1",
    error);
  const gint64 numbers[] = { apart->kind, apart->row, erasure->org, erasure->first, erasure->last };

  if (statement == NULL)
    return FALSE;

  for (int i = 0; i < (int) G_N_ELEMENTS (numbers); i++)
    sqlite3_bind_int64 (statement, i + 1, numbers[i]);
  if (!pv_sql_step (store->sql, statement, named, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

typedef struct
{
  gint64 org;
  gint64 ctr;
} Touch;

static gboolean
read_touches (PvStore *store, const Apart *apart, GArray *touches, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT DISTINCT org, ctr FROM op WHERE tbl = ?1 AND row = ?2", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, apart->kind);
  sqlite3_bind_int64 (statement, 2, apart->row);
  while (row)
    {
      Touch touch;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      touch = (Touch) { row ? sqlite3_column_int64 (statement, 0) : 0, row ? sqlite3_column_int64 (statement, 1) : 0 };
      if (row)
        g_array_append_val (touches, touch);
    }

  return TRUE;
}

/* Somebody wrote in the record, or said that it is another person's, knowing of the erasure. */
static gboolean
is_settled (PvStore *store, const Erasure *erasure, const Apart *apart, gboolean *settled, GError **error)
{
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (Touch));

  *settled = FALSE;
  if (!read_touches (store, apart, touches, error))
    return FALSE;

  for (guint i = 0; i < touches->len && !*settled; i++)
    {
      const Touch *touch = &g_array_index (touches, Touch, i);

      if (!pv_conflicts_has_seen (store, touch->org, touch->ctr, erasure->org, erasure->first, settled, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes @apart. */
static gboolean
consider (Asking *asking, Apart *apart, GError **error)
{
  const Erasure *erasure = &g_array_index (asking->erasures, Erasure, apart->erasure);
  gboolean named = FALSE, settled = FALSE;
  gboolean known = apart->words == NULL || g_hash_table_contains (asking->records, &apart->row);
  gboolean fine = known || (is_named (asking->store, erasure, apart, &named, error)
                            && (named || is_settled (asking->store, erasure, apart, &settled, error)));

  if (fine && !known && !named && !settled)
    g_hash_table_insert (asking->records, &apart->row, apart);
  else
    apart_free (apart);
  return fine;
}

static const char WRITTEN[] =
  "SELECT tbl, row, col, ctr, hlc, CAST (new AS INTEGER) FROM op WHERE org = ?1 AND ctr BETWEEN ?2 AND ?3 AND typeof (new) = 'text'"
  " ORDER BY ctr, tbl, row, col";

/* The records are looked at afterwards: other statements run then. */
static gboolean
read_written (Asking *asking, guint erasure, gint64 org, gint64 first, gint64 last, GPtrArray *written, GError **error)
{
  PvSql *sql = asking->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, WRITTEN, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_int64 (statement, 3, last);
  while (row)
    {
      Apart *apart;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row || !is_personal (asking->store->tables, sqlite3_column_int64 (statement, 0), sqlite3_column_int (statement, 2)))
        continue;
      apart = g_new0 (Apart, 1);
      *apart = (Apart) { (PvKind) sqlite3_column_int (statement, 0), sqlite3_column_int64 (statement, 1), org, sqlite3_column_int64 (statement, 3),
                         sqlite3_column_int64 (statement, 4), NULL, erasure };
      apart->words = pv_store_personal_of_id (asking->store, sqlite3_column_int64 (statement, 5), NULL);
      g_ptr_array_add (written, apart);
    }

  return TRUE;
}

static gboolean
look_at_org (Asking *asking, guint erasure, gint64 org, GError **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (apart_free);
  const Erasure *one = &g_array_index (asking->erasures, Erasure, erasure);
  gint64 first, last;

  if (org == one->org)
    return TRUE;
  if (!find_window (asking->store, one, org, &first, &last, error))
    return FALSE;
  if (first > last)
    return TRUE;
  if (!read_written (asking, erasure, org, first, last, written, error))
    return FALSE;

  while (written->len > 0)
    if (!consider (asking, g_ptr_array_steal_index (written, 0), error))
      return FALSE;
  return TRUE;
}

/* --- told --- */

static int
compare_apart (gconstpointer a, gconstpointer b)
{
  const Apart *left = *(Apart *const *) a, *right = *(Apart *const *) b;

  if (left->org != right->org)
    return left->org < right->org ? -1 : 1;
  return (left->row > right->row) - (left->row < right->row);
}

static gboolean
add_head (PvStore *store, PvConflict *conflict, const Apart *apart, GError **error)
{
  PvConflictHead *head = pv_conflict_head_new (store, apart->org, apart->ctr, apart->hlc, error);

  if (head == NULL)
    return FALSE;
  head->id = apart->row;
  head->integer = apart->kind;
  head->value = PV_VALUE_TEXT;
  head->text = g_strdup (apart->words);
  g_ptr_array_add (conflict->heads, head);
  return TRUE;
}

static gboolean
add_eraser (PvStore *store, PvConflict *conflict, const Erasure *erasure, GError **error)
{
  PvConflictHead *head = pv_conflict_head_new (store, erasure->org, erasure->first, erasure->hlc, error);

  if (head == NULL)
    return FALSE;
  head->removes = TRUE;
  g_ptr_array_add (conflict->heads, head);
  return TRUE;
}

/* @list is of one replica. */
static gboolean
ask (Asking *asking, Apart *const *list, guint n, GPtrArray *conflicts, GError **error)
{
  PvConflict *conflict = pv_conflict_new (PV_CONFLICT_ERASED, list[0]->kind, list[0]->row);
  guint earliest = list[0]->erasure;

  g_ptr_array_add (conflicts, conflict);
  for (guint i = 0; i < n; i++)
    {
      earliest = MIN (earliest, list[i]->erasure);
      if (!add_head (asking->store, conflict, list[i], error))
        return FALSE;
    }
  return add_eraser (asking->store, conflict, &g_array_index (asking->erasures, Erasure, earliest), error);
}

static gboolean
ask_each (Asking *asking, GPtrArray *conflicts, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  GHashTableIter each;
  gpointer apart;
  guint end;

  g_hash_table_iter_init (&each, asking->records);
  while (g_hash_table_iter_next (&each, NULL, &apart))
    g_ptr_array_add (list, apart);
  g_ptr_array_sort (list, compare_apart);
  for (guint i = 0; i < list->len; i = end)
    {
      for (end = i; end < list->len && ((Apart *) list->pdata[end])->org == ((Apart *) list->pdata[i])->org;)
        end++;
      if (!ask (asking, (Apart *const *) &list->pdata[i], end - i, conflicts, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pv_conflicts_add_erased (PvStore *store, GPtrArray *conflicts, GError **error)
{
  g_autoptr (GArray) erasures = g_array_new (FALSE, FALSE, sizeof (Erasure));
  g_autoptr (GArray) orgs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) records = g_hash_table_new_full (pv_id_hash, pv_id_equal, NULL, apart_free);
  Asking asking = { store, erasures, orgs, records };

  if (!read_erasures (&asking, error) || (erasures->len > 0 && !read_orgs (&asking, error)))
    return FALSE;

  for (guint e = 0; e < erasures->len; e++)
    for (guint i = 0; i < orgs->len; i++)
      if (!look_at_org (&asking, e, g_array_index (orgs, gint64, i), error))
        return FALSE;
  return ask_each (&asking, conflicts, error);
}
