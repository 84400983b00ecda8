/* Two records of the same thing become one: what is to be written. Pure. The one with the lesser id stays, on every laptop alike;
 * everything that led to the other leads to it, and links that thereby become doubles or lead from a thing to itself are joined
 * or go. Nothing that a person wrote in a long text is lost. */
#pragma once

#include "model/pv-edits.h"
#include "model/pv-model.h"

G_BEGIN_DECLS

/* A cell in which the two differ. */
typedef struct
{
  const PvFieldInfo *field;
  PvLang lang;
  PvValue of_keep;             /* borrowed from the records */
  PvValue of_other;
  gboolean from_other;         /* the other's value shall stand */
} PvJoinCell;

/* In the order of the form; what is filled stands over what is empty, else @keep's over @other's. Both must be of a kind.
 * (transfer full) (element-type PvJoinCell) */
GArray  *pv_join_cells   (const PvModel *model,
                          PvId           keep,
                          PvId           other);

/* @cells as above, or NULL for what they say unchanged. PV_ERROR_REFUSED when the two are not two records of one kind.
 * (transfer full) */
PvEdits *pv_join_edits   (const PvModel *model,
                          PvId           keep,
                          PvId           other,
                          const GArray  *cells,
                          GError       **error);

/* What becomes of a record that leads to one of the two. */
typedef enum
{
  PV_JOIN_LED_OVER,            /* it leads to the one that stays */
  PV_JOIN_DOUBLE,              /* it would say what another one says: the two become one */
  PV_JOIN_TO_ITSELF,           /* it would lead from the one that stays to itself: it goes */
} PvJoinFate;

typedef struct
{
  PvId id;
  PvKind kind;
  PvJoinFate fate;
} PvJoinMove;

/* Of all that lead to the one with the greater id, and of what hangs on links that become one, each once, by kind and fate. NULL
 * where pv_join_edits() refuses. (transfer full) (element-type PvJoinMove) */
GArray  *pv_join_moves   (const PvModel *model,
                          PvId           keep,
                          PvId           other,
                          GError       **error);

/* The records that refer to @id, each once: how much hangs on it. */
guint    pv_join_count_referrers (const PvModel *model,
                          PvId           id);

G_END_DECLS
