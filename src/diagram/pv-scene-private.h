/* Inside diagram/ only: what a scene is made of. Arrays are the scene's own and are copied when something moves; texts and faces lie in a
 * PvSceneStock that all scenes made from one another share. */
#pragma once

#include "diagram/pv-scene.h"
#include "diagram/pv-scene-grid.h"
#include "diagram/pv-style.h"
#include "diagram/pv-text-measure.h"
#include "diagram/pv-view-setting.h"

G_BEGIN_DECLS

#define PV_MAX_LINES 4

/* One line inside a box; @y is its baseline below the middle of the box. */
typedef struct
{
  const char *text;
  double width;
  double y;
  PvFont font;
  PvLang lang;
  gboolean second;             /* in the second ink */
} PvSceneLine;

/* Last the lines: a text that is kept (pv_scene_keep_text) has room for those it has, and no more. */
typedef struct
{
  guint n_lines;
  double widest;
  PvSceneLine lines[PV_MAX_LINES];
} PvSceneText;

typedef enum
{
  PV_FLAG_RAISED = 1 << 0,
  PV_FLAG_ENDED = 1 << 1,              /* or retired */
  PV_FLAG_MISSING = 1 << 2,            /* a language */
  PV_FLAG_CONFLICT = 1 << 3,
  PV_FLAG_CUT = 1 << 4,                /* its name ends in … */
  PV_FLAG_NO_AGREEMENT = 1 << 5,
  PV_FLAG_BOTH_WAYS = 1 << 6,
  PV_FLAG_OVERLAP = 1 << 7,
  PV_FLAG_UNCLEAR = 1 << 8,
  PV_FLAG_CHANNEL = 1 << 9,
  PV_FLAG_DECISION = 1 << 10,          /* a step that holds one */
  PV_FLAG_NEW = 1 << 11,
  PV_FLAG_CHANGED = 1 << 12,
  PV_FLAG_LEFT_OUT = 1 << 13,
  PV_FLAG_LOCKED = 1 << 14,
  PV_FLAG_ASSISTING = 1 << 15,         /* a task's sign in its actor's own lane */
  PV_FLAG_NOBODY = 1 << 16,            /* a step without any task */
  PV_FLAG_OLDER = 1 << 17,             /* one language than the other */
  PV_FLAG_PALE = 1 << 18,              /* a filter lets it stand as a shadow: nothing to point at, to walk to or to count */
} PvFlags;

/* How an actor looks, wherever it stands. */
typedef struct
{
  PvId id;
  guint kind;
  guint flags;
  PvLang missing;                      /* or older than the other; NONE */
  const PvSceneText *normal;           /* in the stock */
  const PvSceneText *close;            /* most often the same */
  double width, height;                /* of the frame */
  double room_width, room_height;      /* that it needs in any language: for the layout */
  guint n_links;                       /* shown */
  guint region;                        /* index into the scene's regions; G_MAXUINT: none */
  guint area;                          /* index into the stock's areas */
  guint ring;                          /* how near to the customer, 0 … 3: see pv-scene-arrange.h */
  const char *name;
  const char *second;                  /* in the other language; NULL: the same, or none */
} PvFace;

typedef struct
{
  PvId id;
  PvRect box;
  const PvFace *face;
} PvNode;

typedef struct
{
  PvId id;
  guint kind;
  guint state;
  guint flags;
  const char *what;                    /* it is about; NULL: not said */
  const char *words;                   /* on the line; NULL: none */
  double words_width;
} PvLinkFace;

/* How a line lies that goes round boxes, cannot, or has words on it. Atomically ref-counted; scenes share it while the line stays. */
typedef struct
{
  PvRect words;                        /* the pill; empty: no room */
  PvLayoutRoute route;                 /* there is room for its n_points alone */
} PvLinkWay;

/* Small, since a great network has tens of thousands, and most of their lines are straight and without words. */
typedef struct
{
  const PvLinkFace *face;
  guint from, to;                      /* indexes of nodes */
  PvRoutePoint ends[2];
  guint drawn : 1;                     /* 0: the boxes touch */
  guint led : 1;                       /* round boxes, where any are in its way; else straight whatever is */
  PvLinkWay *way;                      /* NULL: straight between the ends */
} PvLinkShape;

