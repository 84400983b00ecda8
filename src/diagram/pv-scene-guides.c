/* What is written into an arranged network to say what is what: headings over columns, frames around areas, rings around the customer. Where
 * they stand follows from where the actors do. */
#include "diagram/pv-scene-guides.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "diagram/pv-guide-words.h"

#define HEADING_OFF 0.17              /* of a heading's room, its line above the first row */
#define HEADING_OVER 24.0             /* and its words below who stands above */
#define TOP_SHARE 0.02                /* of a kind that may stand higher than its heading: fewer than its first row has */
#define SAME_LINE 48.0                /* columns that begin so near to each other have their headings on one line, where nobody stands above */
#define HEADING_AROUND 15.0           /* how far words may stand out beside a column that is narrower */
#define RING_AROUND 30.0              /* from the last actors to the last ring */
#define MOST_RINGS 5                  /* around one actor that are drawn */
/* As pv-guide-words.c writes them at 100 %. */
static const PvFont heading_font = { 13, PV_WEIGHT_BOLD };

/* --- words --- */

const char *
pv_scene_in_both (PvScene *scene, char *first, char *second)
{
  g_autofree char *one = first;
  g_autofree char *other = second;

  if (scene->lang != PV_LANG_BOTH || g_strcmp0 (one, other) == 0)
    return pv_scene_keep_take (scene->stock, g_steal_pointer (&one));
  return pv_scene_keep_take (scene->stock, g_strconcat (one, PV_SCENE_BETWEEN, other, NULL));
}

PvLang
pv_scene_second_lang (const PvScene *scene)
{
  return scene->first == PV_LANG_SV ? PV_LANG_FI : PV_LANG_SV;
}

const char *
pv_scene_caption (PvScene *scene, const char *words)
{
  return pv_scene_in_both (scene, g_strdup (pv_words_in (scene->first, words)), g_strdup (pv_words_in (pv_scene_second_lang (scene), words)));
}

/* --- places --- */

static void
add_guide (GArray *guides, PvGuideShape guide)
{
  g_array_append_val (guides, guide);
}

/* The number stays with the last word. */
static const char *
counted (PvScene *scene, const char *name, guint n)
{
  return pv_scene_keep_take (scene->stock, g_strdup_printf ("%s\302\240·\302\240%u", name, n));
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The nodes of a kind. */
typedef struct
{
  guint kind;
  guint n;
  double left, right, top;
} Column;

static double
at_share (GArray *values, double share)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) (share * (values->len - 1)));
}

/* Whoever was dragged far away does not take the heading along. */
static gboolean
find_column (const PvScene *scene, guint kind, Column *column)
{
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (double)), rights = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const PvRect *box = &scene->nodes[i].box;
      double right = box->x + box->width;

      if (scene->nodes[i].face->kind != kind)
        continue;
      g_array_append_val (lefts, box->x);
      g_array_append_val (rights, right);
      g_array_append_val (tops, box->y);
    }
  if (lefts->len > 0)
    *column = (Column) { kind, lefts->len, at_share (lefts, 0.1), at_share (rights, 0.9), at_share (tops, TOP_SHARE) };
  return lefts->len > 0;
}

/* How far up from @line there is no actor in the column, no further than @most. */
static double
room_over (const PvScene *scene, const Column *column, double line, double most)
{
  double room = most;

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const PvRect *box = &scene->nodes[i].box;

      if (box->y + box->height < line && box->x < column->right + HEADING_AROUND && box->x + box->width > column->left - HEADING_AROUND)
        room = MIN (room, line - (box->y + box->height) - HEADING_OVER / 2);
    }
  return room;
}

/* How far up from the line a heading may reach. */
static double
room_above (const PvScene *scene, const Column *column, double line, double heading)
{
  return MAX (room_over (scene, column, line, heading * (1 - HEADING_OFF)), HEADING_OVER);
}

static double
line_of (const PvScene *scene, const GArray *columns, const Column *column, double heading)
{
  double line = column->top;

  for (guint i = 0; i < columns->len; i++)
    {
      double top = g_array_index (columns, Column, i).top;

      if (fabs (top - column->top) < SAME_LINE)
        line = MIN (line, top);
    }
  if (room_over (scene, column, line, heading) < heading)
    line = column->top;
  return line - HEADING_OFF * heading;
}

static const char *
kind_caption (PvScene *scene, guint kind)
{
  return pv_scene_in_both (scene, g_strdup (pv_choice_label_in (PV_CHOICES_ACTOR_KIND, kind, scene->first)),
                           g_strdup (pv_choice_label_in (PV_CHOICES_ACTOR_KIND, kind, pv_scene_second_lang (scene))));
}

