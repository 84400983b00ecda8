#include "pv-test-input.h"

#include <gdk/x11/gdkx.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/XKBlib.h>
#include <X11/keysym.h>
#include <X11/extensions/XTest.h>

/* What an event leads to is often done a frame later; nothing is decided by it. */
#define SETTLE_MS 15
/* What is ready when the time of pv_test_spin() is up is done before it returns, unless there is always something ready. */
#define SPIN_ON_US (100 * 1000)
#define DRAG_STEPS 8
#define MAX_BUTTON 9
/* Between the presses and releases of a double click, by the server's clock: a busy machine may take longer than GTK waits for the second. */
#define DOUBLE_CLICK_STEP_MS 20
/* Two clicks at one place closer than GTK's double-click time (400 ms) would be taken for a double click. */
#define CLICK_APART_MS 450
/* Times that a widget which moves away is followed. */
#define MOVES_AWAY 50

struct _PvTestInput
{
  Display *display;
  gboolean button_down[MAX_BUTTON + 1];
  GHashTable *keys_down;   /* set of key codes */
  GHashTable *borrowed;    /* key code → nothing: keys that got a character for the time being */
  GdkDisplay *gdk;         /* borrowed */
  Window mailbox;          /* GDK's: what is sent there GDK reads after all that was sent before */
  Atom letter;
  long n_sent, n_read;     /* letters */
  gulong xevent_handler;
  gint64 last_click_us;
  int last_x, last_y;      /* root pixels of that click */
};

static gboolean
time_is_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
pv_test_spin (guint milliseconds)
{
  gboolean late = FALSE;

  g_timeout_add (milliseconds, time_is_up_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
  for (gint64 end = g_get_monotonic_time () + SPIN_ON_US; g_main_context_pending (NULL) && g_get_monotonic_time () < end; )
    g_main_context_iteration (NULL, FALSE);
}

gboolean
pv_test_wait_until (PvTestCondition condition, gpointer data, guint patience_ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) patience_ms * 1000;

  while (!condition (data))
    {
      gboolean woken = FALSE;
      guint tick;

      if (g_get_monotonic_time () >= end)
        return FALSE;
      /* A condition may come true through another thread: look again now and then even when nothing is dispatched. */
      tick = g_timeout_add (20, time_is_up_cb, &woken);
      g_main_context_iteration (NULL, TRUE);
      if (!woken)
        g_source_remove (tick);
    }
  return TRUE;
}

static gboolean
has_size (gpointer data)
{
  GtkWidget *widget = data;

  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

void
pv_test_wait_drawn (GtkWidget *widget)
{
  pv_test_assert_soon (has_size, widget);
  gtk_test_widget_wait_for_draw (widget);
}

static gboolean
read_letter_cb (PvTestInput *self, XEvent *event)
{
  if (event->type != ClientMessage || event->xclient.window != self->mailbox || event->xclient.message_type != self->letter)
    return GDK_EVENT_PROPAGATE;

  self->n_read = event->xclient.data.l[0];
  return GDK_EVENT_STOP;
}

static gboolean
all_is_read (gpointer data)
{
  PvTestInput *self = data;

  return self->n_read == self->n_sent;
}

static void
handed_on_cb (GdkFrameClock *clock, GPtrArray *waited_for)
{
  for (guint i = 0; i < waited_for->len; i++)
    if (gdk_surface_get_frame_clock (waited_for->pdata[i]) == clock)
      {
        if (clock)
          g_signal_handlers_disconnect_by_func (clock, handed_on_cb, waited_for);
        g_ptr_array_remove_index (waited_for, i);
        return;
      }
}

static gboolean
all_are_handed_on (gpointer data)
{
  GPtrArray *waited_for = data;

  /* A window that is closed meanwhile draws no more frames. */
  for (guint i = waited_for->len; i > 0; i--)
    if (!gdk_surface_get_mapped (waited_for->pdata[i - 1]))
      handed_on_cb (gdk_surface_get_frame_clock (waited_for->pdata[i - 1]), waited_for);

  return waited_for->len == 0;
}

/* GDK keeps the latest motion back until the next frame begins, which on a busy machine is long after it was read. */
static void
wait_for_motions (void)
{
  g_autoptr (GPtrArray) waited_for = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkNative) window = g_list_model_get_item (windows, i);
      GdkSurface *surface = gtk_native_get_surface (window);

      if (surface == NULL || !gdk_surface_get_mapped (surface))
        continue;
      g_ptr_array_add (waited_for, g_object_ref (surface));
      g_signal_connect (gdk_surface_get_frame_clock (surface), "resume-events", G_CALLBACK (handed_on_cb), waited_for);
      gdk_frame_clock_request_phase (gdk_surface_get_frame_clock (surface), GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
    }
  pv_test_assert_soon (all_are_handed_on, waited_for);
}

