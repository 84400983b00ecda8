#include "canvas-fixture.h"

#include <glib/gstdio.h>

static const PvPoint places[N_ACTORS] = { { 0, 0 }, { 300, 0 }, { 0, 240 }, { 300, 240 }, { 540, 120 } };
static const char *const names[N_ACTORS] = { "Alfa", "Beeta", "Gamma", "Delta", "Eeta" };

void
canvas_fixture_begin (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  pv_application_init_resources ();
  pv_icon_ends_on_main_thread ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
add_network (CanvasFixture *fixture, gboolean placed)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId relation = pv_edits_add (edits, PV_RELATION);
  PvId view = pv_edits_add (edits, PV_VIEW);
  PvId actors[N_ACTORS];
  guint n;
  PvRecord *const *list;

  pv_edits_set_text (edits, view, PV_VIEW_NAME, PV_LANG_FI, "Koko verkosto");
  pv_edits_set_int (edits, view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  for (guint i = 0; i < N_ACTORS; i++)
    {
      PvId placement;

      actors[i] = pv_edits_add (edits, PV_ACTOR);
      pv_edits_set_text (edits, actors[i], PV_ACTOR_NAME, PV_LANG_FI, names[i]);
      pv_edits_set_int (edits, actors[i], PV_ACTOR_KIND, PV_ACTOR_KIND_MUNICIPALITY + i);
      if (!placed)
        continue;
      placement = pv_edits_add (edits, PV_PLACEMENT);
      pv_edits_set_reference (edits, placement, PV_PLACEMENT_VIEW, view);
      pv_edits_set_reference (edits, placement, PV_PLACEMENT_SUBJECT, actors[i]);
      pv_edits_set_int (edits, placement, PV_PLACEMENT_PLACE, pv_scene_place_of (places[i]));
    }
  pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, actors[ACTOR_A]);
  pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, actors[ACTOR_B]);
  pv_edits_set_int (edits, relation, PV_RELATION_KIND, PV_RELATION_KIND_COOPERATION);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);

  list = pv_model_list (pv_document_get_model (fixture->document), PV_ACTOR, &n);
  g_assert_cmpuint (n, ==, N_ACTORS);
  for (guint i = 0; i < n; i++)
    fixture->actors[i] = pv_record_get_id (list[i]);
  fixture->relation = pv_record_get_id (pv_model_list (pv_document_get_model (fixture->document), PV_RELATION, &n)[0]);
}

static void
add_path (CanvasFixture *fixture)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId group = pv_edits_add (edits, PV_TARGET_GROUP);
  PvId path = pv_edits_add (edits, PV_PATH);
  PvId phases[2], steps[3];
  g_auto (GStrv) keys = pv_order_key_spread (3);
  static const char *const step_names[] = { "Tunnistus", "Kartoitus", "Seuranta" };
  guint n;
  PvRecord *const *list;

  pv_edits_set_text (edits, group, PV_TARGET_GROUP_NAME, PV_LANG_FI, "Nuoret");
  pv_edits_set_text (edits, path, PV_PATH_NAME, PV_LANG_FI, "Nuorten polku");
  pv_edits_set_reference (edits, path, PV_PATH_TARGET_GROUP, group);
  pv_edits_set_int (edits, path, PV_PATH_VARIANT, PV_VARIANT_AS_IS);
  for (guint i = 0; i < 2; i++)
    {
      phases[i] = pv_edits_add (edits, PV_PHASE);
      pv_edits_set_text (edits, phases[i], PV_PHASE_NAME, PV_LANG_FI, i ? "Jatko" : "Alku");
      pv_edits_set_reference (edits, phases[i], PV_PHASE_PATH, path);
      pv_edits_set_text (edits, phases[i], PV_PHASE_ORDER, PV_LANG_NONE, keys[i]);
    }
  for (guint i = 0; i < 3; i++)
    {
      PvId task;

      steps[i] = pv_edits_add (edits, PV_STEP);
      pv_edits_set_text (edits, steps[i], PV_STEP_NAME, PV_LANG_FI, step_names[i]);
      pv_edits_set_reference (edits, steps[i], PV_STEP_PHASE, phases[i / 2]);
      pv_edits_set_text (edits, steps[i], PV_STEP_ORDER, PV_LANG_NONE, keys[i]);
      task = pv_edits_add (edits, PV_TASK);
      pv_edits_set_reference (edits, task, PV_TASK_STEP, steps[i]);
      pv_edits_set_reference (edits, task, PV_TASK_ACTOR, fixture->actors[i == 1 ? ACTOR_B : ACTOR_A]);
      pv_edits_set_int (edits, task, PV_TASK_ROLE, PV_ROLE_ANSWERS);
    }
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);

  list = pv_model_list (pv_document_get_model (fixture->document), PV_PHASE, &n);
  for (guint i = 0; i < n; i++)
    fixture->phases[i] = pv_record_get_id (list[i]);
  list = pv_model_list (pv_document_get_model (fixture->document), PV_STEP, &n);
  for (guint i = 0; i < n; i++)
    fixture->steps[i] = pv_record_get_id (list[i]);
  fixture->path = pv_record_get_id (pv_model_list (pv_document_get_model (fixture->document), PV_PATH, &n)[0]);
}

