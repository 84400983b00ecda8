#include "app/pv-accessible.h"
#include "app/pv-export-dialog-private.h"

#include "app/pv-export-formats.h"
#include "app/pv-export-proposal.h"
#include "app/pv-tab-stop.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (PvExportDialog, pv_export_dialog, ADW_TYPE_WINDOW)

static const PvLang langs[] = { PV_LANG_FI, PV_LANG_SV, PV_LANG_BOTH, PV_LANG_EN };
static const guint audiences[] = { PV_AUDIENCE_PUBLIC, PV_AUDIENCE_PARTNERS, PV_AUDIENCE_INTERNAL };
static const char *const audience_words[] = {
  N_("Anybody may read it: no contact persons, nothing internal"),
  N_("For those who work together: no contact persons, nothing internal"),
  N_("Everything, findings and notes too: not to be handed on"),
};

PvExportFormat
pv_export_dialog_get_format (PvExportDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->formats);

  return row ? (PvExportFormat) gtk_list_box_row_get_index (row) : PV_EXPORT_REPORT;
}

/* PV_ANY_KIND: the export is about everything. */
static PvKind
kind_of_records (PvExportDialog *self)
{
  const PvExportInfo *info = pv_export_info (pv_export_dialog_get_format (self));

  return info->kinds[0] == PV_ANY_KIND ? PV_ANY_KIND : info->kinds[pv_export_toggles_get_selected (self->about)];
}

PvExportJob *
pv_export_dialog_new_job (PvExportDialog *self)
{
  PvExportJob *job = pv_export_job_new (pv_export_dialog_get_format (self));
  g_autoptr (GArray) records = kind_of_records (self) != PV_ANY_KIND ? pv_export_records_get (self->records) : NULL;

  if (records)
    g_array_append_vals (job->records, records->data, records->len);
  if (job->format == PV_EXPORT_TABLE && self->table_kind != PV_ANY_KIND)
    {
      job->kind = self->table_kind;
      g_array_append_vals (job->fields, self->table_fields->data, self->table_fields->len);
      g_array_append_vals (job->records, self->table_ids->data, self->table_ids->len);
    }
  job->audience = audiences[pv_export_toggles_get_selected (self->audience)];
  job->lang = langs[pv_export_toggles_get_selected (self->lang)];
  job->with_raised = gtk_switch_get_active (self->raised);
  job->part = (PvPicturePart) pv_export_toggles_get_selected (self->part);
  job->pages = g_strcmp0 (pv_export_dialog_get_ending (self), "pdf") == 0 ? (PvPages) pv_export_toggles_get_selected (self->pages) : PV_PAGES_ONE;
  job->scope = self->scope ? pv_picture_scope_copy (self->scope) : NULL;
  job->today = pv_document_get_day (self->document);
  return job;
}

/* Those the export can be about, by title. (transfer container) */
static GPtrArray *
list_records (PvExportDialog *self, PvKind kind)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (self->document), kind, &n);

  for (guint i = 0; i < n; i++)
    if (pv_record_get_standing (records[i]) != PV_STANDING_RETIRED && (kind != PV_AREA || pv_export_is_municipality (records[i])))
      g_ptr_array_add (list, records[i]);

  return list;
}

static int
compare_titles (gconstpointer a, gconstpointer b, gpointer user_data)
{
  PvExportDialog *self = user_data;
  PvModel *model = pv_document_get_model (self->document);
  g_autofree char *first = pv_title (model, *(PvRecord *const *) a, self->content_lang);
  g_autofree char *second = pv_title (model, *(PvRecord *const *) b, self->content_lang);

  return g_utf8_collate (first, second);
}

static GArray *
fitting (PvExportDialog *self, PvKind kind)
{
  guint n;
  const PvId *ids = pv_selection_get_ids (self->selection, &n);

  return pv_export_fitting (pv_document_get_model (self->document), ids, n, kind);
}