/* The server does what comes through XTest before it reads on in the same connection, and GDK reads in the server's order:
 * once GDK has the letter, it has read all that the hands did before it, however busy the machine is. */
static void
settle (PvTestInput *self)
{
  XEvent event = { .xclient = { .type = ClientMessage, .window = self->mailbox, .message_type = self->letter, .format = 32 } };

  event.xclient.data.l[0] = ++self->n_sent;
  XSendEvent (self->display, self->mailbox, False, NoEventMask, &event);
  XSync (self->display, False);
  pv_test_assert_soon (all_is_read, self);
  wait_for_motions ();
  pv_test_spin (SETTLE_MS);
}

static Window
window_of (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  g_assert_nonnull (native);
  return gdk_x11_surface_get_xid (gtk_native_get_surface (native));
}

/* From widget coordinates to pixels of the root window. */
static void
find_on_screen (PvTestInput *self, GtkWidget *widget, double x, double y, int *root_x, int *root_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t in_window;
  double shadow_x, shadow_y;
  Window child;
  int scale;

  g_assert_nonnull (native);
  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT ((float) x, (float) y), &in_window));
  /* The surface is larger than the window where GTK draws the shadow itself. */
  gtk_native_get_surface_transform (native, &shadow_x, &shadow_y);
  scale = gdk_surface_get_scale_factor (gtk_native_get_surface (native));
  g_assert_true (XTranslateCoordinates (self->display, window_of (widget), DefaultRootWindow (self->display),
                                        (int) ((in_window.x + shadow_x) * scale), (int) ((in_window.y + shadow_y) * scale),
                                        root_x, root_y, &child));
}

static void
send_button (PvTestInput *self, guint button, gboolean down)
{
  g_assert_cmpuint (button, >=, 1);
  g_assert_cmpuint (button, <=, MAX_BUTTON);
  XTestFakeButtonEvent (self->display, button, down, CurrentTime);
  self->button_down[button] = down;
  settle (self);
}

/* All at once: the server keeps the time. */
static void
send_clicks (PvTestInput *self, guint button, guint times)
{
  for (guint i = 0; i < 2 * times; i++)
    XTestFakeButtonEvent (self->display, button, i % 2 == 0, DOUBLE_CLICK_STEP_MS);
  settle (self);
}

static void
send_key (PvTestInput *self, KeyCode code, gboolean down)
{
  XTestFakeKeyEvent (self->display, code, down, CurrentTime);
  if (down)
    g_hash_table_add (self->keys_down, GUINT_TO_POINTER (code));
  else
    g_hash_table_remove (self->keys_down, GUINT_TO_POINTER (code));
  settle (self);
}

static KeyCode
find_key (PvTestInput *self, KeySym symbol)
{
  KeyCode code = XKeysymToKeycode (self->display, symbol);

  if (code == 0)
    g_error ("this keyboard has no key for %s", XKeysymToString (symbol));
  return code;
}

/* The key that gives SYMBOL in the first layout, and which shift level it is on; FALSE if none does. */
static gboolean
find_level (PvTestInput *self, KeySym symbol, KeyCode *code, guint *level)
{
  int first, last;

  XDisplayKeycodes (self->display, &first, &last);
  for (guint l = 0; l < 3; l++)
    for (int c = first; c <= last; c++)
      if (XkbKeycodeToKeysym (self->display, (KeyCode) c, 0, (int) l) == symbol)
        {
          *code = (KeyCode) c;
          *level = l;
          return TRUE;
        }
  return FALSE;
}

static gboolean
is_spare (PvTestInput *self, KeyCode code)
{
  KeySym *found;
  int width = 0;
  gboolean spare = TRUE;

  found = XGetKeyboardMapping (self->display, code, 1, &width);
  for (int i = 0; i < width; i++)
    if (found[i] != NoSymbol)
      spare = FALSE;
  XFree (found);
  return spare;
}

