/* What can be done, by name, for the palette: every action of the program, the window and the pages that needs nothing to be told. */
#pragma once

#include "model/model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *action;          /* "win.export", "win.page::network" */
  const char *label;           /* untranslated */
  const char *accel;           /* where no accelerator of the application says it; else NULL */
} PvPaletteAction;

/* Static. */
const PvPaletteAction *pv_palette_actions (guint *n);

/* Who has the actions. The page may be NULL, and the application. */
typedef struct
{
  GActionGroup *page;
  GActionGroup *window;
  GtkApplication *application;
} PvPaletteDoers;

typedef struct
{
  const PvPaletteAction *action;
  guint rank;                  /* on the scale of PvHit: less is better */
} PvFoundAction;

/* Those whose name @query finds and which can be done now, best first. (transfer full) (element-type PvFoundAction) */
GArray *pv_palette_actions_find (const PvPaletteDoers  *doers,
                                 const PvQuery         *query);
/* (transfer full) */
char   *pv_palette_action_label (const PvPaletteAction *action);
/* The key that does it. (transfer full) (nullable) */
char   *pv_palette_action_key   (const PvPaletteDoers  *doers,
                                 const PvPaletteAction *action);

G_END_DECLS
