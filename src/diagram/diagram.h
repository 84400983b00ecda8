/* diagram/: what is drawn (scene), how it looks (style), drawing it (painter, surface), and the maths of a window on it (viewport).
 * No GTK. Lengths are model pixels unless a name says otherwise. A scene, a style and an id set are immutable and may be read from any
 * thread; a surface and a viewport belong to one. Uses base/, model/, layout/. */
#pragma once

#include "diagram/pv-element.h"
#include "diagram/pv-id-set.h"
#include "diagram/pv-legend.h"
#include "diagram/pv-outline.h"
#include "diagram/pv-paint-table.h"
#include "diagram/pv-painter.h"
#include "diagram/pv-place-memory.h"
#include "diagram/pv-scene.h"
#include "diagram/pv-scene-align.h"
#include "diagram/pv-scene-difference.h"
#include "diagram/pv-scene-drag.h"
#include "diagram/pv-scene-lead.h"
#include "diagram/pv-scene-network.h"
#include "diagram/pv-scene-path.h"
#include "diagram/pv-style.h"
#include "diagram/pv-surface.h"
#include "diagram/pv-surface-cairo.h"
#include "diagram/pv-surface-scaled.h"
#include "diagram/pv-text-measure.h"
#include "diagram/pv-view-setting.h"
#include "diagram/pv-viewport.h"
