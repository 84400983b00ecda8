/* The settings as a window. What is changed there holds at once, but for what says otherwise. Main thread. */
#pragma once

#include "app/pv-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PV_TYPE_PREFERENCES (pv_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PvPreferences, pv_preferences, PV, PREFERENCES, AdwPreferencesWindow)

/* @parent may be NULL. */
void pv_preferences_show (GtkWindow  *parent,
                          PvSettings *settings);

G_END_DECLS
