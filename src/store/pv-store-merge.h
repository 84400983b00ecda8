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

/* A file that was opened for it: on any thread, before it goes to the store's. The gate's errors. (transfer full) */
typedef struct _PvStoreOther PvStoreOther;

PvStoreOther  *pv_store_other_open         (const char       *path,
                                            const PvKinds    *kinds,
                                            GError          **error);
/* FALSE and PV_ERROR_REFUSED when it is of another document than @uuid. */
gboolean       pv_store_other_is_of        (PvStoreOther     *other,
                                            const char       *uuid,
                                            GError          **error);
/* A person has agreed that it erases more than five persons. */
void           pv_store_other_allow_erasing (PvStoreOther    *other);
void           pv_store_other_free         (PvStoreOther     *other);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStoreOther, pv_store_other_free)

/* A domain of its own: the merge would erase what is known of code persons, more than five, and nobody has agreed yet. */
#define PV_MERGE_ERASES (pv_merge_erases_quark ())
GQuark         pv_merge_erases_quark       (void);

/* Merges @other. PV_ERROR_REFUSED when it is another document, when histories forked (two copies went on under one replica
 * number) or when it was cancelled; PV_ERROR_DAMAGED when its rows do not hold. Nothing has happened then. @progress may be
 * NULL. When the commit fails the caller reads again, as after pv_store_write(). When it is the shared file, it counts as known
 * from now on. */
gboolean       pv_store_merge_other        (PvStore          *store,
                                            PvStoreOther     *other,
                                            PvMergeProgress  *progress,
                                            PvMergeReport   **report,
                                            GError          **error);
/* All of @others (element-type PvStoreOther), or, when one is refused, nothing. @reports: one each. (transfer full) (element-type
 * PvMergeReport) */
gboolean       pv_store_merge_others        (PvStore          *store,
                                            GPtrArray        *others,
                                            PvMergeProgress  *progress,
                                            GPtrArray       **reports,
                                            GError          **error);
/* Opening and merging in one. */
gboolean       pv_store_merge_file         (PvStore          *store,
                                            const char       *path,
                                            PvMergeProgress  *progress,
                                            PvMergeReport   **report,
                                            GError          **error);

/* What opening or publishing has merged by itself since this was asked last; NULL when nothing. (transfer full) */
PvMergeReport *pv_store_take_merged        (PvStore          *store);

/* What this working copy has merged, also before the document was last opened, newest first: when, how much, and whose changes;
 * no names of files. (transfer full) (element-type PvMergeReport) */
GPtrArray     *pv_store_list_merges         (PvStore          *store,
                                            GError          **error);

/* The records as they are now (element-type PvStoreRestored). (transfer full) */
GPtrArray     *pv_store_read_merged        (PvStore          *store,
                                            const GArray     *records,
                                            GError          **error);

/* The steps that came, newest first. O(what came). (transfer full) (element-type PvMergeLine) */
GPtrArray     *pv_store_merge_lines        (PvStore          *store,
                                            const GArray     *ranges,
                                            GError          **error);

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
