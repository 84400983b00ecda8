#include "app/pv-network-page-private.h"

#include "app/pv-kept-places.h"

#include <glib/gi18n-lib.h>

static void content_page_init (PvContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvNetworkPage, pv_network_page, PV_TYPE_CANVAS_PAGE,
                               G_IMPLEMENT_INTERFACE (PV_TYPE_CONTENT_PAGE, content_page_init))

/* Up to so many records the scene is made at once, in the same frame as the edit; above it, by a worker. */
#define MOST_AT_ONCE 500

/* Kinds whose change shows in the picture. */
static const PvKind drawn_kinds[] = { PV_ACTOR, PV_RELATION, PV_AREA, PV_VIEW, PV_PLACEMENT, PV_AGREEMENT };

/* --- what is shown --- */

static gboolean
is_large (PvModel *model)
{
  return pv_model_count (model, PV_ACTOR) + pv_model_count (model, PV_RELATION) > MOST_AT_ONCE;
}

gboolean
pv_network_page_is_large (PvNetworkPage *self)
{
  return is_large (pv_document_get_model (self->base.document));
}

/* Options and what they borrow. */
typedef struct
{
  PvModel *model;
  PvNetworkSceneOptions options;
  PvShownSets shown;
  PvScene *before;
  GArray *places;
  GArray *older;
} Build;

static void
build_free (Build *build)
{
  g_clear_pointer (&build->model, pv_model_unref);
  pv_shown_sets_clear (&build->shown);
  g_clear_pointer (&build->before, pv_scene_unref);
  g_clear_pointer (&build->places, g_array_unref);
  g_clear_pointer (&build->older, g_array_unref);
  g_free (build);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Build, build_free)

static Build *
build_new (PvNetworkPage *self)
{
  Build *build = g_new0 (Build, 1);
  const GArray *older = pv_document_peek_older_texts (self->base.document);

  build->options = pv_network_scene_options ();
  build->options.today = pv_document_get_day (self->base.document);
  build->options.lang = self->base.lang;
  build->options.audience = PV_AUDIENCE_INTERNAL;
  build->older = older ? g_array_ref ((GArray *) older) : NULL;
  build->options.older = build->older;
  build->options.view = pv_network_page_get_view (self);
  build->before = self->scene ? pv_scene_ref (self->scene) : NULL;
  build->options.before = build->before;
  build->places = pv_places_list (self->session);
  build->options.places = (const PvSceneMove *) (gpointer) build->places->data;
  build->options.n_places = build->places->len;
  build->options.memory = pv_kept_places ();
  pv_network_page_apply_filter (self, &build->options, &build->shown);

  return build;
}

/* Where the layout put those who had no place is where they stand from now on. */
static void
remember_places (PvNetworkPage *self, PvScene *scene)
{
  guint n;
  const PvSceneMove *placed = pv_scene_get_new_places (scene, &n);

  for (guint i = 0; i < n; i++)
    pv_places_set (self->session, placed[i].id, placed[i].centre);
}

static void
update_counts (PvNetworkPage *self)
{
  guint n_actors = pv_scene_count (self->scene, PV_PART_NODE) - pv_scene_count_pale (self->scene, PV_PART_NODE);
  guint n_links = pv_scene_count (self->scene, PV_PART_LINK) - pv_scene_count_pale (self->scene, PV_PART_LINK);
  PvLang lang = pv_interface_lang ();
  g_autofree char *actors = pv_count_to_words (g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n_actors), n_actors, lang);
  g_autofree char *links = pv_count_to_words (g_dngettext (GETTEXT_PACKAGE, "%u link", "%u links", n_links), n_links, lang);
  /* Translators: "37 actors, 65 links". */
  g_autofree char *words = g_strdup_printf (_("%s, %s"), actors, links);

  gtk_label_set_text (self->counts, words);
  pv_network_page_show_count (self);
}

/* So many first actors stand in the middle of the view and need no fitting. */
#define FIRST_FEW 5