static void
fill_records (PvExportDialog *self)
{
  PvModel *model = pv_document_get_model (self->document);
  PvKind kind = kind_of_records (self);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) chosen = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->records), kind != PV_ANY_KIND);
  if (kind == PV_ANY_KIND)
    return;
  list = list_records (self, kind);
  chosen = fitting (self, kind);
  g_ptr_array_sort_with_data (list, compare_titles, self);
  if (kind != PV_SERVICE && chosen->len > 1)
    g_array_set_size (chosen, 1);
  pv_export_records_set_document (self->records, self->document);
  pv_export_records_fill (self->records, model, list, chosen, kind == PV_SERVICE,
                          kind == PV_AREA ? _("Municipality") : pv_kind_plural (pv_kinds_kind (pv_model_get_kinds (model), kind)),
                          self->content_lang);
}

/* Which of the kinds most likely: what is chosen in the window, or what there is. */
static guint
likely_kind (PvExportDialog *self, const PvExportInfo *info)
{
  const PvModel *model = pv_document_get_model (self->document);
  guint n, selected = 0;

  pv_selection_get_ids (self->selection, &n);
  for (guint i = 0; n > 0 && info->kinds[i] != PV_ANY_KIND; i++)
    {
      g_autoptr (GArray) found = fitting (self, info->kinds[i]);

      if (found->len > 0)
        return i;
    }
  while (info->kinds[selected] != PV_ANY_KIND && pv_model_count (model, info->kinds[selected]) == 0)
    selected++;

  return info->kinds[selected] == PV_ANY_KIND ? 0 : selected;
}

/* Of services, any number. */
static const char *
kind_words (const PvKindInfo *kind)
{
  return kind->kind == PV_SERVICE ? pv_kind_plural (kind) : pv_kind_label (kind);
}

static void
fill_about (PvExportDialog *self, const PvExportInfo *info)
{
  const PvKinds *kinds = pv_model_get_kinds (pv_document_get_model (self->document));
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; info->kinds[i] != PV_ANY_KIND; i++)
    g_ptr_array_add (words, (gpointer) kind_words (pv_kinds_kind (kinds, info->kinds[i])));
  gtk_widget_set_visible (GTK_WIDGET (self->about), words->len > 1);
  g_ptr_array_add (words, NULL);
  pv_export_toggles_set_words (self->about, _("About what"), (const char *const *) words->pdata);
  pv_export_toggles_set_selected (self->about, likely_kind (self, info));
}

static void
fill_files (PvExportDialog *self, const PvExportInfo *info)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; info->endings[i]; i++)
    g_ptr_array_add (words, g_ascii_strup (info->endings[i], -1));
  gtk_widget_set_visible (self->file_row, words->len > 1);
  g_ptr_array_add (words, NULL);
  pv_export_toggles_set_words (self->file, _("File"), (const char *const *) words->pdata);
}

const char *
pv_export_dialog_get_ending (PvExportDialog *self)
{
  const char *const *endings = pv_export_info (pv_export_dialog_get_format (self))->endings;

  return endings[0] ? endings[pv_export_toggles_get_selected (self->file)] : NULL;
}

static void
explain_file (PvExportDialog *self)
{
  static const struct
  {
    const char *ending;
    const char *words;
  } explained[] = { { "svg", N_("A drawing with real text, to work on") }, { "pdf", N_("To print and send") },
                    { "png", N_("A picture, for slides and web pages") }, { "xlsx", N_("For Excel") },
                    { "ods", N_("For LibreOffice and other programs") }, { "csv", N_("Plain text, for any program") } };

  for (guint i = 0; i < G_N_ELEMENTS (explained); i++)
    if (g_strcmp0 (pv_export_dialog_get_ending (self), explained[i].ending) == 0)
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row), _(explained[i].words));
}

static gboolean
is_ready (const PvExportJob *job, PvKind kind)
{
  return kind == PV_ANY_KIND || job->records->len > 0;
}

static void
show_remarks (PvExportDialog *self, const PvExportJob *job, gboolean ready)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) remarks = NULL;

  if (ready)
    remarks = pv_export_job_remarks (job, pv_document_get_model (self->document), self->older, &error);
  if (remarks)
    pv_export_remarks_show (self->remarks, remarks);
  else
    pv_export_remarks_show_problem (self->remarks, error ? error->message : _("Nothing is chosen yet"));
}

/* The page behind shows the very thing: then its part may be chosen. */
static gboolean
scope_fits (PvExportDialog *self, const PvExportJob *job)
{
  PvId path = job->format == PV_EXPORT_PATH && job->records->len > 0 ? g_array_index (job->records, PvId, 0) : PV_NO_ID;

  return pv_export_info (job->format)->picture && self->scope && self->scope->path == path;
}

