/* Who does what in a step: the widest cell of the phase table. */
#include "app/pv-phase-table-private.h"

#include "app/pv-badge.h"
#include "app/pv-language-mark.h"
#include "app/pv-role-icon.h"
#include "app/pv-task-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What an actor does is read, but who it is comes first. */
#define WHAT_ALPHA 0.75

static PvId
task_of (GtkWidget *button)
{
  PvId *id = g_object_get_data (G_OBJECT (button), "pv-task");

  return id ? *id : PV_NO_ID;
}

/* --- the keyboard stays on a task, also when its cell is made anew --- */

static PvId
focused_task (GtkWidget *list)
{
  GtkWidget *child = gtk_widget_get_focus_child (list);

  return child ? task_of (child) : PV_NO_ID;
}

static GtkWidget *
find_button (GtkWidget *root, PvId task)
{
  if (GTK_IS_BUTTON (root) && task_of (root) == task)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, task);

      if (found)
        return found;
    }

  return NULL;
}

static void
task_kept_cb (PvPhaseTable *self, gint64 task)
{
  GtkWidget *button;

  pv_selection_set (self->selection, task);
  button = find_button (GTK_WIDGET (self->view), task);
  if (button)
    gtk_widget_grab_focus (button);
}

static void
task_clicked_cb (GtkWidget *button)
{
  PvPhaseTable *self = pv_phase_cell_table (button);
  GtkWidget *cell = pv_phase_cell_of (button);
  PvPhaseRow *row = pv_phase_cell_row (cell);
  GtkWidget *popover;

  if (row == NULL || !pv_phase_table_is_editable (self))
    return;
  pv_phase_table_choose_row (self, row);
  popover = pv_task_popover_open (cell, self->document, pv_phase_row_get_step (row), task_of (button), self->lang);
  g_signal_connect_object (popover, "kept", G_CALLBACK (task_kept_cb), self, G_CONNECT_SWAPPED);
}

/* "Kela finds out which benefits …": the name stands out, all of it wraps and none of it is cut. */
static GtkWidget *
new_task_words (const char *name, const char *what)
{
  g_autofree char *words = *what ? g_strconcat (name, "  ", what, NULL) : g_strdup (name);
  g_autoptr(PangoAttrList) looks = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute *faint = pango_attr_foreground_alpha_new ((guint16) (WHAT_ALPHA * G_MAXUINT16));
  GtkWidget *label = gtk_label_new (words);

  bold->end_index = (guint) strlen (name);
  faint->start_index = bold->end_index;
  pango_attr_list_insert (looks, bold);
  pango_attr_list_insert (looks, faint);
  gtk_label_set_attributes (GTK_LABEL (label), looks);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

/* Both languages stand one behind the other. */
static char *
what_in_words (PvPhaseTable *self, PvRecord *task)
{
  PvModel *model = pv_phase_table_model (self);
  const char *first = pv_model_text (model, task, PV_TASK_WHAT, self->lang, NULL);
  const char *second = self->lang == PV_LANG_BOTH ? pv_record_get_text (task, PV_TASK_WHAT, pv_second_lang (model)) : NULL;

  return second && strcmp (first, second) != 0 ? g_strdup_printf ("%s / %s", first, second) : g_strdup (first);
}

/* Beside each other in a grid: a box would ask words that wrap how narrow they can be for every height, each time by trying widths. */
static void
put_beside (GtkWidget *line, GtkWidget *next, int column)
{
  gtk_grid_attach (GTK_GRID (line), next, column, 0, 1, 1);
}

static GtkWidget *
new_task_button (PvPhaseTable *self, PvRecord *task)
{
  PvModel *model = pv_phase_table_model (self);
  PvRecord *actor = pv_model_follow (model, task, PV_TASK_ACTOR);
  guint role = pv_record_get_choice (task, PV_TASK_ROLE);
  g_autofree char *name = actor ? pv_short_title (model, actor, self->lang) : g_strdup ("");
  g_autofree char *what = what_in_words (self, task);
  const char *role_words = pv_choice_label (PV_CHOICES_ROLE, role);
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s", role_words, name, what);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_grid_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (pv_role_icon (role));
  GtkWidget *badge = pv_badge_new (16);
  GtkWidget *mark = pv_language_mark_new ();
  PvId id = pv_record_get_id (task);

  gtk_widget_set_tooltip_text (button, role_words);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  if (actor)
    pv_badge_set_record (PV_BADGE (badge), actor);
  gtk_grid_set_column_spacing (GTK_GRID (line), 6);
  put_beside (line, icon, 0);
  put_beside (line, badge, 1);
  put_beside (line, new_task_words (name, what), 2);
  pv_language_mark_show (mark, pv_language_state (self->document, task, pv_kinds_field (pv_model_get_kinds (model), PV_TASK_WHAT)));
  put_beside (line, mark, 3);
  gtk_button_set_child (GTK_BUTTON (button), line);
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
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Add who does what"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add who does what"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (task_clicked_cb), NULL);

  return button;
}

GtkWidget *
pv_phase_table_make_tasks (PvPhaseTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *tasks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "pv-tasks");
  gtk_widget_add_css_class (tasks, "pv-tasks");
  gtk_widget_set_hexpand (tasks, TRUE);
  gtk_widget_set_valign (tasks, GTK_ALIGN_START);
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

void
pv_phase_table_show_tasks (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  PvId step = pv_phase_row_get_step (row);
  g_autoptr(GPtrArray) tasks = step ? pv_model_children (pv_phase_table_model (self), PV_TASK_STEP, step) : g_ptr_array_new ();
  GtkWidget *list = gtk_widget_get_first_child (cell);
  PvId focused = focused_task (list);

  remove_buttons (list);
  remove_buttons (cell);
  g_ptr_array_sort (tasks, compare_roles);
  for (guint i = 0; i < tasks->len; i++)
    gtk_box_append (GTK_BOX (list), new_task_button (self, g_ptr_array_index (tasks, i)));
  if (step != PV_NO_ID && (pv_phase_table_is_editable (self) || tasks->len == 0))
    gtk_box_append (GTK_BOX (cell), new_add_button (tasks->len == 0));
  if (focused != PV_NO_ID && find_button (list, focused))
    gtk_widget_grab_focus (find_button (list, focused));
}
