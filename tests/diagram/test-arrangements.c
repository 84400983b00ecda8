/* Actors arranged as a person picks: everybody has a place of his own, the view remembers, and the next actor comes where it belongs. */
#include "diagram/diagram.h"

#include "diagram/pv-guide-words.h"
#include "sample.h"

#define FI PV_LANG_FI
#define NO PV_LANG_NONE

static PvScene *
draw (const PvModel *model, PvId view, const PvViewArrangement *wish)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 11, 21);
  options.view = view;
  options.arrangement = wish;
  return pv_scene_new_network (model, &options, NULL);
}

static void
assert_apart (const PvScene *scene)
{
  guint n = pv_scene_count (scene, PV_PART_NODE);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        PvRect a = pv_scene_get_box (scene, (PvElement) { PV_PART_NODE, i }), b = pv_scene_get_box (scene, (PvElement) { PV_PART_NODE, j });

        g_assert_false (pv_rect_overlaps (&a, &b));
      }
}

static void
draws_every_sample_in_every_way (void)
{
  static const char *const SAMPLES[] = { "vaasa", "kasvo", "porvoo" };

  for (guint s = 0; s < G_N_ELEMENTS (SAMPLES); s++)
    for (guint a = 0; a < PV_N_ARRANGEMENTS; a++)
      {
        g_autoptr (PvModel) model = sample_read (SAMPLES[s]);
        PvViewArrangement wish = { (PvArrangement) a, PV_NO_ID, { 0, 0 } };
        g_autoptr (PvScene) scene = draw (model, PV_NO_ID, &wish), again = draw (model, PV_NO_ID, &wish);
        g_autofree char *first = pv_scene_dump (scene, TRUE), *second = pv_scene_dump (again, TRUE);

        assert_apart (scene);
        g_assert_cmpstr (first, ==, second);
        g_assert_cmpint (pv_scene_get_arrangement (scene).arrangement, ==, a);
      }
}

static void
keeps_what_else_a_view_remembers (void)
{
  g_autoptr (PvModel) model = sample_new ();
  PvId view = sample_add (model, PV_VIEW, PV_VIEW_NAME, FI, "Kaikki", PV_VIEW_KIND, NO, "network", PV_VIEW_FILTER, NO,
                          "kinds=1,2;arrangement=columns;steps=3", 0);
  g_autofree char *kinds = pv_view_setting_get (model, view, "kinds"), *step = pv_view_setting_get (model, view, "step");

  g_assert_cmpstr (kinds, ==, "1,2");
  g_assert_null (step);
  g_assert_cmpint (pv_view_arrangement (model, view).arrangement, ==, PV_ARRANGEMENT_COLUMNS);
  g_assert_cmpint (pv_view_arrangement (model, PV_NO_ID).arrangement, ==, PV_ARRANGEMENT_LINKS);
  for (guint a = 0; a < PV_N_ARRANGEMENTS; a++)
    g_assert_cmpint (pv_arrangement_of_word (pv_arrangement_word ((PvArrangement) a)), ==, a);
  g_assert_cmpint (pv_arrangement_of_word ("spiral"), ==, PV_N_ARRANGEMENTS);
}

/* An actor that is chosen stands in the middle; without one, whoever has most links. */
static void
puts_the_chosen_one_in_the_middle (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  PvId kela = sample_find (model, PV_ACTOR_NAME, "Kela");
  PvViewArrangement wish = { PV_ARRANGEMENT_AROUND, kela, { 0, 0 } }, anybody = { PV_ARRANGEMENT_AROUND, PV_NO_ID, { 0, 0 } };
  g_autoptr (PvScene) scene = draw (model, PV_NO_ID, &wish), other = draw (model, PV_NO_ID, &anybody);

  g_assert_true (pv_scene_get_arrangement (scene).centre == kela);
  g_assert_true (pv_scene_get_arrangement (other).centre != PV_NO_ID);
  g_assert_true (pv_scene_get_arrangement (other).centre != kela);
}

