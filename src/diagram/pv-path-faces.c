/* The words of a path: what stands in its heads, on its steps and beside its transitions, and the sentences about them. */
#include "diagram/pv-path-maker.h"

#include "diagram/pv-actor-face.h"

#include <math.h>

#include <glib/gi18n-lib.h>

static const PvPathSizes usual_sizes = { 126, 46, 9, 14, 128, 40, 44, 24, { 11.5, PV_WEIGHT_BOLD }, { 11, PV_WEIGHT_REGULAR }, { 12, PV_WEIGHT_BOLD },
                                   { 14, PV_WEIGHT_BOLD }, { 12, PV_WEIGHT_REGULAR }, { 10, PV_WEIGHT_REGULAR }, { 11, PV_WEIGHT_BOLD } };
static const PvPathSizes large_sizes = { 200, 64, 12, 19, 168, 48, 58, 32, { 16, PV_WEIGHT_BOLD }, { 15, PV_WEIGHT_REGULAR }, { 16, PV_WEIGHT_BOLD },
                                   { 19, PV_WEIGHT_BOLD }, { 16, PV_WEIGHT_REGULAR }, { 14, PV_WEIGHT_REGULAR }, { 15, PV_WEIGHT_BOLD } };

static PvSceneStock *
stock_of (const PvPathMaker *maker)
{
  return maker->scene->stock;
}

static const char *
text_of (const PvPathMaker *maker, const PvRecord *record, PvField field)
{
  return pv_model_text (maker->parts.model, record, field, maker->parts.first, NULL);
}

static PvLang
other_lang (const PvPathMaker *maker)
{
  return maker->parts.first == PV_LANG_SV ? PV_LANG_FI : PV_LANG_SV;
}

/* The same field in the other language, NULL where it is empty or the same. */
static const char *
other_text (const PvPathMaker *maker, const PvRecord *record, PvField field)
{
  const char *other = pv_record_get_text (record, field, other_lang (maker));

  return g_strcmp0 (other, text_of (maker, record, field)) == 0 ? NULL : other;
}

static void
add_text (const PvPathMaker *maker, PvSceneText *text, const char *words, PvFont font, double width, guint lines, PvLang lang, gboolean second)
{
  g_autoptr (GPtrArray) wrapped = pv_text_wrap (words, font, width, lines, NULL);

  pv_scene_text_add (text, stock_of (maker), wrapped, font, lang, second);
}

/* On one line in a phase's head, smaller where it would be cut. */
static void
add_fitting (const PvPathMaker *maker, PvSceneText *text, const char *words, PvFont font, PvLang lang, gboolean second)
{
  double room = (maker->sizes->step_width + 66 + 4) * 0.77;

  while (font.size > 10.5 && pv_text_width (words, font) > room)
    font.size -= 0.5;
  add_text (maker, text, words, font, room, 1, lang, second);
}

/* --- phases and lanes --- */
static void
make_phases (PvPathMaker *maker)
{
  PvScene *scene = maker->scene;
  const PvPathSizes *sizes = maker->sizes;

  scene->n_phases = maker->parts.phases->len;
  scene->phases = g_new0 (PvPhaseShape, scene->n_phases + 1);
  for (guint i = 0; i < scene->n_phases; i++)
    {
      const PvRecord *record = g_ptr_array_index (maker->parts.phases, i);
      const char *other = other_text (maker, record, PV_PHASE_NAME);
      guint number = maker->parts.options.first_phase + i + 1;
      PvPhaseShape *phase = &scene->phases[i];

      phase->id = pv_record_get_id (record);
      phase->name = pv_scene_keep (stock_of (maker), text_of (maker, record, PV_PHASE_NAME));
      phase->number = pv_scene_keep_take (stock_of (maker), g_strdup_printf ("%u", number));
      phase->sentence = pv_scene_keep_take (
        stock_of (maker), g_strdup_printf (pv_words_in (maker->parts.first, N_("Phase %1$u: %2$s")), number, phase->name));
      add_fitting (maker, &phase->text, phase->name, sizes->phase, maker->parts.first, FALSE);
      if (other != NULL)
        add_fitting (maker, &phase->text, other, sizes->phase_second, other_lang (maker), TRUE);
      pv_scene_text_centre (&phase->text, sizes->phase.size * 1.25);
    }
}

static void
name_lane (PvPathMaker *maker, PvLaneShape *lane, const PvRecord *actor)
{
  if (actor == NULL)
    {
      lane->name = pv_words_in (maker->parts.first, N_("Nobody yet"));
      lane->flags |= PV_FLAG_NOBODY;
      return;
    }
  lane->kind = pv_record_get_choice (actor, PV_ACTOR_KIND);
  lane->name = pv_scene_keep_take (stock_of (maker), pv_title (maker->parts.model, actor, maker->parts.first));
}

