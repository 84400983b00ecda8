/* What a view remembers besides the places of its actors: words "key=value" in its field `filter`, parted by semicolons. Whoever keeps
 * something of his own there leaves the other keys as they are. */
#pragma once

#include "analysis/analysis.h"
#include "layout/layout.h"
#include "model/model.h"

G_BEGIN_DECLS

/* The value of @key, or NULL. (transfer full) */
char          *pv_view_setting_get     (const PvModel *model,
                                        PvId           view,
                                        const char    *key);
/* @n keys at once, since edits are seen in the model only when they are carried out; a value of NULL forgets its key. @view may be new in
 * the same edits. */
void           pv_view_settings_set    (PvEdits           *edits,
                                        const PvModel     *model,
                                        PvId               view,
                                        const char *const *keys,
                                        const char *const *values,
                                        guint              n);

/* How a network is arranged. */
typedef struct
{
  PvArrangement arrangement;
  PvId centre;                   /* AROUND: the actor in the middle */
  PvPoint middle;                /* RINGS: the point in the middle */
} PvViewArrangement;

/* By links, where a view says nothing, or there is none. */
PvViewArrangement pv_view_arrangement     (const PvModel           *model,
                                           PvId                     view);
void              pv_view_set_arrangement (PvEdits                 *edits,
                                           const PvModel           *model,
                                           PvId                     view,
                                           const PvViewArrangement *arrangement);
/* "links", "rings", "columns", "around", "areas": in files, on the command line and as the state of an action. */
const char       *pv_arrangement_word     (PvArrangement            arrangement);
/* PV_N_ARRANGEMENTS for no such word. */
PvArrangement     pv_arrangement_of_word  (const char              *word);

/* The view of everybody, in which nothing is limited: the one that nobody kept under a name (pv_view_set_filter), else the first there
 * is. Ids say nothing of what was first, since each laptop counts its own. PV_NO_ID when there is none. */
PvId              pv_network_view_of_all  (const PvModel           *model);
/* The view of the network that is called so in any language, whatever its case, or has this id as text; NULL. Of several the first. */
PvRecord         *pv_network_view_by_name (const PvModel           *model,
                                           const char              *name);
/* What of the network it shows: no condition where it says nothing, or there is no such view. (transfer full) */
PvFilter         *pv_view_filter          (const PvModel           *model,
                                           PvId                     view);
/* Both make it one of several views, kept under a name. */
void              pv_view_set_filter      (PvEdits                 *edits,
                                           const PvModel           *model,
                                           PvId                     view,
                                           const PvFilter          *filter);
/* Of a view that is new in @edits: the arrangement as well. */
void              pv_view_set_new         (PvEdits                 *edits,
                                           PvId                     view,
                                           const PvFilter          *filter,
                                           const PvViewArrangement *arrangement);

G_END_DECLS
