/* The columns of the phase table. Each cell is made once, and shows whichever line it is bound to. */
#include "app/pv-phase-table-private.h"

#include "app/pv-accessible.h"
#include "app/pv-language-mark.h"
#include "app/pv-reference-chooser.h"

#include <glib/gi18n-lib.h>

#define LARGE_TEXT 1.3

typedef struct
{
  const char *title;
  GtkWidget *(*make) (PvPhaseTable *self);
  void (*show) (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row);
  gboolean expand;
  int width;                   /* at least, and no more before all words of the others are on one line; 0: what it needs */
  int large_width;             /* the same, where text is large and none of them would be left room for a word; before it is made larger */
} Column;

PvPhaseRow *
pv_phase_cell_row (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), "pv-row");
}

GtkWidget *
pv_phase_cell_of (GtkWidget *widget)
{
  while (widget && g_object_get_data (G_OBJECT (widget), "pv-column") == NULL)
    widget = gtk_widget_get_parent (widget);

  return widget;
}

PvPhaseTable *
pv_phase_cell_table (GtkWidget *widget)
{
  return PV_PHASE_TABLE (gtk_widget_get_ancestor (widget, PV_TYPE_PHASE_TABLE));
}

/* --- service --- */

static void
service_chosen_cb (GtkWidget *button, gint64 id)
{
  PvPhaseTable *self = pv_phase_cell_table (button);
  g_autoptr(PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_reference (edits, pv_phase_row_get_step (pv_phase_cell_row (button)), PV_STEP_SERVICE, id);
  pv_phase_table_commit (self, edits);
}

/* The chooser is made when it is first asked for. */
static void
open_service_cb (GtkMenuButton *button, gpointer data)
{
  PvPhaseTable *self = pv_phase_cell_table (GTK_WIDGET (button));
  GtkWidget *chooser;

  if (gtk_menu_button_get_popover (button))
    return;
  chooser = pv_reference_chooser_new (self->document, PV_SERVICE, TRUE);
  pv_reference_chooser_set_lang (PV_REFERENCE_CHOOSER (chooser), self->lang);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (service_chosen_cb), button, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, chooser);
}

static GtkWidget *
make_service (PvPhaseTable *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  /* What the button puts around its child stands in the middle. */
  gtk_widget_set_halign (gtk_widget_get_parent (label), GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_service_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pv-plain");
  gtk_widget_set_valign (button, GTK_ALIGN_START);

  return button;
}

static void
show_service (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  PvModel *model = pv_phase_table_model (self);
  PvRecord *step = pv_model_get (model, pv_phase_row_get_step (row));
  g_autofree char *title = step ? pv_title_of (model, pv_record_get_reference (step, PV_STEP_SERVICE), self->lang) : g_strdup ("");
  g_autofree char *spoken = g_strdup_printf (_("Service: %s"), *title ? title : _("none"));

  gtk_widget_set_visible (cell, step != NULL);
  gtk_widget_set_sensitive (cell, pv_phase_table_is_editable (self));
  gtk_label_set_text (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (cell))), *title ? title : "–");
  gtk_widget_set_tooltip_text (cell, *title ? title : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* --- decision --- */

static void
decision_toggled_cb (GtkCheckButton *check)
{
  PvPhaseTable *self = pv_phase_cell_table (GTK_WIDGET (check));
  PvPhaseRow *row = pv_phase_cell_row (GTK_WIDGET (check));
  PvRecord *step = row && self ? pv_model_get (pv_phase_table_model (self), pv_phase_row_get_step (row)) : NULL;
  g_autoptr(PvEdits) edits = NULL;

  if (step == NULL || pv_record_get_yes (step, PV_STEP_HOLDS_DECISION) == gtk_check_button_get_active (check))
    return;
  edits = pv_edits_new (PV_VERB_CHANGE);
  pv_edits_set_int (edits, pv_record_get_id (step), PV_STEP_HOLDS_DECISION, gtk_check_button_get_active (check));
  pv_phase_table_commit (self, edits);
}

static GtkWidget *
make_decision (PvPhaseTable *self)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Holds a decision"), -1);
  g_signal_connect (check, "toggled", G_CALLBACK (decision_toggled_cb), NULL);

  return check;
}

static void
show_decision (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  PvRecord *step = pv_model_get (pv_phase_table_model (self), pv_phase_row_get_step (row));

  gtk_widget_set_visible (cell, step != NULL);
  gtk_widget_set_sensitive (cell, pv_phase_table_is_editable (self));
  if (step)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (cell), pv_record_get_yes (step, PV_STEP_HOLDS_DECISION));
}

/* --- the menu of a line --- */

