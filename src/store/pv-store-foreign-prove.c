/* The proof that a foreign file's rows are a document: the log, the cells, the chain, and those rules of the table that no
 * merging of sound copies can break. */
#include "store/pv-store-foreign.h"

#include <glib/gi18n-lib.h>

gboolean
pv_store_read_writer (PvStore *store, PvId id, const PvFieldInfo *field, gint64 *org, int *verb, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql,
                                            "SELECT o.org, c.verb FROM op AS o JOIN change AS c ON c.org = o.org AND c.ctr = o.ctr"
                                            " WHERE o.tbl = ?1 AND o.row = ?2 AND o.col = ?3 ORDER BY o.hlc DESC, o.org DESC LIMIT 1",
                                            error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, PV_FIELD_KIND (field->field));
  sqlite3_bind_int64 (statement, 2, id);
  sqlite3_bind_int64 (statement, 3, PV_STORE_COL (field, PV_LANG_NONE));
  if (!pv_sql_step (store->sql, statement, &row, error))
    return FALSE;
  *org = row ? sqlite3_column_int64 (statement, 0) : 0;
  *verb = row ? sqlite3_column_int (statement, 1) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
pv_store_verb_is_blind (int verb)
{
  return verb > PV_VERB_ARRANGE || verb == PV_VERB_UNDO || verb == PV_VERB_REDO || verb == PV_VERB_MERGE;
}

/* Two copies can each write half of a circle, and undoing in one what the other built on can close one: those are settled by a
 * person. A circle that one copy made by edits was never let through by a program of ours. */
static gboolean
is_made_knowingly (PvStore *store, const PvModel *model, const PvProblem *problem, gboolean *knowingly, GError **error)
{
  const PvFieldInfo *field = pv_kinds_field (store->tables->kinds, problem->field);
  const PvRecord *next = pv_model_get (model, problem->id);
  gint64 first_org = 0;

  *knowingly = FALSE;
  do
    {
      gint64 org;
      int verb;

      if (!pv_store_read_writer (store, pv_record_get_id (next), field, &org, &verb, error))
        return FALSE;
      first_org = first_org == 0 ? org : first_org;
      if (org != first_org || pv_store_verb_is_blind (verb))
        return TRUE;
      next = pv_model_follow (model, next, problem->field);
    }
  while (next != NULL && pv_record_get_id (next) != problem->id);

  *knowingly = TRUE;
  return TRUE;
}

gboolean
pv_store_was_ever_there (PvStore *store, PvId id, gboolean *there, GError **error)
{
  *there = FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (store->tables->by_kind) && !*there; k++)
    {
      const PvStoreTable *table = store->tables->by_kind[k];
      sqlite3_stmt *statement;

      if (table == NULL)
        continue;
      statement = pv_sql_prepare (store->sql, table->select, error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, id);
      if (!pv_sql_step (store->sql, statement, there, error))
        return FALSE;
      sqlite3_reset (statement);
    }

  return TRUE;
}

static gboolean
is_damage (PvStore *store, const PvModel *model, const PvProblem *problem, gboolean *damage, GError **error)
{
  const PvRecord *record = pv_model_get (model, problem->id);
  gboolean there;

  switch (problem->rule)
    {
    case PV_RULE_CIRCLE:
      return is_made_knowingly (store, model, problem, damage, error);
    case PV_RULE_NOT_THERE:
      if (!pv_store_was_ever_there (store, pv_record_get_reference (record, problem->field), &there, error))
        return FALSE;
      *damage = !there;
      return TRUE;
    case PV_RULE_REQUIRED:
      *damage = FALSE;
      return TRUE;
    case PV_RULE_VALUE:
    case PV_RULE_OTHER_KIND:
    default:
      *damage = TRUE;
      return TRUE;
    }
}

static gboolean
prove_rules (PvStore *store, GPtrArray *lines, GError **error)
{
  g_autoptr (PvModel) model = pv_model_new (store->tables->kinds);
  g_autoptr (GPtrArray) problems = NULL;

  if (!pv_store_load (store, model, error))
    return FALSE;

  problems = pv_model_check (model);
  for (guint i = 0; i < problems->len && lines->len == 0; i++)
    {
      const PvProblem *problem = g_ptr_array_index (problems, i);
      gboolean damage;

      if (!is_damage (store, model, problem, &damage, error))
        return FALSE;
      if (damage)
        g_ptr_array_add (lines, g_strdup (problem->text));
    }

  return TRUE;
}

typedef gboolean (*Proof) (PvStore *, GPtrArray *, GError **);

/* NULL after the last: first what the others rely on. */
static const Proof of_rows[] = { pv_store_check_log_rows, pv_store_check_log, NULL };
static const Proof of_chain[] = { pv_store_check_chain, NULL };
static const Proof of_cells[] = { pv_store_check_versions, pv_store_check_cells, prove_rules, NULL };

/* FALSE with the first that does not hold, or when it cannot be known. */
static gboolean
prove (PvStore *store, const Proof *proofs, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; proofs[i] != NULL && lines->len == 0; i++)
    if (pv_sql_is_late (store->sql, error) || !proofs[i] (store, lines, error))
      return FALSE;
  return lines->len == 0 || pv_store_foreign_refuse (store->sql->path, g_ptr_array_index (lines, 0), error);
}

gboolean
pv_store_foreign_prove (PvStore *store, GError **error)
{
  return prove (store, of_rows, error) && prove (store, of_chain, error) && prove (store, of_cells, error);
}

typedef struct
{
  PvStore *chain, *cells;
  GError *chain_error, *cells_error;
} Proving;

static void
prove_chain (gpointer data)
{
  Proving *proving = data;

  prove (proving->chain, of_chain, &proving->chain_error);
}

static void
prove_cells (gpointer data)
{
  Proving *proving = data;

  prove (proving->cells, of_cells, &proving->cells_error);
}

gboolean
pv_store_foreign_prove_by_two (PvStore *store, PvStore *other, GError **error)
{
  Proving proving = { store, other, NULL, NULL };

  if (!prove (store, of_rows, error))
    return FALSE;
  pv_worker_both (prove_chain, prove_cells, &proving);
  if (proving.chain_error == NULL && proving.cells_error == NULL)
    return TRUE;
  /* What is told is what would be found first. */
  g_propagate_error (error, proving.chain_error ? g_steal_pointer (&proving.chain_error) : g_steal_pointer (&proving.cells_error));
  g_clear_error (&proving.cells_error);
  return FALSE;
}
