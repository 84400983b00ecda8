/* What belongs to an id, for tens of thousands of them: one array, 16 bytes a place, where a GHashTable wants 64 with its keys.
 * For one thread, or for many while nobody writes. */
#pragma once

#include "base/pv-id.h"

G_BEGIN_DECLS

typedef struct _PvIdTable PvIdTable;

PvIdTable *pv_id_table_new     (void);
/* Values are copied as they are. O(places). (transfer full) */
PvIdTable *pv_id_table_copy    (const PvIdTable *self);
void       pv_id_table_free    (PvIdTable       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvIdTable, pv_id_table_free)
/* Room for @n in all, so that the table need not grow step by step while they come. */
void       pv_id_table_reserve (PvIdTable       *self,
                                guint            n);

guint      pv_id_table_get_n   (const PvIdTable *self);
/* NULL when there is none. */
gpointer   pv_id_table_get     (const PvIdTable *self,
                                PvId             id);
/* @id is not PV_NO_ID and @value not NULL; it comes in the place of the one there was. */
void       pv_id_table_set     (PvIdTable       *self,
                                PvId             id,
                                gpointer         value);
/* FALSE when it was not there. */
gboolean   pv_id_table_remove  (PvIdTable       *self,
                                PvId             id);
/* Goes through all in no order; @place begins as 0. NULL after the last. Not to be mixed with writing. */
gpointer   pv_id_table_next    (const PvIdTable *self,
                                guint           *place);

G_END_DECLS
