#include "analysis/pv-duty.h"

GPtrArray *
pv_duty_tasks (const PvModel *model, PvId step, guint role)
{
  GPtrArray *tasks = pv_model_children (model, PV_TASK_STEP, step);

  for (guint i = tasks->len; i > 0; i--)
    if (role != 0 && pv_record_get_choice (tasks->pdata[i - 1], PV_TASK_ROLE) != role)
      g_ptr_array_remove_index (tasks, i - 1);

  return tasks;
}

PvId
pv_duty_lane (const PvModel *model, PvId step)
{
  static const guint roles[] = { PV_ROLE_ANSWERS, PV_ROLE_DECIDES, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GPtrArray) tasks = pv_duty_tasks (model, step, roles[i]);

      if (tasks->len > 0)
        return pv_record_get_reference (tasks->pdata[0], PV_TASK_ACTOR);
    }

  return PV_NO_ID;
}

gboolean
pv_duty_phase_answered (const PvModel *model, PvId phase)
{
  g_autoptr (GPtrArray) steps = pv_model_children (model, PV_STEP_PHASE, phase);

  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr (GPtrArray) tasks = pv_duty_tasks (model, pv_record_get_id (steps->pdata[i]), PV_ROLE_ANSWERS);

      if (tasks->len > 0)
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
pv_duty_phases (const PvModel *model, PvId path)
{
  return pv_model_children (model, PV_PHASE_PATH, path);
}

GPtrArray *
pv_duty_steps (const PvModel *model, PvId path)
{
  g_autoptr (GPtrArray) phases = pv_duty_phases (model, path);
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < phases->len; i++)
    {
      g_autoptr (GPtrArray) steps = pv_model_children (model, PV_STEP_PHASE, pv_record_get_id (phases->pdata[i]));

      g_ptr_array_extend (all, steps, NULL, NULL);
    }

  return all;
}