/* Puts SYMBOL on a key that has nothing on it. Each symbol gets a key of its own, kept until the end: GDK translates a
 * key when it reads the event, which may be after the next character has been sent. */
static KeyCode
borrow_key (PvTestInput *self, KeySym symbol)
{
  KeySym symbols[2] = { symbol, symbol };
  int first, last;

  XDisplayKeycodes (self->display, &first, &last);
  for (int c = last; c >= first; c--)
    if (is_spare (self, (KeyCode) c))
      {
        XChangeKeyboardMapping (self->display, c, 2, symbols, 1);
        g_hash_table_add (self->borrowed, GINT_TO_POINTER (c));
        settle (self);
        /* The server tells this connection, too, that the map has changed. */
        while (XPending (self->display) > 0)
          {
            XEvent event;

            XNextEvent (self->display, &event);
            if (event.type == MappingNotify)
              XRefreshKeyboardMapping (&event.xmapping);
          }
        settle (self);
        return (KeyCode) c;
      }
  g_error ("no key is left to type U+%04X with", gdk_keyval_to_unicode ((guint) symbol));
}

static void
tap_key (PvTestInput *self, KeyCode code, KeyCode with)
{
  if (with != 0)
    send_key (self, with, TRUE);
  send_key (self, code, TRUE);
  send_key (self, code, FALSE);
  if (with != 0)
    send_key (self, with, FALSE);
}

