/* What a person waits for, measured from outside the program: on the X screen, on the disk, and in the CPU time of the process.
 *
 * bench-window start COMMAND…   from starting the process until its picture has come to rest
 * bench-window pan COMMAND…     CPU time of one step while the diagram is dragged with the middle button
 * bench-window edit COMMAND…    from a key to the first change on the screen, and to the last write of the change on the disk
 * bench-window history COMMAND… turning to the History page: until its picture rests, the longest time in which the program answered
 *                               nothing, and the memory that it takes; then CPU time of one notch of the wheel in its list
 *
 * Prints one line of numbers: `start WALL_MS CPU_MS`, `pan CPU_MS_A_STEP STEPS`, `edit SCREEN_MS DISK_MS EDITS`,
 * `history PICTURE_MS DEAF_MS MEGABYTES CPU_MS_A_STEP STEPS`, medians where there are several. Runs under tests/with-gui --wm, so that the program's data folder is XDG_DATA_HOME and nothing else moves on the screen.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/keysym.h>
#include <X11/extensions/XTest.h>

/* A blinking caret, a focus ring: less than this is not a new picture. */
#define SMALL_CHANGE 600
#define REST_MS 800
#define PATIENCE_MS 60000
#define PAN_STEPS 160
#define PAN_STEP_MS 25
#define EDITS 15

typedef struct
{
  Display *display;
  int width, height;
  GPid pid;
  gint64 started_us;
} Bench;

static double
ms_since (gint64 then_us)
{
  return (double) (g_get_monotonic_time () - then_us) / 1000.0;
}

static XImage *
look (Bench *self)
{
  XImage *image = XGetImage (self->display, DefaultRootWindow (self->display), 0, 0, (guint) self->width, (guint) self->height, AllPlanes,
                             ZPixmap);

  g_assert_nonnull (image);
  return image;
}

static int
count_changes (const XImage *before, const XImage *after)
{
  const guint32 *a = (const guint32 *) (const void *) before->data;
  const guint32 *b = (const guint32 *) (const void *) after->data;
  gsize n = (gsize) before->width * (gsize) before->height;
  int changes = 0;

  for (gsize i = 0; i < n; i++)
    changes += a[i] != b[i];
  return changes;
}

/* CPU time of the process so far, in milliseconds; all its threads. */
static double
cpu_ms (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("the program has ended");
  /* After the name, which stands in brackets and may hold blanks: state is word 0, utime and stime are words 11 and 12. */
  words = g_strsplit (strrchr (text, ')') + 2, " ", 15);
  return (g_ascii_strtod (words[11], NULL) + g_ascii_strtod (words[12], NULL)) * 1000.0 / (double) sysconf (_SC_CLK_TCK);
}

/* Waits until the screen has changed and then been still for REST_MS; gives when the last change was seen. */
static gint64
wait_for_rest (Bench *self)
{
  XImage *before = look (self);
  gint64 last_us = 0;

  for (;;)
    {
      XImage *now;

      g_usleep (8000);
      now = look (self);
      if (count_changes (before, now) > SMALL_CHANGE)
        {
          last_us = g_get_monotonic_time ();
          XDestroyImage (before);
          before = now;
        }
      else
        XDestroyImage (now);
      if (last_us != 0 && ms_since (last_us) > REST_MS)
        break;
      if (ms_since (self->started_us) > PATIENCE_MS)
        g_error ("no picture came to rest within %d seconds", PATIENCE_MS / 1000);
    }
  XDestroyImage (before);
  return last_us;
}

static void
move_pointer (Bench *self, int x, int y)
{
  XTestFakeMotionEvent (self->display, -1, x, y, CurrentTime);
  XSync (self->display, False);
}

static gint64
start_program (Bench *self, char **command)
{
  g_autoptr (GError) error = NULL;

  /* In the corner nothing has a tooltip, which would count as a part of the picture. */
  move_pointer (self, self->width - 2, self->height - 2);
  self->started_us = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, command, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_SEARCH_PATH,
                      NULL, NULL, &self->pid, &error))
    g_error ("%s", error->message);
  return wait_for_rest (self);
}

static void
end_program (Bench *self)
{
  int status;

  kill (self->pid, SIGTERM);
  waitpid (self->pid, &status, 0);
}

static void
tap_key (Bench *self, KeySym symbol, KeySym with)
{
  if (with != NoSymbol)
    XTestFakeKeyEvent (self->display, XKeysymToKeycode (self->display, with), True, CurrentTime);
  XTestFakeKeyEvent (self->display, XKeysymToKeycode (self->display, symbol), True, CurrentTime);
  XTestFakeKeyEvent (self->display, XKeysymToKeycode (self->display, symbol), False, CurrentTime);
  if (with != NoSymbol)
    XTestFakeKeyEvent (self->display, XKeysymToKeycode (self->display, with), False, CurrentTime);
  XSync (self->display, False);
}

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (double *numbers, int n)
{
  qsort (numbers, (gsize) n, sizeof (double), compare_numbers);
  return numbers[n / 2];
}

