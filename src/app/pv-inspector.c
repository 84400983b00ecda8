#include "app/pv-inspector.h"

struct _PvInspector
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PvInspector, pv_inspector, GTK_TYPE_WIDGET)

static void
pv_inspector_class_init (PvInspectorClass *klass)
{
}

static void
pv_inspector_init (PvInspector *self)
{
}

GtkWidget *
pv_inspector_new (void)
{
  return g_object_new (PV_TYPE_INSPECTOR, NULL);
}

void
pv_inspector_set_document (PvInspector *self, PvDocument *document, PvSelection *selection)
{
}

void
pv_inspector_set_content_lang (PvInspector *self, PvLang lang)
{
}

void
pv_inspector_commit (PvInspector *self)
{
}
