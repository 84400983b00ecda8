#include "app/pv-presentation-private.h"

#include <glib/gi18n-lib.h>

/* The whole of a small network is shown larger than on a desk. */
#define MOST_ZOOM 2.2

G_DEFINE_FINAL_TYPE (PvPresentation, pv_presentation, GTK_TYPE_WINDOW)

static void
document_changed_cb (PvPresentation *self, PvChangeSet *changes)
{
  if (self->path != PV_NO_ID && pv_model_get (pv_document_get_model (self->document), self->path) == NULL)
    self->path = PV_NO_ID;
  if (pv_change_set_touches (changes, PV_STOP))
    pv_presentation_say_stop (self);
}

/* --- keys and mouse --- */

static gboolean
is_typing (PvPresentation *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->bar_bin));
}

static void
toggle_look (PvPresentation *self, PvSpotlightLook look)
{
  pv_spotlight_set_look (self->spotlight, pv_spotlight_get_look (self->spotlight) == look ? PV_SPOTLIGHT_NONE : look);
}

/* TRUE when the key is one of the presentation's own. */
static gboolean
take_key (PvPresentation *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
    case GDK_KEY_Right:
    case GDK_KEY_Down:
    case GDK_KEY_Page_Down:
      return pv_presentation_step (self, 1);
    case GDK_KEY_Left:
    case GDK_KEY_Up:
    case GDK_KEY_Page_Up:
    case GDK_KEY_BackSpace:
      return pv_presentation_step (self, -1);
    case GDK_KEY_Home:
      return pv_presentation_step (self, -G_MAXINT16);
    case GDK_KEY_End:
      return pv_presentation_step (self, G_MAXINT16);
    case GDK_KEY_p:
      toggle_look (self, PV_SPOTLIGHT_POINTER);
      return TRUE;
    case GDK_KEY_s:
      toggle_look (self, PV_SPOTLIGHT_DARK);
      return TRUE;
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    default:
      return FALSE;
    }
}

/* Before the canvas, for which Space and the arrows are something else. */
static gboolean
key_pressed_cb (PvPresentation *self, guint key, guint code, GdkModifierType state)
{
  pv_presentation_wake_hint (self);
  if (is_typing (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return FALSE;
  return take_key (self, gdk_keyval_to_lower (key));
}

static void
motion_cb (PvPresentation *self, double x, double y)
{
  graphene_point_t there;

  if (gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->spotlight), &GRAPHENE_POINT_INIT ((float) x, (float) y), &there))
    pv_spotlight_move (self->spotlight, there.x, there.y);
  pv_presentation_wake_hint (self);
}

/* --- the window --- */

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPresentation *self = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "zoom-fit"))
    pv_presentation_show_whole (self, TRUE);
  else
    pv_canvas_zoom_step (self->canvas, g_str_equal (name, "zoom-in") ? 1 : g_str_equal (name, "zoom-out") ? -1 : 0);
}

static const GActionEntry zooms[] = {
  { "zoom-in", zoom_cb },
  { "zoom-out", zoom_cb },
  { "zoom-normal", zoom_cb },
  { "zoom-fit", zoom_cb },
};

static void
add_zooms (PvPresentation *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), zooms, G_N_ELEMENTS (zooms), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (group));
}

static void
add_controllers (PvPresentation *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
pv_presentation_dispose (GObject *object)
{
  PvPresentation *self = PV_PRESENTATION (object);

  /* GTK 4.8 would have the screen tell a window that has gone when it is unplugged. */
  gtk_window_unfullscreen (GTK_WINDOW (self));
  if (self->building)
    g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  g_clear_handle_id (&self->hint_timeout, g_source_remove);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (pv_presentation_parent_class)->dispose (object);
}

static void
pv_presentation_class_init (PvPresentationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_presentation_dispose;
  g_signal_new ("view-wanted", PV_TYPE_PRESENTATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("placed", PV_TYPE_PRESENTATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (PV_TYPE_CANVAS);
  g_type_ensure (PV_TYPE_LEGEND_CARD);
  g_type_ensure (PV_TYPE_SPOTLIGHT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-presentation.ui");
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, canvas);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, legend);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, heading);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, title);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, second);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, mark);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, time);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, legend_place);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, hint);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, hint_place);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, hint_words);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, bar_bin);
  gtk_widget_class_bind_template_child (widget_class, PvPresentation, spotlight);
}

static void
pv_presentation_init (PvPresentation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_canvas_set_editable (self->canvas, FALSE);
  pv_canvas_set_most_fit (self->canvas, MOST_ZOOM);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->canvas), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is presented"), -1);
  pv_legend_card_set_folded (self->legend, TRUE);
  add_zooms (self);
  add_controllers (self);
  g_signal_connect_object (self->canvas, "viewport-changed", G_CALLBACK (pv_presentation_resized_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pv_presentation_new (GtkWindow *parent, PvDocument *document, PvSelection *selection, PvLang lang, PvId path, PvPresentationScope scope,
                     gpointer data)
{
  PvPresentation *self = g_object_new (PV_TYPE_PRESENTATION, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->document = g_object_ref (document);
  self->selection = g_object_ref (selection);
  self->lang = lang;
  self->path = path;
  self->scope = scope;
  self->scope_data = data;
  pv_canvas_set_selection (self->canvas, selection);
  gtk_label_set_label (self->mark, pv_document_is_example (document) ? pv_example_mark (pv_document_get_model (document)) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), pv_document_is_example (document));
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_object (selection, "changed", G_CALLBACK (pv_presentation_reveal_chosen), self, G_CONNECT_SWAPPED);
  pv_presentation_rebuild (self);
  pv_presentation_say_stop (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->canvas));
  return GTK_WIDGET (self);
}

void
pv_presentation_set_lang (PvPresentation *self, PvLang lang)
{
  g_return_if_fail (PV_IS_PRESENTATION (self));

  if (self->lang == lang)
    return;
  self->lang = lang;
  pv_presentation_rebuild (self);
  pv_presentation_say_stop (self);
}

void
pv_presentation_show (PvPresentation *self, PvId path)
{
  g_return_if_fail (PV_IS_PRESENTATION (self));

  if (self->path != path)
    pv_canvas_set_scene (self->canvas, NULL, NULL);
  self->path = path;
  pv_presentation_rebuild (self);
}

PvId
pv_presentation_get_path (PvPresentation *self)
{
  return self->path;
}

PvCanvas *
pv_presentation_get_canvas (PvPresentation *self)
{
  return self->canvas;
}

void
pv_presentation_set_time (PvPresentation *self, const char *words, gboolean over)
{
  gtk_label_set_label (self->time, words);
  gtk_widget_set_visible (GTK_WIDGET (self->time), *words != '\0');
  if (over)
    gtk_widget_add_css_class (GTK_WIDGET (self->time), "pv-over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->time), "pv-over");
}
