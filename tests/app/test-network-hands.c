/* Order by hand, copies, locks and menus on the Network page, under a real mouse and a real keyboard. */
#include "canvas-fixture.h"

#include "app/pv-canvas-find.h"
#include "app/pv-network-copy.h"
#include "app/pv-quick-add.h"

#include <math.h>
#include <string.h>

static void
activate (CanvasFixture *fixture, const char *action, const char *target)
{
  gtk_widget_activate_action_variant (fixture->page, action, target ? g_variant_new_string (target) : NULL);
}

static void
change_state (CanvasFixture *fixture, const char *action, gboolean state)
{
  g_action_group_change_action_state (pv_content_page_get_actions (PV_CONTENT_PAGE (fixture->page)), action, g_variant_new_boolean (state));
}

static gboolean
state_of (CanvasFixture *fixture, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (pv_content_page_get_actions (PV_CONTENT_PAGE (fixture->page)), action);

  return g_variant_get_boolean (state);
}

static gboolean
is_enabled (CanvasFixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (pv_content_page_get_actions (PV_CONTENT_PAGE (fixture->page)), action);
}

static void
choose (CanvasFixture *fixture, const ActorName *actors, guint n)
{
  g_autofree PvId *ids = g_new (PvId, n);

  for (guint i = 0; i < n; i++)
    ids[i] = fixture->actors[actors[i]];
  pv_selection_set_many (fixture->selection, ids, n);
}

static PvRect
box_of (CanvasFixture *fixture, PvId id)
{
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);

  return pv_scene_get_box (scene, pv_scene_find (scene, id));
}

static gboolean
has_popover (gpointer canvas)
{
  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
      return TRUE;

  return FALSE;
}

static gboolean
has_no_popover (gpointer canvas)
{
  return !has_popover (canvas);
}

/* --- guides and grid --- */

/* E is dragged until its left edge is nearly in line with B's: then it is. */
static void
test_guides (CanvasFixture *fixture, gconstpointer data)
{
  PvId e = fixture->actors[ACTOR_E], b = fixture->actors[ACTOR_B];
  double zoom = pv_canvas_get_zoom (fixture->canvas);
  PvPoint place = place_of (fixture, e);
  double way = (box_of (fixture, b).x - box_of (fixture, e).x) * zoom;

  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y, place.x + round (way) - 3, place.y + 150);
  settle (fixture);
  g_assert_cmpfloat (fabs (box_of (fixture, e).x - box_of (fixture, b).x), <, 0.3);
  undo (fixture);

  change_state (fixture, "guides", FALSE);
  change_state (fixture, "grid", FALSE);
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y, place.x + round (way) - 3, place.y + 150);
  settle (fixture);
  g_assert_cmpfloat (fabs (box_of (fixture, e).x - box_of (fixture, b).x), >, 1);
}

/* Alt holds both off, without switching anything. */
static void
test_free_hand (CanvasFixture *fixture, gconstpointer data)
{
  PvId e = fixture->actors[ACTOR_E];
  PvPoint place = place_of (fixture, e), before = centre_of (fixture, e), after;
  double zoom = pv_canvas_get_zoom (fixture->canvas);

  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y);
  pv_test_input_press (fixture->input, GDK_BUTTON_PRIMARY);
  pv_test_input_hold (fixture->input, "Alt_L");
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), place.x + 20, place.y + 20);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), place.x + 41, place.y + 33);
  pv_test_input_release (fixture->input, GDK_BUTTON_PRIMARY);
  pv_test_input_let_go (fixture->input, "Alt_L");
  settle (fixture);
  after = centre_of (fixture, e);
  g_assert_cmpfloat (fabs (after.x - before.x - 41 / zoom), <, 0.3);
  g_assert_cmpfloat (fabs (after.y - before.y - 33 / zoom), <, 0.3);
  g_assert_true (state_of (fixture, "guides"));
}

/* --- in line --- */

