/* The network of actors: the canvas with its filter, legend, minimap and zoom, and what a person does there.
 *
 * Actions of its group "page" beyond those of pv-canvas-page.h:
 *   page.focus-steps (i)                      the chosen actor and so many steps     1 … 9
 *   page.focus-hides                          (stateful) the rest is hidden, not faded   0
 *   page.show-all                             no focus and no filter any longer
 *   page.select-all                           every actor                            Ctrl+A
 *   page.paste                                what the clipboard lists           Ctrl+V
 *   page.arrangement (s)                      (stateful) links, rings, columns, around, areas: remembered in the view
 *   page.arrange                              all places anew, in the same arrangement
 *   page.arrange-chosen                       only those of the chosen actors
 *   page.tidy                                 from where they stand                  Ctrl+Shift+A
 *   page.minimap                              (stateful) shown or not
 */
#pragma once

#include "app/pv-canvas-page.h"

G_BEGIN_DECLS

#define PV_TYPE_NETWORK_PAGE (pv_network_page_get_type ())
G_DECLARE_FINAL_TYPE (PvNetworkPage, pv_network_page, PV, NETWORK_PAGE, PvCanvasPage)

GtkWidget *pv_network_page_new        (void);
PvCanvas  *pv_network_page_get_canvas (PvNetworkPage *self);
/* The view that is shown; PV_NO_ID when there is none in the document yet. */
PvId       pv_network_page_get_view   (PvNetworkPage *self);
/* As the view has it: filter, arrangement, places, who is in the middle. PV_NO_ID: that of all actors. */
void       pv_network_page_open_view  (PvNetworkPage *self,
                                       PvId           view);
/* Opens @view for as long as it is presented: what is looked at until then, through whatever filter and steps, is kept for
 * pv_network_page_take_back(). */
void       pv_network_page_lend       (PvNetworkPage *self,
                                       PvId           view);
/* What was looked at before the first view was lent, unless somebody has gone elsewhere since. Nothing when none was. */
void       pv_network_page_take_back  (PvNetworkPage *self);
/* Whether what is shown is what the view keeps: no other filter, no other steps around an actor. */
gboolean   pv_network_page_is_as_kept (PvNetworkPage *self);
/* Adds to @edits places near the middle of what is seen for these actors, which the same edits add and which are called @names. An empty
 * network is left to the layout, and so is a crowd. */
void       pv_network_page_place      (PvNetworkPage     *self,
                                       PvEdits           *edits,
                                       const PvId        *ids,
                                       const char *const *names,
                                       guint              n);

G_END_DECLS
