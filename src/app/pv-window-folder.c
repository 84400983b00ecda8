/* From a shared file to a shared folder with one file a laptop, and what becomes known about the files in it. */
#include "app/pv-window-private.h"

#include "app/pv-recents.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
shared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (!pv_document_errand_finish (result, &path, &error))
    {
      if (self->document)
        pv_toast_error (self->toasts_child, error);
      return;
    }
  name = g_filename_display_basename (path);
  words = g_strdup_printf (_("Shared in the folder %s: every laptop has a file of its own there"), name);
  pv_toast_action (self->toasts_child, words, _("Show in the Folder"), "app.show-folder", g_variant_new_string (path));
  if (self->document)
    pv_recents_remember (self->document);
}

/* Whatever name somebody chose, it ends as such folders do. */
static char *
with_ending (const char *path)
{
  g_autofree char *stem = NULL;

  if (g_str_has_suffix (path, PV_SHARED_FOLDER_ENDING))
    return g_strdup (path);
  stem = g_str_has_suffix (path, ".polku") ? g_strndup (path, strlen (path) - strlen (".polku")) : g_strdup (path);
  return g_strconcat (stem, PV_SHARED_FOLDER_ENDING, NULL);
}

static void
place_chosen_cb (GFile *file, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *folder = path ? with_ending (path) : NULL;

  if (folder && self->document)
    pv_document_share_in_folder_async (self->document, folder, shared_cb, g_object_ref (self));
}

static void
share_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autofree char *own = self->document ? g_filename_display_basename (pv_document_get_path (self->document)) : g_strdup ("");
  g_autofree char *name = with_ending (own);
  const PvFileQuestion question = { _("Share through a folder"), _("Share"), name, NULL, NULL, TRUE };

  if (self->document)
    pv_toolkit_choose_file (GTK_WINDOW (self), &question, place_chosen_cb, g_object_ref (self), g_object_unref);
}

static const GActionEntry entries[] = {
  { "share-folder", share_folder_cb },
};

void
pv_window_init_folder (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
pv_window_update_folder (PvWindow *self)
{
  gboolean file = self->document && !pv_document_never_writes (self->document) && !pv_document_is_together (self->document);

  pv_window_enable (self, "share-folder", file);
}

/* Each once, and only while it is new: it stands in the header's list as long as it lasts. */
void
pv_window_tell_laptops (PvWindow *self)
{
  GPtrArray *files = pv_document_get_laptops (self->document);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const PvLaptopFile *file = g_ptr_array_index (files, i);

      if (file->problem == NULL)
        continue;
      if (self->told_laptops == NULL || !g_hash_table_contains (self->told_laptops, file->problem))
        pv_toast (self->toasts_child, file->problem);
      g_hash_table_add (told, g_strdup (file->problem));
    }
  g_clear_pointer (&self->told_laptops, g_hash_table_unref);
  self->told_laptops = g_steal_pointer (&told);
}
