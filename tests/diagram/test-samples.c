/* The samples are tidied up as a coordinator's own document is: everybody has a place in the view of all. */
#include "diagram/diagram.h"

#include "sample.h"

static const char *const samples[] = { "vaasa", "kasvo", "porvoo" };

static PvScene *
make (const PvModel *model, PvLang lang)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.lang = lang;
  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 11, 21);
  options.view = pv_network_view_of_all (model);
  return pv_scene_new_network (model, &options, NULL);
}

/* Opening a sample lays nothing out. */
static void
test_everybody_has_a_place (gconstpointer name)
{
  g_autoptr (PvModel) model = sample_read (name);
  g_autoptr (PvScene) scene = make (model, PV_LANG_FI);
  guint n_actors, n_new;

  pv_model_list (model, PV_ACTOR, &n_actors);
  pv_scene_get_new_places (scene, &n_new);
  g_assert_cmpuint (pv_scene_count (scene, PV_PART_NODE), ==, n_actors);
  g_assert_cmpuint (n_new, ==, 0);
}

/* However long the names are in a language, and with both of them on a box, nobody is pushed aside to make room. */
static void
test_room_in_every_language (gconstpointer name)
{
  static const PvLang langs[] = { PV_LANG_FI, PV_LANG_SV, PV_LANG_EN, PV_LANG_BOTH };
  g_autoptr (PvModel) model = sample_read (name);
  g_autoptr (GPtrArray) placements = pv_model_children (model, PV_PLACEMENT_VIEW, pv_network_view_of_all (model));

  for (guint l = 0; l < G_N_ELEMENTS (langs); l++)
    {
      g_autoptr (PvScene) scene = make (model, langs[l]);

      for (guint i = 0; i < placements->len; i++)
        {
          const PvRecord *placement = g_ptr_array_index (placements, i);
          PvPoint wish = pv_scene_place_to_centre (pv_record_get_int (placement, PV_PLACEMENT_PLACE));
          PvRect box = pv_scene_get_box (scene, pv_scene_find (scene, pv_record_get_reference (placement, PV_PLACEMENT_SUBJECT)));
          PvPoint centre = pv_rect_centre (&box);

          g_assert_cmpfloat_with_epsilon (centre.x, wish.x, 1e-6);
          g_assert_cmpfloat_with_epsilon (centre.y, wish.y, 1e-6);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *placed = g_strconcat ("/samples/everybody-has-a-place/", samples[i], NULL);
      g_autofree char *room = g_strconcat ("/samples/room-in-every-language/", samples[i], NULL);

      g_test_add_data_func (placed, samples[i], test_everybody_has_a_place);
      g_test_add_data_func (room, samples[i], test_room_in_every_language);
    }
  return g_test_run ();
}
