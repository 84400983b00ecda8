/* From the choices to the file: the name it gets, the waiting, and what is said afterwards. */
#include "app/pv-export-dialog-private.h"

#include "app/pv-export-formats.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"

#include <glib/gi18n-lib.h>

/* What takes longer shows how far it is, ms; and from then on this often. */
#define PATIENCE 500
#define STEP 100

static gboolean
step_cb (gpointer user_data)
{
  PvExportDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, pv_progress_get_share (self->writing));
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  PvExportDialog *self = user_data;

  step_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "working");
  self->patience = g_timeout_add (STEP, step_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (PvExportDialog *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, "choices");
  g_clear_object (&self->writing);
}

static void
say_written (PvExportDialog *self, const char *path)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = g_strdup_printf (_("Exported: %s"), name);
  GtkWidget *inside = parent ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (parent)) : NULL;

  if (inside)
    pv_toast_action (gtk_widget_get_first_child (inside), words, _("Open Folder"), "app.show-folder", g_variant_new_string (path));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_object_steal_data (G_OBJECT (self), "path");
  gboolean done = pv_export_job_run_finish (result, &error);

  stop_waiting (self);
  if (done)
    {
      say_written (self, path);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  pv_export_dialog_show_choices (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pv_toast_error (GTK_WIDGET (self->stack), error);
}

void
pv_export_dialog_write (PvExportDialog *self, const char *path)
{
  PvExportJob *job = NULL;
  g_autoptr (PvModel) snapshot = NULL;

  g_return_if_fail (PV_IS_EXPORT_DIALOG (self));
  g_return_if_fail (self->writing == NULL);

  job = pv_export_dialog_new_job (self);
  job->path = g_strdup (path);
  snapshot = pv_document_snapshot (self->document);
  self->writing = pv_progress_new ();
  self->patience = g_timeout_add (PATIENCE, patience_ended_cb, self);
  g_object_set_data_full (G_OBJECT (self), "path", g_strdup (path), g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.choose-file", FALSE);
  pv_export_job_run_async (job, snapshot, G_CANCELLABLE (self->writing), written_cb, g_object_ref (self));
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  PvExportDialog *self = user_data;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *dotted = pv_export_dialog_get_ending (self) ? g_strconcat (".", pv_export_dialog_get_ending (self), NULL) : g_strdup ("");
  g_autofree char *with_ending = NULL;

  if (path == NULL)
    return;
  with_ending = g_str_has_suffix (path, dotted) ? g_strdup (path) : g_strconcat (path, dotted, NULL);
  pv_export_dialog_write (self, with_ending);
}

/* A table is called as what it holds. */
static const char *
proposed_name (PvExportDialog *self, const PvExportInfo *info)
{
  if (pv_export_dialog_get_format (self) == PV_EXPORT_TABLE && self->table_kind != PV_ANY_KIND)
    return pv_kind_plural (pv_kinds_kind (pv_model_get_kinds (pv_document_get_model (self->document)), self->table_kind));

  return _(info->name);
}

void
pv_export_dialog_choose_file (PvExportDialog *self)
{
  const PvExportInfo *info = pv_export_info (pv_export_dialog_get_format (self));
  const char *name = proposed_name (self, info);
  g_autofree char *proposed = pv_export_dialog_get_ending (self) ? g_strdup_printf ("%s.%s", name, pv_export_dialog_get_ending (self)) : g_strdup (name);
  g_autofree char *pattern = g_strdup_printf ("*.%s", pv_export_dialog_get_ending (self) ? pv_export_dialog_get_ending (self) : "*");
  const char *patterns[] = { pattern, NULL };
  const PvFileQuestion question = { _(info->label), _("Export"), proposed, _("Files of this kind"), patterns, TRUE };

  pv_toolkit_choose_file (GTK_WINDOW (self), &question, file_chosen_cb, g_object_ref (self), g_object_unref);
}
