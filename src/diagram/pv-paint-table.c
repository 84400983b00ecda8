#include "diagram/pv-paint-table.h"

#include "diagram/pv-paint-path.h"

/* What is seen of a head that is narrower or lower holds no words, and what is hardly seen is no head. */
#define LEAST_WIDTH 56.0
#define LEAST_HEIGHT 44.0
#define SLIVER 20.0
#define NOTE_PITCH 18.0

/* What of a length from @from lies within another; FALSE when nothing does. */
static gboolean
cut_span (double *from, double *length, double first, double span)
{
  double left = MAX (*from, first), right = MIN (*from + *length, first + span);

  if (right - left < 1)
    return FALSE;
  *from = left;
  *length = right - left;
  return TRUE;
}

/* --- columns --- */

/* The words of a head that is seen in part, as far as there is room; @kept has what is shortened. */
static void
shorten (PvSceneText *text, double room, GPtrArray *kept)
{
  for (guint i = 0; i < text->n_lines; i++)
    {
      PvSceneLine *line = &text->lines[i];

      if (line->width <= room)
        continue;
      g_ptr_array_add (kept, pv_text_ellipsize (line->text, line->font, MAX (room, 0), NULL));
      line->text = g_ptr_array_index (kept, kept->len - 1);
      line->width = pv_text_width (line->text, line->font);
    }
}

static double
number_width (const PvPhaseShape *phase)
{
  return phase->text.n_lines > 0 ? pv_text_width (phase->number, phase->text.lines[0].font) : 0;
}

static void
paint_columns (const PvBrush *brush, const PvRect *body, GPtrArray *kept)
{
  const PvScene *scene = brush->scene;
  /* What a head has besides its words: points at both ends, and the room around its number. */
  double frame = 36 * pv_path_scale (brush);

  for (guint i = 0; i < scene->n_phases; i++)
    {
      PvPhaseShape phase = scene->phases[i];

      if (!cut_span (&phase.head.x, &phase.head.width, body->x, body->width) || phase.head.width < SLIVER)
        continue;
      phase.head.y = body->y - scene->grid_area.y;
      if (phase.head.width < LEAST_WIDTH)
        phase.text.n_lines = 0;
      else if (phase.head.width < scene->phases[i].head.width)
        shorten (&phase.text, phase.head.width - frame - number_width (&phase), kept);
      pv_paint_phase_head (brush, &phase, i + 1 == scene->n_phases);
    }
}

/* --- rows --- */

static void
paint_rows (const PvBrush *brush, const PvRect *body)
{
  const PvScene *scene = brush->scene;
  double dx = body->x - scene->grid_area.x;

  for (guint i = 0; i < scene->n_lanes; i++)
    {
      PvLaneShape lane = scene->lanes[i];

      if (!cut_span (&lane.head.y, &lane.head.height, body->y, body->height))
        continue;
      if (lane.head.height < MIN (LEAST_HEIGHT, scene->lanes[i].head.height))
        {
          PvRect ground = { lane.head.x + dx, lane.head.y, lane.head.width, lane.head.height };

          pv_paint_rect (brush, &ground, lane.row % 2 == 0 ? brush->style->lane : brush->style->canvas);
          continue;
        }
      pv_paint_lane_head (brush, &lane, dx, TRUE);
    }
}

/* --- what the numbers mean --- */

static const char *
number_in (const PvScene *scene, guint transition, const PvRect *body)
{
  const PvTransitionShape *shape = &scene->transitions[transition];

  return shape->number != NULL && pv_rect_contains (body, shape->dot.x, shape->dot.y) ? shape->number : NULL;
}

guint
pv_table_count_notes (const PvScene *scene, const PvRect *body)
{
  guint n = 0;

  for (guint i = 0; i < scene->n_transitions; i++)
    n += number_in (scene, i, body) != NULL;
  return n;
}

double
pv_table_notes_height (const PvScene *scene, guint n)
{
  return n == 0 ? 0 : (n + 0.5) * NOTE_PITCH * scene->grid_area.x / PV_LANE_HEAD_WIDTH;
}

static const char *
words_of (const PvScene *scene, const char *number)
{
  for (guint i = 0; i < scene->n_notes; i++)
    if (g_str_equal (scene->notes[i].number, number))
      return scene->notes[i].words;
  return "";
}

static void
paint_notes (const PvBrush *brush, const PvRect *body, GPtrArray *kept)
{
  const PvScene *scene = brush->scene;
  double scale = pv_path_scale (brush), pitch = NOTE_PITCH * scale, left = body->x - scene->grid_area.x;
  PvFont font = { 11 * scale, PV_WEIGHT_REGULAR };
  PvRect line = { left, body->y + body->height + pitch / 2, body->width + scene->grid_area.x, pitch };

  for (guint i = 0; i < scene->n_transitions; i++)
    {
      PvNoteShape note = { number_in (scene, i, body), NULL, line };

      if (note.number == NULL)
        continue;
      g_ptr_array_add (kept, pv_text_ellipsize (words_of (scene, note.number), font, line.width - 30 * scale, NULL));
      note.words = g_ptr_array_index (kept, kept->len - 1);
      pv_paint_note (brush, &note);
      line.y += pitch;
    }
}

PvRect
pv_scene_get_cells (const PvScene *scene)
{
  return scene->grid_area;
}

void
pv_painter_paint_table (const PvScene *scene, PvSurface *surface, const PvPaintOptions *options, const PvRect *body)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  PvPaintOptions inside = *options;
  PvBrush brush;

  g_return_if_fail (pv_scene_get_kind (scene) == PV_SCENE_PATH);

  inside.clip = *body;
  inside.layers = PV_PAINT_ALL & ~PV_PAINT_HEADS;
  brush = pv_brush (scene, surface, &inside);
  pv_surface_clip (surface, body);
  pv_painter_paint (scene, surface, &inside);
  pv_surface_clip (surface, NULL);
  paint_rows (&brush, body);
  paint_columns (&brush, body, kept);
  paint_notes (&brush, body, kept);
}
