/* What an actor does on which path: a group for each path, a row for each task. A row goes there. */
#pragma once

#include "app/pv-selection.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_ACTOR_PATHS (pv_actor_paths_get_type ())
G_DECLARE_FINAL_TYPE (PvActorPaths, pv_actor_paths, PV, ACTOR_PATHS, GtkBox)

GtkWidget *pv_actor_paths_new      (PvDocument   *document,
                                    PvSelection  *selection);
/* Reads all again; shows nothing for what is no actor, or does nothing. */
void       pv_actor_paths_set_id   (PvActorPaths *self,
                                    PvId          id);
void       pv_actor_paths_set_lang (PvActorPaths *self,
                                    PvLang        lang);

G_END_DECLS
