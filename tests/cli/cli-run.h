/* Runs polkuverkko-cli as a script does, for the tests of the command line. */
#pragma once

#include <glib.h>

typedef struct
{
  int code;
  char *out;
  char *err;
} Run;

void run_clear (Run *run);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Words up to NULL. */
Run  cli            (const char *first,
                     ...) G_GNUC_NULL_TERMINATED;
void assert_done    (const Run  *run);
/* One line, which names @what, and nothing else. */
void assert_refused (const Run  *run,
                     int         code,
                     const char *what);
