/* How far an erasure reaches: also to words that somebody else wrote in the same place without knowing of it.
 *
 * An erasure names the words that it knew. A colleague who had not heard of it may meanwhile have corrected the same name: those
 * words have another id, and would bring the person back. So words of a record are covered by an erasure there when the two were
 * made apart, neither knowing of the other, and the words took the place of erased ones, or nothing that the erasure knew was
 * left standing in the record: then all of it was the person. Who wrote words knowing of the erasure meant them.
 *
 * That follows from the log alone, and what is covered once stays covered whatever comes later; so all copies with the same
 * changes agree, whatever the order (least fixed point of a growing set). Growth: O(w e) in each record in which anything was
 * erased, with its w words and e erasures, and one look at the log's personal cells; nothing when nobody was ever erased. */
#include "store/pv-store-erase-private.h"

#include "store/pv-store-conflicts-private.h"

/* A version of a text. */
typedef struct
{
  PvKind kind;
  PvId row;
  PvId id;
  PvId before;                 /* whose place it took; 0: an empty one's */
  gint64 org;                  /* of the change in which it came up first */
  gint64 ctr;
  gboolean gone;               /* erased or covered */
} Words;

/* One step that erases, in one record. */
typedef struct
{
  gint64 org;
  gint64 step;
  gint64 ctr;                  /* of its first change there */
  gint64 hlc;
  GHashTable *reached;         /* PvId *: what it names there, and what it covers */
} Erasure;

typedef struct
{
  PvStore *store;
  GHashTable *named;           /* PvId * -> GArray of Erasure, without `reached`: who erases these words */
  GArray *words;               /* Words, by kind and row */
  GArray *covered;             /* PvStoreCovered */
  GHashTable *covered_ids;     /* PvId * -> index in `covered` + 1 */
} Covering;

static void
erasure_clear (gpointer data)
{
  g_clear_pointer (&((Erasure *) data)->reached, g_hash_table_unref);
}

static gboolean
read_named (Covering *covering, GError **error)
{
  PvSql *sql = covering->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (
    sql, "SELECT id, org, step, ctr, hlc FROM change WHERE verb = " PV_STORE_ERASE_VERB " ORDER BY org, ctr", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      PvId id;
      GArray *list;
      Erasure erasure;

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      id = sqlite3_column_int64 (statement, 0);
      erasure = (Erasure) { sqlite3_column_int64 (statement, 1), sqlite3_column_int64 (statement, 2), sqlite3_column_int64 (statement, 3),
                            sqlite3_column_int64 (statement, 4), NULL };
      list = g_hash_table_lookup (covering->named, &id);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (Erasure));
          g_hash_table_insert (covering->named, g_memdup2 (&id, sizeof id), list);
        }
      g_array_append_val (list, erasure);
    }

  return TRUE;
}

static const char WORDS[] =
  "SELECT row, CAST (new AS INTEGER), coalesce (CAST (old AS INTEGER), 0), org, ctr FROM op"
  " WHERE tbl = ?1 AND col = ?2 AND new IS NOT NULL ORDER BY row, hlc, org";

static gboolean
read_words_of (Covering *covering, PvKind kind, int col, GError **error)
{
  PvSql *sql = covering->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, WORDS, error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  PvId last = 0;
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, col);
  while (row)
    {
      Words words = { .kind = kind };

      if (!pv_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      words.row = sqlite3_column_int64 (statement, 0);
      words.id = sqlite3_column_int64 (statement, 1);
      words.before = sqlite3_column_int64 (statement, 2);
      words.org = sqlite3_column_int64 (statement, 3);
      words.ctr = sqlite3_column_int64 (statement, 4);
      words.gone = g_hash_table_contains (covering->named, &words.id);
      if (words.row != last)
        g_hash_table_remove_all (known);
      last = words.row;
      /* Words that come up again, by an undo, are what they were. */
      if (g_hash_table_add (known, g_memdup2 (&words.id, sizeof words.id)))
        g_array_append_val (covering->words, words);
    }

  return TRUE;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Words *left = a, *right = b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static gboolean
read_words (Covering *covering, GError **error)
{
  const PvStoreTables *tables = covering->store->tables;

  for (guint k = 0; k < G_N_ELEMENTS (tables->by_kind); k++)
    for (guint i = 0; tables->by_kind[k] != NULL && i < tables->by_kind[k]->info->n_slots; i++)
      if (tables->by_kind[k]->cells[i].field->type == PV_TYPE_PERSONAL
          && !read_words_of (covering, (PvKind) k, tables->by_kind[k]->cells[i].col, error))
        return FALSE;

  g_array_sort (covering->words, compare_words);
  return TRUE;
}

static Erasure *
erasure_of_step (GArray *erasures, const Erasure *named)
{
  Erasure added = *named;

  for (guint i = 0; i < erasures->len; i++)
    {
      Erasure *known = &g_array_index (erasures, Erasure, i);

      if (known->org == named->org && known->step == named->step)
        return known;
    }

  added.reached = g_hash_table_new (pv_id_hash, pv_id_equal);
  g_array_append_val (erasures, added);
  return &g_array_index (erasures, Erasure, erasures->len - 1);
}

/* By step, what they name among these words. (transfer full) */
static GArray *
find_erasures (Covering *covering, const Words *words, guint n)
{
  GArray *erasures = g_array_new (FALSE, FALSE, sizeof (Erasure));

  g_array_set_clear_func (erasures, erasure_clear);
  for (guint i = 0; i < n; i++)
    {
      const GArray *named = g_hash_table_lookup (covering->named, &words[i].id);

      for (guint e = 0; named != NULL && e < named->len; e++)
        g_hash_table_add (erasure_of_step (erasures, &g_array_index (named, Erasure, e))->reached, (gpointer) &words[i].id);
    }

  return erasures;
}

/* Words that the erasure knew and left, and nobody else erased since. */
static gboolean
spares (Covering *covering, const Erasure *erasure, const Words *words, guint n, gboolean *spared, GError **error)
{
  *spared = FALSE;
  for (guint i = 0; i < n && !*spared; i++)
    if (!words[i].gone
        && !pv_conflicts_has_seen (covering->store, erasure->org, erasure->ctr, words[i].org, words[i].ctr, spared, error))
      return FALSE;

  return TRUE;
}

static gboolean
are_apart (Covering *covering, const Erasure *erasure, const Words *words, gboolean *apart, GError **error)
{
  gboolean knew = FALSE;

  if (!pv_conflicts_has_seen (covering->store, erasure->org, erasure->ctr, words->org, words->ctr, &knew, error)
      || (!knew && !pv_conflicts_has_seen (covering->store, words->org, words->ctr, erasure->org, erasure->ctr, &knew, error)))
    return FALSE;

  *apart = !knew;
  return TRUE;
}

/* Of several that cover the same words the one with the least (hlc, org) is named, on every copy alike. */
static void
note_covered (Covering *covering, const Erasure *erasure, Words *words)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (covering->covered_ids, &words->id));
  PvStoreCovered covered = { words->kind, words->row, words->id, words->org, words->ctr, erasure->org, erasure->ctr, erasure->hlc };
  PvStoreCovered *before = known > 0 ? &g_array_index (covering->covered, PvStoreCovered, known - 1) : NULL;

  words->gone = TRUE;
  g_hash_table_add (erasure->reached, &words->id);
  if (g_hash_table_contains (covering->named, &words->id))
    return;
  if (before == NULL)
    {
      g_array_append_val (covering->covered, covered);
      g_hash_table_insert (covering->covered_ids, g_memdup2 (&words->id, sizeof words->id), GUINT_TO_POINTER (covering->covered->len));
    }
  else if (covered.eraser_hlc < before->eraser_hlc || (covered.eraser_hlc == before->eraser_hlc && covered.eraser_org < before->eraser_org))
    *before = covered;
}

