#include "analysis/pv-actor-tasks.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  const PvActorTask *x = a, *y = b;
  int order = pv_record_compare (&x->path, &y->path);

  if (order == 0)
    order = pv_record_compare (&x->phase, &y->phase);
  if (order == 0)
    order = pv_record_compare (&x->step, &y->step);
  if (order == 0)
    order = (int) pv_record_get_choice (x->task, PV_TASK_ROLE) - (int) pv_record_get_choice (y->task, PV_TASK_ROLE);
  return order != 0 ? order : pv_record_compare (&x->task, &y->task);
}

static guint
number_of (const PvModel *model, const PvActorTask *one)
{
  g_autoptr (GPtrArray) phases = pv_model_children (model, PV_PHASE_PATH, pv_record_get_id (one->path));
  guint index = 0;

  g_ptr_array_find (phases, one->phase, &index);
  return index + 1;
}

GArray *
pv_analysis_actor_tasks (const PvModel *model, PvId actor)
{
  g_autoptr (GPtrArray) tasks = pv_model_children (model, PV_TASK_ACTOR, actor);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PvActorTask));

  for (guint i = 0; i < tasks->len; i++)
    {
      PvActorTask one = { .task = g_ptr_array_index (tasks, i) };

      one.step = pv_model_follow (model, one.task, PV_TASK_STEP);
      one.phase = one.step ? pv_model_follow (model, one.step, PV_STEP_PHASE) : NULL;
      one.path = one.phase ? pv_model_follow (model, one.phase, PV_PHASE_PATH) : NULL;
      if (one.path == NULL)
        continue;
      one.phase_number = number_of (model, &one);
      g_array_append_val (found, one);
    }
  g_array_sort (found, compare);
  return found;
}
