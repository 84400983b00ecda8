#include "diagram/pv-scene-hold.h"

#include "diagram/pv-scene-guides.h"

/* Model pixels between boxes, and between frames. */
#define BOX_GAP 6
#define FRAME_GAP 6

typedef struct
{
  GArray *members;             /* guint: of faces */
  PvRect arranged;             /* around what the arrangement keeps free for its members */
  PvRect frame;                /* around their boxes in this language */
  gboolean fixed;              /* somebody is locked, or was dragged into another area */
} Area;

static void
area_clear (gpointer area)
{
  g_array_unref (((Area *) area)->members);
}

static void
join (PvRect *all, PvRect one)
{
  *all = pv_rect_union (all, &one);
}

static GArray *
list_areas (const PvScene *scene, const PvSpot *spots)
{
  GArray *areas = g_array_new (FALSE, TRUE, sizeof (Area));

  g_array_set_clear_func (areas, area_clear);
  g_array_set_size (areas, scene->stock->areas->len);
  for (guint a = 0; a < areas->len; a++)
    g_array_index (areas, Area, a).members = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const PvFace *face = &scene->stock->faces[i];
      Area *area = &g_array_index (areas, Area, face->area);

      g_array_append_val (area->members, i);
      join (&area->arranged, pv_face_room (face, spots[i].centre));
      area->fixed |= spots[i].locked;
    }
  return areas;
}

/* Where a hand has mixed two areas, their frames lie over each other, and stay so. */
static void
find_mixed (PvScene *scene, GArray *areas)
{
  for (guint a = 0; a < areas->len; a++)
    {
      Area *area = &g_array_index (areas, Area, a);

      area->arranged = pv_scene_area_frame (scene, PV_NO_AREA, 0, &area->arranged);
      for (guint b = 0; b < a; b++)
        {
          Area *other = &g_array_index (areas, Area, b);

          if (pv_rect_overlaps (&area->arranged, &other->arranged))
            area->fixed = other->fixed = TRUE;
        }
    }
}

/* Whoever overlaps nobody stays. */
static gboolean
find_free (const PvRect *boxes, guint n, const gboolean *locked, gboolean *fixed)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    fixed[i] = TRUE;
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (pv_rect_overlaps (&boxes[i], &boxes[j]))
        {
          fixed[i] = locked[i];
          fixed[j] = locked[j];
          any = TRUE;
        }
  return any;
}

static void
push_members (const PvScene *scene, PvSpot *spots, const GArray *members)
{
  g_autofree PvRect *boxes = g_new (PvRect, members->len + 1);
  g_autofree gboolean *locked = g_new (gboolean, members->len + 1), *fixed = g_new (gboolean, members->len + 1);
  PvLayoutOptions options = pv_scene_layout_options (1);

  options.gap_x = options.gap_y = BOX_GAP;
  for (guint m = 0; m < members->len; m++)
    {
      guint i = g_array_index (members, guint, m);

      boxes[m] = pv_face_box (&scene->stock->faces[i], spots[i].centre);
      locked[m] = spots[i].locked;
    }
  if (!find_free (boxes, members->len, locked, fixed))
    return;
  pv_layout_remove_overlaps (boxes, fixed, members->len, &options);
  for (guint m = 0; m < members->len; m++)
    if (!fixed[m])
      spots[g_array_index (members, guint, m)].centre = pv_rect_centre (&boxes[m]);
}

static void
measure (PvScene *scene, const PvSpot *spots, GArray *areas)
{
  for (guint a = 0; a < areas->len; a++)
    {
      Area *area = &g_array_index (areas, Area, a);

      for (guint m = 0; m < area->members->len; m++)
        {
          guint i = g_array_index (area->members, guint, m);

          join (&area->frame, pv_face_box (&scene->stock->faces[i], spots[i].centre));
        }
      area->frame = pv_scene_area_frame (scene, a, area->members->len, &area->frame);
    }
}

static void
push_areas (PvSpot *spots, const GArray *areas)
{
  g_autofree PvRect *frames = g_new (PvRect, areas->len + 1);
  g_autofree gboolean *fixed = g_new (gboolean, areas->len + 1);
  PvLayoutOptions options = pv_scene_layout_options (1);

  options.gap_x = options.gap_y = FRAME_GAP;
  for (guint a = 0; a < areas->len; a++)
    {
      frames[a] = g_array_index (areas, Area, a).frame;
      fixed[a] = g_array_index (areas, Area, a).fixed;
    }
  if (pv_layout_count_overlaps (frames, areas->len, 0, 0) == 0)
    return;
  pv_layout_remove_overlaps (frames, fixed, areas->len, &options);
  for (guint a = 0; a < areas->len; a++)
    {
      const Area *area = &g_array_index (areas, Area, a);

      for (guint m = 0; m < area->members->len && !fixed[a]; m++)
        {
          PvSpot *spot = &spots[g_array_index (area->members, guint, m)];

          spot->centre.x += frames[a].x - area->frame.x;
          spot->centre.y += frames[a].y - area->frame.y;
        }
    }
}

void
pv_scene_hold_areas (PvScene *scene, PvSpot *spots)
{
  g_autoptr (GArray) areas = NULL;

  if (scene->arranged.arrangement != PV_ARRANGEMENT_AREAS || scene->lang != PV_LANG_BOTH)
    return;
  areas = list_areas (scene, spots);
  find_mixed (scene, areas);
  for (guint a = 0; a < areas->len; a++)
    push_members (scene, spots, g_array_index (areas, Area, a).members);
  measure (scene, spots, areas);
  push_areas (spots, areas);
}
