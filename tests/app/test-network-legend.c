/* What lies over the diagram, the legend, the small map and the zoom, takes nothing of it from sight. */
#include "canvas-fixture.h"

#include "app/pv-legend-card.h"
#include "app/pv-minimap.h"
#include "app/pv-network-page.h"
#include "app/pv-zoom-box.h"

static const PvPoint wide[N_ACTORS] = { { 0, 0 }, { 700, 60 }, { 0, 960 }, { 1440, 990 }, { 1440, 60 } };
static const PvPoint tall[N_ACTORS] = { { 0, 0 }, { 0, 300 }, { 0, 600 }, { 0, 900 }, { 0, 1200 } };

static void
spread_to (CanvasFixture *fixture, const PvPoint *to)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_MOVE);
  g_autoptr (GError) error = NULL;
  guint n;
  PvRecord *const *placements = pv_model_list (pv_document_get_model (fixture->document), PV_PLACEMENT, &n);

  for (guint i = 0; i < N_ACTORS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Österbottens välfärdsområde och samkommun %u", i);

      pv_edits_set_int (edits, pv_record_get_id (placements[i]), PV_PLACEMENT_PLACE, pv_scene_place_of (to[i]));
      pv_edits_set_text (edits, fixture->actors[i], PV_ACTOR_NAME, PV_LANG_SV, name);
    }
  g_assert_true (pv_document_commit (fixture->document, edits, &error));
}

static PvRect
place_on_canvas (CanvasFixture *fixture, GType type)
{
  GtkWidget *widget = find_widget (fixture->page, type);
  graphene_rect_t bounds;

  g_assert_nonnull (widget);
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_opacity (gtk_widget_get_parent (widget)) == 0
      || !gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->canvas), &bounds))
    return (PvRect) { 0 };

  return (PvRect) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
}

static guint
count_nodes (GskRenderNode *node)
{
  guint n = 1;

  if (gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE)
    return n;
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    n += count_nodes (gsk_container_node_get_child (node, i));

  return n;
}

/* Drawn anew in every frame of a pan, the small map must cost the same however many actors there are. */
static void
test_minimap_is_one_picture (CanvasFixture *fixture, gconstpointer data)
{
  GtkWidget *minimap = find_widget (fixture->page, PV_TYPE_MINIMAP);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  pv_canvas_zoom_step (fixture->canvas, 1);
  pv_test_wait_drawn (fixture->page);
  GTK_WIDGET_GET_CLASS (minimap)->snapshot (minimap, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  g_assert_cmpuint (N_ACTORS, >=, 3);
  g_assert_cmpuint (count_nodes (node), <=, 3);
}

static void
assert_clear (CanvasFixture *fixture)
{
  PvRect over[] = { place_on_canvas (fixture, PV_TYPE_LEGEND_CARD), place_on_canvas (fixture, PV_TYPE_ZOOM_BOX),
                    place_on_canvas (fixture, PV_TYPE_MINIMAP) };

  for (guint i = 0; i < N_ACTORS; i++)
    {
      GdkRectangle place;
      PvRect box;

      g_assert_true (pv_canvas_get_place (fixture->canvas, fixture->actors[i], &place));
      box = (PvRect) { place.x, place.y, place.width, place.height };
      g_assert_cmpfloat (box.x, >=, 0);
      g_assert_cmpfloat (box.y, >=, 0);
      g_assert_cmpfloat (box.x + box.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)));
      g_assert_cmpfloat (box.y + box.height, <=, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)));
      for (guint o = 0; o < G_N_ELEMENTS (over); o++)
        g_assert_false (pv_rect_overlaps (&box, &over[o]));
    }
}

/* Two languages need larger boxes: a picture that was fitted is fitted again, and nothing ends at the edge or under what lies over
 * the canvas. Where a person looks at a part, that part stays. */
static void
test_language (CanvasFixture *fixture, gconstpointer data)
{
  double zoom;

  spread_to (fixture, wide);
  pv_canvas_fit (fixture->canvas, FALSE);
  settle (fixture);
  zoom = pv_canvas_get_zoom (fixture->canvas);
  assert_clear (fixture);
  pv_content_page_set_content_lang (PV_CONTENT_PAGE (fixture->page), PV_LANG_BOTH);
  settle (fixture);
  g_assert_cmpfloat (pv_canvas_get_zoom (fixture->canvas), <, zoom);
  assert_clear (fixture);

  pv_canvas_zoom_step (fixture->canvas, 0);
  pv_content_page_set_content_lang (PV_CONTENT_PAGE (fixture->page), PV_LANG_SV);
  settle (fixture);
  g_assert_cmpfloat (pv_canvas_get_zoom (fixture->canvas), ==, 1.0);
}

