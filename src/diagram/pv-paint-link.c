/* A relation: line by kind and state, marks at its ends, words on it. */
#include "diagram/pv-paint.h"

#include <math.h>

/* Of a link that is not in the scene. */
#define SLACK 4.0
#define WORDS_SIZE 11.0
/* More gap at a selected actor, for its ring. */
#define RING_GAP 5.0

typedef struct
{
  PvPoint points[PV_LAYOUT_ROUTE_POINTS];
  guint n;
  double slack;                        /* of its bends */
} Line;

static PvPoint
unit (PvPoint from, PvPoint to)
{
  double length = hypot (to.x - from.x, to.y - from.y);

  return length > 0 ? (PvPoint) { (to.x - from.x) / length, (to.y - from.y) / length } : (PvPoint) { 1, 0 };
}

/* Cuts @by off the end (or the beginning), never more than the last piece has. */
static void
shorten_end (Line *line, double by)
{
  PvPoint *last = &line->points[line->n - 1], *before = &line->points[line->n - 2];
  PvPoint way = unit (*before, *last);
  double most = hypot (last->x - before->x, last->y - before->y) - 0.5;

  by = CLAMP (by, 0, MAX (most, 0));
  last->x -= way.x * by;
  last->y -= way.y * by;
}

static void
turn_round (Line *line)
{
  for (guint i = 0; i < line->n / 2; i++)
    {
      PvPoint swap = line->points[i];

      line->points[i] = line->points[line->n - 1 - i];
      line->points[line->n - 1 - i] = swap;
    }
}

static void
shorten_start (Line *line, double by)
{
  turn_round (line);
  shorten_end (line, by);
  turn_round (line);
}

/* Moved aside by @offset, joints kept. */
static Line
beside (const Line *line, double offset)
{
  Line moved = *line;

  for (guint i = 0; i < line->n; i++)
    {
      PvPoint in = i > 0 ? unit (line->points[i - 1], line->points[i]) : unit (line->points[0], line->points[1]);
      PvPoint out = i + 1 < line->n ? unit (line->points[i], line->points[i + 1]) : in;
      PvPoint sum = { in.x + out.x, in.y + out.y };
      double scale = 2 / MAX (sum.x * sum.x + sum.y * sum.y, 0.5);

      moved.points[i].x -= sum.y * scale * offset;
      moved.points[i].y += sum.x * scale * offset;
    }
  return moved;
}

static void
draw_line (const PvBrush *brush, const Line *line, const PvPaint *paint)
{
  pv_outline_clear (brush->surface->scratch);
  pv_outline_soft_line (brush->surface->scratch, line->points, line->n, line->slack);
  pv_surface_draw (brush->surface, brush->surface->scratch, paint);
}

static void
set_state_dashes (PvPaint *paint, guint state)
{
  if (state == PV_RELATION_STATE_PLANNED)
    paint->n_dashes = 2, paint->dashes[0] = 9, paint->dashes[1] = 5;
  else if (state == PV_RELATION_STATE_ENDED)
    paint->n_dashes = 2, paint->dashes[0] = 2, paint->dashes[1] = 5;
}

/* --- end marks: the tip stands at the end of the line --- */
static PvPoint
at (PvPoint tip, PvPoint way, double back, double aside)
{
  return (PvPoint) { tip.x - way.x * back - way.y * aside, tip.y - way.y * back + way.x * aside };
}

static void
trace_points (const PvBrush *brush, const PvPoint *points, guint n, gboolean closed)
{
  pv_outline_clear (brush->surface->scratch);
  pv_outline_move (brush->surface->scratch, points[0].x, points[0].y);
  for (guint i = 1; i < n; i++)
    pv_outline_line (brush->surface->scratch, points[i].x, points[i].y);
  if (closed)
    pv_outline_close (brush->surface->scratch);
}

static void
paint_coin (const PvBrush *brush, PvPoint tip, PvPoint way, PvRgba colour)
{
  PvPoint centre = at (tip, way, 5, 0);
  PvPaint ring = { .fill = brush->style->canvas, .stroke = colour, .width = 1.5 };
  PvPaint dot = { .fill = colour };

  pv_paint_circle (brush, centre.x, centre.y, 5 - 0.75, &ring);
  pv_paint_circle (brush, centre.x, centre.y, 1.8, &dot);
}

