/* Zip files that somebody sent, through libarchive: what is in them, and one part after the other as a stream. Bounds on the number of
 * parts and on what they unpack to, all together and beside the size of the file: a bomb is refused while it is still small. Nothing is
 * written to a disk, so a part's name is a name and no path. */
#pragma once

#include "base/base.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PV_ZIP_MAX_PARTS 4096
#define PV_ZIP_MAX_UNPACKED (G_GUINT64_CONSTANT (384) * 1024 * 1024)
/* Up to here any file may unpack to; beyond, to 200 times its own size. */
#define PV_ZIP_FREE_UNPACKED (16 * 1024 * 1024)
#define PV_ZIP_MAX_RATIO 200

typedef struct _PvZip PvZip;

/* Reads the list of parts. PV_ERROR_DAMAGED or REFUSED, and then @name is what the error calls the file. (transfer full) */
PvZip        *pv_zip_new       (GBytes      *bytes,
                                const char  *name,
                                GError     **error);
void          pv_zip_free      (PvZip       *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvZip, pv_zip_free)

/* Parts go by name whatever its case. */
gboolean      pv_zip_has       (const PvZip *zip,
                                const char  *part);
/* Some part is encrypted by the zip itself. */
gboolean      pv_zip_is_locked (const PvZip *zip);

/* The stream keeps what it needs of @zip but counts what it unpacks there, so @zip must outlive it. NULL with PV_ERROR_DAMAGED when
 * there is no such part. (transfer full) */
GInputStream *pv_zip_read      (PvZip       *zip,
                                const char  *part,
                                GError     **error);

G_END_DECLS
