#include "app/pv-settings.h"

#include "model/model.h"

#include <string.h>

#define GROUP "settings"
#define AUTHOR "author"
#define AUTHOR_MOST 200               /* bytes */
#define WINDOW_MOST 20000             /* px */

static const struct
{
  const char *key;
  int least, most, usual;
} infos[PV_N_SETTINGS] = {
  [PV_SETTING_INTERFACE_LANG] = { "interface-language", 0, PV_LANG_LAST, 0 },
  [PV_SETTING_CONTENT_LANG] = { "content-language", PV_START_LANG_INTERFACE, PV_START_LANG_LAST, PV_START_LANG_INTERFACE },
  [PV_SETTING_LAST_LANG] = { "last-content-language", PV_LANG_FI, PV_LANG_BOTH, PV_LANG_FI },
  [PV_SETTING_TEXT_SIZE] = { "text-size", 100, 200, 100 },
  [PV_SETTING_COLOURS] = { "colours", PV_COLOURS_SYSTEM, PV_COLOURS_DARK, PV_COLOURS_SYSTEM },
  [PV_SETTING_HIGH_CONTRAST] = { "high-contrast", 0, 1, 0 },
  [PV_SETTING_AUDIENCE] = { "audience", PV_AUDIENCE_PUBLIC, PV_AUDIENCE_INTERNAL, PV_AUDIENCE_PUBLIC },
  [PV_SETTING_WINDOW_WIDTH] = { "window-width", 0, WINDOW_MOST, 0 },
  [PV_SETTING_WINDOW_HEIGHT] = { "window-height", 0, WINDOW_MOST, 0 },
  [PV_SETTING_WINDOW_MAXIMISED] = { "window-maximised", 0, 1, 0 },
  [PV_SETTING_SIDEBAR] = { "sidebar", 0, 1, 1 },
  [PV_SETTING_INSPECTOR] = { "inspector", 0, 1, 1 },
};

struct _PvSettings
{
  GObject parent_instance;

  char *path;
  int values[PV_N_SETTINGS];
  char *author;
};

G_DEFINE_FINAL_TYPE (PvSettings, pv_settings, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pv_settings_finalize (GObject *object)
{
  PvSettings *self = PV_SETTINGS (object);

  g_free (self->path);
  g_free (self->author);

  G_OBJECT_CLASS (pv_settings_parent_class)->finalize (object);
}

static void
pv_settings_class_init (PvSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pv_settings_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PV_TYPE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pv_settings_init (PvSettings *self)
{
  for (guint i = 0; i < PV_N_SETTINGS; i++)
    self->values[i] = infos[i].usual;
}

/* One line, and nothing that a terminal or a file could take for something else. */
static char *
sound_author (const char *name)
{
  g_autofree char *text = pv_text_or_null (name);

  if (text == NULL || !pv_text_is_sound (text, AUTHOR_MOST) || strpbrk (text, "\n\t") != NULL)
    return NULL;
  return g_steal_pointer (&text);
}

static void
read_file (PvSettings *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *author = NULL;

  if (!g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, NULL))
    return;
  for (guint i = 0; i < PV_N_SETTINGS; i++)
    {
      g_autoptr (GError) error = NULL;
      int value = g_key_file_get_integer (file, GROUP, infos[i].key, &error);

      if (error == NULL && value >= infos[i].least && value <= infos[i].most)
        self->values[i] = value;
    }
  author = g_key_file_get_string (file, GROUP, AUTHOR, NULL);
  self->author = sound_author (author);
}

/* Read again before it is written: what a newer version keeps there stays. A disk that is full is no reason to disturb anybody. */
static void
write_file (PvSettings *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_mkdir_with_parents (folder, 0700);
  g_key_file_load_from_file (file, self->path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  for (guint i = 0; i < PV_N_SETTINGS; i++)
    if (self->values[i] != infos[i].usual)
      g_key_file_set_integer (file, GROUP, infos[i].key, self->values[i]);
    else
      g_key_file_remove_key (file, GROUP, infos[i].key, NULL);
  if (self->author != NULL)
    g_key_file_set_string (file, GROUP, AUTHOR, self->author);
  else
    g_key_file_remove_key (file, GROUP, AUTHOR, NULL);
  g_key_file_save_to_file (file, self->path, NULL);
}

PvSettings *
pv_settings_new (const char *path)
{
  PvSettings *self = g_object_new (PV_TYPE_SETTINGS, NULL);

  self->path = g_strdup (path);
  read_file (self);
  return self;
}

PvSettings *
pv_settings_get_default (void)
{
  static PvSettings *settings;

  if (settings == NULL)
    {
      g_autofree char *path = g_build_filename (g_get_user_config_dir (), "polkuverkko", "settings.ini", NULL);

      settings = pv_settings_new (path);
    }
  return settings;
}

int
pv_settings_get (PvSettings *self, PvSetting setting)
{
  g_return_val_if_fail (PV_IS_SETTINGS (self), 0);
  g_return_val_if_fail (setting < PV_N_SETTINGS, 0);

  return self->values[setting];
}

void
pv_settings_set (PvSettings *self, PvSetting setting, int value)
{
  g_return_if_fail (PV_IS_SETTINGS (self));
  g_return_if_fail (setting < PV_N_SETTINGS);

  value = CLAMP (value, infos[setting].least, infos[setting].most);
  if (value == self->values[setting])
    return;
  self->values[setting] = value;
  write_file (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) setting);
}

const char *
pv_settings_get_author (PvSettings *self)
{
  g_return_val_if_fail (PV_IS_SETTINGS (self), NULL);

  return self->author;
}

void
pv_settings_set_author (PvSettings *self, const char *name)
{
  g_autofree char *author = sound_author (name);

  g_return_if_fail (PV_IS_SETTINGS (self));

  if (g_strcmp0 (author, self->author) == 0)
    return;
  g_free (self->author);
  self->author = g_steal_pointer (&author);
  write_file (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) PV_N_SETTINGS);
}

void
pv_settings_apply_early (PvSettings *self)
{
  g_return_if_fail (PV_IS_SETTINGS (self));

  if (self->values[PV_SETTING_INTERFACE_LANG] != 0)
    g_setenv ("LANGUAGE", pv_lang_code ((PvLang) self->values[PV_SETTING_INTERFACE_LANG]), TRUE);
}
