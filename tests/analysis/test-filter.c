/* What of a network is looked at: each sort of condition, all of them together, as text, and how often a value occurs. */
#include "analysis/analysis.h"

#include "models.h"

enum { CITY, KELA, OHJAAMO, VAMIA, COACH, LAST, N_ACTORS };

typedef struct
{
  PvModel *model;
  PvFilter *filter;
  PvId region, vaasa, laihia;
  PvId actors[N_ACTORS];
  PvId refers, plans;          /* links */
  PvId young, laid_off;        /* target groups */
  PvId group;                  /* a network, for the young */
  PvId path;                   /* of the laid off */
} World;

static PvId
add (PvEdits *edits, guint32 counter, PvKind kind, PvField name, const char *fi)
{
  PvId id = pv_id_make (1, counter);

  pv_edits_add_with_id (edits, kind, id);
  if (name != PV_NO_FIELD)
    pv_edits_set_text (edits, id, name, PV_LANG_FI, fi);
  return id;
}

static void
add_actors (World *world, PvEdits *edits)
{
  static const struct
  {
    const char *name;
    guint kind;
  } actors[N_ACTORS] = {
    { "Vaasan kaupunki", PV_ACTOR_KIND_MUNICIPALITY }, { "Kela", PV_ACTOR_KIND_KELA },
    { "Ohjaamo", PV_ACTOR_KIND_BODY },                 { "Vamia", PV_ACTOR_KIND_EDUCATION },
    { "Valmennus Oy", PV_ACTOR_KIND_PRIVATE },         { "TE-toimisto", PV_ACTOR_KIND_STATE },
  };

  for (guint32 i = 0; i < N_ACTORS; i++)
    {
      world->actors[i] = add (edits, 20 + i, PV_ACTOR, PV_ACTOR_NAME, actors[i].name);
      pv_edits_set_int (edits, world->actors[i], PV_ACTOR_KIND, actors[i].kind);
      if (i != COACH)
        pv_edits_set_text (edits, world->actors[i], PV_ACTOR_NAME, PV_LANG_SV, actors[i].name);
    }
  pv_edits_set_reference (edits, world->actors[CITY], PV_ACTOR_AREA, world->vaasa);
  pv_edits_set_reference (edits, world->actors[OHJAAMO], PV_ACTOR_AREA, world->laihia);
  pv_edits_set_reference (edits, world->actors[KELA], PV_ACTOR_AREA, world->region);
  pv_edits_set_int (edits, world->actors[OHJAAMO], PV_ACTOR_STANDING, PV_STANDING_RAISED);
  pv_edits_set_int (edits, world->actors[LAST], PV_ACTOR_VALID_TO, pv_date_make (2024, 12, 31));
  pv_edits_set_int (edits, world->actors[OHJAAMO], PV_ACTOR_VALID_FROM, pv_date_make (2025, 3, 1));
  pv_edits_set_text (edits, world->actors[KELA], PV_ACTOR_WEB, PV_LANG_NONE, "https://www.kela.fi/Työ");
}

static PvId
add_link (World *world, PvEdits *edits, guint32 counter, guint from, guint to, guint kind, guint state)
{
  PvId link = add (edits, counter, PV_RELATION, PV_NO_FIELD, NULL);

  pv_edits_set_reference (edits, link, PV_RELATION_FROM_ACTOR, world->actors[from]);
  pv_edits_set_reference (edits, link, PV_RELATION_TO_ACTOR, world->actors[to]);
  pv_edits_set_int (edits, link, PV_RELATION_KIND, kind);
  pv_edits_set_int (edits, link, PV_RELATION_STATE, state);
  return link;
}

