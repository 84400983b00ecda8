#include "app/pv-paste.h"

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

static void
paste_clipboard_cb (GtkText *text)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, read_cb, g_object_ref (text));
}

void
pv_paste_takes_lists (GtkEditable *editable)
{
  GtkEditable *text = gtk_editable_get_delegate (editable);

  g_signal_connect (text ? text : editable, "paste-clipboard", G_CALLBACK (paste_clipboard_cb), NULL);
}
