/* Read once for each room (precompiled): GLib's headers are half of what a small file takes to compile.
 * Every file still includes what it uses: the build that counts coverage does without this one. */
#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