static void
paint_end_mark (const PvBrush *brush, PvEndMark mark, PvPoint tip, PvPoint way, double width, PvRgba colour)
{
  PvPaint fill = { .fill = colour };
  PvPaint hollow = { .fill = brush->style->canvas, .stroke = colour, .width = 2 };
  PvPaint open = { .stroke = colour, .width = MAX (width, 1.4), .cap = PV_CAP_ROUND };
  PvPoint dot = at (tip, way, 3, 0);

  switch (mark)
    {
    case PV_END_DOT:
      pv_paint_circle (brush, dot.x, dot.y, 3, &fill);
      return;
    case PV_END_COIN:
      paint_coin (brush, tip, way, colour);
      return;
    case PV_END_TRIANGLE:
      trace_points (brush, (PvPoint[]) { tip, at (tip, way, 12, -5.5), at (tip, way, 12, 5.5) }, 3, TRUE);
      break;
    case PV_END_HOLLOW_TRIANGLE:
      trace_points (brush, (PvPoint[]) { at (tip, way, 1, 0), at (tip, way, 12, -5.5), at (tip, way, 12, 5.5) }, 3, TRUE);
      fill = hollow;
      break;
    case PV_END_ARROW:
      trace_points (brush, (PvPoint[]) { at (tip, way, 10, -5), tip, at (tip, way, 10, 5) }, 3, FALSE);
      fill = open;
      break;
    case PV_END_SQUARE:
      trace_points (brush, (PvPoint[]) { at (tip, way, 0, -4.5), at (tip, way, 9, -4.5), at (tip, way, 9, 4.5), at (tip, way, 0, 4.5) }, 4, TRUE);
      break;
    case PV_END_DIAMOND:
      trace_points (brush, (PvPoint[]) { tip, at (tip, way, 7.5, -5), at (tip, way, 15, 0), at (tip, way, 7.5, 5) }, 4, TRUE);
      break;
    case PV_END_NONE:
    default:
      return;
    }
  pv_surface_draw (brush->surface, brush->surface->scratch, &fill);
}

/* How much of the line a mark covers. */
static double
mark_length (PvEndMark mark)
{
  static const double lengths[] = { [PV_END_NONE] = 0, [PV_END_DOT] = 3, [PV_END_TRIANGLE] = 11, [PV_END_COIN] = 9.5,
                                    [PV_END_HOLLOW_TRIANGLE] = 12, [PV_END_ARROW] = 1, [PV_END_SQUARE] = 6, [PV_END_DIAMOND] = 12 };

  return lengths[mark];
}

static void
draw_strokes (const PvBrush *brush, const Line *line, const PvLinkStyle *style, const PvPaint *paint)
{
  Line one;

  if (style->apart <= 0)
    {
      draw_line (brush, line, paint);
      return;
    }
  one = beside (line, style->apart / 2);
  draw_line (brush, &one, paint);
  one = beside (line, -style->apart / 2);
  draw_line (brush, &one, paint);
}

static void
paint_ends (const PvBrush *brush, const Line *line, PvEndMark from, PvEndMark to, double width, PvRgba colour)
{
  PvPoint way = unit (line->points[1], line->points[0]);

  paint_end_mark (brush, from, line->points[0], way, width, colour);
  way = unit (line->points[line->n - 2], line->points[line->n - 1]);
  paint_end_mark (brush, to, line->points[line->n - 1], way, width, colour);
}

static PvPoint
middle_of (const Line *line, PvPoint *way)
{
  PvLayoutRoute route = { .n_points = line->n };

  for (guint i = 0; i < line->n; i++)
    route.points[i] = (PvRoutePoint) { (float) line->points[i].x, (float) line->points[i].y };
  return pv_layout_route_point (&route, 0.5, way);
}

