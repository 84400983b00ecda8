/* The command line as a script calls it: words in, exit code and what was said out. */
#pragma once

#include "scratch.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  int code;
  char *out;
  char *err;
} Run;

void  run_clear      (Run        *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* polkuverkko-cli with these words, up to NULL. */
Run   cli            (const char *first,
                      ...) G_GNUC_NULL_TERMINATED;
/* The same for a command that must end well and say nothing on stderr: what it said. (transfer full) */
char *cli_out        (const char *first,
                      ...) G_GNUC_NULL_TERMINATED;

/* A whole line as somebody types it, `polkuverkko-cli` its first word. */
Run   cli_line       (const char *line);

void  assert_done    (const Run  *run);
/* One line on stderr, which names @what, and nothing else said. */
void  assert_refused (const Run  *run,
                      int         code,
                      const char *what);

/* A document of this name in the scratch folder: its path. (transfer full) */
char *new_document   (const char *name);
char *new_sample     (const char *name,
                      const char *sample);
