#include "app/pv-form-field.h"

#include "app/pv-form-choice.h"
#include "app/pv-form-reference.h"
#include "app/pv-form-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const PvFieldInfo *info;
  PvDocument *document;
  PvFormCommit commit;
  gpointer user_data;
  PvRecord *record;
  guint same;                  /* a bit for each cell that the record tells */
  PvLang lang;
  guint64 step;

  GtkWidget *line;             /* label and mark, or label and control */
  GtkWidget *label;
  GtkWidget *mark;
  GtkWidget *mark_icon;
  GtkWidget *mark_label;
  GtkWidget *problem;
} PvFormFieldPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PvFormField, pv_form_field, GTK_TYPE_BOX)

#define PRIV(self) ((PvFormFieldPrivate *) pv_form_field_get_instance_private (self))

static void
pv_form_field_dispose (GObject *object)
{
  PvFormFieldPrivate *priv = PRIV (PV_FORM_FIELD (object));

  g_clear_pointer (&priv->record, pv_record_unref);
  g_clear_object (&priv->document);

  G_OBJECT_CLASS (pv_form_field_parent_class)->dispose (object);
}

static void
pv_form_field_class_init (PvFormFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_form_field_dispose;
}

static GtkWidget *
new_mark (PvFormFieldPrivate *priv)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  priv->mark_icon = gtk_image_new ();
  priv->mark_label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), priv->mark_icon);
  gtk_box_append (GTK_BOX (box), priv->mark_label);
  gtk_widget_add_css_class (box, "pv-pill");
  gtk_widget_add_css_class (box, "pv-warn");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
pv_form_field_init (PvFormField *self)
{
  PvFormFieldPrivate *priv = PRIV (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pv-field");

  priv->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  priv->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->label), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->label), TRUE);
  gtk_widget_add_css_class (priv->label, "pv-field-label");
  gtk_widget_set_hexpand (priv->label, TRUE);
  gtk_box_append (GTK_BOX (priv->line), priv->label);
  priv->mark = new_mark (priv);
  gtk_box_append (GTK_BOX (priv->line), priv->mark);
  gtk_box_append (GTK_BOX (self), priv->line);

  priv->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->problem), TRUE);
  gtk_widget_add_css_class (priv->problem, "caption");
  gtk_widget_add_css_class (priv->problem, "error");
  gtk_widget_set_visible (priv->problem, FALSE);
  gtk_box_append (GTK_BOX (self), priv->problem);
}

static GType
type_for (const PvFieldInfo *info)
{
  switch (info->type)
    {
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_DATE:
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
      return PV_TYPE_FORM_TEXT;
    case PV_TYPE_CHOICE:
      return PV_TYPE_FORM_CHOICE;
    case PV_TYPE_CHOICES:
      return PV_TYPE_FORM_CHOICES;
    case PV_TYPE_YES_NO:
      return PV_TYPE_FORM_YES_NO;
    case PV_TYPE_REFERENCE:
      return PV_TYPE_FORM_REFERENCE;
    case PV_TYPE_ORDER:
    case PV_TYPE_PLACE:
    default:
      return G_TYPE_INVALID;
    }
}

static guint
all_cells (const PvFieldInfo *info)
{
  return (1u << pv_field_n_cells (info)) - 1;
}

GtkWidget *
pv_form_field_new (const PvFieldInfo *info, PvDocument *document, PvFormCommit commit, gpointer user_data)
{
  GType type = type_for (info);
  PvFormField *self;
  PvFormFieldPrivate *priv;

  if (type == G_TYPE_INVALID)
    return NULL;

  self = g_object_new (type, NULL);
  priv = PRIV (self);
  priv->info = info;
  priv->document = g_object_ref (document);
  priv->commit = commit;
  priv->user_data = user_data;
  priv->lang = PV_LANG_FI;
  priv->same = all_cells (info);
  gtk_label_set_label (GTK_LABEL (priv->label), pv_field_label (info));
  gtk_widget_set_sensitive (GTK_WIDGET (self), !pv_document_is_read_only (document));
  PV_FORM_FIELD_GET_CLASS (self)->load (self, NULL);
  return GTK_WIDGET (self);
}

static void
load (PvFormField *self, PvRecord *record, guint same)
{
  PvFormFieldPrivate *priv = PRIV (self);
  PvRecord *old = g_steal_pointer (&priv->record);

  priv->record = record ? pv_record_ref (record) : NULL;
  priv->same = same;
  g_clear_pointer (&old, pv_record_unref);
  PV_FORM_FIELD_GET_CLASS (self)->load (self, record);
}

void
pv_form_field_load (PvFormField *self, PvRecord *record)
{
  g_return_if_fail (PV_IS_FORM_FIELD (self));

  load (self, record, all_cells (PRIV (self)->info));
}

void
pv_form_field_load_several (PvFormField *self, PvRecord *first, guint same)
{
  guint all;

  g_return_if_fail (PV_IS_FORM_FIELD (self));

  all = all_cells (PRIV (self)->info);
  if (PV_FORM_FIELD_GET_CLASS (self)->by_cell || (same & all) == all)
    load (self, first, same & all);
  else
    load (self, NULL, all);
}

