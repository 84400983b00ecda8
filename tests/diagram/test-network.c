#include "diagram/diagram.h"

#include "sample.h"

typedef struct
{
  PvModel *model;
  PvId city, centre, office, company;
  PvId refers, plans, ended;
} Small;

#define FI PV_LANG_FI
#define SV PV_LANG_SV
#define NO PV_LANG_NONE

static PvId
add_relation (PvModel *model, PvId from, PvId to, const char *kind, const char *state)
{
  g_autofree char *a = pv_id_to_text (from), *b = pv_id_to_text (to);

  return sample_add (model, PV_RELATION, PV_RELATION_FROM_ACTOR, NO, a, PV_RELATION_TO_ACTOR, NO, b, PV_RELATION_KIND, NO, kind,
                     PV_RELATION_STATE, NO, state, 0);
}

static Small
small_new (void)
{
  Small small = { sample_new () };

  small.city = sample_add (small.model, PV_ACTOR, PV_ACTOR_NAME, FI, "Vaasan kaupunki", PV_ACTOR_NAME, SV, "Vasa stad", PV_ACTOR_KIND, NO,
                           "municipality", 0);
  small.centre = sample_add (small.model, PV_ACTOR, PV_ACTOR_NAME, FI, "Ohjaamo Vaasa", PV_ACTOR_NAME, SV, "Navigatorn Vasa", PV_ACTOR_KIND, NO,
                             "network-or-body", 0);
  small.office = sample_add (small.model, PV_ACTOR, PV_ACTOR_NAME, FI, "Pohjanmaan TE-toimisto", PV_ACTOR_NAME, SV, "Österbottens TE-byrå",
                             PV_ACTOR_KIND, NO, "state-authority", PV_ACTOR_VALID_TO, NO, "2024-12-31", 0);
  small.company = sample_add (small.model, PV_ACTOR, PV_ACTOR_NAME, FI, "Valmennusyritys", PV_ACTOR_KIND, NO, "private-provider",
                              PV_ACTOR_STANDING, NO, "raised", 0);
  small.refers = add_relation (small.model, small.city, small.centre, "referral", "active");
  small.plans = add_relation (small.model, small.centre, small.company, "procurement", "planned");
  small.ended = add_relation (small.model, small.office, small.centre, "referral", "ended");
  return small;
}

static PvNetworkSceneOptions
internal (PvLang lang)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.lang = lang;
  options.audience = PV_AUDIENCE_INTERNAL;
  options.today = pv_date_make (2026, 11, 21);
  return options;
}

static PvScene *
make (const PvModel *model, PvLang lang)
{
  PvNetworkSceneOptions options = internal (lang);

  return pv_scene_new_network (model, &options, NULL);
}

static gboolean
has_line (const char *dump, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  return g_strv_contains ((const char *const *) lines, line);
}

static void
test_dump (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  g_autoptr (PvScene) scene = make (model, PV_LANG_EN);
  g_autofree char *dump = pv_scene_dump (scene, FALSE);

  g_assert_true (has_line (dump, "network en “4 actors, 3 links”"));
  g_assert_true (has_line (dump, "node “Vaasan kaupunki, Municipality, 1 link”"));
  g_assert_true (has_line (dump, "node ended “Pohjanmaan TE-toimisto, State authority, 1 link, ended”"));
  g_assert_true (has_line (dump, "node raised language “Valmennusyritys, Private provider, 1 link, raised in a workshop, not confirmed, a language is missing”"));
  g_assert_true (has_line (dump, "link “Vaasan kaupunki refers to Ohjaamo Vaasa”"));
  g_assert_true (has_line (dump, "link “Ohjaamo Vaasa buys from Valmennusyritys, planned”"));
  g_assert_true (has_line (dump, "link “Pohjanmaan TE-toimisto refers to Ohjaamo Vaasa, ended”"));
}

/* Same snapshot, same options: the same to the last pixel. */
static void
test_same_twice (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) one = make (model, FI), two = make (model, FI);
  g_autofree char *a = pv_scene_dump (one, TRUE), *b = pv_scene_dump (two, TRUE);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpuint (pv_scene_count (one, PV_PART_NODE), >=, 30);
  g_assert_cmpuint (pv_scene_count (one, PV_PART_LINK), >=, 60);
}

