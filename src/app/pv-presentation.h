/* The diagram alone, for an audience: a window of its own that shows what anybody may see, and nothing of the program. It has no menus, no
 * forms and no toasts; whatever is internal or personal is not in its scene, so it cannot show. Nothing can be moved in it by a slip.
 *
 * Stops are played with Space, the arrows and Page Up and Down; P is a pointer, S a spotlight, Esc ends. The selection is the one of the
 * window it belongs to. Main thread. */
#pragma once

#include "app/pv-canvas.h"
#include "app/pv-picture-scope.h"
#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_PRESENTATION (pv_presentation_get_type ())
G_DECLARE_FINAL_TYPE (PvPresentation, pv_presentation, PV, PRESENTATION, GtkWindow)

/* Signals:
 *   "view-wanted" (gint64 view)     a stop of the network as this view has it, PV_NO_ID that of all actors, is about to be shown: @scope tells
 *                                   of that view from now on
 *   "placed" ()                     it has another size, and shows for that what it showed before
 */

/* What there is to show of the network, or of @path: places and filter as the pages have them. (transfer full) */
typedef PvPictureScope *(*PvPresentationScope) (PvId     path,
                                                gpointer data);

/* Begins with the network, or with @path. @data must outlive it. */
GtkWidget  *pv_presentation_new         (GtkWindow           *parent,
                                         PvDocument          *document,
                                         PvSelection         *selection,
                                         PvLang               lang,
                                         PvId                 path,
                                         PvPresentationScope  scope,
                                         gpointer             data);
void        pv_presentation_set_lang    (PvPresentation      *self,
                                         PvLang               lang);
/* The network, or @path, from now on; made anew when it is the same. */
void        pv_presentation_show        (PvPresentation      *self,
                                         PvId                 path);
PvId        pv_presentation_get_path    (PvPresentation      *self);
PvCanvas   *pv_presentation_get_canvas  (PvPresentation      *self);
/* Where the document's screen is, the other one goes as well: all of @seen, a part of the model, is seen there. */
void        pv_presentation_follow      (PvPresentation      *self,
                                         const PvRect        *seen);
/* What is at the bottom, over the diagram; NULL: nothing. */
void        pv_presentation_set_bar     (PvPresentation      *self,
                                         GtkWidget           *bar);
/* Said in the hint, in the place of a toast. */
void        pv_presentation_say         (PvPresentation      *self,
                                         const char          *words);

/* The clock of the workshop, large; "" for none. */
void        pv_presentation_set_time    (PvPresentation      *self,
                                         const char          *words,
                                         gboolean             over);

/* --- pv-presentation-stops.c --- */
/* By so many stops on or back; stays at the ends. FALSE when there is none. */
gboolean    pv_presentation_step        (PvPresentation      *self,
                                         int                  steps);
void        pv_presentation_show_stop   (PvPresentation      *self,
                                         PvId                 stop,
                                         gboolean             eased);
/* Something else is shown than a stop. */
void        pv_presentation_leave_stop  (PvPresentation      *self);
/* The one that is shown; PV_NO_ID: none yet. */
PvId        pv_presentation_get_stop    (PvPresentation      *self);

G_END_DECLS
