/* What can be done about the shared file, and how a window lets go of its document. */
#include "app/pv-window-private.h"

#include "app/pv-application.h"
#include "app/pv-forgetting.h"
#include "app/pv-inspector.h"
#include "app/pv-kept-states.h"
#include "app/pv-recents.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"

#include <glib/gi18n-lib.h>

static const char *const document_patterns[] = { "*.polku", NULL };

static void
say_failure (PvWindow *self, const GError *error)
{
  pv_toast_error (self->toasts_child, error);
}

/* The state in the header tells of success. */
static void
errand_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!pv_document_errand_finish (result, NULL, &error) && self->document)
    say_failure (self, error);
}

/* The file an errand ended with, and @format filled with its name; NULL when it failed, which is said. (transfer full) */
static char *
errand_words (PvWindow *self, GAsyncResult *result, const char *format, char **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (!pv_document_errand_finish (result, path, &error))
    {
      if (self->document)
        say_failure (self, error);
      return NULL;
    }
  name = g_filename_display_basename (*path);
  return g_strdup_printf (format, name);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;
  g_autofree char *path = NULL;
  g_autofree char *words = errand_words (self, result, _("The shared file is now: %s"), &path);

  if (words == NULL)
    return;
  /* This line says it all: the next would only push it away. */
  self->was_not_shared = FALSE;
  pv_toast (self->toasts_child, words);
  if (self->document)
    pv_recents_remember (self->document);
}

static void
put_aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;
  g_autofree char *path = NULL;
  g_autofree char *words = errand_words (self, result, _("The file that was there is now: %s"), &path);

  if (words == NULL)
    return;
  self->was_not_shared = FALSE;
  pv_toast (self->toasts_child, words);
}

static void
copy_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;
  g_autofree char *path = NULL;
  g_autofree char *words = errand_words (self, result, _("Copy saved: %s"), &path);

  if (words != NULL)
    pv_toast_action (self->toasts_child, words, _("Show in the Folder"), "app.show-folder", g_variant_new_string (path));
}

static void
share_now_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  if (self->document && !pv_document_is_read_only (self->document))
    pv_document_publish_async (self->document, NULL, NULL);
}

static void
share_follow_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  const char *now = self->document ? pv_document_get_moved_to (self->document) : NULL;

  if (now)
    pv_document_move_async (self->document, now, FALSE, moved_cb, g_object_ref (self));
}

static void
share_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  if (self->document)
    pv_document_move_async (self->document, pv_document_get_path (self->document), TRUE, errand_done_cb, g_object_ref (self));
}

static void
share_aside_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  if (self->document)
    pv_document_put_aside_async (self->document, put_aside_cb, g_object_ref (self));
}

static char *
with_ending (const char *path)
{
  return g_str_has_suffix (path, ".polku") ? g_strdup (path) : g_strconcat (path, ".polku", NULL);
}

static void
move_to (PvWindow *self, GFile *file, gboolean anew)
{
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *whole = path && anew ? with_ending (path) : g_strdup (path);

  if (whole && self->document)
    pv_document_move_async (self->document, whole, anew, moved_cb, g_object_ref (self));
}

static void
found_cb (GFile *file, gpointer user_data)
{
  move_to (user_data, file, FALSE);
}

static void
place_chosen_cb (GFile *file, gpointer user_data)
{
  move_to (user_data, file, TRUE);
}

static void
copy_chosen_cb (GFile *file, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *whole = path ? with_ending (path) : NULL;

  if (whole && self->document)
    pv_document_save_copy_async (self->document, whole, copy_saved_cb, g_object_ref (self));
}

static void
choose_file (PvWindow *self, const char *title, const char *accept, const char *name, gboolean save, PvFileChosen chosen)
{
  const PvFileQuestion question = { title, accept, name, _("Polkuverkko documents"), document_patterns, save };

  if (self->document)
    pv_toolkit_choose_file (GTK_WINDOW (self), &question, chosen, g_object_ref (self), g_object_unref);
}

static char *
own_name (PvWindow *self)
{
  return self->document ? g_filename_display_basename (pv_document_get_path (self->document)) : g_strdup ("");
}

static void
share_find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_file (user_data, _("Where is the shared file now?"), _("Go On with It"), NULL, FALSE, found_cb);
}

