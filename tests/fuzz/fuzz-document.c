/* Documents at the level of rows: a sound one, and some rows of it changed, removed or added as the bytes say, in half of the runs
 * with all hashes computed anew. The gate refuses it, or it can be loaded and checked; and without new hashes what is let in says
 * what it said before. */
#include "store/pv-store-foreign.h"
#include "store/pv-store-open.h"
#include "forge.h"
#include "random-edits.h"
#include "fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* The sound document, open in memory: what a run does to it is rolled back, so that its schema is read once. */
static sqlite3 *document;
static PvModel *sound;
/* Those kinds through which every rule can be broken: a run is mostly the reading of tables. */
static const PvKind FEW[] = { PV_AREA, PV_ACTOR, PV_CONTACT, PV_RELATION, PV_NOTE };
static PvKinds *kinds;

static PvId
next_id_cb (gpointer user_data)
{
  static guint counter;
  PvStore *store = user_data;

  return pv_id_make (pv_store_get_replica (store), ++counter);
}

static void
write_edits (PvStore *store, guint seed)
{
  g_autoptr (PvModel) model = pv_model_new (kinds);
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (PvPlan) plan = NULL;
  PvRandom random;

  pv_random_seed (&random, seed);
  g_assert_true (pv_store_load (store, model, NULL));
  edits = random_edits_new (model, &random, 12);
  plan = pv_plan_new (model, edits, next_id_cb, store, NULL);
  if (plan != NULL)
    g_assert_true (pv_store_write (store, plan, 0, 1000000000000 + seed, NULL));
}

static PvSql *
open_in_memory (guint8 *bytes, sqlite3_int64 size)
{
  PvSql *sql = pv_sql_open (":memory:", "document.polku", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, NULL);

  if (bytes != NULL)
    g_assert_cmpint (sqlite3_deserialize (sql->db, "main", bytes, size, size, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE),
                     ==, SQLITE_OK);
  return sql;
}

static void
keep_document (sqlite3 *from)
{
  sqlite3_backup *backup;

  g_assert_cmpint (sqlite3_open (":memory:", &document), ==, SQLITE_OK);
  backup = sqlite3_backup_init (document, "main", from, "main");
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  sqlite3_backup_finish (backup);
}

/* Two copies, of which the second had seen the first. */
static void
make_once (void)
{
  g_autoptr (PvStoreTables) tables = NULL;
  guint8 *bytes = NULL;
  sqlite3_int64 size = 0;

  kinds = pv_kinds_copy_few (pv_kinds_default (), FEW, G_N_ELEMENTS (FEW));
  tables = pv_store_tables_new (kinds, 1);
  for (guint32 replica = 5; replica <= 6; replica++)
    {
      PvSql *sql = open_in_memory (bytes, size);
      PvStore *store;

      g_assert_true (replica == 6 || pv_store_make_document (sql, tables, "6c1f3f0e-0000-4000-8000-000000000001", NULL));
      store = pv_store_new_on (sql, kinds, replica, "Kaisa Testi", NULL);
      for (guint i = 0; i < 6; i++)
        write_edits (store, i * replica + 1);
      bytes = sqlite3_serialize (sql->db, "main", &size, 0);
      if (replica == 6)
        {
          sound = pv_model_new (kinds);
          g_assert_true (pv_store_load (store, sound, NULL));
          keep_document (sql->db);
        }
      pv_store_close (store);
    }
  sqlite3_free (bytes);
}

static const struct
{
  const char *table;
  const char *key;
  const char *columns[14];
} TABLES[] = {
  { "change", "org, ctr", { "org", "ctr", "step", "hlc", "at", "verb", "kind", "id", "who", "undoes_org", "undoes_ctr", "app", "schema", "hash" } },
  { "op", "tbl, row, col, hlc, org", { "tbl", "row", "col", "hlc", "org", "ctr", "old", "new" } },
  { "seen", "org, o, ctr", { "org", "o", "ctr", "upto" } },
  { "replica", "no", { "no", "uuid", "device" } },
  { "pii", "id", { "id", "salt", "text" } },
  { "actor", "id", { "id", "deleted", "name_fi", "kind", "parent", "successor", "area", "valid_from" } },
  { "area", "id", { "id", "deleted", "name_fi", "kind", "parent", "successor", "languages" } },
  { "contact", "id", { "id", "deleted", "person", "actor", "successor" } },
  { "note", "id", { "id", "deleted", "text_fi", "subject" } },
  { "document", "one", { "one", "uuid", "made_at" } },
  { "checkpoint", "name, org", { "name", "org", "ctr" } },
  { "pii_erased", "id", { "id", "org", "ctr" } },
};

