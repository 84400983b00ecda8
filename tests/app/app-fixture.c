#include "app-fixture.h"

#include <glib/gstdio.h>

static PvId
add (PvEdits *edits, PvKind kind, PvField name, const char *fi, const char *sv)
{
  PvId id = pv_edits_add (edits, kind);

  pv_edits_set_text (edits, id, name, PV_LANG_FI, fi);
  pv_edits_set_text (edits, id, name, PV_LANG_SV, sv);
  return id;
}

static PvId
add_actor (PvEdits *edits, const char *fi, const char *sv, guint kind, PvId area)
{
  PvId id = add (edits, PV_ACTOR, PV_ACTOR_NAME, fi, sv);

  pv_edits_set_int (edits, id, PV_ACTOR_KIND, kind);
  pv_edits_set_reference (edits, id, PV_ACTOR_AREA, area);
  return id;
}

static PvId
find (PvDocument *document, PvKind kind, PvField field, const char *fi)
{
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (document), kind, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pv_record_get_text (records[i], field, PV_LANG_FI), fi) == 0)
      return pv_record_get_id (records[i]);
  g_assert_not_reached ();
}

static void
fill (AppFixture *fixture)
{
  PvDocument *document = fixture->document;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);
  g_autoptr (GError) error = NULL;
  PvId area = add (edits, PV_AREA, PV_AREA_NAME, "Vaasa", "Vasa");
  PvId city = add_actor (edits, "Vaasan kaupunki", "Vasa stad", PV_ACTOR_KIND_MUNICIPALITY, area);
  PvId ohjaamo = add_actor (edits, "Ohjaamo Vaasa", "Navigatorn Vasa", PV_ACTOR_KIND_BODY, area);
  PvId link;
  guint n;

  add (edits, PV_ECOSYSTEM, PV_ECOSYSTEM_NAME, "Pieni ekosysteemi", "Ett litet ekosystem");
  pv_edits_set_int (edits, area, PV_AREA_KIND, PV_AREA_KIND_MUNICIPALITY);
  add_actor (edits, "Kela", "FPA", PV_ACTOR_KIND_KELA, area);
  pv_edits_set_int (edits, ohjaamo, PV_ACTOR_STANDING, PV_STANDING_RAISED);
  pv_edits_set_text (edits, ohjaamo, PV_ACTOR_CORE_TASK, PV_LANG_FI, "Nuorten neuvonta");
  link = pv_edits_add (edits, PV_RELATION);
  pv_edits_set_reference (edits, link, PV_RELATION_FROM_ACTOR, city);
  pv_edits_set_reference (edits, link, PV_RELATION_TO_ACTOR, ohjaamo);
  pv_edits_set_int (edits, link, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  add (edits, PV_SERVICE, PV_SERVICE_NAME, "Valmennus", "Coachning");
  add (edits, PV_SERVICE, PV_SERVICE_NAME, "Alkukartoitus", "Kartläggning");
  add (edits, PV_SERVICE, PV_SERVICE_NAME, "Ohjaus verkossa", "Handledning på nätet");
  pv_document_commit (document, edits, &error);
  g_assert_no_error (error);

  fixture->vaasa = find (document, PV_AREA, PV_AREA_NAME, "Vaasa");
  fixture->city = find (document, PV_ACTOR, PV_ACTOR_NAME, "Vaasan kaupunki");
  fixture->ohjaamo = find (document, PV_ACTOR, PV_ACTOR_NAME, "Ohjaamo Vaasa");
  fixture->kela = find (document, PV_ACTOR, PV_ACTOR_NAME, "Kela");
  fixture->coaching = find (document, PV_SERVICE, PV_SERVICE_NAME, "Valmennus");
  fixture->mapping = find (document, PV_SERVICE, PV_SERVICE_NAME, "Alkukartoitus");
  fixture->guidance = find (document, PV_SERVICE, PV_SERVICE_NAME, "Ohjaus verkossa");
  fixture->link = pv_record_get_id (pv_model_list (app_fixture_model (fixture), PV_RELATION, &n)[0]);
}

/* A process has one. */
static PvApplication *
the_application (void)
{
  static PvApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = pv_application_new (NULL, pv_kinds_default ());
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  return application;
}

const PvKinds *
app_fixture_kinds_with (const PvFieldInfo *extra)
{
  static GPtrArray *all;
  PvKinds *kinds = pv_kinds_copy_with (pv_kinds_default (), extra, 1);

  if (all == NULL)
    all = g_ptr_array_new ();
  g_ptr_array_add (all, kinds);
  return kinds;
}

AppFixture *
app_fixture_new (const PvKinds *kinds)
{
  AppFixture *fixture = g_new0 (AppFixture, 1);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("pv-app-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "pieni.polku", NULL);
  fixture->application = g_object_ref (the_application ());
  fixture->document = pv_document_create (path, kinds, NULL, &error);
  g_assert_no_error (error);
  fill (fixture);
  fixture->window = pv_window_new (GTK_APPLICATION (fixture->application), kinds);
  fixture->selection = pv_window_get_selection (fixture->window);
  pv_window_set_document (fixture->window, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  fixture->input = pv_test_input_new ();
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  return fixture;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
app_fixture_free (AppFixture *fixture)
{
  gpointer window = fixture->window;

  pv_test_input_free (fixture->input);
  if (window)
    {
      g_object_add_weak_pointer (window, &window);
      gtk_window_close (GTK_WINDOW (window));
      pv_test_assert_soon (is_gone, &window);
    }
  g_object_unref (fixture->document);
  g_object_unref (fixture->application);
  g_free (fixture->folder);
  g_free (fixture);
}

const PvModel *
app_fixture_model (AppFixture *fixture)
{
  return pv_document_get_model (fixture->document);
}

PvRecord *
app_fixture_record (AppFixture *fixture, PvId id)
{
  return pv_model_get (app_fixture_model (fixture), id);
}

void
app_try_again (PvWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.share-now", NULL));
}

static const char *
name_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return gtk_widget_get_tooltip_text (widget);
}

PvId
app_fixture_add_actor (AppFixture *fixture, const char *fi, const char *sv)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, fi);
  if (sv)
    pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_SV, sv);
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  id = pv_document_commit_and_find (fixture->document, edits, id, &error);
  g_assert_no_error (error);

  return id;
}

GtkWidget *
app_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

GtkWidget *
app_find_shown (GType type)
{
  GtkWidget *window = app_find_window (type);

  return window && gtk_widget_get_mapped (window) ? window : NULL;
}

GtkWidget *
app_find (GtkWidget *root, GType type, const char *name)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (name == NULL || g_strcmp0 (name_of (root), name) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_find (child, type, name);

      if (found)
        return found;
    }
  return NULL;
}

static void
gather_words (GtkWidget *root, GString *words)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    gather_words (child, words);
}

char *
app_words (GtkWidget *root)
{
  GString *words = g_string_new (NULL);

  gather_words (root, words);
  return g_string_free (words, FALSE);
}

gboolean
app_says (GtkWidget *root, const char *words)
{
  g_autofree char *all = app_words (root);

  return strstr (all, words) != NULL;
}