/* What the window does: from a scene that is there, all at once, and nobody who is locked. */
static void
arranges_a_scene_that_is_there (void)
{
  g_autoptr (PvModel) model = sample_read ("porvoo");
  g_autoptr (PvScene) scene = draw (model, PV_NO_ID, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint a = 0; a < PV_N_ARRANGEMENTS; a++)
    {
      PvViewArrangement wish = { (PvArrangement) a, PV_NO_ID, { 0, 0 } };
      g_autoptr (PvScene) arranged = pv_scene_arrange_as (scene, &wish, 1, NULL);
      guint n;

      assert_apart (arranged);
      pv_scene_get_new_places (arranged, &n);
      g_assert_cmpuint (n, ==, pv_scene_count (scene, PV_PART_NODE));
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (pv_scene_arrange_as (scene, &(PvViewArrangement) { PV_ARRANGEMENT_RINGS, PV_NO_ID, { 0, 0 } }, 1, cancellable));
}

static gboolean
has_heading (const PvScene *scene, const char *beginning)
{
  for (guint i = 0; i < scene->n_guides; i++)
    if (g_str_has_prefix (scene->guides[i].words, beginning))
      return TRUE;
  return FALSE;
}

/* Whoever reads the one language or the other finds the heading. */
static void
names_areas_in_both_languages (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  PvNetworkSceneOptions options = pv_network_scene_options ();
  PvViewArrangement wish = { PV_ARRANGEMENT_AREAS, PV_NO_ID, { 0, 0 } };
  g_autoptr (PvScene) both = NULL, swedish = NULL;

  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 11, 21);
  options.arrangement = &wish;
  options.lang = PV_LANG_BOTH;
  both = pv_scene_new_network (model, &options, NULL);
  options.lang = PV_LANG_SV;
  swedish = pv_scene_new_network (model, &options, NULL);
  g_assert_true (has_heading (both, "Pohjanmaa · Österbotten"));
  g_assert_true (has_heading (swedish, "Österbotten"));
}

static PvScene *
draw_as (const PvModel *model, PvArrangement arrangement, PvLang lang)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();
  PvViewArrangement wish = { arrangement, PV_NO_ID, { 0, 0 } };

  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 11, 21);
  options.arrangement = &wish;
  options.lang = lang;
  return pv_scene_new_network (model, &options, NULL);
}

static gboolean
is_within (const PvRect *box, const PvRect *frame)
{
  return box->x >= frame->x && box->y >= frame->y && box->x + box->width <= frame->x + frame->width
         && box->y + box->height <= frame->y + frame->height;
}

/* What was arranged in one language and is shown in both is larger, and nobody stands in the frame of another area. */
static void
holds_areas_in_both_languages (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  PvNetworkSceneOptions options = pv_network_scene_options ();
  PvViewArrangement wish = { PV_ARRANGEMENT_AREAS, PV_NO_ID, { 0, 0 } };
  g_autoptr (PvScene) finnish = draw_as (model, PV_ARRANGEMENT_AREAS, PV_LANG_FI), both = NULL;
  guint n_grown = 0;

  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 11, 21);
  options.arrangement = &wish;
  options.lang = PV_LANG_BOTH;
  options.places = pv_scene_get_new_places (finnish, &options.n_places);
  both = pv_scene_new_network (model, &options, NULL);
  assert_apart (both);
  for (guint i = 0; i < both->n_nodes; i++)
    for (guint g = 0; g < both->n_guides; g++)
      {
        gboolean own = both->guides[g].index == both->nodes[i].face->area;

        g_assert_true (own ? is_within (&both->nodes[i].box, &both->guides[g].rect)
                           : !pv_rect_overlaps (&both->nodes[i].box, &both->guides[g].rect));
      }
  for (guint i = 0; i < both->n_nodes; i++)
    n_grown += both->nodes[i].box.height > finnish->nodes[i].box.height || both->nodes[i].box.width > finnish->nodes[i].box.width;
  g_assert_cmpuint (n_grown, >, 10);
}

/* Two regions with two municipalities each, and many in all of them. */
static PvModel *
region_of_many (PvId *region)
{
  static const char *const kinds[] = { "association", "municipality", "kela" };
  PvModel *model = sample_new ();

  for (guint r = 0; r < 2; r++)
    {
      g_autofree char *parent = NULL;

      *region = sample_add (model, PV_AREA, PV_AREA_NAME, FI, "Maakunta", PV_AREA_KIND, NO, "region", 0);
      parent = pv_id_to_text (*region);
      for (guint t = 0; t < 2; t++)
        {
          PvId town = sample_add (model, PV_AREA, PV_AREA_NAME, FI, "Kunta", PV_AREA_KIND, NO, "municipality", PV_AREA_PARENT, NO, parent, 0);
          g_autofree char *area = pv_id_to_text (town);

          for (guint i = 0; i < 40; i++)
            sample_add (model, PV_ACTOR, PV_ACTOR_NAME, FI, "Toimija", PV_ACTOR_KIND, NO, kinds[i % 3], PV_ACTOR_AREA, NO, area, 0);
        }
    }
  return model;
}

