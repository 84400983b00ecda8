/* What is different between two states of one document: records added, changed and removed. Pure; any thread that may read both
 * models. O(records × cells). */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct
{
  PvKind kind;
  PvId id;
  PvChanged how;
  guint64 slots;               /* for CELLS: a bit a slot that differs */
} PvVersionChange;

/* By kind in the order of the table, then by id. (transfer full) (element-type PvVersionChange) */
GArray  *pv_version_difference       (const PvModel *before,
                                      const PvModel *after);

/* @after with what was removed since @before standing where it stood: for a diagram that shows ghosts. (transfer full) */
PvModel *pv_version_difference_union (const PvModel *before,
                                      const PvModel *after,
                                      const GArray  *difference);

G_END_DECLS
