/* A report as flat OpenDocument 1.3: heading styles with outline levels, a language on every paragraph, header rows, pictures embedded
 * with title and description, a page head with the document's name and, for example material, its mark. */
#pragma once

#include "report/report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full) */
GBytes  *pv_fodt_write  (const PvReport *report,
                         GCancellable   *cancellable,
                         GError        **error);
gboolean pv_fodt_export (const PvReport *report,
                         const char     *path,
                         GCancellable   *cancellable,
                         GError        **error);

G_END_DECLS
