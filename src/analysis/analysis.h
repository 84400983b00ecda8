/* analysis/: pure answers about a model snapshot: what may leave at which audience, and what is found in a network and its paths.
 * Uses model/. */
#pragma once

#include "analysis/pv-release.h"
