/* Lines that follow when boxes stand elsewhere: those that a hand moves, and those of a scene that is made anew after an edit. All others stay as
 * they are. */
#include "diagram/pv-scene-routes.h"

#include <math.h>

/* A detour keeps about this far off the boxes it goes round: two parallel ones, the outer of them. */
#define ROUND 24.0
/* So many lines follow at once; more become straight, for a worker to lead them. */
#define MOST_AT_ONCE 3000
/* And so many when a scene is made anew, which somebody waits for. */
#define MOST_ANEW 300
/* Above this many boxes elsewhere times lines led nobody asks which links are in the way: all are drawn anew. */
#define MOST_ASKED 4000000

/* A box that is elsewhere, has come or has gone. */
typedef struct
{
  PvRect now;
  PvRect before;
} Shift;

/* A line that runs through where a box is now, or went round where it was, or could not. */
static gboolean
is_in_the_way (const PvLinkShape *link, const PvRect *now, const PvRect *before)
{
  PvRect around = pv_rect_grow (before, ROUND, ROUND);
  gboolean led_round = pv_link_is_led_round (link);

  for (guint i = 0; i + 1 < pv_link_n_points (link); i++)
    {
      PvPoint a = pv_link_point (link, i), b = pv_link_point (link, i + 1);

      if (pv_rect_hits_line (now, a, b) || (led_round && pv_rect_hits_line (&around, a, b)))
        return TRUE;
    }
  return FALSE;
}

static void
mark_links_in_the_way (const PvScene *scene, const GArray *shifts, guint8 *marks)
{
  for (guint i = 0; i < scene->n_links; i++)
    for (guint j = 0; j < shifts->len && !marks[i] && scene->links[i].led; j++)
      marks[i] = is_in_the_way (&scene->links[i], &g_array_index (shifts, Shift, j).now, &g_array_index (shifts, Shift, j).before);
}

static void
mark_links_of (const PvScene *scene, guint node, guint8 *marks)
{
  const PvSceneStock *stock = scene->stock;

  for (guint j = stock->link_starts[node]; j < stock->link_starts[node + 1]; j++)
    marks[stock->links[j]] = 1;
}

/* The links of a pair lie side by side: none is drawn without the others. */
static void
mark_pairs (const PvScene *scene, guint8 *marks)
{
  const PvSceneStock *stock = scene->stock;

  for (guint i = 0; i < scene->n_links; i++)
    {
      const PvLinkShape *link = &scene->links[i];

      for (guint j = stock->link_starts[link->from]; marks[i] == 1 && j < stock->link_starts[link->from + 1]; j++)
        {
          const PvLinkShape *other = &scene->links[stock->links[j]];

          if (marks[stock->links[j]] == 0 && (other->from == link->to || other->to == link->to))
            marks[stock->links[j]] = 2;
        }
    }
}

/* The links that @marks has and, where lines are led round, those that what is elsewhere is or was in the way of, and those that share a pair with
 * one of them. Ascending, each once. */
static GArray *
links_concerned (const PvScene *scene, const GArray *shifts, guint8 *marks)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean all = scene->n_led > 0 && (guint64) shifts->len * scene->n_led > MOST_ASKED;

  if (scene->n_led > 0 && !all)
    {
      mark_links_in_the_way (scene, shifts, marks);
      mark_pairs (scene, marks);
    }
  for (guint i = 0; i < scene->n_links; i++)
    if (all || marks[i])
      g_array_append_val (links, i);
  return links;
}

