#include "app/pv-history-difference-diagram.h"

#include "app/pv-accessible.h"
#include "app/pv-canvas-style.h"
#include "app/pv-history-difference.h"
#include "app/pv-history-difference-scene.h"
#include "app/pv-zoom-box.h"

#include <glib/gi18n-lib.h>

/* The zoom lies over the lower edge; what is revealed comes clear of it. */
#define ZOOM_HEIGHT 56

struct _PvHistoryDifferenceDiagram
{
  GtkBox parent_instance;

  PvCanvas *canvas;
  PvSelection *selection;
  GtkWidget *details;          /* of what is chosen */
  GtkDropDown *diagrams;
  PvZoomBox *zoom_box;

  PvModel *before;
  PvModel *after;
  GArray *difference;
  GArray *paths;               /* PvDifferencePath */
  PvDifferenceSets sets;
  PvLang lang;
  GCancellable *making;
};

G_DEFINE_FINAL_TYPE (PvHistoryDifferenceDiagram, pv_history_difference_diagram, GTK_TYPE_BOX)

/* --- what is chosen --- */

static void
empty_details (PvHistoryDifferenceDiagram *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->details)))
    gtk_box_remove (GTK_BOX (self->details), child);
}

static void
append_words (PvHistoryDifferenceDiagram *self, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "pv-second");
  gtk_box_append (GTK_BOX (self->details), label);
}

static void
chosen_cb (PvHistoryDifferenceDiagram *self)
{
  PvId chosen = pv_selection_get_single (self->selection);
  guint n = 0;

  empty_details (self);
  for (guint i = 0; chosen != PV_NO_ID && i < self->difference->len; i++)
    {
      const PvVersionChange *change = &g_array_index (self->difference, PvVersionChange, i);

      if (!pv_difference_stands_at (self->before, self->after, change, chosen))
        continue;
      gtk_box_append (GTK_BOX (self->details), pv_history_difference_record_new (self->before, self->after, change));
      n++;
    }
  if (n > 0)
    return;
  append_words (self, chosen == PV_NO_ID ? _("Choose something in the diagram to read what is different in it.")
                                         : _("Nothing is different in what you chose."));
}

static void
let_go_cb (PvHistoryDifferenceDiagram *self)
{
  pv_selection_clear (self->selection);
}

/* --- the diagram --- */

static void
show_scene (PvHistoryDifferenceDiagram *self, PvScene *scene)
{
  g_autoptr (PvIdSet) full = pv_difference_full (scene, &self->sets);

  pv_canvas_set_full (self->canvas, full);
  pv_canvas_set_difference (self->canvas, self->sets.added, self->sets.changed, self->sets.gone);
  pv_canvas_set_scene (self->canvas, scene, NULL);
  pv_canvas_go_first (self->canvas, FALSE);
}

static void
scene_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PvScene) scene = pv_difference_scene_finish (result);

  if (scene)
    show_scene (PV_HISTORY_DIFFERENCE_DIAGRAM (source), scene);
}

static void
stop_making (PvHistoryDifferenceDiagram *self)
{
  if (self->making)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

static void
show_path (PvHistoryDifferenceDiagram *self, PvId path)
{
  const PvDifferenceSceneOptions options = { path, self->lang };

  stop_making (self);
  self->making = g_cancellable_new ();
  pv_selection_clear (self->selection);
  pv_canvas_set_scene (self->canvas, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  path == PV_NO_ID ? _("The network, with what is different") : _("The service path, with what is different"), -1);
  pv_difference_scene_async (self, self->before, self->after, self->difference, &options, self->making, scene_made_cb);
}

/* --- which diagram --- */

static char *
path_words (PvHistoryDifferenceDiagram *self, const PvDifferencePath *at)
{
  PvModel *model = pv_model_get (self->after, at->path) ? self->after : self->before;
  g_autofree char *title = at->path == PV_NO_ID ? g_strdup (_("Network")) : pv_title_of (model, at->path, self->lang);

  /* Translators: a diagram, then how many things are different in it: "Network · 4" */
  return g_strdup_printf (_("%s · %u"), title, at->n);
}

static void
diagram_chosen_cb (PvHistoryDifferenceDiagram *self)
{
  guint place = gtk_drop_down_get_selected (self->diagrams);
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  if (place >= self->paths->len)
    return;
  words = path_words (self, &g_array_index (self->paths, PvDifferencePath, place));
  /* Translators: the list of diagrams, and which one is chosen */
  name = g_strdup_printf (_("Diagram: %s"), words);
  pv_accessible_name_inside (GTK_WIDGET (self->diagrams), name);
  show_path (self, g_array_index (self->paths, PvDifferencePath, place).path);
}

/* The network, and every path in which something is different. */
static void
offer_diagrams (PvHistoryDifferenceDiagram *self, guint first)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->paths->len; i++)
    gtk_string_list_take (words, path_words (self, &g_array_index (self->paths, PvDifferencePath, i)));
  g_signal_handlers_block_by_func (self->diagrams, diagram_chosen_cb, self);
  gtk_drop_down_set_model (self->diagrams, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->diagrams, first);
  g_signal_handlers_unblock_by_func (self->diagrams, diagram_chosen_cb, self);
  diagram_chosen_cb (self);
}

/* --- the legend --- */

static void
sign_draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  pv_difference_mark_paint ((PvDifferenceMark) GPOINTER_TO_UINT (user_data), pv_canvas_style_now (), width / 2.0, height / 2.0, 8, cr);
}

