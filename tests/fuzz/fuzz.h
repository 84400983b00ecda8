/* What the targets of fuzzing share. */
#pragma once

#include <glib.h>
#include <stdlib.h>

/* g_error() ends in a trap, which libFuzzer does not catch: it would not keep the input. */
#define FUZZ_FAIL(...) G_STMT_START { g_printerr (__VA_ARGS__); g_printerr ("\n"); abort (); } G_STMT_END
