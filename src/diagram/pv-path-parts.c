#include "diagram/pv-path-parts.h"

#include "diagram/pv-actor-face.h"

#include <string.h>

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const PvPartTask *x = a, *y = b;

  if (x->role != y->role)
    return x->role < y->role ? -1 : 1;
  return pv_record_get_id (x->record) < pv_record_get_id (y->record) ? -1 : 1;
}

static GArray *
collect_tasks (const PvModel *model, PvId step)
{
  g_autoptr (GPtrArray) records = pv_model_children (model, PV_TASK_STEP, step);
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (PvPartTask));

  for (guint i = 0; i < records->len; i++)
    {
      const PvRecord *record = g_ptr_array_index (records, i);
      PvPartTask task = { pv_record_get_reference (record, PV_TASK_ACTOR), pv_record_get_choice (record, PV_TASK_ROLE), record };

      g_array_append_val (tasks, task);
    }
  g_array_sort (tasks, compare_tasks);
  return tasks;
}

static guint
find_lane (PvPathParts *parts, PvId actor)
{
  for (guint i = 0; i < parts->lanes->len; i++)
    if (g_array_index (parts->lanes, PvId, i) == actor)
      return i;
  g_array_append_val (parts->lanes, actor);
  return parts->lanes->len - 1;
}

/* Who answers has the step; failing that who decides, and so on. Lanes are made later, so that "nobody" comes last. */
static PvId
owner_of (const PvPartStep *step)
{
  return step->tasks->len == 0 ? PV_NO_ID : g_array_index (step->tasks, PvPartTask, 0).actor;
}

/* Digital when a channel of its service is one that people use on a screen, in this phase or in any. */
static gboolean
is_digital (const PvModel *model, const PvRecord *step)
{
  PvId service = pv_record_get_reference (step, PV_STEP_SERVICE);
  g_autoptr (GPtrArray) channels = NULL;

  if (service == PV_NO_ID)
    return FALSE;
  channels = pv_model_children (model, PV_CHANNEL_SERVICE, service);
  for (guint i = 0; i < channels->len; i++)
    {
      const PvRecord *channel = g_ptr_array_index (channels, i);
      PvId phase = pv_record_get_reference (channel, PV_CHANNEL_PHASE);
      guint kind = pv_record_get_choice (channel, PV_CHANNEL_KIND);

      if ((kind == PV_CHANNEL_KIND_E_SERVICE || kind == PV_CHANNEL_KIND_WEB_PAGE)
          && (phase == PV_NO_ID || phase == pv_record_get_reference (step, PV_STEP_PHASE)))
        return TRUE;
    }
  return FALSE;
}

static guint
flags_of_step (const PvPathParts *parts, const PvRecord *step, const GArray *tasks)
{
  guint flags = 0;

  if (pv_record_get_standing (step) == PV_STANDING_RAISED)
    flags |= PV_FLAG_RAISED;
  if (pv_record_get_standing (step) == PV_STANDING_RETIRED)
    flags |= PV_FLAG_ENDED;
  if (pv_record_get_yes (step, PV_STEP_HOLDS_DECISION))
    flags |= PV_FLAG_DECISION;
  if (tasks->len == 0)
    flags |= PV_FLAG_NOBODY;
  if (is_digital (parts->model, step))
    flags |= PV_FLAG_CHANNEL;
  if (parts->options.audience > PV_AUDIENCE_PUBLIC)
    flags |= pv_language_flag (step, PV_STEP_NAME, parts->options.older, NULL);
  for (guint i = 0; i < parts->options.n_findings; i++)
    {
      const PvSceneFinding *finding = &parts->options.findings[i];

      if (finding->record != pv_record_get_id (step))
        continue;
      if (finding->what == PV_SCENE_CONFLICT)
        flags |= PV_FLAG_CONFLICT;
      else if (finding->what == PV_FINDING_OVERLAP)
        flags |= PV_FLAG_OVERLAP;
      else if (finding->what == PV_FINDING_UNCLEAR_DUTY || finding->what == PV_FINDING_NO_DECIDER)
        flags |= PV_FLAG_UNCLEAR;
    }
  return flags;
}

