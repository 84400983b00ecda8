/* A document on disk: the connection, the log and what is known of it. Belongs to one thread at a time; nothing here waits for
 * anybody but the disk. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct _PvStore PvStore;

/* What can be undone or redone: one step, named by its first change. */
typedef struct
{
  gint64 step;                 /* of this working copy's replica: the counter of the step's first change */
  PvVerb verb;                 /* of what is undone in the end: the edit, never UNDO or REDO */
  PvKind kind;
  PvId id;
} PvStoreStep;

/* A new document with a working copy of its own, and an empty shared file at @path, which must not exist. */
PvStore           *pv_store_create               (const char     *path,
                                                  const PvKinds  *kinds,
                                                  const char     *author,
                                                  GError        **error);
/* The working copy of what is at @path, made when there is none. Read-only when the file has a newer format, or is open
 * elsewhere. */
PvStore           *pv_store_open                 (const char     *path,
                                                  const PvKinds  *kinds,
                                                  const char     *author,
                                                  GError        **error);
void               pv_store_close                (PvStore        *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStore, pv_store_close)

/* Why nothing can be written: PV_ERROR_NEWER or PV_ERROR_BUSY; NULL when it can. Borrowed. */
const GError      *pv_store_get_read_only_reason (PvStore        *store);

/* The number that this working copy's records and changes bear. */
guint32            pv_store_get_replica          (PvStore        *store);
/* The greatest counter of this replica's records so far. */
gboolean           pv_store_get_last_counter     (PvStore        *store,
                                                  guint32        *counter,
                                                  GError        **error);

/* Puts all records that are there into @model, which has none. */
gboolean           pv_store_load                 (PvStore        *store,
                                                  PvModel        *model,
                                                  GError        **error);
/* After all of the file was read: its pages need not be held any longer. */
void               pv_store_forget_pages         (PvStore        *store);
/* One record, also one that was removed; NULL without an error when there never was one. (transfer full) */
PvRecord          *pv_store_read                 (PvStore        *store,
                                                  PvKind          kind,
                                                  PvId            id,
                                                  gboolean       *removed,
                                                  GError        **error);

/* The one way in: cells, the change and its ops in one transaction. Changes whose @step is the same, not 0, and which follow
 * each other are one step to undo. When it fails, the caller reads everything again (pv_store_reread, pv_store_load): a commit
 * that reported failure may have been kept. */
gboolean           pv_store_write                (PvStore        *store,
                                                  const PvPlan   *plan,
                                                  guint64         step,
                                                  gint64          at_ms,
                                                  GError        **error);
gboolean           pv_store_reread               (PvStore        *store,
                                                  GError        **error);

/* NULL when there is none. Borrowed until the next write. */
const PvStoreStep *pv_store_get_undo             (PvStore        *store);
const PvStoreStep *pv_store_get_redo             (PvStore        *store);

typedef struct
{
  PvKind kind;
  PvId id;
  PvRecord *record;            /* as it is now; NULL when it is not there now */
} PvStoreRestored;

/* Shared by the thread that works and the one that waits; atomic. */
typedef struct
{
  gint permille;
  gint cancelled;
} PvStoreProgress;

/* Writes the old values back where the undone step still wins, as one change. @restored receives the records that are
 * different now (element-type PvStoreRestored), @skipped the number of cells that somebody has changed since.
 * Without anything to undo: TRUE, and nothing restored. */
gboolean           pv_store_undo                 (PvStore        *store,
                                                  gboolean        redo,
                                                  gint64          at_ms,
                                                  GPtrArray     **restored,
                                                  guint          *skipped,
                                                  GError        **error);
/* The same of a long step. @progress may be NULL; when cancelled, G_IO_ERROR_CANCELLED and everything is as before. */
gboolean           pv_store_undo_slowly          (PvStore         *store,
                                                  gboolean         redo,
                                                  gint64           at_ms,
                                                  PvStoreProgress *progress,
                                                  GPtrArray      **restored,
                                                  guint           *skipped,
                                                  GError         **error);

/* One step in the history. */
typedef struct
{
  guint32 org;
  gint64 step;
  gint64 ctr;                  /* of its last change */
  gint64 hlc;                  /* of its last change: where it stands among all */
  gint64 at_ms;                /* of its last change */
  gint64 undoes;               /* the step of the same org that it undoes, or 0 */
  PvId who;                    /* the author's words in pii, or 0 */
  PvId id;
  PvVerb verb;                 /* with kind and id: of its first change */
  PvKind kind;
  gboolean undone;
  gboolean moved;              /* it went on after a change of somebody else: a later line stands for it */
} PvStoreLine;

/* The history as it is kept while somebody looks at it: oldest first, so that what comes is put behind. May be handed from
 * thread to thread. */
