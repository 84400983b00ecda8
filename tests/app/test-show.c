/* Whatever is found is shown on the page where it lives, in the middle; and where a form's arrow leads is seen. Over all kinds. */
#include "app-fixture.h"

#include "app/pv-canvas-page.h"
#include "app/pv-paths-page-private.h"
#include "app/pv-record-table-private.h"
#include "app/pv-summary-pane.h"
#include "app/pv-tables-page.h"
#include "app/pv-window-private.h"

#include <string.h>

/* px that the middle of a row or node may be off the middle of what is free. */
#define NEARLY 60

typedef struct
{
  PvWindow *window;
  PvId id;
  gboolean centred;
} Wanted;

static gboolean
has_vaasa (gpointer data)
{
  PvDocument *document = pv_window_get_document (data);

  return document && pv_document_is_example (document);
}

static AppFixture *
with_vaasa (void)
{
  AppFixture *fixture = app_fixture_new (pv_kinds_default ());

  pv_window_open_sample (fixture->window, "vaasa");
  pv_test_assert_soon (has_vaasa, fixture->window);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  return fixture;
}

static GtkWidget *
cell_of (PvRecordTable *table, PvId id)
{
  for (guint i = 0; i < table->cells->len; i++)
    {
      PvRow *row = pv_table_cell_get_row (table->cells->pdata[i]);

      if (row && pv_row_get_id (row) == id && gtk_widget_get_mapped (table->cells->pdata[i]))
        return table->cells->pdata[i];
    }
  return NULL;
}

static gboolean
is_at_an_end (GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);

  return value <= 0.5 || value >= gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - 0.5;
}

static gboolean
is_in_table (PvRecordTable *table, const Wanted *wanted)
{
  GtkWidget *cell = table ? cell_of (table, wanted->id) : NULL;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double middle;

  if (cell == NULL || !gtk_widget_compute_bounds (cell, table->scroller, &bounds))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (table->scroller));
  middle = bounds.origin.y + bounds.size.height / 2;
  if (wanted->centred && !is_at_an_end (adjustment))
    return ABS (middle - gtk_widget_get_height (table->scroller) / 2) < NEARLY;
  return middle > 0 && middle < gtk_widget_get_height (table->scroller);
}

static gboolean
is_on_canvas (PvCanvasPage *page, const Wanted *wanted)
{
  PvId shown = PV_CANVAS_PAGE_GET_CLASS (page)->shown_for (page, wanted->id);
  GdkRectangle place;
  int x, y, width = gtk_widget_get_width (GTK_WIDGET (page->canvas)), height = gtk_widget_get_height (GTK_WIDGET (page->canvas));

  /* A phase is as wide as its steps: its head is seen. */
  if (pv_record_get_kind (pv_model_get (pv_document_get_model (page->document), wanted->id)) == PV_PHASE)
    return TRUE;
  /* A path is the whole picture. */
  if (PV_IS_PATHS_PAGE (page) && PV_PATHS_PAGE (page)->path == wanted->id)
    return TRUE;
  if (!pv_canvas_get_place (page->canvas, shown, &place))
    return FALSE;
  x = place.x + place.width / 2;
  y = place.y + place.height / 2;
  /* What lies over the canvas (heads, legend) leaves less room; a long link is as good as its middle. */
  if (wanted->centred)
    return x > width / 8 && x < width * 7 / 8 && y > height / 8 && y < height * 7 / 8;
  return x > 0 && x < width && y > 0 && y < height;
}

static gboolean
is_shown (gpointer data)
{
  const Wanted *wanted = data;
  PvContentPage *page = pv_window_get_page (wanted->window);

  if (g_strcmp0 (pv_window_home_of (wanted->window, wanted->id), gtk_stack_get_visible_child_name (wanted->window->pages)) != 0
      || pv_selection_get_single (pv_window_get_selection (wanted->window)) != wanted->id)
    return FALSE;
  if (PV_IS_TABLES_PAGE (page))
    return is_in_table (pv_tables_page_get_table (PV_TABLES_PAGE (page)), wanted);
  return G_TYPE_CHECK_INSTANCE_TYPE (page, PV_TYPE_CANVAS_PAGE) && is_on_canvas (PV_CANVAS_PAGE (page), wanted);
}

