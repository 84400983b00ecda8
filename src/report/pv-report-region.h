/* What one municipality has to do with: the areas it is part of and those within it, and who and what stands in them. Private to
 * report/. */
#pragma once

#include "analysis/analysis.h"
#include "report/pv-report.h"

G_BEGIN_DECLS

typedef struct
{
  const PvModel *model;        /* what may leave */
  const PvModel *whole;        /* what is known */
  const PvRecord *area;        /* the municipality */
  GHashTable *own;             /* of PvId: the area and those within it */
  GHashTable *wider;           /* of PvId: the areas it is part of */
  PvDate today;
  PvLang lang;                 /* FI, SV or EN */
} PvRegion;

/* @code, or @id when it is not PV_NO_ID. FALSE and PV_ERROR_NOT_FOUND when there is none. */
gboolean   pv_region_init         (PvRegion       *region,
                                   const PvModel  *whole,
                                   const PvModel  *model,
                                   const char     *code,
                                   PvId            id,
                                   GError        **error);
void       pv_region_clear        (PvRegion       *region);

/* Whether a record still stands: not retired, and not ended before today. */
gboolean   pv_region_stands       (const PvRegion *region,
                                   const PvRecord *record);
/* By title in the region's language. (transfer container) (element-type PvRecord) */
GPtrArray *pv_region_actors       (const PvRegion *region,
                                   gboolean        wider);
GPtrArray *pv_region_services     (const PvRegion *region);
GPtrArray *pv_region_list         (const PvRegion *region,
                                   PvKind          kind);

/* The program's words, and a record's title, in the region's language. */
const char *pv_region_words       (const PvRegion *region,
                                   const char     *english);
char       *pv_region_title       (const PvRegion *region,
                                   const PvRecord *record);

G_END_DECLS
