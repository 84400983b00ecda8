#include "app/pv-form.h"

#include <adwaita.h>

struct _PvForm
{
  GtkBox parent_instance;

  PvDocument *document;
  const PvKindInfo *kind;
  PvId id;
  GPtrArray *fields;           /* PvFormField, borrowed */
  PvFormCommit commit;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (PvForm, pv_form, GTK_TYPE_BOX)

static gboolean
commit_to_document (const PvFieldInfo *info, PvLang lang, PvValue value, guint64 step, GError **error, gpointer user_data)
{
  PvForm *self = user_data;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  if (self->id == PV_NO_ID || pv_model_get (pv_document_get_model (self->document), self->id) == NULL)
    return TRUE;
  pv_edits_set_step (edits, step);
  pv_edits_set_value (edits, self->id, info->field, lang, value);
  return pv_document_commit (self->document, edits, error);
}

static void
pv_form_dispose (GObject *object)
{
  PvForm *self = PV_FORM (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (pv_form_parent_class)->dispose (object);
}

static void
pv_form_class_init (PvFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_form_dispose;
}

static void
pv_form_init (PvForm *self)
{
  self->fields = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}

static GtkWidget *
new_field (PvForm *self, const PvFieldInfo *info)
{
  GtkWidget *field = pv_form_field_new (info, self->document, self->commit, self->user_data);

  if (field)
    g_ptr_array_add (self->fields, field);
  return field;
}

static void
add_group (PvForm *self, PvGroup group)
{
  GtkWidget *box = NULL;

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const PvFieldInfo *info = &self->kind->fields[i];
      GtkWidget *field;

      if (info->group != group || PV_FIELD_CODE (info->field) == PV_COMMON_STANDING || (field = new_field (self, info)) == NULL)
        continue;
      if (box == NULL)
        {
          box = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (box), pv_group_label (group));
          gtk_widget_add_css_class (box, "pv-group");
          gtk_box_append (GTK_BOX (self), box);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (box), field);
    }
}

static PvForm *
new_form (PvDocument *document, const PvKindInfo *kind)
{
  PvForm *self = g_object_new (PV_TYPE_FORM, NULL);

  self->document = g_object_ref (document);
  self->kind = kind;
  return self;
}

GtkWidget *
pv_form_new (PvDocument *document, const PvKindInfo *kind)
{
  PvForm *self = new_form (document, kind);

  self->commit = commit_to_document;
  self->user_data = self;
  for (PvGroup group = PV_GROUP_BASICS; group < PV_GROUP_HIDDEN; group++)
    add_group (self, group);
  return GTK_WIDGET (self);
}

GtkWidget *
pv_form_new_required (PvDocument *document, const PvKindInfo *kind, PvFormCommit commit, gpointer user_data)
{
  PvForm *self = new_form (document, kind);

  self->commit = commit;
  self->user_data = user_data;
  gtk_box_set_spacing (GTK_BOX (self), 12);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & PV_FIELD_REQUIRED)
      {
        GtkWidget *field = new_field (self, &kind->fields[i]);

        if (field)
          gtk_box_append (GTK_BOX (self), field);
      }
  return GTK_WIDGET (self);
}

const PvKindInfo *
pv_form_get_kind (PvForm *self)
{
  g_return_val_if_fail (PV_IS_FORM (self), NULL);

  return self->kind;
}

void
pv_form_load (PvForm *self, PvRecord *record)
{
  PvId id = record ? pv_record_get_id (record) : PV_NO_ID;

  g_return_if_fail (PV_IS_FORM (self));

  if (id != self->id)
    {
      pv_form_commit (self);
      self->id = id;
      for (guint i = 0; i < self->fields->len; i++)
        {
          pv_form_field_load (g_ptr_array_index (self->fields, i), NULL);
          pv_form_field_set_problem (g_ptr_array_index (self->fields, i), NULL);
        }
    }
  for (guint i = 0; record && i < self->fields->len; i++)
    pv_form_field_load (g_ptr_array_index (self->fields, i), record);
}

void
pv_form_set_lang (PvForm *self, PvLang lang)
{
  g_return_if_fail (PV_IS_FORM (self));

  for (guint i = 0; i < self->fields->len; i++)
    pv_form_field_set_lang (g_ptr_array_index (self->fields, i), lang);
}

gboolean
pv_form_commit (PvForm *self)
{
  gboolean all = TRUE;

  g_return_val_if_fail (PV_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->fields->len; i++)
    if (!pv_form_field_commit (g_ptr_array_index (self->fields, i)))
      all = FALSE;
  return all;
}

PvFormField *
pv_form_get_field (PvForm *self, PvField field)
{
  g_return_val_if_fail (PV_IS_FORM (self), NULL);

  for (guint i = 0; i < self->fields->len; i++)
    if (pv_form_field_get_info (g_ptr_array_index (self->fields, i))->field == field)
      return g_ptr_array_index (self->fields, i);
  return NULL;
}

void
pv_form_focus (PvForm *self, PvLang lang)
{
  g_return_if_fail (PV_IS_FORM (self));

  if (self->fields->len > 0)
    pv_form_field_focus (g_ptr_array_index (self->fields, 0), lang);
}
