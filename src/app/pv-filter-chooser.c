#include "app/pv-filter-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PvFilterChooser
{
  GtkPopover parent_instance;

  GtkStack *stack;             /* "choices", "values" */
  GtkSearchEntry *search;
  GtkListBox *choices;
  GtkButton *back;
  GtkLabel *title;
  GtkEntry *words;
  GtkListBox *values;
  GtkLabel *nothing;

  PvFilter *filter;
  PvModel *model;
  PvDate today;
  PvLang lang;
  GPtrArray *offered;          /* PvCondition, as the rows of choices stand */
  const PvCondition *asked;    /* of offered */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PvFilterChooser, pv_filter_chooser, GTK_TYPE_POPOVER)

enum { TOGGLED, ASKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- what is asked --- */

static GtkWidget *
new_choice_row (const PvCondition *condition)
{
  g_autofree char *title = pv_condition_title (condition);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (row), "pv-condition", (gpointer) condition);
  g_object_set_data_full (G_OBJECT (row), "pv-folded", pv_text_fold (title), g_free);
  return row;
}

static gboolean
row_is_found (GtkListBoxRow *row, gpointer data)
{
  PvFilterChooser *self = data;
  g_autofree char *typed = pv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return strstr (g_object_get_data (G_OBJECT (row), "pv-folded"), typed) != NULL;
}

static void
fill_choices (PvFilterChooser *self)
{
  self->offered = pv_filter_choices (pv_kinds_default ());
  for (guint i = 0; i < self->offered->len; i++)
    gtk_list_box_append (self->choices, new_choice_row (g_ptr_array_index (self->offered, i)));
}

/* --- which answers --- */

static void
empty (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, row);
}

static void
value_toggled_cb (PvFilterChooser *self, GtkCheckButton *check)
{
  if (!self->filling)
    g_signal_emit (self, signals[TOGGLED], 0, self->asked->key, g_object_get_data (G_OBJECT (check), "pv-value"));
}

static void
add_value (PvFilterChooser *self, const char *value, const char *words, guint n)
{
  gboolean links = self->asked->what == PV_CONDITION_FIELD && PV_FIELD_KIND (self->asked->field->field) == PV_RELATION;
  g_autofree char *count = pv_decimal_to_words (n, 0, pv_interface_lang ());
  g_autofree char *counted = g_strdup_printf (links ? g_dngettext (GETTEXT_PACKAGE, "%u link", "%u links", n)
                                                    : g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n), n);
  /* Translators: an answer, and how many have it: "Laihia, 3 actors". */
  g_autofree char *said = g_strdup_printf (_("%s, %s"), words, counted);
  GtkWidget *row = gtk_list_box_row_new (), *check = gtk_check_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (words), *number = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_margin_start (box, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), pv_filter_has (self->filter, self->asked->key, value));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (check), "pv-value", g_strdup (value), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (value_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->values, row);
}

static gboolean
takes_words (const PvCondition *condition)
{
  return condition->what == PV_CONDITION_FIELD
         && (pv_field_is_text (condition->field) || (condition->field->type == PV_TYPE_REFERENCE && condition->field->of != PV_ANY_KIND));
}

static void
show_entry (PvFilterChooser *self)
{
  gboolean date = self->asked->what == PV_CONDITION_VALID_ON;
  const char *label = date ? _("Another day: 21.11.2026") : _("Has the words");

  gtk_widget_set_visible (GTK_WIDGET (self->words), date || takes_words (self->asked));
  gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  gtk_entry_set_placeholder_text (self->words, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
fill_values (PvFilterChooser *self)
{
  g_autoptr (GArray) values = pv_filter_values (self->asked, self->model, self->today, self->lang);
  g_autofree char *title = pv_condition_title (self->asked);

  self->filling = TRUE;
  empty (self->values);
  for (guint i = 0; i < values->len; i++)
    {
      const PvFilterValue *value = &g_array_index (values, PvFilterValue, i);

      add_value (self, value->value, value->words, value->n);
    }
  self->filling = FALSE;
  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), values->len == 0);
  show_entry (self);
}

static void
show_values (PvFilterChooser *self, const PvCondition *condition)
{
  GtkWidget *first;

  self->asked = condition;
  fill_values (self);
  gtk_stack_set_visible_child_name (self->stack, "values");
  first = gtk_widget_get_first_child (GTK_WIDGET (self->values));
  if (first)
    gtk_widget_grab_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (first)));
  else
    gtk_widget_grab_focus (gtk_widget_get_visible (GTK_WIDGET (self->words)) ? GTK_WIDGET (self->words) : GTK_WIDGET (self->back));
}

static void
choice_activated_cb (PvFilterChooser *self, GtkListBoxRow *row)
{
  show_values (self, g_object_get_data (G_OBJECT (row), "pv-condition"));
}

static void
search_changed_cb (PvFilterChooser *self)
{
  gtk_list_box_invalidate_filter (self->choices);
}