static void
add_steps (PvPathParts *parts, const PvRecord *phase, guint number, guint extra_flags)
{
  g_autoptr (GPtrArray) records = pv_model_children (parts->model, PV_STEP_PHASE, pv_record_get_id (phase));

  for (guint i = 0; i < records->len; i++)
    {
      PvPartStep step = { .record = g_ptr_array_index (records, i), .phase = number };

      step.tasks = collect_tasks (parts->model, pv_record_get_id (step.record));
      step.flags = flags_of_step (parts, step.record, step.tasks) | extra_flags;
      g_array_append_val (parts->steps, step);
    }
}

static gboolean
is_owner (const PvPathParts *parts, PvId actor)
{
  for (guint i = 0; i < parts->steps->len; i++)
    if (owner_of (&g_array_index (parts->steps, PvPartStep, i)) == actor)
      return actor != PV_NO_ID;
  return FALSE;
}

/* On every page of a path its lanes stand in the order that they have on the whole. */
static void
begin_lanes (PvPathParts *parts, const GPtrArray *all_phases)
{
  for (guint p = 0; p < all_phases->len; p++)
    {
      g_autoptr (GPtrArray) steps = pv_model_children (parts->model, PV_STEP_PHASE, pv_record_get_id (g_ptr_array_index (all_phases, p)));

      for (guint s = 0; s < steps->len; s++)
        {
          PvPartStep step = { .tasks = collect_tasks (parts->model, pv_record_get_id (g_ptr_array_index (steps, s))) };

          if (is_owner (parts, owner_of (&step)))
            find_lane (parts, owner_of (&step));
          g_array_unref (step.tasks);
        }
    }
}

static void
make_lanes (PvPathParts *parts)
{
  for (guint i = 0; i < parts->steps->len; i++)
    {
      const PvPartStep *step = &g_array_index (parts->steps, PvPartStep, i);

      if (owner_of (step) != PV_NO_ID)
        find_lane (parts, owner_of (step));
    }
  for (guint i = 0; i < parts->steps->len; i++)
    {
      PvPartStep *step = &g_array_index (parts->steps, PvPartStep, i);

      step->lane = find_lane (parts, owner_of (step));
    }
}

static guint
find_step (const PvPathParts *parts, PvId id)
{
  for (guint i = 0; i < parts->steps->len; i++)
    if (pv_record_get_id (g_array_index (parts->steps, PvPartStep, i).record) == id)
      return i;
  return G_MAXUINT;
}

static guint
flags_of_transition (const PvPathParts *parts, const PvRecord *transition)
{
  guint flags = pv_record_get_standing (transition) == PV_STANDING_RAISED ? PV_FLAG_RAISED : 0;

  for (guint i = 0; i < parts->options.n_findings; i++)
    if (parts->options.findings[i].record == pv_record_get_id (transition) && parts->options.findings[i].what == PV_FINDING_HAND_OVER)
      flags |= PV_FLAG_NO_AGREEMENT;
  return flags;
}

static void
collect_transitions (PvPathParts *parts)
{
  for (guint i = 0; i < parts->steps->len; i++)
    {
      const PvPartStep *step = &g_array_index (parts->steps, PvPartStep, i);
      g_autoptr (GPtrArray) records = NULL;

      if (step->flags & PV_FLAG_LEFT_OUT)
        continue;
      records = pv_model_children (parts->model, PV_TRANSITION_FROM_STEP, pv_record_get_id (step->record));
      for (guint j = 0; j < records->len; j++)
        {
          const PvRecord *record = g_ptr_array_index (records, j);
          PvPartTransition transition = { record, i, find_step (parts, pv_record_get_reference (record, PV_TRANSITION_TO_STEP)),
                                          flags_of_transition (parts, record) };

          if (transition.to != G_MAXUINT)
            g_array_append_val (parts->transitions, transition);
        }
    }
}

