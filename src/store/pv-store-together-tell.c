/* A shared folder as it is told: which laptops wrote in it, and what there is to say of their files. */
#include "store/pv-store-together.h"

#include <string.h>

gboolean
pv_together_is_own (const PvStoreShare *share, const char *name)
{
  g_autofree char *own = g_path_get_basename (share->file);

  return g_str_equal (own, name);
}

/* What any sound file in the folder has of @org. */
static gint64
upto_of_all (const PvTogether *together, guint32 org)
{
  GHashTableIter iter;
  const PvTogetherFile *file;
  gint64 upto = 0;

  g_hash_table_iter_init (&iter, together->files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    upto = MAX (upto, pv_together_upto (file->upto, org));
  return upto;
}

gboolean
pv_together_count_lacking (PvStore *store, gint64 *n, GError **error)
{
  g_autoptr (GArray) here = pv_together_vector (store->sql, error);
  gint64 sum = 0;

  if (here == NULL)
    return FALSE;

  for (guint i = 0; i < here->len; i++)
    {
      const PvStoreSeen *seen = &g_array_index (here, PvStoreSeen, i);

      sum += MAX (0, seen->ctr - upto_of_all (store->share->together, seen->org));
    }
  *n = sum;
  return TRUE;
}

/* Whether words that were erased may still stand in a file that knows no more than @upto. */
static gboolean
lacks_erasures (PvStore *store, const GArray *upto, gboolean *lacks, GError **error)
{
  sqlite3_stmt *statement = pv_sql_prepare (store->sql, "SELECT org, max (ctr) FROM pii_erased WHERE org > 0 GROUP BY org", error);
  gboolean row = TRUE;

  *lacks = FALSE;
  if (statement == NULL)
    return FALSE;
  while (row)
    {
      if (!pv_sql_step (store->sql, statement, &row, error))
        return FALSE;
      if (row && pv_together_upto (upto, (guint32) sqlite3_column_int64 (statement, 0)) < sqlite3_column_int64 (statement, 1))
        *lacks = TRUE;
    }

  return TRUE;
}

static gboolean
own_lacks_erasures (PvStore *store, gboolean *lacks, GError **error)
{
  g_autofree char *own = g_path_get_basename (store->share->file);
  const PvTogetherFile *file = g_hash_table_lookup (store->share->together->files, own);

  *lacks = FALSE;
  return file == NULL || lacks_erasures (store, file->upto, lacks, error);
}

gboolean
pv_together_note_coverage (PvStore *store, GError **error)
{
  gint64 lacking;
  gboolean erasures;

  if (!pv_together_count_lacking (store, &lacking, error) || !own_lacks_erasures (store, &erasures, error))
    return FALSE;

  store->share->shared_changes
    = lacking == 0 && !erasures && g_hash_table_size (store->share->together->files) > 0 ? store->n_changes : -1;
  return TRUE;
}

char *
pv_store_folder_of (const char *path)
{
  g_autofree char *real_path = pv_store_share_real_path (path);

  return pv_together_folder_of (real_path);
}

static int
compare_laptops (gconstpointer a, gconstpointer b)
{
  const PvLaptopFile *left = *(PvLaptopFile *const *) a, *right = *(PvLaptopFile *const *) b;

  return left->own != right->own ? right->own - left->own : strcmp (left->name, right->name);
}

static PvLaptopFile *
laptop_of (PvStore *store, const PvTogetherFile *file)
{
  PvLaptopFile *laptop = g_new0 (PvLaptopFile, 1);
  gboolean lacks = FALSE;

  lacks_erasures (store, file->upto, &lacks, NULL);
  *laptop = (PvLaptopFile) { .name = g_filename_display_name (file->name), .at_ms = file->mark.modified_ns / 1000000,
                              .own = pv_together_is_own (store->share, file->name), .holds_erased = lacks,
                              .problem = file->problem ? g_strdup (file->problem->message) : NULL };
  return laptop;
}

GPtrArray *
pv_store_list_laptops (PvStore *store)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_laptop_file_free);
  GHashTableIter iter;
  const PvTogetherFile *file;

  if (store->share == NULL || store->share->together == NULL)
    return list;

  g_hash_table_iter_init (&iter, store->share->together->files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    g_ptr_array_add (list, laptop_of (store, file));
  g_ptr_array_sort (list, compare_laptops);
  return list;
}
