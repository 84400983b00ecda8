/* Finding at 20,000 actors and 60,000 links: how long the index takes, how much it holds, and what a key costs. Prints
 * "index_ms memory_mib p50_ms p99_ms keys". */
#include "model/model.h"

#include <glib/gprintf.h>
#include <malloc.h>
#include <stdio.h>
#include <time.h>

#define ACTORS 20000
#define LINKS 60000

static const char *const places[] = { "Vaasa", "Mikkeli", "Porvoo", "Savonlinna", "Pieksämäki", "Laihia", "Mustasaari", "Närpiö", "Kokkola", "Vöyri" };
static const char *const bodies[] = { "kaupunki", "työpajasäätiö", "hyvinvointialue", "nuorisoyhdistys", "kuntoutuskeskus", "kauppakamari",
                                      "ammattiopisto", "kehitysyhtiö", "työllisyyspalvelut", "monikulttuurinen yhdistys", "järjestötalo" };
static const char *const tasks[] = { "Ohjaa asiakkaan kuntoutukseen ja palveluihin", "Kokoaa alueen toimijat yhteen", "Järjestää koulutusta ja valmennusta",
                                     "Neuvoo työnhaussa suomeksi ja ruotsiksi", "Vastaa asiakkaan palvelupolusta" };

static void
put (PvModel *model, PvKind kind, PvId id, PvValue *values)
{
  g_autoptr (PvRecord) record = pv_record_new (pv_kinds_kind (pv_kinds_default (), kind), id, values);

  pv_model_put (model, record, NULL);
}

static guint
slot_of (PvField field)
{
  return pv_kinds_field (pv_kinds_default (), field)->slot;
}

static PvModel *
make_region (PvRandom *random)
{
  PvModel *model = pv_model_new (pv_kinds_default ());

  for (guint i = 1; i <= ACTORS; i++)
    {
      PvValue values[PV_MAX_SLOTS] = { 0 };
      g_autofree char *fi = g_strdup_printf ("%sn %s %u", places[pv_random_below (random, G_N_ELEMENTS (places))], bodies[pv_random_below (random, G_N_ELEMENTS (bodies))], i);
      g_autofree char *sv = g_strdup_printf ("Aktör%u i %s", i, places[pv_random_below (random, G_N_ELEMENTS (places))]);

      values[slot_of (PV_ACTOR_NAME)] = PV_VALUE_OF_TEXT (fi);
      values[slot_of (PV_ACTOR_NAME) + 1] = PV_VALUE_OF_TEXT (sv);
      values[slot_of (PV_ACTOR_CORE_TASK)] = PV_VALUE_OF_TEXT (tasks[pv_random_below (random, G_N_ELEMENTS (tasks))]);
      values[slot_of (PV_ACTOR_KIND)] = PV_VALUE_OF_INT (1 + (gint64) pv_random_below (random, 11));
      put (model, PV_ACTOR, pv_id_make (1, i), values);
    }
  for (guint i = 1; i <= LINKS; i++)
    {
      PvValue values[PV_MAX_SLOTS] = { 0 };

      values[slot_of (PV_RELATION_FROM_ACTOR)] = PV_VALUE_OF_INT (pv_id_make (1, 1 + (guint) pv_random_below (random, ACTORS)));
      values[slot_of (PV_RELATION_TO_ACTOR)] = PV_VALUE_OF_INT (pv_id_make (1, 1 + (guint) pv_random_below (random, ACTORS)));
      values[slot_of (PV_RELATION_KIND)] = PV_VALUE_OF_INT (1 + (gint64) pv_random_below (random, 7));
      put (model, PV_RELATION, pv_id_make (1, ACTORS + i), values);
    }
  return model;
}

/* Of this process alone: others may be at work on the machine. */
static gint64
cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* As a person types it: a look after every letter, and what is shown of the best is made ready. */
static void
type (PvSearchIndex *index, const PvModel *model, const char *text, GArray *times)
{
  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));
      gint64 start = cpu_us ();
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
      ms = (double) (cpu_us () - start) / 1000;
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
  model = make_region (&random);
  before = mallinfo2 ();
  start = cpu_us ();
  index = pv_search_index_new (model);
  made = (double) (cpu_us () - start) / 1000;
  for (guint round = 0; round < 5; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      type (index, model, typed[i], times);
  g_array_sort (times, compare);
  printf ("%.0f %.1f %.2f %.2f %u\n", made, (double) (mallinfo2 ().uordblks + mallinfo2 ().hblkhd - before.uordblks - before.hblkhd) / 1048576,
          g_array_index (times, double, times->len / 2), g_array_index (times, double, times->len * 99 / 100), times->len);
  return 0;
}