/* For straight lines only the ends matter, so only they are handed over. */
static void
route_ends (PvScene *scene, const GArray *touched, const PvLayoutRouteOptions *options)
{
  guint n = touched->len;
  g_autofree PvRect *boxes = g_new0 (PvRect, 2 * n + 1);
  g_autofree PvLayoutLink *links = g_new0 (PvLayoutLink, n + 1);
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, n + 1);
  g_autoptr (GHashTable) indexes = g_hash_table_new (NULL, NULL);
  guint n_boxes = 0;

  for (guint i = 0; i < n; i++)
    {
      const PvLinkShape *link = &scene->links[g_array_index (touched, guint, i)];
      guint ends[2] = { link->from, link->to };

      for (guint e = 0; e < 2; e++)
        {
          gpointer known;

          if (!g_hash_table_lookup_extended (indexes, GUINT_TO_POINTER (ends[e]), NULL, &known))
            {
              known = GUINT_TO_POINTER (n_boxes);
              g_hash_table_insert (indexes, GUINT_TO_POINTER (ends[e]), known);
              boxes[n_boxes++] = scene->nodes[ends[e]].box;
            }
          ends[e] = GPOINTER_TO_UINT (known);
        }
      links[i] = (PvLayoutLink) { ends[0], ends[1], 1 };
    }
  pv_layout_routes (boxes, n_boxes, links, n, options, NULL, routes, NULL);
  for (guint i = 0; i < n; i++)
    pv_scene_take_route (scene, g_array_index (touched, guint, i), &routes[i], FALSE);
}

static void
route_among_all (PvScene *scene, const GArray *touched, const PvLayoutRouteOptions *options)
{
  guint n_boxes;
  g_autofree PvRect *boxes = pv_scene_collect_boxes (scene, &n_boxes);
  g_autofree PvLayoutLink *links = g_new0 (PvLayoutLink, touched->len + 1);
  g_autofree PvLayoutRoute *routes = g_new0 (PvLayoutRoute, touched->len + 1);

  for (guint i = 0; i < touched->len; i++)
    {
      const PvLinkShape *link = &scene->links[g_array_index (touched, guint, i)];

      links[i] = (PvLayoutLink) { link->from, link->to, 1 };
    }
  pv_layout_routes (boxes, n_boxes, links, touched->len, options, NULL, routes, NULL);
  pv_scene_take_routes (scene, (const guint *) (gpointer) touched->data, touched->len, routes);
}

static void
route (PvScene *scene, const GArray *concerned, guint most)
{
  PvLayoutRouteOptions options = pv_layout_route_options (scene->n_links);

  if (scene->n_led > 0 && concerned->len <= most)
    {
      route_among_all (scene, concerned, &options);
      return;
    }
  options.pains = 0;
  route_ends (scene, concerned, &options);
}

/* --- moved by a hand --- */

static void
cover (const PvScene *scene, const GArray *touched, PvRect *changed)
{
  for (guint i = 0; i < touched->len; i++)
    {
      PvRect bounds = pv_scene_element_bounds (scene, (PvElement) { PV_PART_LINK, g_array_index (touched, guint, i) });

      *changed = pv_rect_union (changed, &bounds);
    }
}

void
pv_scene_route_some (PvScene *scene, const guint *nodes, const PvRect *before, guint n_nodes, PvRect *changed, GArray *routed)
{
  g_autofree guint8 *marks = g_new0 (guint8, scene->n_links + 1);
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (Shift)), concerned = NULL;

  for (guint i = 0; i < n_nodes; i++)
    {
      Shift shift = { scene->nodes[nodes[i]].box, before[i] };

      g_array_append_val (shifts, shift);
      mark_links_of (scene, nodes[i], marks);
    }
  concerned = links_concerned (scene, shifts, marks);
  cover (scene, concerned, changed);
  route (scene, concerned, MOST_AT_ONCE);
  cover (scene, concerned, changed);
  for (guint i = 0; i < concerned->len; i++)
    {
      PvElement element = { PV_PART_LINK, g_array_index (concerned, guint, i) };

      g_array_append_val (routed, element);
    }
}

/* --- made anew --- */

static gboolean
is_same_rect (const PvRect *a, const PvRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

/* Boxes that are not where they were, have come or have gone. (transfer full) */
static GArray *
list_shifts (const PvScene *scene, const PvScene *before, guint8 *marks)
{
  GArray *shifts = g_array_new (FALSE, FALSE, sizeof (Shift));

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      PvElement was = pv_scene_find (before, scene->nodes[i].id);
      Shift shift = { scene->nodes[i].box, was.part == PV_PART_NODE ? before->nodes[was.index].box : scene->nodes[i].box };

      if (was.part == PV_PART_NODE && is_same_rect (&shift.now, &shift.before))
        continue;
      g_array_append_val (shifts, shift);
      mark_links_of (scene, i, marks);
    }
  for (guint i = 0; i < before->n_nodes; i++)
    {
      Shift shift = { before->nodes[i].box, before->nodes[i].box };

      if (pv_scene_find (scene, before->nodes[i].id).part != PV_PART_NODE)
        g_array_append_val (shifts, shift);
    }
  return shifts;
}