static void
paint_cross (const PvBrush *brush, PvPoint middle, PvRgba colour)
{
  PvPaint paint = { .stroke = colour, .width = 1.8, .cap = PV_CAP_ROUND };
  PvPaint ground = { .fill = brush->style->canvas };

  pv_paint_circle (brush, middle.x, middle.y, 6, &ground);
  pv_paint_line (brush, (PvPoint) { middle.x - 3.5, middle.y - 3.5 }, (PvPoint) { middle.x + 3.5, middle.y + 3.5 }, &paint);
  pv_paint_line (brush, (PvPoint) { middle.x - 3.5, middle.y + 3.5 }, (PvPoint) { middle.x + 3.5, middle.y - 3.5 }, &paint);
}

static double
length_of (const Line *line)
{
  double length = 0;

  for (guint i = 1; i < line->n; i++)
    length += hypot (line->points[i].x - line->points[i - 1].x, line->points[i].y - line->points[i - 1].y);
  return length;
}

static void
paint_full (const PvBrush *brush, const Line *line, guint kind, guint state, guint flags)
{
  const PvLinkStyle *style = pv_link_style (kind);
  PvRgba colour = brush->style->relation_kind[kind <= PV_N_RELATION_KINDS ? kind : 0];
  gboolean both = (flags & PV_FLAG_BOTH_WAYS) != 0;
  PvEndMark from = both ? MAX (style->from, style->to) : style->from, to = both ? MAX (style->from, style->to) : style->to;
  PvPaint paint = { .stroke = colour, .width = style->width + brush->style->extra_outline / 2 };
  gboolean marks = brush->detail >= PV_DETAIL_ICONS;
  Line cut = *line;

  set_state_dashes (&paint, state);
  if (marks && length_of (line) > 26)
    {
      shorten_end (&cut, mark_length (to));
      shorten_start (&cut, mark_length (from));
    }
  draw_strokes (brush, &cut, style, &paint);
  if (marks)
    paint_ends (brush, line, from, to, paint.width, colour);
  if (marks && state == PV_RELATION_STATE_ENDED)
    paint_cross (brush, middle_of (line, NULL), colour);
  if (brush->zoom >= PV_ZOOM_LINK_MARKS && (flags & PV_FLAG_RAISED))
    {
      PvPoint way, middle = middle_of (line, &way);

      pv_paint_sign (brush, PV_SIGN_RAISED, middle.x + (state == PV_RELATION_STATE_ENDED ? way.x * 16 : 0),
                     middle.y + (state == PV_RELATION_STATE_ENDED ? way.y * 16 : 0), 11, brush->style->warn,
                     brush->style->tints ? brush->style->warn_tint : brush->style->card);
    }
}

void
pv_paint_link_line (const PvBrush *brush, const PvPoint *points, guint n_points, guint kind, guint state, gboolean both_ways)
{
  Line line = { .n = MIN (n_points, PV_LAYOUT_ROUTE_POINTS), .slack = SLACK };

  for (guint i = 0; i < line.n; i++)
    line.points[i] = points[i];
  paint_full (brush, &line, kind, state, both_ways ? PV_FLAG_BOTH_WAYS : 0);
}

static gboolean
end_is_selected (const PvBrush *brush, guint node)
{
  return brush->emphasis != NULL && pv_id_set_contains (brush->emphasis->selected, brush->scene->nodes[node].id);
}

static gboolean
is_outside (const PvBrush *brush, const PvLinkShape *link)
{
  const PvIdSet *only = brush->emphasis != NULL ? brush->emphasis->only : NULL;

  return only != NULL && !pv_id_set_contains (only, brush->scene->nodes[link->from].id)
         && !pv_id_set_contains (only, brush->scene->nodes[link->to].id);
}

static void
paint_halo (const PvBrush *brush, const Line *line, PvRgba colour, double alpha, double width)
{
  PvPaint paint = { .stroke = pv_rgba_faded (colour, alpha), .width = width, .cap = PV_CAP_ROUND };

  draw_line (brush, line, &paint);
}

