/* What a person does with the stops of a presentation, as edits. Pure: nothing is committed here. (transfer full), NULL: nothing to do. */
#pragma once

#include "exchange/exchange.h"

G_BEGIN_DECLS

/* A new stop behind the last one, called as what is chosen in it, as its path, or by its number; @lang is the language that is written
 * in. @added: its temporary id. */
PvEdits *pv_stop_edits_record (const PvModel     *model,
                               const PvStopPlace *place,
                               PvLang             lang,
                               PvId              *added);
/* So that it stands at @index, counted without it. */
PvEdits *pv_stop_edits_move   (const PvModel     *model,
                               PvId               stop,
                               guint              index);
/* Its name or its remark: PV_STOP_NAME, PV_STOP_REMARK. A name cannot be empty. */
PvEdits *pv_stop_edits_write  (const PvModel     *model,
                               PvId               stop,
                               PvField            field,
                               PvLang             lang,
                               const char        *text);
PvEdits *pv_stop_edits_remove (PvId               stop);

G_END_DECLS
