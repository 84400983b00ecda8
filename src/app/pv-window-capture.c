/* What a room says is written down, in a bar at the bottom of the window or of the presentation, against a clock that neither rings nor
 * pops up. */
#include "app/pv-window-private.h"

#include "app/pv-capture-bar.h"
#include "app/pv-network-page.h"
#include "app/pv-presentation.h"

#include <glib/gi18n-lib.h>

#define FIVE_MINUTES (5 * 60 * G_USEC_PER_SEC)

static void
place_cb (PvEdits *edits, PvId id, const char *name, gpointer data)
{
  PvCanvasPage *network = pv_window_diagram (data, "network");

  if (network)
    pv_network_page_place (PV_NETWORK_PAGE (network), edits, &id, &name, 1);
}

void
pv_window_lock_places (PvWindow *self)
{
  const char *names[] = { "network", "paths" };

  for (guint i = 0; self->document != NULL && i < G_N_ELEMENTS (names); i++)
    {
      PvContentPage *page = pv_window_peek_view (self, names[i], "diagram");

      if (page)
        pv_canvas_set_editable (PV_CANVAS_PAGE (page)->canvas, self->capture == NULL && !pv_document_is_read_only (self->document));
    }
}

/* --- the clock --- */

static void
show_time (PvWindow *self)
{
  gint64 left = self->timer_ends != 0 ? (self->timer_ends - g_get_monotonic_time ()) / G_USEC_PER_SEC : 0;
  gboolean over = left < 0;
  gint64 seconds = over ? -left : left;
  g_autofree char *words = self->timer_ends == 0 ? g_strdup ("")
                                                 : g_strdup_printf ("%s%d.%02d", over ? "−" : "", (int) (seconds / 60), (int) (seconds % 60));

  if (self->capture)
    pv_capture_bar_set_time (PV_CAPTURE_BAR (self->capture), self->presentation ? "" : words, over);
  if (self->presentation)
    pv_presentation_set_time (PV_PRESENTATION (self->presentation), words, over);
}

static gboolean
second_cb (gpointer data)
{
  show_time (data);
  return G_SOURCE_CONTINUE;
}

/* Where nobody presents or writes down, the clock is seen in the bar: it comes with it. */
static void
timer_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  self->timer_ends = (self->timer_ends != 0 ? self->timer_ends : g_get_monotonic_time ()) + FIVE_MINUTES;
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (1, second_cb, self);
  if (self->capture == NULL && self->presentation == NULL && !pv_document_is_read_only (self->document))
    pv_window_capture (self, FALSE);
  show_time (self);
  pv_window_update_workshop (self);
}

static void
stop_timer_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  self->timer_ends = 0;
  g_clear_handle_id (&self->timer, g_source_remove);
  show_time (self);
  pv_window_update_workshop (self);
}

/* --- the bar --- */

static gboolean
is_presented (PvWindow *self)
{
  return self->presentation != NULL && self->capture != NULL && gtk_widget_is_ancestor (self->capture, self->presentation);
}

static void
done_cb (PvWindow *self)
{
  gboolean presented = is_presented (self);

  pv_window_end_capture (self);
  if (!presented)
    pv_window_focus_page (self);
}

/* The bar takes its room from the pages: what somebody looks at stays where it is. */
static void
hold_diagrams (PvWindow *self, gboolean steady)
{
  const char *names[] = { "network", "paths" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      PvCanvasPage *page = pv_window_diagram (self, names[i]);

      if (page)
        pv_canvas_set_steady (page->canvas, steady);
    }
}

static void
take_away (PvWindow *self)
{
  if (is_presented (self))
    pv_presentation_set_bar (PV_PRESENTATION (self->presentation), NULL);
  else
    {
      hold_diagrams (self, FALSE);
      gtk_box_remove (GTK_BOX (self->toasts_child), self->capture);
    }
}

static void
put (PvWindow *self, GtkWidget *bar, gboolean presented)
{
  if (presented)
    pv_presentation_set_bar (PV_PRESENTATION (self->presentation), bar);
  else
    {
      hold_diagrams (self, TRUE);
      gtk_box_append (GTK_BOX (self->toasts_child), bar);
    }
}

static GtkWidget *
new_bar (PvWindow *self)
{
  GtkWidget *bar = pv_capture_bar_new (pv_window_present_document (self), self->selection, self->content_lang, place_cb, self);

  g_signal_connect_object (bar, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->capture, bar);
  return bar;
}

void
pv_window_end_capture (PvWindow *self)
{
  if (self->capture == NULL)
    return;
  take_away (self);
  g_clear_weak_pointer (&self->capture);
  pv_window_lock_places (self);
}

/* One that is open elsewhere comes here, with what has been said so far. */
void
pv_window_capture (PvWindow *self, gboolean presented)
{
  g_autoptr (GtkWidget) moved = self->capture ? g_object_ref (self->capture) : NULL;

  if (moved == NULL)
    put (self, new_bar (self), presented);
  else if (is_presented (self) != presented)
    {
      take_away (self);
      put (self, moved, presented);
    }
  pv_window_lock_places (self);
  show_time (self);
  if (moved == NULL)
    pv_capture_bar_begin (PV_CAPTURE_BAR (self->capture));
  else
    gtk_widget_child_focus (self->capture, GTK_DIR_TAB_FORWARD);
}

static void
capture_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  pv_window_finish_typing (self);
  pv_window_capture (self, FALSE);
}

static const GActionEntry entries[] = {
  { "capture", capture_cb },
  { "timer", timer_cb },
  { "stop-timer", stop_timer_cb },
};

void
pv_window_init_capture (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
