/* Whatever bytes come, the import of GraphML ends in edits that a plan accepts or in one line of refusal. For
 * libFuzzer, by ./dev fuzz; the unit test fuzz-replay-graphml runs it over the corpus. */
#include "exchange/exchange.h"
#include "fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static PvId
next_id_cb (gpointer user_data)
{
  guint *counter = user_data;

  return pv_id_make (99, ++*counter);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = pv_graphml_read (model, stream, "fuzz.graphml", NULL, NULL, &error);
  g_autoptr (PvPlan) plan = NULL;
  guint counter = 0;

  if ((edits == NULL) != (error != NULL) || (error != NULL && (error->domain != PV_ERROR || strchr (error->message, '\n') != NULL)))
    FUZZ_FAIL ("The import said nothing, or too much");
  if (edits == NULL)
    return 0;

  /* A graph makes no circles: what is left for a plan to refuse is nothing. */
  plan = pv_plan_new (model, edits, next_id_cb, &counter, &error);
  if (plan == NULL)
    FUZZ_FAIL ("A plan refused what was brought in: %s", error->message);
  pv_change_set_unref (pv_plan_carry_out (plan, model));
  return 0;
}
