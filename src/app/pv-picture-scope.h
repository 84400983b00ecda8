/* What a page with a canvas shows now, so that a picture of it can be made later, in a worker and in another language: the part that is
 * seen, what is chosen, the filter, and where everybody stands. Owns all it holds. Main thread; what comes of it, any. */
#pragma once

#include "exchange/exchange.h"

G_BEGIN_DECLS

typedef enum
{
  PV_PICTURE_ALL,              /* the whole network or path */
  PV_PICTURE_CHOSEN,
  PV_PICTURE_SEEN,
  PV_N_PICTURE_PARTS
} PvPicturePart;

typedef struct
{
  PvId path;                   /* PV_NO_ID: the network */
  PvIdSet *chosen;             /* NULL: nothing is */
  PvRect seen;
  double zoom;
  PvIdSet *full;               /* what is not faded, or NULL */
  PvNetworkSceneOptions filter;
  PvShownSets filtered;        /* what the filter borrows */
  PvId view;                   /* of the network; PV_NO_ID: that of all actors */
  GArray *places;              /* PvSceneMove, or NULL */
  GArray *findings;            /* PvSceneFinding, or NULL */
  GArray *older;               /* PvOlderText, or NULL */
} PvPictureScope;

/* Everything of the network, or of @path, as nobody looks at it yet. (transfer full) */
PvPictureScope *pv_picture_scope_new  (PvId                  path);
PvPictureScope *pv_picture_scope_copy (const PvPictureScope *scope);
void            pv_picture_scope_free (PvPictureScope       *scope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvPictureScope, pv_picture_scope_free)

/* Sets in @choice what @scope says of @part; @scope must outlive it. */
void            pv_picture_scope_apply (const PvPictureScope *scope,
                                        PvPicturePart         part,
                                        PvDiagramChoice      *choice);

G_END_DECLS
