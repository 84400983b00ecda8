/* What a person does on the Network page comes into the document, and can be taken back in one step. */
#include "canvas-fixture.h"

#include "app/pv-check-menu.h"
#include "app/pv-network-page-private.h"
#include "app/pv-quick-add.h"

#include <math.h>

static void
assert_near (PvPoint a, PvPoint b, double slack)
{
  g_assert_cmpfloat (fabs (a.x - b.x), <=, slack);
  g_assert_cmpfloat (fabs (a.y - b.y), <=, slack);
}

static gboolean
has_popover (gpointer data)
{
  GtkWidget *canvas = data;

  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
      return TRUE;

  return FALSE;
}

static gboolean
has_no_popover (gpointer data)
{
  return !has_popover (data);
}

static void
activate (CanvasFixture *fixture, const char *action, const char *target)
{
  gtk_widget_activate_action_variant (fixture->page, action, target ? g_variant_new_string (target) : NULL);
}

/* --- going to a place and back --- */

static void
take_back (CanvasFixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (redo ? pv_document_redo (fixture->document, NULL, &error) : pv_document_undo (fixture->document, NULL, &error));
  g_assert_no_error (error);
}

static void
set_animations (gboolean wanted)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", wanted, NULL);
}

/* Where it is drawn once all have come to their places. */
static PvPoint
drawn_at (CanvasFixture *fixture, ActorName actor)
{
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);
  PvRect box = pv_scene_get_box (scene, pv_scene_find (scene, fixture->actors[actor]));

  return pv_rect_centre (&box);
}

/* What moved several of them is gone back and forth as it was done, unless nothing is to move; the places count at once. */
static void
test_back_and_forth (CanvasFixture *fixture, gconstpointer data)
{
  static const struct { const char *action; const char *target; } ways[] = { { "page.align", "left" }, { "page.arrangement", "columns" },
                                                                             { "page.tidy", NULL }, { "page.arrangement", "rings" } };
  guint n_moved = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      PvPoint before, after;

      pv_selection_set_many (fixture->selection, fixture->actors, N_ACTORS);
      settle (fixture);
      before = drawn_at (fixture, ACTOR_D);
      set_animations (TRUE);
      activate (fixture, ways[i].action, ways[i].target);
      after = drawn_at (fixture, ACTOR_D);
      if (fabs (after.x - before.x) + fabs (after.y - before.y) < 1)
        {
          set_animations (FALSE);
          settle (fixture);
          continue;
        }
      n_moved++;
      g_assert_true (pv_canvas_cancel (fixture->canvas));
      take_back (fixture, FALSE);
      assert_near (drawn_at (fixture, ACTOR_D), before, 0.3);
      g_assert_true (pv_canvas_cancel (fixture->canvas));
      take_back (fixture, TRUE);
      assert_near (drawn_at (fixture, ACTOR_D), after, 0.3);
      /* From where they are seen on the way. */
      take_back (fixture, FALSE);
      assert_near (drawn_at (fixture, ACTOR_D), before, 0.3);
      settle (fixture);
      g_assert_false (pv_canvas_cancel (fixture->canvas));
      set_animations (FALSE);
      take_back (fixture, TRUE);
      g_assert_false (pv_canvas_cancel (fixture->canvas));
      settle (fixture);
    }
  /* What is tidy already stays. */
  g_assert_cmpuint (n_moved, >=, G_N_ELEMENTS (ways) - 1);
}

/* Nobody moves for a name, or after a hand that moved one. */
static void
test_nothing_to_move (CanvasFixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  click_on (fixture, fixture->actors[ACTOR_A]);
  pv_test_input_chord (fixture->input, "Right");
  settle (fixture);
  take_back (fixture, FALSE);
  g_assert_false (pv_canvas_cancel (fixture->canvas));
  set_animations (FALSE);
  settle (fixture);
}

/* --- moving --- */

static void
test_drag (CanvasFixture *fixture, gconstpointer data)
{
  PvId a = fixture->actors[ACTOR_A];
  PvPoint before = centre_of (fixture, a);
  PvPoint other = centre_of (fixture, fixture->actors[ACTOR_D]);
  PvPoint place = place_of (fixture, a);
  PvPoint after;

  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y, place.x + 90, place.y + 60);
  settle (fixture);
  after = centre_of (fixture, a);
  g_assert_cmpfloat (after.x, >, before.x + 30);
  g_assert_cmpfloat (after.y, >, before.y + 20);
  /* The grid. */
  g_assert_cmpfloat (fmod (fabs (after.x - before.x), PV_CANVAS_GRID), <, 0.3);
  assert_near (centre_of (fixture, fixture->actors[ACTOR_D]), other, 0);

  undo (fixture);
  assert_near (centre_of (fixture, a), before, 0.3);
}

