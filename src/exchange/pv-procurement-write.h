/* What a procurement document is about, gathered from what may leave, and written. */
#pragma once

#include "exchange/pv-facts.h"

G_BEGIN_DECLS

typedef struct
{
  PvRelease *release;
  const PvRecord *procurement; /* or NULL; borrowed from the release's model, as are all */
  const PvRecord *buyer;       /* or NULL */
  GPtrArray *lots;
  GPtrArray *services;
  GPtrArray *paths;
  GHashTable *bought;          /* of PvId */
  PvNeutral *neutral;
} PvProcurementScope;

/* NULL and PV_ERROR_NOT_FOUND or PV_ERROR_REFUSED when there is nothing to describe. (transfer full) */
PvProcurementScope *pv_procurement_scope_new  (const PvModel             *model,
                                               const PvProcurementChoice *choice,
                                               PvAudience                 audience,
                                               PvReleaseFlags             flags,
                                               GError                   **error);
void                pv_procurement_scope_free (PvProcurementScope        *scope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvProcurementScope, pv_procurement_scope_free)

/* Fills facts->report and facts->told on the way. The element that says what was left out is the caller's: it is written by
 * @left_out, last in the document. */
void                pv_procurement_write      (PvFacts                   *facts,
                                               const PvProcurementScope  *scope,
                                               void                     (*left_out) (PvFacts *facts, gpointer user_data),
                                               gpointer                   user_data);

/* The types of the document for our schema. */
void                pv_procurement_schema     (PvXmlWriter               *xml,
                                               const PvKinds             *kinds);

G_END_DECLS
