/* Zip files of ours, through libarchive: the same parts give the same bytes, as no part has a time. The first thing that goes wrong is
 * kept and told at the end. */
#pragma once

#include "base/base.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PvZipWriter PvZipWriter;

/* Does not own @stream. (transfer full) */
PvZipWriter *pv_zip_writer_new    (GOutputStream *stream,
                                   GCancellable  *cancellable);
void         pv_zip_writer_free   (PvZipWriter   *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvZipWriter, pv_zip_writer_free)

/* @stored: as it is, which OpenDocument wants of its first part. */
void         pv_zip_writer_add    (PvZipWriter   *writer,
                                   const char    *part,
                                   GBytes        *bytes,
                                   gboolean       stored);
/* Text that stands in the program. */
void         pv_zip_writer_add_text (PvZipWriter *writer,
                                   const char    *part,
                                   const char    *text);
/* FALSE with what went wrong first. */
gboolean     pv_zip_writer_finish (PvZipWriter   *writer,
                                   GError       **error);

G_END_DECLS
