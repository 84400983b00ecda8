#include "app/pv-frame-probe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  FILE *out;
  gint64 began;                /* of this thread's processor time: what else the machine does is no cost of a frame */
  gint64 painted;              /* the last frame; likewise */
  gint64 event;                /* of the oldest event not yet painted; 0: none */
  gboolean first_done;
  GtkWidget *widget;
  gboolean (*is_whole) (GtkWidget *widget);    /* NULL: it was */
} Probe;

/* The process started so long ago, ms: field 22 of /proc/self/stat, in ticks since boot (proc(5)). */
static double
age_of_process (void)
{
  g_autofree char *text = NULL;
  struct timespec now;
  const char *at;
  guint64 ticks;

  if (!g_file_get_contents ("/proc/self/stat", &text, NULL, NULL) || (at = strrchr (text, ')')) == NULL)
    return 0;
  for (int field = 2; field < 22 && at != NULL; field++)
    at = strchr (at + 1, ' ');
  if (at == NULL)
    return 0;
  ticks = g_ascii_strtoull (at + 1, NULL, 10);
  clock_gettime (CLOCK_BOOTTIME, &now);

  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6 - (double) ticks * 1000 / (double) sysconf (_SC_CLK_TCK);
}

static gint64
processor_us (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);

  return (gint64) spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

/* Takes @line. */
static void
write_line (Probe *probe, char *line)
{
  fputs (line, probe->out);
  g_free (line);
}

static void
write_age (Probe *probe, const char *what)
{
  char age[G_ASCII_DTOSTR_BUF_SIZE];

  write_line (probe, g_strdup_printf ("%s,%s\n", what, g_ascii_formatd (age, sizeof age, "%.1f", age_of_process ())));
}

static void
frame_begun_cb (GdkFrameClock *clock, Probe *probe)
{
  probe->began = processor_us ();
}

static void
frame_painted_cb (GdkFrameClock *clock, Probe *probe)
{
  GdkFrameTimings *timings = gdk_frame_clock_get_current_timings (clock);
  gint64 now = g_get_monotonic_time (), spent = processor_us ();
  char cost[G_ASCII_DTOSTR_BUF_SIZE], refresh[G_ASCII_DTOSTR_BUF_SIZE], wait[G_ASCII_DTOSTR_BUF_SIZE], since[G_ASCII_DTOSTR_BUF_SIZE];

  if (!probe->first_done)
    write_age (probe, "first");
  probe->first_done = TRUE;
  if (probe->is_whole && probe->is_whole (probe->widget))
    {
      write_age (probe, "picture");
      probe->is_whole = NULL;
    }
  g_ascii_formatd (cost, sizeof cost, "%.3f", (double) (spent - probe->began) / 1000);
  g_ascii_formatd (refresh, sizeof refresh, "%.3f", timings ? (double) gdk_frame_timings_get_refresh_interval (timings) / 1000 : 0);
  g_ascii_formatd (wait, sizeof wait, "%.3f", probe->event ? (double) (now - probe->event) / 1000 : -1);
  g_ascii_formatd (since, sizeof since, "%.3f", (double) (spent - probe->painted) / 1000);
  write_line (probe, g_strdup_printf ("frame,%" G_GINT64_FORMAT ",%s,%s,%s,%s\n", gdk_frame_clock_get_frame_counter (clock), cost, refresh,
                                      wait, since));
  probe->event = 0;
  probe->painted = processor_us ();
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, Probe *probe)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (probe->event == 0
      && (type == GDK_MOTION_NOTIFY || type == GDK_BUTTON_PRESS || type == GDK_BUTTON_RELEASE || type == GDK_KEY_PRESS
          || type == GDK_SCROLL))
    probe->event = g_get_monotonic_time ();

  return GDK_EVENT_PROPAGATE;
}

static void
realized_cb (GtkWidget *widget, Probe *probe)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  g_signal_connect (clock, "before-paint", G_CALLBACK (frame_begun_cb), probe);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (frame_painted_cb), probe);
}

void
pv_frame_probe_attach (GtkWidget *widget, gboolean (*is_whole) (GtkWidget *widget))
{
  static Probe probe;
  const char *path = g_getenv ("PV_PERF");
  GtkEventController *events;

  if (path == NULL || probe.out != NULL || (probe.out = fopen (path, "ae")) == NULL)
    return;
  probe.widget = widget;
  probe.is_whole = is_whole;
  setvbuf (probe.out, NULL, _IOLBF, 0);
  events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), &probe);
  gtk_widget_add_controller (widget, events);
  g_signal_connect (widget, "realize", G_CALLBACK (realized_cb), &probe);
}
