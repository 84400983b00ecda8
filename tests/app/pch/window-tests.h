/* Read once for all tests with a window (precompiled). Every file still includes what it uses (src/base/pch/rooms.h). */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
