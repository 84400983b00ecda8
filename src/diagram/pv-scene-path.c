#include "diagram/pv-scene-path.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "diagram/pv-path-parts.h"

/* Sizes at 100 % and, larger, for a projector. */
typedef struct
{
  double step_width, step_height, step_inset, pitch;
  double lane_head, lane_text_x, phase_head;
  double chip_height;
  PvFont step, step_second, lane, phase, phase_second, chip, criterion;
} Sizes;

static const Sizes usual_sizes = { 126, 46, 9, 14, 128, 40, 44, 24, { 11.5, PV_WEIGHT_BOLD }, { 11, PV_WEIGHT_REGULAR }, { 12, PV_WEIGHT_BOLD },
                                   { 14, PV_WEIGHT_BOLD }, { 12, PV_WEIGHT_REGULAR }, { 10, PV_WEIGHT_REGULAR }, { 11, PV_WEIGHT_BOLD } };
static const Sizes large_sizes = { 200, 64, 12, 19, 168, 48, 58, 32, { 16, PV_WEIGHT_BOLD }, { 15, PV_WEIGHT_REGULAR }, { 16, PV_WEIGHT_BOLD },
                                   { 19, PV_WEIGHT_BOLD }, { 16, PV_WEIGHT_REGULAR }, { 14, PV_WEIGHT_REGULAR }, { 15, PV_WEIGHT_BOLD } };

#define PILL_HEIGHT 22.0
static const PvFont pill_font = { 11.5, PV_WEIGHT_BOLD };

typedef struct
{
  PvPathParts parts;
  const Sizes *sizes;
  PvScene *scene;
  GArray *boxes;               /* PvSwimlaneStep: steps, then assisting signs */
  GArray *lines;               /* PvSwimlaneTransition */
} Maker;

static PvSceneStock *
stock_of (const Maker *maker)
{
  return maker->scene->stock;
}

static const char *
text_of (const Maker *maker, const PvRecord *record, PvField field)
{
  return pv_record_get_text_fallback (record, field, maker->parts.first, NULL);
}

static PvLang
other_lang (const Maker *maker)
{
  return maker->parts.first == PV_LANG_SV ? PV_LANG_FI : PV_LANG_SV;
}

/* The same field in the other language, NULL where it is empty or the same. */
static const char *
other_text (const Maker *maker, const PvRecord *record, PvField field)
{
  const char *other = pv_record_get_text (record, field, other_lang (maker));

  return g_strcmp0 (other, text_of (maker, record, field)) == 0 ? NULL : other;
}

static void
add_text (const Maker *maker, PvSceneText *text, const char *words, PvFont font, double width, guint lines, PvLang lang, gboolean second)
{
  g_autoptr (GPtrArray) wrapped = pv_text_wrap (words, font, width, lines, NULL);

  pv_scene_text_add (text, stock_of (maker), wrapped, font, lang, second);
}

/* On one line in a phase's head, smaller where it would be cut. */
static void
add_fitting (const Maker *maker, PvSceneText *text, const char *words, PvFont font, PvLang lang, gboolean second)
{
  double room = (maker->sizes->step_width + 66 + 4) * 0.77;

  while (font.size > 10.5 && pv_text_width (words, font) > room)
    font.size -= 0.5;
  add_text (maker, text, words, font, room, 1, lang, second);
}

