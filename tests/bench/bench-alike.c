/* Names that are likely of the same thing, at 20,000 actors and 60,000 links: what is proposed after each key, and all pairs at a
 * quarter, a half, the whole and twice as many. Prints "p50_ms p99_ms keys pairs_ms pairs_ms pairs_ms pairs_ms". */
#include "region.h"

#include <stdio.h>

#define ACTORS 20000
#define LINKS 60000
#define SHOWN 6

/* As a person types it: a look after every letter. */
static void
type (PvSearchIndex *index, const PvModel *model, const char *text, GArray *times)
{
  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));
      gint64 start = region_cpu_us ();
      g_autoptr (GArray) proposed = pv_alike_propose (index, model, PV_ACTOR, typed, PV_NO_ID, SHOWN);
      double ms = (double) (region_cpu_us () - start) / 1000;

      g_array_append_val (times, ms);
      if (*end == '\0')
        return;
    }
}

static void
measure_keys (const PvModel *model)
{
  static const char *const typed[] = {
    "vaasan kaupunki", "kuntoutuksessa", "nuorisoyhdistys 12345", "aktör17000 i vasa", "Närpiön hyvinvointialue 19999", "työpajasäätiö",
    "hyvinvontialue", "kehitysyhtiöiden", "monikulttuurisen yhdistyksen", "xqzxqz", "toimija jota ei ole", "porvoon ammattiopistot",
    "mikkelin kauppakamri", "Vaasan monikulttuurinen yhdistys 500 ry", "Laihian n", "Porvoon työllisyyspalvelut ja muut samat sanat"
  };
  g_autoptr (PvSearchIndex) index = pv_search_index_new (model);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < 5; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      type (index, model, typed[i], times);
  printf ("%.2f %.2f %u", region_percentile (times, 50), region_percentile (times, 99), times->len);
}

static void
measure_pairs (PvRandom *random, guint n_actors)
{
  g_autoptr (PvModel) model = region_new (random, n_actors, 0);
  gint64 start = region_cpu_us ();
  g_autoptr (GArray) pairs = pv_alike_pairs (NULL, model, NULL);

  printf (" %.0f", (double) (region_cpu_us () - start) / 1000);
}

int
main (void)
{
  PvRandom random;
  g_autoptr (PvModel) model = NULL;

  pv_random_seed (&random, 5);
  model = region_new (&random, ACTORS, LINKS);
  measure_keys (model);
  for (guint n = ACTORS / 4; n <= ACTORS * 2; n *= 2)
    measure_pairs (&random, n);
  printf ("\n");
  return 0;
}
