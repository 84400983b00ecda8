/* Filtering 20,000 actors and 60,000 links: what the main loop pays when a condition is ticked, and when the answers to one are listed with
 * how many have each. Prints "ask_p50_ms ask_p99_ms list_p50_ms list_p99_ms asked". */
#include "analysis/analysis.h"

#include "region.h"

#include <stdio.h>

#define ACTORS 20000
#define LINKS 60000
#define ROUNDS 5
/* Answers of one condition that are tried. */
#define MOST 12

static double
ms_since (gint64 start)
{
  return (double) (region_cpu_us () - start) / 1000;
}

/* The condition together with two others, as a person builds them up. */
static void
ask (const PvModel *model, const char *key, const char *value, PvDate today, GArray *times)
{
  g_autoptr (PvFilter) filter = pv_filter_from_text (pv_model_get_kinds (model), "sector:public,third-sector&valid-on:today&linked:yes");
  gint64 start = region_cpu_us ();
  g_autoptr (GArray) actors = NULL;
  g_autoptr (GArray) links = NULL;
  double ms;

  pv_filter_toggle (filter, key, value);
  actors = pv_filter_actors (filter, model, today);
  links = pv_filter_relations (filter, model, today);
  ms = ms_since (start);
  g_array_append_val (times, ms);
}

int
main (void)
{
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) choices = pv_filter_choices (pv_kinds_default ());
  g_autoptr (PvModel) model = NULL;
  PvDate today = pv_date_make (2026, 11, 22);
  PvRandom random;

  pv_random_seed (&random, 5);
  model = region_new (&random, ACTORS, LINKS);
  for (guint round = 0; round < ROUNDS; round++)
    for (guint c = 0; c < choices->len; c++)
      {
        const PvCondition *condition = g_ptr_array_index (choices, c);
        gint64 start = region_cpu_us ();
        g_autoptr (GArray) values = pv_filter_values (condition, model, today, PV_LANG_FI);
        double ms = ms_since (start);

        g_array_append_val (listed, ms);
        for (guint v = 0; v < MIN (values->len, MOST); v++)
          ask (model, condition->key, g_array_index (values, PvFilterValue, v).value, today, asked);
      }
  printf ("%.2f %.2f %.2f %.2f %u\n", region_percentile (asked, 50), region_percentile (asked, 99), region_percentile (listed, 50),
          region_percentile (listed, 99), asked->len);
  return 0;
}
