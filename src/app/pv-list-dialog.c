#include "app/pv-list-dialog.h"

#include "app/pv-check-menu.h"
#include "app/pv-list-columns.h"
#include "app/pv-list-memory.h"
#include "app/pv-list-rows.h"

#include <glib/gi18n-lib.h>

/* What takes longer shows how far it is, ms. */
#define PATIENCE 500
#define PROGRESS 100

struct _PvListDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkButton *import_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *problem;
  GtkWidget *sheet_box;
  GtkDropDown *sheet;
  PvCheckMenu *also;           /* the other sheets, of which those that are ticked come in, too */
  GtkDropDown *kind;
  GtkCheckButton *headings;
  GtkCheckButton *empties;
  GtkCheckButton *makes;
  PvListColumns *columns;
  GtkBox *outcomes;
  GtkLabel *made;
  GtkProgressBar *progress;
  GtkProgressBar *reading;     /* the same, before there is anything else to show */
  PvListRows *rows;

  PvDocument *document;
  GPtrArray *answers;          /* PvMapping, or NULL: what was chosen for each sheet that was looked at */
  PvListErrand *wanted;        /* what is asked now: the next errand is made like it */
  GArray *kinds;               /* PvKind, as the drop-down lists them */
  GtkWidget *buttons[PV_N_ROW_OUTCOMES + 1];
  GTask *running;
  GCancellable *cancellable;
  PvSheetImport *import;
  guint patience;
  guint focusing;
  gboolean filling;
  gboolean shown;              /* once: the keyboard is where it should begin */
};

G_DEFINE_FINAL_TYPE (PvListDialog, pv_list_dialog, ADW_TYPE_WINDOW)

enum { BRING_IN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void run (PvListDialog *self);

/* --- what is known --- */

static guint
count (PvListDialog *self, guint outcome)
{
  guint sum = 0;

  for (guint i = 0; self->import && i < PV_N_ROW_OUTCOMES; i++)
    if (outcome == PV_N_ROW_OUTCOMES || outcome == i)
      sum += pv_sheet_import_count (self->import, i);

  return sum;
}

static gboolean
comes_too (PvListDialog *self, guint sheet)
{
  return sheet != self->wanted->sheet && pv_check_menu_is_ticked (self->also, sheet);
}

static guint
count_others (PvListDialog *self)
{
  guint n = 0;

  for (guint i = 0; self->wanted && self->wanted->sheets && i < self->wanted->sheets->len; i++)
    n += comes_too (self, i);
  return n;
}

static char *
bring_in_words (PvListDialog *self, guint n)
{
  guint n_others = count_others (self);

  if (n_others == 0)
    /* Translators: a button; how many rows of a list come in */
    return g_strdup_printf (_("Bring in %u"), n);
  /* Translators: a button; how many rows of this sheet come in, and how many other sheets */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Bring in %u and %u more sheet", "Bring in %u and %u more sheets", n_others), n, n_others);
}

static void
show_counts (PvListDialog *self)
{
  guint n = count (self, PV_ROW_NEW) + count (self, PV_ROW_CHANGED);
  g_autofree char *label = bring_in_words (self, n);

  for (guint i = 0; i <= PV_N_ROW_OUTCOMES; i++)
    {
      g_autofree char *words = g_strdup_printf ("%s %u", i < PV_N_ROW_OUTCOMES ? pv_list_rows_outcome_words (i) : _("All"), count (self, i));

      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), words);
    }
  gtk_button_set_label (self->import_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.bring-in", self->import != NULL && (n > 0 || count_others (self) > 0) && self->running == NULL);
}

/* What comes in besides the rows, what was filled in, and what was strange about the file. */
static char *
remarks_of (PvListDialog *self)
{
  GString *words = g_string_new (NULL);
  const char *remark = pv_sheet_get_remark (pv_list_errand_get_sheet (self->wanted));
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_model_get_kinds (self->wanted->model), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      guint n = pv_sheet_import_count_made (self->import, kinds[k].kind);
      /* Translators: made because rows of a list name them: "Made besides: Actors 4" */
      g_autofree char *made = n > 0 ? g_strdup_printf (_("Made besides: %s %u"), pv_kind_plural (&kinds[k]), n) : NULL;

      if (made)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", made);
    }
  for (guint i = 0; i < pv_sheet_import_get_remarks (self->import)->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", (const char *) pv_sheet_import_get_remarks (self->import)->pdata[i]);
  if (remark != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", remark);
  g_strdelimit (words->str, "\n", ' ');
  return g_string_free (words, FALSE);
}

/* With @kept, another sheet than @before is looked at, and comes in with it as it did. */
static void
show_others (PvListDialog *self, guint before, gboolean kept)
{
  guint64 ticks = 0;

  for (guint i = 0; i < MIN (self->wanted->sheets->len, 63); i++)
    if (pv_check_menu_is_ticked (self->also, i) || (kept && i == before))
      ticks |= G_GUINT64_CONSTANT (1) << i;
  pv_check_menu_empty (self->also);
  for (guint i = 0; i < self->wanted->sheets->len; i++)
    if (i != self->wanted->sheet)
      pv_check_menu_add (self->also, i, pv_sheet_get_name (self->wanted->sheets->pdata[i]), NULL,
                         i < 63 && (ticks & G_GUINT64_CONSTANT (1) << i) != 0);
  pv_check_menu_add_all (self->also, _("All Sheets"));
}

static void
show_sheets (PvListDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->wanted->sheets->len; i++)
    gtk_string_list_append (names, pv_sheet_get_name (self->wanted->sheets->pdata[i]));
  gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sheet, self->wanted->sheet);
  gtk_widget_set_visible (self->sheet_box, self->wanted->sheets->len > 1);
  show_others (self, self->wanted->sheet, FALSE);
}

