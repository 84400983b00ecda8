/* What happens on a path: steps with their marks, transitions, gaps. */
#include "diagram/pv-paint-path.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define BEND 8.0

static const PvFont pill_font = { 11.5, PV_WEIGHT_BOLD };
static const PvFont small_pill_font = { 11, PV_WEIGHT_BOLD };

/* V, P, A and T are the initials of Finnish words; in another language they mislead (A for ansvarar). */
static gboolean
has_letters (const PvBrush *brush)
{
  return brush->scene->lang == PV_LANG_FI || brush->scene->lang == PV_LANG_BOTH;
}

/* --- steps --- */
static PvPaint
frame_of (const PvBrush *brush, const PvStepShape *step, PvLook look)
{
  const PvStyle *style = brush->style;
  PvPaint paint = { .fill = style->card, .stroke = look.faded ? style->faded_line : style->edge, .width = PV_STEP_OUTLINE + style->extra_outline };

  if (look.faded)
    return paint;
  if (step->flags & PV_FLAG_LEFT_OUT)
    paint.n_dashes = 2, paint.dashes[0] = 2, paint.dashes[1] = 3;
  else if (step->flags & PV_FLAG_NEW)
    paint.stroke = style->ok, paint.width = 2.2, paint.fill = style->tints ? style->ok_tint : style->card;
  else if (step->flags & PV_FLAG_NOBODY)
    paint.stroke = style->error, paint.n_dashes = 2, paint.dashes[0] = 5, paint.dashes[1] = 3.4, paint.width = 1.6;
  else if (step->flags & PV_FLAG_RAISED)
    paint.stroke = style->warn, paint.n_dashes = 2, paint.dashes[0] = 5, paint.dashes[1] = 3.4;
  return paint;
}

