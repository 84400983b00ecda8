#include "app/pv-window-private.h"

#include "app/pv-canvas-page.h"
#include "app/pv-export-dialog.h"
#include "app/pv-persons-dialog.h"
#include "app/pv-tables-page.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"
#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>

static const char *const import_patterns[] = { "*.xlsx", "*.ods", "*.fods", "*.csv", "*.tsv", "*.txt", "*.xml", "*.graphml", "datapackage.json", NULL };

typedef struct
{
  PvModel *snapshot;
  char *path;
  PvEdits *edits;
  PvImportReport *report;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  pv_model_unref (import->snapshot);
  g_free (import->path);
  g_clear_pointer (&import->edits, pv_edits_free);
  g_clear_pointer (&import->report, pv_import_report_free);
  g_free (import);
}

static void
read_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;

  if (pv_data_package_is_one (import->path))
    import->edits = pv_data_package_import (import->snapshot, import->path, &import->report, cancellable, &error);
  else
    import->edits = pv_own_xml_import (import->snapshot, import->path, &import->report, cancellable, &error);
  if (import->edits)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
say_imported (PvWindow *self, const PvImportReport *report)
{
  g_autofree char *words = NULL;

  if (report->n_added + report->n_changed == 0)
    {
      pv_toast (self->toasts_child, _("Nothing to bring in: the document holds all of it already"));
      return;
    }
  words = g_strdup_printf (_("Brought in: %u new, %u changed, %u as before"), report->n_added, report->n_changed, report->n_same);
  pv_toast_undo (self->toasts_child, words);
}

static void
bring_in (PvWindow *self, const Import *import)
{
  g_autoptr (GError) error = NULL;

  if (self->document && pv_document_commit (self->document, import->edits, &error))
    say_imported (self, import->report);
  else if (error)
    pv_toast_error (self->toasts_child, error);
}

static void
import_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PvWindow *self = PV_WINDOW (source);
  Import *import = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    pv_toast_error (self->toasts_child, error);
  else
    bring_in (self, import);
}

void
pv_window_import_file (PvWindow *self, const char *path)
{
  g_autoptr (GTask) task = NULL;
  Import *import;

  if (pv_sheets_is_sheet_name (path) || pv_graphml_is_name (path))
    {
      pv_window_import_list (self, path);
      return;
    }
  import = g_new0 (Import, 1);
  import->snapshot = pv_document_snapshot (self->document);
  import->path = g_strdup (path);
  task = g_task_new (self, NULL, import_read_cb, NULL);
  g_task_set_task_data (task, import, import_free);
  pv_task_run_in_worker (task, read_in_worker);
}

static void
import_chosen_cb (GFile *file, gpointer user_data)
{
  PvWindow *self = user_data;

  if (file != NULL && g_file_peek_path (file) != NULL && self->document != NULL)
    pv_window_import_file (self, g_file_peek_path (file));
}

void
pv_window_import (PvWindow *self)
{
  const PvFileQuestion question = { _("Import"), _("Import"), NULL, _("Lists, Polkuverkko XML and GraphML"), import_patterns, FALSE };

  pv_toolkit_choose_file (GTK_WINDOW (self), &question, import_chosen_cb, g_object_ref (self), g_object_unref);
}

/* The dialog, which knows the table that is shown, if one is. */
static PvExportDialog *
new_export_dialog (PvWindow *self, gboolean about_table)
{
  GtkWidget *dialog = pv_export_dialog_new (GTK_WINDOW (self), self->document, self->selection, self->content_lang);
  PvExportFormat likely = pv_export_dialog_get_format (PV_EXPORT_DIALOG (dialog));
  PvContentPage *page = pv_window_get_page (self);
  PvRecordTable *table = PV_IS_TABLES_PAGE (page) ? pv_tables_page_get_table (PV_TABLES_PAGE (page)) : NULL;
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (PvField));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  if (self->settings)
    pv_export_dialog_set_audience (PV_EXPORT_DIALOG (dialog), (PvAudience) pv_settings_get (self->settings, PV_SETTING_AUDIENCE));
  if (PV_IS_CANVAS_PAGE (page))
    pv_export_dialog_set_scope (PV_EXPORT_DIALOG (dialog), pv_canvas_page_get_picture (PV_CANVAS_PAGE (page)));
  if (table == NULL)
    return PV_EXPORT_DIALOG (dialog);
  pv_record_table_get_shown (table, fields, ids);
  pv_export_dialog_set_table (PV_EXPORT_DIALOG (dialog), pv_record_table_get_kind (table)->kind, fields, ids);
  if (!about_table)
    pv_export_dialog_set_format (PV_EXPORT_DIALOG (dialog), likely);
  return PV_EXPORT_DIALOG (dialog);
}

void
pv_window_export (PvWindow *self)
{
  gtk_window_present (GTK_WINDOW (new_export_dialog (self, FALSE)));
}

void
pv_window_save_table (PvWindow *self)
{
  if (!PV_IS_TABLES_PAGE (pv_window_get_page (self)))
    {
      pv_toast (self->toasts_child, _("No table is shown: turn to one with Ctrl+T, then save it"));
      return;
    }
  gtk_window_present (GTK_WINDOW (new_export_dialog (self, TRUE)));
}

void
pv_window_save_templates (PvWindow *self)
{
  PvExportDialog *dialog = new_export_dialog (self, FALSE);

  pv_export_dialog_set_format (dialog, PV_EXPORT_TEMPLATES);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
pv_window_show_persons (PvWindow *self)
{
  pv_window_show_person (self, "");
}

void
pv_window_show_person (PvWindow *self, const char *name)
{
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  dialog = pv_persons_dialog_new (GTK_WINDOW (self), self->document, self->content_lang);
  if (*name)
    pv_persons_dialog_find (PV_PERSONS_DIALOG (dialog), name);
  gtk_window_present (GTK_WINDOW (dialog));
}