/* Enter takes the first that is found. */
static void
search_activated_cb (PvFilterChooser *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); row; row = gtk_widget_get_next_sibling (row))
    if (row_is_found (GTK_LIST_BOX_ROW (row), self))
      {
        choice_activated_cb (self, GTK_LIST_BOX_ROW (row));
        return;
      }
}

/* Left to GTK, the keyboard goes to what scrolls the rows, where no key does anything. */
static gboolean
search_key_cb (PvFilterChooser *self, guint key, guint code, GdkModifierType mods)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->choices)); row; row = gtk_widget_get_next_sibling (row))
    if (row_is_found (GTK_LIST_BOX_ROW (row), self))
      {
        gtk_widget_grab_focus (row);
        break;
      }
  return GDK_EVENT_STOP;
}

/* Above the first row there is what finds them. */
static gboolean
beyond_rows_cb (PvFilterChooser *self, GtkDirectionType direction)
{
  if (direction == GTK_DIR_UP)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return direction == GTK_DIR_UP || direction == GTK_DIR_DOWN;
}

static void
follow_arrows (PvFilterChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect_object (self->choices, "keynav-failed", G_CALLBACK (beyond_rows_cb), self, G_CONNECT_SWAPPED);
}

static void
show_choices (PvFilterChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_stack_set_visible_child_name (self->stack, "choices");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* (transfer full) NULL for what makes no sense. */
static char *
typed_value (PvFilterChooser *self, const char *typed)
{
  PvDate date;

  if (self->asked->what != PV_CONDITION_VALID_ON)
    return g_strdup_printf ("%c%s", PV_VALUE_WORDS_MARK, typed);
  return pv_date_parse_human (typed, &date) && date != PV_NO_DATE ? pv_date_to_iso (date) : NULL;
}

static void
words_activated_cb (PvFilterChooser *self)
{
  g_autofree char *typed = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->words)));
  g_autofree char *value = typed ? typed_value (self, typed) : NULL;

  if (value == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
      gtk_widget_error_bell (GTK_WIDGET (self->words));
      return;
    }
  g_signal_emit (self, signals[ASKED], 0, self->asked->key, value);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
mapped_cb (PvFilterChooser *self)
{
  if (self->asked)
    show_values (self, self->asked);
  else
    show_choices (self);
}

static void
closed_cb (PvFilterChooser *self)
{
  self->asked = NULL;
}

static void
pv_filter_chooser_dispose (GObject *object)
{
  PvFilterChooser *self = PV_FILTER_CHOOSER (object);

  if (self->choices)
    empty (self->choices);
  g_clear_pointer (&self->filter, pv_filter_free);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  self->asked = NULL;
  G_OBJECT_CLASS (pv_filter_chooser_parent_class)->dispose (object);
}

static void
pv_filter_chooser_class_init (PvFilterChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = PV_TYPE_FILTER_CHOOSER;

  G_OBJECT_CLASS (klass)->dispose = pv_filter_chooser_dispose;
  signals[TOGGLED] = g_signal_new ("toggled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-filter-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PvFilterChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, PvFilterChooser, search);
  gtk_widget_class_bind_template_child (widget_class, PvFilterChooser, choices);
  gtk_widget_class_bind_template_child (widget_class, PvFilterChooser, back);
  gtk_widget_class_bind_template_child (widget_class, PvFilterChooser, title);
  gtk_widget_class_bind_template_child (widget_class, PvFilterChooser, words);
  gtk_widget_class_bind_template_child (widget_class, PvFilterChooser, values);
  gtk_widget_class_bind_template_child (widget_class, PvFilterChooser, nothing);
}

static void
pv_filter_chooser_init (PvFilterChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = pv_filter_new (pv_kinds_default ());
  fill_choices (self);
  follow_arrows (self);
  gtk_list_box_set_filter_func (self->choices, row_is_found, self, NULL);
  g_signal_connect_object (self->choices, "row-activated", G_CALLBACK (choice_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "activate", G_CALLBACK (words_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (show_choices), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

GtkWidget *
pv_filter_chooser_new (void)
{
  return g_object_new (PV_TYPE_FILTER_CHOOSER, NULL);
}

void
pv_filter_chooser_set (PvFilterChooser *self, const PvFilter *filter, PvModel *model, PvDate today, PvLang lang)
{
  g_return_if_fail (PV_IS_FILTER_CHOOSER (self));

  g_clear_pointer (&self->filter, pv_filter_free);
  self->filter = pv_filter_copy (filter);
  self->model = model;
  self->today = today;
  self->lang = lang;
}

void
pv_filter_chooser_aim (PvFilterChooser *self, const char *key)
{
  g_return_if_fail (PV_IS_FILTER_CHOOSER (self));

  self->asked = NULL;
  for (guint i = 0; key && i < self->offered->len; i++)
    if (g_str_equal (((const PvCondition *) g_ptr_array_index (self->offered, i))->key, key))
      self->asked = g_ptr_array_index (self->offered, i);
}
