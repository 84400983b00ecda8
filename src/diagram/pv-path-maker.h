/* Inside diagram/ only: a path on its way from records to a scene. First every part gets its words (pv-path-faces.c), which makes boxes and
 * lines for the layout; then it takes the layout's places (pv-scene-path.c). */
#pragma once

#include "diagram/pv-path-parts.h"

G_BEGIN_DECLS

/* Sizes at 100 % and, larger, for a projector. */
typedef struct
{
  double step_width, step_height, step_inset, pitch;
  double lane_head, lane_text_x, phase_head;
  double chip_height;
  PvFont step, step_second, lane, phase, phase_second, chip, criterion;
} PvPathSizes;

/* Height of the pill with the words on a hand-over without agreement. */
#define PV_PATH_PILL_HEIGHT 22.0
#define PV_PATH_PILL_FONT ((PvFont) { 11.5, PV_WEIGHT_BOLD })

typedef struct
{
  PvPathParts parts;
  const PvPathSizes *sizes;
  PvScene *scene;
  GArray *boxes;               /* PvSwimlaneStep: steps, then assisting signs */
  GArray *lines;               /* PvSwimlaneTransition */
} PvPathMaker;

/* @large: for a projector. Static. */
const PvPathSizes *pv_path_sizes      (gboolean     large);
/* Fills the scene's phases, lanes, steps, tasks and transitions, all but where they stand, and the boxes and lines for the layout. */
void               pv_path_make_faces (PvPathMaker *maker);

G_END_DECLS
