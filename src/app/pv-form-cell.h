/* Where one text is typed: one line or several, with its language in front. */
#pragma once

#include "base/base.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_FORM_CELL (pv_form_cell_get_type ())
G_DECLARE_FINAL_TYPE (PvFormCell, pv_form_cell, PV, FORM_CELL, GtkBox)

/* Signals:
 *   "typed" ()        a person changed the text
 *   "entered" ()      the keyboard came in
 *   "left" ()         the keyboard went away, or Enter was pressed in a cell of one line
 */

/* @wraps: a long line is shown on several; @several_lines: Enter breaks the line. */
GtkWidget  *pv_form_cell_new         (PvLang      lang,
                                      gboolean    wraps,
                                      gboolean    several_lines);
/* Whether Enter belongs to the text in which the keyboard is. */
gboolean    pv_form_cell_takes_enter (GtkWidget  *focus);
PvLang      pv_form_cell_get_lang    (PvFormCell *self);
/* (transfer full) */
char       *pv_form_cell_get_text    (PvFormCell *self);
/* Emits no "typed". */
void        pv_form_cell_set_text    (PvFormCell *self,
                                      const char *text);
void        pv_form_cell_set_hint    (PvFormCell *self,
                                      const char *words);
/* The least width, px, at which no word of the text is broken. */
int         pv_form_cell_get_whole_width (PvFormCell *self);
/* The widget that has the keyboard. */
GtkWidget  *pv_form_cell_get_control (PvFormCell *self);

G_END_DECLS