static void
paint_words (const PvBrush *brush, const PvLinkShape *link)
{
  const PvStyle *style = brush->style;
  PvFont font = { WORDS_SIZE, PV_WEIGHT_REGULAR };
  PvPaint ground = { .fill = style->canvas };
  PvRect rect = pv_link_words (link);
  PvPoint middle;

  middle = pv_rect_centre (&rect);
  if (link->face->flags & PV_FLAG_NO_AGREEMENT)
    {
      pv_paint_pill (brush, PV_SIGN_HAND_OVER, link->face->words, pv_text_width (link->face->words, font), font, middle.x, middle.y, rect.height,
                     style->error, style->tints ? style->error_tint : style->card, style->error);
      return;
    }
  pv_paint_rounded (brush, &rect, rect.height / 2, &ground);
  if (link->face->flags & PV_FLAG_RAISED)
    pv_paint_sign (brush, PV_SIGN_RAISED, rect.x + rect.width, rect.y + 3, 11, style->warn, style->tints ? style->warn_tint : style->card);
  pv_paint_text (brush, link->face->words, middle.x, middle.y + font.size * 0.35, font,
                 link->face->kind == PV_RELATION_KIND_REFERRAL ? style->relation_kind[PV_RELATION_KIND_REFERRAL] : style->ink2,
                 PV_ANCHOR_MIDDLE);
}

static Line
line_of (const PvBrush *brush, const PvLinkShape *link)
{
  Line line = { .n = pv_link_n_points (link), .slack = link->way != NULL ? link->way->route.slack : 0 };

  for (guint i = 0; i < line.n; i++)
    line.points[i] = pv_link_point (link, i);
  if (line.n < 2 || length_of (&line) < 24)
    return line;
  if (end_is_selected (brush, link->from))
    shorten_start (&line, RING_GAP);
  if (end_is_selected (brush, link->to))
    shorten_end (&line, RING_GAP);
  return line;
}

/* Near by, and for what a person points at; where the layout found room for them. */
static gboolean
shows_words (const PvBrush *brush, const PvLinkShape *link, PvLook look)
{
  PvRect words = pv_link_words (link);

  return !pv_rect_is_empty (&words) && pv_brush_can_read (brush, WORDS_SIZE)
         && (brush->detail == PV_DETAIL_CLOSE || look.selected || look.hovered || end_is_selected (brush, link->from)
             || end_is_selected (brush, link->to));
}

static void
paint_line (const PvBrush *brush, const PvLinkShape *link, PvLook look)
{
  const PvStyle *style = brush->style;
  Line line = line_of (brush, link);
  gboolean words = shows_words (brush, link, look);

  if (line.n < 2)
    return;
  if (look.faded)
    {
      PvPaint paint = { .stroke = style->faded_line, .width = 1.2 };

      set_state_dashes (&paint, link->face->state);
      draw_strokes (brush, &line, pv_link_style (link->face->kind), &paint);
      return;
    }
  if (link->face->flags & PV_FLAG_NO_AGREEMENT)
    paint_halo (brush, &line, style->error, 0.2, 11);
  if (look.selected || look.hovered || look.focused)
    paint_halo (brush, &line, style->accent, look.selected ? 0.45 : 0.25, pv_link_style (link->face->kind)->width + 7);
  paint_full (brush, &line, link->face->kind, link->face->state, words ? link->face->flags & ~(guint) PV_FLAG_RAISED : link->face->flags);
}

void
pv_paint_link_words (const PvBrush *brush, guint index)
{
  const PvLinkShape *link = &brush->scene->links[index];
  PvLook look = pv_brush_look_at (brush, link->face->id, link->face->flags);

  if (brush->detail >= PV_DETAIL_ICONS && !look.left_out && !look.faded && shows_words (brush, link, look)
      && !pv_brush_leaves_out (brush, link->from) && !pv_brush_leaves_out (brush, link->to))
    paint_words (brush, link);
}

void
pv_paint_link (const PvBrush *brush, guint index)
{
  const PvLinkShape *link = &brush->scene->links[index];
  PvLook look = pv_brush_look_at (brush, link->face->id, link->face->flags);

  if (look.left_out || pv_brush_leaves_out (brush, link->from) || pv_brush_leaves_out (brush, link->to) || is_outside (brush, link))
    return;
  if (brush->detail <= PV_DETAIL_BADGES)
    pv_paint_thin_link (brush, link, look);
  else
    paint_line (brush, link, look);
}
