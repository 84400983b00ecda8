#include "app/pv-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The newest is what a person waits for: it takes the place of the one before. What went wrong comes back after it. */
static void
put_first (GtkWidget *overlay, AdwToast *toast)
{
  AdwToast *before = g_object_get_data (G_OBJECT (overlay), "pv-toast");

  if (before && adw_toast_get_timeout (before) > 0)
    adw_toast_dismiss (before);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (overlay), "pv-toast", g_object_ref (toast), g_object_unref);
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
  put_first (overlay, toast);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
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
