/* Rows of a kind with an order of its own are moved among their siblings. */
#include "app/pv-record-table-private.h"

#include "app/pv-toast.h"

static char *
key_beside (PvRecordTable *self, GPtrArray *siblings, guint at, int by)
{
  int before = (int) at + (by < 0 ? by - 1 : by);
  int after = before + 1;
  const PvField order = self->kind->order->field;
  const char *left = before >= 0 && before < (int) siblings->len
                         ? pv_record_get_text (g_ptr_array_index (siblings, before), order, PV_LANG_NONE)
                         : NULL;
  const char *right
      = after >= 0 && after < (int) siblings->len ? pv_record_get_text (g_ptr_array_index (siblings, after), order, PV_LANG_NONE) : NULL;

  return pv_order_key_between (left, right);
}

void
pv_record_table_move (PvRecordTable *self, int by)
{
  PvId id = pv_selection_get_single (self->selection);
  PvRecord *record = id == PV_NO_ID ? NULL : pv_model_get (pv_document_get_model (self->document), id);
  const PvFieldInfo *parent = NULL;
  g_autoptr (GPtrArray) siblings = NULL;
  g_autoptr (PvEdits) edits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  guint at;

  if (self->kind->order == NULL || record == NULL || pv_record_get_kind (record) != self->kind->kind)
    return;
  for (guint i = 0; i < self->kind->n_fields && parent == NULL; i++)
    if (self->kind->fields[i].type == PV_TYPE_REFERENCE && self->kind->fields[i].on_remove == PV_ON_REMOVE_TAKE)
      parent = &self->kind->fields[i];
  if (parent == NULL)
    return;
  siblings = pv_model_children (pv_document_get_model (self->document), parent->field, pv_record_get_reference (record, parent->field));
  if (!g_ptr_array_find (siblings, record, &at) || (int) at + by < 0 || (int) at + by >= (int) siblings->len)
    return;

  key = key_beside (self, siblings, at, by);
  edits = pv_edits_new (PV_VERB_MOVE);
  pv_edits_set_text (edits, id, self->kind->order->field, PV_LANG_NONE, key);
  if (!pv_document_commit (self->document, edits, &error))
    pv_toast_error (GTK_WIDGET (self), error);
}
