#include "exchange/pv-stops.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A page without its margins, in the pixels of a picture, as high and wide as A4 is: its title is 12.5 points then. */
#define PAGE_WIDTH 1260.0
#define PAGE_HEIGHT (PAGE_WIDTH * 539 / 786)
/* Room that a picture keeps at each side. */
#define PICTURE_MARGIN 30.0
/* The legend goes before the picture is smaller than this. */
#define LEAST_HEIGHT 460.0
/* Around what is drawn, in model pixels. */
#define AIR 24.0
#define DETAIL 1.0
#define THOUSANDTHS 1000.0
#define A4 0
/* Characters of a remark on a line under the picture. */
#define LINE 150

GPtrArray *
pv_stops_list (const PvModel *model)
{
  guint n;
  PvRecord *const *records = pv_model_list (model, PV_STOP, &n);
  GPtrArray *stops = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (stops, records[i]);
  g_ptr_array_sort (stops, pv_record_compare);
  return stops;
}

/* The path that is seen there: it is the focus itself, or what the view is about when a phase or a step of it is the focus. */
static PvId
path_of (const PvModel *model, const PvRecord *stop, const PvRecord *focus)
{
  PvRecord *view = pv_model_follow (model, stop, PV_STOP_VIEW);
  PvRecord *about = view != NULL ? pv_model_follow (model, view, PV_VIEW_FOCUS) : NULL;

  if (focus != NULL && pv_record_get_kind (focus) == PV_PATH)
    return pv_record_get_id (focus);
  if (about != NULL && pv_record_get_choice (view, PV_VIEW_KIND) == PV_VIEW_KIND_PATH && pv_record_get_kind (about) == PV_PATH)
    return pv_record_get_id (about);
  return PV_NO_ID;
}

PvStopPlace
pv_stop_place (const PvModel *model, const PvRecord *stop)
{
  PvRecord *focus = pv_model_follow (model, stop, PV_STOP_FOCUS);
  PvId path = path_of (model, stop, focus);
  gboolean placed = pv_record_has (stop, PV_STOP_PLACE) && pv_record_get_int (stop, PV_STOP_ZOOM) > 0;

  return (PvStopPlace) {
    .path = path,
    .view = path != PV_NO_ID ? PV_NO_ID : pv_record_get_reference (stop, PV_STOP_VIEW),
    .chosen = focus != NULL && pv_record_get_id (focus) != path ? pv_record_get_id (focus) : PV_NO_ID,
    .middle = pv_scene_place_to_centre (pv_record_get_int (stop, PV_STOP_PLACE)),
    .zoom = placed ? (double) pv_record_get_int (stop, PV_STOP_ZOOM) / THOUSANDTHS : 0,
  };
}

PvRect
pv_stop_seen (const PvStopPlace *place)
{
  double width = place->zoom > 0 ? PV_STOP_WIDTH / place->zoom : 0, height = place->zoom > 0 ? PV_STOP_HEIGHT / place->zoom : 0;

  return (PvRect) { place->middle.x - width / 2, place->middle.y - height / 2, width, height };
}

double
pv_stop_zoom_for (double zoom, double width, double height)
{
  return zoom * MIN (width / PV_STOP_WIDTH, height / PV_STOP_HEIGHT);
}

double
pv_stop_zoom_here (double zoom, double width, double height)
{
  return zoom * MAX (width / PV_STOP_WIDTH, height / PV_STOP_HEIGHT);
}

double
pv_stop_zoom_from (double zoom, double width, double height)
{
  return zoom / MAX (width / PV_STOP_WIDTH, height / PV_STOP_HEIGHT);
}

/* --- on paper --- */

/* All that the pictures of a document borrow. */
typedef struct
{
  GPtrArray *scenes;
  GPtrArray *names;            /* char*, and NULL */
  GPtrArray *corners;
  GPtrArray *notes;            /* GStrv */
  GArray *pictures;
  const char *mark;
} Pages;

static void
pages_free (Pages *pages)
{
  g_ptr_array_unref (pages->scenes);
  g_ptr_array_unref (pages->names);
  g_ptr_array_unref (pages->corners);
  g_ptr_array_unref (pages->notes);
  g_array_unref (pages->pictures);
  g_free (pages);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pages, pages_free)

static Pages *
pages_new (const PvModel *model)
{
  Pages *pages = g_new0 (Pages, 1);

  pages->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_scene_unref);
  pages->names = g_ptr_array_new_with_free_func (g_free);
  pages->corners = g_ptr_array_new_with_free_func (g_free);
  pages->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  pages->pictures = g_array_new (FALSE, FALSE, sizeof (PvPicture));
  pages->mark = pv_example_mark (model);
  return pages;
}

/* Lines of a remark, broken between words. (transfer full) */
static char **
lines_of (const char *text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (line->len > 0 && g_utf8_strlen (line->str, -1) + g_utf8_strlen (words[i], -1) >= LINE)
        {
          g_ptr_array_add (lines, g_string_free (line, FALSE));
          line = g_string_new (NULL);
        }
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
    }
  g_ptr_array_add (lines, g_string_free (line, FALSE));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