/* What is said of a node or a link. */
typedef struct
{
  const char *name;
  const char *sentence;
  const char *tooltip;
} PvTold;

typedef struct
{
  PvId id;
  PvRect head;
  PvSceneText text;
  const char *number;
  const char *name;
  const char *sentence;
} PvPhaseShape;

typedef struct
{
  PvId id;                             /* the actor's; PV_NO_ID: nobody */
  guint kind;
  guint flags;
  PvRect head;
  PvRect band;
  guint row;
  PvSceneText text;
  const char *name;
  const char *sentence;
} PvLaneShape;

typedef struct
{
  PvId id;
  guint phase, lane;
  guint flags;
  PvLang missing;
  PvRect box;
  PvSceneText text;
  const char *name;
  const char *sentence;
  const char *tooltip;
} PvStepShape;

typedef struct
{
  PvId id;
  guint step;
  guint role;
  guint flags;
  PvRect box;                          /* the mark; or, assisting, the pill */
  PvSceneText text;                    /* of the pill */
  const char *sentence;
} PvTaskShape;

typedef struct
{
  PvId id;
  guint from, to;                      /* indexes of steps */
  guint flags;
  const PvPoint *points;               /* in the stock */
  guint n_points;
  PvSceneText words;                   /* criterion, around the middle of @label */
  PvRect label;                        /* empty: none */
  PvRect pill;                         /* "no agreement"; empty: none */
  const char *pill_words;
  PvPoint dot;
  const char *number;                  /* NULL: no dot */
  const char *criterion;
  const char *name;
  const char *sentence;
} PvTransitionShape;

/* A criterion that found no room beside its line: under the lanes, by the number of its dot. */
typedef struct
{
  const char *number;
  const char *words;
  PvRect rect;
} PvNoteShape;

typedef struct
{
  PvId id;                             /* of the phase */
  guint phase, lane;
  PvRect box;
  const char *words;
  double words_width;
  const char *sentence;
} PvGapShape;

typedef struct
{
  PvId id;                             /* of the area; PV_NO_ID: of no area, or of a kind in columns */
  PvPoint centre;
  guint n_nodes;
  const PvPoint *dots;                 /* n_nodes; clockwise from 12 o'clock, in pitches from the centre; in the stock */
  const guint8 *kinds;                 /* of each dot, ascending; in the stock */
  const char *name;
  const char *count;                   /* "800 actors" */
  const char *sentence;
} PvRegionShape;

typedef struct
{
  guint from, to;                      /* regions */
  guint n_links;
  const char *count;
  gboolean weak;                       /* others tell more */
} PvBundleShape;

typedef enum
{
  PV_GUIDE_HEADING,                    /* over a column */
  PV_GUIDE_FRAME,                      /* around an area */
  PV_GUIDE_RING,
  PV_GUIDE_MIDDLE,
} PvGuideKind;

/* Says what is what in an arrangement. It stands under everything and is no element: what it says, each actor says of itself. */
typedef struct
{
  PvGuideKind kind;
  guint index;                         /* actor kind of a heading, number of a ring, of a frame the area */
  PvRect rect;                         /* of a heading: as wide as its column */
  const char *words;
  PvRect place;                        /* that its words take, from 100 % down to where names of actors can be read; empty: where there is room */
} PvGuideShape;

typedef struct
{
  PvId id;                             /* PV_NO_ID: of those without an area */
  const char *name;
} PvSceneArea;

