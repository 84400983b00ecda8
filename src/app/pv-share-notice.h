/* One line under the header when something stands between the document and its shared file, with what can be done about it.
 * Folded away while all is well. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_SHARE_NOTICE (pv_share_notice_get_type ())
G_DECLARE_FINAL_TYPE (PvShareNotice, pv_share_notice, PV, SHARE_NOTICE, AdwBin)

/* NULL: there is none. Takes a reference. */
void        pv_share_notice_set_document (PvShareNotice *self,
                                          PvDocument    *document);

G_END_DECLS
