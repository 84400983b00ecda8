#include "app/pv-record-table-private.h"

#include "app/pv-accessible.h"

#include <string.h>

/* The keys a row keeps: 0 for the filter, 1 + the field's slot for sorting. */
#define KEY_FILTER 0
#define KEY_SORT(info) (1 + (info)->slot)

typedef struct
{
  PvRecordTable *table;              /* borrowed: the columns go with it */
  const PvFieldInfo *info;
  gboolean first;
} Column;

static gboolean
is_number (const PvFieldInfo *info)
{
  return info->type == PV_TYPE_NUMBER || info->type == PV_TYPE_MONEY || info->type == PV_TYPE_DATE || info->type == PV_TYPE_YES_NO;
}

static void
pressed_cb (PvTableCell *cell, int n, Column *column)
{
  column->table->current = column->info->field;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *line, Column *column)
{
  GtkWidget *cell = pv_table_cell_new (column->table->document, column->info, column->first);

  pv_table_cell_set_lang (PV_TABLE_CELL (cell), &column->table->lang);
  g_signal_connect (cell, "pressed", G_CALLBACK (pressed_cb), column);
  gtk_list_item_set_child (line, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *line, Column *column)
{
  PvTableCell *cell = PV_TABLE_CELL (gtk_list_item_get_child (line));

  pv_table_cell_set_row (cell, gtk_list_item_get_item (line));
  g_ptr_array_add (column->table->cells, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *line, Column *column)
{
  PvTableCell *cell = PV_TABLE_CELL (gtk_list_item_get_child (line));

  pv_table_cell_set_row (cell, NULL);
  if (column->table->cells)
    g_ptr_array_remove_fast (column->table->cells, cell);
}

static const char *
sort_key (Column *column, PvRow *row)
{
  char *key = pv_row_get_key (row, KEY_SORT (column->info));

  if (key == NULL)
    {
      g_autofree char *words
          = pv_table_cell_words (pv_document_get_model (column->table->document), pv_row_get_record (row), column->info, column->table->lang);

      key = g_utf8_collate_key_for_filename (words, -1);
      pv_row_take_key (row, KEY_SORT (column->info), key);
    }
  return key;
}

/* Empty cells last, whichever way the column is sorted up. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Column *column = user_data;
  PvRow *left = (PvRow *) a;
  PvRow *right = (PvRow *) b;
  gboolean has_left = pv_record_has (pv_row_get_record (left), column->info->field);
  gboolean has_right = pv_record_has (pv_row_get_record (right), column->info->field);

  if (has_left != has_right)
    return has_left ? -1 : 1;
  if (is_number (column->info))
    {
      gint64 x = pv_record_get_int (pv_row_get_record (left), column->info->field);
      gint64 y = pv_record_get_int (pv_row_get_record (right), column->info->field);

      return x < y ? -1 : x > y;
    }
  return strcmp (sort_key (column, left), sort_key (column, right));
}

/* px at the usual size of text */
static int
width_of (const PvFieldInfo *info, gboolean first)
{
  if (first)
    return 230;
  switch (info->type)
    {
    case PV_TYPE_DATE:
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return 126;
    case PV_TYPE_YES_NO:
      return 100;
    case PV_TYPE_TRANSLATED:
      return info->flags & PV_FIELD_LONG ? 260 : 200;
    case PV_TYPE_CHOICE:
    case PV_TYPE_CHOICES:
      return 150;
    case PV_TYPE_REFERENCE:
    case PV_TYPE_TEXT:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
    case PV_TYPE_PLACE:
    default:
      return 180;
    }
}

static GtkColumnViewColumn *
new_column (PvRecordTable *self, const PvFieldInfo *info, gboolean first)
{
  Column *column = g_new0 (Column, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;
  g_autoptr (GtkSorter) sorter = NULL;

  column->table = self;
  column->info = info;
  column->first = first;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  view_column = gtk_column_view_column_new (pv_field_label (info), factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, column, NULL));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, (int) (width_of (info, first) * pv_text_scale (GTK_WIDGET (self))));
  gtk_column_view_column_set_expand (view_column, first || info->flags & PV_FIELD_LONG);
  g_object_set_data_full (G_OBJECT (view_column), "column", column, g_free);
  return view_column;
}

/* A column's title stands at the side where its numbers do. GTK has no word for it: head → title → box of label and arrow. */
static void
align_title (PvRecordTable *self, const PvFieldInfo *info)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = head ? gtk_widget_get_last_child (head) : NULL;
  GtkWidget *box = title ? gtk_widget_get_first_child (title) : NULL;

  if (box && (info->type == PV_TYPE_NUMBER || info->type == PV_TYPE_MONEY))
    gtk_widget_set_halign (box, GTK_ALIGN_END);
}

void
pv_record_table_add_columns (PvRecordTable *self)
{
  gboolean first = TRUE;

  pv_record_list_tells_of_others (self->list, KEY_FILTER);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const PvFieldInfo *info = &self->kind->fields[i];
      GtkColumnViewColumn *column;

      if (!(info->flags & PV_FIELD_COLUMN) || info->group == PV_GROUP_HIDDEN)
        continue;
      column = new_column (self, info, first);
      gtk_column_view_append_column (self->view, column);
      if (info->type == PV_TYPE_REFERENCE)
        pv_record_list_tells_of_others (self->list, KEY_SORT (info));
      align_title (self, info);
      if (first && self->kind->order == NULL)
        gtk_column_view_sort_by_column (self->view, column, GTK_SORT_ASCENDING);
      first = FALSE;
      g_object_unref (column);
    }
}

void
pv_record_table_append_fields (PvRecordTable *self, GArray *fields)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      Column *column = g_object_get_data (G_OBJECT (view_column), "column");

      if (gtk_column_view_column_get_visible (view_column))
        g_array_append_val (fields, column->info->field);
    }
}

const char *
pv_record_table_folded_words (PvRecordTable *self, PvRow *row)
{
  char *key = pv_row_get_key (row, KEY_FILTER);
  g_autoptr (GString) all = NULL;

  if (key)
    return key;

  all = g_string_new (NULL);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const PvFieldInfo *info = &self->kind->fields[i];
      g_autofree char *words = NULL;
      g_autofree char *swedish = NULL;

      if (!(info->flags & PV_FIELD_COLUMN))
        continue;
      words = pv_table_cell_words (pv_document_get_model (self->document), pv_row_get_record (row), info, PV_LANG_FI);
      swedish = pv_table_cell_words (pv_document_get_model (self->document), pv_row_get_record (row), info, PV_LANG_SV);
      g_string_append_printf (all, "%s %s ", words, swedish);
    }
  key = pv_text_fold (all->str);
  pv_row_take_key (row, KEY_FILTER, key);
  return key;
}

void
pv_record_table_sort_again (PvRecordTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_sorter_changed (gtk_column_view_column_get_sorter (column), GTK_SORTER_CHANGE_DIFFERENT);
    }
}
