#include "layout/pv-layout-insert.h"

#include <math.h>

/* The golden angle, as the cosine and sine of one turn: the spiral is then made of multiplications alone, which are the same everywhere. */
#define TURN_COSINE -0.73736887807831985
#define TURN_SINE 0.67549029426152362
#define MOST_TRIES 20000

static double
snapped (double value)
{
  return floor (value / PV_LAYOUT_GRID + 0.5) * PV_LAYOUT_GRID;
}

static gboolean
place_is_free (const PvLayoutSpace *space, PvPoint place, double width, double height, const PvLayoutOptions *options)
{
  /* Free of neighbours that are nearer than the gap on both axes. */
  PvRect room = { place.x - options->gap_x, place.y - options->gap_y, width + 2 * options->gap_x, height + 2 * options->gap_y };

  return pv_layout_space_is_free (space, &room, G_MAXUINT);
}

static PvPoint
beside_everything (const PvLayoutSpace *space, double height, PvPoint wish, const PvLayoutOptions *options)
{
  PvRect extent = pv_layout_space_extent (space);

  return (PvPoint) { ceil ((extent.x + extent.width + options->gap_x) / PV_LAYOUT_GRID) * PV_LAYOUT_GRID, snapped (wish.y - height / 2) };
}

PvPoint
pv_layout_insert_from (const PvLayoutSpace *space, double width, double height, PvPoint wish, const PvLayoutOptions *options,
                       PvLayoutSpiral *spiral)
{
  double step_x = 0.3 * (width + options->gap_x), step_y = 0.3 * (height + options->gap_y);

  for (guint tries = 0; tries < MOST_TRIES; tries++)
    {
      double radius = sqrt (spiral->turn), turned;
      PvPoint place = { snapped (wish.x + radius * step_x * spiral->cosine - width / 2), snapped (wish.y + radius * step_y * spiral->sine - height / 2) };

      if (place_is_free (space, place, width, height, options))
        return place;
      turned = spiral->cosine * TURN_COSINE - spiral->sine * TURN_SINE;
      spiral->sine = spiral->cosine * TURN_SINE + spiral->sine * TURN_COSINE;
      spiral->cosine = turned;
      spiral->turn++;
    }
  return beside_everything (space, height, wish, options);
}

PvPoint
pv_layout_insert_near (const PvLayoutSpace *space, double width, double height, PvPoint wish, const PvLayoutOptions *options)
{
  PvLayoutSpiral spiral = PV_LAYOUT_SPIRAL;

  return pv_layout_insert_from (space, width, height, wish, options, &spiral);
}

PvPoint
pv_layout_insert (const PvLayoutSpace *space, double width, double height, const guint *neighbours, guint n_neighbours,
                  const PvLayoutOptions *options)
{
  PvPoint wish = { 0, 0 };

  if (n_neighbours == 0)
    {
      PvRect extent = pv_layout_space_extent (space);

      wish = pv_rect_centre (&extent);
    }
  for (guint i = 0; i < n_neighbours; i++)
    {
      PvPoint centre = pv_rect_centre (pv_layout_space_box (space, neighbours[i]));

      wish.x += centre.x / n_neighbours;
      wish.y += centre.y / n_neighbours;
    }
  return pv_layout_insert_near (space, width, height, wish, options);
}
