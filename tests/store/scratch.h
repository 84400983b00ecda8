/* A folder of a test's own, for its files and for what the program keeps in the user's folders: no test touches the real ones. */
#pragma once

#include <glib.h>

/* Before g_test_init() and before anything asks for a folder. */
void  scratch_init (void);
/* (transfer full) */
char *scratch_path (const char *name);
/* g_test_run(), then the folder goes. */
int   scratch_run  (void);
