/* Bringing copies together: from the menu, by dropping a file on the window, and by itself when the shared file had changed. */
#include "app/pv-window-private.h"

#include "app/pv-toast.h"
#include "app/pv-toolkit.h"
#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>

static const char *const document_patterns[] = { "*.polku", NULL };

typedef struct
{
  PvWindow *window;
  GQueue files;                /* char *: merged one after the other */
  char *path;                  /* the one at hand */
  PvMergeReport *together;     /* of several: what became of each, and what came in all; NULL of one */
} Merging;

static void merge_next (Merging *merging);

static void
merging_free (Merging *merging)
{
  g_queue_clear_full (&merging->files, g_free);
  g_clear_pointer (&merging->together, pv_merge_report_free);
  g_free (merging->path);
  g_object_unref (merging->window);
  g_free (merging);
}

/* Of several files each is told of on the page: what came, what was known, what was refused and why. */
static void
note_outcome (Merging *merging, const PvMergeReport *report, const char *refusal)
{
  if (merging->together == NULL)
    return;
  if (report != NULL && report->n_changes > 0)
    {
      g_free (merging->together->file);
      merging->together->file = g_strdup (report->file);
      pv_merge_report_join (merging->together, pv_merge_report_copy (report));
    }
  pv_merge_report_add_file (merging->together, merging->path, report ? report->n_changes : 0, refusal);
}

static void
finish (Merging *merging)
{
  PvWindow *self = merging->window;

  self->merging_several = FALSE;
  if (merging->together != NULL && merging->together->files->len > 0 && self->document != NULL)
    pv_document_tell_merged (self->document, g_steal_pointer (&merging->together));
  merging_free (merging);
}

static void
show_progress (PvWindow *self, gboolean busy)
{
  gtk_revealer_set_reveal_child (self->merge_revealer, busy);
  if (!busy)
    g_clear_object (&self->merging);
}

static void
told_cb (guint done, guint total, gpointer user_data)
{
  Merging *merging = user_data;

  if (total > 0)
    gtk_progress_bar_set_fraction (merging->window->merge_progress, (double) done / total);
}

static void
erasing_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Merging *merging = user_data;

  if (g_strcmp0 (response, "erase") == 0 && merging->window->document != NULL)
    {
      pv_document_allow_erasing (merging->window->document);
      g_queue_push_head (&merging->files, g_steal_pointer (&merging->path));
    }
  else
    note_outcome (merging, NULL, _("it would have erased what is known of many persons"));
  merge_next (merging);
}

/* What is erased does not come back: many persons at once may be somebody's mistake. */
static void
ask_about_erasing (Merging *merging, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (merging->window), _("Erase what is known of these persons?"), error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Bring nothing in"), "erase", _("Bring in and erase"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (erasing_answered_cb), merging);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What the page does not say: nothing came, or nothing could. */
static void
tell_of_one (Merging *merging, const PvMergeReport *report, gboolean stopped, const GError *error)
{
  PvWindow *self = merging->window;

  if (merging->together != NULL)
    return;
  if (report == NULL && stopped)
    pv_toast (self->toasts_child, _("Stopped: nothing was brought in"));
  else if (report == NULL)
    pv_toast_error (self->toasts_child, error);
  else if (pv_merge_report_is_empty (report))
    pv_toast (self->toasts_child, _("Nothing to bring in: the document holds all of it already"));
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Merging *merging = user_data;
  PvWindow *self = merging->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvMergeReport) report = pv_document_merge_finish (result, &error);
  gboolean stopped = g_cancellable_is_cancelled (self->merging);

  show_progress (self, FALSE);
  if (error != NULL && error->domain == PV_MERGE_ERASES && self->document != NULL)
    {
      ask_about_erasing (merging, error);
      return;
    }
  if (report == NULL)
    note_outcome (merging, NULL, stopped ? _("it was stopped") : error->message);
  else
    note_outcome (merging, report, NULL);
  tell_of_one (merging, report, stopped, error);
  if (stopped || self->document == NULL || (report == NULL && merging->together == NULL))
    finish (merging);
  else
    merge_next (merging);
}

static void
merge_next (Merging *merging)
{
  PvWindow *self = merging->window;

  g_free (merging->path);
  merging->path = g_queue_pop_head (&merging->files);
  if (merging->path == NULL || self->document == NULL)
    {
      finish (merging);
      return;
    }

  self->merging = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->merge_progress, 0);
  show_progress (self, TRUE);
  pv_document_merge_async (self->document, merging->path, self->merging, told_cb, merged_cb, merging);
}

/* Or a folder with some in it. */
static gboolean
is_document (const char *path)
{
  g_autoptr (GPtrArray) inside = g_file_test (path, G_FILE_TEST_IS_DIR) ? pv_document_files_in (path, NULL) : NULL;

  return inside != NULL || g_str_has_suffix (path, ".polku") || g_str_has_suffix (path, PV_SHARED_FOLDER_ENDING);
}

/* What is no document at all is told of with the others. */
static void
refuse_strangers (Merging *merging)
{
  GList *link = merging->files.head;

  while (link != NULL)
    {
      GList *next = link->next;

      if (!is_document (link->data))
        {
          pv_merge_report_add_file (merging->together, link->data, 0, _("only Polkuverkko documents can be brought in"));
          g_free (link->data);
          g_queue_delete_link (&merging->files, link);
        }
      link = next;
    }
}

