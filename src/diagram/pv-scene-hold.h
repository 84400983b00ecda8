/* Inside diagram/ only: areas hold their own where the content is shown in both languages. */
#pragma once

#include "diagram/pv-scene-place.h"

G_BEGIN_DECLS

/* An arrangement by area keeps free what either language takes; boxes with both are larger. Those of one area are pushed apart among
 * themselves, then areas whose frames would lie over each other, each with all who stand in it. Areas that a hand has mixed, or in which
 * somebody is locked, stay where they are. */
void pv_scene_hold_areas (PvScene *scene,
                          PvSpot  *spots);

G_END_DECLS