static void
test_align (CanvasFixture *fixture, gconstpointer data)
{
  static const ActorName three[] = { ACTOR_A, ACTOR_B, ACTOR_E };
  PvRect before[3];

  for (guint i = 0; i < 3; i++)
    before[i] = box_of (fixture, fixture->actors[three[i]]);
  focus_canvas (fixture);
  g_assert_false (is_enabled (fixture, "align"));
  choose (fixture, three, 3);
  g_assert_true (is_enabled (fixture, "align"));
  pv_test_input_chord (fixture->input, "<Control><Shift>Up");
  settle (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (fabs (box_of (fixture, fixture->actors[three[i]]).y - before[0].y), <, 0.3);
  pv_test_input_chord (fixture->input, "<Control><Shift>h");
  settle (fixture);
  undo (fixture);
  undo (fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (fabs (box_of (fixture, fixture->actors[three[i]]).y - before[i].y), <, 0.3);
}

static void
test_distribute (CanvasFixture *fixture, gconstpointer data)
{
  static const ActorName three[] = { ACTOR_A, ACTOR_B, ACTOR_E };
  PvRect a, b, e;

  choose (fixture, three, 3);
  activate (fixture, "page.align", "across");
  settle (fixture);
  a = box_of (fixture, fixture->actors[ACTOR_A]);
  b = box_of (fixture, fixture->actors[ACTOR_B]);
  e = box_of (fixture, fixture->actors[ACTOR_E]);
  g_assert_cmpfloat (fabs ((b.x - a.x - a.width) - (e.x - b.x - b.width)), <, 0.6);
}

/* --- locks --- */

static gboolean
is_locked (CanvasFixture *fixture, ActorName actor)
{
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);

  return pv_scene_is_locked (scene, pv_scene_find (scene, fixture->actors[actor]));
}

static void
drag_a (CanvasFixture *fixture)
{
  PvPoint place = place_of (fixture, fixture->actors[ACTOR_A]);

  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y, place.x + 60, place.y + 48);
  settle (fixture);
}

/* What is locked stays under every hand; others that are chosen with it go. */
static void
test_lock (CanvasFixture *fixture, gconstpointer data)
{
  static const ActorName two[] = { ACTOR_A, ACTOR_C };
  PvPoint a = centre_of (fixture, fixture->actors[ACTOR_A]), c = centre_of (fixture, fixture->actors[ACTOR_C]), place;
  GtkWidget *child;

  click_on (fixture, fixture->actors[ACTOR_A]);
  pv_test_input_chord (fixture->input, "<Control>l");
  settle (fixture);
  g_assert_true (is_locked (fixture, ACTOR_A));
  g_assert_true (state_of (fixture, "lock"));
  child = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, "Alfa, Kunta, 1 yhteys, kieli puuttuu, lukittu paikalleen");

  drag_a (fixture);
  g_assert_cmpfloat (centre_of (fixture, fixture->actors[ACTOR_A]).x, ==, a.x);
  pv_test_input_chord (fixture->input, "Right");
  g_assert_cmpfloat (centre_of (fixture, fixture->actors[ACTOR_A]).x, ==, a.x);

  choose (fixture, two, 2);
  place = place_of (fixture, fixture->actors[ACTOR_C]);
  pv_test_input_drag (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y, place.x + 60, place.y + 48);
  settle (fixture);
  g_assert_cmpfloat (centre_of (fixture, fixture->actors[ACTOR_A]).x, ==, a.x);
  g_assert_cmpfloat (centre_of (fixture, fixture->actors[ACTOR_C]).x, >, c.x + 20);
  undo (fixture);

  click_on (fixture, fixture->actors[ACTOR_A]);
  pv_test_input_chord (fixture->input, "<Control>l");
  settle (fixture);
  g_assert_false (is_locked (fixture, ACTOR_A));
  drag_a (fixture);
  g_assert_cmpfloat (centre_of (fixture, fixture->actors[ACTOR_A]).x, >, a.x + 20);
}

/* Locking writes everybody's place along, so that what is locked is locked where it is seen. */
static void
test_lock_unplaced (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint before[N_ACTORS];

  for (guint i = 0; i < N_ACTORS; i++)
    before[i] = centre_of (fixture, fixture->actors[i]);
  click_on (fixture, fixture->actors[ACTOR_B]);
  pv_test_input_chord (fixture->input, "<Control>l");
  settle (fixture);
  g_assert_true (is_locked (fixture, ACTOR_B));
  for (guint i = 0; i < N_ACTORS; i++)
    g_assert_cmpfloat (hypot (centre_of (fixture, fixture->actors[i]).x - before[i].x, centre_of (fixture, fixture->actors[i]).y - before[i].y), <, 0.4);
  undo (fixture);
  g_assert_false (is_locked (fixture, ACTOR_B));
  g_assert_cmpuint (count_of (fixture, PV_PLACEMENT), ==, 0);
}

