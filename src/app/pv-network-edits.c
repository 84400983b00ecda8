#include "app/pv-network-edits.h"

#include "exchange/exchange.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _PvPlaces
{
  PvId view;
  GHashTable *centres;         /* PvId → PvPoint */
};

PvPlaces *
pv_places_new (PvId view)
{
  PvPlaces *places = g_new0 (PvPlaces, 1);

  places->view = view;
  places->centres = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return places;
}

void
pv_places_free (PvPlaces *places)
{
  g_hash_table_unref (places->centres);
  g_free (places);
}

PvId
pv_places_view (const PvPlaces *places, const PvModel *model)
{
  return places->view != PV_NO_ID && pv_model_get (model, places->view) ? places->view : pv_network_view (model);
}

void
pv_places_forget (PvPlaces *places)
{
  g_hash_table_remove_all (places->centres);
}

void
pv_places_set (PvPlaces *places, PvId id, PvPoint centre)
{
  g_hash_table_insert (places->centres, g_memdup2 (&id, sizeof id), g_memdup2 (&centre, sizeof centre));
}

gboolean
pv_places_get (PvPlaces *places, PvId id, PvPoint *centre)
{
  PvPoint *found = g_hash_table_lookup (places->centres, &id);

  if (found == NULL)
    return FALSE;
  *centre = *found;

  return TRUE;
}

GArray *
pv_places_list (PvPlaces *places)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PvSceneMove));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, places->centres);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      PvSceneMove move = { *(PvId *) key, *(PvPoint *) value };

      g_array_append_val (list, move);
    }

  return list;
}

PvId
pv_network_view (const PvModel *model)
{
  return pv_diagram_view (model);
}

/* The view, made in the same edit when there is none. */
static PvId
need_view (PvEdits *edits, const PvModel *model, const PvPlaces *session)
{
  const char *name = N_("Whole network");
  PvId view = pv_places_view (session, model);

  if (view != PV_NO_ID)
    return view;
  view = pv_edits_add (edits, PV_VIEW);
  pv_edits_set_int (edits, view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    pv_edits_set_text (edits, view, PV_VIEW_NAME, lang, pv_words_in (lang, name));

  return view;
}

static PvId
find_placement (const PvModel *model, PvId view, PvId subject)
{
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, subject, &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == PV_PLACEMENT_SUBJECT
        && pv_record_get_reference (pv_model_get (model, referrers[i].id), PV_PLACEMENT_VIEW) == view)
      return referrers[i].id;

  return PV_NO_ID;
}

static PvId
place (PvEdits *edits, const PvModel *model, PvId view, PvId subject, PvPoint centre)
{
  PvId placement = view > 0 && subject > 0 ? find_placement (model, view, subject) : PV_NO_ID;

  if (placement == PV_NO_ID)
    {
      placement = pv_edits_add (edits, PV_PLACEMENT);
      pv_edits_set_reference (edits, placement, PV_PLACEMENT_VIEW, view);
      pv_edits_set_reference (edits, placement, PV_PLACEMENT_SUBJECT, subject);
    }
  pv_edits_set_int (edits, placement, PV_PLACEMENT_PLACE, pv_scene_place_of (centre));

  return placement;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  PvId first = *(const PvId *) a, second = *(const PvId *) b;

  return first < second ? -1 : first > second;
}

/* Who stands only in the session so far: is there still, has no place in @view, and is none of those who move. */
static GArray *
list_unkept (const PvModel *model, PvPlaces *session, PvId view, const PvIdSet *moving)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, session->centres);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      PvId id = *(PvId *) key;

      if (!pv_id_set_contains (moving, id) && pv_model_get (model, id) != NULL && (view < 0 || find_placement (model, view, id) == PV_NO_ID))
        g_array_append_val (ids, id);
    }
  return ids;
}

/* In the order of ids, so that the same edit is made on every run. */
static void
keep_places (PvEdits *edits, const PvModel *model, PvPlaces *session, PvId view, const PvSceneMove *moves, guint n)
{
  g_autofree PvId *moved = g_new (PvId, n + 1);
  g_autoptr (PvIdSet) moving = NULL;
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < n; i++)
    moved[i] = moves[i].id;
  moving = pv_id_set_new (moved, n);
  ids = list_unkept (model, session, view, moving);
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      PvId id = g_array_index (ids, PvId, i);
      PvPoint centre = { 0, 0 };

      pv_places_get (session, id, &centre);
      place (edits, model, view, id, centre);
    }
}

PvEdits *
pv_network_edits_move (const PvModel *model, PvPlaces *session, const PvSceneMove *moves, guint n)
{
  PvEdits *edits = pv_edits_new (PV_VERB_MOVE);
  PvId view = need_view (edits, model, session);

  pv_edits_set_subject (edits, n > 0 ? moves[0].id : PV_NO_ID);
  for (guint i = 0; i < n; i++)
    place (edits, model, view, moves[i].id, moves[i].centre);
  keep_places (edits, model, session, view, moves, n);

  return edits;
}

PvEdits *
pv_network_edits_lock (const PvModel *model, PvPlaces *session, const PvScene *scene, const PvId *ids, guint n, gboolean locked)
{
  PvEdits *edits = pv_edits_new (PV_VERB_CHANGE);
  PvId view = need_view (edits, model, session);
  g_autoptr (GArray) stay = g_array_new (FALSE, FALSE, sizeof (PvSceneMove));

  for (guint i = 0; i < n; i++)
    {
      PvElement element = pv_scene_find (scene, ids[i]);
      PvSceneMove move = { ids[i], { 0, 0 } };
      PvRect box;

      if (element.part != PV_PART_NODE)
        continue;
      box = pv_scene_get_box (scene, element);
      move.centre = pv_rect_centre (&box);
      pv_edits_set_int (edits, place (edits, model, view, ids[i], move.centre), PV_PLACEMENT_LOCKED, locked);
      g_array_append_val (stay, move);
    }
  pv_edits_set_subject (edits, stay->len > 0 ? g_array_index (stay, PvSceneMove, 0).id : PV_NO_ID);
  keep_places (edits, model, session, view, (const PvSceneMove *) (gpointer) stay->data, stay->len);

  return edits;
}

