/* Something to be settled after copies were joined, as data. How it is derived: store/pv-store-conflicts.h. */
#pragma once

#include "model/pv-record.h"

G_BEGIN_DECLS

typedef enum
{
  PV_CONFLICT_VALUES,          /* a cell was written apart, with different values */
  PV_CONFLICT_REMOVED,         /* a record was removed by one, and written by another who did not know */
  PV_CONFLICT_LINK,            /* a reference leads to a record that was removed */
  PV_CONFLICT_CIRCLE,          /* following a reference leads back to its record: half of it was set here, half there */
  PV_CONFLICT_MISSING,         /* a required field is empty: one emptied one language, somebody else the other */
  PV_CONFLICT_DUPLICATE,       /* two records made by two replicas are likely the same thing */
  PV_CONFLICT_ERASED,          /* one replica wrote about persons without knowing that somebody had just been erased elsewhere */
} PvConflictKind;

/* One of several values, or one who did something. */
typedef struct
{
  guint32 org;
  gint64 ctr;
  gint64 hlc;
  gint64 at_ms;
  char *author;                /* NULL: unknown or erased */
  PvValueKind value;           /* VALUES: personal words are words, empty when they were erased; MISSING: what stood there last */
  gint64 integer;
  char *text;
  gboolean wins;               /* what stands in the cell now */
  gboolean removes;            /* REMOVED, LINK: this one removed the record; ERASED: this one erased */
  PvId id;                     /* CIRCLE: the record whose reference it is; ERASED: the one that was written in, `integer` its kind */
  PvLang lang;                 /* MISSING: of the cell that was emptied */
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
  GPtrArray *heads;            /* PvConflictHead, the latest first: VALUES, REMOVED, LINK; CIRCLE: each reference in it, beginning with
                                * that of @id, which is the least; MISSING: who emptied each cell of it, by language; ERASED: each record with
                                * its first words, that of @id first, and who erased last */
  gboolean minor;              /* a place or an order: nothing to be asked about */
} PvConflict;

PvConflict *pv_conflict_new         (PvConflictKind    what,
                                     PvKind            kind,
                                     PvId              id);
void        pv_conflict_free        (PvConflict       *conflict);
PvConflict *pv_conflict_copy        (const PvConflict *conflict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvConflict, pv_conflict_free)

G_END_DECLS
