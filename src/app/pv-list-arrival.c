/* What was asked for comes into the document: at once when it is little, else worked out in a worker, sheet after sheet. */
#include "app/pv-list-arrival.h"

#include "app/pv-network-page.h"
#include "app/pv-toast.h"
#include "app/pv-window-private.h"

#include <glib/gi18n-lib.h>

/* What takes longer shows how far it is, ms. */
#define PATIENCE 500
#define PROGRESS 100

typedef struct
{
  GArray *added;               /* PvId, of the kind of the rows first */
  PvKind kind;
} Arriving;

static void
changed_cb (PvDocument *document, PvChangeSet *changes, Arriving *arriving)
{
  for (guint i = 0; i < pv_change_set_get_n (changes) && arriving->added->len < PV_LIST_MOST_CHOSEN; i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);

      if (change->how == PV_CHANGED_ADDED && change->kind == arriving->kind)
        g_array_append_val (arriving->added, change->id);
    }
}

/* Those that were there already and of which the list says something, when nothing is new. */
static void
append_changed (const PvSheetImport *import, GArray *ids)
{
  for (guint i = 0; i < pv_sheet_import_get_n_rows (import) && ids->len < PV_LIST_MOST_CHOSEN; i++)
    {
      const PvSheetRow *row = pv_sheet_import_get_row (import, i);

      if (row->outcome == PV_ROW_CHANGED && row->id > 0)
        g_array_append_val (ids, row->id);
    }
}

void
pv_list_show_arrived (PvWindow *self, const PvSheetImport *import, GArray *ids)
{
  PvContentPage *page = pv_window_get_page (self);

  if (ids->len == 0)
    append_changed (import, ids);
  if (ids->len == 0)
    return;
  if (page == NULL || !pv_content_page_show_record (page, g_array_index (ids, PvId, 0)))
    pv_selection_show (self->selection, g_array_index (ids, PvId, 0));
  pv_selection_set_many (self->selection, (const PvId *) (gpointer) ids->data, ids->len);
}

/* On the canvas new actors stand where the person looks. */
static void
place_new_actors (PvWindow *self, const PvSheetImport *import)
{
  PvContentPage *page = pv_window_get_page (self);
  g_autoptr (GArray) ids = PV_IS_NETWORK_PAGE (page) ? pv_sheet_import_get_new (import, PV_ACTOR) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (names, pv_sheet_import_title (import, g_array_index (ids, PvId, i), self->content_lang));
  if (ids != NULL)
    pv_network_page_place (PV_NETWORK_PAGE (page), pv_sheet_import_get_edits (import), (const PvId *) (gpointer) ids->data,
                           (const char *const *) names->pdata, ids->len);
}

/* "12 actors added"; and what else there is to say of it. */
static char *
arrival_words (PvWindow *self, const PvSheetImport *import)
{
  const PvKindInfo *kind = pv_kinds_kind (self->kinds, pv_sheet_import_get_mapping (import)->kind);
  guint n_new = pv_sheet_import_count (import, PV_ROW_NEW), n_changed = pv_sheet_import_count (import, PV_ROW_CHANGED);
  guint n_same = pv_sheet_import_count (import, PV_ROW_SAME), n_made = 0;

  for (guint k = 1; k < 256; k++)
    n_made += pv_sheet_import_count_made (import, (PvKind) k);
  if (n_made > 0)
    return g_strdup_printf (_("%s: %u new, %u changed, %u as before; made besides: %u"), pv_kind_plural (kind), n_new, n_changed, n_same, n_made);
  if (n_changed + n_same > 0)
    return g_strdup_printf (_("%s: %u new, %u changed, %u as before"), pv_kind_plural (kind), n_new, n_changed, n_same);
  if (kind->kind == PV_ACTOR)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor added", "%u actors added", n_new), n_new);

  return g_strdup_printf (_("%s: %u added"), pv_kind_plural (kind), n_new);
}