/* Ohjaamo belongs to a network for the young, Vamia has a service for them; the coach acts on the path of the laid off. */
static void
add_serving (World *world, PvEdits *edits)
{
  PvId membership = add (edits, 50, PV_MEMBERSHIP, PV_NO_FIELD, NULL);
  PvId service = add (edits, 51, PV_SERVICE, PV_SERVICE_NAME, "Opinto-ohjaus");
  PvId meant = add (edits, 52, PV_SERVICE_TARGET_GROUP, PV_NO_FIELD, NULL);
  PvId phase = add (edits, 53, PV_PHASE, PV_PHASE_NAME, "Alku");
  PvId step = add (edits, 54, PV_STEP, PV_STEP_NAME, "Kartoitus");
  PvId task = add (edits, 55, PV_TASK, PV_NO_FIELD, NULL);

  pv_edits_set_reference (edits, membership, PV_MEMBERSHIP_NETWORK, world->group);
  pv_edits_set_reference (edits, membership, PV_MEMBERSHIP_ACTOR, world->actors[OHJAAMO]);
  pv_edits_set_reference (edits, service, PV_SERVICE_PROVIDER, world->actors[VAMIA]);
  pv_edits_set_reference (edits, meant, PV_SERVICE_TARGET_GROUP_SERVICE, service);
  pv_edits_set_reference (edits, meant, PV_SERVICE_TARGET_GROUP_TARGET_GROUP, world->young);
  pv_edits_set_reference (edits, phase, PV_PHASE_PATH, world->path);
  pv_edits_set_text (edits, phase, PV_PHASE_ORDER, PV_LANG_NONE, "a");
  pv_edits_set_reference (edits, step, PV_STEP_PHASE, phase);
  pv_edits_set_text (edits, step, PV_STEP_ORDER, PV_LANG_NONE, "a");
  pv_edits_set_reference (edits, task, PV_TASK_STEP, step);
  pv_edits_set_reference (edits, task, PV_TASK_ACTOR, world->actors[COACH]);
  pv_edits_set_int (edits, task, PV_TASK_ROLE, PV_ROLE_ANSWERS);
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  world->model = pv_model_new (pv_kinds_default ());
  world->filter = pv_filter_new (pv_kinds_default ());
  world->region = add (edits, 1, PV_AREA, PV_AREA_NAME, "Pohjanmaa");
  world->vaasa = add (edits, 2, PV_AREA, PV_AREA_NAME, "Vaasa");
  world->laihia = add (edits, 3, PV_AREA, PV_AREA_NAME, "Laihia");
  pv_edits_set_reference (edits, world->vaasa, PV_AREA_PARENT, world->region);
  pv_edits_set_reference (edits, world->laihia, PV_AREA_PARENT, world->region);
  for (guint32 i = 1; i <= 3; i++)
    pv_edits_set_int (edits, pv_id_make (1, i), PV_AREA_KIND, PV_AREA_KIND_MUNICIPALITY);
  add_actors (world, edits);
  world->young = add (edits, 40, PV_TARGET_GROUP, PV_TARGET_GROUP_NAME, "Nuoret");
  world->laid_off = add (edits, 41, PV_TARGET_GROUP, PV_TARGET_GROUP_NAME, "Lomautetut");
  world->group = add (edits, 42, PV_NETWORK, PV_NETWORK_NAME, "Nuorten ryhmä");
  pv_edits_set_int (edits, world->group, PV_NETWORK_KIND, PV_NETWORK_KIND_DEVELOPMENT_GROUP);
  pv_edits_set_reference (edits, world->group, PV_NETWORK_TARGET_GROUP, world->young);
  world->path = add (edits, 43, PV_PATH, PV_PATH_NAME, "Lomautettujen polku");
  pv_edits_set_reference (edits, world->path, PV_PATH_TARGET_GROUP, world->laid_off);
  pv_edits_set_int (edits, world->path, PV_PATH_VARIANT, PV_VARIANT_TO_BE);
  add_serving (world, edits);
  world->refers = add_link (world, edits, 60, CITY, OHJAAMO, PV_RELATION_KIND_REFERRAL, PV_RELATION_STATE_ACTIVE);
  world->plans = add_link (world, edits, 61, OHJAAMO, VAMIA, PV_RELATION_KIND_COOPERATION, PV_RELATION_STATE_PLANNED);
  pv_test_carry_out (world->model, edits);
}

static void
tear_down (World *world, gconstpointer data)
{
  pv_filter_free (world->filter);
  pv_model_unref (world->model);
}

static PvDate
today (void)
{
  return pv_date_make (2026, 1, 15);
}

static void
ask (World *world, const char *key, const char *value)
{
  const char *values[] = { value, NULL };

  pv_filter_set (world->filter, key, values);
}

