#include "exchange/pv-diagram-choice.h"

#include "analysis/analysis.h"
#include "exchange/pv-output.h"
#include "exchange/pv-path-pages.h"
#include "exchange/pv-picture-sheets.h"

#include <glib/gi18n-lib.h>

/* Of the work for a picture, the part before it is drawn. */
#define SCENE 0.6

PvDiagramChoice
pv_diagram_choice (void)
{
  return (PvDiagramChoice) { .lang = PV_LANG_FI, .audience = PV_AUDIENCE_PUBLIC, .style = PV_STYLE_LIGHT, .legend = TRUE };
}

PvId
pv_diagram_view (const PvModel *model)
{
  return pv_network_view_of_all (model);
}

static PvId
view_of (const PvModel *model, const PvDiagramChoice *choice)
{
  return choice->view != PV_NO_ID ? choice->view : pv_diagram_view (model);
}

/* What may be shown. (transfer full) */
static PvModel *
released (const PvModel *model, const PvDiagramChoice *choice)
{
  g_autoptr (PvRelease) release = NULL;

  if (choice->audience >= PV_AUDIENCE_INTERNAL)
    return pv_model_ref ((PvModel *) model);
  release = pv_release_new (model, choice->audience, choice->without_raised ? PV_RELEASE_PLAIN : PV_RELEASE_WITH_RAISED);
  return pv_model_ref (release->model);
}

/* --- the network --- */

/* Chosen actors, and both ends of chosen links. */
static PvIdSet *
chosen_actors (const PvModel *model, const PvIdSet *only)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (PvId));
  guint n;
  const PvId *ids = pv_id_set_ids (only, &n);

  for (guint i = 0; i < n; i++)
    {
      const PvRecord *record = pv_model_get (model, ids[i]);
      PvId ends[2] = { ids[i], PV_NO_ID };

      if (record != NULL && pv_record_get_kind (record) == PV_RELATION)
        {
          ends[0] = pv_record_get_reference (record, PV_RELATION_FROM_ACTOR);
          ends[1] = pv_record_get_reference (record, PV_RELATION_TO_ACTOR);
        }
      g_array_append_vals (actors, ends, ends[1] != PV_NO_ID ? 2 : 1);
    }
  return pv_id_set_new ((const PvId *) (gpointer) actors->data, actors->len);
}

/* Those of @only that the filter lets through. */
static PvIdSet *
both (const PvIdSet *only, const PvIdSet *filtered)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  guint n;
  const PvId *all = pv_id_set_ids (only, &n);

  for (guint i = 0; i < n; i++)
    if (filtered == NULL || pv_id_set_contains (filtered, all[i]))
      g_array_append_val (ids, all[i]);
  return pv_id_set_new ((const PvId *) (gpointer) ids->data, ids->len);
}

/* Where everybody stands: views are not released, and who is not shown must not move the others. (transfer full) */
static GArray *
places_of_all (const PvModel *model, const PvDiagramChoice *choice, GCancellable *cancellable)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();
  g_autoptr (PvScene) scene = NULL;
  GArray *places = g_array_new (FALSE, FALSE, sizeof (PvSceneMove));

  options.lang = choice->lang;
  options.today = choice->today;
  options.view = view_of (model, choice);
  options.places = choice->places;
  options.n_places = choice->n_places;
  scene = pv_scene_new_network (model, &options, cancellable);
  for (guint i = 0; scene != NULL && i < pv_scene_count (scene, PV_PART_NODE); i++)
    {
      PvElement element = { PV_PART_NODE, i };
      PvRect box = pv_scene_get_box (scene, element);
      PvElementInfo info;
      PvSceneMove place;

      pv_scene_describe (scene, element, &info);
      place = (PvSceneMove) { info.id, pv_rect_centre (&box) };
      g_array_append_val (places, place);
    }
  return places;
}

