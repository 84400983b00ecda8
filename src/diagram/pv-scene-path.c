#include "diagram/pv-scene-path.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "diagram/pv-path-maker.h"

static PvSceneStock *
stock_of (const PvPathMaker *maker)
{
  return maker->scene->stock;
}

static void
place_tasks (PvPathMaker *maker, const PvSwimlanes *places)
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
place_transition (PvPathMaker *maker, guint index, const PvSwimlaneLine *line)
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
      transition->pill = (PvRect) { line->label.x, line->label.y, line->label.width, PV_PATH_PILL_HEIGHT };
      transition->label.y += PV_PATH_PILL_HEIGHT + 4;
      transition->label.height -= PV_PATH_PILL_HEIGHT + 4;
      if (transition->criterion == NULL)
        transition->label = (PvRect) { 0, 0, 0, 0 };
    }
}

static void
place_gaps (PvPathMaker *maker, const PvSwimlanes *places)
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
      gap->words_width = pv_text_width (gap->words, PV_PATH_PILL_FONT);
      gap->sentence = pv_scene_keep_take (stock_of (maker), g_strdup_printf (pv_words_in (lang, N_("Gap in %1$s: %2$s")),
                                                                            scene->phases[part->phase].name, scene->lanes[part->lane].name));
    }
}

/* Numbered criteria in columns under the lanes. */
static void
place_notes (PvPathMaker *maker, const PvSwimlanes *places)
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
take_places (PvPathMaker *maker, const PvSwimlanes *places)
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
lay_out (PvPathMaker *maker, GCancellable *cancellable)
{
  const PvPathSizes *sizes = maker->sizes;
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
summarise (PvPathMaker *maker, PvId path)
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
  PvPathMaker maker = { .sizes = pv_path_sizes (options->large) };
  gboolean made = TRUE;

  maker.scene = pv_scene_alloc (PV_SCENE_PATH, options->lang);
  maker.scene->stock = pv_scene_stock_new ();
  maker.boxes = g_array_new (FALSE, FALSE, sizeof (PvSwimlaneStep));
  maker.lines = g_array_new (FALSE, FALSE, sizeof (PvSwimlaneTransition));
  if (pv_path_parts_init (&maker.parts, model, path, options) && maker.parts.phases->len > 0)
    {
      pv_path_make_faces (&maker);
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