/* Where both languages are wanted, under the first: what is left of four lines, two at most. */
static void
add_other_name (const PvPathMaker *maker, PvLaneShape *lane, const PvRecord *actor, double width)
{
  const char *other = maker->parts.options.lang == PV_LANG_BOTH && actor != NULL ? other_text (maker, actor, PV_ACTOR_NAME) : NULL;
  guint room = MIN (2, PV_MAX_LINES - lane->text.n_lines);
  PvFont font = maker->sizes->step_second;
  g_autofree char *shorter = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gboolean cut;

  if (other == NULL || room == 0)
    return;
  lines = pv_text_wrap (other, font, width, room, &cut);
  if (cut)
    {
      shorter = pv_short_title (maker->parts.model, actor, other_lang (maker));
      g_ptr_array_unref (lines);
      lines = pv_text_wrap (shorter, font, width, room, NULL);
    }
  pv_scene_text_add (&lane->text, stock_of (maker), lines, font, other_lang (maker), TRUE);
}

static void
make_lanes (PvPathMaker *maker)
{
  PvScene *scene = maker->scene;
  const PvPathSizes *sizes = maker->sizes;
  double width = sizes->lane_head - sizes->lane_text_x - 2;

  scene->n_lanes = maker->parts.lanes->len;
  scene->lanes = g_new0 (PvLaneShape, scene->n_lanes + 1);
  for (guint i = 0; i < scene->n_lanes; i++)
    {
      PvLaneShape *lane = &scene->lanes[i];
      const PvRecord *actor;
      gboolean cut;
      g_autoptr (GPtrArray) lines = NULL;

      lane->id = g_array_index (maker->parts.lanes, PvId, i);
      actor = pv_model_get (maker->parts.model, lane->id);
      name_lane (maker, lane, actor);
      lane->sentence = lane->name;
      lines = pv_text_wrap (lane->name, sizes->lane, width, 3, &cut);
      if (cut && actor != NULL)
        {
          g_autofree char *shorter = pv_short_title (maker->parts.model, actor, maker->parts.first);

          g_ptr_array_unref (lines);
          lines = pv_text_wrap (shorter, sizes->lane, width, 4, NULL);
        }
      pv_scene_text_add (&lane->text, stock_of (maker), lines, sizes->lane, maker->parts.first, FALSE);
      add_other_name (maker, lane, actor, width);
      pv_scene_text_centre (&lane->text, sizes->lane.size * 1.17);
    }
}

/* --- steps --- */
static char *
actor_name (const PvPathMaker *maker, PvId actor)
{
  return pv_title_of (maker->parts.model, actor, maker->parts.first);
}

static void
add_task (PvPathMaker *maker, GArray *tasks, guint step, const PvPartTask *part)
{
  g_autofree char *actor = actor_name (maker, part->actor);
  PvTaskShape task = { .id = pv_record_get_id (part->record), .step = step, .role = part->role };

  task.sentence = pv_scene_keep_take (stock_of (maker), pv_task_sentence (maker->parts.first, actor, part->role, maker->scene->steps[step].name,
                                                                          text_of (maker, part->record, PV_TASK_WHAT)));
  g_array_append_val (tasks, task);
}

/* On the frame a role stands once, however many have it; the first of its tasks lends its id. */
static void
add_role_marks (PvPathMaker *maker, GArray *tasks, guint index, const PvPartStep *part)
{
  guint last = 0;

  for (guint i = 0; i < part->tasks->len; i++)
    {
      const PvPartTask *task = &g_array_index (part->tasks, PvPartTask, i);

      if (task->role != last)
        add_task (maker, tasks, index, task);
      last = task->role;
    }
}

static const char *
describe_step (const PvPathMaker *maker, const PvPartStep *part, const char *name)
{
  PvLang lang = maker->parts.first;
  GString *text = g_string_new (name);

  if (part->flags & PV_FLAG_NEW)
    g_string_append_printf (text, ", %s", pv_words_in (lang, N_("new")));
  if (part->flags & PV_FLAG_CHANGED)
    g_string_append_printf (text, ", %s", pv_words_in (lang, N_("changed")));
  if (part->flags & PV_FLAG_LEFT_OUT)
    g_string_append_printf (text, ", %s", pv_words_in (lang, N_("left out")));
  if (part->flags & PV_FLAG_RAISED)
    g_string_append_printf (text, ", %s", pv_words_in (lang, N_("raised in a workshop, not confirmed")));
  if (part->flags & PV_FLAG_DECISION)
    g_string_append_printf (text, ", %s", pv_words_in (lang, N_("holds a decision")));
  if (part->flags & PV_FLAG_CHANNEL)
    g_string_append_printf (text, ", %s", pv_words_in (lang, N_("digital channel")));
  if (part->flags & PV_FLAG_NOBODY)
    g_string_append_printf (text, ", %s", pv_words_in (lang, N_("nobody acts here")));
  return pv_scene_keep_take (stock_of (maker), g_string_free (text, FALSE));
}

