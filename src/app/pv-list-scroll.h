/* Scrolls a column view. A list of GTK 4.8 that is told to scroll before it has been drawn, or whose rows are of several heights, looks
 * for its place for ever. So this waits until rows are drawn and walks from one of them to the one that is sought, a frame a step, by
 * the mean height; when that one is drawn it knows its place. Main thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  /* Where the item is now; GTK_INVALID_LIST_POSITION: gone. */
  guint      (*place)  (gpointer owner);
  /* A widget in its row; NULL: there is none now. */
  GtkWidget *(*widget) (gpointer owner);
  /* The place of any row that is drawn now; GTK_INVALID_LIST_POSITION: none is. */
  guint      (*drawn)  (gpointer owner);
  /* It shall stand in the middle, or only be seen. */
  gboolean centred;
} PvListTarget;

/* Takes the place of what @view is still to be scrolled to. @owner outlives @view; @target is static. */
void pv_list_scroll (GtkColumnView      *view,
                     const PvListTarget *target,
                     gpointer            owner);

G_END_DECLS
