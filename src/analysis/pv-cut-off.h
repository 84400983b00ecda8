/* What breaks if one actor leaves. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct
{
  PvId actor;
  guint n_cut_off;             /* actors that would lose their connection to the largest part that remains */
  GArray *named;               /* PvId: those, up to as many as were asked for */
} PvCutOff;

/* The actors whose leaving would split their part of the network, those that cut off most first, ties by id. Links that ended do not
 * count, nor do actors that are no longer valid on @today. Articulation points by depth-first search (Tarjan 1972), without recursion:
 * O(actors + links + all that is named). (transfer full) (element-type PvCutOff) */
GArray *pv_analysis_cut_offs (const PvModel *model,
                              PvDate         today,
                              guint          n_named);

G_END_DECLS
