/* An actor at every distance. */
#include "diagram/pv-paint.h"

#include <math.h>
#include <string.h>

/* A label far away is so many device pixels high, and shown for actors with this many links. */
#define FAR_LABEL 11.0
#define HUB_LINKS 5
/* No label is longer than twice this, in device pixels. */
#define FAR_REACH 160.0
/* Model pixels that grown words leave free at the right of their box. */
#define LEAST_INSET 4.0
#define NAME_SIZE 13.0

static PvRgba
frame_colour (const PvBrush *brush, const PvFace *face, PvLook look)
{
  if (look.faded)
    return brush->style->faded_line;
  if (face->flags & PV_FLAG_ENDED)
    return brush->style->kind == PV_STYLE_PRINT ? brush->style->line : brush->style->edge;
  return brush->style->actor_kind[face->kind <= PV_N_ACTOR_KINDS ? face->kind : 0];
}

static gboolean
is_hollow (const PvFace *face, PvLook look)
{
  return look.faded || (face->flags & PV_FLAG_ENDED) != 0;
}

static void
paint_ring (const PvBrush *brush, const PvRect *box, double gap, double width, PvRgba colour, gboolean dotted)
{
  double reach = gap + width / 2 + PV_NODE_OUTLINE / 2;
  PvRect ring = pv_rect_grow (box, reach, reach);
  PvPaint paint = { .stroke = colour, .width = width };

  if (dotted)
    {
      paint.n_dashes = 2;
      paint.dashes[0] = 2;
      paint.dashes[1] = 2;
    }
  pv_paint_rounded (brush, &ring, PV_NODE_CORNER + reach, &paint);
}

static void
paint_rings (const PvBrush *brush, const PvRect *box, const PvFace *face, PvLook look)
{
  const PvStyle *style = brush->style;
  double extra = style->extra_outline;

  if (look.hovered)
    paint_ring (brush, box, 0, 3, pv_rgba_faded (frame_colour (brush, face, (PvLook) { 0 }), 0.28), FALSE);
  if (face->flags & PV_FLAG_CONFLICT)
    paint_ring (brush, box, 3, 1.5 + extra, style->error, FALSE);
  if (look.selected)
    paint_ring (brush, box, 3, 3 + extra, style->accent, FALSE);
  if (look.focused)
    paint_ring (brush, box, look.selected ? 9 : 4, 2 + extra, style->accent, TRUE);
}

static void
paint_frame (const PvBrush *brush, const PvRect *box, const PvFace *face, PvLook look)
{
  PvPaint paint = { .fill = brush->style->card, .stroke = frame_colour (brush, face, look) };

  paint.width = (look.faded ? 1.2 : PV_NODE_OUTLINE) + brush->style->extra_outline;
  if (face->flags & PV_FLAG_RAISED)
    {
      paint.n_dashes = 2;
      paint.dashes[0] = 5;
      paint.dashes[1] = 3.4;
    }
  if (face->flags & PV_FLAG_ENDED)
    pv_paint_recede (brush->style, &paint);
  pv_paint_rounded (brush, box, PV_NODE_CORNER, &paint);
}

static PvRgba
text_colour (const PvBrush *brush, const PvSceneLine *line, const PvFace *face, PvLook look)
{
  if (is_hollow (face, look))
    return look.faded ? brush->style->faded : brush->style->ink2;
  return line->second ? brush->style->ink2 : brush->style->ink;
}

/* Words that would be smaller than can be read grow until they can. */
static double
growth_of (const PvBrush *brush, const PvSceneLine *line)
{
  return MAX (1, PV_LEAST_TEXT / (line->font.size * brush->zoom));
}

/* Where names have grown the badge gives them room: names are what is read, and its shape is told at half its size. */
static double
badge_size (const PvBrush *brush)
{
  double growth = MAX (1, PV_LEAST_TEXT / (NAME_SIZE * brush->zoom));

  return PV_NODE_BADGE / (growth * growth);
}

/* What has no room in its box once it has grown ends in …; NULL when it has room. (transfer full) */
static char *
cut_text (const PvSceneLine *line, PvFont font, double room)
{
  g_autoptr (GString) cut = NULL;

  if (line->width * font.size / line->font.size <= room)
    return NULL;
  cut = g_string_new (line->text);
  do
    {
      const char *last = g_utf8_find_prev_char (cut->str, cut->str + cut->len);

      g_string_truncate (cut, last ? (gsize) (last - cut->str) : 0);
      while (cut->len > 0 && cut->str[cut->len - 1] == ' ')
        g_string_truncate (cut, cut->len - 1);
      g_string_append (cut, "…");
      if (cut->len <= strlen ("…") || pv_text_width (cut->str, font) <= room)
        break;
      g_string_truncate (cut, cut->len - strlen ("…"));
    }
  while (TRUE);

  return g_strdup (cut->str);
}

