#include "diagram/pv-scene-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (PvScene, pv_scene, pv_scene_ref, pv_scene_unref)

/* --- stock --- */
PvSceneStock *
pv_scene_stock_new (void)
{
  PvSceneStock *stock = g_new0 (PvSceneStock, 1);

  g_atomic_ref_count_init (&stock->references);
  g_mutex_init (&stock->lock);
  stock->strings = g_string_chunk_new (4096);
  stock->told = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  stock->others = g_ptr_array_new_with_free_func (g_free);
  stock->areas = g_array_new (FALSE, FALSE, sizeof (PvSceneArea));
  stock->ids = g_array_new (FALSE, FALSE, sizeof (PvSceneId));
  return stock;
}

PvSceneStock *
pv_scene_stock_ref (PvSceneStock *stock)
{
  g_atomic_ref_count_inc (&stock->references);
  return stock;
}

void
pv_scene_stock_unref (PvSceneStock *stock)
{
  if (!g_atomic_ref_count_dec (&stock->references))
    return;
  g_string_chunk_free (stock->strings);
  g_hash_table_unref (stock->told);
  g_clear_pointer (&stock->beside, pv_scene_stock_unref);
  g_mutex_clear (&stock->lock);
  g_ptr_array_unref (stock->others);
  g_array_unref (stock->areas);
  g_array_unref (stock->ids);
  g_free (stock->faces);
  g_free (stock->link_faces);
  g_free (stock->link_starts);
  g_free (stock->links);
  g_free (stock);
}

const char *
pv_scene_keep (PvSceneStock *stock, const char *text)
{
  const char *kept = NULL;

  if (text == NULL)
    return NULL;
  g_mutex_lock (&stock->lock);
  kept = g_string_chunk_insert_const (stock->strings, text);
  g_mutex_unlock (&stock->lock);
  return kept;
}

const char *
pv_scene_keep_take (PvSceneStock *stock, char *text)
{
  const char *kept = pv_scene_keep (stock, text);

  g_free (text);
  return kept;
}

/* Many small texts to a block, of what is freed with the stock. */
#define BLOCK_BYTES 16384

const PvSceneText *
pv_scene_keep_text (PvSceneStock *stock, const PvSceneText *text)
{
  gsize size = G_STRUCT_OFFSET (PvSceneText, lines) + text->n_lines * sizeof (PvSceneLine);
  char *kept;

  if (stock->block_left < size)
    {
      stock->block = g_malloc (BLOCK_BYTES);
      stock->block_left = BLOCK_BYTES;
      g_ptr_array_add (stock->others, stock->block);
    }
  kept = stock->block;
  memcpy (kept, text, size);
  stock->block += size;
  stock->block_left -= size;
  return (const PvSceneText *) (gpointer) kept;
}

/* --- life --- */
PvScene *
pv_scene_alloc (PvSceneKind kind, PvLang lang)
{
  PvScene *scene = g_new0 (PvScene, 1);

  g_atomic_ref_count_init (&scene->references);
  scene->kind = kind;
  scene->lang = lang;
  scene->summary = "";
  return scene;
}

PvScene *
pv_scene_ref (PvScene *scene)
{
  g_atomic_ref_count_inc (&scene->references);
  return scene;
}

void
pv_scene_unref (PvScene *scene)
{
  if (!g_atomic_ref_count_dec (&scene->references))
    return;
  g_free (scene->nodes);
  pv_links_free (scene->links, scene->n_links);
  g_free (scene->regions);
  g_free (scene->bundles);
  g_free (scene->new_places);
  g_free (scene->guides);
  g_free (scene->phases);
  g_free (scene->lanes);
  g_free (scene->steps);
  g_free (scene->tasks);
  g_free (scene->transitions);
  g_free (scene->gaps);
  g_free (scene->notes);
  g_free (scene->order);
  g_clear_pointer (&scene->grid, pv_scene_grid_unref);
  g_clear_pointer (&scene->moved, g_array_unref);
  g_clear_pointer (&scene->stock, pv_scene_stock_unref);
  g_free (scene);
}