/* One sign for an actor and a step, with its weightiest role; never in the step's own lane. */
static void
collect_assists (PvPathParts *parts)
{
  for (guint i = 0; i < parts->steps->len; i++)
    {
      const PvPartStep *step = &g_array_index (parts->steps, PvPartStep, i);
      guint first = parts->assists->len;

      for (guint j = 0; j < step->tasks->len; j++)
        {
          PvPartAssist assist = { i, 0, g_array_index (step->tasks, PvPartTask, j) };
          gboolean known = assist.task.actor == owner_of (step) || (step->flags & PV_FLAG_LEFT_OUT) != 0;

          for (guint k = first; k < parts->assists->len; k++)
            known = known || g_array_index (parts->assists, PvPartAssist, k).task.actor == assist.task.actor;
          if (known)
            continue;
          assist.lane = find_lane (parts, assist.task.actor);
          g_array_append_val (parts->assists, assist);
        }
    }
}

static void
collect_gaps (PvPathParts *parts)
{
  for (guint i = 0; i < parts->options.n_findings; i++)
    {
      const PvSceneFinding *finding = &parts->options.findings[i];

      if (finding->what != PV_FINDING_GAP)
        continue;
      for (guint p = 0; p < parts->phases->len; p++)
        if (pv_record_get_id (g_ptr_array_index (parts->phases, p)) == finding->record)
          {
            PvPartGap gap = { p, find_lane (parts, finding->other) };

            g_array_append_val (parts->gaps, gap);
          }
    }
}

/* --- against another path --- */
static gboolean
same_text (const PvRecord *a, const PvRecord *b, PvField field, PvLang lang)
{
  return g_strcmp0 (pv_record_get_text (a, field, lang), pv_record_get_text (b, field, lang)) == 0;
}

static gboolean
same_tasks (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, PvPartTask, i).actor != g_array_index (b, PvPartTask, i).actor
        || g_array_index (a, PvPartTask, i).role != g_array_index (b, PvPartTask, i).role)
      return FALSE;
  return TRUE;
}

static guint
phase_like (const PvPathParts *parts, const PvRecord *phase, guint number)
{
  for (guint i = 0; i < parts->phases->len; i++)
    if (same_text (g_ptr_array_index (parts->phases, i), phase, PV_PHASE_NAME, PV_LANG_FI)
        && same_text (g_ptr_array_index (parts->phases, i), phase, PV_PHASE_NAME, PV_LANG_SV))
      return i;
  return MIN (number, parts->phases->len - 1);
}

static PvPartStep *
find_successor (PvPathParts *parts, const PvRecord *old, guint n_own)
{
  for (guint i = 0; i < n_own; i++)
    {
      PvPartStep *step = &g_array_index (parts->steps, PvPartStep, i);
      PvId replaced = pv_record_get_reference (step->record, PV_STEP_REPLACES);

      if (replaced == pv_record_get_id (old))
        return step;
      if (replaced == PV_NO_ID && same_text (step->record, old, PV_STEP_NAME, PV_LANG_FI) && same_text (step->record, old, PV_STEP_NAME, PV_LANG_SV))
        return step;
    }
  return NULL;
}

static void
compare_step (PvPathParts *parts, const PvPartStep *old, guint n_own)
{
  PvPartStep *step = find_successor (parts, old->record, n_own);

  if (step == NULL)
    {
      PvPartStep ghost = *old;

      ghost.tasks = g_array_ref (old->tasks);
      ghost.flags = PV_FLAG_LEFT_OUT;
      g_array_append_val (parts->steps, ghost);
      return;
    }
  step->flags &= ~(guint) PV_FLAG_NEW;
  if (!same_text (step->record, old->record, PV_STEP_NAME, parts->first) || !same_tasks (step->tasks, old->tasks))
    step->flags |= PV_FLAG_CHANGED;
}

