/* The log as lines: one a step, oldest first, over all replicas. */
#include "store/pv-store-private.h"

struct _PvStoreLines
{
  GArray *lines;               /* PvStoreLine */
  GHashTable *by_org;          /* org -> GArray of guint: its lines, oldest first */
  gint64 hlc;                  /* of the last change */
  guint32 org;
};

static void
free_places (gpointer data)
{
  g_array_unref (data);
}

PvStoreLines *
pv_store_lines_new (void)
{
  PvStoreLines *lines = g_new0 (PvStoreLines, 1);

  lines->lines = g_array_new (FALSE, FALSE, sizeof (PvStoreLine));
  lines->by_org = g_hash_table_new_full (NULL, NULL, NULL, free_places);
  return lines;
}

void
pv_store_lines_free (PvStoreLines *lines)
{
  g_array_unref (lines->lines);
  g_hash_table_unref (lines->by_org);
  g_free (lines);
}

const PvStoreLine *
pv_store_lines_get (PvStoreLines *lines, guint *n)
{
  *n = lines->lines->len;
  return &g_array_index (lines->lines, PvStoreLine, 0);
}

static GArray *
places_of (PvStoreLines *lines, guint32 org)
{
  GArray *places = g_hash_table_lookup (lines->by_org, GUINT_TO_POINTER (org));

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (lines->by_org, GUINT_TO_POINTER (org), places);
    }
  return places;
}

static PvStoreLine *
line_at (PvStoreLines *lines, const GArray *places, guint i)
{
  return &g_array_index (lines->lines, PvStoreLine, g_array_index (places, guint, i));
}

GArray *
pv_store_lines_get_seen (PvStoreLines *lines)
{
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (PvStoreSeen));
  GHashTableIter iter;
  gpointer org, places;

  g_hash_table_iter_init (&iter, lines->by_org);
  while (g_hash_table_iter_next (&iter, &org, &places))
    {
      GArray *list = places;
      PvStoreSeen last = { GPOINTER_TO_UINT (org), line_at (lines, list, list->len - 1)->ctr };

      g_array_append_val (seen, last);
    }
  return seen;
}

/* The last line of @step; steps of one replica rise. */
static PvStoreLine *
find_step (PvStoreLines *lines, const GArray *places, gint64 step)
{
  guint low = 0, high = places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (line_at (lines, places, middle)->step <= step)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 && line_at (lines, places, low - 1)->step == step ? line_at (lines, places, low - 1) : NULL;
}

/* What undoes an undoing brings back what that had undone, and so on. */
static void
mark_undone (PvStoreLines *lines, const GArray *places, gint64 step)
{
  gboolean undone = TRUE;

  for (PvStoreLine *line = find_step (lines, places, step); line != NULL; undone = !undone)
    {
      line->undone = undone;
      line = line->undoes != 0 && line->undoes < line->step ? find_step (lines, places, line->undoes) : NULL;
    }
}

static void
append_line (PvStoreLines *lines, GArray *places, const PvStoreChange *change, const PvStoreLine *before)
{
  guint place = lines->lines->len;
  PvStoreLine line = { .org = change->org, .step = change->step, .ctr = change->ctr, .hlc = change->hlc, .at_ms = change->at_ms,
                       .undoes = change->undoes_ctr, .who = change->who, .verb = change->verb, .kind = change->kind };

  /* What was erased was words; their number may be a record's too. */
  line.id = change->verb == PV_VERB_ERASE ? PV_NO_ID : change->id;
  if (before != NULL)
    {
      line.id = before->id;
      line.verb = before->verb;
      line.kind = before->kind;
    }
  g_array_append_val (lines->lines, line);
  g_array_append_val (places, place);
}

static void
take_change (PvStoreLines *lines, const PvStoreChange *change)
{
  GArray *places = places_of (lines, change->org);
  PvStoreLine *last = places->len > 0 ? line_at (lines, places, places->len - 1) : NULL;
  gboolean goes_on = last != NULL && last->step == change->step;

  if (goes_on && g_array_index (places, guint, places->len - 1) == lines->lines->len - 1)
    {
      last->ctr = change->ctr;
      last->hlc = change->hlc;
      last->at_ms = change->at_ms;
    }
  else
    {
      PvStoreLine before = goes_on ? *last : (PvStoreLine) { 0 };

      if (goes_on)
        last->moved = TRUE;
      append_line (lines, places, change, goes_on ? &before : NULL);
      if (change->undoes_ctr != 0)
        mark_undone (lines, places, change->undoes_ctr);
    }
  lines->hlc = change->hlc;
  lines->org = change->org;
}

gboolean
pv_store_lines_take (PvStoreLines *lines, const GArray *changes)
{
  const PvStoreChange *first = &g_array_index (changes, PvStoreChange, 0);

  if (changes->len == 0)
    return TRUE;
  if (first->hlc < lines->hlc || (first->hlc == lines->hlc && first->org <= lines->org))
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    take_change (lines, &g_array_index (changes, PvStoreChange, i));
  return TRUE;
}

#define CHANGE_COLUMNS "SELECT org, ctr, step, hlc, at, verb, kind, id, coalesce (who, 0), coalesce (undoes_ctr, 0) FROM change"

static PvStoreChange
change_of_row (sqlite3_stmt *row)
{
  return (PvStoreChange) { .org = (guint32) sqlite3_column_int64 (row, 0), .ctr = sqlite3_column_int64 (row, 1),
                           .step = sqlite3_column_int64 (row, 2), .hlc = sqlite3_column_int64 (row, 3),
                           .at_ms = sqlite3_column_int64 (row, 4), .verb = (PvVerb) sqlite3_column_int (row, 5),
                           .kind = (PvKind) sqlite3_column_int (row, 6), .id = sqlite3_column_int64 (row, 7),
                           .who = sqlite3_column_int64 (row, 8), .undoes_ctr = sqlite3_column_int64 (row, 9) };
}

