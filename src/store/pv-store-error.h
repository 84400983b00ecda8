/* SQLite's and the system's complaints as errors of ours: the one place where a result code becomes words. */
#pragma once

#include "base/base.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Sets @error to what the last failed call on @db means for the file @path; FALSE always, so that it can be returned.
 * @db may be NULL, then @code alone speaks. */
gboolean pv_store_error_set       (GError     **error,
                                   sqlite3     *db,
                                   int          code,
                                   const char  *path);

/* The same for a call of the system that failed with @saved_errno. */
gboolean pv_store_error_set_errno (GError     **error,
                                   int          saved_errno,
                                   const char  *path);

G_END_DECLS
