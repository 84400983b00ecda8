/* Views of the network, as edits. Pure: nothing is committed here. Each is one labelled step. */
#pragma once

#include "app/pv-network-edits.h"

G_BEGIN_DECLS

typedef struct
{
  const char *names[PV_N_LANGS];       /* by lang - PV_LANG_FIRST; NULL: none */
  const PvFilter *filter;
  PvId focus;
  guint steps;                         /* 0: nobody is in the middle */
} PvViewWish;

/* A view with everybody where they stand now: in @scene, in the view of @session, and what the session remembers. @added: its temporary id.
 * (transfer full) */
PvEdits *pv_view_edits_add    (const PvModel    *model,
                               PvPlaces         *session,
                               const PvScene    *scene,
                               const PvViewWish *wish,
                               PvId             *added);
/* @view keeps filter, focus and steps of @wish; its names and places stay. */
PvEdits *pv_view_edits_keep   (const PvModel    *model,
                               PvId              view,
                               const PvViewWish *wish);
PvEdits *pv_view_edits_rename (PvId              view,
                               const PvViewWish *wish);

G_END_DECLS
