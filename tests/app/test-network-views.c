/* Seeing less of the network, by hand: conditions as chips, the rest hidden or pale, and views with places of their own. */
#include "canvas-fixture.h"

#include "app/pv-content-page.h"
#include "app/pv-filter-card.h"
#include "app/pv-filter-chooser.h"
#include "app/pv-legend-card.h"
#include "app/pv-name-popover.h"

#include <math.h>

static GtkWidget *
card_of (CanvasFixture *fixture)
{
  return find_widget (fixture->page, PV_TYPE_FILTER_CARD);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_not_mapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

static PvScene *
scene_of (CanvasFixture *fixture)
{
  return pv_canvas_get_scene (fixture->canvas);
}

static guint
n_full (CanvasFixture *fixture)
{
  return pv_scene_count (scene_of (fixture), PV_PART_NODE) - pv_scene_count_pale (scene_of (fixture), PV_PART_NODE);
}

static void
open_card (CanvasFixture *fixture)
{
  gtk_widget_activate_action (fixture->page, "page.filter", NULL);
  pv_test_assert_soon (is_mapped, card_of (fixture));
  settle (fixture);
}

/* By the button that adds a condition, which has the keyboard. */
static GtkWidget *
open_chooser (CanvasFixture *fixture)
{
  GtkWidget *chooser = find_widget (card_of (fixture), PV_TYPE_FILTER_CHOOSER);

  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_mapped, chooser);
  return chooser;
}

/* From the button that adds a condition: what is asked, found by typing, then the answer at @place. */
static void
choose (CanvasFixture *fixture, const char *what, guint place)
{
  GtkWidget *chooser = open_chooser (fixture);

  pv_test_input_type (fixture->input, what);
  pv_test_spin (250);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_spin (50);
  for (guint i = 0; i < place; i++)
    pv_test_input_chord (fixture->input, "Tab");
  pv_test_input_chord (fixture->input, "space");
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_not_mapped, chooser);
  settle (fixture);
}

static guint
n_chips (CanvasFixture *fixture)
{
  GtkWidget *chips = find_widget (card_of (fixture), GTK_TYPE_FLOW_BOX);
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (chips); child; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* --- the card --- */

static gboolean
has_row_focus (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((CanvasFixture *) data)->window));

  return focus && GTK_IS_LIST_BOX_ROW (focus);
}

static gboolean
has_search_focus (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((CanvasFixture *) data)->window));

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY);
}

/* What can be asked is walked with the arrows, down from where one types and back. */
static void
test_condition_by_arrows (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *chooser;

  open_card (fixture);
  chooser = open_chooser (fixture);
  pv_test_input_chord (fixture->input, "Down");
  pv_test_assert_soon (has_row_focus, fixture);
  pv_test_input_chord (fixture->input, "Up");
  pv_test_assert_soon (has_search_focus, fixture);
  pv_test_input_chord (fixture->input, "Down");
  pv_test_assert_soon (has_row_focus, fixture);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_spin (50);
  pv_test_input_chord (fixture->input, "space");
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_not_mapped, chooser);
  g_assert_cmpuint (n_chips (fixture), ==, 1);
}

static void
test_condition (CanvasFixture *fixture, gconstpointer data)
{
  open_card (fixture);
  g_assert_cmpuint (n_chips (fixture), ==, 0);
  choose (fixture, "sector", 0);
  g_assert_cmpuint (n_chips (fixture), ==, 1);
  /* Municipality, state authority, county and Kela are public; the fifth is education. */
  g_assert_cmpuint (n_full (fixture), ==, 4);
  choose (fixture, "name", 0);
  g_assert_cmpuint (n_chips (fixture), ==, 2);

  /* The last chip, by its key; what stood in its place, or before what adds one, has the keyboard. */
  pv_test_input_chord (fixture->input, "<Shift>Tab");
  pv_test_input_chord (fixture->input, "Delete");
  g_assert_cmpuint (n_chips (fixture), ==, 1);
  pv_test_input_chord (fixture->input, "<Shift>Tab");
  pv_test_input_chord (fixture->input, "<Shift>Tab");
  pv_test_input_chord (fixture->input, "BackSpace");
  settle (fixture);
  g_assert_cmpuint (n_chips (fixture), ==, 0);
  g_assert_cmpuint (n_full (fixture), ==, N_ACTORS);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (is_not_mapped, card_of (fixture));
}

