/* What joining two copies of a document brought, as data: who brought what and when, and what did not change. */
#pragma once

#include "model/pv-verb.h"

G_BEGIN_DECLS

/* Shared by the thread that works and the one that waits; atomic. */
typedef struct
{
  gint done;                   /* changes */
  gint total;                  /* 0 until it is known */
  gint cancelled;
} PvMergeProgress;

/* Changes of one replica, from the first to the last. */
typedef struct
{
  guint32 org;
  gint64 first;
  gint64 last;
} PvMergeRange;

/* How often something was done. A step counts once. */
typedef struct
{
  PvKind kind;                 /* PV_ANY_KIND for what is about many things */
  PvVerb verb;
  guint n;
} PvMergeCount;

/* What one author brought from one laptop. */
typedef struct
{
  guint32 org;
  char *author;                /* NULL: unknown or erased */
  char *device;                /* the laptop's name; NULL likewise */
  gint64 first_ms;
  gint64 last_ms;
  guint n_steps;
  GArray *counts;              /* PvMergeCount, by kind and verb */
} PvMergeSource;

/* One step that came. */
typedef struct
{
  guint32 org;
  gint64 ctr;                  /* of its first change */
  gint64 at_ms;
  char *author;                /* NULL: unknown or erased */
  PvVerb verb;
  PvKind kind;
  PvId id;
} PvMergeLine;

void           pv_merge_line_free          (PvMergeLine      *line);

/* One of several files that were brought in together. */
typedef struct
{
  char *file;
  guint n_changes;             /* that came from it */
  char *refusal;               /* why nothing of it came; NULL: it was brought in */
} PvMergeFile;

/* A record that is different now. */
typedef struct
{
  PvKind kind;
  PvId id;
} PvMergedRecord;

typedef struct
{
  char *file;                  /* what was merged, as it was given */
  gint64 at_ms;
  GArray *ranges;              /* PvMergeRange, by org: empty when nothing came */
  GPtrArray *sources;          /* PvMergeSource, the one with the earliest change first */
  GArray *records;             /* PvMergedRecord, by kind and id */
  guint n_changes;             /* that came */
  guint n_known;               /* that both had before */
  guint n_ours;                /* that the other one does not have */
  guint n_added, n_changed, n_removed; /* records */
  guint n_untouched;           /* records that are there and did not change; counted by the document */
  guint n_erased;              /* texts about persons that are gone now */
  guint n_found;               /* texts about persons that were lost here, and came back */
  GPtrArray *files;            /* PvMergeFile: of several that were brought in together; else empty */
  gboolean by_itself;          /* nobody had asked: the shared file had changed */
  gboolean renumbered;         /* the other one had later changes of this laptop's: it goes on under a new number */
} PvMergeReport;

/* @path may be NULL. */
PvMergeReport *pv_merge_report_new         (const char       *path);
void           pv_merge_report_free        (PvMergeReport    *report);
PvMergeReport *pv_merge_report_copy        (const PvMergeReport *report);
/* Whether anything came. */
gboolean       pv_merge_report_is_empty    (const PvMergeReport *report);
/* @later came after @report, and is taken. */
void           pv_merge_report_join        (PvMergeReport    *report,
                                            PvMergeReport    *later);
/* Puts the sources and what is counted in them in their order. */
void           pv_merge_report_sort        (PvMergeReport    *report);
/* One more step of @kind and @verb. */
void           pv_merge_source_count       (PvMergeSource    *source,
                                            PvKind            kind,
                                            PvVerb            verb);
/* @refusal: NULL when @n_changes came from it. */
void           pv_merge_report_add_file    (PvMergeReport    *report,
                                            const char       *file,
                                            guint             n_changes,
                                            const char       *refusal);
PvMergeSource *pv_merge_report_add_source  (PvMergeReport    *report,
                                            guint32           org);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvMergeReport, pv_merge_report_free)

/* A cell that stayed as it is. */
typedef struct
{
  PvKind kind;
  PvId id;
  guint slot;                  /* G_MAXUINT: whether the record is there */
} PvMergeSkipped;

G_END_DECLS
