/* The first two columns of the phase table: the names of phases and steps, edited where they stand. */
#include "app/pv-phase-table-private.h"

#include "app/pv-accessible.h"
#include "app/pv-language-mark.h"

#include <glib/gi18n-lib.h>

static PvId
named_id (GtkWidget *label)
{
  PvPhaseRow *row = pv_phase_cell_row (label);
  gboolean phase = g_object_get_data (G_OBJECT (label), "pv-phase") != NULL;

  return row == NULL ? PV_NO_ID : phase ? pv_phase_row_get_phase (row) : pv_phase_row_get_step (row);
}

static void
editing_cb (GtkWidget *label)
{
  PvPhaseTable *self = pv_phase_cell_table (label);
  PvRecord *record = self ? pv_model_get (pv_phase_table_model (self), named_id (label)) : NULL;
  g_autofree char *text = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (label)));
  g_autoptr(PvEdits) edits = NULL;
  PvField field;

  if (record == NULL)
    return;
  if (gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (label)))
    {
      pv_phase_table_choose_row (self, pv_phase_cell_row (label));
      return;
    }
  field = pv_record_get_kind (record) == PV_PHASE ? PV_PHASE_NAME : PV_STEP_NAME;
  if (g_strcmp0 (text, pv_model_text (pv_phase_table_model (self), record, field, pv_phase_table_written (self), NULL)) == 0)
    return;
  edits = pv_edits_new (PV_VERB_CHANGE);
  pv_edits_set_text (edits, pv_record_get_id (record), field, pv_phase_table_written (self), text);
  /* What was just added and is named for the first time is one thing to undo. */
  if (self->naming == pv_record_get_id (record))
    pv_edits_set_step (edits, self->naming_step);
  self->naming = PV_NO_ID;
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

/* What GTK's editable label shows while nobody edits it. */
static GtkLabel *
label_inside (GtkWidget *root)
{
  if (GTK_IS_LABEL (root))
    return GTK_LABEL (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = label_inside (child);

      if (label)
        return label;
    }

  return NULL;
}

/* A long name takes two lines rather than the room of its neighbours. */
static void
let_wrap (GtkWidget *name)
{
  GtkLabel *label = label_inside (name);

  gtk_editable_set_width_chars (GTK_EDITABLE (name), 6);
  gtk_widget_set_hexpand (name, TRUE);
  if (label == NULL)
    return;
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

static GtkWidget *
make_name (PvPhaseTable *self, gboolean phase)
{
  GtkWidget *label = gtk_editable_label_new ("");
  GtkEventController *keyboard = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keyboard, "leave", G_CALLBACK (keyboard_left_cb), label);
  gtk_widget_add_controller (label, keyboard);

  let_wrap (label);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (label), "pv-phase", phase ? self : NULL);
  g_signal_connect (label, "notify::editing", G_CALLBACK (editing_cb), NULL);
  /* GTK 4.8 gives what is typed into no place in the accessible tree. */
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (label)), "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);

  return label;
}

/* The name that is written, and below it the other language where both are shown, and what is to be said about them. */
static GtkWidget *
make_names (PvPhaseTable *self, gboolean phase)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *second = gtk_label_new (NULL);
  GtkWidget *mark = pv_language_mark_new ();

  gtk_label_set_wrap (GTK_LABEL (second), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (second), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_widget_add_css_class (second, "pv-phase-second");
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "pv-phase-second");
  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (names), make_name (self, phase));
  gtk_box_append (GTK_BOX (names), second);
  gtk_box_append (GTK_BOX (names), mark);

  return names;
}

static void
show_below (PvPhaseTable *self, GtkWidget *names, PvRecord *record, PvField field)
{
  PvModel *model = pv_phase_table_model (self);
  GtkWidget *second = gtk_widget_get_next_sibling (gtk_widget_get_first_child (names));
  const PvFieldInfo *info = pv_kinds_field (pv_model_get_kinds (model), field);
  const char *words = record && self->lang == PV_LANG_BOTH ? pv_record_get_text (record, field, pv_second_lang (model)) : NULL;

  gtk_label_set_label (GTK_LABEL (second), words ? words : "");
  gtk_widget_set_visible (second, words != NULL);
  pv_language_mark_show (gtk_widget_get_last_child (names), pv_language_state (self->document, record, info));
}

static void
name_entry (GtkWidget *label, const char *words)
{
  GtkEditable *entry = gtk_editable_get_delegate (GTK_EDITABLE (label));

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_name (PvPhaseTable *self, GtkWidget *names, PvId id, PvField field)
{
  PvRecord *record = pv_model_get (pv_phase_table_model (self), id);
  GtkWidget *label = gtk_widget_get_first_child (names);

  gtk_widget_set_visible (names, record != NULL);
  show_below (self, names, record, field);
  gtk_editable_set_editable (GTK_EDITABLE (label), pv_phase_table_is_editable (self));
  if (record == NULL || gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (label)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (label), pv_model_text (pv_phase_table_model (self), record, field, pv_phase_table_written (self), NULL));
  name_entry (label, field == PV_PHASE_NAME ? _("Name of the phase") : _("Name of the step"));
  if (self->wanted_name != id || g_get_monotonic_time () > self->wanted_until || !gtk_widget_get_mapped (label))
    return;
  self->wanted_name = PV_NO_ID;
  gtk_widget_grab_focus (label);
  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (label));
}

GtkWidget *
pv_phase_table_make_phase (PvPhaseTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (NULL);

  gtk_widget_add_css_class (number, "pv-phase-number");
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), make_names (self, TRUE));

  return box;
}

void
pv_phase_table_show_phase (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  GtkWidget *number = gtk_widget_get_first_child (cell);
  GtkWidget *names = gtk_widget_get_last_child (cell);
  gboolean first = pv_phase_row_is_first (row);
  g_autofree char *words = g_strdup_printf ("%u", pv_phase_row_get_number (row));

  g_object_set_data (G_OBJECT (gtk_widget_get_first_child (names)), "pv-row", row);
  gtk_label_set_text (GTK_LABEL (number), words);
  gtk_widget_set_visible (number, first);
  show_name (self, names, first ? pv_phase_row_get_phase (row) : PV_NO_ID, PV_PHASE_NAME);
}

static void
add_first_step_cb (GtkWidget *button)
{
  pv_phase_table_choose_row (pv_phase_cell_table (button), pv_phase_cell_row (pv_phase_cell_of (button)));
  gtk_widget_activate_action (button, "page.add", NULL);
}

GtkWidget *
pv_phase_table_make_step (PvPhaseTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *add = gtk_button_new_with_label (_("Add the first step"));

  gtk_widget_add_css_class (add, "flat");
  g_signal_connect (add, "clicked", G_CALLBACK (add_first_step_cb), NULL);
  gtk_box_append (GTK_BOX (box), make_names (self, FALSE));
  gtk_box_append (GTK_BOX (box), add);

  return box;
}

void
pv_phase_table_show_step (PvPhaseTable *self, GtkWidget *cell, PvPhaseRow *row)
{
  GtkWidget *names = gtk_widget_get_first_child (cell);

  g_object_set_data (G_OBJECT (gtk_widget_get_first_child (names)), "pv-row", row);
  show_name (self, names, pv_phase_row_get_step (row), PV_STEP_NAME);
  gtk_widget_set_visible (gtk_widget_get_last_child (cell),
                          pv_phase_row_get_step (row) == PV_NO_ID && pv_phase_table_is_editable (self));
}
