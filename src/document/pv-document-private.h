/* What the files of document/ share. */
#pragma once

#include "document/pv-document-merge.h"
#include "document/pv-document.h"
#include <glib/gstdio.h>
#include "document/pv-store-thread.h"

G_BEGIN_DECLS

/* What the store thread tells after a job, as of then. */
typedef struct
{
  gboolean can_undo;
  gboolean can_redo;
  PvStoreStep undo;
  PvStoreStep redo;
  gboolean shared;
  gint64 shared_at;
} PvStoreHeads;

struct _PvDocument
{
  GObject parent_instance;
  char *path;
  PvModel *model;
  PvStoreThread *thread;       /* NULL when closed, and while it is proven */
  GCancellable *proving;       /* NULL when it is proven, or cannot be */
  gboolean refused;            /* it cannot */
  GPtrArray *waiting;          /* GTask of who asks the store for something as soon as it is there */
  gboolean *halted;            /* of the store thread: a write failed, and the ones behind it rest on what is not there */
  GError *read_only_reason;
  gboolean held;               /* a person only looks */
  PvDate shown_day;            /* PV_NO_DATE: today */

  guint32 replica;
  guint32 counter;             /* of the last record made here */
  guint64 step;
  guint64 edition;             /* another one whenever the model is different */
  guint pending;               /* commits on their way, and what is being undone */
  gboolean taking_back;        /* the changes being told are those of an undo or a redo */
  PvStoreProgress *undoing;    /* of the step that is being undone, and nobody waits for; else NULL */
  PvStoreHeads heads;
  GHashTable *gone_titles;     /* PvId * -> char *: what removed records were called */
  PvSearchIndex *search;       /* NULL: not asked for yet, or too old to be kept up */
  gboolean search_kept;        /* it is made anew in a worker when it is too old */
  guint search_making;         /* the last of those workers; others come too late */
  GPtrArray *search_behind;    /* PvChangeSet: what happened since that one began */

  PvMergeReport *merge_report; /* the last one that brought something */
  gboolean may_erase;          /* the next merge */
  GArray *older;               /* PvOlderText, sorted; NULL: not known yet */
  gboolean older_wanted;       /* somebody has asked for them */
  guint look_later;            /* 0: looked at, or nobody asked */
  GPtrArray *conflicts;        /* PvConflict; NULL: not asked for yet */
  gboolean conflicts_old;

  GSource *publish_source;
  gint64 published_at_us;      /* monotonic, of the last try */
  gint64 publish_took_us;
  guint publishing;            /* tries on their way */
  GError *share_problem;
  guint retry_s;               /* until the next try after one that failed; 0 when the last one did not */
  gint64 kept_at;
  PvSaveState save_state;
  char *told;                  /* what "save-state" last went out for */

  char *uuid;
  gboolean together;           /* path is a shared folder */
  GPtrArray *laptops;          /* PvLaptopFile: the files in it, as they were last looked into */
  PvSharedFile shared_file;    /* when last looked at */
  char *moved_to;
  GError *file_problem;        /* what there is to say about shared_file; NULL when it is KNOWN */
  GFileMonitor *monitor;
  GSource *look_source;
  GSource *lock_source;        /* read-only since it was open elsewhere: asks whether it still is */
  gboolean free_now;
  gboolean outdated;
  GStatBuf read_from;          /* the file as it was when it was opened read-only */
};

enum
{
  PV_DOCUMENT_CHANGED,
  PV_DOCUMENT_HISTORY_CHANGED,
  PV_DOCUMENT_SAVE_STATE,
  PV_DOCUMENT_TROUBLE,
  PV_DOCUMENT_MERGED,
  PV_DOCUMENT_CONFLICTS_CHANGED,
  PV_DOCUMENT_OLDER_TEXTS,
  PV_DOCUMENT_HELD_CHANGED,
  PV_DOCUMENT_REFUSED,
  PV_DOCUMENT_N_SIGNALS
};

void  pv_document_emit            (PvDocument        *self,
                                   guint              signal,
                                   gpointer           argument);