/* What of the scene is on the page: of what a screen shows, the part where something is. */
static PvRect
part_to_show (const PvScene *scene, const PvStopPlace *place)
{
  PvRect all = pv_scene_get_bounds (scene), seen = pv_stop_seen (place);
  double left, top, right, bottom;

  all = pv_rect_grow (&all, AIR, AIR);
  if (pv_rect_is_empty (&seen) || !pv_rect_overlaps (&all, &seen))
    return all;
  left = MAX (all.x, seen.x);
  top = MAX (all.y, seen.y);
  right = MIN (all.x + all.width, seen.x + seen.width);
  bottom = MIN (all.y + all.height, seen.y + seen.height);
  return (PvRect) { left, top, right - left, bottom - top };
}

/* How high the scene may be, beside title, remarks and legend. */
static double
height_left (PvPicture picture)
{
  PvRect bounds;

  picture.zoom = 1;
  picture.clip = (PvRect) { 0, 0, PAGE_WIDTH - 2 * PICTURE_MARGIN, 1 };
  bounds = pv_picture_bounds (&picture);
  return PAGE_HEIGHT - bounds.height;
}

/* @part in the middle of the page, as large as fits: every page is as large as the paper. */
static void
fill_page (PvPicture *picture, const PvRect *part)
{
  double width = PAGE_WIDTH - 2 * PICTURE_MARGIN, height = height_left (*picture);
  PvPoint middle = pv_rect_centre (part);

  if (height < LEAST_HEIGHT)
    {
      picture->legend = FALSE;
      height = height_left (*picture);
    }
  picture->zoom = MIN (width / part->width, height / part->height);
  picture->detail = DETAIL;
  picture->clip = (PvRect) { middle.x - width / picture->zoom / 2, middle.y - height / picture->zoom / 2, width / picture->zoom,
                             height / picture->zoom };
}

static gboolean
add_page (Pages *pages, const PvModel *model, const PvRecord *stop, const PvDiagramChoice *wish, guint n, GCancellable *cancellable)
{
  PvStopPlace place = pv_stop_place (model, stop);
  PvDiagramChoice choice = *wish;
  const char *remark = wish->audience >= PV_AUDIENCE_INTERNAL ? pv_record_get_text_fallback (stop, PV_STOP_REMARK, wish->lang, NULL) : "";
  char *name = pv_title_in (model, stop, wish->lang);
  PvScene *scene;
  PvPicture picture;
  PvRect part;

  g_ptr_array_add (pages->names, name);
  choice.path = place.path;
  choice.view = place.view;
  choice.straight = TRUE;
  scene = pv_diagram_scene (model, &choice, cancellable);
  if (scene == NULL)
    return FALSE;
  picture = pv_diagram_picture (model, &choice, scene, name, NULL);
  g_ptr_array_add (pages->corners, g_strdup_printf ("%u / %u", pages->pictures->len + 1, n));
  picture.corner = g_ptr_array_index (pages->corners, pages->corners->len - 1);
  if (*remark != '\0')
    {
      g_ptr_array_add (pages->notes, lines_of (remark));
      picture.notes = g_ptr_array_index (pages->notes, pages->notes->len - 1);
    }
  part = part_to_show (scene, &place);
  fill_page (&picture, &part);
  scene = pv_diagram_lead (scene, &picture.clip, cancellable);
  if (scene == NULL)
    return FALSE;
  g_ptr_array_add (pages->scenes, scene);
  picture.scene = scene;
  g_array_append_val (pages->pictures, picture);
  return TRUE;
}

/* What fits the highest of them, so that all are as large. */
static double
scale_of (const Pages *pages)
{
  double scale = G_MAXDOUBLE;

  for (guint i = 0; i < pages->pictures->len; i++)
    scale = MIN (scale, pv_picture_fit (&g_array_index (pages->pictures, PvPicture, i), A4));
  return scale;
}

GBytes *
pv_stops_pdf (const PvModel *model, PvLang lang, PvAudience audience, PvDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) stops = pv_stops_list (model);
  g_autoptr (Pages) pages = pages_new (model);
  PvDiagramChoice wish = pv_diagram_choice ();

  wish.lang = lang;
  wish.audience = audience;
  wish.today = today;
  if (stops->len == 0)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("There are no stops of a presentation yet: go to a place in the diagram and press Ctrl+Shift+S"));
      return NULL;
    }
  for (guint i = 0; i < stops->len; i++)
    if (!add_page (pages, model, g_ptr_array_index (stops, i), &wish, stops->len, cancellable))
      {
        g_cancellable_set_error_if_cancelled (cancellable, error);
        return NULL;
      }
  g_ptr_array_add (pages->names, NULL);
  return pv_picture_pages ((const PvPicture *) (gpointer) pages->pictures->data, pages->pictures->len, (const char *const *) pages->names->pdata,
                           NULL, NULL, A4, scale_of (pages), cancellable, error);
}