/* --- what it is made of --- */
guint
pv_scene_count (const PvScene *scene, PvPart part)
{
  switch (part)
    {
    case PV_PART_NODE:
      return scene->n_nodes;
    case PV_PART_LINK:
      return scene->n_links;
    case PV_PART_PHASE:
      return scene->n_phases;
    case PV_PART_LANE:
      return scene->n_lanes;
    case PV_PART_STEP:
      return scene->n_steps;
    case PV_PART_TASK:
      return scene->n_tasks;
    case PV_PART_TRANSITION:
      return scene->n_transitions;
    case PV_PART_GAP:
      return scene->n_gaps;
    case PV_PART_REGION:
      return scene->n_regions;
    case PV_PART_NONE:
    case PV_N_PARTS:
    default:
      return 0;
    }
}

PvRect
pv_points_bounds (const PvPoint *points, guint n_points, double margin)
{
  PvRect bounds;
  double right, bottom;

  if (n_points == 0)
    return (PvRect) { 0, 0, 0, 0 };
  bounds = (PvRect) { points[0].x, points[0].y, 0, 0 };
  right = bounds.x;
  bottom = bounds.y;
  for (guint i = 1; i < n_points; i++)
    {
      bounds.x = MIN (bounds.x, points[i].x);
      bounds.y = MIN (bounds.y, points[i].y);
      right = MAX (right, points[i].x);
      bottom = MAX (bottom, points[i].y);
    }
  bounds.width = right - bounds.x;
  bounds.height = bottom - bounds.y;
  return pv_rect_grow (&bounds, margin, margin);
}

static guint
read_points (const PvLinkShape *link, PvPoint *points)
{
  guint n = pv_link_n_points (link);

  for (guint i = 0; i < n; i++)
    points[i] = pv_link_point (link, i);
  return n;
}

const PvPoint *
pv_scene_link_points (const PvScene *scene, PvElement element, PvPoint *room, guint *n_points)
{
  if (element.part == PV_PART_LINK)
    {
      *n_points = read_points (&scene->links[element.index], room);
      return room;
    }
  *n_points = scene->transitions[element.index].n_points;
  return scene->transitions[element.index].points;
}

static PvRect
marked_bounds (const PvRect *box)
{
  return pv_rect_grow (box, PV_MARK_RADIUS + 1, PV_MARK_RADIUS + 1);
}

static PvRect
link_bounds (const PvLinkShape *link)
{
  PvPoint points[PV_LAYOUT_ROUTE_POINTS];
  PvRect line = pv_points_bounds (points, read_points (link, points), 9);
  PvRect words = pv_link_words (link);

  return pv_rect_union (&line, &words);
}

static PvRect
transition_bounds (const PvTransitionShape *transition)
{
  PvRect all = pv_points_bounds (transition->points, transition->n_points, 9);

  all = pv_rect_union (&all, &transition->label);
  return pv_rect_union (&all, &transition->pill);
}

PvRect
pv_scene_element_bounds (const PvScene *scene, PvElement element)
{
  guint i = element.index;

  switch (element.part)
    {
    case PV_PART_NODE:
      return marked_bounds (&scene->nodes[i].box);
    case PV_PART_LINK:
      return link_bounds (&scene->links[i]);
    case PV_PART_PHASE:
      return scene->phases[i].head;
    case PV_PART_LANE:
      return scene->lanes[i].head;
    case PV_PART_STEP:
      return marked_bounds (&scene->steps[i].box);
    case PV_PART_TASK:
      return scene->tasks[i].box;
    case PV_PART_TRANSITION:
      return transition_bounds (&scene->transitions[i]);
    case PV_PART_GAP:
      return pv_rect_grow (&scene->gaps[i].box, 2, 2);
    case PV_PART_REGION:
      return pv_scene_region_place (scene, i);
    case PV_PART_NONE:
    case PV_N_PARTS:
    default:
      return (PvRect) { 0, 0, 0, 0 };
    }
}

