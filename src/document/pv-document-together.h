/* A shared folder with one file a laptop, opened as one document: opened, edited, shared and closed like any other. What the other
 * laptops wrote comes in by itself; this one writes its own file and no other. */
#pragma once

#include "document/pv-document.h"

G_BEGIN_DECLS

/* What folders made here end with. */
#define PV_SHARED_FOLDER_ENDING ".polku.d"

/* The shared folder that @path is, or is in; NULL when it is neither. (transfer full) */
char      *pv_document_folder_of         (const char           *path);
/* The documents in the folder @path, whether they can be opened or not; of anything else @path itself. PV_ERROR_FOREIGN when there
 * is none. (transfer full) (element-type filename) */
GPtrArray *pv_document_files_in          (const char           *path,
                                          GError              **error);
gboolean   pv_document_is_together       (PvDocument           *document);
/* Each laptop's file as it was last looked into, this one's first; empty for a shared file. Borrowed until "save-state".
 * (element-type PvLaptopFile) */
GPtrArray *pv_document_get_laptops       (PvDocument           *document);

/* From a shared file to a new folder at @path, which ends with PV_SHARED_FOLDER_ENDING: the file becomes this laptop's own there,
 * unless it lies on another disk or cannot be moved; then it stays as it is. pv_document_errand_finish() ends it, with where the
 * folder is. PV_ERROR_REFUSED, and nothing has changed, when something lies there. */
void       pv_document_share_in_folder_async (PvDocument       *document,
                                         const char           *path,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* The same, and waits. */
gboolean   pv_document_share_in_folder   (PvDocument           *document,
                                         const char           *path,
                                         GError              **error);
/* Writes all of it into an ordinary file at @path, which must not exist, and waits. */
gboolean   pv_document_save_copy         (PvDocument           *document,
                                         const char           *path,
                                         GError              **error);

G_END_DECLS