/* @plan was made for the model as it is: into the model, to the store thread, and told. (transfer full) for @plan */
void  pv_document_carry_out       (PvDocument        *self,
                                   PvPlan            *plan);
/* What opening finds, on whatever thread it does. */
typedef struct
{
  char *folder;                /* NULL: a shared file */
  char *path;
  const PvKinds *kinds;
  char *author;
  PvStore *store;              /* NULL while only a glance is there */
  PvModel *model;
  guint32 counter;
  GStatBuf read_from;
  PvStoreGlance *glance;       /* NULL: proven before it is shown */
} PvOpening;

void  pv_opening_free             (PvOpening         *opening);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvOpening, pv_opening_free)
/* Opening by another way than pv_store_open(), which is one of these. */
typedef PvStore *(*PvStoreOpener) (const char *path, const PvKinds *kinds, const char *author, GError **error);

/* In a worker. (transfer full) */
PvStore *pv_opening_open         (PvOpening         *opening,
                                   PvStoreOpener      opener,
                                   GError           **error);
/* Takes @store, NULL passes through; in a worker. */
gboolean pv_opening_read          (PvOpening         *opening,
                                   PvStore           *store,
                                   GError           **error);
/* The store that @opening has found is the document's from now on. */
void  pv_document_take_store      (PvDocument        *self,
                                   PvOpening         *opening);
/* pv-document-prove.c: what only a glance has shown is proven in a worker, behind all that somebody waits for. Takes @opening. */
void  pv_document_prove           (PvDocument        *self,
                                   PvOpening         *opening);
/* Nobody waits for that any longer. */
void  pv_document_stop_proving    (PvDocument        *self);
/* @model is what is there now: into the model, and told. */
void  pv_document_make_equal      (PvDocument        *self,
                                   const PvModel     *model);
/* pv-document-languages.c: what somebody has asked for before it could be known. */
void  pv_document_look_for_older  (PvDocument        *self);
/* pv-document-duplicates.c: the store is there, or never will be; for each of `waiting`. Takes @task. */
void  pv_document_go_on_finding   (PvDocument        *self,
                                   GTask             *task);
/* On the store thread. */
void  pv_document_read_heads         (PvStoreHeads      *heads,
                                   PvStore           *store);
/* The model is different: lets go of what was remembered about it, and says so. */
void  pv_document_tell_changes    (PvDocument        *self,
                                   PvChangeSet       *changes);
/* pv-document-search.c: the index follows @changes; NULL: too much is different. */
void  pv_document_search_follows  (PvDocument        *self,
                                   PvChangeSet       *changes);
void  pv_document_drop_search     (PvDocument        *self);
/* Puts the save state right, and says so when it is another. */
void  pv_document_update_state    (PvDocument        *self);
/* Publishes @after_us from now at the earliest, and not more often than DESIGN.md §4 allows. */
void  pv_document_schedule_publish (PvDocument       *self,
                                   gint64             after_us);
void  pv_document_stop_publishing (PvDocument        *self);
/* pv-document-shared-file.c: begins and ends to watch the shared file. */
void  pv_document_watch           (PvDocument        *self);
void  pv_document_stop_watching   (PvDocument        *self);
/* What was found where the shared file should be. (transfer full) for @moved_to */
void  pv_document_take_look       (PvDocument        *self,
                                   PvSharedFile       shared_file,
                                   char              *moved_to);
/* pv-document-together.c. (transfer full) for @laptops */
void  pv_document_take_laptops    (PvDocument        *self,
                                   GPtrArray         *laptops);
char *pv_document_picture_of_laptops (PvDocument     *self);
/* The shared file, or folder, is at @path from now on. */
void  pv_document_follow          (PvDocument        *self,
                                   const char        *path);
/* On the store thread. */
gboolean pv_document_into_folder_job (PvStore        *store,
                                   const char        *path,
                                   GError           **error);
/* What a merge brought, on its way from the store thread to the model. */
typedef struct
{
  PvMergeReport *report;       /* NULL: nothing was merged */
  GPtrArray *records;          /* PvStoreRestored, as of then */
  guint32 replica;
  guint32 counter;
  GError *error;
} PvMergeNews;

