/* A few record ids, to ask whether one is among them. Immutable, atomically ref-counted. */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

typedef struct _PvIdSet PvIdSet;

/* Order and doubles do not matter. (transfer full) */
PvIdSet    *pv_id_set_new      (const PvId    *ids,
                                guint          n_ids);
/* All of both. (transfer full) */
PvIdSet    *pv_id_set_union    (const PvIdSet *a,
                                const PvIdSet *b);
PvIdSet    *pv_id_set_ref      (PvIdSet       *set);
void        pv_id_set_unref    (PvIdSet       *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvIdSet, pv_id_set_unref)

/* FALSE for a NULL set. */
gboolean    pv_id_set_contains (const PvIdSet *set,
                                PvId           id);
/* 0 for a NULL set. */
guint       pv_id_set_size     (const PvIdSet *set);
/* NULL is like NULL alone, and not like an empty one. */
gboolean    pv_id_set_equal    (const PvIdSet *a,
                                const PvIdSet *b);
/* Ascending. */
const PvId *pv_id_set_ids      (const PvIdSet *set,
                                guint         *n_ids);

G_END_DECLS
