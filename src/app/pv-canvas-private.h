/* Between the files of the canvas. */
#pragma once

#include "app/pv-canvas.h"
#include "app/pv-canvas-tiles.h"

G_BEGIN_DECLS

/* Sets by PvDifferenceMark, as diagram/ wants them. */
#define PV_N_DIFFERENCES 3
#define PV_CANVAS_DIFFERENCE(marked) ((PvSceneDifference) { (marked)[0], (marked)[1], (marked)[2] })
/* Marks reach so far out of a scene, model pixels. */
#define PV_DIFFERENCE_REACH 24

typedef struct _PvCanvasNode PvCanvasNode;

typedef enum
{
  PV_GESTURE_NONE,
  PV_GESTURE_PRESSED,          /* the button is down on a node, a handle or nothing, and has not moved enough yet */
  PV_GESTURE_BAND,
  PV_GESTURE_MOVE,
  PV_GESTURE_STUCK,            /* what is locked is pulled at */
  PV_GESTURE_LINK,
  PV_GESTURE_PAN,
  PV_GESTURE_PINCH,
} PvGestureMode;

/* pv-canvas-view.c: another scene begins; where a person left it, if that is known. */
void pv_canvas_show_first (PvCanvas *self,
                           gboolean  eased);

struct _PvCanvas
{
  GtkWidget parent_instance;

  PvScene *scene;
  const PvStyle *style;
  PvSelection *selection;
  PvIdSet *selected;           /* the same as a set, for the painter */
  PvIdSet *full;
  PvIdSet *marked[PV_N_DIFFERENCES]; /* all NULL, or none */
  gboolean editable;
  gboolean free_places;
  gboolean guides;
  gboolean grid;
  PvInsets insets;
  double most_fit;
  PvCanvasCorner corners[2];   /* left, right */

  PvCanvasTiles *tiles;
  PvViewport viewport;
  PvViewport laid;             /* zoom and the middle in `origin`, where a person left it; zoom 0: nowhere */
  gboolean fitted;             /* a person has not chosen a part yet: fit again when the size changes */
  gboolean steady;             /* another size leaves place and zoom as they are … */
  gboolean steady_once;        /* … once more */
  gboolean easing;
  AdwAnimation *animation;
  PvViewport ease_from;
  PvViewport ease_to;
  guint settle_timeout;

  /* pv-canvas-moving.c */
  gboolean move_next;          /* the next scene is gone over to, not only shown */
  AdwAnimation *moving;        /* NULL until somebody moved */
  PvScene *move_from;          /* NULL: nobody moves */
  PvScene *between;            /* as it looks now, on the way from there to the scene */

  /* pv-canvas-lines.c */
  PvSceneLeader *leader;       /* of the scene; NULL until its lines are looked at closely */
  GCancellable *leading;
  PvRect leading_part;
  GArray *led_parts;           /* PvRect: all lines there are led; NULL: nowhere */
  guint lines_idle;

  /* pv-canvas-nodes.c */
  GHashTable *nodes;           /* PvId → PvCanvasNode */
  guint nodes_idle;
  guint nodes_rest;            /* what is in view changes: looked at anew when it no longer does */
  PvId focused;                /* the node that has, or last had, the keyboard focus */
  PvId links_of;               /* the node whose lines are walked and told: chosen alone, or one of its lines is */
  gboolean focus_visible;
  gboolean tabbing;            /* the focus moves because Tab was pressed in here */

  /* pv-canvas-input.c */
  PvGestureMode gesture;
  GtkGesture *drag;
  GtkGesture *middle_drag;
  GtkGesture *click;
  PvPoint pointer;             /* widget */
  gboolean pointer_inside;
  gboolean wheeled;            /* and the pointer has not moved since */
  gboolean space_held;
  PvElement hovered;
  gboolean handle_hovered;
  PvPoint press;               /* widget */
  PvPoint press_model;
  PvElement pressed;
  gboolean touched;            /* by a finger */
  gboolean press_adds;
  gboolean press_selected;     /* the press itself changed the selection */
  PvViewport pan_from;
  PvRect band;                 /* widget */
  PvPoint moved_by;            /* model */
  PvIdSet *dragged;

  /* pv-canvas-lift.c */
  PvIdSet *lifted;             /* stands over the tiles; NULL: nothing does */
  gboolean bare;               /* the tiles are without it */
  gboolean lowering;           /* they are being painted with it again */
  PvSceneDrag *drag_steps;     /* where what is dragged is now; NULL: nothing is */
  gboolean holding;            /* the selection, until the button comes up */

