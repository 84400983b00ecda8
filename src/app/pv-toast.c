#include "app/pv-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What an overlay shows, kept with it. */
typedef struct
{
  AdwToastOverlay *overlay;    /* borrowed: it holds this */
  AdwToast *shown;             /* NULL when it was dismissed */
  GQueue aside;                /* titles of what went wrong, the last at the head: they come back after what is said now */
} Stage;

static void show (Stage *stage, AdwToast *toast);

static void
dismissed_cb (Stage *stage)
{
  g_autofree char *title = g_queue_pop_head (&stage->aside);

  g_clear_object (&stage->shown);
  /* A window that closes dismisses what it shows, and nothing comes after that. */
  if (title && gtk_widget_get_root (GTK_WIDGET (stage->overlay)) != NULL)
    {
      AdwToast *toast = adw_toast_new (title);

      adw_toast_set_timeout (toast, 0);
      show (stage, toast);
    }
}

/* What is shown makes room. Nobody has dismissed what went wrong: it waits. */
static void
make_room (Stage *stage)
{
  if (stage->shown == NULL)
    return;
  g_signal_handlers_disconnect_by_data (stage->shown, stage);
  if (adw_toast_get_timeout (stage->shown) == 0)
    g_queue_push_head (&stage->aside, g_strdup (adw_toast_get_title (stage->shown)));
  adw_toast_dismiss (stage->shown);
  g_clear_object (&stage->shown);
}

/* Takes @toast. It is there at once: a toast that is dismissed (Escape, its button, the next one) while it is still moving in ends the
 * program, up to libadwaita 1.4. Its overlay has no queue for the same reason: what comes out of that one moves. */
static void
show (Stage *stage, AdwToast *toast)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (stage->overlay));
  gboolean moving;

  make_room (stage);
  stage->shown = g_object_ref (toast);
  g_object_get (settings, "gtk-enable-animations", &moving, NULL);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  adw_toast_overlay_add_toast (stage->overlay, toast);
  g_object_set (settings, "gtk-enable-animations", moving, NULL);
  /* After the overlay's own handler, which forgets it. */
  g_signal_connect_swapped (stage->shown, "dismissed", G_CALLBACK (dismissed_cb), stage);
}

static void
stage_free (Stage *stage)
{
  if (stage->shown)
    g_signal_handlers_disconnect_by_data (stage->shown, stage);
  g_clear_object (&stage->shown);
  g_queue_clear_full (&stage->aside, g_free);
  g_free (stage);
}

static Stage *
stage_of (GtkWidget *overlay)
{
  Stage *stage = g_object_get_data (G_OBJECT (overlay), "pv-toasts");

  if (stage)
    return stage;
  stage = g_new0 (Stage, 1);
  stage->overlay = ADW_TOAST_OVERLAY (overlay);
  g_queue_init (&stage->aside);
  g_object_set_data_full (G_OBJECT (overlay), "pv-toasts", stage, (GDestroyNotify) stage_free);

  return stage;
}

static void
say (GtkWidget *near, const char *words, guint seconds, const char *button, const char *action, GVariant *target)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (near, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *markup = g_markup_escape_text (words, -1);
  AdwToast *toast;

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
  show (stage_of (overlay), toast);
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
pv_toast_take_back (GtkWidget *near, const char *words)
{
  GtkWidget *overlay;
  g_autofree char *markup = NULL;
  Stage *stage;
  GList *said;

  g_return_if_fail (GTK_IS_WIDGET (near));
  g_return_if_fail (words != NULL);

  overlay = gtk_widget_get_ancestor (near, ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    return;
  stage = stage_of (overlay);
  markup = g_markup_escape_text (words, -1);
  while ((said = g_queue_find_custom (&stage->aside, markup, (GCompareFunc) g_strcmp0)) != NULL)
    {
      g_free (said->data);
      g_queue_delete_link (&stage->aside, said);
    }
  if (stage->shown && g_strcmp0 (adw_toast_get_title (stage->shown), markup) == 0)
    adw_toast_dismiss (stage->shown);
}

void
pv_toast_action (GtkWidget *near, const char *words, const char *button, const char *action, GVariant *target)
{
  g_return_if_fail (GTK_IS_WIDGET (near));

  say (near, words, 8, button, action, target);
}
