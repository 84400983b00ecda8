#include "app/pv-form-reference.h"

#include "app/pv-reference-chooser.h"

#include <glib/gi18n-lib.h>

struct _PvFormReference
{
  PvFormField parent_instance;

  GtkWidget *button;
  GtkWidget *title;
  GtkWidget *go;
  GtkWidget *chooser;
};

G_DEFINE_FINAL_TYPE (PvFormReference, pv_form_reference, PV_TYPE_FORM_FIELD)

static void
chosen_cb (PvFormReference *self, gint64 id)
{
  pv_form_field_visit (PV_FORM_FIELD (self));
  pv_form_field_take (PV_FORM_FIELD (self), PV_LANG_NONE, id == PV_NO_ID ? PV_VALUE_EMPTY : PV_VALUE_OF_INT (id));
}

static void
build (PvFormReference *self)
{
  PvFormField *field = PV_FORM_FIELD (self);
  const PvFieldInfo *info = pv_form_field_get_info (field);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chooser = pv_reference_chooser_new (pv_form_field_get_document (field), info->of, !(info->flags & PV_FIELD_REQUIRED));
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->title);
  gtk_widget_set_halign (gtk_widget_get_parent (self->title), GTK_ALIGN_FILL);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->chooser);
  gtk_widget_set_hexpand (self->button, TRUE);
  pv_form_field_name_control (field, self->button, PV_LANG_NONE);

  self->go = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (self->go, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go), "win.show-record");
  gtk_widget_set_tooltip_text (self->go, _("Show it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show it"), -1);
  gtk_box_append (GTK_BOX (line), self->button);
  gtk_box_append (GTK_BOX (line), self->go);
  pv_form_field_put_below (field, line);
}

static void
pv_form_reference_load (PvFormField *field, PvRecord *record)
{
  PvFormReference *self = PV_FORM_REFERENCE (field);
  const PvFieldInfo *info = pv_form_field_get_info (field);
  PvId id = record ? pv_record_get_reference (record, info->field) : PV_NO_ID;
  g_autofree char *title = NULL;

  if (self->button == NULL)
    build (self);
  pv_reference_chooser_set_lang (PV_REFERENCE_CHOOSER (self->chooser), pv_form_field_get_lang (field));
  title = id == PV_NO_ID ? NULL : pv_title_of (pv_document_get_model (pv_form_field_get_document (field)), id, pv_form_field_get_lang (field));
  gtk_label_set_label (GTK_LABEL (self->title), title ? title : _("Choose…"));
  if (title)
    gtk_widget_remove_css_class (self->title, "dim-label");
  else
    gtk_widget_add_css_class (self->title, "dim-label");
  gtk_widget_set_visible (self->go, id != PV_NO_ID);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "x", id);
}

static void
pv_form_reference_focus (PvFormField *field, PvLang lang)
{
  gtk_widget_grab_focus (PV_FORM_REFERENCE (field)->button);
}

static void
pv_form_reference_class_init (PvFormReferenceClass *klass)
{
  PV_FORM_FIELD_CLASS (klass)->load = pv_form_reference_load;
  PV_FORM_FIELD_CLASS (klass)->focus = pv_form_reference_focus;
}

static void
pv_form_reference_init (PvFormReference *self)
{
}

void
pv_form_reference_open (PvFormReference *self)
{
  g_return_if_fail (PV_IS_FORM_REFERENCE (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
