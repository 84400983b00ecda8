/* What follows from the elements of a scene: ids, adjacency, bounds, grid, order. */
#include "diagram/pv-scene-guides.h"
#include "diagram/pv-scene-private.h"

/* So many moved elements are looked through one by one before the grid is made anew. */
#define MOST_MOVED 600
/* From so many elements on a grid is filled by two threads. */
#define MANY 5000
/* In bigger networks the bounds only grow while things are moved, until the next scene is made. */
#define MOST_BOUNDED 3000

static const PvPart all_parts[] = { PV_PART_NODE, PV_PART_LINK, PV_PART_PHASE, PV_PART_LANE, PV_PART_STEP, PV_PART_TASK,
                                    PV_PART_TRANSITION, PV_PART_GAP };

int
pv_element_compare (gconstpointer a, gconstpointer b)
{
  const PvElement *x = a, *y = b;

  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static int
compare_scene_ids (gconstpointer a, gconstpointer b)
{
  const PvSceneId *x = a, *y = b;

  if (x->id != y->id)
    return x->id < y->id ? -1 : 1;
  return pv_element_compare (&x->element, &y->element);
}

static void
make_ids (PvScene *scene)
{
  GArray *ids = scene->stock->ids;

  for (guint p = PV_PART_NONE + 1; p < PV_N_PARTS; p++)
    for (guint i = 0; i < pv_scene_count (scene, (PvPart) p); i++)
      {
        PvSceneId one = { PV_NO_ID, { (PvPart) p, i } };

        one.id = pv_scene_element_id (scene, one.element);
        if (one.id != PV_NO_ID)
          g_array_append_val (ids, one);
      }
  g_array_sort (ids, compare_scene_ids);
}

void
pv_scene_make_bounds (PvScene *scene)
{
  scene->bounds = scene->regions_area;
  for (guint p = 0; p < G_N_ELEMENTS (all_parts); p++)
    for (guint i = 0; i < pv_scene_count (scene, all_parts[p]); i++)
      {
        PvRect one = pv_scene_element_bounds (scene, (PvElement) { all_parts[p], i });

        scene->bounds = pv_rect_union (&scene->bounds, &one);
      }
  for (guint i = 0; i < scene->n_lanes; i++)
    scene->bounds = pv_rect_union (&scene->bounds, &scene->lanes[i].band);
  for (guint i = 0; i < scene->n_notes; i++)
    scene->bounds = pv_rect_union (&scene->bounds, &scene->notes[i].rect);
  pv_scene_bound_guides (scene);
}

static void
add_to_grid (PvScene *scene, PvSceneGridRows rows, PvElement element)
{
  PvRect bounds;

  if (element.part == PV_PART_LINK || element.part == PV_PART_TRANSITION)
    {
      guint n_points;
      PvPoint room[PV_LAYOUT_ROUTE_POINTS];
      const PvPoint *points = pv_scene_link_points (scene, element, room, &n_points);

      pv_scene_grid_add_line (scene->grid, rows, element, points, n_points, 16);
      bounds = element.part == PV_PART_LINK ? pv_link_words (&scene->links[element.index])
                                            : pv_rect_union (&scene->transitions[element.index].label,
                                                             &scene->transitions[element.index].pill);
      if (pv_rect_is_empty (&bounds))
        return;
    }
  else
    bounds = pv_scene_element_bounds (scene, element);
  pv_scene_grid_add_rect (scene->grid, rows, element, &bounds);
}

static void
fill_rows (PvScene *scene, PvSceneGridRows rows)
{
  for (guint p = 0; p < G_N_ELEMENTS (all_parts); p++)
    for (guint i = 0; i < pv_scene_count (scene, all_parts[p]); i++)
      add_to_grid (scene, rows, (PvElement) { all_parts[p], i });
}

static void
fill_upper (gpointer data)
{
  PvScene *scene = data;

  fill_rows (scene, pv_scene_grid_rows (scene->grid, 0, 2));
}

static void
fill_lower (gpointer data)
{
  PvScene *scene = data;

  fill_rows (scene, pv_scene_grid_rows (scene->grid, 1, 2));
}

static void
make_grid (PvScene *scene)
{
  guint n = 0;

  for (guint p = 0; p < G_N_ELEMENTS (all_parts); p++)
    n += pv_scene_count (scene, all_parts[p]);
  g_clear_pointer (&scene->grid, pv_scene_grid_unref);
  g_clear_pointer (&scene->moved, g_array_unref);
  scene->moved = g_array_new (FALSE, FALSE, sizeof (PvElement));
  scene->grid = pv_scene_grid_new (&scene->bounds, n);
  if (n >= MANY)
    pv_worker_both (fill_upper, fill_lower, scene);
  else
    fill_rows (scene, pv_scene_grid_rows (scene->grid, 0, 1));
}

static gboolean
ends_of (const PvScene *scene, guint link, guint *from, guint *to)
{
  if (scene->kind == PV_SCENE_NETWORK)
    {
      *from = scene->links[link].from;
      *to = scene->links[link].to;
    }
  else
    {
      *from = scene->transitions[link].from;
      *to = scene->transitions[link].to;
    }
  return *from != *to;
}

/* Which links touch which node, as one list: counted, then filled. */
static void
make_adjacency (PvScene *scene)
{
  PvSceneStock *stock = scene->stock;
  guint n_ends = scene->kind == PV_SCENE_NETWORK ? scene->n_nodes : scene->n_steps;
  guint n_links = scene->kind == PV_SCENE_NETWORK ? scene->n_links : scene->n_transitions;
  g_autofree guint *next = NULL;
  guint from, to;

  stock->link_starts = g_new0 (guint, n_ends + 1);
  for (guint i = 0; i < n_links; i++)
    {
      if (ends_of (scene, i, &from, &to))
        stock->link_starts[to + 1]++;
      stock->link_starts[from + 1]++;
    }
  for (guint i = 0; i < n_ends; i++)
    stock->link_starts[i + 1] += stock->link_starts[i];
  stock->links = g_new (guint, stock->link_starts[n_ends] + 1);
  next = g_memdup2 (stock->link_starts, (n_ends + 1) * sizeof (guint));
  for (guint i = 0; i < n_links; i++)
    {
      if (ends_of (scene, i, &from, &to))
        stock->links[next[to]++] = i;
      stock->links[next[from]++] = i;
    }
}

void
pv_scene_index (PvScene *scene)
{
  make_ids (scene);
  make_adjacency (scene);
}

void
pv_scene_finish (PvScene *scene)
{
  pv_scene_index (scene);
  pv_scene_finish_routed (scene);
}

void
pv_scene_finish_routed (PvScene *scene)
{
  pv_scene_make_bounds (scene);
  make_grid (scene);
}

void
pv_scene_finish_moved (PvScene *scene, const PvRect *changed)
{
  if (scene->n_nodes <= MOST_BOUNDED)
    pv_scene_make_bounds (scene);
  else
    scene->bounds = pv_rect_union (&scene->bounds, changed);
  if (scene->moved->len > MOST_MOVED)
    make_grid (scene);
}
