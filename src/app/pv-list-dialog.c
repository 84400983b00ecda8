#include "app/pv-list-dialog-private.h"

#include "app/pv-list-memory.h"

#include <glib/gi18n-lib.h>

/* What takes longer shows how far it is, ms. */
#define PATIENCE 500
#define PROGRESS 100

G_DEFINE_FINAL_TYPE (PvListDialog, pv_list_dialog, ADW_TYPE_WINDOW)

enum { BRING_IN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void run (PvListDialog *self);

/* A list that is understood needs but Enter; else the first column that is not. Later, when there is something to scroll. */
static gboolean
focus_cb (gpointer user_data)
{
  PvListDialog *self = user_data;

  self->focusing = 0;
  /* Somebody was quicker: another sheet is being read, and how it is understood is not known. */
  if (self->running != NULL)
    return G_SOURCE_REMOVE;
  if (self->graph == NULL && (pv_list_dialog_count (self, PV_ROW_NEW) + pv_list_dialog_count (self, PV_ROW_CHANGED) == 0 || !self->wanted->mapping->certain)
      && pv_list_columns_focus_doubt (self->columns))
    return G_SOURCE_REMOVE;
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
  return G_SOURCE_REMOVE;
}

static void
begin (PvListDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (!self->shown)
    self->focusing = g_idle_add_full (G_PRIORITY_LOW, focus_cb, self, NULL);
  self->shown = TRUE;
}

/* --- the worker --- */

static gboolean
patience_cb (gpointer user_data)
{
  PvListDialog *self = user_data;

  if (self->running == NULL)
    {
      self->patience = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress, pv_progress_get_share (self->reads));
  gtk_widget_set_visible (GTK_WIDGET (self->reading), TRUE);
  gtk_progress_bar_set_fraction (self->reading, pv_progress_get_share (self->reads));
  self->patience = g_timeout_add (PROGRESS, patience_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (PvListDialog *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_spinner_stop (self->spinner);
}

static void
take (PvListDialog *self, PvListErrand *errand)
{
  PvListErrand *wanted = pv_list_errand_again (errand, errand->model);
  PvSheetImport *import = errand->import ? pv_sheet_import_ref (errand->import) : NULL;
  PvIncomingGraph *graph = errand->graph ? pv_incoming_graph_ref (errand->graph) : NULL;

  g_clear_pointer (&self->wanted, pv_list_errand_free);
  self->wanted = wanted;
  g_clear_pointer (&self->import, pv_sheet_import_unref);
  self->import = import;
  g_clear_pointer (&self->graph, pv_incoming_graph_unref);
  self->graph = graph;
  pv_list_dialog_show_all (self);
  pv_list_dialog_show_counts (self);
  begin (self);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PvListDialog *self = PV_LIST_DIALOG (source);
  g_autoptr (GError) error = NULL;
  PvListErrand *errand = pv_list_errand_finish (result, &error);

  /* Something else has been asked meanwhile, or the dialog is gone. */
  if (G_TASK (result) != self->running)
    return;
  g_autoptr (GTask) task = g_steal_pointer (&self->running);
  stop_waiting (self);
  if (errand != NULL)
    {
      take (self, errand);
      return;
    }
  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
stop (PvListDialog *self)
{
  if (self->reads)
    g_cancellable_cancel (G_CANCELLABLE (self->reads));
  g_clear_object (&self->reads);
  g_clear_object (&self->running);
}

static void
run (PvListDialog *self)
{
  g_autoptr (PvModel) model = pv_document_snapshot (self->document);

  stop (self);
  stop_waiting (self);
  self->reads = pv_progress_new ();
  self->running = pv_list_errand_run (pv_list_errand_again (self->wanted, model), self, G_CANCELLABLE (self->reads), done_cb, NULL);
  self->patience = g_timeout_add (PATIENCE, patience_cb, self);
  gtk_spinner_start (self->spinner);
  pv_list_dialog_show_counts (self);
}

/* --- what a person chooses --- */

/* What was chosen for the sheet that is looked at, until one comes back to it. */
static void
keep_answer (PvListDialog *self)
{
  if (self->answers->len < self->wanted->sheets->len)
    g_ptr_array_set_size (self->answers, (int) self->wanted->sheets->len);
  g_clear_pointer ((PvMapping **) &self->answers->pdata[self->wanted->sheet], pv_mapping_free);
  self->answers->pdata[self->wanted->sheet] = g_steal_pointer (&self->wanted->mapping);
}

/* (transfer full) (nullable) */
static PvMapping *
take_answer (PvListDialog *self, guint sheet)
{
  return sheet < self->answers->len ? g_steal_pointer ((PvMapping **) &self->answers->pdata[sheet]) : NULL;
}

static void
sheet_chosen_cb (PvListDialog *self)
{
  guint before;
  gboolean others;

  if (self->filling || self->wanted == NULL || gtk_drop_down_get_selected (self->sheet) == self->wanted->sheet)
    return;
  before = self->wanted->sheet;
  others = pv_list_dialog_count_others (self) > 0;
  keep_answer (self);
  self->wanted->sheet = gtk_drop_down_get_selected (self->sheet);
  self->wanted->kind = PV_ANY_KIND;
  self->wanted->mapping = take_answer (self, self->wanted->sheet);
  pv_list_dialog_show_others (self, before, others);
  run (self);
}

static void
kind_chosen_cb (PvListDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);

  if (self->filling || self->wanted == NULL || selected >= self->kinds->len)
    return;
  self->wanted->kind = g_array_index (self->kinds, PvKind, selected);
  g_clear_pointer (&self->wanted->mapping, pv_mapping_free);
  run (self);
}

static void
headings_toggled_cb (PvListDialog *self)
{
  PvMapping *mapping = self->wanted ? self->wanted->mapping : NULL;

  if (self->filling || mapping == NULL)
    return;
  if (gtk_check_button_get_active (self->headings))
    mapping->heading_row = (int) mapping->first_row++;
  else
    {
      mapping->first_row = (guint) mapping->heading_row;
      mapping->heading_row = -1;
    }
  run (self);
}

static void
flags_toggled_cb (PvListDialog *self)
{
  if (self->filling || self->wanted == NULL)
    return;
  self->wanted->flags = (gtk_check_button_get_active (self->empties) ? PV_SHEET_IMPORT_EMPTIES : PV_SHEET_IMPORT_PLAIN)
                        | (gtk_check_button_get_active (self->makes) ? PV_SHEET_IMPORT_PLAIN : PV_SHEET_IMPORT_MAKES_NOTHING);
  run (self);
}

static void
columns_changed_cb (PvListDialog *self)
{
  g_clear_pointer (&self->wanted->mapping, pv_mapping_free);
  self->wanted->mapping = pv_mapping_copy (pv_list_columns_get_mapping (self->columns));
  run (self);
}

static void
also_changed_cb (PvListDialog *self)
{
  if (!self->filling && self->wanted != NULL)
    pv_list_dialog_show_counts (self);
}

static void
outcome_toggled_cb (GtkToggleButton *button, PvListDialog *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i <= PV_N_ROW_OUTCOMES; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      pv_list_rows_set_outcome (self->rows, i);
}

static void
bring_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvListDialog *self = PV_LIST_DIALOG (widget);
  g_autoptr (PvSheetImport) import = self->import ? pv_sheet_import_ref (self->import) : NULL;

  if ((import == NULL && self->graph == NULL) || self->running != NULL)
    return;
  if (import != NULL)
    pv_list_memory_remember (pv_model_get_kinds (self->wanted->model), pv_list_errand_get_sheet (self->wanted), self->wanted->mapping);
  self->arrival = pv_progress_new ();
  pv_list_dialog_show_counts (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  g_signal_emit (self, signals[BRING_IN], 0, import);
}

/* What a person said of a row that looks like a record which is there. */
static void
row_said_cb (PvListDialog *self, guint row, gint64 id)
{
  if (self->wanted->mapping == NULL)
    return;
  pv_mapping_say (self->wanted->mapping, row, id);
  run (self);
}

static gboolean
pv_list_dialog_close_request (GtkWindow *window)
{
  PvListDialog *self = PV_LIST_DIALOG (window);

  stop (self);
  if (self->arrival != NULL)
    g_cancellable_cancel (G_CANCELLABLE (self->arrival));
  return GTK_WINDOW_CLASS (pv_list_dialog_parent_class)->close_request (window);
}

static void
pv_list_dialog_dispose (GObject *object)
{
  PvListDialog *self = PV_LIST_DIALOG (object);

  self->filling = TRUE;
  stop (self);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->focusing, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->arrival);
  g_clear_pointer (&self->wanted, pv_list_errand_free);
  g_clear_pointer (&self->import, pv_sheet_import_unref);
  g_clear_pointer (&self->graph, pv_incoming_graph_unref);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);

  G_OBJECT_CLASS (pv_list_dialog_parent_class)->dispose (object);
}

static void
pv_list_dialog_class_init (PvListDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PV_TYPE_LIST_COLUMNS);
  g_type_ensure (PV_TYPE_LIST_ROWS);
  G_OBJECT_CLASS (klass)->dispose = pv_list_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pv_list_dialog_close_request;
  signals[BRING_IN] = g_signal_new ("bring-in", PV_TYPE_LIST_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, answers_bar);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, headings);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, empties);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, makes);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, outcomes);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, made);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, reading);
  gtk_widget_class_bind_template_child (widget_class, PvListDialog, rows);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, headings_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, flags_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_said_cb);
  gtk_widget_class_install_action (widget_class, "list.bring-in", NULL, bring_in_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "list.bring-in", NULL);
}

