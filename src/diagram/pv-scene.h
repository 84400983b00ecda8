/* A scene: what is drawn, in model coordinates. Immutable, atomically ref-counted, read from any thread. Made from a snapshot by
 * pv-scene-network.h or pv-scene-path.h; it keeps no reference to the model. */
#pragma once

#include <gio/gio.h>

#include "diagram/pv-element.h"
#include "diagram/pv-id-set.h"
#include "layout/layout.h"
#include "model/model.h"

G_BEGIN_DECLS

typedef struct _PvScene PvScene;

#define PV_TYPE_SCENE (pv_scene_get_type ())
GType          pv_scene_get_type         (void);

typedef enum
{
  PV_SCENE_NETWORK,
  PV_SCENE_PATH,
} PvSceneKind;

/* A finding to mark, as analysis/ or the store tells. */
#define PV_SCENE_CONFLICT 100          /* instead of a PV_FINDING_…: two people changed @record at once */
typedef struct
{
  guint what;                          /* PV_FINDING_…, or PV_SCENE_CONFLICT */
  PvId record;                         /* actor, relation, step, transition; for a gap the phase */
  PvId other;                          /* for a gap the actor in whose lane it is, or PV_NO_ID; else not read */
} PvSceneFinding;

PvScene       *pv_scene_ref              (PvScene         *scene);
void           pv_scene_unref            (PvScene         *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvScene, pv_scene_unref)

PvSceneKind    pv_scene_get_kind         (const PvScene   *scene);
/* The content's language it was made in; may be BOTH. */
PvLang         pv_scene_get_lang         (const PvScene   *scene);
/* Around all that is drawn, marks included. Empty for an empty scene. */
PvRect         pv_scene_get_bounds       (const PvScene   *scene);
/* "37 actors, 60 links": in one sentence what the picture shows, for an image's alternative text; in the content's language. */
const char    *pv_scene_get_summary      (const PvScene   *scene);
gboolean       pv_scene_is_empty         (const PvScene   *scene);

/* --- elements --- */
guint          pv_scene_count            (const PvScene   *scene,
                                          PvPart           part);
/* How many of them a filter left as shadows: drawn pale; no hit, no walk and no legend has them. Networks only. */
guint          pv_scene_count_pale       (const PvScene   *scene,
                                          PvPart           part);
gboolean       pv_scene_is_pale          (const PvScene   *scene,
                                          PvElement        element);
/* FALSE, and @info untouched, when there is no such element. */
gboolean       pv_scene_describe         (const PvScene   *scene,
                                          PvElement        element,
                                          PvElementInfo   *info);
/* The first element that stands for @id; PV_PART_NONE when there is none. */
PvElement      pv_scene_find             (const PvScene   *scene,
                                          PvId             id);
/* The box of a node, step or gap without its marks; the label or the middle of a link. */
PvRect         pv_scene_get_box          (const PvScene   *scene,
                                          PvElement        element);
/* A link's ends, a transition's steps, PV_NO_ELEMENT twice for others. */
void           pv_scene_get_ends         (const PvScene   *scene,
                                          PvElement        element,
                                          PvElement       *from,
                                          PvElement       *to);
/* Which end marks, line and colour a link has: PV_RELATION_KIND_… and PV_RELATION_STATE_…; 0 for other elements. */
guint          pv_scene_get_relation_kind  (const PvScene *scene,
                                          PvElement        element);
guint          pv_scene_get_relation_state (const PvScene *scene,
                                          PvElement        element);
/* PV_ACTOR_KIND_… of a node or lane; 0 for others. */
guint          pv_scene_get_actor_kind   (const PvScene   *scene,
                                          PvElement        element);

/* --- hits --- */
/* What is on top at a point: role marks, nodes and steps before links, links within @slack of their line. PV_NO_ELEMENT for nothing. */
PvElement      pv_scene_hit              (const PvScene   *scene,
                                          double           x,
                                          double           y,
                                          double           slack);
/* Nodes or steps whose box lies wholly inside @rect (a rubber band), and links and transitions with both ends among them.
 * (transfer full) */
PvIdSet       *pv_scene_hit_rect         (const PvScene   *scene,
                                          const PvRect    *rect);
/* Appends every element of @part (PV_PART_NONE: all) that touches @rect to @found (an array of PvElement), each once, in painting order. */
void           pv_scene_find_in          (const PvScene   *scene,
                                          const PvRect    *rect,
                                          PvPart           part,
                                          GArray          *found);