static void
compare (PvPathParts *parts)
{
  g_autoptr (GPtrArray) phases = pv_model_children (parts->model, PV_PHASE_PATH, parts->options.compared_with);
  guint n_own = parts->steps->len;
  g_autoptr (GArray) own = g_steal_pointer (&parts->steps);
  g_autoptr (GArray) others = NULL;

  parts->steps = g_array_new (FALSE, FALSE, sizeof (PvPartStep));
  for (guint i = 0; i < phases->len; i++)
    add_steps (parts, g_ptr_array_index (phases, i), phase_like (parts, g_ptr_array_index (phases, i), i), 0);
  others = g_steal_pointer (&parts->steps);
  parts->steps = g_array_ref (own);
  for (guint i = 0; i < n_own; i++)
    g_array_index (parts->steps, PvPartStep, i).flags |= PV_FLAG_NEW;
  for (guint i = 0; i < others->len; i++)
    {
      PvPartStep *old = &g_array_index (others, PvPartStep, i);

      compare_step (parts, old, n_own);
      g_array_unref (old->tasks);
    }
}

/* A page shows some phases, under the numbers that they have on the path. */
static void
keep_page (PvPathParts *parts)
{
  guint first = MIN (parts->options.first_phase, parts->phases->len);
  guint after = parts->options.n_phases == 0 ? parts->phases->len : MIN (first + parts->options.n_phases, parts->phases->len);

  g_ptr_array_remove_range (parts->phases, after, parts->phases->len - after);
  g_ptr_array_remove_range (parts->phases, 0, first);
}

gboolean
pv_path_parts_init (PvPathParts *parts, const PvModel *model, PvId path, const PvPathSceneOptions *options)
{
  const PvRecord *record = pv_model_get (model, path);
  g_autoptr (GPtrArray) all_phases = NULL;

  *parts = (PvPathParts) { .model = model, .options = *options };
  if (record == NULL || pv_record_get_kind (record) != PV_PATH)
    return FALSE;
  if (parts->options.lang == PV_LANG_NONE)
    parts->options.lang = PV_LANG_FI;
  parts->first = pv_first_lang (model, parts->options.lang);
  all_phases = pv_model_children (model, PV_PHASE_PATH, path);
  parts->phases = pv_model_children (model, PV_PHASE_PATH, path);
  keep_page (parts);
  parts->lanes = g_array_new (FALSE, FALSE, sizeof (PvId));
  parts->steps = g_array_new (FALSE, FALSE, sizeof (PvPartStep));
  parts->transitions = g_array_new (FALSE, FALSE, sizeof (PvPartTransition));
  parts->assists = g_array_new (FALSE, FALSE, sizeof (PvPartAssist));
  parts->gaps = g_array_new (FALSE, FALSE, sizeof (PvPartGap));
  for (guint i = 0; i < parts->phases->len; i++)
    add_steps (parts, g_ptr_array_index (parts->phases, i), i, 0);
  if (options->compared_with != PV_NO_ID && parts->phases->len > 0)
    compare (parts);
  if (parts->phases->len < all_phases->len)
    begin_lanes (parts, all_phases);
  make_lanes (parts);
  collect_transitions (parts);
  if (options->assisting)
    collect_assists (parts);
  collect_gaps (parts);
  return TRUE;
}

void
pv_path_parts_clear (PvPathParts *parts)
{
  if (parts->phases == NULL)
    return;
  for (guint i = 0; i < parts->steps->len; i++)
    g_array_unref (g_array_index (parts->steps, PvPartStep, i).tasks);
  g_ptr_array_unref (parts->phases);
  g_array_unref (parts->lanes);
  g_array_unref (parts->steps);
  g_array_unref (parts->transitions);
  g_array_unref (parts->assists);
  g_array_unref (parts->gaps);
}
