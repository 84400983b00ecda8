/* A file that appears whole or not at all: written beside its place, synced, looked at, then renamed. */
#pragma once

#include "base/base.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes everything to @stream, which stays open. */
typedef gboolean (*PvOutputWrite) (GOutputStream *stream,
                                   gpointer       user_data,
                                   GCancellable  *cancellable,
                                   GError       **error);

/* Looks at what was written, at @path, before anybody sees it. */
typedef gboolean (*PvOutputCheck) (const char    *path,
                                   gpointer       user_data,
                                   GError       **error);

/* @check may be NULL. FALSE, the old file untouched and nothing left behind, with PV_ERROR_DISK that names @path when it
 * cannot be written, or whatever @write or @check said. */
gboolean pv_output_file  (const char    *path,
                          PvOutputWrite  write,
                          PvOutputCheck  check,
                          gpointer       user_data,
                          GCancellable  *cancellable,
                          GError       **error);

/* The same for what is in memory already. */
gboolean pv_output_bytes (const char    *path,
                          GBytes        *bytes,
                          GCancellable  *cancellable,
                          GError       **error);

/* Turns what GIO or the system said about @path into a PV_ERROR_DISK with words that help; PV_ERROR passes as it is. */
void     pv_output_error (GError       **error,
                          const char    *path,
                          GError        *cause);

G_END_DECLS
