/* A scene on screen, under a mouse, a finger, a keyboard and a screen reader. It shows and it asks; it changes no document: what a
 * person wants done goes out as a signal, and comes back as a new scene.
 *
 * The picture is painted by workers into tiles (pv-canvas-tiles.h); rings, what is dragged, the rubber band and a relation that is
 * being drawn lie over it. Every shown node has an invisible child widget that carries the keyboard focus and the screen reader.
 * Main thread. */
#pragma once

#include <adwaita.h>

#include "app/pv-selection.h"
#include "diagram/diagram.h"

G_BEGIN_DECLS

#define PV_TYPE_CANVAS (pv_canvas_get_type ())
G_DECLARE_FINAL_TYPE (PvCanvas, pv_canvas, PV, CANVAS, GtkWidget)

/* Places and nudges keep to this many model pixels. */
#define PV_CANVAS_GRID 6.0

/* Signals:
 *   "moved" (const PvSceneMove *moves, guint n, gboolean nudged)   a person put these nodes there; nudged: with the arrow keys
 *   "dropped" (gint64 id, double x, double y)                      a step of a path was dropped at this model place
 *   "link-drawn" (gint64 from, gint64 to, double x, double y)      a line was drawn between two; x, y: where, in the widget
 *   "rename" (gint64 id)                                           its name is to be edited in place
 *   "remove" ()                                                    what is chosen is to go
 *   "menu" (double x, double y)                                    the context menu of what is chosen, at that place of the widget
 *   "viewport-changed" ()                                          another part, or another zoom
 *   "scene-changed" ()                                             it shows another scene
 *   "lines-led" ()                                                 the same scene, but for some lines of a great network, which go round boxes now
 *   "full-changed" ()                                              others are faded now, or none
 *   "let-go" ()                                                    Esc, with nothing left to cancel, while something is faded
 */

GtkWidget        *pv_canvas_new             (void);

/* What is chosen is shown, and what a person chooses goes there. */
void              pv_canvas_set_selection   (PvCanvas        *self,
                                             PvSelection     *selection);
/* @changed: PvRect, where @scene looks different from the one before (pv_scene_drop_nodes tells); NULL: everywhere, or work it out. A
 * NULL @scene shows nothing. */
void              pv_canvas_set_scene       (PvCanvas        *self,
                                             PvScene         *scene,
                                             const GArray    *changed);
/* Workers begin with what is seen of the scene before a frame asks for it. */
void              pv_canvas_begin_tiles     (PvCanvas        *self);
/* The one it was given; but above 3,000 links its lines are led round boxes as they come into view ("lines-led"). */
PvScene          *pv_canvas_get_scene       (PvCanvas        *self);
/* With @move the next scene is one in which everybody goes to their place over a quarter of a second, unless they are many or nothing is to move (VISUAL.md, Motion).
 * What is asked of the canvas, and what is pressed, finds them there at once; Esc and another scene end it. */
void              pv_canvas_move_next       (PvCanvas        *self,
                                             gboolean         move);

/* What stays full while the rest is faded; NULL: nothing is faded. */
void              pv_canvas_set_full        (PvCanvas        *self,
                                             PvIdSet         *full);
/* Borrowed. */
PvIdSet          *pv_canvas_get_full        (PvCanvas        *self);
/* What is different between two versions, when the scene is of both: marked, said with its name, and walked through, lines too. All NULL:
 * nothing; else none of them is. */
void              pv_canvas_set_difference  (PvCanvas        *self,
                                             PvIdSet         *added,
                                             PvIdSet         *changed,
                                             PvIdSet         *gone);
/* FALSE: look, do not touch. */
void              pv_canvas_set_editable    (PvCanvas        *self,
                                             gboolean         editable);
/* Whether nodes may be put anywhere (a network), or are only picked up and dropped (the steps of a path). */
void              pv_canvas_set_free_places (PvCanvas        *self,
                                             gboolean         free_places);
/* While something is dragged it comes in line with what is near, and to the grid of dots: each may be off. Alt holds both off. */
void              pv_canvas_set_guides      (PvCanvas        *self,
                                             gboolean         guides);
void              pv_canvas_set_grid        (PvCanvas        *self,
                                             gboolean         grid);
/* Which ends a line may have, besides that they are two and of the same sort: others are greyed out while it is drawn. NULL: all. */
typedef gboolean (*PvCanvasLinkTest) (PvId     from,
                                      PvId     to,
                                      gpointer data);
