/* A filter as the options of a scene. */
#include "diagram/pv-scene-network.h"

static PvIdSet *
take_ids (GArray *ids)
{
  g_autoptr (GArray) taken = ids;

  return taken != NULL ? pv_id_set_new ((const PvId *) (gpointer) taken->data, taken->len) : NULL;
}

void
pv_network_scene_filter (PvNetworkSceneOptions *options, const PvFilter *filter, const PvModel *model, PvShownSets *sets)
{
  PvDate today = options->today != PV_NO_DATE ? options->today : pv_date_today ();

  pv_shown_sets_clear (sets);
  sets->actors = take_ids (pv_filter_actors (filter, model, today));
  sets->links = take_ids (pv_filter_relations (filter, model, today));
  options->only = sets->actors;
  options->only_links = sets->links;
  options->fade_rest = pv_filter_get_fade (filter) && (sets->actors != NULL || sets->links != NULL);
}

void
pv_shown_sets_clear (PvShownSets *sets)
{
  g_clear_pointer (&sets->actors, pv_id_set_unref);
  g_clear_pointer (&sets->links, pv_id_set_unref);
}
