/* One line of the history: a step, as a person reads it. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 at;                   /* ms since 1970, by the clock of the laptop that made it */
  char *author;                /* NULL when unknown, or erased */
  PvVerb verb;
  PvKind kind;
  PvId id;
  guint n_cells;
  gboolean undone;
  char *sentence;              /* "Actor changed: Vaasan kaupunki", interface's language */
} PvHistoryLine;

void pv_history_line_free (PvHistoryLine *line);

G_END_DECLS
