#include "app/pv-network-page-private.h"

#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

static void content_page_init (PvContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PvNetworkPage, pv_network_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (PV_TYPE_CONTENT_PAGE, content_page_init))

/* Up to so many records the scene is made at once, in the same frame as the edit; above it, by a worker. */
#define MOST_AT_ONCE 500
/* Height of the canvas from which on the legend begins unfolded. */
#define ROOM_FOR_LEGEND 800
/* Folded legend, zoom, and how high they are, with the room around them. */
#define LEFT_CORNER 130
#define RIGHT_CORNER 202
#define CORNER_HEIGHT 60
/* As pv-network-page.ui has it. */
#define LEGEND_WIDTH 660

/* Kinds whose change shows in the picture. */
static const PvKind drawn_kinds[] = { PV_ACTOR, PV_RELATION, PV_AREA, PV_VIEW, PV_PLACEMENT, PV_AGREEMENT };
/* Kinds whose change only the filter by target group sees. */
static const PvKind filter_kinds[] = { PV_TARGET_GROUP, PV_PATH, PV_PHASE, PV_STEP, PV_TASK, PV_SERVICE, PV_SERVICE_TARGET_GROUP };

/* --- what is shown --- */

static gboolean
is_large (PvModel *model)
{
  return pv_model_count (model, PV_ACTOR) + pv_model_count (model, PV_RELATION) > MOST_AT_ONCE;
}

/* Options and what they borrow. */
typedef struct
{
  PvModel *model;
  PvNetworkSceneOptions options;
  PvIdSet *only;
  GArray *places;
} Build;

static void
build_free (Build *build)
{
  g_clear_pointer (&build->model, pv_model_unref);
  g_clear_pointer (&build->only, pv_id_set_unref);
  g_clear_pointer (&build->places, g_array_unref);
  g_free (build);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Build, build_free)

static Build *
build_new (PvNetworkPage *self)
{
  Build *build = g_new0 (Build, 1);

  build->options = pv_network_scene_options ();
  build->options.lang = self->lang;
  build->options.audience = PV_AUDIENCE_INTERNAL;
  build->options.view = pv_network_view (pv_document_get_model (self->document));
  build->places = pv_places_list (self->session);
  build->options.places = (const PvSceneMove *) (gpointer) build->places->data;
  build->options.n_places = build->places->len;
  pv_network_page_apply_filter (self, &build->options, &build->only);

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
  guint n_actors = pv_scene_count (self->scene, PV_PART_NODE);
  guint n_links = pv_scene_count (self->scene, PV_PART_LINK);
  g_autofree char *actors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n_actors), n_actors);
  g_autofree char *links = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u link", "%u links", n_links), n_links);
  /* Translators: "37 actors, 65 links". */
  g_autofree char *words = g_strdup_printf (_("%s, %s"), actors, links);

  gtk_label_set_text (self->counts, words);
}

