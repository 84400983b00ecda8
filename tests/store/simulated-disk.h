/* A disk in memory, as an sqlite3_vfs (sqlite.org/vfs.html): fast enough for long proofs, and it fails when told to. One test
 * process, one disk. */
#pragma once

#include "base/base.h"

#include <sqlite3.h>

/* The name for sqlite3_open_v2(). The first call registers it. */
const char *simulated_disk_name  (void);
/* All files are gone. */
void        simulated_disk_clear (void);
/* The @nth write, sync, truncation or removal from now on, and all after it, fail with @code (SQLITE_FULL, SQLITE_IOERR_…);
 * @nth 0: nothing fails any more. */
void        simulated_disk_fail  (guint nth,
                                  int   code);
/* The power goes: what no sync has made safe is there, or not, or torn, or garbage. No file may be open. */
void        simulated_disk_cut_power (PvRandom *random);
/* Whether a failure was given out since then. */
gboolean    simulated_disk_has_failed (void);
