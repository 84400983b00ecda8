/* One file of a shared folder: what it brings, what is wrong with it, and whose it is. */
#include "store/pv-store-merge-private.h"
#include "store/pv-store-together.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse_newer (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, PV_ERROR_NEWER, _("%s was saved with a newer Polkuverkko; update this one, and it is brought in"), name);
  return FALSE;
}

static gboolean
refuse_other (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s is another document; take it out of the folder, and open it by itself"), name);
  return FALSE;
}

/* Everything that can be wrong with the file goes into @problem; FALSE and @error when the working copy could not be written. */
static gboolean
merge_file (PvStore *store, const char *path, PvTogetherFile *file, gboolean *brought, GError **problem, GError **error)
{
  guint version;
  g_autoptr (PvSql) foreign = pv_store_foreign_open (path, store->tables->kinds, &file->mark, &version, problem);
  g_autofree char *uuid = foreign ? pv_store_foreign_uuid (foreign, problem) : NULL;
  g_autoptr (PvMergeReport) report = NULL;
  g_autoptr (GError) local = NULL;

  *brought = FALSE;
  if (uuid == NULL)
    return TRUE;
  if (!g_str_equal (uuid, store->uuid))
    return refuse_other (path, problem), TRUE;
  if (version > store->tables->version)
    return refuse_newer (path, problem), TRUE;
  if (!pv_store_merge (store, foreign, path, FALSE, NULL, &report, &local))
    {
      gboolean disk = g_error_matches (local, PV_ERROR, PV_ERROR_DISK);

      g_propagate_error (disk ? error : problem, g_steal_pointer (&local));
      return !disk;
    }

  file->upto = pv_together_vector (foreign, error);
  *brought = report->ranges->len > 0;
  pv_store_note_merged (store, g_steal_pointer (&report));
  return file->upto != NULL;
}

/* What comes and goes while it is copied. */
static gboolean
will_pass (const GError *problem)
{
  return problem != NULL
         && (g_error_matches (problem, PV_ERROR, PV_ERROR_CHANGED) || g_error_matches (problem, PV_ERROR, PV_ERROR_DISK)
             || g_error_matches (problem, PV_ERROR, PV_ERROR_NOT_FOUND));
}

/* The file is the same, and yet it may come in now: somebody agreed to what it erases, or it can be read again. */
static gboolean
is_worth_a_try (const PvStore *store, const PvTogetherFile *file)
{
  return will_pass (file->problem)
         || (file->problem != NULL && file->problem->domain == PV_MERGE_ERASES && file->tried_at != store->n_changes);
}

static gboolean
look_into (PvStore *store, const char *name, gboolean *brought, PvTogetherFile **found, GError **error)
{
  g_autofree char *path = g_build_filename (store->share->path, name, NULL);
  PvTogetherFile *file = g_new0 (PvTogetherFile, 1);
  GError *local = NULL;

  file->name = g_strdup (name);
  if (!pv_file_mark_read (path, &file->mark, NULL))
    file->mark = (PvFileMark) { FALSE };
  if (!merge_file (store, path, file, brought, &file->problem, &local))
    {
      pv_together_file_free (file);
      g_propagate_error (error, local);
      return FALSE;
    }

  file->tried_at = store->n_changes;
  g_hash_table_replace (store->share->together->files, file->name, file);
  *found = file;
  return TRUE;
}

/* --- the own file --- */

static void
take_name (PvStoreShare *share, char *file, const PvFileMark *mark)
{
  g_free (share->file);
  share->file = file;
  share->mark = mark ? *mark : (PvFileMark) { FALSE };
}

/* Somebody tidied up: what was written here last bears another name now. */
static gboolean
was_renamed (const PvStoreShare *share, const PvFileMark *mark)
{
  return share->mark.there && mark->inode == share->mark.inode && mark->size == share->mark.size
         && mark->modified_ns == share->mark.modified_ns && !g_file_test (share->file, G_FILE_TEST_EXISTS);
}

/* The file under the own name is not as it was left. */
static void
judge_own (PvStore *store, const PvTogetherFile *file, gboolean brought)
{
  PvStoreShare *share = store->share;
  gboolean untouched = pv_file_mark_equal (&file->mark, &share->mark);
  gboolean ours = file->upto != NULL && !brought && (share->mark.there || pv_together_upto (file->upto, store->replica) > 0);

  if (ours || untouched)
    share->mark = file->mark;
  else if (!will_pass (file->problem))
    take_name (share, pv_together_free_name (share->path), NULL);
}

PvTogetherFile *
pv_together_find_known (const PvStore *store, const char *name, const PvFileMark *mark)
{
  PvTogetherFile *file = g_hash_table_lookup (store->share->together->files, name);

  return file != NULL && pv_file_mark_equal (&file->mark, mark)
                 && (!pv_together_is_own (store->share, name) || pv_file_mark_equal (mark, &store->share->mark))
             ? file
             : NULL;
}

gboolean
pv_together_gather_one (PvStore *store, const char *name, gboolean *looked, GError **error)
{
  PvStoreShare *share = store->share;
  g_autofree char *path = g_build_filename (share->path, name, NULL);
  PvTogetherFile *file;
  PvFileMark mark;
  gboolean brought;

  if (!pv_file_mark_read (path, &mark, NULL))
    mark = (PvFileMark) { FALSE };
  if (was_renamed (share, &mark))
    take_name (share, g_strdup (path), &share->mark);
  file = pv_together_find_known (store, name, &mark);
  if (file != NULL && !is_worth_a_try (store, file))
    return TRUE;

  *looked = TRUE;
  if (!look_into (store, name, &brought, &file, error))
    return FALSE;
  if (pv_together_is_own (share, name))
    judge_own (store, file, brought);
  return TRUE;
}
