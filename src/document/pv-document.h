/* An open document: the only way to one. It keeps the model, takes edits, undoes and redoes them, and tells who watches.
 *
 * One edit is on screen at once and on disk soon: pv_document_commit() changes the model and emits `changed` before it returns;
 * the store thread writes it and acknowledges (`save-state`). If that fails, the cells are read again, another `changed` goes
 * out, and `trouble` says what happened.
 *
 * Opening a document opens this laptop's working copy of it; the file a person knows is only read as a whole and replaced as a
 * whole (publishing). All functions belong to the thread that opened the document, unless they say otherwise. */
#pragma once

#include <gio/gio.h>

#include "document/pv-history.h"
#include "model/model.h"

G_BEGIN_DECLS

#define PV_TYPE_DOCUMENT (pv_document_get_type ())
G_DECLARE_FINAL_TYPE (PvDocument, pv_document, PV, DOCUMENT, GObject)

typedef enum
{
  PV_SAVE_WRITING,             /* an edit is on its way to this laptop's disk */
  PV_SAVE_HERE,                /* all edits are on this laptop; the shared file does not have all of them */
  PV_SAVE_SHARING,             /* all edits are on this laptop; the shared file is being replaced */
  PV_SAVE_SHARED,              /* the shared file has all of them */
  PV_SAVE_NOT_SHARED,          /* it could not be replaced, or is not what it was: pv_document_get_save_problem() */
  PV_SAVE_READ_ONLY,           /* a newer format, or open in another process */
  PV_SAVE_PROVING,             /* shown, and still looked through as a whole: pv_document_is_proven() */
} PvSaveState;

/* Signals:
 *   "changed" (PvChangeSet *changes)      the model is different now
 *   "history-changed" ()                  undo, redo or the history has a new head
 *   "save-state" ()                       what is saved where, why not, or where the shared file is, is different
 *   "held-changed" ()                     a person only looks now, or no longer does
 *   "trouble" (GError *error)             something could not be written; the model is right again
 *   "refused" (GError *error)             what was shown has not been proven, and nothing has been done with it: the document can only be closed
 */

/* A new, empty document at @path, which must not exist. @author may be NULL. @kinds must outlive the document. */
PvDocument      *pv_document_create            (const char          *path,
                                                const PvKinds       *kinds,
                                                const char          *author,
                                                GError             **error);

/* Opens what is at @path. PV_ERROR_NOT_FOUND, FOREIGN, DAMAGED, NEWER (see pv_document_is_read_only()), DISK or BUSY.
 * Blocks for the time it takes to read the file. */
PvDocument      *pv_document_open              (const char          *path,
                                                const PvKinds       *kinds,
                                                const char          *author,
                                                GError             **error);

/* The same without blocking; the document belongs to the calling thread. A large file that this laptop has not seen is there before it is
 * proven (pv_document_is_proven()), which "save-state" or "refused" tells the end of. */