static void
paint_step_rings (const PvBrush *brush, const PvRect *box, const PvStepShape *step, PvLook look)
{
  const PvStyle *style = brush->style;
  struct { gboolean wanted; double gap, width; PvRgba colour; gboolean dotted; } rings[] = {
    { look.hovered, 0, 3, pv_rgba_faded (style->edge, 0.35), FALSE },
    { (step->flags & PV_FLAG_CONFLICT) != 0, 3, 1.5, style->error, FALSE },
    { look.selected, 3, 3, style->accent, FALSE },
    { look.focused, look.selected ? 9 : 4, 2, style->accent, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    {
      double reach = rings[i].gap + rings[i].width / 2 + 0.7;
      PvRect ring = pv_rect_grow (box, reach, reach);
      PvPaint paint = { .stroke = rings[i].colour, .width = rings[i].width + style->extra_outline };

      if (rings[i].dotted)
        paint.n_dashes = 2, paint.dashes[0] = paint.dashes[1] = 2;
      if (rings[i].wanted)
        pv_paint_rounded (brush, &ring, PV_STEP_CORNER + reach, &paint);
    }
}

static double
paint_difference (const PvBrush *brush, const PvStepShape *step, double right)
{
  const PvStyle *style = brush->style;
  PvLang lang = brush->scene->lang;
  const char *words;
  PvRgba ground;
  double width;

  if (step->flags & PV_FLAG_NEW)
    words = pv_words_in (lang, N_("+ new")), ground = style->ok;
  else if (step->flags & PV_FLAG_CHANGED)
    words = pv_words_in (lang, N_("~ changed")), ground = style->accent;
  else if (step->flags & PV_FLAG_LEFT_OUT)
    words = pv_words_in (lang, N_("− left out")), ground = style->ink2;
  else
    return right;
  if (ground.a == 0)
    ground = style->ink;
  width = pv_text_width (words, small_pill_font);
  pv_paint_pill (brush, PV_N_SIGNS, words, width, small_pill_font, right - pv_pill_width (PV_N_SIGNS, width, 15) / 2, step->box.y + step->box.height,
                 15, style->card, ground, ground);
  return right - pv_pill_width (PV_N_SIGNS, width, 15) - 4;
}

static void
paint_step_marks (const PvBrush *brush, const PvStepShape *step)
{
  const PvStyle *style = brush->style;
  double y = step->box.y + step->box.height, right = paint_difference (brush, step, step->box.x + step->box.width - 6) - PV_MARK_RADIUS;
  struct { guint flag; PvSign sign; PvRgba colour; } marks[] = {
    { PV_FLAG_MISSING, PV_SIGN_LANGUAGE, style->warn }, { PV_FLAG_OLDER, PV_SIGN_OLDER, style->warn }, { PV_FLAG_OVERLAP, PV_SIGN_OVERLAP, style->warn },
    { PV_FLAG_UNCLEAR, PV_SIGN_UNCLEAR, style->warn }, { PV_FLAG_RAISED, PV_SIGN_RAISED, style->warn },
    { PV_FLAG_CHANNEL, PV_SIGN_CHANNEL, style->relation_kind[PV_RELATION_KIND_INFORMATION] },
    { PV_FLAG_CONFLICT, PV_SIGN_CONFLICT, style->error },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (step->flags & marks[i].flag)
      {
        pv_paint_mark (brush, marks[i].sign, right, y, marks[i].colour, style->card);
        right -= 2 * PV_MARK_RADIUS + 2;
      }
}

void
pv_paint_step (const PvBrush *brush, guint index)
{
  const PvStepShape *step = &brush->scene->steps[index];
  PvLook look = pv_brush_look (brush, step->id);
  gboolean over = (step->flags & (PV_FLAG_LEFT_OUT | PV_FLAG_ENDED)) != 0;
  PvPaint paint = frame_of (brush, step, look);
  PvRgba ink = look.faded ? brush->style->faded : over ? brush->style->ink2 : brush->style->ink;

  if (look.left_out)
    return;
  paint_step_rings (brush, &step->box, step, look);
  pv_paint_rounded (brush, &step->box, PV_STEP_CORNER, &paint);
  pv_paint_text_lines (brush, &step->text, step->box.x + 9 * pv_path_scale (brush), step->box.y + step->box.height / 2, ink,
                    look.faded ? brush->style->faded : brush->style->ink2, over, PV_ANCHOR_START);
  if (!look.faded)
    paint_step_marks (brush, step);
}

static void
paint_chip (const PvBrush *brush, const PvTaskShape *task, PvLook look)
{
  const PvStyle *style = brush->style;
  PvPaint paint = { .fill = style->canvas, .stroke = style->line, .width = 1 + style->extra_outline };
  double size = PV_ROLE_SIZE * pv_path_scale (brush);
  double middle = task->box.y + task->box.height / 2;

  if (look.selected || look.hovered || look.focused)
    paint.stroke = style->accent, paint.width = 2;
  pv_paint_rounded (brush, &task->box, 12 * pv_path_scale (brush), &paint);
  pv_paint_role (brush, task->role, task->box.x + 4 + size / 2, middle, size, has_letters (brush));
  pv_paint_text_lines (brush, &task->text, task->box.x + size + 9, middle, style->ink2, style->ink2, FALSE, PV_ANCHOR_START);
}

void
pv_paint_task (const PvBrush *brush, guint index)
{
  const PvTaskShape *task = &brush->scene->tasks[index];
  PvLook look = pv_brush_look (brush, task->id), step = pv_brush_look (brush, brush->scene->steps[task->step].id);

  if (look.left_out || step.left_out || (step.faded && !look.selected))
    return;
  if (task->flags & PV_FLAG_ASSISTING)
    {
      paint_chip (brush, task, look);
      return;
    }
  if (look.selected || look.focused)
    {
      PvPaint ring = { .fill = brush->style->card, .stroke = brush->style->accent, .width = 2 };

      pv_paint_circle (brush, task->box.x + task->box.width / 2, task->box.y + task->box.height / 2, task->box.width / 2 + 2.5, &ring);
    }
  pv_paint_role (brush, task->role, task->box.x + task->box.width / 2, task->box.y + task->box.height / 2, task->box.width,
                 has_letters (brush));
}

/* --- transitions --- */
static void
trace_transition (const PvBrush *brush, const PvTransitionShape *transition, double cut)
{
  g_autofree PvPoint *points = g_memdup2 (transition->points, transition->n_points * sizeof (PvPoint));
  PvPoint *last = &points[transition->n_points - 1], before = points[transition->n_points - 2];
  double length = hypot (last->x - before.x, last->y - before.y);

  if (length > cut)
    {
      last->x -= (last->x - before.x) / length * cut;
      last->y -= (last->y - before.y) / length * cut;
    }
  pv_outline_clear (brush->surface->scratch);
  pv_outline_polyline (brush->surface->scratch, points, transition->n_points, BEND);
}

static void
paint_tip (const PvBrush *brush, const PvTransitionShape *transition, PvRgba colour)
{
  PvPoint tip = transition->points[transition->n_points - 1], before = transition->points[transition->n_points - 2];
  double length = MAX (hypot (tip.x - before.x, tip.y - before.y), 1e-6);
  double dx = (tip.x - before.x) / length, dy = (tip.y - before.y) / length;
  PvPaint paint = { .fill = colour };
  PvOutline *outline = brush->surface->scratch;

  tip.x -= dx * 2;
  tip.y -= dy * 2;
  pv_outline_clear (outline);
  pv_outline_move (outline, tip.x, tip.y);
  pv_outline_line (outline, tip.x - dx * 9 - dy * 4.5, tip.y - dy * 9 + dx * 4.5);
  pv_outline_line (outline, tip.x - dx * 9 + dy * 4.5, tip.y - dy * 9 - dx * 4.5);
  pv_outline_close (outline);
  pv_surface_draw (brush->surface, outline, &paint);
}

static void
paint_criterion (const PvBrush *brush, const PvTransitionShape *transition, PvRgba colour)
{
  const PvStyle *style = brush->style;
  PvPoint middle = pv_rect_centre (&transition->label);

  if (transition->number != NULL)
    pv_paint_number (brush, transition->number, transition->dot.x, transition->dot.y, pv_path_scale (brush), colour);
  else if (!pv_rect_is_empty (&transition->label))
    pv_paint_text_lines (brush, &transition->words, middle.x, middle.y, colour, colour, FALSE, PV_ANCHOR_MIDDLE);
  if (!pv_rect_is_empty (&transition->pill))
    {
      middle = pv_rect_centre (&transition->pill);
      pv_paint_pill (brush, PV_SIGN_HAND_OVER, transition->pill_words, pv_text_width (transition->pill_words, pill_font), pill_font, middle.x, middle.y,
                     transition->pill.height - 2, style->error, style->tints ? style->error_tint : style->card, style->error);
    }
}

void
pv_paint_transition (const PvBrush *brush, guint index)
{
  const PvTransitionShape *transition = &brush->scene->transitions[index];
  const PvStyle *style = brush->style;
  PvLook look = pv_brush_look (brush, transition->id);
  gboolean broken = (transition->flags & PV_FLAG_NO_AGREEMENT) != 0;
  PvRgba colour = look.faded ? style->faded_line : broken ? style->error : style->relation_kind[PV_RELATION_KIND_REFERRAL];
  PvPaint paint = { .stroke = colour, .width = (look.faded ? 1.2 : 2) + style->extra_outline };
  PvPaint halo = { .stroke = pv_rgba_faded (broken ? style->error : style->accent, broken ? 0.2 : 0.4), .width = 11, .cap = PV_CAP_ROUND };

  if (look.left_out || transition->n_points < 2)
    return;
  if (!look.faded && (broken || look.selected || look.hovered || look.focused))
    {
      trace_transition (brush, transition, 2);
      pv_surface_draw (brush->surface, brush->surface->scratch, &halo);
    }
  if (broken || (transition->flags & PV_FLAG_RAISED))
    paint.n_dashes = 2, paint.dashes[0] = 7, paint.dashes[1] = 4;
  trace_transition (brush, transition, 9);
  pv_surface_draw (brush->surface, brush->surface->scratch, &paint);
  if (look.faded)
    return;
  paint_tip (brush, transition, colour);
  paint_criterion (brush, transition, colour);
}

void
pv_paint_gap (const PvBrush *brush, guint index)
{
  const PvGapShape *gap = &brush->scene->gaps[index];
  const PvStyle *style = brush->style;
  PvPaint paint = { .fill = style->tints ? pv_rgba_faded (style->error_tint, 0.6) : style->card,
                    .hatch = pv_rgba_faded (style->error, 0.35), .hatch_pitch = 7, .hatch_width = 1.2,
                    .stroke = style->error, .width = 1.8, .n_dashes = 2, .dashes = { 6, 4 } };
  PvPoint middle = pv_rect_centre (&gap->box);

  pv_paint_rounded (brush, &gap->box, 6, &paint);
  pv_paint_pill (brush, PV_SIGN_GAP, gap->words, gap->words_width, pill_font, middle.x, middle.y, 22, style->error,
                 style->tints ? style->card : style->card, style->error);
}