/* How far the lines may then move apart. */
static double
spread_of (const PvSceneText *text, const PvRect *box)
{
  const PvSceneLine *last = &text->lines[MAX (text->n_lines, 1) - 1];
  double depth = last->y + last->font.size * 0.25;

  return depth > 0 ? MAX (1, (box->height / 2 - LEAST_INSET) / depth) : 1;
}

static void
paint_lines (const PvBrush *brush, const PvSceneText *text, const PvRect *box, const PvFace *face, PvLook look)
{
  double middle = box->y + box->height / 2, spread = spread_of (text, box), inset = PV_NODE_TEXT_X - PV_NODE_BADGE + badge_size (brush);

  for (guint i = 0; i < text->n_lines; i++)
    {
      const PvSceneLine *line = &text->lines[i];
      double growth = growth_of (brush, line);
      g_autofree char *cut = NULL;
      PvTextRun run = { .text = line->text, .font = line->font, .lang = line->lang, .x = box->x + inset,
                        .y = middle + line->y * MIN (growth, spread), .width = line->width * growth, .struck = (face->flags & PV_FLAG_ENDED) != 0 };

      run.font.size *= growth;
      cut = growth > 1 ? cut_text (line, run.font, box->width - inset - LEAST_INSET) : NULL;
      if (cut != NULL)
        {
          run.text = cut;
          run.width = 0;
        }
      run.colour = text_colour (brush, line, face, look);
      if (look.faded)
        run.font.weight = PV_WEIGHT_REGULAR;
      else if (look.selected && !line->second)
        run.font.weight = PV_WEIGHT_HEAVY;
      if (run.font.weight != line->font.weight)
        run.width = 0;
      pv_surface_text (brush->surface, &run);
    }
}

static void
paint_language (const PvBrush *brush, const PvFace *face, double x, double y)
{
  const PvStyle *style = brush->style;
  const char *code = pv_lang_code (face->missing);
  PvSign sign = face->flags & PV_FLAG_OLDER ? PV_SIGN_OLDER : PV_SIGN_LANGUAGE;
  PvFont font = { 10, PV_WEIGHT_BOLD };

  if (pv_brush_can_read (brush, font.size))
    {
      double width = pv_text_width (code, font);

      pv_paint_pill (brush, sign, code, width, font, x - pv_pill_width (sign, width, 16) / 2 + PV_MARK_RADIUS, y, 16,
                     style->warn, style->card, style->warn);
    }
  else
    pv_paint_mark (brush, sign, x, y, style->warn, style->card);
}

static void
paint_marks (const PvBrush *brush, const PvRect *box, const PvFace *face, PvLook look)
{
  const PvStyle *style = brush->style;
  double right = box->x + box->width - 2, bottom = box->y + box->height;

  if (look.faded)
    return;
  if (face->flags & PV_FLAG_CONFLICT)
    pv_paint_mark (brush, PV_SIGN_CONFLICT, right, box->y, style->error, style->card);
  else if (face->flags & PV_FLAG_RAISED)
    pv_paint_sign (brush, PV_SIGN_RAISED, right, box->y, 15, style->warn, style->tints ? style->warn_tint : style->card);
  if (brush->locks && (face->flags & PV_FLAG_LOCKED))
    pv_paint_mark (brush, PV_SIGN_LOCKED, box->x + 2, box->y, style->ink2, style->card);
  if (face->flags & (PV_FLAG_MISSING | PV_FLAG_OLDER))
    paint_language (brush, face, right, bottom);
}

static void
paint_box (const PvBrush *brush, const PvNode *node, PvLook look)
{
  const PvFace *face = node->face;
  double badge = badge_size (brush), top = node->box.y + (node->box.height - badge) / 2;

  paint_rings (brush, &node->box, face, look);
  paint_frame (brush, &node->box, face, look);
  if (is_hollow (face, look))
    pv_paint_hollow_badge (brush, face->kind, node->box.x + PV_NODE_BADGE_X, top, badge, brush->style->faded);
  else
    pv_paint_badge (brush, face->kind, node->box.x + PV_NODE_BADGE_X, top, badge, TRUE);
  paint_lines (brush, brush->detail == PV_DETAIL_CLOSE ? face->close : face->normal, &node->box, face, look);
  paint_marks (brush, &node->box, face, look);
}

/* --- far away: a badge in the frame, words for the few --- */
static gboolean
wants_label (const PvNode *node, PvLook look)
{
  return look.selected || look.found || look.hovered || (node->face->n_links >= HUB_LINKS && !look.faded);
}

static gboolean
covers_a_box (const PvBrush *brush, const PvNode *node, const PvRect *label)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (PvElement));
  gboolean covers = FALSE;

  pv_scene_find_in (brush->scene, label, PV_PART_NODE, near);
  for (guint i = 0; i < near->len && !covers; i++)
    {
      const PvNode *other = &brush->scene->nodes[g_array_index (near, PvElement, i).index];

      covers = other != node && pv_rect_overlaps (label, &other->box);
    }
  return covers;
}