static void
test_drag_several (CanvasFixture *fixture, gconstpointer data)
{
  PvId ids[] = { fixture->actors[ACTOR_A], fixture->actors[ACTOR_C] };
  PvPoint a = centre_of (fixture, ids[0]), c = centre_of (fixture, ids[1]);
  PvPoint place = place_of (fixture, ids[0]);

  pv_selection_set_many (fixture->selection, ids, 2);
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y, place.x + 60, place.y + 30);
  settle (fixture);
  g_assert_cmpfloat (fabs ((centre_of (fixture, ids[0]).x - a.x) - (centre_of (fixture, ids[1]).x - c.x)), <, 0.3);
  g_assert_cmpfloat (centre_of (fixture, ids[1]).x, >, c.x + 20);
  undo (fixture);
  assert_near (centre_of (fixture, ids[0]), a, 0.3);
  assert_near (centre_of (fixture, ids[1]), c, 0.3);
}

static void
test_drag_cancelled (CanvasFixture *fixture, gconstpointer data)
{
  PvId a = fixture->actors[ACTOR_A];
  PvPoint before = centre_of (fixture, a);
  PvPoint place = place_of (fixture, a);
  g_autofree char *label = pv_document_get_undo_label (fixture->document);
  g_autofree char *label_after = NULL;

  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y);
  pv_test_input_press (fixture->input, GDK_BUTTON_PRIMARY);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), place.x + 40, place.y + 40);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), place.x + 80, place.y + 60);
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_input_release (fixture->input, GDK_BUTTON_PRIMARY);
  settle (fixture);
  assert_near (centre_of (fixture, a), before, 0);
  label_after = pv_document_get_undo_label (fixture->document);
  g_assert_cmpstr (label, ==, label_after);
}

/* A burst of nudges is one step. */
static void
test_nudge (CanvasFixture *fixture, gconstpointer data)
{
  PvId a = fixture->actors[ACTOR_A];
  PvPoint before = centre_of (fixture, a);

  click_on (fixture, a);
  pv_test_input_chord (fixture->input, "Right");
  pv_test_input_chord (fixture->input, "Right");
  pv_test_input_chord (fixture->input, "<Shift>Down");
  assert_near (centre_of (fixture, a), (PvPoint) { before.x + 2 * PV_CANVAS_GRID, before.y + 10 * PV_CANVAS_GRID }, 0.3);
  undo (fixture);
  assert_near (centre_of (fixture, a), before, 0.3);
}

static GtkWidget *
find_by_tooltip (GtkWidget *root, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_tooltip (child, tooltip);

      if (found)
        return found;
    }
  return NULL;
}

/* Opening changes nothing; the first move writes everybody's place along, and undoing it moves nobody else. */
static void
test_unplaced (CanvasFixture *fixture, gconstpointer data)
{
  PvId a = fixture->actors[ACTOR_A];
  PvPoint before[N_ACTORS];
  PvPoint place = place_of (fixture, a);

  g_assert_cmpuint (count_of (fixture, PV_PLACEMENT), ==, 0);
  for (guint i = 0; i < N_ACTORS; i++)
    before[i] = centre_of (fixture, fixture->actors[i]);
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y, place.x + 60, place.y + 30);
  settle (fixture);
  g_assert_cmpuint (count_of (fixture, PV_PLACEMENT), ==, N_ACTORS);
  for (guint i = 1; i < N_ACTORS; i++)
    assert_near (centre_of (fixture, fixture->actors[i]), before[i], 0.3);
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_PLACEMENT), ==, 0);
  for (guint i = 0; i < N_ACTORS; i++)
    assert_near (centre_of (fixture, fixture->actors[i]), before[i], 0.3);
}

/* The view that the first move makes shows what is shown: nobody else moves, not by a hair, and its menu is not made before it is asked for. */
static void
test_first_move_is_a_move (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *views = find_by_tooltip (fixture->page, "Views (Ctrl+Shift+B)");
  PvPoint place = place_of (fixture, fixture->actors[ACTOR_A]), before[N_ACTORS];

  for (guint i = 0; i < N_ACTORS; i++)
    before[i] = centre_of (fixture, fixture->actors[i]);
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y, place.x + 60, place.y + 30);
  settle (fixture);
  g_assert_cmpuint (count_of (fixture, PV_VIEW), ==, 1);
  for (guint i = 1; i < N_ACTORS; i++)
    assert_near (centre_of (fixture, fixture->actors[i]), before[i], 1e-9);
  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (views)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (views));
  g_assert_nonnull (gtk_menu_button_get_popover (GTK_MENU_BUTTON (views)));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (views));
}

