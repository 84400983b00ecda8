#include "diagram/pv-scene-network.h"

#include <glib/gi18n-lib.h>

#include "diagram/pv-actor-face.h"
#include "diagram/pv-link-face.h"
#include "diagram/pv-scene-arrange.h"
#include "diagram/pv-scene-guides.h"
#include "diagram/pv-scene-hold.h"
#include "diagram/pv-scene-place.h"
#include "diagram/pv-scene-private.h"
#include "diagram/pv-scene-routes.h"

typedef struct
{
  const PvModel *model;
  PvNetworkSceneOptions options;
  PvLang first;                /* the language of one-language texts */
  PvScene *scene;
  GHashTable *flags;           /* PvId* in the options' findings → flags */
  GPtrArray *actors;           /* PvRecord, borrowed */
  GPtrArray *relations;
  PvIdTable *indexes;          /* of actors: index + 1 */
  guint *depths;               /* of actors: steps from the centre; NULL: not counted */
  GCancellable *cancellable;
  gboolean has_lines;          /* FALSE: cancelled */
  PvSceneStock *beside;        /* what the thread keeps that makes the links' faces */
  int next;                    /* actor whose face nobody makes yet */
  PvSpot *spots;
} Maker;

static guint
flag_of_finding (guint what)
{
  switch (what)
    {
    case PV_SCENE_CONFLICT:
      return PV_FLAG_CONFLICT;
    case PV_FINDING_HAND_OVER:
      return PV_FLAG_NO_AGREEMENT;
    case PV_FINDING_OVERLAP:
      return PV_FLAG_OVERLAP;
    case PV_FINDING_UNCLEAR_DUTY:
    case PV_FINDING_NO_DECIDER:
      return PV_FLAG_UNCLEAR;
    default:
      return 0;
    }
}

static GHashTable *
collect_flags (const PvSceneFinding *findings, guint n_findings)
{
  GHashTable *flags = g_hash_table_new (pv_id_hash, pv_id_equal);

  for (guint i = 0; i < n_findings; i++)
    {
      gpointer id = (gpointer) &findings[i].record;
      guint old = GPOINTER_TO_UINT (g_hash_table_lookup (flags, id));

      g_hash_table_insert (flags, id, GUINT_TO_POINTER (old | flag_of_finding (findings[i].what)));
    }
  return flags;
}

static guint
flags_for (const Maker *maker, PvId id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (maker->flags, &id));
}

static gboolean
is_among (guint64 kinds, guint kind)
{
  return kinds == 0 || (kinds & G_GUINT64_CONSTANT (1) << kind) != 0;
}

static gboolean
is_shown (const Maker *maker, const PvRecord *actor)
{
  const PvNetworkSceneOptions *options = &maker->options;

  return (options->only == NULL || pv_id_set_contains (options->only, pv_record_get_id (actor)))
         && is_among (options->actor_kinds, pv_record_get_choice (actor, PV_ACTOR_KIND));
}

static void
index_actors (Maker *maker)
{
  pv_id_table_free (maker->indexes);
  maker->indexes = pv_id_table_new ();
  pv_id_table_reserve (maker->indexes, maker->actors->len);
  for (guint i = 0; i < maker->actors->len; i++)
    pv_id_table_set (maker->indexes, pv_record_get_id (g_ptr_array_index (maker->actors, i)), GUINT_TO_POINTER (i + 1));
}

static gboolean
find_actor (const Maker *maker, PvId id, guint *index)
{
  guint found = GPOINTER_TO_UINT (pv_id_table_get (maker->indexes, id));

  *index = found - 1;
  return found != 0;
}

static gboolean
is_link_let_through (const Maker *maker, const PvRecord *relation)
{
  const PvNetworkSceneOptions *options = &maker->options;

  return (options->only_links == NULL || pv_id_set_contains (options->only_links, pv_record_get_id (relation)))
         && is_among (options->relation_kinds, pv_record_get_choice (relation, PV_RELATION_KIND));
}

static gboolean
is_link_shown (const Maker *maker, const PvRecord *relation, guint *from, guint *to)
{
  return (maker->options.fade_rest || is_link_let_through (maker, relation))
         && find_actor (maker, pv_record_get_reference (relation, PV_RELATION_FROM_ACTOR), from)
         && find_actor (maker, pv_record_get_reference (relation, PV_RELATION_TO_ACTOR), to)
         && (maker->depths == NULL || MIN (maker->depths[*from], maker->depths[*to]) < maker->options.steps)
         && !(maker->options.hide_ended && pv_link_state (relation, maker->options.today) == PV_RELATION_STATE_ENDED);
}