static void
measure_start (Bench *self, char **command)
{
  gint64 picture_us = start_program (self, command);

  printf ("start %.0f %.0f\n", (double) (picture_us - self->started_us) / 1000.0, cpu_ms (self->pid));
}

/* Back and forth by a third of the window, so that tiles enter on every side. */
static void
measure_pan (Bench *self, char **command)
{
  int middle_x = self->width / 2, middle_y = self->height / 2;
  double before;

  start_program (self, command);
  tap_key (self, XK_1, XK_Control_L);
  g_usleep (1000 * 1000);
  move_pointer (self, middle_x, middle_y);
  XTestFakeButtonEvent (self->display, 2, True, CurrentTime);
  before = cpu_ms (self->pid);
  for (int step = 0; step < PAN_STEPS; step++)
    {
      int phase = step % 80 < 40 ? step % 40 : 40 - step % 40;

      move_pointer (self, middle_x - 120 + phase * 6, middle_y - 80 + phase * 4);
      g_usleep (PAN_STEP_MS * 1000);
    }
  printf ("pan %.2f %d\n", (cpu_ms (self->pid) - before) / PAN_STEPS, PAN_STEPS);
  XTestFakeButtonEvent (self->display, 2, False, CurrentTime);
  XSync (self->display, False);
}

/* Watches a folder and those below it, as they are now. */
static void
watch_folders (int watch, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    return;
  inotify_add_watch (watch, folder, IN_MODIFY | IN_DELETE | IN_CREATE);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        watch_folders (watch, path);
    }
}

/* When the disk was last written to, until it has been still for half a second; 0 if never. */
static gint64
last_write (int watch, gint64 last_us)
{
  struct pollfd poll_for = { .fd = watch, .events = POLLIN };
  char events[8192];

  while (poll (&poll_for, 1, 500) > 0)
    if (read (watch, events, sizeof events) > 0)
      last_us = g_get_monotonic_time ();
  return last_us;
}

/* One press of an arrow key moves the selected actor. */
static gboolean
measure_one_edit (Bench *self, int watch, KeySym key, double *screen_ms, double *disk_ms)
{
  XImage *before = look (self);
  gint64 pressed_us, written_us;
  gboolean seen = FALSE;

  last_write (watch, 0);
  pressed_us = g_get_monotonic_time ();
  tap_key (self, key, NoSymbol);
  while (!seen && ms_since (pressed_us) < 2000)
    {
      XImage *now = look (self);

      seen = count_changes (before, now) > 40;
      XDestroyImage (now);
    }
  *screen_ms = ms_since (pressed_us);
  XDestroyImage (before);
  written_us = last_write (watch, 0);
  *disk_ms = (double) (written_us - pressed_us) / 1000.0;
  return seen && written_us != 0;
}

/* Clicks here and there in the diagram until an arrow key moves what lies under the pointer. */
static gboolean
choose_an_actor (Bench *self, int watch)
{
  double screen_ms, disk_ms;

  for (int i = 0; i < 60; i++)
    {
      /* An arrow key with nothing chosen has moved the view. */
      tap_key (self, XK_0, XK_Control_L);
      g_usleep (500 * 1000);
      move_pointer (self, self->width / 4 + (i * 97) % (self->width * 2 / 5), self->height / 5 + (i * 61) % (self->height / 2));
      XTestFakeButtonEvent (self->display, 1, True, CurrentTime);
      XTestFakeButtonEvent (self->display, 1, False, CurrentTime);
      XSync (self->display, False);
      g_usleep (600 * 1000);
      if (measure_one_edit (self, watch, XK_Right, &screen_ms, &disk_ms))
        return TRUE;
    }
  return FALSE;
}

static void
measure_edit (Bench *self, char **command)
{
  double screen[EDITS], disk[EDITS];
  int watch = inotify_init1 (IN_CLOEXEC);
  int done = 0;

  start_program (self, command);
  tap_key (self, XK_1, XK_Control_L);
  g_usleep (1000 * 1000);
  watch_folders (watch, g_get_user_data_dir ());
  if (!choose_an_actor (self, watch))
    g_error ("an arrow key moved nothing that could be seen on the screen and on the disk");
  for (int i = 0; i < EDITS * 2 && done < EDITS; i++)
    {
      /* Longer than what counts as one edit with the last. */
      g_usleep (700 * 1000);
      if (measure_one_edit (self, watch, i % 2 ? XK_Right : XK_Left, &screen[done], &disk[done]))
        done++;
    }
  close (watch);
  if (done == 0)
    g_error ("no edit was seen on the screen and on the disk");
  printf ("edit %.1f %.1f %d\n", median (screen, done), median (disk, done), done);
}

/* --- the History page --- */

/* Memory of the process that is its own, in megabytes. */
static double
memory_mb (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  const char *line;
  double kb = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("the program has ended");
  for (line = text; (line = strstr (line, "Private_")); line++)
    kb += g_ascii_strtod (strchr (line, ':') + 1, NULL);
  return kb / 1024.0;
}

