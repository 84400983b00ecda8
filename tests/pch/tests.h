/* Read once for each room's tests (precompiled). Every file still includes what it uses (src/base/pch/rooms.h). */
#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
