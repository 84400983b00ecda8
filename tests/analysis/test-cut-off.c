#include "analysis/analysis.h"
#include "model-fixture.h"

#define TODAY pv_date_make (2026, 11, 21)

static PvId
link_actors (PvModel *model, PvId from, PvId to, guint state, guint32 *counter)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, id, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (edits, id, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (edits, id, PV_RELATION_KIND, PV_RELATION_KIND_COOPERATION);
  pv_edits_set_int (edits, id, PV_RELATION_STATE, state);
  return fixture_commit (model, edits, id, counter);
}

/* How many nodes of @node's component do not lie in the largest part that remains without it; @part: the part that each lies in. */
static guint
cut_off_by_hand (const gboolean *linked, guint n, guint node, guint *part)
{
  guint largest = 0, total = 0;
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint start = 0; start < n; start++)
    {
      guint size = 0;

      if (start == node || part[start] != 0 || !linked[node * n + start])
        continue;
      part[start] = start + 1;
      g_array_set_size (queue, 0);
      g_array_append_val (queue, start);
      for (guint q = 0; q < queue->len; q++)
        for (guint other = 0; other < n; other++)
          if (other != node && part[other] == 0 && linked[g_array_index (queue, guint, q) * n + other])
            {
              part[other] = start + 1;
              g_array_append_val (queue, other);
            }
      size = queue->len;
      total += size;
      largest = MAX (largest, size);
    }

  return total - largest;
}

static guint
size_of (const guint *part, guint n, guint which)
{
  guint size = 0;

  for (guint i = 0; i < n; i++)
    size += part[i] == which;

  return size;
}

/* Those named are whole parts but one, and the one that is not named is a largest. */
static void
assert_named (const PvCutOff *cut_off, const PvId *ids, guint n, const guint *part)
{
  guint spared = 0;

  g_assert_cmpuint (cut_off->named->len, ==, cut_off->n_cut_off);
  for (guint i = 0; i < n; i++)
    {
      gboolean is_named = FALSE;

      for (guint k = 0; k < cut_off->named->len; k++)
        is_named |= g_array_index (cut_off->named, PvId, k) == ids[i];
      g_assert_false (is_named && part[i] == 0);
      if (is_named || part[i] == 0)
        continue;
      g_assert_true (spared == 0 || spared == part[i]);
      spared = part[i];
    }
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (size_of (part, n, spared), >=, part[i] ? size_of (part, n, part[i]) : 0);
}

static void
test_against_brute_force (void)
{
  PvRandom random;

  pv_random_seed (&random, 9);
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
      guint n = 1 + pv_random_below (&random, 14);
      guint n_links = pv_random_below (&random, n + 4);
      g_autofree gboolean *linked = g_new0 (gboolean, n * n);
      g_autofree PvId *ids = g_new0 (PvId, n);
      g_autofree guint *expected = g_new0 (guint, n);
      g_autofree guint *parts = g_new0 (guint, n * n);
      g_autoptr (GArray) cut_offs = NULL;
      guint32 counter = 0;
      guint n_expected = 0;

      for (guint i = 0; i < n; i++)
        ids[i] = fixture_actor (model, "Toimija", &counter);
      for (guint i = 0; i < n_links; i++)
        {
          guint a = pv_random_below (&random, n), b = pv_random_below (&random, n);

          link_actors (model, ids[a], ids[b], PV_RELATION_STATE_ACTIVE, &counter);
          if (a != b)
            linked[a * n + b] = linked[b * n + a] = TRUE;
        }
      for (guint i = 0; i < n; i++)
        n_expected += (expected[i] = cut_off_by_hand (linked, n, i, &parts[i * n])) > 0;

      cut_offs = pv_analysis_cut_offs (model, TODAY, G_MAXUINT);
      g_assert_cmpuint (cut_offs->len, ==, n_expected);
      for (guint i = 0; i < cut_offs->len; i++)
        {
          const PvCutOff *cut_off = &g_array_index (cut_offs, PvCutOff, i);

          for (guint k = 0; k < n; k++)
            if (ids[k] == cut_off->actor)
              {
                g_assert_cmpuint (cut_off->n_cut_off, ==, expected[k]);
                assert_named (cut_off, ids, n, &parts[k * n]);
              }
          g_assert_true (i == 0 || g_array_index (cut_offs, PvCutOff, i - 1).n_cut_off >= cut_off->n_cut_off);
        }
    }
}

/* A chain of three: the middle one cuts off one, unless a link ended or an actor is no longer there. */
static void
test_time (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  guint32 counter = 0;
  PvId a = fixture_actor (model, "A", &counter), b = fixture_actor (model, "B", &counter), c = fixture_actor (model, "C", &counter);
  g_autoptr (PvEdits) ends = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GArray) before = NULL, after = NULL;

  link_actors (model, a, b, PV_RELATION_STATE_ACTIVE, &counter);
  link_actors (model, b, c, PV_RELATION_STATE_PLANNED, &counter);
  link_actors (model, a, c, PV_RELATION_STATE_ENDED, &counter);
  before = pv_analysis_cut_offs (model, TODAY, G_MAXUINT);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (g_array_index (before, PvCutOff, 0).actor, ==, b);

  pv_edits_set_int (ends, c, PV_ACTOR_VALID_TO, pv_date_make (2024, 12, 31));
  fixture_commit (model, ends, c, &counter);
  g_assert_cmpuint (g_array_index (before, PvCutOff, 0).named->len, ==, 1);
  {
    g_autoptr (GArray) short_of = pv_analysis_cut_offs (model, pv_date_make (2024, 12, 31), 0);

    g_assert_cmpuint (g_array_index (short_of, PvCutOff, 0).n_cut_off, ==, 1);
    g_assert_cmpuint (g_array_index (short_of, PvCutOff, 0).named->len, ==, 0);
  }
  after = pv_analysis_cut_offs (model, TODAY, G_MAXUINT);
  g_assert_cmpuint (after->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/cut-off/against-brute-force", test_against_brute_force);
  g_test_add_func ("/analysis/cut-off/time", test_time);
  return g_test_run ();
}