/* --- copies --- */

static gboolean
has_seven (gpointer fixture)
{
  return count_of (fixture, PV_ACTOR) == N_ACTORS + 2;
}

static void
assert_free (CanvasFixture *fixture)
{
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);

  for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i++)
    for (guint k = 0; k < i; k++)
      {
        PvRect one = pv_scene_get_box (scene, (PvElement) { PV_PART_NODE, i }), other = pv_scene_get_box (scene, (PvElement) { PV_PART_NODE, k });

        g_assert_false (pv_rect_overlaps (&one, &other));
      }
}

static void
test_duplicate (CanvasFixture *fixture, gconstpointer data)
{
  static const ActorName two[] = { ACTOR_A, ACTOR_B };
  const PvId *chosen;
  guint n;

  focus_canvas (fixture);
  choose (fixture, two, 2);
  pv_test_input_chord (fixture->input, "<Control>d");
  settle (fixture);
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS + 2);
  /* And the link between them. */
  g_assert_cmpuint (count_of (fixture, PV_RELATION), ==, 2);
  chosen = pv_selection_get_ids (fixture->selection, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (text_of (fixture, chosen[0], PV_ACTOR_NAME), ==, "Alfa (kopio)");
  assert_free (fixture);

  choose (fixture, two, 1);
  pv_test_input_chord (fixture->input, "<Control>d");
  g_assert_cmpstr (text_of (fixture, pv_selection_get_single (fixture->selection), PV_ACTOR_NAME), ==, "Alfa (kopio 2)");
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS);
  g_assert_cmpuint (count_of (fixture, PV_RELATION), ==, 1);
}

static void
test_copy_and_paste (CanvasFixture *fixture, gconstpointer data)
{
  static const ActorName two[] = { ACTOR_A, ACTOR_B };

  focus_canvas (fixture);
  g_assert_false (is_enabled (fixture, "copy"));
  choose (fixture, two, 2);
  pv_test_input_chord (fixture->input, "<Control>c");
  pv_test_input_chord (fixture->input, "<Control>v");
  pv_test_assert_soon (has_seven, fixture);
  settle (fixture);
  assert_free (fixture);
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS);
}

static gboolean
has_none (gpointer fixture)
{
  return count_of (fixture, PV_RELATION) == 0;
}

static gboolean
has_link_again (gpointer fixture)
{
  return count_of (fixture, PV_RELATION) == 1;
}

static gboolean
has_two_links (gpointer fixture)
{
  return count_of (fixture, PV_RELATION) == 2;
}

static guint
count_named (CanvasFixture *fixture, const char *name)
{
  guint n, found = 0;
  PvRecord *const *actors = pv_model_list (pv_document_get_model (fixture->document), PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pv_record_get_text (actors[i], PV_ACTOR_NAME, PV_LANG_FI), name) == 0)
      found++;
  return found;
}

static void
test_cut (CanvasFixture *fixture, gconstpointer data)
{
  static const ActorName two[] = { ACTOR_A, ACTOR_B };

  focus_canvas (fixture);
  choose (fixture, two, 2);
  pv_test_input_chord (fixture->input, "<Control>x");
  pv_test_assert_soon (has_none, fixture);
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS - 2);
  pv_test_input_chord (fixture->input, "<Control>v");
  pv_test_assert_soon (has_link_again, fixture);
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS);
  /* They are who they were; a second time they are copies. */
  g_assert_cmpuint (count_named (fixture, "Alfa"), ==, 1);
  pv_test_input_chord (fixture->input, "<Control>v");
  pv_test_assert_soon (has_two_links, fixture);
  g_assert_cmpuint (count_named (fixture, "Alfa"), ==, 1);
  g_assert_cmpuint (count_named (fixture, "Alfa (kopio)"), ==, 1);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS);
}

