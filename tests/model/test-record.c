#include "model-fixture.h"

static PvRecord *
make_actor (void)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_kinds_default (), PV_ACTOR);
  PvValue values[PV_MAX_SLOTS] = { 0 };

  values[pv_kind_find (kind, "name")->slot + 1] = PV_VALUE_OF_TEXT ("Vasa stad");
  values[pv_kind_find (kind, "kind")->slot] = PV_VALUE_OF_INT (PV_ACTOR_KIND_MUNICIPALITY);
  values[pv_kind_find (kind, "web")->slot] = PV_VALUE_OF_TEXT ("");
  values[pv_kind_find (kind, "valid_from")->slot] = PV_VALUE_OF_INT (pv_date_make (2025, 1, 1));
  return pv_record_new (kind, 5, values);
}

static void
test_access (void)
{
  g_autoptr (PvRecord) actor = make_actor ();
  PvLang found = PV_LANG_NONE;

  g_assert_cmpint (pv_record_get_id (actor), ==, 5);
  g_assert_cmpuint (pv_record_get_kind (actor), ==, PV_ACTOR);
  g_assert_null (pv_record_get_text (actor, PV_ACTOR_NAME, PV_LANG_FI));
  g_assert_cmpstr (pv_record_get_text (actor, PV_ACTOR_NAME, PV_LANG_SV), ==, "Vasa stad");
  g_assert_cmpstr (pv_record_get_text_fallback (actor, PV_ACTOR_NAME, PV_LANG_FI, &found), ==, "Vasa stad");
  g_assert_cmpint (found, ==, PV_LANG_SV);
  g_assert_cmpstr (pv_record_get_text_fallback (actor, PV_ACTOR_WEB, PV_LANG_FI, NULL), ==, "");
  g_assert_false (pv_record_has (actor, PV_ACTOR_WEB));
  g_assert_true (pv_record_has (actor, PV_ACTOR_NAME));
  g_assert_cmpuint (pv_record_get_choice (actor, PV_ACTOR_KIND), ==, PV_ACTOR_KIND_MUNICIPALITY);
  g_assert_cmpint (pv_record_get_date (actor, PV_ACTOR_VALID_FROM), ==, pv_date_make (2025, 1, 1));
  g_assert_cmpint (pv_record_get_reference (actor, PV_ACTOR_AREA), ==, PV_NO_ID);
  g_assert_cmpuint (pv_record_get_standing (actor), ==, PV_STANDING_CONFIRMED);
}

/* Every cell reads back as it was put, whichever others are empty. */
static void
test_cells (void)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);
  PvRandom random;

  pv_random_seed (&random, 4);
  for (guint round = 0; round < 40 * n; round++)
    {
      const PvKindInfo *kind = &kinds[round % n];
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (PvRecord) record = NULL;
      PvValue values[PV_MAX_SLOTS] = { 0 };
      guint one_in = 1 + pv_random_below (&random, 4);

      for (guint i = 0; i < kind->n_slots; i++)
        {
          if (pv_random_below (&random, one_in) != 0)
            continue;
          g_ptr_array_add (texts, g_strdup_printf ("%u of %u", i, round));
          values[i] = pv_random_below (&random, 2) == 0 ? PV_VALUE_OF_TEXT (texts->pdata[texts->len - 1]) : PV_VALUE_OF_INT ((gint64) i << 40);
        }
      record = pv_record_new (kind, 1, values);
      for (guint i = 0; i < kind->n_slots; i++)
        g_assert_true (pv_value_equal (pv_record_get_cell (record, i), values[i]));
    }
}

/* A field of another kind is a mistake in the program, not an empty answer that nobody notices. */
static void
test_wrong_field (void)
{
  g_autoptr (PvRecord) actor = make_actor ();

  if (g_test_subprocess ())
    {
      pv_record_get_text (actor, PV_SERVICE_SUMMARY, PV_LANG_FI);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*no field*");
}

static void
test_order (void)
{
  const PvKindInfo *kind = pv_kinds_kind (pv_kinds_default (), PV_PHASE);
  static const char *const keys[] = { "V", NULL, "B", "V" };
  g_autoptr (GPtrArray) phases = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_record_unref);
  static const PvId expected[] = { 2, 3, 1, 4 };

  for (guint i = 0; i < 4; i++)
    {
      PvValue values[PV_MAX_SLOTS] = { 0 };

      if (keys[i] != NULL)
        values[kind->order->slot] = PV_VALUE_OF_TEXT (keys[i]);
      g_ptr_array_add (phases, pv_record_new (kind, i + 1, values));
    }
  g_ptr_array_sort (phases, pv_record_compare);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (pv_record_get_id (g_ptr_array_index (phases, i)), ==, expected[i]);
}

static void
test_values (void)
{
  g_assert_true (pv_value_equal (PV_VALUE_OF_TEXT ("a"), PV_VALUE_OF_TEXT ("a")));
  g_assert_false (pv_value_equal (PV_VALUE_OF_TEXT ("a"), PV_VALUE_OF_TEXT ("b")));
  g_assert_false (pv_value_equal (PV_VALUE_OF_INT (0), PV_VALUE_EMPTY));
  g_assert_true (pv_value_equal (PV_VALUE_EMPTY, PV_VALUE_EMPTY));
  g_assert_false (pv_value_equal (PV_VALUE_OF_INT (1), PV_VALUE_OF_INT (2)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/access", test_access);
  g_test_add_func ("/model/record/cells", test_cells);
  g_test_add_func ("/model/record/wrong-field", test_wrong_field);
  g_test_add_func ("/model/record/order", test_order);
  g_test_add_func ("/model/record/values", test_values);
  return g_test_run ();
}
