/* How a document comes into a window: opened, begun, made from a sample; and what is said when it cannot be. */
#include "app/pv-window-private.h"

#include "app/pv-application.h"
#include "app/pv-head-start.h"
#include "app/pv-samples.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Bytes: to read so many takes longer than to make a page, for which there is nothing else to do in that time. */
#define LONG_TO_READ (4 << 20)
/* Milliseconds: what is opened within them is the first that is seen, and nobody sees a spinner flash by. */
#define SEEN_AT_ONCE 100

static const char *
own_name (const char *path)
{
  const char *slash = path ? strrchr (path, G_DIR_SEPARATOR) : NULL;

  return slash ? slash + 1 : path;
}

/* What cannot be opened may be whole on this laptop. */
static void
show_ways_out (PvWindow *self, gboolean copy)
{
  g_autoptr (GPtrArray) kept = pv_document_list_kept (self->problem_path);

  gtk_widget_set_visible (self->open_copy_button, copy);
  gtk_widget_set_visible (self->kept_button, kept->len > 0);
  pv_window_update_actions (self);
}

static void
show_problem (PvWindow *self, const char *path, const GError *error)
{
  g_autofree char *title = g_strdup_printf (_("Could not be opened: %s"), own_name (path));
  gboolean copy = pv_document_has_copy (path);
  g_autofree char *words = copy ? g_strdup_printf ("%s\n\n%s", error->message, _("This laptop has a copy of its own, with everything that was done here."))
                                : g_strdup (error->message);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_icon_name (self->problem_page, "dialog-warning-symbolic");
  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, markup);
  g_free (self->problem_path);
  self->problem_path = g_strdup (path);
  show_ways_out (self, copy);
  pv_window_show_header (self, FALSE);
  gtk_stack_set_visible_child_name (self->root, "problem");
  /* The first way out, not a button of the header. */
  gtk_widget_child_focus (gtk_widget_get_parent (self->open_copy_button), GTK_DIR_TAB_FORWARD);
}

void
pv_window_take_refusal (PvWindow *self, const GError *error)
{
  g_autoptr (PvDocument) document = g_object_ref (self->document);

  pv_window_leave_past (self, FALSE);
  pv_window_set_document (self, NULL);
  show_problem (self, pv_document_get_path (document), error);
}

static gboolean
present_now (gpointer data)
{
  PvWindow *self = data;

  g_clear_handle_id (&self->present_soon, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
document_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvDocument) document = pv_document_open_finish (result, &error);
  g_autofree char *path = g_object_steal_data (G_OBJECT (self), "opening");

  g_clear_object (&self->opening);
  g_clear_handle_id (&self->make_page, g_source_remove);
  gtk_spinner_stop (self->opening_spinner);
  if (document && !self->closing)
    pv_window_set_document (self, document);
  else if (document)
    pv_document_close (document, FALSE, NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, path, error);
  pv_window_drop_next_page (self);
  if (self->present_soon != 0)
    present_now (self);
}

static gboolean
is_long_to_read (const char *path)
{
  GStatBuf found;

  return g_stat (path, &found) == 0 && found.st_size >= LONG_TO_READ;
}

typedef void (*Opener) (const char *, const PvKinds *, const char *, GCancellable *, GAsyncReadyCallback, gpointer);

static void
open_by (PvWindow *self, const char *path, Opener opener)
{
  g_autofree char *words = NULL;

  if (self->opening)
    return;

  words = g_strdup_printf (_("Opening: %s"), own_name (path));
  gtk_label_set_label (self->opening_label, words);
  gtk_spinner_start (self->opening_spinner);
  gtk_stack_set_visible_child_name (self->root, "opening");
  g_object_set_data_full (G_OBJECT (self), "opening", g_strdup (path), g_free);
  self->opening = opener == pv_document_open_async ? pv_head_start_take (path, document_opened_cb, self) : NULL;
  g_object_ref (self);
  if (is_long_to_read (path))
    pv_window_make_page_meanwhile (self);
  if (self->opening)
    return;
  self->opening = g_cancellable_new ();
  opener (path, self->kinds, pv_application_get_author (), self->opening, document_opened_cb, self);
}

void
pv_window_open (PvWindow *self, const char *path)
{
  g_return_if_fail (PV_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  open_by (self, path, pv_document_open_async);
}

void
pv_window_present_opening (PvWindow *self)
{
  g_return_if_fail (PV_IS_WINDOW (self));

  if (self->opening && !gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      if (self->present_soon == 0)
        self->present_soon = g_timeout_add (SEEN_AT_ONCE, present_now, self);
    }
  else
    gtk_window_present (GTK_WINDOW (self));
}

void
pv_window_open_copy (PvWindow *self, const char *path)
{
  open_by (self, path, pv_document_open_copy_async);
}

/* The ecosystem is called as its file until it gets a better name. */
static gboolean
name_ecosystem (PvDocument *document, GError **error)
{
  g_autofree char *name = g_strdup (own_name (pv_document_get_path (document)));
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_BEGIN);
  PvId ecosystem = pv_edits_add (edits, PV_ECOSYSTEM);

  if (g_str_has_suffix (name, ".polku"))
    name[strlen (name) - strlen (".polku")] = '\0';
  pv_edits_set_text (edits, ecosystem, PV_ECOSYSTEM_NAME, PV_LANG_FI, name);
  return pv_document_commit (document, edits, error);
}

void
pv_window_create (PvWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvDocument) document = NULL;

  g_return_if_fail (PV_IS_WINDOW (self));

  document = pv_document_create (path, self->kinds, pv_application_get_author (), &error);
  if (document && name_ecosystem (document, &error))
    pv_window_set_document (self, document);
  else
    pv_toast_error (self->toasts_child, error);
}

void
pv_window_open_sample (PvWindow *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PvDocument) document = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (PV_IS_WINDOW (self));

  path = pv_samples_path (name);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      pv_window_open (self, path);
      return;
    }
  document = pv_samples_make (name, self->kinds, pv_application_get_author (), &error);
  if (document)
    pv_window_set_document (self, document);
  else
    pv_toast_error (self->toasts_child, error);
}
