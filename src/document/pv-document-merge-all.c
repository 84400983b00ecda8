/* Several copies at once, and the merges of other days. */
#include "document/pv-document-private.h"
#include "document/pv-document-together.h"

#include <glib/gi18n-lib.h>

/* Several merges that are one. */
typedef struct
{
  GPtrArray *others;           /* PvStoreOther */
  GPtrArray *passed;           /* PvMergeReport: files of a folder that are none to be merged, and why */
  gboolean *halted;
  gboolean may_erase;
  GPtrArray *reports;          /* PvMergeReport */
  PvMergeNews news;
  PvStoreHeads heads;
  GError *error;
} MergingAll;

static PvMergeReport *
join_reports (const GPtrArray *reports)
{
  PvMergeReport *joined = pv_merge_report_copy (g_ptr_array_index (reports, 0));

  for (guint i = 1; i < reports->len; i++)
    pv_merge_report_join (joined, pv_merge_report_copy (g_ptr_array_index (reports, i)));
  for (guint i = 0; reports->len > 1 && i < reports->len; i++)
    {
      const PvMergeReport *report = g_ptr_array_index (reports, i);
      const PvMergeFile *file = report->files->len > 0 ? g_ptr_array_index (report->files, 0) : NULL;

      pv_merge_report_add_file (joined, report->file, report->n_changes, file ? file->refusal : NULL);
    }

  return joined;
}

static void
merge_all_job (PvStore *store, gpointer data)
{
  MergingAll *merging = data;
  PvMergeReport *joined;

  for (guint i = 0; merging->may_erase && i < merging->others->len; i++)
    pv_store_other_allow_erasing (g_ptr_array_index (merging->others, i));
  if (*merging->halted)
    pv_document_refuse_halted (&merging->error);
  else if (pv_store_merge_others (store, merging->others, NULL, &merging->reports, &merging->error))
    {
      g_ptr_array_extend_and_steal (merging->reports, g_steal_pointer (&merging->passed));
      joined = join_reports (merging->reports);
      if (!pv_merge_report_is_empty (joined))
        pv_document_read_news (&merging->news, store, joined);
      else
        pv_merge_report_free (joined);
    }
  pv_document_read_heads (&merging->heads, store);
}

static PvStoreOther *
open_other (PvDocument *self, const char *path, GError **error)
{
  g_autoptr (PvStoreOther) other = pv_store_other_open (path, pv_model_get_kinds (self->model), error);

  return other != NULL && pv_store_other_is_of (other, self->uuid, error) ? g_steal_pointer (&other) : NULL;
}

static void
pass_over (MergingAll *merging, const char *path, const GError *why)
{
  PvMergeReport *report = pv_merge_report_new (path);

  pv_merge_report_add_file (report, path, 0, why->message);
  g_ptr_array_add (merging->passed, report);
}

/* What lies in a shared folder and is broken, or a stranger's, stops the others no more than it does when the folder is opened. */
static gboolean
open_folder (PvDocument *self, MergingAll *merging, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = pv_document_files_in (folder, error);
  guint n_before = merging->others->len;

  for (guint i = 0; paths != NULL && i < paths->len; i++)
    {
      g_autoptr (GError) local = NULL;
      PvStoreOther *other = open_other (self, g_ptr_array_index (paths, i), &local);

      if (other != NULL)
        g_ptr_array_add (merging->others, other);
      else if (i + 1 == paths->len && merging->others->len == n_before)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        pass_over (merging, g_ptr_array_index (paths, i), local);
    }

  return merging->others->len > n_before;
}

static gboolean
open_others (PvDocument *self, MergingAll *merging, const char *const *paths, GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      gboolean folder = g_file_test (paths[i], G_FILE_TEST_IS_DIR);
      PvStoreOther *other = folder ? NULL : open_other (self, paths[i], error);

      if (folder ? !open_folder (self, merging, paths[i], error) : other == NULL)
        return FALSE;
      if (other != NULL)
        g_ptr_array_add (merging->others, other);
    }

  return TRUE;
}

GPtrArray *
pv_document_merge_all (PvDocument *self, const char *const *paths, GError **error)
{
  MergingAll merging = { .halted = self->halted, .may_erase = self->may_erase };
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_store_other_free);
  g_autoptr (GPtrArray) passed = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_merge_report_free);

  self->may_erase = FALSE;
  merging.others = others;
  merging.passed = passed;
  if (!pv_document_check_hands (self, error) || !open_others (self, &merging, paths, error))
    return NULL;

  merging.passed = g_steal_pointer (&passed);
  pv_store_thread_run (self->thread, merge_all_job, &merging);
  if (self->pending == 0)
    self->heads = merging.heads;
  pv_document_take_news (self, &merging.news);
  for (guint i = 0; merging.reports != NULL && i < merging.reports->len; i++)
    pv_document_count_untouched (self, g_ptr_array_index (merging.reports, i));
  if (merging.reports != NULL && !self->heads.shared)
    pv_document_schedule_publish (self, PV_DOCUMENT_REST_US);
  pv_document_update_state (self);
  g_clear_pointer (&merging.passed, g_ptr_array_unref);
  if (merging.error != NULL)
    g_propagate_error (error, merging.error);
  return merging.reports;
}

void
pv_document_tell_merged (PvDocument *self, PvMergeReport *report)
{
  g_clear_pointer (&self->merge_report, pv_merge_report_free);
  self->merge_report = report;
  pv_document_count_untouched (self, report);
  pv_document_emit (self, PV_DOCUMENT_MERGED, NULL);
}

typedef struct
{
  GPtrArray *merges;
  GError *error;
} Listing;

static void
list_job (PvStore *store, gpointer data)
{
  Listing *listing = data;

  listing->merges = pv_store_list_merges (store, &listing->error);
}

GPtrArray *
pv_document_list_merges (PvDocument *self, GError **error)
{
  Listing listing = { NULL };

  if (!pv_document_check_open (self, error))
    return NULL;
  pv_store_thread_run (self->thread, list_job, &listing);
  if (listing.error != NULL)
    g_propagate_error (error, listing.error);
  return listing.merges;
}