/* With the mouse: the cross of a chip. */
static void
test_condition_by_mouse (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *chips, *chip;

  open_card (fixture);
  choose (fixture, "sector", 1);
  g_assert_cmpuint (n_full (fixture), ==, 1);
  chips = find_widget (card_of (fixture), GTK_TYPE_FLOW_BOX);
  chip = gtk_flow_box_child_get_child (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (chips), 0));
  pv_test_input_click_widget (fixture->input, gtk_widget_get_last_child (chip));
  settle (fixture);
  g_assert_cmpuint (n_chips (fixture), ==, 0);
  g_assert_cmpuint (n_full (fixture), ==, N_ACTORS);
}

static guint
legend_rows (CanvasFixture *fixture)
{
  g_autoptr (GArray) entries = pv_legend_entries (scene_of (fixture), PV_LANG_EN);

  return entries->len;
}

/* A shadow keeps its place, and a click goes through it. */
static void
test_fade (CanvasFixture *fixture, gconstpointer data)
{
  PvId last = fixture->actors[ACTOR_E];
  PvPoint before = centre_of (fixture, last), place;
  guint rows = legend_rows (fixture);

  open_card (fixture);
  choose (fixture, "sector", 0);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), last).part, ==, PV_PART_NONE);
  /* The toggles come after what adds a condition. */
  pv_test_input_chord (fixture->input, "Tab");
  pv_test_input_chord (fixture->input, "Tab");
  pv_test_input_chord (fixture->input, "space");
  settle (fixture);
  g_assert_cmpuint (pv_scene_count_pale (scene_of (fixture), PV_PART_NODE), ==, 1);
  g_assert_cmpfloat (fabs (centre_of (fixture, last).x - before.x), <, 0.3);
  g_assert_cmpuint (legend_rows (fixture), <, rows);
  place = place_of (fixture, last);
  pv_test_input_click (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y);
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
  click_on (fixture, fixture->actors[ACTOR_A]);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_A]);
  /* What is chosen with Ctrl+A is what is there for the hand. */
  pv_test_input_chord (fixture->input, "<Control>a");
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, N_ACTORS - 1);
}

/* Steps go over no shadow. */
static void
test_digits (CanvasFixture *fixture, gconstpointer data)
{
  open_card (fixture);
  choose (fixture, "sector", 0);
  pv_test_input_chord (fixture->input, "Escape");
  click_on (fixture, fixture->actors[ACTOR_A]);
  for (guint steps = 1; steps <= 9; steps++)
    {
      g_autofree char *digit = g_strdup_printf ("%u", steps);

      pv_test_input_chord (fixture->input, digit);
      settle (fixture);
      g_assert_nonnull (pv_canvas_get_full (fixture->canvas));
      g_assert_true (pv_id_set_contains (pv_canvas_get_full (fixture->canvas), fixture->actors[ACTOR_A]));
      g_assert_true (pv_id_set_contains (pv_canvas_get_full (fixture->canvas), fixture->actors[ACTOR_B]));
      g_assert_false (pv_id_set_contains (pv_canvas_get_full (fixture->canvas), fixture->actors[ACTOR_C]));
    }
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_null (pv_canvas_get_full (fixture->canvas));
}

static void
test_nothing_fits (CanvasFixture *fixture, gconstpointer data)
{
  open_card (fixture);
  open_chooser (fixture);
  pv_test_input_type (fixture->input, "core");
  pv_test_spin (250);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_spin (50);
  /* Nobody says what his core task is: the words are before the values. */
  pv_test_input_chord (fixture->input, "<Shift>Tab");
  pv_test_input_type (fixture->input, "kahvi");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_not_mapped, GTK_WIDGET (fixture->canvas));
  g_assert_true (gtk_widget_get_mapped (card_of (fixture)));
  g_assert_cmpuint (n_chips (fixture), ==, 1);
  gtk_widget_activate_action (fixture->page, "page.show-all", NULL);
  pv_test_assert_soon (is_mapped, GTK_WIDGET (fixture->canvas));
  g_assert_cmpuint (n_chips (fixture), ==, 0);
}

static gboolean
is_last_chosen (gpointer data)
{
  CanvasFixture *fixture = data;

  return pv_selection_get_single (fixture->selection) == fixture->actors[ACTOR_E];
}

/* What is found is seen, and the filter that hid it can be had again. */
static void
test_found_behind (CanvasFixture *fixture, gconstpointer data)
{
  PvId last = fixture->actors[ACTOR_E];

  open_card (fixture);
  choose (fixture, "sector", 0);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), last).part, ==, PV_PART_NONE);
  gtk_widget_activate_action (fixture->page, "page.find", NULL);
  pv_test_input_type (fixture->input, "eeta");
  pv_test_assert_soon (is_last_chosen, fixture);
  settle (fixture);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), last).part, ==, PV_PART_NODE);
  g_assert_cmpuint (n_chips (fixture), ==, 0);
  gtk_widget_activate_action (fixture->page, "page.filter-again", NULL);
  settle (fixture);
  g_assert_cmpuint (n_chips (fixture), ==, 1);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), last).part, ==, PV_PART_NONE);
}

