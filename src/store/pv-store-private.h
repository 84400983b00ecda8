/* What the files of store/ share. */
#pragma once

#include "store/pv-sql.h"
#include "store/pv-store-merge.h"
#include "store/pv-store-schema.h"
#include "store/pv-store.h"

#include <string.h>

G_BEGIN_DECLS

#define PV_STORE_HASH_SIZE 32
#define PV_STORE_SALT_SIZE 16

/* Clocks at or beyond this are not believed: nothing could come after them. */
#define PV_STORE_HLC_MAX ((gint64) 1 << 62)

typedef struct _PvStoreShare PvStoreShare;

struct _PvStore
{
  PvSql *sql;
  PvStoreTables *tables;
  PvStoreShare *share;         /* the working copy's folder and the shared file; NULL in tests on a simulated disk */
  GError *read_only_reason;
  char *uuid;                  /* of the document */

  /* this working copy's replica */
  guint32 replica;
  char *author;
  PvId who;                    /* the author's words in pii, 0 until the first change */
  gint64 ctr;                  /* of its last change */
  gint64 n_changes;            /* of all replicas */
  gint64 hlc;                  /* the greatest of any change */
  guint8 hash[PV_STORE_HASH_SIZE];
  guint32 last_pii;
  gboolean words_due;          /* words about persons that had been lost are back, and not in the shared file yet */
  gboolean seen_due;           /* other replicas' changes came that no own change has seen yet */

  /* undo */
  GArray *undo;                /* PvStoreStep */
  GArray *redo;                /* PvStoreStep: the step is that of the undoing change */
  guint64 step_token;          /* the caller's name for the step of the last change, 0 when it takes no more */
  gint64 step;
  PvStoreProgress *progress;   /* of the long step that is being undone; else NULL */

  GArray *in_conflict;         /* PvConflictCell: in conflict when last looked at, or written since; NULL: not looked at yet */
  GHashTable *sayings;         /* of the last search for likely duplicates (pv-store-conflicts-same.c); NULL: none yet */
  PvMergeReport *merged;       /* what was merged without being asked for, until somebody asks */
};

/* A row of `change`. */
typedef struct
{
  guint32 org;
  gint64 ctr;
  gint64 step;
  gint64 hlc;
  gint64 at_ms;
  PvVerb verb;
  PvKind kind;
  PvId id;
  PvId who;                    /* 0: NULL */
  gint64 undoes_ctr;           /* 0: NULL; undoes_org is org */
  const char *app;
  guint schema;
} PvStoreChange;

/* A row of `op`. */
typedef struct
{
  PvKind tbl;
  PvId row;
  int col;
  guint slot;                  /* the cell in the record; not in the file */
  PvValue old_value;           /* texts borrowed */
  PvValue new_value;
} PvStoreOp;

#define PV_STORE_NO_SLOT G_MAXUINT

/* A store on a file that is already ours and open, for tests and for what opens. @replica is the number its own changes bear.
 * Takes @sql, also on failure. */
PvStore      *pv_store_new_on            (PvSql               *sql,
                                          const PvKinds       *kinds,
                                          guint32              replica,
                                          const char          *author,
                                          GError             **error);
/* One without a working copy, of which nothing is read yet: what it finds in tables of @version, and what it is, its maker says. Takes @sql. */
PvStore      *pv_store_new_to_read       (PvSql               *sql,
                                          const PvKinds       *kinds,
                                          guint                version);
/* Makes the tables and the row of `document`. */
gboolean      pv_store_make_document     (PvSql               *sql,
                                          const PvStoreTables *tables,
                                          const char          *uuid,
                                          GError             **error);
/* The settings of a working copy. */
gboolean      pv_store_prepare_working   (PvSql               *sql,
                                          GError             **error);
/* 1 … 2^31 - 1, by the system's randomness. */
guint32       pv_store_draw_replica      (void);

/* pv_store_load() on two threads, which have a connection each to one and the same file. */
gboolean      pv_store_load_by_two       (PvStore             *store,
                                          PvStore             *other,
                                          PvModel             *model,
                                          GError             **error);

/* Values between SQLite and the model. A text is borrowed from the statement until its next step. */
PvValue       pv_store_column            (sqlite3_stmt        *statement,
                                          int                  column);
void          pv_store_bind              (sqlite3_stmt        *statement,
                                          int                  place,
                                          PvValue              value);

/* The rest of a change, within a transaction that the caller begins and ends: sorts @ops, writes them, `seen`, the replica's
 * first row and the change with its hash. Fills in org, ctr, hlc, who, app and schema. */
