/* The bar that finds on a canvas: words, how many there are, the next, the one before. It slides down when opened and shows nothing
 * before that; it chooses nothing itself. Main thread. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_CANVAS_FIND (pv_canvas_find_get_type ())
G_DECLARE_FINAL_TYPE (PvCanvasFind, pv_canvas_find, PV, CANVAS_FIND, GtkBox)

/* Signals:
 *   "found" (gint64 id)    this is the one to show now
 *   "done" ()              the bar has closed: the keyboard goes back to the canvas
 */

/* Whether a record that holds the words is to be found here. */
typedef gboolean (*PvCanvasFindCounts) (const PvRecord *record,
                                        gpointer        data);

/* @kinds, which is kept as it is, ends in PV_ANY_KIND. @counts may be NULL: all count; @data must live as long as the bar. */
void     pv_canvas_find_set_document (PvCanvasFind      *self,
                                      PvDocument        *document,
                                      const PvKind      *kinds,
                                      PvCanvasFindCounts counts,
                                      gpointer           data);
/* What the empty field says is found here, translated. */
void     pv_canvas_find_set_words    (PvCanvasFind      *self,
                                      const char        *words);
void     pv_canvas_find_open         (PvCanvasFind      *self);
void     pv_canvas_find_close        (PvCanvasFind      *self);

G_END_DECLS
