/* The sign of a record: an actor's badge in the shape and colour of its kind, for anything else the icon of the page it is at
 * home on. Follows light and dark. */
#pragma once

#include "model/model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_BADGE (pv_badge_get_type ())
G_DECLARE_FINAL_TYPE (PvBadge, pv_badge, PV, BADGE, GtkWidget)

/* @size in pixels. It is an ornament: the words beside it say the same. */
GtkWidget  *pv_badge_new            (int             size);
void        pv_badge_set_record     (PvBadge        *self,
                                     const PvRecord *record);
/* Of a record that is gone: the page of its kind. */
void        pv_badge_set_kind       (PvBadge        *self,
                                     const PvKindInfo *kind);
/* PV_ACTOR_KIND_… */
void        pv_badge_set_actor_kind (PvBadge        *self,
                                     guint           kind);
/* The icon of a page of the window. Static. */
const char *pv_badge_page_icon      (PvPage          page);

G_END_DECLS
