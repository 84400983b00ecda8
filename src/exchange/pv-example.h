/* Invented links of real organisations must not leave as facts: every export of a sample says what it is. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

#define PV_EXAMPLE_MARK "Esimerkkiaineisto · Exempelmaterial"

/* PV_EXAMPLE_MARK when the document holds example material, else NULL. */
static inline const char *
pv_example_mark (const PvModel *model)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (model);

  return ecosystem != NULL && pv_record_get_yes (ecosystem, PV_ECOSYSTEM_EXAMPLE) ? PV_EXAMPLE_MARK : NULL;
}

G_END_DECLS
