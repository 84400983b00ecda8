/* F6 goes round the parts of the window: page, form, header, list of pages; each where the keyboard was in it last. By Tab alone the
 * form would stand behind every actor of the network. */
#include "app/pv-window-private.h"

static GtkWidget *
part_of (PvWindow *self, guint i)
{
  GtkWidget *parts[PV_WINDOW_N_PARTS] = { GTK_WIDGET (self->pages), GTK_WIDGET (self->inspector_revealer),
                                          GTK_WIDGET (self->header_revealer), GTK_WIDGET (self->sidebar) };

  return parts[i];
}

static gboolean
is_in (GtkWidget *focus, GtkWidget *part)
{
  return focus && (focus == part || gtk_widget_is_ancestor (focus, part));
}

static gboolean
enter (PvWindow *self, guint i)
{
  GtkWidget *part = part_of (self, i);
  GtkWidget *left = self->left[i];

  if (!gtk_widget_get_mapped (part) || (GTK_IS_REVEALER (part) && !gtk_revealer_get_reveal_child (GTK_REVEALER (part))))
    return FALSE;
  if (left && gtk_widget_get_mapped (left) && is_in (left, part) && gtk_widget_grab_focus (left))
    return TRUE;
  if (part == GTK_WIDGET (self->pages))
    {
      pv_window_focus_page (self);
      return is_in (gtk_window_get_focus (GTK_WINDOW (self)), part);
    }

  return gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

void
pv_window_go_round (PvWindow *self, int direction)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint here = direction > 0 ? PV_WINDOW_N_PARTS - 1 : 0;

  for (guint i = 0; i < PV_WINDOW_N_PARTS; i++)
    if (is_in (focus, part_of (self, i)))
      {
        here = i;
        g_set_weak_pointer (&self->left[i], focus);
      }
  for (guint step = 1; step < PV_WINDOW_N_PARTS; step++)
    if (enter (self, (here + PV_WINDOW_N_PARTS + (guint) (direction * (int) step)) % PV_WINDOW_N_PARTS))
      return;
}
