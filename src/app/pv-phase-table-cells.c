/* The columns of the phase table. Each cell is made once, and shows whichever line it is bound to. */
#include "app/pv-phase-table-private.h"

#include "app/pv-accessible.h"
#include "app/pv-badge.h"
#include "app/pv-reference-chooser.h"
#include "app/pv-task-popover.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *title;
  GtkWidget *(*make) (PvPhaseTable *self);
  void (*show) (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row);
  gboolean expand;
  int width;                   /* 0: what it needs */
} Column;

static PvPhaseRow *
row_of (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), "pv-row");
}

/* The cell that a widget inside it belongs to. */
static GtkWidget *
cell_of (GtkWidget *widget)
{
  while (widget && g_object_get_data (G_OBJECT (widget), "pv-column") == NULL)
    widget = gtk_widget_get_parent (widget);

  return widget;
}

static PvPhaseTable *
table_of (GtkWidget *cell)
{
  return PV_PHASE_TABLE (gtk_widget_get_ancestor (cell, PV_TYPE_PHASE_TABLE));
}

/* --- names --- */

static PvId
named_id (GtkWidget *label)
{
  PvPhaseRow *row = row_of (label);
  gboolean phase = g_object_get_data (G_OBJECT (label), "pv-phase") != NULL;

  return row == NULL ? PV_NO_ID : phase ? pv_phase_row_get_phase (row) : pv_phase_row_get_step (row);
}

static void
editing_cb (GtkWidget *label)
{
  PvPhaseTable *self = table_of (label);
  PvRecord *record = self ? pv_model_get (pv_phase_table_model (self), named_id (label)) : NULL;
  g_autofree char *text = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (label)));
  g_autoptr(PvEdits) edits = NULL;
  PvField field;

  if (record == NULL)
    return;
  if (gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (label)))
    {
      pv_phase_table_choose_row (self, row_of (label));
      return;
    }
  field = pv_record_get_kind (record) == PV_PHASE ? PV_PHASE_NAME : PV_STEP_NAME;
  if (g_strcmp0 (text, pv_record_get_text_fallback (record, field, pv_phase_table_written (self), NULL)) == 0)
    return;
  edits = pv_edits_new (PV_VERB_CHANGE);
  pv_edits_set_text (edits, pv_record_get_id (record), field, pv_phase_table_written (self), text);
  pv_phase_table_commit (self, edits);
}

static gboolean
long_gone_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 looks at the label 100 ms after the keyboard left it, also when it is gone by then: it stays a little longer. */
static void
keyboard_left_cb (GtkWidget *label)
{
  g_timeout_add_full (G_PRIORITY_LOW, 300, long_gone_cb, g_object_ref (label), g_object_unref);
}

static GtkWidget *
make_name (PvPhaseTable *self, gboolean phase)
{
  GtkWidget *label = gtk_editable_label_new ("");
  GtkEventController *keyboard = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keyboard, "leave", G_CALLBACK (keyboard_left_cb), label);
  gtk_widget_add_controller (label, keyboard);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (label), "pv-phase", phase ? self : NULL);
  g_signal_connect (label, "notify::editing", G_CALLBACK (editing_cb), NULL);
  /* GTK 4.8 gives what is typed into no place in the accessible tree. */
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (label)), "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);

  return label;
}

static void
name_entry (GtkWidget *label, const char *words)
{
  GtkEditable *entry = gtk_editable_get_delegate (GTK_EDITABLE (label));

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_name (PvPhaseTable *self, GtkWidget *label, PvId id, PvField field)
{
  PvRecord *record = pv_model_get (pv_phase_table_model (self), id);

  gtk_widget_set_visible (label, record != NULL);
  gtk_editable_set_editable (GTK_EDITABLE (label), pv_phase_table_is_editable (self));
  if (record == NULL || gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (label)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (label), pv_record_get_text_fallback (record, field, pv_phase_table_written (self), NULL));
  name_entry (label, field == PV_PHASE_NAME ? _("Name of the phase") : _("Name of the step"));
  if (self->wanted_name != id || g_get_monotonic_time () > self->wanted_until || !gtk_widget_get_mapped (label))
    return;
  self->wanted_name = PV_NO_ID;
  gtk_widget_grab_focus (label);
  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (label));
}

