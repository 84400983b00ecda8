/* A shared folder with one file a laptop, opened as one document.
 *
 * Each laptop writes its own file there and no other. What the document is, is the union of all files; what comes from another
 * laptop's file is merged into the working copy and not written again: this laptop's own file is replaced when the folder lacks
 * something that is known here, or when words about a person that were erased still stand in it. So laptops that have nothing to
 * say write nothing, whoever else writes.
 *
 * A file that is damaged, empty, of another document, from a newer version or half copied stops nothing: it is told, and looked
 * into again when it changes. A sync program's "conflicted copy" is one more file. An own file with something in it that is not
 * known here was written by another laptop of the same name: it is theirs from then on, and this laptop takes another name. */
#pragma once

#include "store/pv-store-share.h"

G_BEGIN_DECLS

/* What folders made here end with. Any folder can be opened; in one with this ending each file stands for the folder. */
#define PV_TOGETHER_ENDING ".polku.d"

/* A file in the folder, as it was last looked into. */
typedef struct
{
  char *name;
  PvFileMark mark;
  GArray *upto;                /* PvStoreSeen: what all it has, in the working copy too; NULL: it could not be brought in */
  GError *problem;             /* why not */
  gint64 tried_at;             /* how many changes there were here then */
} PvTogetherFile;

struct _PvTogether
{
  char *folder;
  GHashTable *files;           /* name -> PvTogetherFile */
  gboolean remembered;         /* what was known when it was last open is read */
};

PvTogether *pv_together_new          (const char    *folder);
void        pv_together_free         (PvTogether    *together);

/* Whether what is, was or will be at @real_path is a shared folder. */
gboolean    pv_together_is_folder    (const char    *real_path);
/* The folder that is at @real_path, or whose file is; NULL for none. (transfer full) */
char       *pv_together_folder_of    (const char    *real_path);
/* The path of a file in the folder that can become this laptop's own. (transfer full) */
char       *pv_together_free_name    (const char    *folder);
/* All files with the ending of a document, by name. NULL when the folder cannot be read. (transfer full) (element-type filename) */
GPtrArray  *pv_together_list         (const char    *folder,
                                      GError       **error);

/* A folder is there before anything can be put into it; for a shared file nothing happens. */
gboolean    pv_together_make_folder  (const PvStoreShare *share,
                                      GError       **error);

/* Merges what any file holds that is not known here, and finds out whether the folder has all that is. What single files are
 * like is no error. */
gboolean    pv_together_gather       (PvStore       *store,
                                      GError       **error);
/* Whether gathering would look into a file. */
gboolean    pv_together_is_behind    (PvStore       *store);
/* The own file has just been replaced. */
gboolean    pv_together_note_written (PvStore       *store,
                                      GError       **error);
/* How many changes no file in the folder has; after gathering. */
gboolean    pv_together_count_lacking (PvStore      *store,
                                      gint64        *n,
                                      GError       **error);

/* pv-store-together-look.c: brings in what the file called @name holds, unless it is as it was. */
gboolean    pv_together_gather_one   (PvStore       *store,
                                      const char    *name,
                                      gboolean      *looked,
                                      GError       **error);
/* NULL when that file is another, or was never looked into. */
PvTogetherFile *pv_together_find_known (const PvStore *store,
                                      const char    *name,
                                      const PvFileMark *mark);

/* pv-store-together-tell.c: whether the folder has all that is known here; PvStoreShare.shared_changes says so. */
gboolean    pv_together_note_coverage (PvStore      *store,
                                      GError       **error);
gboolean    pv_together_is_own       (const PvStoreShare *share,
                                      const char    *name);

/* pv-store-together-file.c */
void        pv_together_file_free    (PvTogetherFile *file);
/* What was known when the document was last open here, as far as the working copy still bears it out. */
void        pv_together_read_known   (PvStore       *store,
                                      GHashTable    *files);
void        pv_together_write_known  (PvStore       *store,
                                      GHashTable    *files);
/* The last change of each replica. (transfer full) */
GArray     *pv_together_vector       (PvSql         *sql,
                                      GError       **error);
gint64      pv_together_upto         (const GArray  *vector,
                                      guint32        org);

/* pv-store-together-open.c: the counterpart of pv_store_open(). */
PvStore    *pv_together_open         (const char    *real_path,
                                      const PvKinds *kinds,
                                      const char    *author,
                                      GError       **error);

G_END_DECLS