static void
menu_opened_cb (GtkMenuButton *button, gpointer data)
{
  PvPhaseRow *row = pv_phase_cell_row (GTK_WIDGET (button));

  if (row)
    pv_phase_table_choose_row (pv_phase_cell_table (GTK_WIDGET (button)), row);
}

static GtkWidget *
make_menu (PvPhaseTable *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("Add a _step below"), "page.add");
  g_menu_append (menu, _("Add a _phase below"), "page.add-phase");
  g_menu_append (menu, _("Move _up"), "page.move-up");
  g_menu_append (menu, _("Move _down"), "page.move-down");
  g_menu_append (menu, _("Move phase _earlier"), "page.phase-up");
  g_menu_append (menu, _("Move phase _later"), "page.phase-down");
  g_menu_append (menu, _("_Remove"), "page.remove");
  g_menu_append (menu, _("Remove the _whole phase"), "page.remove-phase");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("What can be done with this line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What can be done with this line"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), menu_opened_cb, NULL, NULL);

  return button;
}

static void
show_menu (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  gtk_widget_set_visible (cell, pv_phase_table_is_editable (self));
}

/* --- columns --- */

static const Column columns[] = {
  { N_("Phase"), pv_phase_table_make_phase, pv_phase_table_show_phase, FALSE, 138, 138 },
  { N_("Step"), pv_phase_table_make_step, pv_phase_table_show_step, TRUE, 120, 120 },
  { N_("Who does what"), pv_phase_table_make_tasks, pv_phase_table_show_tasks, TRUE, 0, 210 },
  { N_("Service"), make_service, show_service, TRUE, 126, 126 },
  { N_("Decision"), make_decision, show_decision, FALSE, 0, 0 },
  { "", make_menu, show_menu, FALSE, 0, 0 },
};

static void
name_row (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  PvId step = pv_phase_row_get_step (row);
  g_autofree char *title
      = pv_title_of (pv_document_get_model (self->document), step == PV_NO_ID ? pv_phase_row_get_phase (row) : step, PV_LANG_FI);

  pv_accessible_name_row (cell, title);
}

static void
row_changed_cb (PvPhaseRow *row, GtkWidget *cell)
{
  PvPhaseTable *self = g_object_get_data (G_OBJECT (cell), "pv-table");
  const Column *column = g_object_get_data (G_OBJECT (cell), "pv-column");

  if (self->document)
    column->show (self, cell, row);
  if (self->document && column == columns)
    name_row (self, cell, row);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PvPhaseTable *self)
{
  const Column *column = g_object_get_data (G_OBJECT (factory), "pv-column");
  GtkWidget *cell = column->make (self);

  g_object_set_data (G_OBJECT (cell), "pv-column", (gpointer) column);
  g_object_set_data (G_OBJECT (cell), "pv-table", self);
  gtk_list_item_set_child (item, cell);
}

static gboolean
shown_cb (gpointer cell)
{
  PvPhaseRow *row = pv_phase_cell_row (cell);

  if (row)
    row_changed_cb (row, cell);
  return G_SOURCE_REMOVE;
}

/* A line whose name is to be edited can do so only once it is on screen. The list brings lines there while it gives out sizes: what is put
 * into them then would have none in this frame. */
static void
mapped_cb (GtkWidget *cell)
{
  PvPhaseTable *self = g_object_get_data (G_OBJECT (cell), "pv-table");

  if (self->wanted_name != PV_NO_ID)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, shown_cb, g_object_ref (cell), g_object_unref);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PvPhaseTable *self)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  PvPhaseRow *row = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (cell), "pv-row", row);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), cell, 0);
  g_signal_connect (cell, "map", G_CALLBACK (mapped_cb), NULL);
  row_changed_cb (row, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PvPhaseTable *self)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), row_changed_cb, cell);
  g_signal_handlers_disconnect_by_func (cell, mapped_cb, NULL);
  g_object_set_data (G_OBJECT (cell), "pv-row", NULL);
}

void
pv_phase_table_add_columns (PvPhaseTable *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr(GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "pv-column", (gpointer) &columns[i]);
      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
      /* A title of nothing has a baseline below its own foot once text is larger. */
      column = gtk_column_view_column_new (*columns[i].title ? _(columns[i].title) : " ", factory);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, columns[i].width > 0);
      gtk_column_view_append_column (self->view, column);
    }
  pv_phase_table_fit_columns (self);
}

void
pv_phase_table_fit_columns (PvPhaseTable *self)
{
  GListModel *all = gtk_column_view_get_columns (self->view);
  double scale = pv_text_scale (GTK_WIDGET (self));

  if (scale == self->text_scale)
    return;
  self->text_scale = scale;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);
      int width = scale > LARGE_TEXT ? columns[i].large_width : columns[i].width;

      gtk_column_view_column_set_fixed_width (column, width > 0 ? (int) (width * scale) : -1);
    }
}
