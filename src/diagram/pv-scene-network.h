/* The network of actors as a scene. */
#pragma once

#include "diagram/pv-place-memory.h"
#include "diagram/pv-scene.h"
#include "diagram/pv-view-setting.h"

G_BEGIN_DECLS

typedef struct
{
  PvLang lang;                         /* of the content; BOTH: the main one with the other under it */
  PvAudience audience;                 /* records and fields that may be shown */
  PvId view;                           /* whose placements are used; PV_NO_ID: all are laid out anew */
  PvDate today;                        /* what ended before it is drawn hollow and struck; PV_NO_DATE: the clock's day */
  gboolean hide_ended;                 /* or not at all */
  guint64 relation_kinds;              /* bits 1 << PV_RELATION_KIND_…; 0: all */
  guint64 actor_kinds;                 /* bits 1 << PV_ACTOR_KIND_…; 0: all */
  const PvIdSet *only;                 /* actors shown; NULL: all */
  const PvIdSet *only_links;           /* links shown; NULL: all between those actors */
  gboolean fade_rest;                  /* what these leave out stands there as a shadow (pv_scene_count_pale) */
  PvId centre;                         /* with @steps: of what is left, who is further from this actor is not there at all */
  guint steps;                         /* as pv_scene_around() counts them; 0: all are there, as when @centre is not among them */
  const PvSceneMove *places;           /* where actors without a placement in @view stand already, as the app remembers */
  guint n_places;
  const PvSceneFinding *findings;
  guint n_findings;
  const GArray *older;                 /* PvOlderText, sorted: what is older than its other language; or NULL */
  guint64 seed;                        /* of the layout; 0 is taken as 1 */
  const PvViewArrangement *arrangement; /* NULL: as @view says */
  const PvPlaceMemory *memory;         /* for when many are laid out by their links; or NULL */
  gboolean lead_all;                   /* lines of a great network too go round boxes at once, which takes seconds: for who keeps the picture */
  const PvScene *before;               /* else its lines that were led here stay so where nothing has changed; NULL: none were */
} PvNetworkSceneOptions;

/* Finnish, public, no view, all shown, seed 1. */
PvNetworkSceneOptions pv_network_scene_options (void);

/* What a filter lets through, as the options borrow it. Zeroed before. */
typedef struct
{
  PvIdSet *actors;
  PvIdSet *links;
} PvShownSets;

/* Sets in @options what @filter says; what that borrows goes to @sets: free it after the last use of @options. */
void     pv_network_scene_filter (PvNetworkSceneOptions    *options,
                               const PvFilter              *filter,
                               const PvModel               *model,
                               PvShownSets                 *sets);
void     pv_shown_sets_clear  (PvShownSets                 *sets);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PvShownSets, pv_shown_sets_clear)

/* Actors without a place are placed beside their neighbours and move nobody; if none has one, all are laid out. Same snapshot and options,
 * same scene. May take long for thousands of actors without a place: then call it in a worker. NULL only when cancelled. (transfer full) */
PvScene *pv_scene_new_network (const PvModel               *model,
                               const PvNetworkSceneOptions *options,
                               GCancellable                *cancellable);
/* New places for the actors of @ids (NULL: all) from nothing, or from where they stand (@tidy). All others stay. For "arrange again".
 * NULL only when cancelled. (transfer full) */
PvScene *pv_scene_arrange     (const PvScene               *scene,
                               const PvIdSet               *ids,
                               gboolean                     tidy,
                               guint64                      seed,
                               GCancellable                *cancellable);

/* All actors but the locked ones arranged in this way; what the layout chose (who stands in the middle) is in
 * pv_scene_get_arrangement() of the new scene. NULL only when cancelled. (transfer full) */
PvScene *pv_scene_arrange_as  (const PvScene               *scene,
                               const PvViewArrangement     *wish,
                               guint64                      seed,
                               GCancellable                *cancellable);
PvViewArrangement pv_scene_get_arrangement (const PvScene  *scene);

/* At an overview (PV_DETAIL_REGIONS) with regions (pv_scene_count of PV_PART_REGION > 1) actors are dots in the disc of their region. Its
 * size is in device pixels, smaller where the whole is smaller than a usual window; here in model pixels at @zoom. FALSE when there is no such region. */
gboolean pv_scene_region_disc (const PvScene               *scene,
                               guint                        region,
                               double                       zoom,
                               PvPoint                     *centre,
                               double                      *radius);
/* The words over a disc, in device pixels at @zoom: smaller where there are many, and never too small to read; a @count_size of 0: it has no room. */
typedef struct
{
  double name_size;
  double count_size;
  double height;                       /* of both */
} PvRegionWords;

PvRegionWords pv_scene_region_words (const PvScene         *scene,
                                     double                 zoom);
/* Around the actors that stand together because they are in @area: nearly all of a region, or all in the frame that an arrangement has
 * drawn. FALSE, and @place untouched, when they do not stand together. */
gboolean pv_scene_find_area   (const PvScene               *scene,
                               PvId                         area,
                               PvRect                      *place);
/* How far apart its dots lie, in model pixels at @zoom. */
double   pv_scene_region_pitch (const PvScene              *scene,
                                double                      zoom);
/* The region under a point at @zoom, or PV_NO_ELEMENT. */
PvElement pv_scene_hit_region (const PvScene               *scene,
                               double                       x,
                               double                       y,
                               double                       zoom);

G_END_DECLS
