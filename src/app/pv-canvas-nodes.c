#include "app/pv-canvas-private.h"

#include <math.h>

/* More children than this cost more than they help; then the ones in view are there. */
#define MOST_NODES 300
#define NODES_REST_MS 150
/* From so many on putting them into reading order takes longer than a frame: the picture comes first. */
#define GREAT 3000

/* Undrawn, out of the pointer's way: it carries the keyboard focus and what a screen reader says. */
struct _PvCanvasNode
{
  GtkWidget parent_instance;

  PvId id;
  gboolean wanted;
};

#define PV_TYPE_CANVAS_NODE (pv_canvas_node_get_type ())
G_DECLARE_FINAL_TYPE (PvCanvasNode, pv_canvas_node, PV, CANVAS_NODE, GtkWidget)
G_DEFINE_FINAL_TYPE (PvCanvasNode, pv_canvas_node, GTK_TYPE_WIDGET)

static void
pv_canvas_node_class_init (PvCanvasNodeClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "canvasnode");
}

static void
focus_moved_cb (PvCanvasNode *node)
{
  PvCanvas *self = PV_CANVAS (gtk_widget_get_parent (GTK_WIDGET (node)));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (node));

  if (self == NULL || root == NULL)
    return;
  if (gtk_widget_has_focus (GTK_WIDGET (node)))
    self->focused = node->id;
  self->focus_visible = gtk_widget_has_focus (GTK_WIDGET (node)) && gtk_window_get_focus_visible (GTK_WINDOW (root));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pv_canvas_node_init (PvCanvasNode *node)
{
  gtk_widget_set_focusable (GTK_WIDGET (node), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (node), FALSE);
  g_signal_connect (node, "notify::has-focus", G_CALLBACK (focus_moved_cb), NULL);
}

static PvCanvasNode *
add_node (PvCanvas *self, PvId id)
{
  PvCanvasNode *node = g_object_new (PV_TYPE_CANVAS_NODE, NULL);

  node->id = id;
  gtk_widget_set_parent (GTK_WIDGET (node), GTK_WIDGET (self));
  g_hash_table_insert (self->nodes, &node->id, node);

  return node;
}

static void
name_node (PvCanvas *self, PvCanvasNode *node)
{
  PvElementInfo info;
  g_autofree char *words = NULL;

  if (!pv_scene_describe (self->scene, pv_scene_find (self->scene, node->id), &info))
    return;
  words = pv_canvas_difference_words (self, node->id, info.sentence ? info.sentence : info.name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_STATE_SELECTED,
                               self->selected && pv_id_set_contains (self->selected, node->id), -1);
}

/* What gets a child: nodes and steps, or regions where those are what is seen. A kind in columns is no record that one could choose. */
static PvPart
walked_part (PvCanvas *self)
{
  if (pv_scene_get_kind (self->scene) == PV_SCENE_PATH)
    return PV_PART_STEP;
  if (pv_detail_at (self->viewport.zoom) == PV_DETAIL_REGIONS && pv_scene_count (self->scene, PV_PART_REGION) > 0
      && pv_scene_get_arrangement (self->scene).arrangement != PV_ARRANGEMENT_COLUMNS)
    return PV_PART_REGION;

  return PV_PART_NODE;
}

static gboolean
is_walked (PvCanvas *self, PvElement element, PvPart part)
{
  return element.part == part || pv_canvas_is_marked (self, element);
}

static gboolean
is_wanted (PvCanvas *self, PvElement element, gboolean all, const PvRect *visible)
{
  PvElementInfo info;

  if (!pv_scene_describe (self->scene, element, &info))
    return FALSE;

  return all || info.id == self->focused || pv_rect_overlaps (&info.bounds, visible);
}