PvId
pv_scene_element_id (const PvScene *scene, PvElement element)
{
  guint i = element.index;

  switch (element.part)
    {
    case PV_PART_NODE:
      return scene->nodes[i].id;
    case PV_PART_LINK:
      return scene->links[i].face->id;
    case PV_PART_PHASE:
      return scene->phases[i].id;
    case PV_PART_LANE:
      return scene->lanes[i].id;
    case PV_PART_STEP:
      return scene->steps[i].id;
    case PV_PART_TASK:
      return scene->tasks[i].id;
    case PV_PART_TRANSITION:
      return scene->transitions[i].id;
    case PV_PART_REGION:
      return scene->regions[i].id;
    case PV_PART_GAP:                  /* the phase has its own element */
    case PV_PART_NONE:
    case PV_N_PARTS:
    default:
      return PV_NO_ID;
    }
}

/* --- asking --- */
gboolean
pv_scene_is_pale (const PvScene *scene, PvElement element)
{
  if (!scene->has_pale)
    return FALSE;
  return (element.part == PV_PART_NODE && (scene->nodes[element.index].face->flags & PV_FLAG_PALE))
         || (element.part == PV_PART_LINK && (scene->links[element.index].face->flags & PV_FLAG_PALE));
}

guint
pv_scene_count_pale (const PvScene *scene, PvPart part)
{
  guint n = 0;

  for (guint i = 0; scene->has_pale && i < pv_scene_count (scene, part); i++)
    n += pv_scene_is_pale (scene, (PvElement) { part, i }) ? 1 : 0;
  return n;
}

PvSceneKind
pv_scene_get_kind (const PvScene *scene)
{
  return scene->kind;
}

PvLang
pv_scene_get_lang (const PvScene *scene)
{
  return scene->lang;
}

PvRect
pv_scene_get_bounds (const PvScene *scene)
{
  return scene->bounds;
}

const char *
pv_scene_get_summary (const PvScene *scene)
{
  return scene->summary;
}

gboolean
pv_scene_is_empty (const PvScene *scene)
{
  return scene->n_nodes == 0 && scene->n_phases == 0;
}

static void
describe (const PvScene *scene, PvElement element, PvElementInfo *info)
{
  guint i = element.index;
  PvTold told;

  switch (element.part)
    {
    case PV_PART_NODE:
    case PV_PART_LINK:
      told = pv_scene_tell (scene, element);
      info->name = told.name;
      info->sentence = told.sentence;
      info->tooltip = told.tooltip;
      break;
    case PV_PART_PHASE:
      info->name = scene->phases[i].name;
      info->sentence = info->tooltip = scene->phases[i].sentence;
      break;
    case PV_PART_LANE:
      info->name = scene->lanes[i].name;
      info->sentence = info->tooltip = scene->lanes[i].sentence;
      break;
    case PV_PART_STEP:
      info->name = scene->steps[i].name;
      info->sentence = scene->steps[i].sentence;
      info->tooltip = scene->steps[i].tooltip;
      break;
    case PV_PART_TASK:
      info->name = info->sentence = info->tooltip = scene->tasks[i].sentence;
      break;
    case PV_PART_TRANSITION:
      info->name = scene->transitions[i].name;
      info->sentence = info->tooltip = scene->transitions[i].sentence;
      break;
    case PV_PART_GAP:
      info->id = scene->gaps[i].id;
      info->name = scene->gaps[i].words;
      info->sentence = info->tooltip = scene->gaps[i].sentence;
      break;
    case PV_PART_REGION:
      info->name = scene->regions[i].name;
      info->sentence = info->tooltip = scene->regions[i].sentence;
      break;
    case PV_PART_NONE:
    case PV_N_PARTS:
    default:
      break;
    }
}