/* A disc far away is who was put together: an area, or a kind; on rings nobody is taken from where he stands. */
static void
groups_from_afar_what_stands_together (void)
{
  static const guint n_discs[PV_N_ARRANGEMENTS] = { [PV_ARRANGEMENT_LINKS] = 2, [PV_ARRANGEMENT_COLUMNS] = 3,
                                                    [PV_ARRANGEMENT_AREAS] = 4 };
  PvId region;
  g_autoptr (PvModel) model = region_of_many (&region);

  for (guint a = 0; a < PV_N_ARRANGEMENTS; a++)
    {
      g_autoptr (PvScene) scene = draw_as (model, (PvArrangement) a, PV_LANG_FI);

      g_assert_cmpuint (pv_scene_count (scene, PV_PART_REGION), ==, n_discs[a]);
    }
}

/* An area is where its actors are: those of a region, or those in a frame, and no further. */
static void
finds_where_an_area_is (void)
{
  PvId region;
  g_autoptr (PvModel) model = region_of_many (&region);
  g_autoptr (PvScene) by_links = draw_as (model, PV_ARRANGEMENT_LINKS, PV_LANG_FI), by_areas = draw_as (model, PV_ARRANGEMENT_AREAS, PV_LANG_FI);
  PvElement disc = pv_scene_find (by_links, region);
  PvElementInfo info;
  PvRect place = { 0, 0, 0, 0 }, whole = pv_scene_get_bounds (by_links);
  guint n_within = 0;

  g_assert_true (pv_scene_find_area (by_links, region, &place));
  for (guint i = 0; i < by_links->n_nodes; i++)
    n_within += by_links->nodes[i].face->region == disc.index && is_within (&by_links->nodes[i].box, &place);
  g_assert_cmpuint (n_within, >=, 60);
  g_assert_true (pv_scene_describe (by_links, disc, &info));
  g_assert_true (is_within (&info.bounds, &whole) && !pv_rect_is_empty (&info.bounds));
  g_assert_false (pv_scene_find_area (by_areas, region, &place));
  for (guint g = 0; g < by_areas->n_guides; g++)
    {
      PvId town = g_array_index (by_areas->stock->areas, PvSceneArea, by_areas->guides[g].index).id;

      g_assert_true (pv_scene_find_area (by_areas, town, &place));
      g_assert_cmpfloat (place.x, ==, by_areas->guides[g].rect.x);
      g_assert_cmpfloat (place.height, ==, by_areas->guides[g].rect.height);
    }
}

static void
names_columns_in_both_languages (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) both = draw_as (model, PV_ARRANGEMENT_COLUMNS, PV_LANG_BOTH);
  g_autoptr (PvScene) swedish = draw_as (model, PV_ARRANGEMENT_COLUMNS, PV_LANG_SV);

  g_assert_true (has_heading (both, "Kunta · Kommun"));
  g_assert_true (has_heading (both, "Kela · FPA"));
  g_assert_true (has_heading (swedish, "Kommun"));
  g_assert_false (has_heading (swedish, "Kommun · "));
}

/* From names that are 13 px high at 100 % on, 8 px can be read; the canvas beside the list of pages on a projector of 1280 × 800. */
#define READABLE (8.0 / 13)
static const PvRect projector = { 0, 0, 1100, 690 };

/* All of a region is seen with its names, also in both languages; and no words of a line lie over those of a heading. */
static void
can_be_read_in_columns (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  static const PvLang langs[] = { PV_LANG_FI, PV_LANG_SV, PV_LANG_BOTH };

  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      g_autoptr (PvScene) scene = draw_as (model, PV_ARRANGEMENT_COLUMNS, langs[i]);
      PvRect all = pv_scene_get_bounds (scene);

      g_assert_cmpfloat (MIN (projector.width / all.width, projector.height / all.height), >=, READABLE);
    }
}