static void
filter_of_view (const PvModel *model, const PvDiagramChoice *choice, PvNetworkSceneOptions *options, PvShownSets *sets)
{
  g_autoptr (PvFilter) filter = pv_view_filter (model, choice->view);

  options->today = choice->today;
  pv_network_scene_filter (options, filter, model, sets);
}

static PvScene *
network_scene (const PvModel *model, const PvDiagramChoice *choice, GCancellable *cancellable)
{
  PvNetworkSceneOptions options = choice->filter != NULL ? *choice->filter : pv_network_scene_options ();
  g_autoptr (PvModel) shown = released (model, choice);
  g_autoptr (PvIdSet) actors = choice->only != NULL ? chosen_actors (shown, choice->only) : NULL;
  g_auto (PvShownSets) sets = { NULL, NULL };
  g_autoptr (PvIdSet) only = NULL;
  g_autoptr (GArray) places = NULL;
  PvViewArrangement kept;

  if (choice->filter == NULL)
    filter_of_view (model, choice, &options, &sets);
  only = actors != NULL ? both (actors, options.only) : NULL;
  options.lang = choice->lang;
  options.lead_all = !choice->straight && pv_rect_is_empty (&choice->seen);
  options.audience = choice->audience;
  options.older = choice->audience > PV_AUDIENCE_PUBLIC ? choice->older : NULL;
  if (choice->audience >= PV_AUDIENCE_INTERNAL && choice->n_findings > 0)
    {
      options.findings = choice->findings;
      options.n_findings = choice->n_findings;
    }
  if (only != NULL)
    {
      options.only = only;
      options.fade_rest = FALSE;
    }
  if (choice->arrangement != NULL)
    {
      options.arrangement = choice->arrangement;
      return pv_scene_new_network (shown, &options, cancellable);
    }
  if (shown == model && options.only == NULL)
    {
      options.view = view_of (model, choice);
      options.places = choice->places;
      options.n_places = choice->n_places;
      return pv_scene_new_network (model, &options, cancellable);
    }

  places = places_of_all (model, choice, cancellable);
  kept = pv_view_arrangement (model, view_of (model, choice));
  options.arrangement = &kept;
  options.view = PV_NO_ID;
  options.places = (const PvSceneMove *) (gpointer) places->data;
  options.n_places = places->len;
  return pv_scene_new_network (shown, &options, cancellable);
}

/* --- a path --- */

static PvId
phase_of (const PvModel *model, const PvRecord *record)
{
  const PvRecord *step = record;

  if (record == NULL)
    return PV_NO_ID;
  switch (pv_record_get_kind (record))
    {
    case PV_PHASE:
      return pv_record_get_id (record);
    case PV_TASK:
      step = pv_model_follow (model, record, PV_TASK_STEP);
      break;
    case PV_TRANSITION:
      step = pv_model_follow (model, record, PV_TRANSITION_FROM_STEP);
      break;
    default:
      break;
    }
  return step != NULL && pv_record_get_kind (step) == PV_STEP ? pv_record_get_reference (step, PV_STEP_PHASE) : PV_NO_ID;
}