static const char *const VALUES[] = {
  "NULL", "0", "1", "-1", "2", "5", "6", "255", "256", "4294967296", "4611686018427387904", "9223372036854775807", "-9223372036854775807",
  "'x'", "''", "x'00ff'", "1.5", "cast (x'ff' AS TEXT)", "'a' || char (0) || 'b'", "zeroblob (32)", "zeroblob (90000)",
  "(SELECT id FROM actor LIMIT 1)", "(SELECT id FROM area LIMIT 1)", "(SELECT max (hlc) FROM change)", "(SELECT id FROM pii LIMIT 1)",
  "(SELECT new FROM op WHERE typeof (new) = 'text' LIMIT 1)",
};

/* Four bytes a deed: table and what is done, row, column, value. */
static void
add_deed (GString *sql, const guint8 *deed)
{
  guint table = (deed[0] >> 2) % G_N_ELEMENTS (TABLES), n = 0;
  const char *name = TABLES[table].table, *key = TABLES[table].key, *column;
  const char *value = VALUES[deed[3] % G_N_ELEMENTS (VALUES)];

  while (n < G_N_ELEMENTS (TABLES[table].columns) && TABLES[table].columns[n] != NULL)
    n++;
  column = TABLES[table].columns[deed[2] % n];
  switch (deed[0] & 3)
    {
    case 0:
      g_string_append_printf (sql, "DELETE FROM \"%s\" WHERE (%s) IN (SELECT %s FROM \"%s\" LIMIT 1 OFFSET %u);", name, key, key, name, deed[1]);
      break;
    case 1:
      g_string_append_printf (sql, "UPDATE OR REPLACE \"%s\" SET \"%s\" = \"%s\" + %d WHERE (%s) IN (SELECT %s FROM \"%s\" LIMIT 1 OFFSET %u);",
                              name, column, column, deed[3] - 128, key, key, name, deed[1]);
      break;
    default:
      g_string_append_printf (sql, "UPDATE OR REPLACE \"%s\" SET \"%s\" = %s WHERE (%s) IN (SELECT %s FROM \"%s\" LIMIT 1 OFFSET %u);", name,
                              column, value, key, key, name, deed[1]);
      break;
    }
}

static void
look_at (PvStore *store, gboolean anew)
{
  g_autoptr (PvModel) model = pv_model_new (kinds);
  g_autoptr (GPtrArray) lines = NULL;

  if (!pv_store_load (store, model, NULL))
    FUZZ_FAIL ("What was let in cannot be loaded");
  lines = pv_store_check (store, NULL);
  if (lines == NULL)
    FUZZ_FAIL ("What was let in cannot be checked");
  if (!anew)
    {
      g_autofree char *difference = random_edits_difference (sound, model);

      if (difference != NULL)
        FUZZ_FAIL ("What was let in is not what was written: %s", difference);
    }
}

/* The bytes of the document after @deeds, of sqlite3_malloc64(). */
static guint8 *
forged (const char *deeds, gboolean anew, gsize *n)
{
  sqlite3_int64 size = 0;
  guint8 *bytes;

  g_assert_cmpint (sqlite3_exec (document, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  forge_in (document, deeds, anew);
  bytes = sqlite3_serialize (document, "main", &size, 0);
  g_assert_cmpint (sqlite3_exec (document, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  *n = (gsize) size;
  return bytes;
}

static PvStore *
open_bytes (guint8 *bytes, gsize size, GError **error)
{
  guint version;
  PvSql *foreign = pv_store_foreign_open_bytes (bytes, size, "document.polku", kinds, &version, error);

  return foreign != NULL ? pv_store_open_read_only (foreign, version, kinds, g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, ""), error)
                         : NULL;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean anew = size > 0 && data[0] & 1;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  guint8 *bytes;
  PvStore *store;

  if (document == NULL)
    make_once ();
  for (gsize at = 1; at + 4 <= size && at < 33; at += 4)
    add_deed (sql, data + at);

  bytes = forged (sql->str, anew, &n_bytes);
  store = open_bytes (bytes, n_bytes, &error);
  if ((store == NULL) != (error != NULL) || (error != NULL && (error->domain != PV_ERROR || strchr (error->message, '\n') != NULL)))
    FUZZ_FAIL ("The gate said nothing, or too much");
  if (size == 0 && store == NULL)
    FUZZ_FAIL ("The sound document was refused: %s", error->message);
  if (store != NULL)
    {
      look_at (store, anew);
      pv_store_close (store);
    }
  return 0;
}