typedef struct _PvStoreLines PvStoreLines;

PvStoreLines      *pv_store_lines_new            (void);
void               pv_store_lines_free           (PvStoreLines   *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStoreLines, pv_store_lines_free)
const PvStoreLine *pv_store_lines_get            (PvStoreLines   *lines,
                                                  guint          *n);
/* The counter of the last change of each replica in @lines; PvStoreSeen. (transfer full) */
GArray            *pv_store_lines_get_seen       (PvStoreLines   *lines);
/* Puts @changes of pv_store_read_changes() behind what is there. FALSE when one of them belongs before that: after a merge all
 * is read again. */
gboolean           pv_store_lines_take           (PvStoreLines   *lines,
                                                  const GArray   *changes);
/* The changes that are not in @seen (NULL: all), oldest first. O(what is told). (transfer full) */
GArray            *pv_store_read_changes         (PvStore        *store,
                                                  const GArray   *seen,
                                                  GError        **error);
/* Adds to @who (PvId) whoever made @changes and did not stand there yet. */
void               pv_store_changes_add_who      (const GArray   *changes,
                                                  GArray         *who);
/* Who is who: PvId -> text, without those who were erased. @who holds PvId. (transfer full) */
GHashTable        *pv_store_read_authors         (PvStore        *store,
                                                  const GArray   *who,
                                                  GError        **error);
/* A step as the key of a hash table. */
typedef struct
{
  gint64 org;
  gint64 step;
} PvStoreStepKey;

guint              pv_store_step_hash            (gconstpointer   key);
gboolean           pv_store_step_equal           (gconstpointer   a,
                                                  gconstpointer   b);
/* The steps that wrote into any record of @kind, or into the one with @id: a set of PvStoreStepKey. (transfer full) */
GHashTable        *pv_store_steps_touching       (PvStore        *store,
                                                  PvKind          kind,
                                                  PvId            id,
                                                  GError        **error);
/* PvStoreStepKey -> GUINT_TO_POINTER (cells that the step wrote). (transfer full) */
GHashTable        *pv_store_count_cells          (PvStore        *store,
                                                  GError        **error);

/* A cell that a step wrote. */
typedef struct
{
  PvKind kind;
  PvId id;
  guint slot;                  /* of the record's kind; PV_STORE_SLOT_THERE: whether it is there */
  PvValue old_value;           /* before the step; personal words are words, or empty when they were erased */
  PvValue new_value;           /* after it; of SLOT_THERE: empty for never, 0 there, 1 removed */
  gboolean erased;             /* personal words that stood here are no longer known */
  gboolean newer;              /* somebody has written here since */
} PvStoreWritten;

#define PV_STORE_SLOT_THERE G_MAXUINT

/* Cells by kind, record and cell, those of SLOT_THERE last of their record; texts are theirs. */
typedef struct
{
  GArray *cells;               /* PvStoreWritten */
  guint n_left_out;            /* beyond @most */
  GStringChunk *texts;
} PvStoreWrittenCells;

void               pv_store_written_free         (PvStoreWrittenCells *written);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStoreWrittenCells, pv_store_written_free)
/* What the changes @step to @ctr of @org wrote. @most: 0 for all. */
PvStoreWrittenCells *pv_store_read_written       (PvStore        *store,
                                                  guint32         org,
                                                  gint64          step,
                                                  gint64          ctr,
                                                  guint           most,
                                                  GError        **error);

/* A moment of the document is a version vector: the last change of each replica that belongs to it. */
typedef struct
{
  guint32 org;
  gint64 ctr;
} PvStoreSeen;

/* All that stands at or before (@hlc, @org) in the history. Since the clocks of one replica rise, that is a version vector.
 * (transfer full) */
GArray            *pv_store_seen_at              (PvStore        *store,
                                                  gint64          hlc,
                                                  guint32         org,
                                                  GError        **error);
/* What @org knew when it made its change @ctr: covered by the hash of that change. (transfer full) */
GArray            *pv_store_seen_by              (PvStore        *store,
                                                  guint32         org,
                                                  gint64          ctr,
                                                  GError        **error);

/* The records as they were at @seen, in a model of its own. Only records that were written since are folded again, one look
 * into the log each; when most of them were, the log is read through once instead: O(records + ops), and no
 * worse. NULL without an error when cancelled.
 * (transfer full) */
PvModel           *pv_store_past                 (PvStore        *store,
                                                  const GArray   *seen,
                                                  PvStoreProgress *progress,
                                                  GError        **error);

/* A state that somebody gave a name. */
typedef struct
{
  char *name;
  guint32 org;
  gint64 ctr;
  gint64 hlc;
  gint64 at_ms;
  char *author;                /* NULL: unknown or erased */
} PvStoreVersion;