static gboolean
joins_the_same (const PvScene *scene, const PvLinkShape *link, const PvScene *before, const PvLinkShape *was)
{
  return scene->nodes[link->from].id == before->nodes[was->from].id && scene->nodes[link->to].id == before->nodes[was->to].id;
}

/* Each line as it was led before; one that is not there yet, or says something longer, is marked. */
static void
take_lines (PvScene *scene, const PvScene *before, guint8 *marks)
{
  for (guint i = 0; i < scene->n_links; i++)
    {
      PvLinkShape *link = &scene->links[i];
      PvElement was = pv_scene_find (before, link->face->id);
      const PvLinkShape *old = was.part == PV_PART_LINK ? &before->links[was.index] : NULL;

      if (old == NULL || !joins_the_same (scene, link, before, old) || (old->led && old->face->words_width != link->face->words_width))
        marks[i] = 1;
      else if (old->led && !marks[i])
        {
          pv_link_take_way (link, old);
          scene->n_led++;
        }
    }
}

/* A pair that has lost a link lies closer together. */
static void
mark_left_alone (const PvScene *scene, const PvScene *before, guint8 *marks)
{
  const PvSceneStock *stock = scene->stock;

  for (guint i = 0; i < before->n_links; i++)
    {
      const PvLinkShape *was = &before->links[i];
      PvElement here = pv_scene_find (scene, was->face->id), from, to;

      if (here.part == PV_PART_LINK && joins_the_same (scene, &scene->links[here.index], before, was))
        continue;
      from = pv_scene_find (scene, before->nodes[was->from].id);
      to = pv_scene_find (scene, before->nodes[was->to].id);
      for (guint j = stock->link_starts[from.index]; from.part == PV_PART_NODE && to.part == PV_PART_NODE && j < stock->link_starts[from.index + 1]; j++)
        {
          const PvLinkShape *other = &scene->links[stock->links[j]];

          if (other->from == to.index || other->to == to.index)
            marks[stock->links[j]] = 1;
        }
    }
}

/* No way by way of where a box was is shorter than one that only passes there. */
static gboolean
might_be_shorter (const PvLinkShape *link, const PvRect *before)
{
  PvPoint there = pv_rect_centre (before), from = pv_link_point (link, 0), to = pv_link_point (link, pv_link_n_points (link) - 1);
  double off = hypot (before->width, before->height) / 2 + ROUND;
  PvLayoutRoute line;

  pv_link_get_route (link, &line);
  return hypot (there.x - from.x, there.y - from.y) + hypot (to.x - there.x, to.y - there.y) - 2 * off < pv_layout_route_length (&line);
}

/* Lines that go round something, and might have gone where a box no longer is. While a hand moves it nobody waits for so many. */
static void
mark_shorter (const PvScene *scene, const GArray *shifts, guint8 *marks)
{
  for (guint i = 0; i < scene->n_links; i++)
    for (guint j = 0; j < shifts->len && !marks[i] && scene->links[i].led && pv_link_is_led_round (&scene->links[i]); j++)
      marks[i] = might_be_shorter (&scene->links[i], &g_array_index (shifts, Shift, j).before);
}

void
pv_scene_keep_lines (PvScene *scene, const PvScene *before)
{
  g_autofree guint8 *marks = g_new0 (guint8, scene->n_links + 1);
  g_autoptr (GArray) shifts = NULL, concerned = NULL;

  if (before->n_led == 0)
    return;
  shifts = list_shifts (scene, before, marks);
  take_lines (scene, before, marks);
  scene->unsettled = before->unsettled;
  if (scene->n_led == 0)
    return;
  mark_left_alone (scene, before, marks);
  if ((guint64) shifts->len * scene->n_led <= MOST_ASKED)
    mark_shorter (scene, shifts, marks);
  concerned = links_concerned (scene, shifts, marks);
  route (scene, concerned, MOST_ANEW);
}
