/* The overview of a big network: a disc for every region, a dot for every actor, a bundle for all links between two regions. */
#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "diagram/pv-scene-network.h"
#include "diagram/pv-scene-private.h"
#include "diagram/pv-viewport.h"

/* Smaller networks are looked at as they are, however far away. */
#define LEAST_ACTORS 150
/* Device pixels. */
#define PITCH 3.9
#define RIM 8.0
#define NAME_SIZE 13.0
#define COUNT_SIZE 11.0
#define LEAST_SIZE 8.0         /* that can be read */
#define LINE 1.35              /* of a size */
#define GAP 14.0
/* What a usual window has for the diagram, and how much of that discs and names may fill: they stand where their actors are, not in rows. */
#define WHOLE_WIDTH 900.0
#define WHOLE_HEIGHT 620.0
#define FILLED 0.5
/* Bundles for each region that are seen well. */
#define STRONG 3
/* A dot of a smaller disc would not be seen. */
#define LEAST_SCALE 0.4

/* Of the actors of a region, at each side: who may stand out of what is shown of it. */
#define FEW 0.05

/* How deep areas may lie in one another; more is a loop. */
#define MOST_PARENTS 12

typedef struct
{
  PvPoint point;
  double angle;
} Dot;

PvId
pv_scene_region_of (const PvModel *model, const PvRecord *actor)
{
  const PvRecord *area = pv_model_follow (model, actor, PV_ACTOR_AREA);
  PvId outermost = PV_NO_ID;

  for (guint i = 0; area != NULL && i < MOST_PARENTS; i++, area = pv_model_follow (model, area, PV_AREA_PARENT))
    {
      outermost = pv_record_get_id (area);
      if (pv_record_get_choice (area, PV_AREA_KIND) == PV_AREA_KIND_REGION)
        break;
    }
  return outermost;
}

/* Whom the arrangement puts together: a kind in columns, else an area. */
static guint64
group_of (const PvScene *scene, const PvModel *model, const PvRecord *actor, const PvFace *face)
{
  switch (scene->arranged.arrangement)
    {
    case PV_ARRANGEMENT_COLUMNS:
      return face->kind;
    case PV_ARRANGEMENT_AREAS:
      return g_array_index (scene->stock->areas, PvSceneArea, face->area).id;
    case PV_ARRANGEMENT_LINKS:
    case PV_ARRANGEMENT_RINGS:
    case PV_ARRANGEMENT_AROUND:
    case PV_N_ARRANGEMENTS:
    default:
      return pv_scene_region_of (model, actor);
    }
}

/* On rings a disc would stand in the middle of all, where nobody of it is: far away, too, everybody is seen in his place. */
static gboolean
has_groups (const PvScene *scene)
{
  return scene->arranged.arrangement != PV_ARRANGEMENT_RINGS && scene->arranged.arrangement != PV_ARRANGEMENT_AROUND;
}

static const char *
name_of (PvScene *scene, const PvModel *model, guint64 group, PvLang lang)
{
  if (scene->arranged.arrangement == PV_ARRANGEMENT_COLUMNS)
    return pv_scene_keep (scene->stock, pv_choice_label_in (PV_CHOICES_ACTOR_KIND, (guint) group, lang));
  return group == PV_NO_ID ? pv_words_in (lang, N_("No area")) : pv_scene_keep_take (scene->stock, pv_title_of (model, group, lang));
}

static void
name_region (PvScene *scene, const PvModel *model, PvRegionShape *region, guint64 group, PvLang lang)
{
  region->id = scene->arranged.arrangement == PV_ARRANGEMENT_COLUMNS ? PV_NO_ID : (PvId) group;
  region->name = name_of (scene, model, group, lang);
  region->count = pv_scene_keep_take (scene->stock, pv_count_words (lang, region->n_nodes, N_("1 actor"), N_("%u actors")));
  region->sentence = pv_scene_keep_take (scene->stock, pv_words_list ((const char *[]) { region->name, region->count }, 2));
}

