/* A service path as swimlanes: phases are columns from left to right, lanes are rows, a step stands in the cell of its phase and lane.
 * Steps of one cell that follow each other stand side by side (slot by longest path), independent ones stand above each other.
 * Nothing is left to chance, so there is no seed.
 * Transitions are orthogonal lines on tracks of their own (left-edge rule, Hashimoto and Stevens 1971) and never run through a foreign
 * step. 0, 0 is the top left corner of the whole, heads included. */
#pragma once

#include <gio/gio.h>

#include "base/base.h"

G_BEGIN_DECLS

typedef struct
{
  guint phase;        /* < n_phases */
  guint lane;         /* < n_lanes; the caller's number, not the row */
  double width;       /* 126 is usual; > 0 */
  double height;      /* 46 is usual; > 0 */
} PvSwimlaneStep;

typedef struct
{
  guint from;         /* index of a step */
  guint to;           /* also in an earlier phase, in the same cell, or the step itself */
  double label_width; /* of the criterion; 0: none */
  double label_height;
} PvSwimlaneTransition;

typedef struct
{
  const PvSwimlaneStep *steps;               /* in the order of the path: it decides within a cell */
  guint n_steps;
  const PvSwimlaneTransition *transitions;
  guint n_transitions;
  guint n_phases;
  guint n_lanes;
} PvSwimlaneInput;

typedef struct
{
  double lane_head_width;      /* 128 */
  double phase_head_height;    /* 44 */
  double gutter;               /* least room between the boxes of two columns; 66 */
  double track;                /* between two parallel lines; 12 */
  double lane_padding;         /* between a box and the edge of its lane; 15 */
  double least_phase_width;    /* of a phase, its share of the gutters included; 196 */
  double least_lane_height;    /* 75 */
  gboolean equal_phases;       /* all phases as wide as the widest */
  gboolean order_lanes;        /* choose the order of the lanes so that few lines cross; FALSE: 0, 1, 2 … from above */
} PvSwimlaneOptions;

/* The numbers above, phases as wide as they need, lanes in the given order. */
PvSwimlaneOptions pv_swimlane_options (void);

typedef enum
{
  PV_SWIMLANE_LABEL_NONE,      /* the transition has no criterion */
  PV_SWIMLANE_LABEL_BESIDE,    /* @label is a free place beside the line */
  PV_SWIMLANE_LABEL_DOT,       /* nowhere free: a dot with @number at @dot on the line, and the words in a list below */
} PvSwimlaneLabel;

typedef struct
{
  PvPoint *points;             /* horizontal and vertical pieces in turn; first on the frame of `from`, last on the frame of `to` */
  guint n_points;              /* ≥ 2 */
  PvSwimlaneLabel label_kind;
  PvRect label;
  PvPoint dot;
  guint number;                /* 1, 2 … in order of the transitions; 0: no dot */
} PvSwimlaneLine;

typedef struct
{
  guint n_steps, n_lines, n_phases, n_lanes;
  PvRect *steps;               /* as in the input */
  PvSwimlaneLine *lines;       /* as in the input's transitions */
  PvRect *phase_heads;         /* touch each other; the phase below has the same x and width */
  PvRect *lane_heads;          /* by lane as in the input; y differs by row */
  PvRect *lane_bands;          /* by lane; the whole width, head included */
  guint *rows;                 /* lane → row from above */
  double width;                /* of the whole */
  double height;
} PvSwimlanes;

/* Transfer full; free with pv_swimlanes_free(). NULL only when cancelled (G_IO_ERROR_CANCELLED). */
PvSwimlanes *pv_layout_swimlanes (const PvSwimlaneInput   *input,
                                  const PvSwimlaneOptions *options,
                                  GCancellable            *cancellable,
                                  GError                 **error);
void         pv_swimlanes_free   (PvSwimlanes             *swimlanes);
/* The whole cell, without the heads. */
PvRect       pv_swimlanes_cell   (const PvSwimlanes       *swimlanes,
                                  guint                    phase,
                                  guint                    lane);
/* How many pairs of lines cross. */
guint        pv_swimlanes_count_crossings (const PvSwimlanes *swimlanes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvSwimlanes, pv_swimlanes_free)

G_END_DECLS