static void
show_kind (PvListDialog *self, PvKind kind)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_array_index (self->kinds, PvKind, i) == kind)
      gtk_drop_down_set_selected (self->kind, i);
}

static void
show_all (PvListDialog *self)
{
  const PvMapping *mapping = self->wanted->mapping;
  g_autofree char *remarks = remarks_of (self);

  self->filling = TRUE;
  if (gtk_drop_down_get_model (self->sheet) == NULL)
    show_sheets (self);
  show_kind (self, mapping->kind);
  gtk_check_button_set_active (self->headings, mapping->heading_row >= 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->headings), mapping->heading_row >= 0 || mapping->first_row < pv_sheet_get_n_rows (pv_list_errand_get_sheet (self->wanted)));
  pv_list_columns_set (self->columns, pv_list_errand_get_sheet (self->wanted), mapping);
  pv_list_rows_set_import (self->rows, self->import, pv_list_errand_get_sheet (self->wanted));
  gtk_label_set_label (self->made, remarks);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->made), *remarks ? remarks : NULL);
  self->filling = FALSE;
}

/* A list that is understood needs but Enter; else the first column that is not. Later, when there is something to scroll. */
static gboolean
focus_cb (gpointer user_data)
{
  PvListDialog *self = user_data;

  self->focusing = 0;
  /* Somebody was quicker: another sheet is being read, and how it is understood is not known. */
  if (self->running != NULL)
    return G_SOURCE_REMOVE;
  if ((count (self, PV_ROW_NEW) + count (self, PV_ROW_CHANGED) == 0 || !self->wanted->mapping->certain)
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
  PvListErrand *errand = self->running ? g_task_get_task_data (self->running) : NULL;

  if (errand == NULL)
    {
      self->patience = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&errand->progress) / 1000.0);
  gtk_widget_set_visible (GTK_WIDGET (self->reading), TRUE);
  gtk_progress_bar_set_fraction (self->reading, g_atomic_int_get (&errand->progress) / 1000.0);
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
  PvSheetImport *import = pv_sheet_import_ref (errand->import);

  g_clear_pointer (&self->wanted, pv_list_errand_free);
  self->wanted = wanted;
  g_clear_pointer (&self->import, pv_sheet_import_unref);
  self->import = import;
  show_all (self);
  show_counts (self);
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
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->running);
}

static void
run (PvListDialog *self)
{
  g_autoptr (PvModel) model = pv_document_snapshot (self->document);

  stop (self);
  stop_waiting (self);
  self->cancellable = g_cancellable_new ();
  self->running = pv_list_errand_run (pv_list_errand_again (self->wanted, model), self, self->cancellable, done_cb, NULL);
  self->patience = g_timeout_add (PATIENCE, patience_cb, self);
  gtk_spinner_start (self->spinner);
  show_counts (self);
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
  others = count_others (self) > 0;
  keep_answer (self);
  self->wanted->sheet = gtk_drop_down_get_selected (self->sheet);
  self->wanted->kind = PV_ANY_KIND;
  self->wanted->mapping = take_answer (self, self->wanted->sheet);
  show_others (self, before, others);
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
    show_counts (self);
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

  if (import == NULL || self->running != NULL)
    return;
  pv_list_memory_remember (pv_model_get_kinds (self->wanted->model), pv_list_errand_get_sheet (self->wanted), self->wanted->mapping);
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[BRING_IN], 0, import);
  g_object_unref (self);
}

static gboolean
pv_list_dialog_close_request (GtkWindow *window)
{
  stop (PV_LIST_DIALOG (window));
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
  g_clear_pointer (&self->wanted, pv_list_errand_free);
  g_clear_pointer (&self->import, pv_sheet_import_unref);
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
  adw_window_title_set_subtitle (self->heading, name);
  self->filling = FALSE;
  if (errand->import != NULL)
    take (self, errand);
  else
    run (self);
  return GTK_WIDGET (self);
}

PvSheetImport *
pv_list_dialog_get_import (PvListDialog *self)
{
  g_return_val_if_fail (PV_IS_LIST_DIALOG (self), NULL);

  return self->running ? NULL : self->import;
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

      if (!comes_too (self, i))
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
