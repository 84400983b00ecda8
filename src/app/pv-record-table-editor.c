#include "app/pv-record-table-private.h"

#include "app/pv-form-cell.h"
#include "app/pv-form-field.h"
#include "app/pv-form-text.h"
#include "app/pv-name-proposals.h"
#include "app/pv-reference-chooser.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* What is edited lives in a popover that lies exactly over its cell: lists reuse their cells, a popover stays. */

static gboolean
commit_cb (const PvFieldInfo *info, PvLang lang, PvValue value, guint64 step, GError **error, gpointer user_data)
{
  PvRecordTable *self = user_data;
  PvId id = self->editor ? *(PvId *) g_object_get_data (G_OBJECT (self->editor), "id") : PV_NO_ID;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  if (id == PV_NO_ID || pv_model_get (pv_document_get_model (self->document), id) == NULL)
    return TRUE;
  pv_edits_set_step (edits, step);
  pv_edits_set_value (edits, id, info->field, lang, value);
  return pv_document_commit (self->document, edits, error);
}

static void
commit_value (PvRecordTable *self, const PvFieldInfo *info, PvValue value)
{
  g_autoptr (GError) error = NULL;

  if (!commit_cb (info, PV_LANG_NONE, value, pv_document_new_step (self->document), &error, self))
    pv_toast_error (GTK_WIDGET (self), error);
}

static PvTableCell *
edited_cell (PvRecordTable *self)
{
  PvId id = *(PvId *) g_object_get_data (G_OBJECT (self->editor), "id");
  const PvFieldInfo *info = g_object_get_data (G_OBJECT (self->editor), "info");

  for (guint i = 0; i < self->cells->len; i++)
    {
      PvTableCell *cell = g_ptr_array_index (self->cells, i);
      PvRow *row = pv_table_cell_get_row (cell);

      if (row && pv_row_get_id (row) == id && pv_table_cell_get_info (cell) == info)
        return cell;
    }
  return NULL;
}

