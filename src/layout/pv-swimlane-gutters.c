#include "layout/pv-swimlane-stages.h"

#include <math.h>

/* Vertical pieces on tracks of a gutter. Their order from left to right is sifted for fewer crossings; then each takes the first track
 * that keeps the order and is free along its whole height (the left-edge rule, with constraints). */

#define BEFORE 16.0                 /* between the boxes at the left and the first track */
#define BEHIND 28.0                 /* between the last track and the boxes at the right: room for an end mark */
#define APART 8.0                   /* between two pieces on one track */
#define SIFT_ROUNDS 4

typedef struct
{
  guint way;
  gboolean second;                  /* of two gutters */
  double top;
  double bottom;
  double pins[2];                   /* heights of its ends */
  gboolean leftward[2];             /* whether the line goes on to the left there */
  guint track;
} Piece;

static gboolean
is_inside (const Piece *piece, double y)
{
  return y > piece->top && y < piece->bottom;
}

/* Crossings between two pieces if @left is the one further left. */
static guint
count_crossings (const Piece *left, const Piece *right)
{
  guint count = 0;

  for (guint end = 0; end < 2; end++)
    {
      count += right->leftward[end] && is_inside (left, right->pins[end]);
      count += !left->leftward[end] && is_inside (right, left->pins[end]);
    }
  return count;
}

static void
shift_piece (Piece *pieces, guint from, guint to)
{
  Piece piece = pieces[from];

  if (from < to)
    memmove (pieces + from, pieces + from + 1, sizeof (Piece) * (to - from));
  else
    memmove (pieces + to + 1, pieces + to, sizeof (Piece) * (from - to));
  pieces[to] = piece;
}

/* Finds the place of the piece at @at with the fewest crossings, from what changes as it passes each neighbour. */
static gboolean
sift_piece (Piece *pieces, guint n, guint at)
{
  int change = 0, least = 0;
  guint best = at;

  for (guint to = at; to-- > 0;)
    {
      change += (int) count_crossings (&pieces[at], &pieces[to]) - (int) count_crossings (&pieces[to], &pieces[at]);
      if (change < least)
        {
          least = change;
          best = to;
        }
    }
  change = 0;
  for (guint to = at + 1; to < n; to++)
    {
      change += (int) count_crossings (&pieces[to], &pieces[at]) - (int) count_crossings (&pieces[at], &pieces[to]);
      if (change < least)
        {
          least = change;
          best = to;
        }
    }
  if (best == at)
    return FALSE;
  shift_piece (pieces, at, best);
  return TRUE;
}

static gboolean
come_near (const Piece *a, const Piece *b)
{
  return a->top < b->bottom + APART && b->top < a->bottom + APART;
}

static gboolean
track_is_taken (const Piece *pieces, guint n, const Piece *piece)
{
  for (guint i = 0; i < n; i++)
    if (pieces[i].track == piece->track && come_near (&pieces[i], piece))
      return TRUE;
  return FALSE;
}

static guint
choose_tracks (Piece *pieces, guint n)
{
  guint n_tracks = 0;

  for (guint i = 0; i < n; i++)
    {
      pieces[i].track = 0;
      for (guint j = 0; j < i; j++)
        if (pieces[j].track >= pieces[i].track && come_near (&pieces[i], &pieces[j])
            && count_crossings (&pieces[j], &pieces[i]) < count_crossings (&pieces[i], &pieces[j]))
          pieces[i].track = pieces[j].track + 1;
      while (track_is_taken (pieces, i, &pieces[i]))
        pieces[i].track++;
      n_tracks = MAX (n_tracks, pieces[i].track + 1);
    }
  return n_tracks;
}

static Piece
make_piece (guint way, gboolean second, double from, gboolean from_left, double to, gboolean to_left)
{
  return (Piece) { way, second, MIN (from, to), MAX (from, to), { from, to }, { from_left, to_left }, 0 };
}

