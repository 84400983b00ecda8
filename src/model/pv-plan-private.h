/* Between the files of a plan: records as the edits leave them. */
#pragma once

#include "model/pv-plan.h"

G_BEGIN_DECLS

/* A record as the edits leave it. */
typedef struct
{
  const PvKindInfo *kind;
  PvId id;
  PvRecord *before;                      /* NULL for a new one; owned */
  gboolean removed;
  PvValue values[];                      /* as many as its kind has slots; texts borrowed from `before` or from `texts` of the plan */
} PvDraft;

struct _PvPlan
{
  PvVerb verb;
  PvId subject;
  PvKind subject_kind;
  guint64 step;
  PvIdTable *drafts;                     /* PvDraft; a new one also by its temporary id */
  GPtrArray *order;                      /* PvDraft, as first touched */
  GPtrArray *texts;                      /* char *, owned */
  GArray *records;                       /* PvRecordWrite */
  GArray *cells;                         /* PvCellWrite */
};

/* The draft of a record that is there, made when first asked for; NULL when it is not there, or goes. */
PvDraft  *pv_plan_draft_of    (PvPlan         *plan,
                               const PvModel  *model,
                               PvId            id);
/* As a record, for an error. (transfer full) */
char     *pv_plan_draft_title (const PvModel  *model,
                               const PvDraft  *draft);
/* FALSE, always. @format has one %s, for @detail. */
gboolean  pv_plan_refuse      (const PvModel  *model,
                               const PvDraft  *draft,
                               GError        **error,
                               const char     *format,
                               const char     *detail);

/* pv-plan-remove.c: TRUE also when it is gone already */
gboolean  pv_plan_remove      (PvPlan         *plan,
                               const PvModel  *model,
                               PvId            id,
                               GError        **error);

/* pv-plan-check.c */
/* What @id will be; PV_ANY_KIND when it will not be there. */
PvKind    pv_plan_kind_after  (const PvPlan   *plan,
                               const PvModel  *model,
                               PvId            id);
gboolean  pv_plan_check       (const PvPlan   *plan,
                               const PvModel  *model,
                               const PvDraft  *draft,
                               GError        **error);

G_END_DECLS
