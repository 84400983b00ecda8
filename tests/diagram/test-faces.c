/* The faces of a great network, which two threads make. */
#include "diagram/diagram.h"
#include "diagram/pv-actor-face.h"
#include "diagram/pv-link-face.h"

#include "sample.h"

#define NO PV_LANG_NONE

enum { N = 2600, N_LINKS = 7000 };

static PvId ids[N];

/* Names of every length and in both languages, in a dozen regions. (transfer full) */
static PvModel *
great_model (void)
{
  static const char *const names[] = { "Toimija %u", "Pohjanmaan työllisyys- ja yrityspalvelujen kehittämisyhdistys %u", "Åbo %u", "Работа %u",
                                       "Hankintaneuvonnantukipalvelukeskus%u" };
  PvModel *model = sample_new ();
  PvId areas[12];
  PvRandom random;

  pv_random_seed (&random, 11);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    areas[i] = sample_add (model, PV_AREA, PV_AREA_NAME, PV_LANG_FI, "Alue", PV_AREA_KIND, NO, "region", 0);
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *fi = g_strdup_printf (names[i % G_N_ELEMENTS (names)], i), *sv = g_strdup_printf ("Aktör %u", i);
      g_autofree char *area = pv_id_to_text (areas[i % G_N_ELEMENTS (areas)]);

      ids[i] = sample_add (model, PV_ACTOR, PV_ACTOR_NAME, PV_LANG_FI, fi, PV_ACTOR_NAME, PV_LANG_SV, i % 3 ? sv : fi, PV_ACTOR_KIND, NO,
                           "association", PV_ACTOR_AREA, NO, area, 0);
    }
  for (guint i = 0; i < N_LINKS; i++)
    {
      g_autofree char *from = pv_id_to_text (ids[pv_random_below (&random, N)]), *to = pv_id_to_text (ids[pv_random_below (&random, N)]);

      sample_add (model, PV_RELATION, PV_RELATION_FROM_ACTOR, NO, from, PV_RELATION_TO_ACTOR, NO, to, PV_RELATION_KIND, NO, "referral",
                  PV_RELATION_STATE, NO, i % 2 ? "active" : "planned", PV_RELATION_WHAT, PV_LANG_FI, i % 5 ? "tiedot" : "yhteinen asiakastyö ja sen ohjaus", 0);
    }
  return model;
}

static void
assert_same_text (const PvSceneText *one, const PvSceneText *other)
{
  g_assert_cmpuint (one->n_lines, ==, other->n_lines);
  g_assert_true (one->widest == other->widest);
  for (guint i = 0; i < one->n_lines; i++)
    {
      g_assert_cmpstr (one->lines[i].text, ==, other->lines[i].text);
      g_assert_true (one->lines[i].width == other->lines[i].width && one->lines[i].y == other->lines[i].y);
    }
}

static void
assert_actor_face (const PvFace *face, const PvModel *model, const PvNetworkSceneOptions *options)
{
  PvSceneStock *stock = pv_scene_stock_new ();
  PvFace alone = { .id = PV_NO_ID };

  pv_actor_face_init (&alone, stock, model, pv_model_get (model, face->id), options, 0);
  g_assert_cmpstr (face->name, ==, alone.name);
  g_assert_cmpstr (face->second, ==, alone.second);
  assert_same_text (face->normal, alone.normal);
  assert_same_text (face->close, alone.close);
  g_assert_true (face->width == alone.width && face->height == alone.height);
  g_assert_true (face->room_width == alone.room_width && face->room_height == alone.room_height);
  g_assert_cmpuint (face->flags & ~(guint) PV_FLAG_PALE, ==, alone.flags);
  g_assert_cmpint ((face->flags & PV_FLAG_PALE) != 0, ==, options->only && !pv_id_set_contains (options->only, face->id));
  pv_scene_stock_unref (stock);
}

static void
assert_link_face (const PvLinkShape *link, const PvScene *scene, const PvModel *model, const PvNetworkSceneOptions *options)
{
  PvSceneStock *stock = pv_scene_stock_new ();
  const PvRecord *relation = pv_model_get (model, link->face->id);
  guint pale = (scene->nodes[link->from].face->flags | scene->nodes[link->to].face->flags) & PV_FLAG_PALE;
  PvLinkFace alone = { .id = PV_NO_ID };

  pv_link_face_init (&alone, stock, model, relation, options, 0);
  g_assert_cmpint (scene->nodes[link->from].id, ==, pv_record_get_reference (relation, PV_RELATION_FROM_ACTOR));
  g_assert_cmpint (scene->nodes[link->to].id, ==, pv_record_get_reference (relation, PV_RELATION_TO_ACTOR));
  g_assert_cmpuint (link->face->state, ==, alone.state);
  g_assert_cmpuint (link->face->flags, ==, alone.flags | pale);
  g_assert_cmpstr (link->face->words, ==, alone.words);
  g_assert_cmpstr (link->face->what, ==, alone.what);
  g_assert_true (link->face->words_width == alone.words_width);
  pv_scene_stock_unref (stock);
}

/* Each face is what it is when it is made by itself, whichever thread made it; once more, and all is the same. */
static void
assert_faces (const PvModel *model, const PvNetworkSceneOptions *options)
{
  g_autoptr (PvScene) scene = pv_scene_new_network (model, options, NULL), again = pv_scene_new_network (model, options, NULL);
  g_autofree char *one = pv_scene_dump (scene, TRUE), *other = pv_scene_dump (again, TRUE);

  g_assert_cmpuint (scene->n_nodes, ==, N);
  g_assert_cmpuint (scene->n_links, ==, N_LINKS);
  for (guint i = 0; i < scene->n_nodes; i++)
    assert_actor_face (scene->nodes[i].face, model, options);
  for (guint i = 0; i < scene->n_links; i += 7)
    assert_link_face (&scene->links[i], scene, model, options);
  g_assert_cmpuint (scene->n_regions, ==, 12);
  g_assert_cmpuint (pv_scene_find (scene, ids[N - 1]).index, ==, N - 1);
  g_assert_cmpstr (one, ==, other);
}

static PvNetworkSceneOptions
options_of (const PvModel *model)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.today = pv_date_today ();
  options.audience = PV_AUDIENCE_INTERNAL;
  return options;
}

static void
test_one_language (void)
{
  g_autoptr (PvModel) model = great_model ();
  PvNetworkSceneOptions options = options_of (model);

  assert_faces (model, &options);
}

/* A part of them pale, in both languages. */
static void
test_pale (void)
{
  g_autoptr (PvModel) model = great_model ();
  g_autoptr (PvIdSet) only = pv_id_set_new (&ids[N / 3], N / 3);
  PvNetworkSceneOptions options = options_of (model);

  options.lang = PV_LANG_BOTH;
  options.only = only;
  options.fade_rest = TRUE;
  assert_faces (model, &options);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faces/one-language", test_one_language);
  g_test_add_func ("/faces/pale", test_pale);
  return g_test_run ();
}
