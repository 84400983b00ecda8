/* Findings: what people meet to talk about. They are computed, never stored; what was decided about one is a decision record with the
 * same subject and kind of finding, and the finding then carries it. A finding is a question, not an accusation: its sentence says
 * what is where, names behind a colon. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct
{
  guint kind;                  /* PV_FINDING_… */
  PvId subject;                /* the record that a decision about it refers to */
  GArray *records;             /* PvId: all that have part in it, the subject first */
  PvId decision;               /* the latest decision about it, or PV_NO_ID */
} PvFinding;

void       pv_finding_free       (PvFinding       *finding);

/* All findings in @model as of @today, by kind, then subject. O(records + pairs of services of one group and class).
 * (transfer full) (element-type PvFinding) */
GPtrArray *pv_analysis_findings  (const PvModel   *model,
                                  PvDate           today);

/* "Nobody answers for this phase: Nuoret · Seuranta". @lang is a content language, or PV_LANG_NONE for the interface's own words with
 * Finnish names. (transfer full) */
char      *pv_finding_sentence   (const PvFinding *finding,
                                  const PvModel   *model,
                                  PvLang           lang);

/* How many of @findings are of @kind and not decided. */
guint      pv_findings_count_open (const GPtrArray *findings,
                                   guint            kind);

G_END_DECLS
