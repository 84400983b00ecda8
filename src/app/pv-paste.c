#include "app/pv-paste.h"

#include "app/pv-network-copy.h"

#include <string.h>

static gboolean
is_list (char *text)
{
  return strpbrk (g_strchomp (text), "\n\t") != NULL;
}

static void
insert (GtkEditable *editable, const char *text)
{
  int place;

  gtk_editable_delete_selection (editable);
  place = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, text, -1, &place);
  gtk_editable_set_position (editable, place);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) entry = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    return;
  if (is_list (text))
    gtk_widget_activate_action (entry, "win.paste", NULL);
  else
    insert (GTK_EDITABLE (entry), text);
}

/* An actor that was copied as such is more than its name, unless somebody is writing one. */
static gboolean
is_actor (GtkText *text)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (text)));

  return gtk_entry_buffer_get_length (gtk_text_get_buffer (text)) == 0 && gdk_content_formats_contain_mime_type (formats, PV_NETWORK_COPY_TYPE);
}

static void
paste_clipboard_cb (GtkText *text)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  if (is_actor (text))
    gtk_widget_activate_action (GTK_WIDGET (text), "win.paste", NULL);
  else
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, read_cb, g_object_ref (text));
}

void
pv_paste_takes_lists (GtkEditable *editable)
{
  GtkEditable *text = gtk_editable_get_delegate (editable);

  g_signal_connect (text ? text : editable, "paste-clipboard", G_CALLBACK (paste_clipboard_cb), NULL);
}
