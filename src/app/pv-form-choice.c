#include "app/pv-form-choice.h"

#include <glib/gi18n-lib.h>

/* One choice. */

struct _PvFormChoice
{
  PvFormField parent_instance;

  GtkDropDown *drop_down;      /* row 0 is no choice, row i the i-th of the list */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (PvFormChoice, pv_form_choice, PV_TYPE_FORM_FIELD)

static void
chosen_cb (PvFormChoice *self)
{
  const PvFieldInfo *info = pv_form_field_get_info (PV_FORM_FIELD (self));
  guint row = gtk_drop_down_get_selected (self->drop_down);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (info->of, &n);

  if (self->quiet || row == GTK_INVALID_LIST_POSITION)
    return;
  pv_form_field_visit (PV_FORM_FIELD (self));
  pv_form_field_take (PV_FORM_FIELD (self), PV_LANG_NONE, row == 0 ? PV_VALUE_EMPTY : PV_VALUE_OF_INT (list[row - 1].code));
}

static void
label_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *line)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (line, label);
}

static void
label_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *line)
{
  GtkStringObject *string = gtk_list_item_get_item (line);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (line)), gtk_string_object_get_string (string));
}

static void
list_label_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *line)
{
  label_setup_cb (factory, line);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_list_item_get_child (line)), PANGO_ELLIPSIZE_NONE);
}

static GtkListItemFactory *
label_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (label_bound_cb), NULL);
  return factory;
}

static void
build_drop_down (PvFormChoice *self)
{
  const PvFieldInfo *info = pv_form_field_get_info (PV_FORM_FIELD (self));
  g_autoptr (GtkListItemFactory) button = label_factory (G_CALLBACK (label_setup_cb));
  g_autoptr (GtkListItemFactory) list_factory = label_factory (G_CALLBACK (list_label_setup_cb));
  GtkStringList *words = gtk_string_list_new (NULL);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (info->of, &n);

  gtk_string_list_append (words, info->flags & PV_FIELD_REQUIRED ? _("Choose…") : _("Not said"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (words, pv_choice_label (info->of, list[i].code));
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (words), NULL));
  gtk_drop_down_set_factory (self->drop_down, button);
  gtk_drop_down_set_list_factory (self->drop_down, list_factory);
  gtk_widget_set_size_request (GTK_WIDGET (self->drop_down), 168, -1);
  pv_form_field_name_control (PV_FORM_FIELD (self), GTK_WIDGET (self->drop_down), PV_LANG_NONE);
  pv_form_field_put_beside (PV_FORM_FIELD (self), GTK_WIDGET (self->drop_down));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
pv_form_choice_load (PvFormField *field, PvRecord *record)
{
  PvFormChoice *self = PV_FORM_CHOICE (field);
  const PvFieldInfo *info = pv_form_field_get_info (field);
  guint code = record ? pv_record_get_choice (record, info->field) : 0;
  guint row = 0;
  guint n;
  const PvChoiceInfo *list = pv_choices_list (info->of, &n);

  self->quiet = TRUE;
  if (self->drop_down == NULL)
    build_drop_down (self);
  for (guint i = 0; i < n; i++)
    if (list[i].code == code)
      row = i + 1;
  gtk_drop_down_set_selected (self->drop_down, row);
  self->quiet = FALSE;
}

static void
pv_form_choice_focus (PvFormField *field, PvLang lang)
{
  gtk_widget_grab_focus (GTK_WIDGET (PV_FORM_CHOICE (field)->drop_down));
}

static void
pv_form_choice_class_init (PvFormChoiceClass *klass)
{
  PV_FORM_FIELD_CLASS (klass)->load = pv_form_choice_load;
  PV_FORM_FIELD_CLASS (klass)->focus = pv_form_choice_focus;
}

static void
pv_form_choice_init (PvFormChoice *self)
{
}

/* Several choices. */

struct _PvFormChoices
{
  PvFormField parent_instance;

  GtkWidget *button;
  GtkWidget *words;
  GtkWidget *checks;           /* a box of check buttons, in the order of the list */
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (PvFormChoices, pv_form_choices, PV_TYPE_FORM_FIELD)

static void
toggled_cb (PvFormChoices *self)
{
  const PvFieldInfo *info = pv_form_field_get_info (PV_FORM_FIELD (self));
  gint64 bits = 0;
  guint i = 0;
  guint n;
  const PvChoiceInfo *list = pv_choices_list (info->of, &n);

  if (self->quiet)
    return;
  for (GtkWidget *check = gtk_widget_get_first_child (self->checks); check && i < n; check = gtk_widget_get_next_sibling (check), i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      bits |= G_GINT64_CONSTANT (1) << list[i].code;
  pv_form_field_take (PV_FORM_FIELD (self), PV_LANG_NONE, bits == 0 ? PV_VALUE_EMPTY : PV_VALUE_OF_INT (bits));
}

static void
opened_cb (PvFormChoices *self)
{
  pv_form_field_visit (PV_FORM_FIELD (self));
}

static GtkWidget *
new_checks (PvFormChoices *self)
{
  const PvFieldInfo *info = pv_form_field_get_info (PV_FORM_FIELD (self));
  guint n;
  const PvChoiceInfo *list = pv_choices_list (info->of, &n);

  self->checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (pv_choice_label (info->of, list[i].code));

      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->checks), check);
    }
  return self->checks;
}