static GtkWidget *
make_phase (PvPhaseTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (NULL);

  gtk_widget_add_css_class (number, "pv-phase-number");
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), make_name (self, TRUE));

  return box;
}

static void
show_phase (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  GtkWidget *number = gtk_widget_get_first_child (cell);
  GtkWidget *label = gtk_widget_get_last_child (cell);
  gboolean first = pv_phase_row_is_first (row);
  g_autofree char *words = g_strdup_printf ("%u", pv_phase_row_get_number (row));

  g_object_set_data (G_OBJECT (label), "pv-row", row);
  gtk_label_set_text (GTK_LABEL (number), words);
  gtk_widget_set_visible (number, first);
  show_name (self, label, first ? pv_phase_row_get_phase (row) : PV_NO_ID, PV_PHASE_NAME);
}

static void
add_first_step_cb (GtkWidget *button)
{
  pv_phase_table_choose_row (table_of (button), row_of (cell_of (button)));
  gtk_widget_activate_action (button, "page.add", NULL);
}

static GtkWidget *
make_step (PvPhaseTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *add = gtk_button_new_with_label (_("Add the first step"));

  gtk_widget_add_css_class (add, "flat");
  g_signal_connect (add, "clicked", G_CALLBACK (add_first_step_cb), NULL);
  gtk_box_append (GTK_BOX (box), make_name (self, FALSE));
  gtk_box_append (GTK_BOX (box), add);

  return box;
}

static void
show_step (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  GtkWidget *label = gtk_widget_get_first_child (cell);

  g_object_set_data (G_OBJECT (label), "pv-row", row);
  show_name (self, label, pv_phase_row_get_step (row), PV_STEP_NAME);
  gtk_widget_set_visible (gtk_widget_get_last_child (cell),
                          pv_phase_row_get_step (row) == PV_NO_ID && pv_phase_table_is_editable (self));
}

/* --- who does what --- */

static const char *
role_icon (guint role)
{
  switch (role)
    {
    case PV_ROLE_ANSWERS:
      return "pv-role-answers-symbolic";
    case PV_ROLE_DECIDES:
      return "pv-role-decides-symbolic";
    case PV_ROLE_ASSISTS:
      return "pv-role-assists-symbolic";
    default:
      return "pv-role-informed-symbolic";
    }
}

static PvId
task_of (GtkWidget *button)
{
  PvId *id = g_object_get_data (G_OBJECT (button), "pv-task");

  return id ? *id : PV_NO_ID;
}

static void
task_clicked_cb (GtkWidget *button)
{
  PvPhaseTable *self = table_of (button);
  GtkWidget *cell = cell_of (button);
  PvPhaseRow *row = row_of (cell);

  if (row == NULL || !pv_phase_table_is_editable (self))
    return;
  pv_phase_table_choose_row (self, row);
  pv_task_popover_open (cell, self->document, pv_phase_row_get_step (row), task_of (button), self->lang);
}

static GtkWidget *
new_task_button (PvPhaseTable *self, PvRecord *task)
{
  PvModel *model = pv_phase_table_model (self);
  PvRecord *actor = pv_model_follow (model, task, PV_TASK_ACTOR);
  guint role = pv_record_get_choice (task, PV_TASK_ROLE);
  g_autofree char *name = actor ? pv_short_title (model, actor, self->lang) : g_strdup ("");
  const char *what = pv_record_get_text_fallback (task, PV_TASK_WHAT, self->lang, NULL);
  const char *role_words = pv_choice_label (PV_CHOICES_ROLE, role);
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s", role_words, name, what);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (role_icon (role));
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *what_label = gtk_label_new (what);
  GtkWidget *badge = pv_badge_new (16);
  PvId id = pv_record_get_id (task);

  gtk_widget_set_tooltip_text (button, role_words);
  gtk_widget_add_css_class (name_label, "pv-strong");
  gtk_widget_add_css_class (what_label, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (what_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (what_label), 0);
  gtk_widget_set_hexpand (what_label, TRUE);
  if (actor)
    pv_badge_set_record (PV_BADGE (badge), actor);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), what_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "pv-task", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (task_clicked_cb), NULL);

  return button;
}