  PvSnap snap;                 /* what it is in line with */
  gboolean free_hand;          /* Alt is down: in line with nothing */
  PvId link_from;
  PvCanvasLinkTest link_test;
  gpointer link_test_data;
  gboolean link_by_clicks;     /* begun from a menu or a key: no button is held */
  PvPoint pinch_from;          /* in the model: what lay between the fingers stays there */
};

/* pv-canvas.c */
void      pv_canvas_update_picture (PvCanvas         *self,
                                    gboolean          everywhere);
/* Afterwards: where it differs, or NULL for nowhere in particular. */
void      pv_canvas_mark_dirty     (PvCanvas         *self,
                                    const PvRect     *dirty);
gboolean  pv_canvas_is_node        (PvElement         element);
PvId      pv_canvas_id_of          (PvCanvas         *self,
                                    PvElement         element);
/* Around an element, its links and all that emphasis adds. */
PvRect    pv_canvas_reach          (const PvScene    *scene,
                                    PvId              id);
void      pv_canvas_mark_set_dirty (PvCanvas         *self,
                                    const PvIdSet    *set);

/* pv-canvas-difference.c */
/* Whether the keyboard comes by though it is no node: a line or a phase with a mark. */
gboolean  pv_canvas_is_marked      (PvCanvas         *self,
                                    PvElement         element);
/* What is read of @id: @words, and what happened to it. (transfer full) */
char     *pv_canvas_difference_words (PvCanvas       *self,
                                    PvId              id,
                                    const char       *words);

/* pv-canvas-fit.c: all of the scene, or a part of it, as large as fits; a part of it in the middle, or where little scrolling brings it. All of them clear of
 * the corners. */
PvViewport pv_canvas_whole_viewport  (PvCanvas     *self);
PvViewport pv_canvas_part_viewport   (PvCanvas     *self,
                                      PvViewport    viewport,
                                      const PvRect *place);
PvViewport pv_canvas_centre_viewport (PvCanvas     *self,
                                      PvViewport    viewport,
                                      const PvRect *place,
                                      PvInsets      insets);
PvViewport pv_canvas_reveal_viewport (PvCanvas     *self,
                                      PvViewport    viewport,
                                      const PvRect *place,
                                      PvInsets      insets);

/* pv-canvas-view.c */
void      pv_canvas_init_view      (PvCanvas         *self);
void      pv_canvas_dispose_view   (PvCanvas         *self);

/* pv-canvas-moving.c */
void      pv_canvas_begin_moving   (PvCanvas         *self,
                                    PvScene          *from);
/* Everybody is there; FALSE when they were. */
gboolean  pv_canvas_end_moving     (PvCanvas         *self);
void      pv_canvas_append_moving  (PvCanvas         *self,
                                    GtkSnapshot      *snapshot);
void      pv_canvas_dispose_moving (PvCanvas         *self);
void      pv_canvas_resize         (PvCanvas         *self,
                                    int               width,
                                    int               height);
void      pv_canvas_set_viewport   (PvCanvas         *self,
                                    PvViewport        viewport,
                                    gboolean          settled);
PvPoint   pv_canvas_to_model       (PvCanvas         *self,
                                    PvPoint           place);
PvRect    pv_canvas_to_widget      (PvCanvas         *self,
                                    const PvRect     *model);

/* pv-canvas-overlay.c */
void      pv_canvas_overlay        (PvCanvas         *self,
                                    GtkSnapshot      *snapshot);
/* The four handles of an element, in the widget: right, bottom, left, top. */
void      pv_canvas_handles        (PvCanvas         *self,
                                    PvElement         element,
                                    PvPoint           handles[4]);
#define PV_HANDLE_REACH 10.0

/* pv-canvas-guides.c */
/* How far what is dragged goes when the pointer has gone by @by: in line with others, or to the grid. */
PvPoint   pv_canvas_snap_move      (PvCanvas         *self,
                                    PvPoint           by);
void      pv_canvas_overlay_guides (PvCanvas         *self,
                                    GtkSnapshot      *snapshot);

/* pv-canvas-overlay-link.c */
/* A line that is being drawn, and what cannot take it. */
void      pv_canvas_overlay_link   (PvCanvas         *self,
                                    GtkSnapshot      *snapshot);
/* A ring of @width round the box of an element. */
void      pv_canvas_append_glow    (PvCanvas         *self,
                                    GtkSnapshot      *snapshot,
                                    PvElement         element,
                                    double            width,
                                    double            alpha);
void      pv_canvas_append_disc    (GtkSnapshot      *snapshot,
                                    PvPoint           centre,
                                    double            radius,
                                    GdkRGBA           fill,
                                    GdkRGBA           edge);

/* pv-canvas-input.c */
void      pv_canvas_init_input     (PvCanvas         *self);
void      pv_canvas_take_keys      (PvCanvas         *self);
/* What lies at a place of the widget is chosen, and its menu asked for. */
void      pv_canvas_ask_for_menu   (PvCanvas         *self,
                                    double            x,
                                    double            y);