/* One line of fixed size under the box, or above it; FALSE when both places cover another box. */
static gboolean
far_label (const PvBrush *brush, const PvNode *node, PvRect *label)
{
  PvFont font = { 13, PV_WEIGHT_BOLD };
  double width = (pv_text_width (node->face->name, font) * FAR_LABEL / 13 + 6) / brush->zoom, height = 14 / brush->zoom;
  double x = node->box.x + node->box.width / 2 - width / 2, gap = 1 / brush->zoom;

  *label = (PvRect) { x, node->box.y + node->box.height + gap, width, height };
  if (!covers_a_box (brush, node, label))
    return TRUE;
  label->y = node->box.y - gap - height;
  return !covers_a_box (brush, node, label);
}

static gboolean
goes_before (const PvBrush *brush, const PvNode *a, const PvNode *b)
{
  PvLook first = pv_brush_look (brush, a->id), second = pv_brush_look (brush, b->id);
  gboolean pointed_at = first.selected || first.found || first.hovered, also = second.selected || second.found || second.hovered;

  if (pointed_at != also)
    return pointed_at;
  return a->face->n_links != b->face->n_links ? a->face->n_links > b->face->n_links : a->id < b->id;
}

/* A label stands when it covers no other box and not the place of anybody who goes before, shown or not: a rule that needs no knowledge of
 * what lies outside the clip, so that tiles agree. */
static gboolean
label_stands (const PvBrush *brush, const PvNode *node, const PvRect *label)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (PvElement));
  double reach = FAR_REACH / brush->zoom;
  PvRect around = pv_rect_grow (label, reach, reach);

  pv_scene_find_in (brush->scene, &around, PV_PART_NODE, near);
  for (guint i = 0; i < near->len; i++)
    {
      const PvNode *other = &brush->scene->nodes[g_array_index (near, PvElement, i).index];
      PvRect theirs;

      if (other != node && wants_label (other, pv_brush_look_at (brush, other->id, other->face->flags)) && goes_before (brush, other, node)
          && far_label (brush, other, &theirs) && pv_rect_overlaps (label, &theirs))
        return FALSE;
    }
  return TRUE;
}

static void
paint_far_label (const PvBrush *brush, const PvNode *node, PvLook look)
{
  PvRect label;
  PvPaint paint = { .fill = pv_rgba_faded (brush->style->canvas, 0.85) };
  PvFont font = { FAR_LABEL / brush->zoom, look.selected ? PV_WEIGHT_HEAVY : PV_WEIGHT_BOLD };

  if (!wants_label (node, look) || !far_label (brush, node, &label) || !label_stands (brush, node, &label))
    return;
  pv_paint_rounded (brush, &label, 4 / brush->zoom, &paint);
  pv_paint_text (brush, node->face->name, label.x + label.width / 2, label.y + 10.5 / brush->zoom, font, brush->style->ink, PV_ANCHOR_MIDDLE);
}

static void
paint_far (const PvBrush *brush, const PvNode *node, PvLook look)
{
  const PvFace *face = node->face;
  double size = PV_NODE_HEIGHT - 6;
  double x = node->box.x + (node->box.width - size) / 2, y = node->box.y + (node->box.height - size) / 2;

  paint_rings (brush, &node->box, face, look);
  paint_frame (brush, &node->box, face, look);
  if (is_hollow (face, look))
    pv_paint_hollow_badge (brush, face->kind, x, y, size, brush->style->faded);
  else
    pv_paint_badge (brush, face->kind, x, y, size, TRUE);
  paint_far_label (brush, node, look);
}

static void
paint_dot (const PvBrush *brush, const PvNode *node, PvLook look)
{
  double size = CLAMP (PV_NODE_HEIGHT * brush->zoom * 1.3, 6, 12) / brush->zoom;
  PvPoint centre = pv_rect_centre (&node->box);

  if (look.selected || look.hovered || look.focused)
    {
      PvPaint ring = { .stroke = brush->style->accent, .width = 2.5 / brush->zoom };

      pv_paint_circle (brush, centre.x, centre.y, size / 2 + 3 / brush->zoom, &ring);
    }
  if (is_hollow (node->face, look))
    pv_paint_hollow_badge (brush, node->face->kind, centre.x - size / 2, centre.y - size / 2, size, brush->style->faded);
  else
    pv_paint_badge (brush, node->face->kind, centre.x - size / 2, centre.y - size / 2, size, FALSE);
}

void
pv_paint_node (const PvBrush *brush, guint index)
{
  const PvNode *node = &brush->scene->nodes[index];
  PvLook look = pv_brush_look_at (brush, node->id, node->face->flags);

  if (look.left_out || (brush->emphasis && brush->emphasis->only && !pv_id_set_contains (brush->emphasis->only, node->id)))
    return;
  if (brush->detail >= PV_DETAIL_NORMAL)
    paint_box (brush, node, look);
  else if (brush->detail == PV_DETAIL_ICONS)
    paint_far (brush, node, look);
  else
    paint_dot (brush, node, look);
}
