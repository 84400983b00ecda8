/* A record is brought before the eyes: its row is scrolled to and chosen. */
#include "app/pv-record-table-private.h"

#include "app/pv-list-scroll.h"

static gboolean
position_of (PvRecordTable *self, PvId id, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PvRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (pv_row_get_id (row) == id)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

PvTableCell *
pv_record_table_cell_of (PvRecordTable *self, PvId id, PvField field)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      PvTableCell *cell = g_ptr_array_index (self->cells, i);
      PvRow *row = pv_table_cell_get_row (cell);

      if (row && pv_row_get_id (row) == id && (field == PV_NO_FIELD || pv_table_cell_get_info (cell)->field == field))
        return cell;
    }
  return NULL;
}

static guint
sought_place (gpointer table)
{
  guint position;

  return position_of (table, PV_RECORD_TABLE (table)->sought, &position) ? position : GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
sought_cell (gpointer table)
{
  PvTableCell *cell = pv_record_table_cell_of (table, PV_RECORD_TABLE (table)->sought, PV_NO_FIELD);

  return cell ? GTK_WIDGET (cell) : NULL;
}

static guint
drawn_place (gpointer table)
{
  PvRecordTable *self = table;
  guint position;

  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_get_mapped (self->cells->pdata[i]) && gtk_widget_get_height (self->cells->pdata[i]) > 0)
      return position_of (self, pv_row_get_id (pv_table_cell_get_row (self->cells->pdata[i])), &position) ? position : GTK_INVALID_LIST_POSITION;
  return GTK_INVALID_LIST_POSITION;
}

static const PvListTarget seen = { sought_place, sought_cell, drawn_place, FALSE };
static const PvListTarget centred = { sought_place, sought_cell, drawn_place, TRUE };

static void
scroll_to (PvRecordTable *self, PvId id, const PvListTarget *target)
{
  self->sought = id;
  pv_list_scroll (self->view, target, self);
}

gboolean
pv_record_table_show_record (PvRecordTable *self, PvId id)
{
  guint position;

  g_return_val_if_fail (PV_IS_RECORD_TABLE (self), FALSE);

  if (pv_record_list_find (self->list, id) == NULL)
    return FALSE;
  if (!position_of (self, id, &position))
    {
      pv_record_table_set_filter (self, NULL);
      if (!position_of (self, id, &position))
        return FALSE;
    }
  /* One of several that were chosen may be shown. */
  if (!pv_selection_contains (self->selection, id))
    pv_selection_set (self->selection, id);
  scroll_to (self, id, &seen);
  return TRUE;
}

void
pv_record_table_centre_record (PvRecordTable *self, PvId id)
{
  g_return_if_fail (PV_IS_RECORD_TABLE (self));

  scroll_to (self, id, &centred);
}

gboolean
pv_record_table_choose_first (PvRecordTable *self)
{
  g_autoptr (PvRow) row = NULL;

  g_return_val_if_fail (PV_IS_RECORD_TABLE (self), FALSE);

  row = g_list_model_get_item (G_LIST_MODEL (self->model), 0);
  if (row == NULL || !pv_record_table_show_record (self, pv_row_get_id (row)))
    return FALSE;
  pv_selection_set (self->selection, pv_row_get_id (row));
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