/* From the first phase that has something of @only to the last. FALSE when none has. */
static gboolean
chosen_phases (const PvModel *model, const PvDiagramChoice *choice, guint *first, guint *n)
{
  g_autoptr (GPtrArray) phases = pv_model_children (model, PV_PHASE_PATH, choice->path);
  guint n_ids, from = G_MAXUINT, to = 0;
  const PvId *ids = pv_id_set_ids (choice->only, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    {
      PvId phase = phase_of (model, pv_model_get (model, ids[i]));

      for (guint p = 0; p < phases->len; p++)
        if (pv_record_get_id (phases->pdata[p]) == phase)
          {
            from = MIN (from, p);
            to = MAX (to, p);
          }
    }
  if (from == G_MAXUINT)
    return FALSE;
  *first = from;
  *n = to - from + 1;
  return TRUE;
}

static PvPathSceneOptions
path_options (const PvModel *model, const PvDiagramChoice *choice)
{
  PvPathSceneOptions options = pv_path_scene_options ();

  options.lang = choice->lang;
  options.audience = choice->audience;
  options.older = choice->audience > PV_AUDIENCE_PUBLIC ? choice->older : NULL;
  if (choice->audience >= PV_AUDIENCE_INTERNAL && choice->n_findings > 0)
    {
      options.findings = choice->findings;
      options.n_findings = choice->n_findings;
    }
  if (choice->only != NULL)
    chosen_phases (model, choice, &options.first_phase, &options.n_phases);
  return options;
}

PvScene *
pv_diagram_lead (PvScene *scene, const PvRect *part, GCancellable *cancellable)
{
  g_autoptr (PvScene) straight = scene;
  g_autoptr (PvSceneLeader) leader = NULL;

  if (pv_scene_is_led_round (scene))
    return g_steal_pointer (&straight);
  leader = pv_scene_leader_new (straight);
  return pv_scene_leader_lead (leader, part, NULL, cancellable);
}

/* As a window shows it: from nearby, round boxes. (transfer full) */
static PvScene *
lead_seen (PvScene *scene, const PvDiagramChoice *choice, GCancellable *cancellable)
{
  if (scene == NULL || choice->straight || pv_rect_is_empty (&choice->seen) || choice->zoom < PV_SCENE_NEAR_ZOOM)
    return scene;
  return pv_diagram_lead (scene, &choice->seen, cancellable);
}

PvScene *
pv_diagram_scene (const PvModel *model, const PvDiagramChoice *choice, GCancellable *cancellable)
{
  g_autoptr (PvModel) shown = NULL;
  PvPathSceneOptions options;

  if (choice->path == PV_NO_ID)
    return lead_seen (network_scene (model, choice, cancellable), choice, cancellable);
  shown = released (model, choice);
  options = path_options (shown, choice);
  return pv_scene_new_path (shown, choice->path, &options, cancellable);
}

char *
pv_diagram_title (const PvModel *model, const PvDiagramChoice *choice)
{
  PvRecord *shown = choice->path != PV_NO_ID ? pv_model_get (model, choice->path) : pv_model_get_ecosystem (model);

  return shown != NULL ? pv_title_in (model, shown, choice->lang) : NULL;
}

/* --- the picture --- */

PvPicture
pv_diagram_picture (const PvModel *model, const PvDiagramChoice *choice, const PvScene *scene, const char *title,
                    const PvEmphasis *emphasis)
{
  PvPicture picture = pv_picture (scene, title, pv_example_mark (model));

  picture.legend = choice->legend;
  picture.style = choice->style;
  picture.emphasis = emphasis;
  if (!pv_rect_is_empty (&choice->seen))
    {
      picture.clip = choice->seen;
      picture.zoom = choice->zoom;
    }
  return picture;
}

static gboolean
check_something (const PvScene *scene, const PvDiagramChoice *choice, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!pv_scene_is_empty (scene))
    return TRUE;
  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED,
               choice->only != NULL ? _("There is nothing to draw: nothing of what was chosen is in the picture")
               : choice->path != PV_NO_ID ? _("There is nothing to draw: the path has no phases yet")
                                          : _("There is nothing to draw: the network has no actors to show"));
  return FALSE;
}

/* A path's pages are cut between its phases. */
static GBytes *
path_pages (const PvModel *model, const PvDiagramChoice *choice, const char *title, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvModel) shown = released (model, choice);
  PvPathSceneOptions options = path_options (shown, choice);

  return pv_path_pdf (shown, choice->path, &options, choice->pages, title, pv_example_mark (model), cancellable, error);
}

static GBytes *
make_pdf (const PvModel *model, const PvDiagramChoice *choice, const PvPicture *picture, GCancellable *cancellable, GError **error)
{
  gboolean part = !pv_rect_is_empty (&choice->seen);

  if (choice->path != PV_NO_ID && !part)
    return path_pages (model, choice, picture->title, cancellable, error);
  if (choice->pages != PV_PAGES_ONE && !part)
    return pv_picture_sheets (picture, choice->pages == PV_PAGES_A3, cancellable, error);
  return pv_picture_pdf (picture, cancellable, error);
}

