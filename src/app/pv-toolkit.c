#include "app/pv-toolkit.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkFileChooserNative *chooser;
  PvFileChosen chosen;
  gpointer user_data;
  GDestroyNotify destroy;
} Asked;

static void
chooser_answered_cb (GtkNativeDialog *dialog, int response, Asked *asked)
{
  g_autoptr (GListModel) files = NULL;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      asked->chosen (file, asked->user_data);
    }
  if (files == NULL || g_list_model_get_n_items (files) == 0)
    asked->chosen (NULL, asked->user_data);
  if (asked->destroy)
    asked->destroy (asked->user_data);
  g_object_unref (asked->chooser);
  g_free (asked);
}

static void
add_filters (GtkFileChooser *chooser, const PvFileQuestion *question)
{
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (question->filter_name == NULL)
    return;

  if (question->patterns)
    {
      g_autoptr (GtkFileFilter) own = gtk_file_filter_new ();

      gtk_file_filter_set_name (own, question->filter_name);
      for (guint i = 0; question->patterns[i]; i++)
        gtk_file_filter_add_pattern (own, question->patterns[i]);
      gtk_file_chooser_add_filter (chooser, own);
    }
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

void
pv_toolkit_choose_file (GtkWindow *parent, const PvFileQuestion *question, PvFileChosen chosen, gpointer user_data,
                        GDestroyNotify destroy)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->chosen = chosen;
  asked->user_data = user_data;
  asked->destroy = destroy;
  asked->chooser = gtk_file_chooser_native_new (
      question->title, parent, question->save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, question->accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (asked->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (asked->chooser), question->several);
  add_filters (GTK_FILE_CHOOSER (asked->chooser), question);
  if (question->save && question->name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (asked->chooser), question->name);
  g_signal_connect (asked->chooser, "response", G_CALLBACK (chooser_answered_cb), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (asked->chooser));
}

typedef struct
{
  PvAnswered answered;
  gpointer user_data;
  char *name;
} Question;

static gboolean
question_settled_cb (gpointer user_data)
{
  Question *question = user_data;

  question->answered (question->name, question->user_data);
  g_free (question->name);
  g_free (question);
  return G_SOURCE_REMOVE;
}

/* Once the dialog is gone: what follows may close the window that it stands on. */
static void
question_answered_cb (AdwMessageDialog *dialog, const char *name, Question *question)
{
  question->name = g_strdup (name);
  g_idle_add (question_settled_cb, question);
}

void
pv_toolkit_ask (GtkWindow *parent, const char *heading, const char *body, const PvAnswer *answers, PvAnswered answered, gpointer user_data)
{
  static const AdwResponseAppearance looks[] = { ADW_RESPONSE_DEFAULT, ADW_RESPONSE_SUGGESTED, ADW_RESPONSE_DESTRUCTIVE };
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  Question *question = g_new0 (Question, 1);

  question->answered = answered;
  question->user_data = user_data;
  for (const PvAnswer *answer = answers; answer->name; answer++)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), answer->name, _(answer->label));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), answer->name, looks[answer->look]);
      if (answer->look == PV_ANSWER_SUGGESTED)
        adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), answer->name);
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), answers[0].name);
  g_signal_connect (dialog, "response", G_CALLBACK (question_answered_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
pv_toolkit_forget_recent (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

void
pv_toolkit_show_folder (GtkWindow *parent, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder ? g_file_get_uri (folder) : g_file_get_uri (file);

  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

void
pv_toolkit_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", "Polkuverkko", "application-icon", "fi.polkuverkko.Polkuverkko", "version",
                         PV_VERSION, "developer-name", _("The Polkuverkko project"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _("Who does what for whom: the actors of a region, the links between them, and the service path of every "
                           "target group."),
                         NULL);
}
