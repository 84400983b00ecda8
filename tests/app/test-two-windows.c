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

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/two-windows/paste", test_paste);

  return g_test_run ();
}
