#include "document/pv-document-together.h"

#include "document/pv-document-private.h"

#include <glib/gi18n-lib.h>

char *
pv_document_folder_of (const char *path)
{
  return pv_store_folder_of (path);
}

GPtrArray *
pv_document_files_in (const char *path, GError **error)
{
  return pv_store_documents_in (path, error);
}

gboolean
pv_document_is_together (PvDocument *self)
{
  return self->together;
}

GPtrArray *
pv_document_get_laptops (PvDocument *self)
{
  return self->laptops;
}

void
pv_document_take_laptops (PvDocument *self, GPtrArray *laptops)
{
  g_clear_pointer (&self->laptops, g_ptr_array_unref);
  self->laptops = laptops;
}

/* What is shown of them, to find out whether it is another. (transfer full) */
char *
pv_document_picture_of_laptops (PvDocument *self)
{
  GString *picture = g_string_new (NULL);

  for (guint i = 0; i < self->laptops->len; i++)
    {
      const PvLaptopFile *file = g_ptr_array_index (self->laptops, i);

      g_string_append_printf (picture, "\n%s %" G_GINT64_FORMAT " %d %d %s", file->name, file->at_ms, file->own, file->holds_erased,
                              file->problem ? file->problem : "");
    }
  return g_string_free (picture, FALSE);
}

void
pv_document_follow (PvDocument *self, const char *path)
{
  char *folder = pv_store_folder_of (path);

  self->together = folder != NULL;
  folder = folder ? folder : g_strdup (path);
  g_free (self->path);
  self->path = folder;
  pv_document_stop_watching (self);
  pv_document_watch (self);
}

typedef struct
{
  const char *path;
  gboolean (*run) (PvStore *store, const char *path, GError **error);
  GError *error;
} Errand;

static void
errand_job (PvStore *store, gpointer data)
{
  Errand *errand = data;

  errand->run (store, errand->path, &errand->error);
}

static gboolean
carry_out (PvDocument *self, Errand *errand, GError **error)
{
  if (!pv_document_check_open (self, error) || !pv_document_flush (self, error))
    return FALSE;

  pv_store_thread_run (self->thread, errand_job, errand);
  if (errand->error == NULL)
    return TRUE;
  g_propagate_error (error, errand->error);
  return FALSE;
}

/* The file that moves has all first; if it cannot be written, it stays behind. */
gboolean
pv_document_into_folder_job (PvStore *store, const char *path, GError **error)
{
  pv_store_publish (store, NULL);
  return pv_store_move_into_folder (store, path, error);
}

gboolean
pv_document_share_in_folder (PvDocument *self, const char *path, GError **error)
{
  Errand errand = { path, pv_document_into_folder_job, NULL };

  if (!carry_out (self, &errand, error))
    return FALSE;
  pv_document_follow (self, path);
  return pv_document_publish (self, error);
}

gboolean
pv_document_save_copy (PvDocument *self, const char *path, GError **error)
{
  Errand errand = { path, pv_store_save_copy, NULL };
  g_autofree char *name = g_filename_display_basename (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return carry_out (self, &errand, error);
  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s exists already; choose another name"), name);
  return FALSE;
}