static void
test_languages (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  g_autoptr (PvScene) fi = make (model, FI), sv = make (model, SV), both = make (model, PV_LANG_BOTH);
  PvElementInfo info;
  g_autofree char *dump = pv_scene_dump (both, TRUE);

  g_assert_true (pv_scene_describe (sv, pv_scene_find (sv, small.city), &info));
  g_assert_cmpstr (info.name, ==, "Vasa stad");
  g_assert_true (pv_scene_describe (fi, pv_scene_find (fi, small.city), &info));
  g_assert_cmpstr (info.name, ==, "Vaasan kaupunki");
  g_assert_nonnull (strstr (info.tooltip, "Vasa stad"));
  /* What has no Swedish is shown in Finnish. */
  g_assert_true (pv_scene_describe (sv, pv_scene_find (sv, small.company), &info));
  g_assert_cmpstr (info.name, ==, "Valmennusyritys");
  g_assert_nonnull (strstr (dump, "[Vaasan kaupunki|~Vasa stad]"));
  /* Positions do not depend on the language: a placement holds in all of them. */
  for (guint i = 0; i < pv_scene_count (fi, PV_PART_NODE); i++)
    {
      PvRect a = pv_scene_get_box (fi, (PvElement) { PV_PART_NODE, i }), b = pv_scene_get_box (sv, (PvElement) { PV_PART_NODE, i });

      g_assert_cmpfloat (pv_rect_centre (&a).x, ==, pv_rect_centre (&b).x);
      g_assert_cmpfloat (pv_rect_centre (&a).y, ==, pv_rect_centre (&b).y);
    }
}

static void
test_filters (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  PvNetworkSceneOptions options = internal (FI);
  g_autoptr (PvScene) today = NULL, referrals = NULL, only = NULL, public = NULL;
  PvId ids[] = { small.city, small.centre };
  g_autoptr (PvIdSet) two = pv_id_set_new (ids, 2);
  g_autofree char *dump = NULL;

  options.hide_ended = TRUE;
  today = pv_scene_new_network (model, &options, NULL);
  g_assert_cmpuint (pv_scene_count (today, PV_PART_NODE), ==, 3);
  g_assert_cmpuint (pv_scene_count (today, PV_PART_LINK), ==, 2);
  options = internal (FI);
  options.relation_kinds = 1 << PV_RELATION_KIND_PROCUREMENT;
  referrals = pv_scene_new_network (model, &options, NULL);
  g_assert_cmpuint (pv_scene_count (referrals, PV_PART_LINK), ==, 1);
  options = internal (FI);
  options.only = two;
  only = pv_scene_new_network (model, &options, NULL);
  g_assert_cmpuint (pv_scene_count (only, PV_PART_NODE), ==, 2);
  g_assert_cmpint (pv_scene_find (only, small.company).part, ==, PV_PART_NONE);
  /* A missing language is nobody's business outside. */
  options = internal (FI);
  options.audience = PV_AUDIENCE_PUBLIC;
  public = pv_scene_new_network (model, &options, NULL);
  dump = pv_scene_dump (public, FALSE);
  g_assert_null (strstr (dump, " language"));
}

static void
test_findings (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  PvSceneFinding findings[] = { { PV_FINDING_HAND_OVER, small.refers, PV_NO_ID }, { PV_SCENE_CONFLICT, small.city, PV_NO_ID } };
  PvNetworkSceneOptions options = internal (PV_LANG_EN);
  g_autoptr (PvScene) scene = NULL;
  g_autofree char *dump = NULL;

  options.findings = findings;
  options.n_findings = 2;
  scene = pv_scene_new_network (model, &options, NULL);
  dump = pv_scene_dump (scene, FALSE);
  g_assert_true (has_line (dump, "link no-agreement “Vaasan kaupunki refers to Ohjaamo Vaasa, no agreement”"));
  g_assert_true (has_line (dump, "node conflict “Vaasan kaupunki, Municipality, 1 link, two people changed this”"));
}

