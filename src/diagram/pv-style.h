/* Every colour and size of VISUAL.md, as data. Static and immutable. */
#pragma once

#include "diagram/pv-surface.h"
#include "model/model.h"

G_BEGIN_DECLS

typedef enum
{
  PV_STYLE_LIGHT,
  PV_STYLE_DARK,
  PV_STYLE_CONTRAST_LIGHT,
  PV_STYLE_CONTRAST_DARK,
  PV_STYLE_PRINT,
  PV_N_STYLES
} PvStyleKind;

#define PV_N_ACTOR_KINDS 11
#define PV_N_RELATION_KINDS 7

typedef struct
{
  PvStyleKind kind;
  gboolean tints;            /* washes of colour behind marks and words; no in high contrast */
  gboolean hatches;          /* gaps are hatched on white, not tinted */
  double extra_outline;      /* added to every outline: 0.5 in high contrast */
  PvRgba window, head, card, canvas, grid;
  PvRgba lane;               /* every other swimlane */
  PvRgba ink, ink2, faded, faded_line, line, edge, bundle;
  PvRgba accent, accent_button, accent_tint;
  PvRgba ok, ok_tint, warn, warn_tint, error, error_tint;
  PvRgba glyph;              /* the icon on a badge */
  PvRgba mark_ink;           /* letters on filled role marks */
  PvRgba actor_kind[PV_N_ACTOR_KINDS + 1];        /* by PV_ACTOR_KIND_…; 0: no kind, drawn as ink2 */
  PvRgba relation_kind[PV_N_RELATION_KINDS + 1];  /* by PV_RELATION_KIND_…; 0 as co-operation */
} PvStyle;

const PvStyle *pv_style_get (PvStyleKind kind);

/* --- the same in every style --- */
typedef enum
{
  PV_END_NONE,
  PV_END_DOT,
  PV_END_TRIANGLE,
  PV_END_COIN,
  PV_END_HOLLOW_TRIANGLE,
  PV_END_ARROW,
  PV_END_SQUARE,
  PV_END_DIAMOND,
} PvEndMark;

typedef struct
{
  double width;
  double apart;              /* between the middles of two parallel strokes; 0: a single one */
  PvEndMark from;
  PvEndMark to;
} PvLinkStyle;

const PvLinkStyle *pv_link_style         (guint     relation_kind);

/* The outline of a kind in a box of 24 × 24. Static; thread-safe. Unknown kinds have a plain square. */
const PvOutline   *pv_kind_shape         (guint     actor_kind);
/* The icon within it: up to PV_MAX_GLYPH_PARTS pieces, filled where width is 0, else stroked. */
#define PV_MAX_GLYPH_PARTS 4
typedef struct
{
  const PvOutline *outline;
  double width;
} PvGlyphPart;
guint              pv_kind_glyph         (guint        actor_kind,
                                          PvGlyphPart  parts[PV_MAX_GLYPH_PARTS]);

/* The letter of a role (V P A T), the same in all languages; "" for none. */
const char        *pv_role_letter        (guint     role);

/* --- sizes --- */
#define PV_NODE_HEIGHT 36.0
#define PV_NODE_HEIGHT_TALL 54.0
#define PV_NODE_LEAST_WIDTH 66.0
#define PV_NODE_MOST_WIDTH 192.0
#define PV_NODE_MOST_WIDTH_OF_BOTH 222.0   /* Finnish with Swedish under it: a line each before two */
#define PV_NODE_CORNER 9.0
#define PV_NODE_OUTLINE 1.5
#define PV_NODE_BADGE 24.0
#define PV_NODE_BADGE_X 7.0
#define PV_NODE_TEXT_X 37.0
#define PV_NODE_RIGHT_INSET 12.0
#define PV_MARK_RADIUS 9.0
#define PV_STEP_WIDTH 126.0
#define PV_STEP_HEIGHT 46.0
#define PV_STEP_CORNER 8.0
#define PV_STEP_OUTLINE 1.3
#define PV_ROLE_SIZE 17.5
#define PV_LANE_HEAD_WIDTH 128.0
#define PV_PHASE_HEAD_HEIGHT 44.0

/* --- level of detail, by device pixels a model pixel --- */
/* From this zoom on a box of the network has its name in it. */
#define PV_ZOOM_NAMED 0.56
/* From this zoom on a link says that it was raised and not confirmed; before, the marks would be more than the links. */
#define PV_ZOOM_LINK_MARKS 0.75

typedef enum
{
  PV_DETAIL_REGIONS,         /* < 0.1: one disc an area */
  PV_DETAIL_BADGES,          /* 0.1 – 0.3: plain badges, thin lines */
  PV_DETAIL_ICONS,           /* 0.3 – 0.56: the badge fills the box; labels for hubs, selection and finds */
  PV_DETAIL_NORMAL,          /* 0.56 – 1.4; the smallest words are held at 8 pixels where the box has room, of which the badge gives some */
  PV_DETAIL_CLOSE,           /* > 1.4: both languages, area, link words */
} PvDetail;

PvDetail           pv_detail_at          (double    zoom);

G_END_DECLS
