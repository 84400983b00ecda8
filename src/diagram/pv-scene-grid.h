/* Inside diagram/ only: which elements are where. A uniform grid made once and shared by all scenes that come from one another by moves;
 * what moved since is kept in a short list beside it. */
#pragma once

#include "diagram/pv-element.h"

G_BEGIN_DECLS

typedef struct _PvSceneGrid PvSceneGrid;

/* @bounds: of all. Room for about @n_expected elements. */
PvSceneGrid *pv_scene_grid_new      (const PvRect      *bounds,
                                     guint              n_expected);
PvSceneGrid *pv_scene_grid_ref      (PvSceneGrid       *grid);
void         pv_scene_grid_unref    (PvSceneGrid       *grid);

/* Rows of cells, of which each thread that fills a grid has its own. */
typedef struct
{
  int first, last;
} PvSceneGridRows;

/* The @index-th of @n parts. */
PvSceneGridRows pv_scene_grid_rows  (const PvSceneGrid *grid,
                                     int                index,
                                     int                n);
/* Before anybody else sees it: every element once for all @rows, by part. */
void         pv_scene_grid_add_rect (PvSceneGrid       *grid,
                                     PvSceneGridRows    rows,
                                     PvElement          element,
                                     const PvRect      *rect);
void         pv_scene_grid_add_line (PvSceneGrid       *grid,
                                     PvSceneGridRows    rows,
                                     PvElement          element,
                                     const PvPoint     *points,
                                     guint              n_points,
                                     double             margin);
/* Appends every element of @part (PV_PART_NONE: all) in a cell that @rect touches to @found (an array of PvElement), each once, by part and
 * index. */
void         pv_scene_grid_find     (const PvSceneGrid *grid,
                                     const PvRect      *rect,
                                     PvPart             part,
                                     GArray            *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvSceneGrid, pv_scene_grid_unref)

G_END_DECLS
