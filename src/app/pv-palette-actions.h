/* What can be done, by name, for the palette: every action of the program, the window and the pages that needs nothing to be told. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *action;          /* "win.export", "win.page::network" */
  const char *label;           /* untranslated */
  const char *accel;           /* where no accelerator of the application says it; else NULL */
} PvPaletteAction;

/* Static. */
const PvPaletteAction *pv_palette_actions (guint *n);

G_END_DECLS