/* --- adding --- */

static PvLayoutSpace *
occupied_space (const PvScene *scene, guint *n)
{
  g_autoptr(GArray) boxes = g_array_new (FALSE, FALSE, sizeof (PvRect));

  *n = scene ? pv_scene_count (scene, PV_PART_NODE) : 0;
  for (guint i = 0; i < *n; i++)
    {
      PvElementInfo info;

      pv_scene_describe (scene, (PvElement) { PV_PART_NODE, i }, &info);
      g_array_append_val (boxes, info.bounds);
    }

  return pv_layout_space_new ((const PvRect *) (gpointer) boxes->data, boxes->len);
}

/* As wide as its name will make it (VISUAL.md, Node). */
static double
expected_width (const char *name)
{
  double text = PV_NODE_TEXT_X + pv_text_width (name, (PvFont) { 13, PV_WEIGHT_BOLD }) + PV_NODE_RIGHT_INSET;

  return CLAMP (ceil (text / 6) * 6, PV_NODE_LEAST_WIDTH, PV_NODE_MOST_WIDTH);
}

void
pv_network_edits_place_new (PvEdits *edits, const PvModel *model, PvPlaces *session, const PvScene *scene, const PvId *ids,
                            const char *const *names, guint n, PvPoint wish)
{
  g_autoptr(PvLayoutSpace) space = NULL;
  PvLayoutOptions options = pv_layout_options ();
  PvId view = need_view (edits, model, session);
  guint n_boxes;

  space = occupied_space (scene, &n_boxes);
  for (guint i = 0; i < n; i++)
    {
      double width = expected_width (names[i]);
      PvPoint corner = pv_layout_insert_near (space, width, PV_NODE_HEIGHT, wish, &options);
      PvRect box = { corner.x, corner.y, width, PV_NODE_HEIGHT };

      place (edits, model, view, ids[i], pv_rect_centre (&box));
      pv_layout_space_add (space, n_boxes + i, &box);
    }
  keep_places (edits, model, session, view, NULL, 0);
}

void
pv_network_edits_place_group (PvEdits *edits, const PvModel *model, PvPlaces *session, const PvScene *scene, const PvId *ids,
                              const PvRect *boxes, guint n, const PvPoint *wish)
{
  g_autoptr(PvLayoutSpace) space = NULL;
  PvLayoutOptions options = pv_layout_options ();
  PvRect all = { 0 };
  PvPoint middle, corner;
  PvId view;
  guint n_boxes;

  if (n == 0)
    return;
  view = need_view (edits, model, session);
  for (guint i = 0; i < n; i++)
    all = pv_rect_union (&all, &boxes[i]);
  middle = wish ? *wish : pv_rect_centre (&all);
  space = occupied_space (scene, &n_boxes);
  corner = pv_layout_insert_near (space, all.width, all.height, middle, &options);
  for (guint i = 0; i < n; i++)
    {
      PvPoint centre = pv_rect_centre (&boxes[i]);

      place (edits, model, view, ids[i], (PvPoint) { centre.x - all.x + corner.x, centre.y - all.y + corner.y });
    }
  keep_places (edits, model, session, view, NULL, 0);
}

PvEdits *
pv_network_edits_add (const PvModel *model, PvPlaces *session, const PvScene *scene, const char *const *names, guint actor_kind,
                      PvLang lang, PvPoint wish, PvId *first)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; names[i] != NULL; i++)
    {
      PvId actor = pv_edits_add (edits, PV_ACTOR);

      pv_edits_set_text (edits, actor, PV_ACTOR_NAME, lang, names[i]);
      pv_edits_set_int (edits, actor, PV_ACTOR_KIND, actor_kind);
      g_array_append_val (ids, actor);
    }
  *first = ids->len > 0 ? g_array_index (ids, PvId, 0) : PV_NO_ID;
  pv_edits_set_subject (edits, *first);
  pv_network_edits_place_new (edits, model, session, scene, (const PvId *) (gpointer) ids->data, names, ids->len, wish);

  return edits;
}

PvEdits *
pv_network_edits_link (const PvModel *model, PvPlaces *session, PvId from, PvId to, guint relation_kind, PvId *added)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvId relation = pv_edits_add (edits, PV_RELATION);

  pv_edits_set_reference (edits, relation, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (edits, relation, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (edits, relation, PV_RELATION_KIND, relation_kind);
  pv_edits_set_int (edits, relation, PV_RELATION_STATE, PV_RELATION_STATE_ACTIVE);
  pv_edits_set_subject (edits, relation);
  if (g_hash_table_size (session->centres) > 0)
    keep_places (edits, model, session, need_view (edits, model, session), NULL, 0);
  *added = relation;

  return edits;
}

PvEdits *
pv_network_edits_arrange (const PvModel *model, PvPlaces *session, const PvScene *scene, const PvViewArrangement *arrangement)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ARRANGE);
  PvId view = need_view (edits, model, session);

  pv_edits_set_subject (edits, view);
  for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i++)
    {
      PvElement element = { PV_PART_NODE, i };
      PvRect box = pv_scene_get_box (scene, element);
      PvElementInfo info;

      pv_scene_describe (scene, element, &info);
      place (edits, model, view, info.id, pv_rect_centre (&box));
    }
  pv_view_set_arrangement (edits, model, view, arrangement);

  return edits;
}
