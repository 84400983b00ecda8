/* One thing to be settled, as a row that unfolds: a sentence, what each side says, by whom and when, and a button for each way to
 * settle it. It settles through the document and says so in a toast; the list is made anew when "conflicts-changed" comes. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_CONFLICT_ROW (pv_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (PvConflictRow, pv_conflict_row, PV, CONFLICT_ROW, AdwExpanderRow)

/* @lang is the language of titles and texts. */
GtkWidget *pv_conflict_row_new (PvDocument       *document,
                                const PvConflict *conflict,
                                PvLang            lang);

G_END_DECLS
