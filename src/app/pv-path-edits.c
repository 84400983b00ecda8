#include "app/pv-path-edits.h"

#include <glib/gi18n-lib.h>

/* How a path usually runs (DOMAIN.md): a start, not a rule. */
static const char *const usual_phases[] = {
  N_("Recognising the need"), N_("Mapping the situation"), N_("Plan and responsibility"), N_("Services and coaching"),
  N_("Moving on and follow-up"),
};

PvId
pv_path_find (const PvModel *model, PvId group, guint variant)
{
  g_autoptr(GPtrArray) paths = pv_model_children (model, PV_PATH_TARGET_GROUP, group);

  for (guint i = 0; i < paths->len; i++)
    if (pv_record_get_choice (g_ptr_array_index (paths, i), PV_PATH_VARIANT) == variant)
      return pv_record_get_id (g_ptr_array_index (paths, i));

  return PV_NO_ID;
}

PvId
pv_path_of (const PvModel *model, PvId id)
{
  PvRecord *record = pv_model_get (model, id);

  if (record == NULL)
    return PV_NO_ID;
  switch (pv_record_get_kind (record))
    {
    case PV_PATH:
      return id;
    case PV_PHASE:
      return pv_record_get_reference (record, PV_PHASE_PATH);
    case PV_STEP:
      return pv_path_of (model, pv_record_get_reference (record, PV_STEP_PHASE));
    case PV_TASK:
      return pv_path_of (model, pv_record_get_reference (record, PV_TASK_STEP));
    case PV_TRANSITION:
      return pv_path_of (model, pv_record_get_reference (record, PV_TRANSITION_FROM_STEP));
    default:
      return PV_NO_ID;
    }
}

PvRecord *
pv_step_answering_task (const PvModel *model, PvId step)
{
  g_autoptr(GPtrArray) tasks = pv_model_children (model, PV_TASK_STEP, step);

  for (guint i = 0; i < tasks->len; i++)
    if (pv_record_get_choice (g_ptr_array_index (tasks, i), PV_TASK_ROLE) == PV_ROLE_ANSWERS)
      return g_ptr_array_index (tasks, i);

  return NULL;
}

/* --- order --- */

static const char *
key_at (GPtrArray *rows, int index, PvField order)
{
  if (index < 0 || index >= (int) rows->len)
    return NULL;

  return pv_record_get_text (g_ptr_array_index (rows, (guint) index), order, PV_LANG_NONE);
}

static int
index_of (GPtrArray *rows, PvId id)
{
  for (guint i = 0; i < rows->len; i++)
    if (pv_record_get_id (g_ptr_array_index (rows, i)) == id)
      return (int) i;

  return -1;
}

/* The key of a row that comes behind the one at @index (-1: first of all). (transfer full) */
static char *
key_behind (GPtrArray *rows, int index, PvField order)
{
  return pv_order_key_between (key_at (rows, index, order), key_at (rows, index + 1, order));
}

/* --- adding --- */

static void
add_usual_phases (PvEdits *edits, PvId path)
{
  g_auto(GStrv) keys = pv_order_key_spread (G_N_ELEMENTS (usual_phases));

  for (guint i = 0; i < G_N_ELEMENTS (usual_phases); i++)
    {
      PvId phase = pv_edits_add (edits, PV_PHASE);

      pv_edits_set_reference (edits, phase, PV_PHASE_PATH, path);
      pv_edits_set_text (edits, phase, PV_PHASE_ORDER, PV_LANG_NONE, keys[i]);
      for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
        pv_edits_set_text (edits, phase, PV_PHASE_NAME, lang, pv_words_in (lang, usual_phases[i]));
    }
}

static PvId
add_path (PvEdits *edits, PvId group, guint variant)
{
  PvId path = pv_edits_add (edits, PV_PATH);

  pv_edits_set_reference (edits, path, PV_PATH_TARGET_GROUP, group);
  pv_edits_set_int (edits, path, PV_PATH_VARIANT, variant);
  pv_edits_set_subject (edits, path);
  add_usual_phases (edits, path);

  return path;
}

PvEdits *
pv_path_edits_new (const PvModel *model, PvId group, guint variant, PvId *path)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvRecord *record = pv_model_get (model, group);

  *path = add_path (edits, group, variant);
  for (PvLang lang = PV_LANG_FIRST; record && lang <= PV_LANG_LAST; lang++)
    pv_edits_set_text (edits, *path, PV_PATH_NAME, lang, pv_record_get_text (record, PV_TARGET_GROUP_NAME, lang));

  return edits;
}

PvEdits *
pv_path_edits_new_group (const char *name, PvLang lang, guint variant, PvId *path)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvId group = pv_edits_add (edits, PV_TARGET_GROUP);

  pv_edits_set_text (edits, group, PV_TARGET_GROUP_NAME, lang, name);
  *path = add_path (edits, group, variant);
  pv_edits_set_text (edits, *path, PV_PATH_NAME, lang, name);

  return edits;
}

PvEdits *
pv_path_edits_add_phase (const PvModel *model, PvId path, PvId after, const char *name, PvLang lang, PvId *phase)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr(GPtrArray) phases = pv_model_children (model, PV_PHASE_PATH, path);
  int at = after == PV_NO_ID ? (int) phases->len - 1 : index_of (phases, after);
  g_autofree char *key = key_behind (phases, at, PV_PHASE_ORDER);

  *phase = pv_edits_add (edits, PV_PHASE);
  pv_edits_set_reference (edits, *phase, PV_PHASE_PATH, path);
  pv_edits_set_text (edits, *phase, PV_PHASE_NAME, lang, name);
  pv_edits_set_text (edits, *phase, PV_PHASE_ORDER, PV_LANG_NONE, key);

  return edits;
}

