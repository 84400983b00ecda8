#include "layout/pv-swimlane-stages.h"

#include <math.h>

/* Lines leave on the right and enter on the left, each at a height of its own. In a gutter no two lines may come in at one height, from
 * whichever side: their level pieces would lie on each other. */

#define PITCH 10.0                  /* between two lines of one side, where there is room */
#define CORNER 10.0                 /* of a side that stays free at either end */
#define STEP 2.0

static const double APART[] = { 6, 4, 2 };

typedef struct
{
  PvSwimlaneDrawing *drawing;
  GArray **pins;                    /* by gutter: heights that are taken */
} Ports;

typedef struct
{
  guint way;
  gboolean leaves;
  guint step;
  double toward;                    /* height where the line goes next or comes from */
  gboolean straight;                /* is placed already */
} Port;

static double
channel_y (const PvSwimlaneDrawing *drawing, const PvSwimlaneWay *way)
{
  return drawing->channel_tops[way->channel] + way->channel_track * drawing->options->track;
}

static gboolean
is_free (const Ports *ports, guint first, guint last, double y, double apart)
{
  for (guint gutter = first; gutter <= last; gutter++)
    for (guint i = 0; i < ports->pins[gutter]->len; i++)
      if (fabs (g_array_index (ports->pins[gutter], double, i) - y) < apart)
        return FALSE;
  return TRUE;
}

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The middle of the largest stretch between two lines: never one of theirs. */
static double
middle_of_widest (const Ports *ports, guint first, guint last, double top, double bottom)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (double));
  double best = top, widest = 0;

  g_array_append_val (taken, top);
  for (guint gutter = first; gutter <= last; gutter++)
    for (guint i = 0; i < ports->pins[gutter]->len; i++)
      {
        double y = g_array_index (ports->pins[gutter], double, i);

        if (y > top && y < bottom)
          g_array_append_val (taken, y);
      }
  g_array_append_val (taken, bottom);
  qsort (taken->data, taken->len, sizeof (double), compare_doubles_cb);
  for (guint i = 1; i < taken->len; i++)
    {
      double from = g_array_index (taken, double, i - 1), to = g_array_index (taken, double, i);

      if (to - from > widest)
        {
          widest = to - from;
          best = (from + to) / 2;
        }
    }
  return best;
}

/* A free height for gutters @first … @last, as near to @wish as can be, and takes it. */
static double
take_height (Ports *ports, guint first, guint last, double top, double bottom, double wish)
{
  double y = G_MAXDOUBLE;

  wish = CLAMP (floor (wish), top, bottom);
  for (guint strict = 0; strict < G_N_ELEMENTS (APART) && y == G_MAXDOUBLE; strict++)
    for (double off = 0; off <= bottom - top && y == G_MAXDOUBLE; off += STEP)
      {
        if (wish + off <= bottom && is_free (ports, first, last, wish + off, APART[strict]))
          y = wish + off;
        else if (wish - off >= top && is_free (ports, first, last, wish - off, APART[strict]))
          y = wish - off;
      }
  if (y == G_MAXDOUBLE)
    y = middle_of_widest (ports, first, last, top, bottom);
  for (guint gutter = first; gutter <= last; gutter++)
    g_array_append_val (ports->pins[gutter], y);
  return y;
}

static double
corner_of (const PvRect *box)
{
  return MIN (CORNER, box->height / 4);
}

static void
place_straight (Ports *ports, PvSwimlaneWay *way)
{
  const PvRect *from = &ports->drawing->boxes[way->from], *to = &ports->drawing->boxes[way->to];
  double top = MAX (from->y + corner_of (from), to->y + corner_of (to));
  double bottom = MIN (from->y + from->height - corner_of (from), to->y + to->height - corner_of (to));

  way->y_from = way->y_to = take_height (ports, way->gutter_from, way->gutter_to, top, bottom, (top + bottom) / 2);
}

