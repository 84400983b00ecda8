#include "app/pv-save.h"

#include "app/pv-toast.h"

typedef struct
{
  GtkWidget *near;
  PvModel *model;
  PvLang lang;
  PvDate today;
  PvSaveWrite write;
  char *said;
  char *path;
} Work;

static void
work_clear (gpointer data)
{
  Work *work = data;

  g_object_unref (work->near);
  pv_model_unref (work->model);
  g_free (work->said);
  g_free (work->path);
}

static void
work_unref (gpointer work)
{
  g_rc_box_release_full (work, work_clear);
}

static void
write_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  const PvSaveFrom from = { .model = work->model, .lang = work->lang, .today = work->today, .path = work->path };
  GError *error = NULL;

  if (work->write (&from, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *near, GAsyncResult *result, gpointer data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (work->path);
  g_autofree char *words = g_strdup_printf (work->said, name);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    pv_toast (GTK_WIDGET (near), words);
  else
    pv_toast_error (GTK_WIDGET (near), error);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  Work *work = data;
  g_autoptr (GTask) task = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  work->path = g_file_get_path (file);
  task = g_task_new (work->near, NULL, written_cb, NULL);
  g_task_set_task_data (task, g_rc_box_acquire (work), work_unref);
  pv_task_run_in_worker (task, write_in_worker);
}

void
pv_save (GtkWindow *parent, GtkWidget *near, PvDocument *document, PvLang lang, const PvFileQuestion *question, PvSaveWrite write, const char *said)
{
  Work *work = g_rc_box_new0 (Work);

  work->near = g_object_ref (near);
  work->model = pv_document_snapshot (document);
  work->lang = lang;
  work->today = pv_document_get_day (document);
  work->write = write;
  work->said = g_strdup (said);
  pv_toolkit_choose_file (parent, question, chosen_cb, work, work_unref);
}