/* What is made while a filter holds is seen, with whom it is linked to, until there is another filter. */
static void
test_made_behind (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId last = fixture->actors[ACTOR_E];
  PvId made, link;

  open_card (fixture);
  choose (fixture, "sector", 0);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), last).part, ==, PV_PART_NONE);
  made = pv_edits_add (edits, PV_ACTOR);
  pv_edits_set_text (edits, made, PV_ACTOR_NAME, PV_LANG_FI, "Vertaistuki ry");
  pv_edits_set_int (edits, made, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  link = pv_edits_add (edits, PV_RELATION);
  pv_edits_set_int (edits, link, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  pv_edits_set_reference (edits, link, PV_RELATION_FROM_ACTOR, made);
  pv_edits_set_reference (edits, link, PV_RELATION_TO_ACTOR, last);
  link = pv_document_commit_and_find (fixture->document, edits, link, &error);
  g_assert_no_error (error);
  made = pv_record_get_reference (pv_model_get (pv_document_get_model (fixture->document), link), PV_RELATION_FROM_ACTOR);
  settle (fixture);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), made).part, ==, PV_PART_NODE);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), last).part, ==, PV_PART_NODE);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), link).part, ==, PV_PART_LINK);
  g_assert_cmpuint (n_chips (fixture), ==, 1);
  gtk_widget_activate_action (fixture->page, "page.show-all", NULL);
  settle (fixture);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), made).part, ==, PV_PART_NODE);
  choose (fixture, "sector", 0);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), made).part, ==, PV_PART_NONE);
  g_assert_cmpint (pv_scene_find (scene_of (fixture), last).part, ==, PV_PART_NONE);
}

/* --- views --- */

static void
save_view (CanvasFixture *fixture, const char *fi, const char *sv)
{
  GtkWidget *popover;

  gtk_widget_activate_action (fixture->page, "page.view-save", NULL);
  popover = find_widget (fixture->page, PV_TYPE_NAME_POPOVER);
  g_assert_nonnull (popover);
  pv_test_assert_soon (is_mapped, popover);
  pv_test_input_type (fixture->input, fi);
  pv_test_input_chord (fixture->input, "Tab");
  pv_test_input_type (fixture->input, sv);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_not_mapped, popover);
  settle (fixture);
}

static void
open_view (CanvasFixture *fixture, const char *name)
{
  PvRecord *view = name ? pv_network_view_by_name (pv_document_get_model (fixture->document), name) : NULL;
  g_autofree char *text = view ? pv_id_to_text (pv_record_get_id (view)) : g_strdup ("all");

  gtk_widget_activate_action (fixture->page, "page.view", "s", text);
  settle (fixture);
}

static void
drag (CanvasFixture *fixture, PvId id)
{
  PvPoint place = place_of (fixture, id);

  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y, place.x + 60, place.y + 36);
  settle (fixture);
}

/* Each view has its places; what is moved in one stands where it stood in the other. */
static void
test_places (CanvasFixture *fixture, gconstpointer data)
{
  PvId a = fixture->actors[ACTOR_A];
  PvPoint before = centre_of (fixture, a), moved;
  guint n_views = count_of (fixture, PV_VIEW), n_placements = count_of (fixture, PV_PLACEMENT);

  save_view (fixture, "Nuoret", "Unga");
  g_assert_cmpuint (count_of (fixture, PV_VIEW), ==, n_views + 1);
  g_assert_cmpuint (count_of (fixture, PV_PLACEMENT), ==, n_placements + N_ACTORS);
  g_assert_cmpfloat (fabs (centre_of (fixture, a).x - before.x), <, 0.3);
  drag (fixture, a);
  moved = centre_of (fixture, a);
  g_assert_cmpfloat (moved.x, >, before.x + 20);

  open_view (fixture, NULL);
  g_assert_cmpfloat (fabs (centre_of (fixture, a).x - before.x), <, 0.3);
  open_view (fixture, "unga");
  g_assert_cmpfloat (fabs (centre_of (fixture, a).x - moved.x), <, 0.3);

  /* The move, then the view: two steps. */
  undo (fixture);
  settle (fixture);
  g_assert_cmpfloat (fabs (centre_of (fixture, a).x - before.x), <, 0.3);
  undo (fixture);
  settle (fixture);
  g_assert_cmpuint (count_of (fixture, PV_VIEW), ==, n_views);
  g_assert_cmpuint (count_of (fixture, PV_PLACEMENT), ==, n_placements);
  g_assert_cmpfloat (fabs (centre_of (fixture, a).x - before.x), <, 0.3);
}

