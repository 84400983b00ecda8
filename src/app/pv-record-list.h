/* The records of one kind as a GListModel that follows a document: a row is the same object as long as its record is there. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

#define PV_TYPE_ROW (pv_row_get_type ())
G_DECLARE_FINAL_TYPE (PvRow, pv_row, PV, ROW, GObject)

/* Signals:
 *   "changed" ()              what the row shows may be different now
 */

PvId      pv_row_get_id     (PvRow      *self);
/* Borrowed, until the row changes. */
PvRecord *pv_row_get_record (PvRow      *self);
/* What the row keeps for who sorts and filters, by number; forgotten when its record changes. NULL: nothing. */
char     *pv_row_get_key    (PvRow      *self,
                             guint       number);
void      pv_row_take_key   (PvRow      *self,
                             guint       number,
                             char       *key);

#define PV_TYPE_RECORD_LIST (pv_record_list_get_type ())
G_DECLARE_FINAL_TYPE (PvRecordList, pv_record_list, PV, RECORD_LIST, GObject)

/* Signals:
 *   "refreshed" ()            words of any row may be different: sort and filter again
 */

PvRecordList *pv_record_list_new     (PvDocument   *document,
                                      PvKind        kind);
/* The key @number of a row has words of other records in it: it is forgotten whenever anything changes. */
void          pv_record_list_tells_of_others (PvRecordList *self,
                                      guint         number);
/* Every row "changed" and its keys are forgotten: another language is shown. */
void          pv_record_list_refresh (PvRecordList *self);
/* Asleep it follows nothing, and catches up when it wakes: nobody sees it. At first it is awake. */
void          pv_record_list_set_asleep (PvRecordList *self,
                                      gboolean      asleep);
/* NULL when it is not there. Borrowed. */
PvRow        *pv_record_list_find    (PvRecordList *self,
                                      PvId          id);

G_END_DECLS