static void
test_empty (void)
{
  g_autoptr (PvModel) model = sample_new ();
  g_autoptr (PvScene) scene = make (model, FI);
  PvRect bounds = pv_scene_get_bounds (scene), everything = { -1e4, -1e4, 2e4, 2e4 };
  g_autoptr (PvIdSet) ids = pv_scene_hit_rect (scene, &everything);
  guint n;

  g_assert_true (pv_scene_is_empty (scene));
  g_assert_true (pv_rect_is_empty (&bounds));
  g_assert_cmpint (pv_scene_hit (scene, 0, 0, 8).part, ==, PV_PART_NONE);
  g_assert_cmpuint (pv_id_set_size (ids), ==, 0);
  pv_scene_get_reading_order (scene, &n);
  g_assert_cmpuint (n, ==, 0);
  pv_scene_get_new_places (scene, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* Every box is hit in its middle and just inside its corner, and not just outside. */
static void
test_hit (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = make (model, FI);

  for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i++)
    {
      PvElement node = { PV_PART_NODE, i };
      PvRect box = pv_scene_get_box (scene, node);
      PvPoint middle = pv_rect_centre (&box);

      g_assert_true (pv_element_equal (pv_scene_hit (scene, middle.x, middle.y, 4), node));
      g_assert_true (pv_element_equal (pv_scene_hit (scene, box.x + 1, box.y + 1, 4), node));
      g_assert_false (pv_element_equal (pv_scene_hit (scene, box.x - 2, middle.y, 4), node));
    }
}

static void
test_hit_link (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  g_autoptr (PvScene) scene = make (model, FI);
  PvElement link = pv_scene_find (scene, small.refers), from, to;
  PvRect a, b;
  PvPoint p, q;

  g_assert_cmpint (link.part, ==, PV_PART_LINK);
  pv_scene_get_ends (scene, link, &from, &to);
  g_assert_true (pv_element_equal (from, pv_scene_find (scene, small.city)));
  g_assert_true (pv_element_equal (to, pv_scene_find (scene, small.centre)));
  g_assert_cmpuint (pv_scene_get_relation_kind (scene, link), ==, PV_RELATION_KIND_REFERRAL);
  g_assert_cmpuint (pv_scene_get_actor_kind (scene, from), ==, PV_ACTOR_KIND_MUNICIPALITY);
  a = pv_scene_get_box (scene, from);
  b = pv_scene_get_box (scene, to);
  p = pv_rect_centre (&a);
  q = pv_rect_centre (&b);
  g_assert_true (pv_element_equal (pv_scene_hit (scene, (p.x + q.x) / 2, (p.y + q.y) / 2, 6), link)
                 || pv_scene_hit (scene, (p.x + q.x) / 2, (p.y + q.y) / 2, 6).part == PV_PART_NODE);
}

static void
test_rubber_band (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  g_autoptr (PvScene) scene = make (model, FI);
  PvRect all = pv_scene_get_bounds (scene), one = pv_scene_get_box (scene, pv_scene_find (scene, small.city)), half = one;
  g_autoptr (PvIdSet) everything = pv_scene_hit_rect (scene, &all), single = NULL, none = NULL;

  g_assert_cmpuint (pv_id_set_size (everything), ==, 7);
  one = pv_rect_grow (&one, 1, 1);
  single = pv_scene_hit_rect (scene, &one);
  g_assert_cmpuint (pv_id_set_size (single), ==, 1);
  g_assert_true (pv_id_set_contains (single, small.city));
  half.width /= 2;
  none = pv_scene_hit_rect (scene, &half);
  g_assert_cmpuint (pv_id_set_size (none), ==, 0);
}

/* What the grid finds is what looking at everything finds. */
static void
check_grid (const PvScene *scene, PvRandom *random)
{
  PvRect bounds = pv_scene_get_bounds (scene);

  for (guint round = 0; round < 60; round++)
    {
      PvRect rect = { bounds.x + pv_random_double (random) * bounds.width, bounds.y + pv_random_double (random) * bounds.height,
                      pv_random_double (random) * 300, pv_random_double (random) * 300 };
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvElement));
      guint n_nodes = 0, n_expected = 0;

      pv_scene_find_in (scene, &rect, PV_PART_NONE, found);
      for (guint i = 0; i < found->len; i++)
        n_nodes += g_array_index (found, PvElement, i).part == PV_PART_NODE;
      for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i++)
        {
          PvElementInfo info;

          g_assert_true (pv_scene_describe (scene, (PvElement) { PV_PART_NODE, i }, &info));
          n_expected += pv_rect_overlaps (&info.bounds, &rect);
        }
      g_assert_cmpuint (n_nodes, ==, n_expected);
      for (guint i = 1; i < found->len; i++)
        g_assert_false (pv_element_equal (g_array_index (found, PvElement, i), g_array_index (found, PvElement, i - 1)));
    }
}