/* --- walking --- */
/* Everything a keyboard or screen reader goes through, in reading order: a network's actors in rows from above, each followed by
 * nothing; a path phase by phase. Links and transitions come after the thing they leave. Borrowed. */
const PvElement *pv_scene_get_reading_order (const PvScene *scene,
                                          guint           *n);
/* Ctrl+arrow: the nearest node or step from @element in a direction (GtkDirectionType-like: dx, dy of -1, 0, 1), linked ones first.
 * PV_NO_ELEMENT when there is none. */
PvElement      pv_scene_neighbour        (const PvScene   *scene,
                                          PvElement        element,
                                          int              dx,
                                          int              dy);
/* Links that begin or end at a node, transitions at a step: appended to @found (an array of PvElement). */
void           pv_scene_links_of         (const PvScene   *scene,
                                          PvElement        element,
                                          GArray          *found);
/* @ids and everything within @steps links of them, over no shadow, links between included: what stays full when the rest is faded. (transfer full) */
PvIdSet       *pv_scene_around           (const PvScene   *scene,
                                          const PvIdSet   *ids,
                                          guint            steps);

/* --- moving --- */
typedef struct
{
  PvId id;
  PvPoint centre;                      /* where the middle of its box goes */
} PvSceneMove;

/* A new scene in which the actors of @moves stand elsewhere and their links follow; all else is shared. @changed: around all that looks
 * different, old and new; may be NULL. Networks only. (transfer full) */
PvScene       *pv_scene_move_nodes       (const PvScene   *scene,
                                          const PvSceneMove *moves,
                                          guint            n_moves,
                                          PvRect          *changed);
/* The same, but soon enough for the frame that a hand waits for: only the lines of those who stand elsewhere are drawn anew, and straight where no
 * way is found at once. pv_scene_is_settled() says FALSE of it. @changed: PvRect, one for each box and line that looks different, where it was and
 * where it is; appended; may be NULL. (transfer full) */
PvScene       *pv_scene_drop_nodes       (const PvScene   *scene,
                                          const PvSceneMove *moves,
                                          guint            n_moves,
                                          GArray          *changed);
/* Whether its lines lie as in a scene that is made anew: FALSE after pv_scene_drop_nodes(), until a leader (pv-scene-lead.h) has led all of them. */
gboolean       pv_scene_is_settled       (const PvScene   *scene);
/* On the way from one scene of a network to another: those that are in both stand between their places, lines are straight and say nothing.
 * @share: 0 … 1. (transfer full) */
PvScene       *pv_scene_between          (const PvScene   *from,
                                          const PvScene   *to,
                                          double           share);
/* The zoom from which on the ends of a line are drawn, and one sees whose box it runs through. */
#define PV_SCENE_NEAR_ZOOM 0.3
/* A great network is shown with straight lines at first, since leading tens of thousands of them round all boxes takes a worker seconds:
 * FALSE until that is done with all. Paths always are. */
gboolean       pv_scene_is_led_round     (const PvScene   *scene);
/* Whether its lines are so few that they are led before anybody sees it. */
gboolean       pv_scene_routes_at_once   (const PvScene   *scene);
/* Whether it is done with this one. */
gboolean       pv_scene_is_line_led      (const PvScene   *scene,
                                          PvElement        link);
/* The same network with all its lines led round the boxes in their way, and words on them. NULL when cancelled. Any thread. Those that are looked
 * at alone: pv-scene-lead.h. (transfer full) */
PvScene       *pv_scene_lead_round       (const PvScene   *scene,
                                          GCancellable    *cancellable);
/* The actors that had no place in the view, and where they were put (the middles of their boxes): for the app to keep as placements
 * (PV_PLACEMENT_PLACE = pv_scene_place_of (centre)). Borrowed. */
const PvSceneMove *pv_scene_get_new_places (const PvScene *scene,
                                          guint           *n);
/* A placement's place is the middle of the box, so that it holds in every language: model pixels to quarter pixels and back. */
gint64         pv_scene_place_of         (PvPoint          centre);
PvPoint        pv_scene_place_to_centre  (gint64           place);

/* --- tests --- */
/* Of how many nodes and links of it, and of the scenes it came from, somebody has asked for name, sentence or tooltip. */
guint          pv_scene_count_told       (const PvScene   *scene);
/* Every element, a line each, rounded to whole pixels: the same on every machine with the same fonts. With @places FALSE no numbers at
 * all: the same everywhere. (transfer full) */
char          *pv_scene_dump             (const PvScene   *scene,
                                          gboolean         places);

G_END_DECLS