static gboolean
runs_through (const PvLinkShape *link, const PvRect *rect)
{
  for (guint i = 0; i + 1 < pv_link_n_points (link); i++)
    if (pv_rect_hits_line (rect, pv_link_point (link, i), pv_link_point (link, i + 1)))
      return TRUE;
  return FALSE;
}

/* Lines under the words and the badge as they are painted at @zoom. */
static guint
n_struck (const PvScene *scene, const PvGuideShape *guide, double zoom)
{
  PvRect place = pv_guide_words_place (scene, guide, pv_guide_heading_size (scene, zoom), zoom);
  guint n = 0;

  g_assert_false (pv_rect_is_empty (&place));
  for (guint i = 0; i < scene->n_links; i++)
    n += runs_through (&scene->links[i], &place);
  return n;
}

/* A heading that a line strikes through is read twice; there is a way round all of those of the sample, as large as they become where the
 * whole is seen on a small screen. */
static void
strikes_no_heading_through (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  static const PvLang langs[] = { PV_LANG_FI, PV_LANG_SV, PV_LANG_BOTH };
  static const PvArrangement arrangements[] = { PV_ARRANGEMENT_COLUMNS, PV_ARRANGEMENT_AREAS };

  for (guint a = 0; a < G_N_ELEMENTS (arrangements); a++)
    for (guint l = 0; l < G_N_ELEMENTS (langs); l++)
      {
        g_autoptr (PvScene) scene = draw_as (model, arrangements[a], langs[l]);

        g_assert_cmpuint (scene->n_guides, >, 5);
        for (guint g = 0; g < scene->n_guides; g++)
          {
            g_assert_cmpuint (n_struck (scene, &scene->guides[g], 1), ==, 0);
            g_assert_cmpuint (n_struck (scene, &scene->guides[g], READABLE), ==, 0);
            g_assert_cmpuint (n_struck (scene, &scene->guides[g], 0.5), ==, 0);
          }
      }
}

/* Far away a frame without a name says nothing: large ones keep theirs, and it lies over nobody. */
static void
names_large_areas_from_afar (void)
{
  static const double zooms[] = { 0.4, 0.3, 0.2 };
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = draw_as (model, PV_ARRANGEMENT_AREAS, PV_LANG_FI);
  guint n_large = 0;

  for (guint g = 0; g < scene->n_guides; g++)
    for (guint z = 0; z < G_N_ELEMENTS (zooms) && scene->guides[g].rect.width > 400; z++)
      {
        g_auto (PvGuideWords) words = pv_guide_words_of_frame (&scene->guides[g], zooms[z]);
        PvRect place = pv_guide_words_place (scene, &scene->guides[g], 0, zooms[z]);

        n_large++;
        g_assert_cmpfloat (words.size * zooms[z], >=, 8);
        for (guint i = 0; i < scene->n_nodes; i++)
          g_assert_false (pv_rect_overlaps (&place, &scene->nodes[i].box));
      }
  g_assert_cmpuint (n_large, >=, 2 * G_N_ELEMENTS (zooms));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/arrangements/samples", draws_every_sample_in_every_way);
  g_test_add_func ("/diagram/arrangements/remembered", keeps_what_else_a_view_remembers);
  g_test_add_func ("/diagram/arrangements/around", puts_the_chosen_one_in_the_middle);
  g_test_add_func ("/diagram/arrangements/scene", arranges_a_scene_that_is_there);
  g_test_add_func ("/diagram/arrangements/both-languages", names_areas_in_both_languages);
  g_test_add_func ("/diagram/arrangements/held-in-both-languages", holds_areas_in_both_languages);
  g_test_add_func ("/diagram/arrangements/discs", groups_from_afar_what_stands_together);
  g_test_add_func ("/diagram/arrangements/areas", finds_where_an_area_is);
  g_test_add_func ("/diagram/arrangements/columns-in-both-languages", names_columns_in_both_languages);
  g_test_add_func ("/diagram/arrangements/columns-readable", can_be_read_in_columns);
  g_test_add_func ("/diagram/arrangements/headings", strikes_no_heading_through);
  g_test_add_func ("/diagram/arrangements/afar", names_large_areas_from_afar);
  return g_test_run ();
}