static void
test_grid (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = make (model, FI);
  PvRandom random;

  pv_random_seed (&random, 3);
  check_grid (scene, &random);
  for (guint i = 0; i < 40; i++)
    {
      PvElementInfo info;
      PvSceneMove move;
      g_autoptr (PvScene) old = g_steal_pointer (&scene);

      g_assert_true (pv_scene_describe (old, (PvElement) { PV_PART_NODE, i % pv_scene_count (old, PV_PART_NODE) }, &info));
      move = (PvSceneMove) { info.id, { pv_random_double (&random) * 1500 - 400, pv_random_double (&random) * 1200 - 300 } };
      scene = pv_scene_move_nodes (old, &move, 1, NULL);
    }
  check_grid (scene, &random);
}

static guint
count_points (const PvScene *scene, PvId link)
{
  g_autofree char *dump = pv_scene_dump (scene, TRUE);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  PvElementInfo info;
  guint count = 0;

  pv_scene_describe (scene, pv_scene_find (scene, link), &info);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "link") && strstr (lines[i], info.sentence) != NULL)
      for (const char *c = strstr (lines[i], "“"); c > lines[i]; c--)
        count += *c == ',';
  return count;
}

/* What is said of nodes and links is made for whom somebody asks, once, for all scenes that came from one another. */
static void
test_told_on_demand (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  g_autoptr (PvScene) scene = make (model, FI), moved = NULL;
  PvSceneMove move = { small.company, { 900, 900 } };
  PvElementInfo info, again;

  g_assert_cmpuint (pv_scene_count_told (scene), ==, 0);
  g_assert_true (pv_scene_describe (scene, pv_scene_find (scene, small.refers), &info));
  g_assert_nonnull (strstr (info.tooltip, info.sentence));
  g_assert_cmpuint (pv_scene_count_told (scene), ==, 1);
  moved = pv_scene_move_nodes (scene, &move, 1, NULL);
  g_assert_true (pv_scene_describe (moved, pv_scene_find (moved, small.refers), &again));
  g_assert_true (again.sentence == info.sentence);
  g_assert_cmpuint (pv_scene_count_told (moved), ==, 1);
}

/* Who is put on a line is gone round; who goes again leaves it straight. On the way to another scene all lines are. */
static void
test_make_way (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  g_autoptr (PvScene) scene = make (model, FI), clear = NULL, covered = NULL, left = NULL, between = NULL, again = NULL;
  PvSceneMove apart[] = { { small.city, { 0, 0 } }, { small.centre, { 600, 0 } }, { small.office, { 0, 600 } }, { small.company, { 600, 600 } } };
  PvSceneMove on_it = { small.company, { 300, 0 } };
  PvRect box;

  clear = pv_scene_move_nodes (scene, apart, G_N_ELEMENTS (apart), NULL);
  g_assert_true (pv_scene_is_led_round (clear));
  g_assert_cmpuint (count_points (clear, small.refers), ==, 2);
  covered = pv_scene_move_nodes (clear, &on_it, 1, NULL);
  g_assert_cmpuint (count_points (covered, small.refers), >, 2);
  left = pv_scene_move_nodes (covered, &apart[3], 1, NULL);
  g_assert_cmpuint (count_points (left, small.refers), ==, 2);

  between = pv_scene_between (clear, covered, 0.5);
  g_assert_false (pv_scene_is_led_round (between));
  box = pv_scene_get_box (between, pv_scene_find (between, small.company));
  g_assert_cmpfloat (pv_rect_centre (&box).x, ==, 450);
  g_assert_cmpfloat (pv_rect_centre (&box).y, ==, 300);
  between = (pv_scene_unref (between), pv_scene_between (clear, covered, 1));
  g_assert_cmpuint (count_points (between, small.refers), ==, 2);
  again = pv_scene_lead_round (between, NULL);
  g_assert_true (pv_scene_is_led_round (again));
  g_assert_cmpuint (count_points (again, small.refers), ==, count_points (covered, small.refers));
}

