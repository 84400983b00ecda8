/* Documents at the level of rows: a sound one, and some rows of it changed, removed or added as the bytes say, in half of the runs
 * with all hashes computed anew. The gate refuses it, or it can be loaded and checked; and without new hashes what is let in says
 * what it said before. */
#include "store/pv-store-foreign.h"
#include "forge.h"
#include "random-edits.h"

#include <glib/gstdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static char *path;
static char *bytes;
static gsize n_bytes;
static PvModel *sound;

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
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
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

/* Two copies, of which the second had seen the first. */
static void
make_once (void)
{
  g_autofree char *folder = g_dir_make_tmp ("polkuverkko-fuzz-XXXXXX", NULL);
  g_autoptr (PvStoreTables) tables = pv_store_tables_new (pv_kinds_default (), 1);
  g_autofree char *first = g_build_filename (folder, "first", NULL);

  path = g_build_filename (folder, "document.polku", NULL);
  for (guint32 replica = 5; replica <= 6; replica++)
    {
      PvSql *sql = pv_sql_open (first, first, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, NULL);
      PvStore *store;

      g_assert_true (replica == 6 || pv_store_make_document (sql, tables, "6c1f3f0e-0000-4000-8000-000000000001", NULL));
      store = pv_store_new_on (sql, pv_kinds_default (), replica, "Kaisa Testi", NULL);
      for (guint i = 0; i < 6; i++)
        write_edits (store, i * replica + 1);
      g_assert_true (pv_sql_run (sql, "PRAGMA journal_mode = DELETE", NULL));
      if (replica == 6)
        {
          sound = pv_model_new (pv_kinds_default ());
          g_assert_true (pv_store_load (store, sound, NULL));
        }
      pv_store_close (store);
    }
  g_assert_true (g_file_get_contents (first, &bytes, &n_bytes, NULL));
  g_unlink (first);
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
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GPtrArray) lines = NULL;

  if (!pv_store_load (store, model, NULL))
    g_error ("What was let in cannot be loaded");
  lines = pv_store_check (store, NULL);
  if (lines == NULL)
    g_error ("What was let in cannot be checked");
  if (!anew)
    {
      g_autofree char *difference = random_edits_difference (sound, model);

      if (difference != NULL)
        g_error ("What was let in is not what was written: %s", difference);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean anew = size > 0 && data[0] & 1;
  g_autoptr (GError) error = NULL;
  PvStore *store;

  if (path == NULL)
    make_once ();
  for (gsize at = 1; at + 4 <= size && at < 33; at += 4)
    add_deed (sql, data + at);
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) n_bytes, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  forge_try (path, sql->str, anew);

  store = pv_store_open_still (path, pv_kinds_default (), g_error_new_literal (PV_ERROR, PV_ERROR_REFUSED, ""), &error);
  if ((store == NULL) != (error != NULL) || (error != NULL && (error->domain != PV_ERROR || strchr (error->message, '\n') != NULL)))
    g_error ("The gate said nothing, or too much");
  if (size == 0 && store == NULL)
    g_error ("The sound document was refused: %s", error->message);
  if (store != NULL)
    {
      look_at (store, anew);
      pv_store_close (store);
    }
  g_unlink (path);
  return 0;
}