static PvCanvasNode *
want_node (PvCanvas *self, PvElement element, GtkWidget *after)
{
  PvId id = pv_canvas_id_of (self, element);
  PvCanvasNode *node = g_hash_table_lookup (self->nodes, &id);

  if (node == NULL)
    {
      node = add_node (self, id);
      name_node (self, node);
    }
  node->wanted = TRUE;
  if (gtk_widget_get_prev_sibling (GTK_WIDGET (node)) != after)
    gtk_widget_insert_after (GTK_WIDGET (node), GTK_WIDGET (self), after);

  return node;
}

static void
drop_unwanted (PvCanvas *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PvCanvasNode *node = value;

      if (node->wanted)
        continue;
      /* The focus stays in the canvas, not somewhere in the window. */
      if (gtk_widget_has_focus (GTK_WIDGET (node)))
        gtk_widget_grab_focus (GTK_WIDGET (self));
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (GTK_WIDGET (node));
    }
}

static void
mark_all (PvCanvas *self, gboolean wanted)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((PvCanvasNode *) value)->wanted = wanted;
}

static void
update_nodes (PvCanvas *self)
{
  PvPart part = self->scene ? walked_part (self) : PV_PART_NONE;
  gboolean all = self->scene && pv_scene_count (self->scene, part) <= MOST_NODES;
  PvRect visible = pv_viewport_visible (&self->viewport);
  GtkWidget *after = NULL;
  guint n = 0, made = 0;
  const PvElement *order = self->scene ? pv_scene_get_reading_order (self->scene, &n) : NULL;

  mark_all (self, FALSE);
  for (guint i = 0; i < n && made < MOST_NODES; i++)
    {
      if ((!is_walked (self, order[i], part) && !pv_canvas_is_told (self, order[i])) || !is_wanted (self, order[i], all, &visible))
        continue;
      after = GTK_WIDGET (want_node (self, order[i], after));
      made++;
    }
  drop_unwanted (self);
}

static gboolean
update_nodes_cb (gpointer data)
{
  PvCanvas *self = data;

  self->nodes_idle = 0;
  update_nodes (self);

  return G_SOURCE_REMOVE;
}

static gboolean
rested_cb (gpointer data)
{
  PvCanvas *self = data;

  self->nodes_rest = 0;
  update_nodes (self);

  return G_SOURCE_REMOVE;
}

/* Children may not come and go while the canvas is being allocated. */
static void
update_nodes_soon (PvCanvas *self)
{
  g_clear_handle_id (&self->nodes_idle, g_source_remove);
  self->nodes_idle = g_idle_add (update_nodes_cb, self);
}

/* In a large network most of those in view change with every frame of a pan: a screen reader hears of them when it rests, and all that
 * is there is gone through for it. */
static void
update_nodes_at_rest (PvCanvas *self)
{
  g_clear_handle_id (&self->nodes_rest, g_source_remove);
  self->nodes_rest = g_timeout_add (NODES_REST_MS, rested_cb, self);
}

static gboolean
is_great (PvCanvas *self)
{
  return self->scene && pv_scene_count (self->scene, PV_PART_NODE) >= GREAT;
}

/* Going through a great one takes longer than a frame has, and what a hand does is seen first. */
static void
update_nodes_after (PvCanvas *self)
{
  if (is_great (self))
    update_nodes_at_rest (self);
  else
    update_nodes_soon (self);
}

void
pv_canvas_init_nodes (PvCanvas *self)
{
  self->nodes = g_hash_table_new (pv_id_hash, pv_id_equal);
}

void
pv_canvas_dispose_nodes (PvCanvas *self)
{
  g_clear_handle_id (&self->nodes_idle, g_source_remove);
  g_clear_handle_id (&self->nodes_rest, g_source_remove);
  if (self->nodes == NULL)
    return;
  mark_all (self, FALSE);
  drop_unwanted (self);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
}

void
pv_canvas_allocate_nodes (PvCanvas *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PvCanvasNode *node = value;
      GtkAllocation place = { 0, 0, 1, 1 };

      if (self->scene)
        pv_canvas_get_place (self, node->id, &place);
      gtk_widget_size_allocate (GTK_WIDGET (node), &place, -1);
    }
  if (self->scene && g_hash_table_size (self->nodes) == 0 && !is_great (self))
    update_nodes_soon (self);
  else if (is_great (self) || (self->scene && pv_scene_count (self->scene, walked_part (self)) > MOST_NODES))
    update_nodes_at_rest (self);
}

