/* A popover with the named versions: naming the present one, looking at one, comparing with one. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_HISTORY_VERSIONS (pv_history_versions_get_type ())
G_DECLARE_FINAL_TYPE (PvHistoryVersions, pv_history_versions, PV, HISTORY_VERSIONS, GtkPopover)

/* Signals:
 *   "compare" (PvMoment *moment, const char *name)     somebody wants to see what is different since
 */

GtkWidget *pv_history_versions_new (PvDocument *document);

G_END_DECLS
