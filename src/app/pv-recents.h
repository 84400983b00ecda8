/* The documents that were open before, newest first, with the last picture of each. Kept in the user's data folder. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *title;
  gint64 at;                   /* ms since 1970 */
  gboolean there;              /* the file can be reached now */
  gboolean unshared;           /* this laptop has changes that the file does not have */
  char *picture;               /* a PNG that may or may not exist */
} PvRecent;

void       pv_recent_free       (PvRecent   *recent);

/* At most ten. (transfer full) (element-type PvRecent) */
GPtrArray *pv_recents_list      (void);
/* Puts @document first. */
void       pv_recents_remember      (PvDocument *document);
/* The same, in a worker: a list of files is not worth that a window waits for the disk. */
void       pv_recents_remember_soon (PvDocument *document);
/* Leaves it out of the list; its picture goes, too. */
void       pv_recents_forget    (const char *path);
/* Where the picture of the document at @path is kept; its folder is made. (transfer full) */
char      *pv_recents_picture   (const char *path);

G_END_DECLS
