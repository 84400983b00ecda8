/* The whole document as a folder of CSV files with a description beside them, "datapackage.json": a tabular data package of Frictionless
 * Data (specs.frictionlessdata.io, version 1). One file a kind, cells as in pv-csv.h; the description names every column, its type and
 * where a reference leads. At audience internal it holds all there is, and comes back without loss. */
#pragma once

#include "exchange/pv-own-xml.h"

G_BEGIN_DECLS

#define PV_DATA_PACKAGE_FILE "datapackage.json"

/* The description of a released @model whose kinds with records stand in files of their tables' names. (transfer full) */
char     *pv_data_package_text    (const PvModel   *model,
                                   PvAudience       audience);

/* A folder, or a file of that name. */
gboolean  pv_data_package_is_one  (const char      *path);

/* What would make @into hold what the package holds, as pv_own_xml_import(). A file that the description names must lie beside it: no
 * folder, no link, no address. NULL and one line that names the file, the row and the record. @report may be NULL. (transfer full) */
PvEdits  *pv_data_package_import  (const PvModel   *into,
                                   const char      *path,
                                   PvImportReport **report,
                                   GCancellable    *cancellable,
                                   GError         **error);

G_END_DECLS
