#include "app/pv-forgetting.h"

#include "app/pv-application.h"
#include "app/pv-recents.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"
#include "app/pv-window.h"

#include <glib/gi18n-lib.h>

/* One removal, from the question to the last word. */
typedef struct
{
  GtkWindow *parent;           /* NULL when it is gone */
  GtkApplication *application;
  char *path;
  const PvKinds *kinds;
  gboolean unshared_too;
  guint n_unshared;
} Forgetting;

static void
forgetting_free (gpointer data)
{
  Forgetting *forgetting = data;

  g_clear_weak_pointer (&forgetting->parent);
  g_object_unref (forgetting->application);
  g_free (forgetting->path);
  g_free (forgetting);
}

static void forget (Forgetting *forgetting);

static void
say (Forgetting *forgetting, const char *words, const GError *error)
{
  GtkWidget *near = forgetting->parent && PV_IS_WINDOW (forgetting->parent) ? pv_window_get_toasts (PV_WINDOW (forgetting->parent)) : NULL;

  if (near && error)
    pv_toast_error (near, error);
  else if (near)
    pv_toast (near, words);
}

static void
surely_cb (const char *answer, gpointer user_data)
{
  Forgetting *forgetting = user_data;

  if (g_strcmp0 (answer, "remove") != 0)
    {
      forgetting_free (forgetting);
      return;
    }
  forgetting->unshared_too = TRUE;
  forget (forgetting);
}

/* What nobody else has: said in numbers before it can go. */
static void
ask_surely (Forgetting *forgetting)
{
  static const PvAnswer answers[] = { { "keep", N_("_Keep It"), PV_ANSWER_SUGGESTED },
                                      { "remove", N_("_Remove All the Same"), PV_ANSWER_DESTRUCTIVE },
                                      { NULL } };
  g_autofree char *name = g_filename_display_basename (forgetting->path);
  g_autofree char *body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%s lacks %u change that only this laptop has. Open the document here to save it there first. "
                                                        "Removed now, it is gone for good.",
                                                        "%s lacks %u changes that only this laptop has. Open the document here to save them there first. "
                                                        "Removed now, they are gone for good.",
                                                        forgetting->n_unshared),
                                           name, forgetting->n_unshared);

  pv_toolkit_ask (forgetting->parent, _("Not everything is in the shared file"), body, answers, surely_cb, forgetting);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Forgetting *forgetting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (forgetting->path);
  g_autofree char *words = g_strdup_printf (_("Removed from this laptop: %s"), name);

  if (!g_task_propagate_boolean (G_TASK (result), &error) && g_error_matches (error, PV_ERROR, PV_ERROR_REFUSED) && forgetting->parent)
    {
      ask_surely (forgetting);
      return;
    }
  if (error == NULL)
    {
      pv_recents_forget (forgetting->path);
      pv_toolkit_forget_recent (forgetting->path);
      for (GList *l = gtk_application_get_windows (forgetting->application); l; l = l->next)
        if (PV_IS_WINDOW (l->data))
          pv_window_refresh_start_page (l->data);
    }
  say (forgetting, words, error);
  forgetting_free (forgetting);
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Forgetting *forgetting = data;
  GError *error = NULL;

  if (pv_document_forget (forgetting->path, forgetting->kinds, forgetting->unshared_too, &forgetting->n_unshared, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
forget (Forgetting *forgetting)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, forgotten_cb, forgetting);

  g_task_set_task_data (task, forgetting, NULL);
  pv_task_run_in_worker (task, forget_in_thread);
}

/* The windows go back to the start page; closing shares what can be shared. */
static void
leave_windows (Forgetting *forgetting)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (forgetting->application));

  for (GList *l = windows; l; l = l->next)
    {
      PvDocument *document = PV_IS_WINDOW (l->data) ? pv_window_get_document (l->data) : NULL;

      if (document && g_str_equal (pv_document_get_path (document), forgetting->path))
        pv_window_leave_document (l->data);
    }
}

static void
answered_cb (const char *answer, gpointer user_data)
{
  Forgetting *forgetting = user_data;

  if (g_strcmp0 (answer, "remove") != 0)
    {
      forgetting_free (forgetting);
      return;
    }
  leave_windows (forgetting);
  forget (forgetting);
}

void
pv_forgetting_ask (GtkWindow *parent, const char *path)
{
  static const PvAnswer answers[] = { { "keep", N_("_Cancel"), PV_ANSWER_PLAIN },
                                      { "remove", N_("_Remove"), PV_ANSWER_DESTRUCTIVE },
                                      { NULL } };
  Forgetting *forgetting = g_new0 (Forgetting, 1);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *body = g_strdup_printf (_("What this laptop keeps of the document goes: its own copy, the earlier states and the entry on the start "
                                             "page. The shared file stays where it is:\n\n%s"),
                                           shown);

  g_set_weak_pointer (&forgetting->parent, parent);
  forgetting->application = g_object_ref (gtk_window_get_application (parent));
  forgetting->path = g_strdup (path);
  forgetting->kinds = pv_application_get_kinds (PV_APPLICATION (forgetting->application));
  pv_toolkit_ask (parent, _("Remove from this laptop?"), body, answers, answered_cb, forgetting);
}
