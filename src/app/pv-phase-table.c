#include "app/pv-phase-table-private.h"

#include "app/pv-accessible.h"
#include "app/pv-list-scroll.h"
#include "app/pv-path-edits.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (PvPhaseTable, pv_phase_table, GTK_TYPE_BOX)

PvModel *
pv_phase_table_model (PvPhaseTable *self)
{
  return pv_document_get_model (self->document);
}

PvLang
pv_phase_table_written (PvPhaseTable *self)
{
  return pv_first_lang (pv_phase_table_model (self), self->lang);
}

gboolean
pv_phase_table_is_editable (PvPhaseTable *self)
{
  return self->document && !pv_document_is_read_only (self->document);
}

gboolean
pv_phase_table_commit (PvPhaseTable *self, const PvEdits *edits)
{
  g_autoptr(GError) error = NULL;

  if (pv_document_commit (self->document, edits, &error))
    return TRUE;
  pv_toast_error (GTK_WIDGET (self), error);
  pv_phase_table_refresh (self);

  return FALSE;
}

/* --- the selection --- */

/* The step or phase that a record belongs to. */
static PvId
line_of (const PvModel *model, PvId id)
{
  PvRecord *record = pv_model_get (model, id);

  if (record && pv_record_get_kind (record) == PV_TASK)
    return pv_record_get_reference (record, PV_TASK_STEP);

  return id;
}