static void
type_character (PvTestInput *self, gunichar character)
{
  KeySym symbol = character == '\n' ? XK_Return : character == '\t' ? XK_Tab : gdk_unicode_to_keyval (character);
  KeyCode code;
  guint level;

  if (!find_level (self, symbol, &code, &level))
    {
      code = borrow_key (self, symbol);
      level = 0;
    }
  tap_key (self, code, level == 0 ? 0 : find_key (self, level == 1 ? XK_Shift_L : XK_ISO_Level3_Shift));
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

/* A click at the place of the last one, too soon, would become part of a double click that the test did not ask for; and
 * GTK 4.8 counts a double click that follows a click elsewhere too soon as two single ones. */
static void
keep_clicks_apart (PvTestInput *self, int x, int y, guint times)
{
  gint64 passed = (g_get_monotonic_time () - self->last_click_us) / 1000;
  gboolean near_last = ABS (x - self->last_x) < 12 && ABS (y - self->last_y) < 12;

  if ((near_last || times > 1) && passed < CLICK_APART_MS)
    pv_test_spin ((guint) (CLICK_APART_MS - passed));
}

static GdkTexture *
copy_screen (PvTestInput *self)
{
  Window root = DefaultRootWindow (self->display);
  XWindowAttributes screen;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  XImage *image;

  XGetWindowAttributes (self->display, root, &screen);
  image = XGetImage (self->display, root, 0, 0, (guint) screen.width, (guint) screen.height, AllPlanes, ZPixmap);
  g_assert_nonnull (image);
  g_assert_cmpint (image->bits_per_pixel, ==, 32);
  /* The fourth byte of a 24-bit screen is not defined; it must not become transparency. */
  for (int y = 0; y < image->height; y++)
    for (int x = 0; x < image->width; x++)
      image->data[y * image->bytes_per_line + x * 4 + 3] = (char) 0xff;
  bytes = g_bytes_new (image->data, (gsize) image->bytes_per_line * (gsize) image->height);
  texture = gdk_memory_texture_new (image->width, image->height, GDK_MEMORY_B8G8R8A8, bytes, (gsize) image->bytes_per_line);
  XDestroyImage (image);
  return texture;
}

/* A letter that is sent without a mask comes to whoever made the window. */
static void
open_mailbox (PvTestInput *self)
{
  Display *display = gdk_x11_display_get_xdisplay (self->gdk);

  self->mailbox = XCreateWindow (display, DefaultRootWindow (display), -1, -1, 1, 1, 0, 0, InputOnly, CopyFromParent, 0, NULL);
  self->letter = XInternAtom (display, "POLKUVERKKO_TEST_LETTER", False);
  XSync (display, False);
  self->xevent_handler = g_signal_connect_swapped (self->gdk, "xevent", G_CALLBACK (read_letter_cb), self);
}

PvTestInput *
pv_test_input_new (void)
{
  PvTestInput *self;
  int event, error, major, minor;

  g_assert_true (GDK_IS_X11_DISPLAY (gdk_display_get_default ()));
  self = g_new0 (PvTestInput, 1);
  self->gdk = gdk_display_get_default ();
  self->display = XOpenDisplay (gdk_display_get_name (self->gdk));
  g_assert_nonnull (self->display);
  g_assert_true (XTestQueryExtension (self->display, &event, &error, &major, &minor));
  self->keys_down = g_hash_table_new (NULL, NULL);
  self->borrowed = g_hash_table_new (NULL, NULL);
  open_mailbox (self);
  return self;
}

void
pv_test_input_free (PvTestInput *self)
{
  KeySym none[2] = { NoSymbol, NoSymbol };
  GHashTableIter iter;
  gpointer code;

  for (guint b = 1; b <= MAX_BUTTON; b++)
    if (self->button_down[b])
      XTestFakeButtonEvent (self->display, b, False, CurrentTime);
  g_hash_table_iter_init (&iter, self->keys_down);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    XTestFakeKeyEvent (self->display, GPOINTER_TO_UINT (code), False, CurrentTime);
  g_hash_table_iter_init (&iter, self->borrowed);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    XChangeKeyboardMapping (self->display, GPOINTER_TO_INT (code), 2, none, 1);
  XSync (self->display, False);
  XCloseDisplay (self->display);
  g_signal_handler_disconnect (self->gdk, self->xevent_handler);
  XDestroyWindow (gdk_x11_display_get_xdisplay (self->gdk), self->mailbox);
  g_hash_table_unref (self->keys_down);
  g_hash_table_unref (self->borrowed);
  g_free (self);
}

void
pv_test_input_focus (PvTestInput *self, GtkWindow *window)
{
  pv_test_wait_drawn (GTK_WIDGET (window));
  XRaiseWindow (self->display, window_of (GTK_WIDGET (window)));
  XSetInputFocus (self->display, window_of (GTK_WIDGET (window)), RevertToParent, CurrentTime);
  settle (self);
  pv_test_assert_soon (is_active, window);
}

void
pv_test_input_move (PvTestInput *self, GtkWidget *widget, double x, double y)
{
  int root_x, root_y;

  find_on_screen (self, widget, x, y, &root_x, &root_y);
  XTestFakeMotionEvent (self->display, -1, root_x, root_y, CurrentTime);
  settle (self);
}

void
pv_test_input_press (PvTestInput *self, guint button)
{
  send_button (self, button, TRUE);
}

void
pv_test_input_release (PvTestInput *self, guint button)
{
  send_button (self, button, FALSE);
}

/* When a window is laid out anew, GTK 4.8 tells itself where the pointer is, below a popover by the wrong window's measure, and
 * believes that at the next press. So the hand comes near first, and moves on once the window has been laid out; and follows what
 * moved away meanwhile, since a worker had something to say above it. */
static void
move_close_to (PvTestInput *self, GtkWidget *widget, double x, double y, int *root_x, int *root_y)
{
  int before_x, before_y;

  for (guint patience = MOVES_AWAY; patience > 0; patience--)
    {
      pv_test_input_move (self, widget, x - 1, y);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (gtk_widget_get_root (widget)));
      find_on_screen (self, widget, x, y, &before_x, &before_y);
      pv_test_input_move (self, widget, x, y);
      find_on_screen (self, widget, x, y, root_x, root_y);
      if (*root_x == before_x && *root_y == before_y)
        break;
    }
}

void
pv_test_input_click_button (PvTestInput *self, GtkWidget *widget, double x, double y, guint button, guint times)
{
  int root_x, root_y;

  find_on_screen (self, widget, x, y, &root_x, &root_y);
  keep_clicks_apart (self, root_x, root_y, times);
  move_close_to (self, widget, x, y, &root_x, &root_y);
  if (times == 1)
    {
      send_button (self, button, TRUE);
      send_button (self, button, FALSE);
    }
  else
    send_clicks (self, button, times);
  self->last_click_us = g_get_monotonic_time ();
  self->last_x = root_x;
  self->last_y = root_y;
}

