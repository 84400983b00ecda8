/* The hands of the other tests, tested themselves: what GTK receives is what was asked for. */
#include "pv-test-input.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

#include <glib/gstdio.h>

typedef struct
{
  PvTestInput *input;
  GtkWindow *window;
  GtkWidget *pad;
  GtkWidget *entry;
  gulong wheel_us;           /* how long it takes */
  double press_x, press_y, drag_x, drag_y, wheel_x, wheel_y, pointer_x;
  int clicks;      /* n-press of the last click */
  guint button;
  gboolean wheel_with_control;
  guint n_away;              /* times that the pad moves away from a pointer above SHY_X */
} Fixture;

#define SHY_X 120.0
#define SHY_STEP 50

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, Fixture *f)
{
  f->clicks = n_press;
  f->press_x = x;
  f->press_y = y;
  f->button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
}

static void
drag_ended_cb (GtkGestureDrag *gesture, double x, double y, Fixture *f)
{
  f->drag_x = x;
  f->drag_y = y;
}

static void
moved_cb (GtkEventControllerMotion *controller, double x, double y, Fixture *f)
{
  f->pointer_x = x;
  if (f->n_away > 0 && ABS (x - SHY_X) < 0.5)
    {
      f->n_away--;
      gtk_widget_set_margin_top (f->pad, gtk_widget_get_margin_top (f->pad) + SHY_STEP);
    }
}

static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, Fixture *f)
{
  g_usleep (f->wheel_us);
  f->wheel_x += dx;
  f->wheel_y += dy;
  f->wheel_with_control = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK) != 0;
  return TRUE;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  f->window = GTK_WINDOW (gtk_window_new ());
  f->pad = gtk_drawing_area_new ();
  f->entry = gtk_entry_new ();
  gtk_widget_set_size_request (f->pad, 300, 200);
  gtk_box_append (GTK_BOX (box), f->pad);
  gtk_box_append (GTK_BOX (box), f->entry);
  gtk_window_set_child (f->window, box);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), f);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_ended_cb), f);
  g_signal_connect (wheel, "scroll", G_CALLBACK (scrolled_cb), f);
  g_signal_connect (motion, "motion", G_CALLBACK (moved_cb), f);
  gtk_widget_add_controller (f->pad, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (f->pad, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (f->pad, wheel);
  gtk_widget_add_controller (f->pad, motion);
  gtk_window_present (f->window);
  f->input = pv_test_input_new ();
  pv_test_input_focus (f->input, f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pv_test_input_free (f->input);
  gtk_window_destroy (f->window);
  pv_test_spin (20);
}

static void
test_click (Fixture *f, gconstpointer data)
{
  pv_test_input_click (f->input, f->pad, 120, 80);
  g_assert_cmpint (f->clicks, ==, 1);
  g_assert_cmpfloat_with_epsilon (f->press_x, 120, 1.01);
  g_assert_cmpfloat_with_epsilon (f->press_y, 80, 1.01);
  /* At the same place at once: still two single clicks. */
  pv_test_input_click (f->input, f->pad, 120, 80);
  g_assert_cmpint (f->clicks, ==, 1);
  pv_test_input_double_click (f->input, f->pad, 40, 40);
  g_assert_cmpint (f->clicks, ==, 2);
  pv_test_input_click_button (f->input, f->pad, 200, 40, GDK_BUTTON_SECONDARY, 1);
  g_assert_cmpuint (f->button, ==, GDK_BUTTON_SECONDARY);
}

/* What moves away as the hand has come is followed. */
static void
test_click_follows (Fixture *f, gconstpointer data)
{
  f->n_away = 2;
  pv_test_input_click (f->input, f->pad, SHY_X, 150);
  g_assert_cmpuint (f->n_away, ==, 0);
  g_assert_cmpint (f->clicks, ==, 1);
  g_assert_cmpfloat_with_epsilon (f->press_y, 150, 1.01);
}

static void
test_drag (Fixture *f, gconstpointer data)
{
  pv_test_input_drag (f->input, f->pad, 50, 50, 170, 130);
  g_assert_cmpfloat_with_epsilon (f->drag_x, 120, 1.01);
  g_assert_cmpfloat_with_epsilon (f->drag_y, 80, 1.01);
}

static void
test_scroll (Fixture *f, gconstpointer data)
{
  pv_test_input_scroll (f->input, f->pad, 100, 100, 0, 3);
  g_assert_cmpfloat_with_epsilon (f->wheel_y, 3, .001);
  g_assert_false (f->wheel_with_control);
  pv_test_input_hold (f->input, "Control_L");
  pv_test_input_scroll (f->input, f->pad, 100, 100, 2, -1);
  pv_test_input_let_go (f->input, "Control_L");
  g_assert_cmpfloat_with_epsilon (f->wheel_y, 2, .001);
  g_assert_cmpfloat_with_epsilon (f->wheel_x, 2, .001);
  g_assert_true (f->wheel_with_control);
}

static void
test_type (Fixture *f, gconstpointer data)
{
  pv_test_input_click_widget (f->input, f->entry);
  pv_test_input_type (f->input, "Äänekoski · Åbo; työ, ÖLJY 100 % (šž) €");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->entry)), ==, "Äänekoski · Åbo; työ, ÖLJY 100 % (šž) €");
  pv_test_input_chord (f->input, "<Control>a");
  pv_test_input_chord (f->input, "BackSpace");
  pv_test_input_type (f->input, "a/b");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->entry)), ==, "a/b");
  pv_test_input_chord (f->input, "<Shift>Home");
  pv_test_input_type (f->input, "x");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->entry)), ==, "x");
}

