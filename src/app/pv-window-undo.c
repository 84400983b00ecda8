/* Undo and redo. What takes longer than a moment shows how far it is and can be stopped; until then nothing else is done. */
#include "app/pv-window-private.h"

#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* So long the window waits, µs: what a person does next is done to what the step left. Only large steps, or a very slow disk, take longer. */
#define MOMENT (300 * 1000)
/* What takes longer than this shows how far it is, and how often, ms: a strip that came and went at once would only push the page about. */
#define PATIENCE 400
#define PROGRESS 50

typedef struct
{
  PvWindow *window;
  PvDocument *document;
  GCancellable *cancellable;
  char *said;                  /* when it is done; NULL: nothing */
  guint ticking;
  guint n_ticks;
  GtkEventController *keys;    /* NULL: it took but a moment */
} Undoing;

static void
say_skipped (PvWindow *self, guint skipped)
{
  g_autofree char *words = NULL;

  if (skipped == 0)
    return;

  words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u cell stayed: somebody has changed it since", "%u cells stayed: somebody has changed them since", skipped),
      skipped);
  pv_toast (self->toasts_child, words);
}

static void
undoing_free (Undoing *undoing)
{
  g_free (undoing->said);
  g_object_unref (undoing->cancellable);
  g_object_unref (undoing->document);
  g_object_unref (undoing->window);
  g_free (undoing);
}

/* --- while it takes long --- */

static gboolean
tick_cb (gpointer user_data)
{
  Undoing *undoing = user_data;

  gtk_revealer_set_reveal_child (undoing->window->undo_revealer, ++undoing->n_ticks >= PATIENCE / PROGRESS);
  gtk_progress_bar_set_fraction (undoing->window->undo_progress, pv_document_undo_progress (undoing->document));
  return G_SOURCE_CONTINUE;
}

/* What is typed or pressed now would be about what is going away. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, PvWindow *self)
{
  if (key == GDK_KEY_Escape)
    g_cancellable_cancel (self->undoing);
  return TRUE;
}

static void
begin_waiting (Undoing *undoing, gboolean redo)
{
  PvWindow *self = undoing->window;

  self->undoing = g_object_ref (undoing->cancellable);
  undoing->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (undoing->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (undoing->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), undoing->keys);
  gtk_widget_set_can_target (GTK_WIDGET (self->root), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self->header_revealer), FALSE);
  gtk_label_set_label (self->undo_label, redo ? _("Redoing…") : _("Undoing…"));
  gtk_progress_bar_set_fraction (self->undo_progress, 0);
  pv_window_enable (self, "stop-undoing", TRUE);
  undoing->ticking = g_timeout_add (PROGRESS, tick_cb, undoing);
}

static void
end_waiting (Undoing *undoing)
{
  PvWindow *self = undoing->window;

  g_clear_handle_id (&undoing->ticking, g_source_remove);
  if (undoing->keys != NULL)
    g_clear_object (&self->undoing);
  /* A window that was closed meanwhile has let go of its parts. */
  if (undoing->keys == NULL || self->root == NULL)
    return;
  gtk_widget_remove_controller (GTK_WIDGET (self), undoing->keys);
  gtk_widget_set_can_target (GTK_WIDGET (self->root), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self->header_revealer), TRUE);
  gtk_revealer_set_reveal_child (self->undo_revealer, FALSE);
  pv_window_enable (self, "stop-undoing", FALSE);
}

/* --- both --- */

static void
tell (Undoing *undoing, gboolean done, guint skipped, const GError *error)
{
  PvWindow *self = undoing->window;

  if (self->document != undoing->document)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pv_toast (self->toasts_child, _("Stopped: all is as before"));
  else if (error != NULL)
    pv_toast_error (self->toasts_child, error);
  if (done && undoing->said != NULL)
    pv_toast (self->toasts_child, undoing->said);
  say_skipped (self, skipped);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Undoing *undoing = user_data;
  g_autoptr (GError) error = NULL;
  guint skipped = 0;
  gboolean done = pv_document_undo_finish (result, &skipped, &error);

  end_waiting (undoing);
  tell (undoing, done, skipped, error);
  undoing_free (undoing);
}

/* Most steps are gone in a moment: then all is done when this returns, but for what is said of it. */
static void
undo (PvWindow *self, gboolean redo, const char *said)
{
  g_autoptr (PvDocument) document = self->document ? g_object_ref (self->document) : NULL;
  Undoing *undoing;

  if (document == NULL || pv_document_is_undoing (document))
    return;
  pv_window_finish_typing (self);
  undoing = g_new0 (Undoing, 1);
  undoing->window = g_object_ref (self);
  undoing->document = g_object_ref (document);
  undoing->said = g_strdup (said);
  undoing->cancellable = g_cancellable_new ();
  pv_document_undo_async (document, redo, undoing->cancellable, undone_cb, undoing);
  pv_document_wait (document, MOMENT);
  if (pv_document_is_undoing (document))
    begin_waiting (undoing, redo);
}

void
pv_window_take_back (PvWindow *self, const char *said)
{
  undo (self, FALSE, said);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  undo (user_data, FALSE, NULL);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  undo (user_data, TRUE, NULL);
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_cancellable_cancel (PV_WINDOW (user_data)->undoing);
}

static const GActionEntry entries[] = {
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "stop-undoing", stop_cb },
};

void
pv_window_init_undo (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  pv_window_enable (self, "stop-undoing", FALSE);
}
