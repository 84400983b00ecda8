#include "app/pv-graph-arrival.h"

#include "app/pv-toast.h"
#include "app/pv-window-private.h"

#include <glib/gi18n-lib.h>

/* What takes longer shows how far it is, ms. */
#define PATIENCE 500
#define PROGRESS 100

typedef struct
{
  PvWindow *window;
  PvDocument *document;
  PvListDialog *dialog;
  PvIncomingGraph *graph;
  PvProgress *progress;
  guint patience;
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_clear_handle_id (&arrival->patience, g_source_remove);
  g_object_unref (arrival->window);
  g_object_unref (arrival->document);
  g_object_unref (arrival->dialog);
  g_object_unref (arrival->progress);
  pv_incoming_graph_unref (arrival->graph);
  g_free (arrival);
}

static gboolean
patience_cb (gpointer user_data)
{
  Arrival *arrival = user_data;

  pv_list_dialog_show_arrival (arrival->dialog, pv_progress_get_share (arrival->progress));
  arrival->patience = g_timeout_add (PROGRESS, patience_cb, arrival);
  return G_SOURCE_REMOVE;
}

static void
tell_arrived (PvWindow *self, const PvImportReport *report)
{
  g_autofree char *words = g_strdup_printf (_("Brought in: %u new, %u changed, %u as before"), report->n_added, report->n_changed, report->n_same);

  pv_toast_undo (self->toasts_child, words);
}

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Arrival *arrival = user_data;
  PvWindow *self = arrival->window;
  g_autoptr (GError) error = NULL;
  gboolean done = pv_document_commit_finish (result, &error);

  if (!g_cancellable_is_cancelled (G_CANCELLABLE (arrival->progress)))
    gtk_window_close (GTK_WINDOW (arrival->dialog));
  if (self->document != arrival->document)
    g_debug ("the document is gone");
  else if (done)
    tell_arrived (self, arrival->graph->report);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pv_toast (self->toasts_child, _("Nothing was brought in"));
  else
    pv_toast_error (self->toasts_child, error);
  arrival_free (arrival);
}

void
pv_graph_arrive (PvWindow *self, PvListDialog *dialog)
{
  PvIncomingGraph *graph = pv_list_dialog_get_graph (dialog);
  Arrival *arrival;

  if (self->document == NULL || graph == NULL)
    return;
  arrival = g_new0 (Arrival, 1);
  arrival->window = g_object_ref (self);
  arrival->document = g_object_ref (self->document);
  arrival->dialog = g_object_ref (dialog);
  arrival->graph = pv_incoming_graph_ref (graph);
  arrival->progress = g_object_ref (pv_list_dialog_get_arrival (dialog));
  arrival->patience = g_timeout_add (PATIENCE, patience_cb, arrival);
  pv_document_commit_async (arrival->document, graph->edits, G_CANCELLABLE (arrival->progress), arrived_cb, arrival);
}
