/* What a search has still to look at, the cheapest first: the open list of an A*. Inside the room; any thread, one at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A piece of a way that was reckoned and not taken yet. */
typedef struct
{
  double least;                /* what the whole way over it costs at least */
  double paid;                 /* up to its end */
  guint from;
  guint to;
  guint number;                /* of equally cheap ones the earlier goes first: the same on every machine */
} PvLayoutStep;

typedef struct
{
  GArray *heap;                /* PvLayoutStep */
  guint n_numbers;
} PvLayoutSteps;

void         pv_layout_steps_init  (PvLayoutSteps *steps);
void         pv_layout_steps_free  (PvLayoutSteps *steps);
/* As at first, with the memory at hand. */
void         pv_layout_steps_empty (PvLayoutSteps *steps);
/* Gives it its number. O(log n), as is taking one. */
void         pv_layout_steps_push  (PvLayoutSteps *steps,
                                    PvLayoutStep   step);
/* There must be one. */
PvLayoutStep pv_layout_steps_pop   (PvLayoutSteps *steps);

G_END_DECLS
