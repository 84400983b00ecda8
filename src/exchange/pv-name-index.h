/* Records by what people call them: names in every language, short and alternative names, business ids, case numbers, municipality codes,
 * titles. Folded: case, accents and punctuation do not count. Also those that a list is about to make. One thread at a time. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct _PvNameIndex PvNameIndex;

/* @model must outlive the index. Kinds are read when they are first asked for. (transfer full) */
PvNameIndex *pv_name_index_new    (const PvModel     *model);
void         pv_name_index_free   (PvNameIndex       *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvNameIndex, pv_name_index_free)

/* One more name of @id, also under @parent (the path of a phase; PV_NO_ID for none). */
void         pv_name_index_add    (PvNameIndex       *index,
                                   PvKind             kind,
                                   PvId               parent,
                                   PvId               id,
                                   const char        *name);
/* Those of @kind (PV_ANY_KIND: any that has names) called @name, under @parent unless it is PV_NO_ID, each once, as they were added.
 * When nobody is called so, those whose name differs in no more than "ry", "Oy" and the spaces; @nearly then is TRUE. Emptied first. */
void         pv_name_index_find   (PvNameIndex       *index,
                                   PvKind             kind,
                                   PvId               parent,
                                   const char        *name,
                                   GArray            *ids,
                                   gboolean          *nearly);

/* The field that names a record of a kind by itself: "{name}"; NULL for kinds whose title is made of others. */
const PvFieldInfo *pv_name_field  (const PvKindInfo  *kind);
/* The required reference by which siblings have their names, where a kind has an order: the path of a phase. NULL for none. */
const PvFieldInfo *pv_parent_field (const PvKindInfo *kind);

G_END_DECLS
