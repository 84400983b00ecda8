/* Finding at 20,000 actors and 60,000 links: how long the index takes, how much it holds, and what a key costs. Prints
 * "index_ms memory_mib p50_ms p99_ms keys". */
#include "region.h"

#include <malloc.h>
#include <stdio.h>

#define ACTORS 20000
#define LINKS 60000

/* As a person types it: a look after every letter, and what is shown of the best is made ready. */
static void
type (PvSearchIndex *index, const PvModel *model, const char *text, GArray *times)
{
  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));
      gint64 start = region_cpu_us ();
      g_autoptr (PvQuery) query = pv_query_new (index, typed);
      g_autoptr (GPtrArray) all = pv_search_index_find (index, query, NULL, PV_AUDIENCE_INTERNAL, 8);
      double ms;

      for (guint i = 0; i < all->len; i++)
        for (guint h = 0; h < ((PvHits *) all->pdata[i])->hits->len; h++)
          {
            PvId id = g_array_index (((PvHits *) all->pdata[i])->hits, PvHit, h).id;
            g_autofree char *title = pv_title (model, pv_model_get (model, id), PV_LANG_FI);
            PvFoundIn found;

            pv_search_index_explain (index, model, query, id, title, PV_AUDIENCE_INTERNAL, &found);
            pv_found_in_clear (&found);
          }
      ms = (double) (region_cpu_us () - start) / 1000;
      g_array_append_val (times, ms);
      if (*end == '\0')
        return;
    }
}

int
main (void)
{
  static const char *const typed[] = {
    "vaasan kaupunki", "kuntoutuksessa", "Ohjaa asiakkaan kuntoutukseen", "nuorisoyhdistys 12345", "aktör17000 i vasa", "työpajasäätiö",
    "hyvinvontialue", "kehitysyhtiöiden", "monikulttuurisen yhdistyksen", "xqzxqz", "toimija jota ei ole", "porvoon ammattiopistot", "mikkelin kauppakamri"
  };
  PvRandom random;
  g_autoptr (PvModel) model = NULL;
  g_autoptr (PvSearchIndex) index = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  struct mallinfo2 before;
  gint64 start;
  double made;

  pv_random_seed (&random, 5);
  model = region_new (&random, ACTORS, LINKS);
  before = mallinfo2 ();
  start = region_cpu_us ();
  index = pv_search_index_new (model);
  made = (double) (region_cpu_us () - start) / 1000;
  for (guint round = 0; round < 5; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      type (index, model, typed[i], times);
  printf ("%.0f %.1f %.2f %.2f %u\n", made, (double) (mallinfo2 ().uordblks + mallinfo2 ().hblkhd - before.uordblks - before.hblkhd) / 1048576,
          region_percentile (times, 50), region_percentile (times, 99), times->len);
  return 0;
}