/* A scene that was moved step by step is the one made with those places. */
static void
test_move (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  g_autoptr (PvScene) scene = make (model, FI);
  PvRect before = pv_scene_get_box (scene, pv_scene_find (scene, small.city)), changed, after, old;
  PvSceneMove move = { small.city, { before.x + 400, before.y - 250 } };
  g_autoptr (PvScene) moved = pv_scene_move_nodes (scene, &move, 1, &changed);

  after = pv_scene_get_box (moved, pv_scene_find (moved, small.city));
  g_assert_cmpfloat (pv_rect_centre (&after).x, ==, move.centre.x);
  g_assert_cmpfloat (pv_rect_centre (&after).y, ==, move.centre.y);
  old = pv_scene_get_box (scene, pv_scene_find (scene, small.city));
  g_assert_cmpfloat (old.x, ==, before.x);
  for (guint i = 0; i < 2; i++)
    {
      const PvRect *box = i == 0 ? &before : &after;
      PvRect both = pv_rect_union (&changed, box);

      g_assert_cmpfloat (both.width, ==, changed.width);
      g_assert_cmpfloat (both.height, ==, changed.height);
    }
  g_assert_true (pv_element_equal (pv_scene_hit (moved, move.centre.x, move.centre.y, 2), pv_scene_find (moved, small.city)));
  for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i++)
    {
      PvElement node = { PV_PART_NODE, i };
      PvRect a = pv_scene_get_box (scene, node), b = pv_scene_get_box (moved, node);

      if (!pv_element_equal (node, pv_scene_find (scene, small.city)))
        g_assert_cmpfloat (a.x, ==, b.x);
    }
}

/* The places a scene computed are kept; an actor added later moves nobody. */
static void
test_places (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  PvNetworkSceneOptions options = internal (FI);
  PvId view = sample_add (model, PV_VIEW, PV_VIEW_NAME, FI, "Kaikki", PV_VIEW_KIND, NO, "network", 0);
  g_autofree char *view_text = pv_id_to_text (view);
  g_autoptr (PvScene) first = NULL, second = NULL;
  const PvSceneMove *places;
  guint n;
  PvId newcomer;

  options.view = view;
  first = pv_scene_new_network (model, &options, NULL);
  places = pv_scene_get_new_places (first, &n);
  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < n; i++)
    {
      gint64 place = pv_scene_place_of (places[i].centre);
      g_autofree char *subject = pv_id_to_text (places[i].id);
      g_autofree char *text = pv_value_to_text (pv_kinds_field (pv_kinds_default (), PV_PLACEMENT_PLACE), PV_VALUE_OF_INT (place));

      g_assert_cmpfloat_with_epsilon (pv_scene_place_to_centre (place).x, places[i].centre.x, 0.13);
      sample_add (model, PV_PLACEMENT, PV_PLACEMENT_VIEW, NO, view_text, PV_PLACEMENT_SUBJECT, NO, subject, PV_PLACEMENT_PLACE, NO, text, 0);
    }
  newcomer = sample_add (model, PV_ACTOR, PV_ACTOR_NAME, FI, "Nuorisoyhdistys", PV_ACTOR_KIND, NO, "association", 0);
  add_relation (model, newcomer, small.centre, "co-operation", "active");
  second = pv_scene_new_network (model, &options, NULL);
  places = pv_scene_get_new_places (second, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (places[0].id == newcomer);
  for (guint i = 0; i < pv_scene_count (first, PV_PART_NODE); i++)
    {
      PvElementInfo info;
      PvRect a, b;

      g_assert_true (pv_scene_describe (first, (PvElement) { PV_PART_NODE, i }, &info));
      a = pv_scene_get_box (first, info.element);
      b = pv_scene_get_box (second, pv_scene_find (second, info.id));
      g_assert_cmpfloat (a.x, ==, b.x);
      g_assert_cmpfloat (a.y, ==, b.y);
    }
}

