#include "app/pv-sidebar.h"

#include <glib/gi18n-lib.h>

#define WIDE 168

struct _PvSidebar
{
  GtkBox parent_instance;

  GtkListBox *list;

  GPtrArray *revealers;        /* GtkRevealer, borrowed: the words of each row */
  gboolean wide;
};

G_DEFINE_FINAL_TYPE (PvSidebar, pv_sidebar, GTK_TYPE_BOX)

static void
row_activated_cb (PvSidebar *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
row_selected_cb (PvSidebar *self, GtkListBoxRow *row)
{
  if (row)
    row_activated_cb (self, row);
}

static void
pv_sidebar_dispose (GObject *object)
{
  PvSidebar *self = PV_SIDEBAR (object);

  g_clear_pointer (&self->revealers, g_ptr_array_unref);

  G_OBJECT_CLASS (pv_sidebar_parent_class)->dispose (object);
}

static void
pv_sidebar_class_init (PvSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_sidebar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PvSidebar, list);
}

static void
pv_sidebar_init (PvSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->revealers = g_ptr_array_new ();
  self->wide = TRUE;
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDE, -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
row_words (const char *label)
{
  GtkWidget *revealer = gtk_revealer_new ();
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 13);
  gtk_widget_set_margin_start (words, 10);
  gtk_revealer_set_transition_type (GTK_REVEALER (revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_RIGHT);
  gtk_revealer_set_child (GTK_REVEALER (revealer), words);
  gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), TRUE);
  return revealer;
}

void
pv_sidebar_append (PvSidebar *self, const char *name, const char *icon, const char *label, const char *accel)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *words = row_words (label);
  g_autofree char *tooltip = NULL;

  g_return_if_fail (PV_IS_SIDEBAR (self));

  /* Translators: a page of the window and its key, "Network (Ctrl+1)" */
  tooltip = g_strdup_printf (_("%s (%s)"), label, accel);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, name);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->revealers, words);
}

void
pv_sidebar_set_page (PvSidebar *self, const char *name)
{
  GtkListBoxRow *row;

  g_return_if_fail (PV_IS_SIDEBAR (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), name) == 0)
      gtk_list_box_select_row (self->list, row);
}

void
pv_sidebar_set_wide (PvSidebar *self, gboolean wide)
{
  g_return_if_fail (PV_IS_SIDEBAR (self));

  self->wide = wide;
  gtk_widget_set_size_request (GTK_WIDGET (self), wide ? WIDE : -1, -1);
  for (guint i = 0; i < self->revealers->len; i++)
    gtk_revealer_set_reveal_child (g_ptr_array_index (self->revealers, i), wide);
}