void             pv_document_open_async        (const char          *path,
                                                const PvKinds       *kinds,
                                                const char          *author,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
PvDocument      *pv_document_open_finish       (GAsyncResult        *result,
                                                GError             **error);

/* Opens this laptop's working copy though the shared file is gone, out of reach or broken. Finish as above. */
void             pv_document_open_copy_async   (const char          *path,
                                                const PvKinds       *kinds,
                                                const char          *author,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Whether this laptop has a working copy of what was, or is, at @path. */
gboolean         pv_document_has_copy          (const char          *path);
/* Whether that one has changes that the shared file did not have when it was last closed here. A glance, which waits for nobody. */
gboolean         pv_document_has_unshared      (const char          *path);
/* Takes all of the document at @path off this laptop, which must not be open. PV_ERROR_BUSY when it is; PV_ERROR_REFUSED when
 * the shared file does not have all its changes, @n_unshared of them, unless @unshared_too. Blocks while both are read. */
gboolean         pv_document_forget            (const char          *path,
                                                const PvKinds       *kinds,
                                                gboolean             unshared_too,
                                                guint               *n_unshared,
                                                GError             **error);

/* Waits until all is on disk, publishes unless @publish is FALSE, and lets go of the files. Afterwards the document can only
 * be unreferenced. FALSE when publishing failed: nothing is lost, the working copy has it. */
gboolean         pv_document_close             (PvDocument          *document,
                                                gboolean             publish,
                                                GError             **error);

/* FALSE while every row of a stranger's file is still looked through and copied, and when that failed: all of it can be looked at, and whatever
 * changes it, or asks for its past, is PV_ERROR_REFUSED until then. */
gboolean         pv_document_is_proven         (PvDocument          *document);

const char      *pv_document_get_path          (PvDocument          *document);
/* The ecosystem's name, or the file's. (transfer full) */
char            *pv_document_get_title         (PvDocument          *document,
                                                PvLang               lang);
/* Whether a person cannot change it now: it cannot be written, or is held. */
gboolean         pv_document_is_read_only      (PvDocument          *document);
/* Why, a line; NULL when it can be, or when a person only looks. */
const char      *pv_document_get_read_only_reason (PvDocument       *document);
/* Whether nothing of it will be written: a newer format, open in another process, the past. */
gboolean         pv_document_never_writes      (PvDocument          *document);
/* A person only looks, so that no slip of a hand changes anything: all that a person does to it is refused, be it an edit, a merge that they
 * ask for, an erasure or a version's name; what others have changed still comes in by itself and is shared. Until it is let go of, at most as long as it is open. Emits "held-changed". */
void             pv_document_set_held          (PvDocument          *document,
                                                gboolean             held);
gboolean         pv_document_is_held           (PvDocument          *document);
/* TRUE when a person may change it now, else why not: PV_ERROR_REFUSED, NEWER, BUSY…; whatever changes it asks this by itself. */
gboolean         pv_document_check_hands       (PvDocument          *document,
                                                GError             **error);
/* Whether this is one of the samples: marked on every page and export. */
gboolean         pv_document_is_example        (PvDocument          *document);

/* The live model: borrowed, changes under the caller's feet at the next commit. */
PvModel         *pv_document_get_model         (PvDocument          *document);
/* For a worker. (transfer full) */
PvModel         *pv_document_snapshot          (PvDocument          *document);

/* Carries @edits out as one change. FALSE and PV_ERROR_REFUSED with the model untouched when they break a rule. Edits that
 * change nothing are TRUE and leave no change. */
gboolean         pv_document_commit            (PvDocument          *document,
                                                const PvEdits       *edits,
                                                GError             **error);
/* The same; the real id of the temporary @wanted, for who has just added it. */
PvId             pv_document_commit_and_find   (PvDocument          *document,
                                                const PvEdits       *edits,
                                                PvId                 wanted,
                                                GError             **error);
/* The same for many edits: they are worked out in a worker and can be cancelled until then, G_IO_ERROR_CANCELLED; what others do to the
 * document meanwhile makes it begin anew. @edits must stay as they are until the end. A PvProgress is told how far it is. */
void             pv_document_commit_async      (PvDocument          *document,
                                                const PvEdits       *edits,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean         pv_document_commit_finish     (GAsyncResult        *result,
                                                GError             **error);
/* A step for pv_edits_set_step(): edits that share it are one undo. */
guint64          pv_document_new_step          (PvDocument          *document);

/* Undo and redo of this laptop's own changes, last first, also those of earlier sessions. Labels are whole sentences in the
 * interface's language ("Actor added: Ohjaamo Vaasa"), NULL when there is nothing. (transfer full) */
gboolean         pv_document_can_undo          (PvDocument          *document);
gboolean         pv_document_can_redo          (PvDocument          *document);
char            *pv_document_get_undo_label    (PvDocument          *document);
char            *pv_document_get_redo_label    (PvDocument          *document);
/* TRUE when something was undone. @skipped, unless NULL, counts the cells that somebody has changed since and that therefore
 * stayed. Waits for the store thread (milliseconds). */
gboolean         pv_document_undo              (PvDocument          *document,
                                                guint               *skipped,
                                                GError             **error);
gboolean         pv_document_redo              (PvDocument          *document,
                                                guint               *skipped,
                                                GError             **error);
/* The same without waiting. Until the end nothing else can be changed, PV_ERROR_REFUSED, and nothing can be undone; when @cancellable was
 * soon enough, G_IO_ERROR_CANCELLED and all is as before. FALSE without an error when there was nothing to undo. */
void             pv_document_undo_async        (PvDocument          *document,
                                                gboolean             redo,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean         pv_document_undo_finish       (GAsyncResult        *result,
                                                guint               *skipped,
                                                GError             **error);
gboolean         pv_document_is_undoing        (PvDocument          *document);
/* Whether @id is of a record that was made in this laptop's copy, and did not come from another. */
gboolean         pv_document_is_made_here      (PvDocument          *document,
                                                PvId                 id);
/* While changes are told: whether they are those of an undo or a redo. */
gboolean         pv_document_is_taking_back    (PvDocument          *document);
/* 0 … 1 while something is being undone. */
double           pv_document_undo_progress     (PvDocument          *document);
/* Waits for what is on its way to the disk, @us at most, and takes in what has come back. TRUE when nothing is left. */
gboolean         pv_document_wait              (PvDocument          *document,
                                                gint64               us);

/* The history, newest first, at most @limit lines (0: all). (transfer full) (element-type PvHistoryLine) */
GPtrArray       *pv_document_get_history       (PvDocument          *document,
                                                guint                limit,
                                                GError             **error);

/* Texts that are older than their other language, by what the log says. Waits for the store thread (milliseconds).
 * (transfer full) (element-type PvOlderText) */
GArray          *pv_document_get_older_texts   (PvDocument          *document,
                                                GError             **error);

/* The same, but only what @filter lets through. */
GPtrArray       *pv_document_get_history_of    (PvDocument          *document,
                                                const PvHistoryFilter *filter,
                                                guint                limit,
                                                GError             **error);

/* What a line's step wrote, field by field, record by record. Words are made on the store thread. @left_out, unless NULL,
 * counts the fields beyond PV_HISTORY_DETAILS_MOST. (transfer full) (element-type PvHistoryDetail) */
void             pv_document_read_details_async (PvDocument         *document,
                                                const PvHistoryLine *line,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
GPtrArray       *pv_document_read_details_finish (GAsyncResult      *result,
                                                guint               *left_out,
                                                GError             **error);

/* Reverts one step of anybody's, as one change of its own that can be undone: old values go back only where nothing newer
 * stands. @stayed names what did not (element-type utf8); @reverted is FALSE when that was everything. FALSE and PV_ERROR_REFUSED
 * with nothing changed when a rule of the table would break. Waits for the store thread. */
gboolean         pv_document_revert            (PvDocument          *document,
                                                const PvHistoryLine *line,
                                                gboolean            *reverted,
                                                GPtrArray          **stayed,
                                                GError             **error);

/* The model as it was at @moment; made on the store thread (for the cost see pv_store_past()). The returned task says how far it
 * is. G_IO_ERROR_CANCELLED when @cancellable was. (transfer full) */
GTask           *pv_document_look_back_async   (PvDocument          *document,
                                                const PvMoment      *moment,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* 0 … 1. */
double           pv_document_look_back_progress (GTask              *task);
PvModel         *pv_document_look_back_finish  (GAsyncResult        *result,
                                                GError             **error);
/* A document that is @then and nothing else: for pages that show it. It cannot be written, and @reason (translated) says why.
 * Takes a reference to @then. (transfer full) */
PvDocument      *pv_document_new_past          (PvDocument          *present,
                                                PvModel             *then,
                                                const char          *reason);

/* The day that it is shown as of: a finding or an end is judged by it. Today unless set for one that shows another day. */
void             pv_document_set_day           (PvDocument          *document,
                                                PvDate               day);
PvDate           pv_document_get_day           (PvDocument          *document);

/* Names the present state, for good; PV_ERROR_REFUSED when the name is taken or is not one line. Waits for the store thread. */
gboolean         pv_document_name_version      (PvDocument          *document,
                                                const char          *name,
                                                GError             **error);
/* Newest first. (transfer full) (element-type PvNamedVersion) */
GPtrArray       *pv_document_get_versions      (PvDocument          *document,
                                                GError             **error);

/* Waits until every commit so far is on disk. */
gboolean         pv_document_flush             (PvDocument          *document,
                                                GError             **error);

/* Replaces the shared file as a whole. PV_ERROR_CHANGED when somebody else changed it meanwhile, PV_ERROR_DISK when it cannot
 * be written: nothing is lost either way. */
gboolean         pv_document_publish           (PvDocument          *document,
                                                GError             **error);
/* Publishes soon, on the store thread, at most as often as DESIGN.md §4 allows; failures show as PV_SAVE_NOT_SHARED. */
void             pv_document_publish_soon      (PvDocument          *document);

/* The same without blocking, at once, and whatever went wrong before. @callback may be NULL. */
void             pv_document_publish_async     (PvDocument          *document,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* From now on the shared file is at @path: the file that was moved there, or, @anew, one that is made there; all is published
 * there. PV_ERROR_REFUSED when something else lies there: nothing has changed then. */
void             pv_document_move_async        (PvDocument          *document,
                                                const char          *path,
                                                gboolean             anew,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Gives what lies in the shared file's place another name beside it, and publishes. */
void             pv_document_put_aside_async   (PvDocument          *document,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Writes all of it into a file of its own in place of what is at @path; the shared file stays the shared file. */
void             pv_document_save_copy_async   (PvDocument          *document,
                                                const char          *path,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Of any of the four. @path, unless NULL, receives where the file of the last three is. */
gboolean         pv_document_errand_finish     (GAsyncResult        *result,
                                                char               **path,
                                                GError             **error);

/* Looks at the shared file, on the store thread; "save-state" tells when it is not what it was. The document looks by itself
 * when the file system says so; a window asks for it when a person comes back to it. */
void             pv_document_look              (PvDocument          *document);
PvSharedFile     pv_document_get_shared_file   (PvDocument          *document);
/* Where the file was found when it was moved, else NULL. Borrowed. */
const char      *pv_document_get_moved_to      (PvDocument          *document);
/* Of a document that is read-only since it was open elsewhere: it can be opened for changing now. */
gboolean         pv_document_is_free_now       (PvDocument          *document);
/* Of a read-only document: the file has changed since it was read. */
gboolean         pv_document_is_outdated       (PvDocument          *document);

PvSaveState      pv_document_get_save_state    (PvDocument          *document);
/* When the last edit of this sitting reached this laptop's disk: ms since 1970, 0 for none. */
gint64           pv_document_get_kept_at       (PvDocument          *document);
/* When the shared file was last replaced by this document: ms since 1970, 0 for not yet. */
gint64           pv_document_get_shared_at     (PvDocument          *document);
/* Why not, or why nothing can be changed, in one line that says what to do; NULL when all is well. Borrowed. */
const char      *pv_document_get_save_problem  (PvDocument          *document);
/* What kind of trouble that is; 0 when there is none, PV_ERROR_NOT_FOUND when the file itself is not what it was. */
int              pv_document_get_save_trouble  (PvDocument          *document);

/* What can be found, names that records had before among it. Kept up with the model; made now when it is not there yet. Borrowed
 * until the model changes. */
PvSearchIndex   *pv_document_get_search_index  (PvDocument          *document);
/* Makes it in a worker, and whenever much is different; until it is there, the one before that answers, or nobody waits. For who
 * expects that somebody will look for something. */
void             pv_document_prepare_search    (PvDocument          *document);

/* Records of @kinds (PV_ANY_KIND-terminated; NULL: those with a page) in which every word of @query stands, best first, at most
 * @limit. Forgiving (model/pv-search-index.h). (transfer full) (element-type PvRecord) */
GPtrArray       *pv_document_search            (PvDocument          *document,
                                                const char          *query,
                                                const PvKind        *kinds,
                                                guint                limit);

/* What is no problem and yet worth knowing: clocks that run ahead. (transfer full) (element-type utf8) */
GPtrArray       *pv_document_check_notes       (PvDocument          *document,
                                                GError             **error);
/* Integrity of the file, invariants of the log, rules of the table: every problem as a line that says what and where.
 * Empty when all is well. (transfer full) (element-type utf8) */
GPtrArray       *pv_document_check             (PvDocument          *document,
                                                GError             **error);

G_END_DECLS
