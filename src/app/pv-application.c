#include "app/pv-application.h"

#include "app-resources.h"
#include "app/pv-appearance.h"
#include "app/pv-forgetting.h"
#include "app/pv-head-start.h"
#include "app/pv-icon-ends.h"
#include "app/pv-kept-states.h"
#include "app/pv-preferences.h"
#include "app/pv-samples.h"
#include "app/pv-session.h"
#include "app/pv-toolkit.h"
#include "app/pv-window.h"
#include "pv-icons.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

struct _PvApplication
{
  AdwApplication parent_instance;

  const PvKinds *kinds;
  char *first;                 /* what it is started with; NULL: nothing that is there already */
};

G_DEFINE_FINAL_TYPE (PvApplication, pv_application, ADW_TYPE_APPLICATION)

static const char *const document_patterns[] = { "*.polku", NULL };

static const struct
{
  const char *action;
  const char *accels[4];
} accels[] = {
  { "app.new", { "<Control>n" } },
  { "app.open", { "<Control>o" } },
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
  { "win.close", { "<Control>w" } },
  { "win.new-window", { "<Control><Shift>n" } },
  { "win.export", { "<Control>e" } },
  { "page.copy-picture", { "<Control><Alt>c" } },
  { "page.filter", { "<Control>b" } },
  { "page.views", { "<Control><Shift>b" } },
  { "win.import", { "<Control>i" } },
  { "win.save-table", { "<Control><Shift>e" } },
  { "win.save-templates", { "<Control><Shift>l" } },
  { "win.share-folder", { "<Control><Shift>f" } },
  { "win.personal-data", { "<Control><Shift>d" } },
  { "win.findings", { "<Control>j" } },
  { "win.as-of", { "<Control><Shift>t" } },
  { "win.succession", { "<Control><Shift>r" } },
  { "win.read-only", { "<Control><Shift>o" } },
  { "win.duplicates", { "<Control>u" } },
  { "win.join", { "<Control><Shift>j" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.go-round(1)", { "F6" } },
  { "win.go-round(-1)", { "<Shift>F6" } },
  { "win.sidebar", { "F8" } },
  { "win.inspector", { "F9" } },
  { "win.fullscreen", { "F11" } },
  { "win.present", { "F5" } },
  { "win.second-screen", { "<Shift>F5" } },
  { "win.stops", { "<Control>F5" } },
  { "win.record-stop", { "<Control><Shift>s" } },
  { "win.capture", { "<Control><Shift>k" } },
  { "win.raised", { "<Control><Shift>w" } },
  { "win.timer", { "F7" } },
  { "win.stop-timer", { "<Shift>F7" } },
  { "win.other-view", { "<Control>t" } },
  { "win.page::network", { "<Control>1" } },
  { "win.page::paths", { "<Control>2" } },
  { "win.page::services", { "<Control>3" } },
  { "win.page::experience", { "<Control>4" } },
  { "win.page::procurement", { "<Control>5" } },
  { "win.page::follow-up", { "<Control>6" } },
  { "win.page::merge", { "<Control>7" } },
  { "win.merge", { "<Control>m" } },
  { "win.page::history", { "<Control>8" } },
  { "win.page::translations", { "<Control>9" } },
  { "win.back-to-now", { "<Alt>Left" } },
  { "win.content-lang::fi", { "<Alt>1" } },
  { "win.content-lang::sv", { "<Alt>2" } },
  { "win.content-lang::both", { "<Alt>3" } },
  { "win.content-lang::en", { "<Alt>4" } },
  { "page.add", { "<Control>Return" } },
  { "page.find", { "<Control>f" } },
  { "win.find-anything", { "<Control>k" } },
  { "page.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "page.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "page.zoom-fit", { "<Control>0", "<Control>KP_0" } },
  { "page.zoom-normal", { "<Control><Shift>0" } },
};

/* Not shown yet: what is opened in it at once is the first that is seen of it. */
static PvWindow *
new_window (PvApplication *self)
{
  PvWindow *window = pv_window_new (GTK_APPLICATION (self), self->kinds);

  pv_window_use_settings (window, pv_settings_get_default ());
  return window;
}

/* The window in front when nothing is open in it, else a new one. */
static PvWindow *
free_window (PvApplication *self)
{
  GtkWindow *front = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (PV_IS_WINDOW (front) && pv_window_is_free (PV_WINDOW (front)))
    return PV_WINDOW (front);
  return new_window (self);
}

/* The window in which the document at @path is open already, or soon will be: a second one could only read it. */
static PvWindow *
window_of (PvApplication *self, const char *path)
{
  g_autofree char *folder = pv_document_folder_of (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder ? folder : path);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (PV_IS_WINDOW (l->data) && pv_window_has_file (l->data, file))
      return l->data;
  return NULL;
}

static void
open_path (PvApplication *self, const char *path)
{
  PvWindow *window = window_of (self, path);

  if (window)
    pv_window_come_forward (window);
  else
    {
      window = free_window (self);
      pv_window_open (window, path);
      pv_window_present_opening (window);
    }
}

static void
open_sample (PvApplication *self, const char *name)
{
  g_autofree char *path = pv_samples_path (name);
  PvWindow *window = window_of (self, path);

  if (window)
    pv_window_come_forward (window);
  else
    {
      window = free_window (self);
      pv_window_open_sample (window, name);
      pv_window_present_opening (window);
    }
}

static void
open_chosen_cb (GFile *file, gpointer user_data)
{
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    open_path (user_data, path);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *self = user_data;
  const PvFileQuestion question = { _("Open a document"), _("Open"), NULL, _("Polkuverkko documents"), document_patterns, FALSE };

  pv_toolkit_choose_file (gtk_application_get_active_window (self), &question, open_chosen_cb, self, NULL);
}

static void
open_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_path (user_data, g_variant_get_string (parameter, NULL));
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_sample (user_data, g_variant_get_string (parameter, NULL));
}

static void
new_chosen_cb (GFile *file, gpointer user_data)
{
  PvWindow *window;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *with_ending = NULL;

  if (path == NULL)
    return;
  with_ending = g_str_has_suffix (path, ".polku") ? g_strdup (path) : g_strconcat (path, ".polku", NULL);
  window = free_window (user_data);
  pv_window_create (window, with_ending);
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *self = user_data;
  const PvFileQuestion question
      = { _("New document"), _("Create"), _("ecosystem.polku"), _("Polkuverkko documents"), document_patterns, TRUE };

  pv_toolkit_choose_file (gtk_application_get_active_window (self), &question, new_chosen_cb, self, NULL);
}

static void
show_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  pv_toolkit_show_folder (gtk_application_get_active_window (user_data), file);
}

