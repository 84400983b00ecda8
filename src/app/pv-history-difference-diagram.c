/* The difference in the diagram of the network: made in a worker, painted here, scrolled and zoomed. */
#include "app/pv-canvas-style.h"
#include "app/pv-history-difference.h"
#include "app/pv-network-edits.h"

#include "analysis/analysis.h"
#include "diagram/diagram.h"

#include <glib/gi18n-lib.h>

#define MARGIN 24.0
#define MOST_ZOOM 3.0

/* What the drawing needs; belongs to it. */
typedef struct
{
  PvModel *both;
  PvNetworkSceneOptions options;
  PvScene *scene;
  PvIdSet *added;
  PvIdSet *changed;
  PvIdSet *gone;
  PvIdSet *full;
  PvRect bounds;
  double zoom;                 /* 0: as large as fits */
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  pv_model_unref (picture->both);
  g_clear_pointer (&picture->scene, pv_scene_unref);
  pv_id_set_unref (picture->added);
  pv_id_set_unref (picture->changed);
  pv_id_set_unref (picture->gone);
  pv_id_set_unref (picture->full);
  g_free (picture);
}

static PvIdSet *
set_of (const GArray *difference, PvChanged how)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; i < difference->len; i++)
    if (g_array_index (difference, PvVersionChange, i).how == how)
      g_array_append_val (ids, g_array_index (difference, PvVersionChange, i).id);
  return pv_id_set_new ((const PvId *) ids->data, ids->len);
}

static PvIdSet *
full_of (const GArray *difference)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; i < difference->len; i++)
    if (g_array_index (difference, PvVersionChange, i).how != PV_CHANGED_REMOVED)
      g_array_append_val (ids, g_array_index (difference, PvVersionChange, i).id);
  return pv_id_set_new ((const PvId *) ids->data, ids->len);
}

static double
fit_zoom (const Picture *picture, int width, int height)
{
  double across = (width - 2 * MARGIN) / MAX (picture->bounds.width, 1);
  double down = (height - 2 * MARGIN) / MAX (picture->bounds.height, 1);

  return CLAMP (MIN (across, down), 0.05, 1.4);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  Picture *picture = user_data;
  const PvStyle *style = pv_canvas_style_now ();
  PvPaintOptions options = pv_paint_options ();
  PvEmphasis emphasis = { .full = picture->full };
  PvSceneDifference difference = { picture->added, picture->changed, picture->gone };
  double zoom = picture->zoom > 0 ? picture->zoom : fit_zoom (picture, width, height);

  cairo_set_source_rgba (cr, style->canvas.r, style->canvas.g, style->canvas.b, 1);
  cairo_paint (cr);
  if (picture->scene == NULL)
    return;

  cairo_translate (cr, (width - picture->bounds.width * zoom) / 2, (height - picture->bounds.height * zoom) / 2);
  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -picture->bounds.x, -picture->bounds.y);
  options.style = style;
  options.zoom = zoom;
  options.emphasis = &emphasis;
  pv_painter_paint_cairo (picture->scene, cr, &options);
  pv_scene_difference_paint (picture->scene, &difference, style, zoom, cr);
}

static void
make_scene (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Picture *picture = g_object_get_data (G_OBJECT (source), "pv-picture");
  PvScene *scene = pv_scene_new_network (picture->both, &picture->options, cancellable);

  g_task_return_pointer (task, scene, (GDestroyNotify) pv_scene_unref);
}

static void
scene_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Picture *picture = g_object_get_data (source, "pv-picture");

  picture->scene = g_task_propagate_pointer (G_TASK (result), NULL);
  if (picture->scene == NULL)
    return;
  picture->bounds = pv_scene_get_bounds (picture->scene);
  gtk_accessible_update_property (GTK_ACCESSIBLE (source), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, pv_scene_get_summary (picture->scene), -1);
  gtk_widget_queue_draw (GTK_WIDGET (source));
}