static void
ask_id (World *world, const char *key, PvId id)
{
  g_autofree char *text = pv_id_to_text (id);

  ask (world, key, text);
}

/* @expected: bits 1 << actor. */
static void
assert_actors (World *world, guint expected)
{
  g_autoptr (GArray) ids = pv_filter_actors (world->filter, world->model, today ());
  guint found = 0;

  g_assert_nonnull (ids);
  for (guint i = 0; i < ids->len; i++)
    for (guint a = 0; a < N_ACTORS; a++)
      if (g_array_index (ids, PvId, i) == world->actors[a])
        found |= 1u << a;
  g_assert_cmpuint (ids->len, ==, (guint) __builtin_popcount (expected));
  g_assert_cmphex (found, ==, expected);
}

/* One condition alone. */
static void
assert_one (World *world, const char *key, const char *value, guint expected)
{
  pv_filter_clear (world->filter);
  ask (world, key, value);
  assert_actors (world, expected);
}

#define A(actor) (1u << (actor))
#define ALL ((1u << N_ACTORS) - 1)

static void
test_fields (World *world, gconstpointer data)
{
  g_assert_null (pv_filter_actors (world->filter, world->model, today ()));
  assert_one (world, "actor.kind", "kela", A (KELA));
  pv_filter_toggle (world->filter, "actor.kind", "education");
  assert_actors (world, A (KELA) | A (VAMIA));
  pv_filter_toggle (world->filter, "actor.kind", "kela");
  assert_actors (world, A (VAMIA));
  assert_one (world, "actor.standing", "raised", A (OHJAAMO));
  assert_one (world, "actor.standing", "confirmed", ALL & ~A (OHJAAMO));
  assert_one (world, "actor.web", PV_VALUE_SOMETHING, A (KELA));
  assert_one (world, "actor.web", PV_VALUE_NOTHING, ALL & ~A (KELA));
  assert_one (world, "actor.web", "~TYO", A (KELA));
  assert_one (world, "actor.name", "~oy", A (COACH));
  assert_one (world, "actor.valid_to", "2024", A (LAST));
  assert_one (world, "actor.valid_to", PV_VALUE_NOTHING, ALL & ~A (LAST));
  assert_one (world, "actor.proper_name", "no", ALL);
}

/* An area stands for what is part of it. */
static void
test_area (World *world, gconstpointer data)
{
  ask_id (world, "actor.area", world->vaasa);
  assert_actors (world, A (CITY));
  ask_id (world, "actor.area", world->region);
  assert_actors (world, A (CITY) | A (OHJAAMO) | A (KELA));
  ask (world, "actor.area", "~laih");
  assert_actors (world, A (OHJAAMO));
  ask (world, "actor.area", "~Atlantis");
  assert_actors (world, 0);
  ask (world, "actor.area", PV_VALUE_NOTHING);
  assert_actors (world, A (VAMIA) | A (COACH) | A (LAST));
}

static void
test_specials (World *world, gconstpointer data)
{
  ask_id (world, "serves", world->young);
  assert_actors (world, A (OHJAAMO) | A (VAMIA));
  ask_id (world, "serves", world->laid_off);
  assert_actors (world, A (COACH));
  ask (world, "serves", PV_VALUE_NOTHING);
  assert_actors (world, A (CITY) | A (KELA) | A (LAST));
  pv_filter_clear (world->filter);
  ask_id (world, "member", world->group);
  assert_actors (world, A (OHJAAMO));
  pv_filter_clear (world->filter);
  ask_id (world, "path", world->path);
  assert_actors (world, A (COACH));
  assert_one (world, "sector", "public", A (CITY) | A (KELA) | A (LAST));
  assert_one (world, "sector", "business", A (COACH));
  assert_one (world, "language", "sv", A (COACH));
  assert_one (world, "language", PV_VALUE_NOTHING, ALL & ~A (COACH));
  assert_one (world, "valid-on", PV_VALUE_TODAY, ALL & ~A (LAST));
  assert_one (world, "valid-on", "2024-12-31", ALL & ~A (OHJAAMO));
  assert_one (world, "valid-on", "2025-03-01", ALL & ~A (LAST));
}