/* A heading over the nodes of every kind; those at the top on one line. */
static void
guide_columns (PvScene *scene, GArray *guides)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, heading;

  for (guint kind = 0; kind <= PV_N_ACTOR_KINDS; kind++)
    {
      Column column;

      if (find_column (scene, kind, &column))
        g_array_append_val (columns, column);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      left = MIN (left, g_array_index (columns, Column, i).left);
      right = MAX (right, g_array_index (columns, Column, i).right);
    }
  heading = PV_LAYOUT_COLUMNS_HEADING_OF (right - left);
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      double line = line_of (scene, columns, column, heading), room = room_above (scene, column, line, heading);

      add_guide (guides, (PvGuideShape) { PV_GUIDE_HEADING, column->kind, { column->left, line - room, column->right - column->left, room },
                                          counted (scene, kind_caption (scene, column->kind), column->n) });
    }
}

/* Words in two languages may stand on two lines, one each. */
static double
least_width (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, PV_SCENE_BETWEEN, 2);
  double width = 0;

  for (guint i = 0; lines[i]; i++)
    width = MAX (width, pv_text_width (lines[i], heading_font));
  return width;
}

static const char *
area_caption (PvScene *scene, guint area, guint n)
{
  return counted (scene, g_array_index (scene->stock->areas, PvSceneArea, area).name, n);
}

PvRect
pv_scene_area_frame (PvScene *scene, guint area, guint n, const PvRect *boxes)
{
  PvRect frame = pv_rect_grow (boxes, PV_LAYOUT_AREA_MARGIN - 6, PV_LAYOUT_AREA_MARGIN - 6);
  double width = area == PV_NO_AREA ? 0 : least_width (area_caption (scene, area, n)) + 42;

  frame = pv_rect_grow (&frame, MAX (width - frame.width, 0) / 2, 0);
  frame.y -= PV_LAYOUT_HEADING;
  frame.height += PV_LAYOUT_HEADING;
  return frame;
}

static void
guide_areas (PvScene *scene, GArray *guides)
{
  guint n_areas = scene->stock->areas->len;
  g_autofree PvRect *frames = g_new0 (PvRect, n_areas + 1);
  g_autofree guint *counts = g_new0 (guint, n_areas + 1);

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      guint area = scene->nodes[i].face->area;

      frames[area] = pv_rect_union (&frames[area], &scene->nodes[i].box);
      counts[area]++;
    }
  for (guint a = 0; a < n_areas; a++)
    if (counts[a] > 0)
      {
        PvRect frame = pv_scene_area_frame (scene, a, counts[a], &frames[a]);

        add_guide (guides, (PvGuideShape) { PV_GUIDE_FRAME, a, frame, area_caption (scene, a, counts[a]) });
      }
}

/* How far out a node stands, as the half height of the ellipse through it. */
static double
height_of (const PvNode *node, PvPoint middle)
{
  PvPoint centre = pv_rect_centre (&node->box);

  return hypot ((centre.x - middle.x) / PV_LAYOUT_RINGS_ASPECT, centre.y - middle.y);
}

/* An ellipse around all of each ring (@rings by node; more than MOST_RINGS: on none): half way to the next one, as nine in ten of them
 * stand. */
static void
guide_rings (PvScene *scene, GArray *guides, PvPoint middle, const guint *rings, const char *const *captions)
{
  double least[MOST_RINGS], most[MOST_RINGS];

  for (guint ring = 0; ring < MOST_RINGS; ring++)
    {
      g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));

      for (guint i = 0; i < scene->n_nodes; i++)
        {
          double height = height_of (&scene->nodes[i], middle);

          if (rings[i] == ring)
            g_array_append_val (heights, height);
        }
      g_array_sort (heights, compare_doubles);
      least[ring] = heights->len > 0 ? g_array_index (heights, double, heights->len / 10) : -1;
      most[ring] = heights->len > 0 ? g_array_index (heights, double, heights->len - 1 - heights->len / 10) : -1;
    }
  for (guint ring = 0; ring < MOST_RINGS; ring++)
    {
      double next = -1, half;

      for (guint other = MOST_RINGS - 1; other > ring; other--)
        next = least[other] >= 0 ? least[other] : next;
      if (most[ring] < 0)
        continue;
      half = next > most[ring] ? (most[ring] + next) / 2 : most[ring] + RING_AROUND;
      add_guide (guides, (PvGuideShape) { PV_GUIDE_RING, ring, { middle.x - half * PV_LAYOUT_RINGS_ASPECT, middle.y - half,
                                                                  2 * half * PV_LAYOUT_RINGS_ASPECT, 2 * half }, captions[ring] });
    }
}

