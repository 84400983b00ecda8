/* Today's provider has no name in a procurement: whoever does a task that is to be bought is "palveluntuottaja · tjänsteproducent ·
 * service provider", and so is it in every text. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef struct _PvNeutral PvNeutral;

/* @bought: the ids (PvId) of the services that are bought. Nobody buys from @buyer; authorities that arrange a service others provide
 * keep their names. (transfer full) */
PvNeutral  *pv_neutral_new        (const PvModel   *model,
                                   GHashTable      *bought,
                                   PvId             buyer);
void        pv_neutral_free       (PvNeutral       *neutral);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvNeutral, pv_neutral_free)

gboolean    pv_neutral_has        (const PvNeutral *neutral,
                                   PvId             actor);
/* "palveluntuottaja" and its likes. Static. */
const char *pv_neutral_words      (PvLang           lang);
/* @text with every name of a provider, bent or not, replaced by the words in brackets; @replaced (may be NULL) says whether any was.
 * (transfer full) */
char       *pv_neutral_text       (const PvNeutral *neutral,
                                   const char      *text,
                                   PvLang           lang,
                                   gboolean        *replaced);

G_END_DECLS