/* One of every kind that has a page: the last, far down in its table. Kinds that the sample has none of are made. */
static PvId
last_of (PvWindow *window, const PvKindInfo *kind)
{
  guint n;
  PvRecord *const *records = pv_model_list (pv_document_get_model (pv_window_get_document (window)), kind->kind, &n);

  return n > 0 ? pv_record_get_id (records[n - 1]) : PV_NO_ID;
}

static void
fill_required (PvWindow *window, PvEdits *edits, PvId id, const PvFieldInfo *field)
{
  const PvKinds *kinds = pv_model_get_kinds (pv_document_get_model (pv_window_get_document (window)));

  if (field->type == PV_TYPE_TRANSLATED)
    pv_edits_set_text (edits, id, field->field, PV_LANG_FI, "Näyte");
  else if (field->type == PV_TYPE_REFERENCE)
    pv_edits_set_reference (edits, id, field->field, last_of (window, pv_kinds_kind (kinds, field->of)));
  else if (field->type == PV_TYPE_CHOICE || field->type == PV_TYPE_NUMBER || field->type == PV_TYPE_DATE)
    pv_edits_set_int (edits, id, field->field, 1);
  else
    pv_edits_set_text (edits, id, field->field, PV_LANG_NONE, "näyte");
}

static PvId
one_of (PvWindow *window, const PvKindInfo *kind)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = last_of (window, kind);

  if (id != PV_NO_ID)
    return id;
  id = pv_edits_add (edits, kind->kind);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & PV_FIELD_REQUIRED)
      fill_required (window, edits, id, &kind->fields[i]);
  id = pv_document_commit_and_find (pv_window_get_document (window), edits, id, &error);
  g_assert_no_error (error);
  return id;
}

static void
show_each (AppFixture *fixture, const char *from, void (*show) (PvWindow *window, PvId id), gboolean centred)
{
  guint n, shown = 0;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (guint k = 0; k < n; k++)
    {
      Wanted wanted = { fixture->window, PV_NO_ID, centred };

      if (kinds[k].page == PV_PAGE_NONE)
        continue;
      wanted.id = one_of (fixture->window, &kinds[k]);
      pv_window_turn_to (fixture->window, from);
      g_test_message ("%s", kinds[k].table);
      show (fixture->window, wanted.id);
      if (!pv_test_wait_until (is_shown, &wanted, 4 * PV_TEST_PATIENCE_MS))
        g_error ("from %s: %s is not shown", from, kinds[k].table);
      shown++;
    }
  g_assert_cmpuint (shown, >, 25);
}

static void
show_found (PvWindow *window, PvId id)
{
  pv_window_show_soon (window, id, PV_SHOW_CENTRED);
}

static void
show_by_arrow (PvWindow *window, PvId id)
{
  pv_selection_show (pv_window_get_selection (window), id);
}

static void
test_found (void)
{
  g_autoptr (AppFixture) fixture = with_vaasa ();

  show_each (fixture, "services", show_found, TRUE);
}

/* Also of a path that was never drawn, on a page that was never in front. */
static void
test_arrows (void)
{
  g_autoptr (AppFixture) fixture = with_vaasa ();

  show_each (fixture, "follow-up", show_by_arrow, FALSE);
}

/* Several that are chosen stay chosen when one of them is shown. */
static void
test_several (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  const PvId ids[] = { fixture->coaching, fixture->mapping };
  Wanted wanted = { fixture->window, fixture->mapping, FALSE };

  pv_test_input_chord (fixture->input, "<Control>3");
  pv_selection_set_many (fixture->selection, ids, G_N_ELEMENTS (ids));
  g_assert_true (pv_content_page_show_record (pv_window_get_page (fixture->window), fixture->mapping));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (pv_selection_get_n (fixture->selection), ==, 2);
  pv_window_show_soon (fixture->window, fixture->mapping, PV_SHOW_CENTRED);
  pv_test_assert_soon (is_shown, &wanted);
}