static const char *
list_duties (const PvPathMaker *maker, const PvPartStep *part, const char *first_line)
{
  GString *text = g_string_new (first_line);

  for (guint i = 0; i < part->tasks->len; i++)
    {
      const PvPartTask *task = &g_array_index (part->tasks, PvPartTask, i);
      g_autofree char *actor = actor_name (maker, task->actor);

      g_string_append_printf (text, "\n%s: %s", pv_choice_label_in (PV_CHOICES_ROLE, task->role, maker->parts.first), actor);
    }
  return pv_scene_keep_take (stock_of (maker), g_string_free (text, FALSE));
}

static void
make_step_text (PvPathMaker *maker, PvStepShape *step, const PvRecord *record)
{
  const PvPathSizes *sizes = maker->sizes;
  double width = sizes->step_width - 2 * sizes->step_inset;
  const char *other = maker->parts.options.lang == PV_LANG_BOTH ? other_text (maker, record, PV_STEP_NAME) : NULL;

  add_text (maker, &step->text, step->name, sizes->step, width, other == NULL ? PV_MAX_LINES : 2, maker->parts.first, FALSE);
  if (other != NULL)
    add_text (maker, &step->text, other, sizes->step_second, width, 2, other_lang (maker), TRUE);
  pv_scene_text_centre (&step->text, sizes->pitch);
}

static void
make_step (PvPathMaker *maker, guint index, GArray *tasks)
{
  const PvPartStep *part = &g_array_index (maker->parts.steps, PvPartStep, index);
  const PvPathSizes *sizes = maker->sizes;
  PvStepShape *step = &maker->scene->steps[index];
  PvSwimlaneStep box = { part->phase, part->lane, sizes->step_width, sizes->step_height };

  step->id = pv_record_get_id (part->record);
  step->phase = part->phase;
  step->lane = part->lane;
  step->flags = part->flags;
  if (step->flags & (PV_FLAG_MISSING | PV_FLAG_OLDER))
    pv_language_flag (part->record, PV_STEP_NAME, maker->parts.options.older, &step->missing);
  step->name = pv_scene_keep (stock_of (maker), text_of (maker, part->record, PV_STEP_NAME));
  step->sentence = describe_step (maker, part, step->name);
  step->tooltip = list_duties (maker, part, step->sentence);
  make_step_text (maker, step, part->record);
  box.height = MAX (sizes->step_height, step->text.n_lines * sizes->pitch + 2 * sizes->step_inset);
  g_array_append_val (maker->boxes, box);
  if (!(step->flags & PV_FLAG_LEFT_OUT))
    add_role_marks (maker, tasks, index, part);
}

static void
make_assist (PvPathMaker *maker, const PvPartAssist *part, GArray *tasks)
{
  const PvPathSizes *sizes = maker->sizes;
  const PvStepShape *of = &maker->scene->steps[part->step];
  PvSwimlaneStep box = { of->phase, part->lane, sizes->step_width, sizes->chip_height };
  PvTaskShape *task;
  double width = sizes->step_width - sizes->chip_height - 10;

  add_task (maker, tasks, part->step, &part->task);
  task = &g_array_index (tasks, PvTaskShape, tasks->len - 1);
  task->flags |= PV_FLAG_ASSISTING | (of->flags & PV_FLAG_LEFT_OUT);
  add_text (maker, &task->text, of->name, sizes->chip, width, 2, maker->parts.first, FALSE);
  pv_scene_text_centre (&task->text, sizes->chip.size * 1.1);
  if (task->text.n_lines > 1)
    box.height += 6 * sizes->chip_height / 24;
  g_array_append_val (maker->boxes, box);
}