/* A folder stands for the documents in it. */
static void
look_into_folders (GQueue *files)
{
  for (GList *link = files->head, *next; link != NULL; link = next)
    {
      gboolean folder = g_file_test (link->data, G_FILE_TEST_IS_DIR);
      g_autoptr (GPtrArray) inside = folder ? pv_document_files_in (link->data, NULL) : NULL;

      next = link->next;
      for (guint i = 0; inside != NULL && i < inside->len; i++)
        g_queue_insert_before (files, link, g_strdup (g_ptr_array_index (inside, i)));
      if (inside == NULL)
        continue;
      g_free (link->data);
      g_queue_delete_link (files, link);
    }
}

/* Nothing that was dropped is let fall without a word. */
static gboolean
may_change (PvWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (pv_document_check_hands (self->document, &error))
    return TRUE;

  pv_toast_error (self->toasts_child, error);
  return FALSE;
}

/* Takes @files. */
static void
merge_files (PvWindow *self, GQueue files)
{
  Merging *merging;

  look_into_folders (&files);
  if (files.length == 0 || self->document == NULL || self->merging != NULL || !may_change (self))
    {
      g_queue_clear_full (&files, g_free);
      return;
    }
  merging = g_new0 (Merging, 1);
  merging->window = g_object_ref (self);
  merging->files = files;
  if (files.length > 1)
    {
      merging->together = pv_merge_report_new (NULL);
      self->merging_several = TRUE;
      refuse_strangers (merging);
    }
  merge_next (merging);
}

/* Files that a person chose. */
typedef struct
{
  PvWindow *window;
  GQueue files;
} Choice;

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  Choice *choice = user_data;

  if (file != NULL)
    g_queue_push_tail (&choice->files, g_file_get_path (file));
}

static void
chosen_cb (gpointer user_data)
{
  Choice *choice = user_data;

  merge_files (choice->window, choice->files);
  g_object_unref (choice->window);
  g_free (choice);
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const PvFileQuestion question
    = { _("Bring in a copy"), _("Bring in"), NULL, _("Polkuverkko documents"), document_patterns, FALSE, .several = TRUE };
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (user_data);
  g_queue_init (&choice->files);
  pv_toolkit_choose_file (GTK_WINDOW (user_data), &question, file_chosen_cb, choice, chosen_cb);
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  if (self->merging != NULL)
    g_cancellable_cancel (self->merging);
}

static guint
count_documents (GQueue *files)
{
  guint n = 0;

  for (GList *link = files->head; link != NULL; link = link->next)
    n += is_document (link->data);

  return n;
}

/* A list is looked at before it comes in. */
static gboolean
drop_list (PvWindow *self, GFile *file)
{
  const char *path = g_file_peek_path (file);

  if (path == NULL || self->document == NULL || !(pv_sheets_is_sheet_name (path) || pv_graphml_is_name (path)))
    return FALSE;
  if (may_change (self))
    pv_window_import_file (self, path);
  return TRUE;
}

/* A copy of the document that is open is brought in; on the start page a dropped document is opened. */
static gboolean
dropped_cb (PvWindow *self, const GValue *value)
{
  GSList *list = g_value_get_boxed (value);
  GQueue files = G_QUEUE_INIT;

  if (list != NULL && drop_list (self, list->data))
    return TRUE;
  for (GSList *link = list; link != NULL; link = link->next)
    if (g_file_peek_path (link->data) != NULL)
      g_queue_push_tail (&files, g_file_get_path (link->data));
  if (count_documents (&files) == 0)
    {
      pv_toast (self->toasts_child, _("Only Polkuverkko documents, lists and GraphML can be dropped here"));
      g_queue_clear_full (&files, g_free);
      return FALSE;
    }
  if (self->document == NULL)
    {
      for (GList *link = files.head; link != NULL; link = link->next)
        if (is_document (link->data))
          {
            pv_window_open (self, link->data);
            break;
          }
      g_queue_clear_full (&files, g_free);
      return TRUE;
    }

  merge_files (self, files);
  return TRUE;
}

static guint
count_refused (const PvMergeReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->files->len; i++)
    n += ((const PvMergeFile *) g_ptr_array_index (report->files, i))->refusal != NULL;

  return n;
}

/* Of several files, when all are through. */
static char *
words_of_several (const PvMergeReport *report)
{
  guint n = count_refused (report);

  if (n == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file was brought in", "%u files were brought in", report->files->len),
                            report->files->len);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u files was refused: the page says why", "%u of %u files were refused: the page says why",
                                       n),
                          n, report->files->len);
}

/* From one file, or from the shared one. */
static char *
words_of_came (const PvMergeReport *report)
{
  if (report->ranges->len == 0)
    return g_strdup_printf (_("Texts about persons that had been lost here are back: %u"), report->n_found);
  return g_strdup_printf (_("Brought in from others: %u new, %u changed, %u removed"), report->n_added, report->n_changed, report->n_removed);
}

/* Asked for or by itself: what came is said in one line, and shown on its page. */
static void
merged_told_cb (PvWindow *self)
{
  const PvMergeReport *report = pv_document_get_merge_report (self->document);
  g_autofree char *words = NULL;

  if (report == NULL || self->merging_several || (pv_merge_report_is_empty (report) && report->files->len == 0))
    return;
  words = report->files->len > 0 ? words_of_several (report) : words_of_came (report);
  pv_toast_action (self->toasts_child, words, _("Show"), "win.page", g_variant_new_string ("merge"));
}

static const GActionEntry entries[] = {
  { "merge", merge_cb },
  { "stop-merging", stop_cb },
};

void
pv_window_init_merging (PvWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
pv_window_follow_merging (PvWindow *self)
{
  g_signal_connect_swapped (self->document, "merged", G_CALLBACK (merged_told_cb), self);
  /* Opening merges before anybody listens. */
  merged_told_cb (self);
}
