/* What is chosen, in one place: canvas, table and form of a window share one of these, so that they show the same thing.
 * Holds ids in the order they were chosen, each once. Main thread. */
#pragma once

#include "model/model.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PV_TYPE_SELECTION (pv_selection_get_type ())
G_DECLARE_FINAL_TYPE (PvSelection, pv_selection, PV, SELECTION, GObject)

/* Signals:
 *   "changed" ()              other records are chosen now; never when the same were chosen again
 *   "let-go" ()               what was held no longer is: once there is nothing more urgent to do
 *   "show" (gint64 id)        somebody asks to see this record: the window turns to a page that can show it
 */

PvSelection *pv_selection_new        (void);

guint        pv_selection_get_n      (PvSelection   *self);
PvId         pv_selection_get        (PvSelection   *self,
                                      guint          index);
/* The one record that is chosen; PV_NO_ID when there is none, or more than one. */
PvId         pv_selection_get_single (PvSelection   *self);
/* Borrowed, valid until the selection changes; NULL when nothing is chosen. */
const PvId  *pv_selection_get_ids    (PvSelection   *self,
                                      guint         *n);
gboolean     pv_selection_contains   (PvSelection   *self,
                                      PvId           id);

/* PV_NO_ID lets go of everything. */
void         pv_selection_set        (PvSelection   *self,
                                      PvId           id);
void         pv_selection_set_many   (PvSelection   *self,
                                      const PvId    *ids,
                                      guint          n);
void         pv_selection_toggle     (PvSelection   *self,
                                      PvId           id);
void         pv_selection_clear      (PvSelection   *self);
/* Lets go of what is not in @model any more. */
void         pv_selection_prune      (PvSelection   *self,
                                      const PvModel *model);

/* Between the two a hand is at it: who would take long to show what is chosen waits for "let-go". */
void         pv_selection_hold       (PvSelection   *self);
void         pv_selection_release    (PvSelection   *self);
gboolean     pv_selection_is_held    (PvSelection   *self);

/* Chooses @id and emits "show". */
void         pv_selection_show       (PvSelection   *self,
                                      PvId           id);
/* Emits "show" with the first, and chooses all of them. */
void         pv_selection_show_many  (PvSelection   *self,
                                      const PvId    *ids,
                                      guint          n);

G_END_DECLS
