/* A record within a procurement document: its plain fields, by rule from the table, without references, places and standing. What is
 * written is looked at on the way: missing languages, words that may tell who somebody is, today's provider. */
#pragma once

#include "analysis/analysis.h"
#include "exchange/pv-neutral.h"
#include "exchange/pv-procurement.h"
#include "exchange/pv-xml-writer.h"

G_BEGIN_DECLS

typedef struct
{
  PvXmlWriter *xml;
  const PvModel *model;        /* what may leave */
  const PvNeutral *neutral;
  const PvPrivateWords *private_words;
  const GArray *older;         /* PvOlderText, or NULL */
  PvProcurementReport *report;
  GHashTable *told;            /* of PvId: records whose remarks are in the report already */
} PvFacts;

/* Whether a field is one of the facts of its kind. */
gboolean pv_facts_has_field    (const PvFieldInfo *field);
void     pv_facts_write        (PvFacts           *facts,
                                const PvRecord    *record);
/* <element id="…"><name xml:lang="fi">…</name>…</element>: a record by its name alone. */
void     pv_facts_write_named  (PvFacts           *facts,
                                const char        *element,
                                const PvRecord    *record);
/* The same of an actor, or the neutral words. */
void     pv_facts_write_actor  (PvFacts           *facts,
                                const char        *element,
                                const PvRecord    *actor);
void     pv_facts_start        (PvFacts           *facts,
                                const char        *element,
                                const PvRecord    *record);
/* A remark that something is missing. */
void     pv_facts_warn         (PvFacts           *facts,
                                const PvRecord    *record,
                                const char        *what);

G_END_DECLS