static void
test_links (World *world, gconstpointer data)
{
  g_autoptr (GArray) links = NULL;

  ask (world, "relation.kind", "referral");
  g_assert_null (pv_filter_actors (world->filter, world->model, today ()));
  links = pv_filter_relations (world->filter, world->model, today ());
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpint (g_array_index (links, PvId, 0), ==, world->refers);
  /* Only what has such a link. */
  ask (world, "linked", "yes");
  assert_actors (world, A (CITY) | A (OHJAAMO));
  ask (world, "linked", "no");
  assert_actors (world, ALL & ~(A (CITY) | A (OHJAAMO)));
}

static void
test_together (World *world, gconstpointer data)
{
  ask_id (world, "actor.area", world->region);
  ask (world, "sector", "public");
  assert_actors (world, A (CITY) | A (KELA));
  ask (world, "actor.web", PV_VALUE_SOMETHING);
  assert_actors (world, A (KELA));
  ask (world, "actor.standing", "retired");
  assert_actors (world, 0);
}

/* What is asked for may be gone, or from a newer program: it does nothing, and stays. */
static void
test_unknown (World *world, gconstpointer data)
{
  static const char *const text = "actor.kind:kela&actor.colour:red,blue&mood:good";
  g_autoptr (PvFilter) filter = pv_filter_from_text (pv_kinds_default (), text);
  g_autofree char *again = pv_filter_to_text (filter);
  g_autoptr (GArray) ids = pv_filter_actors (filter, world->model, today ());
  g_autofree char *sentence = pv_condition_sentence (pv_filter_find (filter, "mood"), world->model, PV_LANG_FI);

  g_assert_cmpstr (again, ==, text);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_null (sentence);
  ask_id (world, "actor.area", pv_id_make (9, 9));
  g_assert_null (pv_filter_actors (world->filter, world->model, today ()));
  ask (world, "actor.kind", "wizard");
  g_assert_null (pv_filter_actors (world->filter, world->model, today ()));
}

static void
test_text (void)
{
  static const char *const odd[] = { "", "&&", ":", "actor.kind", "actor.kind:", "a:,,", "%:x", "a:%zz", "fade&fade", "a:b:c&a:d" };
  g_autoptr (PvFilter) filter = pv_filter_new (pv_kinds_default ());
  g_autofree char *text = NULL;
  g_autoptr (PvFilter) again = NULL;
  g_autoptr (PvFilter) copy = NULL;

  pv_filter_set (filter, "actor.name", (const char *const[]) { "~a,b & c;d:e=f%\xc3\xa4", PV_VALUE_NOTHING, NULL });
  pv_filter_set_fade (filter, TRUE);
  text = pv_filter_to_text (filter);
  g_assert_null (strpbrk (text, "; \n="));
  again = pv_filter_from_text (pv_kinds_default (), text);
  g_assert_true (pv_filter_equal (filter, again));
  g_assert_true (pv_filter_get_fade (again));
  g_assert_true (pv_filter_has (again, "actor.name", "~a,b & c;d:e=f%\xc3\xa4"));
  copy = pv_filter_copy (again);
  pv_filter_clear (again);
  g_assert_cmpuint (pv_filter_get_n (copy), ==, 1);
  g_assert_false (pv_filter_equal (copy, again));
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (PvFilter) read = pv_filter_from_text (pv_kinds_default (), odd[i]);
      g_autofree char *once = pv_filter_to_text (read);
      g_autoptr (PvFilter) twice = pv_filter_from_text (pv_kinds_default (), once);

      g_assert_true (pv_filter_equal (read, twice));
    }
}

/* --- values --- */

static char *
values_of (World *world, const char *key)
{
  g_autoptr (PvFilter) filter = pv_filter_new (pv_kinds_default ());
  g_autoptr (GArray) values = NULL;
  GString *words = g_string_new (NULL);

  pv_filter_set (filter, key, (const char *const[]) { "x", NULL });
  values = pv_filter_values (pv_filter_find (filter, key), world->model, today (), PV_LANG_FI);
  for (guint i = 0; i < values->len; i++)
    {
      const PvFilterValue *value = &g_array_index (values, PvFilterValue, i);

      g_string_append_printf (words, "%s%s %u", i > 0 ? ", " : "", value->words, value->n);
    }
  return g_string_free (words, FALSE);
}

