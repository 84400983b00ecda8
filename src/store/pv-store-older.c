/* Which texts are older than their other language. The two were last known to say the same when both had been written since the
 * time before; whichever alone differs from what it was then, leaves the other behind. So writing Swedish after Finnish is a
 * translation, and undoing a change of Finnish makes Swedish right again. One that was emptied and written again in one step is as
 * new as if its words were others: so a person says that it still holds, until that step is undone. */
#include "store/pv-store-private.h"

/* What undid what. Undoing such a step leaves no trace in the cells, so the changes are asked; they are read when the first is met. */
typedef struct
{
  gint64 org, ctr;
} Change;

typedef struct
{
  GHashTable *undone;          /* Change, the first of a step -> gint64: the one that undid it; NULL: not read yet */
} Undoes;

static void
undoes_clear (Undoes *undoes)
{
  g_clear_pointer (&undoes->undone, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Undoes, undoes_clear)

static guint
change_hash (gconstpointer data)
{
  const Change *change = data;

  return g_int64_hash (&change->org) * 31 + g_int64_hash (&change->ctr);
}

static gboolean
change_equal (gconstpointer a, gconstpointer b)
{
  return ((const Change *) a)->org == ((const Change *) b)->org && ((const Change *) a)->ctr == ((const Change *) b)->ctr;
}

static gboolean
read_undoes (Undoes *undoes, PvStore *store, GError **error)
{
  sqlite3_stmt *statement
    = pv_sql_prepare (store->sql, "SELECT undoes_org, undoes_ctr, step FROM change WHERE undoes_ctr IS NOT NULL", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  undoes->undone = g_hash_table_new_full (change_hash, change_equal, g_free, g_free);
  while (row)
    {
      Change change;
      gint64 by;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      change = (Change) { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };
      by = sqlite3_column_int64 (statement, 2);
      g_hash_table_insert (undoes->undone, g_memdup2 (&change, sizeof change), g_memdup2 (&by, sizeof by));
    }
  return TRUE;
}

/* Undone, undone and redone, and so on: what undoes an undoing redoes. */
static gboolean
look_whether_undone (Undoes *undoes, PvStore *store, gint64 org, gint64 step, gboolean *undone, GError **error)
{
  Change change = { org, step };
  const gint64 *by;

  if (undoes->undone == NULL && !read_undoes (undoes, store, error))
    return FALSE;
  *undone = FALSE;
  while ((by = g_hash_table_lookup (undoes->undone, &change)) != NULL)
    {
      *undone = !*undone;
      change.ctr = *by;
    }
  return TRUE;
}

typedef struct
{
  char *text[2];               /* Finnish, Swedish; NULL: none */
  char *agreed[2];             /* when they last said the same */
  GHashTable *once;            /* what both said, joined, whenever they said the same: brought back, it is right again */
  gboolean emptied[2];         /* in the step that is being read */
  gint64 org, step;            /* which step is being read: what one visit wrote is looked at as a whole */
} Pair;

static void
pair_clear (Pair *pair)
{
  for (guint i = 0; i < 2; i++)
    {
      g_free (pair->text[i]);
      g_free (pair->agreed[i]);
    }
  g_clear_pointer (&pair->once, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static gboolean
differs (const Pair *pair, guint i)
{
  return g_strcmp0 (pair->text[i], pair->agreed[i]) != 0;
}

/* At the end of a step. Where one is missing, there is nothing to be older than. */
static void
look_whether_they_agree (Pair *pair)
{
  gboolean both = pair->text[0] != NULL && pair->text[1] != NULL;
  g_autofree char *joined = both ? g_strjoin ("\n\n\n", pair->text[0], pair->text[1], NULL) : NULL;

  if (both && differs (pair, 0) != differs (pair, 1) && pair->agreed[0] != NULL && pair->agreed[1] != NULL
      && !pair->emptied[differs (pair, 0) ? 1 : 0] && !g_hash_table_contains (pair->once, joined))
    return;
  if (both)
    g_hash_table_add (pair->once, g_steal_pointer (&joined));
  for (guint i = 0; i < 2; i++)
    {
      g_free (pair->agreed[i]);
      pair->agreed[i] = g_strdup (pair->text[i]);
    }
}

static const char OPS[] =
  "SELECT o.col, o.new, o.org, c.step FROM op AS o JOIN change AS c ON c.org = o.org AND c.ctr = o.ctr"
  " WHERE o.tbl = ?1 AND o.row = ?2 AND o.col IN (?3, ?4) ORDER BY o.hlc, o.org";

static gboolean
read_op (Pair *pair, Undoes *undoes, PvStore *store, sqlite3_stmt *statement, int col_fi, GError **error)
{
  guint i = sqlite3_column_int (statement, 0) == col_fi ? 0 : 1;
  gint64 org = sqlite3_column_int64 (statement, 2), step = sqlite3_column_int64 (statement, 3);
  gboolean undone = FALSE;

  if (org != pair->org || step != pair->step)
    {
      look_whether_they_agree (pair);
      pair->emptied[0] = pair->emptied[1] = FALSE;
    }
  pair->org = org;
  pair->step = step;
  g_free (pair->text[i]);
  pair->text[i] = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  if (pair->text[i] == NULL && !look_whether_undone (undoes, store, org, step, &undone, error))
    return FALSE;
  pair->emptied[i] |= pair->text[i] == NULL && !undone;
  return TRUE;
}

static gboolean
look_at_pair (PvStore *store, Undoes *undoes, const PvFieldInfo *field, PvKind kind, PvId id, GArray *found, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, OPS, error);
  int col_fi = PV_STORE_COL (field, PV_LANG_FI);
  g_auto (Pair) pair = { .once = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, id);
  sqlite3_bind_int (statement, 3, col_fi);
  sqlite3_bind_int (statement, 4, PV_STORE_COL (field, PV_LANG_SV));
  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row && !read_op (&pair, undoes, store, statement, col_fi, error))
        return FALSE;
    }

  look_whether_they_agree (&pair);
  if (differs (&pair, 0) || differs (&pair, 1))
    {
      PvOlderText older = { id, field->field, differs (&pair, 0) ? PV_LANG_SV : PV_LANG_FI };

      g_array_append_val (found, older);
    }
  return TRUE;
}

gboolean
pv_store_look_whether_older (PvStore *store, GArray *texts, GArray *found, GError **error)
{
  g_auto (Undoes) undoes = { NULL };

  for (guint i = 0; i < texts->len; i++)
    {
      const PvOlderText *text = &g_array_index (texts, PvOlderText, i);
      const PvFieldInfo *field = pv_kinds_field (store->tables->kinds, text->field);

      if (!look_at_pair (store, &undoes, field, PV_FIELD_KIND (text->field), text->id, found, error))
        return FALSE;
    }
  return TRUE;
}

static const PvFieldInfo *
translated_field (const PvStoreTable *table, int col)
{
  for (guint i = 0; i < table->info->n_slots; i++)
    if (table->cells[i].col == col)
      return table->cells[i].field->type == PV_TYPE_TRANSLATED ? table->cells[i].field : NULL;

  return NULL;
}

/* Only what was written more than once can have left its other language behind. */
static const char WRITTEN_AGAIN[] = "SELECT tbl, row, col FROM op GROUP BY tbl, row, col HAVING count (*) > 1";

typedef struct
{
  PvKind kind;
  PvId id;
  const PvFieldInfo *field;
} Candidate;

static void
add_candidate (PvStore *store, sqlite3_stmt *statement, GArray *candidates)
{
  Candidate candidate = { (PvKind) sqlite3_column_int (statement, 0), sqlite3_column_int64 (statement, 1), NULL };
  const PvStoreTable *table = store->tables->by_kind[candidate.kind];
  const Candidate *last = candidates->len > 0 ? &g_array_index (candidates, Candidate, candidates->len - 1) : NULL;

  candidate.field = table ? translated_field (table, sqlite3_column_int (statement, 2)) : NULL;
  /* The two languages of a field follow each other. */
  if (candidate.field == NULL || (last != NULL && last->id == candidate.id && last->field == candidate.field))
    return;
  g_array_append_val (candidates, candidate);
}

GArray *
pv_store_older_texts (PvStore *store, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvOlderText));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_auto (Undoes) undoes = { NULL };
  sqlite3_stmt *statement;
  gboolean row = TRUE;

  /* What one change has written is of one age: a sample that was just made, a list that was just brought in. */
  if (store->n_changes < 2)
    return g_steal_pointer (&found);
  statement = pv_sql_prepare (store->sql, WRITTEN_AGAIN, error);
  if (statement == NULL)
    return NULL;

  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return NULL;
      if (row)
        add_candidate (store, statement, candidates);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!look_at_pair (store, &undoes, candidate->field, candidate->kind, candidate->id, found, error))
        return NULL;
    }

  pv_older_texts_sort (found);
  return g_steal_pointer (&found);
}
