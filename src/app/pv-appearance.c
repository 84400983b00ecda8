#include "app/pv-appearance.h"

#include <adwaita.h>

/* 1024ths of a dot an inch, as GTK counts */
#define USUAL_DPI (96 * 1024)

/* What the desktop says, before this program says otherwise. */
static int
dpi_of_desktop (GtkSettings *display)
{
  static int dpi;

  if (dpi == 0)
    g_object_get (display, "gtk-xft-dpi", &dpi, NULL);
  if (dpi <= 0)
    dpi = USUAL_DPI;
  return dpi;
}

static void
apply_text_size (PvSettings *settings)
{
  GtkSettings *display = gtk_settings_get_default ();
  int size = pv_settings_get (settings, PV_SETTING_TEXT_SIZE);
  int dpi;

  if (display == NULL)
    return;
  dpi = dpi_of_desktop (display);
  /* At 100 % nothing is said, so that what the desktop changes still comes through. */
  if (size == 100)
    gtk_settings_reset_property (display, "gtk-xft-dpi");
  else
    g_object_set (display, "gtk-xft-dpi", dpi * size / 100, NULL);
}

static void
apply_colours (PvSettings *settings)
{
  static const AdwColorScheme schemes[] = {
    [PV_COLOURS_SYSTEM] = ADW_COLOR_SCHEME_DEFAULT,
    [PV_COLOURS_LIGHT] = ADW_COLOR_SCHEME_FORCE_LIGHT,
    [PV_COLOURS_DARK] = ADW_COLOR_SCHEME_FORCE_DARK,
  };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[pv_settings_get (settings, PV_SETTING_COLOURS)]);
}

/* libadwaita's own: its inspector page says high contrast by these, and its public interface has no other way. Where a later version
 * keeps them to itself, high contrast is the desktop's. */
typedef struct _AdwSettings AdwSettings;
extern AdwSettings *adw_settings_get_default (void) __attribute__ ((weak));
extern void adw_settings_start_override (AdwSettings *settings) __attribute__ ((weak));
extern void adw_settings_end_override (AdwSettings *settings) __attribute__ ((weak));
extern void adw_settings_override_high_contrast (AdwSettings *settings, gboolean high_contrast) __attribute__ ((weak));

static void
apply_contrast (PvSettings *settings)
{
  static gboolean overridden;
  gboolean wanted = pv_settings_get (settings, PV_SETTING_HIGH_CONTRAST) != 0;

  if (wanted == overridden || adw_settings_get_default == NULL || adw_settings_start_override == NULL || adw_settings_end_override == NULL
      || adw_settings_override_high_contrast == NULL)
    return;
  overridden = wanted;
  if (wanted)
    {
      adw_settings_start_override (adw_settings_get_default ());
      adw_settings_override_high_contrast (adw_settings_get_default (), TRUE);
    }
  else
    adw_settings_end_override (adw_settings_get_default ());
}

static void
changed_cb (PvSettings *settings, guint setting)
{
  if (setting == PV_SETTING_TEXT_SIZE)
    apply_text_size (settings);
  else if (setting == PV_SETTING_COLOURS)
    apply_colours (settings);
  else if (setting == PV_SETTING_HIGH_CONTRAST)
    apply_contrast (settings);
}

void
pv_appearance_follow (PvSettings *settings)
{
  g_return_if_fail (PV_IS_SETTINGS (settings));

  if (pv_settings_get (settings, PV_SETTING_TEXT_SIZE) != 100)
    apply_text_size (settings);
  apply_colours (settings);
  apply_contrast (settings);
  g_signal_connect (settings, "changed", G_CALLBACK (changed_cb), NULL);
}
