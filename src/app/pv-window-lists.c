/* Lists in: from a file, by dropping it on the window, and from the clipboard. */
#include "app/pv-window-private.h"

#include "app/pv-list-dialog.h"
#include "app/pv-network-page.h"
#include "app/pv-paths-page.h"
#include "app/pv-tables-page.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More rows than a person means by a few pasted names are looked at first. */
#define MOST_AT_ONCE 300
/* So many of the records that came in are chosen afterwards. */
#define MOST_CHOSEN 1000

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

/* --- what comes in --- */

typedef struct
{
  GArray *added;               /* PvId, of the kind of the rows first */
  PvKind kind;
} Arriving;

static void
changed_cb (PvDocument *document, PvChangeSet *changes, Arriving *arriving)
{
  for (guint i = 0; i < pv_change_set_get_n (changes) && arriving->added->len < MOST_CHOSEN; i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);

      if (change->how == PV_CHANGED_ADDED && change->kind == arriving->kind)
        g_array_append_val (arriving->added, change->id);
    }
}

/* Those that were there already and of which the list says something, when nothing is new. */
static void
append_changed (const PvSheetImport *import, GArray *ids)
{
  for (guint i = 0; i < pv_sheet_import_get_n_rows (import) && ids->len < MOST_CHOSEN; i++)
    {
      const PvSheetRow *row = pv_sheet_import_get_row (import, i);

      if (row->outcome == PV_ROW_CHANGED && row->id > 0)
        g_array_append_val (ids, row->id);
    }
}

static void
show_arrived (PvWindow *self, const PvSheetImport *import, GArray *ids)
{
  PvContentPage *page = pv_window_get_page (self);

  if (ids->len == 0)
    append_changed (import, ids);
  if (ids->len == 0)
    return;
  if (page == NULL || !pv_content_page_show_record (page, g_array_index (ids, PvId, 0)))
    pv_selection_show (self->selection, g_array_index (ids, PvId, 0));
  pv_selection_set_many (self->selection, (const PvId *) (gpointer) ids->data, ids->len);
}

/* On the canvas new actors stand where the person looks. */
static void
place_new_actors (PvWindow *self, const PvSheetImport *import)
{
  PvContentPage *page = pv_window_get_page (self);
  g_autoptr (GArray) ids = PV_IS_NETWORK_PAGE (page) ? pv_sheet_import_get_new (import, PV_ACTOR) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (names, pv_sheet_import_title (import, g_array_index (ids, PvId, i), self->content_lang));
  if (ids != NULL)
    pv_network_page_place (PV_NETWORK_PAGE (page), pv_sheet_import_get_edits (import), (const PvId *) (gpointer) ids->data,
                           (const char *const *) names->pdata, ids->len);
}

/* "12 actors added"; and what else there is to say of it. */
static char *
arrival_words (PvWindow *self, const PvSheetImport *import)
{
  const PvKindInfo *kind = pv_kinds_kind (self->kinds, pv_sheet_import_get_mapping (import)->kind);
  guint n_new = pv_sheet_import_count (import, PV_ROW_NEW), n_changed = pv_sheet_import_count (import, PV_ROW_CHANGED);
  guint n_same = pv_sheet_import_count (import, PV_ROW_SAME), n_made = 0;

  for (guint k = 1; k < 256; k++)
    n_made += pv_sheet_import_count_made (import, (PvKind) k);
  if (n_made > 0)
    return g_strdup_printf (_("%s: %u new, %u changed, %u as before; made besides: %u"), pv_kind_plural (kind), n_new, n_changed, n_same, n_made);
  if (n_changed + n_same > 0)
    return g_strdup_printf (_("%s: %u new, %u changed, %u as before"), pv_kind_plural (kind), n_new, n_changed, n_same);
  if (kind->kind == PV_ACTOR)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor added", "%u actors added", n_new), n_new);

  return g_strdup_printf (_("%s: %u added"), pv_kind_plural (kind), n_new);
}

/* Records of the rows' kind that are new go to @added. */
static gboolean
commit_import (PvWindow *self, const PvSheetImport *import, guint64 step, GArray *added, GError **error)
{
  PvDocument *document = self->document;
  Arriving arriving = { added, pv_sheet_import_get_mapping (import)->kind };
  gulong handler;
  gboolean done;

  place_new_actors (self, import);
  pv_edits_set_step (pv_sheet_import_get_edits (import), step);
  handler = g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &arriving);
  done = pv_document_commit (document, pv_sheet_import_get_edits (import), error);
  g_signal_handler_disconnect (document, handler);
  return done;
}

