/* Where something of a document may still be. */
#include "store/pv-store-recover.h"

#include "store/pv-store-keep.h"
#include "store/pv-store-together.h"

#include <glib/gstdio.h>
#include <string.h>

void
pv_recover_source_free (PvRecoverSource *source)
{
  g_clear_pointer (&source->sql, pv_sql_close);
  g_free (source->about.file);
  g_free (source->uuid);
  g_free (source);
}

gboolean
pv_recover_source_holds (const PvRecoverSource *source, const char *uuid)
{
  return source->sql != NULL && (source->uuid == NULL || g_str_equal (source->uuid, uuid));
}

/* What a killed program left beside its working copy is rolled back in a copy of both: the files themselves stay as they are. */
static guint8 *
read_with_journal (const char *copy, PvFileMark *mark)
{
  g_autofree char *folder = g_dir_make_tmp ("polkuverkko-XXXXXX", NULL);
  g_autofree char *journal = g_strconcat (copy, "-journal", NULL);
  g_autofree char *file = folder ? g_build_filename (folder, "copy.polku", NULL) : NULL;
  g_autofree char *file_journal = g_strconcat (file, "-journal", NULL);
  PvSql *sql = NULL;
  guint8 *bytes = NULL;
  gint64 count;

  if (folder == NULL)
    return NULL;
  if (pv_store_copy_file (copy, file, NULL) && pv_store_copy_file (journal, file_journal, NULL))
    sql = pv_sql_open (file, copy, SQLITE_OPEN_READWRITE, NULL, NULL);
  if (sql != NULL)
    {
      pv_sql_get_int (sql, "SELECT count (*) FROM sqlite_schema", 0, &count, NULL);
      pv_sql_close (sql);
      bytes = pv_file_read (file, mark, NULL);
    }

  g_unlink (file);
  g_unlink (file_journal);
  g_rmdir (folder);
  return bytes;
}

static guint8 *
read_place (const char *file, gboolean working, PvFileMark *mark)
{
  g_autofree char *journal = g_strconcat (file, "-journal", NULL);
  PvFileMark about = { FALSE };
  guint8 *bytes = NULL;

  if (working && pv_file_mark_read (journal, &about, NULL) && about.there && about.size > 0)
    bytes = read_with_journal (file, mark);
  return bytes ? bytes : pv_file_read (file, mark, NULL);
}

/* Whether SQLite finds its way to the changes. */
static gboolean
leads_somewhere (PvSql *sql)
{
  gint64 any;

  return sql != NULL && pv_sql_get_int (sql, "SELECT org FROM change LIMIT 1", 0, &any, NULL) && any != 0;
}

/* As the bytes are, and else with a schema put before them. Takes @bytes. */
static PvSql *
open_bytes (guint8 *bytes, gsize size, const char *file, gboolean working, const PvKinds *kinds)
{
  guint8 *spare = sqlite3_malloc64 (size);
  PvSql *sql;

  if (spare != NULL)
    memcpy (spare, bytes, size);
  sql = pv_store_foreign_open_damaged (bytes, size, file);
  if (leads_somewhere (sql) || spare == NULL)
    {
      sqlite3_free (spare);
      return sql;
    }

  g_clear_pointer (&sql, pv_sql_close);
  pv_recover_graft_schema (spare, size, kinds, !working);
  sql = pv_store_foreign_open_damaged (spare, size, file);
  if (!leads_somewhere (sql))
    g_clear_pointer (&sql, pv_sql_close);
  return sql;
}

static void
add_source (GPtrArray *sources, PvStorePlaceKind kind, const char *file, const PvKinds *kinds)
{
  PvFileMark mark = { FALSE };
  PvRecoverSource *source;
  guint8 *bytes;

  if (!pv_file_mark_read (file, &mark, NULL) || !mark.there)
    return;

  source = g_new0 (PvRecoverSource, 1);
  source->about = (PvStorePlace) { .kind = kind, .file = g_strdup (file), .at_ms = mark.modified_ns / 1000000 };
  bytes = read_place (file, kind == PV_STORE_PLACE_WORKING, &mark);
  source->sql = bytes ? open_bytes (bytes, (gsize) mark.size, file, kind == PV_STORE_PLACE_WORKING, kinds) : NULL;
  source->uuid = source->sql ? pv_store_foreign_uuid (source->sql, NULL) : NULL;
  source->about.readable = source->sql != NULL;
  g_ptr_array_add (sources, source);
}

/* Of a shared folder, each file. */
static void
add_shared (GPtrArray *sources, const char *real_path, const PvKinds *kinds)
{
  g_autoptr (GPtrArray) names = pv_together_is_folder (real_path) ? pv_together_list (real_path, NULL) : NULL;

  if (names == NULL)
    add_source (sources, PV_STORE_PLACE_SHARED, real_path, kinds);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (real_path, g_ptr_array_index (names, i), NULL);

      add_source (sources, PV_STORE_PLACE_SHARED, file, kinds);
    }
}

static gboolean
lock_folder (const char *real_path, const char *folder, GPtrArray *locks, GError **error)
{
  PvStoreShare *share = pv_store_share_at (real_path, folder);

  g_ptr_array_add (locks, share);
  return pv_store_share_lock (share, error);
}

GPtrArray *
pv_recover_sources (const char *real_path, const PvKinds *kinds, gboolean kept, GPtrArray *locks, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_recover_source_free);
  g_autoptr (GPtrArray) folders = pv_store_share_folders (real_path);
  g_autoptr (GPtrArray) states = kept ? pv_store_list_kept (real_path) : NULL;

  add_shared (sources, real_path, kinds);
  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      g_autofree char *copy = g_build_filename (folder, "copy.polku", NULL);

      if (locks->len <= i && !lock_folder (real_path, folder, locks, error))
        return NULL;
      add_source (sources, PV_STORE_PLACE_WORKING, copy, kinds);
    }
  for (guint i = 0; states != NULL && i < states->len; i++)
    add_source (sources, PV_STORE_PLACE_KEPT, ((PvStoreKept *) g_ptr_array_index (states, i))->file, kinds);

  return g_steal_pointer (&sources);
}
