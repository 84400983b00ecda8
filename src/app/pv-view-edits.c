#include "app/pv-view-edits.h"

static void
set_names (PvEdits *edits, PvId view, const PvViewWish *wish)
{
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    pv_edits_set_text (edits, view, PV_VIEW_NAME, lang, wish->names[lang - PV_LANG_FIRST]);
}

/* Who stands in the middle of an arrangement stays there, whoever is looked at from near. */
static void
set_focus (PvEdits *edits, PvId view, const PvViewWish *wish, const PvViewArrangement *arrangement)
{
  gboolean around = arrangement->arrangement == PV_ARRANGEMENT_AROUND;

  if (around && wish->steps > 0 && wish->focus != arrangement->centre)
    return;
  if (!around)
    pv_edits_set_reference (edits, view, PV_VIEW_FOCUS, wish->steps > 0 ? wish->focus : PV_NO_ID);
  if (wish->steps > 0)
    pv_edits_set_int (edits, view, PV_VIEW_STEPS, (gint64) wish->steps);
  else
    pv_edits_clear (edits, view, PV_VIEW_STEPS, PV_LANG_NONE);
}

/* --- places --- */

typedef struct
{
  PvEdits *edits;
  PvId view;
  GHashTable *placed;          /* PvId of subjects */
} Placing;

static void
place (Placing *placing, PvId subject, gint64 where, gboolean locked)
{
  PvId placement;

  if (!g_hash_table_add (placing->placed, g_memdup2 (&subject, sizeof subject)))
    return;
  placement = pv_edits_add (placing->edits, PV_PLACEMENT);
  pv_edits_set_reference (placing->edits, placement, PV_PLACEMENT_VIEW, placing->view);
  pv_edits_set_reference (placing->edits, placement, PV_PLACEMENT_SUBJECT, subject);
  pv_edits_set_int (placing->edits, placement, PV_PLACEMENT_PLACE, where);
  if (locked)
    pv_edits_set_int (placing->edits, placement, PV_PLACEMENT_LOCKED, TRUE);
}

static void
place_shown (Placing *placing, const PvScene *scene)
{
  for (guint i = 0; i < pv_scene_count (scene, PV_PART_NODE); i++)
    {
      PvElement element = { PV_PART_NODE, i };
      PvRect box = pv_scene_get_box (scene, element);
      PvElementInfo info;

      pv_scene_describe (scene, element, &info);
      place (placing, info.id, pv_scene_place_of (pv_rect_centre (&box)), pv_scene_is_locked (scene, element));
    }
}

/* Who is hidden now stands there too once he is shown. */
static void
place_hidden (Placing *placing, const PvModel *model, PvPlaces *session)
{
  PvId from = pv_places_view (session, model);
  g_autoptr (GPtrArray) placements = from != PV_NO_ID ? pv_model_children (model, PV_PLACEMENT_VIEW, from) : g_ptr_array_new ();
  g_autoptr (GArray) remembered = pv_places_list (session);

  for (guint i = 0; i < placements->len; i++)
    {
      const PvRecord *placement = g_ptr_array_index (placements, i);

      place (placing, pv_record_get_reference (placement, PV_PLACEMENT_SUBJECT), pv_record_get_int (placement, PV_PLACEMENT_PLACE),
             pv_record_get_yes (placement, PV_PLACEMENT_LOCKED));
    }
  for (guint i = 0; i < remembered->len; i++)
    {
      const PvSceneMove *move = &g_array_index (remembered, PvSceneMove, i);

      if (pv_model_get (model, move->id))
        place (placing, move->id, pv_scene_place_of (move->centre), FALSE);
    }
}

PvEdits *
pv_view_edits_add (const PvModel *model, PvPlaces *session, const PvScene *scene, const PvViewWish *wish, PvId *added)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvId view = pv_edits_add (edits, PV_VIEW);
  PvViewArrangement arrangement = pv_scene_get_arrangement (scene);
  g_autoptr (GHashTable) placed = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  Placing placing = { edits, view, placed };

  pv_edits_set_subject (edits, view);
  pv_edits_set_int (edits, view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  set_names (edits, view, wish);
  pv_view_set_new (edits, view, wish->filter, &arrangement);
  set_focus (edits, view, wish, &arrangement);
  place_shown (&placing, scene);
  place_hidden (&placing, model, session);
  *added = view;
  return edits;
}

PvEdits *
pv_view_edits_keep (const PvModel *model, PvId view, const PvViewWish *wish)
{
  PvEdits *edits = pv_edits_new (PV_VERB_CHANGE);
  PvViewArrangement arrangement = pv_view_arrangement (model, view);

  pv_edits_set_subject (edits, view);
  pv_view_set_filter (edits, model, view, wish->filter);
  set_focus (edits, view, wish, &arrangement);
  return edits;
}

PvEdits *
pv_view_edits_rename (PvId view, const PvViewWish *wish)
{
  PvEdits *edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_subject (edits, view);
  set_names (edits, view, wish);
  return edits;
}
