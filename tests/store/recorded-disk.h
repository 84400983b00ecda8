/* A real folder, and everything that is written in it, in order: so that the power can go between any two calls, afterwards and as often
 * as one likes. What SQLite writes passes an sqlite3_vfs (sqlite.org/vfs.html) over the system's; what the store writes by itself passes
 * open, rename, renameat2, unlink, fsync and g_file_set_contents_full, which the linker wraps (tests/store/meson.build). One test
 * process, one disk; one thread.
 *
 * When the power goes, a write that no sync of its file came after is there, or not, or torn, or garbage, by sectors of 512 bytes; and of
 * the names that were made, changed or removed since their folder was synced, only the first so many are. */
#pragma once

#include "base/base.h"

/* Before anything opens a database. @folder is watched, and what is in it when the recording begins is taken as safe. */
void     recorded_disk_init   (const char *folder);
/* Forgets what was recorded before. Nothing may be open for writing that was written and not synced. */
void     recorded_disk_begin  (void);
void     recorded_disk_end    (void);
/* How many calls were recorded until now: what the power may go after. */
guint    recorded_disk_calls  (void);

/* What somebody who saves a sync would have done: that of a folder, or of a file that is written beside another to take its name, says
 * yes and does nothing. SQLite syncs such a file before the store does (VACUUM INTO is as careful as the working copy): neither does. */
void     recorded_disk_skip_sync (gboolean files_beside,
                                  gboolean folders);

typedef enum
{
  RECORDED_DISK_SYNC,
  RECORDED_DISK_RENAME,
} RecordedDiskMoment;

/* The next time that a file written beside another is synced, or about to take its name, somebody else is quicker. */
void     recorded_disk_at_next (RecordedDiskMoment moment,
                                void             (*callback) (gpointer data),
                                gpointer           data);

/* Puts the folder into a state it may be in when the power went after the first @calls. The recording has ended; no file is open. */
void     recorded_disk_cut_power (guint     calls,
                                  PvRandom *random);