static gboolean
check_chosen (const PvModel *model, const PvDiagramChoice *choice, GError **error)
{
  guint first, n;

  if (choice->only == NULL || choice->path == PV_NO_ID || chosen_phases (model, choice, &first, &n))
    return TRUE;
  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("There is nothing to draw: nothing of what was chosen is in the picture"));
  return FALSE;
}

/* The scene as it would be written, or an error that says why there is nothing. */
static PvScene *
scene_to_write (const PvModel *model, const PvDiagramChoice *choice, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvScene) scene = check_chosen (model, choice, error) ? pv_diagram_scene (model, choice, cancellable) : NULL;

  if (error != NULL && *error != NULL)
    return NULL;
  return check_something (scene, choice, cancellable, error) ? g_steal_pointer (&scene) : NULL;
}

static guint
count_pages (const PvModel *model, const PvDiagramChoice *choice, const PvPicture *picture)
{
  if (!pv_rect_is_empty (&choice->seen) || choice->pages == PV_PAGES_ONE)
    return 1;
  if (choice->path != PV_NO_ID)
    {
      g_autoptr (PvModel) shown = released (model, choice);
      PvPathSceneOptions options = path_options (shown, choice);

      return pv_path_count_pages (shown, choice->path, &options, choice->pages);
    }
  return pv_picture_count_sheets (picture, choice->pages == PV_PAGES_A3);
}

GBytes *
pv_diagram_preview (const PvModel *model, const PvDiagramChoice *choice, double most_width, double most_height, guint *n_sheets,
                    char **summary, GCancellable *cancellable, GError **error)
{
  g_autofree char *title = pv_diagram_title (model, choice);
  PvEmphasis emphasis = { .full = choice->full };
  g_autoptr (GError) cause = NULL;
  g_autoptr (PvScene) scene = NULL;
  PvDiagramChoice quick = *choice;
  PvPicture picture;
  PvRect bounds;

  /* A network that is not led at once is so large that, seen whole, nobody sees here whose box a line runs through. */
  quick.straight = pv_rect_is_empty (&choice->seen);
  scene = scene_to_write (model, &quick, cancellable, &cause);
  if (scene == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  picture = pv_diagram_picture (model, choice, scene, title, choice->full != NULL ? &emphasis : NULL);
  bounds = pv_picture_bounds (&picture);
  *n_sheets = count_pages (model, choice, &picture);
  *summary = g_strdup (pv_scene_get_summary (scene));
  return pv_picture_png (&picture, MIN (MIN (most_width / bounds.width, most_height / bounds.height), 2), cancellable, error);
}

gboolean
pv_diagram_export (const PvModel *model, const PvDiagramChoice *choice, const char *file, double scale, GCancellable *cancellable,
                   GError **error)
{
  PvProgressStage stage = pv_progress_enter (cancellable, 0, SCENE);
  g_autofree char *lower = g_ascii_strdown (file, -1);
  g_autofree char *title = pv_diagram_title (model, choice);
  PvEmphasis emphasis = { .full = choice->full };
  g_autoptr (GError) cause = NULL;
  g_autoptr (PvScene) scene = scene_to_write (model, choice, cancellable, &cause);
  g_autoptr (GBytes) bytes = NULL;
  PvPicture picture;

  if (scene == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  pv_progress_leave (cancellable, stage);
  pv_progress_enter (cancellable, SCENE, 1);
  picture = pv_diagram_picture (model, choice, scene, title, choice->full != NULL ? &emphasis : NULL);
  if (!g_str_has_suffix (lower, ".pdf"))
    return pv_picture_export (&picture, file, scale, cancellable, error);
  bytes = make_pdf (model, choice, &picture, cancellable, error);
  return bytes != NULL && pv_output_bytes (file, bytes, cancellable, error);
}
