#include "app/pv-export-toggles.h"

#include "app/pv-accessible.h"

/* Letters that are this much larger than usual stand one choice below the other. */
#define LARGE_TEXT 1.3

struct _PvExportToggles
{
  AdwBin parent_instance;

  GtkWidget *box;
  guint selected;
};

G_DEFINE_FINAL_TYPE (PvExportToggles, pv_export_toggles, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
toggled_cb (PvExportToggles *self, GtkToggleButton *button)
{
  guint i = 0;

  if (!gtk_toggle_button_get_active (button))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != GTK_WIDGET (button); child = gtk_widget_get_next_sibling (child))
    i++;
  if (i == self->selected)
    return;
  self->selected = i;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pv_export_toggles_class_init (PvExportTogglesClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", PV_TYPE_EXPORT_TOGGLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pv_export_toggles_init (PvExportToggles *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_add_css_class (self->box, "pv-variants");
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

static void
add_word (PvExportToggles *self, const char *word)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (word);
  GtkWidget *first = gtk_widget_get_first_child (self->box);

  if (first)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), first == NULL);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
}

void
pv_export_toggles_set_words (PvExportToggles *self, const char *label, const char *const *words)
{
  GtkWidget *child;

  g_return_if_fail (PV_IS_EXPORT_TOGGLES (self));

  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  self->selected = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), pv_text_scale (self->box) > LARGE_TEXT ? GTK_ORIENTATION_VERTICAL
                                                                                                    : GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; words[i]; i++)
    add_word (self, words[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

guint
pv_export_toggles_get_selected (PvExportToggles *self)
{
  return self->selected;
}

void
pv_export_toggles_set_selected (PvExportToggles *self, guint selected)
{
  GtkWidget *child = gtk_widget_get_first_child (self->box);

  for (guint i = 0; child && i < selected; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
}

void
pv_export_toggles_set_sensitive (PvExportToggles *self, guint word, gboolean sensitive)
{
  GtkWidget *child;

  g_return_if_fail (PV_IS_EXPORT_TOGGLES (self));

  child = gtk_widget_get_first_child (self->box);
  for (guint i = 0; child && i < word; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child)
    gtk_widget_set_sensitive (child, sensitive);
  if (!sensitive && self->selected == word)
    pv_export_toggles_set_selected (self, 0);
}