/* What had the keyboard is hidden with its part of the stack: what comes in its place has it then. */
static void
show_part (PvNetworkPage *self, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean here = gtk_widget_get_mapped (GTK_WIDGET (self)) && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0)
    return;
  /* Their icons are drawn as soon as they have them, seen or not: no start needs that. */
  if (g_str_equal (name, "empty"))
    adw_status_page_set_icon_name (self->empty_page, "pv-network-symbolic");
  else if (g_str_equal (name, "filtered"))
    adw_status_page_set_icon_name (self->filtered_page, "edit-find-symbolic");
  gtk_stack_set_visible_child_name (self->stack, name);
  if (here)
    gtk_widget_grab_focus (g_str_equal (name, "empty") ? GTK_WIDGET (self->first_name) : GTK_WIDGET (self->base.canvas));
}

static void
update_stack (PvNetworkPage *self)
{
  guint n_all = pv_model_count (pv_document_get_model (self->base.document), PV_ACTOR);
  g_autofree char *hidden = NULL;

  gtk_widget_set_visible (self->filter_bar, n_all > 0);
  if (n_all == 0)
    show_part (self, "empty");
  else if (pv_scene_count (self->scene, PV_PART_NODE) == pv_scene_count_pale (self->scene, PV_PART_NODE))
    {
      hidden = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor is hidden.", "%u actors are hidden.", n_all), n_all);
      adw_status_page_set_description (self->filtered_page, hidden);
      show_part (self, "filtered");
    }
  else
    {
      gboolean first = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0;

      show_part (self, "diagram");
      /* A list that came into an empty network is seen as a whole. */
      if (first && n_all > FIRST_FEW)
        pv_canvas_fit (self->base.canvas, FALSE);
    }
}

void
pv_network_page_take_scene (PvNetworkPage *self, PvScene *scene, const GArray *changed)
{
  pv_scene_ref (scene);
  g_clear_pointer (&self->scene, pv_scene_unref);
  self->scene = scene;
  pv_legend_card_set_scene (self->base.legend, scene);
  pv_network_page_update_corners (self);
  pv_canvas_set_scene (self->base.canvas, scene, changed);
  pv_network_page_begin_legend (self);
  pv_network_page_refresh_focus (self);
  pv_network_page_show_arrangement (self);
  pv_minimap_refresh (self->minimap);
  update_counts (self);
  update_stack (self);
  pv_network_page_update_align (self);
  if (self->fit_next)
    pv_canvas_fit (self->base.canvas, FALSE);
  self->fit_next = FALSE;
}

static void
lines_led_cb (PvNetworkPage *self)
{
  PvScene *scene = pv_scene_ref (pv_canvas_get_scene (self->base.canvas));

  g_clear_pointer (&self->scene, pv_scene_unref);
  self->scene = scene;
}

/* --- building --- */

static void
build_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Build *build = data;

  pv_task_return_result (task, pv_scene_new_network (build->model, &build->options, cancellable), (GDestroyNotify) pv_scene_unref);
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (source);
  g_autoptr(PvScene) scene = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean first;

  if (scene == NULL || self->base.document == NULL)
    return;
  g_clear_object (&self->building);
  remember_places (self, scene);
  first = self->scene == NULL;
  pv_network_page_take_scene (self, scene, NULL);
  if (!first)
    return;
  pv_worker_give_back ();
  /* All else of the next frame is laid out and painted meanwhile, and when it comes is for the screen to say. */
  pv_canvas_begin_tiles (self->base.canvas);
}

static void
build_later (PvNetworkPage *self)
{
  g_autoptr(GTask) task = NULL;
  Build *build = build_new (self);

  build->model = pv_document_snapshot (self->base.document);
  self->building = g_cancellable_new ();
  task = g_task_new (self, self->building, built_cb, NULL);
  g_task_set_task_data (task, build, (GDestroyNotify) build_free);
  pv_task_run_in_worker (task, build_in_worker);
}

