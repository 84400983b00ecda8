/* The gate for files that were not written by this working copy: read as a whole, once, into memory; looked at with everything
 * switched off that a file could bring along; and never run: its rows are copied into tables of ours. */
#pragma once

#include "store/pv-store-private.h"

G_BEGIN_DECLS

/* Larger files are refused. 20,000 actors with 60,000 links and their history are 56 MB. */
#define PV_STORE_FILE_MAX ((gint64) 1 << 30)

/* Tells one state of a file from another without reading it. */
typedef struct
{
  gboolean there;
  gint64 inode;
  gint64 size;
  gint64 modified_ns;
  gint64 changed_ns;
} PvFileMark;

/* FALSE when there is something at @path that cannot be looked at. A file that is not there has a mark too. */
gboolean   pv_file_mark_read        (const char          *path,
                                     PvFileMark          *mark,
                                     GError             **error);
gboolean   pv_file_mark_equal       (const PvFileMark    *a,
                                     const PvFileMark    *b);

/* The whole file, to be freed with sqlite3_free(). NULL for what is not a file, or too large, or was changed meanwhile
 * (PV_ERROR_CHANGED, after some tries: a fifth of a second at most). The two halves of it are for a test that comes between them. */
guint8    *pv_file_read             (const char          *path,
                                     PvFileMark          *mark,
                                     GError             **error);
int        pv_file_open             (const char          *path,
                                     PvFileMark          *mark,
                                     GError             **error);
guint8    *pv_file_read_still       (int                  fd,
                                     const char          *path,
                                     const PvFileMark    *mark,
                                     GError             **error);

/* How long a file may take from its first byte until it is proven, in µs: 60 s; a test has less patience. */
extern gint64 pv_store_foreign_patience_us;
/* What runs on @sql ends at @deadline (monotonic µs, 0: never) with PV_ERROR_TOO_LARGE. */
void       pv_store_foreign_hurry   (PvSql               *sql,
                                     gint64               deadline);

/* A read-only connection to the bytes that were at @path. Its schema is ours byte for byte, unless @version is newer: then it
 * has only plain tables. PV_ERROR_NOT_FOUND, FOREIGN, DAMAGED, TOO_LARGE or DISK. */
PvSql     *pv_store_foreign_open    (const char          *path,
                                     const PvKinds       *kinds,
                                     PvFileMark          *mark,
                                     guint               *version,
                                     GError             **error);

/* The same for bytes that are in memory (of sqlite3_malloc64()), which it takes; messages name @path. */
PvSql     *pv_store_foreign_open_bytes (guint8           *bytes,
                                     gsize                size,
                                     const char          *path,
                                     const PvKinds       *kinds,
                                     guint               *version,
                                     GError             **error);

/* A look at the file where it lies, of which only those pages are read that are asked for, and none is looked through: what is found must
 * be held up to pv_store_foreign_open() and what follows it before anything is built on it. Not for a newer version: NULL, without an
 * error. */
PvSql     *pv_store_foreign_open_in_place (const char    *path,
                                     const PvKinds       *kinds,
                                     gint64               deadline,
                                     PvFileMark          *mark,
                                     guint               *version,
                                     GError             **error);

/* And for bytes that are not as they should be, as far as SQLite can make anything of them: a header is put before them that
 * says what they must be. Takes @bytes (of sqlite3_malloc64()). Every statement on it may fail. NULL when there is nothing. */
PvSql     *pv_store_foreign_open_damaged (guint8         *bytes,
                                     gsize                size,
                                     const char          *path);

/* quick_check: PV_ERROR_DAMAGED when it finds anything. */
gboolean   pv_store_is_whole        (PvSql               *sql,
                                     const char          *path,
                                     GError             **error);

/* Copies every row into the empty tables of @to, which may be of a later version: what is new in it stays empty. */
gboolean   pv_store_foreign_copy    (PvSql               *from,
                                     PvSql               *to,
                                     const PvStoreTables *tables,
                                     GError             **error);

/* PV_ERROR_DAMAGED with the first problem when the log, the cells, the chain or the rules do not hold. What merging sound copies
 * can bring about is no damage: a reference to a removed record, a text that is gone in its last language, a circle that nobody
 * closed knowingly. pv_store_check() tells those too. */
gboolean   pv_store_foreign_prove   (PvStore             *store,
                                     GError             **error);

/* The same on two threads, which have a connection each to one and the same file. */
gboolean   pv_store_foreign_prove_by_two (PvStore        *store,
                                     PvStore             *other,
                                     GError             **error);

/* Every text is sound, and every cell holds what its field can hold or nothing: what pv_store_foreign_copy() asks of each row it
 * copies, for a document that stays where it is. Of a @newer version's log only the words about persons are known. */
gboolean   pv_store_foreign_check_values (PvStore        *store,
                                     gboolean             newer,
                                     GError             **error);

/* Whether @knower has every change of @known, and the same ones. */
gboolean   pv_store_knows           (PvSql               *knower,
                                     PvSql               *known,
                                     gboolean            *knows,
                                     GError             **error);

/* "… is damaged (@what)": FALSE, with PV_ERROR_DAMAGED. Of what a stranger wrote, one line is shown. */
gboolean   pv_store_foreign_refuse  (const char          *path,
                                     const char          *what,
                                     GError             **error);

/* PV_ERROR_DAMAGED when it names none. */
char      *pv_store_foreign_uuid    (PvSql               *sql,
                                     GError             **error);

G_END_DECLS