static int
compare_ports_cb (gconstpointer a, gconstpointer b)
{
  const Port *first = a, *second = b;

  if (first->step != second->step)
    return first->step < second->step ? -1 : 1;
  if (first->leaves != second->leaves)
    return first->leaves ? 1 : -1;
  if (first->toward != second->toward)
    return first->toward < second->toward ? -1 : 1;
  return (first->way > second->way) - (first->way < second->way);
}

/* Where the port at @index of a side would stand best: the straight line, or the middle of all, in the middle of the box, the others above
 * and below it, closer together where there is no room. */
static double
wish_of (double top, double bottom, double index, double middle, guint n)
{
  double centre = (top + bottom) / 2, off = index - middle, reach = off < 0 ? middle : n - 1 - middle;

  return reach > 0 ? centre + off * MIN (PITCH, (bottom - top) / 2 / reach) : centre;
}

/* The ports of one side of one step, from above in the order of where their lines lead: so they need not cross at once. */
static void
place_side (Ports *ports, const Port *side, guint n)
{
  PvSwimlaneDrawing *drawing = ports->drawing;
  const PvRect *box = &drawing->boxes[side[0].step];
  double top = box->y + corner_of (box), bottom = box->y + box->height - corner_of (box), middle = (n - 1) / 2.0;

  for (guint i = 0; i < n; i++)
    if (side[i].straight)
      {
        middle = i;
        break;
      }
  for (guint i = 0; i < n; i++)
    {
      PvSwimlaneWay *way = &drawing->ways[side[i].way];
      double wish = wish_of (top, bottom, i, middle, n);

      if (side[i].straight)
        continue;
      if (side[i].leaves)
        way->y_from = take_height (ports, drawing->step_columns[way->from] + 1, way->gutter_from, top, bottom, wish);
      else
        way->y_to = take_height (ports, way->gutter_to, drawing->step_columns[way->to], top, bottom, wish);
    }
}

static guint
list_ports (const PvSwimlaneDrawing *drawing, Port *list)
{
  guint n = 0;

  for (guint i = 0; i < drawing->n_ways; i++)
    {
      const PvSwimlaneWay *way = &drawing->ways[i];
      gboolean straight = way->shape == PV_SWIMLANE_STRAIGHT, by_channel = way->shape == PV_SWIMLANE_TWO_GUTTERS;
      PvPoint from = pv_rect_centre (&drawing->boxes[way->from]), to = pv_rect_centre (&drawing->boxes[way->to]);

      if (way->shape == PV_SWIMLANE_UPRIGHT)
        continue;
      list[n++] = (Port) { i, TRUE, way->from, by_channel ? channel_y (drawing, way) : to.y, straight };
      list[n++] = (Port) { i, FALSE, way->to, by_channel ? channel_y (drawing, way) : from.y, straight };
    }
  qsort (list, n, sizeof (Port), compare_ports_cb);
  return n;
}

void
pv_swimlane_choose_ports (PvSwimlaneDrawing *drawing)
{
  Ports ports = { drawing, g_new (GArray *, drawing->n_columns + 1) };
  g_autofree Port *list = g_new (Port, 2 * (gsize) drawing->n_ways + 1);
  guint n = list_ports (drawing, list);

  for (guint gutter = 0; gutter <= drawing->n_columns; gutter++)
    ports.pins[gutter] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < drawing->n_ways; i++)
    if (drawing->ways[i].shape == PV_SWIMLANE_STRAIGHT)
      place_straight (&ports, &drawing->ways[i]);
  for (guint i = 0, from = 0; i < n; i++)
    if (i + 1 == n || list[i + 1].step != list[from].step || list[i + 1].leaves != list[from].leaves)
      {
        place_side (&ports, &list[from], i + 1 - from);
        from = i + 1;
      }
  for (guint gutter = 0; gutter <= drawing->n_columns; gutter++)
    g_array_unref (ports.pins[gutter]);
  g_free (ports.pins);
}