static void
show_picture_choices (PvExportDialog *self, const PvExportJob *job, gboolean ready)
{
  gboolean picture = pv_export_info (job->format)->picture, fits = scope_fits (self, job);
  gboolean pdf = g_strcmp0 (pv_export_dialog_get_ending (self), "pdf") == 0;

  gtk_widget_set_visible (self->part_row, fits);
  pv_export_toggles_set_sensitive (self->part, PV_PICTURE_CHOSEN, fits && self->scope->chosen);
  gtk_widget_set_visible (self->pages_row, picture && pdf && !(fits && job->part == PV_PICTURE_SEEN));
  if (picture && ready)
    {
      g_autoptr (PvModel) snapshot = pv_document_snapshot (self->document);

      pv_export_preview_show (self->preview, pv_export_dialog_new_job (self), snapshot);
    }
  else
    pv_export_preview_hide (self->preview);
}

void
pv_export_dialog_show_choices (PvExportDialog *self)
{
  g_autoptr (PvExportJob) job = pv_export_dialog_new_job (self);
  gboolean ready = is_ready (job, kind_of_records (self));

  adw_action_row_set_subtitle (self->audience_row, _(audience_words[pv_export_toggles_get_selected (self->audience)]));
  explain_file (self);
  show_remarks (self, job, ready);
  show_picture_choices (self, job, ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.choose-file", ready && self->writing == NULL);
}

static void
choice_changed_cb (PvExportDialog *self)
{
  if (!self->filling)
    pv_export_dialog_show_choices (self);
}

static void
about_changed_cb (PvExportDialog *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  fill_records (self);
  self->filling = FALSE;
  pv_export_dialog_show_choices (self);
}

static void
format_selected_cb (PvExportDialog *self)
{
  const PvExportInfo *info = pv_export_info (pv_export_dialog_get_format (self));

  if (self->filling || self->document == NULL)
    return;
  self->filling = TRUE;
  gtk_label_set_label (self->purpose, _(info->purpose));
  fill_about (self, info);
  fill_files (self, info);
  fill_records (self);
  gtk_widget_set_visible (self->lang_row, info->has_lang);
  gtk_widget_set_visible (self->raised_row, info->asks_raised);
  gtk_widget_set_visible (GTK_WIDGET (self->audience_row), !info->blank);
  gtk_switch_set_active (self->raised, info->raised);
  self->filling = FALSE;
  pv_export_dialog_show_choices (self);
}

/* The record is in the window behind. */
static void
show_record_cb (PvExportDialog *self, gint64 id)
{
  g_autoptr (PvSelection) selection = g_object_ref (self->selection);

  gtk_window_close (GTK_WINDOW (self));
  pv_selection_show (selection, id);
}

static void
choose_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pv_export_dialog_choose_file (PV_EXPORT_DIALOG (widget));
}

static gboolean
pv_export_dialog_close_request (GtkWindow *window)
{
  PvExportDialog *self = PV_EXPORT_DIALOG (window);

  if (self->writing)
    g_cancellable_cancel (G_CANCELLABLE (self->writing));
  return GTK_WINDOW_CLASS (pv_export_dialog_parent_class)->close_request (window);
}

static void
pv_export_dialog_dispose (GObject *object)
{
  PvExportDialog *self = PV_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->writing);
  g_clear_pointer (&self->older, g_array_unref);
  g_clear_pointer (&self->scope, pv_picture_scope_free);
  g_clear_pointer (&self->table_fields, g_array_unref);
  g_clear_pointer (&self->table_ids, g_array_unref);
  self->filling = TRUE;

  G_OBJECT_CLASS (pv_export_dialog_parent_class)->dispose (object);
}

