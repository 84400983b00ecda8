/* What the files of erasing, merging and recovering share. */
#pragma once

#include "store/pv-store-erase.h"
#include "store/pv-store-private.h"

G_BEGIN_DECLS

/* PV_VERB_ERASE in SQL. */
#define PV_STORE_ERASE_VERB "20"
G_STATIC_ASSERT (PV_VERB_ERASE == 20);

/* Words that no erasure names and yet one covers: pv-store-erase-covered.c says when. */
typedef struct
{
  PvKind kind;                 /* where they stand */
  PvId row;
  PvId id;
  gint64 org;                  /* the change in which they came up */
  gint64 ctr;
  gint64 eraser_org;           /* the change that covers them: pii_erased names it */
  gint64 eraser_ctr;
  gint64 eraser_hlc;
  gboolean was_here;           /* pv_store_erase_cover(): they were in pii until now */
} PvStoreCovered;

/* By kind and row. (transfer full) (element-type PvStoreCovered) */
GArray    *pv_store_erase_covered   (PvStore         *store,
                                     GError         **error);
/* Names them in `pii_erased`, within a transaction, and takes them out of `pii`. @covered may be NULL. */
gboolean   pv_store_erase_cover     (PvStore         *store,
                                     GArray         **covered,
                                     GError         **error);
/* @text with ?1 to ?3. */
gboolean   pv_store_run_with        (PvStore         *store,
                                     const char      *text,
                                     gint64           first,
                                     gint64           second,
                                     gint64           third,
                                     GError         **error);

G_END_DECLS
