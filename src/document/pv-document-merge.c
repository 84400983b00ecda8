/* Merging: the file is read on a worker, joined on the store thread, shown on the document's. */
#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

/* How often somebody who waits is told. */
#define TELL_EVERY_MS 100

void
pv_document_read_news (PvMergeNews *news, PvStore *store, PvMergeReport *report)
{
  news->report = report ? report : pv_store_take_merged (store);
  news->replica = pv_store_get_replica (store);
  if (news->report == NULL)
    return;

  news->records = pv_store_read_merged (store, news->report->records, &news->error);
  if (news->error == NULL && news->report->renumbered)
    pv_store_get_last_counter (store, &news->counter, &news->error);
}

static void
reread_news_job (PvStore *store, gpointer data)
{
  PvMergeNews *news = data;

  g_clear_pointer (&news->records, g_ptr_array_unref);
  news->records = pv_store_read_merged (store, news->report->records, &news->error);
}

void
pv_document_count_untouched (PvDocument *self, PvMergeReport *report)
{
  guint n_kinds, n = 0;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (self->model), &n_kinds);

  if (report == NULL)
    return;

  for (guint k = 0; k < n_kinds; k++)
    n += pv_model_count (self->model, kinds[k].kind);
  report->n_untouched = n - MIN (n, report->n_added + report->n_changed);
}

static void
take_number (PvDocument *self, const PvMergeNews *news)
{
  if (news->replica == self->replica)
    return;

  self->replica = news->replica;
  self->counter = news->counter;
}

/* Edits that were on their way meanwhile came behind the merge: the records are read again behind them. */
static void
catch_up (PvDocument *self, PvMergeNews *news)
{
  if (self->pending > 0 && self->thread != NULL)
    pv_store_thread_run (self->thread, reread_news_job, news);
}

void
pv_document_take_news (PvDocument *self, PvMergeNews *news)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  if (news->report == NULL)
    return;

  take_number (self, news);
  if (news->error == NULL)
    catch_up (self, news);
  records = g_steal_pointer (&news->records);
  error = g_steal_pointer (&news->error);
  g_clear_pointer (&self->merge_report, pv_merge_report_free);
  self->merge_report = g_steal_pointer (&news->report);
  if (error != NULL)
    pv_document_read_again (self, error);
  else
    pv_document_put_restored (self, records);
  pv_document_search_follows (self, NULL);
  pv_document_look_at_languages (self, NULL);
  pv_document_count_untouched (self, self->merge_report);
  pv_document_conflicts_are_old (self, NULL);
  pv_document_emit (self, PV_DOCUMENT_MERGED, NULL);
  pv_document_emit (self, PV_DOCUMENT_HISTORY_CHANGED, NULL);
}

/* One merge that was asked for. */
typedef struct
{
  PvDocument *document;        /* borrowed: the task holds it */
  char *path;
  gboolean may_erase;
  PvStoreOther *other;
  PvMergeProgress progress;
  PvMergeTold told;
  gpointer told_data;
  GSource *tell_source;
  gulong cancel_handler;
  gboolean *halted;
  PvMergeReport *report;       /* (owned) a copy for who asked */
  PvMergeNews news;
  PvStoreHeads heads;
  GError *error;
} Merging;

static void
merging_free (gpointer data)
{
  Merging *merging = data;

  if (merging->tell_source != NULL)
    g_source_destroy (merging->tell_source);
  g_clear_pointer (&merging->tell_source, g_source_unref);
  g_clear_pointer (&merging->other, pv_store_other_free);
  g_clear_pointer (&merging->report, pv_merge_report_free);
  g_clear_error (&merging->error);
  g_free (merging->path);
  g_free (merging);
}

static gboolean
tell_cb (gpointer data)
{
  Merging *merging = data;

  merging->told ((guint) g_atomic_int_get (&merging->progress.done), (guint) g_atomic_int_get (&merging->progress.total),
                 merging->told_data);
  return G_SOURCE_CONTINUE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  Merging *merging = data;

  g_atomic_int_set (&merging->progress.cancelled, 1);
}

static void
merge_job (PvStore *store, gpointer data)
{
  Merging *merging = data;
  PvMergeReport *report = NULL;

  if (merging->may_erase)
    pv_store_other_allow_erasing (merging->other);
  if (*merging->halted)
    pv_document_refuse_halted (&merging->error);
  else if (pv_store_merge_other (store, merging->other, &merging->progress, &report, &merging->error))
    {
      merging->report = pv_merge_report_copy (report);
      if (!pv_merge_report_is_empty (report))
        pv_document_read_news (&merging->news, store, report);
      else
        pv_merge_report_free (report);
    }
  pv_document_read_heads (&merging->heads, store);
}

