#include "app/pv-export-dialog.h"

#include "app/pv-toast.h"
#include "app/pv-toolkit.h"

#include <glib/gi18n-lib.h>

/* What takes longer shows that it is working, ms. */
#define PATIENCE 500

struct _PvExportDialog
{
  AdwWindow parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *export_button;
  GtkStack *stack;
  AdwComboRow *format;
  AdwComboRow *record;
  AdwComboRow *file;
  AdwComboRow *audience;
  AdwComboRow *lang;
  GtkWidget *raised_row;
  GtkSwitch *raised;
  GtkWidget *notes;
  GtkLabel *note;
  GtkSpinner *spinner;

  PvDocument *document;
  PvSelection *selection;
  GArray *records;             /* PvId, as the row lists them */
  GCancellable *cancellable;
  guint patience;
};

G_DEFINE_FINAL_TYPE (PvExportDialog, pv_export_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  const char *label;
  const char *name;            /* of the file, untranslated ending */
  const char *const *endings;
  const char *record_title;    /* NULL: the export is about everything */
  gboolean has_lang;
  gboolean raised;             /* whether what was raised is in it, unless said otherwise */
} FormatInfo;

static const char *const fodt_endings[] = { "fodt", NULL };
static const char *const xml_endings[] = { "xml", NULL };
static const char *const picture_endings[] = { "svg", "pdf", "png", NULL };
static const char *const no_endings[] = { NULL };

static const FormatInfo formats[PV_N_EXPORTS] = {
  [PV_EXPORT_REPORT] = { N_("Report to a municipality"), N_("report"), fodt_endings, N_("Municipality"), TRUE, TRUE },
  [PV_EXPORT_PROCUREMENT]
  = { N_("Descriptions for a procurement"), N_("procurement"), xml_endings, N_("Procurement or path"), FALSE, FALSE },
  [PV_EXPORT_NETWORK] = { N_("Picture of the network"), N_("network"), picture_endings, NULL, TRUE, TRUE },
  [PV_EXPORT_PATH] = { N_("Picture of a path"), N_("path"), picture_endings, N_("Service path"), TRUE, TRUE },
  [PV_EXPORT_XML] = { N_("Everything, as XML"), N_("ecosystem"), xml_endings, NULL, FALSE, FALSE },
  [PV_EXPORT_CSV] = { N_("Tables for a spreadsheet"), N_("tables"), no_endings, NULL, FALSE, FALSE },
};

static const PvLang langs[] = { PV_LANG_FI, PV_LANG_SV, PV_LANG_BOTH };
static const guint audiences[] = { PV_AUDIENCE_PUBLIC, PV_AUDIENCE_PARTNERS, PV_AUDIENCE_INTERNAL };

static PvExportFormat
format_of (PvExportDialog *self)
{
  guint row = adw_combo_row_get_selected (self->format);

  return row < PV_N_EXPORTS ? row : PV_EXPORT_REPORT;
}

static PvId
record_of (PvExportDialog *self)
{
  guint row = adw_combo_row_get_selected (self->record);

  return formats[format_of (self)].record_title && row < self->records->len ? g_array_index (self->records, PvId, row) : PV_NO_ID;
}

static PvExportJob *
job_of (PvExportDialog *self)
{
  PvExportJob *job = pv_export_job_new (format_of (self));

  job->record = record_of (self);
  job->audience = audiences[MIN (adw_combo_row_get_selected (self->audience), G_N_ELEMENTS (audiences) - 1)];
  job->lang = langs[MIN (adw_combo_row_get_selected (self->lang), G_N_ELEMENTS (langs) - 1)];
  job->with_raised = gtk_switch_get_active (self->raised);
  return job;
}

static void
add_record (PvExportDialog *self, GtkStringList *titles, const PvRecord *record)
{
  PvId id = pv_record_get_id (record);
  g_autofree char *title = pv_title (pv_document_get_model (self->document), record, PV_LANG_FI);

  gtk_string_list_append (titles, title);
  g_array_append_val (self->records, id);
}

static gboolean
is_municipality (const PvRecord *record)
{
  return pv_record_get_kind (record) != PV_AREA || pv_record_get_choice (record, PV_AREA_KIND) == PV_AREA_KIND_MUNICIPALITY;
}

static void
add_kind (PvExportDialog *self, GtkStringList *titles, PvKind kind)
{
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (self->document), kind, &n);

  for (guint i = 0; i < n; i++)
    if (is_municipality (records[i]))
      add_record (self, titles, records[i]);
}

