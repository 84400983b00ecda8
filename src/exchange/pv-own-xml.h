/* Our own XML: the whole document as text, one element a cell, in an order that never changes, so that two exports differ only where
 * the content differs. Names follow from the table of kinds by rule; the schema is pv_own_xml_schema().
 *
 * An import makes a list of edits and touches no document. Ids are kept: a record that is there already is changed, and only
 * where it differs. A file that was written for fewer eyes (audience public or partners) never empties what it does not hold; one
 * written for our own use says all there is to say about each of its records. */
#pragma once

#include "analysis/analysis.h"
#include "exchange/pv-import-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes to @path, which appears when it is whole and keeps the schema; else it stays as it was, with one line that says why.
 * @n_left_out (may be NULL) receives how many records stayed behind for the audience's sake. Any thread, on a snapshot. */
gboolean        pv_own_xml_export      (const PvModel   *model,
                                        PvAudience       audience,
                                        PvReleaseFlags   flags,
                                        const char      *path,
                                        guint           *n_left_out,
                                        GCancellable    *cancellable,
                                        GError         **error);
/* The same to a stream, without the look at the schema. */
gboolean        pv_own_xml_write       (const PvModel   *model,
                                        PvAudience       audience,
                                        PvReleaseFlags   flags,
                                        GOutputStream   *stream,
                                        GCancellable    *cancellable,
                                        GError         **error);

/* What would make @into hold what the file holds; an empty list when it does already. NULL and one line that names the file, the
 * line and the record when the file is not ours, is newer (PV_ERROR_NEWER), is too large, or does not fit @into. @report may be
 * NULL. Streamed: memory grows with the records, not with the text around them. (transfer full) */
PvEdits        *pv_own_xml_import      (const PvModel   *into,
                                        const char      *path,
                                        PvImportReport **report,
                                        GCancellable    *cancellable,
                                        GError         **error);
/* The same from a stream; @name is what errors call it. */
PvEdits        *pv_own_xml_read        (const PvModel   *into,
                                        GInputStream    *stream,
                                        const char      *name,
                                        PvImportReport **report,
                                        GCancellable    *cancellable,
                                        GError         **error);

G_END_DECLS