gboolean
pv_scene_describe (const PvScene *scene, PvElement element, PvElementInfo *info)
{
  if (element.index >= pv_scene_count (scene, element.part))
    return FALSE;

  info->element = element;
  info->id = pv_scene_element_id (scene, element);
  info->bounds = pv_scene_element_bounds (scene, element);
  info->name = info->sentence = info->tooltip = "";
  describe (scene, element, info);
  return TRUE;
}

PvElement
pv_scene_find (const PvScene *scene, PvId id)
{
  const GArray *ids = scene->stock->ids;
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (ids, PvSceneId, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < ids->len && g_array_index (ids, PvSceneId, low).id == id ? g_array_index (ids, PvSceneId, low).element : PV_NO_ELEMENT;
}

/* Boxes that touch have no line between them: where it would be. */
static PvRect
around_middle (const PvScene *scene, const PvLinkShape *link)
{
  PvPoint from = pv_rect_centre (&scene->nodes[link->from].box), to = pv_rect_centre (&scene->nodes[link->to].box);
  PvPoint middle = { (from.x + to.x) / 2, (from.y + to.y) / 2 };
  PvLayoutRoute route;

  pv_link_get_route (link, &route);
  if (route.n_points >= 2)
    middle = pv_layout_route_point (&route, 0.5, NULL);
  return (PvRect) { middle.x - 12, middle.y - 12, 24, 24 };
}

PvRect
pv_scene_get_box (const PvScene *scene, PvElement element)
{
  guint i = element.index;

  if (i >= pv_scene_count (scene, element.part))
    return (PvRect) { 0, 0, 0, 0 };
  if (element.part == PV_PART_NODE)
    return scene->nodes[i].box;
  if (element.part == PV_PART_STEP)
    return scene->steps[i].box;
  if (element.part == PV_PART_GAP)
    return scene->gaps[i].box;
  if (element.part == PV_PART_LINK)
    {
      PvRect words = pv_link_words (&scene->links[i]);

      return pv_rect_is_empty (&words) ? around_middle (scene, &scene->links[i]) : words;
    }
  if (element.part == PV_PART_TRANSITION && !pv_rect_is_empty (&scene->transitions[i].label))
    return scene->transitions[i].label;
  return pv_scene_element_bounds (scene, element);
}

void
pv_scene_get_ends (const PvScene *scene, PvElement element, PvElement *from, PvElement *to)
{
  *from = *to = PV_NO_ELEMENT;
  if (element.index >= pv_scene_count (scene, element.part))
    return;
  if (element.part == PV_PART_LINK)
    {
      *from = (PvElement) { PV_PART_NODE, scene->links[element.index].from };
      *to = (PvElement) { PV_PART_NODE, scene->links[element.index].to };
    }
  else if (element.part == PV_PART_TRANSITION)
    {
      *from = (PvElement) { PV_PART_STEP, scene->transitions[element.index].from };
      *to = (PvElement) { PV_PART_STEP, scene->transitions[element.index].to };
    }
}

guint
pv_scene_get_relation_kind (const PvScene *scene, PvElement element)
{
  return element.part == PV_PART_LINK && element.index < scene->n_links ? scene->links[element.index].face->kind : 0;
}

guint
pv_scene_get_relation_state (const PvScene *scene, PvElement element)
{
  return element.part == PV_PART_LINK && element.index < scene->n_links ? scene->links[element.index].face->state : 0;
}

guint
pv_scene_get_actor_kind (const PvScene *scene, PvElement element)
{
  if (element.part == PV_PART_NODE && element.index < scene->n_nodes)
    return scene->nodes[element.index].face->kind;
  return element.part == PV_PART_LANE && element.index < scene->n_lanes ? scene->lanes[element.index].kind : 0;
}

const PvSceneMove *
pv_scene_get_new_places (const PvScene *scene, guint *n)
{
  *n = scene->n_new_places;
  return scene->new_places;
}