void
pv_scene_find_regions (PvScene *scene, const PvModel *model, const GPtrArray *actors, PvLang lang)
{
  PvSceneStock *stock = scene->stock;
  g_autoptr (GArray) regions = g_array_new (FALSE, TRUE, sizeof (PvRegionShape)), groups = g_array_new (FALSE, FALSE, sizeof (guint64));

  if (scene->n_nodes < LEAST_ACTORS)
    return;
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      guint64 group = group_of (scene, model, g_ptr_array_index (actors, i), &stock->faces[i]);
      guint r = 0;

      while (r < groups->len && g_array_index (groups, guint64, r) != group)
        r++;
      if (r == groups->len)
        g_array_append_val (groups, group);
      g_array_set_size (regions, groups->len);
      g_array_index (regions, PvRegionShape, r).n_nodes++;
      stock->faces[i].region = r;
    }
  if (regions->len < 2 || !has_groups (scene))
    return;
  scene->n_regions = regions->len;
  scene->regions = g_memdup2 (regions->data, regions->len * sizeof (PvRegionShape));
  for (guint r = 0; r < scene->n_regions; r++)
    name_region (scene, model, &scene->regions[r], g_array_index (groups, guint64, r), lang);
}

static int
compare_dots (gconstpointer a, gconstpointer b)
{
  double x = ((const Dot *) a)->angle, y = ((const Dot *) b)->angle;

  return (x > y) - (x < y);
}

/* Sunflower order (Vogel 1979): each dot at the golden angle from the last, on a disc of even density; then sorted clockwise. */
static void
make_dots (PvScene *scene, PvRegionShape *region)
{
  g_autofree Dot *dots = g_new (Dot, region->n_nodes);
  PvPoint *points = g_new (PvPoint, region->n_nodes);

  for (guint i = 0; i < region->n_nodes; i++)
    {
      double angle = i * G_PI * (3 - sqrt (5)), distance = sqrt ((i + 0.5) / G_PI) * 1.08;

      dots[i].point = (PvPoint) { sin (angle) * distance, -cos (angle) * distance };
      dots[i].angle = fmod (angle, 2 * G_PI);
    }
  qsort (dots, region->n_nodes, sizeof (Dot), compare_dots);
  for (guint i = 0; i < region->n_nodes; i++)
    points[i] = dots[i].point;
  g_ptr_array_add (scene->stock->others, points);
  region->dots = points;
}

/* Shadows come after all kinds. */
#define N_DOTS (PV_N_ACTOR_KINDS + 2)

static guint
dot_of (const PvFace *face)
{
  return face->flags & PV_FLAG_PALE ? PV_N_ACTOR_KINDS + 1 : MIN (face->kind, PV_N_ACTOR_KINDS);
}

static void
sort_kinds (PvScene *scene)
{
  g_autofree guint *counts = g_new0 (guint, scene->n_regions * N_DOTS);

  for (guint i = 0; i < scene->n_nodes; i++)
    counts[scene->nodes[i].face->region * N_DOTS + dot_of (scene->nodes[i].face)]++;
  for (guint r = 0; r < scene->n_regions; r++)
    {
      guint8 *kinds = g_new (guint8, scene->regions[r].n_nodes);
      guint n = 0;

      for (guint k = 0; k < N_DOTS; k++)
        for (guint c = counts[r * N_DOTS + k]; c > 0; c--)
          kinds[n++] = (guint8) k;
      g_ptr_array_add (scene->stock->others, kinds);
      scene->regions[r].kinds = kinds;
    }
}

static int
compare_bundles (gconstpointer a, gconstpointer b)
{
  const PvBundleShape *one = a, *other = b;

  if (one->n_links != other->n_links)
    return one->n_links < other->n_links ? -1 : 1;
  return one->from != other->from ? (one->from < other->from ? -1 : 1) : (one->to > other->to) - (one->to < other->to);
}

/* Where every region leads to every other, only the strongest bundles tell something: they come last, over the others. */
static void
rank_bundles (GArray *bundles, guint n_regions)
{
  guint n_strong = STRONG * n_regions;

  g_array_sort (bundles, compare_bundles);
  for (guint i = 0; i + n_strong < bundles->len; i++)
    g_array_index (bundles, PvBundleShape, i).weak = TRUE;
}