static gboolean
drop_editor_cb (gpointer user_data)
{
  /* The table may have gone first, and taken it along. */
  if (gtk_widget_get_parent (user_data))
    gtk_widget_unparent (user_data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (PvRecordTable *self, GtkPopover *editor)
{
  GtkWidget *field = g_object_get_data (G_OBJECT (editor), "field");

  if (editor != (gpointer) self->editor)
    return;
  if (field && g_object_get_data (G_OBJECT (editor), "let-go") == NULL)
    pv_form_field_commit (PV_FORM_FIELD (field));
  self->editor = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_editor_cb, g_object_ref (editor), g_object_unref);
  pv_record_table_sort_again (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
go_beside (PvRecordTable *self, int by)
{
  PvTableCell *cell = edited_cell (self);
  PvTableCell *next = cell ? pv_table_cell_beside (self, cell, by) : NULL;

  gtk_popover_popdown (GTK_POPOVER (self->editor));
  if (next)
    pv_record_table_open_editor (self, next);
}

/* In a line of text Enter is free; a button or a text of several lines needs it itself. */
static gboolean
types (GtkWidget *focus)
{
  return GTK_IS_TEXT (focus) || (GTK_IS_TEXT_VIEW (focus) && !pv_form_cell_takes_enter (focus));
}

/* What a name that is typed may be already; NULL for cells that are no name. */
static PvNameProposals *
proposals_of (GtkWidget *editor)
{
  return editor ? g_object_get_data (G_OBJECT (editor), "proposals") : NULL;
}

/* Called as another one is: nothing more is written here, the two become one where that is looked at first. */
static void
same_chosen_cb (PvRecordTable *self, gint64 other)
{
  PvId id = *(PvId *) g_object_get_data (G_OBJECT (self->editor), "id");

  g_object_set_data (G_OBJECT (self->editor), "let-go", self->editor);
  gtk_popover_popdown (GTK_POPOVER (self->editor));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.join-records", "(xx)", id, other);
}

static void
anyway_cb (PvRecordTable *self)
{
  pv_record_table_close_editor (self);
}

/* Whether Enter took something that is proposed, or must wait until it has been seen. */
static gboolean
takes_proposal (PvRecordTable *self, GtkWidget *focus)
{
  PvNameProposals *proposals = proposals_of (self->editor);
  GtkWidget *cell = proposals && focus ? gtk_widget_get_ancestor (focus, PV_TYPE_FORM_CELL) : NULL;
  g_autofree char *name = cell ? pv_form_cell_get_text (PV_FORM_CELL (cell)) : NULL;

  return name != NULL && pv_name_proposals_take (proposals, name);
}

/* Enter keeps and closes, Esc lets go, first of what is proposed, Tab goes on to the next column. */
static gboolean
key_pressed_cb (PvRecordTable *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *editor = self->editor;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *field = editor ? g_object_get_data (G_OBJECT (editor), "field") : NULL;

  if (editor == NULL)
    return FALSE;
  if (key == GDK_KEY_Escape && proposals_of (editor) != NULL && pv_name_proposals_get_n (proposals_of (editor)) > 0)
    {
      pv_name_proposals_set_name (proposals_of (editor), "");
      return TRUE;
    }
  if (key == GDK_KEY_Escape)
    {
      g_object_set_data (G_OBJECT (editor), "let-go", editor);
      gtk_popover_popdown (GTK_POPOVER (editor));
      return TRUE;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (types (focus) || state & GDK_CONTROL_MASK))
    {
      if (takes_proposal (self, focus))
        return TRUE;
      if (field == NULL || pv_form_field_commit (PV_FORM_FIELD (field)))
        gtk_popover_popdown (GTK_POPOVER (editor));
      return TRUE;
    }
  if (key == GDK_KEY_Tab && state & GDK_CONTROL_MASK)
    {
      go_beside (self, state & GDK_SHIFT_MASK ? -1 : 1);
      return TRUE;
    }
  return FALSE;
}

static void
add_keys (PvRecordTable *self, GtkWidget *popover)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (popover, keys);
}

static GtkWidget *
new_proposals (PvRecordTable *self, const PvRecord *record, GtkWidget *field)
{
  PvNameProposals *proposals = PV_NAME_PROPOSALS (pv_name_proposals_new ());

  pv_name_proposals_set_document (proposals, self->document, pv_record_get_kind (record), pv_record_get_id (record));
  pv_name_proposals_set_lang (proposals, self->lang);
  pv_name_proposals_set_words (proposals, N_("Called so already; join the two:"), N_("Call it so all the same: %s"));
  pv_name_proposals_set_whole (proposals);
  pv_name_proposals_follow (proposals, field);
  g_signal_connect_object (proposals, "chosen", G_CALLBACK (same_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (proposals, "anyway", G_CALLBACK (anyway_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (proposals);
}

static GtkWidget *
new_field_editor (PvRecordTable *self, const PvFieldInfo *info, PvRecord *record, int width)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *field = pv_form_field_new (info, self->document, commit_cb, self), *box;

  pv_form_field_load (PV_FORM_FIELD (field), record);
  pv_form_field_set_width (PV_FORM_FIELD (field), MAX (width - 18, info->type == PV_TYPE_TRANSLATED ? 380 : 200));
  if (PV_IS_FORM_TEXT (field))
    pv_form_text_wait (PV_FORM_TEXT (field));
  g_object_set_data (G_OBJECT (popover), "field", field);
  if (!pv_alike_has_name (self->kind) || !g_str_equal (info->column, "name"))
    {
      gtk_popover_set_child (GTK_POPOVER (popover), field);
      return popover;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_object_set_data (G_OBJECT (popover), "proposals", new_proposals (self, record, field));
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), g_object_get_data (G_OBJECT (popover), "proposals"));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
choice_activated_cb (PvRecordTable *self, GtkListBoxRow *row)
{
  const PvFieldInfo *info = g_object_get_data (G_OBJECT (self->editor), "info");
  guint code = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "code"));

  commit_value (self, info, code == 0 ? PV_VALUE_EMPTY : PV_VALUE_OF_INT (code));
  gtk_popover_popdown (GTK_POPOVER (self->editor));
}

static void
append_choice (GtkWidget *list, guint code, const char *words, gboolean chosen)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "code", GUINT_TO_POINTER (code));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  if (chosen)
    gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
}

static GtkWidget *
new_choice_editor (PvRecordTable *self, const PvFieldInfo *info, PvRecord *record)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();
  guint now = pv_record_get_choice (record, info->field);
  guint n;
  const PvChoiceInfo *choices = pv_choices_list (info->of, &n);

  gtk_widget_add_css_class (list, "pv-choose");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, pv_field_label (info), -1);
  if (!(info->flags & PV_FIELD_REQUIRED))
    append_choice (list, 0, _("Not said"), now == 0);
  for (guint i = 0; i < n; i++)
    append_choice (list, choices[i].code, pv_choice_label (info->of, choices[i].code), choices[i].code == now);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (choice_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  return popover;
}

