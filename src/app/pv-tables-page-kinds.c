#include "app/pv-tables-page-private.h"

#include "app/pv-kind-help.h"

void
pv_tables_page_count_kinds (PvTablesPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->kinds, i)); i++)
    {
      GtkWidget *label = g_object_get_data (G_OBJECT (row), "count");
      PvKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "kind"));
      guint n = pv_model_count (pv_document_get_model (self->document), kind);
      g_autofree char *words = n > 0 ? pv_decimal_to_words (n, 0, pv_interface_lang ()) : g_strdup ("");

      gtk_label_set_label (GTK_LABEL (label), words);
    }
}

static void
append_kind (PvTablesPage *self, const PvKindInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (pv_kind_plural (info));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 15);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "pv-second");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, pv_kind_help (info));
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (info->kind));
  g_object_set_data (G_OBJECT (row), "count", count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, pv_kind_plural (info), -1);
  gtk_list_box_append (self->kinds, row);
}

/* Main kinds of a page come before what hangs on them in the table already; the ecosystem is one record and comes last. */
void
pv_tables_page_fill_kinds (PvTablesPage *self)
{
  guint n;
  const PvKindInfo *list = pv_kinds_list (pv_model_get_kinds (pv_document_get_model (self->document)), &n);
  guint rows = 0;

  for (guint i = 0; i < n; i++)
    if (list[i].page == self->page && list[i].kind != PV_ECOSYSTEM)
      {
        append_kind (self, &list[i]);
        if (rows++ == 0)
          self->kind = list[i].kind;
      }
  if (self->page == PV_PAGE_NETWORK)
    {
      append_kind (self, pv_kinds_kind (pv_model_get_kinds (pv_document_get_model (self->document)), PV_ECOSYSTEM));
      self->kind = PV_ACTOR;
      rows++;
    }
  else if (self->page == PV_PAGE_PATHS)
    self->kind = PV_PATH;
  gtk_widget_set_visible (self->kinds_side, rows > 1);
  pv_tables_page_set_kind (self, self->kind);
}