static void
build_now (PvNetworkPage *self)
{
  g_autoptr(Build) build = build_new (self);
  g_autoptr(PvScene) scene = pv_scene_new_network (pv_document_get_model (self->base.document), &build->options, NULL);

  remember_places (self, scene);
  pv_network_page_take_scene (self, scene, NULL);
}

void
pv_network_page_fit_soon (PvNetworkPage *self)
{
  self->fit_next = self->building != NULL;
  if (!self->fit_next)
    pv_canvas_fit (self->base.canvas, TRUE);
}

void
pv_network_page_rebuild (PvNetworkPage *self)
{
  if (self->base.document == NULL)
    return;
  if (self->building)
    g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  if (is_large (pv_document_get_model (self->base.document)))
    build_later (self);
  else
    build_now (self);
}

/* --- what changes --- */

static void
take_changes (PvNetworkPage *self, PvChangeSet *changes)
{
  if (pv_network_page_views_changed (self, changes))
    return;
  pv_network_page_focus_changed (self, changes);
  pv_network_page_let_in (self, changes);
  if (pv_change_set_touches (changes, PV_TARGET_GROUP))
    pv_network_page_fill_groups (self);
  if (pv_network_page_is_touched (self, changes))
    pv_network_page_rebuild (self);
  else if (pv_canvas_page_touches (changes, drawn_kinds, G_N_ELEMENTS (drawn_kinds)) && !pv_network_page_take_moves (self, changes))
    pv_network_page_rebuild (self);
}

/* More than one, and not by a hand. */
static gboolean
moves_several_back (PvNetworkPage *self, const PvChangeSet *changes)
{
  guint n = 0;

  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    n += pv_change_set_get (changes, i)->kind == PV_PLACEMENT;
  return pv_document_is_taking_back (self->base.document) && (n > 1 || pv_change_set_whole_kind (changes, PV_PLACEMENT));
}

/* An arrangement that is undone is gone back as it was come, and seen as a whole again when it was another kind. */
static void
changed (PvCanvasPage *page, PvChangeSet *changes)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);
  PvArrangement before = self->scene ? pv_scene_get_arrangement (self->scene).arrangement : PV_ARRANGEMENT_LINKS;
  gboolean back = moves_several_back (self, changes);

  if (back)
    pv_canvas_move_next (self->base.canvas, TRUE);
  take_changes (self, changes);
  if (!back)
    return;
  pv_canvas_move_next (self->base.canvas, FALSE);
  if (pv_view_arrangement (pv_document_get_model (self->base.document), pv_network_page_get_view (self)).arrangement != before)
    pv_network_page_fit_soon (self);
}

static void
first_name_cb (PvNetworkPage *self)
{
  g_autofree char *name = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->first_name)));
  const char *names[] = { name, NULL };

  if (name == NULL)
    return;
  if (!pv_network_page_add_names (self, names, PV_ACTOR_KIND_ASSOCIATION))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->first_name), "");
  g_action_group_activate_action (G_ACTION_GROUP (self->base.actions), "add", NULL);
}

/* Where all is seen there is no need of a map. */
static void
viewport_changed_cb (PvNetworkPage *self)
{
  PvViewport viewport = pv_canvas_get_viewport (self->base.canvas);
  PvRect visible = pv_viewport_visible (&viewport);
  PvRect *content = &viewport.content;
  double zoom;
  PvPoint middle;
  gboolean all = !pv_canvas_get_left (self->base.canvas, &zoom, &middle)
                 || (visible.x <= content->x && visible.y <= content->y
                     && visible.x + visible.width >= content->x + content->width
                     && visible.y + visible.height >= content->y + content->height);

  pv_network_page_fit_bar (self);
  pv_network_page_begin_legend (self);
  gtk_widget_set_opacity (self->minimap_card, all ? 0 : 1);
  gtk_widget_set_can_target (self->minimap_card, !all);
}

static void
begin (PvCanvasPage *page)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);

  pv_network_page_fill_groups (self);
  pv_network_page_open_view (self, PV_NO_ID);
  pv_canvas_page_update_actions (page);
}