static void
kept_states_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_kept_states_show (gtk_application_get_active_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
forget_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_forgetting_ask (gtk_application_get_active_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_preferences_show (gtk_application_get_active_window (user_data), pv_settings_get_default ());
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pv_toolkit_show_about (gtk_application_get_active_window (user_data));
}

/* Windows close one by one, so that each shares what it has. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry entries[] = {
  { "new", new_cb },
  { "open", open_cb },
  { "open-path", open_path_cb, "s" },
  { "open-sample", open_sample_cb, "s" },
  { "show-folder", show_folder_cb, "s" },
  { "kept-states", kept_states_cb, "s" },
  { "forget", forget_cb, "s" },
  { "preferences", preferences_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

static void
pv_application_activate (GApplication *application)
{
  PvApplication *self = PV_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (window ? window : GTK_WINDOW (new_window (self)));
}

static void
pv_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path)
        open_path (PV_APPLICATION (application), path);
    }
}

static int
pv_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  PvApplication *self = PV_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autofree const char **paths = NULL;
  const char *sample = NULL;

  if (g_variant_dict_lookup (options, "sample", "&s", &sample))
    {
      if (!pv_samples_is_known (sample))
        {
          g_application_command_line_printerr (line, _("There is no sample “%s”: choose vaasa, kasvo or porvoo\n"), sample);
          return 2;
        }
      open_sample (self, sample);
      return 0;
    }

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &paths))
    {
      g_application_activate (application);
      return 0;
    }

  for (guint i = 0; paths[i]; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, paths[i]);

      pv_application_open (application, &file, 1, "");
    }
  return 0;
}

/* Where no desktop says which font (a bare X server), GTK falls back to whatever "Sans" is; the diagram is in Cantarell. */
static void
choose_font (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;

  if (settings == NULL)
    return;
  g_object_get (settings, "gtk-font-name", &font, NULL);
  if (g_strcmp0 (font, "Sans 10") == 0)
    g_object_set (settings, "gtk-font-name", "Cantarell 11", NULL);
}

static char *
first_of (GVariantDict *options)
{
  g_autofree const char **paths = NULL;
  const char *sample = NULL;
  g_autofree char *path = NULL;

  if (g_variant_dict_lookup (options, "sample", "&s", &sample))
    path = pv_samples_is_known (sample) ? pv_samples_path (sample) : NULL;
  else if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &paths) && paths[0])
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (paths[0]);

      path = g_file_get_path (file);
    }
  return path && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static int
