#include "exchange/pv-own-xml-private.h"

#include <glib/gi18n-lib.h>

/* Of a line, which quotes what a stranger wrote, and may list all choices of a field. */
#define MOST_SHOWN 2000
#define MOST_SHOWN_TITLE 100

PvIncoming *
pv_incoming_new (const PvKinds *kinds)
{
  PvIncoming *incoming = g_new0 (PvIncoming, 1);

  incoming->model = pv_model_new (kinds);
  incoming->order = g_array_new (FALSE, FALSE, sizeof (PvId));
  incoming->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  incoming->references = g_array_new (FALSE, FALSE, sizeof (PvIncomingReference));
  return incoming;
}

void
pv_incoming_free (PvIncoming *incoming)
{
  pv_model_unref (incoming->model);
  g_array_unref (incoming->order);
  g_array_unref (incoming->lines);
  g_array_unref (incoming->references);
  g_free (incoming);
}

void
pv_incoming_refuse (const char *name, guint line, const PvModel *model, const PvRecord *record, const char *what, GError **error)
{
  g_autofree char *shown = pv_text_in_line (what, MOST_SHOWN);
  g_autofree char *title = record ? pv_title (model, record, PV_LANG_NONE) : NULL;
  g_autofree char *shown_title = pv_text_in_line (title ? title : "", MOST_SHOWN_TITLE);

  if (record == NULL)
    g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s, line %u: %s"), name, line, shown);
  else
    g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s, line %u: %s “%s”: %s"), name, line, pv_kind_label (pv_record_get_info (record)),
                 shown_title, shown);
}
