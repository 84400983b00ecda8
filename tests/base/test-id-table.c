#include "base/base.h"

/* A random walk beside a GHashTable: few ids, so that many are put in, replaced and taken out again and again. */
static void
test_random_walk (void)
{
  g_autoptr (PvIdTable) table = pv_id_table_new ();
  g_autoptr (GHashTable) same = g_hash_table_new (NULL, NULL);
  PvRandom random;

  pv_random_seed (&random, 3);
  for (guint i = 0; i < 200000; i++)
    {
      guint counter = 1 + (guint) pv_random_below (&random, i < 100000 ? 3000 : 60);
      PvId id = pv_id_make (1 + counter % 3, counter);
      gpointer value = GUINT_TO_POINTER (1 + (guint) pv_random_below (&random, 1000));

      if (pv_random_below (&random, 2) == 0)
        {
          pv_id_table_set (table, id, value);
          g_hash_table_replace (same, (gpointer) (gintptr) id, value);
        }
      else
        g_assert_cmpint (pv_id_table_remove (table, id), ==, g_hash_table_remove (same, (gpointer) (gintptr) id));

      g_assert_cmpuint (pv_id_table_get_n (table), ==, g_hash_table_size (same));
      counter = 1 + (guint) pv_random_below (&random, 3000);
      id = pv_id_make (1 + counter % 3, counter);
      g_assert_true (pv_id_table_get (table, id) == g_hash_table_lookup (same, (gpointer) (gintptr) id));
    }
}

static void
test_each_once (void)
{
  g_autoptr (PvIdTable) table = pv_id_table_new ();
  guint64 sum = 0;
  guint place = 0, n = 0;
  gpointer value;

  for (guint i = 1; i <= 5000; i++)
    pv_id_table_set (table, pv_id_make (7, i), GUINT_TO_POINTER (i));
  while ((value = pv_id_table_next (table, &place)) != NULL)
    {
      sum += GPOINTER_TO_UINT (value);
      n++;
    }
  g_assert_cmpuint (n, ==, 5000);
  g_assert_cmpuint (sum, ==, 5000 * 5001 / 2);
}

/* Room that was made beforehand is the same table, larger or not than what is there. */
static void
test_reserve (void)
{
  for (guint n = 0; n < 4000; n += 97)
    {
      g_autoptr (PvIdTable) table = pv_id_table_new ();

      for (guint i = 1; i <= 1000; i++)
        {
          if (i == 500)
            pv_id_table_reserve (table, n);
          pv_id_table_set (table, pv_id_make (7, i), GUINT_TO_POINTER (i));
        }
      g_assert_cmpuint (pv_id_table_get_n (table), ==, 1000);
      for (guint i = 1; i <= 1000; i++)
        g_assert_cmpuint (GPOINTER_TO_UINT (pv_id_table_get (table, pv_id_make (7, i))), ==, i);
      g_assert_null (pv_id_table_get (table, pv_id_make (7, 1001)));
    }
}

/* What is written to a copy is not in what it was made from. */
static void
test_copy (void)
{
  g_autoptr (PvIdTable) table = pv_id_table_new ();
  g_autoptr (PvIdTable) copy = NULL;
  PvId one = pv_id_make (1, 1), two = pv_id_make (1, 2);

  pv_id_table_set (table, one, GUINT_TO_POINTER (1));
  copy = pv_id_table_copy (table);
  pv_id_table_set (copy, two, GUINT_TO_POINTER (2));
  pv_id_table_remove (copy, one);
  g_assert_cmpuint (GPOINTER_TO_UINT (pv_id_table_get (table, one)), ==, 1);
  g_assert_null (pv_id_table_get (table, two));
  g_assert_null (pv_id_table_get (copy, one));
  g_assert_cmpuint (GPOINTER_TO_UINT (pv_id_table_get (copy, two)), ==, 2);
}

static void
test_nobody (void)
{
  g_autoptr (PvIdTable) table = pv_id_table_new ();

  g_assert_null (pv_id_table_get (table, PV_NO_ID));
  g_assert_false (pv_id_table_remove (table, PV_NO_ID));
  g_assert_cmpuint (pv_id_table_get_n (table), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id-table/random-walk", test_random_walk);
  g_test_add_func ("/base/id-table/each-once", test_each_once);
  g_test_add_func ("/base/id-table/reserve", test_reserve);
  g_test_add_func ("/base/id-table/copy", test_copy);
  g_test_add_func ("/base/id-table/nobody", test_nobody);
  return g_test_run ();
}