/* Opens the network in a window as large as a projector's. */
static PvLegendCard *
open_on_large_screen (CanvasFixture *fixture)
{
  PvViewport viewport;

  fixture->page = pv_network_page_new ();
  fixture->canvas = pv_network_page_get_canvas (PV_NETWORK_PAGE (fixture->page));
  pv_content_page_set_content_lang (PV_CONTENT_PAGE (fixture->page), PV_LANG_FI);
  pv_content_page_set_document (PV_CONTENT_PAGE (fixture->page), fixture->document, fixture->selection);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1500, 1000);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
  viewport = pv_canvas_get_viewport (fixture->canvas);
  g_assert_cmpfloat (viewport.width, ==, 1500);
  g_assert_cmpfloat (viewport.height, >, 850);
  return PV_LEGEND_CARD (find_widget (fixture->page, PV_TYPE_LEGEND_CARD));
}

/* A network that needs all of the canvas has it, until a person unfolds the legend; then it stands clear of it. */
static void
test_legend_takes_nothing (CanvasFixture *fixture, gconstpointer data)
{
  PvLegendCard *legend;
  double zoom;

  spread_to (fixture, wide);
  legend = open_on_large_screen (fixture);
  g_assert_true (pv_legend_card_is_folded (legend));
  assert_clear (fixture);
  zoom = pv_canvas_get_zoom (fixture->canvas);
  pv_legend_card_set_folded (legend, FALSE);
  settle (fixture);
  assert_clear (fixture);
  g_assert_cmpfloat (pv_canvas_get_zoom (fixture->canvas), <, zoom);
  pv_legend_card_set_folded (legend, TRUE);
  settle (fixture);
  g_assert_cmpfloat (pv_canvas_get_zoom (fixture->canvas), ==, zoom);
}

/* Where the network leaves room beside it, the legend begins unfolded there, and the network is as large as without it. */
static void
test_legend_stands_beside (CanvasFixture *fixture, gconstpointer data)
{
  PvLegendCard *legend;
  PvRect card;
  double zoom;

  spread_to (fixture, tall);
  legend = open_on_large_screen (fixture);
  g_assert_false (pv_legend_card_is_folded (legend));
  assert_clear (fixture);
  card = place_on_canvas (fixture, PV_TYPE_LEGEND_CARD);
  g_assert_cmpfloat (place_of (fixture, fixture->actors[ACTOR_E]).y, >, card.y);
  zoom = pv_canvas_get_zoom (fixture->canvas);
  pv_legend_card_set_folded (legend, TRUE);
  settle (fixture);
  g_assert_cmpfloat (pv_canvas_get_zoom (fixture->canvas), ==, zoom);
}

