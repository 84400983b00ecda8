#include "analysis/analysis.h"

#include "models.h"

/* An actor, a contact of it, a link to another that was only raised, and what hangs on these. */
typedef struct
{
  PvModel *model;
  PvEdits *edits;
  PvId first, second, contact, relation;
} World;

static PvId
add_actor (PvEdits *edits, guint32 n, const char *name)
{
  PvId id = pv_id_make (1, n);

  pv_edits_add_with_id (edits, PV_ACTOR, id);
  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  return id;
}

static PvId
add (World *world, PvKind kind, guint32 n)
{
  PvId id = pv_id_make (1, n);

  pv_edits_add_with_id (world->edits, kind, id);
  return id;
}

static void
set_up (World *world, gconstpointer data)
{
  world->model = pv_model_new (pv_kinds_default ());
  world->edits = pv_edits_new (PV_VERB_ADD);
  world->first = add_actor (world->edits, 1, "Yhdistys");
  world->second = add_actor (world->edits, 2, "Säätiö");
  world->contact = add (world, PV_CONTACT, 3);
  pv_edits_set_text (world->edits, world->contact, PV_CONTACT_ROLE, PV_LANG_FI, "Toiminnanjohtaja");
  pv_edits_set_reference (world->edits, world->contact, PV_CONTACT_ACTOR, world->first);
  pv_edits_set_text (world->edits, world->contact, PV_CONTACT_EMAIL, PV_LANG_NONE, "toimisto@example.org");
  world->relation = add (world, PV_RELATION, 4);
  pv_edits_set_reference (world->edits, world->relation, PV_RELATION_FROM_ACTOR, world->first);
  pv_edits_set_reference (world->edits, world->relation, PV_RELATION_TO_ACTOR, world->second);
  pv_edits_set_reference (world->edits, world->relation, PV_RELATION_CONTACT, world->contact);
  pv_edits_set_int (world->edits, world->relation, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
}

static void
tear_down (World *world, gconstpointer data)
{
  pv_edits_free (world->edits);
  pv_model_unref (world->model);
}

static PvRelease *
release (World *world, PvAudience audience, PvReleaseFlags flags)
{
  pv_test_carry_out (world->model, world->edits);
  return pv_release_new (world->model, audience, flags);
}

static void
test_internal_is_all (World *world, gconstpointer data)
{
  g_autoptr (PvRelease) all = release (world, PV_AUDIENCE_INTERNAL, PV_RELEASE_PLAIN);
  PvRecord *contact = pv_model_get (all->model, world->contact);

  g_assert_cmpstr (pv_record_get_text (contact, PV_CONTACT_EMAIL, PV_LANG_NONE), ==, "toimisto@example.org");
}

static void
test_persons_stay (World *world, gconstpointer data)
{
  g_autoptr (PvRelease) some = release (world, PV_AUDIENCE_PARTNERS, PV_RELEASE_PLAIN);

  g_assert_null (pv_model_get (some->model, world->contact));
  g_assert_cmpuint (some->n_narrower, ==, 1);
  /* The link leaves, without its contact. */
  g_assert_nonnull (pv_model_get (some->model, world->relation));
  g_assert_false (pv_record_has (pv_model_get (some->model, world->relation), PV_RELATION_CONTACT));
}

static void
test_raised (World *world, gconstpointer data)
{
  g_autoptr (PvRelease) some = NULL;
  g_autoptr (PvRelease) more = NULL;

  pv_edits_set_int (world->edits, world->second, PV_ACTOR_STANDING, PV_STANDING_RAISED);
  some = release (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN);
  g_assert_null (pv_model_get (some->model, world->second));
  /* A link cannot stand without its end. */
  g_assert_null (pv_model_get (some->model, world->relation));
  g_assert_cmpuint (some->n_raised, ==, 1);
  g_assert_cmpuint (some->n_dependent, ==, 1);
  more = pv_release_new (world->model, PV_AUDIENCE_PUBLIC, PV_RELEASE_WITH_RAISED);
  g_assert_nonnull (pv_model_get (more->model, world->relation));
}

static void
test_decisions (World *world, gconstpointer data)
{
  static const PvAudience released_to[] = { 0, PV_AUDIENCE_PUBLIC, PV_AUDIENCE_PARTNERS };
  g_autoptr (PvRelease) everybody = NULL;
  g_autoptr (PvRelease) partners = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (released_to); i++)
    {
      PvId id = add (world, PV_DECISION, 10 + i);

      pv_edits_set_text (world->edits, id, PV_DECISION_NAME, PV_LANG_FI, "Päätös");
      pv_edits_set_int (world->edits, id, PV_DECISION_DECISION, PV_DECISION_LEAVE);
      if (released_to[i] != 0)
        pv_edits_set_int (world->edits, id, PV_DECISION_RELEASED_TO, released_to[i]);
    }
  everybody = release (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN);
  partners = pv_release_new (world->model, PV_AUDIENCE_PARTNERS, PV_RELEASE_PLAIN);
  g_assert_cmpuint (pv_model_count (everybody->model, PV_DECISION), ==, 1);
  g_assert_cmpuint (pv_model_count (partners->model, PV_DECISION), ==, 2);
  g_assert_cmpstr (pv_record_get_text (pv_model_get (everybody->model, pv_id_make (1, 11)), PV_DECISION_NAME, PV_LANG_FI), ==, "Päätös");
}

