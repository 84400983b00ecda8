/* A colleague's copy of the fixture's document, and what the window says when it is brought in. */
#pragma once

#include "app-fixture.h"

/* Waits for it. */
void        app_assert_says    (gpointer           root,
                                const char        *words);
/* Clicks the button with @label as soon as it is there. */
void        app_press          (AppFixture        *fixture,
                                gpointer           root,
                                const char        *label);
void        app_copy_file      (const char        *from,
                                const char        *to);
/* What is in the window now, opened by @author on a working copy of its own; @path: the file. (transfer full) */
PvDocument *app_colleague      (AppFixture        *fixture,
                                const char        *name,
                                const char        *author,
                                char             **path);
/* Shares, closes, lets go. */
void        app_finish         (PvDocument        *document);
void        app_set_name       (PvDocument        *document,
                                PvId               id,
                                const char        *name);
const char *app_name_of        (AppFixture        *fixture,
                                PvId               id);
/* What the desktop delivers when files are let go of over the window. @paths: up to NULL. Whether they were taken. */
gboolean    app_drop           (AppFixture        *fixture,
                                const char *const *paths);
