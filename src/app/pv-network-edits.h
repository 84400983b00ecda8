/* What a person does on the network's canvas, as edits. Pure: nothing is committed here.
 *
 * Places: an actor without a placement stands where the layout put it when the page first saw it, and those places are kept for
 * the session (PvPlaces). They are written into the document together with the first edit that a person makes on the canvas, as a
 * part of it: opening a document changes nothing and leaves nothing to undo, and undoing that edit moves nobody else, since the
 * places of the session still hold. */
#pragma once

#include "diagram/diagram.h"

G_BEGIN_DECLS

/* The middles of boxes in one view. */
typedef struct _PvPlaces PvPlaces;

/* @view: whose places they are; PV_NO_ID is the view of all actors, which need not be there yet. (transfer full) */
PvPlaces *pv_places_new             (PvId               view);
void      pv_places_free            (PvPlaces          *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvPlaces, pv_places_free)
/* The view as the document has it now: PV_NO_ID when it has none. */
PvId      pv_places_view            (const PvPlaces    *places,
                                     const PvModel     *model);
void      pv_places_forget          (PvPlaces          *places);
void      pv_places_set             (PvPlaces          *places,
                                     PvId               id,
                                     PvPoint            centre);
gboolean  pv_places_get             (PvPlaces          *places,
                                     PvId               id,
                                     PvPoint           *centre);

/* As the scene takes them. (transfer full) (element-type PvSceneMove) */
GArray   *pv_places_list            (PvPlaces          *places);

/* The view of all actors; PV_NO_ID when there is none yet. */
PvId      pv_network_view           (const PvModel     *model);

/* (transfer full) */
PvEdits  *pv_network_edits_move     (const PvModel     *model,
                                     PvPlaces          *session,
                                     const PvSceneMove *moves,
                                     guint              n);
/* Adds to @edits a free place near @wish for each of these actors, which the same edits add. */
void      pv_network_edits_place_new (PvEdits          *edits,
                                     const PvModel     *model,
                                     PvPlaces          *session,
                                     const PvScene     *scene,
                                     const PvId        *ids,
                                     const char *const *names,
                                     guint              n,
                                     PvPoint            wish);
/* The same for a group that keeps together: their boxes stood like @boxes, and stand so again where there is room for all of them nearest to
 * @wish; NULL: to where @boxes are. */
void      pv_network_edits_place_group (PvEdits       *edits,
                                     const PvModel     *model,
                                     PvPlaces          *session,
                                     const PvScene     *scene,
                                     const PvId        *ids,
                                     const PvRect      *boxes,
                                     guint              n,
                                     const PvPoint     *wish);
/* Actors with these names in @lang, each at a free place near @wish; @first: the temporary id of the first. */
PvEdits  *pv_network_edits_add      (const PvModel     *model,
                                     PvPlaces          *session,
                                     const PvScene     *scene,
                                     const char *const *names,
                                     guint              actor_kind,
                                     PvLang             lang,
                                     PvPoint            wish,
                                     PvId              *first);
PvEdits  *pv_network_edits_link     (const PvModel     *model,
                                     PvPlaces          *session,
                                     PvId               from,
                                     PvId               to,
                                     guint              relation_kind,
                                     PvId              *added);
/* These actors stay where they are in @scene, or may go again. */
PvEdits  *pv_network_edits_lock     (const PvModel     *model,
                                     PvPlaces          *session,
                                     const PvScene     *scene,
                                     const PvId        *ids,
                                     guint              n,
                                     gboolean           locked);
/* Everybody where @scene has them. @arrangement: what the view remembers besides. */
PvEdits  *pv_network_edits_arrange  (const PvModel     *model,
                                     PvPlaces          *session,
                                     const PvScene     *scene,
                                     const PvViewArrangement *arrangement);

G_END_DECLS