static void
build_choices (PvFormChoices *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->words = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->words);
  gtk_widget_set_halign (gtk_widget_get_parent (self->words), GTK_ALIGN_FILL);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), new_checks (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_size_request (self->button, 168, -1);
  g_signal_connect_object (popover, "show", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  pv_form_field_name_control (PV_FORM_FIELD (self), self->button, PV_LANG_NONE);
  pv_form_field_put_beside (PV_FORM_FIELD (self), self->button);
}

static void
pv_form_choices_load (PvFormField *field, PvRecord *record)
{
  PvFormChoices *self = PV_FORM_CHOICES (field);
  const PvFieldInfo *info = pv_form_field_get_info (field);
  g_autofree char *words = NULL;
  guint i = 0;
  guint n;
  const PvChoiceInfo *list = pv_choices_list (info->of, &n);

  self->quiet = TRUE;
  if (self->button == NULL)
    build_choices (self);
  for (GtkWidget *check = gtk_widget_get_first_child (self->checks); check && i < n; check = gtk_widget_get_next_sibling (check), i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), record && pv_record_has_choice (record, info->field, list[i].code));
  if (record)
    words = pv_value_words (pv_document_get_model (pv_form_field_get_document (field)), record, info, PV_LANG_NONE, PV_LANG_NONE);
  gtk_label_set_label (GTK_LABEL (self->words), words && *words ? words : _("None"));
  gtk_widget_set_tooltip_text (self->button, words && *words ? words : NULL);
  self->quiet = FALSE;
}

static void
pv_form_choices_focus (PvFormField *field, PvLang lang)
{
  gtk_widget_grab_focus (PV_FORM_CHOICES (field)->button);
}

static void
pv_form_choices_class_init (PvFormChoicesClass *klass)
{
  PV_FORM_FIELD_CLASS (klass)->load = pv_form_choices_load;
  PV_FORM_FIELD_CLASS (klass)->focus = pv_form_choices_focus;
}

static void
pv_form_choices_init (PvFormChoices *self)
{
}

/* Yes or no. */

struct _PvFormYesNo
{
  PvFormField parent_instance;

  GtkWidget *toggle;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (PvFormYesNo, pv_form_yes_no, PV_TYPE_FORM_FIELD)

static void
switched_cb (PvFormYesNo *self)
{
  gboolean yes = gtk_switch_get_active (GTK_SWITCH (self->toggle));

  if (self->quiet)
    return;
  pv_form_field_visit (PV_FORM_FIELD (self));
  pv_form_field_take (PV_FORM_FIELD (self), PV_LANG_NONE, yes ? PV_VALUE_OF_INT (1) : PV_VALUE_EMPTY);
}

static void
pv_form_yes_no_load (PvFormField *field, PvRecord *record)
{
  PvFormYesNo *self = PV_FORM_YES_NO (field);

  self->quiet = TRUE;
  if (self->toggle == NULL)
    {
      self->toggle = gtk_switch_new ();
      pv_form_field_name_control (field, self->toggle, PV_LANG_NONE);
      pv_form_field_put_beside (field, self->toggle);
      g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_switch_set_active (GTK_SWITCH (self->toggle), record && pv_record_get_yes (record, pv_form_field_get_info (field)->field));
  self->quiet = FALSE;
}

static void
pv_form_yes_no_focus (PvFormField *field, PvLang lang)
{
  gtk_widget_grab_focus (PV_FORM_YES_NO (field)->toggle);
}

static void
pv_form_yes_no_class_init (PvFormYesNoClass *klass)
{
  PV_FORM_FIELD_CLASS (klass)->load = pv_form_yes_no_load;
  PV_FORM_FIELD_CLASS (klass)->focus = pv_form_yes_no_focus;
}

static void
pv_form_yes_no_init (PvFormYesNo *self)
{
}
