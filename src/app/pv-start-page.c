#include "app/pv-start-page.h"

struct _PvStartPage
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PvStartPage, pv_start_page, GTK_TYPE_WIDGET)

static void
pv_start_page_class_init (PvStartPageClass *klass)
{
}

static void
pv_start_page_init (PvStartPage *self)
{
}

GtkWidget *
pv_start_page_new (void)
{
  return g_object_new (PV_TYPE_START_PAGE, NULL);
}

void
pv_start_page_refresh (PvStartPage *self)
{
}
