/* After a workshop: what was raised is confirmed, changed or dropped, and one command writes what people take along. */
#include "app/pv-window-private.h"

#include "app/pv-raised-dialog.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"
#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *near;
  PvModel *model;
  PvLang lang;
  PvDate today;
  char *folder;
} Work;

static void
work_clear (gpointer data)
{
  Work *work = data;

  g_object_unref (work->near);
  pv_model_unref (work->model);
  g_free (work->folder);
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
  GError *error = NULL;

  if (pv_workshop_bundle (work->model, work->lang, PV_NO_DATE, work->today, work->folder, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *near, GAsyncResult *result, gpointer data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (work->folder);
  g_autofree char *words = g_strdup_printf (_("Saved, ready to send: the folder %s"), name);

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
  work->folder = g_file_get_path (file);
  task = g_task_new (work->near, NULL, written_cb, NULL);
  g_task_set_task_data (task, g_rc_box_acquire (work), work_unref);
  pv_task_run_in_worker (task, write_in_worker);
}

/* Said where people look: in the list, when it is open. */
static GtkWidget *
near_of (PvWindow *self)
{
  return self->raised_dialog ? gtk_window_get_child (GTK_WINDOW (self->raised_dialog)) : self->toasts_child;
}

static void
save_workshop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;
  PvModel *model = pv_document_get_model (self->document);
  PvDate day = pv_workshop_last_day (model);
  g_autofree char *date = day != PV_NO_DATE ? pv_date_to_iso (day) : NULL;
  g_autofree char *name = date ? g_strdup_printf (_("workshop-%s"), date) : NULL;
  const PvFileQuestion question = { .title = _("A folder for what came of the workshop"), .accept = _("_Save"), .name = name, .save = TRUE };
  Work *work;

  if (date == NULL)
    {
      pv_toast (near_of (self), _("Nothing was raised yet: write down what the room says (Ctrl+Shift+K)"));
      return;
    }
  pv_window_finish_typing (self);
  work = g_rc_box_new0 (Work);
  work->near = g_object_ref (near_of (self));
  work->model = pv_document_snapshot (self->document);
  work->lang = self->content_lang;
  work->today = pv_document_get_day (self->document);
  pv_toolkit_choose_file (self->raised_dialog ? GTK_WINDOW (self->raised_dialog) : GTK_WINDOW (self), &question, chosen_cb, work, work_unref);
}

static void
raised_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  pv_window_finish_typing (self);
  if (self->raised_dialog == NULL)
    g_set_weak_pointer (&self->raised_dialog, pv_raised_dialog_new (GTK_WINDOW (self), self->document, self->content_lang));
  gtk_window_present (GTK_WINDOW (self->raised_dialog));
}

static const GActionEntry entries[] = {
  { "raised", raised_cb },
  { "save-workshop", save_workshop_cb },
};

void
pv_window_init_after_workshop (PvWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
