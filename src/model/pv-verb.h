/* What was done, in one word: the label of a change. Codes are permanent, they stand in every file. */
#pragma once

#include "model/pv-kinds.h"

G_BEGIN_DECLS

typedef enum
{
  PV_VERB_ADD = 1,
  PV_VERB_CHANGE = 2,
  PV_VERB_REMOVE = 3,
  PV_VERB_MOVE = 4,            /* a place in a view, or an order */
  PV_VERB_IMPORT = 5,
  PV_VERB_UNDO = 6,
  PV_VERB_REDO = 7,
  PV_VERB_MERGE = 8,           /* two records that were the same thing are one now: the subject */
  PV_VERB_ARRANGE = 9,         /* many places at once */
  PV_VERB_BEGIN = 10,          /* what a document starts out with: undo ends here */
  PV_VERB_SETTLE = 11,         /* one of two values that were written apart was chosen */
  PV_VERB_TAKE_BACK = 12,      /* what a merge brought */
  PV_VERB_REVERT = 14,         /* one change of anybody's, chosen in the history, was reverted */
  PV_VERB_NAME_VERSION = 15,   /* no cells: the present state got a name, which stands in the title's place */
  PV_VERB_ERASE = 20,          /* words about a person, for ever: one change a text, without cells; its id is that of the words */
} PvVerb;

/* "Actor added: Ohjaamo Vaasa", in the interface's language; @title stands in the nominative behind a colon.
 * @kind may be PV_ANY_KIND for verbs that are about many things. (transfer full) */
char *pv_verb_sentence (const PvKinds *kinds,
                        PvVerb         verb,
                        PvKind         kind,
                        const char    *title);

/* The same in @lang, whatever the interface speaks. (transfer full) */
char *pv_verb_sentence_in (const PvKinds *kinds,
                           PvVerb         verb,
                           PvKind         kind,
                           const char    *title,
                           PvLang         lang);

G_END_DECLS
