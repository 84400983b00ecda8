/* When a document is damaged, or was better yesterday: the last shared states that this laptop keeps, and saving what can be
 * saved. Nothing here needs the document to be open, or to be in order; nothing here changes a file that is there. Any thread,
 * but an opened document belongs to the thread that opened it. */
#pragma once

#include "document/pv-document.h"

G_BEGIN_DECLS

/* A state of the shared file, kept on this laptop: at most five, the oldest go first. */
typedef struct
{
  char *file;                  /* where it is kept; never shown */
  gint64 at;                   /* ms since 1970: when it was shared from here, or first opened here */
  gint64 size;                 /* bytes */
  gint64 n_changes;            /* lines of its log */
} PvKeptState;

PvKeptState *pv_kept_state_copy (const PvKeptState *state);
void         pv_kept_state_free (PvKeptState       *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvKeptState, pv_kept_state_free)

/* Those of the document at @path, newest first; empty when there are none. Quick: a folder is listed, no file is read.
 * (transfer full) (element-type PvKeptState) */
GPtrArray   *pv_document_list_kept         (const char           *path);

/* The state as a document that can be looked at and exported, and never changes: PV_SAVE_READ_ONLY, and
 * pv_document_get_save_problem() says what it is. PV_ERROR_DAMAGED when the copy itself is. */
PvDocument  *pv_document_open_kept         (const PvKeptState    *state,
                                            const PvKinds        *kinds,
                                            GError              **error);
void         pv_document_open_kept_async   (const PvKeptState    *state,
                                            const PvKinds        *kinds,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/* pv_document_open_finish() ends it. */

/* The state as a file at @target, which must not exist (PV_ERROR_REFUSED), to be opened like any other. It is the same document
 * with the same history: merged with the one it was, it adds nothing. */
gboolean     pv_document_save_kept         (const PvKeptState    *state,
                                            const char           *target,
                                            GError              **error);
void         pv_document_save_kept_async   (const PvKeptState    *state,
                                            const char           *target,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean     pv_document_save_kept_finish  (GAsyncResult         *result,
                                            GError              **error);

/* What recovering found. */
typedef struct
{
  gint64 n_saved;              /* changes */
  gint64 n_lost;               /* that are known to have been there */
  guint n_records;             /* that are there now */
  gint64 first_at, last_at;    /* ms since 1970: of the changes that were saved */
  char *damaged;               /* in its place: where the file that was there is now; NULL when it was gone */
  GPtrArray *lines;            /* element-type utf8: all of it in sentences, one a line: where it was looked, what was saved and from
                                * when, what was lost and whose */
} PvRecovery;

void         pv_recovery_free (PvRecovery *recovery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvRecovery, pv_recovery_free)

/* Saves what can be saved of the document at @path: from the file itself, this laptop's working copies and the kept states,
 * every change whose hash holds. With @out as a new file there, which must not exist; nothing else is touched. Without (NULL) in
 * its place: the file that was there is kept untouched beside it under a name that says so, and so is the working copy.
 * PV_ERROR_DAMAGED when there is nothing to save, PV_ERROR_BUSY when the document is open, PV_ERROR_DISK. Takes as long as
 * opening. (transfer full) */
PvRecovery  *pv_document_recover           (const char           *path,
                                            const char           *out,
                                            const PvKinds        *kinds,
                                            GError              **error);
void         pv_document_recover_async     (const char           *path,
                                            const char           *out,
                                            const PvKinds        *kinds,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
PvRecovery  *pv_document_recover_finish    (GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