/* pv-canvas-hover.c */
void      pv_canvas_init_hover     (PvCanvas         *self);
void      pv_canvas_update_hover   (PvCanvas         *self);
/* Whether @place, in the widget, is on a handle of @element, from which a line is drawn. */
gboolean  pv_canvas_is_handle      (PvCanvas         *self,
                                    PvElement         element,
                                    PvPoint           place);

/* pv-canvas-touch.c */
void      pv_canvas_init_touch     (PvCanvas         *self);
gboolean  pv_canvas_comes_from_touch (GtkGesture     *gesture);

/* pv-canvas-gestures.c */
PvElement pv_canvas_hit            (PvCanvas         *self,
                                    PvPoint           place);
void      pv_canvas_update_cursor  (PvCanvas         *self);
/* What is pressed, and all that is chosen with it. */
void      pv_canvas_begin_move     (PvCanvas         *self);
void      pv_canvas_update_move    (PvCanvas         *self,
                                    PvPoint           model);
void      pv_canvas_end_move       (PvCanvas         *self);
void      pv_canvas_end_link       (PvCanvas         *self,
                                    PvPoint           place);
/* Two fingers; @middle: between them, in the widget; @scale: how much further apart they are than at first. */
void      pv_canvas_begin_pinch    (PvCanvas         *self,
                                    PvPoint           middle);
void      pv_canvas_pinch          (PvCanvas         *self,
                                    PvPoint           middle,
                                    double            scale);
void      pv_canvas_end_pinch      (PvCanvas         *self);
gboolean  pv_canvas_can_link       (PvCanvas         *self,
                                    PvElement         target);

/* pv-canvas-lines.c */
/* Lines that are straight still are led round boxes, if they are looked at closely. */
void      pv_canvas_lead_lines     (PvCanvas         *self);
void      pv_canvas_lead_lines_soon (PvCanvas        *self);
void      pv_canvas_stop_lines     (PvCanvas         *self);

/* pv-canvas-links.c */
/* What is chosen is another: whose lines are told from now on. */
void      pv_canvas_update_links_of (PvCanvas        *self);
/* Whether a line touches the node whose lines are told. */
gboolean  pv_canvas_is_told        (PvCanvas         *self,
                                    PvElement         element);
/* To the next (1) or previous (-1) line of a node, and back to the node after the last. */
gboolean  pv_canvas_walk_links     (PvCanvas         *self,
                                    int               direction);
/* From a line to its other end. FALSE when no line is walked. */
gboolean  pv_canvas_follow_link    (PvCanvas         *self);

/* pv-canvas-lift.c */
/* What is chosen, but for what a person has locked: that stays when the others go. */
PvIdSet  *pv_canvas_free_chosen    (PvCanvas         *self);
/* Out of the tiles: what is pressed, as soon as it is, with what is chosen beside it; and what is dragged, if it is not yet. */
void      pv_canvas_lift_pressed   (PvCanvas         *self);
void      pv_canvas_lift_dragged   (PvCanvas         *self);
/* The hand is off: what it held goes back, where it is in the present scene, and who shows the selection at length may do so. */
void      pv_canvas_let_be         (PvCanvas         *self);
void      pv_canvas_forget_lifted  (PvCanvas         *self);
/* After the tiles were shown: whether they are without it, or with it again. */
void      pv_canvas_follow_tiles   (PvCanvas         *self);
/* That in which what is lifted is where it is seen. Borrowed. */
PvScene  *pv_canvas_overlay_scene  (PvCanvas         *self);

/* pv-canvas-keys.c */
void      pv_canvas_install_keys   (GtkWidgetClass   *widget_class);
void      pv_canvas_init_keys      (PvCanvas         *self);

/* pv-canvas-nodes.c */
void      pv_canvas_init_nodes     (PvCanvas         *self);
void      pv_canvas_dispose_nodes  (PvCanvas         *self);
/* Makes, names, places and drops children so that they stand for what is shown. */
void      pv_canvas_allocate_nodes (PvCanvas         *self);
/* Texts may be different: name them anew. */
void      pv_canvas_rename_nodes   (PvCanvas         *self);
/* Some stand elsewhere: in another order, perhaps. */
void      pv_canvas_place_nodes    (PvCanvas         *self);
void      pv_canvas_select_nodes   (PvCanvas         *self);
gboolean  pv_canvas_focus_node     (PvCanvas         *self,
                                    PvId              id);
gboolean  pv_canvas_focus          (GtkWidget        *widget,
                                    GtkDirectionType  direction);

G_END_DECLS