static void
list_pieces (const PvSwimlaneDrawing *drawing, GArray **pieces)
{
  for (guint i = 0; i < drawing->n_ways; i++)
    {
      const PvSwimlaneWay *way = &drawing->ways[i];
      double channel = drawing->channel_tops[way->channel] + way->channel_track * drawing->options->track;
      gboolean backward = way->gutter_to < way->gutter_from;
      Piece piece;

      if (way->shape == PV_SWIMLANE_ONE_GUTTER)
        {
          piece = make_piece (i, FALSE, way->y_from, TRUE, way->y_to, FALSE);
          g_array_append_val (pieces[way->gutter_from], piece);
        }
      else if (way->shape == PV_SWIMLANE_TWO_GUTTERS)
        {
          piece = make_piece (i, FALSE, way->y_from, TRUE, channel, backward);
          g_array_append_val (pieces[way->gutter_from], piece);
          piece = make_piece (i, TRUE, channel, !backward, way->y_to, FALSE);
          g_array_append_val (pieces[way->gutter_to], piece);
        }
    }
}

static int
compare_pieces_cb (gconstpointer a, gconstpointer b)
{
  const Piece *first = a, *second = b;

  if (first->top != second->top)
    return first->top < second->top ? -1 : 1;
  return (first->way > second->way) - (first->way < second->way);
}

static void
order_pieces (GArray *pieces)
{
  Piece *list = (Piece *) (gpointer) pieces->data;
  gboolean changed = TRUE;

  if (pieces->len < 2)
    return;

  qsort (list, pieces->len, sizeof (Piece), compare_pieces_cb);
  for (guint round = 0; round < SIFT_ROUNDS && changed; round++)
    {
      changed = FALSE;
      for (guint i = 0; i < pieces->len; i++)
        changed |= sift_piece (list, pieces->len, i);
    }
}

static double
room_needed (const PvSwimlaneDrawing *drawing, guint gutter)
{
  guint n_tracks = drawing->gutter_tracks[gutter];
  gboolean at_end = gutter == 0 || gutter == drawing->n_columns;
  double least = at_end ? drawing->options->gutter / 2 : drawing->options->gutter;
  double room = n_tracks > 0 ? MAX (least, BEFORE + (n_tracks - 1) * drawing->options->track + BEHIND) : least;

  /* A gutter between two phases is halved: into whole pixels. */
  return at_end ? ceil (room) : 2 * ceil (room / 2);
}

/* Widths of phases: their columns, the gutters between, and half of those at both ends (the whole at the ends of the path). */
static void
measure_phases (PvSwimlaneDrawing *drawing, double *spare)
{
  const PvSwimlaneInput *input = drawing->input;
  g_autofree double *needs = g_new0 (double, input->n_phases + 1);
  double widest = drawing->options->least_phase_width;

  for (guint phase = 0; phase < input->n_phases; phase++)
    {
      guint first = drawing->phase_columns[phase], last = drawing->phase_columns[phase + 1] - 1;

      needs[phase] = drawing->gutter_widths[first] / (first == 0 ? 1 : 2)
                     + drawing->gutter_widths[last + 1] / (last + 1 == drawing->n_columns ? 1 : 2);
      for (guint column = first; column <= last; column++)
        needs[phase] += drawing->column_widths[column] + (column > first ? drawing->gutter_widths[column] : 0);
      if (drawing->options->equal_phases)
        widest = MAX (widest, needs[phase]);
    }
  for (guint phase = 0; phase < input->n_phases; phase++)
    spare[phase] = 2 * ceil (MAX (widest - needs[phase], 0) / 2);
}

/* Spare width of a phase goes to the gutters at its ends; the border lies where the share of the phase ends. */
static void
place_phases (PvSwimlaneDrawing *drawing, const double *spare)
{
  const PvSwimlaneInput *input = drawing->input;
  double x = drawing->options->lane_head_width, before = 0;

  drawing->phase_lefts[0] = x;
  for (guint phase = 0; phase < input->n_phases; phase++)
    {
      guint first = drawing->phase_columns[phase], last = drawing->phase_columns[phase + 1];
      double share = drawing->gutter_widths[last] / (last == drawing->n_columns ? 1 : 2) + spare[phase] / 2;

      /* The gutter before is made of the share of the phase before and of this one's. */
      drawing->gutter_widths[first] = before + drawing->gutter_widths[first] / (first == 0 ? 1 : 2) + spare[phase] / 2;
      for (guint column = first; column < last; column++)
        {
          drawing->gutter_lefts[column] = x;
          x += drawing->gutter_widths[column] + drawing->column_widths[column];
        }
      drawing->gutter_lefts[last] = x;
      drawing->phase_lefts[phase + 1] = x + share;
      before = share;
    }
  drawing->gutter_widths[drawing->n_columns] = before;
}