static void
lang_changed (PvCanvasPage *page)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);

  if (page->document == NULL)
    return;
  pv_network_page_fill_groups (self);
  pv_network_page_show_filter (self);
  pv_network_page_show_views (self);
  pv_network_page_rebuild (self);
}

static PvId
link_from (PvCanvasPage *page)
{
  return pv_selection_get_single (page->selection);
}

/* --- content page --- */

static const char *
get_add_label (PvContentPage *page)
{
  return _("Add actor");
}

static gboolean
show_record (PvContentPage *page, PvId id)
{
  return pv_canvas_reveal (PV_CANVAS_PAGE (page)->canvas, id, FALSE);
}

static void
content_page_init (PvContentPageInterface *iface)
{
  iface->get_add_label = get_add_label;
  iface->show_record = show_record;
  iface->close_open = pv_network_page_close_open;
}

static void
pv_network_page_dispose (GObject *object)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (object);

  if (self->building)
    g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  pv_network_page_stop_arranging (self);
  g_clear_pointer (&self->scene, pv_scene_unref);
  g_clear_handle_id (&self->fit_bar, g_source_remove);
  pv_network_page_dispose_views (self);
  G_OBJECT_CLASS (pv_network_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, counts);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, focus_revealer);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, focus_name);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, focus_steps);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, quick_add);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, minimap);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, minimap_card);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, first_name);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, filtered_page);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, filter_card);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, filter_words);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, view_button);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, view_name);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, view_sign);
}

static gboolean
pv_network_page_grab_focus (GtkWidget *widget)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->first_name));
  return GTK_WIDGET_CLASS (pv_network_page_parent_class)->grab_focus (widget);
}

static void
pv_network_page_class_init (PvNetworkPageClass *klass)
{
  static const PvKind found_kinds[] = { PV_ACTOR, PV_ANY_KIND };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PvCanvasPageClass *page_class = PV_CANVAS_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_network_page_dispose;
  widget_class->grab_focus = pv_network_page_grab_focus;
  page_class->found_kinds = found_kinds;
  page_class->begin = begin;
  page_class->changed = changed;
  page_class->lang_changed = lang_changed;
  page_class->update_actions = pv_network_page_update_actions;
  page_class->make_menu = pv_network_page_make_menu;
  page_class->rename_one = pv_network_page_rename_one;
  page_class->link_from = link_from;
  page_class->found = pv_network_page_show_found;
  page_class->make_picture = pv_network_page_make_picture;
  page_class->keep = pv_network_page_keep_view;
  page_class->lay = pv_network_page_lay_view;
  g_type_ensure (PV_TYPE_FILTER_CARD);
  g_type_ensure (PV_TYPE_MINIMAP);
  g_type_ensure (PV_TYPE_QUICK_ADD);
  g_type_ensure (PV_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-network-page.ui");
  pv_canvas_page_bind_parts (widget_class);
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, first_name_cb);
}

static void
pv_network_page_init (PvNetworkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_canvas_page_init_parts (&self->base, _("Network"), _("Find an actor"));
  pv_minimap_set_canvas (self->minimap, self->base.canvas);
  pv_network_page_init_filter (self);
  pv_network_page_init_views (self);
  pv_network_page_init_actions (self);
  pv_network_page_init_hands (self);
  pv_network_page_init_align (self);
  pv_network_page_init_clipboard (self);
  pv_network_page_init_menu (self);
  pv_network_page_init_focus (self);
  pv_network_page_init_legend (self);
  g_signal_connect_object (self->base.canvas, "viewport-changed", G_CALLBACK (viewport_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->base.canvas, "lines-led", G_CALLBACK (lines_led_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pv_network_page_new (void)
{
  return g_object_new (PV_TYPE_NETWORK_PAGE, NULL);
}

PvCanvas *
pv_network_page_get_canvas (PvNetworkPage *self)
{
  return self->base.canvas;
}