static void
share_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = own_name (user_data);

  choose_file (user_data, _("Save as a new shared file"), _("Save"), name, TRUE, place_chosen_cb);
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = own_name (user_data);
  g_autofree char *stem = g_str_has_suffix (name, ".polku") ? g_strndup (name, strlen (name) - strlen (".polku")) : g_strdup (name);
  /* Translators: the name that is proposed for a copy of a document, without its ending */
  g_autofree char *proposed = g_strdup_printf (_("%s copy"), stem);
  g_autofree char *whole = with_ending (proposed);

  choose_file (user_data, _("Save a copy"), _("Save"), whole, TRUE, copy_chosen_cb);
}

static void
show_in_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  if (self->document)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-folder", "s", pv_document_get_path (self->document));
}

/* Read-only, and free or newer now: the same file once more. */
static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autofree char *path = NULL;

  if (self->document == NULL || !pv_document_is_read_only (self->document))
    return;
  path = g_strdup (pv_document_get_path (self->document));
  pv_window_leave_document (self);
  pv_window_open (self, path);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  PvWindow *other;

  if (self->document == NULL)
    return;
  other = pv_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->kinds);
  pv_window_set_document (other, self->document);
  gtk_window_present (GTK_WINDOW (other));
}

/* Of the document, or of what could not be opened. */
static const char *
path_in_question (PvWindow *self)
{
  return self->document ? pv_document_get_path (self->document) : self->problem_path;
}

static void
kept_states_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (path_in_question (user_data))
    pv_kept_states_show (GTK_WINDOW (user_data), path_in_question (user_data));
}

static void
open_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autofree char *path = g_strdup (self->problem_path);

  if (path)
    pv_window_open_copy (self, path);
}

static void
forget_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  if (self->document)
    pv_forgetting_ask (GTK_WINDOW (self), pv_document_get_path (self->document));
}

static const GActionEntry entries[] = {
  { "share-now", share_now_cb },
  { "share-follow", share_follow_cb },
  { "share-find", share_find_cb },
  { "share-again", share_again_cb },
  { "share-as", share_as_cb },
  { "share-aside", share_aside_cb },
  { "save-copy", save_copy_cb },
  { "show-in-folder", show_in_folder_cb },
  { "reopen", reopen_cb },
  { "new-window", new_window_cb },
  { "kept-states", kept_states_cb },
  { "open-copy", open_copy_cb },
  { "forget", forget_cb },
};

void
pv_window_init_saving (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
pv_window_update_saving (PvWindow *self)
{
  static const char *const for_document[] = { "save-copy", "new-window" };
  static const char *const for_file[] = { "show-in-folder", "forget" };
  static const char *const for_editing[] = { "share-now", "share-as" };
  gboolean writable = self->document && !pv_document_is_read_only (self->document);
  gboolean file = self->document && !pv_window_is_kept_state (self->document);

  for (guint i = 0; i < G_N_ELEMENTS (for_document); i++)
    pv_window_enable (self, for_document[i], self->document != NULL && self->present == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (for_file); i++)
    pv_window_enable (self, for_file[i], file);
  pv_window_enable (self, "kept-states", file || self->problem_path);
  for (guint i = 0; i < G_N_ELEMENTS (for_editing); i++)
    pv_window_enable (self, for_editing[i], writable);
}

gboolean
pv_window_is_kept_state (PvDocument *document)
{
  return pv_document_is_read_only (document) && pv_document_get_save_trouble (document) == PV_ERROR_REFUSED;
}

gboolean
pv_window_is_last_of_document (PvWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = application ? gtk_application_get_windows (application) : NULL; l; l = l->next)
    if (l->data != self && PV_IS_WINDOW (l->data) && pv_window_present_document (l->data) == pv_window_present_document (self))
      return FALSE;
  return TRUE;
}

/* The session must not end between the edit and the shared file; a session that asks gets to know why. */
static void
hold_session (PvWindow *self, const char *why)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application && self->inhibited && why == NULL)
    {
      gtk_application_uninhibit (application, self->inhibited);
      self->inhibited = 0;
    }
  if (application && self->inhibited == 0 && why)
    self->inhibited = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT, why);
}