static void
assert_values (World *world, const char *key, const char *expected)
{
  g_autofree char *words = values_of (world, key);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_values (World *world, gconstpointer data)
{
  assert_values (world, "actor.kind", "Municipality 1, State authority 1, Kela 1, Education 1, Private provider 1, Network or body 1");
  assert_values (world, "actor.area", "Laihia 1, Pohjanmaa 3, Vaasa 1, nothing 3");
  assert_values (world, "actor.web", "filled in 1, nothing 5");
  assert_values (world, "actor.valid_to", "2024 1, nothing 5");
  assert_values (world, "relation.state", "Planned 1, Active 1");
  assert_values (world, "serves", "Lomautetut 1, Nuoret 2, nothing 3");
  assert_values (world, "member", "Nuorten ryhmä 1, nothing 5");
  assert_values (world, "language", "Swedish missing 1, nothing missing 5");
  assert_values (world, "linked", "at least one 3, not one 3");
  assert_values (world, "sector", "Public authorities 3, Education 1, Business 1, Projects and joint bodies 1");
  assert_values (world, "mood", "");
}

/* What a list offers is what the filter finds: for every value of everything that can be asked. */
static void
test_counts_hold (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) choices = pv_filter_choices (pv_kinds_default ());
  g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), 7, 30);
  guint n_asked = 0;

  for (guint c = 0; c < choices->len; c++)
    {
      const PvCondition *condition = g_ptr_array_index (choices, c);
      g_autoptr (GArray) values = pv_filter_values (condition, model, today (), PV_LANG_FI);
      gboolean links = g_str_has_prefix (condition->key, "relation.");

      for (guint v = 0; v < values->len; v++)
        {
          const PvFilterValue *value = &g_array_index (values, PvFilterValue, v);
          g_autoptr (PvFilter) filter = pv_filter_new (pv_kinds_default ());
          g_autoptr (GArray) ids = NULL;

          pv_filter_toggle (filter, condition->key, value->value);
          ids = links ? pv_filter_relations (filter, model, today ()) : pv_filter_actors (filter, model, today ());
          g_assert_nonnull (ids);
          if (ids->len != value->n)
            g_error ("%s: %s has %u, the filter finds %u", condition->key, value->value, value->n, ids->len);
          n_asked++;
        }
    }
  g_assert_cmpuint (n_asked, >, 100);
}

static void
test_sentence (World *world, gconstpointer data)
{
  g_autofree char *one = NULL;
  g_autofree char *many = NULL;
  g_autofree char *link = NULL;

  ask_id (world, "actor.area", world->vaasa);
  one = pv_condition_sentence (pv_filter_find (world->filter, "actor.area"), world->model, PV_LANG_FI);
  g_assert_cmpstr (one, ==, "Area: Vaasa");
  pv_filter_set (world->filter, "actor.kind", (const char *const[]) { "kela", "education", "project", "municipality", NULL });
  many = pv_condition_sentence (pv_filter_find (world->filter, "actor.kind"), world->model, PV_LANG_FI);
  g_assert_cmpstr (many, ==, "Kind: Kela, Education +2");
  ask (world, "relation.state", "planned");
  link = pv_condition_sentence (pv_filter_find (world->filter, "relation.state"), world->model, PV_LANG_FI);
  g_assert_cmpstr (link, ==, "Links · State: Planned");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/text", test_text);
  g_test_add ("/filter/fields", World, NULL, set_up, test_fields, tear_down);
  g_test_add ("/filter/area", World, NULL, set_up, test_area, tear_down);
  g_test_add ("/filter/specials", World, NULL, set_up, test_specials, tear_down);
  g_test_add ("/filter/links", World, NULL, set_up, test_links, tear_down);
  g_test_add ("/filter/together", World, NULL, set_up, test_together, tear_down);
  g_test_add ("/filter/unknown", World, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/filter/values", World, NULL, set_up, test_values, tear_down);
  g_test_add ("/filter/counts-hold", World, NULL, set_up, test_counts_hold, tear_down);
  g_test_add ("/filter/sentence", World, NULL, set_up, test_sentence, tear_down);

  return g_test_run ();
}
