/* Documents for the tests of files that are not as they should be. */
#pragma once

#include "document/document.h"

/* A small document of several kinds with a history; its path. Each is a copy of the same one. (transfer full) */
char       *fixture_document (const char *name);
/* Opens, or NULL and one line; asserts that the line names the file. */
PvDocument *fixture_open     (const char *path,
                              GError    **error);
/* The same as a window opens a large file that this laptop has not seen: it is there before it is proven, which waits for
 * fixture_prove(). What cannot be shown at a glance is as fixture_open() has it. */
PvDocument *fixture_glance   (const char *path,
                              GError    **error);
/* TRUE when it is proven; FALSE and why it was refused. */
gboolean    fixture_prove    (PvDocument *document,
                              GError    **error);
/* Asserts that it opens. */
PvDocument *fixture_open_sound (const char *path);
/* Closes without sharing, and lets go. */
void        fixture_close    (PvDocument *document);
/* Every record with all that it holds, a line each. (transfer full) */
char       *fixture_words    (PvDocument *document);
PvId        fixture_add_actor (PvDocument *document,
                              const char *name);
guint       fixture_count_actors (PvDocument *document);
/* Opens, asserts that there are so many, closes. */
void        fixture_assert_actors (const char *path,
                              guint       n);
void        fixture_copy_file (const char *from,
                              const char *to);
/* The only place that writes into a document past the program: SQL on the file at @path. */
void        fixture_tamper   (const char *path,
                              const char *sql);
/* A GAsyncReadyCallback that keeps a reference to the result in a GAsyncResult **. */
void        fixture_keep_result_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      place);
/* Forgets this user's working copies: the file is all there is. */
void        fixture_forget_copies (void);