/* Other programs get the names. */
static void
test_copy_as_text (CanvasFixture *fixture, gconstpointer data)
{
  const PvModel *model = pv_document_get_model (fixture->document);
  g_autofree char *actors = pv_network_copy_words (model, fixture->actors, 2, PV_LANG_FI);
  g_autofree char *link = pv_network_copy_words (model, &fixture->relation, 1, PV_LANG_FI);

  g_assert_cmpstr (actors, ==, "Alfa\nBeeta\n");
  g_assert_cmpstr (link, ==, "Alfa → Beeta\n");
}

static char *
copy_of (CanvasFixture *fixture)
{
  return pv_network_copy_write (pv_document_get_model (fixture->document), pv_canvas_get_scene (fixture->canvas), fixture->actors, 3, "here");
}

/* Into another document: whom it has already is not made twice, and neither are the links. */
static void
test_into_another (CanvasFixture *fixture, gconstpointer data)
{
  g_autofree char *text = copy_of (fixture);
  g_autoptr (PvPlaces) session = pv_places_new (PV_NO_ID);
  g_autoptr (GError) error = NULL;
  g_auto (PvNetworkPaste) paste = { 0 }, again = { 0 };
  PvPoint wish = { 100, 100 };
  g_autoptr (PvEdits) removal = pv_edits_new (PV_VERB_REMOVE);

  g_assert_true (pv_network_copy_read (pv_document_get_model (fixture->document), session, pv_canvas_get_scene (fixture->canvas), text,
                                       "there", &wish, &paste, &error));
  g_assert_null (paste.edits);
  g_assert_cmpuint (paste.n_added, ==, 0);
  g_assert_cmpuint (paste.ids->len, ==, 3);

  pv_edits_remove (removal, fixture->actors[ACTOR_B]);
  g_assert_true (pv_document_commit (fixture->document, removal, &error));
  g_assert_true (pv_network_copy_read (pv_document_get_model (fixture->document), session, pv_canvas_get_scene (fixture->canvas), text,
                                       "there", &wish, &again, &error));
  /* Beeta and its link. */
  g_assert_cmpuint (again.n_added, ==, 2);
  g_assert_true (pv_document_commit (fixture->document, again.edits, &error));
  g_assert_cmpuint (count_of (fixture, PV_ACTOR), ==, N_ACTORS);
  g_assert_cmpuint (count_of (fixture, PV_RELATION), ==, 1);
}