/* Shared: texts, faces, points. */
typedef struct _PvSceneStock
{
  gatomicrefcount references;
  GMutex lock;                         /* of the strings and of what is told: scenes of one stock live in several threads */
  GStringChunk *strings;
  GHashTable *told;                    /* part << 28 | index → PvTold, when somebody asked */
  PvFace *faces;
  guint n_faces;
  PvLinkFace *link_faces;
  guint n_link_faces;
  GPtrArray *others;                   /* freed with g_free */
  char *block;                         /* the free end of the last block of texts */
  gsize block_left;
  struct _PvSceneStock *beside;        /* what a second thread kept for the same faces; NULL: none did */
  GArray *areas;                       /* PvSceneArea, that actors stand in */
  GArray *ids;                         /* PvSceneId, ascending */
  guint *link_starts;                  /* by node or step, one more at the end: into links */
  guint *links;                        /* of links or transitions; one whose ends are the same stands once */
} PvSceneStock;

typedef struct
{
  PvId id;
  PvElement element;
} PvSceneId;

struct _PvScene
{
  gatomicrefcount references;
  PvSceneKind kind;
  PvLang lang;
  PvLang first;                        /* the language of one-language words */
  guint64 seed;
  PvSceneStock *stock;
  PvRect bounds;
  const char *summary;

  PvNode *nodes;
  guint n_nodes;
  PvLinkShape *links;
  guint n_links;
  PvRegionShape *regions;
  guint n_regions;
  PvRect regions_area;                 /* around the discs as a usual window shows the whole */
  double regions_zoom;                 /* at which it does; farther away discs become smaller */
  double regions_scale;                /* of the discs, at most 1: so that all of them stand in that window */
  PvBundleShape *bundles;
  guint n_bundles;
  PvSceneMove *new_places;
  guint n_new_places;
  gboolean has_pale;                   /* some face is PV_FLAG_PALE */
  guint n_led;                         /* links that go round boxes, and have words where there is room */
  gboolean unsettled;                  /* somebody stands elsewhere, and other lines than theirs lie as they did */
  PvViewArrangement arranged;
  PvGuideShape *guides;
  guint n_guides;

  PvPhaseShape *phases;
  guint n_phases;
  PvLaneShape *lanes;
  guint n_lanes;
  PvStepShape *steps;
  guint n_steps;
  PvTaskShape *tasks;
  guint n_tasks;
  PvTransitionShape *transitions;
  guint n_transitions;
  PvGapShape *gaps;
  guint n_gaps;
  PvNoteShape *notes;
  guint n_notes;
  PvRect grid_area;                    /* path: the cells, without heads */

  PvSceneGrid *grid;
  GArray *moved;                       /* PvElement, by part and index: no longer where the grid has them */
  PvElement *order;                    /* NULL until somebody asks */
  guint n_order;
};

/* --- pv-scene.c --- */
PvScene      *pv_scene_alloc          (PvSceneKind         kind,
                                       PvLang              lang);
PvSceneStock *pv_scene_stock_new      (void);
PvSceneStock *pv_scene_stock_ref      (PvSceneStock       *stock);
void          pv_scene_stock_unref    (PvSceneStock       *stock);
/* Kept as long as the stock. */
const char   *pv_scene_keep           (PvSceneStock       *stock,
                                       const char         *text);
const char   *pv_scene_keep_take      (PvSceneStock       *stock,
                                       char               *text);
/* While the scene is made, on its one thread. */
const PvSceneText *pv_scene_keep_text (PvSceneStock       *stock,
                                       const PvSceneText  *text);
PvId          pv_scene_element_id     (const PvScene      *scene,
                                       PvElement           element);

/* --- pv-scene-link.c --- */
/* @words: NULL for none. */
void          pv_link_set_way         (PvLinkShape        *link,
                                       const PvLayoutRoute *route,
                                       const PvRect       *words);
/* As that of @other, words and all. */
void          pv_link_take_way        (PvLinkShape        *link,
                                       const PvLinkShape  *other);
void          pv_link_get_route       (const PvLinkShape  *link,
                                       PvLayoutRoute      *route);
guint         pv_link_n_points        (const PvLinkShape  *link);
PvPoint       pv_link_point           (const PvLinkShape  *link,
                                       guint               point);
gboolean      pv_link_is_led_round    (const PvLinkShape  *link);
/* Empty: there are none. */
PvRect        pv_link_words           (const PvLinkShape  *link);
/* (transfer full) */
PvLinkShape  *pv_links_copy           (const PvLinkShape  *links,
                                       guint               n_links);
