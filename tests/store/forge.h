/* A forger who knows everything but the words that were said: changes a document past the program and makes the chain hold again,
 * so that what refuses it is not the chain. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* Runs @sql on the file at @path, then computes every hash anew. */
void     forge     (const char *path,
                    const char *sql);
/* The same in an open database, with SQL that may fail; the hashes only when @anew. */
gboolean forge_in  (sqlite3    *db,
                    const char *sql,
                    gboolean    anew);
