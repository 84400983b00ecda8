/* Read once for the whole room (precompiled): the toolkit's headers are most of what a small file here takes to compile.
 * Every file still includes what it uses (src/base/pch/rooms.h). */
#include <adwaita.h>
#include <glib/gi18n-lib.h>
