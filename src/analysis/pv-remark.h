/* What a person should look at before something leaves: what is not there in the other language, or older than it, what stays
 * behind because it was only raised, words that may tell who somebody is. Each is a sentence that names the record. Pure; any
 * thread, on a snapshot. */
#pragma once

#include "analysis/pv-release.h"

G_BEGIN_DECLS

typedef enum
{
  PV_REMARK_UNTRANSLATED,
  PV_REMARK_OLDER,             /* than its other language */
  PV_REMARK_PRIVATE,           /* may tell who somebody is */
  PV_REMARK_INCOMPLETE,        /* what the reader will ask for is missing */
  PV_REMARK_RAISED,            /* stays behind: only raised in a workshop */
  PV_N_REMARKS
} PvRemarkKind;

typedef struct
{
  PvRemarkKind kind;
  PvId id;                     /* PV_NO_ID: of no single record */
  char *sentence;
} PvRemark;

/* (transfer full) (element-type PvRemark) */
GPtrArray *pv_remarks_new        (void);
/* Takes @sentence. */
void       pv_remarks_take       (GPtrArray         *remarks,
                                  PvRemarkKind       kind,
                                  PvId               id,
                                  char              *sentence);
/* "Service “Startia”: @what". */
void       pv_remarks_add        (GPtrArray         *remarks,
                                  PvRemarkKind       kind,
                                  const PvModel     *model,
                                  const PvRecord    *record,
                                  const char        *what);
void       pv_remarks_add_raised (GPtrArray         *remarks,
                                  const PvModel     *model,
                                  const PvRecord    *record);
guint      pv_remarks_count      (const GPtrArray   *remarks,
                                  PvRemarkKind       kind);

/* Whether a translated field says in one language what it does not in the other, or said earlier. @lang: what is read, FI, SV or
 * both. @older: PvOlderText, or NULL. */
void       pv_remarks_on_field   (GPtrArray         *remarks,
                                  const PvModel     *model,
                                  const PvRecord    *record,
                                  const PvFieldInfo *field,
                                  PvLang             lang,
                                  const GArray      *older);

/* The same for all of what leaves, or for @fields of it (ends with PV_NO_FIELD; NULL: all that its audience may read). */
void       pv_remarks_on_texts   (GPtrArray         *remarks,
                                  const PvRelease   *release,
                                  const PvField     *fields,
                                  PvLang             lang,
                                  const GArray      *older);
/* Records of @whole that would leave, had they not only been raised. */
void       pv_remarks_on_raised  (GPtrArray         *remarks,
                                  const PvModel     *whole,
                                  const PvRelease   *release);

G_END_DECLS