static double
track_x (const PvSwimlaneDrawing *drawing, guint gutter, guint track)
{
  double tracks = (drawing->gutter_tracks[gutter] - 1) * drawing->options->track;
  double spare = drawing->gutter_widths[gutter] - BEFORE - BEHIND - tracks;

  return drawing->gutter_lefts[gutter] + BEFORE + floor (spare / 2) + track * drawing->options->track;
}

static void
place_boxes (PvSwimlaneDrawing *drawing)
{
  for (guint i = 0; i < drawing->n_steps; i++)
    {
      guint column = drawing->step_columns[i];
      double left = drawing->gutter_lefts[column] + drawing->gutter_widths[column];

      drawing->boxes[i].x = left + floor ((drawing->column_widths[column] - drawing->boxes[i].width) / 2);
    }
}

/* Straight up or down: near the left of the boxes, where no mark sits on their frames; further ones of a pair beside it. */
static void
place_upright (PvSwimlaneDrawing *drawing)
{
  for (guint i = 0; i < drawing->n_ways; i++)
    {
      PvSwimlaneWay *way = &drawing->ways[i];
      const PvRect *from = &drawing->boxes[way->from], *to = &drawing->boxes[way->to];
      double left = MAX (from->x, to->x), right = MIN (from->x + from->width, to->x + to->width);
      guint before = 0, all = 0;

      if (way->shape != PV_SWIMLANE_UPRIGHT)
        continue;
      for (guint j = 0; j < drawing->n_ways; j++)
        if (drawing->ways[j].shape == PV_SWIMLANE_UPRIGHT
            && MIN (drawing->ways[j].from, drawing->ways[j].to) == MIN (way->from, way->to)
            && MAX (drawing->ways[j].from, drawing->ways[j].to) == MAX (way->from, way->to))
          {
            before += j < i;
            all++;
          }
      way->x_from = way->x_to
        = left + MIN (floor ((right - left) / 4) + before * drawing->options->track, (right - left) * (before + 1) / (all + 1));
    }
}

void
pv_swimlane_fill_gutters (PvSwimlaneDrawing *drawing)
{
  g_autofree GArray **pieces = g_new (GArray *, drawing->n_columns + 1);
  g_autofree double *spare = g_new0 (double, drawing->input->n_phases + 1);

  for (guint gutter = 0; gutter <= drawing->n_columns; gutter++)
    pieces[gutter] = g_array_new (FALSE, FALSE, sizeof (Piece));
  list_pieces (drawing, pieces);
  for (guint gutter = 0; gutter <= drawing->n_columns; gutter++)
    {
      order_pieces (pieces[gutter]);
      drawing->gutter_tracks[gutter] = choose_tracks ((Piece *) (gpointer) pieces[gutter]->data, pieces[gutter]->len);
      drawing->gutter_widths[gutter] = room_needed (drawing, gutter);
    }
  measure_phases (drawing, spare);
  place_phases (drawing, spare);
  place_boxes (drawing);
  place_upright (drawing);
  for (guint gutter = 0; gutter <= drawing->n_columns; gutter++)
    {
      for (guint i = 0; i < pieces[gutter]->len; i++)
        {
          const Piece *piece = &g_array_index (pieces[gutter], Piece, i);
          double x = track_x (drawing, gutter, piece->track);

          if (piece->second)
            drawing->ways[piece->way].x_to = x;
          else
            drawing->ways[piece->way].x_from = x;
        }
      g_array_unref (pieces[gutter]);
    }
}
