/* What a person made of a table: the widths of its columns and what it is sorted by. */
#include "app/pv-record-table-private.h"

#include "app/pv-accessible.h"

#define SORT 0                        /* the column, -1 for none; then 1 for descending; then widths at the usual size of text */
#define DESCENDING 1
#define WIDTHS 2
#define LEAST_WIDTH 30
#define MOST_WIDTH 4000

/* GTK 4.8 has no word for it: head → title → box of label and arrow, which has the direction as a class. */
static GtkWidget *
arrow_of (PvRecordTable *self, guint column)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = head ? gtk_widget_get_first_child (head) : NULL;
  GtkWidget *box;

  for (guint i = 0; title && i < column; i++)
    title = gtk_widget_get_next_sibling (title);
  box = title ? gtk_widget_get_first_child (title) : NULL;
  return box ? gtk_widget_get_last_child (box) : NULL;
}

GArray *
pv_record_table_get_look (PvRecordTable *self)
{
  GListModel *columns;
  GArray *look = g_array_new (FALSE, FALSE, sizeof (double));
  double sort[] = { -1, 0 };

  g_return_val_if_fail (PV_IS_RECORD_TABLE (self), look);

  columns = gtk_column_view_get_columns (self->view);
  g_array_append_vals (look, sort, G_N_ELEMENTS (sort));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      double width = gtk_column_view_column_get_fixed_width (column) / pv_text_scale (GTK_WIDGET (self));
      GtkWidget *arrow = arrow_of (self, i);

      g_array_append_val (look, width);
      if (arrow == NULL || (!gtk_widget_has_css_class (arrow, "ascending") && !gtk_widget_has_css_class (arrow, "descending")))
        continue;
      g_array_index (look, double, SORT) = i;
      g_array_index (look, double, DESCENDING) = gtk_widget_has_css_class (arrow, "descending");
    }
  return look;
}

void
pv_record_table_set_look (PvRecordTable *self, const GArray *look)
{
  GListModel *columns;
  guint n;

  g_return_if_fail (PV_IS_RECORD_TABLE (self));

  columns = gtk_column_view_get_columns (self->view);
  n = g_list_model_get_n_items (columns);
  if (look->len != WIDTHS + n)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      double width = CLAMP (g_array_index (look, double, WIDTHS + i), LEAST_WIDTH, MOST_WIDTH);

      gtk_column_view_column_set_fixed_width (column, (int) (width * pv_text_scale (GTK_WIDGET (self))));
      if (g_array_index (look, double, SORT) == i)
        gtk_column_view_sort_by_column (self->view, column, g_array_index (look, double, DESCENDING) > 0 ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}