static void
test_few_people (World *world, gconstpointer data)
{
  static const gint64 people[] = { 0, 1, 4, 5, 400 };
  g_autoptr (PvRelease) some = NULL;
  PvId group = add (world, PV_TARGET_GROUP, 20);

  pv_edits_set_text (world->edits, group, PV_TARGET_GROUP_NAME, PV_LANG_FI, "Nuoret");
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      PvId size = add (world, PV_GROUP_SIZE, 30 + i);
      PvId evidence = add (world, PV_EVIDENCE, 40 + i);

      pv_edits_set_reference (world->edits, size, PV_GROUP_SIZE_TARGET_GROUP, group);
      pv_edits_set_int (world->edits, size, PV_GROUP_SIZE_PEOPLE, people[i] * 1000);
      pv_edits_set_text (world->edits, evidence, PV_EVIDENCE_NAME, PV_LANG_FI, "Kysely");
      pv_edits_set_int (world->edits, evidence, PV_EVIDENCE_KIND, PV_EVIDENCE_KIND_SURVEY);
      pv_edits_set_int (world->edits, evidence, PV_EVIDENCE_PEOPLE, people[i] * 1000);
      pv_edits_set_text (world->edits, evidence, PV_EVIDENCE_QUOTE, PV_LANG_FI, "Odotin");
      if (i == 4)
        pv_edits_set_int (world->edits, evidence, PV_EVIDENCE_ANONYMOUS, 1);
    }
  some = release (world, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN);
  g_assert_cmpuint (pv_model_count (some->model, PV_GROUP_SIZE), ==, 3);
  g_assert_cmpuint (some->n_withheld, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      PvRecord *evidence = pv_model_get (some->model, pv_id_make (1, 40 + i));

      g_assert_cmpint (pv_record_has (evidence, PV_EVIDENCE_PEOPLE), ==, people[i] == 0 || people[i] >= 5);
      g_assert_cmpint (pv_record_has (evidence, PV_EVIDENCE_QUOTE), ==, i == 4);
    }
}

/* Over every kind: nothing meant for fewer people leaves, and what leaves stands on its own. */
static void
test_every_kind (void)
{
  for (guint64 seed = 1; seed <= 10; seed++)
    for (PvAudience audience = PV_AUDIENCE_PUBLIC; audience < PV_AUDIENCE_INTERNAL; audience++)
      {
        g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), seed, 8);
        g_autoptr (PvRelease) some = pv_release_new (model, audience, seed % 2 ? PV_RELEASE_PLAIN : PV_RELEASE_WITH_RAISED);
        g_autoptr (GPtrArray) problems = pv_model_check (some->model);
        guint n_kinds;
        const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n_kinds);

        for (guint i = 0; i < problems->len; i++)
          g_test_message ("%s", ((PvProblem *) problems->pdata[i])->text);
        g_assert_cmpuint (problems->len, ==, 0);
        for (guint k = 0; k < n_kinds; k++)
          {
            guint n;
            PvRecord *const *records = pv_model_list (some->model, kinds[k].kind, &n);

            g_assert_true (n == 0 || kinds[k].kind == PV_DECISION || kinds[k].audience <= audience);
            for (guint r = 0; r < n; r++)
              for (guint f = 0; f < kinds[k].n_fields; f++)
                if (pv_record_has (records[r], kinds[k].fields[f].field))
                  {
                    g_assert_true (kinds[k].kind == PV_DECISION || kinds[k].fields[f].audience <= audience);
                    g_assert_cmpint (kinds[k].fields[f].type, !=, PV_TYPE_PERSONAL);
                  }
          }
      }
}

/* Personal words stay inside even where a table says that everybody may have them. */
static void
test_personal_in_another_table (void)
{
  static const PvFieldInfo extra[] = {
    { .field = PV_ACTOR << 8 | 200, .since = 1, .column = "founder", .type = PV_TYPE_PERSONAL, .group = PV_GROUP_DETAILS,
      .audience = PV_AUDIENCE_PUBLIC, .label = "Founder" },
  };
  g_autoptr (PvKinds) kinds = pv_kinds_copy_with (pv_kinds_default (), extra, G_N_ELEMENTS (extra));
  g_autoptr (PvModel) model = pv_model_new (kinds);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = add_actor (edits, 1, "Yhdistys");
  g_autoptr (PvRelease) some = NULL;

  pv_edits_set_text (edits, id, extra[0].field, PV_LANG_NONE, "Joku");
  pv_test_carry_out (model, edits);
  g_assert_true (pv_record_has (pv_model_get (model, id), extra[0].field));
  some = pv_release_new (model, PV_AUDIENCE_PUBLIC, PV_RELEASE_PLAIN);
  g_assert_false (pv_record_has (pv_model_get (some->model, id), extra[0].field));
}

#define ADD(name, function) g_test_add ("/analysis/release/" name, World, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("internal-is-all", test_internal_is_all);
  ADD ("persons-stay", test_persons_stay);
  ADD ("raised", test_raised);
  ADD ("decisions", test_decisions);
  ADD ("few-people", test_few_people);
  g_test_add_func ("/analysis/release/every-kind", test_every_kind);
  g_test_add_func ("/analysis/release/personal-in-another-table", test_personal_in_another_table);
  return g_test_run ();
}
