/* Where boxes and links of a drawing stand, in columns, and how often it pays for what. */
#include "layout/pv-layout-refining.h"

static PvRefineLink
line_between (const PvRefineBox *from, const PvRefineBox *to)
{
  return (PvRefineLink) { from->x, from->y, to->x, to->y };
}

PvRefineLink
pv_refining_line (const PvRefining *refining, guint link)
{
  return line_between (&refining->boxes[refining->from[link]], &refining->boxes[refining->to[link]]);
}

PvRefineBox
pv_refining_room (const PvRefineBox *box)
{
  return (PvRefineBox) { box->x, box->y, box->w + PV_REFINE_MARGIN, box->h + PV_REFINE_MARGIN };
}

/* Without a branch, which would be guessed wrong for most that are near. */
guint
pv_refining_list_near (const PvRefining *refining, const PvRefineBox *box)
{
  const double *air = refining->air;
  guint *near = refining->near, n_near = 0, n = refining->n;

  pv_refining_measure_air (&refining->walls, n, box, refining->air);
  for (guint i = 0; i < n; i++)
    {
      near[n_near] = i;
      n_near += air[i] < PV_REFINE_WIDE_AIR;
    }
  return n_near;
}

static guint
find_link (const PvRefining *refining, guint from, guint to)
{
  guint link = 0;

  while (refining->from[link] != from || refining->to[link] != to)
    link++;
  return link;
}

static void
list_links (PvRefining *refining)
{
  const PvAdjacency *adjacency = refining->adjacency;
  guint n_targets = adjacency->starts[adjacency->n_nodes];

  refining->from = g_new (guint, n_targets + 1);
  refining->to = g_new (guint, n_targets + 1);
  refining->incident = g_new (guint, n_targets + 1);
  for (guint node = 0; node < adjacency->n_nodes; node++)
    for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
      if (adjacency->targets[i] > node)
        {
          refining->from[refining->n_links] = node;
          refining->to[refining->n_links] = adjacency->targets[i];
          refining->incident[i] = refining->n_links++;
        }
  for (guint node = 0; node < adjacency->n_nodes; node++)
    for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
      if (adjacency->targets[i] < node)
        refining->incident[i] = find_link (refining, adjacency->targets[i], node);
}

static double *
columns_new (guint n, guint n_columns)
{
  return g_new0 (double, (gsize) n * n_columns + 1);
}

void
pv_refining_init (PvRefining *refining)
{
  guint n = refining->n, n_links;
  double *walls, *lines;

  list_links (refining);
  n_links = refining->n_links;
  walls = columns_new (n, 4);
  lines = columns_new (n_links, 8);
  refining->walls = (PvRefineWalls) { walls, walls + n, walls + 2 * n, walls + 3 * n };
  refining->lines = (PvRefineLines) { lines, lines + n_links, lines + 2 * n_links, lines + 3 * n_links,
                                      lines + 4 * n_links, lines + 5 * n_links, lines + 6 * n_links, lines + 7 * n_links };
  refining->lengths = columns_new (n, 1);
  refining->air = columns_new (n, 1);
  refining->throughs = g_new0 (guint, n + 1);
  refining->counts = g_new0 (guint, n + 1);
  refining->near = g_new0 (guint, n + 1);
  refining->tally = (PvRefineTally) { g_new0 (gint64, n_links + 1), g_new0 (gint64, n_links + 1), g_new0 (gint64, n + 1),
                                      columns_new (n_links, 1), columns_new (n, 1) };
}

void
pv_refining_clear (PvRefining *refining)
{
  g_free (refining->from);
  g_free (refining->to);
  g_free (refining->incident);
  g_free (refining->walls.x);
  g_free (refining->lines.ax);
  g_free (refining->lengths);
  g_free (refining->air);
  g_free (refining->throughs);
  g_free (refining->counts);
  g_free (refining->tally.crossings);
  g_free (refining->tally.boxes);
  g_free (refining->tally.lines);
  g_free (refining->tally.angles);
  g_free (refining->tally.places);
  g_free (refining->near);
}

