/* Persons: what a document holds about one, and erasing it everywhere, for ever. */
#pragma once

#include "document/pv-document.h"

G_BEGIN_DECLS

/* Everything in which the words of @query stand, in every version there was, and what belongs to it; also in fields that are not
 * meant for persons. (transfer full) */
PvHoldings *pv_document_find_person   (PvDocument    *document,
                                       const char    *query,
                                       GError       **error);

/* The files of other laptops in the shared folder in which erased words may still stand, as they were last looked into; empty for
 * a shared file. (transfer full) (element-type PvFarFile) */
GPtrArray  *pv_document_list_far_files (PvDocument   *document);

/* The people that a document names: contacts and authors, by name, each once. (transfer full) (element-type utf8) */
GPtrArray  *pv_document_list_persons  (PvDocument    *document);

/* Erases the words with these @ids (pv_holdings_ids()), one change in the history that says no word of them, and shares it at
 * once. Cells read as empty then, authors are unknown; no undo brings anything back. TRUE also when the shared file could not be
 * replaced: pv_document_get_save_state() says so, and it goes with the next one. */
gboolean    pv_document_erase_words   (PvDocument    *document,
                                       const GArray  *ids,
                                       GError       **error);

G_END_DECLS