/* The program's first window, as the window manager lists it. */
static Window
window_of_program (Bench *self)
{
  Atom list = XInternAtom (self->display, "_NET_CLIENT_LIST", False), type;
  unsigned char *data = NULL;
  unsigned long n = 0, rest;
  int format;
  Window window;

  if (XGetWindowProperty (self->display, DefaultRootWindow (self->display), list, 0, 1, False, AnyPropertyType, &type, &format, &n, &rest,
                          &data) != Success || n == 0)
    g_error ("the window manager lists no window");
  window = *(Window *) (void *) data;
  XFree (data);
  return window;
}

/* Until nothing has been worked on for a second: a large document is read. */
static void
wait_for_idleness (Bench *self)
{
  double before = cpu_ms (self->pid), now;

  for (gint64 start = g_get_monotonic_time (); ms_since (start) < PATIENCE_MS; before = now)
    {
      g_usleep (1000 * 1000);
      now = cpu_ms (self->pid);
      if (now - before < 60)
        return;
    }
  g_error ("the program never came to rest");
}

/* How long the program takes to answer the question whether it is alive (_NET_WM_PING), which its main loop does. */
static double
ask_once (Bench *self, Window window, long number)
{
  Window root = DefaultRootWindow (self->display);
  Atom protocols = XInternAtom (self->display, "WM_PROTOCOLS", False);
  XEvent question = { .xclient = { .type = ClientMessage, .window = window, .message_type = protocols, .format = 32 } }, answer;
  gint64 asked_us = g_get_monotonic_time ();

  question.xclient.data.l[0] = (long) XInternAtom (self->display, "_NET_WM_PING", False);
  question.xclient.data.l[1] = number;
  question.xclient.data.l[2] = (long) window;
  XSendEvent (self->display, window, False, NoEventMask, &question);
  XFlush (self->display);
  while (ms_since (asked_us) < PATIENCE_MS)
    {
      while (XCheckTypedWindowEvent (self->display, root, ClientMessage, &answer))
        if (answer.xclient.message_type == protocols && answer.xclient.data.l[1] == number)
          return ms_since (asked_us);
      g_usleep (500);
    }
  g_error ("the program answers nothing");
}

/* Turns to the page and asks all the while: gives the longest silence, and when the screen changed last. */
static double
open_history (Bench *self, double *picture_ms)
{
  Window window = window_of_program (self);
  XImage *before = look (self);
  gint64 pressed_us = g_get_monotonic_time ();
  double deaf = 0;

  XSelectInput (self->display, DefaultRootWindow (self->display), SubstructureNotifyMask);
  tap_key (self, XK_8, XK_Control_L);
  *picture_ms = 0;
  for (long number = 1; ms_since (pressed_us) < *picture_ms + 3 * REST_MS; number++)
    {
      double silence = ask_once (self, window, number);
      XImage *now = look (self);

      deaf = MAX (deaf, silence);
      if (count_changes (before, now) > SMALL_CHANGE)
        *picture_ms = ms_since (pressed_us);
      XDestroyImage (before);
      before = now;
    }
  XDestroyImage (before);
  return deaf;
}

static void
measure_history (Bench *self, char **command)
{
  double deaf, picture, memory, before;

  start_program (self, command);
  wait_for_idleness (self);
  memory = memory_mb (self->pid);
  deaf = open_history (self, &picture);
  memory = memory_mb (self->pid) - memory;
  wait_for_idleness (self);
  move_pointer (self, self->width / 3, self->height / 2);
  before = cpu_ms (self->pid);
  for (int step = 0; step < PAN_STEPS; step++)
    {
      XTestFakeButtonEvent (self->display, 5, True, CurrentTime);
      XTestFakeButtonEvent (self->display, 5, False, CurrentTime);
      XSync (self->display, False);
      g_usleep (PAN_STEP_MS * 1000);
    }
  printf ("history %.0f %.0f %.1f %.2f %d\n", picture, deaf, memory, (cpu_ms (self->pid) - before) / PAN_STEPS, PAN_STEPS);
}

int
main (int argc, char **argv)
{
  Bench self = { 0 };

  if (argc < 3)
    {
      fprintf (stderr, "bench-window start|pan|edit|history COMMAND…\n");
      return 2;
    }
  self.display = XOpenDisplay (NULL);
  if (self.display == NULL)
    g_error ("there is no X display");
  self.width = DisplayWidth (self.display, DefaultScreen (self.display));
  self.height = DisplayHeight (self.display, DefaultScreen (self.display));
  if (g_str_equal (argv[1], "start"))
    measure_start (&self, argv + 2);
  else if (g_str_equal (argv[1], "pan"))
    measure_pan (&self, argv + 2);
  else if (g_str_equal (argv[1], "history"))
    measure_history (&self, argv + 2);
  else
    measure_edit (&self, argv + 2);
  fflush (stdout);
  end_program (&self);
  XCloseDisplay (self.display);
  return 0;
}
