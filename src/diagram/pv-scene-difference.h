/* Marks over a scene that say what is different between two versions: added (a plus sign in a strong frame), changed (a pencil),
 * gone (a dashed ghost with a cross). The scene is made of both versions (pv_version_difference_union()), so that what is gone
 * stands where it stood. Meaning rests on the marks; colour only helps. */
#pragma once

#include <cairo.h>

#include "diagram/pv-scene.h"
#include "diagram/pv-style.h"

G_BEGIN_DECLS

typedef enum
{
  PV_DIFFERENCE_ADDED,
  PV_DIFFERENCE_CHANGED,
  PV_DIFFERENCE_GONE,
} PvDifferenceMark;

typedef struct
{
  const PvIdSet *added;
  const PvIdSet *changed;
  const PvIdSet *gone;
} PvSceneDifference;

/* Which mark the record @id has. FALSE, and @mark untouched, for none. */
gboolean pv_scene_difference_find (const PvSceneDifference *difference,
                                PvId                     id,
                                PvDifferenceMark        *mark);
/* Paint the scene first, with what is gone faded, and in a network what is the same as well (PvEmphasis.full). The matrix of @cr takes
 * model to device pixels, @zoom of them to one; nothing is painted that lies outside @clip (model; empty: everything). The heads of a
 * path are left to the next. O(elements). Any thread. */
void pv_scene_difference_paint (const PvScene           *scene,
                                const PvSceneDifference *difference,
                                const PvStyle           *style,
                                double                   zoom,
                                const PvRect            *clip,
                                cairo_t                 *cr);
/* The marks of a path's phases and lanes, on heads that stand along the edges of @visible as pv_painter_paint_heads() has them. */
void pv_scene_difference_paint_heads (const PvScene     *scene,
                                const PvSceneDifference *difference,
                                const PvStyle           *style,
                                double                   zoom,
                                const PvRect            *visible,
                                cairo_t                 *cr);
/* One sign around (@x, @y), for a legend; @radius in the units of @cr. */
void pv_difference_mark_paint  (PvDifferenceMark         mark,
                                const PvStyle           *style,
                                double                   x,
                                double                   y,
                                double                   radius,
                                cairo_t                 *cr);

G_END_DECLS
