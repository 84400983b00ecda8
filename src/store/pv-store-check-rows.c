/* What the log's rows must be before anything is computed from them: numbers within their bounds, codes that exist, values of
 * their field's type, ids that whoever made them could make. Without this two different rows could have one hash. */
#include "store/pv-store-private.h"

#include <glib/gi18n-lib.h>

/* No laptop makes as many records: a counter beyond leaves no room for the next one. */
#define COUNTER_MAX 0x7fffffff

#define BAD_UUID "(uuid NOT LIKE '________-____-____-____-____________' OR uuid GLOB '*[^0-9a-fA-F-]*')"

typedef struct
{
  const char *query;           /* gives rows only when something is wrong; its first column is what @words takes */
  const char *words;
} Rule;

/* Words that are named as erased by no change at all (0, 0) were lost when a damaged document was recovered.
 * A replica without a change, and an age before 1970 or after 9999, are nothing that this program writes. */
static const Rule RULES[] = {
  { "SELECT count (*) FROM document HAVING count (*) <> 1 OR min (made_at) NOT BETWEEN 0 AND 253402300799999",
    N_("The document does not say which one it is: %s") },
  { "SELECT no FROM replica WHERE no NOT BETWEEN 1 AND 2147483647 OR " BAD_UUID " OR device >> 32 <> no"
    " OR no NOT IN (SELECT org FROM change)",
    N_("The history names a copy that cannot be: %s") },
  { "SELECT org FROM change WHERE " PV_STORE_BAD_CHANGE,
    N_("A change of copy %s is not one that can be made") },
  { "SELECT s.org FROM seen AS s JOIN change AS own ON own.org = s.org AND own.ctr = s.ctr"
    " JOIN change AS their ON their.org = s.o AND their.ctr = s.upto WHERE their.hlc >= own.hlc OR s.o = s.org OR s.upto < 1",
    N_("Copy %s claims to have seen what came later") },
  { "SELECT org FROM (SELECT org, upto <= lag (upto, 1, 0) OVER (PARTITION BY org, o ORDER BY ctr) AS wrong FROM seen) WHERE wrong",
    N_("Copy %s claims to have forgotten what it had seen") },
  { "SELECT name FROM checkpoint AS k"
    " WHERE NOT EXISTS (SELECT 1 FROM change AS c WHERE c.org = k.org AND c.ctr = k.ctr)",
    N_("The version “%s” names changes that are not there") },
  { "SELECT id FROM pii WHERE id < 1 OR id & 0xffffffff > 2147483647 OR id >> 32 NOT IN (SELECT no FROM replica)"
    " OR length (salt) <> 16 OR typeof (salt) <> 'blob'",
    N_("Personal words belong to nobody: %s") },
  { "SELECT id FROM pii_erased AS e WHERE id < 1 OR (org <> 0 OR ctr <> 0) AND NOT EXISTS (SELECT 1 FROM change AS c WHERE c.org = e.org AND c.ctr = e.ctr)",
    N_("Personal words were erased by a change that is not there: %s") },
  { "SELECT word FROM (SELECT who AS word FROM change WHERE who IS NOT NULL UNION SELECT device FROM replica WHERE device IS NOT NULL)"
    " WHERE word NOT IN (SELECT id FROM pii) AND word NOT IN (SELECT id FROM pii_erased)",
    N_("Personal words are missing: %s") },
};

gboolean
pv_store_id_is_sound (gint64 id)
{
  return id > 0;
}

static gboolean
check_rule (PvStore *store, const Rule *rule, GPtrArray *lines, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, rule->query, error);
  gboolean row;

  if (statement == NULL || !pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  if (row)
    {
      const char *what = (const char *) sqlite3_column_text (statement, 0);

      g_ptr_array_add (lines, g_strdup_printf (_(rule->words), what ? what : ""));
    }

  sqlite3_reset (statement);
  return TRUE;
}

/* Walking all ops by row. */
typedef struct
{
  PvStore *store;
  GPtrArray *lines;
  sqlite3_stmt *ops;

  gint64 tbl;
  gint64 row;
  gint64 first_hlc;            /* of any cell */
  gint64 made_hlc;             /* of `deleted`, 0: none yet */
  gint64 made_org;
  gboolean made_anew;          /* that op's old value was nothing */
} Ops;

static void
say_row (Ops *ops, const char *words)
{
  const PvKindInfo *kind = ops->tbl >= 0 && ops->tbl < 256 ? pv_kinds_kind (ops->store->tables->kinds, (PvKind) ops->tbl) : NULL;
  g_autofree char *id = pv_id_to_text (ops->row);

  g_ptr_array_add (ops->lines, g_strdup_printf (words, kind ? pv_kind_label (kind) : "?", id));
}

/* Whether that change may make records with ids that are not its own copy's: an import brings them along. */
static gboolean
brings_ids_along (Ops *ops, gboolean *brings, GError **error)
{
  PvSql *sql = ops->store->sql;
  sqlite3_stmt *statement = pv_sql_prepare (sql, "SELECT verb FROM change WHERE org = ?1 AND hlc = ?2", error);
  gboolean row;
  int verb;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, ops->made_org);
  sqlite3_bind_int64 (statement, 2, ops->made_hlc);
  if (!pv_sql_step (sql, statement, &row, error))
    return FALSE;

  verb = row ? sqlite3_column_int (statement, 0) : 0;
  *brings = verb == PV_VERB_IMPORT || verb == PV_VERB_BEGIN;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
