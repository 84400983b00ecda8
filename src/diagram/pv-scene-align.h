/* Where actors go when a hand wants them in line: guides while something is dragged, and lines and equal gaps for what is chosen. Pure
 * maths on a network's boxes; nothing moves here. */
#pragma once

#include "diagram/pv-scene.h"

G_BEGIN_DECLS

/* A line to show: two boxes are in line along it. */
typedef struct
{
  PvPoint from, to;
} PvGuide;

#define PV_MOST_GUIDES 2

typedef struct
{
  PvPoint by;                          /* how far the dragged ones go then */
  guint n_guides;
  PvGuide guides[PV_MOST_GUIDES];
} PvSnap;

typedef struct
{
  const PvIdSet *dragged;
  PvRect within;                       /* boxes outside of it are not looked at: what a person does not see */
  double slack;                        /* model pixels; 0: no guides */
  double grid;                         /* model pixels; 0: none */
} PvSnapOptions;

/* How far the dragged ones go when a hand has moved them by @by: edges and middles come in line with those of others that are nearer than
 * the slack, each direction for itself; where there is none, the way is a multiple of the grid. */
PvSnap  pv_scene_snap       (const PvScene       *scene,
                             PvPoint              by,
                             const PvSnapOptions *options);

typedef enum
{
  PV_ALIGN_LEFT,
  PV_ALIGN_CENTRE,
  PV_ALIGN_RIGHT,
  PV_ALIGN_TOP,
  PV_ALIGN_MIDDLE,
  PV_ALIGN_BOTTOM,
  PV_DISTRIBUTE_ACROSS,                /* equal gaps from left to right; the outermost stay */
  PV_DISTRIBUTE_DOWN,
  PV_N_ALIGNMENTS
} PvAlignment;

/* Where the actors of @ids go: only those that are to move. In line with the outermost, or with a locked one; locked ones stay. Boxes that
 * would come to lie on each other are moved apart along the line. (transfer full) (element-type PvSceneMove) */
GArray *pv_scene_align      (const PvScene       *scene,
                             const PvIdSet       *ids,
                             PvAlignment          alignment);

/* Whether a person has locked an actor's place. FALSE for all else. */
gboolean pv_scene_is_locked (const PvScene       *scene,
                             PvElement            element);

G_END_DECLS
