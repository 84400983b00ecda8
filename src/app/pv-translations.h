/* What is to be translated in an open document, kept true while it changes: counted in the header, worked through on the
 * Translations page. Looks at snapshots in a worker. Main thread. */
#pragma once

#include "analysis/analysis.h"
#include "document/document.h"

G_BEGIN_DECLS

#define PV_TYPE_TRANSLATIONS (pv_translations_get_type ())
G_DECLARE_FINAL_TYPE (PvTranslations, pv_translations, PV, TRANSLATIONS, GObject)

/* Signal: "changed" ()       something else is to be translated now, or it is known for the first time */

/* The one of the document, which goes with it. (transfer none) */
PvTranslations             *pv_translations_of         (PvDocument     *document);

/* As pv_analysis_untranslated() says; NULL until it is known. Borrowed until "changed". */
const GArray               *pv_translations_get_texts  (PvTranslations *self);
const PvUntranslatedCounts *pv_translations_get_counts (PvTranslations *self);

/* One step each; refused as pv_document_commit() is. */
gboolean pv_translations_write       (PvDocument           *document,
                                      const PvUntranslated *text,
                                      const char           *words,
                                      GError              **error);
/* The source is right in the other language, too: a name becomes a proper name where its kind knows of such, other texts are written
 * as they are. */
gboolean pv_translations_write_same  (PvDocument           *document,
                                      const PvUntranslated *text,
                                      GError              **error);
/* The older text still holds. */
gboolean pv_translations_confirm     (PvDocument           *document,
                                      const PvUntranslated *text,
                                      GError              **error);

G_END_DECLS
