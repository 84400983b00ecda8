#include "samples.h"

#include "exchange/exchange.h"

#include "models.h"

const PvSamplePromise pv_sample_promises[N_SAMPLES] = {
  { "vaasa", 36, 65, 4, 42, 6, 11, 2, { "905", "499" } },
  { "kasvo", 22, 38, 2, 12, 2, 11, 1, { "491", "593", "740" } },
  { "porvoo", 22, 38, 3, 14, 2, 11, 1, { "638" } },
};

PvModel *
pv_sample_new (const PvSamplePromise *promise)
{
  g_autofree char *base = g_strconcat (promise->name, ".xml", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("PV_SOURCE_ROOT"), "data", "samples", base, NULL);
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = pv_own_xml_import (model, path, &report, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->remarks->len, ==, 0);
  g_assert_true (report->example);
  pv_test_carry_out (model, edits);
  return g_steal_pointer (&model);
}

const char *
pv_sample_text (const PvRecord *record, PvField field, PvLang lang)
{
  return pv_record_get_text (record, field, lang);
}

guint
pv_sample_n_children (const PvModel *model, PvField field, const PvRecord *parent)
{
  g_autoptr (GPtrArray) children = pv_model_children (model, field, pv_record_get_id (parent));

  return children->len;
}

void
pv_sample_add_tests (const PvSampleTest *tests, guint n)
{
  for (guint i = 0; i < N_SAMPLES; i++)
    for (guint t = 0; t < n; t++)
      {
        g_autofree char *path = g_strdup_printf ("/samples/%s/%s", pv_sample_promises[i].name, tests[t].name);

        g_test_add_data_func (path, &pv_sample_promises[i], tests[t].run);
      }
}
