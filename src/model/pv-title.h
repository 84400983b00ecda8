/* The title of a record: what a person reads instead of an id. Made from the kind's template; names of other records are
 * followed, a few steps deep. */
#pragma once

#include "model/pv-model.h"

G_BEGIN_DECLS

/* In content language @lang, falling back as pv_model_text() does; BOTH is the main language. A record with nothing to show is its
 * kind's label. Long texts are cut at a word. (transfer full) */
char *pv_title    (const PvModel  *model,
                   const PvRecord *record,
                   PvLang          lang);

/* "" when there is no such record. (transfer full) */
char *pv_title_of (const PvModel  *model,
                   PvId            id,
                   PvLang          lang);

/* The same in both content languages where both are wanted and differ: "Nuoren polku · Den ungas stig". (transfer full) */
char *pv_title_in (const PvModel  *model,
                   const PvRecord *record,
                   PvLang          lang);

/* An actor's or a group's short name where it has one, else its title: for cells and tight lanes. (transfer full) */
char *pv_short_title (const PvModel  *model,
                      const PvRecord *record,
                      PvLang          lang);

G_END_DECLS