static void
make_steps (PvPathMaker *maker)
{
  PvScene *scene = maker->scene;
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (PvTaskShape));

  scene->n_steps = maker->parts.steps->len;
  scene->steps = g_new0 (PvStepShape, scene->n_steps + 1);
  for (guint i = 0; i < scene->n_steps; i++)
    make_step (maker, i, tasks);
  for (guint i = 0; i < maker->parts.assists->len; i++)
    make_assist (maker, &g_array_index (maker->parts.assists, PvPartAssist, i), tasks);
  scene->n_tasks = tasks->len;
  scene->tasks = (PvTaskShape *) (gpointer) g_array_free (tasks, FALSE);
}

/* --- transitions --- */
static const char *
describe_transition (const PvPathMaker *maker, const PvPartTransition *part, const char *from, const char *to)
{
  PvLang lang = maker->parts.first;
  gint64 days = pv_record_get_int (part->record, PV_TRANSITION_WITHIN_DAYS) / 1000;
  g_autofree char *way = g_strdup_printf (pv_words_in (lang, N_("From %1$s to %2$s")), from, to);
  g_autofree char *within = days > 0 ? g_strdup_printf (pv_words_in (lang, N_("within %u days")), (guint) days) : NULL;
  const char *words[] = { way, text_of (maker, part->record, PV_TRANSITION_CRITERION), within,
                          part->flags & PV_FLAG_NO_AGREEMENT ? pv_words_in (lang, N_("no agreement")) : NULL };

  return pv_scene_keep_take (stock_of (maker), pv_words_list (words, G_N_ELEMENTS (words)));
}

static void
add_criterion (const PvPathMaker *maker, PvTransitionShape *transition, const char *words, PvLang lang, gboolean second)
{
  PvFont font = { maker->sizes->criterion.size, second ? PV_WEIGHT_REGULAR : maker->sizes->criterion.weight };

  add_text (maker, &transition->words, words, font, maker->sizes->step_width * 0.9, 3, lang, second);
}

static void
make_transition (PvPathMaker *maker, guint index)
{
  const PvPartTransition *part = &g_array_index (maker->parts.transitions, PvPartTransition, index);
  PvTransitionShape *transition = &maker->scene->transitions[index];
  const char *from = maker->scene->steps[part->from].name, *to = maker->scene->steps[part->to].name;
  const char *criterion = text_of (maker, part->record, PV_TRANSITION_CRITERION);
  const char *second = maker->scene->lang == PV_LANG_BOTH ? other_text (maker, part->record, PV_TRANSITION_CRITERION) : NULL;
  PvSwimlaneTransition line = { part->from, part->to, 0, 0 };

  transition->id = pv_record_get_id (part->record);
  transition->from = part->from;
  transition->to = part->to;
  transition->flags = part->flags;
  transition->name = pv_scene_keep_take (stock_of (maker), g_strdup_printf ("%s → %s", from, to));
  transition->sentence = describe_transition (maker, part, from, to);
  transition->criterion = *criterion == '\0' ? NULL : pv_scene_keep (stock_of (maker), criterion);
  if (second != NULL && transition->criterion != NULL)
    transition->criterion = pv_scene_keep_take (stock_of (maker), g_strdup_printf ("%s · %s", criterion, second));
  if (transition->criterion != NULL)
    {
      add_criterion (maker, transition, criterion, maker->parts.first, FALSE);
      if (second != NULL)
        add_criterion (maker, transition, second, other_lang (maker), TRUE);
      pv_scene_text_centre (&transition->words, maker->sizes->criterion.size * 1.2);
      line.label_width = transition->words.widest + 8;
      line.label_height = transition->words.n_lines * maker->sizes->criterion.size * 1.2 + 6;
    }
  if (part->flags & PV_FLAG_NO_AGREEMENT)
    {
      transition->pill_words = pv_words_in (maker->parts.first, N_("No agreed relation"));
      line.label_width = MAX (line.label_width, pv_text_width (transition->pill_words, PV_PATH_PILL_FONT) + PV_PATH_PILL_HEIGHT * 1.5 + 8);
      line.label_height += PV_PATH_PILL_HEIGHT + 4;
    }
  g_array_append_val (maker->lines, line);
}

static void
make_transitions (PvPathMaker *maker)
{
  maker->scene->n_transitions = maker->parts.transitions->len;
  maker->scene->transitions = g_new0 (PvTransitionShape, maker->scene->n_transitions + 1);
  for (guint i = 0; i < maker->scene->n_transitions; i++)
    make_transition (maker, i);
}

const PvPathSizes *
pv_path_sizes (gboolean large)
{
  return large ? &large_sizes : &usual_sizes;
}

void
pv_path_make_faces (PvPathMaker *maker)
{
  make_phases (maker);
  make_lanes (maker);
  make_steps (maker);
  make_transitions (maker);
}