/* Said once, when it is over: the notice that told of it is gone by itself. */
static void
say_all_is_well (PvWindow *self, PvSaveState state)
{
  if (state == PV_SAVE_NOT_SHARED)
    self->was_not_shared = TRUE;
  if (state != PV_SAVE_SHARED || !self->was_not_shared)
    return;
  self->was_not_shared = FALSE;
  pv_toast (self->toasts_child, _("Everything is in the shared file again"));
}

static void
save_state_changed_cb (PvWindow *self)
{
  PvSaveState state = pv_document_get_save_state (self->document);
  gboolean safe = state == PV_SAVE_SHARED || state == PV_SAVE_READ_ONLY;

  /* Translators: why the session should not end yet */
  hold_session (self, safe ? NULL : _("The last changes are not in the shared file yet"));
  say_all_is_well (self, state);
  pv_window_show_title (self);
}

void
pv_window_watch_saving (PvWindow *self, gboolean watch)
{
  if (!watch)
    {
      g_signal_handlers_disconnect_by_func (self->document, save_state_changed_cb, self);
      hold_session (self, NULL);
      self->was_not_shared = FALSE;
      return;
    }
  g_signal_connect_swapped (self->document, "save-state", G_CALLBACK (save_state_changed_cb), self);
  save_state_changed_cb (self);
  pv_document_look (self->document);
}

void
pv_window_leave_document (PvWindow *self)
{
  g_autoptr (PvDocument) document = pv_window_present_document (self) ? g_object_ref (pv_window_present_document (self)) : NULL;
  gboolean last = pv_window_is_last_of_document (self);
  g_autoptr (GError) error = NULL;

  pv_window_leave_past (self, FALSE);
  pv_window_finish_typing (self);
  if (document && last)
    pv_document_flush (document, NULL);
  pv_window_set_document (self, NULL);
  if (document && last && !pv_document_close (document, TRUE, &error))
    say_failure (self, error);
}

static void
close_now (PvWindow *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
asked_about_closing_cb (const char *answer, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;

  self->asking = FALSE;
  if (g_strcmp0 (answer, "close") == 0)
    close_now (self);
  else if (g_strcmp0 (answer, "again") == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
ask_about_closing (PvWindow *self, const GError *error)
{
  static const PvAnswer answers[] = { { "stay", N_("_Keep Open"), PV_ANSWER_PLAIN },
                                      { "close", N_("_Close"), PV_ANSWER_PLAIN },
                                      { "again", N_("_Try Again"), PV_ANSWER_SUGGESTED },
                                      { NULL } };
  const char *problem = self->document ? pv_document_get_save_problem (self->document) : NULL;
  g_autofree char *body = g_strdup_printf (_("%s\n\nEverything is safe on this laptop, and goes into the shared file the next time it is opened here."),
                                           problem ? problem : error->message);

  self->asking = TRUE;
  pv_toolkit_ask (GTK_WINDOW (self), _("Not in the shared file yet"), body, answers, asked_about_closing_cb, g_object_ref (self));
}

static void
shared_before_closing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->asking = FALSE;
  if (pv_document_errand_finish (result, NULL, &error))
    close_now (self);
  else
    ask_about_closing (self, error);
}

/* Asked once, and never in the way of the main loop: the window stays until the shared file has it all. */
gboolean
pv_window_may_close (PvWindow *self)
{
  if (self->document == NULL || self->may_close || pv_document_is_read_only (self->document) || !pv_window_is_last_of_document (self))
    return TRUE;
  if (self->asking)
    return FALSE;

  pv_window_finish_typing (self);
  if (pv_document_get_save_state (self->document) == PV_SAVE_SHARED)
    return TRUE;
  self->asking = TRUE;
  pv_document_publish_async (self->document, shared_before_closing_cb, g_object_ref (self));
  return FALSE;
}

void
pv_window_end (PvWindow *self)
{
  g_return_if_fail (PV_IS_WINDOW (self));

  pv_window_finish_typing (self);
  if (self->document && !pv_document_is_read_only (self->document) && pv_window_is_last_of_document (self))
    {
      pv_document_flush (self->document, NULL);
      pv_document_publish (self->document, NULL);
    }
  close_now (self);
}
