/* What the files of conflicts share. */
#pragma once

#include "store/pv-store-conflicts.h"
#include "store/pv-store-private.h"

G_BEGIN_DECLS

/* A cell, by the log's codes. */
typedef struct
{
  PvKind tbl;
  PvId row;
  int col;
} PvConflictCell;

int         pv_conflict_cell_compare (gconstpointer     a,
                                      gconstpointer     b);

/* pv-store-conflicts-apart.c: cells that two replicas may have written apart; `deleted` stands for the row as a whole.
 * (transfer full) */
GArray     *pv_conflicts_find_apart  (PvStore          *store,
                                      GError          **error);

/* pv-store-conflicts-heads.c: NULL without an error when there is none. For the cell `deleted` the row as a whole. */
gboolean    pv_conflicts_of_cell     (PvStore          *store,
                                      const PvConflictCell *cell,
                                      PvConflict      **conflict,
                                      GError          **error);
/* Whether change (@org, @ctr) had seen change (@other, @upto). */
gboolean    pv_conflicts_has_seen    (PvStore          *store,
                                      gint64            org,
                                      gint64            ctr,
                                      gint64            other,
                                      gint64            upto,
                                      gboolean         *has,
                                      GError          **error);
/* Who did change (@org, @ctr), in a new head. */
PvConflictHead *pv_conflict_head_new (PvStore          *store,
                                      gint64            org,
                                      gint64            ctr,
                                      gint64            hlc,
                                      GError          **error);

/* pv-store-conflicts-same.c: records of two replicas that are likely the same thing, but for those that a `same_as` record speaks
 * of. What it has to compute it computes once for each record. (transfer full) (element-type PvConflict) */
GPtrArray  *pv_conflicts_find_duplicates (PvStore       *store,
                                      const PvModel    *model);

/* pv-store-conflicts-erased.c */
gboolean    pv_conflicts_add_erased  (PvStore          *store,
                                      GPtrArray        *conflicts,
                                      GError          **error);

/* pv-store-conflicts-links.c: links, circles and missing fields. */
gboolean    pv_conflicts_add_links   (PvStore          *store,
                                      const PvModel    *model,
                                      GPtrArray        *conflicts,
                                      GError          **error);

G_END_DECLS