static PvFilter *
kept_filter (CanvasFixture *fixture, const char *name)
{
  const PvModel *model = pv_document_get_model (fixture->document);

  return pv_view_filter (model, pv_record_get_id (pv_network_view_by_name (model, name)));
}

/* Looking around changes nothing; keeping it is one step. */
static void
test_filter_kept (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PvFilter) none = NULL;
  g_autoptr (PvFilter) kept = NULL;

  save_view (fixture, "Julkiset", "Offentliga");
  open_card (fixture);
  choose (fixture, "sector", 0);
  none = kept_filter (fixture, "julkiset");
  g_assert_cmpuint (pv_filter_get_n (none), ==, 0);
  gtk_widget_activate_action (fixture->page, "page.view-keep", NULL);
  kept = kept_filter (fixture, "julkiset");
  g_assert_true (pv_filter_has (kept, "sector", "public"));

  open_view (fixture, NULL);
  g_assert_cmpuint (n_full (fixture), ==, N_ACTORS);
  open_view (fixture, "julkiset");
  g_assert_cmpuint (n_full (fixture), ==, 4);
  g_assert_cmpuint (n_chips (fixture), ==, 1);
  undo (fixture);
  settle (fixture);
  g_assert_cmpuint (n_full (fixture), ==, N_ACTORS);
}

static void
test_rename_remove (CanvasFixture *fixture, gconstpointer data)
{
  const PvModel *model = pv_document_get_model (fixture->document);
  guint n_views = count_of (fixture, PV_VIEW);
  GtkWidget *popover;

  save_view (fixture, "Eka", "Ett");
  gtk_widget_activate_action (fixture->page, "page.view-rename", NULL);
  popover = find_widget (fixture->page, PV_TYPE_NAME_POPOVER);
  pv_test_assert_soon (is_mapped, popover);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Toka");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (is_not_mapped, popover);
  g_assert_nonnull (pv_network_view_by_name (model, "toka"));
  g_assert_nonnull (pv_network_view_by_name (model, "ett"));
  g_assert_null (pv_network_view_by_name (model, "eka"));

  gtk_widget_activate_action (fixture->page, "page.view-remove", NULL);
  settle (fixture);
  g_assert_cmpuint (count_of (fixture, PV_VIEW), ==, n_views);
  undo (fixture);
  settle (fixture);
  g_assert_cmpuint (count_of (fixture, PV_VIEW), ==, n_views + 1);
}

/* Who looks at what is near when he saves sees that again. */
static void
test_focus_kept (CanvasFixture *fixture, gconstpointer data)
{
  click_on (fixture, fixture->actors[ACTOR_A]);
  pv_test_input_chord (fixture->input, "1");
  settle (fixture);
  save_view (fixture, "A", "A");
  open_view (fixture, NULL);
  g_assert_null (pv_canvas_get_full (fixture->canvas));
  open_view (fixture, "A");
  g_assert_nonnull (pv_canvas_get_full (fixture->canvas));
  g_assert_true (pv_id_set_contains (pv_canvas_get_full (fixture->canvas), fixture->actors[ACTOR_B]));
}

/* The last one is there again when the document is opened the next time. */
static void
test_remembered (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PvDesk) desk = pv_desk_open (pv_document_get_path (fixture->document));
  PvPoint moved;

  save_view (fixture, "Nuoret", "Unga");
  drag (fixture, fixture->actors[ACTOR_A]);
  moved = centre_of (fixture, fixture->actors[ACTOR_A]);
  pv_content_page_keep (PV_CONTENT_PAGE (fixture->page), desk, "network-diagram");
  open_view (fixture, NULL);
  pv_content_page_lay (PV_CONTENT_PAGE (fixture->page), desk, "network-diagram");
  settle (fixture);
  g_assert_cmpfloat (fabs (centre_of (fixture, fixture->actors[ACTOR_A]).x - moved.x), <, 0.3);
}

#define ADD(name, test) \
  g_test_add ("/app/network-views/" name, CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test, \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  ADD ("condition", test_condition);
  ADD ("condition-by-arrows", test_condition_by_arrows);
  ADD ("condition-by-mouse", test_condition_by_mouse);
  ADD ("fade", test_fade);
  ADD ("digits", test_digits);
  ADD ("nothing-fits", test_nothing_fits);
  ADD ("found-behind", test_found_behind);
  ADD ("made-behind", test_made_behind);
  ADD ("places", test_places);
  ADD ("filter-kept", test_filter_kept);
  ADD ("rename-remove", test_rename_remove);
  ADD ("focus-kept", test_focus_kept);
  ADD ("remembered", test_remembered);

  return g_test_run ();
}
