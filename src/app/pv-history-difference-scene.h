/* What a diagram of a difference shows, and where: sets of ids, the paths in which something is different, and the scene of both
 * versions, which a worker makes. No widget; main thread but for the worker. */
#pragma once

#include "analysis/analysis.h"
#include "diagram/diagram.h"

G_BEGIN_DECLS

typedef struct
{
  PvIdSet *added;
  PvIdSet *changed;            /* a step also when who does what in it is different */
  PvIdSet *gone;
} PvDifferenceSets;

typedef struct
{
  PvId path;                   /* PV_NO_ID: the network */
  guint n;                     /* so many records are different in it */
} PvDifferencePath;

typedef struct
{
  PvId path;                   /* PV_NO_ID: the network */
  PvLang lang;
} PvDifferenceSceneOptions;

void       pv_difference_sets_init    (PvDifferenceSets               *sets,
                                       const PvModel                  *before,
                                       const PvModel                  *after,
                                       const GArray                   *difference);
void       pv_difference_sets_clear   (PvDifferenceSets               *sets);
/* Whether @change is told of where @id stands: its own, or of a task in the step @id. */
gboolean   pv_difference_stands_at    (const PvModel                  *before,
                                       const PvModel                  *after,
                                       const PvVersionChange          *change,
                                       PvId                            id);
/* The network first, whatever is different in it; then the paths with a difference, in the order of the first. (transfer full)
 * (element-type PvDifferencePath) */
GArray    *pv_difference_paths        (const PvModel                  *before,
                                       const PvModel                  *after,
                                       const GArray                   *difference);
/* What is not faded: in a network what is added or changed; in a path, which is read, all but what is gone. (transfer full) */
PvIdSet   *pv_difference_full         (const PvScene                  *scene,
                                       const PvDifferenceSets         *sets);
/* @source: a GObject, kept until the end. */
void       pv_difference_scene_async  (gpointer                        source,
                                       PvModel                        *before,
                                       PvModel                        *after,
                                       GArray                         *difference,
                                       const PvDifferenceSceneOptions *options,
                                       GCancellable                   *cancellable,
                                       GAsyncReadyCallback             callback);
/* NULL when cancelled. (transfer full) */
PvScene   *pv_difference_scene_finish (GAsyncResult                   *result);

G_END_DECLS