static void
guide_customer (PvScene *scene, GArray *guides)
{
  static const char *const words[MOST_RINGS] = { N_("Answer or decide"), N_("Assist or serve"),
                                                 N_("Linked to those"), N_("Further away"), "" };
  const double width = PV_LAYOUT_RINGS_MIDDLE * PV_LAYOUT_RINGS_ASPECT;
  g_autofree guint *rings = g_new (guint, scene->n_nodes + 1);
  const char *captions[MOST_RINGS] = { NULL };
  PvPoint middle = scene->arranged.middle;

  for (guint i = 0; i < scene->n_nodes; i++)
    rings[i] = scene->nodes[i].face->ring;
  for (guint ring = 0; ring + 1 < MOST_RINGS; ring++)
    captions[ring] = pv_scene_caption (scene, words[ring]);
  guide_rings (scene, guides, middle, rings, captions);
  add_guide (guides, (PvGuideShape) { PV_GUIDE_MIDDLE, 0, { middle.x - width, middle.y - PV_LAYOUT_RINGS_MIDDLE, 2 * width,
                                                            2 * PV_LAYOUT_RINGS_MIDDLE }, pv_scene_caption (scene, N_("The customer")) });
}

/* How many links each node is away from @centre; G_MAXUINT: it cannot be reached. */
static void
measure_from (const PvScene *scene, guint centre, guint *distances)
{
  gboolean further = TRUE;

  for (guint i = 0; i < scene->n_nodes; i++)
    distances[i] = i == centre ? 0 : G_MAXUINT;
  for (guint step = 0; further && step < MOST_RINGS; step++)
    {
      further = FALSE;
      for (guint i = 0; i < scene->n_links; i++)
        {
          guint ends[2] = { scene->links[i].from, scene->links[i].to };

          for (guint e = 0; e < 2; e++)
            if (distances[ends[e]] == step && distances[ends[1 - e]] == G_MAXUINT)
              {
                distances[ends[1 - e]] = step + 1;
                further = TRUE;
              }
        }
    }
}

static void
guide_around (PvScene *scene, GArray *guides)
{
  PvElement centre = pv_scene_find (scene, scene->arranged.centre);
  g_autofree guint *distances = g_new (guint, scene->n_nodes + 1);
  const char *captions[MOST_RINGS];

  if (centre.part != PV_PART_NODE)
    return;
  measure_from (scene, centre.index, distances);
  for (guint i = 0; i < scene->n_nodes; i++)
    distances[i] = distances[i] == 0 ? G_MAXUINT : distances[i] - (distances[i] != G_MAXUINT);
  for (guint ring = 0; ring < MOST_RINGS; ring++)
    captions[ring] = pv_scene_in_both (scene, pv_count_words (scene->first, ring + 1, N_("1 link away"), N_("%u links away")),
                              pv_count_words (pv_scene_second_lang (scene), ring + 1, N_("1 link away"), N_("%u links away")));
  guide_rings (scene, guides, pv_rect_centre (&scene->nodes[centre.index].box), distances, captions);
}

/* Words keep their size on the screen: nearest and farthest, and where one line becomes two. */
static const double read_at[] = { 1, 0.75, 0.62, 0.5 };

static void
place_words (PvScene *scene)
{
  for (guint z = 0; z < G_N_ELEMENTS (read_at) && scene->n_guides > 0; z++)
    {
      double size = scene->guides[0].kind == PV_GUIDE_HEADING ? pv_guide_heading_size (scene, read_at[z]) : 0;

      for (guint i = 0; i < scene->n_guides; i++)
        {
          PvRect place = pv_guide_words_place (scene, &scene->guides[i], size, read_at[z]);

          scene->guides[i].place = pv_rect_union (&scene->guides[i].place, &place);
        }
    }
}

void
pv_scene_place_guides (PvScene *scene)
{
  g_autoptr (GArray) guides = g_array_new (FALSE, TRUE, sizeof (PvGuideShape));

  if (scene->arranged.arrangement == PV_ARRANGEMENT_COLUMNS)
    guide_columns (scene, guides);
  else if (scene->arranged.arrangement == PV_ARRANGEMENT_AREAS)
    guide_areas (scene, guides);
  else if (scene->arranged.arrangement == PV_ARRANGEMENT_RINGS)
    guide_customer (scene, guides);
  else if (scene->arranged.arrangement == PV_ARRANGEMENT_AROUND)
    guide_around (scene, guides);
  g_free (scene->guides);
  scene->n_guides = guides->len;
  scene->guides = g_memdup2 (guides->data, guides->len * sizeof (PvGuideShape));
  pv_scene_make_bounds (scene);
  place_words (scene);
}

void
pv_scene_bound_guides (PvScene *scene)
{
  PvRect all = { 0, 0, 0, 0 };

  for (guint i = 0; i < scene->n_guides; i++)
    all = pv_rect_union (&all, &scene->guides[i].rect);
  for (guint i = 0; i < scene->n_guides; i++)
    {
      double wanted = PV_LAYOUT_COLUMNS_SLOT * all.width - scene->guides[i].rect.width;
      double around = scene->guides[i].kind == PV_GUIDE_HEADING ? MAX (HEADING_AROUND, wanted / 2) : 0;
      PvRect reach = pv_rect_grow (&scene->guides[i].rect, around, 0);

      scene->bounds = pv_rect_union (&scene->bounds, &reach);
    }
}