gboolean      pv_store_append            (PvStore             *store,
                                          PvStoreChange       *change,
                                          GArray              *ops,
                                          guint8              *hash,
                                          GError             **error);
/* Rows as they are given. @ops sorted by (tbl, row, col). */
gboolean      pv_store_insert_ops       (PvSql               *sql,
                                         const PvStoreChange *change,
                                         const GArray        *ops,
                                         GError             **error);
gboolean      pv_store_insert_change    (PvSql               *sql,
                                         const PvStoreChange *change,
                                         const guint8        *hash,
                                         GError             **error);
/* @device: of pii; 0 for none. */
gboolean      pv_store_insert_replica   (PvSql               *sql,
                                         guint32              no,
                                         const char          *uuid,
                                         PvId                 device,
                                         GError             **error);
/* @seen: pairs (o, upto). */
gboolean      pv_store_insert_seen      (PvSql               *sql,
                                         const PvStoreChange *change,
                                         const GArray        *seen,
                                         GError             **error);
/* After the commit: the change is the last one now. */
void          pv_store_take_note         (PvStore             *store,
                                          const PvStoreChange *change,
                                          const guint8        *hash);
/* Writes the new value of @op into its row. */
gboolean      pv_store_set_cell          (PvStore             *store,
                                          const PvStoreOp     *op,
                                          GError             **error);

/* The chain: the hash before the first change of a replica, and the hash of a change. @ops by (tbl, row, col), @seen a
 * GArray of gint64 pairs (o, upto) by o, or NULL. */
void          pv_store_hash_first        (const char          *document_uuid,
                                          guint32              replica,
                                          const char          *replica_uuid,
                                          guint8              *hash);
void          pv_store_hash_change       (const guint8        *before,
                                          const PvStoreChange *change,
                                          const GArray        *ops,
                                          const GArray        *seen,
                                          guint8              *hash);
/* The same in parts, for who has the ops as bytes already: after the beginning the caller feeds what pv_store_hash_op() appends for
 * each. @seen has 2 × @n_seen numbers. */
GChecksum    *pv_store_hash_begin        (const guint8        *before,
                                          const PvStoreChange *change,
                                          const gint64        *seen,
                                          guint                n_seen,
                                          guint                n_ops);
void          pv_store_hash_op           (const PvStoreOp     *op,
                                          GByteArray          *bytes);
/* Frees @sum. */
void          pv_store_hash_end          (GChecksum           *sum,
                                          guint8              *hash);

/* Personal words. A cell holds a token; the words lie in pii. (transfer full) */
char         *pv_store_personal_keep     (PvStore             *store,
                                          const char          *words,
                                          PvId                *id,
                                          GError             **error);
/* What stands in the cell; @salt has 16 bytes. (transfer full) */
char         *pv_store_personal_token    (PvId                 id,
                                          const guint8        *salt,
                                          const char          *words);
/* NULL when they were erased. (transfer full) */
char         *pv_store_personal_words    (PvStore             *store,
                                          const char          *token,
                                          GError             **error);
/* Whether @text is the id of a row of pii, a colon and a hash. */
gboolean      pv_store_personal_is_token (const char          *text);
/* Whether the words are those the token was made of, or are named as erased. */
gboolean      pv_store_personal_fits     (PvStore             *store,
                                          const char          *token);
char         *pv_store_personal_of_id    (PvStore             *store,
                                          PvId                 id,
                                          GError             **error);

/* Ops that say what stands in each cell and what will, as one change in a transaction of its own. @restored receives the records
 * (element-type PvStoreRestored). */
gboolean      pv_store_write_ops         (PvStore             *store,
                                          PvStoreChange       *change,
                                          GArray              *ops,
                                          GPtrArray          **restored,
                                          GError             **error);
/* PV_STORE_NO_SLOT for `deleted`, and for what is no column of @table. */
guint         pv_store_slot_of_col       (const PvStoreTable  *table,
                                          int                  col);
/* The slot, n_slots for `deleted`; PV_STORE_NO_SLOT for what is no column of @table. */
guint         pv_store_place_of_col      (const PvStoreTable  *table,
                                          int                  col);
/* The next look for conflicts looks at this cell again. */
void          pv_store_note_written      (PvStore             *store,
                                          PvKind               tbl,
                                          PvId                 row,
                                          int                  col);
/* A PvStoreRestored. */
void          pv_store_restored_free     (gpointer             restored);
/* A record of @values by slot, which may hold tokens: they become words, or empty when those were erased. (transfer full) */
PvRecord     *pv_store_record_of         (PvStore             *store,
                                          const PvStoreTable  *table,
                                          PvId                 id,
                                          PvValue             *values,
                                          GError             **error);