/* Asked anew while another thread makes the face. */
static gboolean
is_pale (const Maker *maker, guint actor)
{
  return maker->options.fade_rest && !is_shown (maker, g_ptr_array_index (maker->actors, actor));
}

/* One step further from those that are @step away. FALSE when there is nobody. */
static gboolean
reach_next (const Maker *maker, guint step, guint *depths)
{
  gboolean reached = FALSE;
  guint n, from, to;
  PvRecord *const *all = pv_model_list (maker->model, PV_RELATION, &n);

  for (guint i = 0; i < n; i++)
    {
      if (!is_link_shown (maker, all[i], &from, &to) || !is_link_let_through (maker, all[i]) || is_pale (maker, from) || is_pale (maker, to)
          || MIN (depths[from], depths[to]) != step || MAX (depths[from], depths[to]) != G_MAXUINT)
        continue;
      depths[depths[from] == step ? to : from] = step + 1;
      reached = TRUE;
    }
  return reached;
}

/* Who is further than the steps that were asked for goes. As many times through all links as there are steps. */
static void
keep_near (Maker *maker)
{
  g_autofree guint *depths = g_new (guint, maker->actors->len + 1);
  guint centre, n = 0;

  if (maker->options.steps == 0 || !find_actor (maker, maker->options.centre, &centre))
    return;
  for (guint i = 0; i < maker->actors->len; i++)
    depths[i] = i == centre ? 0 : G_MAXUINT;
  for (guint step = 0; step < maker->options.steps && reach_next (maker, step, depths); step++)
    ;
  for (guint i = 0; i < maker->actors->len; i++)
    if (depths[i] != G_MAXUINT)
      {
        g_ptr_array_index (maker->actors, n) = g_ptr_array_index (maker->actors, i);
        depths[n++] = depths[i];
      }
  g_ptr_array_set_size (maker->actors, (int) n);
  index_actors (maker);
  maker->depths = g_steal_pointer (&depths);
}

