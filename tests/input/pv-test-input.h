/* Real mouse and keyboard for the window tests: events enter through XTest on a second X connection, so GDK sees what it
 * sees from a person's hands. Needs an X display; tests/with-gui brings one.
 *
 * Places are in widget coordinates (logical pixels from the widget's top left). Every call lets the main loop run until
 * the events have gone through, so a test may assert on the next line; what takes longer (a revealer, a toast, a worker)
 * is waited for with pv_test_wait_until(). Main thread only. A failed expectation of the library ends the test.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _PvTestInput PvTestInput;

/* Says whether DATA is as the test wants it; called from the main loop again and again. */
typedef gboolean (*PvTestCondition) (gpointer data);

#define PV_TEST_PATIENCE_MS 30000

/* (transfer full): the mouse and the keyboard of the display that GTK has open. */
PvTestInput *pv_test_input_new (void);
/* Lets go of whatever is still held down and puts the keyboard map back. */
void pv_test_input_free (PvTestInput *self);

/* Without a window manager nobody hands out the keyboard focus: gives it to WINDOW and waits until it is active. */
void pv_test_input_focus (PvTestInput *self, GtkWindow *window);

void pv_test_input_move (PvTestInput *self, GtkWidget *widget, double x, double y);
/* BUTTON as GDK_BUTTON_PRIMARY and its sisters. */
void pv_test_input_press (PvTestInput *self, guint button);
void pv_test_input_release (PvTestInput *self, guint button);
void pv_test_input_click (PvTestInput *self, GtkWidget *widget, double x, double y);
/* In the middle of the widget. */
void pv_test_input_click_widget (PvTestInput *self, GtkWidget *widget);
void pv_test_input_double_click (PvTestInput *self, GtkWidget *widget, double x, double y);
void pv_test_input_click_button (PvTestInput *self, GtkWidget *widget, double x, double y, guint button, guint times);
/* Presses at (x0, y0), moves in several steps to (x1, y1), releases there. */
void pv_test_input_drag (PvTestInput *self, GtkWidget *widget, double x0, double y0, double x1, double y1);
void pv_test_input_drag_button (PvTestInput *self, GtkWidget *widget, double x0, double y0, double x1, double y1, guint button);
/* Wheel clicks: DY > 0 is towards the person (down), DX > 0 to the right. */
void pv_test_input_scroll (PvTestInput *self, GtkWidget *widget, double x, double y, int dx, int dy);

/* A key with its modifiers, as GTK writes accelerators: "<Control><Shift>z", "Escape", "F2", "<Alt>Left". */
void pv_test_input_chord (PvTestInput *self, const char *accelerator);
/* One key by its X name ("Control_L", "space") held down until released: for a drag or a wheel with a modifier. */
void pv_test_input_hold (PvTestInput *self, const char *key);
void pv_test_input_let_go (PvTestInput *self, const char *key);
/* Types UTF-8 text, one key a character. What the keyboard has no key for borrows one that is not in use. */
void pv_test_input_type (PvTestInput *self, const char *text);

/* Runs the main loop until CONDITION holds, PATIENCE_MS at most; FALSE if it never did. */
gboolean pv_test_wait_until (PvTestCondition condition, gpointer data, guint patience_ms);
/* The same, and the test fails with the condition's words when the time is up. */
#define pv_test_assert_soon(condition, data) \
  G_STMT_START { \
    if (!pv_test_wait_until ((condition), (data), PV_TEST_PATIENCE_MS)) \
      g_error ("%s:%d: never came true: %s (%s)", __FILE__, __LINE__, #condition, #data); \
  } G_STMT_END
/* Runs the main loop for that long: only to let an animation pass, never in place of a condition. */
void pv_test_spin (guint milliseconds);
/* Waits until the widget has been given its size and painted. */
void pv_test_wait_drawn (GtkWidget *widget);

/* Writes the whole screen, as a person sees it, to a PNG file. */
void pv_test_screenshot (PvTestInput *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvTestInput, pv_test_input_free)

G_END_DECLS