pv_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  PV_APPLICATION (application)->first = first_of (options);
  return -1;
}

static void
pv_application_startup (GApplication *application)
{
  PvApplication *self = PV_APPLICATION (application);

  /* Nobody else has the program open: here it is that the document will be. */
  if (self->first)
    pv_head_start_begin (self->first, self->kinds, pv_application_get_author ());
  G_APPLICATION_CLASS (pv_application_parent_class)->startup (application);

  pv_icon_ends_on_main_thread ();
  choose_font ();
  pv_appearance_follow (pv_settings_get_default ());
  pv_session_watch (GTK_APPLICATION (application));
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, (const char *const *) accels[i].accels);
  gtk_window_set_default_icon_name ("fi.polkuverkko.Polkuverkko");
}

static void
pv_application_finalize (GObject *object)
{
  g_free (PV_APPLICATION (object)->first);
  G_OBJECT_CLASS (pv_application_parent_class)->finalize (object);
}

static void
pv_application_class_init (PvApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pv_application_finalize;

  application_class->handle_local_options = pv_application_handle_local_options;
  application_class->activate = pv_application_activate;
  application_class->open = pv_application_open;
  application_class->command_line = pv_application_command_line;
  application_class->startup = pv_application_startup;
}

static void
pv_application_init (PvApplication *self)
{
  const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Open one’s own copy of a sample: vaasa, kasvo or porvoo"), N_("NAME") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE…]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self), _("Who does what for whom: actors, links and service paths of a region"));
}

void
pv_application_init_resources (void)
{
  g_resources_register (pv_app_get_resource ());
  g_resources_register (pv_icons_get_resource ());
}

PvApplication *
pv_application_new (const char *id, const PvKinds *kinds)
{
  PvApplication *self;

  pv_application_init_resources ();
  self = g_object_new (PV_TYPE_APPLICATION, "application-id", id, "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/fi/polkuverkko/Polkuverkko", "register-session", TRUE, NULL);
  self->kinds = kinds;
  return self;
}

const PvKinds *
pv_application_get_kinds (PvApplication *self)
{
  g_return_val_if_fail (PV_IS_APPLICATION (self), NULL);

  return self->kinds;
}

const char *
pv_application_get_author (void)
{
  const char *chosen = pv_settings_get_author (pv_settings_get_default ());
  const char *name = chosen ? chosen : g_get_real_name ();

  if (chosen == NULL && (g_strcmp0 (name, "Unknown") == 0 || g_strcmp0 (name, "root") == 0))
    return NULL;
  return name;
}

void
pv_application_init_words (void)
{
  const char *chosen = g_getenv ("PV_LOCALE_DIR");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : NULL;
  g_autofree char *built = folder ? g_build_filename (folder, "..", "..", "po", NULL) : NULL;
  g_autofree char *one = built ? g_build_filename (built, "fi", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL) : NULL;

  pv_settings_apply_early (pv_settings_get_default ());
  setlocale (LC_ALL, "");
  /* Once: a worker reads a document while GTK begins. */
  gtk_disable_setlocale ();
  if (chosen == NULL)
    chosen = one && g_file_test (one, G_FILE_TEST_EXISTS) ? built : PV_LOCALE_DIR;
  bindtextdomain (GETTEXT_PACKAGE, chosen);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