static void
collect_actors (Maker *maker)
{
  PvScene *scene = maker->scene;
  PvSceneStock *stock = scene->stock;
  guint n;
  PvRecord *const *all = pv_model_list (maker->model, PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    if ((is_shown (maker, all[i]) || maker->options.fade_rest)
        && !(maker->options.hide_ended && pv_has_ended (all[i], PV_ACTOR_VALID_TO, maker->options.today)))
      g_ptr_array_add (maker->actors, all[i]);
  index_actors (maker);
  keep_near (maker);
  stock->n_faces = scene->n_nodes = maker->actors->len;
  stock->faces = g_new0 (PvFace, scene->n_nodes + 1);
  scene->nodes = g_new0 (PvNode, scene->n_nodes + 1);
  for (guint i = 0; i < scene->n_nodes; i++)
    scene->has_pale |= !is_shown (maker, g_ptr_array_index (maker->actors, i));
}

static void
collect_links (Maker *maker)
{
  PvScene *scene = maker->scene;
  PvSceneStock *stock = scene->stock;
  guint n;
  PvRecord *const *all = pv_model_list (maker->model, PV_RELATION, &n);

  stock->link_faces = g_new0 (PvLinkFace, n + 1);
  scene->links = g_new0 (PvLinkShape, n + 1);
  for (guint i = 0; i < n; i++)
    {
      PvLinkShape *link = &scene->links[scene->n_links];

      if (!is_link_shown (maker, all[i], &link->from, &link->to))
        continue;
      pv_link_face_init (&stock->link_faces[scene->n_links], maker->beside, maker->model, all[i], &maker->options,
                         flags_for (maker, pv_record_get_id (all[i])));
      link->face = &stock->link_faces[scene->n_links];
      if (is_pale (maker, link->from) || is_pale (maker, link->to) || !is_link_let_through (maker, all[i]))
        {
          stock->link_faces[scene->n_links++].flags |= PV_FLAG_PALE;
          scene->has_pale = TRUE;
          continue;
        }
      scene->n_links++;
      stock->faces[link->from].n_links++;
      stock->faces[link->to].n_links += link->from != link->to;
    }
  stock->n_link_faces = scene->n_links;
}

/* Faces that one of two threads takes at a time. */
#define FACES_AT_ONCE 64

/* Until there are none left that nobody makes. */
static void
make_faces (Maker *maker, PvSceneStock *texts)
{
  PvScene *scene = maker->scene;
  guint from;

  while ((from = (guint) g_atomic_int_add (&maker->next, FACES_AT_ONCE)) < scene->n_nodes)
    for (guint i = from; i < MIN (from + FACES_AT_ONCE, scene->n_nodes); i++)
      {
        const PvRecord *actor = g_ptr_array_index (maker->actors, i);

        pv_actor_face_init (&scene->stock->faces[i], texts, maker->model, actor, &maker->options,
                            flags_for (maker, pv_record_get_id (actor)) | (is_pale (maker, i) ? PV_FLAG_PALE : 0));
      }
}

static void
make_faces_here (gpointer maker)
{
  make_faces (maker, ((Maker *) maker)->scene->stock);
}

static void
make_links_and_faces (gpointer data)
{
  Maker *maker = data;

  collect_links (maker);
  make_faces (maker, maker->beside);
}

/* From so many actors on two threads make the faces: below, opening fonts in the second takes longer than it saves. */
#define MANY 2000
/* Of the work, what the places take; the rest is for the lines. */
#define PLACES 0.1

/* Whoever makes a face, it is the same: what follows from others, as how many links it has, is no part of that. */
static void
make_all_faces (Maker *maker)
{
  PvSceneStock *stock = maker->scene->stock;
  gboolean many = maker->actors->len >= MANY;

  maker->beside = many ? pv_scene_stock_new () : stock;
  stock->beside = many ? maker->beside : NULL;
  if (many)
    pv_worker_both (make_faces_here, make_links_and_faces, maker);
  else
    make_links_and_faces (maker);
}

static void
read_given_places (Maker *maker)
{
  for (guint i = 0; i < maker->options.n_places; i++)
    {
      guint index;

      if (!find_actor (maker, maker->options.places[i].id, &index))
        continue;
      maker->spots[index].centre = maker->options.places[i].centre;
      maker->spots[index].placed = TRUE;
    }
}

static void
read_places (Maker *maker)
{
  g_autoptr (GPtrArray) placements = NULL;

  read_given_places (maker);
  if (maker->options.view == PV_NO_ID)
    return;
  placements = pv_model_children (maker->model, PV_PLACEMENT_VIEW, maker->options.view);
  for (guint i = 0; i < placements->len; i++)
    {
      const PvRecord *placement = g_ptr_array_index (placements, i);
      guint index;

      if (!find_actor (maker, pv_record_get_reference (placement, PV_PLACEMENT_SUBJECT), &index))
        continue;
      maker->spots[index].centre = pv_scene_place_to_centre (pv_record_get_int (placement, PV_PLACEMENT_PLACE));
      maker->spots[index].placed = TRUE;
      maker->spots[index].locked = pv_record_get_yes (placement, PV_PLACEMENT_LOCKED);
      if (maker->spots[index].locked)
        maker->scene->stock->faces[index].flags |= PV_FLAG_LOCKED;
    }
}

static gboolean
any_placed (const Maker *maker)
{
  for (guint i = 0; i < maker->scene->n_nodes; i++)
    if (maker->spots[i].placed)
      return TRUE;
  return FALSE;
}

static gboolean
find_places (Maker *maker, const PvLayoutLink *links, GCancellable *cancellable)
{
  PvScene *scene = maker->scene;
  const PvFace *faces = scene->stock->faces;
  guint64 seed = maker->options.seed;

  if (scene->arranged.arrangement != PV_ARRANGEMENT_LINKS && !any_placed (maker))
    return pv_scene_place_arranged (faces, maker->spots, scene->n_nodes, links, scene->n_links, &scene->arranged, seed, cancellable);
  return pv_scene_place_faces (faces, maker->spots, scene->n_nodes, links, scene->n_links, FALSE, scene->arranged.arrangement, seed,
                               maker->options.memory, cancellable);
}

static gboolean
place_actors (Maker *maker, GCancellable *cancellable)
{
  PvScene *scene = maker->scene;
  g_autofree PvLayoutLink *links = pv_scene_layout_links (scene);
  const PvFace *faces = scene->stock->faces;

  if (!find_places (maker, links, cancellable))
    return FALSE;

  scene->new_places = g_new0 (PvSceneMove, scene->n_nodes + 1);
  for (guint i = 0; i < scene->n_nodes; i++)
    if (!maker->spots[i].placed)
      scene->new_places[scene->n_new_places++] = (PvSceneMove) { faces[i].id, maker->spots[i].centre };
  pv_scene_hold_areas (scene, maker->spots);
  pv_scene_push_apart (faces, maker->spots, scene->n_nodes);
  for (guint i = 0; i < scene->n_nodes; i++)
    scene->nodes[i] = (PvNode) { faces[i].id, pv_face_box (&faces[i], maker->spots[i].centre), &faces[i] };
  return TRUE;
}

static void
summarise (Maker *maker)
{
  const PvScene *scene = maker->scene;
  g_autofree char *actors = pv_count_words (maker->first, scene->n_nodes - pv_scene_count_pale (scene, PV_PART_NODE), N_("1 actor"), N_("%u actors"));
  g_autofree char *links = pv_count_words (maker->first, scene->n_links - pv_scene_count_pale (scene, PV_PART_LINK), N_("1 link"), N_("%u links"));

  maker->scene->summary = pv_scene_keep_take (maker->scene->stock, pv_words_list ((const char *[]) { actors, links }, 2));
}

static gboolean
leads_at_once (const Maker *maker)
{
  return maker->options.lead_all || pv_scene_routes_at_once (maker->scene);
}

static gboolean
place_actors_here (Maker *maker)
{
  PvProgressStage stage = pv_progress_enter (maker->cancellable, 0, PLACES);

  if (!place_actors (maker, maker->cancellable))
    return FALSE;
  pv_progress_leave (maker->cancellable, stage);
  return TRUE;
}

static void
find_lines_here (gpointer data)
{
  Maker *maker = data;
  PvProgressStage stage = pv_progress_enter (maker->cancellable, PLACES, 1);

  maker->has_lines = pv_scene_route_all (maker->scene, leads_at_once (maker), maker->cancellable);
  if (maker->has_lines)
    pv_progress_leave (maker->cancellable, stage);
}

/* What needs the places and no lines. */
static void
index_and_place_regions (gpointer data)
{
  Maker *maker = data;

  pv_scene_index (maker->scene);
  pv_scene_place_regions (maker->scene);
}

/* Lines as they were, where they were led part by part. */
static gboolean
find_lines_and_regions (Maker *maker)
{
  const PvScene *before = maker->options.before;

  if (maker->actors->len >= MANY)
    pv_worker_both (find_lines_here, index_and_place_regions, maker);
  else
    {
      index_and_place_regions (maker);
      find_lines_here (maker);
    }
  if (maker->has_lines && before != NULL && !leads_at_once (maker))
    pv_scene_keep_lines (maker->scene, before);
  return maker->has_lines;
}

static gboolean
make (Maker *maker)
{
  PvScene *scene = maker->scene;

  scene->arranged = maker->options.arrangement != NULL ? *maker->options.arrangement : pv_view_arrangement (maker->model, maker->options.view);
  collect_actors (maker);
  make_all_faces (maker);
  maker->spots = g_new0 (PvSpot, maker->scene->n_nodes + 1);
  read_places (maker);
  pv_scene_find_standings (scene, maker->model, maker->actors);
  pv_scene_find_regions (scene, maker->model, maker->actors, maker->first);
  if (!place_actors_here (maker))
    return FALSE;
  pv_scene_place_guides (scene);
  if (!find_lines_and_regions (maker))
    return FALSE;
  summarise (maker);
  pv_scene_finish_routed (scene);
  return TRUE;
}

PvNetworkSceneOptions
pv_network_scene_options (void)
{
  return (PvNetworkSceneOptions) { .lang = PV_LANG_FI, .audience = PV_AUDIENCE_PUBLIC, .seed = 1 };
}

PvScene *
pv_scene_new_network (const PvModel *model, const PvNetworkSceneOptions *options, GCancellable *cancellable)
{
  Maker maker = { .model = model, .options = *options, .cancellable = cancellable };
  gboolean made;

  if (maker.options.today == PV_NO_DATE)
    maker.options.today = pv_date_today ();
  if (maker.options.lang == PV_LANG_NONE)
    maker.options.lang = PV_LANG_FI;
  maker.first = pv_first_lang (model, maker.options.lang);
  maker.scene = pv_scene_alloc (PV_SCENE_NETWORK, maker.options.lang);
  maker.scene->stock = pv_scene_stock_new ();
  maker.scene->seed = maker.options.seed;
  maker.scene->first = maker.first;
  maker.flags = collect_flags (options->findings, options->n_findings);
  maker.actors = g_ptr_array_new ();
  maker.indexes = pv_id_table_new ();
  made = make (&maker);
  g_hash_table_unref (maker.flags);
  pv_id_table_free (maker.indexes);
  g_ptr_array_unref (maker.actors);
  g_free (maker.depths);
  g_free (maker.spots);
  if (!made)
    g_clear_pointer (&maker.scene, pv_scene_unref);
  return maker.scene;
}