/* So many more around two of them that regions are shown as discs. */
static void
crowd (CanvasFixture *fixture, PvEdits *edits, PvId area, PvPoint one, PvPoint other)
{
  guint n;
  PvId view = pv_record_get_id (pv_model_list (pv_document_get_model (fixture->document), PV_VIEW, &n)[0]);

  for (guint i = 0; i < 160; i++)
    {
      PvPoint at = i % 2 ? one : other;
      PvId actor = pv_edits_add (edits, PV_ACTOR), placement = pv_edits_add (edits, PV_PLACEMENT);

      at.x += 210 * (i / 2 % 8 + 1);
      at.y -= 60 * (i / 16 + 1);
      pv_edits_set_text (edits, actor, PV_ACTOR_NAME, PV_LANG_FI, "Yhdistys");
      pv_edits_set_int (edits, actor, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
      pv_edits_set_reference (edits, actor, PV_ACTOR_AREA, area);
      pv_edits_set_reference (edits, placement, PV_PLACEMENT_VIEW, view);
      pv_edits_set_reference (edits, placement, PV_PLACEMENT_SUBJECT, actor);
      pv_edits_set_int (edits, placement, PV_PLACEMENT_PLACE, pv_scene_place_of (at));
    }
}

/* So it stands clear of the discs of regions, which stand where none of their actors do. */
static void
test_legend_clear_of_regions (CanvasFixture *fixture, gconstpointer data)
{
  static const PvPoint far[N_ACTORS] = { { 0, 0 }, { 30000, 0 }, { 0, 15600 }, { 15600, 18000 }, { 30000, 18000 } };
  static const guint areas[N_ACTORS] = { 0, 0, 1, 1, 0 };
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId area[2] = { pv_edits_add (edits, PV_AREA), pv_edits_add (edits, PV_AREA) };
  PvScene *scene;
  PvViewport viewport;
  PvRect card;
  PvPoint centre;
  double radius;

  for (guint i = 0; i < G_N_ELEMENTS (area); i++)
    {
      pv_edits_set_text (edits, area[i], PV_AREA_NAME, PV_LANG_FI, i ? "Vaasa" : "Pohjanmaa");
      pv_edits_set_int (edits, area[i], PV_AREA_KIND, PV_AREA_KIND_MUNICIPALITY);
    }
  for (guint i = 0; i < N_ACTORS; i++)
    pv_edits_set_reference (edits, fixture->actors[i], PV_ACTOR_AREA, area[areas[i]]);
  crowd (fixture, edits, area[1], far[ACTOR_C], far[ACTOR_D]);
  g_assert_true (pv_document_commit (fixture->document, edits, &error));
  spread_to (fixture, far);
  pv_legend_card_set_folded (open_on_large_screen (fixture), FALSE);
  settle (fixture);
  assert_clear (fixture);
  scene = pv_canvas_get_scene (fixture->canvas);
  viewport = pv_canvas_get_viewport (fixture->canvas);
  g_assert_cmpint (pv_detail_at (viewport.zoom), ==, PV_DETAIL_REGIONS);
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_REGION), ==, 2);
  card = place_on_canvas (fixture, PV_TYPE_LEGEND_CARD);
  for (guint i = 0; i < 2; i++)
    {
      PvRect disc;

      g_assert_true (pv_scene_region_disc (scene, i, viewport.zoom, &centre, &radius));
      disc = (PvRect) { centre.x - radius, centre.y - radius, 2 * radius, 2 * radius };
      disc = pv_viewport_rect_to_device (&viewport, &disc);
      g_assert_false (pv_rect_overlaps (&disc, &card));
    }
}

/* Who is found under the unfolded legend comes out from under it. */
static void
test_reveal_from_under_legend (CanvasFixture *fixture, gconstpointer data)
{
  PvLegendCard *legend;
  PvViewport viewport;
  PvPoint place = centre_of (fixture, fixture->actors[ACTOR_A]);
  PvRect card, box;

  legend = open_on_large_screen (fixture);
  pv_legend_card_set_folded (legend, FALSE);
  settle (fixture);
  card = place_on_canvas (fixture, PV_TYPE_LEGEND_CARD);
  viewport = pv_canvas_get_viewport (fixture->canvas);
  viewport.origin = (PvPoint) { place.x - (card.x + card.width / 2) / viewport.zoom, place.y - (card.y + card.height / 2) / viewport.zoom };
  pv_canvas_go_to (fixture->canvas, viewport, FALSE);
  settle (fixture);
  box = (PvRect) { place_of (fixture, fixture->actors[ACTOR_A]).x, place_of (fixture, fixture->actors[ACTOR_A]).y, 1, 1 };
  g_assert_true (pv_rect_overlaps (&box, &card));
  g_assert_true (pv_canvas_reveal (fixture->canvas, fixture->actors[ACTOR_A], FALSE));
  settle (fixture);
  box = (PvRect) { place_of (fixture, fixture->actors[ACTOR_A]).x, place_of (fixture, fixture->actors[ACTOR_A]).y, 1, 1 };
  g_assert_false (pv_rect_overlaps (&box, &card));
}

#define ADD(name, test) \
  g_test_add ("/app/network-legend/" name, CanvasFixture, GUINT_TO_POINTER (FIXTURE_NETWORK), canvas_fixture_set_up, test, \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  canvas_fixture_begin (&argc, &argv);
  ADD ("minimap-is-one-picture", test_minimap_is_one_picture);
  ADD ("language", test_language);
  ADD ("legend-takes-nothing", test_legend_takes_nothing);
  ADD ("legend-stands-beside", test_legend_stands_beside);
  ADD ("legend-clear-of-regions", test_legend_clear_of_regions);
  ADD ("reveal-from-under-legend", test_reveal_from_under_legend);

  return g_test_run ();
}