static void
make_bundles (PvScene *scene)
{
  guint n = scene->n_regions;
  g_autofree guint *counts = g_new0 (guint, n * n);
  g_autoptr (GArray) bundles = g_array_new (FALSE, FALSE, sizeof (PvBundleShape));

  for (guint i = 0; i < scene->n_links; i++)
    {
      guint a = scene->nodes[scene->links[i].from].face->region, b = scene->nodes[scene->links[i].to].face->region;

      if (!(scene->links[i].face->flags & PV_FLAG_PALE))
        counts[MIN (a, b) * n + MAX (a, b)]++;
    }
  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      if (counts[a * n + b] > 0)
        {
          PvBundleShape bundle = { a, b, counts[a * n + b], NULL, FALSE };

          bundle.count = pv_scene_keep_take (scene->stock, pv_decimal_to_words (bundle.n_links, 0, scene->first));
          g_array_append_val (bundles, bundle);
        }
  rank_bundles (bundles, n);
  scene->n_bundles = bundles->len;
  scene->bundles = g_memdup2 (bundles->data, bundles->len * sizeof (PvBundleShape));
}

/* Device pixels, at the zoom at which a usual window shows the whole. */
static double
radius_of (const PvScene *scene, guint region)
{
  return scene->regions_scale * (PITCH * 1.08 * sqrt (scene->regions[region].n_nodes / G_PI) + RIM);
}

/* A disc and its words, with the middle of the disc at 0, 0. */
static PvRect
frame_of (const PvScene *scene, guint region)
{
  const PvRegionShape *shape = &scene->regions[region];
  PvRegionWords words = pv_scene_region_words (scene, scene->regions_zoom);
  double radius = radius_of (scene, region), width = pv_text_width (shape->name, (PvFont) { words.name_size, PV_WEIGHT_BOLD });

  if (words.count_size > 0)
    width = MAX (width, pv_text_width (shape->count, (PvFont) { words.count_size, PV_WEIGHT_REGULAR }));
  width = MAX (width, 2 * radius);
  return (PvRect) { -width / 2, -radius - words.height, width, 2 * radius + words.height };
}

static double
filled (const PvScene *scene)
{
  double sum = 0;

  for (guint r = 0; r < scene->n_regions; r++)
    {
      PvRect frame = frame_of (scene, r);

      sum += (frame.width + GAP) * (frame.height + GAP);
    }
  return sum / (WHOLE_WIDTH * WHOLE_HEIGHT);
}

static void
size_regions (PvScene *scene)
{
  PvRect all = { 0, 0, 0, 0 };

  for (guint i = 0; i < scene->n_nodes; i++)
    all = pv_rect_union (&all, &scene->nodes[i].box);
  scene->regions_zoom = CLAMP (MIN (WHOLE_WIDTH / all.width, WHOLE_HEIGHT / all.height), PV_ZOOM_LEAST, 0.1);
  scene->regions_scale = 1;
  while (filled (scene) > FILLED && scene->regions_scale > LEAST_SCALE)
    scene->regions_scale *= 0.95;
}

/* Discs and the names above them do not overlap when the whole is looked at; nearer they have more room anyway. */
static void
spread_regions (PvScene *scene)
{
  g_autofree PvRect *boxes = g_new (PvRect, scene->n_regions);
  PvLayoutOptions options = pv_layout_options ();
  double zoom;

  size_regions (scene);
  zoom = scene->regions_zoom;
  for (guint r = 0; r < scene->n_regions; r++)
    {
      PvPoint centre = scene->regions[r].centre;
      PvRect frame = frame_of (scene, r);

      boxes[r] = (PvRect) { centre.x + frame.x / zoom, centre.y + frame.y / zoom, frame.width / zoom, frame.height / zoom };
    }
  options.gap_x = options.gap_y = GAP / zoom;
  pv_layout_remove_overlaps (boxes, NULL, scene->n_regions, &options);
  for (guint r = 0; r < scene->n_regions; r++)
    scene->regions_area = pv_rect_union (&scene->regions_area, &boxes[r]);
  for (guint r = 0; r < scene->n_regions; r++)
    {
      PvRect frame = frame_of (scene, r);

      scene->regions[r].centre = (PvPoint) { boxes[r].x - frame.x / zoom, boxes[r].y - frame.y / zoom };
    }
}

