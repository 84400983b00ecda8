/* What of the network or of a path becomes a picture, as a person chose it: the window and the command line ask with the same words and
 * get the same bytes. Whatever the audience may not have is not in the scene; places are kept, so that what is left stands where it
 * stood. Any thread, on a snapshot. */
#pragma once

#include "exchange/pv-picture.h"

G_BEGIN_DECLS

typedef struct
{
  PvId path;                   /* PV_NO_ID: the network */
  PvId view;                   /* of the network; PV_NO_ID: the first, with everybody */
  PvLang lang;
  PvAudience audience;
  PvDate today;                /* PV_NO_DATE: the clock's day */
  const PvIdSet *only;         /* these actors, ends of links, or the phases of these; NULL: everything */
  PvPages pages;               /* of a .pdf */
  PvStyleKind style;
  gboolean legend;
  const PvViewArrangement *arrangement;   /* of the network, all places anew; NULL: as its view has it */
  gboolean without_raised;     /* what was only raised stays out; else it is marked */
  gboolean straight;           /* the lines of a great network do not go round boxes, which takes seconds: for who looks at them later or not at all */

  /* As a window shows it; of the network alone, but for the first two. */
  PvRect seen;                 /* only this part of it; empty: everything */
  double zoom;                 /* at which it is seen; read when there is a part */
  const PvIdSet *full;         /* what is not faded; NULL: nothing is */
  const PvNetworkSceneOptions *filter;   /* days and who is shown how; NULL: as @view has it */
  const PvSceneMove *places;   /* where actors stand that have no placement */
  guint n_places;
  const GArray *older;         /* PvOlderText, or NULL; read for our own use alone, as are findings */
  const PvSceneFinding *findings;
  guint n_findings;
} PvDiagramChoice;

/* The whole network in Finnish for anybody, on one sheet with its legend. */
PvDiagramChoice pv_diagram_choice (void);

/* The view whose places the network has: that of all actors; PV_NO_ID when there is none. */
PvId      pv_diagram_view   (const PvModel         *model);
/* NULL when cancelled. (transfer full) */
PvScene  *pv_diagram_scene  (const PvModel         *model,
                             const PvDiagramChoice *choice,
                             GCancellable          *cancellable);
/* @scene (transfer full) with the lines that run through @part led round boxes. NULL when cancelled. (transfer full) */
PvScene  *pv_diagram_lead   (PvScene               *scene,
                             const PvRect          *part,
                             GCancellable          *cancellable);
/* What stands above it: the path's name, or the ecosystem's. NULL when there is none. (transfer full) */
char     *pv_diagram_title  (const PvModel         *model,
                             const PvDiagramChoice *choice);
/* @scene as it is to be painted; @emphasis and @title must outlive it. */
PvPicture pv_diagram_picture (const PvModel        *model,
                             const PvDiagramChoice *choice,
                             const PvScene         *scene,
                             const char            *title,
                             const PvEmphasis      *emphasis);
/* The picture as PNG, no larger than @most_width × @most_height pixels; in @n_sheets on how many pages a PDF of it would stand, and in
 * @summary (transfer full) what it shows. As pv_diagram_export() otherwise. */
GBytes   *pv_diagram_preview (const PvModel        *model,
                             const PvDiagramChoice *choice,
                             double                 most_width,
                             double                 most_height,
                             guint                 *n_sheets,
                             char                 **summary,
                             GCancellable          *cancellable,
                             GError               **error);

/* By the end of @file: .png (@scale device pixels for one that is seen, or for one at 100 %), .svg or .pdf. PV_ERROR_REFUSED when nothing
 * is left to show. */
gboolean  pv_diagram_export (const PvModel         *model,
                             const PvDiagramChoice *choice,
                             const char            *file,
                             double                 scale,
                             GCancellable          *cancellable,
                             GError               **error);

G_END_DECLS
