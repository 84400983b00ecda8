/* analysis/: pure answers about a model: what overlaps, what is missing, who answers, what hangs on whom, what may leave at which
 * audience. Uses model/. Any thread on a snapshot. */
#pragma once

#include "analysis/pv-actor-tasks.h"
#include "analysis/pv-cut-off.h"
#include "analysis/pv-duty.h"
#include "analysis/pv-filter.h"
#include "analysis/pv-finding.h"
#include "analysis/pv-finding-taken-up.h"
#include "analysis/pv-private-words.h"
#include "analysis/pv-reach.h"
#include "analysis/pv-release.h"
#include "analysis/pv-remark.h"
#include "analysis/pv-untranslated.h"
#include "analysis/pv-version-difference.h"