static void
test_arrange (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = make (model, FI);
  PvId ids[] = { sample_find (model, PV_ACTOR_NAME, "Ohjaamo Vaasa"), sample_find (model, PV_ACTOR_NAME, "Kela") };
  g_autoptr (PvIdSet) two = pv_id_set_new (ids, 2);
  g_autoptr (PvScene) arranged = pv_scene_arrange (scene, two, FALSE, 7, NULL);
  guint n;

  pv_scene_get_new_places (arranged, &n);
  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i++)
    {
      PvElementInfo info;
      PvRect a, b;

      g_assert_true (pv_scene_describe (scene, (PvElement) { PV_PART_NODE, i }, &info));
      a = pv_scene_get_box (scene, info.element);
      b = pv_scene_get_box (arranged, info.element);
      if (!pv_id_set_contains (two, info.id))
        g_assert_cmpfloat (a.x, ==, b.x);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PvNetworkSceneOptions options = internal (FI);

  g_cancellable_cancel (cancellable);
  g_assert_null (pv_scene_new_network (model, &options, cancellable));
}

/* Every element is read once; an actor's links follow it. */
static void
test_reading_order (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = make (model, FI);
  guint n;
  const PvElement *order = pv_scene_get_reading_order (scene, &n);
  PvElement node = PV_NO_ELEMENT;
  double y = -G_MAXDOUBLE;

  g_assert_cmpuint (n, ==, pv_scene_count (scene, PV_PART_NODE) + pv_scene_count (scene, PV_PART_LINK));
  for (guint i = 0; i < n; i++)
    {
      PvElementInfo info;

      g_assert_true (pv_scene_describe (scene, order[i], &info));
      g_assert_cmpint (strlen (info.sentence), >, 5);
      if (order[i].part == PV_PART_NODE)
        {
          PvRect box = pv_scene_get_box (scene, order[i]);

          g_assert_cmpfloat (pv_rect_centre (&box).y, >, y - 30);
          y = MAX (y, pv_rect_centre (&box).y);
          node = order[i];
        }
      else
        {
          PvElement from, to;

          pv_scene_get_ends (scene, order[i], &from, &to);
          g_assert_true (pv_element_equal (from, node));
        }
    }
}

static void
test_neighbours (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  g_autoptr (PvScene) scene = make (model, FI);

  for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i++)
    {
      PvElement node = { PV_PART_NODE, i };
      PvRect here = pv_scene_get_box (scene, node);
      PvElement right = pv_scene_neighbour (scene, node, 1, 0), up = pv_scene_neighbour (scene, node, 0, -1);

      if (right.part != PV_PART_NONE)
        {
          PvRect there = pv_scene_get_box (scene, right);

          g_assert_cmpfloat (pv_rect_centre (&there).x, >, pv_rect_centre (&here).x);
        }
      if (up.part != PV_PART_NONE)
        {
          PvRect there = pv_scene_get_box (scene, up);

          g_assert_cmpfloat (pv_rect_centre (&there).y, <, pv_rect_centre (&here).y);
        }
    }
}

static void
test_around (void)
{
  Small small = small_new ();
  g_autoptr (PvModel) model = small.model;
  g_autoptr (PvScene) scene = make (model, FI);
  g_autoptr (PvIdSet) city = pv_id_set_new (&small.city, 1), link = pv_id_set_new (&small.refers, 1);
  g_autoptr (PvIdSet) one = pv_scene_around (scene, city, 1), two = pv_scene_around (scene, city, 2), ends = pv_scene_around (scene, link, 1);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (PvElement));

  g_assert_cmpuint (pv_id_set_size (one), ==, 3);
  g_assert_true (pv_id_set_contains (one, small.centre));
  g_assert_true (pv_id_set_contains (one, small.refers));
  g_assert_cmpuint (pv_id_set_size (two), ==, 7);
  g_assert_cmpuint (pv_id_set_size (ends), ==, 3);
  pv_scene_links_of (scene, pv_scene_find (scene, small.centre), links);
  g_assert_cmpuint (links->len, ==, 3);
}

