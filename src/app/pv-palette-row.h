/* A line of the palette: what was found, with what matched in bold, where it lives, and the head of its group above the first. */
#pragma once

#include "model/model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_PALETTE_ROW (pv_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (PvPaletteRow, pv_palette_row, PV, PALETTE_ROW, GtkListBoxRow)

GtkWidget  *pv_palette_row_new          (void);
/* @place is where the group lives; NULL head: the row goes on with the group above. */
void        pv_palette_row_set_head     (PvPaletteRow  *self,
                                         const char    *head,
                                         const char    *place);
/* @second and @key may be NULL; @group is said to who cannot see the head. @query, unless NULL, marks words. */
void        pv_palette_row_set_words    (PvPaletteRow  *self,
                                         const PvQuery *query,
                                         const char    *title,
                                         const char    *second,
                                         const char    *key,
                                         const char    *group);
/* What it leads to: a record, or else an action. */
void        pv_palette_row_set_record   (PvPaletteRow  *self,
                                         PvId           id);
PvId        pv_palette_row_get_record   (PvPaletteRow  *self);
/* @action is static. */
void        pv_palette_row_set_action   (PvPaletteRow  *self,
                                         const char    *action);
const char *pv_palette_row_get_action   (PvPaletteRow  *self);

G_END_DECLS
