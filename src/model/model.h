/* model/: what exists. The table of record kinds, immutable records, the model with its indexes, edits and their plan,
 * titles and words. Pure: no file, no thread of its own. Uses base/. */
#pragma once

#include "model/pv-alike.h"
#include "model/pv-change-set.h"
#include "model/pv-check.h"
#include "model/pv-code-names.h"
#include "model/pv-codes.h"
#include "model/pv-conflict.h"
#include "model/pv-edits.h"
#include "model/pv-held.h"
#include "model/pv-kinds.h"
#include "model/pv-merge-report.h"
#include "model/pv-model.h"
#include "model/pv-older-text.h"
#include "model/pv-plan.h"
#include "model/pv-record.h"
#include "model/pv-search-index.h"
#include "model/pv-stem.h"
#include "model/pv-value-words.h"
#include "model/pv-title.h"
#include "model/pv-translation.h"
#include "model/pv-verb.h"