static void
test_id_set (void)
{
  PvId ids[] = { 5, 3, 5, 9, 1 };
  g_autoptr (PvIdSet) set = pv_id_set_new (ids, 5);
  guint n;
  const PvId *all = pv_id_set_ids (set, &n);

  g_assert_cmpuint (n, ==, 4);
  for (guint i = 1; i < n; i++)
    g_assert_true (all[i] > all[i - 1]);
  g_assert_true (pv_id_set_contains (set, 9));
  g_assert_false (pv_id_set_contains (set, 4));
  g_assert_false (pv_id_set_contains (NULL, 9));
}

static void
assert_all_in (const PvScene *scene, PvPart part, const PvIdSet *around)
{
  for (guint i = 0; i < pv_scene_count (scene, part); i++)
    {
      PvElementInfo info;

      g_assert_true (pv_scene_describe (scene, (PvElement) { part, i }, &info));
      g_assert_true (pv_id_set_contains (around, info.id));
    }
}

/* With the rest hidden there is exactly what stays full when it is faded. */
static void
test_near (void)
{
  g_autoptr (PvModel) model = sample_read ("vaasa");
  PvNetworkSceneOptions options = pv_network_scene_options ();
  g_autoptr (PvScene) whole = NULL;

  options.audience = PV_AUDIENCE_INTERNAL;
  whole = pv_scene_new_network (model, &options, NULL);
  for (guint i = 0; i < pv_scene_count (whole, PV_PART_NODE); i += 12)
    for (options.steps = 1; options.steps < 5; options.steps++)
      {
        PvElementInfo info;
        g_autoptr (PvIdSet) centre = NULL;
        g_autoptr (PvIdSet) around = NULL;
        g_autoptr (PvScene) near = NULL;
        guint n_around;

        g_assert_true (pv_scene_describe (whole, (PvElement) { PV_PART_NODE, i }, &info));
        options.centre = info.id;
        centre = pv_id_set_new (&info.id, 1);
        around = pv_scene_around (whole, centre, options.steps);
        near = pv_scene_new_network (model, &options, NULL);
        pv_id_set_ids (around, &n_around);
        g_assert_cmpuint (pv_scene_count (near, PV_PART_NODE) + pv_scene_count (near, PV_PART_LINK), ==, n_around);
        assert_all_in (near, PV_PART_NODE, around);
        assert_all_in (near, PV_PART_LINK, around);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/dump", test_dump);
  g_test_add_func ("/network/same-twice", test_same_twice);
  g_test_add_func ("/network/languages", test_languages);
  g_test_add_func ("/network/filters", test_filters);
  g_test_add_func ("/network/findings", test_findings);
  g_test_add_func ("/network/empty", test_empty);
  g_test_add_func ("/network/hit", test_hit);
  g_test_add_func ("/network/hit-link", test_hit_link);
  g_test_add_func ("/network/rubber-band", test_rubber_band);
  g_test_add_func ("/network/grid", test_grid);
  g_test_add_func ("/network/move", test_move);
  g_test_add_func ("/network/told-on-demand", test_told_on_demand);
  g_test_add_func ("/network/make-way", test_make_way);
  g_test_add_func ("/network/places", test_places);
  g_test_add_func ("/network/arrange", test_arrange);
  g_test_add_func ("/network/cancelled", test_cancelled);
  g_test_add_func ("/network/reading-order", test_reading_order);
  g_test_add_func ("/network/neighbours", test_neighbours);
  g_test_add_func ("/network/around", test_around);
  g_test_add_func ("/network/id-set", test_id_set);
  g_test_add_func ("/network/near", test_near);

  return g_test_run ();
}
