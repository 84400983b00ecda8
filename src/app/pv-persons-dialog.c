#include "app/pv-persons-dialog.h"

#include "app/pv-accessible.h"
#include "app/pv-persons-rows.h"
#include "app/pv-recents.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"
#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Of ordinary fields with the name, so many are listed; the report has all. */
#define MOST_NAMED 12

struct _PvPersonsDialog
{
  AdwWindow parent_instance;

  GtkStack *steps;
  GtkEditable *query;
  GtkStack *answers;
  GtkListBox *people;
  AdwStatusPage *nothing;
  GtkWidget *texts_group;
  GtkListBox *texts;
  GtkWidget *named_group;
  GtkListBox *named;
  GtkListBox *reach;
  GtkRevealer *bar;
  GtkLabel *why_not;           /* nothing can be erased */
  GtkLabel *marked;
  GtkWidget *erase_button;
  AdwPreferencesGroup *sure_group;
  GtkWidget *back_button;
  GtkListBox *sure_reach;
  AdwStatusPage *done;
  GtkListBox *done_reach;
  GtkWidget *close_button;

  PvDocument *document;
  PvLang lang;
  PvHoldings *holdings;        /* what is shown; NULL while nobody is asked for */
  GPtrArray *marks;            /* GtkCheckButton, borrowed: by place and version */
  GArray *ids;                 /* PvId of the words that each stands for */
};

G_DEFINE_FINAL_TYPE (PvPersonsDialog, pv_persons_dialog, ADW_TYPE_WINDOW)

static const PvModel *
model_of (PvPersonsDialog *self)
{
  return pv_document_get_model (self->document);
}

/* (transfer full) */
static GArray *
marked_ids (PvPersonsDialog *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; i < self->marks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->marks, i)))
      g_array_append_val (ids, g_array_index (self->ids, PvId, i));
  return ids;
}

static void
show_why_not (PvPersonsDialog *self)
{
  const char *reason = pv_document_get_read_only_reason (self->document);
  g_autofree char *words = reason ? g_strdup_printf (_("Nothing can be erased here: %s"), reason)
                                  : g_strdup (_("Nothing can be erased while you only look: allow changes first (Ctrl+Shift+O)"));

  gtk_label_set_label (self->why_not, words);
  gtk_widget_set_visible (GTK_WIDGET (self->why_not), pv_document_is_read_only (self->document));
}

static void
marks_changed_cb (PvPersonsDialog *self)
{
  g_autoptr (GArray) ids = marked_ids (self);
  g_autofree char *words = g_strdup_printf (_("Marked: %u of %u"), ids->len, self->marks->len);

  gtk_label_set_label (self->marked, words);
  show_why_not (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "persons.ask", ids->len > 0 && !pv_document_is_read_only (self->document));
}

/* --- what is held --- */