/* What comes from the clipboard may come from anybody. */
static void
test_foreign_clipboard (CanvasFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "", "hello", "('x', [(1, 'actor', [('name', 'fi', 'A', '')])])", "(1, 2, 3)", "('x', [], [(1, 1e400, 0, 0, 0)])",
    "('here', [(1, 'actor', [('kind', '', 'no-such-kind', '')])], [])",
  };
  g_autoptr (PvPlaces) session = pv_places_new (PV_NO_ID);
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);
  const PvModel *model = pv_document_get_model (fixture->document);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (PvNetworkPaste) paste = { 0 };
      g_autoptr (GError) error = NULL;

      if (pv_network_copy_read (model, session, scene, texts[i], "there", NULL, &paste, &error))
        g_assert_cmpuint (paste.n_added, ==, 0);
      else
        g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
    }
  {
    g_auto (PvNetworkPaste) paste = { 0 };
    g_autoptr (GError) error = NULL;

    /* Unknown columns, kinds and places that are none are left out. */
    g_assert_true (pv_network_copy_read (model, session, scene,
                                         "('x', [(7, 'actor', [('name', 'fi', 'Uusi', ''), ('kind', '', 'kela', ''), ('nonsense', '', 'x', '')]), "
                                         "(8, 'contact', [('name', '', 'Somebody', '')])], [(7, 1e300, 0.0, 10.0, 10.0)])",
                                         "there", NULL, &paste, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (paste.n_added, ==, 1);
    g_assert_true (pv_document_commit (fixture->document, paste.edits, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (count_of (fixture, PV_CONTACT), ==, 0);
  }
}

/* Nothing personal leaves by the clipboard. */
static void
test_no_persons (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId contact = pv_edits_add (edits, PV_CONTACT);
  g_autofree char *text = NULL;

  pv_edits_set_text (edits, contact, PV_CONTACT_ROLE, PV_LANG_FI, "Koordinaattori");
  pv_edits_set_reference (edits, contact, PV_CONTACT_ACTOR, fixture->actors[ACTOR_A]);
  pv_edits_set_text (edits, contact, PV_CONTACT_PERSON, PV_LANG_NONE, "Esimerkki Henkilö");
  pv_edits_set_reference (edits, fixture->relation, PV_RELATION_CONTACT, contact);
  g_assert_true (pv_document_commit (fixture->document, edits, &error));
  g_assert_no_error (error);
  text = copy_of (fixture);
  g_assert_nonnull (strstr (text, "Alfa"));
  g_assert_null (strstr (text, "Henkilö"));
}

/* --- typing a name --- */

static gboolean
adds (gpointer page)
{
  return gtk_widget_get_mapped (find_widget (page, PV_TYPE_QUICK_ADD));
}

static void
test_type_a_name (CanvasFixture *fixture, gconstpointer data)
{
  focus_canvas (fixture);
  pv_test_input_type (fixture->input, "Ö");
  pv_test_assert_soon (adds, fixture->page);
  pv_test_input_type (fixture->input, "sterbotten");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpstr (text_of (fixture, pv_selection_get_single (fixture->selection), PV_ACTOR_NAME), ==, "Österbotten");
}

/* Who types does not wait for a frame: letters go to nobody while what they are for is not mapped. */
static void
test_type_quickly (CanvasFixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  focus_canvas (fixture);
  activate (fixture, "page.add", NULL);
  g_assert_true (adds (fixture->page));
  pv_test_input_chord (fixture->input, "Escape");
  activate (fixture, "page.find", NULL);
  g_assert_true (gtk_widget_get_mapped (find_widget (GTK_WIDGET (fixture->page), PV_TYPE_CANVAS_FIND)));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* --- menus --- */

static gboolean
has_entry (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *name = NULL;

      if ((section && has_entry (section, action)) || (submenu && has_entry (submenu, action)))
        return TRUE;
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name) && g_str_equal (name, action))
        return TRUE;
    }

  return FALSE;
}

static GMenuModel *
menu_on (CanvasFixture *fixture)
{
  pv_test_assert_soon (has_popover, fixture->canvas);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas)); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_mapped (child))
      return gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (child));
  g_assert_not_reached ();
}

static void
close_menu (CanvasFixture *fixture)
{
  pv_test_input_chord (fixture->input, "Escape");
  pv_test_assert_soon (has_no_popover, fixture->canvas);
}

/* The keyboard comes back to where it was when a menu closes. */
static gboolean
has_keys (gpointer canvas)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (canvas));

  return focus != NULL && (focus == canvas || (gtk_widget_get_parent (focus) == canvas && !GTK_IS_POPOVER (focus)));
}

/* Each thing has a menu of its own, and every way to a menu leads to it. */
static void
test_menus (CanvasFixture *fixture, gconstpointer data)
{
  PvPoint a = place_of (fixture, fixture->actors[ACTOR_A]), b = place_of (fixture, fixture->actors[ACTOR_B]);
  static const ActorName two[] = { ACTOR_A, ACTOR_B };

  pv_test_input_click_button (fixture->input, GTK_WIDGET (fixture->canvas), a.x, a.y, GDK_BUTTON_SECONDARY, 1);
  g_assert_true (has_entry (menu_on (fixture), "page.lock"));
  g_assert_false (has_entry (menu_on (fixture), "page.align"));
  close_menu (fixture);
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->actors[ACTOR_A]);

  pv_test_input_click_button (fixture->input, GTK_WIDGET (fixture->canvas), (a.x + b.x) / 2, a.y, GDK_BUTTON_SECONDARY, 1);
  g_assert_true (has_entry (menu_on (fixture), "page.turn-link"));
  g_assert_false (has_entry (menu_on (fixture), "page.lock"));
  close_menu (fixture);

  pv_test_input_click_button (fixture->input, GTK_WIDGET (fixture->canvas), (a.x + b.x) / 2, a.y + 90, GDK_BUTTON_SECONDARY, 1);
  g_assert_true (has_entry (menu_on (fixture), "page.guides"));
  g_assert_false (has_entry (menu_on (fixture), "page.remove"));
  close_menu (fixture);

  choose (fixture, two, 2);
  focus_canvas (fixture);
  pv_test_input_chord (fixture->input, "<Shift>F10");
  g_assert_true (has_entry (menu_on (fixture), "page.align"));
  close_menu (fixture);
  pv_test_assert_soon (has_keys, fixture->canvas);
  pv_test_input_chord (fixture->input, "Menu");
  g_assert_true (has_entry (menu_on (fixture), "page.align"));
  close_menu (fixture);
}

