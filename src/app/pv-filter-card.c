#include "app/pv-filter-card.h"

#include "app/pv-accessible.h"
#include "app/pv-filter-chooser.h"
#include "app/pv-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _PvFilterCard
{
  GtkBox parent_instance;

  GtkFlowBox *chips;           /* shown when there are some */
  AdwBin *add_bin;
  GtkLabel *count;
  GtkToggleButton *hide;
  GtkToggleButton *fade;
  GtkButton *close;

  GtkWidget *add;
  GtkWidget *chooser;
  PvFilter *filter;
  PvModel *model;
  PvLang lang;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (PvFilterCard, pv_filter_card, GTK_TYPE_BOX)

enum { WANTED, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
want (PvFilterCard *self, PvFilter *filter)
{
  g_autoptr (PvFilter) wanted = filter;

  g_signal_emit (self, signals[WANTED], 0, wanted);
}

/* --- the chooser --- */

static void
toggled_cb (PvFilterCard *self, const char *key, const char *value)
{
  PvFilter *filter = pv_filter_copy (self->filter);

  pv_filter_toggle (filter, key, value);
  want (self, filter);
}

/* A day or words: one at a time. */
static void
asked_cb (PvFilterCard *self, const char *key, const char *value)
{
  PvFilter *filter = pv_filter_copy (self->filter);

  pv_filter_set (filter, key, (const char *const[]) { value, NULL });
  want (self, filter);
}

/* --- chips --- */

static const char *
key_of (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "pv-key");
}

static guint
place_of (PvFilterCard *self, const char *key)
{
  guint i = 0;

  for (; i < pv_filter_get_n (self->filter); i++)
    if (g_str_equal (pv_filter_get (self->filter, i)->key, key))
      break;
  return i;
}

/* The keyboard goes to the chip that comes in its place, or to what adds one. */
static void
focus_at (PvFilterCard *self, guint place)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->chips, (int) place);
  GtkWidget *widget = child ? gtk_flow_box_child_get_child (child) : NULL;

  gtk_widget_grab_focus (widget ? gtk_widget_get_first_child (widget) : self->add);
}

static void
take_away (PvFilterCard *self, const char *key)
{
  PvFilter *filter = pv_filter_copy (self->filter);
  guint place = place_of (self, key);

  pv_filter_set (filter, key, NULL);
  want (self, filter);
  focus_at (self, place);
}

static void
away_clicked_cb (PvFilterCard *self, GtkWidget *button)
{
  g_autofree char *key = g_strdup (key_of (button));

  take_away (self, key);
}

static void
chip_clicked_cb (PvFilterCard *self, GtkWidget *chip)
{
  pv_filter_chooser_aim (PV_FILTER_CHOOSER (self->chooser), key_of (chip));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->add));
}

static gboolean
chip_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PvFilterCard *self)
{
  GtkWidget *chip = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  g_autofree char *key = NULL;

  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete && keyval != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  key = g_strdup (key_of (gtk_widget_get_first_child (chip)));
  take_away (self, key);
  return GDK_EVENT_STOP;
}

static void
set_key (GtkWidget *widget, const char *key)
{
  g_object_set_data_full (G_OBJECT (widget), "pv-key", g_strdup (key), g_free);
}

static GtkWidget *
new_words_button (PvFilterCard *self, const PvCondition *condition, const char *sentence)
{
  GtkWidget *button = gtk_button_new_with_label (sentence);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_set_tooltip_text (button, _("Choose what is let through; Delete takes the condition away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  set_key (button, condition->key);
  g_signal_connect_object (button, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_away_button (PvFilterCard *self, const PvCondition *condition, const char *sentence)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: a condition of a filter: "Take away: Area: Vaasa" */
  g_autofree char *words = g_strdup_printf (_("Take away: %s"), sentence);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  set_key (button, condition->key);
  g_signal_connect_object (button, "clicked", G_CALLBACK (away_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_chip (PvFilterCard *self, const PvCondition *condition, const char *sentence)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (chip, "linked");
  gtk_widget_add_css_class (chip, "pv-chip");
  gtk_box_append (GTK_BOX (chip), new_words_button (self, condition, sentence));
  gtk_box_append (GTK_BOX (chip), new_away_button (self, condition, sentence));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (chip_key_cb), self, 0);
  gtk_widget_add_controller (chip, keys);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), chip);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_flow_box_append (self->chips, child);
}

static void
empty (PvFilterCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))))
    gtk_flow_box_remove (self->chips, child);
}