void
pv_test_input_click (PvTestInput *self, GtkWidget *widget, double x, double y)
{
  pv_test_input_click_button (self, widget, x, y, GDK_BUTTON_PRIMARY, 1);
}

void
pv_test_input_click_widget (PvTestInput *self, GtkWidget *widget)
{
  int x = -1, y = -1, before_x, before_y;

  pv_test_wait_drawn (widget);
  /* What was just said in a popover may still widen it, and move the widget away from under the pointer. */
  for (guint patience = MOVES_AWAY; patience > 0; patience--)
    {
      before_x = x;
      before_y = y;
      find_on_screen (self, widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, &x, &y);
      if (x == before_x && y == before_y)
        break;
      pv_test_wait_drawn (widget);
    }
  pv_test_input_click (self, widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

void
pv_test_input_double_click (PvTestInput *self, GtkWidget *widget, double x, double y)
{
  pv_test_input_click_button (self, widget, x, y, GDK_BUTTON_PRIMARY, 2);
}

void
pv_test_input_drag_button (PvTestInput *self, GtkWidget *widget, double x0, double y0, double x1, double y1, guint button)
{
  pv_test_input_move (self, widget, x0, y0);
  send_button (self, button, TRUE);
  /* The widget may move or be rebuilt under the pointer, so the way is computed from where it was pressed. */
  for (int i = 1; i <= DRAG_STEPS; i++)
    pv_test_input_move (self, widget, x0 + (x1 - x0) * i / DRAG_STEPS, y0 + (y1 - y0) * i / DRAG_STEPS);
  send_button (self, button, FALSE);
}

void
pv_test_input_drag (PvTestInput *self, GtkWidget *widget, double x0, double y0, double x1, double y1)
{
  pv_test_input_drag_button (self, widget, x0, y0, x1, y1, GDK_BUTTON_PRIMARY);
}

void
pv_test_input_scroll (PvTestInput *self, GtkWidget *widget, double x, double y, int dx, int dy)
{
  pv_test_input_move (self, widget, x, y);
  for (int i = 0; i < ABS (dy); i++)
    {
      send_button (self, dy > 0 ? 5 : 4, TRUE);
      send_button (self, dy > 0 ? 5 : 4, FALSE);
    }
  for (int i = 0; i < ABS (dx); i++)
    {
      send_button (self, dx > 0 ? 7 : 6, TRUE);
      send_button (self, dx > 0 ? 7 : 6, FALSE);
    }
}

void
pv_test_input_chord (PvTestInput *self, const char *accelerator)
{
  static const struct { GdkModifierType modifier; KeySym symbol; } with[] = {
    { GDK_CONTROL_MASK, XK_Control_L }, { GDK_SHIFT_MASK, XK_Shift_L }, { GDK_ALT_MASK, XK_Alt_L }, { GDK_SUPER_MASK, XK_Super_L },
  };
  GdkModifierType modifiers;
  KeyCode code;
  guint key, level;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers) || key == 0)
    g_error ("no key is called %s", accelerator);
  if (!find_level (self, key, &code, &level))
    code = find_key (self, key);
  for (gsize i = 0; i < G_N_ELEMENTS (with); i++)
    if (modifiers & with[i].modifier)
      send_key (self, find_key (self, with[i].symbol), TRUE);
  tap_key (self, code, level == 1 && !(modifiers & GDK_SHIFT_MASK) ? find_key (self, XK_Shift_L) : 0);
  for (gsize i = G_N_ELEMENTS (with); i-- > 0;)
    if (modifiers & with[i].modifier)
      send_key (self, find_key (self, with[i].symbol), FALSE);
}

static KeyCode
named_key (PvTestInput *self, const char *key)
{
  KeySym symbol = XStringToKeysym (key);

  if (symbol == NoSymbol)
    g_error ("no key is called %s", key);
  return find_key (self, symbol);
}

void
pv_test_input_hold (PvTestInput *self, const char *key)
{
  send_key (self, named_key (self, key), TRUE);
}

void
pv_test_input_let_go (PvTestInput *self, const char *key)
{
  send_key (self, named_key (self, key), FALSE);
}

void
pv_test_input_type (PvTestInput *self, const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    type_character (self, g_utf8_get_char (c));
}

void
pv_test_screenshot (PvTestInput *self, const char *path)
{
  g_autoptr (GdkTexture) texture = copy_screen (self);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
}
