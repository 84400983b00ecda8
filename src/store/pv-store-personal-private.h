/* The search for one person, between its two halves: what stands in fields, and names of authors and computers. */
#pragma once

#include "store/pv-store-erase.h"

G_BEGIN_DECLS

typedef struct
{
  char *words;
  gboolean fits;
  gboolean surely;
  gboolean placed;             /* it was found somewhere */
} PvPersonText;

typedef struct
{
  PvStore *store;
  GHashTable *texts;           /* PvId * -> PvPersonText: all there are */
  GPtrArray *cells;            /* PvHeld: of the fields, whether they fit or not */
  PvHoldings *holdings;
  GHashTable *signed_here;     /* replicas of which changes were signed by the person */
  GHashTable *signed_by_others;
} PvPersonSearch;

/* NULL for words that are not there any more. Borrowed. */
PvPersonText *pv_person_text_of       (PvPersonSearch    *search,
                                       PvId               id);

/* pv-store-personal-fields.c: a PvStoreEachWords that gathers the cells of every field into the search (@data); and then keeps, as places,
 * those of the records in which the person stands. */
void          pv_person_note_version  (const PvFieldInfo *field,
                                       PvId               row,
                                       PvId               id,
                                       gint64             at_ms,
                                       gpointer           data);
void          pv_person_find_in_fields (PvPersonSearch   *search);

G_END_DECLS
