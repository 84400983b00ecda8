/* layout/: where things stand. Pure functions of their arguments: same input and seed, same places on every machine; no globals, any
 * thread, one call a thread. All coordinates are model pixels (base/pv-geometry.h). Uses base/ alone. */
#pragma once

#include "layout/pv-layout-arrangements.h"
#include "layout/pv-layout-fingerprint.h"
#include "layout/pv-layout-graph.h"
#include "layout/pv-layout-insert.h"
#include "layout/pv-layout-labels.h"
#include "layout/pv-layout-network.h"
#include "layout/pv-layout-overlaps.h"
#include "layout/pv-layout-quality.h"
#include "layout/pv-layout-routes.h"
#include "layout/pv-layout-space.h"
#include "layout/pv-layout-swimlanes.h"
