/* What can be done with the rows that are chosen: a menu by the right button, the menu key or Shift+F10; and copying them. */
#include "app/pv-record-table-private.h"

#include "app/pv-context-menu.h"
#include "app/pv-path-edits.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* The row that is drawn at @y in the table; PV_NO_ID: none. The column at @x is the one that would be edited. */
static PvId
row_at (PvRecordTable *self, double x, double y)
{
  PvId id = PV_NO_ID;

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = self->cells->pdata[i], *line = gtk_widget_get_parent (cell);
      PvRow *row = pv_table_cell_get_row (PV_TABLE_CELL (cell));
      graphene_rect_t bounds;

      if (row == NULL || !gtk_widget_get_mapped (cell) || !gtk_widget_compute_bounds (line, GTK_WIDGET (self), &bounds)
          || y < bounds.origin.y || y >= bounds.origin.y + bounds.size.height)
        continue;
      id = pv_row_get_id (row);
      if (x >= bounds.origin.x && x < bounds.origin.x + bounds.size.width)
        self->current = pv_table_cell_get_info (PV_TABLE_CELL (cell))->field;
    }
  return id;
}

/* --- copying --- */

/* Tabs and new lines would make cells and rows of their own. */
static void
append_cell (GString *text, const char *words, gboolean first)
{
  g_autofree char *plain = g_strdelimit (g_strdup (words), "\t\r\n", ' ');

  g_string_append_printf (text, "%s%s", first ? "" : "\t", plain);
}

char *
pv_record_table_get_text (PvRecordTable *self)
{
  const PvModel *model = pv_document_get_model (self->document);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (PvField));
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (PV_IS_RECORD_TABLE (self), NULL);

  pv_record_table_append_fields (self, fields);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (PvRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (!pv_selection_contains (self->selection, pv_row_get_id (row)))
        continue;
      for (guint f = 0; f < fields->len; f++)
        {
          const PvFieldInfo *info = pv_kinds_field (pv_model_get_kinds (model), g_array_index (fields, PvField, f));
          g_autofree char *words = pv_table_cell_words (model, pv_row_get_record (row), info, self->lang);

          append_cell (text, words, f == 0);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvRecordTable *self = PV_RECORD_TABLE (widget);
  guint n = pv_selection_get_n (self->selection);
  g_autofree char *text = pv_record_table_get_text (self);
  g_autofree char *words = NULL;

  if (*text == '\0')
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row copied", "%u rows copied", n), n);
  pv_toast (widget, words);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pv_record_table_edit (PV_RECORD_TABLE (widget), PV_RECORD_TABLE (widget)->current);
}

/* --- the menu --- */

static void
append_with_id (GMenu *menu, const char *label, const char *action, PvId id)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, action, "x", id);
  g_menu_append_item (menu, entry);
}

static void
append_if_enabled (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, action);

  g_menu_item_set_attribute (entry, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, entry);
}

static gboolean
is_drawn (const PvModel *model, const PvKindInfo *kind, PvId id)
{
  return kind->kind == PV_ACTOR || kind->kind == PV_RELATION || (kind->page == PV_PAGE_PATHS && pv_path_of (model, id) != PV_NO_ID);
}

static GMenuModel *
make_menu (PvRecordTable *self)
{
  const PvModel *model = pv_document_get_model (self->document);
  PvId id = pv_selection_get_single (self->selection);
  gboolean writable = !pv_document_is_read_only (self->document);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) see = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) gone = g_menu_new ();

  if (id != PV_NO_ID)
    append_with_id (see, _("_Open in the Form"), "win.open-in-form", id);
  if (id != PV_NO_ID && is_drawn (model, self->kind, id))
    append_with_id (see, _("_Show in the Diagram"), "win.show-in-diagram", id);
  g_menu_append (see, _("_Copy"), "table.copy");
  if (id != PV_NO_ID && writable)
    {
      g_menu_append (change, _("_Edit the Cell"), "table.edit");
      append_if_enabled (change, _("Replace Contact…"), "win.replace-contact");
      append_if_enabled (change, _("Organisation Ends…"), "win.organisation-ends");
    }
  if (id != PV_NO_ID)
    append_with_id (gone, _("_History of This Record"), "win.history-of-record", id);
  if (writable)
    g_menu_append (gone, _("_Remove"), "win.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (see));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (gone));
  return G_MENU_MODEL (menu);
}

static void
open_at (PvRecordTable *self, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) menu = make_menu (self);

  pv_context_menu_open (GTK_WIDGET (self), menu, place);
}

static gboolean
menu_wanted_cb (gpointer user_data)
{
  PvRecordTable *self = user_data;

  if (self->document)
    open_at (self, &self->menu_place);
  return G_SOURCE_REMOVE;
}

/* A row that is not chosen is, first; of several that are, the menu is about all. A menu that opens while the button is down would take
 * the next click for one beside it. */
static void
released_cb (PvRecordTable *self, int n, double x, double y)
{
  PvId id = row_at (self, x, y);

  if (id == PV_NO_ID || self->editor)
    return;
  if (!pv_selection_contains (self->selection, id))
    pv_selection_set (self->selection, id);
  self->menu_place = (GdkRectangle) { (int) x, (int) y, 1, 1 };
  g_idle_add_full (G_PRIORITY_DEFAULT, menu_wanted_cb, g_object_ref (self), g_object_unref);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  PvRecordTable *self = PV_RECORD_TABLE (widget);
  int height = gtk_widget_get_height (widget);
  GdkRectangle place = { 12, height / 2, 1, 1 };

  if (pv_selection_get_n (self->selection) == 0 || self->editor)
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      PvRow *row = pv_table_cell_get_row (self->cells->pdata[i]);
      graphene_rect_t bounds;

      if (row && pv_selection_contains (self->selection, pv_row_get_id (row)) && gtk_widget_get_mapped (self->cells->pdata[i])
          && gtk_widget_compute_bounds (self->cells->pdata[i], widget, &bounds) && bounds.origin.y > 0 && bounds.origin.y < height)
        place = (GdkRectangle) { 12, (int) (bounds.origin.y + bounds.size.height), 1, 1 };
    }
  open_at (self, &place);
  return TRUE;
}

void
pv_record_table_install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "table.edit", NULL, edit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

void
pv_record_table_init_menu (PvRecordTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
