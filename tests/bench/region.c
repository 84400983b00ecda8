#include "region.h"

#include <time.h>

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

PvModel *
region_new (PvRandom *random, guint n_actors, guint n_links)
{
  PvModel *model = pv_model_new (pv_kinds_default ());

  for (guint i = 1; i <= n_actors; i++)
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
  for (guint i = 1; i <= n_links; i++)
    {
      PvValue values[PV_MAX_SLOTS] = { 0 };

      values[slot_of (PV_RELATION_FROM_ACTOR)] = PV_VALUE_OF_INT (pv_id_make (1, 1 + (guint) pv_random_below (random, n_actors)));
      values[slot_of (PV_RELATION_TO_ACTOR)] = PV_VALUE_OF_INT (pv_id_make (1, 1 + (guint) pv_random_below (random, n_actors)));
      values[slot_of (PV_RELATION_KIND)] = PV_VALUE_OF_INT (1 + (gint64) pv_random_below (random, 7));
      put (model, PV_RELATION, pv_id_make (1, n_actors + i), values);
    }
  return model;
}

/* Of this process alone: others may be at work on the machine. */
gint64
region_cpu_us (void)
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

double
region_percentile (GArray *times, guint percent)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, times->len * percent / 100);
}