static void
bring_in (PvWindow *self, PvSheetImport *import)
{
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autofree char *words = arrival_words (self, import);
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;
  if (!commit_import (self, import, 0, added, &error))
    {
      pv_toast_error (self->toasts_child, error);
      return;
    }
  show_arrived (self, import, added);
  pv_toast_undo (self->toasts_child, words);
}

/* --- several sheets --- */

/* One after another, since what one brings the next may name; one step to undo. */
typedef struct
{
  PvDocument *document;
  guint64 step;
  GPtrArray *errands;          /* PvListErrand, those to come */
  PvSheetImport *first;
  GArray *added;               /* PvId, of the first sheet */
  guint counts[PV_N_ROW_OUTCOMES];
  guint n_sheets;
} Workbook;

static void
workbook_free (Workbook *workbook)
{
  g_object_unref (workbook->document);
  g_ptr_array_unref (workbook->errands);
  pv_sheet_import_unref (workbook->first);
  g_array_unref (workbook->added);
  g_free (workbook);
}

static void
end_workbook (PvWindow *self, Workbook *workbook, const GError *error)
{
  const guint *counts = workbook->counts;
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u sheet: %u new, %u changed, %u as before, %u refused",
                                                         "%u sheets: %u new, %u changed, %u as before, %u refused", workbook->n_sheets),
                                            workbook->n_sheets, counts[PV_ROW_NEW], counts[PV_ROW_CHANGED], counts[PV_ROW_SAME],
                                            counts[PV_ROW_REFUSED]);

  if (self->document == workbook->document && workbook->n_sheets > 0)
    {
      show_arrived (self, workbook->first, workbook->added);
      pv_toast_undo (self->toasts_child, words);
    }
  if (error != NULL)
    pv_toast_error (self->toasts_child, error);
  workbook_free (workbook);
}

static gboolean
take_sheet (PvWindow *self, Workbook *workbook, const PvSheetImport *import, GArray *added, GError **error)
{
  if (!commit_import (self, import, workbook->step, added, error))
    return FALSE;
  for (guint i = 0; i < PV_N_ROW_OUTCOMES; i++)
    workbook->counts[i] += pv_sheet_import_count (import, i);
  workbook->n_sheets++;
  return TRUE;
}

static void read_next_sheet (PvWindow *self, Workbook *workbook);

static void
sheet_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PvWindow *self = PV_WINDOW (source);
  Workbook *workbook = user_data;
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GError) error = NULL;
  PvListErrand *errand = pv_list_errand_finish (result, &error);

  if (errand == NULL || self->document != workbook->document || !take_sheet (self, workbook, errand->import, added, &error))
    end_workbook (self, workbook, error);
  else
    read_next_sheet (self, workbook);
}

static void
read_next_sheet (PvWindow *self, Workbook *workbook)
{
  g_autoptr (PvListErrand) next = NULL;
  g_autoptr (PvModel) model = NULL;

  if (workbook->errands->len == 0)
    {
      end_workbook (self, workbook, NULL);
      return;
    }
  next = g_ptr_array_steal_index (workbook->errands, 0);
  model = pv_document_snapshot (workbook->document);
  g_object_unref (pv_list_errand_run (pv_list_errand_again (next, model), self, NULL, sheet_read_cb, workbook));
}

static void
bring_in_several (PvWindow *self, PvSheetImport *import, GPtrArray *others)
{
  Workbook *workbook = g_new0 (Workbook, 1);
  g_autoptr (GError) error = NULL;

  workbook->document = g_object_ref (self->document);
  workbook->step = pv_document_new_step (self->document);
  workbook->errands = g_ptr_array_ref (others);
  workbook->first = pv_sheet_import_ref (import);
  workbook->added = g_array_new (FALSE, FALSE, sizeof (PvId));
  if (take_sheet (self, workbook, import, workbook->added, &error))
    read_next_sheet (self, workbook);
  else
    end_workbook (self, workbook, error);
}

static void
bring_in_cb (PvListDialog *dialog, gpointer import, gpointer user_data)
{
  PvWindow *self = user_data;
  g_autoptr (GPtrArray) others = pv_list_dialog_get_others (dialog);

  if (others->len == 0 || self->document == NULL)
    bring_in (self, import);
  else
    bring_in_several (self, import, others);
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

  for (guint i = 0; i < MIN (pv_sheet_import_get_n_rows (import), MOST_CHOSEN); i++)
    if (pv_sheet_import_get_row (import, i)->id > 0)
      g_array_append_val (ids, pv_sheet_import_get_row (import, i)->id);
  show_arrived (self, import, ids);
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
    bring_in (self, errand->import);
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

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (is_writable (user_data))
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
