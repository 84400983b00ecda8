/* The working copy's place on this laptop, and what it knows of the shared file. Under the user's data folder:
 *
 *   polkuverkko/copies/<uuid>-<hash of the shared file's path>/copy.polku    the working copy
 *                                                              /state        its replica number, and the mark of the shared file
 *                                                              /lock         held while it is open
 *                                                              /kept/        the last shared states, pv-store-keep.h
 *                                                              /laptops      what is known of a shared folder, pv-store-together.h
 *
 * The replica number stands outside the database, so that it is never copied along with a file. */
#pragma once

#include "store/pv-store-foreign.h"

G_BEGIN_DECLS

typedef struct _PvTogether PvTogether;

struct _PvStoreShare
{
  char *path;                  /* of the shared file, or of the shared folder; links followed */
  char *file;                  /* what is replaced from here: the shared file, or this laptop's own in the folder */
  PvTogether *together;        /* NULL: a shared file */
  char *folder;
  char *copy;                  /* the working copy */
  int lock;                    /* -1: not held */
  PvFileMark mark;             /* of that file, when all in it was known */
  gint64 shared_changes;       /* how many changes it had then; of a folder: how many there are here when it has all of them, else -1 */
  gint64 shared_at;            /* when it was last replaced from here, ms; 0 never */
  PvFileMark looked;           /* what was there when last looked at, with how many changes here, and what it was */
  gint64 looked_changes;
  PvSharedFile looked_as;
  gint64 checked_at;           /* when the working copy was last looked through as a whole, ms; 0 never */
  guint32 replica;
  gboolean redrawn;            /* the number is new: the state must be written before it is used */
};

/* Where a shared file at @path is in the end: links followed, also when it is not there yet. A file in a shared folder stands for
 * the folder. (transfer full) */
char         *pv_store_share_real_path  (const char    *path);
/* The folder of working copies is made when there is none. (transfer full) */
PvStoreShare *pv_store_share_new        (const char    *real_path,
                                         const char    *uuid,
                                         GError       **error);
/* With that @folder, whatever is in it. (transfer full) */
PvStoreShare *pv_store_share_at         (const char    *real_path,
                                         const char    *folder);
/* The one whose mark of @real_path is @mark, locked: nothing has changed since. NULL without an error when there is none;
 * PV_ERROR_BUSY when it is open elsewhere. (transfer full) */
PvStoreShare *pv_store_share_find       (const char    *real_path,
                                         GError       **error);
void          pv_store_share_free       (PvStoreShare  *share);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStoreShare, pv_store_share_free)

/* Those of what was, or is, at @real_path, the one last written first; none is locked. (transfer full) (element-type PvStoreShare) */
GPtrArray    *pv_store_share_list       (const char    *real_path);
/* The file at @share's place was renamed to get there while nobody looked: the working copy that knew it under its name before
 * comes along. FALSE when there is none. */
gboolean      pv_store_share_adopt      (PvStoreShare  *share,
                                         const char    *uuid,
                                         const PvFileMark *mark);
/* Takes the working copy and all that lies beside it off this laptop. Locked by the caller. */
void          pv_store_share_remove     (PvStoreShare  *share);

/* PV_ERROR_BUSY when another process, or another document of this one, holds it. */
gboolean      pv_store_share_lock       (PvStoreShare  *share,
                                         GError       **error);
/* The folders of working copies of what was, or is, at @real_path. (transfer full) (element-type filename) */
GPtrArray    *pv_store_share_folders    (const char    *real_path);
/* FALSE when there is no working copy here. A new replica number is drawn when the copy was restored or came from another
 * machine: two copies with one number would silently lose edits. */
gboolean      pv_store_share_read_state (PvStoreShare  *share);
gboolean      pv_store_share_write_state (PvStoreShare *share,
                                         GError       **error);

/* pv-store-publish.c: all of @store in a new file; @shown is the one that messages name. */
gboolean      pv_store_vacuum_into      (PvStore       *store,
                                         const char    *file,
                                         const char    *shown,
                                         GError       **error);
/* What was there is not there any more. FALSE. */
gboolean      pv_store_refuse_gone      (const PvStoreShare *share,
                                         GError       **error);

G_END_DECLS
