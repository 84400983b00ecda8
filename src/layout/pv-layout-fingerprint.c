#include "layout/pv-layout-fingerprint.h"

static void
put_number (GChecksum *sum, double number)
{
  g_checksum_update (sum, (const guchar *) (gconstpointer) &number, sizeof number);
}

static void
put_count (GChecksum *sum, guint64 count)
{
  g_checksum_update (sum, (const guchar *) (gconstpointer) &count, sizeof count);
}

/* A place counts where it is read. */
static void
put_node (GChecksum *sum, const PvLayoutNode *node, gboolean from_places)
{
  gboolean placed = node->fixed || from_places;

  put_number (sum, node->width);
  put_number (sum, node->height);
  put_count (sum, (guint64) node->group << 1 | (node->fixed != FALSE));
  put_number (sum, placed ? node->place.x : 0);
  put_number (sum, placed ? node->place.y : 0);
}

static void
put_options (GChecksum *sum, const PvLayoutOptions *options)
{
  put_count (sum, options->seed);
  put_number (sum, options->gap_x);
  put_number (sum, options->gap_y);
  put_number (sum, options->aspect);
  put_count (sum, options->method);
  put_count (sum, options->from_places != FALSE);
  put_count (sum, options->refine_limit);
}

char *
pv_layout_fingerprint (const PvLayoutGraph *graph, const PvLayoutOptions *options)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  put_options (sum, options);
  put_count (sum, graph->n_nodes);
  for (guint i = 0; i < graph->n_nodes; i++)
    put_node (sum, &graph->nodes[i], options->from_places);
  put_count (sum, graph->n_links);
  for (guint i = 0; i < graph->n_links; i++)
    {
      put_count (sum, (guint64) graph->links[i].from << 32 | graph->links[i].to);
      put_number (sum, graph->links[i].weight);
    }
  return g_strdup (g_checksum_get_string (sum));
}