void
pv_list_arrive_at_once (PvWindow *self, PvSheetImport *import)
{
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (PvId));
  Arriving arriving = { added, pv_sheet_import_get_mapping (import)->kind };
  g_autofree char *words = arrival_words (self, import);
  g_autoptr (GError) error = NULL;
  gulong handler;
  gboolean done;

  if (self->document == NULL)
    return;
  place_new_actors (self, import);
  handler = g_signal_connect (self->document, "changed", G_CALLBACK (changed_cb), &arriving);
  done = pv_document_commit (self->document, pv_sheet_import_get_edits (import), &error);
  g_signal_handler_disconnect (self->document, handler);
  if (!done)
    {
      pv_toast_error (self->toasts_child, error);
      return;
    }
  pv_list_show_arrived (self, import, added);
  pv_toast_undo (self->toasts_child, words);
}

/* --- sheet after sheet --- */

/* One after another, since what one brings the next may name; one step to undo. */
typedef struct
{
  PvWindow *window;
  PvDocument *document;
  PvListDialog *dialog;
  PvProgress *progress;
  PvProgressStage all;         /* of the sheets */
  guint64 step;
  GPtrArray *errands;          /* PvListErrand, those to come */
  PvSheetImport *import;       /* the one that is worked out */
  PvSheetImport *first;
  Arriving arriving;           /* of the first sheet */
  gulong handler;
  guint counts[PV_N_ROW_OUTCOMES];
  guint n_sheets;              /* that are in */
  guint n_all;
  guint patience;
} Arrival;

static void
stop_watching (Arrival *arrival)
{
  if (arrival->handler != 0)
    g_signal_handler_disconnect (arrival->document, arrival->handler);
  arrival->handler = 0;
}

static void
arrival_free (Arrival *arrival)
{
  stop_watching (arrival);
  g_clear_handle_id (&arrival->patience, g_source_remove);
  g_object_unref (arrival->window);
  g_object_unref (arrival->document);
  g_object_unref (arrival->dialog);
  g_object_unref (arrival->progress);
  g_ptr_array_unref (arrival->errands);
  g_clear_pointer (&arrival->import, pv_sheet_import_unref);
  pv_sheet_import_unref (arrival->first);
  g_array_unref (arrival->arriving.added);
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

/* Before a worker begins: it is about the part @from … @to of the next sheet. The first one has been read already. */
static void
enter_stage (Arrival *arrival, double from, double to)
{
  GCancellable *cancellable = G_CANCELLABLE (arrival->progress);

  pv_progress_leave (cancellable, arrival->all);
  arrival->all = pv_progress_enter (cancellable, (arrival->n_sheets + from) / arrival->n_all, (arrival->n_sheets + to) / arrival->n_all);
}

static char *
workbook_words (const Arrival *arrival)
{
  const guint *counts = arrival->counts;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u sheet: %u new, %u changed, %u as before, %u refused",
                                       "%u sheets: %u new, %u changed, %u as before, %u refused", arrival->n_sheets),
                          arrival->n_sheets, counts[PV_ROW_NEW], counts[PV_ROW_CHANGED], counts[PV_ROW_SAME], counts[PV_ROW_REFUSED]);
}

/* Cancelled in the middle: what was in already is taken back. */
static void
take_back (Arrival *arrival)
{
  if (arrival->n_sheets > 0)
    pv_window_take_back (arrival->window, _("Nothing was brought in"));
  else
    pv_toast (arrival->window->toasts_child, _("Nothing was brought in"));
}

static void
tell_arrived (Arrival *arrival)
{
  PvWindow *self = arrival->window;
  g_autofree char *words = arrival->n_all > 1 ? workbook_words (arrival) : arrival_words (self, arrival->first);

  pv_list_show_arrived (self, arrival->first, arrival->arriving.added);
  pv_toast_undo (self->toasts_child, words);
}

