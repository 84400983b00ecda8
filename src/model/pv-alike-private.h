/* What the two files of pv-alike share. */
#pragma once

#include "model/pv-alike.h"
#include "model/pv-search-index-private.h"

G_BEGIN_DECLS

/* A name taken apart: its words but for "ry", "Oy" and their like. */
typedef struct
{
  GArray *words;               /* PvSought */
  char *folded;                /* pv_text_fold() of the whole */
} PvNameWords;

void     pv_name_words_init  (PvNameWords       *name,
                              const char        *text,
                              PvStemmer         *stemmer,
                              PvWord            *word);
void     pv_name_words_clear (PvNameWords       *name);
/* FALSE when they are two names; else PV_ALIKE_NAME or PV_ALIKE_NEAR. */
gboolean pv_name_words_alike (const PvNameWords *a,
                              const PvNameWords *b,
                              PvAlikeWhy        *why);
/* All words run together. (transfer full) */
char    *pv_name_words_run   (const PvNameWords *name);

typedef enum
{
  PV_NAME_FULL,
  PV_NAME_SHORT,
  PV_NAME_FORMER,
} PvNameSort;

/* @of is the one that met @other. */
typedef void (*PvAlikeTold) (PvId of, PvId other, PvAlikeWhy why, gpointer data);

/* The names of a kind one after another: each meets those that met before it. */
guint pv_alike_names_count      (const PvAlikeNames *names);
void  pv_alike_names_meet_exact (PvAlikeNames      *names,
                                 guint              number,
                                 PvAlikeTold        told,
                                 gpointer           data);
void  pv_alike_names_meet_near  (PvAlikeNames      *names,
                                 guint              number,
                                 PvAlikeTold        told,
                                 gpointer           data);

G_END_DECLS
