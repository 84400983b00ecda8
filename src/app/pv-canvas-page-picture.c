/* The picture of what a page with a canvas shows, for the clipboard and for the export. */
#include "app/pv-canvas-page.h"

#include "app/pv-picture-provider.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

PvPictureScope *
pv_canvas_page_get_picture (PvCanvasPage *self)
{
  PvPictureScope *scope;
  PvViewport viewport;
  const GArray *older;
  guint n;
  const PvId *ids;

  g_return_val_if_fail (PV_IS_CANVAS_PAGE (self), NULL);

  if (self->document == NULL || pv_canvas_get_scene (self->canvas) == NULL || pv_scene_is_empty (pv_canvas_get_scene (self->canvas)))
    return NULL;
  scope = PV_CANVAS_PAGE_GET_CLASS (self)->make_picture (self);
  if (scope == NULL)
    return NULL;
  ids = pv_selection_get_ids (self->selection, &n);
  older = pv_document_peek_older_texts (self->document);
  viewport = pv_canvas_get_viewport (self->canvas);
  scope->chosen = n > 0 ? pv_id_set_new (ids, n) : NULL;
  scope->older = older ? g_array_ref ((GArray *) older) : NULL;
  scope->full = pv_canvas_get_full (self->canvas) ? pv_id_set_ref (pv_canvas_get_full (self->canvas)) : NULL;
  scope->seen = pv_viewport_visible (&viewport);
  scope->zoom = viewport.zoom;
  return scope;
}

/* One thing alone is what people look at, not a picture: two or more are one. */
GdkContentProvider *
pv_canvas_page_picture_provider (PvCanvasPage *self)
{
  g_autoptr (PvPictureScope) scope = pv_canvas_page_get_picture (self);
  g_autoptr (PvModel) snapshot = scope ? pv_document_snapshot (self->document) : NULL;

  if (scope == NULL)
    return NULL;
  return pv_picture_provider_new (snapshot, scope, scope->chosen && pv_id_set_size (scope->chosen) > 1 ? PV_PICTURE_CHOSEN : PV_PICTURE_SEEN,
                                  self->lang);
}

/* Names of actors, or steps, a line each: what a program that takes no pictures gets. (transfer full) */
static char *
words_of (PvCanvasPage *self)
{
  PvScene *scene = pv_canvas_get_scene (self->canvas);
  GString *words = g_string_new (NULL);
  guint n;
  const PvElement *order = pv_scene_get_reading_order (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      PvElementInfo info;

      if ((order[i].part == PV_PART_NODE || order[i].part == PV_PART_STEP) && pv_scene_describe (scene, order[i], &info)
          && (pv_selection_get_n (self->selection) < 2 || pv_selection_contains (self->selection, info.id)))
        g_string_append_printf (words, "%s\n", info.name);
    }
  return g_string_free (words, FALSE);
}

void
pv_canvas_page_copy_picture (PvCanvasPage *self)
{
  GdkContentProvider *picture = pv_canvas_page_picture_provider (self), *both[2];
  g_autoptr (GdkContentProvider) all = NULL;
  g_autofree char *words = NULL;

  if (picture == NULL)
    {
      pv_toast (GTK_WIDGET (self), _("There is nothing to copy yet"));
      return;
    }
  words = words_of (self);
  both[0] = picture;
  both[1] = gdk_content_provider_new_typed (G_TYPE_STRING, words);
  all = gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
  if (gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all))
    pv_toast (GTK_WIDGET (self), pv_selection_get_n (self->selection) > 1 ? _("Picture of what is chosen copied: paste it anywhere")
                                                                         : _("Picture copied as it is seen: paste it anywhere"));
}
