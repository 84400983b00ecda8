/* A document for the tests of the gate, and what being refused means. */
#pragma once

#include "document/document.h"

/* The fixture with areas, a note on one of them, and a second copy that had seen the first (gate-first.polku, beside it). Its path;
 * each is a copy of the same one. (transfer full) */
char *gate_document       (const char *name);
/* By one line that names the file, which stays as it was; no working copy is left. @why goes into the test's log. */
void  gate_assert_refused (const char *path,
                           const char *why);
/* The same where it is there before it is proven: until then it can be looked at as any document, and nothing can be done to it. TRUE when it
 * was there, and not refused at once. */
gboolean gate_assert_refused_after_a_glance (const char *path,
                           const char *why);
