#include "app/pv-kept-states.h"

#include "app/pv-accessible.h"
#include "app/pv-application.h"
#include "app/pv-save-words.h"
#include "app/pv-toast.h"
#include "app/pv-toolkit.h"
#include "app/pv-window.h"

#include <glib/gi18n-lib.h>

struct _PvKeptStates
{
  AdwWindow parent_instance;

  GtkWidget *toasts_child;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *place;

  GtkApplication *application;
  char *path;
};

G_DEFINE_FINAL_TYPE (PvKeptStates, pv_kept_states, ADW_TYPE_WINDOW)

static const char *const document_patterns[] = { "*.polku", NULL };

/* A state that a person has asked for. */
typedef struct
{
  PvKeptStates *self;
  PvKeptState *state;
} Choice;

static Choice *
choice_new (GtkWidget *button)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->self = g_object_ref (PV_KEPT_STATES (gtk_widget_get_root (button)));
  choice->state = pv_kept_state_copy (g_object_get_data (G_OBJECT (button), "state"));
  return choice;
}

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->self);
  pv_kept_state_free (choice->state);
  g_free (choice);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvKeptStates) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvDocument) document = pv_document_open_finish (result, &error);
  PvWindow *window;

  if (document == NULL)
    {
      pv_toast_error (self->toasts_child, error);
      return;
    }
  window = pv_window_new (self->application, pv_application_get_kinds (PV_APPLICATION (self->application)));
  pv_window_set_document (window, document);
  gtk_window_close (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
look_clicked_cb (GtkWidget *button)
{
  PvKeptStates *self = PV_KEPT_STATES (gtk_widget_get_root (button));

  pv_document_open_kept_async (g_object_get_data (G_OBJECT (button), "state"),
                               pv_application_get_kinds (PV_APPLICATION (self->application)), NULL, opened_cb, g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvKeptStates) self = user_data;
  g_autofree char *path = g_object_steal_data (G_OBJECT (self), "target");
  g_autoptr (GError) error = NULL;

  if (!pv_document_save_kept_finish (result, &error))
    {
      pv_toast_error (self->toasts_child, error);
      return;
    }
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "open-path", g_variant_new_string (path));
  gtk_window_close (GTK_WINDOW (self));
}

static void
target_chosen_cb (GFile *file, gpointer user_data)
{
  Choice *choice = user_data;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  char *whole;

  if (path == NULL)
    return;
  whole = g_str_has_suffix (path, ".polku") ? g_strdup (path) : g_strconcat (path, ".polku", NULL);
  g_object_set_data_full (G_OBJECT (choice->self), "target", whole, g_free);
  pv_document_save_kept_async (choice->state, whole, NULL, saved_cb, g_object_ref (choice->self));
}

/* "region 2026-11-12.polku": a name that sorts, and that no other state of the day but the last needs. */
static char *
proposed_name (PvKeptStates *self, const PvKeptState *state)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (state->at / 1000);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d %H.%M");

  if (g_str_has_suffix (name, ".polku"))
    name[strlen (name) - strlen (".polku")] = '\0';
  return g_strdup_printf ("%s %s.polku", name, day);
}

static void
save_clicked_cb (GtkWidget *button)
{
  Choice *choice = choice_new (button);
  g_autofree char *name = proposed_name (choice->self, choice->state);
  const PvFileQuestion question
      = { _("Save as a new file and go on with it"), _("Save"), name, _("Polkuverkko documents"), document_patterns, TRUE };

  pv_toolkit_choose_file (GTK_WINDOW (choice->self), &question, target_chosen_cb, choice, choice_free);
}

static GtkWidget *
new_button (const PvKeptState *state, const char *label, const char *named, GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, named, -1);
  g_object_set_data_full (G_OBJECT (button), "state", pv_kept_state_copy (state), (GDestroyNotify) pv_kept_state_free);
  g_signal_connect (button, "clicked", clicked_cb, NULL);
  return button;
}

/* The button that looks at it: borrowed. */
static GtkWidget *
add_state (PvKeptStates *self, const PvKeptState *state)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = pv_save_words_moment (state->at);
  g_autofree char *size = g_format_size ((guint64) state->size);
  g_autofree char *facts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change in its history, %s", "%u changes in its history, %s", (guint) state->n_changes),
                                            (guint) state->n_changes, size);
  g_autofree char *look = g_strdup_printf (_("Look at the state of %s"), time);
  g_autofree char *save = g_strdup_printf (_("Save the state of %s as a new file"), time);
  GtkWidget *look_button = new_button (state, _("Look at It"), look, G_CALLBACK (look_clicked_cb));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), look_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (state, _("Save as New…"), save, G_CALLBACK (save_clicked_cb)));
  gtk_list_box_append (self->list, row);
  return look_button;
}

static void
fill (PvKeptStates *self)
{
  g_autoptr (GPtrArray) states = pv_document_list_kept (self->path);
  g_autofree char *shown = g_filename_display_name (self->path);

  for (guint i = 0; i < states->len; i++)
    {
      GtkWidget *look_button = add_state (self, g_ptr_array_index (states, i));

      /* Else the keyboard would begin in the name of the folder, and mark it. */
      if (i == 0)
        gtk_window_set_focus (GTK_WINDOW (self), look_button);
    }
  gtk_label_set_label (self->place, shown);
  gtk_stack_set_visible_child_name (self->stack, states->len > 0 ? "states" : "none");
}

static void
pv_kept_states_finalize (GObject *object)
{
  PvKeptStates *self = PV_KEPT_STATES (object);

  g_clear_object (&self->application);
  g_free (self->path);
  G_OBJECT_CLASS (pv_kept_states_parent_class)->finalize (object);
}

static void
pv_kept_states_class_init (PvKeptStatesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pv_kept_states_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-kept-states.ui");
  gtk_widget_class_bind_template_child (widget_class, PvKeptStates, toasts_child);
  gtk_widget_class_bind_template_child (widget_class, PvKeptStates, stack);
  gtk_widget_class_bind_template_child (widget_class, PvKeptStates, list);
  gtk_widget_class_bind_template_child (widget_class, PvKeptStates, place);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pv_kept_states_init (PvKeptStates *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_grow_with_text (GTK_WINDOW (self));
}

void
pv_kept_states_show (GtkWindow *parent, const char *path)
{
  PvKeptStates *self = g_object_new (PV_TYPE_KEPT_STATES, "transient-for", parent, "modal", TRUE, NULL);

  self->application = g_object_ref (gtk_window_get_application (parent));
  self->path = g_strdup (path);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
