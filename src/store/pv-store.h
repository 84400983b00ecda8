/* A document on disk: the connection, the log and what is known of it. Belongs to one thread at a time; nothing here waits for
 * anybody but the disk. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct _PvStore PvStore;

/* What can be undone or redone: one step, named by its first change. */
typedef struct
{
  gint64 step;                 /* of this working copy's replica: the counter of the step's first change */
  PvVerb verb;                 /* of what is undone in the end: the edit, never UNDO or REDO */
  PvKind kind;
  PvId id;
} PvStoreStep;

/* A new document with a working copy of its own, and an empty shared file at @path, which must not exist. */
PvStore           *pv_store_create               (const char     *path,
                                                  const PvKinds  *kinds,
                                                  const char     *author,
                                                  GError        **error);
/* The working copy of what is at @path, made when there is none. Read-only when the file has a newer format, or is open
 * elsewhere. */
PvStore           *pv_store_open                 (const char     *path,
                                                  const PvKinds  *kinds,
                                                  const char     *author,
                                                  GError        **error);
void               pv_store_close                (PvStore        *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStore, pv_store_close)

/* Why nothing can be written: PV_ERROR_NEWER or PV_ERROR_BUSY; NULL when it can. Borrowed. */
const GError      *pv_store_get_read_only_reason (PvStore        *store);

/* The number that this working copy's records and changes bear. */
guint32            pv_store_get_replica          (PvStore        *store);
/* The greatest counter of this replica's records so far. */
gboolean           pv_store_get_last_counter     (PvStore        *store,
                                                  guint32        *counter,
                                                  GError        **error);

/* Puts all records that are there into @model. */
gboolean           pv_store_load                 (PvStore        *store,
                                                  PvModel        *model,
                                                  GError        **error);
/* One record, also one that was removed; NULL without an error when there never was one. (transfer full) */
PvRecord          *pv_store_read                 (PvStore        *store,
                                                  PvKind          kind,
                                                  PvId            id,
                                                  gboolean       *removed,
                                                  GError        **error);

/* The one way in: cells, the change and its ops in one transaction. Changes whose @step is the same, not 0, and which follow
 * each other are one step to undo. When it fails, the caller reads everything again (pv_store_reread, pv_store_load): a commit
 * that reported failure may have been kept. */
gboolean           pv_store_write                (PvStore        *store,
                                                  const PvPlan   *plan,
                                                  guint64         step,
                                                  gint64          at_ms,
                                                  GError        **error);
gboolean           pv_store_reread               (PvStore        *store,
                                                  GError        **error);

/* NULL when there is none. Borrowed until the next write. */
const PvStoreStep *pv_store_get_undo             (PvStore        *store);
const PvStoreStep *pv_store_get_redo             (PvStore        *store);

typedef struct
{
  PvKind kind;
  PvId id;
  PvRecord *record;            /* as it is now; NULL when it is not there now */
} PvStoreRestored;

/* Writes the old values back where the undone step still wins, as one change. @restored receives the records that are
 * different now (element-type PvStoreRestored), @skipped the number of cells that somebody has changed since.
 * Without anything to undo: TRUE, and nothing restored. */
gboolean           pv_store_undo                 (PvStore        *store,
                                                  gboolean        redo,
                                                  gint64          at_ms,
                                                  GPtrArray     **restored,
                                                  guint          *skipped,
                                                  GError        **error);

/* One step in the history. */
typedef struct
{
  guint32 org;
  gint64 step;
  gint64 at_ms;                /* of its last change */
  char *author;                /* NULL: unknown or erased */
  PvVerb verb;
  PvKind kind;
  PvId id;
  guint n_cells;
  gboolean undone;
} PvStoreLine;

/* Newest first, at most @limit (0: all). (transfer full) (element-type PvStoreLine) */
GPtrArray         *pv_store_history              (PvStore        *store,
                                                  guint           limit,
                                                  GError        **error);

/* Texts that are older than their other language, also of records that are gone. O(log). (transfer full)
 * (element-type PvOlderText) */
GArray            *pv_store_older_texts          (PvStore        *store,
                                                  GError        **error);

/* Whether the working copy has changes that the shared file does not have. */
gboolean           pv_store_is_shared            (PvStore        *store);
/* When this working copy last replaced the shared file: ms since 1970, or 0. */
gint64             pv_store_get_shared_at        (PvStore        *store);
/* Replaces the shared file as a whole. Nothing happens when it has everything already. PV_ERROR_CHANGED when it holds
 * something this working copy does not know, PV_ERROR_DISK when it cannot be written. */
gboolean           pv_store_publish              (PvStore        *store,
                                                  GError        **error);

/* A state of the shared file that is kept on this laptop. */
typedef struct
{
  char *file;                  /* a whole document */
  gint64 at_ms;                /* when it was shared, or first opened here */
  gint64 size;                 /* bytes */
  gint64 n_changes;            /* in its log */
} PvStoreKept;

/* Those of the document at @path, newest first, whether it can be opened or not. (transfer full) (element-type PvStoreKept) */
GPtrArray         *pv_store_list_kept            (const char     *path);
/* What is in @file as it is, read-only for @reason, with no working copy. (transfer full) for @reason */
PvStore           *pv_store_open_still           (const char     *file,
                                                  const PvKinds  *kinds,
                                                  GError         *reason,
                                                  GError        **error);

/* The bytes of @file under the name @target, which must not exist: all of them or nothing, and on the disk. */
gboolean           pv_store_copy_file            (const char     *file,
                                                  const char     *target,
                                                  GError        **error);

/* The file, the invariants of the log and the rules of the table. (transfer full) (element-type utf8) */
GPtrArray         *pv_store_check                (PvStore        *store,
                                                  GError        **error);

G_END_DECLS
