/* What the Network page is a picture of. */
#include "app/pv-network-page-private.h"

PvPictureScope *
pv_network_page_make_picture (PvCanvasPage *page)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);
  PvPictureScope *scope = pv_picture_scope_new (PV_NO_ID);

  scope->filter.today = pv_document_get_day (page->document);
  pv_network_page_apply_filter (self, &scope->filter, &scope->filtered);
  scope->view = self->view;
  scope->places = pv_places_list (self->session);
  return scope;
}