/* Newest first. (transfer full) (element-type PvStoreVersion) */
GPtrArray         *pv_store_versions             (PvStore        *store,
                                                  GError        **error);
/* Names the present state, by a change without cells. The name is one line of at most PV_STORE_NAME_MAX bytes that no other
 * version here has. */
gboolean           pv_store_name_version         (PvStore        *store,
                                                  const char     *name,
                                                  gint64          at_ms,
                                                  GError        **error);
#define PV_STORE_NAME_MAX 200

/* Appends to @found those of @texts (both element-type PvOlderText, of which id and field count here) that are older than their
 * other language. O(the log of those texts). */
gboolean           pv_store_look_whether_older   (PvStore        *store,
                                                  GArray         *texts,
                                                  GArray         *found,
                                                  GError        **error);
/* Texts that are older than their other language, also of records that are gone, sorted. O(log). (transfer full)
 * (element-type PvOlderText) */
GArray            *pv_store_older_texts          (PvStore        *store,
                                                  GError        **error);

/* A name that a record had, or that one had which was joined with it. */
typedef struct
{
  PvId id;                     /* a record of the model */
  PvId from;                   /* itself, or the one that was joined with it */
  char *name;
} PvStoreOldName;

/* What the records of @model were called before and are not called now, a name maybe more than once. O(log).
 * (transfer full) (element-type PvStoreOldName) */
GArray            *pv_store_old_names            (PvStore        *store,
                                                  const PvModel  *model,
                                                  GError        **error);

/* Which records were joined with @id and are not there by themselves again, those that were joined with them among these, sorted.
 * O(joinings). (transfer full) (element-type PvId) */
GArray            *pv_store_joined_with          (PvStore        *store,
                                                  PvId            id,
                                                  GError        **error);

/* When each cell of @id was last written, by the clock of the log; 0 for never. @written has a place for each slot of @kind. */
gboolean           pv_store_last_written         (PvStore        *store,
                                                  const PvKindInfo *kind,
                                                  PvId            id,
                                                  gint64         *written,
                                                  GError        **error);

/* Whether the working copy has changes that the shared file does not have. */
gboolean           pv_store_is_shared            (PvStore        *store);
/* When this working copy last replaced the shared file: ms since 1970, or 0. */
gint64             pv_store_get_shared_at        (PvStore        *store);
/* Replaces the shared file as a whole. Nothing happens when it has everything already. PV_ERROR_CHANGED when it holds
 * something this working copy does not know, PV_ERROR_DISK when it cannot be written. */
gboolean           pv_store_publish              (PvStore        *store,
                                                  GError        **error);

/* A state of the shared file that is kept on this laptop. */
typedef struct
{
  char *file;                  /* a whole document */
  gint64 at_ms;                /* when it was shared, or first opened here */
  gint64 size;                 /* bytes */
  gint64 n_changes;            /* in its log */
} PvStoreKept;

/* Those of the document at @path, newest first, whether it can be opened or not. (transfer full) (element-type PvStoreKept) */
GPtrArray         *pv_store_list_kept            (const char     *path);
/* What is in @file as it is, read-only for @reason, with no working copy. (transfer full) for @reason */
PvStore           *pv_store_open_still           (const char     *file,
                                                  const PvKinds  *kinds,
                                                  GError         *reason,
                                                  GError        **error);

/* A shared folder, with one file a laptop (pv-store-together.h), is opened, made, moved and shared as a file is. */
/* The folder that @path is, or is in; NULL for a shared file. Any thread. (transfer full) */
char              *pv_store_folder_of            (const char     *path);
/* The documents in the folder @path, by name, whether they can be opened or not; of anything else @path itself. PV_ERROR_FOREIGN
 * when there is none. Any thread. (transfer full) (element-type filename) */
GPtrArray         *pv_store_documents_in         (const char     *path,
                                                  GError        **error);

/* This laptop's first, then by name; empty for a shared file. As they were last looked into. (transfer full) (element-type PvLaptopFile) */
GPtrArray         *pv_store_list_laptops         (PvStore        *store);
/* From a shared file to a folder at @path, which must not exist, for one file a laptop: the file becomes this laptop's own there.
 * PV_ERROR_REFUSED for what is a folder already. */
gboolean           pv_store_move_into_folder     (PvStore        *store,
                                                  const char     *path,
                                                  GError        **error);

/* The bytes of @file under the name @target, which must not exist: all of them or nothing, and on the disk. */
gboolean           pv_store_copy_file            (const char     *file,
                                                  const char     *target,
                                                  GError        **error);

/* Reads the file only when it is another than before. @found receives where it is now when it was moved. */
PvSharedFile       pv_store_look                 (PvStore        *store,
                                                  char          **found);
/* The shared file is at @path from now on: this document's own, which was moved; or, @anew, one that the next publishing makes
 * there, also where the old one was. PV_ERROR_REFUSED, with nothing changed, when something else lies there. */
