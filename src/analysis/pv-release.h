/* What of a model may leave for an audience, as a model of its own: whatever writes a file from it cannot let slip what is not
 * in it. Left out are kinds and fields meant for fewer people, personal words, records that were only raised in a workshop,
 * counts of people below five, quotes by which somebody might be recognised, references to what is left out, and records
 * that cannot stand without it. A decision leaves only when it was released. For our own use (PV_AUDIENCE_INTERNAL) all stays.
 *
 * Pure; any thread, on a snapshot. O(records). */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

/* Fewer people than this can be recognised. */
#define PV_FEWEST_PEOPLE 5

typedef enum
{
  PV_RELEASE_PLAIN = 0,
  PV_RELEASE_WITH_RAISED = 1 << 0, /* records that were only raised leave too */
} PvReleaseFlags;

typedef struct
{
  PvModel *model;
  PvAudience audience;
  guint n_narrower;            /* records of kinds for fewer people, and decisions not released */
  guint n_raised;              /* records that were only raised */
  guint n_dependent;           /* records that need one of the above */
  guint n_withheld;            /* counts of people below PV_FEWEST_PEOPLE */
} PvRelease;

/* (transfer full) */
PvRelease *pv_release_new  (const PvModel  *model,
                            PvAudience      audience,
                            PvReleaseFlags  flags);
void       pv_release_free (PvRelease      *release);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvRelease, pv_release_free)

G_END_DECLS