static gboolean
reach_further (Covering *covering, const Erasure *erasure, Words *words, guint n, gboolean *further, GError **error)
{
  gboolean spared;

  if (!spares (covering, erasure, words, n, &spared, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      gboolean apart;

      if (g_hash_table_contains (erasure->reached, &words[i].id)
          || (spared && (words[i].before == 0 || !g_hash_table_contains (erasure->reached, &words[i].before))))
        continue;
      if (!are_apart (covering, erasure, &words[i], &apart, error))
        return FALSE;
      if (!apart)
        continue;
      note_covered (covering, erasure, &words[i]);
      *further = TRUE;
    }

  return TRUE;
}

static gboolean
cover_record (Covering *covering, Words *words, guint n, GError **error)
{
  g_autoptr (GArray) erasures = find_erasures (covering, words, n);
  gboolean further = erasures->len > 0;

  while (further)
    {
      further = FALSE;
      for (guint i = 0; i < erasures->len; i++)
        if (pv_sql_is_late (covering->store->sql, error) || !reach_further (covering, &g_array_index (erasures, Erasure, i), words, n, &further, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
cover_all (Covering *covering, GError **error)
{
  Words *words;
  guint end;

  if (!read_named (covering, error) || (g_hash_table_size (covering->named) > 0 && !read_words (covering, error)))
    return FALSE;

  words = (Words *) (gpointer) covering->words->data;
  for (guint i = 0; i < covering->words->len; i = end)
    {
      for (end = i; end < covering->words->len && words[end].kind == words[i].kind && words[end].row == words[i].row;)
        end++;
      if (!cover_record (covering, &words[i], end - i, error))
        return FALSE;
    }

  return TRUE;
}

GArray *
pv_store_erase_covered (PvStore *store, GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) covered_ids = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Words));
  g_autoptr (GArray) covered = g_array_new (FALSE, FALSE, sizeof (PvStoreCovered));
  Covering covering = { store, named, words, covered, covered_ids };

  return cover_all (&covering, error) ? g_steal_pointer (&covered) : NULL;
}

gboolean
pv_store_erase_cover (PvStore *store, GArray **covered, GError **error)
{
  g_autoptr (GArray) list = NULL;
  gint64 any;

  if (!pv_sql_get_int (store->sql, "SELECT EXISTS (SELECT 1 FROM pii_erased WHERE org <> 0)", 0, &any, error))
    return FALSE;
  list = any ? pv_store_erase_covered (store, error) : g_array_new (FALSE, FALSE, sizeof (PvStoreCovered));
  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      PvStoreCovered *one = &g_array_index (list, PvStoreCovered, i);

      if (!pv_store_run_with (store, "INSERT INTO pii_erased (id, org, ctr) VALUES (?1, ?2, ?3)"
                              " ON CONFLICT (id) DO UPDATE SET org = excluded.org, ctr = excluded.ctr",
                              one->id, one->eraser_org, one->eraser_ctr, error)
          || !pv_store_run_with (store, "DELETE FROM pii WHERE id = ?1", one->id, 0, 0, error))
        return FALSE;
      one->was_here = sqlite3_changes (store->sql->db) > 0;
    }

  if (covered != NULL)
    *covered = g_steal_pointer (&list);
  return TRUE;
}
