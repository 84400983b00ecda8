#include "app/pv-export-preview.h"

#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>

#define MOST_WIDTH 560
#define MOST_HEIGHT 220
/* Ms without another choice. */
#define REST 120

struct _PvExportPreview
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkPicture *picture;
  GtkLabel *words;

  PvExportJob *job;            /* to be drawn when it has rested */
  PvModel *snapshot;
  GCancellable *cancellable;
  guint rest;
};

G_DEFINE_FINAL_TYPE (PvExportPreview, pv_export_preview, ADW_TYPE_BIN)

typedef struct
{
  PvExportJob *job;
  PvModel *snapshot;
  char *summary;
  guint n_sheets;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  pv_export_job_free (work->job);
  pv_model_unref (work->snapshot);
  g_free (work->summary);
  g_free (work);
}

static void
draw_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  PvDiagramChoice choice = pv_export_job_choice (work->job);
  GError *error = NULL;
  GBytes *bytes = pv_diagram_preview (work->snapshot, &choice, MOST_WIDTH * 2, MOST_HEIGHT * 2, &work->n_sheets, &work->summary,
                                      cancellable, &error);

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
say (PvExportPreview *self, const Work *work)
{
  g_autofree char *sheets = NULL;
  g_autofree char *words = NULL;

  if (work->n_sheets > 1)
    {
      sheets = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", work->n_sheets), work->n_sheets);
      words = g_strdup_printf ("%s · %s", work->summary, sheets);
    }
  gtk_label_set_label (self->words, words ? words : work->summary);
  gtk_picture_set_alternative_text (self->picture, work->summary);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PvExportPreview *self = PV_EXPORT_PREVIEW (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GdkTexture) texture = bytes ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    return;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  if (texture)
    say (self, work);
  else
    gtk_label_set_label (self->words, error->message);
}

static gboolean
rested_cb (gpointer user_data)
{
  PvExportPreview *self = user_data;
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);

  self->rest = 0;
  self->cancellable = g_cancellable_new ();
  work->job = g_steal_pointer (&self->job);
  work->snapshot = g_steal_pointer (&self->snapshot);
  task = g_task_new (self, self->cancellable, drawn_cb, NULL);
  g_task_set_task_data (task, work, work_free);
  pv_task_run_in_worker (task, draw_in_worker);
  return G_SOURCE_REMOVE;
}

static void
drop (PvExportPreview *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->job, pv_export_job_free);
  g_clear_pointer (&self->snapshot, pv_model_unref);
}

static void
pv_export_preview_dispose (GObject *object)
{
  PvExportPreview *self = PV_EXPORT_PREVIEW (object);

  drop (self);
  self->box = NULL;
  G_OBJECT_CLASS (pv_export_preview_parent_class)->dispose (object);
}

static void
pv_export_preview_class_init (PvExportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_export_preview_dispose;
}

static void
pv_export_preview_init (PvExportPreview *self)
{
  GtkWidget *words = gtk_label_new (NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->picture = GTK_PICTURE (gtk_picture_new ());
  self->words = GTK_LABEL (words);
  gtk_picture_set_can_shrink (self->picture, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), -1, MOST_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "card");
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_add_css_class (words, "pv-second");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->picture));
  gtk_box_append (GTK_BOX (self->box), words);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pv_export_preview_show (PvExportPreview *self, PvExportJob *job, PvModel *snapshot)
{
  g_return_if_fail (PV_IS_EXPORT_PREVIEW (self));

  drop (self);
  self->job = job;
  self->snapshot = pv_model_ref (snapshot);
  self->rest = g_timeout_add (REST, rested_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
pv_export_preview_hide (PvExportPreview *self)
{
  g_return_if_fail (PV_IS_EXPORT_PREVIEW (self));

  drop (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