/* Frees @arrival. */
static void
end_arrival (Arrival *arrival, const GError *error)
{
  PvWindow *self = arrival->window;
  gboolean there = self->document == arrival->document, cancelled = g_cancellable_is_cancelled (G_CANCELLABLE (arrival->progress));

  stop_watching (arrival);
  if (!cancelled)
    gtk_window_close (GTK_WINDOW (arrival->dialog));
  if (there && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_back (arrival);
  else if (there && arrival->n_sheets > 0)
    tell_arrived (arrival);
  if (there && error != NULL && error->domain != G_IO_ERROR)
    pv_toast_error (self->toasts_child, error);
  arrival_free (arrival);
}

static void bring_in_sheet (Arrival *arrival, PvSheetImport *import);

static void
sheet_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Arrival *arrival = user_data;
  g_autoptr (GError) error = NULL;
  PvListErrand *errand = pv_list_errand_finish (result, &error);

  if (errand == NULL || arrival->window->document != arrival->document)
    end_arrival (arrival, error);
  else
    bring_in_sheet (arrival, errand->import);
}

static void
read_next_sheet (Arrival *arrival)
{
  g_autoptr (PvListErrand) next = NULL;
  g_autoptr (PvModel) model = NULL;

  if (arrival->errands->len == 0)
    {
      end_arrival (arrival, NULL);
      return;
    }
  next = g_ptr_array_steal_index (arrival->errands, 0);
  model = pv_document_snapshot (arrival->document);
  enter_stage (arrival, 0, 0.5);
  g_object_unref (pv_list_errand_run (pv_list_errand_again (next, model), arrival->window, G_CANCELLABLE (arrival->progress), sheet_read_cb, arrival));
}

static void
sheet_is_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Arrival *arrival = user_data;
  g_autoptr (GError) error = NULL;

  stop_watching (arrival);
  if (!pv_document_commit_finish (result, &error))
    {
      end_arrival (arrival, error);
      return;
    }
  for (guint i = 0; i < PV_N_ROW_OUTCOMES; i++)
    arrival->counts[i] += pv_sheet_import_count (arrival->import, i);
  arrival->n_sheets++;
  read_next_sheet (arrival);
}

static void
bring_in_sheet (Arrival *arrival, PvSheetImport *import)
{
  g_clear_pointer (&arrival->import, pv_sheet_import_unref);
  arrival->import = pv_sheet_import_ref (import);
  enter_stage (arrival, arrival->n_sheets > 0 ? 0.5 : 0, 1);
  place_new_actors (arrival->window, import);
  pv_edits_set_step (pv_sheet_import_get_edits (import), arrival->step);
  pv_document_commit_async (arrival->document, pv_sheet_import_get_edits (import), G_CANCELLABLE (arrival->progress), sheet_is_in_cb, arrival);
}

void
pv_list_arrive (PvWindow *self, PvListDialog *dialog, PvSheetImport *import, GPtrArray *others)
{
  Arrival *arrival;

  if (self->document == NULL)
    return;
  arrival = g_new0 (Arrival, 1);
  arrival->window = g_object_ref (self);
  arrival->document = g_object_ref (self->document);
  arrival->dialog = g_object_ref (dialog);
  arrival->progress = g_object_ref (pv_list_dialog_get_arrival (dialog));
  arrival->all = pv_progress_enter (G_CANCELLABLE (arrival->progress), 0, 0);
  arrival->n_all = 1 + others->len;
  arrival->step = arrival->n_all > 1 ? pv_document_new_step (self->document) : 0;
  arrival->errands = g_ptr_array_ref (others);
  arrival->first = pv_sheet_import_ref (import);
  arrival->arriving = (Arriving) { g_array_new (FALSE, FALSE, sizeof (PvId)), pv_sheet_import_get_mapping (import)->kind };
  arrival->handler = g_signal_connect (self->document, "changed", G_CALLBACK (changed_cb), &arrival->arriving);
  arrival->patience = g_timeout_add (PATIENCE, patience_cb, arrival);
  bring_in_sheet (arrival, import);
}
