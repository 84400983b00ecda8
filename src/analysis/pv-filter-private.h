/* Between the files of the filter. */
#pragma once

#include "analysis/pv-filter.h"

G_BEGIN_DECLS

typedef enum
{
  PV_SECTOR_PUBLIC,
  PV_SECTOR_EDUCATION,
  PV_SECTOR_BUSINESS,
  PV_SECTOR_THIRD,
  PV_SECTOR_JOINT,
  PV_N_SECTORS
} PvSector;

/* "public" … in files. */
const char  *pv_sector_nick         (PvSector        sector);
PvSector     pv_sector_of_actor     (const PvRecord *actor);

PvCondition *pv_condition_new       (const PvKinds  *kinds,
                                     const char     *key);
void         pv_condition_free      (PvCondition    *condition);
/* Whether it asks about links. PV_CONDITION_VALID_ON asks about both. */
gboolean     pv_condition_is_of     (const PvCondition *condition,
                                     PvKind          kind);

/* Calls @each with every actor that the condition's kind of thing (a target group, a network, a path) has, and the id of the thing;
 * one pair may come more than once. */
typedef void (*PvServedFunc) (PvId     actor,
                              PvId     thing,
                              gpointer data);
void         pv_filter_visit_served (const PvModel  *model,
                                     PvConditionWhat what,
                                     PvServedFunc    each,
                                     gpointer        data);
/* By what language a record's texts miss; what is retired misses none. */
gboolean     pv_filter_lacks        (const PvRecord *record,
                                     PvLang          lang);
gboolean     pv_filter_holds_on     (const PvRecord *record,
                                     PvDate          date);

G_END_DECLS