static gboolean
is_settled (gpointer data)
{
  return pv_canvas_is_settled (data);
}

void
settle (CanvasFixture *fixture)
{
  gtk_widget_queue_draw (fixture->page);
  pv_test_wait_drawn (fixture->page);
  if (gtk_widget_get_mapped (GTK_WIDGET (fixture->canvas)) && pv_canvas_get_scene (fixture->canvas))
    pv_test_assert_soon (is_settled, fixture->canvas);
}

static void
make_document (CanvasFixture *fixture)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("pv-canvas-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "region.polku", NULL);
  fixture->document = pv_document_create (path, pv_kinds_default (), "Koordinaattori", &error);
  g_assert_no_error (error);
}

void
canvas_fixture_set_up (CanvasFixture *fixture, gconstpointer data)
{
  FixtureKind kind = GPOINTER_TO_UINT (data);
  gboolean paths = kind == FIXTURE_PATHS || kind == FIXTURE_EMPTY_PATHS;

  make_document (fixture);
  if (kind != FIXTURE_EMPTY_NETWORK)
    add_network (fixture, kind != FIXTURE_UNPLACED);
  if (kind == FIXTURE_PATHS)
    add_path (fixture);
  fixture->selection = pv_selection_new ();
  fixture->page = paths ? pv_paths_page_new () : pv_network_page_new ();
  fixture->canvas = paths ? pv_paths_page_get_canvas (PV_PATHS_PAGE (fixture->page))
                          : pv_network_page_get_canvas (PV_NETWORK_PAGE (fixture->page));
  pv_content_page_set_content_lang (PV_CONTENT_PAGE (fixture->page), PV_LANG_FI);
  pv_content_page_set_document (PV_CONTENT_PAGE (fixture->page), fixture->document, fixture->selection);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->input = pv_test_input_new ();
  pv_test_input_focus (fixture->input, GTK_WINDOW (fixture->window));
  settle (fixture);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
canvas_fixture_tear_down (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "region.polku", NULL);

  g_object_add_weak_pointer (G_OBJECT (canvas), (gpointer *) &canvas);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  pv_test_assert_soon (is_gone, &canvas);
  g_clear_pointer (&fixture->input, pv_test_input_free);
  g_assert_true (pv_document_close (fixture->document, FALSE, &error));
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->selection);
  g_remove (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

PvPoint
place_of (CanvasFixture *fixture, PvId id)
{
  GdkRectangle place;

  g_assert_true (pv_canvas_get_place (fixture->canvas, id, &place));

  return (PvPoint) { place.x + place.width / 2.0, place.y + place.height / 2.0 };
}

void
click_on (CanvasFixture *fixture, PvId id)
{
  PvPoint place = place_of (fixture, id);

  pv_test_input_click (fixture->input, GTK_WIDGET (fixture->canvas), place.x, place.y);
}

PvPoint
centre_of (CanvasFixture *fixture, PvId id)
{
  PvScene *scene = pv_canvas_get_scene (fixture->canvas);
  PvRect box = pv_scene_get_box (scene, pv_scene_find (scene, id));

  return pv_rect_centre (&box);
}

const char *
text_of (CanvasFixture *fixture, PvId id, PvField field)
{
  PvRecord *record = pv_model_get (pv_document_get_model (fixture->document), id);

  return record ? pv_record_get_text (record, field, PV_LANG_FI) : NULL;
}

guint
count_of (CanvasFixture *fixture, PvKind kind)
{
  return pv_model_count (pv_document_get_model (fixture->document), kind);
}

void
undo (CanvasFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pv_document_undo (fixture->document, NULL, &error));
  g_assert_no_error (error);
  settle (fixture);
}

void
focus_canvas (CanvasFixture *fixture)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  pv_test_spin (20);
}

typedef struct
{
  PvSelection *selection;
  PvId id;
} Chosen;

static gboolean
is_chosen (gpointer data)
{
  const Chosen *chosen = data;

  return pv_selection_get_single (chosen->selection) == chosen->id;
}

void
assert_chosen_soon (CanvasFixture *fixture, PvId id)
{
  Chosen chosen = { fixture->selection, id };

  pv_test_assert_soon (is_chosen, &chosen);
}

GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found)
        return found;
    }

  return NULL;
}