static void
update_stack (PvNetworkPage *self)
{
  guint n_all = pv_model_count (pv_document_get_model (self->document), PV_ACTOR);
  g_autofree char *hidden = NULL;

  gtk_widget_set_visible (self->filter_bar, n_all > 0);
  if (n_all == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (pv_scene_count (self->scene, PV_PART_NODE) == 0)
    {
      hidden = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor is hidden.", "%u actors are hidden.", n_all), n_all);
      adw_status_page_set_description (self->filtered_page, hidden);
      gtk_stack_set_visible_child_name (self->stack, "filtered");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "diagram");
}

/* The legend covers a part of the canvas: what is fitted keeps out of it. */
static void
update_insets (PvNetworkPage *self)
{
  gboolean open = gtk_widget_get_visible (GTK_WIDGET (self->legend)) && !pv_legend_card_is_folded (self->legend);
  int height = 0;

  if (open)
    gtk_widget_measure (GTK_WIDGET (self->legend), GTK_ORIENTATION_VERTICAL, LEGEND_WIDTH, NULL, &height, NULL, NULL);
  if (height == self->legend_height)
    return;
  self->legend_height = height;
  pv_canvas_set_insets (self->canvas, (PvInsets) { 6, 6, 6, MAX (height, 6) });
}

static void
take_scene (PvNetworkPage *self, PvScene *scene, const PvRect *changed)
{
  pv_scene_ref (scene);
  g_clear_pointer (&self->scene, pv_scene_unref);
  self->scene = scene;
  pv_legend_card_set_scene (self->legend, scene);
  update_insets (self);
  pv_canvas_set_scene (self->canvas, scene, changed);
  pv_network_page_refresh_focus (self);
  pv_minimap_refresh (self->minimap);
  update_counts (self);
  update_stack (self);
}

/* --- building --- */

static void
build_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Build *build = data;
  PvScene *scene = pv_scene_new_network (build->model, &build->options, cancellable);

  if (scene)
    g_task_return_pointer (task, scene, (GDestroyNotify) pv_scene_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (source);
  g_autoptr(PvScene) scene = g_task_propagate_pointer (G_TASK (result), NULL);

  if (scene == NULL || self->document == NULL)
    return;
  g_clear_object (&self->building);
  remember_places (self, scene);
  take_scene (self, scene, NULL);
}

static void
build_later (PvNetworkPage *self)
{
  g_autoptr(GTask) task = NULL;
  Build *build = build_new (self);

  build->model = pv_document_snapshot (self->document);
  self->building = g_cancellable_new ();
  task = g_task_new (self, self->building, built_cb, NULL);
  g_task_set_task_data (task, build, (GDestroyNotify) build_free);
  g_task_run_in_thread (task, build_in_worker);
}

static void
build_now (PvNetworkPage *self)
{
  g_autoptr(Build) build = build_new (self);
  g_autoptr(PvScene) scene = pv_scene_new_network (pv_document_get_model (self->document), &build->options, NULL);

  remember_places (self, scene);
  take_scene (self, scene, NULL);
}

void
pv_network_page_rebuild (PvNetworkPage *self)
{
  if (self->document == NULL)
    return;
  if (self->building)
    g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  if (is_large (pv_document_get_model (self->document)))
    build_later (self);
  else
    build_now (self);
}

/* --- what changes --- */

static gboolean
touches (const PvChangeSet *changes, const PvKind *kinds, guint n)
{
  for (guint i = 0; i < n; i++)
    if (pv_change_set_touches (changes, kinds[i]))
      return TRUE;

  return FALSE;
}

/* When nothing but places changed, those actors move and nothing is made anew. FALSE when it is not as simple as that. */
static gboolean
take_moves (PvNetworkPage *self, const PvChangeSet *changes)
{
  static const PvKind others[] = { PV_ACTOR, PV_RELATION, PV_AREA, PV_AGREEMENT };
  PvModel *model = pv_document_get_model (self->document);
  PvId view = pv_network_view (model);
  g_autoptr(GArray) moves = g_array_new (FALSE, FALSE, sizeof (PvSceneMove));
  g_autoptr(PvScene) scene = NULL;
  PvRect changed;

  if (self->scene == NULL || self->building || touches (changes, others, G_N_ELEMENTS (others))
      || pv_change_set_whole_kind (changes, PV_PLACEMENT))
    return FALSE;
  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);
      PvRecord *placement = pv_model_get (model, change->id);
      PvSceneMove move;

      if (change->kind != PV_PLACEMENT)
        continue;
      if (placement == NULL)
        return FALSE;
      move.id = pv_record_get_reference (placement, PV_PLACEMENT_SUBJECT);
      move.centre = pv_scene_place_to_centre (pv_record_get_int (placement, PV_PLACEMENT_PLACE));
      if (pv_record_get_reference (placement, PV_PLACEMENT_VIEW) == view)
        g_array_append_val (moves, move);
    }
  scene = pv_scene_move_nodes (self->scene, (const PvSceneMove *) (gpointer) moves->data, moves->len, &changed);
  take_scene (self, scene, &changed);

  return TRUE;
}

static void
changed_cb (PvNetworkPage *self, PvChangeSet *changes)
{
  gboolean by_group = pv_check_menu_get_one (self->group_menu) != 0;

  if (pv_change_set_touches (changes, PV_TARGET_GROUP))
    pv_network_page_fill_groups (self);
  if (by_group && touches (changes, filter_kinds, G_N_ELEMENTS (filter_kinds)))
    pv_network_page_rebuild (self);
  else if (touches (changes, drawn_kinds, G_N_ELEMENTS (drawn_kinds)) && !take_moves (self, changes))
    pv_network_page_rebuild (self);
}

gboolean
pv_network_page_commit (PvNetworkPage *self, const PvEdits *edits, PvId wanted, PvId *found)
{
  g_autoptr(GError) error = NULL;
  PvId id = PV_NO_ID;
  gboolean done;

  if (wanted != PV_NO_ID)
    done = (id = pv_document_commit_and_find (self->document, edits, wanted, &error)) != PV_NO_ID;
  else
    done = pv_document_commit (self->document, edits, &error);
  if (!done)
    pv_toast_error (GTK_WIDGET (self), error);
  if (found)
    *found = id;

  return done;
}

static void
first_name_cb (PvNetworkPage *self)
{
  g_autofree char *name = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->first_name)));
  const char *names[] = { name, NULL };

  if (name == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->first_name), "");
  pv_network_page_add_names (self, names, PV_ACTOR_KIND_ASSOCIATION);
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "add", NULL);
}

