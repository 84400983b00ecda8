#include "app/pv-history-difference-scene.h"

#include "app/pv-network-edits.h"
#include "app/pv-path-edits.h"

/* --- sets --- */

static PvId
step_of (const PvModel *model, PvId task)
{
  PvRecord *record = pv_model_get (model, task);

  return record ? pv_record_get_reference (record, PV_TASK_STEP) : PV_NO_ID;
}

/* What was added or removed with its tasks is said to be so, not to be changed. */
static gboolean
is_in_both (const PvModel *before, const PvModel *after, PvId id)
{
  return pv_model_get (before, id) != NULL && pv_model_get (after, id) != NULL;
}

static const PvModel *
model_of (const PvModel *before, const PvModel *after, const PvVersionChange *change)
{
  return change->how == PV_CHANGED_REMOVED ? before : after;
}

static PvIdSet *
take_set (GArray *ids)
{
  PvIdSet *set = pv_id_set_new ((const PvId *) (gpointer) ids->data, ids->len);

  g_array_unref (ids);
  return set;
}

void
pv_difference_sets_init (PvDifferenceSets *sets, const PvModel *before, const PvModel *after, const GArray *difference)
{
  GArray *ids[] = { g_array_new (FALSE, FALSE, sizeof (PvId)), g_array_new (FALSE, FALSE, sizeof (PvId)),
                    g_array_new (FALSE, FALSE, sizeof (PvId)) };

  for (guint i = 0; i < difference->len; i++)
    {
      const PvVersionChange *change = &g_array_index (difference, PvVersionChange, i);
      guint mark = change->how == PV_CHANGED_ADDED ? PV_DIFFERENCE_ADDED
                   : change->how == PV_CHANGED_REMOVED ? PV_DIFFERENCE_GONE : PV_DIFFERENCE_CHANGED;
      PvId step = change->kind == PV_TASK ? step_of (model_of (before, after, change), change->id) : PV_NO_ID;

      g_array_append_val (ids[mark], change->id);
      if (is_in_both (before, after, step))
        g_array_append_val (ids[PV_DIFFERENCE_CHANGED], step);
    }
  sets->added = take_set (ids[PV_DIFFERENCE_ADDED]);
  sets->changed = take_set (ids[PV_DIFFERENCE_CHANGED]);
  sets->gone = take_set (ids[PV_DIFFERENCE_GONE]);
}

void
pv_difference_sets_clear (PvDifferenceSets *sets)
{
  g_clear_pointer (&sets->added, pv_id_set_unref);
  g_clear_pointer (&sets->changed, pv_id_set_unref);
  g_clear_pointer (&sets->gone, pv_id_set_unref);
}

gboolean
pv_difference_stands_at (const PvModel *before, const PvModel *after, const PvVersionChange *change, PvId id)
{
  return change->id == id || (change->kind == PV_TASK && step_of (model_of (before, after, change), change->id) == id);
}

static void
append_ids (const PvScene *scene, PvPart part, const PvIdSet *but, GArray *ids)
{
  guint n = pv_scene_count (scene, part);

  for (guint i = 0; i < n; i++)
    {
      PvElementInfo info;

      if (pv_scene_describe (scene, (PvElement) { part, i }, &info) && !pv_id_set_contains (but, info.id))
        g_array_append_val (ids, info.id);
    }
}

static void
append_set (const PvIdSet *set, GArray *ids)
{
  guint n;
  const PvId *own = pv_id_set_ids (set, &n);

  g_array_append_vals (ids, own, n);
}

PvIdSet *
pv_difference_full (const PvScene *scene, const PvDifferenceSets *sets)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  if (pv_scene_get_kind (scene) == PV_SCENE_PATH)
    for (PvPart part = PV_PART_NONE + 1; part < PV_N_PARTS; part++)
      append_ids (scene, part, sets->gone, ids);
  else
    {
      append_set (sets->added, ids);
      append_set (sets->changed, ids);
    }
  return take_set (ids);
}

/* --- paths --- */

static gboolean
is_in_network (const PvVersionChange *change)
{
  return change->kind == PV_ACTOR || change->kind == PV_RELATION;
}

static void
count_in (GArray *paths, PvId path)
{
  for (guint i = 1; i < paths->len; i++)
    if (g_array_index (paths, PvDifferencePath, i).path == path)
      {
        g_array_index (paths, PvDifferencePath, i).n++;
        return;
      }
  g_array_append_val (paths, ((PvDifferencePath) { path, 1 }));
}

GArray *
pv_difference_paths (const PvModel *before, const PvModel *after, const GArray *difference)
{
  GArray *paths = g_array_new (FALSE, TRUE, sizeof (PvDifferencePath));

  g_array_set_size (paths, 1);
  for (guint i = 0; i < difference->len; i++)
    {
      const PvVersionChange *change = &g_array_index (difference, PvVersionChange, i);
      PvId path = pv_path_of (model_of (before, after, change), change->id);

      if (is_in_network (change))
        g_array_index (paths, PvDifferencePath, 0).n++;
      else if (path != PV_NO_ID)
        count_in (paths, path);
    }
  return paths;
}

/* --- the scene --- */

typedef struct
{
  PvModel *before;
  PvModel *after;
  GArray *difference;
  PvDifferenceSceneOptions options;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  pv_model_unref (making->before);
  pv_model_unref (making->after);
  g_array_unref (making->difference);
  g_free (making);
}

static PvScene *
make_network (PvModel *both, PvLang lang, GCancellable *cancellable)
{
  PvNetworkSceneOptions options = pv_network_scene_options ();

  options.lang = lang;
  options.audience = PV_AUDIENCE_INTERNAL;
  options.view = pv_network_view (both);
  return pv_scene_new_network (both, &options, cancellable);
}

static PvScene *
make_path (PvModel *both, PvId path, PvLang lang, GCancellable *cancellable)
{
  PvPathSceneOptions options = pv_path_scene_options ();

  options.lang = lang;
  options.audience = PV_AUDIENCE_INTERNAL;
  return pv_scene_new_path (both, path, &options, cancellable);
}

static void
make_scene (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  g_autoptr (PvModel) both = pv_version_difference_union (making->before, making->after, making->difference);
  PvId path = making->options.path;
  PvLang lang = making->options.lang;

  g_task_return_pointer (task, path == PV_NO_ID ? make_network (both, lang, cancellable) : make_path (both, path, lang, cancellable),
                         (GDestroyNotify) pv_scene_unref);
}

void
pv_difference_scene_async (gpointer source, PvModel *before, PvModel *after, GArray *difference, const PvDifferenceSceneOptions *options,
                           GCancellable *cancellable, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Making *making = g_new0 (Making, 1);

  making->before = pv_model_ref (before);
  making->after = pv_model_ref (after);
  making->difference = g_array_ref (difference);
  making->options = *options;
  g_task_set_task_data (task, making, making_free);
  pv_task_run_in_worker (task, make_scene);
}

PvScene *
pv_difference_scene_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
