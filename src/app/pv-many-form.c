#include "app/pv-many-form.h"

#include "app/pv-form-field.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _PvManyForm
{
  GtkBox parent_instance;

  PvDocument *document;
  AdwPreferencesGroup *group;
  GPtrArray *fields;           /* PvFormField, borrowed */
  GArray *ids;                 /* PvId, of the records they are made for */
};

G_DEFINE_FINAL_TYPE (PvManyForm, pv_many_form, GTK_TYPE_BOX)

/* The field of a record that stands for @field of the first: the same, or the common one of its own kind. */
static const PvFieldInfo *
field_in (const PvRecord *record, const PvFieldInfo *field)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  if (kind->kind == PV_FIELD_KIND (field->field))
    return field;
  return pv_kind_common (kind, PV_FIELD_CODE (field->field));
}

static gboolean
commit_all (const PvFieldInfo *info, PvLang lang, PvValue value, guint64 step, GError **error, gpointer user_data)
{
  PvManyForm *self = user_data;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  for (guint i = 0; i < self->ids->len; i++)
    {
      PvId id = g_array_index (self->ids, PvId, i);
      PvRecord *record = pv_model_get (pv_document_get_model (self->document), id);
      const PvFieldInfo *own = record ? field_in (record, info) : NULL;

      if (own)
        pv_edits_set_value (edits, id, own->field, lang, value);
    }
  pv_edits_set_step (edits, step);
  return pv_document_commit (self->document, edits, error);
}

/* --- which fields --- */

/* A name, a code or a person's words are of one record alone, and so is what a link joins. */
static gboolean
is_of_one (const PvFieldInfo *field)
{
  gboolean text = field->type == PV_TYPE_TEXT || field->type == PV_TYPE_TRANSLATED;

  return field->group == PV_GROUP_HIDDEN || field->type == PV_TYPE_CODE || field->type == PV_TYPE_PERSONAL
         || field->group == PV_GROUP_CODES || field->field == PV_ACTOR_PROPER_NAME || (text && field->group == PV_GROUP_BASICS)
         || (field->type == PV_TYPE_REFERENCE && (field->flags & PV_FIELD_REQUIRED));
}

static gboolean
is_common (const PvFieldInfo *field)
{
  return PV_FIELD_CODE (field->field) >= PV_COMMON_STANDING;
}

static gboolean
are_of_one_kind (GPtrArray *records)
{
  for (guint i = 1; i < records->len; i++)
    if (pv_record_get_info (g_ptr_array_index (records, i)) != pv_record_get_info (g_ptr_array_index (records, 0)))
      return FALSE;
  return TRUE;
}

static void
add_field (PvManyForm *self, const PvFieldInfo *info)
{
  GtkWidget *field = pv_form_field_new (info, self->document, commit_all, self);
  GtkWidget *box, *several;

  if (field == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  several = gtk_label_new (_("Several values"));
  gtk_label_set_xalign (GTK_LABEL (several), 0);
  gtk_widget_add_css_class (several, "caption");
  gtk_widget_add_css_class (several, "pv-second");
  gtk_widget_set_margin_bottom (several, 12);
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), several);
  adw_preferences_group_add (self->group, box);
  g_ptr_array_add (self->fields, field);
}

static void
build (PvManyForm *self, GPtrArray *records)
{
  const PvKindInfo *kind = pv_record_get_info (g_ptr_array_index (records, 0));
  gboolean one_kind = are_of_one_kind (records);

  for (guint i = 0; i < self->fields->len; i++)
    adw_preferences_group_remove (self->group, gtk_widget_get_parent (g_ptr_array_index (self->fields, i)));
  g_ptr_array_set_size (self->fields, 0);
  for (PvGroup group = PV_GROUP_BASICS; group < PV_GROUP_HIDDEN; group++)
    for (guint i = 0; i < kind->n_fields; i++)
      if (kind->fields[i].group == group && !is_of_one (&kind->fields[i]) && (one_kind || is_common (&kind->fields[i])))
        add_field (self, &kind->fields[i]);
}

/* --- what they hold --- */

static gboolean
is_same_in_all (const PvFieldInfo *field, guint cell, GPtrArray *records)
{
  const PvRecord *first = g_ptr_array_index (records, 0);

  for (guint i = 1; i < records->len; i++)
    {
      const PvRecord *record = g_ptr_array_index (records, i);
      const PvFieldInfo *own = field_in (record, field);

      if (!pv_value_equal (pv_record_get_cell (first, field->slot + cell), pv_record_get_cell (record, own->slot + cell)))
        return FALSE;
    }
  return TRUE;
}

/* A bit for each cell: one language may be the same in all, and another not. */
static guint
same_in_all (const PvFieldInfo *field, GPtrArray *records)
{
  guint same = 0;

  for (guint c = 0; c < pv_field_n_cells (field); c++)
    if (is_same_in_all (field, c, records))
      same |= 1u << c;
  return same;
}

/* Of the languages that are shown. */
static gboolean
has_several (const PvFieldInfo *field, guint same, PvLang lang)
{
  if (field->type == PV_TYPE_TRANSLATED && lang != PV_LANG_BOTH)
    return !(same >> (lang - PV_LANG_FIRST) & 1);
  return same != (1u << pv_field_n_cells (field)) - 1;
}

static gboolean
are_the_same_ids (PvManyForm *self, GPtrArray *records)
{
  if (self->ids->len != records->len)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (g_array_index (self->ids, PvId, i) != pv_record_get_id (g_ptr_array_index (records, i)))
      return FALSE;
  return TRUE;
}

static void
remember_ids (PvManyForm *self, GPtrArray *records)
{
  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < records->len; i++)
    {
      PvId id = pv_record_get_id (g_ptr_array_index (records, i));

      g_array_append_val (self->ids, id);
    }
}

gboolean
pv_many_form_load (PvManyForm *self, GPtrArray *records, PvLang lang)
{
  g_return_val_if_fail (PV_IS_MANY_FORM (self), FALSE);

  if (!are_the_same_ids (self, records))
    {
      pv_many_form_commit (self);
      remember_ids (self, records);
      build (self, records);
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      PvFormField *field = g_ptr_array_index (self->fields, i);
      const PvFieldInfo *info = pv_form_field_get_info (field);
      guint same = same_in_all (info, records);

      pv_form_field_load_several (field, g_ptr_array_index (records, 0), same);
      pv_form_field_set_lang (field, lang);
      /* Below the field, not beside it: a line of the form has no room for more. */
      gtk_widget_set_visible (gtk_widget_get_next_sibling (GTK_WIDGET (field)), has_several (info, same, lang));
    }
  return self->fields->len > 0;
}

void
pv_many_form_commit (PvManyForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    pv_form_field_commit (g_ptr_array_index (self->fields, i));
}

/* --- the widget --- */

static void
pv_many_form_dispose (GObject *object)
{
  PvManyForm *self = PV_MANY_FORM (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (pv_many_form_parent_class)->dispose (object);
}

static void
pv_many_form_class_init (PvManyFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_many_form_dispose;
}

static void
pv_many_form_init (PvManyForm *self)
{
  self->fields = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Change all at once"));
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "pv-group");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->group));
}

GtkWidget *
pv_many_form_new (PvDocument *document)
{
  PvManyForm *self = g_object_new (PV_TYPE_MANY_FORM, NULL);

  self->document = g_object_ref (document);
  return GTK_WIDGET (self);
}