void
pv_canvas_rename_nodes (PvCanvas *self)
{
  GHashTableIter iter;
  gpointer value;

  if (is_great (self))
    update_nodes_at_rest (self);
  else
    update_nodes (self);
  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    name_node (self, value);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
pv_canvas_place_nodes (PvCanvas *self)
{
  update_nodes_after (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
pv_canvas_select_nodes (PvCanvas *self)
{
  GHashTableIter iter;
  gpointer value;

  pv_canvas_update_links_of (self);
  update_nodes_after (self);

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    gtk_accessible_update_state (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_STATE_SELECTED,
                                 pv_id_set_contains (self->selected, ((PvCanvasNode *) value)->id), -1);
}

gboolean
pv_canvas_focus_node (PvCanvas *self, PvId id)
{
  PvCanvasNode *node = g_hash_table_lookup (self->nodes, &id);

  if (node == NULL)
    {
      self->focused = id;
      update_nodes (self);
      node = g_hash_table_lookup (self->nodes, &id);
    }
  if (node == NULL)
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (node));
}

void
pv_canvas_focus_again (PvCanvas *self)
{
  if (self->scene == NULL || pv_scene_find (self->scene, self->focused).part == PV_PART_NONE || !pv_canvas_focus_node (self, self->focused))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The place of the focus among what is walked; -1 when it is elsewhere. */
static int
focused_index (PvCanvas *self, GArray *walk)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  PvId id;

  if (child == NULL || !PV_IS_CANVAS_NODE (child))
    return -1;
  id = PV_CANVAS_NODE (child)->id;
  /* From a line one goes on where its node is. */
  if (pv_canvas_is_told (self, pv_scene_find (self->scene, id)))
    id = self->links_of;
  for (guint i = 0; i < walk->len; i++)
    if (g_array_index (walk, PvId, i) == id)
      return (int) i;

  return -1;
}

static GArray *
walk_order (PvCanvas *self)
{
  GArray *walk = g_array_new (FALSE, FALSE, sizeof (PvId));
  PvPart part = walked_part (self);
  guint n;
  const PvElement *order = pv_scene_get_reading_order (self->scene, &n);

  for (guint i = 0; i < n; i++)
    if (is_walked (self, order[i], part))
      {
        PvId id = pv_canvas_id_of (self, order[i]);

        g_array_append_val (walk, id);
      }

  return walk;
}

static int
next_index (PvCanvas *self, GArray *walk, gboolean forward)
{
  int at = focused_index (self, walk);

  if (at >= 0)
    return at + (forward ? 1 : -1);
  /* Coming back: where one was, if it is still there. */
  for (guint i = 0; i < walk->len; i++)
    if (g_array_index (walk, PvId, i) == self->focused)
      return (int) i;

  return forward ? 0 : (int) walk->len - 1;
}

/* Tab walks everything in reading order, and then leaves. What has the focus is chosen, so that the form beside shows it; but not
 * when the keyboard only comes here because a page was turned. */
gboolean
pv_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PvCanvas *self = PV_CANVAS (widget);
  gboolean tabbing = self->tabbing;
  g_autoptr(GArray) walk = NULL;
  int next;

  self->tabbing = FALSE;
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (self->scene == NULL || pv_scene_is_empty (self->scene))
    return gtk_widget_has_focus (widget) ? FALSE : gtk_widget_grab_focus (widget);

  walk = walk_order (self);
  next = next_index (self, walk, direction == GTK_DIR_TAB_FORWARD);
  if (next < 0 || next >= (int) walk->len)
    return FALSE;
  if (self->selection && self->gesture != PV_GESTURE_LINK && tabbing)
    pv_selection_set (self->selection, g_array_index (walk, PvId, next));

  return pv_canvas_reveal (self, g_array_index (walk, PvId, next), TRUE);
}
