/* What a room says is written while it is said: a slim bar, by keys alone. A name and Enter (what is there already is proposed first), to
 * whom it is linked and Enter, the kind by its digit. In a guided order the kind is that of the step, so that one kind of link is asked at
 * a time. Nothing pops up: what came of it stands in the bar. Main thread.
 *
 *   Shift+Enter        the text goes to the parking place: neither an actor nor a link
 *   F4                 the other language, in which names are stored
 *   Page Up, Page Down the step of the guided order
 *   Esc                one step back; at the beginning, the end
 *
 * Signal "done" (): the bar is to go. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_CAPTURE_BAR (pv_capture_bar_get_type ())
G_DECLARE_FINAL_TYPE (PvCaptureBar, pv_capture_bar, PV, CAPTURE_BAR, GtkBox)

/* Adds to @edits a place for the new actor @id, called @name, where people look. */
typedef void (*PvCapturePlace) (PvEdits    *edits,
                                PvId        id,
                                const char *name,
                                gpointer    data);

/* @lang: in which names are stored at first. @data must outlive it. */
GtkWidget *pv_capture_bar_new      (PvDocument     *document,
                                    PvSelection    *selection,
                                    PvLang          lang,
                                    PvCapturePlace  place,
                                    gpointer        data);
void       pv_capture_bar_begin    (PvCaptureBar   *self);
PvLang     pv_capture_bar_get_lang (PvCaptureBar   *self);
/* The clock of the workshop; "" for none. */
void       pv_capture_bar_set_time (PvCaptureBar   *self,
                                    const char     *words,
                                    gboolean        over);

G_END_DECLS
