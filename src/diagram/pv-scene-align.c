#include "diagram/pv-scene-align.h"

#include <math.h>

#include "diagram/pv-scene-private.h"

/* Boxes that are moved apart stand this far from each other. */
#define LEAST_GAP 12.0

typedef struct
{
  PvId id;
  PvRect before;
  PvRect box;
  gboolean locked;
} Piece;

static gboolean
goes_across (PvAlignment alignment)
{
  return alignment == PV_DISTRIBUTE_ACROSS || (alignment >= PV_ALIGN_TOP && alignment <= PV_ALIGN_BOTTOM);
}

static int
compare_across (gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *two = b;
  PvPoint first = pv_rect_centre (&one->before), second = pv_rect_centre (&two->before);

  return first.x != second.x ? (first.x < second.x ? -1 : 1) : one->id < two->id ? -1 : one->id > two->id;
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *two = b;
  PvPoint first = pv_rect_centre (&one->before), second = pv_rect_centre (&two->before);

  return first.y != second.y ? (first.y < second.y ? -1 : 1) : one->id < two->id ? -1 : one->id > two->id;
}

/* In the order of the line that they will stand on. */
static GArray *
pieces_of (const PvScene *scene, const PvIdSet *ids, gboolean across)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint n;
  const PvId *list = pv_id_set_ids (ids, &n);

  for (guint i = 0; i < n; i++)
    {
      PvElement element = pv_scene_find (scene, list[i]);
      Piece piece;

      if (element.part != PV_PART_NODE)
        continue;
      piece = (Piece) { list[i], pv_scene_get_box (scene, element), { 0 }, pv_scene_is_locked (scene, element) };
      piece.box = piece.before;
      g_array_append_val (pieces, piece);
    }
  g_array_sort (pieces, across ? compare_across : compare_down);

  return pieces;
}

static double
place_of (const PvRect *box, PvAlignment alignment)
{
  switch (alignment)
    {
    case PV_ALIGN_LEFT:
      return box->x;
    case PV_ALIGN_CENTRE:
      return box->x + box->width / 2;
    case PV_ALIGN_RIGHT:
      return box->x + box->width;
    case PV_ALIGN_TOP:
      return box->y;
    case PV_ALIGN_MIDDLE:
      return box->y + box->height / 2;
    default:
      return box->y + box->height;
    }
}

/* Where they come in line: at the first locked one, else at the outermost, else half way between the two outermost. */
static double
line_of (GArray *pieces, PvAlignment alignment)
{
  double least = G_MAXDOUBLE, most = -G_MAXDOUBLE;

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      double place = place_of (&piece->before, alignment);

      if (piece->locked)
        return place;
      least = MIN (least, place);
      most = MAX (most, place);
    }
  if (alignment == PV_ALIGN_LEFT || alignment == PV_ALIGN_TOP)
    return least;
  return alignment == PV_ALIGN_RIGHT || alignment == PV_ALIGN_BOTTOM ? most : (least + most) / 2;
}

/* Along the line, in its order: each stands clear of those before it, and of the locked ones wherever they are. */
static void
move_apart (GArray *pieces, gboolean across)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      gboolean again = !piece->locked;

      while (again)
        {
          again = FALSE;
          for (guint k = 0; k < pieces->len; k++)
            {
              Piece *other = &g_array_index (pieces, Piece, k);

              if (k == i || (k > i && !other->locked) || !pv_rect_overlaps (&piece->box, &other->box))
                continue;
              if (across)
                piece->box.x = other->box.x + other->box.width + LEAST_GAP;
              else
                piece->box.y = other->box.y + other->box.height + LEAST_GAP;
              again = TRUE;
            }
        }
    }
}

static void
put_in_line (GArray *pieces, PvAlignment alignment)
{
  gboolean across = goes_across (alignment);
  double line = line_of (pieces, alignment);

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      double shift = piece->locked ? 0 : line - place_of (&piece->before, alignment);

      if (across)
        piece->box.y += shift;
      else
        piece->box.x += shift;
    }
  move_apart (pieces, across);
}

/* The outermost stay where there is room for all between them, else the first does. */
static void
spread (GArray *pieces, gboolean across)
{
  Piece *first = &g_array_index (pieces, Piece, 0), *last = &g_array_index (pieces, Piece, pieces->len - 1);
  double start = across ? first->before.x : first->before.y;
  double end = across ? last->before.x + last->before.width : last->before.y + last->before.height;
  double sizes = 0, gap;

  for (guint i = 0; i < pieces->len; i++)
    sizes += across ? g_array_index (pieces, Piece, i).before.width : g_array_index (pieces, Piece, i).before.height;
  gap = MAX ((end - start - sizes) / MAX (pieces->len - 1, 1), LEAST_GAP);
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      if (!piece->locked && across)
        piece->box.x = start;
      else if (!piece->locked)
        piece->box.y = start;
      start += gap + (across ? piece->before.width : piece->before.height);
    }
}

GArray *
pv_scene_align (const PvScene *scene, const PvIdSet *ids, PvAlignment alignment)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (PvSceneMove));
  g_autoptr (GArray) pieces = pieces_of (scene, ids, goes_across (alignment));

  if (pieces->len > 1 && (alignment == PV_DISTRIBUTE_ACROSS || alignment == PV_DISTRIBUTE_DOWN))
    spread (pieces, alignment == PV_DISTRIBUTE_ACROSS);
  else if (pieces->len > 1)
    put_in_line (pieces, alignment);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      PvSceneMove move = { piece->id, pv_rect_centre (&piece->box) };

      if (fabs (piece->box.x - piece->before.x) > 0.1 || fabs (piece->box.y - piece->before.y) > 0.1)
        g_array_append_val (moves, move);
    }

  return moves;
}

gboolean
pv_scene_is_locked (const PvScene *scene, PvElement element)
{
  return scene->kind == PV_SCENE_NETWORK && element.part == PV_PART_NODE && element.index < scene->n_nodes
         && (scene->nodes[element.index].face->flags & PV_FLAG_LOCKED) != 0;
}