/* All replicas that made changes, by number; guint32. */
gboolean      pv_store_read_orgs         (PvStore             *store,
                                          GArray              *orgs,
                                          GError             **error);

/* Calls @each for every version of every personal text, by kind, row and field, oldest first; @id is 0 where the text was
 * removed. FALSE when it cannot be read. */
typedef void (*PvStoreEachWords) (const PvFieldInfo *field,
                                  PvId               row,
                                  PvId               id,
                                  gint64             at_ms,
                                  gpointer           data);
gboolean      pv_store_each_words        (PvStore             *store,
                                          PvStoreEachWords     each,
                                          gpointer             data,
                                          GError             **error);

/* Writes the whole working copy anew, so that nothing of what was deleted is left between what stands there. */
gboolean      pv_store_sweep             (PvStore             *store,
                                          GError             **error);
/* Before anything is joined: about how many persons the changes of @from would erase words that are here. An erasure is one
 * person, unless it reaches more places than one person stands in. */
gboolean      pv_store_erase_forecast    (PvStore             *store,
                                          PvSql               *from,
                                          guint               *n_persons,
                                          GError             **error);
/* Lines for pv_store_check(). */
gboolean      pv_store_check_erased      (PvStore             *store,
                                          GPtrArray           *lines,
                                          GError             **error);

/* One line that can be shown. */
gboolean      pv_store_version_name_is_sound (const char      *name);

/* Undo lists. */
void          pv_store_undo_clear        (PvStore             *store);
void          pv_store_undo_note         (PvStore             *store,
                                          const PvStoreChange *change);

/* A line for each row of a @query that gives rows only when something is wrong; @format takes its first column as a text. */
gboolean      pv_store_expect_none       (PvStore             *store,
                                          const char          *query,
                                          const char          *format,
                                          GPtrArray           *lines,
                                          GError             **error);
/* Lines for pv_store_check(), and for the gate. The rows of the log come first: nothing else may be computed while they are
 * not sound. */
gboolean      pv_store_check_log_rows    (PvStore             *store,
                                          GPtrArray           *lines,
                                          GError             **error);
/* The same of all that was ever written into one record. */
gboolean      pv_store_check_row         (PvStore             *store,
                                          PvKind               kind,
                                          PvId                 id,
                                          GPtrArray           *lines,
                                          GError             **error);
/* A row of `change` that nobody can have made, in SQL. */
#define PV_STORE_BAD_CHANGE                                                                                                              \
  "(org NOT BETWEEN 1 AND 2147483647 OR ctr < 1 OR hlc < 1 OR at NOT BETWEEN 0 AND 253402300799999 OR verb NOT BETWEEN 1 AND 255"        \
  " OR kind NOT BETWEEN 0 AND 255 OR id < 0 OR who < 1 OR who >> 32 <> org OR length (app) > 64 OR schema NOT BETWEEN 1 AND 10000"       \
  " OR length (hash) <> 32 OR (undoes_org IS NULL) <> (undoes_ctr IS NULL) OR undoes_ctr < 1)"
/* Who wrote the value that stands in the cell of @field, and how. */
gboolean      pv_store_read_writer       (PvStore             *store,
                                          PvId                 id,
                                          const PvFieldInfo   *field,
                                          gint64              *org,
                                          int                 *verb,
                                          GError             **error);
/* Whether a record of that id was ever made, of whatever kind. References to a fixed kind are looked after by foreign keys; those
 * to anything are not. */
gboolean      pv_store_was_ever_there    (PvStore             *store,
                                          PvId                 id,
                                          gboolean            *there,
                                          GError             **error);
/* Whether a copy that writes so closes circles without seeing them. */
gboolean      pv_store_verb_is_blind     (int                  verb);
gboolean      pv_store_id_is_sound       (gint64               id);
gboolean      pv_store_check_log         (PvStore             *store,
                                          GPtrArray           *lines,
                                          GError             **error);
gboolean      pv_store_check_cells       (PvStore             *store,
                                          GPtrArray           *lines,
                                          GError             **error);
gboolean      pv_store_check_rules       (PvStore             *store,
                                          GPtrArray           *lines,
                                          GError             **error);
gboolean      pv_store_check_chain       (PvStore             *store,
                                          GPtrArray           *lines,
                                          GError             **error);
gboolean      pv_store_check_versions    (PvStore             *store,
                                          GPtrArray           *lines,
                                          GError             **error);

G_END_DECLS