static void
place_line (PvRefineLines *lines, guint link, gboolean begins, const PvRefineBox *box)
{
  (begins ? lines->ax : lines->bx)[link] = box->x;
  (begins ? lines->ay : lines->by)[link] = box->y;
  lines->left[link] = MIN (lines->ax[link], lines->bx[link]);
  lines->right[link] = MAX (lines->ax[link], lines->bx[link]);
  lines->top[link] = MIN (lines->ay[link], lines->by[link]);
  lines->bottom[link] = MAX (lines->ay[link], lines->by[link]);
}

void
pv_refining_place (PvRefining *refining, guint node, PvRefineBox box)
{
  const PvAdjacency *adjacency = refining->adjacency;

  refining->boxes[node] = box;
  refining->walls.x[node] = box.x;
  refining->walls.y[node] = box.y;
  refining->walls.w[node] = box.w;
  refining->walls.h[node] = box.h;
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    place_line (&refining->lines, refining->incident[i], refining->from[refining->incident[i]] == node, &box);
}

void
pv_refining_take_stock (PvRefining *refining)
{
  for (guint i = 0; i < refining->n_links; i++)
    {
      PvRefineLink line = pv_refining_line (refining, i);

      refining->tally.crossings[i] = pv_refining_count_crossings (&refining->lines, refining->n_links, &line);
      refining->tally.boxes[i] = pv_refining_count_boxes (&refining->walls, refining->n, PV_REFINE_MARGIN, &line);
      refining->tally.angles[i] = -1;
    }
  for (guint i = 0; i < refining->n; i++)
    {
      PvRefineBox box = pv_refining_room (&refining->boxes[i]);

      refining->tally.lines[i] = pv_refining_count_lines (&refining->lines, refining->n_links, &box);
      refining->tally.places[i] = -1;
    }
}

/* Who stood near to @node, or stands so now, pays something else for it; and so do all links at the far ends of its own. */
static void
forget (const PvRefining *refining, guint node, const PvRefineBox *before)
{
  const PvAdjacency *adjacency = refining->adjacency;
  const PvRefineBox *places[] = { before, &refining->boxes[node] };

  for (guint k = 0; k < G_N_ELEMENTS (places); k++)
    for (guint i = pv_refining_list_near (refining, places[k]); i-- > 0;)
      refining->tally.places[refining->near[i]] = -1;
  refining->tally.places[node] = -1;
  for (guint i = adjacency->starts[node]; i < adjacency->starts[node + 1]; i++)
    for (guint k = adjacency->starts[adjacency->targets[i]]; k < adjacency->starts[adjacency->targets[i] + 1]; k++)
      refining->tally.angles[refining->incident[k]] = -1;
}

/* What moved is counted anew, and last: what was told of it by the others, some of which moved with it, counts for nothing. */
void
pv_refining_keep (PvRefining *refining, guint node, const PvRefineBox *before)
{
  const PvAdjacency *adjacency = refining->adjacency;
  const PvRefineTally *tally = &refining->tally;
  guint first = adjacency->starts[node], n = adjacency->starts[node + 1] - first;
  PvRefineBox old_box = pv_refining_room (before), box = pv_refining_room (&refining->boxes[node]);
  gint64 n_lines = pv_refining_recount_lines (&refining->lines, refining->n_links, &old_box, &box, tally->boxes);

  for (guint i = 0; i < n; i++)
    {
      guint link = refining->incident[first + i];
      gboolean begins = refining->from[link] == node;
      PvRefineLink line = pv_refining_line (refining, link);
      PvRefineLink old = line_between (begins ? before : &refining->boxes[refining->from[link]], begins ? &refining->boxes[refining->to[link]] : before);

      refining->throughs[i] = pv_refining_recount_boxes (&refining->walls, refining->n, PV_REFINE_MARGIN, &old, &line, tally->lines);
      refining->counts[i] = pv_refining_recount_crossings (&refining->lines, refining->n_links, &old, &line, tally->crossings);
    }
  for (guint i = 0; i < n; i++)
    {
      tally->boxes[refining->incident[first + i]] = refining->throughs[i];
      tally->crossings[refining->incident[first + i]] = refining->counts[i];
    }
  tally->lines[node] = n_lines;
  forget (refining, node, before);
}
