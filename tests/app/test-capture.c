/* What a room says, written down by keys alone: all of it is marked as raised today, and each is one step to undo. */
#include "app-fixture.h"

#include "app/pv-canvas.h"
#include "app/pv-capture-bar.h"
#include "app/pv-name-proposals.h"
#include "app/pv-network-page.h"
#include "app/pv-raised-dialog.h"

static gboolean
is_open (gpointer data)
{
  GtkWidget *bar = app_find (GTK_WIDGET (((AppFixture *) data)->window), PV_TYPE_CAPTURE_BAR, NULL);

  return bar && gtk_widget_get_mapped (bar);
}

static gboolean
is_closed (gpointer data)
{
  return !is_open (data);
}

static PvRecord *
newest (AppFixture *fixture, PvKind kind)
{
  guint n;
  PvRecord *const *records = pv_model_list (app_fixture_model (fixture), kind, &n);

  g_assert_cmpuint (n, >, 0);
  return records[n - 1];
}

static void
assert_raised (PvRecord *record)
{
  PvKind kind = pv_record_get_kind (record);

  g_assert_cmpuint (pv_record_get_standing (record), ==, PV_STANDING_RAISED);
  g_assert_cmpint (pv_record_get_date (record, kind << 8 | PV_COMMON_RAISED_ON), ==, pv_date_today ());
}

static void
open_bar (AppFixture *fixture)
{
  pv_document_prepare_search (fixture->document);
  g_assert_nonnull (pv_document_get_search_index (fixture->document));
  pv_test_input_chord (fixture->input, "<Control><Shift>k");
  pv_test_assert_soon (is_open, fixture);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
}

static void
enter (AppFixture *fixture, const char *text)
{
  pv_test_input_type (fixture->input, text);
  pv_test_input_chord (fixture->input, "Return");
}

static gboolean
proposes (gpointer fixture)
{
  GtkWidget *proposals = app_find (GTK_WIDGET (((AppFixture *) fixture)->window), PV_TYPE_NAME_PROPOSALS, NULL);

  return proposals != NULL && pv_name_proposals_get_n (PV_NAME_PROPOSALS (proposals)) > 0;
}

/* What is there already is proposed while one types: Enter takes it. */
static void
enter_there (AppFixture *fixture, const char *text)
{
  pv_test_input_type (fixture->input, text);
  pv_test_assert_soon (proposes, fixture);
  pv_test_input_chord (fixture->input, "Return");
}

/* A new name, linked to one that is there, by a digit. */
static void
test_flow (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint n_actors = pv_model_count (app_fixture_model (fixture), PV_ACTOR);
  PvRecord *actor, *link;

  open_bar (fixture);
  enter (fixture, "Vertaistuki ry");
  actor = newest (fixture, PV_ACTOR);
  assert_raised (actor);
  g_assert_cmpstr (pv_record_get_text (actor, PV_ACTOR_NAME, PV_LANG_FI), ==, "Vertaistuki ry");
  enter_there (fixture, "fpa");
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_ACTOR), ==, n_actors + 1);
  enter (fixture, "2");
  link = newest (fixture, PV_RELATION);
  assert_raised (link);
  g_assert_cmpint (pv_record_get_reference (link, PV_RELATION_TO_ACTOR), ==, fixture->kela);
  g_assert_cmpuint (pv_record_get_choice (link, PV_RELATION_KIND), ==, PV_RELATION_KIND_REFERRAL);
  g_assert_true (pv_document_undo (fixture->document, NULL, NULL));
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_RELATION), ==, 1);
  g_assert_true (pv_document_undo (fixture->document, NULL, NULL));
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_ACTOR), ==, n_actors);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_closed, fixture);
}

static gboolean
asks_who (gpointer data)
{
  return app_says (GTK_WIDGET (((AppFixture *) data)->window), "Who is involved?");
}