/* --- phases and lanes --- */
static void
make_phases (Maker *maker)
{
  PvScene *scene = maker->scene;
  const Sizes *sizes = maker->sizes;

  scene->n_phases = maker->parts.phases->len;
  scene->phases = g_new0 (PvPhaseShape, scene->n_phases + 1);
  for (guint i = 0; i < scene->n_phases; i++)
    {
      const PvRecord *record = g_ptr_array_index (maker->parts.phases, i);
      const char *other = other_text (maker, record, PV_PHASE_NAME);
      PvPhaseShape *phase = &scene->phases[i];

      phase->id = pv_record_get_id (record);
      phase->name = pv_scene_keep (stock_of (maker), text_of (maker, record, PV_PHASE_NAME));
      phase->number = pv_scene_keep_take (stock_of (maker), g_strdup_printf ("%u", i + 1));
      phase->sentence = pv_scene_keep_take (
        stock_of (maker), g_strdup_printf (pv_words_in (maker->parts.first, N_("Phase %1$u: %2$s")), i + 1, phase->name));
      add_fitting (maker, &phase->text, phase->name, sizes->phase, maker->parts.first, FALSE);
      if (other != NULL)
        add_fitting (maker, &phase->text, other, sizes->phase_second, other_lang (maker), TRUE);
      pv_scene_text_centre (&phase->text, sizes->phase.size * 1.25);
    }
}

static void
name_lane (Maker *maker, PvLaneShape *lane, const PvRecord *actor)
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

static void
make_lanes (Maker *maker)
{
  PvScene *scene = maker->scene;
  const Sizes *sizes = maker->sizes;
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
      pv_scene_text_centre (&lane->text, sizes->lane.size * 1.17);
    }
}

/* --- steps --- */
static char *
actor_name (const Maker *maker, PvId actor)
{
  return pv_title_of (maker->parts.model, actor, maker->parts.first);
}

static void
add_task (Maker *maker, GArray *tasks, guint step, const PvPartTask *part)
{
  g_autofree char *actor = actor_name (maker, part->actor);
  PvTaskShape task = { .id = pv_record_get_id (part->record), .step = step, .role = part->role };

  task.sentence = pv_scene_keep_take (stock_of (maker), pv_task_sentence (maker->parts.first, actor, part->role, maker->scene->steps[step].name,
                                                                          text_of (maker, part->record, PV_TASK_WHAT)));
  g_array_append_val (tasks, task);
}

/* On the frame a role stands once, however many have it; the first of its tasks lends its id. */
static void
add_role_marks (Maker *maker, GArray *tasks, guint index, const PvPartStep *part)
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
describe_step (const Maker *maker, const PvPartStep *part, const char *name)
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
list_duties (const Maker *maker, const PvPartStep *part, const char *first_line)
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
make_step_text (Maker *maker, PvStepShape *step, const PvRecord *record)
{
  const Sizes *sizes = maker->sizes;
  double width = sizes->step_width - 2 * sizes->step_inset;
  const char *other = maker->parts.options.lang == PV_LANG_BOTH ? other_text (maker, record, PV_STEP_NAME) : NULL;

  add_text (maker, &step->text, step->name, sizes->step, width, other == NULL ? PV_MAX_LINES : 2, maker->parts.first, FALSE);
  if (other != NULL)
    add_text (maker, &step->text, other, sizes->step_second, width, 2, other_lang (maker), TRUE);
  pv_scene_text_centre (&step->text, sizes->pitch);
}

