/* Reading order: rows from above, from left to right; a path phase by phase, lane by lane; links after what they leave. */
#include <stdlib.h>

#include "diagram/pv-scene-private.h"

/* Boxes whose middles lie this near are in one row. */
#define ROW 27.0

typedef struct
{
  guint index;
  guint key;              /* a row, or a phase */
  double x, y;
} Spot;

static int
compare_y (gconstpointer a, gconstpointer b)
{
  const Spot *s = a, *t = b;

  if (s->y != t->y)
    return s->y < t->y ? -1 : 1;
  return s->x != t->x ? (s->x < t->x ? -1 : 1) : (s->index > t->index) - (s->index < t->index);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Spot *s = a, *t = b;

  if (s->key != t->key)
    return s->key < t->key ? -1 : 1;
  if (s->x != t->x)
    return s->x < t->x ? -1 : 1;
  return s->y != t->y ? (s->y < t->y ? -1 : 1) : (s->index > t->index) - (s->index < t->index);
}

static void
add_links (PvScene *scene, GArray *order, PvPart part, guint box)
{
  const PvSceneStock *stock = scene->stock;

  for (guint i = stock->link_starts[box]; i < stock->link_starts[box + 1]; i++)
    {
      PvElement link = { part, stock->links[i] }, from, to;

      pv_scene_get_ends (scene, link, &from, &to);
      if (from.index == box && !pv_scene_is_pale (scene, link))
        g_array_append_val (order, link);
    }
}

static void
add_actors (PvScene *scene, GArray *order)
{
  g_autofree Spot *spots = g_new (Spot, scene->n_nodes + 1);
  guint row = 0;

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      PvPoint centre = pv_rect_centre (&scene->nodes[i].box);

      spots[i] = (Spot) { i, 0, centre.x, centre.y };
    }
  qsort (spots, scene->n_nodes, sizeof (Spot), compare_y);
  for (guint i = 0, first = 0; i < scene->n_nodes; i++)
    {
      if (spots[i].y - spots[first].y > ROW)
        {
          first = i;
          row++;
        }
      spots[i].key = row;
    }
  qsort (spots, scene->n_nodes, sizeof (Spot), compare_keys);
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      PvElement node = { PV_PART_NODE, spots[i].index };

      if (pv_scene_is_pale (scene, node))
        continue;
      g_array_append_val (order, node);
      add_links (scene, order, PV_PART_LINK, node.index);
    }
}

static void
add_tasks (PvScene *scene, GArray *order, guint step)
{
  for (guint i = 0; i < scene->n_tasks; i++)
    if (scene->tasks[i].step == step)
      {
        PvElement task = { PV_PART_TASK, i };

        g_array_append_val (order, task);
      }
}

static void
add_steps (PvScene *scene, GArray *order)
{
  g_autofree Spot *spots = g_new (Spot, scene->n_steps + 1);
  guint next = 0;

  for (guint i = 0; i < scene->n_steps; i++)
    {
      const PvStepShape *step = &scene->steps[i];

      /* Within a phase from above: a lane is read as a line. */
      spots[i] = (Spot) { i, step->phase, scene->lanes[step->lane].row * 1e6 + step->box.x, step->box.y };
    }
  qsort (spots, scene->n_steps, sizeof (Spot), compare_keys);
  for (guint p = 0; p < scene->n_phases; p++)
    {
      PvElement phase = { PV_PART_PHASE, p };

      g_array_append_val (order, phase);
      for (; next < scene->n_steps && spots[next].key == p; next++)
        {
          PvElement step = { PV_PART_STEP, spots[next].index };

          g_array_append_val (order, step);
          add_tasks (scene, order, step.index);
          add_links (scene, order, PV_PART_TRANSITION, step.index);
        }
      for (guint g = 0; g < scene->n_gaps; g++)
        if (scene->gaps[g].phase == p)
          {
            PvElement gap = { PV_PART_GAP, g };

            g_array_append_val (order, gap);
          }
    }
}

static void
make_order (PvScene *scene)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (PvElement));

  if (scene->kind == PV_SCENE_NETWORK)
    add_actors (scene, order);
  else
    add_steps (scene, order);
  scene->n_order = order->len;
  scene->order = (PvElement *) (gpointer) g_array_free (order, FALSE);
}

/* Made when first asked for: while something is dragged, nobody asks. */
const PvElement *
pv_scene_get_reading_order (const PvScene *scene, guint *n)
{
  static GMutex making;

  g_mutex_lock (&making);
  if (scene->order == NULL)
    make_order ((PvScene *) scene);
  g_mutex_unlock (&making);
  *n = scene->n_order;
  return scene->order;
}