/* On the store thread. Takes @report; what has been merged without being asked for when that is NULL. */
void  pv_document_read_news       (PvMergeNews       *news,
                                   PvStore           *store,
                                   PvMergeReport     *report);
/* Into the model, and tells. Empties @news. */
void  pv_document_take_news       (PvDocument        *self,
                                   PvMergeNews       *news);
/* Into the report: how many records are there and did not change. */
void  pv_document_count_untouched (PvDocument        *self,
                                   PvMergeReport     *report);
/* The model is different: what is to be settled may be, too. @changes NULL: it is. */
void  pv_document_conflicts_are_old (PvDocument      *self,
                                   const PvChangeSet *changes);
/* The model is different: what was written may be older than its other language now, or newer. @changes NULL: any may. */
void  pv_document_look_at_languages (PvDocument      *self,
                                   const PvChangeSet *changes);
/* Records as they are now go into the model. */
void  pv_document_put_restored    (PvDocument        *self,
                                   const GPtrArray   *restored);
/* A write failed with @error: everything is read again. */
void  pv_document_read_again      (PvDocument        *self,
                                   const GError      *error);
/* TRUE when the document is open, else PV_ERROR_REFUSED. */
gboolean pv_document_check_open   (PvDocument        *self,
                                   GError           **error);
/* TRUE when it can be written, too. */
gboolean pv_document_check_writable (PvDocument      *self,
                                   GError           **error);
/* FALSE and PV_ERROR_DISK: a write failed, and what was asked for meanwhile was not done. */
gboolean pv_document_refuse_halted (GError           **error);
/* The title of a record, also of one that is gone. (transfer full) */
char *pv_document_title_of        (PvDocument        *self,
                                   PvKind             kind,
                                   PvId               id);

PvDocument *pv_document_open_by    (PvStoreOpener      opener,
                                   const char        *path,
                                   const PvKinds     *kinds,
                                   const char        *author,
                                   GError           **error);
void  pv_document_open_by_async   (PvStoreOpener      opener,
                                   const char        *path,
                                   const PvKinds     *kinds,
                                   const char        *author,
                                   GCancellable      *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer           user_data);

/* What is known without asking the store: "" when there never was a title, NULL when the store must be asked. Borrowed, from
 * the document or from @owned. */
const char *pv_document_known_title (PvDocument      *self,
                                   PvKind             kind,
                                   PvId               id,
                                   char             **owned);

/* The log as it is shown. Read on the store thread; handed over with it. */
typedef struct
{
  PvStoreLines *lines;
  GArray *who;                 /* PvId: whoever made a change, maybe more than once */
  GHashTable *authors;         /* PvId -> name */
  GHashTable *names;           /* PvStoreStepKey -> the name of the version */
  GHashTable *touching;        /* PvStoreStepKey of what the filter lets through; NULL: all */
  GArray *joined;              /* PvId: what was joined with the filter's record; NULL: none was asked for */
} PvHistoryLog;

gboolean    pv_history_log_read   (PvHistoryLog          *log,
                                   PvStore               *store,
                                   const PvHistoryFilter *filter,
                                   GError               **error);
/* Without lines: @log has `who` already, and @changes are new. */
gboolean    pv_history_log_read_more (PvHistoryLog       *log,
                                   PvStore               *store,
                                   const GArray          *changes,
                                   const PvHistoryFilter *filter,
                                   GError               **error);
gboolean    pv_history_log_shows  (const PvHistoryLog    *log,
                                   const PvHistoryFilter *filter,
                                   const PvStoreLine     *line);
const char *pv_history_log_name_of (const PvHistoryLog   *log,
                                   const PvStoreLine     *line);
void        pv_history_log_clear  (PvHistoryLog          *log);
/* (transfer full) */
PvHistoryLine *pv_document_line_in_words (PvDocument     *self,
                                   const PvHistoryLog    *log,
                                   const PvStoreLine     *line,
                                   const char            *title);
/* What a person reads: day and time of this laptop. (transfer full) */
char *pv_document_moment_in_words (gint64             ms);

#define PV_DOCUMENT_REST_US (2 * G_USEC_PER_SEC)

G_END_DECLS
