/* Words about a person lie in `pii`, one row that never changes for each version of a text. What stands in the cell and in the
 * log is a token: the row's id and SHA-256 (salt, words). Erasing the row erases the words everywhere, and history stays. */
#include "store/pv-store-private.h"

#include <string.h>
#include <sys/random.h>

#define SALT_SIZE PV_STORE_SALT_SIZE

char *
pv_store_personal_token (PvId id, const guint8 *salt, const char *words)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, salt, SALT_SIZE);
  g_checksum_update (sum, (const guint8 *) words, (gssize) strlen (words));
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%s", id, g_checksum_get_string (sum));
}

gboolean
pv_store_personal_is_token (const char *text)
{
  const char *colon = strchr (text, ':');

  return colon != NULL && g_ascii_isdigit (*text) && strlen (colon) == 1 + 2 * PV_STORE_HASH_SIZE
         && strspn (colon + 1, "0123456789abcdef") == 2 * PV_STORE_HASH_SIZE;
}

static void
draw_salt (guint8 *salt)
{
  if (getrandom (salt, SALT_SIZE, 0) == SALT_SIZE)
    return;
  for (guint i = 0; i < SALT_SIZE; i++)
    salt[i] = (guint8) g_random_int_range (0, 256);
}

char *
pv_store_personal_keep (PvStore *store, const char *words, PvId *id, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "INSERT INTO pii (id, salt, text) VALUES (?1, ?2, ?3)", error);
  PvId made = pv_id_make (store->replica, store->last_pii + 1);
  guint8 salt[SALT_SIZE];

  if (statement == NULL)
    return NULL;

  draw_salt (salt);
  sqlite3_bind_int64 (statement, 1, made);
  sqlite3_bind_blob (statement, 2, salt, SALT_SIZE, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, words, -1, SQLITE_STATIC);
  if (!pv_sql_finish (store->sql, statement, error))
    return NULL;

  store->last_pii++;
  if (id != NULL)
    *id = made;
  return pv_store_personal_token (made, salt, words);
}

char *
pv_store_personal_of_id (PvStore *store, PvId id, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT text FROM pii WHERE id = ?1", error);
  char *words = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, id);
  if (!pv_sql_step (store->sql, statement, &row, error))
    return NULL;
  if (row)
    words = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return words;
}

char *
pv_store_personal_words (PvStore *store, const char *token, GError **error)
{
  return pv_store_personal_of_id (store, g_ascii_strtoll (token, NULL, 10), error);
}

static gboolean
is_erased (PvStore *store, PvId id)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT 1 FROM pii_erased WHERE id = ?1", NULL);
  gboolean erased = FALSE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (!pv_sql_step (store->sql, statement, &erased, NULL))
    return FALSE;
  sqlite3_reset (statement);
  return erased;
}

gboolean
pv_store_personal_fits (PvStore *store, const char *token)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT salt, text FROM pii WHERE id = ?1", NULL);
  PvId id = g_ascii_strtoll (token, NULL, 10);
  g_autofree char *expected = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  if (!pv_sql_step (store->sql, statement, &row, NULL))
    return FALSE;
  if (!row)
    return is_erased (store, id);
  if (sqlite3_column_bytes (statement, 0) == SALT_SIZE)
    expected = pv_store_personal_token (id, sqlite3_column_blob (statement, 0), (const char *) sqlite3_column_text (statement, 1));
  sqlite3_reset (statement);
  return g_strcmp0 (expected, token) == 0;
}