void
pv_scene_place_regions (PvScene *scene)
{
  if (scene->n_regions == 0)
    return;
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      PvRegionShape *region = &scene->regions[scene->nodes[i].face->region];
      PvPoint centre = pv_rect_centre (&scene->nodes[i].box);

      region->centre.x += centre.x / region->n_nodes;
      region->centre.y += centre.y / region->n_nodes;
    }
  for (guint r = 0; r < scene->n_regions; r++)
    make_dots (scene, &scene->regions[r]);
  spread_regions (scene);
  sort_kinds (scene);
  make_bundles (scene);
}

gboolean
pv_scene_region_disc (const PvScene *scene, guint region, double zoom, PvPoint *centre, double *radius)
{
  if (region >= scene->n_regions)
    return FALSE;
  *centre = scene->regions[region].centre;
  *radius = radius_of (scene, region) / MAX (zoom, scene->regions_zoom);
  return TRUE;
}

PvRegionWords
pv_scene_region_words (const PvScene *scene, double zoom)
{
  double share = scene->regions_scale * MIN (1, zoom / scene->regions_zoom);
  PvRegionWords words = { MAX (NAME_SIZE * share, LEAST_SIZE), COUNT_SIZE * share, 0 };

  if (words.count_size < LEAST_SIZE)
    words.count_size = 0;
  words.height = LINE * (words.name_size + words.count_size) + 2;
  return words;
}

PvRect
pv_scene_region_place (const PvScene *scene, guint region)
{
  PvPoint centre = scene->regions[region].centre;
  PvRect frame = frame_of (scene, region);
  double zoom = scene->regions_zoom;

  return (PvRect) { centre.x + frame.x / zoom, centre.y + frame.y / zoom, frame.width / zoom, frame.height / zoom };
}

/* The frame around it, if the arrangement has drawn one. */
static gboolean
find_frame (const PvScene *scene, PvId area, PvRect *place)
{
  for (guint i = 0; i < scene->n_guides; i++)
    if (scene->guides[i].kind == PV_GUIDE_FRAME && g_array_index (scene->stock->areas, PvSceneArea, scene->guides[i].index).id == area)
      {
        *place = scene->guides[i].rect;
        return TRUE;
      }
  return FALSE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Of the middles of a region's boxes, those within FEW of either end. */
static void
find_extent (const PvScene *scene, guint region, gboolean down, double *from, double *to)
{
  g_autofree double *middles = g_new (double, scene->regions[region].n_nodes + 1);
  guint n = 0;

  for (guint i = 0; i < scene->n_nodes; i++)
    if (scene->nodes[i].face->region == region)
      {
        PvPoint centre = pv_rect_centre (&scene->nodes[i].box);

        middles[n++] = down ? centre.y : centre.x;
      }
  qsort (middles, n, sizeof (double), compare_doubles);
  *from = middles[(guint) (FEW * n)];
  *to = middles[n - 1 - (guint) (FEW * n)];
}

/* Who stands far from the others of his region does not take the rest out of sight. */
static PvRect
find_most (const PvScene *scene, guint region)
{
  double left, right, top, bottom;
  PvRect most = { 0, 0, 0, 0 };

  find_extent (scene, region, FALSE, &left, &right);
  find_extent (scene, region, TRUE, &top, &bottom);
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      PvPoint centre = pv_rect_centre (&scene->nodes[i].box);

      if (scene->nodes[i].face->region == region && centre.x >= left && centre.x <= right && centre.y >= top && centre.y <= bottom)
        most = pv_rect_union (&most, &scene->nodes[i].box);
    }
  return most;
}

gboolean
pv_scene_find_area (const PvScene *scene, PvId area, PvRect *place)
{
  PvElement element = pv_scene_find (scene, area);

  if (find_frame (scene, area, place))
    return TRUE;
  if (element.part != PV_PART_REGION)
    return FALSE;
  *place = find_most (scene, element.index);
  return TRUE;
}

double
pv_scene_region_pitch (const PvScene *scene, double zoom)
{
  return scene->regions_scale * PITCH / MAX (zoom, scene->regions_zoom);
}

PvElement
pv_scene_hit_region (const PvScene *scene, double x, double y, double zoom)
{
  for (guint r = 0; r < scene->n_regions; r++)
    {
      PvPoint centre;
      double radius;

      if (pv_scene_region_disc (scene, r, zoom, &centre, &radius) && hypot (x - centre.x, y - centre.y) <= radius)
        return (PvElement) { PV_PART_REGION, r };
    }
  return PV_NO_ELEMENT;
}
