/* A table from a text to the records it stands for, in the order they came; most texts stand for one. One thread at a time. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct _PvKeyChains PvKeyChains;

PvKeyChains *pv_key_chains_new     (void);
void         pv_key_chains_free    (PvKeyChains       *chains);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvKeyChains, pv_key_chains_free)

/* @key is copied. A record that was added to the key last, or first, is not added again. */
void         pv_key_chains_add     (PvKeyChains       *chains,
                                    const char        *key,
                                    PvId               id);
/* Appends PvIds to @ids. */
void         pv_key_chains_collect (const PvKeyChains *chains,
                                    const char        *key,
                                    GArray            *ids);

G_END_DECLS