void              pv_canvas_set_link_test   (PvCanvas        *self,
                                             PvCanvasLinkTest test,
                                             gpointer         data);
/* What lies over the canvas: fitting and revealing keep out of there. */
void              pv_canvas_set_insets      (PvCanvas        *self,
                                             PvInsets         insets);
/* The whole of a small network is shown no larger than this, 1 unless told; times the size of a person's text. */
void              pv_canvas_set_most_fit    (PvCanvas        *self,
                                             double           zoom);
/* Device pixels that something takes of a lower corner of the canvas. */
typedef struct
{
  double width, height;
} PvCanvasCorner;
/* What lies over the two lower corners: whatever is fitted or revealed does not end under it, but may stand beside it. */
void              pv_canvas_set_corners     (PvCanvas        *self,
                                             PvCanvasCorner   left,
                                             PvCanvasCorner   right);
/* While it is, another size of the canvas, and the one that follows its end, moves nothing but what is chosen out of hiding: for what comes
 * and goes beside it. */
void              pv_canvas_set_steady      (PvCanvas        *self,
                                             gboolean         steady);

/* --- zoom and place --- */
PvViewport        pv_canvas_get_viewport    (PvCanvas        *self);
double            pv_canvas_get_zoom        (PvCanvas        *self);
/* Eased unless animations are off. */
void              pv_canvas_go_to           (PvCanvas        *self,
                                             PvViewport       viewport,
                                             gboolean         eased);
/* Everything, as large as fits. */
void              pv_canvas_fit             (PvCanvas        *self,
                                             gboolean         eased);
/* How near that would be. There must be a scene. */
double            pv_canvas_get_whole_zoom  (PvCanvas        *self);
/* Where a scene is shown first: a network as a whole, a path from its beginning at a size that can be read. Holds until a person
 * goes elsewhere: when the size changes, so does this. */
void              pv_canvas_go_first        (PvCanvas        *self,
                                             gboolean         eased);
/* Where a person left it: FALSE while it still shows what it showed first. @middle is a model point. */
gboolean          pv_canvas_get_left        (PvCanvas        *self,
                                             double          *zoom,
                                             PvPoint         *middle);
/* Shows that part first. */
void              pv_canvas_lay             (PvCanvas        *self,
                                             double           zoom,
                                             PvPoint          middle);
/* The usual zooms: +1 nearer, -1 further, 0 is 100 %. */
void              pv_canvas_zoom_step       (PvCanvas        *self,
                                             int              direction);
/* Brings the element of @id into view, of an area all who stand in it, and puts the keyboard focus on it if @focus. FALSE when the scene has none. */
gboolean          pv_canvas_reveal          (PvCanvas        *self,
                                             PvId             id,
                                             gboolean         focus);
/* Gives the keyboard back to the node that had it, or to the canvas: after a popover over it. */
void              pv_canvas_focus_again     (PvCanvas        *self);
/* Brings the element of @id to the middle, as near as its name can be read, of an area all who stand in it. FALSE when the scene has none. */
gboolean          pv_canvas_centre_on       (PvCanvas        *self,
                                             PvId             id);
/* Where an element is in the widget. FALSE when the scene has none. */
gboolean          pv_canvas_get_place       (PvCanvas        *self,
                                             PvId             id,
                                             GdkRectangle    *place);

/* --- doing --- */
/* Cancels the gesture that is going on; FALSE when there was none. */
gboolean          pv_canvas_cancel          (PvCanvas        *self);
/* A gesture is going on. */
gboolean          pv_canvas_is_busy         (PvCanvas        *self);
/* None is, and nothing stands over the picture that was held a moment ago. */
gboolean          pv_canvas_is_at_rest      (PvCanvas        *self);
/* Begins to draw a link from @id: the next click on a node ends it. */
void              pv_canvas_begin_link      (PvCanvas        *self,
                                             PvId             id);
/* Moves what is chosen by so many model pixels, as the arrow keys do. */
void              pv_canvas_nudge           (PvCanvas        *self,
                                             double           dx,
                                             double           dy);
/* Whether the whole window shows the present scene: no tile is missing or old, nothing eases. */
gboolean          pv_canvas_is_settled      (PvCanvas        *self);

G_END_DECLS
