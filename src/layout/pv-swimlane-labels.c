#include "layout/pv-swimlane-stages.h"

#include <math.h>

#include "layout/pv-layout-space.h"

#define BESIDE 8.0                  /* between a line and its words */
#define AIR 4.0                     /* between words and anything else */
#define DOT 9.0                     /* radius */
#define TRIES 7                     /* places along one piece of a line */

typedef struct
{
  const PvSwimlaneDrawing *drawing;
  PvSwimlanes *swimlanes;
  PvLayoutSpace *boxes;             /* steps, then labels and dots */
  PvLayoutSpace *pieces;            /* of all lines, as thin boxes */
  guint n_boxes;
  PvRect inside;                    /* the lanes without the heads */
} Labels;

/* The middle first, then ever further to both sides. */
static double
share_of (guint attempt)
{
  double off = (attempt + 1) / 2 / (double) TRIES;

  return attempt % 2 == 1 ? 0.5 - off : 0.5 + off;
}

static gboolean
is_free (const Labels *labels, const PvRect *rect)
{
  PvRect room = pv_rect_grow (rect, AIR, AIR), inside = labels->inside;

  return rect->x >= inside.x + AIR && rect->y >= inside.y && rect->x + rect->width <= inside.x + inside.width - AIR
         && rect->y + rect->height <= inside.y + inside.height && pv_layout_space_is_free (labels->boxes, &room, G_MAXUINT)
         && pv_layout_space_is_free (labels->pieces, rect, G_MAXUINT);
}

static void
take (Labels *labels, const PvRect *rect)
{
  pv_layout_space_add (labels->boxes, labels->n_boxes++, rect);
}

/* Right or left of an upright piece at one height. */
static gboolean
place_at_height (Labels *labels, double x, double y, double width, double height, PvRect *rect)
{
  for (guint left = 0; left < 2; left++)
    {
      *rect = (PvRect) { left ? x - BESIDE - width : x + BESIDE, floor (y - height / 2), width, height };
      if (is_free (labels, rect))
        return TRUE;
    }
  return FALSE;
}

/* Beside an upright piece: in the middle of a lane that it comes through, the middle one first, or else anywhere along it. */
static gboolean
place_beside_upright (Labels *labels, PvPoint a, PvPoint b, double width, double height, PvRect *rect)
{
  const PvSwimlaneDrawing *drawing = labels->drawing;
  double top = MIN (a.y, b.y), bottom = MAX (a.y, b.y);
  guint first = 0, last;

  while (first + 1 < drawing->n_rows && (drawing->row_tops[first] + drawing->row_tops[first + 1]) / 2 < top)
    first++;
  for (last = first; last + 1 < drawing->n_rows && (drawing->row_tops[last + 1] + drawing->row_tops[last + 2]) / 2 <= bottom;)
    last++;
  for (guint k = 0; k <= last - first; k++)
    {
      guint middle = (first + last) / 2, row = k % 2 == 1 ? middle + (k + 1) / 2 : middle - k / 2;
      double y = (drawing->row_tops[row] + drawing->row_tops[row + 1]) / 2;

      if (y >= top && y <= bottom && place_at_height (labels, a.x, y, width, height, rect))
        return TRUE;
    }
  for (guint attempt = 0; attempt < TRIES; attempt++)
    if (place_at_height (labels, a.x, a.y + (b.y - a.y) * share_of (attempt), width, height, rect))
      return TRUE;
  return FALSE;
}

/* Above or below a level piece. */
static gboolean
place_beside_level (Labels *labels, PvPoint a, PvPoint b, double width, double height, PvRect *rect)
{
  for (guint attempt = 0; attempt < TRIES; attempt++)
    for (guint below = 0; below < 2; below++)
      {
        double x = a.x + (b.x - a.x) * share_of (attempt);

        *rect = (PvRect) { floor (x - width / 2), below ? a.y + AIR : a.y - AIR - height, width, height };
        if (is_free (labels, rect))
          return TRUE;
      }
  return FALSE;
}

static gboolean
place_beside (Labels *labels, PvPoint a, PvPoint b, double width, double height, PvRect *rect)
{
  return a.x == b.x ? place_beside_upright (labels, a, b, width, height, rect) : place_beside_level (labels, a, b, width, height, rect);
}