/* Turns the wheel under the pointer so often, without waiting for anybody. */
static void
turn_wheel (guint times)
{
  Display *display = XOpenDisplay (gdk_display_get_name (gdk_display_get_default ()));

  g_assert_nonnull (display);
  for (guint i = 0; i < 2 * times; i++)
    XTestFakeButtonEvent (display, 5, i % 2 == 0, CurrentTime);
  XCloseDisplay (display);
}

/* However slowly the program reads and however much there is to read, what the hands did is done on the next line. */
static void
test_busy (Fixture *f, gconstpointer data)
{
  f->wheel_us = 30 * 1000;
  pv_test_input_click_widget (f->input, f->entry);
  pv_test_input_move (f->input, f->pad, 20, 20);
  turn_wheel (20);
  pv_test_input_type (f->input, "aB");
  g_assert_cmpfloat_with_epsilon (f->wheel_y, 20, .001);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->entry)), ==, "aB");
}

static gpointer
be_busy (gpointer enough)
{
  while (!g_atomic_int_get ((int *) enough))
    ;

  return NULL;
}

/* A motion waits for the next frame, which comes late when others have the processors. */
static void
test_busy_machine (Fixture *f, gconstpointer data)
{
  GThread *busy[8];
  int enough = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (busy); i++)
    busy[i] = g_thread_new ("busy", be_busy, &enough);
  for (int x = 1; x < 40; x++)
    {
      gtk_widget_queue_draw (f->pad);
      pv_test_input_move (f->input, f->pad, x, 20);
      g_assert_cmpfloat_with_epsilon (f->pointer_x, x, .01);
    }
  g_atomic_int_set (&enough, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (busy); i++)
    g_thread_join (busy[i]);
}

static void
test_screenshot (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "pv-test-input.png", NULL);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  pv_test_screenshot (f->input, path);
  texture = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), >=, 640);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

static void
test_patience (Fixture *f, gconstpointer data)
{
  g_assert_false (pv_test_wait_until (never, NULL, 30));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/input/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/input/click-follows", Fixture, NULL, set_up, test_click_follows, tear_down);
  g_test_add ("/input/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/input/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/input/type", Fixture, NULL, set_up, test_type, tear_down);
  g_test_add ("/input/busy", Fixture, NULL, set_up, test_busy, tear_down);
  g_test_add ("/input/busy-machine", Fixture, NULL, set_up, test_busy_machine, tear_down);
  g_test_add ("/input/screenshot", Fixture, NULL, set_up, test_screenshot, tear_down);
  g_test_add ("/input/patience", Fixture, NULL, set_up, test_patience, tear_down);
  return g_test_run ();
}
