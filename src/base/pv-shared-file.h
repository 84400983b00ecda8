/* What lies where the shared file of a document should: found out in store/, told in app/. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PV_SHARED_FILE_KNOWN,          /* the file this working copy knows; or nothing yet, where it will make one */
  PV_SHARED_FILE_MOVED,          /* nothing, but the file was found under another name */
  PV_SHARED_FILE_GONE,           /* nothing */
  PV_SHARED_FILE_OUT_OF_REACH,   /* not even its folder, or it may not be looked at */
  PV_SHARED_FILE_OLDER,          /* an earlier state: all in it is known here, and it lacks what was shared already */
  PV_SHARED_FILE_NEWER,          /* it has changes that are not known here */
  PV_SHARED_FILE_OTHER_DOCUMENT,
  PV_SHARED_FILE_NO_DOCUMENT,    /* a file of another program, or a broken one */
  PV_SHARED_FILE_NEWER_FORMAT,
} PvSharedFile;

G_END_DECLS
