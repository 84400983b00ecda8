#include "diagram/pv-scene-arrange.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "diagram/pv-scene-guides.h"

#define RINGS_GAP_X 15.0              /* on rings there is the more room between rows: names can still be read when all is seen */
#define RINGS_GAP_Y 12.0
/* More areas than this are joined to the regions around them. */
#define MOST_AREAS 60

/* --- who stands where --- */

static void
come_near (GHashTable *indexes, PvScene *scene, PvId actor, guint ring)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (indexes, &actor));

  if (index > 0)
    scene->stock->faces[index - 1].ring = MIN (scene->stock->faces[index - 1].ring, ring);
}

static void
come_near_by (GHashTable *indexes, PvScene *scene, const PvModel *model, PvKind kind, PvField field)
{
  guint n;
  PvRecord *const *all = pv_model_list (model, kind, &n);

  for (guint i = 0; i < n; i++)
    come_near (indexes, scene, pv_record_get_reference (all[i], field), 1);
}

static void
find_rings (PvScene *scene, const PvModel *model)
{
  g_autoptr (GHashTable) indexes = g_hash_table_new (pv_id_hash, pv_id_equal);
  PvFace *faces = scene->stock->faces;
  guint n;
  PvRecord *const *tasks = pv_model_list (model, PV_TASK, &n);

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      faces[i].ring = 3;
      g_hash_table_insert (indexes, &faces[i].id, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < n; i++)
    {
      guint role = pv_record_get_choice (tasks[i], PV_TASK_ROLE);

      if (role != PV_ROLE_INFORMED)
        come_near (indexes, scene, pv_record_get_reference (tasks[i], PV_TASK_ACTOR), role == PV_ROLE_ASSISTS ? 1 : 0);
    }
  come_near_by (indexes, scene, model, PV_SERVICE, PV_SERVICE_PROVIDER);
  come_near_by (indexes, scene, model, PV_ENTRY_POINT, PV_ENTRY_POINT_ACTOR);
  for (guint i = 0; i < scene->n_links; i++)
    {
      PvFace *from = &faces[scene->links[i].from], *to = &faces[scene->links[i].to];

      if (from->ring <= 1)
        to->ring = MIN (to->ring, 2);
      if (to->ring <= 1)
        from->ring = MIN (from->ring, 2);
    }
}

static guint
index_of_area (GHashTable *known, PvScene *scene, const PvModel *model, PvId area)
{
  GArray *areas = scene->stock->areas;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (known, &area));
  PvSceneArea one = { area, NULL };

  if (index > 0)
    return index - 1;
  one.name = area == PV_NO_ID ? pv_scene_caption (scene, N_("No area"))
                              : pv_scene_in_both (scene, pv_title_of (model, area, scene->first),
                                                  pv_title_of (model, area, pv_scene_second_lang (scene)));
  g_array_append_val (areas, one);
  g_hash_table_insert (known, g_memdup2 (&area, sizeof area), GUINT_TO_POINTER (areas->len));
  return areas->len - 1;
}

static void
find_areas (PvScene *scene, const PvModel *model, const GPtrArray *actors)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  gboolean regions = FALSE;

  for (guint round = 0; round < 2; round++)
    {
      g_array_set_size (scene->stock->areas, 0);
      g_hash_table_remove_all (known);
      for (guint i = 0; i < scene->n_nodes; i++)
        {
          const PvRecord *actor = g_ptr_array_index (actors, i);
          PvId area = regions ? pv_scene_region_of (model, actor) : pv_record_get_reference (actor, PV_ACTOR_AREA);

          scene->stock->faces[i].area = index_of_area (known, scene, model, area);
        }
      regions = scene->stock->areas->len > MOST_AREAS;
      if (!regions)
        return;
    }
}

void
pv_scene_find_standings (PvScene *scene, const PvModel *model, const GPtrArray *actors)
{
  find_rings (scene, model);
  find_areas (scene, model, actors);
}

