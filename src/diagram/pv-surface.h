/* The one small interface through which everything is drawn. pv-surface-cairo.h has it for any cairo context; an SVG writer is another
 * implementation. A surface is used on one thread. Coordinates are those of the scene; scaling is the surface's business. */
#pragma once

#include "diagram/pv-element.h"
#include "diagram/pv-outline.h"

G_BEGIN_DECLS

typedef struct
{
  double r, g, b, a;       /* 0 … 1, not premultiplied */
} PvRgba;

typedef enum
{
  PV_CAP_BUTT,
  PV_CAP_ROUND,
} PvCap;

#define PV_MAX_DASHES 4

/* How an outline is painted: first filled, then hatched, then stroked. Alpha 0 means not at all. */
typedef struct
{
  PvRgba fill;
  PvRgba hatch;            /* parallel lines at 45°, clipped to the outline */
  double hatch_pitch;      /* between two of them, across */
  double hatch_width;
  PvRgba stroke;
  double width;
  PvCap cap;               /* joins are round */
  gboolean hairline;       /* a device pixel wide and one of thousands: may be drawn the quick way */
  guint n_dashes;          /* 0: solid */
  double dashes[PV_MAX_DASHES];
} PvPaint;

typedef enum
{
  PV_WEIGHT_REGULAR = 400,
  PV_WEIGHT_BOLD = 700,
  PV_WEIGHT_HEAVY = 800,
} PvWeight;

typedef struct
{
  double size;             /* of the em, in model pixels */
  PvWeight weight;
} PvFont;

typedef enum
{
  PV_ANCHOR_START,
  PV_ANCHOR_MIDDLE,
  PV_ANCHOR_END,
} PvAnchor;

/* One line of text. */
typedef struct
{
  const char *text;
  PvFont font;
  PvRgba colour;
  PvLang lang;             /* PV_LANG_NONE: not known */
  double x;                /* of the anchor, on the baseline */
  double y;
  double width;            /* as measured; 0: not known. A writer may fix the length to it */
  PvAnchor anchor;
  gboolean struck;
} PvTextRun;

typedef struct _PvSurface PvSurface;

typedef struct
{
  void (*draw)  (PvSurface       *surface,
                 const PvOutline *outline,
                 const PvPaint   *paint);
  void (*text)  (PvSurface       *surface,
                 const PvTextRun *run);
  /* NULL allowed, both or none. Around all that is drawn of one element; they do not nest. @info's texts may be NULL. @role is a word for
   * a class in the output: "node", "link", "step" … */
  void (*begin) (PvSurface           *surface,
                 const char          *role,
                 const PvElementInfo *info);
  void (*end)   (PvSurface       *surface);
  /* NULL allowed: nothing is cut. What follows is cut at @rect, until NULL is given; they do not nest. */
  void (*clip)  (PvSurface       *surface,
                 const PvRect    *rect);
} PvSurfaceClass;

/* The first member of an implementation's struct. */
struct _PvSurface
{
  const PvSurfaceClass *surface_class;
  PvOutline *scratch;      /* painters build outlines here; the implementation makes and frees it */
};

/* For implementations. */
void   pv_surface_init  (PvSurface            *surface,
                         const PvSurfaceClass *surface_class);
void   pv_surface_clear (PvSurface            *surface);

void   pv_surface_draw  (PvSurface            *surface,
                         const PvOutline      *outline,
                         const PvPaint        *paint);
void   pv_surface_text  (PvSurface            *surface,
                         const PvTextRun      *run);
void   pv_surface_begin (PvSurface            *surface,
                         const char           *role,
                         const PvElementInfo  *info);
void   pv_surface_end   (PvSurface            *surface);
void   pv_surface_clip  (PvSurface            *surface,
                         const PvRect         *rect);

/* "#rrggbb" */
PvRgba pv_rgba          (guint32               rrggbb);
PvRgba pv_rgba_faded    (PvRgba                colour,
                         double                alpha);

G_END_DECLS
