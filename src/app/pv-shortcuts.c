#include "app/pv-shortcuts.h"

#include "app/pv-accessible.h"

#include <glib/gi18n-lib.h>

/* From here on two columns are wider than a laptop's screen. */
#define LARGE_TEXT 1.4

/* What a key does, not the key. */
static void
let_wrap (GtkWidget *root, gboolean wrap)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      gtk_label_set_wrap (GTK_LABEL (child), wrap);
    else if (!GTK_IS_SHORTCUT_LABEL (child))
      let_wrap (child, wrap);
}

/* GTK stands the groups in columns, a box each, and the columns beside each other in a box. */
static void
set_columns (GtkWidget *root, GtkOrientation orientation)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_SHORTCUTS_GROUP (child))
      {
        GtkWidget *page = gtk_widget_get_parent (root);

        let_wrap (child, orientation == GTK_ORIENTATION_VERTICAL);
        if (GTK_IS_BOX (page))
          gtk_orientable_set_orientation (GTK_ORIENTABLE (page), orientation);
      }
    else
      set_columns (child, orientation);
}

static void
shown_cb (GtkWidget *window)
{
  gboolean large = pv_text_scale (window) > LARGE_TEXT;

  set_columns (window, large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  /* Page Down reads on. */
  if (large)
    gtk_widget_grab_focus (gtk_window_get_child (GTK_WINDOW (window)));
}

void
pv_shortcuts_fit (GtkShortcutsWindow *window)
{
  GtkWidget *child, *scroller;

  g_return_if_fail (GTK_IS_SHORTCUTS_WINDOW (window));

  child = g_object_ref (gtk_window_get_child (GTK_WINDOW (window)));
  scroller = gtk_scrolled_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Keyboard Shortcuts"), -1);
  g_object_unref (child);
  g_signal_connect (window, "show", G_CALLBACK (shown_cb), NULL);
}