PvEdits *
pv_path_edits_add_step (const PvModel *model, PvId phase, PvId after, const char *name, PvLang lang, PvId *step)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr(GPtrArray) steps = pv_model_children (model, PV_STEP_PHASE, phase);
  int at = after == PV_NO_ID ? (int) steps->len - 1 : index_of (steps, after);
  g_autofree char *key = key_behind (steps, at, PV_STEP_ORDER);

  *step = pv_edits_add (edits, PV_STEP);
  pv_edits_set_reference (edits, *step, PV_STEP_PHASE, phase);
  pv_edits_set_text (edits, *step, PV_STEP_NAME, lang, name);
  pv_edits_set_text (edits, *step, PV_STEP_ORDER, PV_LANG_NONE, key);

  return edits;
}

PvEdits *
pv_path_edits_add_task (PvId step, PvId actor, guint role, PvId *task)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);

  *task = pv_edits_add (edits, PV_TASK);
  pv_edits_set_reference (edits, *task, PV_TASK_STEP, step);
  pv_edits_set_reference (edits, *task, PV_TASK_ACTOR, actor);
  pv_edits_set_int (edits, *task, PV_TASK_ROLE, role);

  return edits;
}

PvEdits *
pv_path_edits_link (PvId from, PvId to, PvId *transition)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);

  *transition = pv_edits_add (edits, PV_TRANSITION);
  pv_edits_set_reference (edits, *transition, PV_TRANSITION_FROM_STEP, from);
  pv_edits_set_reference (edits, *transition, PV_TRANSITION_TO_STEP, to);

  return edits;
}

/* --- moving --- */

/* The key of the row at @at when it goes one place in @direction among its kin; NULL when it is at the end. (transfer full) */
static char *
key_one_on (GPtrArray *rows, int at, int direction, PvField order)
{
  int behind = direction < 0 ? at - 2 : at + 1;

  if (at < 0 || at + direction < 0 || at + direction >= (int) rows->len)
    return NULL;

  return key_behind (rows, behind, order);
}

static PvEdits *
set_order (PvId id, PvField order, const char *key)
{
  PvEdits *edits = pv_edits_new (PV_VERB_MOVE);

  pv_edits_set_text (edits, id, order, PV_LANG_NONE, key);

  return edits;
}

/* Into the phase before, last there, or into the next, first there. */
static PvEdits *
move_across (const PvModel *model, PvRecord *step, int direction)
{
  PvRecord *phase = pv_model_follow (model, step, PV_STEP_PHASE);
  g_autoptr(GPtrArray) phases = pv_model_children (model, PV_PHASE_PATH, pv_record_get_reference (phase, PV_PHASE_PATH));
  int target = index_of (phases, pv_record_get_id (phase)) + direction;
  g_autoptr(GPtrArray) steps = NULL;
  g_autofree char *key = NULL;
  PvEdits *edits;

  if (target < 0 || target >= (int) phases->len)
    return NULL;
  phase = g_ptr_array_index (phases, (guint) target);
  steps = pv_model_children (model, PV_STEP_PHASE, pv_record_get_id (phase));
  key = key_behind (steps, direction < 0 ? (int) steps->len - 1 : -1, PV_STEP_ORDER);
  edits = set_order (pv_record_get_id (step), PV_STEP_ORDER, key);
  pv_edits_set_reference (edits, pv_record_get_id (step), PV_STEP_PHASE, pv_record_get_id (phase));

  return edits;
}

PvEdits *
pv_path_edits_move (const PvModel *model, PvId id, int direction)
{
  PvRecord *record = pv_model_get (model, id);
  PvKind kind = record ? pv_record_get_kind (record) : PV_ANY_KIND;
  PvField parent = kind == PV_PHASE ? PV_PHASE_PATH : PV_STEP_PHASE;
  PvField order = kind == PV_PHASE ? PV_PHASE_ORDER : PV_STEP_ORDER;
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree char *key = NULL;

  if (kind != PV_PHASE && kind != PV_STEP)
    return NULL;
  rows = pv_model_children (model, parent, pv_record_get_reference (record, parent));
  key = key_one_on (rows, index_of (rows, id), direction, order);
  if (key)
    return set_order (id, order, key);

  return kind == PV_STEP ? move_across (model, record, direction) : NULL;
}

PvEdits *
pv_path_edits_drop (const PvModel *model, PvId step, PvId phase, PvId actor)
{
  PvRecord *record = pv_model_get (model, step);
  PvRecord *answering = pv_step_answering_task (model, step);
  PvEdits *edits = pv_edits_new (PV_VERB_MOVE);

  pv_edits_set_subject (edits, step);
  if (record && pv_record_get_reference (record, PV_STEP_PHASE) != phase)
    {
      g_autoptr(GPtrArray) steps = pv_model_children (model, PV_STEP_PHASE, phase);
      g_autofree char *key = key_behind (steps, (int) steps->len - 1, PV_STEP_ORDER);

      pv_edits_set_reference (edits, step, PV_STEP_PHASE, phase);
      pv_edits_set_text (edits, step, PV_STEP_ORDER, PV_LANG_NONE, key);
    }
  if (actor != PV_NO_ID && answering)
    pv_edits_set_reference (edits, pv_record_get_id (answering), PV_TASK_ACTOR, actor);
  else if (actor != PV_NO_ID)
    {
      PvId task = pv_edits_add (edits, PV_TASK);

      pv_edits_set_reference (edits, task, PV_TASK_STEP, step);
      pv_edits_set_reference (edits, task, PV_TASK_ACTOR, actor);
      pv_edits_set_int (edits, task, PV_TASK_ROLE, PV_ROLE_ANSWERS);
    }

  return edits;
}