/* Who is taken back is not asked about any longer, nor counted. */
static void
test_undone (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *window = GTK_WIDGET (fixture->window);

  open_bar (fixture);
  enter (fixture, "Vertaistuki ry");
  g_assert_true (app_says (window, "Vertaistuki ry: linked to whom? Enter alone: to nobody"));
  g_assert_true (app_says (window, "Raised, 1 so far: Vertaistuki ry"));
  pv_test_input_chord (fixture->input, "<Control>z");
  pv_test_assert_soon (asks_who, fixture);
  g_assert_false (app_says (window, "Raised, 1 so far: Vertaistuki ry"));
  enter (fixture, "Nuorisotalo");
  g_assert_true (app_says (window, "Raised, 1 so far: Nuorisotalo"));
  pv_test_input_chord (fixture->input, "Return");
  pv_test_input_chord (fixture->input, "<Control>z");
  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  g_assert_true (app_says (window, "Raised, 1 so far: Nuorisotalo"));
}

/* One key, and the name goes to the other language; another, and it is no actor at all. */
static void
test_language_and_parking (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint n_actors = pv_model_count (app_fixture_model (fixture), PV_ACTOR);
  PvRecord *note;

  open_bar (fixture);
  pv_test_input_chord (fixture->input, "F4");
  pv_test_input_type (fixture->input, "Varifran kommer pengarna");
  pv_test_input_chord (fixture->input, "<Shift>Return");
  note = newest (fixture, PV_NOTE);
  assert_raised (note);
  g_assert_true (pv_record_get_yes (note, PV_NOTE_PARKED));
  g_assert_cmpstr (pv_record_get_text (note, PV_NOTE_TEXT, PV_LANG_SV), ==, "Varifran kommer pengarna");
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_ACTOR), ==, n_actors);
  enter (fixture, "Kamratstod");
  g_assert_cmpstr (pv_record_get_text (newest (fixture, PV_ACTOR), PV_ACTOR_NAME, PV_LANG_SV), ==, "Kamratstod");
}

/* In the guided order the kind is that of the step, and the last step asks whom somebody serves. */
static void
test_guided (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvRecord *service;

  open_bar (fixture);
  /* A name that is begun goes along to the next step. */
  pv_test_input_type (fixture->input, "Nuoriso");
  pv_test_input_chord (fixture->input, "Page_Down");
  enter (fixture, "talo");
  g_assert_cmpstr (pv_record_get_text (newest (fixture, PV_ACTOR), PV_ACTOR_NAME, PV_LANG_FI), ==, "Nuorisotalo");
  enter (fixture, "Kuntoutus oy");
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_RELATION), ==, 1);
  pv_test_input_chord (fixture->input, "Page_Down");
  enter_there (fixture, "Nuorisotalo");
  enter_there (fixture, "Kela");
  g_assert_cmpuint (pv_record_get_choice (newest (fixture, PV_RELATION), PV_RELATION_KIND), ==, PV_RELATION_KIND_COOPERATION);
  for (guint i = 0; i < 7; i++)
    pv_test_input_chord (fixture->input, "Page_Down");
  enter_there (fixture, "Kela");
  enter (fixture, "Nuoret");
  assert_raised (newest (fixture, PV_TARGET_GROUP));
  pv_test_input_chord (fixture->input, "Return");
  service = newest (fixture, PV_SERVICE);
  assert_raised (service);
  g_assert_cmpint (pv_record_get_reference (service, PV_SERVICE_PROVIDER), ==, fixture->kela);
  g_assert_cmpint (pv_record_get_reference (newest (fixture, PV_SERVICE_TARGET_GROUP), PV_SERVICE_TARGET_GROUP_TARGET_GROUP), ==,
                   pv_record_get_id (newest (fixture, PV_TARGET_GROUP)));
}

static gboolean
list_is_open (gpointer data)
{
  return app_find_window (PV_TYPE_RAISED_DIALOG) != NULL && gtk_widget_get_mapped (app_find_window (PV_TYPE_RAISED_DIALOG));
}

static gboolean
list_is_fresh (gpointer data)
{
  return pv_raised_dialog_is_ready (data);
}