static void
append_sign (GtkWidget *legend, PvDifferenceMark mark, const char *words)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_drawing_area_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sign), 22);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sign), 22);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sign), sign_draw_cb, GUINT_TO_POINTER ((guint) mark), NULL);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  pv_canvas_style_follow (sign);
  gtk_box_append (GTK_BOX (pair), sign);
  gtk_box_append (GTK_BOX (pair), label);
  gtk_box_append (GTK_BOX (legend), pair);
}

static GtkWidget *
legend_new (PvHistoryDifferenceDiagram *self)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 15);

  self->diagrams = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_size_request (GTK_WIDGET (self->diagrams), 200, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->diagrams), _("Which diagram shows the difference"));
  gtk_box_append (GTK_BOX (legend), GTK_WIDGET (self->diagrams));
  g_signal_connect_object (self->diagrams, "notify::selected", G_CALLBACK (diagram_chosen_cb), self, G_CONNECT_SWAPPED);
  append_sign (legend, PV_DIFFERENCE_ADDED, _("Added"));
  append_sign (legend, PV_DIFFERENCE_CHANGED, _("Changed"));
  append_sign (legend, PV_DIFFERENCE_GONE, _("Removed: dashed, where it stood"));
  gtk_widget_add_css_class (legend, "pv-history-legend");
  return legend;
}

/* --- the widget --- */

static void
pv_history_difference_diagram_dispose (GObject *object)
{
  PvHistoryDifferenceDiagram *self = PV_HISTORY_DIFFERENCE_DIAGRAM (object);

  stop_making (self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->before, pv_model_unref);
  g_clear_pointer (&self->after, pv_model_unref);
  g_clear_pointer (&self->difference, g_array_unref);
  g_clear_pointer (&self->paths, g_array_unref);
  pv_difference_sets_clear (&self->sets);
  G_OBJECT_CLASS (pv_history_difference_diagram_parent_class)->dispose (object);
}

static void
pv_history_difference_diagram_class_init (PvHistoryDifferenceDiagramClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_history_difference_diagram_dispose;
}

static GtkWidget *
details_new (PvHistoryDifferenceDiagram *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->details, "pv-pane");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->details);
  gtk_widget_set_size_request (scroller, 270, -1);
  gtk_widget_add_css_class (scroller, "pv-inspector");
  return scroller;
}

static GtkWidget *
canvas_new (PvHistoryDifferenceDiagram *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->canvas = PV_CANVAS (pv_canvas_new ());
  self->zoom_box = g_object_new (PV_TYPE_ZOOM_BOX, NULL);
  pv_canvas_set_editable (self->canvas, FALSE);
  pv_canvas_set_free_places (self->canvas, FALSE);
  pv_canvas_set_insets (self->canvas, (PvInsets) { 0, 0, 0, ZOOM_HEIGHT });
  pv_canvas_set_selection (self->canvas, self->selection);
  pv_zoom_box_set_canvas (self->zoom_box, self->canvas);
  gtk_widget_set_halign (GTK_WIDGET (self->zoom_box), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self->zoom_box), GTK_ALIGN_END);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->canvas));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->zoom_box));
  g_signal_connect_object (self->canvas, "let-go", G_CALLBACK (let_go_cb), self, G_CONNECT_SWAPPED);
  return overlay;
}

static void
pv_history_difference_diagram_init (PvHistoryDifferenceDiagram *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->selection = pv_selection_new ();
  gtk_box_append (GTK_BOX (row), canvas_new (self));
  gtk_box_append (GTK_BOX (row), details_new (self));
  gtk_box_append (GTK_BOX (self), row);
  gtk_box_append (GTK_BOX (self), legend_new (self));
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pv_history_difference_diagram_new (PvModel *before, PvModel *after, GArray *difference, PvLang lang)
{
  PvHistoryDifferenceDiagram *self = g_object_new (PV_TYPE_HISTORY_DIFFERENCE_DIAGRAM, NULL);

  self->before = pv_model_ref (before);
  self->after = pv_model_ref (after);
  self->difference = g_array_ref (difference);
  self->lang = lang;
  self->paths = pv_difference_paths (before, after, difference);
  pv_difference_sets_init (&self->sets, before, after, difference);
  chosen_cb (self);
  offer_diagrams (self, g_array_index (self->paths, PvDifferencePath, 0).n == 0 && self->paths->len > 1 ? 1 : 0);
  return GTK_WIDGET (self);
}

void
pv_history_difference_diagram_set_lang (PvHistoryDifferenceDiagram *self, PvLang lang)
{
  g_return_if_fail (PV_IS_HISTORY_DIFFERENCE_DIAGRAM (self));

  if (lang == self->lang)
    return;
  self->lang = lang;
  offer_diagrams (self, gtk_drop_down_get_selected (self->diagrams));
}

void
pv_history_difference_diagram_show (PvHistoryDifferenceDiagram *self, PvId path)
{
  g_return_if_fail (PV_IS_HISTORY_DIFFERENCE_DIAGRAM (self));

  for (guint i = 0; i < self->paths->len; i++)
    if (g_array_index (self->paths, PvDifferencePath, i).path == path)
      gtk_drop_down_set_selected (self->diagrams, i);
}

PvCanvas *
pv_history_difference_diagram_get_canvas (PvHistoryDifferenceDiagram *self)
{
  g_return_val_if_fail (PV_IS_HISTORY_DIFFERENCE_DIAGRAM (self), NULL);

  return self->canvas;
}
