/* Attacks on a document, by name. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *name;
  const char *sql;
  gboolean joins;              /* of HARMLESS: what came before stays as it was, so that the first copy can bring it in */
} Attack;

/* Each ends with a name of NULL. Into the schema; into rows; into rows by a forger who computes every hash anew (forge.h); and by
 * such a one what is let in. */
extern const Attack SMUGGLED[];
extern const Attack TAMPERED[];
extern const Attack FORGED[];
extern const Attack HARMLESS[];
