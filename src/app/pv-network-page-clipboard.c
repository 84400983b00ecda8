/* Copy, cut, paste and duplicate: actors with the links between them, to another window, another document, another program. */
#include "app/pv-network-page-private.h"

#include "app/pv-network-copy.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No copy of ours is larger. */
#define MOST_BYTES (64 * 1024 * 1024)

/* The same for every window of a document, and it says nothing about the document. (transfer full) */
static char *
mark_of (PvNetworkPage *self)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, pv_document_get_path (self->base.document), -1);
}

static gboolean
copy (PvNetworkPage *self)
{
  const PvModel *model = pv_document_get_model (self->base.document);
  guint n;
  const PvId *ids = pv_selection_get_ids (self->base.selection, &n);
  g_autofree char *mark = mark_of (self);
  g_autofree char *ours = pv_network_copy_write (model, self->scene, ids, n, mark);
  g_autofree char *words = pv_network_copy_words (model, ids, n, pv_first_lang (model, self->base.lang));
  GdkContentProvider *providers[3];
  g_autoptr (GdkContentProvider) all = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize n_providers = 0;

  if (words == NULL)
    return FALSE;
  if (ours)
    {
      bytes = g_bytes_new (ours, strlen (ours));
      providers[n_providers++] = gdk_content_provider_new_for_bytes (PV_NETWORK_COPY_TYPE, bytes);
    }
  providers[n_providers++] = gdk_content_provider_new_typed (G_TYPE_STRING, words);
  /* Of one actor its name is wanted, not a picture. */
  if (n > 1)
    providers[n_providers] = pv_canvas_page_picture_provider (PV_CANVAS_PAGE (self));
  n_providers += n > 1 && providers[n_providers] != NULL;
  all = gdk_content_provider_new_union (providers, n_providers);

  return gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;

  if (self->base.document && copy (self))
    pv_toast (GTK_WIDGET (self), _("Copied"));
}

static void
cut_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;

  if (self->base.document && copy (self))
    g_action_group_activate_action (G_ACTION_GROUP (self->base.actions), "remove", NULL);
}

/* --- what comes in --- */

/* Edits know what they add by temporary ids: the document says what they have become. */
static void
added_cb (PvDocument *document, PvChangeSet *changes, GArray *added)
{
  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);

      if (change->how == PV_CHANGED_ADDED && change->kind == PV_ACTOR)
        g_array_append_val (added, change->id);
    }
}

static gboolean
commit (PvNetworkPage *self, PvNetworkPaste *paste, GArray *chosen)
{
  gulong handler = g_signal_connect (self->base.document, "changed", G_CALLBACK (added_cb), chosen);
  gboolean done = pv_canvas_page_commit (&self->base, paste->edits, PV_NO_ID, NULL);

  g_signal_handler_disconnect (self->base.document, handler);

  return done;
}

static void
bring_in (PvNetworkPage *self, const char *text, const PvPoint *wish)
{
  g_autofree char *mark = mark_of (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_auto (PvNetworkPaste) paste = { 0 };

  if (!pv_network_copy_read (pv_document_get_model (self->base.document), self->session, self->scene, text, mark, wish, &paste, &error))
    {
      pv_toast_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < paste.ids->len; i++)
    if (g_array_index (paste.ids, PvId, i) > 0)
      g_array_append_vals (chosen, &g_array_index (paste.ids, PvId, i), 1);
  if (paste.edits == NULL)
    pv_toast (GTK_WIDGET (self), _("Nothing to bring in: the document holds all of it already"));
  else if (!commit (self, &paste, chosen))
    return;
  pv_selection_set_many (self->base.selection, (const PvId *) (gpointer) chosen->data, chosen->len);
  if (chosen->len > 0)
    pv_canvas_reveal (self->base.canvas, g_array_index (chosen, PvId, chosen->len - 1), TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PvNetworkPage) self = data;
  GOutputStream *memory = G_OUTPUT_STREAM (source);
  PvPoint wish;

  if (g_output_stream_splice_finish (memory, result, NULL) < 0 || !pv_canvas_page_is_writable (&self->base))
    return;
  wish = pv_network_page_wished_place (self);
  if (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)) <= MOST_BYTES)
    {
      g_autofree char *text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                                         g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));

      bring_in (self, text, &wish);
    }
}

static void
offered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PvNetworkPage) self = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream)
    g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                  G_PRIORITY_DEFAULT, NULL, read_cb, g_steal_pointer (&self));
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *types[] = { PV_NETWORK_COPY_TYPE, NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (data);

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), PV_NETWORK_COPY_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, offered_cb, g_object_ref (data));
  else
    gtk_widget_activate_action (data, "win.paste", NULL);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  guint n;
  const PvId *ids = pv_selection_get_ids (self->base.selection, &n);
  g_autofree char *mark = mark_of (self);
  g_autofree char *text = pv_network_copy_write (pv_document_get_model (self->base.document), self->scene, ids, n, mark);

  if (text)
    bring_in (self, text, NULL);
}

static const GActionEntry entries[] = {
  { "copy", copy_cb, NULL, NULL, NULL },
  { "cut", cut_cb, NULL, NULL, NULL },
  { "paste", paste_cb, NULL, NULL, NULL },
  { "duplicate", duplicate_cb, NULL, NULL, NULL },
};

void
pv_network_page_update_clipboard (PvNetworkPage *self)
{
  gboolean writable = pv_canvas_page_is_writable (&self->base);
  guint n = self->base.selection ? pv_selection_get_n (self->base.selection) : 0;

  pv_canvas_page_enable (&self->base, "copy", n > 0);
  pv_canvas_page_enable (&self->base, "cut", writable && n > 0);
  pv_canvas_page_enable (&self->base, "paste", writable);
  pv_canvas_page_enable (&self->base, "duplicate", writable && n > 0);
}

void
pv_network_page_init_clipboard (PvNetworkPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  pv_canvas_page_add_actions (&self->base, entries, G_N_ELEMENTS (entries));
  pv_canvas_page_add_key (keys, "<Control>c", "page.copy");
  pv_canvas_page_add_key (keys, "<Control>x", "page.cut");
  pv_canvas_page_add_key (keys, "<Control>v", "page.paste");
  pv_canvas_page_add_key (keys, "<Control>d", "page.duplicate");
  gtk_widget_add_controller (GTK_WIDGET (self->base.canvas), keys);
}