static void
fill_records (PvExportDialog *self)
{
  PvExportFormat format = format_of (self);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  PvId chosen = pv_selection_get_single (self->selection);
  guint row = 0;

  g_array_set_size (self->records, 0);
  if (format == PV_EXPORT_REPORT)
    add_kind (self, titles, PV_AREA);
  if (format == PV_EXPORT_PROCUREMENT)
    add_kind (self, titles, PV_PROCUREMENT);
  if (format == PV_EXPORT_PROCUREMENT || format == PV_EXPORT_PATH)
    add_kind (self, titles, PV_PATH);
  for (guint i = 0; i < self->records->len; i++)
    if (g_array_index (self->records, PvId, i) == chosen)
      row = i;
  adw_combo_row_set_model (self->record, G_LIST_MODEL (titles));
  if (self->records->len > 0)
    adw_combo_row_set_selected (self->record, row);
}

static void
fill_endings (PvExportDialog *self)
{
  static const struct
  {
    const char *ending;
    const char *label;
  } labels[] = { { "svg", N_("SVG, a drawing with real text") }, { "pdf", N_("PDF, one page") }, { "png", N_("PNG, a picture") } };
  const char *const *endings = formats[format_of (self)].endings;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; endings[i]; i++)
    for (guint l = 0; l < G_N_ELEMENTS (labels); l++)
      if (g_strcmp0 (endings[i], labels[l].ending) == 0)
        gtk_string_list_append (list, _(labels[l].label));
  adw_combo_row_set_model (self->file, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (self->file), g_list_model_get_n_items (G_LIST_MODEL (list)) > 0);
}

static void
show_notes (PvExportDialog *self)
{
  g_autoptr (PvExportJob) job = job_of (self);
  g_autofree char *words = pv_export_job_notes (job, pv_document_get_model (self->document));
  gboolean can = formats[job->format].record_title == NULL || job->record != PV_NO_ID;

  gtk_label_set_label (self->note, words ? words : "");
  gtk_widget_set_visible (self->notes, words != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.choose-file", can && self->cancellable == NULL);
}

static void
choice_changed_cb (PvExportDialog *self)
{
  show_notes (self);
}

static void
format_changed_cb (PvExportDialog *self)
{
  const FormatInfo *info = &formats[format_of (self)];

  fill_records (self);
  fill_endings (self);
  gtk_widget_set_visible (GTK_WIDGET (self->record), info->record_title != NULL);
  if (info->record_title)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->record), _(info->record_title));
  gtk_widget_set_visible (GTK_WIDGET (self->lang), info->has_lang);
  gtk_widget_set_visible (self->raised_row, format_of (self) != PV_EXPORT_NETWORK && format_of (self) != PV_EXPORT_PATH);
  gtk_switch_set_active (self->raised, info->raised);
  show_notes (self);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  PvExportDialog *self = user_data;

  self->patience = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "working");
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (PvExportDialog *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "choices");
  g_clear_object (&self->cancellable);
}

