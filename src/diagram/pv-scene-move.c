/* New scenes from old ones: actors elsewhere, all else shared. */
#include <math.h>

#include "diagram/pv-scene-network.h"
#include "diagram/pv-scene-arrange.h"
#include "diagram/pv-scene-guides.h"
#include "diagram/pv-scene-place.h"
#include "diagram/pv-scene-private.h"
#include "diagram/pv-scene-routes.h"

static PvScene *
copy_network (const PvScene *scene)
{
  PvScene *copy = pv_scene_alloc (PV_SCENE_NETWORK, scene->lang);

  copy->seed = scene->seed;
  copy->first = scene->first;
  copy->stock = pv_scene_stock_ref (scene->stock);
  copy->summary = scene->summary;
  copy->nodes = g_memdup2 (scene->nodes, (scene->n_nodes + 1) * sizeof (PvNode));
  copy->n_nodes = scene->n_nodes;
  copy->links = pv_links_copy (scene->links, scene->n_links);
  copy->n_links = scene->n_links;
  copy->bounds = scene->bounds;
  copy->grid = pv_scene_grid_ref (scene->grid);
  copy->moved = g_array_copy (scene->moved);
  copy->n_led = scene->n_led;
  copy->unsettled = scene->unsettled;
  return copy;
}

/* Regions stand where their actors do on the whole: one that moves makes no difference worth a flicker. */
static void
copy_regions (PvScene *copy, const PvScene *scene)
{
  copy->regions = g_memdup2 (scene->regions, scene->n_regions * sizeof (PvRegionShape));
  copy->n_regions = scene->n_regions;
  copy->regions_area = scene->regions_area;
  copy->regions_zoom = scene->regions_zoom;
  copy->regions_scale = scene->regions_scale;
  copy->bundles = g_memdup2 (scene->bundles, scene->n_bundles * sizeof (PvBundleShape));
  copy->n_bundles = scene->n_bundles;
}

/* So do guides; and they are made anew with the next whole scene. */
static void
copy_guides (PvScene *copy, const PvScene *scene)
{
  copy->arranged = scene->arranged;
  copy->has_pale = scene->has_pale;
  copy->guides = g_memdup2 (scene->guides, scene->n_guides * sizeof (PvGuideShape));
  copy->n_guides = scene->n_guides;
}

PvScene *
pv_scene_copy_network (const PvScene *scene)
{
  PvScene *copy = copy_network (scene);

  copy_regions (copy, scene);
  copy_guides (copy, scene);
  return copy;
}

void
pv_scene_note_moved (PvScene *scene, const GArray *elements)
{
  guint kept = 0;

  g_array_append_vals (scene->moved, elements->data, elements->len);
  g_array_sort (scene->moved, pv_element_compare);
  for (guint i = 0; i < scene->moved->len; i++)
    {
      PvElement element = g_array_index (scene->moved, PvElement, i);

      if (kept == 0 || !pv_element_equal (element, g_array_index (scene->moved, PvElement, kept - 1)))
        g_array_index (scene->moved, PvElement, kept++) = element;
    }
  g_array_set_size (scene->moved, kept);
}

PvScene *
pv_scene_move_nodes (const PvScene *scene, const PvSceneMove *moves, guint n_moves, PvRect *changed)
{
  PvScene *copy;
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (PvElement));
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint)), boxes = g_array_new (FALSE, FALSE, sizeof (PvRect));
  PvRect around = { 0, 0, 0, 0 };

  g_return_val_if_fail (scene->kind == PV_SCENE_NETWORK, NULL);

  copy = pv_scene_copy_network (scene);
  for (guint i = 0; i < n_moves; i++)
    {
      PvElement element = pv_scene_find (scene, moves[i].id);
      PvRect before, after;

      if (element.part != PV_PART_NODE)
        continue;
      before = pv_scene_element_bounds (copy, element);
      g_array_append_val (boxes, copy->nodes[element.index].box);
      copy->nodes[element.index].box = pv_face_box (copy->nodes[element.index].face, moves[i].centre);
      after = pv_scene_element_bounds (copy, element);
      around = pv_rect_union (&around, &before);
      around = pv_rect_union (&around, &after);
      g_array_append_val (elements, element);
      g_array_append_val (nodes, element.index);
    }
  pv_scene_route_some (copy, (const guint *) nodes->data, (const PvRect *) (gpointer) boxes->data, nodes->len, &around, elements);
  pv_scene_note_moved (copy, elements);
  pv_scene_finish_moved (copy, &around);
  if (changed != NULL)
    *changed = around;
  return copy;
}

