#include "app/pv-new-record.h"

#include "app/pv-form-cell.h"
#include "app/pv-form.h"
#include "app/pv-name-proposals.h"

#include <glib/gi18n-lib.h>

struct _PvNewRecord
{
  GtkPopover parent_instance;

  PvDocument *document;
  const PvKindInfo *kind;
  PvField preset;
  PvLang lang;
  PvValue *values;             /* a cell a slot; texts are owned by texts */
  char **texts;
  GtkWidget *form;
  GtkWidget *problem;
  GtkWidget *proposals;
};

G_DEFINE_FINAL_TYPE (PvNewRecord, pv_new_record, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
slot_of (const PvFieldInfo *info, PvLang lang)
{
  return info->slot + (lang == PV_LANG_NONE ? 0 : lang - PV_LANG_FIRST);
}

static void
set_value (PvNewRecord *self, guint slot, PvValue value)
{
  g_free (self->texts[slot]);
  self->texts[slot] = value.kind == PV_VALUE_TEXT ? g_strdup (value.text) : NULL;
  self->values[slot] = value;
  self->values[slot].text = self->texts[slot];
}

/* The record as far as it is filled in. It has no id that anybody could mistake for a real one. */
static void
show_draft (PvNewRecord *self)
{
  g_autoptr (PvRecord) draft = pv_record_new (self->kind, G_MAXINT64, self->values);

  pv_form_load (PV_FORM (self->form), draft);
}

static gboolean
taken_cb (const PvFieldInfo *info, PvLang lang, PvValue value, guint64 step, GError **error, gpointer user_data)
{
  PvNewRecord *self = user_data;

  set_value (self, slot_of (info, lang), value);
  gtk_widget_set_visible (self->problem, FALSE);
  show_draft (self);
  return TRUE;
}

static PvId
parent_of (PvNewRecord *self, PvField *field)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const PvFieldInfo *info = &self->kind->fields[i];

      if (info->type == PV_TYPE_REFERENCE && info->flags & PV_FIELD_REQUIRED)
        {
          *field = info->field;
          return self->values[info->slot].integer;
        }
    }
  return PV_NO_ID;
}

static void
set_order (PvNewRecord *self)
{
  PvField field = PV_NO_FIELD;
  PvId parent;
  g_autofree char *key = NULL;

  if (self->kind->order == NULL)
    return;
  parent = parent_of (self, &field);
  key = pv_order_key_at_end (pv_document_get_model (self->document), self->kind, field, parent);
  set_value (self, self->kind->order->slot, PV_VALUE_OF_TEXT (key));
}

static PvId
commit (PvNewRecord *self, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId added = pv_edits_add (edits, self->kind->kind);

  set_order (self);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const PvFieldInfo *info = &self->kind->fields[i];

      for (guint c = 0; c < pv_field_n_cells (info); c++)
        if (self->values[info->slot + c].kind != PV_VALUE_NONE)
          pv_edits_set_value (edits, added, info->field, info->type == PV_TYPE_TRANSLATED ? (PvLang) (PV_LANG_FIRST + c) : PV_LANG_NONE,
                              self->values[info->slot + c]);
    }
  return pv_document_commit_and_find (self->document, edits, added, error);
}

static void
forget (PvNewRecord *self)
{
  for (guint i = 0; i < self->kind->n_slots; i++)
    if (self->preset == PV_NO_FIELD || pv_kinds_field (pv_model_get_kinds (pv_document_get_model (self->document)), self->preset)->slot != i)
      set_value (self, i, PV_VALUE_EMPTY);
  pv_form_load (PV_FORM (self->form), NULL);
  pv_name_proposals_set_name (PV_NAME_PROPOSALS (self->proposals), "");
}

/* The name in the first language that has one. */
static const char *
name_of_draft (PvNewRecord *self)
{
  const PvFieldInfo *name = pv_kind_find (self->kind, "name");

  for (guint c = 0; name != NULL && c < pv_field_n_cells (name); c++)
    if (self->values[name->slot + c].kind == PV_VALUE_TEXT)
      return self->values[name->slot + c].text;
  return "";
}

/* Instead of a second one. */
static void
chosen_cb (PvNewRecord *self, gint64 id)
{
  forget (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, id);
}

gboolean
pv_new_record_add (PvNewRecord *self)
{
  g_autoptr (GError) error = NULL;
  PvId id;

  g_return_val_if_fail (PV_IS_NEW_RECORD (self), FALSE);

  if (!pv_form_commit (PV_FORM (self->form)) || pv_name_proposals_take (PV_NAME_PROPOSALS (self->proposals), name_of_draft (self)))
    return FALSE;

  id = commit (self, &error);
  if (id == PV_NO_ID)
    {
      gtk_label_set_label (GTK_LABEL (self->problem), error ? error->message : "");
      gtk_widget_set_visible (self->problem, error != NULL);
      return FALSE;
    }
  forget (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, id);
  return TRUE;
}