/* --- names --- */

static void
type_name (CanvasFixture *fixture, const char *name)
{
  pv_test_assert_soon (has_popover, fixture->canvas);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, name);
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (has_no_popover, fixture->canvas);
}

static void
test_rename (CanvasFixture *fixture, gconstpointer data)
{
  PvId b = fixture->actors[ACTOR_B];
  PvPoint place = place_of (fixture, b);

  pv_test_input_double_click (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y);
  type_name (fixture, "Mustasaari");
  g_assert_cmpstr (text_of (fixture, b, PV_ACTOR_NAME), ==, "Mustasaari");

  click_on (fixture, fixture->actors[ACTOR_C]);
  pv_test_input_chord (fixture->input, "F2");
  type_name (fixture, "Laihia");
  g_assert_cmpstr (text_of (fixture, fixture->actors[ACTOR_C], PV_ACTOR_NAME), ==, "Laihia");
  undo (fixture);
  g_assert_cmpstr (text_of (fixture, fixture->actors[ACTOR_C], PV_ACTOR_NAME), ==, "Gamma");
}

static gboolean
offers (GMenuModel *menu, const char *wanted)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) && g_str_equal (action, wanted))
        return TRUE;
      if (section && offers (section, wanted))
        return TRUE;
    }
  return FALSE;
}

/* One actor may be the same as another, and two of them one; of three nobody can say. */
static void
test_menu_joins (CanvasFixture *fixture, gconstpointer data)
{
  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr (GMenuModel) menu = NULL;

      pv_selection_set_many (fixture->selection, fixture->actors, n);
      menu = pv_network_page_make_menu (PV_CANVAS_PAGE (fixture->page));
      g_assert_true (offers (menu, "win.join") == (n <= 2));
    }
}

static void
test_rename_cancelled (CanvasFixture *fixture, gconstpointer data)
{
  PvId b = fixture->actors[ACTOR_B];

  click_on (fixture, b);
  pv_test_input_chord (fixture->input, "F2");
  pv_test_assert_soon (has_popover, fixture->canvas);
  pv_test_input_type (fixture->input, "x");
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (has_no_popover, fixture->canvas);
  g_assert_cmpstr (text_of (fixture, b, PV_ACTOR_NAME), ==, "Beeta");
}

/* --- adding and removing --- */

static void
test_remove (CanvasFixture *fixture, gconstpointer data)
{
  click_on (fixture, fixture->actors[ACTOR_A]);
  pv_test_input_chord (fixture->input, "Delete");
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS - 1);
  g_assert_cmpuint (count_of (fixture, PV_RELATION), ==, 0);
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 0);
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS);
  g_assert_cmpuint (count_of (fixture, PV_RELATION), ==, 1);
}

static gboolean
quick_add_is_open (gpointer data)
{
  return gtk_widget_get_mapped (find_widget (data, PV_TYPE_QUICK_ADD));
}

static void
test_add (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint before = centre_of (fixture, fixture->actors[ACTOR_A]);
  PvId added;

  activate (fixture, "page.add", NULL);
  pv_test_assert_soon (quick_add_is_open, fixture->page);
  pv_test_input_type (fixture->input, "Yhdistys");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS + 1);
  added = pv_selection_get_single (fixture->selection);
  g_assert_cmpstr (text_of (fixture, added, PV_ACTOR_NAME), ==, "Yhdistys");
  g_assert_cmpuint (count_of (fixture, PV_PLACEMENT), ==, N_ACTORS + 1);
  assert_near (centre_of (fixture, fixture->actors[ACTOR_A]), before, 0);

  /* The next one, without reaching for anything. */
  pv_test_input_type (fixture->input, "Toinen");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS + 2);
  pv_test_input_chord (fixture->input, "Escape");
  g_assert_false (quick_add_is_open (fixture->page));
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS + 1);
}

static void
test_empty (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find_widget (find_widget (fixture->page, ADW_TYPE_STATUS_PAGE), GTK_TYPE_ENTRY);

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->canvas)));
  pv_test_input_click_widget (fixture->input, entry);
  pv_test_input_type (fixture->input, "Vaasan kaupunki");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, 1);
  settle (fixture);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->canvas)));
}

/* --- links --- */