/* Where there is little room the legend begins folded, and where all is seen there is no need of a map. */
static void
viewport_changed_cb (PvNetworkPage *self)
{
  PvViewport viewport = pv_canvas_get_viewport (self->canvas);
  PvRect visible = pv_viewport_visible (&viewport);
  PvRect *content = &viewport.content;
  gboolean all = visible.x <= content->x && visible.y <= content->y
                 && visible.x + visible.width >= content->x + content->width
                 && visible.y + visible.height >= content->y + content->height;

  if (!self->sized && viewport.height > 0)
    {
      self->sized = TRUE;
      pv_legend_card_set_folded (self->legend, viewport.height < ROOM_FOR_LEGEND);
    }
  gtk_widget_set_opacity (self->minimap_card, all ? 0 : 1);
  gtk_widget_set_can_target (self->minimap_card, !all);
}

/* --- content page --- */

static void
set_document (PvContentPage *page, PvDocument *document, PvSelection *selection)
{
  static const PvKind found_kinds[] = { PV_ACTOR, PV_ANY_KIND };
  PvNetworkPage *self = PV_NETWORK_PAGE (page);

  g_set_object (&self->document, document);
  g_set_object (&self->selection, selection);
  pv_canvas_find_set_document (self->find, document, found_kinds, NULL, NULL);
  g_hash_table_remove_all (self->session);
  pv_canvas_set_selection (self->canvas, selection);
  pv_canvas_set_editable (self->canvas, !pv_document_is_read_only (document));
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (pv_network_page_update_actions), self, G_CONNECT_SWAPPED);
  pv_network_page_fill_groups (self);
  pv_network_page_update_actions (self);
  pv_network_page_rebuild (self);
}

static void
set_content_lang (PvContentPage *page, PvLang lang)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);

  if (self->lang == lang)
    return;
  self->lang = lang;
  if (self->document == NULL)
    return;
  pv_network_page_fill_groups (self);
  pv_network_page_rebuild (self);
}

static GActionGroup *
get_actions (PvContentPage *page)
{
  return G_ACTION_GROUP (PV_NETWORK_PAGE (page)->actions);
}

static const char *
get_add_label (PvContentPage *page)
{
  return _("Add actor");
}

static gboolean
show_record (PvContentPage *page, PvId id)
{
  return pv_canvas_reveal (PV_NETWORK_PAGE (page)->canvas, id, FALSE);
}

static gboolean
rename_chosen (PvContentPage *page)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);
  PvId id = pv_selection_get_single (self->selection);

  if (id == PV_NO_ID)
    return FALSE;
  pv_network_page_rename_one (self, id);

  return TRUE;
}

static void
content_page_init (PvContentPageInterface *iface)
{
  iface->set_document = set_document;
  iface->set_content_lang = set_content_lang;
  iface->get_actions = get_actions;
  iface->get_add_label = get_add_label;
  iface->show_record = show_record;
  iface->rename = rename_chosen;
}

static void
pv_network_page_dispose (GObject *object)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (object);

  if (self->building)
    g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->scene, pv_scene_unref);
  g_clear_pointer (&self->session, g_hash_table_unref);
  G_OBJECT_CLASS (pv_network_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, counts);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, focus_revealer);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, focus_name);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, focus_steps);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, add_revealer);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, quick_add);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, find);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, legend);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, minimap);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, minimap_card);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, first_name);
  gtk_widget_class_bind_template_child (widget_class, PvNetworkPage, filtered_page);
}

static gboolean
pv_network_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PV_NETWORK_PAGE (widget)->canvas));
}

static void
pv_network_page_class_init (PvNetworkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_network_page_dispose;
  widget_class->grab_focus = pv_network_page_grab_focus;
  g_type_ensure (PV_TYPE_CANVAS);
  g_type_ensure (PV_TYPE_CANVAS_FIND);
  g_type_ensure (PV_TYPE_LEGEND_CARD);
  g_type_ensure (PV_TYPE_MINIMAP);
  g_type_ensure (PV_TYPE_ZOOM_BOX);
  g_type_ensure (PV_TYPE_QUICK_ADD);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-network-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, first_name_cb);
}

static void
pv_network_page_init (PvNetworkPage *self)
{
  self->lang = PV_LANG_FI;
  self->session = pv_places_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pv_zoom_box_set_canvas (self->zoom_box, self->canvas);
  pv_minimap_set_canvas (self->minimap, self->canvas);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Network"), -1);
  pv_network_page_init_filter (self);
  pv_network_page_init_actions (self);
  pv_network_page_init_hands (self);
  pv_network_page_init_focus (self);
  g_signal_connect_object (self->legend, "folded", G_CALLBACK (update_insets), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "viewport-changed", G_CALLBACK (viewport_changed_cb), self, G_CONNECT_SWAPPED);
  pv_canvas_set_corners (self->canvas, LEFT_CORNER, RIGHT_CORNER, CORNER_HEIGHT);
  update_insets (self);
}

GtkWidget *
pv_network_page_new (void)
{
  return g_object_new (PV_TYPE_NETWORK_PAGE, NULL);
}

PvCanvas *
pv_network_page_get_canvas (PvNetworkPage *self)
{
  return self->canvas;
}
