/* Named versions. Naming is a change without cells, and so has its author, its time and, by `seen`, the version vector of the
 * copy it was made on, all covered by the chain of hashes. The row of `checkpoint` (name, org, ctr) adds the word to that
 * change and nothing else. So rows of two copies never stand in each other's way, and merging is their union; and a forged row
 * can call a version something else, but cannot move it, make one up where none was named, or say another's name on it. Where
 * one change bears several names, the first by bytes is shown, on every copy alike. */
#include "store/pv-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char VERSIONS[] =
  "SELECT min (k.name), c.org, c.ctr, c.hlc, c.at, p.text FROM checkpoint AS k JOIN change AS c ON c.org = k.org AND c.ctr = k.ctr"
  " LEFT JOIN pii AS p ON p.id = c.who WHERE c.verb = 15 GROUP BY c.org, c.ctr ORDER BY c.hlc DESC, c.org DESC";
G_STATIC_ASSERT (PV_VERB_NAME_VERSION == 15);

static void
version_free (gpointer data)
{
  PvStoreVersion *version = data;

  g_free (version->name);
  g_free (version->author);
  g_free (version);
}

GPtrArray *
pv_store_versions (PvStore *store, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, VERSIONS, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  while (row)
    {
      PvStoreVersion *version;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return NULL;
      if (!row)
        break;
      version = g_new0 (PvStoreVersion, 1);
      version->name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      version->org = (guint32) sqlite3_column_int64 (statement, 1);
      version->ctr = sqlite3_column_int64 (statement, 2);
      version->hlc = sqlite3_column_int64 (statement, 3);
      version->at_ms = sqlite3_column_int64 (statement, 4);
      version->author = g_strdup ((const char *) sqlite3_column_text (statement, 5));
      g_ptr_array_add (versions, version);
    }
  return g_steal_pointer (&versions);
}

/* One line, not too long, nothing in it that cannot be seen. */
gboolean
pv_store_version_name_is_sound (const char *name)
{
  if (name == NULL || *name == '\0' || strlen (name) > PV_STORE_NAME_MAX || !pv_text_is_sound (name, PV_STORE_NAME_MAX))
    return FALSE;
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;

  return TRUE;
}

static gboolean
check_name (PvStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;

  if (!pv_store_version_name_is_sound (name))
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("A version needs a name of one line, with at most %u letters"),
                   PV_STORE_NAME_MAX / 2);
      return FALSE;
    }

  versions = pv_store_versions (store, error);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    if (g_str_equal (((PvStoreVersion *) g_ptr_array_index (versions, i))->name, name))
      {
        g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("There is a version of that name already, choose another: %s"), name);
        return FALSE;
      }
  return versions != NULL;
}

static gboolean
insert_name (PvStore *store, const char *name, const PvStoreChange *change, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "INSERT INTO checkpoint (name, org, ctr) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, change->org);
  sqlite3_bind_int64 (statement, 3, change->ctr);
  return pv_sql_finish (store->sql, statement, error);
}

gboolean
pv_store_name_version (PvStore *store, const char *name, gint64 at_ms, GError **error)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (PvStoreOp));
  PvStoreChange change = { .at_ms = at_ms, .verb = PV_VERB_NAME_VERSION };
  guint8 hash[PV_STORE_HASH_SIZE];

  if (store->read_only_reason != NULL)
    {
      g_propagate_error (error, g_error_copy (store->read_only_reason));
      return FALSE;
    }
  if (!check_name (store, name, error) || !pv_sql_begin (store->sql, error))
    return FALSE;
  if (!pv_store_append (store, &change, ops, hash, error) || !insert_name (store, name, &change, error)
      || !pv_sql_commit (store->sql, error))
    {
      pv_sql_rollback (store->sql);
      return FALSE;
    }

  pv_store_take_note (store, &change, hash);
  store->step_token = 0;
  return TRUE;
}

gboolean
pv_store_check_versions (PvStore *store, GPtrArray *lines, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT k.name, coalesce (c.verb, 0) FROM checkpoint AS k"
                                            " LEFT JOIN change AS c ON c.org = k.org AND c.ctr = k.ctr", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (row)
    {
      const char *name;

      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      name = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
      if (row && !pv_store_version_name_is_sound (name))
        g_ptr_array_add (lines, g_strdup (_("A named version has a name that cannot be shown")));
      else if (row && sqlite3_column_int (statement, 1) != PV_VERB_NAME_VERSION)
        g_ptr_array_add (lines, g_strdup_printf (_("A named version stands where none was named: %s"), name));
    }
  return TRUE;
}