typedef struct
{
  PvCanvas *canvas;
  PvId area;
} Fitted;

static gboolean
stands_by_areas (gpointer canvas)
{
  PvScene *scene = pv_canvas_get_scene (canvas);

  return scene != NULL && pv_scene_get_arrangement (scene).arrangement == PV_ARRANGEMENT_AREAS;
}

/* All of its frame, and as near as it fits. */
static gboolean
is_fitted (gpointer data)
{
  const Fitted *fitted = data;
  PvViewport viewport = pv_canvas_get_viewport (fitted->canvas);
  PvRect place, device;

  if (!pv_scene_find_area (pv_canvas_get_scene (fitted->canvas), fitted->area, &place))
    return FALSE;
  device = pv_viewport_rect_to_device (&viewport, &place);
  return device.x >= 0 && device.y >= 0 && device.x + device.width <= viewport.width && device.y + device.height <= viewport.height
         && MAX (device.width / viewport.width, device.height / viewport.height) > 0.6;
}

/* An area that stands together is fitted into view, wherever one looked before. */
static void
test_area (void)
{
  g_autoptr (AppFixture) fixture = with_vaasa ();
  PvCanvas *canvas = pv_window_diagram (fixture->window, "network")->canvas;
  Fitted fitted = { canvas, PV_NO_ID };
  guint n;
  PvRecord *const *actors = pv_model_list (pv_document_get_model (pv_window_get_document (fixture->window)), PV_ACTOR, &n);

  for (guint i = 0; i < n && fitted.area == PV_NO_ID; i++)
    fitted.area = pv_record_get_reference (actors[i], PV_ACTOR_AREA);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pv_window_diagram (fixture->window, "network")), "page.arrangement", "s", "areas"));
  pv_test_assert_soon (stands_by_areas, canvas);
  pv_canvas_zoom_step (canvas, 1);
  pv_window_show_soon (fixture->window, fitted.area, PV_SHOW_CENTRED);
  pv_test_assert_soon (is_fitted, &fitted);
}

static gboolean
is_on_services (gpointer window)
{
  g_autoptr (GVariant) page = g_action_group_get_action_state (G_ACTION_GROUP (window), "page");

  return g_str_equal (g_variant_get_string (page, NULL), "services");
}

static gboolean
counts_services (gpointer window)
{
  return app_find (app_find (window, PV_TYPE_SUMMARY_PANE, NULL), GTK_TYPE_LABEL, "Services") != NULL;
}

/* A line of what is in the document leads to its table. */
static void
test_counted (void)
{
  g_autoptr (AppFixture) fixture = with_vaasa ();
  GtkWidget *words;

  pv_test_assert_soon (counts_services, fixture->window);
  words = app_find (app_find (GTK_WIDGET (fixture->window), PV_TYPE_SUMMARY_PANE, NULL), GTK_TYPE_LABEL, "Services");
  gtk_widget_activate (gtk_widget_get_ancestor (words, GTK_TYPE_LIST_BOX_ROW));
  pv_test_assert_soon (is_on_services, fixture->window);
}

/* The menu of the window is there when it is opened, and not before. */
static void
test_menu (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkMenuButton *button = fixture->window->menu_button;

  g_assert_null (gtk_menu_button_get_popover (button));
  pv_test_input_chord (fixture->input, "F10");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_nonnull (app_find (GTK_WIDGET (gtk_menu_button_get_popover (button)), GTK_TYPE_LABEL, "Import…"));
}

/* GTK 4.8 lays out at most four times a frame. A table of paths that is scrolled for the first time needs more, and its new rows come a
 * frame late: GTK complains of that, once. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && strstr (fields[i].value, "without a current allocation") != NULL)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n, data);
}

int
main (int argc, char **argv)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/show/found", test_found);
  g_test_add_func ("/app/show/arrows", test_arrows);
  g_test_add_func ("/app/show/several", test_several);
  g_test_add_func ("/app/show/area", test_area);
  g_test_add_func ("/app/show/counted", test_counted);
  g_test_add_func ("/app/show/menu", test_menu);
  return g_test_run ();
}
