/* Persons: what is held about one, and erasing it everywhere, for ever.
 *
 * Words about persons lie in `pii`, one row a version of a text. Erasing deletes rows there and makes one change a row, with the
 * verb PV_VERB_ERASE, kind 0, no ops, and the row's id as its id; all changes of one erasure are one step. `pii_erased` names
 * that change. So an erasure can neither be forged nor lost: the id is in the bytes that the hash chain of the replica covers
 * (pv_store_hash_change() feeds `verb`, `kind` and `id`), a row of `pii_erased` without such a change is refused, and so is such a
 * change without its row. Erasures travel with the changes: joining two copies is the union of their changes, and `pii_erased`
 * follows from that (pv_store_erase_settle()), whatever the order. Of two erasures of the same words, the row names the one
 * with the lesser (hlc, org).
 *
 * What stands in cells and in the log stays as it is: a token whose words are gone reads as empty, an author as unknown. Undo
 * writes tokens back, never words, so it brings nothing back; an erasure itself is in no undo list. */
#pragma once

#include "store/pv-store.h"

G_BEGIN_DECLS

/* Every place with words that fit @query (pv_held_fits()), and what stands beside them. Titles and deeds are left to the
 * caller. (transfer full) */
PvHoldings *pv_store_find_person (PvStore      *store,
                                  const char   *query,
                                  GError      **error);
/* What one author did, newest first; @who is the id of the words. (transfer full) (element-type PvStoreLine) */
GPtrArray  *pv_store_deeds       (PvStore      *store,
                                  PvId          who,
                                  GError      **error);
/* The names of authors. (transfer full) (element-type utf8) */
GPtrArray  *pv_store_authors     (PvStore      *store,
                                  GError      **error);

/* Erases the words with these @ids; ids of words that are not there are passed over. @changed receives the records that read
 * otherwise now (element-type PvStoreRestored). Afterwards no byte of the words is in the working copy's file, nor in the states
 * that are kept beside it; the shared file has them until the next pv_store_publish(). When it fails, the caller reads
 * everything again, as after pv_store_write(). */
gboolean    pv_store_erase       (PvStore      *store,
                                  const PvId   *ids,
                                  guint         n_ids,
                                  gint64        at_ms,
                                  GPtrArray   **changed,
                                  GError      **error);

G_END_DECLS
