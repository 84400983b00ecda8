#include "diagram/pv-scene-place.h"

#include <math.h>

#include "diagram/pv-scene-arrange.h"

/* Up to so many new actors, fewer than have a place, are put in one by one; more are laid out together around those. */
#define MOST_INSERTED 200

PvRect
pv_face_box (const PvFace *face, PvPoint centre)
{
  return (PvRect) { centre.x - face->width / 2, centre.y - face->height / 2, face->width, face->height };
}

PvRect
pv_face_room (const PvFace *face, PvPoint centre)
{
  return (PvRect) { centre.x - face->room_width / 2, centre.y - face->room_height / 2, face->room_width, face->room_height };
}

PvLayoutOptions
pv_scene_layout_options (guint64 seed)
{
  PvLayoutOptions options = pv_layout_options ();

  options.seed = seed == 0 ? 1 : seed;
  options.aspect = 1.15;               /* what the canvas has beside the form on a 1280 × 800 projector */
  return options;
}

static gboolean
find_or_recall (const PvLayoutGraph *graph, const PvLayoutOptions *options, const PvPlaceMemory *memory, PvPoint *places, GCancellable *cancellable)
{
  g_autofree char *key = memory ? pv_layout_fingerprint (graph, options) : NULL;

  if (memory && memory->recall (key, places, graph->n_nodes))
    return TRUE;
  if (!pv_layout_network (graph, options, cancellable, places, NULL))
    return FALSE;
  if (memory)
    memory->keep (key, places, graph->n_nodes);
  return TRUE;
}

static gboolean
lay_out (const PvFace *faces, PvSpot *spots, guint n, const PvLayoutLink *links, guint n_links, gboolean tidy, guint64 seed,
         const PvPlaceMemory *memory, GCancellable *cancellable)
{
  g_autofree PvLayoutNode *nodes = g_new0 (PvLayoutNode, n);
  g_autofree PvPoint *places = g_new0 (PvPoint, n);
  PvLayoutGraph graph = { nodes, n, links, n_links };
  PvLayoutOptions options = pv_scene_layout_options (seed);

  options.from_places = tidy;
  for (guint i = 0; i < n; i++)
    {
      PvRect box = pv_face_room (&faces[i], spots[i].centre);

      nodes[i] = (PvLayoutNode) { box.width, box.height, spots[i].placed, { box.x, box.y }, faces[i].region + 1 };
    }
  if (!find_or_recall (&graph, &options, memory, places, cancellable))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!spots[i].placed)
      spots[i].centre = (PvPoint) { places[i].x + nodes[i].width / 2, places[i].y + nodes[i].height / 2 };
  return TRUE;
}

/* The actor to come next: with most neighbours that have a place; the first among equals. */
static guint
find_next (const PvSpot *spots, guint n, const PvLayoutLink *links, guint n_links, guint *counts)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    counts[i] = 0;
  for (guint i = 0; i < n_links; i++)
    {
      counts[links[i].from] += spots[links[i].to].placed;
      counts[links[i].to] += spots[links[i].from].placed;
    }
  for (guint i = 0; i < n; i++)
    if (!spots[i].placed && (best == G_MAXUINT || counts[i] > counts[best]))
      best = i;
  return best;
}

static void
insert_one (const PvFace *faces, PvSpot *spots, guint n, guint one, const PvLayoutLink *links, guint n_links, PvArrangement arrangement,
            PvLayoutSpace *space, const PvLayoutOptions *options)
{
  g_autoptr (GArray) neighbours = g_array_new (FALSE, FALSE, sizeof (guint));
  const PvFace *face = &faces[one];
  PvPoint place;
  PvRect box;

  if (pv_scene_arranged_peers (faces, spots, n, one, arrangement, neighbours))
    n_links = 0;
  for (guint i = 0; i < n_links; i++)
    {
      guint other = links[i].from == one ? links[i].to : links[i].to == one ? links[i].from : one;

      if (other != one && spots[other].placed)
        g_array_append_val (neighbours, other);
    }
  place = pv_layout_insert (space, face->room_width, face->room_height, (const guint *) neighbours->data, neighbours->len, options);
  spots[one].centre = (PvPoint) { place.x + face->room_width / 2, place.y + face->room_height / 2 };
  spots[one].placed = TRUE;
  box = pv_face_room (face, spots[one].centre);
  pv_layout_space_add (space, one, &box);
}

static void
insert_all (const PvFace *faces, PvSpot *spots, guint n, const PvLayoutLink *links, guint n_links, PvArrangement arrangement, guint64 seed)
{
  g_autoptr (PvLayoutSpace) space = NULL;
  g_autofree PvRect *boxes = g_new0 (PvRect, n);
  g_autofree guint *counts = g_new0 (guint, n);
  g_autofree gboolean *given = g_new0 (gboolean, n);
  PvLayoutOptions options = pv_scene_layout_options (seed);

  for (guint i = 0; i < n; i++)
    {
      boxes[i] = pv_face_room (&faces[i], spots[i].centre);
      given[i] = spots[i].placed;
    }
  space = pv_layout_space_new (boxes, n);
  for (guint i = 0; i < n; i++)
    if (!spots[i].placed)
      pv_layout_space_remove (space, i);
  for (guint i = find_next (spots, n, links, n_links, counts); i != G_MAXUINT; i = find_next (spots, n, links, n_links, counts))
    insert_one (faces, spots, n, i, links, n_links, arrangement, space, &options);
  for (guint i = 0; i < n; i++)
    spots[i].placed = given[i];
}

gboolean
pv_scene_place_faces (const PvFace *faces, PvSpot *spots, guint n, const PvLayoutLink *links, guint n_links, gboolean tidy,
                      PvArrangement arrangement, guint64 seed, const PvPlaceMemory *memory, GCancellable *cancellable)
{
  guint n_new = 0;

  for (guint i = 0; i < n; i++)
    n_new += !spots[i].placed;
  if (n_new == 0)
    return TRUE;
  if (!tidy && n_new <= n / 2 && n_new <= MOST_INSERTED)
    {
      insert_all (faces, spots, n, links, n_links, arrangement, seed);
      return TRUE;
    }
  return lay_out (faces, spots, n, links, n_links, tidy, seed, memory, cancellable);
}

/* Only boxes that overlap another may move. */
static guint
find_overlapping (const PvRect *boxes, guint n, const PvSpot *spots, gboolean *fixed)
{
  g_autoptr (PvLayoutSpace) space = pv_layout_space_new (boxes, n);
  guint n_free = 0;

  for (guint i = 0; i < n; i++)
    {
      fixed[i] = pv_layout_space_is_free (space, &boxes[i], i) || spots[i].locked;
      n_free += !fixed[i];
    }
  return n_free;
}

void
pv_scene_push_apart (const PvFace *faces, PvSpot *spots, guint n)
{
  g_autofree PvRect *boxes = g_new0 (PvRect, n + 1);
  g_autofree gboolean *fixed = g_new0 (gboolean, n + 1);
  PvLayoutOptions options = pv_scene_layout_options (1);

  options.gap_x = options.gap_y = 6;
  for (guint i = 0; i < n; i++)
    boxes[i] = pv_face_box (&faces[i], spots[i].centre);
  if (find_overlapping (boxes, n, spots, fixed) == 0)
    return;

  pv_layout_remove_overlaps (boxes, fixed, n, &options);
  for (guint i = 0; i < n; i++)
    if (!fixed[i])
      spots[i].centre = pv_rect_centre (&boxes[i]);
}
