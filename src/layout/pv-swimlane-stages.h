/* Inside layout/ only: the stages of pv_layout_swimlanes(), one file each, in the order in which they run.
 *
 * Columns are the slots of all phases from left to right. Gutter g lies left of column g, gutter n_columns right of the last one. Channel r
 * lies above row r, channel n_rows below the last. Vertical pieces of lines run in gutters alone and horizontal ones in channels, or along
 * a row whose cells are empty there: so no line can meet a foreign box. */
#pragma once

#include "layout/pv-layout-swimlanes.h"

G_BEGIN_DECLS

typedef enum
{
  PV_SWIMLANE_STRAIGHT,       /* along the row */
  PV_SWIMLANE_UPRIGHT,        /* down or up the column, from bottom to top */
  PV_SWIMLANE_ONE_GUTTER,     /* along the row, a piece in gutter_from, along the other row */
  PV_SWIMLANE_TWO_GUTTERS,    /* … gutter_from, channel, gutter_to */
} PvSwimlaneShape;

/* The way of one transition. */
typedef struct
{
  guint from;                 /* steps */
  guint to;
  PvSwimlaneShape shape;
  guint gutter_from;
  guint gutter_to;            /* the same as gutter_from unless there are two */
  guint channel;
  guint channel_track;
  double y_from;              /* where it leaves and enters; of UPRIGHT: unused */
  double y_to;
  double x_from;              /* of its vertical pieces; of UPRIGHT: of the whole */
  double x_to;
} PvSwimlaneWay;

typedef struct
{
  const PvSwimlaneInput *input;
  const PvSwimlaneOptions *options;
  guint n_steps;
  guint n_rows;
  guint n_columns;
  guint *rows;                /* lane → row */
  guint *step_rows;
  guint *step_columns;
  guint *step_levels;         /* place in the stack of its cell, from above */
  guint *phase_columns;       /* first column of a phase; n_phases + 1 */
  guint *stacks;              /* row × (n_columns + 1): steps in cells left of that column, so that a difference counts a stretch */
  double *offsets;            /* of a step's top from the top of the boxes' part of its row */
  double *row_heights;        /* of the boxes' part */
  PvSwimlaneWay *ways;
  guint n_ways;
  guint *channel_tracks;      /* n_rows + 1: how many */
  double *channel_tops;       /* n_rows + 1: y of the first track */
  double *row_tops;           /* of the whole lane; n_rows + 1 */
  double *box_tops;           /* of the boxes' part of a row */
  guint *gutter_tracks;       /* n_columns + 1 */
  double *gutter_lefts;       /* n_columns + 1 */
  double *gutter_widths;
  double *column_widths;
  double *phase_lefts;        /* n_phases + 1 */
  PvRect *boxes;
} PvSwimlaneDrawing;

/* pv-swimlane-rows.c */
void pv_swimlane_order_rows    (PvSwimlaneDrawing *drawing);
/* pv-swimlane-slots.c: columns, stacks and the heights of rows */
void pv_swimlane_choose_slots  (PvSwimlaneDrawing *drawing);
/* pv-swimlane-ways.c: which gutters and channels each transition takes */
void pv_swimlane_choose_ways   (PvSwimlaneDrawing *drawing);
/* pv-swimlane-channels.c: tracks of the channels; then every y of rows and boxes is known */
void pv_swimlane_fill_channels (PvSwimlaneDrawing *drawing);
/* pv-swimlane-ports.c: where lines leave and enter */
void pv_swimlane_choose_ports  (PvSwimlaneDrawing *drawing);
/* pv-swimlane-gutters.c: tracks of the gutters; then every x is known */
void pv_swimlane_fill_gutters  (PvSwimlaneDrawing *drawing);
/* pv-swimlane-labels.c: criteria beside their lines; fills the lines' labels */
void pv_swimlane_place_labels  (const PvSwimlaneDrawing *drawing,
                                PvSwimlanes             *swimlanes);

/* How many steps stand in a row between two columns, both included. */
guint pv_swimlane_count_between (const PvSwimlaneDrawing *drawing,
                                 guint                    row,
                                 guint                    first,
                                 guint                    last);

G_END_DECLS