static gint64
known_of (const GArray *seen, guint32 org)
{
  for (guint i = 0; seen != NULL && i < seen->len; i++)
    if (g_array_index (seen, PvStoreSeen, i).org == org)
      return g_array_index (seen, PvStoreSeen, i).ctr;

  return 0;
}

static gboolean
read_of_org (PvStore *store, guint32 org, gint64 known, GArray *changes, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, CHANGE_COLUMNS " WHERE org = ?1 AND ctr > ?2 ORDER BY ctr", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, org);
  sqlite3_bind_int64 (statement, 2, known);
  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row)
        {
          PvStoreChange change = change_of_row (statement);

          g_array_append_val (changes, change);
        }
    }
  return TRUE;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const PvStoreChange *left = a, *right = b;

  if (left->hlc != right->hlc)
    return left->hlc < right->hlc ? -1 : 1;
  return (left->org > right->org) - (left->org < right->org);
}

gboolean
pv_store_read_orgs (PvStore *store, GArray *orgs, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT no FROM replica ORDER BY no", error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row)
        {
          guint32 org = (guint32) sqlite3_column_int64 (statement, 0);

          g_array_append_val (orgs, org);
        }
    }
  return statement != NULL;
}

GArray *
pv_store_read_changes (PvStore *store, const GArray *seen, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (PvStoreChange));
  g_autoptr (GArray) orgs = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!pv_store_read_orgs (store, orgs, error))
    return NULL;
  for (guint i = 0; i < orgs->len; i++)
    {
      guint32 org = g_array_index (orgs, guint32, i);

      if (!read_of_org (store, org, known_of (seen, org), changes, error))
        return NULL;
    }

  if (orgs->len > 1)
    g_array_sort (changes, compare_changes);
  return g_steal_pointer (&changes);
}

void
pv_store_changes_add_who (const GArray *changes, GArray *who)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < who->len; i++)
    g_hash_table_add (met, g_memdup2 (&g_array_index (who, PvId, i), sizeof (PvId)));
  for (guint i = 0; i < changes->len; i++)
    {
      PvId id = g_array_index (changes, PvStoreChange, i).who;

      if (id == PV_NO_ID || g_hash_table_contains (met, &id))
        continue;
      g_hash_table_add (met, g_memdup2 (&id, sizeof id));
      g_array_append_val (who, id);
    }
}

GHashTable *
pv_store_read_authors (PvStore *store, const GArray *who, GError **error)
{
  g_autoptr (GHashTable) authors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < who->len; i++)
    {
      PvId id = g_array_index (who, PvId, i);
      g_autoptr (GError) local = NULL;
      char *words = pv_store_personal_of_id (store, id, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (words != NULL)
        g_hash_table_insert (authors, g_memdup2 (&id, sizeof id), words);
    }
  return g_steal_pointer (&authors);
}

guint
pv_store_step_hash (gconstpointer data)
{
  const PvStoreStepKey *key = data;

  return (guint) (key->org * 2654435761u) ^ (guint) key->step;
}

gboolean
pv_store_step_equal (gconstpointer a, gconstpointer b)
{
  const PvStoreStepKey *left = a, *right = b;

  return left->org == right->org && left->step == right->step;
}

/* Rows of org, step and, maybe, a number. */
static gboolean
read_steps (PvStore *store, sqlite3_stmt *statement, GHashTable *steps, gboolean counted, GError **error)
{
  gboolean row = TRUE;

  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row)
        {
          PvStoreStepKey key = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };

          g_hash_table_insert (steps, g_memdup2 (&key, sizeof key),
                               GUINT_TO_POINTER (counted ? (guint) sqlite3_column_int (statement, 2) : 1));
        }
    }
  return TRUE;
}

GHashTable *
pv_store_steps_touching (PvStore *store, PvKind kind, PvId id, GError **error)
{
  g_autoptr (GHashTable) steps = g_hash_table_new_full (pv_store_step_hash, pv_store_step_equal, g_free, NULL);
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql,
    id != PV_NO_ID
      ? "SELECT DISTINCT c.org, c.step FROM op AS o JOIN change AS c ON c.org = o.org AND c.ctr = o.ctr WHERE o.tbl = ?1 AND o.row = ?2"
      : "SELECT DISTINCT c.org, c.step FROM op AS o JOIN change AS c ON c.org = o.org AND c.ctr = o.ctr WHERE o.tbl = ?1",
    error);

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, kind);
  if (id != PV_NO_ID)
    sqlite3_bind_int64 (statement, 2, id);
  return read_steps (store, statement, steps, FALSE, error) ? g_steal_pointer (&steps) : NULL;
}

GHashTable *
pv_store_count_cells (PvStore *store, GError **error)
{
  g_autoptr (GHashTable) steps = g_hash_table_new_full (pv_store_step_hash, pv_store_step_equal, g_free, NULL);
  sqlite3_stmt *statement = pv_sql_prepare (
    store->sql, "SELECT c.org, c.step, count (*) FROM change AS c JOIN op AS o ON o.org = c.org AND o.ctr = c.ctr GROUP BY c.org, c.step",
    error);

  return statement != NULL && read_steps (store, statement, steps, TRUE, error) ? g_steal_pointer (&steps) : NULL;
}
