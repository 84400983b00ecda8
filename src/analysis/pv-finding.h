/* Findings: what people meet to talk about. They are computed, never stored; what was decided about one is a decision record with the
 * same subject and kind of finding, and the finding then carries it. A finding is a question, not an accusation: its sentence says
 * what is where, names behind a colon. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

#define PV_FINDING_RECORDS 100

typedef struct
{
  guint kind;                  /* PV_FINDING_… */
  PvId subject;                /* the record that a decision about it refers to */
  GArray *records;             /* PvId: all that have part in it, the subject first; at most PV_FINDING_RECORDS */
  guint n_more;                /* how many more have part in it */
  PvId decision;               /* the latest decision about it, or PV_NO_ID */
} PvFinding;

void       pv_finding_free       (PvFinding       *finding);

/* All findings in @model as of @today, by kind, then subject. O(records + pairs of services of one group and class +
 * sizes of groups × services of the group).
 * (transfer full) (element-type PvFinding) */
GPtrArray *pv_analysis_findings  (const PvModel   *model,
                                  PvDate           today);

/* The same for the paths alone: what their diagram marks. */
GPtrArray *pv_analysis_path_findings
                                 (const PvModel   *model);

/* "Nobody answers for this phase: Nuoret · Seuranta", the words in @words, or PV_LANG_NONE for the interface's own; the names in
 * @names. (transfer full) */
char      *pv_finding_sentence   (const PvFinding *finding,
                                  const PvModel   *model,
                                  PvLang           words,
                                  PvLang           names);

/* The same as Pango markup, the names in bold. (transfer full) */
char      *pv_finding_markup     (const PvFinding *finding,
                                  const PvModel   *model,
                                  PvLang           words,
                                  PvLang           names);

/* How many of @findings are of @kind and not decided. */
guint      pv_findings_count_open (const GPtrArray *findings,
                                   guint            kind);

G_END_DECLS
