#include "app/pv-tab-stop.h"

struct _PvTabStop
{
  GtkWidget parent_instance;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvTabStop, pv_tab_stop, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, widget);
}

/* Where the keys were last, or the row that is chosen, or the first that is shown. */
static GtkWidget *
row_to_enter (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_focus_child (list);

  if (row == NULL || !gtk_widget_get_child_visible (row))
    row = GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  if (row == NULL)
    row = gtk_widget_get_first_child (list);
  while (row && !(GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row)))
    row = gtk_widget_get_next_sibling (row);

  return row;
}

static gboolean
pv_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkWidget *row;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return child && gtk_widget_child_focus (child, direction);
  if (child == NULL || has_focus_inside (widget))
    return FALSE;

  row = row_to_enter (child);
  return row && gtk_widget_grab_focus (row);
}

static void
pv_tab_stop_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_LIST_BOX (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pv_tab_stop_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (pv_tab_stop_parent_class)->dispose (object);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pv_tab_stop_add_child;
}

static void
pv_tab_stop_class_init (PvTabStopClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_tab_stop_dispose;
  GTK_WIDGET_CLASS (klass)->focus = pv_tab_stop_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pv_tab_stop_init (PvTabStop *self)
{
}
