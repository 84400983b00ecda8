/* What is known of the files in a shared folder, and how it is kept until the document is opened again. */
#include "store/pv-store-together.h"

void
pv_together_file_free (PvTogetherFile *file)
{
  g_free (file->name);
  g_clear_pointer (&file->upto, g_array_unref);
  g_clear_error (&file->problem);
  g_free (file);
}

/* From replica to replica through the index, not over all changes. */
static const char VECTOR[] =
  "WITH RECURSIVE each (org) AS (SELECT min (org) FROM change UNION ALL"
  " SELECT (SELECT min (c.org) FROM change AS c WHERE c.org > each.org) FROM each WHERE each.org IS NOT NULL)"
  " SELECT org, (SELECT max (c.ctr) FROM change AS c WHERE c.org = each.org) FROM each WHERE org IS NOT NULL";

GArray *
pv_together_vector (PvSql *sql, GError **error)
{
  g_autoptr (GArray) vector = g_array_new (FALSE, FALSE, sizeof (PvStoreSeen));
  sqlite3_stmt *statement = pv_sql_prepare (sql, VECTOR, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  while (row)
    {
      PvStoreSeen seen;

      if (!pv_sql_step (sql, statement, &row, error))
        return NULL;
      if (!row)
        break;
      seen = (PvStoreSeen) { (guint32) sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };
      g_array_append_val (vector, seen);
    }

  return g_steal_pointer (&vector);
}

gint64
pv_together_upto (const GArray *vector, guint32 org)
{
  for (guint i = 0; vector != NULL && i < vector->len; i++)
    if (g_array_index (vector, PvStoreSeen, i).org == org)
      return g_array_index (vector, PvStoreSeen, i).ctr;

  return 0;
}

static char *
known_path (const PvStore *store)
{
  return g_build_filename (store->share->folder, "laptops", NULL);
}

static GArray *
vector_of_text (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text ? text : "", " ", -1);
  GArray *vector = g_array_new (FALSE, FALSE, sizeof (PvStoreSeen));

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *end;
      guint64 org = g_ascii_strtoull (words[i], &end, 10);
      PvStoreSeen seen = { (guint32) org, *end == ':' ? g_ascii_strtoll (end + 1, NULL, 10) : 0 };

      if (org > 0 && org <= PV_REPLICA_MAX && seen.ctr > 0)
        g_array_append_val (vector, seen);
    }
  return vector;
}

static char *
text_of_vector (const GArray *vector)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < vector->len; i++)
    {
      const PvStoreSeen *seen = &g_array_index (vector, PvStoreSeen, i);

      g_string_append_printf (text, "%s%u:%" G_GINT64_FORMAT, i > 0 ? " " : "", seen->org, seen->ctr);
    }
  return g_string_free (text, FALSE);
}

static PvTogetherFile *
read_file (GKeyFile *known, const char *group)
{
  PvTogetherFile *file = g_new0 (PvTogetherFile, 1);
  g_autofree char *text = g_key_file_get_string (known, group, "upto", NULL);

  file->name = g_uri_unescape_string (group, NULL);
  file->upto = vector_of_text (text);
  file->mark = (PvFileMark) { TRUE, g_key_file_get_int64 (known, group, "inode", NULL), g_key_file_get_int64 (known, group, "size", NULL),
                              g_key_file_get_int64 (known, group, "modified", NULL), g_key_file_get_int64 (known, group, "changed", NULL) };
  return file;
}

/* The working copy may have been put back from an older state: then it has not all that this file brought once. */
static gboolean
is_borne_out (const PvTogetherFile *file, const GArray *here)
{
  for (guint i = 0; i < file->upto->len; i++)
    {
      const PvStoreSeen *seen = &g_array_index (file->upto, PvStoreSeen, i);

      if (pv_together_upto (here, seen->org) < seen->ctr)
        return FALSE;
    }
  return file->name != NULL;
}

void
pv_together_read_known (PvStore *store, GHashTable *files)
{
  g_autoptr (GKeyFile) known = g_key_file_new ();
  g_autofree char *path = known_path (store);
  g_autoptr (GArray) here = pv_together_vector (store->sql, NULL);
  g_auto (GStrv) groups = NULL;

  if (here == NULL || !g_key_file_load_from_file (known, path, G_KEY_FILE_NONE, NULL))
    return;

  groups = g_key_file_get_groups (known, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      PvTogetherFile *file = read_file (known, groups[i]);

      if (is_borne_out (file, here))
        g_hash_table_replace (files, file->name, file);
      else
        pv_together_file_free (file);
    }
}

/* Should it be lost, each file is looked into once more. */
void
pv_together_write_known (PvStore *store, GHashTable *files)
{
  g_autoptr (GKeyFile) known = g_key_file_new ();
  g_autofree char *path = known_path (store);
  g_autofree char *text = NULL;
  GHashTableIter iter;
  PvTogetherFile *file;
  gsize length;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    {
      g_autofree char *group = g_uri_escape_string (file->name, NULL, FALSE);
      g_autofree char *upto = file->upto ? text_of_vector (file->upto) : NULL;

      if (upto == NULL)
        continue;
      g_key_file_set_string (known, group, "upto", upto);
      g_key_file_set_int64 (known, group, "inode", file->mark.inode);
      g_key_file_set_int64 (known, group, "size", file->mark.size);
      g_key_file_set_int64 (known, group, "modified", file->mark.modified_ns);
      g_key_file_set_int64 (known, group, "changed", file->mark.changed_ns);
    }

  text = g_key_file_to_data (known, &length, NULL);
  if (!g_file_set_contents (path, text, (gssize) length, NULL))
    g_debug ("%s: could not be written", path);
}
