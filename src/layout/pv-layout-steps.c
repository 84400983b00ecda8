#include "layout/pv-layout-steps.h"

static inline gboolean
comes_before (const PvLayoutStep *a, const PvLayoutStep *b)
{
  return a->least < b->least || (a->least == b->least && a->number < b->number);
}

void
pv_layout_steps_init (PvLayoutSteps *steps)
{
  steps->heap = g_array_new (FALSE, FALSE, sizeof (PvLayoutStep));
  steps->n_numbers = 0;
}

void
pv_layout_steps_free (PvLayoutSteps *steps)
{
  g_array_unref (steps->heap);
}

void
pv_layout_steps_empty (PvLayoutSteps *steps)
{
  g_array_set_size (steps->heap, 0);
  steps->n_numbers = 0;
}

void
pv_layout_steps_push (PvLayoutSteps *steps, PvLayoutStep step)
{
  PvLayoutStep *heap;
  guint at = steps->heap->len;

  step.number = steps->n_numbers++;
  g_array_append_val (steps->heap, step);
  heap = (PvLayoutStep *) (gpointer) steps->heap->data;
  for (guint above; at > 0 && comes_before (&step, &heap[above = (at - 1) / 2]); at = above)
    heap[at] = heap[above];
  heap[at] = step;
}

PvLayoutStep
pv_layout_steps_pop (PvLayoutSteps *steps)
{
  PvLayoutStep *heap = (PvLayoutStep *) (gpointer) steps->heap->data;
  PvLayoutStep top = heap[0], last = heap[steps->heap->len - 1];
  guint n = steps->heap->len - 1, at = 0;

  for (guint below = 1; below < n; below = 2 * at + 1)
    {
      if (below + 1 < n && comes_before (&heap[below + 1], &heap[below]))
        below++;
      if (!comes_before (&heap[below], &last))
        break;
      heap[at] = heap[below];
      at = below;
    }
  heap[at] = last;
  g_array_set_size (steps->heap, n);
  return top;
}