static guint
find_line (PvPhaseTable *self, PvId id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  if (id == PV_NO_ID)
    return GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PvPhaseRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (pv_phase_row_get_step (row) == id || (pv_phase_row_is_first (row) && pv_phase_row_get_phase (row) == id))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static guint
sought_line (gpointer table)
{
  return find_line (table, PV_PHASE_TABLE (table)->sought);
}

/* The cell of @row; with NULL of any line that is drawn. */
static GtkWidget *
cell_in (GtkWidget *widget, PvPhaseRow *row)
{
  PvPhaseRow *here = pv_phase_cell_row (widget);
  GtkWidget *found = (row ? here == row : here && gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = cell_in (child, row);
  return found;
}

static guint
drawn_line (gpointer table)
{
  PvPhaseTable *self = table;
  GtkWidget *cell = cell_in (GTK_WIDGET (self->view), NULL);
  guint line;

  return cell && g_list_store_find (self->rows, pv_phase_cell_row (cell), &line) ? line : GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
sought_cell (gpointer table)
{
  PvPhaseTable *self = table;
  g_autoptr (PvPhaseRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), find_line (self, self->sought));

  return row ? cell_in (GTK_WIDGET (self->view), row) : NULL;
}

static void
scroll_to (PvPhaseTable *self, PvId id)
{
  static const PvListTarget target = { sought_line, sought_cell, drawn_line, FALSE };

  self->sought = id;
  pv_list_scroll (self->view, &target, self);
}

static void
selection_changed_cb (PvPhaseTable *self)
{
  PvId id = self->document ? line_of (pv_phase_table_model (self), pv_selection_get_single (self->selection)) : PV_NO_ID;
  guint line = find_line (self, id);

  if (self->telling)
    return;
  self->telling = TRUE;
  gtk_single_selection_set_selected (self->lines, line);
  if (line != GTK_INVALID_LIST_POSITION)
    scroll_to (self, id);
  self->telling = FALSE;
}

static void
line_selected_cb (PvPhaseTable *self)
{
  PvPhaseRow *row = gtk_single_selection_get_selected_item (self->lines);

  if (self->telling || row == NULL)
    return;
  pv_phase_table_choose_row (self, row);
}

void
pv_phase_table_choose_row (PvPhaseTable *self, PvPhaseRow *row)
{
  PvId step = pv_phase_row_get_step (row);

  self->telling = TRUE;
  pv_selection_set (self->selection, step != PV_NO_ID ? step : pv_phase_row_get_phase (row));
  gtk_single_selection_set_selected (self->lines, find_line (self, pv_selection_get_single (self->selection)));
  self->telling = FALSE;
}

/* --- lines --- */

static gboolean
has_line (GListModel *rows, guint at, PvPhaseRow *row)
{
  g_autoptr(PvPhaseRow) old = g_list_model_get_item (rows, at);

  return old && pv_phase_row_equal (old, row);
}

/* Only the lines between the first and the last that differ are made anew, so that what is being typed elsewhere stays. */
static void
merge_rows (PvPhaseTable *self, GPtrArray *rows)
{
  GListModel *old = G_LIST_MODEL (self->rows);
  guint n_old = g_list_model_get_n_items (old);
  guint start = 0, end = 0;

  while (start < rows->len && start < n_old && has_line (old, start, g_ptr_array_index (rows, start)))
    start++;
  while (end < rows->len - start && end < n_old - start
         && has_line (old, n_old - 1 - end, g_ptr_array_index (rows, rows->len - 1 - end)))
    end++;
  if (start < rows->len - end || start < n_old - end)
    g_list_store_splice (self->rows, start, n_old - start - end, rows->pdata + start, rows->len - start - end);
  for (guint i = 0; i < g_list_model_get_n_items (old); i++)
    {
      g_autoptr(PvPhaseRow) row = g_list_model_get_item (old, i);

      if (i < start || i >= rows->len - end)
        pv_phase_row_changed (row);
    }
}

void
pv_phase_table_refresh (PvPhaseTable *self)
{
  g_autoptr(GPtrArray) rows = NULL;

  if (self->document == NULL)
    return;
  rows = pv_phase_rows_of (pv_phase_table_model (self), self->path);
  self->telling = TRUE;
  merge_rows (self, rows);
  self->telling = FALSE;
  selection_changed_cb (self);
}

static void
pv_phase_table_dispose (GObject *object)
{
  PvPhaseTable *self = PV_PHASE_TABLE (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (pv_phase_table_parent_class)->dispose (object);
}

static gboolean
fit_cb (gpointer user_data)
{
  pv_phase_table_fit_columns (user_data);
  return G_SOURCE_REMOVE;
}

/* The words of this widget have their size only after all that is told of it. */
static void
text_size_changed_cb (PvPhaseTable *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, g_object_ref (self), g_object_unref);
}

static void
pv_phase_table_class_init (PvPhaseTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_phase_table_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-phase-table.ui");
  gtk_widget_class_bind_template_child (widget_class, PvPhaseTable, view);
}

static void
pv_phase_table_init (PvPhaseTable *self)
{
  self->lang = PV_LANG_FI;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (PV_TYPE_PHASE_ROW);
  self->lines = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->lines, FALSE);
  gtk_single_selection_set_can_unselect (self->lines, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->lines));
  g_signal_connect_object (self->lines, "notify::selected", G_CALLBACK (line_selected_cb), self, G_CONNECT_SWAPPED);
  pv_phase_table_add_columns (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", G_CALLBACK (text_size_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (pv_phase_table_fit_columns), NULL);
  pv_accessible_name_table (self->view, _("Phases and steps of the path"));
}

void
pv_phase_table_set_document (PvPhaseTable *self, PvDocument *document, PvSelection *selection)
{
  g_set_object (&self->document, document);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  pv_phase_table_refresh (self);
}

void
pv_phase_table_set_lang (PvPhaseTable *self, PvLang lang)
{
  self->lang = lang;
  pv_phase_table_refresh (self);
}

void
pv_phase_table_set_path (PvPhaseTable *self, PvId path)
{
  self->path = path;
  pv_phase_table_refresh (self);
}

guint
pv_phase_table_get_n (PvPhaseTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

gboolean
pv_phase_table_name_new (PvPhaseTable *self, PvId id, guint64 undo_step)
{
  self->naming = id;
  self->naming_step = undo_step;

  return pv_phase_table_edit_name (self, id);
}

gboolean
pv_phase_table_edit_name (PvPhaseTable *self, PvId id)
{
  guint line = find_line (self, id);
  g_autoptr(PvPhaseRow) row = NULL;

  if (line == GTK_INVALID_LIST_POSITION)
    return FALSE;
  /* The line's widgets may come only with the next frame: they look here when they do. */
  self->wanted_name = id;
  self->wanted_until = g_get_monotonic_time () + G_TIME_SPAN_SECOND;
  scroll_to (self, id);
  row = g_list_model_get_item (G_LIST_MODEL (self->rows), line);
  pv_phase_row_changed (row);

  return TRUE;
}
