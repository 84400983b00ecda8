/* A page with a canvas in its middle: what the Network page and the Paths page have in common. It holds the document, the selection
 * and the language, finds, renames, removes, links and zooms, opens the context menu and follows the document; what is shown, and
 * what else is done there, is its children's. Main thread.
 *
 * Actions of its group "page" beyond those of pv-content-page.h:
 *   page.rename  page.remove  page.link    of what is chosen     F2, Del, L
 *   page.legend                            (stateful) shown or not
 *   page.copy-picture                      of what is chosen, or seen      Ctrl+Alt+C
 */
#pragma once

#include "app/pv-canvas-find.h"
#include "app/pv-canvas.h"
#include "app/pv-content-page.h"
#include "app/pv-legend-card.h"
#include "app/pv-picture-scope.h"
#include "app/pv-zoom-box.h"

G_BEGIN_DECLS

#define PV_TYPE_CANVAS_PAGE (pv_canvas_page_get_type ())
#define PV_CANVAS_PAGE(object) (G_TYPE_CHECK_INSTANCE_CAST ((object), PV_TYPE_CANVAS_PAGE, PvCanvasPage))
#define PV_IS_CANVAS_PAGE(object) (G_TYPE_CHECK_INSTANCE_TYPE ((object), PV_TYPE_CANVAS_PAGE))
#define PV_CANVAS_PAGE_CLASS(klass) (G_TYPE_CHECK_CLASS_CAST ((klass), PV_TYPE_CANVAS_PAGE, PvCanvasPageClass))
#define PV_CANVAS_PAGE_GET_CLASS(object) (G_TYPE_INSTANCE_GET_CLASS ((object), PV_TYPE_CANVAS_PAGE, PvCanvasPageClass))

typedef struct
{
  GtkBox parent_instance;

  /* Of the child's template, by these names. */
  PvCanvas *canvas;
  PvCanvasFind *find;
  PvLegendCard *legend;        /* in a clamp of its own */
  PvZoomBox *zoom_box;

  PvDocument *document;        /* NULL before it is given, and once the page is gone */
  PvSelection *selection;
  PvLang lang;
  GSimpleActionGroup *actions;
} PvCanvasPage;

typedef struct
{
  GtkBoxClass parent_class;

  const PvKind *found_kinds;   /* ends in PV_ANY_KIND */
  PvCanvasFindCounts is_found; /* which of them are to be found here, given the page; NULL: all */

  /* There is a document now. */
  void        (*begin)          (PvCanvasPage *self);
  void        (*changed)        (PvCanvasPage *self,
                                 PvChangeSet  *changes);
  /* Also before there is a document. */
  void        (*lang_changed)   (PvCanvasPage *self);
  void        (*update_actions) (PvCanvasPage *self);
  /* The context menu of what is chosen. (transfer full) */
  GMenuModel *(*make_menu)      (PvCanvasPage *self);
  void        (*rename_one)     (PvCanvasPage *self,
                                 PvId          id);
  /* Where a link that is drawn by keys begins; PV_NO_ID: nowhere. */
  PvId        (*link_from)      (PvCanvasPage *self);
  /* What the canvas shows for @id. By default itself. */
  PvId        (*shown_for)      (PvCanvasPage *self,
                                 PvId          id);
  /* More than the part of the canvas that is seen: as in PvContentPage. NULL: nothing. */
  void        (*keep)           (PvCanvasPage *self,
                                 PvDesk       *desk,
                                 const char   *prefix);
  void        (*lay)            (PvCanvasPage *self,
                                 PvDesk       *desk,
                                 const char   *prefix);
  /* Chooses and shows what was found. */
  void        (*found)          (PvCanvasPage *self,
                                 PvId          id);
  /* What it is a picture of, and how it is filtered; the rest is filled in. (transfer full) */
  PvPictureScope *(*make_picture) (PvCanvasPage *self);
} PvCanvasPageClass;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvCanvasPage, g_object_unref)

GType    pv_canvas_page_get_type       (void);

/* In class_init, after the template is set: canvas, find, legend and zoom_box. */
void     pv_canvas_page_bind_parts     (GtkWidgetClass     *widget_class);
/* In init, after the template was made. @words: what is found here. Both translated. */
void     pv_canvas_page_init_parts     (PvCanvasPage       *self,
                                        const char         *canvas_name,
                                        const char         *words);
/* More actions of the group; @self is their data. */
void     pv_canvas_page_add_actions    (PvCanvasPage       *self,
                                        const GActionEntry *entries,
                                        int                 n);
void     pv_canvas_page_enable         (PvCanvasPage       *self,
                                        const char         *name,
                                        gboolean            enabled);
void     pv_canvas_page_update_actions (PvCanvasPage       *self);
/* A key of @keys (a GtkShortcutController) alone: typed into an entry it is a letter. */
void     pv_canvas_page_add_key        (GtkEventController *keys,
                                        const char         *trigger,
                                        const char         *action);

/* Says what is wrong when it is refused. @wanted: PV_NO_ID, or the temporary id whose record goes to @found. */
gboolean pv_canvas_page_commit         (PvCanvasPage       *self,
                                        const PvEdits      *edits,
                                        PvId                wanted,
                                        PvId               *found);
void     pv_canvas_page_remove         (PvCanvasPage       *self,
                                        const PvId         *ids,
                                        guint               n);
/* The language that is written in. */
PvLang   pv_canvas_page_written        (PvCanvasPage       *self);
gboolean pv_canvas_page_is_writable    (PvCanvasPage       *self);
gboolean pv_canvas_page_touches        (const PvChangeSet  *changes,
                                        const PvKind       *kinds,
                                        guint               n);
/* --- pv-canvas-page-picture.c --- */
/* NULL while there is nothing to draw. (transfer full) */
PvPictureScope *pv_canvas_page_get_picture (PvCanvasPage    *self);
/* PNG and SVG of what is chosen, when that is two things or more, else of what is seen; NULL while there is nothing to draw. For who puts
 * other forms of the same beside them on a clipboard. (transfer full) */
GdkContentProvider *pv_canvas_page_picture_provider (PvCanvasPage *self);
/* Puts the picture on the clipboard, with its names as text, and says so. */
void     pv_canvas_page_copy_picture   (PvCanvasPage       *self);

G_END_DECLS
