#include "app/pv-tables-page.h"

struct _PvTablesPage
{
  GtkWidget parent_instance;

  PvPage page;
  PvKind kind;
};

static void
content_page_init (PvContentPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PvTablesPage, pv_tables_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PV_TYPE_CONTENT_PAGE, content_page_init))

static void
pv_tables_page_class_init (PvTablesPageClass *klass)
{
}

static void
pv_tables_page_init (PvTablesPage *self)
{
}

GtkWidget *
pv_tables_page_new (PvPage page)
{
  PvTablesPage *self = g_object_new (PV_TYPE_TABLES_PAGE, NULL);

  self->page = page;
  return GTK_WIDGET (self);
}

PvKind
pv_tables_page_get_kind (PvTablesPage *self)
{
  return self->kind;
}

void
pv_tables_page_set_kind (PvTablesPage *self, PvKind kind)
{
  self->kind = kind;
}
