#include "colleague.h"

typedef struct
{
  GtkWidget *root;
  const char *words;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;

  return app_says (said->root, said->words);
}

void
app_assert_says (gpointer window, const char *words)
{
  Said said = { GTK_WIDGET (window), words };

  if (!pv_test_wait_until (is_said, &said, 20000))
    {
      g_autofree char *all = app_words (GTK_WIDGET (window));

      g_error ("“%s” is not said in: %s", words, all);
    }
}

typedef struct
{
  GtkWidget *root;
  GType type;
  const char *name;
  GtkWidget *found;
} Search;

static gboolean
is_found (gpointer data)
{
  Search *search = data;

  search->found = app_find (search->root, search->type, search->name);
  return search->found != NULL;
}

void
app_press (AppFixture *fixture, gpointer root, const char *label)
{
  Search search = { GTK_WIDGET (root), GTK_TYPE_BUTTON, label, NULL };

  if (!pv_test_wait_until (is_found, &search, 20000))
    g_error ("no button “%s”", label);
  pv_test_wait_drawn (search.found);
  pv_test_input_click_widget (fixture->input, search.found);
}

void
app_copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) size, NULL));
}

/* A colleague's copy of what is in the window now; opened on a working copy of its own. */
PvDocument *
app_colleague (AppFixture *fixture, const char *name, const char *author, char **path)
{
  g_autoptr (GError) error = NULL;
  PvDocument *document;

  g_assert_true (pv_document_publish (fixture->document, &error));
  g_assert_no_error (error);
  *path = g_build_filename (fixture->folder, name, NULL);
  app_copy_file (pv_document_get_path (fixture->document), *path);
  document = pv_document_open (*path, pv_kinds_default (), author, &error);
  g_assert_no_error (error);
  return document;
}

void
app_finish (PvDocument *document)
{
  g_autoptr (GError) error = NULL;

  pv_document_close (document, TRUE, &error);
  g_assert_no_error (error);
  g_object_unref (document);
}

void
app_set_name (PvDocument *document, PvId id, const char *name)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  g_assert_true (pv_document_commit (document, edits, NULL));
}

const char *
app_name_of (AppFixture *fixture, PvId id)
{
  return pv_record_get_text (app_fixture_record (fixture, id), PV_ACTOR_NAME, PV_LANG_FI);
}

static gboolean
is_file_target (gpointer controller)
{
  return GTK_IS_DROP_TARGET (controller) && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE;
}

/* What the desktop delivers when files are let go of over the window. @paths: up to NULL. */
gboolean
app_drop (AppFixture *fixture, const char *const *paths)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));
  GSList *files = NULL;
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  for (guint i = 0; paths[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (is_file_target (controller))
        g_signal_emit_by_name (controller, "drop", &value, 100.0, 100.0, &taken);
    }
  g_value_unset (&value);
  g_slist_free_full (files, g_object_unref);
  return taken;
}
