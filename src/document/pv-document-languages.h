/* Which texts are older than their other language, while the document is open: kept at hand, and put right after every change by
 * looking at the log of what was written alone. Main thread. */
#pragma once

#include "document/pv-document.h"

G_BEGIN_DECLS

/* Signal of the document: "older-texts" ()     another text is older than its other language now, or not any more */

/* What is known now; the first call asks the store, and "older-texts" tells when it has found some. Sorted, for
 * pv_older_texts_find(). Borrowed until the next "older-texts"; NULL before the answer, and for a document's past.
 * (element-type PvOlderText) */
const GArray *pv_document_peek_older_texts (PvDocument *document);

G_END_DECLS
