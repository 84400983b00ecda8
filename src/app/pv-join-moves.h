/* What becomes of all that leads to two records when they become one, as rows: a kind and a number each, and which ones inside. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds the rows to @group. How many records they tell of. */
guint pv_join_moves_fill (AdwPreferencesGroup *group,
                          const PvModel       *model,
                          const GArray        *moves,
                          PvLang               lang);

G_END_DECLS
