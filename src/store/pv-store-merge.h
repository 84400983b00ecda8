/* Merging: the union of what two copies of one document hold. Rows of the log never change, so joining two logs is putting in
 * what is missing, and a cell is what the op with the greatest (hlc, org) says: whatever the order, all copies end up equal.
 * Nothing is decided here; what two people wrote apart is derived afterwards (pv-store-conflicts.h).
 *
 * Growth: with n new changes, m new ops and k replicas it takes O(k log N) to find out what is new and O((n + m) log N) to take
 * it over; N, what both know already, is looked at nowhere, and the state is not folded again: a cell that got no new op is not
 * touched. Each row that enters is proven: its replica's chain of hashes goes on from the hash that is known here. */
#pragma once

#include "store/pv-store.h"

G_BEGIN_DECLS

/* Shared by the thread that works and the one that waits; atomic. */
typedef struct
{
  gint done;                   /* changes */
  gint total;                  /* 0 until it is known */
  gint cancelled;
} PvMergeProgress;

/* Changes of one replica, from the first to the last. */
typedef struct
{
  guint32 org;
  gint64 first;
  gint64 last;
} PvMergeRange;

/* How often something was done. A step counts once. */
typedef struct
{
  PvKind kind;                 /* PV_ANY_KIND for what is about many things */
  PvVerb verb;
  guint n;
} PvMergeCount;

/* What one author brought from one laptop. */
typedef struct
{
  guint32 org;
  char *author;                /* NULL: unknown or erased */
  char *device;                /* the laptop's name; NULL likewise */
  gint64 first_ms;
  gint64 last_ms;
  guint n_steps;
  GArray *counts;              /* PvMergeCount, by kind and verb */
} PvMergeSource;

/* A record that is different now. */
typedef struct
{
  PvKind kind;
  PvId id;
} PvMergedRecord;

typedef struct
{
  char *file;                  /* what was merged, as it was given */
  gint64 at_ms;
  GArray *ranges;              /* PvMergeRange, by org: empty when nothing came */
  GPtrArray *sources;          /* PvMergeSource, the one with the earliest change first */
  GArray *records;             /* PvMergedRecord, by kind and id */
  guint n_changes;             /* that came */
  guint n_known;               /* that both had before */
  guint n_ours;                /* that the other one does not have */
  guint n_added, n_changed, n_removed; /* records */
  guint n_untouched;           /* records that are there and did not change; counted by the document */
  guint n_erased;              /* texts about persons that are gone now */
  gboolean renumbered;         /* the other one had later changes of this laptop's: it goes on under a new number */
} PvMergeReport;

void           pv_merge_report_free        (PvMergeReport    *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvMergeReport, pv_merge_report_free)

/* Merges the file at @path. PV_ERROR_REFUSED when it is another document, when histories forked (two copies went on under one
 * replica number) or when it was cancelled; PV_ERROR_DAMAGED when its rows do not hold; else as the gate says. Nothing has
 * happened then. @progress may be NULL. When the commit fails the caller reads again, as after pv_store_write(). */
gboolean       pv_store_merge_file         (PvStore          *store,
                                            const char       *path,
                                            PvMergeProgress  *progress,
                                            PvMergeReport   **report,
                                            GError          **error);

/* What opening or publishing has merged by itself since this was asked last; NULL when nothing. (transfer full) */
PvMergeReport *pv_store_take_merged        (PvStore          *store);

/* The records as they are now (element-type PvStoreRestored). (transfer full) */
GPtrArray     *pv_store_read_merged        (PvStore          *store,
                                            const GArray     *records,
                                            GError          **error);

/* The lines of history that @ranges are, newest first. (transfer full) (element-type PvStoreLine) */
GPtrArray     *pv_store_merge_lines        (PvStore          *store,
                                            const GArray     *ranges,
                                            GError          **error);

/* A cell that stayed as it is. */
typedef struct
{
  PvKind kind;
  PvId id;
  guint slot;                  /* G_MAXUINT: whether the record is there */
} PvMergeSkipped;

/* Writes what stood before @ranges back where they still win, as one change of this replica's: what a merge brought is gone, on
 * every copy that merges this. Records that came go away again. @skipped receives the cells that somebody has written since,
 * which stay. An ordinary change, to be undone like any other. */
gboolean       pv_store_take_back          (PvStore          *store,
                                            const GArray     *ranges,
                                            gint64            at_ms,
                                            GPtrArray       **restored,
                                            GArray          **skipped,
                                            GError          **error);

G_END_DECLS
