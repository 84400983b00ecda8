/* Bringing copies of a document together, and settling what differs afterwards. All functions belong to the document's thread.
 *
 * Merging decides nothing: the latest value stands, and whatever two people wrote apart is told by pv_document_get_conflicts()
 * until somebody settles it. Settled once, it is settled on every copy that gets the change. Two more signals of PvDocument:
 *
 *   "merged" ()                  pv_document_get_merge_report() is another: asked for, or by itself when the shared file had changed
 *   "conflicts-changed" ()       pv_document_get_conflicts() may tell something else now */
#pragma once

#include "document/pv-document.h"

G_BEGIN_DECLS

/* The error domain of a merge that would erase what is known of more than five persons (its code: how many). A person is asked,
 * and when they agree, pv_document_allow_erasing() lets the next merge do so. Merges that nobody asked for stop there, too. */
#define PV_MERGE_ERASES (pv_merge_erases_quark ())
GQuark               pv_merge_erases_quark          (void);
void                 pv_document_allow_erasing      (PvDocument          *document);

/* Changes taken over so far, and of how many. */
typedef void (*PvMergeTold) (guint done, guint total, gpointer user_data);

/* Merges the file at @path without blocking; reading it happens on a thread of its own, so that a slow disk holds up nothing.
 * @told may be NULL. PV_ERROR_REFUSED: another document, a forked history, or stopped; PV_ERROR_DAMAGED, FOREIGN, NEWER…: nothing
 * has changed then. */
void                 pv_document_merge_async        (PvDocument          *document,
                                                     const char          *path,
                                                     GCancellable        *cancellable,
                                                     PvMergeTold          told,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
/* (transfer full) */
PvMergeReport       *pv_document_merge_finish       (GAsyncResult        *result,
                                                     GError             **error);
/* The same, and waits. (transfer full) */
PvMergeReport       *pv_document_merge              (PvDocument          *document,
                                                     const char          *path,
                                                     GError             **error);

/* Several at once, all of them or, when one is refused, nothing; waits. A folder stands for the files in it; what is no copy of
 * this document there is passed over, and told behind the others by a report whose one file has a refusal. One each. (transfer
 * full) (element-type PvMergeReport) */
GPtrArray           *pv_document_merge_all          (PvDocument          *document,
                                                     const char *const   *paths,
                                                     GError             **error);
/* What pv_document_get_merge_report() is from now on: several merges that belong together. Takes @report. */
void                 pv_document_tell_merged        (PvDocument          *document,
                                                     PvMergeReport       *report);
/* All merges that this laptop made, newest first, also before the document was last opened: they have no file, and their records
 * are not named, but pv_document_take_back() takes each. Waits for the store thread. (transfer full) (element-type PvMergeReport) */
GPtrArray           *pv_document_list_merges        (PvDocument          *document,
                                                     GError             **error);

/* The last merge of this session that brought anything; NULL when none did. Borrowed until the next one. */
const PvMergeReport *pv_document_get_merge_report   (PvDocument          *document);
/* What came, step by step, newest first. Waits for the store thread. (transfer full) (element-type PvMergeLine) */
GPtrArray           *pv_document_get_merge_lines    (PvDocument          *document,
                                                     const PvMergeReport *report,
                                                     GError             **error);

/* Writes what stood there before back wherever @report's changes still stand; one change, undone like any other. @n_records,
 * unless NULL, receives how many records are different now: none when nothing of it stood any more. @skipped, unless NULL, receives what stays since somebody has written there meanwhile: "Actor “Kela”: Name", each once. (transfer full)
 * (element-type utf8) */
gboolean             pv_document_take_back          (PvDocument          *document,
                                                     const PvMergeReport *report,
                                                     guint               *n_records,
                                                     GPtrArray          **skipped,
                                                     GError             **error);

/* What is to be settled, and, behind it, what is minor. Waits for the store thread (the first time longer: see
 * store/pv-store-conflicts.h), else kept until something changes. (transfer full) (element-type PvConflict) */
GPtrArray           *pv_document_get_conflicts      (PvDocument          *document,
                                                     GError             **error);
/* Those that are not minor. */
guint                pv_conflicts_count             (const GPtrArray     *conflicts);

/* VALUES: @head of conflict->heads stands from now on. */
gboolean             pv_document_settle_value       (PvDocument          *document,
                                                     const PvConflict    *conflict,
                                                     guint                head,
                                                     GError             **error);
/* REMOVED: it stays removed, or comes back as it was. */
gboolean             pv_document_settle_removed     (PvDocument          *document,
                                                     const PvConflict    *conflict,
                                                     gboolean             bring_back,
                                                     GError             **error);

typedef enum
{
  PV_LINK_TO_ANOTHER,          /* leads to @another from now on */
  PV_LINK_REMOVE,              /* the reference is emptied; a record that is nothing without it goes */
  PV_LINK_BRING_BACK,          /* the removed record comes back */
} PvLinkSettling;

/* LINK: @another is PV_NO_ID unless TO_ANOTHER; conflict->instead is what suggests itself. */
gboolean             pv_document_settle_link        (PvDocument          *document,
                                                     const PvConflict    *conflict,
                                                     PvLinkSettling       how,
                                                     PvId                 another,
                                                     GError             **error);
/* CIRCLE: the reference of @head is emptied, or leads to @another; a record that is nothing without it goes. */
gboolean             pv_document_settle_circle      (PvDocument          *document,
                                                     const PvConflict    *conflict,
                                                     guint                head,
                                                     PvId                 another,
                                                     GError             **error);
/* MISSING: what stood there before @head comes back; or, with @head G_MAXUINT, the record goes. Writing something new there
 * settles it, too. */
gboolean             pv_document_settle_missing     (PvDocument          *document,
                                                     const PvConflict    *conflict,
                                                     guint                head,
                                                     GError             **error);
/* Two of a kind become one (model/pv-join.h): one change. @cells (PvJoinCell) says what stands; NULL: @keep's where both have
 * something. The names of the one that goes are found as old names of the one that stays, which has the lesser id. */
gboolean             pv_document_join               (PvDocument          *document,
                                                     PvId                 keep,
                                                     PvId                 other,
                                                     const GArray        *cells,
                                                     GError             **error);
/* ERASED: what was written is about others, and stays. Erasing the words settles it, too. */
gboolean             pv_document_settle_kept        (PvDocument          *document,
                                                     const PvConflict    *conflict,
                                                     GError             **error);
/* DUPLICATE, or any two of a kind: joined, with @keep's values. */
gboolean             pv_document_settle_same        (PvDocument          *document,
                                                     PvId                 keep,
                                                     PvId                 other,
                                                     GError             **error);
/* They are two things; nobody is asked again. */
gboolean             pv_document_settle_different   (PvDocument          *document,
                                                     PvId                 one,
                                                     PvId                 other,
                                                     GError             **error);

/* In words, the interface's language; (transfer full). "Actor “Kela”: Name was written apart" … */
char                *pv_conflict_sentence           (PvDocument          *document,
                                                     const PvConflict    *conflict);
/* A head's value as a person reads it. */
char                *pv_conflict_head_words         (PvDocument          *document,
                                                     const PvConflict    *conflict,
                                                     const PvConflictHead *head);
/* A circle from its first record back to it: "Vaasa → Pohjanmaa → Vaasa". */
char                *pv_conflict_circle_words       (PvDocument          *document,
                                                     const PvConflict    *conflict);
/* "12 changes by Anna from laptop-2" … one line a source, and one for what stayed. (transfer full) (element-type utf8) */
GPtrArray           *pv_merge_report_sentences      (const PvMergeReport *report);

G_END_DECLS
