#include "app/pv-raised-dialog.h"

#include "app/pv-accessible.h"
#include "app/pv-toast.h"
#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>

struct _PvRaisedDialog
{
  AdwWindow parent_instance;

  GtkWidget *overlay;
  AdwWindowTitle *heading;
  GtkStack *stack;
  GtkListBox *rows;

  PvDocument *document;
  PvLang lang;
  guint refresh;               /* rows are old */
};

G_DEFINE_FINAL_TYPE (PvRaisedDialog, pv_raised_dialog, ADW_TYPE_WINDOW)

static PvModel *
model_of (PvRaisedDialog *self)
{
  return pv_document_get_model (self->document);
}

static PvId
id_of (GtkWidget *widget)
{
  return *(PvId *) g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW)), "id");
}

static gboolean
commit (PvRaisedDialog *self, const PvEdits *edits)
{
  g_autoptr (GError) error = NULL;

  if (pv_document_commit (self->document, edits, &error))
    return TRUE;
  pv_toast_error (self->overlay, error);
  return FALSE;
}

/* --- what is done with one --- */

static void
confirm_cb (GtkWidget *button, PvRaisedDialog *self)
{
  PvRecord *record = pv_model_get (model_of (self), id_of (button));
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  if (record == NULL)
    return;
  pv_edits_set_int (edits, pv_record_get_id (record), pv_record_get_kind (record) << 8 | PV_COMMON_STANDING, PV_STANDING_CONFIRMED);
  commit (self, edits);
}

/* The window behind shows it, and its form has the keyboard. */
static void
change_cb (GtkWidget *button, PvRaisedDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  PvId id = id_of (button);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "x", id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-in-form", "x", id);
  gtk_window_present (parent);
}

static void
drop_cb (GtkWidget *button, PvRaisedDialog *self)
{
  PvId id = id_of (button);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);
  g_autofree char *title = pv_title_of (model_of (self), id, self->lang);
  g_autofree char *words = g_strdup_printf (_("Dropped: %s"), title);

  pv_edits_remove (edits, id);
  if (commit (self, edits))
    pv_toast_undo (self->overlay, words);
}

/* --- rows --- */

static GtkWidget *
new_button (PvRaisedDialog *self, const char *words, const char *template, const char *title, gboolean usable, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  g_autofree char *name = g_strdup_printf (template, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, usable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

/* "Link: Referral · 22.11.2026" */
static char *
about (const PvRecord *record)
{
  PvDate day = pv_record_get_date (record, pv_record_get_kind (record) << 8 | PV_COMMON_RAISED_ON);
  g_autofree char *date = day != PV_NO_DATE ? pv_date_to_words (day, pv_interface_lang ()) : NULL;
  const char *kind = pv_kind_label (pv_record_get_info (record));
  const char *link = pv_record_get_kind (record) == PV_RELATION
                         ? pv_choice_label (PV_CHOICES_RELATION_KIND, pv_record_get_choice (record, PV_RELATION_KIND)) : NULL;

  return g_strjoin (" · ", kind, link ? link : date, link ? date : NULL, NULL);
}

static GtkWidget *
new_row (PvRaisedDialog *self, const PvRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = pv_title (model_of (self), record, self->lang), *what = about (record);
  g_autofree char *title_markup = g_markup_escape_text (title, -1), *what_markup = g_markup_escape_text (what, -1);
  gboolean writable = !pv_document_is_read_only (self->document);
  PvId id = pv_record_get_id (record);

  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what_markup);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (self, _("Confirm"), _("Confirm: %s"), title, writable, G_CALLBACK (confirm_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (self, _("Change"), _("Change: %s"), title, TRUE, G_CALLBACK (change_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (self, _("Drop"), _("Drop: %s"), title, writable, G_CALLBACK (drop_cb)));
  return row;
}

/* Those that only hang on another one, as a service's target group does, go with it. */
static gboolean
is_shown (const PvRecord *record)
{
  return pv_record_get_standing (record) == PV_STANDING_RAISED && pv_record_get_kind (record) != PV_SERVICE_TARGET_GROUP;
}

/* Where the keyboard was: the row in that place has it again, on its first button. */
static void
restore_focus (PvRaisedDialog *self, int index, guint n)
{
  GtkListBoxRow *row = n > 0 ? gtk_list_box_get_row_at_index (self->rows, CLAMP (index, 0, (int) n - 1)) : NULL;

  if (row)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static guint
fill (PvRaisedDialog *self)
{
  g_autoptr (GPtrArray) raised = pv_workshop_raised (model_of (self), pv_workshop_last_day (model_of (self)));
  g_autofree char *words = NULL;
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < raised->len; i++)
    if (is_shown (g_ptr_array_index (raised, i)))
      {
        gtk_list_box_append (self->rows, new_row (self, g_ptr_array_index (raised, i)));
        n++;
      }
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to confirm", "%u to confirm", n), n);
  adw_window_title_set_subtitle (self->heading, n > 0 ? words : "");
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "raised" : "none");
  return n;
}

static gboolean
refresh_cb (gpointer data)
{
  PvRaisedDialog *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  int index = row ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
  guint n;

  self->refresh = 0;
  n = fill (self);
  if (index >= 0)
    restore_focus (self, index, n);
  return G_SOURCE_REMOVE;
}

/* Not while a click is in the middle of a row. */
static void
document_changed_cb (PvRaisedDialog *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add (refresh_cb, self);
}

static void
pv_raised_dialog_dispose (GObject *object)
{
  PvRaisedDialog *self = PV_RAISED_DIALOG (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pv_raised_dialog_parent_class)->dispose (object);
}

static void
pv_raised_dialog_class_init (PvRaisedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_raised_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-raised-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PvRaisedDialog, overlay);
  gtk_widget_class_bind_template_child (widget_class, PvRaisedDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PvRaisedDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PvRaisedDialog, rows);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
pv_raised_dialog_init (PvRaisedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_grow_with_text (GTK_WINDOW (self));
}

GtkWidget *
pv_raised_dialog_new (GtkWindow *parent, PvDocument *document, PvLang lang)
{
  PvRaisedDialog *self = g_object_new (PV_TYPE_RAISED_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->document = g_object_ref (document);
  self->lang = lang;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  fill (self);
  return GTK_WIDGET (self);
}

guint
pv_raised_dialog_get_n (PvRaisedDialog *self)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

gboolean
pv_raised_dialog_is_ready (PvRaisedDialog *self)
{
  return self->refresh == 0;
}
