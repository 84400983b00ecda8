#include "layout/pv-swimlane-stages.h"

#include <math.h>

/* Room between two boxes of a stack: the marks on their frames need 9 px each. */
#define STACK_GAP 24.0

typedef struct
{
  guint *starts;              /* by step: into targets */
  guint *targets;             /* following steps of the same phase */
  guint *slots;
  guint8 *states;             /* 0 unseen, 1 open, 2 done */
  guint *finished;            /* steps, those without followers first */
  guint n_finished;
} Order;

static void
list_followers (const PvSwimlaneInput *input, Order *order)
{
  g_autofree guint *next = NULL;

  order->starts = g_new0 (guint, input->n_steps + 1);
  order->targets = g_new (guint, input->n_transitions + 1);
  for (guint i = 0; i < input->n_transitions; i++)
    if (input->steps[input->transitions[i].from].phase == input->steps[input->transitions[i].to].phase)
      order->starts[input->transitions[i].from + 1]++;
  for (guint i = 0; i < input->n_steps; i++)
    order->starts[i + 1] += order->starts[i];
  next = g_memdup2 (order->starts, sizeof (guint) * (input->n_steps + 1));
  for (guint i = 0; i < input->n_transitions; i++)
    if (input->steps[input->transitions[i].from].phase == input->steps[input->transitions[i].to].phase)
      order->targets[next[input->transitions[i].from]++] = input->transitions[i].to;
}

/* Depth first from one step, without recursion: a path can be as long as the document. A transition to an open step is a loop and is left
 * out of the order. */
static void
visit (Order *order, guint start, guint *stack, guint *places)
{
  guint depth = 0;

  stack[0] = start;
  places[0] = order->starts[start];
  order->states[start] = 1;
  for (;;)
    {
      guint step = stack[depth];

      if (places[depth] < order->starts[step + 1])
        {
          guint follower = order->targets[places[depth]];

          if (order->states[follower] == 1)
            order->targets[places[depth]] = step;
          places[depth]++;
          if (order->states[follower] == 0)
            {
              order->states[follower] = 1;
              stack[++depth] = follower;
              places[depth] = order->starts[follower];
            }
          continue;
        }
      order->states[step] = 2;
      order->finished[order->n_finished++] = step;
      if (depth-- == 0)
        return;
    }
}

/* A step stands one slot further than what comes before it in its own cell, directly or by way of other lanes; never before what leads to
 * it. `above` holds for each step and lane the slot after the last one that leads here. */
static void
pass_on (const PvSwimlaneInput *input, const Order *order, guint step, guint *above)
{
  const guint *own = &above[(gsize) step * input->n_lanes];

  for (guint i = order->starts[step]; i < order->starts[step + 1]; i++)
    {
      guint follower = order->targets[i], lane = input->steps[step].lane;
      guint *next = &above[(gsize) follower * input->n_lanes];

      if (follower == step)
        continue;
      for (guint l = 0; l < input->n_lanes; l++)
        next[l] = MAX (next[l], own[l]);
      next[lane] = MAX (next[lane], order->slots[step] + 1);
      order->slots[follower] = MAX (order->slots[follower], order->slots[step]);
    }
}

static void
choose_slots (const PvSwimlaneInput *input, Order *order)
{
  g_autofree guint *stack = g_new (guint, input->n_steps + 1), *places = g_new (guint, input->n_steps + 1);
  g_autofree guint *above = g_new0 (guint, (gsize) input->n_steps * input->n_lanes + 1);

  order->slots = g_new0 (guint, input->n_steps + 1);
  order->states = g_new0 (guint8, input->n_steps + 1);
  order->finished = g_new (guint, input->n_steps + 1);
  for (guint i = 0; i < input->n_steps; i++)
    if (order->states[i] == 0)
      visit (order, i, stack, places);
  for (guint k = order->n_finished; k-- > 0;)
    {
      guint step = order->finished[k];

      order->slots[step] = MAX (order->slots[step], above[(gsize) step * input->n_lanes + input->steps[step].lane]);
      pass_on (input, order, step, above);
    }
}

static void
number_columns (PvSwimlaneDrawing *drawing, const guint *slots)
{
  const PvSwimlaneInput *input = drawing->input;

  drawing->phase_columns = g_new0 (guint, input->n_phases + 1);
  for (guint i = 0; i < input->n_steps; i++)
    drawing->phase_columns[input->steps[i].phase + 1] = MAX (drawing->phase_columns[input->steps[i].phase + 1], slots[i] + 1);
  for (guint phase = 0; phase < input->n_phases; phase++)
    drawing->phase_columns[phase + 1] = drawing->phase_columns[phase] + MAX (drawing->phase_columns[phase + 1], 1);
  drawing->n_columns = drawing->phase_columns[input->n_phases];
  drawing->column_widths = g_new0 (double, drawing->n_columns + 1);
  for (guint i = 0; i < input->n_steps; i++)
    {
      guint column = drawing->phase_columns[input->steps[i].phase] + slots[i];

      drawing->step_columns[i] = column;
      drawing->column_widths[column] = MAX (drawing->column_widths[column], input->steps[i].width);
    }
}

/* Steps of one slot of a cell above each other in the order of the path, the stack in the middle of its row. */
static void
stack_steps (PvSwimlaneDrawing *drawing)
{
  const PvSwimlaneInput *input = drawing->input;
  guint n_cells = drawing->n_rows * drawing->n_columns;
  g_autofree double *heights = g_new0 (double, n_cells + 1);
  g_autofree guint *levels = g_new0 (guint, n_cells + 1);

  drawing->stacks = g_new0 (guint, (gsize) drawing->n_rows * (drawing->n_columns + 1));
  for (guint i = 0; i < input->n_steps; i++)
    {
      guint cell = drawing->step_rows[i] * drawing->n_columns + drawing->step_columns[i];

      drawing->offsets[i] = heights[cell] + (levels[cell] > 0 ? STACK_GAP : 0);
      heights[cell] = drawing->offsets[i] + input->steps[i].height;
      drawing->step_levels[i] = levels[cell]++;
      drawing->row_heights[drawing->step_rows[i]] = MAX (drawing->row_heights[drawing->step_rows[i]], heights[cell]);
    }
  for (guint i = 0; i < input->n_steps; i++)
    {
      guint cell = drawing->step_rows[i] * drawing->n_columns + drawing->step_columns[i];

      drawing->offsets[i] += floor ((drawing->row_heights[drawing->step_rows[i]] - heights[cell]) / 2);
    }
  for (guint row = 0; row < drawing->n_rows; row++)
    for (guint column = 0; column < drawing->n_columns; column++)
      drawing->stacks[row * (drawing->n_columns + 1) + column + 1]
        = drawing->stacks[row * (drawing->n_columns + 1) + column] + levels[row * drawing->n_columns + column];
}

guint
pv_swimlane_count_between (const PvSwimlaneDrawing *drawing, guint row, guint first, guint last)
{
  const guint *sums = &drawing->stacks[row * (drawing->n_columns + 1)];

  return first > last ? 0 : sums[last + 1] - sums[first];
}

void
pv_swimlane_choose_slots (PvSwimlaneDrawing *drawing)
{
  Order order = { 0 };

  list_followers (drawing->input, &order);
  choose_slots (drawing->input, &order);
  number_columns (drawing, order.slots);
  stack_steps (drawing);
  g_free (order.starts);
  g_free (order.targets);
  g_free (order.slots);
  g_free (order.states);
  g_free (order.finished);
}
