#include "base/base.h"

static void
test_round_trip (void)
{
  PvRandom random;

  pv_random_seed (&random, 1);
  for (guint i = 0; i < 1000; i++)
    {
      PvId id = pv_id_make (1 + pv_random_below (&random, PV_REPLICA_MAX), (guint32) pv_random_next (&random));
      g_autofree char *text = pv_id_to_text (id);
      PvId back = PV_NO_ID;

      g_assert_true (pv_id_parse (text, &back));
      g_assert_cmpint (back, ==, id);
    }
}

static void
test_parts (void)
{
  PvId id = pv_id_make (0x12345, 0x67);

  g_assert_cmpuint (pv_id_replica (id), ==, 0x12345);
  g_assert_cmpuint (pv_id_counter (id), ==, 0x67);
}

static void
test_refuses (void)
{
  static const char *const bad[] = { "", "pv-", "pv-0", "pv-01", "pv-G", "pv-AB", "PV-1", "1", "pv-12345678901234567", "pv-ffffffffffffffff",
                                     "pv-1 ", " pv-1", "pv--1" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      PvId id = 7;

      g_assert_false (pv_id_parse (bad[i], &id));
      g_assert_cmpint (id, ==, 7);
    }
  g_assert_false (pv_id_parse (NULL, NULL));
}

static void
test_sample_replica (void)
{
  PvId id = pv_id_make (PV_REPLICA_SAMPLE, 1);
  g_autofree char *text = pv_id_to_text (id);

  g_assert_cmpstr (text, ==, "pv-53414d5000000001");
}

/* Its order matters: who has it is not what is had. */
static void
test_pair (void)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new (pv_id_pair_hash, pv_id_pair_equal);
  PvIdPair one = { 1, 2 }, same = { 1, 2 }, turned = { 2, 1 };

  g_hash_table_add (pairs, &one);
  g_assert_true (g_hash_table_contains (pairs, &same));
  g_assert_false (g_hash_table_contains (pairs, &turned));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/round-trip", test_round_trip);
  g_test_add_func ("/base/id/parts", test_parts);
  g_test_add_func ("/base/id/refuses", test_refuses);
  g_test_add_func ("/base/id/sample-replica", test_sample_replica);
  g_test_add_func ("/base/id/pair", test_pair);
  return g_test_run ();
}
