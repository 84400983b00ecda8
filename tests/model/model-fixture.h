/* Models for tests: small ones by hand, and random ones over every kind of the table. */
#pragma once

#include "model/model.h"

/* The next id of one replica; @user_data is a guint32 counter. */
PvId         fixture_next_id     (gpointer       user_data);

/* Commits @edits to @model or aborts; the real id of @wanted. */
PvId         fixture_commit      (PvModel       *model,
                                  PvEdits       *edits,
                                  PvId           wanted,
                                  guint32       *counter);

/* An actor with a Finnish name. */
PvId         fixture_actor       (PvModel       *model,
                                  const char    *name,
                                  guint32       *counter);

/* A value that fits @field, references to records of @model among them; PV_VALUE_EMPTY where there is nothing to refer to.
 * Text goes to @owned. */
PvValue      fixture_value       (const PvModel     *model,
                                  const PvFieldInfo *field,
                                  PvRandom          *random,
                                  char             **owned);

/* One random change of any kind: add (all required fields filled), set, clear or remove. */
PvEdits     *fixture_random_edits (const PvModel *model,
                                   PvRandom      *random);