/* Afterwards: confirmed, and dropped, each taken back by one undo. */
static void
test_after (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvId one, two;
  GtkWidget *dialog;

  open_bar (fixture);
  pv_test_input_chord (fixture->input, "Page_Down");
  enter (fixture, "Nuorisotalo");
  one = pv_record_get_id (newest (fixture, PV_ACTOR));
  enter (fixture, "Kuntoutus oy");
  two = pv_record_get_id (newest (fixture, PV_ACTOR));
  g_assert_cmpint (one, !=, two);
  pv_test_input_chord (fixture->input, "<Control><Shift>w");
  pv_test_assert_soon (list_is_open, NULL);
  dialog = app_find_window (PV_TYPE_RAISED_DIALOG);
  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  g_assert_cmpuint (pv_raised_dialog_get_n (PV_RAISED_DIALOG (dialog)), ==, 2);
  pv_test_input_click_widget (fixture->input, app_find (dialog, GTK_TYPE_BUTTON, "Confirm"));
  pv_test_assert_soon (list_is_fresh, dialog);
  g_assert_cmpuint (pv_record_get_standing (app_fixture_record (fixture, one)), ==, PV_STANDING_CONFIRMED);
  g_assert_cmpuint (pv_raised_dialog_get_n (PV_RAISED_DIALOG (dialog)), ==, 1);
  pv_test_wait_drawn (dialog);
  pv_test_input_click_widget (fixture->input, app_find (dialog, GTK_TYPE_BUTTON, "Drop"));
  pv_test_assert_soon (list_is_fresh, dialog);
  g_assert_null (app_fixture_record (fixture, two));
  g_assert_true (pv_document_undo (fixture->document, NULL, NULL));
  g_assert_nonnull (app_fixture_record (fixture, two));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* While it is written down nobody is moved by a slip; afterwards they can be again. */
static void
test_locked (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint n = pv_model_count (app_fixture_model (fixture), PV_PLACEMENT);
  PvCanvas *canvas = pv_network_page_get_canvas (PV_NETWORK_PAGE (pv_window_get_page (fixture->window)));
  GdkRectangle place;

  open_bar (fixture);
  g_assert_true (pv_canvas_get_place (canvas, fixture->kela, &place));
  pv_test_input_drag (fixture->input, GTK_WIDGET (canvas), place.x + place.width / 2, place.y + place.height / 2, place.x + 90, place.y + 90);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_PLACEMENT), ==, n);
}

typedef struct
{
  AppFixture *fixture;
  PvCanvas *canvas;
  double height;               /* of the canvas, without the bar */
} Seen;

static gboolean
is_lower (gpointer data)
{
  Seen *seen = data;

  return is_open (seen->fixture) && pv_canvas_get_viewport (seen->canvas).height < seen->height;
}

static gboolean
is_as_high (gpointer data)
{
  Seen *seen = data;

  return is_closed (seen->fixture) && pv_canvas_get_viewport (seen->canvas).height == seen->height;
}

static void
assert_same_place (PvViewport a, PvViewport b)
{
  g_assert_cmpfloat_with_epsilon (a.zoom, b.zoom, 1e-9);
  g_assert_cmpfloat_with_epsilon (a.origin.x, b.origin.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (a.origin.y, b.origin.y, 1e-6);
}

/* What somebody looks at stays where it is while the bar comes and goes, also where all was in sight. */
static void
test_view_stays (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  Seen seen = { fixture, pv_network_page_get_canvas (PV_NETWORK_PAGE (pv_window_get_page (fixture->window))), 0 };
  PvViewport before;

  pv_canvas_fit (seen.canvas, FALSE);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  before = pv_canvas_get_viewport (seen.canvas);
  seen.height = before.height;
  open_bar (fixture);
  pv_test_assert_soon (is_lower, &seen);
  assert_same_place (pv_canvas_get_viewport (seen.canvas), before);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_as_high, &seen);
  assert_same_place (pv_canvas_get_viewport (seen.canvas), before);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/capture/flow", test_flow);
  g_test_add_func ("/capture/undone", test_undone);
  g_test_add_func ("/capture/language-and-parking", test_language_and_parking);
  g_test_add_func ("/capture/guided", test_guided);
  g_test_add_func ("/capture/locked", test_locked);
  g_test_add_func ("/capture/view-stays", test_view_stays);
  g_test_add_func ("/capture/after", test_after);
  return g_test_run ();
}
