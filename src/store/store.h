/* store/: the document on disk: SQLite, the log, the working copy, publishing, the gate for foreign files. No thread of its
 * own: a PvStore belongs to one thread at a time. Only document/ uses it. Uses model/ and sqlite3. */
#pragma once

#include "store/pv-store-conflicts.h"
#include "store/pv-store-erase.h"
#include "store/pv-store-glance.h"
#include "store/pv-store-merge.h"
#include "store/pv-store.h"
