/* Toasts from anywhere inside the window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @words is said in the window that holds @near, or is lost with it. */
void pv_toast        (GtkWidget    *near,
                      const char   *words);
/* With a button [Undo] that activates win.undo. */
void pv_toast_undo   (GtkWidget    *near,
                      const char   *words);
/* What went wrong; @error may be NULL. Stays until it is closed. */
void pv_toast_error  (GtkWidget    *near,
                      const GError *error);
/* @words were said, and are not true any longer; nothing when they are gone already. */
void pv_toast_take_back (GtkWidget *near,
                      const char   *words);
/* With a button of its own. */
void pv_toast_action (GtkWidget    *near,
                      const char   *words,
                      const char   *button,
                      const char   *action,
                      GVariant     *target);

G_END_DECLS
