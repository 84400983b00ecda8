/* What is likely there twice. Joining two of them, and saying that they are two things: document/pv-document-merge.h. All functions
 * belong to the document's thread. */
#pragma once

#include "document/pv-document.h"

G_BEGIN_DECLS

/* Names that records had and do not have any more, those of what was joined with them among these. For who asks in a worker
 * (model/pv-alike.h). Waits for the store thread unless the search index is there: O(log). (transfer full)
 * (element-type PvFormerName) */
GArray   *pv_document_get_former_names        (PvDocument          *document);

/* Pairs that are likely the same, without those that somebody has told apart: pv_alike_pairs() in a worker, on what the document
 * holds now. G_IO_ERROR_CANCELLED when @cancellable was. */
void      pv_document_find_duplicates_async   (PvDocument          *document,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
/* (transfer full) (element-type PvAlikePair) */
GArray   *pv_document_find_duplicates_finish  (GAsyncResult        *result,
                                               GError             **error);
/* The same, and waits. (transfer full) (element-type PvAlikePair) */
GArray   *pv_document_find_duplicates         (PvDocument          *document);

/* pv_join_cells() of two of a kind, each cell as the one says in whose place it was written later: what is proposed to a person. Waits
 * for the store thread. (transfer full) (element-type PvJoinCell) */
GArray   *pv_document_propose_join            (PvDocument          *document,
                                               PvId                 keep,
                                               PvId                 other);

/* What stands before a person who types the name of a record of @kind (pv_alike_propose()). Before the search index is there it is
 * made in a worker, and NULL: nothing is known yet; with @wait it is made at once. (transfer full) (element-type PvAlike) */
GArray   *pv_document_propose                 (PvDocument          *document,
                                               PvKind               kind,
                                               const char          *typed,
                                               PvId                 except,
                                               guint                most,
                                               gboolean             wait);

G_END_DECLS
