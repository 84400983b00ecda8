/* Read once for the whole room (precompiled): the toolkit's headers are most of what a small file here takes to compile.
 * Every file still includes what it uses. */
#include <adwaita.h>
#include <glib/gi18n-lib.h>
