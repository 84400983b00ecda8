/* What a change did to the model, so that a scene, a table and a form update only that. Immutable once made. */
#pragma once

#include "model/pv-kinds.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  PV_CHANGED_ADDED,
  PV_CHANGED_CELLS,
  PV_CHANGED_REMOVED,
} PvChanged;

typedef struct
{
  PvKind kind;
  PvId id;
  PvChanged how;
  guint64 slots;               /* for CELLS: a bit a slot that differs */
} PvChange;

typedef struct _PvChangeSet PvChangeSet;

#define PV_TYPE_CHANGE_SET (pv_change_set_get_type ())
GType           pv_change_set_get_type (void);

/* Above this many changes of one kind, the set says "whole kind" instead and lists none of them. */
#define PV_CHANGE_SET_MAX 1000

PvChangeSet    *pv_change_set_new        (void);
PvChangeSet    *pv_change_set_ref        (PvChangeSet       *set);
void            pv_change_set_unref      (PvChangeSet       *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvChangeSet, pv_change_set_unref)

/* For who makes the set, before anybody sees it. */
void            pv_change_set_add        (PvChangeSet       *set,
                                          PvKind             kind,
                                          PvId               id,
                                          PvChanged          how,
                                          guint64            slots);
void            pv_change_set_add_kind   (PvChangeSet       *set,
                                          PvKind             kind);

guint           pv_change_set_get_n      (const PvChangeSet *set);
const PvChange *pv_change_set_get        (const PvChangeSet *set,
                                          guint              index);
/* Whether all of @kind must be read again. */
gboolean        pv_change_set_whole_kind (const PvChangeSet *set,
                                          PvKind             kind);
/* Whether anything of @kind changed. */
gboolean        pv_change_set_touches    (const PvChangeSet *set,
                                          PvKind             kind);
gboolean        pv_change_set_is_empty   (const PvChangeSet *set);

G_END_DECLS