static void
add_clicked_cb (PvNewRecord *self)
{
  pv_new_record_add (self);
}

/* In a line of text Enter is free; a button or a text of several lines needs it itself. */
static gboolean
types (GtkWidget *focus)
{
  return GTK_IS_TEXT (focus) || (GTK_IS_TEXT_VIEW (focus) && !pv_form_cell_takes_enter (focus));
}

/* Enter adds from any line of text; a text of several lines keeps it. */
static gboolean
key_pressed_cb (PvNewRecord *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (!enter || !(types (focus) || state & GDK_CONTROL_MASK))
    return FALSE;
  pv_new_record_add (self);
  return TRUE;
}

static void
shown_cb (PvNewRecord *self)
{
  gtk_widget_set_visible (self->problem, FALSE);
  show_draft (self);
  pv_form_focus (PV_FORM (self->form), self->lang);
}

static void
pv_new_record_finalize (GObject *object)
{
  PvNewRecord *self = PV_NEW_RECORD (object);

  for (guint i = 0; self->texts && i < self->kind->n_slots; i++)
    g_free (self->texts[i]);
  g_free (self->texts);
  g_free (self->values);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (pv_new_record_parent_class)->finalize (object);
}

static void
pv_new_record_class_init (PvNewRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pv_new_record_finalize;
  signals[SIGNAL_ADDED] = g_signal_new ("added", PV_TYPE_NEW_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
pv_new_record_init (PvNewRecord *self)
{
  g_signal_connect (self, "show", G_CALLBACK (shown_cb), NULL);
}

static void
build_proposals (PvNewRecord *self)
{
  const PvFieldInfo *name = pv_kind_find (self->kind, "name");
  PvFormField *field = name ? pv_form_get_field (PV_FORM (self->form), name->field) : NULL;

  self->proposals = pv_name_proposals_new ();
  pv_name_proposals_set_lang (PV_NAME_PROPOSALS (self->proposals), self->lang);
  if (field == NULL)
    return;
  pv_name_proposals_set_document (PV_NAME_PROPOSALS (self->proposals), self->document, self->kind->kind, PV_NO_ID);
  pv_name_proposals_follow (PV_NAME_PROPOSALS (self->proposals), GTK_WIDGET (field));
  g_signal_connect_object (self->proposals, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->proposals, "anyway", G_CALLBACK (pv_new_record_add), self, G_CONNECT_SWAPPED);
}

static void
build (PvNewRecord *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  /* Translators: the heading of a small form for a record that does not exist yet: "New: Contact" */
  g_autofree char *words = g_strdup_printf (_("New: %s"), pv_kind_label (self->kind));
  GtkWidget *heading = gtk_label_new (words);
  GtkWidget *button = gtk_button_new_with_label (_("Add"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  self->form = pv_form_new_required (self->document, self->kind, taken_cb, self);
  pv_form_set_lang (PV_FORM (self->form), self->lang);
  if (self->preset != PV_NO_FIELD && pv_form_get_field (PV_FORM (self->form), self->preset))
    gtk_widget_set_visible (GTK_WIDGET (pv_form_get_field (PV_FORM (self->form), self->preset)), FALSE);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 30);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->form);
  build_proposals (self);
  gtk_box_append (GTK_BOX (box), self->proposals);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_widget_add_css_class (box, "pv-new-record");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, keys);
}

GtkWidget *
pv_new_record_new (PvDocument *document, const PvKindInfo *kind, PvField preset, PvId preset_id, PvLang lang)
{
  PvNewRecord *self = g_object_new (PV_TYPE_NEW_RECORD, NULL);

  self->document = g_object_ref (document);
  self->kind = kind;
  self->preset = preset;
  self->lang = lang;
  self->values = g_new0 (PvValue, kind->n_slots);
  self->texts = g_new0 (char *, kind->n_slots);
  if (preset != PV_NO_FIELD)
    set_value (self, pv_kinds_field (pv_model_get_kinds (pv_document_get_model (document)), preset)->slot, PV_VALUE_OF_INT (preset_id));
  build (self);
  return GTK_WIDGET (self);
}

char *
pv_order_key_at_end (const PvModel *model, const PvKindInfo *kind, PvField field, PvId parent)
{
  g_autoptr (GPtrArray) siblings = NULL;
  const char *last = NULL;

  if (kind->order == NULL)
    return NULL;
  siblings = parent == PV_NO_ID ? g_ptr_array_new () : pv_model_children (model, field, parent);
  if (siblings->len > 0)
    last = pv_record_get_text (g_ptr_array_index (siblings, siblings->len - 1), kind->order->field, PV_LANG_NONE);
  return pv_order_key_between (last, NULL);
}
