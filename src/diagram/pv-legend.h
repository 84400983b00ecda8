/* The legend: what the scene shows, in the fixed order of kinds, and nothing else. For exports, and as data for a widget. */
#pragma once

#include "diagram/pv-painter.h"

G_BEGIN_DECLS

typedef enum
{
  PV_LEGEND_ACTOR_KIND,                /* code: PV_ACTOR_KIND_… */
  PV_LEGEND_RELATION_KIND,             /* PV_RELATION_KIND_… */
  PV_LEGEND_RELATION_STATE,            /* PV_RELATION_STATE_PLANNED, _ENDED */
  PV_LEGEND_ROLE,                      /* PV_ROLE_… */
  PV_LEGEND_MARK,                      /* PV_LEGEND_MARK_… */
} PvLegendKind;

enum
{
  PV_LEGEND_MARK_RAISED,
  PV_LEGEND_MARK_ENDED,
  PV_LEGEND_MARK_LANGUAGE,
  PV_LEGEND_MARK_OLDER,
  PV_LEGEND_MARK_CONFLICT,
  PV_LEGEND_MARK_GAP,
  PV_LEGEND_MARK_OVERLAP,
  PV_LEGEND_MARK_UNCLEAR,
  PV_LEGEND_MARK_HAND_OVER,
  PV_LEGEND_MARK_CHANNEL,
  PV_LEGEND_MARK_NEW,
  PV_LEGEND_MARK_CHANGED,
  PV_LEGEND_MARK_LEFT_OUT,
  PV_N_LEGEND_MARKS
};

typedef struct
{
  PvLegendKind kind;
  guint code;
  const char *words;                   /* in the language asked for. Static */
  const char *second;                  /* for BOTH the Swedish ones; else NULL */
  gboolean letter;                     /* a role's mark has its letter: in Finnish content alone */
} PvLegendEntry;

/* @lang: PV_LANG_NONE for English; BOTH is Finnish with Swedish beside it. (transfer full) (element-type PvLegendEntry) */
GArray *pv_legend_entries (const PvScene        *scene,
                           PvLang                lang);
/* The sign of one entry in a box of 36 × 24 at @x, @y. */
void    pv_legend_paint_sign (const PvLegendEntry *entry,
                           PvSurface            *surface,
                           const PvStyle        *style,
                           double                x,
                           double                y);
/* Height that the whole takes at @width, and painting it at @x, @y: columns as they fit, actor kinds, then links, then the rest. With
 * Finnish and Swedish words on one line for BOTH. */
double  pv_legend_height  (const PvScene        *scene,
                           PvLang                lang,
                           double                width);
void    pv_legend_paint   (const PvScene        *scene,
                           PvLang                lang,
                           PvSurface            *surface,
                           const PvStyle        *style,
                           double                x,
                           double                y,
                           double                width);

G_END_DECLS
