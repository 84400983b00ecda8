#include "app/pv-stops-dialog.h"

#include "app/pv-accessible.h"
#include "app/pv-stop-edits.h"
#include "app/pv-stops-save.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

struct _PvStopsDialog
{
  AdwWindow parent_instance;

  GtkWidget *overlay;
  GtkStack *stack;
  GtkListBox *rows;
  GtkWidget *record_button;

  PvDocument *document;
  PvLang lang;
  guint refresh;               /* rows are old */
};

G_DEFINE_FINAL_TYPE (PvStopsDialog, pv_stops_dialog, ADW_TYPE_WINDOW)

enum { SHOW, N_SIGNALS };
static guint signals[N_SIGNALS];

static void refresh_later (PvStopsDialog *self);

static PvModel *
model_of (PvStopsDialog *self)
{
  return pv_document_get_model (self->document);
}

static PvId
stop_of (GtkWidget *row)
{
  return *(PvId *) g_object_get_data (G_OBJECT (row), "stop");
}

/* The row that @widget is in. */
static GtkWidget *
row_of (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX_ROW (widget) ? widget : gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);
}

static void
commit (PvStopsDialog *self, PvEdits *edits)
{
  g_autoptr (PvEdits) owned = edits;
  g_autoptr (GError) error = NULL;

  if (owned != NULL && !pv_document_commit (self->document, owned, &error))
    pv_toast_error (self->overlay, error);
}

/* --- what is done to a row --- */

/* Nothing when @index is beyond either end. */
static void
move_to (PvStopsDialog *self, GtkWidget *row, int index)
{
  if (index >= 0)
    commit (self, pv_stop_edits_move (model_of (self), stop_of (row), (guint) index));
}

static void
up_clicked_cb (GtkWidget *button, PvStopsDialog *self)
{
  GtkWidget *row = row_of (button);

  move_to (self, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) - 1);
}

static void
down_clicked_cb (GtkWidget *button, PvStopsDialog *self)
{
  GtkWidget *row = row_of (button);

  move_to (self, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
}

static void
show_clicked_cb (GtkWidget *button, PvStopsDialog *self)
{
  g_signal_emit (self, signals[SHOW], 0, stop_of (row_of (button)));
}

static void
remove_clicked_cb (GtkWidget *button, PvStopsDialog *self)
{
  PvRecord *stop = pv_model_get (model_of (self), stop_of (row_of (button)));
  g_autofree char *title = stop ? pv_title (model_of (self), stop, self->lang) : NULL;
  g_autofree char *words = NULL;

  if (stop == NULL)
    return;
  words = g_strdup_printf (_("Stop removed: %s"), title);
  commit (self, pv_stop_edits_remove (pv_record_get_id (stop)));
  pv_toast_undo (self->overlay, words);
}

static void
write_entry (PvStopsDialog *self, GtkWidget *entry)
{
  GtkWidget *row = row_of (entry);
  PvField field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "field"));
  PvRecord *stop = row ? pv_model_get (model_of (self), stop_of (row)) : NULL;
  const char *name = stop ? pv_record_get_text (stop, PV_STOP_NAME, self->lang) : NULL;

  /* A name that was emptied comes back. */
  if (field == PV_STOP_NAME && name != NULL && *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), name);
  else if (stop != NULL)
    commit (self, pv_stop_edits_write (model_of (self), stop_of (row), field, self->lang, gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
entry_activated_cb (GtkWidget *entry, PvStopsDialog *self)
{
  write_entry (self, entry);
}

static void
entry_left_cb (GtkEventControllerFocus *focus, PvStopsDialog *self)
{
  if (self->document != NULL)
    write_entry (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));
}

static void
row_activated_cb (PvStopsDialog *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SHOW], 0, stop_of (GTK_WIDGET (row)));
}

static gboolean
row_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, PvStopsDialog *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if ((state & GDK_ALT_MASK) && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    {
      move_to (self, row, key == GDK_KEY_Up ? index - 1 : index + 1);
      return TRUE;
    }
  if (key == GDK_KEY_Delete && gtk_window_get_focus (GTK_WINDOW (self)) == row)
    {
      remove_clicked_cb (row, self);
      return TRUE;
    }
  return FALSE;
}

/* --- dragging --- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, PvStopsDialog *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (G_TYPE_INT64, stop_of (row_of (handle)));
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, PvStopsDialog *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  PvEdits *edits = pv_stop_edits_move (model_of (self), g_value_get_int64 (value), (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  commit (self, edits);
  return edits != NULL;
}

static void
add_dragging (PvStopsDialog *self, GtkWidget *row, GtkWidget *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_cursor_from_name (handle, "grab");
}

/* --- rows --- */