gboolean
pv_form_field_is_same (PvFormField *self, guint cell)
{
  return PRIV (self)->same >> cell & 1;
}

gboolean
pv_form_field_is_all_same (PvFormField *self)
{
  return PRIV (self)->same == all_cells (PRIV (self)->info);
}

gboolean
pv_form_field_commit (PvFormField *self)
{
  g_return_val_if_fail (PV_IS_FORM_FIELD (self), FALSE);

  return PV_FORM_FIELD_GET_CLASS (self)->commit ? PV_FORM_FIELD_GET_CLASS (self)->commit (self) : TRUE;
}

void
pv_form_field_focus (PvFormField *self, PvLang lang)
{
  g_return_if_fail (PV_IS_FORM_FIELD (self));

  if (PV_FORM_FIELD_GET_CLASS (self)->focus)
    PV_FORM_FIELD_GET_CLASS (self)->focus (self, lang);
}

void
pv_form_field_set_lang (PvFormField *self, PvLang lang)
{
  PvFormFieldPrivate *priv = PRIV (self);

  g_return_if_fail (PV_IS_FORM_FIELD (self));

  priv->lang = lang;
  PV_FORM_FIELD_GET_CLASS (self)->load (self, priv->record);
}

const PvFieldInfo *
pv_form_field_get_info (PvFormField *self)
{
  return PRIV (self)->info;
}

PvDocument *
pv_form_field_get_document (PvFormField *self)
{
  return PRIV (self)->document;
}

PvRecord *
pv_form_field_get_record (PvFormField *self)
{
  return PRIV (self)->record;
}

PvLang
pv_form_field_get_lang (PvFormField *self)
{
  return PRIV (self)->lang;
}

void
pv_form_field_visit (PvFormField *self)
{
  PvFormFieldPrivate *priv = PRIV (self);

  priv->step = pv_document_new_step (priv->document);
}

gboolean
pv_form_field_take (PvFormField *self, PvLang lang, PvValue value)
{
  PvFormFieldPrivate *priv = PRIV (self);
  g_autoptr (GError) error = NULL;

  if (priv->step == 0)
    pv_form_field_visit (self);
  if (!priv->commit (priv->info, lang, value, priv->step, &error, priv->user_data))
    {
      pv_form_field_set_problem (self, error ? error->message : NULL);
      return FALSE;
    }
  pv_form_field_set_problem (self, NULL);
  return TRUE;
}

void
pv_form_field_set_problem (PvFormField *self, const char *words)
{
  PvFormFieldPrivate *priv = PRIV (self);

  gtk_label_set_label (GTK_LABEL (priv->problem), words ? words : "");
  gtk_widget_set_visible (priv->problem, words != NULL);
  if (words)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pv-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pv-problem");
}

void
pv_form_field_set_width (PvFormField *self, int width)
{
  g_return_if_fail (PV_IS_FORM_FIELD (self));

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self)); part; part = gtk_widget_get_next_sibling (part))
    gtk_widget_set_size_request (part, width, -1);
}

void
pv_form_field_put_below (PvFormField *self, GtkWidget *control)
{
  gtk_box_insert_child_after (GTK_BOX (self), control, PRIV (self)->line);
}

void
pv_form_field_put_in_line (PvFormField *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (PRIV (self)->line), widget);
}

void
pv_form_field_put_beside (PvFormField *self, GtkWidget *control)
{
  PvFormFieldPrivate *priv = PRIV (self);

  gtk_widget_add_css_class (GTK_WIDGET (self), "pv-beside");
  /* A short label leaves its room to long choices. */
  gtk_label_set_width_chars (GTK_LABEL (priv->label), (int) MIN (g_utf8_strlen (pv_field_label (priv->info), -1), 12));
  gtk_label_set_max_width_chars (GTK_LABEL (priv->label), 18);
  gtk_box_append (GTK_BOX (priv->line), control);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
}

void
pv_form_field_set_mark (PvFormField *self, const char *icon, const char *words)
{
  PvFormFieldPrivate *priv = PRIV (self);

  gtk_image_set_from_icon_name (GTK_IMAGE (priv->mark_icon), icon);
  gtk_label_set_label (GTK_LABEL (priv->mark_label), words ? words : "");
  gtk_widget_set_visible (priv->mark, words != NULL);
}

void
pv_form_field_name_control (PvFormField *self, GtkWidget *control, PvLang lang)
{
  PvFormFieldPrivate *priv = PRIV (self);
  const char *label = priv->info ? pv_field_label (priv->info) : "";
  g_autofree char *words = NULL;

  if (lang == PV_LANG_FI)
    /* Translators: a field of a form and the language of its text, "Name, Finnish" */
    words = g_strdup_printf (_("%s, Finnish"), label);
  else if (lang == PV_LANG_SV)
    words = g_strdup_printf (_("%s, Swedish"), label);
  else if (lang == PV_LANG_EN)
    words = g_strdup_printf (_("%s, English"), label);
  else
    words = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