static void
make_step (Maker *maker, guint index, GArray *tasks)
{
  const PvPartStep *part = &g_array_index (maker->parts.steps, PvPartStep, index);
  const Sizes *sizes = maker->sizes;
  PvStepShape *step = &maker->scene->steps[index];
  PvSwimlaneStep box = { part->phase, part->lane, sizes->step_width, sizes->step_height };

  step->id = pv_record_get_id (part->record);
  step->phase = part->phase;
  step->lane = part->lane;
  step->flags = part->flags;
  if (step->flags & PV_FLAG_MISSING)
    step->missing = pv_record_get_text (part->record, PV_STEP_NAME, PV_LANG_FI) == NULL ? PV_LANG_FI : PV_LANG_SV;
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
make_assist (Maker *maker, const PvPartAssist *part, GArray *tasks)
{
  const Sizes *sizes = maker->sizes;
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
make_steps (Maker *maker)
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
describe_transition (const Maker *maker, const PvPartTransition *part, const char *from, const char *to)
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
make_transition (Maker *maker, guint index)
{
  const PvPartTransition *part = &g_array_index (maker->parts.transitions, PvPartTransition, index);
  PvTransitionShape *transition = &maker->scene->transitions[index];
  const char *from = maker->scene->steps[part->from].name, *to = maker->scene->steps[part->to].name;
  const char *criterion = text_of (maker, part->record, PV_TRANSITION_CRITERION);
  PvSwimlaneTransition line = { part->from, part->to, 0, 0 };

  transition->id = pv_record_get_id (part->record);
  transition->from = part->from;
  transition->to = part->to;
  transition->flags = part->flags;
  transition->name = pv_scene_keep_take (stock_of (maker), g_strdup_printf ("%s → %s", from, to));
  transition->sentence = describe_transition (maker, part, from, to);
  transition->criterion = *criterion == '\0' ? NULL : pv_scene_keep (stock_of (maker), criterion);
  if (transition->criterion != NULL)
    {
      add_text (maker, &transition->words, criterion, maker->sizes->criterion, maker->sizes->step_width * 0.9, 3, maker->parts.first, FALSE);
      pv_scene_text_centre (&transition->words, maker->sizes->criterion.size * 1.2);
      line.label_width = transition->words.widest + 8;
      line.label_height = transition->words.n_lines * maker->sizes->criterion.size * 1.2 + 6;
    }
  if (part->flags & PV_FLAG_NO_AGREEMENT)
    {
      transition->pill_words = pv_words_in (maker->parts.first, N_("No agreed relation"));
      line.label_width = MAX (line.label_width, pv_text_width (transition->pill_words, pill_font) + PILL_HEIGHT * 1.5 + 8);
      line.label_height += PILL_HEIGHT + 4;
    }
  g_array_append_val (maker->lines, line);
}

static void
make_transitions (Maker *maker)
{
  maker->scene->n_transitions = maker->parts.transitions->len;
  maker->scene->transitions = g_new0 (PvTransitionShape, maker->scene->n_transitions + 1);
  for (guint i = 0; i < maker->scene->n_transitions; i++)
    make_transition (maker, i);
}

/* --- taking the layout's places --- */
static void
place_tasks (Maker *maker, const PvSwimlanes *places)
{
  PvScene *scene = maker->scene;
  guint next = scene->n_steps;
  double size = PV_ROLE_SIZE * maker->sizes->step_height / PV_STEP_HEIGHT;

  for (guint i = 0; i < scene->n_tasks; i++)
    {
      PvTaskShape *task = &scene->tasks[i];
      const PvRect *box = &scene->steps[task->step].box;
      guint after = 0;

      if (task->flags & PV_FLAG_ASSISTING)
        {
          task->box = places->steps[next++];
          continue;
        }
      for (guint j = i + 1; j < scene->n_tasks && scene->tasks[j].step == task->step && !(scene->tasks[j].flags & PV_FLAG_ASSISTING); j++)
        after++;
      task->box = (PvRect) { box->x + box->width - 2 - size - after * (size + 1), box->y - size / 2, size, size };
    }
}

static void
place_transition (Maker *maker, guint index, const PvSwimlaneLine *line)
{
  PvTransitionShape *transition = &maker->scene->transitions[index];
  PvPoint *points = g_memdup2 (line->points, line->n_points * sizeof (PvPoint));

  g_ptr_array_add (stock_of (maker)->others, points);
  transition->points = points;
  transition->n_points = line->n_points;
  if (line->label_kind == PV_SWIMLANE_LABEL_BESIDE)
    transition->label = line->label;
  if (line->label_kind == PV_SWIMLANE_LABEL_DOT)
    {
      transition->dot = line->dot;
      transition->number = pv_scene_keep_take (stock_of (maker), g_strdup_printf ("%u", line->number));
      transition->label = (PvRect) { line->dot.x - 9, line->dot.y - 9, 18, 18 };
    }
  if (transition->pill_words != NULL && line->label_kind == PV_SWIMLANE_LABEL_BESIDE)
    {
      transition->pill = (PvRect) { line->label.x, line->label.y, line->label.width, PILL_HEIGHT };
      transition->label.y += PILL_HEIGHT + 4;
      transition->label.height -= PILL_HEIGHT + 4;
      if (transition->criterion == NULL)
        transition->label = (PvRect) { 0, 0, 0, 0 };
    }
}

static void
place_gaps (Maker *maker, const PvSwimlanes *places)
{
  PvScene *scene = maker->scene;
  PvLang lang = maker->parts.first;

  scene->n_gaps = maker->parts.gaps->len;
  scene->gaps = g_new0 (PvGapShape, scene->n_gaps + 1);
  for (guint i = 0; i < scene->n_gaps; i++)
    {
      const PvPartGap *part = &g_array_index (maker->parts.gaps, PvPartGap, i);
      PvRect cell = pv_swimlanes_cell (places, part->phase, part->lane);
      PvGapShape *gap = &scene->gaps[i];

      gap->id = scene->phases[part->phase].id;
      gap->phase = part->phase;
      gap->lane = part->lane;
      gap->box = pv_rect_grow (&cell, -12, -6);
      gap->words = pv_words_in (lang, N_("Gap: nobody acts here"));
      gap->words_width = pv_text_width (gap->words, pill_font);
      gap->sentence = pv_scene_keep_take (stock_of (maker), g_strdup_printf (pv_words_in (lang, N_("Gap in %1$s: %2$s")),
                                                                            scene->phases[part->phase].name, scene->lanes[part->lane].name));
    }
}

/* Numbered criteria in columns under the lanes. */
static void
place_notes (Maker *maker, const PvSwimlanes *places)
{
  PvScene *scene = maker->scene;
  PvFont font = { maker->sizes->criterion.size, PV_WEIGHT_REGULAR };
  double height = font.size * 1.7, widest = 0, top = places->height + height / 2;
  guint n = 0, n_columns;

  scene->notes = g_new0 (PvNoteShape, scene->n_transitions + 1);
  for (guint i = 0; i < scene->n_transitions; i++)
    if (scene->transitions[i].number != NULL)
      {
        const PvTransitionShape *transition = &scene->transitions[i];
        const char *words = transition->criterion != NULL ? transition->criterion : transition->pill_words;

        scene->notes[n++] = (PvNoteShape) { transition->number, words, { 0, 0, pv_text_width (words, font) + height + 24, height } };
        widest = MAX (widest, scene->notes[n - 1].rect.width);
      }
  n_columns = MAX (1, (guint) ((places->width - 12) / MAX (widest, 1)));
  for (guint i = 0; i < n; i++)
    {
      scene->notes[i].rect.x = 12 + (i % n_columns) * widest;
      scene->notes[i].rect.y = top + (i / n_columns) * height;
    }
  scene->n_notes = n;
}

static void
take_places (Maker *maker, const PvSwimlanes *places)
{
  PvScene *scene = maker->scene;

  for (guint i = 0; i < scene->n_phases; i++)
    scene->phases[i].head = places->phase_heads[i];
  for (guint i = 0; i < scene->n_lanes; i++)
    {
      scene->lanes[i].head = places->lane_heads[i];
      scene->lanes[i].band = places->lane_bands[i];
      scene->lanes[i].row = places->rows[i];
    }
  for (guint i = 0; i < scene->n_steps; i++)
    scene->steps[i].box = places->steps[i];
  place_tasks (maker, places);
  for (guint i = 0; i < scene->n_transitions; i++)
    place_transition (maker, i, &places->lines[i]);
  place_gaps (maker, places);
  place_notes (maker, places);
  scene->grid_area = (PvRect) { maker->sizes->lane_head, maker->sizes->phase_head, places->width - maker->sizes->lane_head,
                                places->height - maker->sizes->phase_head };
}

static gboolean
lay_out (Maker *maker, GCancellable *cancellable)
{
  const Sizes *sizes = maker->sizes;
  PvSwimlaneOptions options = pv_swimlane_options ();
  PvSwimlaneInput input = { (const PvSwimlaneStep *) maker->boxes->data, maker->boxes->len,
                            (const PvSwimlaneTransition *) maker->lines->data, maker->lines->len,
                            maker->scene->n_phases, maker->scene->n_lanes };
  g_autoptr (PvSwimlanes) places = NULL;
  double scale = sizes->step_height / PV_STEP_HEIGHT;

  options.lane_head_width = sizes->lane_head;
  options.phase_head_height = sizes->phase_head;
  options.least_phase_width = MAX (options.least_phase_width, sizes->step_width + options.gutter + 4);
  options.least_lane_height *= scale;
  options.equal_phases = TRUE;
  places = pv_layout_swimlanes (&input, &options, cancellable, NULL);
  if (places == NULL)
    return FALSE;

  take_places (maker, places);
  return TRUE;
}

static void
summarise (Maker *maker, PvId path)
{
  PvLang lang = maker->parts.first;
  g_autofree char *title = pv_title_of (maker->parts.model, path, lang);
  g_autofree char *phases = pv_count_words (lang, maker->scene->n_phases, N_("1 phase"), N_("%u phases"));
  g_autofree char *steps = pv_count_words (lang, maker->scene->n_steps, N_("1 step"), N_("%u steps"));
  g_autofree char *actors = pv_count_words (lang, maker->scene->n_lanes, N_("1 actor"), N_("%u actors"));
  const char *words[] = { title, phases, steps, actors };

  maker->scene->summary = pv_scene_keep_take (stock_of (maker), pv_words_list (words, G_N_ELEMENTS (words)));
}

PvPathSceneOptions
pv_path_scene_options (void)
{
  return (PvPathSceneOptions) { .lang = PV_LANG_FI, .audience = PV_AUDIENCE_PUBLIC, .assisting = TRUE };
}

PvScene *
pv_scene_new_path (const PvModel *model, PvId path, const PvPathSceneOptions *options, GCancellable *cancellable)
{
  Maker maker = { .sizes = options->large ? &large_sizes : &usual_sizes };
  gboolean made = TRUE;

  maker.scene = pv_scene_alloc (PV_SCENE_PATH, options->lang);
  maker.scene->stock = pv_scene_stock_new ();
  maker.boxes = g_array_new (FALSE, FALSE, sizeof (PvSwimlaneStep));
  maker.lines = g_array_new (FALSE, FALSE, sizeof (PvSwimlaneTransition));
  if (pv_path_parts_init (&maker.parts, model, path, options) && maker.parts.phases->len > 0)
    {
      make_phases (&maker);
      make_lanes (&maker);
      make_steps (&maker);
      make_transitions (&maker);
      made = lay_out (&maker, cancellable);
      summarise (&maker, path);
    }
  if (made)
    pv_scene_finish (maker.scene);
  else
    g_clear_pointer (&maker.scene, pv_scene_unref);
  pv_path_parts_clear (&maker.parts);
  g_array_unref (maker.boxes);
  g_array_unref (maker.lines);
  return maker.scene;
}

gboolean
pv_scene_cell_at (const PvScene *scene, double x, double y, PvId *phase, PvId *actor)
{
  for (guint p = 0; p < scene->n_phases; p++)
    for (guint l = 0; l < scene->n_lanes; l++)
      {
        const PvRect *head = &scene->phases[p].head, *band = &scene->lanes[l].band;
        PvRect cell = { head->x, band->y, head->width, band->height };

        if (!pv_rect_contains (&cell, x, y))
          continue;
        *phase = scene->phases[p].id;
        *actor = scene->lanes[l].id;
        return TRUE;
      }
  return FALSE;
}
