/* What differs after merging. Never stored: derived from the log and the model whenever it is asked for, so that every copy with
 * the same changes tells the same, and a change that saw both sides settles it everywhere.
 *
 * The heads of a cell are the ops that no other op of the cell had seen, by the version vectors in `seen` and the order within
 * one replica. Only changes that were made apart can leave two heads: the windows in which two replicas worked without knowing
 * each other follow from `seen` alone, and only cells that two replicas wrote within such windows are looked at. The first time
 * takes O(s + a log a) with s rows of `seen` and a ops written apart; afterwards only cells that got a new op are looked at
 * again: O(c + d) with c cells in conflict and d new ops. Links, circles and duplicates follow from the model: O(records),
 * duplicates only among kinds in which two replicas made records. */
#pragma once

#include "store/pv-store.h"

G_BEGIN_DECLS

/* All of them, in the same order on every copy: by what, kind, id, field, language, other. @model holds what is there now.
 * (transfer full) (element-type PvConflict) */
GPtrArray  *pv_store_find_conflicts (PvStore          *store,
                                     const PvModel    *model,
                                     GError          **error);

typedef enum
{
  PV_SETTLE_AS_CHOSEN,
  PV_SETTLE_THERE,
  PV_SETTLE_REMOVED,
} PvSettlingHow;

/* One head of one cell, as chosen; or, whatever anybody wrote, that the record is there, as its cells are, or is not. */
typedef struct
{
  PvSettlingHow how;
  PvKind kind;
  PvId id;
  guint slot;                  /* G_MAXUINT: whether the record is there */
  guint32 org;                 /* whose op is chosen; 0: what stands there now */
  gint64 ctr;
} PvSettling;

/* Writes the chosen heads once more, as one change that has seen all of them: also when the chosen value stands there already,
 * since only an op that saw the others ends the conflict. @restored receives the records (element-type PvStoreRestored). An
 * ordinary change, undone like any other (the conflict stays settled then: undoing has seen both sides, too). */
gboolean    pv_store_settle         (PvStore          *store,
                                     const GArray     *settlings,
                                     PvKind            kind,
                                     PvId              subject,
                                     gint64            at_ms,
                                     GPtrArray       **restored,
                                     GError          **error);

G_END_DECLS
