/* What the files of merging share. */
#pragma once

#include "store/pv-store-merge.h"
#include "store/pv-store-private.h"

G_BEGIN_DECLS

/* A cell that got a new op. */
typedef struct
{
  PvKind tbl;
  PvId row;
  int col;
} PvMergeCell;

/* By tbl, row, col. */
int      pv_merge_compare_cells  (gconstpointer     a,
                                  gconstpointer     b);

/* A merge under way, within one transaction. */
typedef struct
{
  PvStore *store;
  PvSql *foreign;
  PvMergeProgress *progress;   /* may be NULL */
  PvMergeReport *report;
  GHashTable *sources;         /* (org, who) -> PvMergeSource, borrowed from the report */
  GArray *cells;               /* PvMergeCell */
  GHashTable *erased;          /* PvId *: words that are gone now */
  GHashTable *found;           /* PvId *: words that were lost, and are back */
  gint64 max_hlc;
  guint n_persons;             /* of whom words that were here go */
  gboolean may_erase;
  gboolean renumber;

  /* of the change at hand */
  GArray *ops;                 /* PvStoreOp */
  GArray *seen;                /* gint64 pairs */
  GStringChunk *texts;
} PvMerging;

/* pv-store-merge.c. Without @may_erase: PV_MERGE_ERASES when it would erase more than five persons. */
gboolean pv_store_merge          (PvStore          *store,
                                  PvSql            *foreign,
                                  const char       *path,
                                  gboolean          may_erase,
                                  PvMergeProgress  *progress,
                                  PvMergeReport   **report,
                                  GError          **error);
/* Takes @report, which somebody may ask for later; one that brought nothing is let go. */
void     pv_store_note_merged    (PvStore          *store,
                                  PvMergeReport    *report);
/* pv-store-merges.c: so that it can be taken back another day. What cannot be kept is not offered then. */
void     pv_store_remember_merge (PvStore          *store,
                                  const PvMergeReport *report);
/* The file's rows do not hold. FALSE. */
gboolean pv_merge_refuse_damaged (PvMerging        *merging,
                                  GError          **error);

/* pv-store-merge-ranges.c: PV_ERROR_REFUSED when what is at @path is of another document than @of. */
gboolean pv_merge_check_uuid     (PvSql            *foreign,
                                  const char       *path,
                                  const char       *of,
                                  GError          **error);
/* What is new, into the report. PV_ERROR_REFUSED: another document, or a forked history. */
gboolean pv_merge_find_ranges    (PvMerging        *merging,
                                  GError          **error);

/* pv-store-merge-rows.c: reads, proves and puts in the changes of @range. */
gboolean pv_merge_take_range     (PvMerging        *merging,
                                  const PvMergeRange *range,
                                  GError          **error);

/* pv-store-merge-rules.c: what came makes nothing that the gate would refuse, or nobody could open what is shared afterwards. */
gboolean pv_merge_check_rules    (PvMerging        *merging,
                                  GError          **error);

/* pv-store-merge-words.c: words about persons that the rows name. */
gboolean pv_merge_take_words     (PvMerging        *merging,
                                  PvId              id,
                                  const char       *token,
                                  GError          **error);
/* @found: the other one has them. */
gboolean pv_merge_copy_words     (PvMerging        *merging,
                                  PvId              id,
                                  gboolean         *found,
                                  GError          **error);
/* pv-store-merge-lost.c: words that were lost here and that the other one has come back, whether changes came or not. */
gboolean pv_merge_find_lost      (PvMerging        *merging,
                                  GError          **error);
/* Whether @foreign lost words that are here. */
gboolean pv_merge_has_lost       (PvStore          *store,
                                  PvSql            *foreign,
                                  gboolean         *has,
                                  GError          **error);
/* pv-store-merge-words.c: @change erases words. */
gboolean pv_merge_erase          (PvMerging        *merging,
                                  const PvStoreChange *change,
                                  GError          **error);
/* Words that were written apart from an erasure go with it: those that came, and those that are here. */
gboolean pv_merge_cover          (PvMerging        *merging,
                                  GError          **error);
/* Records in which erased words stood read otherwise now. */
gboolean pv_merge_note_erased    (PvMerging        *merging,
                                  GError          **error);
gboolean pv_merge_take_versions  (PvMerging        *merging,
                                  GError          **error);

/* pv-store-merge-cells.c: the cells follow their greatest op. */
gboolean pv_merge_fold           (PvMerging        *merging,
                                  GError          **error);

/* pv-store-merge-report.c */
gboolean pv_merge_note_change    (PvMerging        *merging,
                                  const PvStoreChange *change,
                                  GError          **error);

G_END_DECLS
