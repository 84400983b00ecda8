/* Places that changed: those actors move in the picture there is, and nothing is made anew. */
#include "app/pv-network-page-private.h"

/* The first move of all writes down where everybody stands, in a view that is made for it and shows what is shown. */
static gboolean
is_view_for_places (PvNetworkPage *self, const PvChange *change)
{
  PvModel *model = pv_document_get_model (self->base.document);
  g_autoptr (PvFilter) filter = NULL;

  if (change->how != PV_CHANGED_ADDED || change->id != pv_network_page_get_view (self))
    return FALSE;
  filter = pv_view_filter (model, change->id);
  return pv_filter_get_n (filter) == 0
         && pv_view_arrangement (model, change->id).arrangement == pv_scene_get_arrangement (self->scene).arrangement;
}

/* FALSE when it says more than where an actor stands. @view: the one that is shown. */
static gboolean
add_move (PvNetworkPage *self, PvId view, const PvRecord *placement, GArray *moves)
{
  gint64 place = pv_record_get_int (placement, PV_PLACEMENT_PLACE);
  PvSceneMove move = { pv_record_get_reference (placement, PV_PLACEMENT_SUBJECT), pv_scene_place_to_centre (place) };
  PvElement element = pv_scene_find (self->scene, move.id);
  PvRect box = pv_scene_get_box (self->scene, element);

  if (pv_record_get_yes (placement, PV_PLACEMENT_LOCKED) != pv_scene_is_locked (self->scene, element))
    return FALSE;
  /* Who is written down where he stands does not move. */
  if (pv_record_get_reference (placement, PV_PLACEMENT_VIEW) == view && pv_scene_place_of (pv_rect_centre (&box)) != place)
    g_array_append_val (moves, move);
  return TRUE;
}

/* Too many to be told one by one. */
static gboolean
add_all_moves (PvNetworkPage *self, PvId view, GArray *moves)
{
  const PvModel *model = pv_document_get_model (self->base.document);
  guint n;
  const PvReferrer *referrers = pv_model_referrers (model, view, &n);

  for (guint i = 0; i < n; i++)
    if (referrers[i].field == PV_PLACEMENT_VIEW && !add_move (self, view, pv_model_get (model, referrers[i].id), moves))
      return FALSE;
  return TRUE;
}

/* FALSE when it is not as simple as that. */
static gboolean
list_moves (PvNetworkPage *self, const PvChangeSet *changes, GArray *moves)
{
  PvId view = pv_network_page_get_view (self);
  gboolean view_came = FALSE;

  for (guint i = 0; i < pv_change_set_get_n (changes); i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);
      PvRecord *placement = pv_model_get (pv_document_get_model (self->base.document), change->id);

      if (change->kind == PV_VIEW && !is_view_for_places (self, change))
        return FALSE;
      view_came = view_came || change->kind == PV_VIEW;
      if (change->kind == PV_PLACEMENT && (placement == NULL || !add_move (self, view, placement, moves)))
        return FALSE;
    }
  /* In a view that has just come nobody has lost a place. */
  return !pv_change_set_whole_kind (changes, PV_PLACEMENT) || (view_came && add_all_moves (self, view, moves));
}

gboolean
pv_network_page_take_moves (PvNetworkPage *self, const PvChangeSet *changes)
{
  static const PvKind others[] = { PV_ACTOR, PV_RELATION, PV_AREA, PV_AGREEMENT };
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (PvSceneMove));
  g_autoptr (PvScene) scene = NULL;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (PvRect));

  if (self->scene == NULL || self->building || pv_canvas_page_touches (changes, others, G_N_ELEMENTS (others))
      || pv_change_set_whole_kind (changes, PV_VIEW) || !list_moves (self, changes, moves))
    return FALSE;
  scene = pv_scene_drop_nodes (self->scene, (const PvSceneMove *) (gpointer) moves->data, moves->len, changed);
  pv_network_page_take_scene (self, scene, changed);
  return TRUE;
}