static void
reference_chosen_cb (PvRecordTable *self, gint64 id)
{
  const PvFieldInfo *info = self->editor ? g_object_get_data (G_OBJECT (self->editor), "info") : NULL;

  if (info)
    commit_value (self, info, id == PV_NO_ID ? PV_VALUE_EMPTY : PV_VALUE_OF_INT (id));
}

static GtkWidget *
new_reference_editor (PvRecordTable *self, const PvFieldInfo *info)
{
  GtkWidget *popover = pv_reference_chooser_new (self->document, info->of, !(info->flags & PV_FIELD_REQUIRED));

  pv_reference_chooser_set_lang (PV_REFERENCE_CHOOSER (popover), self->lang);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (reference_chosen_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

static GtkWidget *
new_editor (PvRecordTable *self, const PvFieldInfo *info, PvRecord *record, int width)
{
  switch (info->type)
    {
    case PV_TYPE_CHOICE:
      return new_choice_editor (self, info, record);
    case PV_TYPE_REFERENCE:
      return new_reference_editor (self, info);
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_CHOICES:
    case PV_TYPE_DATE:
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_YES_NO:
    case PV_TYPE_ORDER:
    case PV_TYPE_PLACE:
    default:
      return new_field_editor (self, info, record, width);
    }
}

static void
place_over (PvRecordTable *self, GtkWidget *popover, PvTableCell *cell)
{
  graphene_rect_t bounds;
  GdkRectangle place;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;
  place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_popover_set_offset (GTK_POPOVER (popover), 0, -place.height - 6);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
}

void
pv_record_table_open_editor (PvRecordTable *self, PvTableCell *cell)
{
  const PvFieldInfo *info = pv_table_cell_get_info (cell);
  PvRow *row = pv_table_cell_get_row (cell);
  PvId id = row ? pv_row_get_id (row) : PV_NO_ID;
  GtkWidget *popover;

  pv_record_table_close_editor (self);
  if (row == NULL || pv_document_is_read_only (self->document))
    return;
  self->current = info->field;
  popover = new_editor (self, info, pv_row_get_record (row), gtk_widget_get_width (GTK_WIDGET (cell)));
  gtk_widget_add_css_class (popover, "pv-editor");
  g_object_set_data_full (G_OBJECT (popover), "id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data (G_OBJECT (popover), "info", (gpointer) info);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, pv_field_label (info), -1);
  self->editor = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  place_over (self, popover, cell);
  add_keys (self, popover);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_popover_popup (GTK_POPOVER (popover));
  if (g_object_get_data (G_OBJECT (popover), "field"))
    pv_form_field_focus (g_object_get_data (G_OBJECT (popover), "field"), self->lang);
}

void
pv_record_table_close_editor (PvRecordTable *self)
{
  GtkWidget *editor = self->editor;

  if (editor == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (editor));
  if (self->editor == editor)
    closed_cb (self, GTK_POPOVER (editor));
}

PvTableCell *
pv_table_cell_beside (PvRecordTable *self, PvTableCell *cell, int by)
{
  const PvFieldInfo *info = pv_table_cell_get_info (cell);
  PvRow *row = pv_table_cell_get_row (cell);

  for (int i = (int) (info - self->kind->fields) + by; i >= 0 && i < (int) self->kind->n_fields; i += by)
    for (guint c = 0; c < self->cells->len; c++)
      {
        PvTableCell *other = g_ptr_array_index (self->cells, c);

        if (pv_table_cell_get_row (other) == row && pv_table_cell_get_info (other) == &self->kind->fields[i])
          return other;
      }
  return NULL;
}