static void
zoom_to (GtkWidget *area, double zoom)
{
  Picture *picture = g_object_get_data (G_OBJECT (area), "pv-picture");

  picture->zoom = zoom > 0 ? CLAMP (zoom, 0.05, MOST_ZOOM) : 0;
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (picture->bounds.width * picture->zoom + (picture->zoom > 0 ? 2 * MARGIN : 0)));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (picture->bounds.height * picture->zoom + (picture->zoom > 0 ? 2 * MARGIN : 0)));
  gtk_widget_queue_draw (area);
}

static double
zoom_now (GtkWidget *area)
{
  Picture *picture = g_object_get_data (G_OBJECT (area), "pv-picture");

  return picture->zoom > 0 ? picture->zoom : fit_zoom (picture, gtk_widget_get_width (area), gtk_widget_get_height (area));
}

static void
zoom_in_cb (GtkWidget *area)
{
  zoom_to (area, zoom_now (area) * 1.25);
}

static void
zoom_out_cb (GtkWidget *area)
{
  zoom_to (area, zoom_now (area) / 1.25);
}

static void
zoom_fit_cb (GtkWidget *area)
{
  zoom_to (area, 0);
}

static void
sign_draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  pv_difference_mark_paint ((PvDifferenceMark) GPOINTER_TO_UINT (user_data), pv_canvas_style_now (), width / 2.0, height / 2.0, 8, cr);
}

static void
append_sign (GtkWidget *legend, PvDifferenceMark mark, const char *words)
{
  GtkWidget *sign = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sign), 22);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sign), 22);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sign), sign_draw_cb, GUINT_TO_POINTER ((guint) mark), NULL);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  pv_canvas_style_follow (sign);
  gtk_box_append (GTK_BOX (legend), sign);
  gtk_box_append (GTK_BOX (legend), gtk_label_new (words));
}

static void
append_zoom (GtkWidget *legend, GtkWidget *area, const char *icon, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", callback, area, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (legend), button);
}

static GtkWidget *
legend_new (GtkWidget *area)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_label_new (NULL);

  append_sign (legend, PV_DIFFERENCE_ADDED, _("Added"));
  append_sign (legend, PV_DIFFERENCE_CHANGED, _("Changed"));
  append_sign (legend, PV_DIFFERENCE_GONE, _("Gone: dashed, where it stood"));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (legend), space);
  append_zoom (legend, area, "zoom-out-symbolic", _("Zoom out"), G_CALLBACK (zoom_out_cb));
  append_zoom (legend, area, "zoom-fit-best-symbolic", _("Zoom to fit"), G_CALLBACK (zoom_fit_cb));
  append_zoom (legend, area, "zoom-in-symbolic", _("Zoom in"), G_CALLBACK (zoom_in_cb));
  gtk_widget_add_css_class (legend, "pv-history-legend");
  return legend;
}

static GtkWidget *
area_new (Picture *picture)
{
  GtkWidget *area = gtk_drawing_area_new ();
  g_autoptr (GTask) task = g_task_new (area, NULL, scene_made_cb, NULL);

  g_object_set_data_full (G_OBJECT (area), "pv-picture", picture, picture_free);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, picture, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The network, with what is different"), -1);
  gtk_widget_set_hexpand (area, TRUE);
  gtk_widget_set_vexpand (area, TRUE);
  pv_canvas_style_follow (area);
  g_task_run_in_thread (task, make_scene);
  return area;
}

GtkWidget *
pv_history_difference_diagram_new (PvModel *before, PvModel *after, const GArray *difference, PvLang lang)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Picture *picture = g_new0 (Picture, 1);
  GtkWidget *area;

  picture->both = pv_version_difference_union (before, after, difference);
  picture->options = pv_network_scene_options ();
  picture->options.lang = lang;
  picture->options.audience = PV_AUDIENCE_INTERNAL;
  picture->options.view = pv_network_view (picture->both);
  picture->added = set_of (difference, PV_CHANGED_ADDED);
  picture->changed = set_of (difference, PV_CHANGED_CELLS);
  picture->gone = set_of (difference, PV_CHANGED_REMOVED);
  picture->full = full_of (difference);
  area = area_new (picture);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), area);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), legend_new (area));
  return box;
}
