/* What the window asks of a page: the Network page, the Paths page and the pages of tables implement it. (The model's PvPage says
 * on which page a kind has its table; this is the widget.)
 *
 * A page gets its document once, before it is shown, and is thrown away with it. It shows what is chosen in the selection and
 * writes what a person chooses back there. Its actions live in one group, which the window inserts as "page" while the page is
 * in front. Names with a key or a menu entry of the window:
 *   page.add          add the page's main kind of record          Ctrl+Return
 *   page.find         find and centre, or filter                  Ctrl+F
 *   page.zoom-in  page.zoom-out  page.zoom-fit  page.zoom-normal  Ctrl++  Ctrl+-  Ctrl+0  Ctrl+1 is taken by the pages: Ctrl+Shift+0
 * Del and F2 are the page's own shortcuts, in the bubble phase, so that an entry with the focus keeps them; the window has
 * win.remove (removes what is chosen, with a toast) and win.rename for the menu, and calls rename() of the page.
 */
#pragma once

#include "document/document.h"
#include "app/pv-desk.h"
#include "app/pv-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PV_TYPE_CONTENT_PAGE (pv_content_page_get_type ())
G_DECLARE_INTERFACE (PvContentPage, pv_content_page, PV, CONTENT_PAGE, GtkWidget)

struct _PvContentPageInterface
{
  GTypeInterface parent_iface;

  /* Both are kept with a reference by the page. */
  void         (*set_document)     (PvContentPage *self,
                                    PvDocument    *document,
                                    PvSelection   *selection);
  /* PV_LANG_FI, SV, EN or BOTH; called once before the page is shown and whenever it changes. */
  void         (*set_content_lang) (PvContentPage *self,
                                    PvLang         lang);
  /* The group the window inserts as "page". (transfer none) (nullable) */
  GActionGroup *(*get_actions)     (PvContentPage *self);
  /* The words of the header's add button ("Add actor"), whose action is page.add. (transfer none) (nullable) */
  const char  *(*get_add_label)    (PvContentPage *self);
  /* More kinds to add, in the arrow menu beside it. (transfer none) (nullable) */
  GMenuModel  *(*get_add_menu)     (PvContentPage *self);
  /* Brings the record into view; FALSE when this page does not show such a record. */
  gboolean     (*show_record)      (PvContentPage *self,
                                    PvId           id);
  /* The record that show_record() has brought into view goes to the middle of it. */
  void         (*centre_record)    (PvContentPage *self,
                                    PvId           id);
  /* Escape: closes what lies open over the page; FALSE when nothing does. */
  gboolean     (*close_open)       (PvContentPage *self);
  /* Begins to edit the name of the chosen record in place; FALSE when there is none. */
  gboolean     (*rename)           (PvContentPage *self);
  /* What of it is worth finding again goes on the desk, under keys that begin with @prefix; and back, before it is shown. */
  void         (*keep)             (PvContentPage *self,
                                    PvDesk        *desk,
                                    const char    *prefix);
  void         (*lay)              (PvContentPage *self,
                                    PvDesk        *desk,
                                    const char    *prefix);
};

/* All of these do nothing, or return NULL or FALSE, when the page has no such function. */
void          pv_content_page_set_document     (PvContentPage *self,
                                                PvDocument    *document,
                                                PvSelection   *selection);
void          pv_content_page_set_content_lang (PvContentPage *self,
                                                PvLang         lang);
GActionGroup *pv_content_page_get_actions      (PvContentPage *self);
const char   *pv_content_page_get_add_label    (PvContentPage *self);
GMenuModel   *pv_content_page_get_add_menu     (PvContentPage *self);
gboolean      pv_content_page_show_record      (PvContentPage *self,
                                                PvId           id);
void          pv_content_page_centre_record    (PvContentPage *self,
                                                PvId           id);
gboolean      pv_content_page_close_open       (PvContentPage *self);
gboolean      pv_content_page_rename           (PvContentPage *self);
void          pv_content_page_keep             (PvContentPage *self,
                                                PvDesk        *desk,
                                                const char    *prefix);
void          pv_content_page_lay              (PvContentPage *self,
                                                PvDesk        *desk,
                                                const char    *prefix);

G_END_DECLS
