#include "app/pv-content-page.h"

G_DEFINE_INTERFACE (PvContentPage, pv_content_page, GTK_TYPE_WIDGET)

static void
pv_content_page_default_init (PvContentPageInterface *iface)
{
}

void
pv_content_page_set_document (PvContentPage *self, PvDocument *document, PvSelection *selection)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  if (iface->set_document)
    iface->set_document (self, document, selection);
}

void
pv_content_page_set_content_lang (PvContentPage *self, PvLang lang)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  if (iface->set_content_lang)
    iface->set_content_lang (self, lang);
}

GActionGroup *
pv_content_page_get_actions (PvContentPage *self)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  return iface->get_actions ? iface->get_actions (self) : NULL;
}

const char *
pv_content_page_get_add_label (PvContentPage *self)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  return iface->get_add_label ? iface->get_add_label (self) : NULL;
}

GMenuModel *
pv_content_page_get_add_menu (PvContentPage *self)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  return iface->get_add_menu ? iface->get_add_menu (self) : NULL;
}

gboolean
pv_content_page_show_record (PvContentPage *self, PvId id)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  return iface->show_record ? iface->show_record (self, id) : FALSE;
}

void
pv_content_page_centre_record (PvContentPage *self, PvId id)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  if (iface->centre_record)
    iface->centre_record (self, id);
}

gboolean
pv_content_page_close_open (PvContentPage *self)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  return iface->close_open ? iface->close_open (self) : FALSE;
}

gboolean
pv_content_page_rename (PvContentPage *self)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  return iface->rename ? iface->rename (self) : FALSE;
}

void
pv_content_page_keep (PvContentPage *self, PvDesk *desk, const char *prefix)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  if (iface->keep)
    iface->keep (self, desk, prefix);
}

void
pv_content_page_lay (PvContentPage *self, PvDesk *desk, const char *prefix)
{
  PvContentPageInterface *iface = PV_CONTENT_PAGE_GET_IFACE (self);

  if (iface->lay)
    iface->lay (self, desk, prefix);
}
