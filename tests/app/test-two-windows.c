/* Two documents side by side: what is copied from the network of one is pasted into the other's. */
#include "app-fixture.h"

#include "app/pv-canvas.h"
#include "app/pv-network-page.h"

static GtkWidget *
canvas_of (AppFixture *fixture)
{
  return app_find (GTK_WIDGET (fixture->window), PV_TYPE_CANVAS, NULL);
}

static void
turn_to (AppFixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (canvas_of (fixture));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
}

static PvId
link_new_actor (AppFixture *fixture)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId actor = app_fixture_add_actor (fixture, "Vertaistuki ry", "Kamratstöd rf"), link = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, link, PV_RELATION_FROM_ACTOR, actor);
  pv_edits_set_reference (edits, link, PV_RELATION_TO_ACTOR, fixture->city);
  pv_edits_set_int (edits, link, PV_RELATION_KIND, PV_RELATION_KIND_COOPERATION);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);

  return actor;
}

static guint
count (AppFixture *fixture, PvKind kind)
{
  return pv_model_count (app_fixture_model (fixture), kind);
}

typedef struct
{
  AppFixture *fixture;
  PvKind kind;
  guint n;
} Count;

static gboolean
has_so_many (gpointer data)
{
  const Count *wanted = data;

  return count (wanted->fixture, wanted->kind) == wanted->n;
}

/* Who is known there is taken as the same, the new one comes with its link, and one undo takes both back. */
static void
test_paste (void)
{
  g_autoptr (AppFixture) from = app_fixture_new (pv_kinds_default ());
  g_autoptr (AppFixture) to = app_fixture_new (pv_kinds_default ());
  PvId ids[] = { link_new_actor (from), from->city };
  guint actors = count (to, PV_ACTOR), relations = count (to, PV_RELATION);
  Count more = { to, PV_ACTOR, actors + 1 }, again = { to, PV_ACTOR, actors };
  PvRecord *added, *link;
  guint n;

  turn_to (from);
  pv_selection_set_many (from->selection, ids, G_N_ELEMENTS (ids));
  pv_test_input_chord (from->input, "<Control>c");
  turn_to (to);
  pv_test_input_chord (to->input, "<Control>v");
  pv_test_assert_soon (has_so_many, &more);
  g_assert_cmpuint (count (to, PV_RELATION), ==, relations + 1);
  added = pv_model_list (app_fixture_model (to), PV_ACTOR, &n)[actors];
  link = pv_model_list (app_fixture_model (to), PV_RELATION, &n)[relations];
  g_assert_cmpstr (pv_record_get_text (added, PV_ACTOR_NAME, PV_LANG_SV), ==, "Kamratstöd rf");
  g_assert_cmpint (pv_record_get_reference (link, PV_RELATION_FROM_ACTOR), ==, pv_record_get_id (added));
  g_assert_cmpint (pv_record_get_reference (link, PV_RELATION_TO_ACTOR), ==, to->city);
  g_assert_cmpuint (count (from, PV_ACTOR), ==, actors + 1);

  pv_test_input_chord (to->input, "<Control>z");
  pv_test_assert_soon (has_so_many, &again);
  g_assert_cmpuint (count (to, PV_RELATION), ==, relations);
}

static void
remove_actors (AppFixture *fixture)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_REMOVE);
  g_autoptr (GError) error = NULL;
  guint n;
  PvRecord *const *actors = pv_model_list (app_fixture_model (fixture), PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    pv_edits_remove (edits, pv_record_get_id (actors[i]));
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

static gboolean
asks_for_first_name (gpointer data)
{
  return GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (((AppFixture *) data)->window)));
}

/* Into a document that has nobody yet, where the keyboard is in the entry for the first name: with its languages and links, not as names alone. */
static void
test_paste_into_empty (gconstpointer data)
{
  g_autoptr (AppFixture) from = app_fixture_new (pv_kinds_default ());
  g_autoptr (AppFixture) to = app_fixture_new (pv_kinds_default ());
  guint n_actors = GPOINTER_TO_UINT (data), n;
  PvId ids[] = { link_new_actor (from), from->city };
  Count all = { to, PV_ACTOR, n_actors }, none = { to, PV_ACTOR, 0 };

  remove_actors (to);
  turn_to (from);
  pv_selection_set_many (from->selection, ids, n_actors);
  pv_test_input_chord (from->input, "<Control>c");
  gtk_window_present (GTK_WINDOW (to->window));
  pv_test_input_focus (to->input, GTK_WINDOW (to->window));
  gtk_widget_grab_focus (GTK_WIDGET (pv_window_get_page (to->window)));
  pv_test_assert_soon (asks_for_first_name, to);
  pv_test_input_chord (to->input, "<Control>v");
  pv_test_assert_soon (has_so_many, &all);
  g_assert_cmpstr (pv_record_get_text (pv_model_list (app_fixture_model (to), PV_ACTOR, &n)[n_actors - 1], PV_ACTOR_NAME, PV_LANG_SV), ==, "Kamratstöd rf");
  g_assert_cmpuint (count (to, PV_RELATION), ==, n_actors - 1);

  pv_test_input_chord (to->input, "<Control>z");
  pv_test_assert_soon (has_so_many, &none);
  g_assert_cmpuint (count (to, PV_RELATION), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/two-windows/paste", test_paste);
  g_test_add_data_func ("/app/two-windows/paste-one-into-empty", GUINT_TO_POINTER (1), test_paste_into_empty);
  g_test_add_data_func ("/app/two-windows/paste-two-into-empty", GUINT_TO_POINTER (2), test_paste_into_empty);

  return g_test_run ();
}
