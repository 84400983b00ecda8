#include "report/pv-report-parts.h"

#include <glib/gi18n-lib.h>

static void
add_id (GArray *ids, PvId id)
{
  if (id != PV_NO_ID)
    g_array_append_val (ids, id);
}

/* The municipality's actors and everybody they are linked with: all of a region would be too small to read on a page. */
static PvIdSet *
who_is_shown (const PvRegion *region)
{
  g_autoptr (GPtrArray) own = pv_region_actors (region, FALSE);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  guint n;
  PvRecord *const *relations = pv_model_list (region->model, PV_RELATION, &n);

  for (guint i = 0; i < own->len; i++)
    add_id (ids, pv_record_get_id (own->pdata[i]));
  for (guint i = 0; i < n; i++)
    {
      PvRecord *from = pv_model_follow (region->model, relations[i], PV_RELATION_FROM_ACTOR);
      PvRecord *to = pv_model_follow (region->model, relations[i], PV_RELATION_TO_ACTOR);

      if (from == NULL || to == NULL || !pv_region_stands (region, relations[i]))
        continue;
      if (g_ptr_array_find (own, from, NULL) && pv_region_stands (region, to))
        add_id (ids, pv_record_get_id (to));
      if (g_ptr_array_find (own, to, NULL) && pv_region_stands (region, from))
        add_id (ids, pv_record_get_id (from));
    }

  return ids->len > 0 ? pv_id_set_new ((const PvId *) (gpointer) ids->data, ids->len) : NULL;
}

/* What the picture shows, for who does not see it: the summary, then every link in a sentence. */
static char *
describe (const PvScene *scene)
{
  GString *text = g_string_new (pv_scene_get_summary (scene));
  guint n = pv_scene_count (scene, PV_PART_LINK);

  for (guint i = 0; i < MIN (n, 60); i++)
    {
      PvElementInfo info;

      if (pv_scene_describe (scene, (PvElement) { PV_PART_LINK, i }, &info) && info.sentence != NULL)
        g_string_append_printf (text, "%s %s", i == 0 ? ":" : ";", info.sentence);
    }

  return g_string_free (text, FALSE);
}

void
pv_report_add_network (PvReport *report, const PvRegion *region, PvAudience audience, GCancellable *cancellable)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();
  g_autoptr (PvIdSet) only = who_is_shown (region);
  g_autoptr (PvScene) scene = NULL;
  g_autofree char *name = pv_region_title (region, region->area);
  g_autofree char *title = g_strdup_printf (pv_region_words (region, N_("The network of the municipality: %s")), name);
  g_autofree char *description = NULL;

  if (only == NULL)
    return;

  options.lang = region->lang;
  options.audience = audience;
  options.today = region->today;
  options.only = only;
  options.lead_all = TRUE;
  scene = pv_scene_new_network (region->model, &options, cancellable);
  if (scene == NULL || pv_scene_is_empty (scene))
    return;

  description = describe (scene);
  pv_report_add_heading (report, PV_SECTION_LEVEL (report), region->lang, pv_region_words (region, N_("Network")));
  pv_report_add_figure (report, scene, region->lang, title, description);
}
