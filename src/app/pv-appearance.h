/* The settings that one sees: size of text, light or dark. Main thread, once GTK is there. */
#pragma once

#include "app/pv-settings.h"

G_BEGIN_DECLS

/* Makes the program look as @settings say, now and whenever they change. */
void pv_appearance_follow (PvSettings *settings);

G_END_DECLS
