/* Lists and graphs in: from a file, by dropping it on the window, and from the clipboard. How they come into the document: pv-list-arrival.c. */
#include "app/pv-window-private.h"

#include "app/pv-graph-arrival.h"
#include "app/pv-list-arrival.h"
#include "app/pv-network-copy.h"
#include "app/pv-network-page.h"
#include "app/pv-paths-page.h"
#include "app/pv-tables-page.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More rows than a person means by a few pasted names are looked at first. */
#define MOST_AT_ONCE 300

/* What a list is on this page when nothing speaks against it. */
static PvKind
likely_kind (PvWindow *self)
{
  PvContentPage *page = pv_window_get_page (self);

  if (PV_IS_TABLES_PAGE (page))
    return pv_tables_page_get_kind (PV_TABLES_PAGE (page));
  return PV_IS_PATHS_PAGE (page) ? PV_TASK : PV_ACTOR;
}

static PvLang
written_lang (PvWindow *self)
{
  return pv_first_lang (pv_document_get_model (self->document), self->content_lang);
}

static void
bring_in_cb (PvListDialog *dialog, gpointer import, gpointer user_data)
{
  g_autoptr (GPtrArray) others = import != NULL ? pv_list_dialog_get_others (dialog) : NULL;

  if (import == NULL)
    pv_graph_arrive (user_data, dialog);
  else
    pv_list_arrive (user_data, dialog, import, others);
}

static void
ask (PvWindow *self, PvListErrand *errand)
{
  GtkWidget *dialog = pv_list_dialog_new (GTK_WINDOW (self), self->document, errand);

  g_signal_connect_object (dialog, "bring-in", G_CALLBACK (bring_in_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
is_writable (PvWindow *self)
{
  return self->document != NULL && self->present == NULL && !pv_document_is_read_only (self->document);
}

void
pv_window_import_list (PvWindow *self, const char *path)
{
  g_autoptr (PvModel) model = NULL;
  PvListErrand *errand;

  if (!is_writable (self))
    return;
  model = pv_document_snapshot (self->document);
  errand = pv_list_errand_new (model, PV_ANY_KIND, written_lang (self));
  errand->former = pv_document_get_former_names (self->document);
  errand->path = g_strdup (path);
  ask (self, errand);
}

/* --- pasting --- */

/* Nothing that a person would want to see first: every column understood, nothing that is there changed, no row refused or taken for
 * something it does not quite say. */
static gboolean
is_plain (const PvSheetImport *import)
{
  if (!pv_sheet_import_get_mapping (import)->certain || pv_sheet_import_count (import, PV_ROW_REFUSED) > 0
      || pv_sheet_import_count (import, PV_ROW_CHANGED) > 0 || pv_sheet_import_get_n_rows (import) > MOST_AT_ONCE)
    return FALSE;
  for (guint i = 0; i < pv_sheet_import_get_n_rows (import); i++)
    if (pv_sheet_import_get_row (import, i)->reason != NULL)
      return FALSE;

  return pv_sheet_import_get_n_rows (import) > 0;
}

/* What was pasted is there already: it is shown. */
static void
show_what_is_there (PvWindow *self, const PvSheetImport *import)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; i < MIN (pv_sheet_import_get_n_rows (import), PV_LIST_MOST_CHOSEN); i++)
    if (pv_sheet_import_get_row (import, i)->id > 0)
      g_array_append_val (ids, pv_sheet_import_get_row (import, i)->id);
  pv_list_show_arrived (self, import, ids);
  pv_toast (self->toasts_child, _("Nothing to bring in: the document holds all of it already"));
}

static void
ask_about (PvWindow *self, const PvListErrand *errand)
{
  PvListErrand *again = pv_list_errand_again (errand, errand->model);

  again->import = pv_sheet_import_ref (errand->import);
  ask (self, again);
}

static void
pasted_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PvWindow *self = PV_WINDOW (source);
  g_autoptr (GError) error = NULL;
  PvListErrand *errand = pv_list_errand_finish (result, &error);

  if (errand == NULL)
    pv_toast_error (self->toasts_child, error);
  else if (!is_writable (self))
    return;
  else if (!is_plain (errand->import))
    ask_about (self, errand);
  else if (pv_sheet_import_count (errand->import, PV_ROW_NEW) == 0)
    show_what_is_there (self, errand->import);
  else
    pv_list_arrive_at_once (self, errand->import);
}

/* "Kela → Ohjaamo" and "Kela -> referral -> Ohjaamo", as people write links by hand. */
static char *
with_arrows_cut (const char *text)
{
  static const char *const arrows[] = { " → ", " -> ", " => ", " ⇒ ", " – > " };
  g_autofree char *cut = g_strdup (text);

  if (strchr (text, '\t') != NULL)
    return g_steal_pointer (&cut);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cut, arrows[i], -1);

      g_free (cut);
      cut = g_strjoinv ("\t", parts);
    }

  return g_steal_pointer (&cut);
}

void
pv_window_paste_text (PvWindow *self, const char *text)
{
  g_autofree char *cut = with_arrows_cut (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvSheet) sheet = is_writable (self) ? pv_sheet_new_pasted (cut, &error) : NULL;
  g_autoptr (PvModel) model = NULL;
  PvListErrand *errand;

  if (sheet == NULL)
    {
      pv_toast_error (self->toasts_child, error);
      return;
    }
  model = pv_document_snapshot (self->document);
  errand = pv_list_errand_new (model, likely_kind (self), written_lang (self));
  errand->former = pv_document_get_former_names (self->document);
  errand->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);
  g_ptr_array_add (errand->sheets, g_steal_pointer (&sheet));
  g_object_unref (pv_list_errand_run (errand, self, NULL, pasted_read_cb, NULL));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *filled = pv_text_or_null (text);

  if (filled == NULL)
    pv_toast (self->toasts_child, _("The clipboard holds no list: copy cells or lines of text first"));
  else
    pv_window_paste_text (self, text);
}

/* Where the network is empty, or all of it hidden, the keyboard is not on the canvas: what was copied there is no list of names here either. */
static gboolean
is_for_network (PvWindow *self)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (self)));

  return PV_IS_NETWORK_PAGE (pv_window_get_page (self)) && gdk_content_formats_contain_mime_type (formats, PV_NETWORK_COPY_TYPE);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (!is_writable (user_data))
    return;
  if (is_for_network (user_data))
    g_action_group_activate_action (pv_content_page_get_actions (pv_window_get_page (user_data)), "paste", NULL);
  else
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (user_data), NULL, pasted_cb, g_object_ref (user_data));
}

static const GActionEntry entries[] = {
  { "paste", paste_cb },
};

void
pv_window_init_lists (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