static PvPoint
right_handle (CanvasFixture *fixture, PvId id)
{
  GdkRectangle place;

  g_assert_true (pv_canvas_get_place (fixture->canvas, id, &place));

  return (PvPoint) { place.x + place.width + 12, place.y + place.height / 2.0 };
}

/* GDK hands on the last of several motions of a frame: the handles come once the canvas knows that the mouse is there. */
static gboolean
shows_hand (gpointer canvas)
{
  GdkCursor *cursor = gtk_widget_get_cursor (canvas);

  return cursor && g_strcmp0 (gdk_cursor_get_name (cursor), "pointer") == 0;
}

static void
test_draw_link (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint from = place_of (fixture, fixture->actors[ACTOR_C]);
  PvPoint handle = right_handle (fixture, fixture->actors[ACTOR_C]);
  PvPoint to = place_of (fixture, fixture->actors[ACTOR_D]);
  PvRecord *relation;

  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), from.x, from.y);
  pv_test_assert_soon (shows_hand, fixture->canvas);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), handle.x - 8, handle.y);
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), handle.x, handle.y, to.x, to.y);
  pv_test_assert_soon (has_popover, fixture->canvas);
  pv_test_input_chord (fixture->input, "2");
  pv_test_assert_soon (has_no_popover, fixture->canvas);
  g_assert_cmpuint (count_of (fixture, PV_RELATION), ==, 2);
  relation = pv_model_get (pv_document_get_model (fixture->document), pv_selection_get_single (fixture->selection));
  g_assert_nonnull (relation);
  g_assert_cmpint (pv_record_get_reference (relation, PV_RELATION_FROM_ACTOR), ==, fixture->actors[ACTOR_C]);
  g_assert_cmpint (pv_record_get_reference (relation, PV_RELATION_TO_ACTOR), ==, fixture->actors[ACTOR_D]);
  g_assert_cmpuint (pv_record_get_choice (relation, PV_RELATION_KIND), ==, PV_RELATION_KIND_REFERRAL);
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_RELATION), ==, 1);
}

/* The same without a mouse: L, walk, Enter, a digit. */
static void
test_link_by_keys (CanvasFixture *fixture, gconstpointer data)
{
  focus_canvas (fixture);
  pv_test_input_chord (fixture->input, "Tab");
  pv_test_input_chord (fixture->input, "l");
  pv_test_input_chord (fixture->input, "Tab");
  pv_test_input_chord (fixture->input, "Tab");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (has_popover, fixture->canvas);
  pv_test_input_chord (fixture->input, "1");
  pv_test_assert_soon (has_no_popover, fixture->canvas);
  g_assert_cmpuint (count_of (fixture, PV_RELATION), ==, 2);
}

static void
test_edit_elsewhere (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  PvId a = fixture->actors[ACTOR_A];
  PvScene *scene;
  PvElementInfo info;

  pv_edits_set_text (edits, a, PV_ACTOR_NAME, PV_LANG_FI, "Uusi nimi");
  g_assert_true (pv_document_commit (fixture->document, edits, &error));
  scene = pv_canvas_get_scene (fixture->canvas);
  g_assert_true (pv_scene_describe (scene, pv_scene_find (scene, a), &info));
  g_assert_nonnull (strstr (info.name, "Uusi nimi"));
  settle (fixture);
}

#define ADD_OF(name, test, kind) \
  g_test_add ("/app/network-page/" name, CanvasFixture, GUINT_TO_POINTER (kind), canvas_fixture_set_up, test, \
              canvas_fixture_tear_down)
#define ADD(name, test) ADD_OF (name, test, FIXTURE_NETWORK)

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  ADD ("back-and-forth", test_back_and_forth);
  ADD ("nothing-to-move", test_nothing_to_move);
  ADD ("drag", test_drag);
  ADD ("drag-several", test_drag_several);
  ADD ("drag-cancelled", test_drag_cancelled);
  ADD ("nudge", test_nudge);
  ADD_OF ("unplaced", test_unplaced, FIXTURE_UNPLACED);
  ADD_OF ("first-move-is-a-move", test_first_move_is_a_move, FIXTURE_UNPLACED);
  ADD ("rename", test_rename);
  ADD ("menu-joins", test_menu_joins);
  ADD ("rename-cancelled", test_rename_cancelled);
  ADD ("remove", test_remove);
  ADD ("add", test_add);
  ADD_OF ("empty", test_empty, FIXTURE_EMPTY_NETWORK);
  ADD ("draw-link", test_draw_link);
  ADD ("link-by-keys", test_link_by_keys);
  ADD ("edit-elsewhere", test_edit_elsewhere);

  return g_test_run ();
}