void          pv_links_free           (PvLinkShape        *links,
                                       guint               n_links);

/* --- pv-scene-tell.c --- */
/* Of a node or a link: made when somebody asks for the first time, since nobody reads the sentences of sixty thousand links. Lives as long
 * as the stock. Any thread. */
PvTold        pv_scene_tell           (const PvScene      *scene,
                                       PvElement           element);

/* --- pv-scene-finish.c --- */
/* What is found by id, and which links touch which node: once all arrays are filled. */
void          pv_scene_index          (PvScene            *scene);
/* That, bounds and grid. */
void          pv_scene_finish         (PvScene            *scene);
/* When all links may lie elsewhere. */
void          pv_scene_finish_routed  (PvScene            *scene);
/* The bounds alone. */
void          pv_scene_make_bounds    (PvScene            *scene);
/* Bounds again, after something moved within @changed; and the grid, when too much has. */
void          pv_scene_finish_moved   (PvScene            *scene,
                                       const PvRect       *changed);
/* @elements are no longer where the grid has them. */
void          pv_scene_note_moved     (PvScene            *scene,
                                       const GArray       *elements);
int           pv_element_compare      (gconstpointer       a,
                                       gconstpointer       b);
/* --- pv-scene.c --- */
/* All that an element covers, marks included. */
PvRect        pv_scene_element_bounds (const PvScene      *scene,
                                       PvElement           element);
/* Of a link in @room, which has PV_LAYOUT_ROUTE_POINTS; of a transition where they are. */
const PvPoint *pv_scene_link_points   (const PvScene      *scene,
                                       PvElement           element,
                                       PvPoint            *room,
                                       guint              *n_points);
PvRect        pv_points_bounds        (const PvPoint      *points,
                                       guint               n_points,
                                       double              margin);

/* --- pv-scene-regions.c --- */
/* Gives every face its region (@actors: its record). None where there is but one region or few actors. Before placing: regions are kept
 * together. */
void          pv_scene_find_regions   (PvScene            *scene,
                                       const PvModel      *model,
                                       const GPtrArray    *actors,
                                       PvLang              lang);
/* Around a region's disc and its words, as a usual window shows the whole. */
PvRect        pv_scene_region_place   (const PvScene      *scene,
                                       guint               region);
/* The region around an actor's area; else the outermost area there is. */
PvId          pv_scene_region_of      (const PvModel      *model,
                                       const PvRecord     *actor);
/* Centres, dots and bundles, once all stand somewhere. */
void          pv_scene_place_regions  (PvScene            *scene);

/* --- pv-scene-words.c: templates in the content's language --- */
/* Words joined by commas; empty ones are left out. (transfer full) */
char         *pv_words_list           (const char *const  *words,
                                       guint               n_words);
char         *pv_actor_sentence       (PvLang              lang,
                                       const char         *name,
                                       guint               kind,
                                       guint               n_links,
                                       guint               flags);
char         *pv_relation_sentence    (PvLang              lang,
                                       guint               kind,
                                       gboolean            both_ways,
                                       const char         *from,
                                       const char         *to,
                                       guint               state,
                                       guint               flags);
char         *pv_task_sentence        (PvLang              lang,
                                       const char         *actor,
                                       guint               role,
                                       const char         *step,
                                       const char         *what);
/* "1 link", "8 links": a number with the words for it. (transfer full) */
char         *pv_count_words          (PvLang              lang,
                                       guint               n,
                                       const char         *one,
                                       const char         *many);

/* --- pv-scene-text.c: texts laid out for boxes --- */
/* @lines (PvTextLine) under each other, centred on y 0; @font of the first @n_first, @second_font of the others. */
void          pv_scene_text_add       (PvSceneText        *text,
                                       PvSceneStock       *stock,
                                       const GPtrArray    *lines,
                                       PvFont              font,
                                       PvLang              lang,
                                       gboolean            second);
void          pv_scene_text_centre    (PvSceneText        *text,
                                       double              pitch);

G_END_DECLS
