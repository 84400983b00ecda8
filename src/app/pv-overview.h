/* What the summary shows of a document, found by a worker on a snapshot. */
#pragma once

#include "model/model.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Actors listed by what would be cut off without them. */
#define PV_OVERVIEW_CUT_OFFS 3

typedef struct
{
  PvId actor;
  guint n;                     /* actors that would be cut off */
} PvOverviewCutOff;

typedef struct
{
  GHashTable *findings;        /* GArray of PvId, by PV_FINDING_…: what is not decided */
  GArray *raised;              /* PvId, as are the three below */
  GArray *without_swedish;
  GArray *without_finnish;
  GArray *cut_offs;            /* PvOverviewCutOff */
} PvOverview;

/* As of @today. Pure; any thread, on a snapshot. (transfer full) */
PvOverview *pv_overview_new        (const PvModel       *model,
                                    PvDate               today);
void        pv_overview_free       (PvOverview          *overview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvOverview, pv_overview_free)

/* The same in a worker. */
void        pv_overview_new_async  (PvModel             *snapshot,
                                    PvDate               today,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
PvOverview *pv_overview_new_finish (GAsyncResult        *result,
                                    GError             **error);

G_END_DECLS
