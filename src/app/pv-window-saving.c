/* What can be done about the shared file, from the menu and from the notice that something is wrong with it. */
#include "app/pv-window-private.h"

#include "app/pv-application.h"
#include "app/pv-forgetting.h"
#include "app/pv-kept-states.h"
#include "app/pv-recents.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

  if (self->document && !pv_document_never_writes (self->document))
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
  char *end = strstr (name, ".polku");
  g_autofree char *stem = end ? g_strndup (name, (gsize) (end - name)) : g_strdup (name);
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

  if (self->document == NULL || !pv_document_never_writes (self->document))
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
  if (self->settings)
    pv_window_use_settings (other, self->settings);
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
  pv_window_init_folder (self);
}

void
pv_window_update_saving (PvWindow *self)
{
  static const char *const for_document[] = { "save-copy", "new-window" };
  static const char *const for_file[] = { "show-in-folder", "forget" };
  static const char *const for_editing[] = { "share-now", "share-as" };
  gboolean writable = self->document && !pv_document_never_writes (self->document);
  gboolean file = self->document && !pv_window_is_kept_state (self->document);

  for (guint i = 0; i < G_N_ELEMENTS (for_document); i++)
    pv_window_enable (self, for_document[i], self->document != NULL && self->present == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (for_file); i++)
    pv_window_enable (self, for_file[i], file);
  pv_window_enable (self, "kept-states", file || self->problem_path);
  for (guint i = 0; i < G_N_ELEMENTS (for_editing); i++)
    pv_window_enable (self, for_editing[i], writable);
  pv_window_update_folder (self);
}