static GtkWidget *
new_entry (PvStopsDialog *self, const PvRecord *stop, PvField field, const char *placeholder, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *text = pv_record_get_text (stop, field, self->lang);
  const char *other = pv_record_get_text_fallback (stop, field, self->lang, NULL);
  g_autofree char *title = pv_title (model_of (self), stop, self->lang);
  g_autofree char *name = g_strdup_printf (label, title);

  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), *other ? other : placeholder);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_sensitive (entry, !pv_document_is_read_only (self->document));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (entry), "field", GUINT_TO_POINTER (field));
  g_signal_connect (entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
add_button (GtkWidget *box, const char *icon, const char *tooltip, const char *label, const char *title, gboolean usable, GCallback clicked,
            PvStopsDialog *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf (label, title);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, usable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_texts (PvStopsDialog *self, const PvRecord *stop)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  /* Translators: of a place in a presentation, called %s. */
  gtk_box_append (GTK_BOX (texts), new_entry (self, stop, PV_STOP_NAME, _("Name, shown large"), _("Name of the stop %s")));
  gtk_box_append (GTK_BOX (texts), new_entry (self, stop, PV_STOP_REMARK, _("What to say here: for the speaker alone"), _("Remark at the stop %s")));
  return texts;
}

static GtkWidget *
new_row (PvStopsDialog *self, const PvRecord *stop, guint index, guint n)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *number;
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *place = g_strdup_printf ("%u", index + 1);
  g_autofree char *title = pv_title (model_of (self), stop, self->lang);
  gboolean writable = !pv_document_is_read_only (self->document);
  PvId id = pv_record_get_id (stop);

  g_object_set_data_full (G_OBJECT (row), "stop", g_memdup2 (&id, sizeof id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  number = gtk_label_new (place);
  gtk_widget_add_css_class (number, "title-3");
  gtk_label_set_width_chars (GTK_LABEL (number), 3);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), new_texts (self, stop));
  add_button (box, "find-location-symbolic", _("Show it (Enter)"), _("Show the stop %s"), title, TRUE, G_CALLBACK (show_clicked_cb), self);
  add_button (box, "go-up-symbolic", _("Earlier (Alt+Up)"), _("Earlier: %s"), title, writable && index > 0, G_CALLBACK (up_clicked_cb), self);
  add_button (box, "go-down-symbolic", _("Later (Alt+Down)"), _("Later: %s"), title, writable && index + 1 < n, G_CALLBACK (down_clicked_cb), self);
  add_button (box, "user-trash-symbolic", _("Remove (Delete)"), _("Remove the stop %s"), title, writable, G_CALLBACK (remove_clicked_cb), self);
  gtk_widget_add_css_class (box, "pv-stop-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (writable)
    {
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect (keys, "key-pressed", G_CALLBACK (row_key_cb), self);
      add_dragging (self, row, number);
      gtk_widget_add_controller (row, keys);
    }
  else
    g_object_unref (keys);
  return row;
}

/* Where the keyboard is: the stop of the row, and which of its fields; PV_NO_ID when it is elsewhere. */
static PvId
find_focus (PvStopsDialog *self, PvField *field)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *entry = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) : NULL;
  GtkWidget *row = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rows)) ? row_of (focus) : NULL;

  *field = entry ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "field")) : 0;
  return row ? stop_of (row) : PV_NO_ID;
}

static GtkWidget *
entry_in (GtkWidget *widget, PvField field)
{
  if (GTK_IS_ENTRY (widget))
    return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "field")) == field ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = entry_in (child, field);

      if (found)
        return found;
    }
  return NULL;
}

static void
restore_focus (PvStopsDialog *self, PvId stop, PvField field)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row; row = gtk_widget_get_next_sibling (row))
    if (stop_of (row) == stop)
      {
        GtkWidget *entry = field ? entry_in (row, field) : NULL;

        gtk_list_box_select_row (self->rows, GTK_LIST_BOX_ROW (row));
        gtk_widget_grab_focus (entry ? entry : row);
        return;
      }
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
fill (PvStopsDialog *self)
{
  g_autoptr (GPtrArray) stops = pv_stops_list (model_of (self));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < stops->len; i++)
    gtk_list_box_append (self->rows, new_row (self, g_ptr_array_index (stops, i), i, stops->len));
  gtk_stack_set_visible_child_name (self->stack, stops->len > 0 ? "stops" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stops.save", stops->len > 0);
}

static gboolean
refresh_cb (gpointer data)
{
  PvStopsDialog *self = data;
  PvField field;
  PvId stop = find_focus (self, &field);

  self->refresh = 0;
  fill (self);
  if (stop != PV_NO_ID)
    restore_focus (self, stop, field);
  return G_SOURCE_REMOVE;
}

/* Not while a key, a drop or the focus is in the middle of a row. */
static void
refresh_later (PvStopsDialog *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add (refresh_cb, self);
}

static void
document_changed_cb (PvStopsDialog *self, PvChangeSet *changes)
{
  if (pv_change_set_touches (changes, PV_STOP) || pv_change_set_touches (changes, PV_VIEW))
    refresh_later (self);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvStopsDialog *self = PV_STOPS_DIALOG (widget);

  pv_stops_save (GTK_WINDOW (self), self->overlay, self->document, self->lang);
}

/* What is being typed is written. */
static gboolean
pv_stops_dialog_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);
  return GTK_WINDOW_CLASS (pv_stops_dialog_parent_class)->close_request (window);
}

static void
pv_stops_dialog_dispose (GObject *object)
{
  PvStopsDialog *self = PV_STOPS_DIALOG (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pv_stops_dialog_parent_class)->dispose (object);
}

static void
pv_stops_dialog_class_init (PvStopsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_stops_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pv_stops_dialog_close_request;
  signals[SHOW] = g_signal_new ("show-stop", PV_TYPE_STOPS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-stops-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PvStopsDialog, overlay);
  gtk_widget_class_bind_template_child (widget_class, PvStopsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PvStopsDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, PvStopsDialog, record_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "stops.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
pv_stops_dialog_init (PvStopsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_grow_with_text (GTK_WINDOW (self));
}

GtkWidget *
pv_stops_dialog_new (GtkWindow *parent, PvDocument *document, PvLang lang)
{
  PvStopsDialog *self = g_object_new (PV_TYPE_STOPS_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->document = g_object_ref (document);
  self->lang = lang == PV_LANG_BOTH ? pv_model_main_lang (model_of (self)) : lang;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  fill (self);
  return GTK_WIDGET (self);
}

guint
pv_stops_dialog_get_n (PvStopsDialog *self)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

gboolean
pv_stops_dialog_is_ready (PvStopsDialog *self)
{
  return self->refresh == 0;
}