/* --- placing --- */

static guint
find_centre (const PvFace *faces, guint n, PvId id)
{
  guint best = 0;

  for (guint i = 0; i < n; i++)
    if (faces[i].id == id)
      return i;
    else if (faces[i].n_links > faces[best].n_links)
      best = i;
  return best;
}

static gboolean
lay_out (const PvFace *faces, const PvLayoutGraph *graph, const PvLayoutOptions *options, PvViewArrangement *wish, GCancellable *cancellable,
         PvPoint *places)
{
  g_autofree guint *rings = NULL;

  switch (wish->arrangement)
    {
    case PV_ARRANGEMENT_RINGS:
      rings = g_new (guint, graph->n_nodes + 1);
      for (guint i = 0; i < graph->n_nodes; i++)
        rings[i] = faces[i].ring;
      return pv_layout_rings (graph, rings, options, cancellable, places, &wish->middle, NULL);
    case PV_ARRANGEMENT_COLUMNS:
      return pv_layout_columns (graph, options, cancellable, places, NULL);
    case PV_ARRANGEMENT_AROUND:
      {
        guint centre = find_centre (faces, graph->n_nodes, wish->centre);

        wish->centre = faces[centre].id;
        return pv_layout_around (graph, centre, options, cancellable, places, NULL);
      }
    case PV_ARRANGEMENT_AREAS:
      return pv_layout_areas (graph, options, cancellable, places, NULL);
    case PV_ARRANGEMENT_LINKS:
    case PV_N_ARRANGEMENTS:
    default:
      return pv_layout_network (graph, options, cancellable, places, NULL);
    }
}

gboolean
pv_scene_place_arranged (const PvFace *faces, PvSpot *spots, guint n, const PvLayoutLink *links, guint n_links, PvViewArrangement *wish,
                         guint64 seed, GCancellable *cancellable)
{
  g_autofree PvLayoutNode *nodes = g_new0 (PvLayoutNode, n + 1);
  g_autofree PvPoint *places = g_new0 (PvPoint, n + 1);
  PvLayoutGraph graph = { nodes, n, links, n_links };
  PvLayoutOptions options = pv_scene_layout_options (seed);

  if (n == 0)
    return TRUE;
  if (wish->arrangement == PV_ARRANGEMENT_RINGS || wish->arrangement == PV_ARRANGEMENT_AROUND)
    {
      options.gap_x = RINGS_GAP_X;
      options.gap_y = RINGS_GAP_Y;
    }
  for (guint i = 0; i < n; i++)
    {
      PvRect box = pv_face_room (&faces[i], spots[i].centre);

      nodes[i] = (PvLayoutNode) { box.width, box.height, spots[i].placed, { box.x, box.y },
                                  wish->arrangement == PV_ARRANGEMENT_AREAS ? faces[i].area : faces[i].kind };
    }
  if (!lay_out (faces, &graph, &options, wish, cancellable, places))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!spots[i].placed)
      spots[i].centre = (PvPoint) { places[i].x + nodes[i].width / 2, places[i].y + nodes[i].height / 2 };
  return TRUE;
}

static gboolean
are_peers (const PvFace *a, const PvFace *b, PvArrangement arrangement)
{
  if (arrangement == PV_ARRANGEMENT_AREAS)
    return a->area == b->area;
  return a->kind == b->kind && (arrangement == PV_ARRANGEMENT_COLUMNS || a->ring == b->ring);
}

gboolean
pv_scene_arranged_peers (const PvFace *faces, const PvSpot *spots, guint n, guint one, PvArrangement arrangement, GArray *peers)
{
  if (arrangement == PV_ARRANGEMENT_LINKS || arrangement == PV_ARRANGEMENT_AROUND)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (i != one && spots[i].placed && are_peers (&faces[i], &faces[one], arrangement))
      g_array_append_val (peers, i);
  return peers->len > 0;
}