static void
say_written (PvExportDialog *self, const char *path)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = g_strdup_printf (_("Exported: %s"), name);
  GtkWidget *inside = parent ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (parent)) : NULL;

  if (inside)
    pv_toast_action (gtk_widget_get_first_child (inside), words, _("Open Folder"), "app.show-folder", g_variant_new_string (path));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_object_steal_data (G_OBJECT (self), "path");
  gboolean done = pv_export_job_run_finish (result, &error);

  stop_waiting (self);
  if (done)
    {
      say_written (self, path);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_notes (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pv_toast_error (GTK_WIDGET (self->stack), error);
}

void
pv_export_dialog_write (PvExportDialog *self, const char *path)
{
  PvExportJob *job = NULL;
  g_autoptr (PvModel) snapshot = NULL;

  g_return_if_fail (PV_IS_EXPORT_DIALOG (self));
  g_return_if_fail (self->cancellable == NULL);

  job = job_of (self);
  job->path = g_strdup (path);
  snapshot = pv_document_snapshot (self->document);
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE, patience_ended_cb, self);
  g_object_set_data_full (G_OBJECT (self), "path", g_strdup (path), g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.choose-file", FALSE);
  pv_export_job_run_async (job, snapshot, self->cancellable, written_cb, g_object_ref (self));
}

static const char *
ending_of (PvExportDialog *self)
{
  const char *const *endings = formats[format_of (self)].endings;
  guint row = gtk_widget_get_visible (GTK_WIDGET (self->file)) ? adw_combo_row_get_selected (self->file) : 0;

  return endings[0] ? endings[row] : NULL;
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  PvExportDialog *self = user_data;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *dotted = ending_of (self) ? g_strconcat (".", ending_of (self), NULL) : g_strdup ("");
  g_autofree char *with_ending = NULL;

  if (path == NULL)
    return;
  with_ending = g_str_has_suffix (path, dotted) ? g_strdup (path) : g_strconcat (path, dotted, NULL);
  pv_export_dialog_write (self, with_ending);
}

static void
choose_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PvExportDialog *self = PV_EXPORT_DIALOG (widget);
  const FormatInfo *info = &formats[format_of (self)];
  g_autofree char *proposed = ending_of (self) ? g_strdup_printf ("%s.%s", _(info->name), ending_of (self)) : g_strdup (_(info->name));
  g_autofree char *pattern = g_strdup_printf ("*.%s", ending_of (self) ? ending_of (self) : "*");
  const char *patterns[] = { pattern, NULL };
  const PvFileQuestion question = { _(info->label), _("Export"), proposed, _("Files of this kind"), patterns, TRUE };

  pv_toolkit_choose_file (GTK_WINDOW (self), &question, file_chosen_cb, g_object_ref (self), g_object_unref);
}

static gboolean
pv_export_dialog_close_request (GtkWindow *window)
{
  PvExportDialog *self = PV_EXPORT_DIALOG (window);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (pv_export_dialog_parent_class)->close_request (window);
}

static void
pv_export_dialog_dispose (GObject *object)
{
  PvExportDialog *self = PV_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->records, g_array_unref);

  G_OBJECT_CLASS (pv_export_dialog_parent_class)->dispose (object);
}

static void
pv_export_dialog_class_init (PvExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pv_export_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, record);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, file);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, audience);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, lang);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, raised_row);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, raised);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, note);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, spinner);
  gtk_widget_class_install_action (widget_class, "export.choose-file", NULL, choose_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
set_words (AdwComboRow *row, const char *const *words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
pv_export_dialog_init (PvExportDialog *self)
{
  const char *format_words[PV_N_EXPORTS + 1] = { NULL };
  const char *audience_words[G_N_ELEMENTS (audiences) + 1] = { NULL };
  const char *lang_words[] = { "Suomi", "Svenska", _("Both"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->records = g_array_new (FALSE, FALSE, sizeof (PvId));
  for (guint i = 0; i < PV_N_EXPORTS; i++)
    format_words[i] = _(formats[i].label);
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    audience_words[i] = pv_choice_label (PV_CHOICES_AUDIENCE, audiences[i]);
  set_words (self->format, format_words);
  set_words (self->audience, audience_words);
  set_words (self->lang, lang_words);
}

static void
follow_choices (PvExportDialog *self)
{
  AdwComboRow *rows[] = { self->record, self->audience, self->lang, self->file };

  g_signal_connect_object (self->format, "notify::selected", G_CALLBACK (format_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (rows[i], "notify::selected", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->raised, "notify::active", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
}

/* What is chosen in the window says what is most likely wanted. */
static PvExportFormat
likely_format (PvDocument *document, PvSelection *selection)
{
  PvId id = pv_selection_get_single (selection);
  PvRecord *record = id == PV_NO_ID ? NULL : pv_model_get (pv_document_get_model (document), id);

  if (record && pv_record_get_kind (record) == PV_PROCUREMENT)
    return PV_EXPORT_PROCUREMENT;
  if (record && pv_record_get_kind (record) == PV_PATH)
    return PV_EXPORT_PATH;
  return PV_EXPORT_REPORT;
}

GtkWidget *
pv_export_dialog_new (GtkWindow *parent, PvDocument *document, PvSelection *selection, PvLang lang)
{
  PvExportDialog *self = g_object_new (PV_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    if (langs[i] == lang)
      adw_combo_row_set_selected (self->lang, i);
  adw_combo_row_set_selected (self->format, likely_format (document, selection));
  format_changed_cb (self);
  follow_choices (self);
  return GTK_WIDGET (self);
}

void
pv_export_dialog_set_format (PvExportDialog *self, PvExportFormat format)
{
  g_return_if_fail (PV_IS_EXPORT_DIALOG (self));

  adw_combo_row_set_selected (self->format, format);
}