static void
add_outcomes (PvListDialog *self)
{
  static const PvRowOutcome order[] = { PV_N_ROW_OUTCOMES, PV_ROW_NEW, PV_ROW_CHANGED, PV_ROW_SAME, PV_ROW_REFUSED };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->buttons[order[i]] = button;
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), i > 0 ? GTK_TOGGLE_BUTTON (self->buttons[order[0]]) : NULL);
      g_signal_connect_object (button, "toggled", G_CALLBACK (outcome_toggled_cb), self, 0);
      gtk_box_append (self->outcomes, button);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[order[0]]), TRUE);
}

static void
answer_free (gpointer mapping)
{
  g_clear_pointer ((PvMapping **) &mapping, pv_mapping_free);
}

static void
pv_list_dialog_init (PvListDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  self->also = PV_CHECK_MENU (pv_check_menu_new (_("Also"), FALSE));
  g_signal_connect_object (self->also, "changed", G_CALLBACK (also_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->sheet_box), GTK_WIDGET (self->also));
  gtk_drop_down_set_expression (self->kind, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  add_outcomes (self);
}

/* In the order of the window's pages, what has a table there. */
static void
list_kinds (PvListDialog *self, const PvKinds *kinds)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint n;
  const PvKindInfo *list = pv_kinds_list (kinds, &n);

  self->kinds = g_array_new (FALSE, FALSE, sizeof (PvKind));
  for (guint i = 0; i < n; i++)
    if (list[i].page != PV_PAGE_NONE)
      {
        g_array_append_val (self->kinds, list[i].kind);
        gtk_string_list_append (words, pv_kind_label (&list[i]));
      }
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (words));
}