static GtkWidget *
new_add_button (gboolean nobody)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  if (nobody)
    {
      GtkWidget *words = gtk_label_new (_("Nobody acts here"));

      gtk_widget_add_css_class (words, "pv-pill");
      gtk_widget_add_css_class (words, "pv-warn");
      gtk_box_append (GTK_BOX (box), words);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pv-add-task");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Add who does what"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add who does what"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (task_clicked_cb), NULL);

  return button;
}

static GtkWidget *
make_tasks (PvPhaseTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *tasks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "pv-tasks");
  gtk_widget_add_css_class (tasks, "pv-tasks");
  gtk_widget_set_hexpand (tasks, TRUE);
  gtk_widget_set_valign (tasks, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), tasks);

  return box;
}

static int
compare_roles (gconstpointer a, gconstpointer b)
{
  guint first = pv_record_get_choice (*(PvRecord *const *) a, PV_TASK_ROLE);
  guint second = pv_record_get_choice (*(PvRecord *const *) b, PV_TASK_ROLE);

  return first < second ? -1 : first > second ? 1 : pv_record_compare (a, b);
}

/* A popover that is just closing stays until it is gone. */
static void
remove_buttons (GtkWidget *box)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (GTK_IS_BUTTON (child))
        gtk_box_remove (GTK_BOX (box), child);
      child = next;
    }
}

static void
show_tasks (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  PvId step = pv_phase_row_get_step (row);
  g_autoptr(GPtrArray) tasks = step ? pv_model_children (pv_phase_table_model (self), PV_TASK_STEP, step) : g_ptr_array_new ();
  GtkWidget *list = gtk_widget_get_first_child (cell);

  remove_buttons (list);
  remove_buttons (cell);
  g_ptr_array_sort (tasks, compare_roles);
  for (guint i = 0; i < tasks->len; i++)
    gtk_box_append (GTK_BOX (list), new_task_button (self, g_ptr_array_index (tasks, i)));
  if (step != PV_NO_ID && (pv_phase_table_is_editable (self) || tasks->len == 0))
    gtk_box_append (GTK_BOX (cell), new_add_button (tasks->len == 0));
}

/* --- service --- */

static void
service_chosen_cb (GtkWidget *button, gint64 id)
{
  PvPhaseTable *self = table_of (button);
  g_autoptr(PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_reference (edits, pv_phase_row_get_step (row_of (button)), PV_STEP_SERVICE, id);
  pv_phase_table_commit (self, edits);
}

/* The chooser is made when it is first asked for. */
static void
open_service_cb (GtkMenuButton *button, gpointer data)
{
  PvPhaseTable *self = table_of (GTK_WIDGET (button));
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

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_service_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

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
  PvPhaseTable *self = table_of (GTK_WIDGET (check));
  PvPhaseRow *row = row_of (GTK_WIDGET (check));
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
  PvPhaseRow *row = row_of (GTK_WIDGET (button));

  if (row)
    pv_phase_table_choose_row (table_of (GTK_WIDGET (button)), row);
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
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
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
  { N_("Phase"), make_phase, show_phase, FALSE, 176 },
  { N_("Step"), make_step, show_step, FALSE, 184 },
  { N_("Who does what"), make_tasks, show_tasks, TRUE, 0 },
  { N_("Service"), make_service, show_service, FALSE, 140 },
  { N_("Decision"), make_decision, show_decision, FALSE, 0 },
  { "", make_menu, show_menu, FALSE, 0 },
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
  /* A line whose name is to be edited can do so only once it is on screen. */
  gtk_list_item_set_child (item, cell);
}

static void
mapped_cb (GtkWidget *cell)
{
  PvPhaseRow *row = row_of (cell);

  if (row)
    row_changed_cb (row, cell);
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
      column = gtk_column_view_column_new (*columns[i].title ? _(columns[i].title) : "", factory);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, columns[i].width > 0);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (self->view, column);
    }
}
