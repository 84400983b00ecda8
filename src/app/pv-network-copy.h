/* Actors with the links between them, as text for the clipboard, and back as edits. Pure: no clipboard here, nothing is committed.
 *
 * The text is ours alone (PV_NETWORK_COPY_TYPE) and may come from any program that claims that type: whatever does not fit the table of
 * kinds is left out or refused. Nothing personal leaves: contacts stay, and so do their names. */
#pragma once

#include "app/pv-network-edits.h"

G_BEGIN_DECLS

#define PV_NETWORK_COPY_TYPE "application/vnd.polkuverkko.actors"

/* The actors of @ids, the links of which both ends are among them, and where they stand in @scene. @mark: where it comes from, so that a
 * paste into the same document is known as one. NULL when @ids holds no actor. (transfer full) */
char    *pv_network_copy_write (const PvModel *model,
                                const PvScene *scene,
                                const PvId    *ids,
                                guint          n,
                                const char    *mark);
/* Their names, one a line, and the links as "A → B": for every other program. NULL when there is nothing. (transfer full) */
char    *pv_network_copy_words (const PvModel *model,
                                const PvId    *ids,
                                guint          n,
                                PvLang         lang);

typedef struct
{
  PvEdits *edits;              /* NULL: all of it is in the document already */
  GArray *ids;                 /* PvId: what to choose afterwards; the new ones are temporary */
  guint n_added;
} PvNetworkPaste;

/* Into the document that @mark tells: copies, called so in every language; after a cut, the first time, they are who they were. Into
 * another: whom it knows by name and kind is taken as the same and not made twice, and neither is a link of the same kind. The group stands
 * as it stood, where there is room nearest to @wish, or to where it stands in the same document when @wish is NULL. FALSE and
 * PV_ERROR_REFUSED when @text is not ours. */
gboolean pv_network_copy_read  (const PvModel  *model,
                                PvPlaces       *session,
                                const PvScene  *scene,
                                const char     *text,
                                const char     *mark,
                                const PvPoint  *wish,
                                PvNetworkPaste *paste,
                                GError        **error);
void     pv_network_paste_clear (PvNetworkPaste *paste);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PvNetworkPaste, pv_network_paste_clear)

G_END_DECLS