gboolean           pv_store_move                 (PvStore        *store,
                                                  const char     *path,
                                                  gboolean        anew,
                                                  GError        **error);
/* Gives what lies in the shared file's place another name, which @aside receives; the next publishing makes the file anew. */
gboolean           pv_store_put_aside            (PvStore        *store,
                                                  char          **aside,
                                                  GError        **error);
/* All of it, as it is now, in a file of its own that takes the place of what is at @path. */
gboolean           pv_store_save_copy            (PvStore        *store,
                                                  const char     *path,
                                                  GError        **error);
/* Whether the document @uuid at @path is open elsewhere. Any thread. */
gboolean           pv_store_is_locked            (const char     *path,
                                                  const char     *uuid);
const char        *pv_store_get_uuid             (PvStore        *store);

/* Whether this laptop has a working copy of what was, or is, at @path. Any thread. */
gboolean           pv_store_has_copy             (const char     *path);
/* Whether that one has more changes than the shared file had when it was last closed here. A glance, which waits for nobody. Any thread. */
gboolean           pv_store_has_unshared         (const char     *path);
/* Opens it without the shared file: that one is gone, out of reach or broken. */
PvStore           *pv_store_open_copy            (const char     *path,
                                                  const PvKinds  *kinds,
                                                  const char     *author,
                                                  GError        **error);
/* Takes the working copies of @path off this laptop. PV_ERROR_BUSY while one is open; PV_ERROR_REFUSED when the shared file
 * does not have all @n_unshared changes, unless @unshared_too. Any thread. */
gboolean           pv_store_forget               (const char     *path,
                                                  const PvKinds  *kinds,
                                                  gboolean        unshared_too,
                                                  guint          *n_unshared,
                                                  GError        **error);

/* Where recovering looked. */
typedef enum
{
  PV_STORE_PLACE_SHARED,       /* the file itself */
  PV_STORE_PLACE_WORKING,      /* this laptop's working copy */
  PV_STORE_PLACE_KEPT,         /* an earlier shared state */
} PvStorePlaceKind;

typedef struct
{
  PvStorePlaceKind kind;
  char *file;
  gint64 at_ms;                /* when it was last written */
  gboolean readable;           /* something of the document could be read there */
  gboolean sound;              /* all that it says it holds could be taken over from there alone */
} PvStorePlace;

/* What was saved of one copy's changes: always the first ones, without a gap. */
typedef struct
{
  guint32 org;
  char *author;                /* of the last one that was saved; NULL unknown */
  gint64 n_saved;
  gint64 n_lost;               /* that are known to have been there */
  gint64 last_at_ms;           /* of the last one that was saved; 0 none was */
} PvStoreSavedCopy;

typedef struct
{
  GPtrArray *places;           /* element-type PvStorePlace */
  GPtrArray *copies;           /* element-type PvStoreSavedCopy */
  gint64 n_saved;              /* changes */
  gint64 n_lost;
  guint n_records;             /* that are there now */
  gint64 first_at_ms;          /* of the changes that were saved */
  gint64 last_at_ms;
  guint n_words_lost;          /* personal words whose cells stand empty now */
  guint n_versions_lost;       /* named versions that rest on lost changes */
  char *damaged;               /* pv_store_recover_here(): where the file that was there is now; NULL it was gone */
} PvStoreRecovery;

void               pv_store_recovery_free        (PvStoreRecovery *recovery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStoreRecovery, pv_store_recovery_free)

/* What can be saved of the document at @path, as a new file at @out, which must not exist: from the file itself, this laptop's
 * working copies and the kept states. Touches none of them. PV_ERROR_DAMAGED when there is nothing to save, PV_ERROR_BUSY when
 * it is open. (transfer full) for @recovery */
gboolean           pv_store_recover              (const char     *path,
                                                  const char     *out,
                                                  const PvKinds  *kinds,
                                                  PvStoreRecovery **recovery,
                                                  GError        **error);
/* The same in its place: the file that is there is kept untouched beside it, under a name that says what it is, and the working
 * copies stay in their folders under such names too. */
gboolean           pv_store_recover_here         (const char     *path,
                                                  const PvKinds  *kinds,
                                                  PvStoreRecovery **recovery,
                                                  GError        **error);

/* What is no damage and yet worth knowing: copies whose clock runs ahead, so that their changes win where others meant the same
 * cell. (transfer full) (element-type utf8) */
GPtrArray         *pv_store_check_notes          (PvStore        *store,
                                                  GError        **error);
/* The file, the invariants of the log and the rules of the table. (transfer full) (element-type utf8) */
GPtrArray         *pv_store_check                (PvStore        *store,
                                                  GError        **error);

G_END_DECLS