end_row (Ops *ops, GError **error)
{
  gboolean brings = TRUE;

  if (ops->tbl < 0)
    return TRUE;
  if (ops->made_hlc == 0 || ops->made_hlc > ops->first_hlc || !ops->made_anew)
    say_row (ops, _("%s %s was never made"));
  if ((ops->row & 0xffffffff) > COUNTER_MAX)
    say_row (ops, _("%s %s has a number that nobody gives"));
  if (ops->made_org != ops->row >> 32 && !brings_ids_along (ops, &brings, error))
    return FALSE;
  if (!brings)
    say_row (ops, _("%s %s was made by another copy than its number says"));
  return TRUE;
}

static const PvStoreCell *
cell_of (const PvStoreTable *table, gint64 col)
{
  for (guint i = 0; i < table->info->n_slots; i++)
    if (table->cells[i].there && table->cells[i].col == col)
      return &table->cells[i];

  return NULL;
}

static gboolean
token_fits (PvStore *store, const char *token)
{
  return pv_store_personal_is_token (token) && pv_store_personal_fits (store, token);
}

static gboolean
value_fits (Ops *ops, const PvStoreCell *cell, int column)
{
  int type = sqlite3_column_type (ops->ops, column);

  if (type == SQLITE_NULL)
    return TRUE;
  if (!pv_field_is_text (cell->field))
    return type == SQLITE_INTEGER;

  return type == SQLITE_TEXT
         && (cell->field->type != PV_TYPE_PERSONAL
             || token_fits (ops->store, (const char *) sqlite3_column_text (ops->ops, column)));
}

static gboolean
deleted_fits (Ops *ops)
{
  return sqlite3_column_type (ops->ops, 6) == SQLITE_INTEGER && (sqlite3_column_int64 (ops->ops, 6) & ~G_GINT64_CONSTANT (1)) == 0
         && (sqlite3_column_type (ops->ops, 5) == SQLITE_NULL || sqlite3_column_type (ops->ops, 5) == SQLITE_INTEGER);
}

/* Columns: tbl, row, col, hlc, org, old, new; `deleted` comes last in each row. */
static void
meet_op (Ops *ops, const PvStoreTable *table)
{
  gint64 col = sqlite3_column_int64 (ops->ops, 2), hlc = sqlite3_column_int64 (ops->ops, 3);
  const PvStoreCell *cell = cell_of (table, col);

  ops->first_hlc = MIN (ops->first_hlc, hlc);
  if (col == PV_STORE_COL_DELETED)
    {
      if (!deleted_fits (ops))
        say_row (ops, _("%s %s is neither there nor removed"));
      if (ops->made_hlc == 0)
        {
          ops->made_hlc = hlc;
          ops->made_org = sqlite3_column_int64 (ops->ops, 4);
          ops->made_anew = sqlite3_column_type (ops->ops, 5) == SQLITE_NULL;
        }
    }
  else if (cell == NULL)
    say_row (ops, _("%s %s: the history names a field that does not exist"));
  else if (!value_fits (ops, cell, 5) || !value_fits (ops, cell, 6))
    say_row (ops, _("%s %s: a value in the history is not what was written"));
}

static gboolean
begin_row (Ops *ops, gint64 tbl, gint64 row)
{
  *ops = (Ops) { .store = ops->store, .lines = ops->lines, .ops = ops->ops, .tbl = tbl, .row = row, .first_hlc = G_MAXINT64 };
  if (tbl >= 1 && tbl <= 255 && ops->store->tables->by_kind[tbl] != NULL && pv_store_id_is_sound (row))
    return TRUE;

  say_row (ops, _("The history names a record that cannot be: %s %s"));
  return FALSE;
}

static gboolean
walk_ops (Ops *ops, GError **error)
{
  gboolean row = TRUE;

  while (TRUE)
    {
      gint64 tbl, id;

      if (!pv_sql_step (ops->store->sql, ops->ops, &row, error))
        return FALSE;
      if (!row)
        return end_row (ops, error);

      tbl = sqlite3_column_int64 (ops->ops, 0);
      id = sqlite3_column_int64 (ops->ops, 1);
      if ((tbl != ops->tbl || id != ops->row) && !end_row (ops, error))
        return FALSE;
      if ((tbl != ops->tbl || id != ops->row) && !begin_row (ops, tbl, id))
        break;
      meet_op (ops, ops->store->tables->by_kind[tbl]);
      if (ops->lines->len > 0)
        break;
    }

  sqlite3_reset (ops->ops);
  return TRUE;
}

gboolean
pv_store_check_log_rows (PvStore *store, GPtrArray *lines, GError **error)
{
  Ops ops = { .store = store, .lines = lines, .tbl = -1 };

  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    if (!check_rule (store, &RULES[i], lines, error))
      return FALSE;

  ops.ops = pv_sql_prepare (store->sql, "SELECT tbl, row, col, hlc, org, old, new FROM op ORDER BY tbl, row, col, hlc, org", error);
  return ops.ops != NULL && (lines->len > 0 || walk_ops (&ops, error));
}

gboolean
pv_store_check_row (PvStore *store, PvKind kind, PvId id, GPtrArray *lines, GError **error)
{
  Ops ops = { .store = store, .lines = lines, .tbl = -1 };

  ops.ops = pv_sql_prepare (store->sql, "SELECT tbl, row, col, hlc, org, old, new FROM op WHERE tbl = ?1 AND row = ?2 ORDER BY col, hlc, org",
                            error);
  if (ops.ops == NULL)
    return FALSE;
  sqlite3_bind_int64 (ops.ops, 1, kind);
  sqlite3_bind_int64 (ops.ops, 2, id);
  return walk_ops (&ops, error);
}
