/* How a picture too large for one sheet is divided: what stands on each. A network is cut wherever a sheet ends, and neighbours overlap.
 * A path is cut as a printed table is: between its phases and between its lanes where that is possible, never through a step where
 * it is not, and each sheet has room for the heads. Lengths are model pixels unless a name says points. Any thread. */
#pragma once

#include "exchange/pv-picture.h"

G_BEGIN_DECLS

/* Around what a sheet shows, in points. */
#define PV_SHEET_MARGIN 28.0
#define PV_SHEET_ABOVE 22.0
#define PV_SHEET_BELOW 16.0

typedef struct
{
  double from, length;
} PvSpan;

typedef struct
{
  double points_wide, points_high;     /* of a sheet */
  double scale;                /* points a model pixel */
  gboolean table;              /* a path: parts hardly overlap, and heads stand around them */
  GArray *columns, *rows;      /* PvSpan */
} PvPicturePlan;

/* Points a model pixel below which the words of @picture are not read on paper. */
double        pv_picture_least_scale (const PvPicture     *picture);
/* For A4 (0) or A3 (1), upright or lying: the fewest sheets, and among equals the largest letters. Cleared by pv_picture_plan_clear(). */
PvPicturePlan pv_picture_plan        (const PvPicture     *picture,
                                      guint                paper);
void          pv_picture_plan_clear  (PvPicturePlan       *plan);
PvRect        pv_picture_plan_part   (const PvPicturePlan *plan,
                                      guint                column,
                                      guint                row);
/* Whether a sheet holds what no sheet before it does. */
gboolean      pv_picture_plan_holds  (const PvPicturePlan *plan,
                                      const PvPicture     *picture,
                                      guint                column,
                                      guint                row);
/* Sheets that hold something; not counted on above PV_SHEETS_MOST. */
guint         pv_picture_plan_count  (const PvPicturePlan *plan,
                                      const PvPicture     *picture);

G_END_DECLS