static void
pv_export_dialog_class_init (PvExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PV_TYPE_EXPORT_RECORDS);
  g_type_ensure (PV_TYPE_EXPORT_REMARKS);
  g_type_ensure (PV_TYPE_EXPORT_TOGGLES);
  g_type_ensure (PV_TYPE_EXPORT_PREVIEW);
  g_type_ensure (PV_TYPE_TAB_STOP);
  G_OBJECT_CLASS (klass)->dispose = pv_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pv_export_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, formats);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, purpose);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, about);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, records);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, file);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, audience_row);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, audience);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, lang_row);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, lang);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, raised_row);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, raised);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, part_row);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, part);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, pages_row);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, remarks);
  gtk_widget_class_bind_template_child (widget_class, PvExportDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, about_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_record_cb);
  gtk_widget_class_install_action (widget_class, "export.choose-file", NULL, choose_file_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_format_row (const PvExportInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *labels[] = { gtk_label_new (_(info->label)), gtk_label_new (_(info->kind_of_file)) };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_box_append (GTK_BOX (words), labels[i]);
    }
  gtk_widget_add_css_class (labels[1], "caption");
  gtk_widget_add_css_class (labels[1], "pv-second");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (info->icon));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->label), -1);
  return row;
}

static void
pv_export_dialog_init (PvExportDialog *self)
{
  const char *words_of_audiences[G_N_ELEMENTS (audiences) + 1] = { NULL };
  const char *words_of_langs[] = { "Suomi", "Svenska", _("Both"), "English", NULL };
  const char *words_of_parts[] = { _("Everything"), _("What is chosen"), _("What is seen"), NULL };
  const char *words_of_pages[] = { _("One page"), "A4", "A3", NULL };

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_grow_with_text (GTK_WINDOW (self));
  for (guint i = 0; i < PV_N_EXPORTS; i++)
    gtk_list_box_append (self->formats, new_format_row (pv_export_info (i)));
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    words_of_audiences[i] = pv_choice_label (PV_CHOICES_AUDIENCE, audiences[i]);
  pv_export_toggles_set_words (self->audience, _("For whom"), words_of_audiences);
  pv_export_toggles_set_words (self->lang, _("Language"), words_of_langs);
  pv_export_toggles_set_words (self->part, _("What of it"), words_of_parts);
  pv_export_toggles_set_words (self->pages, _("Pages"), words_of_pages);
  gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->formats, PV_EXPORT_TABLE)), FALSE);
  self->filling = FALSE;
}

GtkWidget *
pv_export_dialog_new (GtkWindow *parent, PvDocument *document, PvSelection *selection, PvLang lang)
{
  PvExportDialog *self = g_object_new (PV_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  guint n;
  const PvId *ids = pv_selection_get_ids (selection, &n);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->older = pv_document_get_older_texts (document, NULL);
  self->content_lang = lang;
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    if (langs[i] == lang)
      pv_export_toggles_set_selected (self->lang, i);
  self->filling = FALSE;
  pv_export_dialog_set_format (self, pv_export_likely_format (pv_document_get_model (document), ids, n));
  return GTK_WIDGET (self);
}

void
pv_export_dialog_set_audience (PvExportDialog *self, PvAudience audience)
{
  g_return_if_fail (PV_IS_EXPORT_DIALOG (self));

  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (audiences[i] == audience)
      pv_export_toggles_set_selected (self->audience, i);
}

void
pv_export_dialog_set_scope (PvExportDialog *self, PvPictureScope *scope)
{
  g_return_if_fail (PV_IS_EXPORT_DIALOG (self));

  g_clear_pointer (&self->scope, pv_picture_scope_free);
  self->scope = scope;
  pv_export_dialog_show_choices (self);
}

void
pv_export_dialog_set_format (PvExportDialog *self, PvExportFormat format)
{
  GtkListBoxRow *row;

  g_return_if_fail (PV_IS_EXPORT_DIALOG (self));

  row = gtk_list_box_get_row_at_index (self->formats, (int) format);
  gtk_list_box_select_row (self->formats, row);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (row));
}

void
pv_export_dialog_set_table (PvExportDialog *self, PvKind kind, const GArray *fields, const GArray *ids)
{
  g_return_if_fail (PV_IS_EXPORT_DIALOG (self));

  self->table_kind = kind;
  self->table_fields = g_array_copy ((GArray *) fields);
  self->table_ids = g_array_copy ((GArray *) ids);
  gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->formats, PV_EXPORT_TABLE)), TRUE);
  pv_export_dialog_set_format (self, PV_EXPORT_TABLE);
}
