/* What is valid on a day: from the first to the last day, both among them. Not the history: a record is judged by the dates that are
 * written in it now. Pure, and by the table of kinds alone. */
#pragma once

#include "model/pv-model.h"

G_BEGIN_DECLS

typedef enum
{
  PV_VALID,
  PV_NOT_YET_VALID,
  PV_NO_LONGER_VALID,
} PvValidity;

/* By its own dates; what has none is valid. What is retired, or a link that has ended, without a last day is no longer valid. */
PvValidity pv_record_validity     (const PvRecord *record,
                                   PvDate          day);

/* The same, and what it belongs to is valid too: a link whose actor has ended is not. */
gboolean   pv_record_is_valid_on  (const PvModel  *model,
                                   const PvRecord *record,
                                   PvDate          day);

/* The model with what is valid on @day, and @with_ended also what was before. References to what is left out are empty; what was in
 * use then is neither retired, planned nor ended in it. (transfer full) */
PvModel   *pv_model_as_of         (const PvModel  *model,
                                   PvDate          day,
                                   gboolean        with_ended);

/* Whether records of @kind have a first or a last day. */
gboolean   pv_kind_has_validity   (const PvKindInfo *kind);

G_END_DECLS
