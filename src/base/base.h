/* base/: ids, languages, dates, numbers, order keys, folded text, errors, clock, words in any language, workers and how far they are. Uses GLib alone. */
#pragma once

#include "base/pv-clock.h"
#include "base/pv-date.h"
#include "base/pv-error.h"
#include "base/pv-geometry.h"
#include "base/pv-id.h"
#include "base/pv-id-table.h"
#include "base/pv-lang.h"
#include "base/pv-laptop-file.h"
#include "base/pv-number.h"
#include "base/pv-order-key.h"
#include "base/pv-progress.h"
#include "base/pv-random.h"
#include "base/pv-shared-file.h"
#include "base/pv-text.h"
#include "base/pv-words.h"
#include "base/pv-worker.h"