static void
fill (PvFilterCard *self)
{
  empty (self);
  for (guint i = 0; i < pv_filter_get_n (self->filter); i++)
    {
      const PvCondition *condition = pv_filter_get (self->filter, i);
      g_autofree char *sentence = pv_condition_sentence (condition, self->model, self->lang);

      if (sentence)
        add_chip (self, condition, sentence);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), gtk_flow_box_get_child_at_index (self->chips, 0) != NULL);
}

/* --- the rest --- */

static void
fade_toggled_cb (PvFilterCard *self)
{
  PvFilter *filter;

  if (self->quiet)
    return;
  filter = pv_filter_copy (self->filter);
  pv_filter_set_fade (filter, gtk_toggle_button_get_active (self->fade));
  want (self, filter);
}

static void
close_cb (PvFilterCard *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  close_cb (PV_FILTER_CARD (widget));
  return TRUE;
}

static void
pv_filter_card_dispose (GObject *object)
{
  PvFilterCard *self = PV_FILTER_CARD (object);

  g_clear_pointer (&self->filter, pv_filter_free);
  G_OBJECT_CLASS (pv_filter_card_parent_class)->dispose (object);
}

static void
pv_filter_card_class_init (PvFilterCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_filter_card_dispose;
  g_type_ensure (PV_TYPE_WRAP_BOX);
  signals[WANTED] = g_signal_new ("wanted", PV_TYPE_FILTER_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CLOSED] = g_signal_new ("closed", PV_TYPE_FILTER_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-filter-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PvFilterCard, chips);
  gtk_widget_class_bind_template_child (widget_class, PvFilterCard, add_bin);
  gtk_widget_class_bind_template_child (widget_class, PvFilterCard, count);
  gtk_widget_class_bind_template_child (widget_class, PvFilterCard, hide);
  gtk_widget_class_bind_template_child (widget_class, PvFilterCard, fade);
  gtk_widget_class_bind_template_child (widget_class, PvFilterCard, close);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
init_add (PvFilterCard *self)
{
  self->chooser = pv_filter_chooser_new ();
  self->add = gtk_menu_button_new ();
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add), _("Add Condition"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), self->chooser);
  pv_accessible_name_inside (self->add, _("Add Condition"));
  g_signal_connect_object (self->chooser, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->add_bin, self->add);
}

static void
pv_filter_card_init (PvFilterCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = pv_filter_new (pv_kinds_default ());
  self->lang = PV_LANG_FI;
  init_add (self);
  g_signal_connect_object (self->fade, "toggled", G_CALLBACK (fade_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->close, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pv_filter_card_new (void)
{
  return g_object_new (PV_TYPE_FILTER_CARD, NULL);
}

void
pv_filter_card_set (PvFilterCard *self, const PvFilter *filter, PvModel *model, PvDate today, PvLang lang)
{
  g_return_if_fail (PV_IS_FILTER_CARD (self));

  g_clear_pointer (&self->filter, pv_filter_free);
  self->filter = pv_filter_copy (filter);
  self->model = model;
  self->lang = lang;
  self->quiet = TRUE;
  gtk_toggle_button_set_active (pv_filter_get_fade (filter) ? self->fade : self->hide, TRUE);
  self->quiet = FALSE;
  pv_filter_chooser_set (PV_FILTER_CHOOSER (self->chooser), filter, model, today, lang);
  fill (self);
}

void
pv_filter_card_set_count (PvFilterCard *self, guint n, guint n_all)
{
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u actor", "%u of %u actors", n_all), n, n_all);

  g_return_if_fail (PV_IS_FILTER_CARD (self));

  gtk_label_set_text (self->count, words);
}

void
pv_filter_card_begin (PvFilterCard *self)
{
  g_return_if_fail (PV_IS_FILTER_CARD (self));

  gtk_widget_grab_focus (self->add);
}