static void
test_link_menu (CanvasFixture *fixture, gconstpointer data)
{
  GActionGroup *actions = pv_content_page_get_actions (PV_CONTENT_PAGE (fixture->page));
  PvRecord *link;

  pv_selection_set (fixture->selection, fixture->relation);
  g_action_group_change_action_state (actions, "link-kind", g_variant_new_int32 (PV_RELATION_KIND_FUNDING));
  g_action_group_change_action_state (actions, "link-state", g_variant_new_int32 (PV_RELATION_STATE_PLANNED));
  activate (fixture, "page.turn-link", NULL);
  link = pv_model_get (pv_document_get_model (fixture->document), fixture->relation);
  g_assert_cmpuint (pv_record_get_choice (link, PV_RELATION_KIND), ==, PV_RELATION_KIND_FUNDING);
  g_assert_cmpuint (pv_record_get_choice (link, PV_RELATION_STATE), ==, PV_RELATION_STATE_PLANNED);
  g_assert_cmpint (pv_record_get_reference (link, PV_RELATION_FROM_ACTOR), ==, fixture->actors[ACTOR_B]);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  link = pv_model_get (pv_document_get_model (fixture->document), fixture->relation);
  g_assert_cmpuint (pv_record_get_choice (link, PV_RELATION_KIND), ==, PV_RELATION_KIND_COOPERATION);
  g_assert_cmpint (pv_record_get_reference (link, PV_RELATION_FROM_ACTOR), ==, fixture->actors[ACTOR_A]);
}

/* --- links that cannot be --- */

/* Who has ended takes no new link: the mouse says so, and letting go there does nothing. */
static void
test_refused_link (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  PvPoint to;
  GdkCursor *cursor;

  pv_edits_set_int (edits, fixture->actors[ACTOR_D], PV_ACTOR_VALID_TO, pv_date_make (2020, 12, 31));
  g_assert_true (pv_document_commit (fixture->document, edits, &error));
  settle (fixture);
  click_on (fixture, fixture->actors[ACTOR_C]);
  pv_test_input_chord (fixture->input, "l");
  to = place_of (fixture, fixture->actors[ACTOR_D]);
  pv_test_input_move (fixture->input, GTK_WIDGET (fixture->canvas), to.x, to.y);
  settle (fixture);
  cursor = gtk_widget_get_cursor (GTK_WIDGET (fixture->canvas));
  g_assert_cmpstr (gdk_cursor_get_name (cursor), ==, "not-allowed");
  pv_test_input_click (fixture->input, GTK_WIDGET (fixture->canvas), to.x, to.y);
  pv_test_spin (100);
  g_assert_true (has_no_popover (fixture->canvas));
  g_assert_cmpuint (count_of (fixture, PV_RELATION), ==, 1);
}

#define ADD_OF(name, test, kind) \
  g_test_add ("/app/network-hands/" name, CanvasFixture, GUINT_TO_POINTER (kind), canvas_fixture_set_up, test, canvas_fixture_tear_down)
#define ADD(name, test) ADD_OF (name, test, FIXTURE_NETWORK)

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  ADD ("guides", test_guides);
  ADD ("free-hand", test_free_hand);
  ADD ("align", test_align);
  ADD ("distribute", test_distribute);
  ADD ("lock", test_lock);
  ADD_OF ("lock-unplaced", test_lock_unplaced, FIXTURE_UNPLACED);
  ADD ("duplicate", test_duplicate);
  ADD ("copy-and-paste", test_copy_and_paste);
  ADD ("cut", test_cut);
  ADD ("copy-as-text", test_copy_as_text);
  ADD ("into-another", test_into_another);
  ADD ("foreign-clipboard", test_foreign_clipboard);
  ADD ("no-persons", test_no_persons);
  ADD ("type-a-name", test_type_a_name);
  ADD ("type-quickly", test_type_quickly);
  ADD ("menus", test_menus);
  ADD ("link-menu", test_link_menu);
  ADD ("refused-link", test_refused_link);

  return g_test_run ();
}
