#include "app/pv-preferences.h"

#include "app/pv-accessible.h"

#include "model/model.h"

#include <glib/gi18n-lib.h>

struct _PvPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *interface_lang;
  AdwComboRow *content_lang;
  AdwComboRow *text_size;
  AdwComboRow *colours;
  GtkSwitch *high_contrast;
  AdwComboRow *audience;
  GtkEditable *author;

  PvSettings *settings;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PvPreferences, pv_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* Languages are called as their speakers call them, whatever the interface speaks. */
typedef struct
{
  int value;
  const char *words;
  gboolean own;                /* not translated */
} Choice;

static const Choice interface_langs[] = {
  { 0, N_("As the System") }, { PV_LANG_FI, "Suomi", TRUE }, { PV_LANG_SV, "Svenska", TRUE }, { PV_LANG_EN, "English", TRUE },
};
static const Choice content_langs[] = {
  { PV_START_LANG_INTERFACE, N_("As the Interface") },
  { PV_START_LANG_LAST, N_("As Last Time") },
  { PV_LANG_FI, "Suomi", TRUE },
  { PV_LANG_SV, "Svenska", TRUE },
  { PV_LANG_BOTH, "Suomi + svenska", TRUE },
  { PV_LANG_EN, "English", TRUE },
};
static const Choice text_sizes[] = {
  { 100, "100 %", TRUE }, { 125, "125 %", TRUE }, { 150, "150 %", TRUE }, { 175, "175 %", TRUE }, { 200, "200 %", TRUE },
};
static const Choice colours[] = {
  { PV_COLOURS_SYSTEM, N_("As the System") }, { PV_COLOURS_LIGHT, N_("Light") }, { PV_COLOURS_DARK, N_("Dark") },
};
static const Choice audiences[] = {
  { PV_AUDIENCE_PUBLIC, N_("Everybody") }, { PV_AUDIENCE_PARTNERS, N_("Partners") }, { PV_AUDIENCE_INTERNAL, N_("Own use only") },
};

typedef struct
{
  PvSetting setting;
  gssize row;
  const Choice *choices;
  guint n;
} Row;

#define ROW(setting, row, choices) { setting, G_STRUCT_OFFSET (PvPreferences, row), choices, G_N_ELEMENTS (choices) }
static const Row rows[] = {
  ROW (PV_SETTING_INTERFACE_LANG, interface_lang, interface_langs),
  ROW (PV_SETTING_CONTENT_LANG, content_lang, content_langs),
  ROW (PV_SETTING_TEXT_SIZE, text_size, text_sizes),
  ROW (PV_SETTING_COLOURS, colours, colours),
  ROW (PV_SETTING_AUDIENCE, audience, audiences),
};

static AdwComboRow *
combo_of (PvPreferences *self, const Row *row)
{
  return G_STRUCT_MEMBER (AdwComboRow *, self, row->row);
}

/* The nearest, for a size of text that a file says and the list does not. */
static guint
index_of (const Row *row, int value)
{
  guint best = 0;

  for (guint i = 1; i < row->n; i++)
    if (ABS (row->choices[i].value - value) < ABS (row->choices[best].value - value))
      best = i;
  return best;
}

static void
show_settings (PvPreferences *self)
{
  const char *author = pv_settings_get_author (self->settings);

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    adw_combo_row_set_selected (combo_of (self, &rows[i]), index_of (&rows[i], pv_settings_get (self->settings, rows[i].setting)));
  gtk_switch_set_active (self->high_contrast, pv_settings_get (self->settings, PV_SETTING_HIGH_CONTRAST) != 0);
  gtk_editable_set_text (self->author, author ? author : "");
  self->filling = FALSE;
}

static void
selected_cb (PvPreferences *self, GParamSpec *pspec, AdwComboRow *combo)
{
  guint selected = adw_combo_row_get_selected (combo);

  if (self->filling)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (combo_of (self, &rows[i]) == combo && selected < rows[i].n)
      pv_settings_set (self->settings, rows[i].setting, rows[i].choices[selected].value);
}

static void
high_contrast_cb (PvPreferences *self)
{
  if (!self->filling)
    pv_settings_set (self->settings, PV_SETTING_HIGH_CONTRAST, gtk_switch_get_active (self->high_contrast));
}

static void
author_cb (PvPreferences *self)
{
  if (!self->filling)
    pv_settings_set_author (self->settings, gtk_editable_get_text (self->author));
}

static void
pv_preferences_dispose (GObject *object)
{
  g_clear_object (&PV_PREFERENCES (object)->settings);

  G_OBJECT_CLASS (pv_preferences_parent_class)->dispose (object);
}

static void
pv_preferences_class_init (PvPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PvPreferences, interface_lang);
  gtk_widget_class_bind_template_child (widget_class, PvPreferences, content_lang);
  gtk_widget_class_bind_template_child (widget_class, PvPreferences, text_size);
  gtk_widget_class_bind_template_child (widget_class, PvPreferences, colours);
  gtk_widget_class_bind_template_child (widget_class, PvPreferences, high_contrast);
  gtk_widget_class_bind_template_child (widget_class, PvPreferences, audience);
  gtk_widget_class_bind_template_child (widget_class, PvPreferences, author);
  gtk_widget_class_bind_template_callback (widget_class, high_contrast_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_choices (PvPreferences *self, const Row *row)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < row->n; i++)
    gtk_string_list_append (words, row->choices[i].own ? row->choices[i].words : _(row->choices[i].words));
  adw_combo_row_set_model (combo_of (self, row), G_LIST_MODEL (words));
  g_signal_connect_object (combo_of (self, row), "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

static void
pv_preferences_init (PvPreferences *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_window_grow_with_text (GTK_WINDOW (self));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fill_choices (self, &rows[i]);
  self->filling = FALSE;
}

void
pv_preferences_show (GtkWindow *parent, PvSettings *settings)
{
  PvPreferences *self;

  g_return_if_fail (PV_IS_SETTINGS (settings));

  self = g_object_new (PV_TYPE_PREFERENCES, "transient-for", parent, "modal", parent != NULL, NULL);
  self->settings = g_object_ref (settings);
  show_settings (self);
  gtk_window_present (GTK_WINDOW (self));
}
