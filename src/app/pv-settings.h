/* What a person chose for this laptop, whatever document is open. Kept in one small file of the user's own; a file that is damaged,
 * or says what no version of the program knows, counts as far as it can be read and is default for the rest. Main thread. */
#pragma once

#include "base/base.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define PV_TYPE_SETTINGS (pv_settings_get_type ())
G_DECLARE_FINAL_TYPE (PvSettings, pv_settings, PV, SETTINGS, GObject)

typedef enum
{
  PV_SETTING_INTERFACE_LANG,   /* 0: the system's; else a PvLang. From the next start on */
  PV_SETTING_CONTENT_LANG,     /* a PvStartLang */
  PV_SETTING_LAST_LANG,        /* the PvLang that content was last shown in */
  PV_SETTING_TEXT_SIZE,        /* per cent of the system's, 100 … 200 */
  PV_SETTING_COLOURS,          /* a PvColours */
  PV_SETTING_HIGH_CONTRAST,    /* 0: as the system; 1 */
  PV_SETTING_AUDIENCE,         /* a PvAudience */
  PV_SETTING_WINDOW_WIDTH,     /* px; 0: not known yet */
  PV_SETTING_WINDOW_HEIGHT,
  PV_SETTING_WINDOW_MAXIMISED,
  PV_SETTING_SIDEBAR,          /* 1: wide */
  PV_SETTING_INSPECTOR,        /* 1: shown */
  PV_N_SETTINGS
} PvSetting;

/* What content is shown in when a document opens. 1 … 4 are PvLang. */
typedef enum
{
  PV_START_LANG_INTERFACE = 0,
  PV_START_LANG_LAST = 5,
} PvStartLang;

typedef enum
{
  PV_COLOURS_SYSTEM,
  PV_COLOURS_LIGHT,
  PV_COLOURS_DARK,
} PvColours;

/* Signal: "changed" (guint setting)     a PvSetting has another value; PV_N_SETTINGS: the author's name has */

/* The program's own, read when first asked for. (transfer none) */
PvSettings *pv_settings_get_default (void);
/* Of a file of its own, for tests. (transfer full) */
PvSettings *pv_settings_new         (const char *path);

int         pv_settings_get         (PvSettings *self,
                                     PvSetting   setting);
/* A value out of range is taken as the nearest that is not. What cannot be written to disk holds until the program ends. */
void        pv_settings_set         (PvSettings *self,
                                     PvSetting   setting,
                                     int         value);

/* How the person wants to be called in the history; NULL: as the account is. Borrowed until it is set. */
const char *pv_settings_get_author  (PvSettings *self);
void        pv_settings_set_author  (PvSettings *self,
                                     const char *name);

/* Before GTK and the words are there: what only holds from the start on goes into the environment. */
void        pv_settings_apply_early (PvSettings *self);

G_END_DECLS