/* On the document's thread, when the store's is done. */
static void
take_merging (PvDocument *self, Merging *merging)
{
  if (self->pending == 0)
    self->heads = merging->heads;
  pv_document_take_news (self, &merging->news);
  pv_document_count_untouched (self, merging->report);
  if (merging->report != NULL && !self->heads.shared)
    pv_document_schedule_publish (self, PV_DOCUMENT_REST_US);
  pv_document_update_state (self);
}

static void
end_merging (GTask *task)
{
  Merging *merging = g_task_get_task_data (task);

  if (merging->cancel_handler != 0)
    g_cancellable_disconnect (g_task_get_cancellable (task), merging->cancel_handler);
  merging->cancel_handler = 0;
}

static void
merged_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  Merging *merging = g_task_get_task_data (task);

  take_merging (merging->document, merging);
  end_merging (task);
  if (merging->error != NULL)
    g_task_return_error (task, g_steal_pointer (&merging->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&merging->report), (GDestroyNotify) pv_merge_report_free);
}

static void
merge_task_job (PvStore *store, gpointer data)
{
  merge_job (store, g_task_get_task_data (data));
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Merging *merging = data;
  GError *error = NULL;

  merging->other = pv_store_other_open (merging->path, pv_model_get_kinds (merging->document->model), &error);
  if (merging->other == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Merging *merging = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || !pv_document_check_hands (merging->document, &error))
    {
      end_merging (task);
      g_task_return_error (task, error);
      return;
    }
  pv_store_thread_post (merging->document->thread, merge_task_job, merged_cb, g_steal_pointer (&task));
}

static Merging *
merging_new (PvDocument *self, const char *path)
{
  Merging *merging = g_new0 (Merging, 1);

  merging->document = self;
  merging->path = g_strdup (path);
  merging->may_erase = self->may_erase;
  self->may_erase = FALSE;
  merging->halted = self->halted;
  return merging;
}

void
pv_document_allow_erasing (PvDocument *self)
{
  self->may_erase = TRUE;
}

void
pv_document_merge_async (PvDocument *self, const char *path, GCancellable *cancellable, PvMergeTold told, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) opening = g_task_new (self, NULL, opened_cb, task);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  Merging *merging = merging_new (self, path);

  g_task_set_source_tag (task, pv_document_merge_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, merging, merging_free);
  if (cancellable != NULL)
    merging->cancel_handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), merging, NULL);
  if (told != NULL)
    {
      merging->told = told;
      merging->told_data = user_data;
      merging->tell_source = g_timeout_source_new (TELL_EVERY_MS);
      g_source_set_callback (merging->tell_source, tell_cb, merging, NULL);
      g_source_attach (merging->tell_source, context);
    }
  g_task_set_task_data (opening, merging, NULL);
  pv_task_run_in_worker (opening, open_in_thread);
}

PvMergeReport *
pv_document_merge_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

PvMergeReport *
pv_document_merge (PvDocument *self, const char *path, GError **error)
{
  Merging *merging;
  PvMergeReport *report = NULL;

  if (!pv_document_check_hands (self, error))
    return NULL;

  merging = merging_new (self, path);
  merging->other = pv_store_other_open (path, pv_model_get_kinds (self->model), error);
  if (merging->other != NULL)
    {
      pv_store_thread_run (self->thread, merge_job, merging);
      take_merging (self, merging);
      report = g_steal_pointer (&merging->report);
      if (merging->error != NULL)
        g_propagate_error (error, g_steal_pointer (&merging->error));
    }
  merging_free (merging);
  return report;
}

const PvMergeReport *
pv_document_get_merge_report (PvDocument *self)
{
  return self->merge_report;
}

typedef struct
{
  const GArray *ranges;
  GPtrArray *lines;
  GError *error;
} Telling;

static void
lines_job (PvStore *store, gpointer data)
{
  Telling *telling = data;

  telling->lines = pv_store_merge_lines (store, telling->ranges, &telling->error);
}

GPtrArray *
pv_document_get_merge_lines (PvDocument *self, const PvMergeReport *report, GError **error)
{
  Telling telling = { .ranges = report->ranges };

  if (!pv_document_check_open (self, error))
    return NULL;
  pv_store_thread_run (self->thread, lines_job, &telling);
  if (telling.lines == NULL)
    g_propagate_error (error, telling.error);
  return telling.lines;
}
