/* Which field a heading means, for the rows of one kind: file names, labels and kinds' names in three languages, and the words people use
 * besides (pv-sheet-headings.def). Immutable once made. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct _PvHeadings PvHeadings;

typedef enum
{
  PV_HEADING_UNKNOWN,
  PV_HEADING_NEARLY,           /* but for a letter or two, or with more words around it */
  PV_HEADING_KNOWN,
} PvHeadingFit;

typedef struct
{
  PvHeadingFit fit;
  gboolean id;                 /* the record's id */
  PvField field;
  PvLang lang;                 /* said by the heading ("Name (fi)"), or the language the heading is in */
  gboolean says_lang;
} PvHeading;

/* (transfer full) */
PvHeadings *pv_headings_new     (const PvKinds    *kinds,
                                 PvKind            kind);
void        pv_headings_free    (PvHeadings       *headings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvHeadings, pv_headings_free)

PvHeading   pv_headings_find    (const PvHeadings *headings,
                                 const char       *text);

/* The same but for what is only nearly known: cheap, for looking for headings where there may be none. */
gboolean    pv_headings_know    (const PvHeadings *headings,
                                 const char       *text);

/* Fields of the kinds that a record of @kind cannot do without, and theirs in turn: a task hangs on a step, that on a phase, that on
 * a path. A row may name them to say which step it means. (transfer full) (element-type PvField) */
GArray     *pv_headings_context (const PvKinds    *kinds,
                                 PvKind            kind);

G_END_DECLS