PvScene *
pv_scene_between (const PvScene *from, const PvScene *to, double share)
{
  PvScene *copy;

  g_return_val_if_fail (from->kind == PV_SCENE_NETWORK && to->kind == PV_SCENE_NETWORK, NULL);

  copy = copy_network (to);
  copy_guides (copy, to);
  for (guint i = 0; i < copy->n_nodes; i++)
    {
      PvElement before = pv_scene_find (from, copy->nodes[i].id);
      PvPoint b = pv_rect_centre (&copy->nodes[i].box), a = b;

      if (before.part == PV_PART_NODE)
        a = pv_rect_centre (&from->nodes[before.index].box);
      copy->nodes[i].box = pv_face_box (copy->nodes[i].face, (PvPoint) { a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share });
    }
  pv_scene_route_all (copy, FALSE, NULL);
  pv_scene_finish_routed (copy);
  return copy;
}

gboolean
pv_scene_is_led_round (const PvScene *scene)
{
  return scene->kind != PV_SCENE_NETWORK || scene->n_led == scene->n_links;
}

gboolean
pv_scene_is_settled (const PvScene *scene)
{
  return !scene->unsettled;
}

gboolean
pv_scene_is_line_led (const PvScene *scene, PvElement link)
{
  return scene->kind != PV_SCENE_NETWORK || (link.part == PV_PART_LINK && link.index < scene->n_links && scene->links[link.index].led);
}

PvScene *
pv_scene_lead_round (const PvScene *scene, GCancellable *cancellable)
{
  PvScene *copy;

  g_return_val_if_fail (scene->kind == PV_SCENE_NETWORK, NULL);

  copy = pv_scene_copy_network (scene);
  if (!pv_scene_route_all (copy, TRUE, cancellable))
    {
      pv_scene_unref (copy);
      return NULL;
    }
  pv_scene_finish_routed (copy);
  return copy;
}

static PvSpot *
list_spots (const PvScene *scene, const PvIdSet *ids)
{
  PvSpot *spots = g_new0 (PvSpot, scene->n_nodes + 1);

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      gboolean locked = (scene->nodes[i].face->flags & PV_FLAG_LOCKED) != 0;
      gboolean asked = ids == NULL || pv_id_set_contains (ids, scene->nodes[i].id);

      spots[i] = (PvSpot) { pv_rect_centre (&scene->nodes[i].box), locked || !asked, locked };
    }
  return spots;
}

static PvScene *
take_spots (const PvScene *scene, const PvSpot *spots)
{
  PvSceneMove *moves = g_new0 (PvSceneMove, scene->n_nodes + 1);
  guint n_moves = 0;
  PvScene *arranged;

  for (guint i = 0; i < scene->n_nodes; i++)
    if (!spots[i].placed)
      moves[n_moves++] = (PvSceneMove) { scene->nodes[i].id, spots[i].centre };
  arranged = pv_scene_move_nodes (scene, moves, n_moves, NULL);
  arranged->n_new_places = n_moves;
  arranged->new_places = moves;
  return arranged;
}

PvScene *
pv_scene_arrange (const PvScene *scene, const PvIdSet *ids, gboolean tidy, guint64 seed, GCancellable *cancellable)
{
  g_autofree PvSpot *spots = NULL;
  g_autofree PvLayoutLink *links = NULL;

  g_return_val_if_fail (scene->kind == PV_SCENE_NETWORK, NULL);

  spots = list_spots (scene, ids);
  links = pv_scene_layout_links (scene);
  if (!pv_scene_place_faces (scene->stock->faces, spots, scene->n_nodes, links, scene->n_links, tidy, PV_ARRANGEMENT_LINKS, seed, NULL, cancellable))
    return NULL;
  return take_spots (scene, spots);
}

PvScene *
pv_scene_arrange_as (const PvScene *scene, const PvViewArrangement *wish, guint64 seed, GCancellable *cancellable)
{
  g_autofree PvSpot *spots = NULL;
  g_autofree PvLayoutLink *links = NULL;
  PvViewArrangement chosen = *wish;
  PvScene *arranged;

  g_return_val_if_fail (scene->kind == PV_SCENE_NETWORK, NULL);

  spots = list_spots (scene, NULL);
  links = pv_scene_layout_links (scene);
  if (!pv_scene_place_arranged (scene->stock->faces, spots, scene->n_nodes, links, scene->n_links, &chosen, seed, cancellable))
    return NULL;
  arranged = take_spots (scene, spots);
  arranged->arranged = chosen;
  pv_scene_place_guides (arranged);
  return arranged;
}

PvViewArrangement
pv_scene_get_arrangement (const PvScene *scene)
{
  return scene->arranged;
}

gint64
pv_scene_place_of (PvPoint centre)
{
  return PV_PLACE (round (centre.x * 4), round (centre.y * 4));
}

PvPoint
pv_scene_place_to_centre (gint64 place)
{
  return (PvPoint) { PV_PLACE_X (place) / 4.0, PV_PLACE_Y (place) / 4.0 };
}