static void
add_words (PvPersonsDialog *self, const PvHeld *held, const PvHeldWords *words)
{
  GtkCheckButton *mark;
  GtkWidget *row = pv_persons_row_of_words (model_of (self), held, words, self->holdings->query, self->lang, &mark);

  gtk_list_box_append (self->texts, row);
  g_ptr_array_add (self->marks, mark);
  g_array_append_val (self->ids, words->id);
  g_signal_connect_object (mark, "toggled", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
clear_answer (PvPersonsDialog *self)
{
  g_ptr_array_set_size (self->marks, 0);
  g_array_set_size (self->ids, 0);
  pv_persons_clear (self->texts);
  pv_persons_clear (self->named);
  g_clear_pointer (&self->holdings, pv_holdings_free);
}

static void
fill_answer (PvPersonsDialog *self)
{
  for (guint i = 0; i < self->holdings->places->len; i++)
    {
      const PvHeld *held = g_ptr_array_index (self->holdings->places, i);

      for (guint w = 0; w < held->words->len; w++)
        add_words (self, held, g_ptr_array_index (held->words, w));
    }
  for (guint i = 0; i < MIN (self->holdings->named->len, MOST_NAMED); i++)
    gtk_list_box_append (self->named, pv_persons_row_of_named (model_of (self), g_ptr_array_index (self->holdings->named, i)));
  if (self->holdings->named->len > MOST_NAMED)
    gtk_list_box_append (self->named, pv_persons_row_of_more (self->holdings->named->len - MOST_NAMED));
  gtk_widget_set_visible (self->texts_group, self->holdings->places->len > 0);
  gtk_widget_set_visible (self->named_group, self->holdings->named->len > 0);
  pv_persons_fill_reach (self->reach, self->holdings->far_files);
  pv_persons_fill_reach (self->sure_reach, self->holdings->far_files);
  marks_changed_cb (self);
}

static void
show_answer (PvPersonsDialog *self, const char *name)
{
  gboolean found = self->holdings->places->len + self->holdings->named->len > 0;
  g_autofree char *title = g_strdup_printf (_("Nothing is held about: %s"), name);

  fill_answer (self);
  adw_status_page_set_title (self->nothing, title);
  gtk_stack_set_visible_child_name (self->answers, found ? "found" : "nothing");
  gtk_revealer_set_reveal_child (self->bar, found);
  gtk_widget_set_visible (self->erase_button, self->holdings->places->len > 0);
}

/* Nobody is asked for: who there is. */
static void
show_people (PvPersonsDialog *self)
{
  g_autoptr (GPtrArray) names = pv_document_list_persons (self->document);

  pv_persons_clear (self->people);
  for (guint i = 0; i < names->len; i++)
    gtk_list_box_append (self->people, pv_persons_row_of_name (g_ptr_array_index (names, i)));
  gtk_stack_set_visible_child_name (self->answers, names->len > 0 ? "people" : "empty");
  gtk_revealer_set_reveal_child (self->bar, FALSE);
}

static void
query_changed_cb (PvPersonsDialog *self)
{
  g_autofree char *name = pv_text_or_null (gtk_editable_get_text (self->query));
  g_autoptr (GError) error = NULL;

  clear_answer (self);
  if (name != NULL)
    self->holdings = pv_document_find_person (self->document, name, &error);
  pv_toast_error (GTK_WIDGET (self->steps), error);
  if (self->holdings != NULL)
    show_answer (self, name);
  else
    show_people (self);
}

/* Esc lets go of the name first, then of the window. */
static void
search_stopped_cb (PvPersonsDialog *self)
{
  if (*gtk_editable_get_text (self->query) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    pv_persons_dialog_find (self, "");
}

static void
person_activated_cb (PvPersonsDialog *self, GtkListBoxRow *row)
{
  pv_persons_dialog_find (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* --- the report --- */

gboolean
pv_persons_dialog_write (PvPersonsDialog *self, const char *path, GError **error)
{
  g_autoptr (PvReport) report = NULL;

  g_return_val_if_fail (PV_IS_PERSONS_DIALOG (self), FALSE);
  g_return_val_if_fail (self->holdings != NULL, FALSE);

  report = pv_report_person (model_of (self), self->holdings, self->lang, PV_NO_DATE);
  return pv_fodt_export (report, path, NULL, error);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  PvPersonsDialog *self = user_data;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *with_ending = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->holdings == NULL)
    return;

  with_ending = g_str_has_suffix (path, ".fodt") ? g_strdup (path) : g_strconcat (path, ".fodt", NULL);
  if (pv_persons_dialog_write (self, with_ending, &error))
    pv_toast (GTK_WIDGET (self->steps), _("The report was saved. It holds personal data: keep it where others cannot read it."));
  pv_toast_error (GTK_WIDGET (self->steps), error);
}

/* The file's name holds no person's: it would stay in lists of recent files. */
static void
report_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const patterns[] = { "*.fodt", NULL };
  g_autofree char *proposed = g_strdup_printf ("%s.fodt", _("personal-data"));
  const PvFileQuestion question = { _("Save as a report"), _("Save"), proposed, _("Text documents"), patterns, TRUE };

  if (PV_PERSONS_DIALOG (widget)->holdings != NULL)
    pv_toolkit_choose_file (GTK_WINDOW (widget), &question, file_chosen_cb, g_object_ref (widget), g_object_unref);
}

/* --- erasing --- */

static void
ask_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvPersonsDialog *self = PV_PERSONS_DIALOG (widget);
  g_autoptr (GArray) ids = marked_ids (self);
  g_autofree char *title = NULL;

  if (self->holdings == NULL || ids->len == 0)
    return;

  title = g_strdup_printf (_("Erase for ever: %1$s? Texts: %2$u"), self->holdings->query, ids->len);
  adw_preferences_group_set_title (self->sure_group, title);
  gtk_stack_set_visible_child_name (self->steps, "sure");
  gtk_widget_grab_focus (self->back_button);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvPersonsDialog *self = PV_PERSONS_DIALOG (widget);

  gtk_stack_set_visible_child_name (self->steps, "find");
  gtk_widget_grab_focus (self->erase_button);
}

/* The start page's picture may show what is gone. */
static void
forget_picture (PvPersonsDialog *self)
{
  g_autofree char *picture = pv_recents_picture (pv_document_get_path (self->document));

  g_unlink (picture);
}

/* (transfer full) */
static char *
words_of_done (PvPersonsDialog *self)
{
  const char *problem = pv_document_get_save_problem (self->document);
  gboolean folder = pv_document_is_together (self->document);

  if (problem != NULL)
    return g_strdup_printf (folder ? _("They are gone from this computer, but still in the shared folder: %s")
                                   : _("They are gone from this computer, but still in the shared file: %s"),
                            problem);
  return g_strdup (folder ? _("They are gone from this computer and from its file in the shared folder. What is out of reach is left to you:")
                          : _("They are gone from this computer and from the shared file. What is out of reach is left to you:"));
}

static void
show_done (PvPersonsDialog *self, guint n)
{
  g_autofree char *title = g_strdup_printf (_("Erased texts: %u"), n);
  g_autoptr (GPtrArray) far_files = pv_document_list_far_files (self->document);
  g_autofree char *words = words_of_done (self);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_title (self->done, title);
  adw_status_page_set_description (self->done, markup);
  pv_persons_fill_reach (self->done_reach, far_files);
  gtk_stack_set_visible_child_name (self->steps, "done");
  gtk_widget_grab_focus (self->close_button);
}

static void
erase_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvPersonsDialog *self = PV_PERSONS_DIALOG (widget);
  g_autoptr (GArray) ids = marked_ids (self);
  g_autoptr (GError) error = NULL;

  if (!pv_document_erase_words (self->document, ids, &error))
    {
      gtk_stack_set_visible_child_name (self->steps, "find");
      pv_toast_error (GTK_WIDGET (self->steps), error);
      return;
    }
  forget_picture (self);
  clear_answer (self);
  gtk_editable_set_text (self->query, "");
  show_done (self, ids->len);
}

static void
pv_persons_dialog_dispose (GObject *object)
{
  PvPersonsDialog *self = PV_PERSONS_DIALOG (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->holdings, pv_holdings_free);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (pv_persons_dialog_parent_class)->dispose (object);
}

static void
pv_persons_dialog_class_init (PvPersonsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_persons_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-persons-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, query);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, answers);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, people);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, texts_group);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, texts);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, named_group);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, named);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, reach);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, marked);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, why_not);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, erase_button);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, sure_group);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, sure_reach);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, done);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, done_reach);
  gtk_widget_class_bind_template_child (widget_class, PvPersonsDialog, close_button);
  gtk_widget_class_install_action (widget_class, "persons.report", NULL, report_cb);
  gtk_widget_class_install_action (widget_class, "persons.ask", NULL, ask_cb);
  gtk_widget_class_install_action (widget_class, "persons.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "persons.erase", NULL, erase_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pv_persons_dialog_init (PvPersonsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_grow_with_text (GTK_WINDOW (self));
  self->marks = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_signal_connect_object (self->query, "search-changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->query, "stop-search", G_CALLBACK (search_stopped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "row-activated", G_CALLBACK (person_activated_cb), self, G_CONNECT_SWAPPED);
}

void
pv_persons_dialog_find (PvPersonsDialog *self, const char *name)
{
  g_return_if_fail (PV_IS_PERSONS_DIALOG (self));

  gtk_editable_set_text (self->query, name);
  query_changed_cb (self);
}

GtkWidget *
pv_persons_dialog_new (GtkWindow *parent, PvDocument *document, PvLang lang)
{
  PvPersonsDialog *self = g_object_new (PV_TYPE_PERSONS_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->lang = lang;
  g_signal_connect_object (document, "held-changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  show_people (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->query));
  return GTK_WIDGET (self);
}