static double
length_of (const PvSwimlaneLine *line, guint piece)
{
  return fabs (line->points[piece].x - line->points[piece + 1].x) + fabs (line->points[piece].y - line->points[piece + 1].y);
}

/* Pieces of a line from the longest; a line has at most five. */
static guint
order_pieces (const PvSwimlaneLine *line, guint *order)
{
  guint n = 0;

  for (guint piece = 0; piece + 1 < line->n_points; piece++)
    {
      guint at = n++;

      for (; at > 0 && length_of (line, order[at - 1]) < length_of (line, piece); at--)
        order[at] = order[at - 1];
      order[at] = piece;
    }
  return n;
}

static void
place_dot (Labels *labels, PvSwimlaneLine *line, const guint *order, guint n)
{
  line->label_kind = PV_SWIMLANE_LABEL_DOT;
  for (guint k = 0; k < n; k++)
    for (guint attempt = 0; attempt < TRIES; attempt++)
      {
        PvPoint a = line->points[order[k]], b = line->points[order[k] + 1];
        double share = share_of (attempt);
        PvRect rect;

        line->dot = (PvPoint) { a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
        rect = (PvRect) { line->dot.x - DOT, line->dot.y - DOT, 2 * DOT, 2 * DOT };
        if (pv_layout_space_is_free (labels->boxes, &rect, G_MAXUINT))
          {
            take (labels, &rect);
            return;
          }
      }
  /* Crowded everywhere: in the middle of the longest piece. */
  line->dot.x = (line->points[order[0]].x + line->points[order[0] + 1].x) / 2;
  line->dot.y = (line->points[order[0]].y + line->points[order[0] + 1].y) / 2;
}

static void
place_label (Labels *labels, PvSwimlaneLine *line, double width, double height)
{
  guint order[8], n = order_pieces (line, order);

  for (guint k = 0; k < n; k++)
    if (place_beside (labels, line->points[order[k]], line->points[order[k] + 1], width, height, &line->label))
      {
        line->label_kind = PV_SWIMLANE_LABEL_BESIDE;
        take (labels, &line->label);
        return;
      }
  line->label = (PvRect) { 0, 0, 0, 0 };
  place_dot (labels, line, order, n);
}

static PvLayoutSpace *
collect_pieces (const PvSwimlanes *swimlanes)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (PvRect));

  for (guint i = 0; i < swimlanes->n_lines; i++)
    for (guint k = 0; k + 1 < swimlanes->lines[i].n_points; k++)
      {
        PvPoint a = swimlanes->lines[i].points[k], b = swimlanes->lines[i].points[k + 1];
        PvRect piece = { MIN (a.x, b.x) - 3, MIN (a.y, b.y) - 3, fabs (a.x - b.x) + 6, fabs (a.y - b.y) + 6 };

        g_array_append_val (pieces, piece);
      }
  return pv_layout_space_new ((const PvRect *) (gpointer) pieces->data, pieces->len);
}

void
pv_swimlane_place_labels (const PvSwimlaneDrawing *drawing, PvSwimlanes *swimlanes)
{
  const PvSwimlaneInput *input = drawing->input;
  double left = drawing->options->lane_head_width, top = drawing->options->phase_head_height;
  Labels labels = { drawing, swimlanes, NULL, NULL, drawing->n_steps, { left, top, swimlanes->width - left, swimlanes->height - top } };
  guint number = 0;

  labels.boxes = pv_layout_space_new (drawing->boxes, drawing->n_steps);
  labels.pieces = collect_pieces (swimlanes);
  for (guint i = 0; i < input->n_transitions; i++)
    if (input->transitions[i].label_width > 0 && input->transitions[i].label_height > 0)
      {
        place_label (&labels, &swimlanes->lines[i], input->transitions[i].label_width, input->transitions[i].label_height);
        if (swimlanes->lines[i].label_kind == PV_SWIMLANE_LABEL_DOT)
          swimlanes->lines[i].number = ++number;
      }
  pv_layout_space_free (labels.boxes);
  pv_layout_space_free (labels.pieces);
}
