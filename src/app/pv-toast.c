#include "app/pv-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A toast that is dismissed while it is still coming in ends the program, up to libadwaita 1.4: its second animation is shorter than the
 * first one and takes away what the first one works on. So for this long nothing dismisses it; who tried, does it then. */
#define COMING_IN_MS 350

/* What an overlay shows, kept with it. */
typedef struct
{
  AdwToastOverlay *overlay;    /* borrowed: it holds this */
  AdwToast *latest;            /* NULL when it was dismissed */
  GQueue waiting;              /* of AdwToast */
  guint coming_in;             /* source that ends it; 0: nothing comes in */
  gboolean escaped;            /* meanwhile */
} Stage;

static void come_in (Stage *stage, AdwToast *toast);

static void
dismissed_cb (AdwToast *toast, Stage *stage)
{
  if (stage->latest == toast)
    g_clear_object (&stage->latest);
}

static void
forget_latest (Stage *stage)
{
  if (stage->latest)
    g_signal_handlers_disconnect_by_data (stage->latest, stage);
  g_clear_object (&stage->latest);
}

static void
stage_free (Stage *stage)
{
  forget_latest (stage);
  g_clear_handle_id (&stage->coming_in, g_source_remove);
  g_queue_clear_full (&stage->waiting, g_object_unref);
  g_free (stage);
}

static gboolean
is_in_cb (gpointer data)
{
  Stage *stage = data;
  AdwToast *next = g_queue_pop_head (&stage->waiting);

  stage->coming_in = 0;
  if (stage->escaped && stage->latest)
    adw_toast_dismiss (stage->latest);
  stage->escaped = FALSE;
  if (next)
    come_in (stage, next);

  return G_SOURCE_REMOVE;
}

/* The newest is what a person waits for: it takes the place of the one before. What went wrong comes back after it. Takes @toast. */
static void
come_in (Stage *stage, AdwToast *toast)
{
  if (stage->latest && adw_toast_get_timeout (stage->latest) > 0)
    adw_toast_dismiss (stage->latest);
  forget_latest (stage);
  stage->latest = g_object_ref (toast);
  g_signal_connect (toast, "dismissed", G_CALLBACK (dismissed_cb), stage);
  /* After the frames that are due: by then the animation has seen how late it is. */
  stage->coming_in = g_timeout_add_full (G_PRIORITY_LOW, COMING_IN_MS, is_in_cb, stage, NULL);
  adw_toast_overlay_add_toast (stage->overlay, toast);
}

/* Before the overlay, which would dismiss it at once. */
static gboolean
key_pressed_cb (Stage *stage, guint key)
{
  if (key != GDK_KEY_Escape || stage->coming_in == 0 || stage->latest == NULL)
    return FALSE;
  stage->escaped = TRUE;

  return TRUE;
}

static Stage *
stage_of (GtkWidget *overlay)
{
  Stage *stage = g_object_get_data (G_OBJECT (overlay), "pv-toasts");
  GtkEventController *keys;

  if (stage)
    return stage;
  stage = g_new0 (Stage, 1);
  stage->overlay = ADW_TOAST_OVERLAY (overlay);
  g_queue_init (&stage->waiting);
  g_object_set_data_full (G_OBJECT (overlay), "pv-toasts", stage, (GDestroyNotify) stage_free);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), stage);
  gtk_widget_add_controller (overlay, keys);

  return stage;
}

/* Of those that wait only the newest is worth the wait, and what went wrong. Takes @toast. */
static void
wait_for_turn (Stage *stage, AdwToast *toast)
{
  AdwToast *last = g_queue_peek_tail (&stage->waiting);

  if (last && adw_toast_get_timeout (last) > 0)
    g_object_unref (g_queue_pop_tail (&stage->waiting));
  g_queue_push_tail (&stage->waiting, toast);
}

static void
say (GtkWidget *near, const char *words, guint seconds, const char *button, const char *action, GVariant *target)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (near, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = g_markup_escape_text (words, -1);
  AdwToast *toast;
  Stage *stage;

  if (overlay == NULL)
    {
      if (target)
        g_variant_unref (g_variant_ref_sink (target));
      return;
    }

  /* A toast's title is markup. */
  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, seconds);
  if (button)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      if (target)
        adw_toast_set_action_target_value (toast, target);
    }
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  stage = stage_of (overlay);
  if (stage->coming_in != 0)
    wait_for_turn (stage, toast);
  else
    come_in (stage, toast);
}

void
pv_toast (GtkWidget *near, const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (near));

  say (near, words, 4, NULL, NULL, NULL);
}

void
pv_toast_undo (GtkWidget *near, const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (near));

  say (near, words, 8, _("Undo"), "win.undo", NULL);
}

void
pv_toast_error (GtkWidget *near, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (near));

  if (error)
    say (near, error->message, 0, NULL, NULL, NULL);
}

void
pv_toast_action (GtkWidget *near, const char *words, const char *button, const char *action, GVariant *target)
{
  g_return_if_fail (GTK_IS_WIDGET (near));

  say (near, words, 8, button, action, target);
}