GtkWidget *
pv_list_dialog_new (GtkWindow *parent, PvDocument *document, PvListErrand *errand)
{
  PvListDialog *self = g_object_new (PV_TYPE_LIST_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = errand->path ? g_filename_display_basename (errand->path) : g_strdup (_("From the clipboard"));

  self->document = g_object_ref (document);
  self->wanted = errand;
  list_kinds (self, pv_model_get_kinds (errand->model));
  if (pv_list_errand_is_graph (errand))
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Bring in a network"));
      adw_window_title_set_title (self->heading, _("Bring in a network"));
      adw_status_page_set_title (self->problem, _("The network cannot be read"));
    }
  adw_window_title_set_subtitle (self->heading, name);
  self->filling = FALSE;
  if (errand->import != NULL)
    take (self, errand);
  else
    run (self);
  return GTK_WIDGET (self);
}

PvProgress *
pv_list_dialog_get_arrival (PvListDialog *self)
{
  g_return_val_if_fail (PV_IS_LIST_DIALOG (self), NULL);

  return self->arrival;
}

void
pv_list_dialog_show_arrival (PvListDialog *self, double fraction)
{
  g_return_if_fail (PV_IS_LIST_DIALOG (self));

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress, fraction);
}

PvSheetImport *
pv_list_dialog_get_import (PvListDialog *self)
{
  g_return_val_if_fail (PV_IS_LIST_DIALOG (self), NULL);

  return self->running ? NULL : self->import;
}

PvIncomingGraph *
pv_list_dialog_get_graph (PvListDialog *self)
{
  g_return_val_if_fail (PV_IS_LIST_DIALOG (self), NULL);

  return self->running ? NULL : self->graph;
}

GPtrArray *
pv_list_dialog_get_others (PvListDialog *self)
{
  GPtrArray *others = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_list_errand_free);

  g_return_val_if_fail (PV_IS_LIST_DIALOG (self), others);

  for (guint i = 0; self->wanted->sheets && i < self->wanted->sheets->len; i++)
    {
      const PvMapping *answer = i < self->answers->len ? self->answers->pdata[i] : NULL;
      PvListErrand *errand;

      if (!pv_list_dialog_comes_too (self, i))
        continue;
      errand = pv_list_errand_again (self->wanted, self->wanted->model);
      g_clear_pointer (&errand->mapping, pv_mapping_free);
      errand->sheet = i;
      errand->kind = PV_ANY_KIND;
      errand->mapping = answer ? pv_mapping_copy (answer) : NULL;
      g_ptr_array_add (others, errand);
    }
  return others;
}
