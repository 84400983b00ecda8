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

typedef enum
{
  PV_CONFLICT_VALUES,          /* a cell was written apart, with different values */
  PV_CONFLICT_REMOVED,         /* a record was removed by one, and written by another who did not know */
  PV_CONFLICT_LINK,            /* a reference leads to a record that was removed */
  PV_CONFLICT_CIRCLE,          /* following a reference leads back to its record: half of it was set here, half there */
  PV_CONFLICT_MISSING,         /* a required field is empty: one emptied one language, somebody else the other */
  PV_CONFLICT_DUPLICATE,       /* two records made by two replicas are likely the same thing */
} PvConflictKind;

/* One of several values, or one who did something. */
typedef struct
{
  guint32 org;
  gint64 ctr;
  gint64 hlc;
  gint64 at_ms;
  char *author;                /* NULL: unknown or erased */
  PvValueKind value;           /* VALUES: personal words are words, empty when they were erased */
  gint64 integer;
  char *text;
  gboolean wins;               /* what stands in the cell now */
  gboolean removes;            /* REMOVED, LINK: this one removed the record */
} PvConflictHead;

typedef struct
{
  PvConflictKind what;
  PvKind kind;
  PvId id;
  const PvFieldInfo *field;    /* VALUES, LINK, CIRCLE, MISSING; else NULL */
  PvLang lang;                 /* VALUES */
  PvKind other_kind;           /* LINK: the removed record, DUPLICATE: the second one, of the greater id; else none */
  PvId other;
  PvId instead;                /* LINK: what the removed one was joined into, when that is there */
  GPtrArray *heads;            /* PvConflictHead, the latest first: VALUES, REMOVED, LINK */
  gboolean minor;              /* a place or an order: nothing to be asked about */
} PvConflict;

void        pv_conflict_free        (PvConflict       *conflict);
PvConflict *pv_conflict_copy        (const PvConflict *conflict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvConflict, pv_conflict_free)

/* All of them, in the same order on every copy: by what, kind, id, field, language, other. @model holds what is there now.
 * (transfer full) (element-type PvConflict) */
GPtrArray  *pv_store_find_conflicts (PvStore          *store,
                                     const PvModel    *model,
                                     GError          **error);

/* One head of one cell, as chosen. */
typedef struct
{
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

/* Records of two replicas that are likely the same thing, but for those that a `same_as` record speaks of. Pure.
 * (transfer full) (element-type PvConflict) */
GPtrArray  *pv_conflicts_find_duplicates (const PvModel *model);

G_END_DECLS
