#include "exchange/pv-graphml-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define MOST_DEPTH 60
#define MOST_KEYS 1000
#define MOST_DATA 300
/* Where a place is further away than this, it is none. */
#define FARTHEST 1e7
/* Of the work, the part before what was read is held against the model. */
#define READING 0.5

typedef struct
{
  PvXmlGate *gate;
  xmlTextReaderPtr reader;
  PvGraph *graph;
  GHashTable *keys;            /* id of a key → its name */
  GHashTable *nodes;           /* id of a node → its number + 1 */
  GPtrArray *open_nodes;       /* PvGraphPart, the innermost last */
  GArray *directed;            /* gboolean: how edges are in each graph that is open */
  PvGraphPart *part;           /* whose data are read, or NULL */
  int data_depth;              /* of the <data> that is open; -1: none */
  int label_depth;             /* of yEd's label; -1: none */
  int skipped_depth;           /* of an element that is passed over; -1: none */
  const char *name;            /* of the key of that data */
  GString *text;
  GString *label;
  gint64 size;                 /* of the file, in bytes; 0: not known */
  GCancellable *progress;      /* or NULL */
} Reading;

static void
part_free (gpointer data)
{
  PvGraphPart *part = data;

  for (guint i = 0; i < part->data->len; i++)
    {
      PvGraphDatum *datum = g_ptr_array_index (part->data, i);

      g_free (datum->text);
      g_free (datum);
    }
  g_ptr_array_unref (part->data);
  g_free (part->id);
  g_free (part->label);
  g_free (part->source);
  g_free (part->target);
  g_free (part);
}

static PvGraphPart *
part_new (Reading *reading, char *id)
{
  PvGraphPart *part = g_new0 (PvGraphPart, 1);

  part->id = id;
  part->line = pv_xml_gate_get_line (reading->gate);
  part->data = g_ptr_array_new ();
  return part;
}

void
pv_graph_free (PvGraph *graph)
{
  g_ptr_array_unref (graph->nodes);
  g_ptr_array_unref (graph->edges);
  g_string_chunk_free (graph->names);
  g_free (graph);
}

static gboolean
refuse (Reading *reading, GError **error, const char *what)
{
  g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s, line %u: %s"), pv_xml_gate_get_name (reading->gate),
               pv_xml_gate_get_line (reading->gate), what);
  return FALSE;
}

/* NULL when there is none. (transfer full) */
static char *
attribute (Reading *reading, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reading->reader, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static gboolean
get_number (Reading *reading, const char *name, double *number)
{
  g_autofree char *text = attribute (reading, name);
  char *end = NULL;
  double value = text != NULL ? g_ascii_strtod (text, &end) : 0;

  if (text == NULL || end == text || !isfinite (value) || fabs (value) > FARTHEST)
    return FALSE;
  *number = value;
  return TRUE;
}

/* --- elements --- */

static gboolean
open_root (Reading *reading, const char *name, GError **error)
{
  const char *namespace_uri = (const char *) xmlTextReaderConstNamespaceUri (reading->reader);

  if (g_str_equal (name, "graphml") && (namespace_uri == NULL || g_str_has_prefix (namespace_uri, "http://graphml.graphdrawing.org/")))
    return TRUE;
  g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is XML, but not GraphML"), pv_xml_gate_get_name (reading->gate));
  return FALSE;
}

static gboolean
open_key (Reading *reading, GError **error)
{
  g_autofree char *id = attribute (reading, "id");
  g_autofree char *name = attribute (reading, "attr.name");
  g_autofree char *lower = g_ascii_strdown (name != NULL ? name : id != NULL ? id : "", -1);

  if (id == NULL)
    return refuse (reading, error, _("a key has no id"));
  if (g_hash_table_size (reading->keys) >= MOST_KEYS)
    return refuse (reading, error, _("there are too many keys"));
  g_hash_table_insert (reading->keys, g_steal_pointer (&id), (gpointer) g_string_chunk_insert_const (reading->graph->names, lower));
  return TRUE;
}

static void
open_graph (Reading *reading)
{
  g_autofree char *kind = attribute (reading, "edgedefault");
  gboolean directed = g_strcmp0 (kind, "undirected") != 0;

  g_array_append_val (reading->directed, directed);
  if (reading->open_nodes->len > 0)
    ((PvGraphPart *) g_ptr_array_index (reading->open_nodes, reading->open_nodes->len - 1))->group = TRUE;
  reading->part = NULL;
}

static gboolean
open_node (Reading *reading, GError **error)
{
  char *id = attribute (reading, "id");

  if (id == NULL)
    return refuse (reading, error, _("a node has no id"));
  reading->part = part_new (reading, id);
  g_ptr_array_add (reading->graph->nodes, reading->part);
  g_ptr_array_add (reading->open_nodes, reading->part);
  if (reading->graph->nodes->len > PV_GRAPHML_MOST_NODES)
    return refuse (reading, error, _("there are too many nodes"));
  if (!g_hash_table_insert (reading->nodes, id, GUINT_TO_POINTER (reading->graph->nodes->len)))
    return refuse (reading, error, _("two nodes have the same id"));
  return TRUE;
}

static gboolean
open_edge (Reading *reading, GError **error)
{
  g_autofree char *directed = attribute (reading, "directed");
  PvGraphPart *edge = part_new (reading, attribute (reading, "id"));

  edge->source = attribute (reading, "source");
  edge->target = attribute (reading, "target");
  edge->directed = directed != NULL ? g_str_equal (directed, "true")
                                    : reading->directed->len == 0 || g_array_index (reading->directed, gboolean, reading->directed->len - 1);
  reading->part = edge;
  g_ptr_array_add (reading->graph->edges, edge);
  if (edge->source == NULL || edge->target == NULL)
    return refuse (reading, error, _("an edge does not say between which nodes it is"));
  if (reading->graph->edges->len > PV_GRAPHML_MOST_EDGES)
    return refuse (reading, error, _("there are too many edges"));
  return TRUE;
}

static gboolean
open_data (Reading *reading, GError **error)
{
  g_autofree char *key = attribute (reading, "key");
  const char *name = key != NULL ? g_hash_table_lookup (reading->keys, key) : NULL;

  if (key == NULL)
    return refuse (reading, error, _("data without a key"));
  if (reading->part != NULL && reading->part->data->len >= MOST_DATA)
    return refuse (reading, error, _("there is too much data about one thing"));
  reading->data_depth = xmlTextReaderDepth (reading->reader);
  reading->name = name != NULL ? name : g_string_chunk_insert_const (reading->graph->names, key);
  g_string_truncate (reading->text, 0);
  return TRUE;
}

static void
take_geometry (Reading *reading)
{
  double x, y, width = 0, height = 0;

  if (reading->part == NULL || !get_number (reading, "x", &x) || !get_number (reading, "y", &y))
    return;
  get_number (reading, "width", &width);
  get_number (reading, "height", &height);
  reading->part->place = (PvPoint) { x + width / 2, y + height / 2 };
  reading->part->has_place = TRUE;
}

static gboolean
open_element (Reading *reading, GError **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reading->reader);
  int depth = xmlTextReaderDepth (reading->reader);

  if (depth > MOST_DEPTH)
    return refuse (reading, error, _("groups lie too deep in one another"));
  if (reading->skipped_depth >= 0)
    return TRUE;
  if (depth == 0)
    return open_root (reading, name, error);
  if (reading->data_depth >= 0)
    {
      if (g_str_equal (name, "NodeLabel") && reading->label_depth < 0 && reading->part != NULL && reading->part->label == NULL)
        {
          reading->label_depth = depth;
          g_string_truncate (reading->label, 0);
        }
      else if (g_str_equal (name, "Geometry"))
        take_geometry (reading);
      return TRUE;
    }
  if (g_str_equal (name, "key"))
    return open_key (reading, error);
  if (g_str_equal (name, "node"))
    return open_node (reading, error);
  if (g_str_equal (name, "edge"))
    return open_edge (reading, error);
  if (g_str_equal (name, "data"))
    return open_data (reading, error);
  if (g_str_equal (name, "graph"))
    open_graph (reading);
  else
    {
      /* Ports, hyperedges and what others add hold nothing that is read; of a hyperedge it is said that it was there. */
      reading->graph->n_hyperedges += g_str_equal (name, "hyperedge");
      reading->skipped_depth = depth;
    }
  return TRUE;
}

/* White space as people see it. */
static char *
tidy (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *tidied = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (tidied, "%s%s", tidied->len > 0 ? " " : "", words[i]);
  return g_string_free (tidied, FALSE);
}

static gboolean
close_data (Reading *reading, GError **error)
{
  PvGraphDatum *datum;
  g_autofree char *text = g_strstrip (g_strdup (reading->text->str));

  reading->data_depth = -1;
  reading->label_depth = -1;
  if (strlen (text) > PV_TEXT_MAX)
    return refuse (reading, error, _("a text is too long"));
  if (reading->part == NULL && reading->open_nodes->len == 0 && *text != '\0')
    reading->graph->example |= g_str_equal (reading->name, "example");
  if (reading->part == NULL || *text == '\0')
    return TRUE;
  datum = g_new0 (PvGraphDatum, 1);
  datum->name = reading->name;
  datum->text = g_steal_pointer (&text);
  g_ptr_array_add (reading->part->data, datum);
  return TRUE;
}

static gboolean
close_element (Reading *reading, GError **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reading->reader);
  int depth = xmlTextReaderDepth (reading->reader);

  if (reading->skipped_depth >= 0)
    {
      if (depth == reading->skipped_depth)
        reading->skipped_depth = -1;
      return TRUE;
    }
  if (depth == reading->label_depth)
    {
      g_autofree char *label = tidy (reading->label->str);

      reading->label_depth = -1;
      if (*label != '\0' && strlen (label) <= PV_TEXT_MAX)
        reading->part->label = g_steal_pointer (&label);
    }
  if (depth == reading->data_depth)
    return close_data (reading, error);
  if (reading->data_depth >= 0)
    return TRUE;
  if (g_str_equal (name, "graph") && reading->directed->len > 0)
    g_array_set_size (reading->directed, reading->directed->len - 1);
  else if (g_str_equal (name, "node") && reading->open_nodes->len > 0)
    g_ptr_array_set_size (reading->open_nodes, (int) reading->open_nodes->len - 1);
  else if (!g_str_equal (name, "edge"))
    return TRUE;
  reading->part = reading->open_nodes->len > 0 ? g_ptr_array_index (reading->open_nodes, reading->open_nodes->len - 1) : NULL;
  return TRUE;
}

/* What is longer than a text may be is cut off here and refused at the end of it. */
static void
take_text (Reading *reading)
{
  const char *text = (const char *) xmlTextReaderConstValue (reading->reader);
  int depth = xmlTextReaderDepth (reading->reader);

  if (text == NULL || reading->skipped_depth >= 0)
    return;
  if (reading->label_depth >= 0 && depth == reading->label_depth + 1 && reading->label->len <= PV_TEXT_MAX)
    g_string_append (reading->label, text);
  else if (reading->data_depth >= 0 && depth == reading->data_depth + 1 && reading->text->len <= PV_TEXT_MAX)
    g_string_append (reading->text, text);
}

static gboolean
read_one (Reading *reading, GError **error)
{
  switch (xmlTextReaderNodeType (reading->reader))
    {
    case XML_READER_TYPE_ELEMENT:
      {
        gboolean empty = xmlTextReaderIsEmptyElement (reading->reader) == 1;

        return open_element (reading, error) && (!empty || close_element (reading, error));
      }
    case XML_READER_TYPE_END_ELEMENT:
      return close_element (reading, error);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      take_text (reading);
      return TRUE;
    default:
      return TRUE;
    }
}

/* Edges may stand before their nodes. */
static gboolean
find_ends (Reading *reading, GError **error)
{
  for (guint i = 0; i < reading->graph->edges->len; i++)
    {
      PvGraphPart *edge = g_ptr_array_index (reading->graph->edges, i);
      guint from = GPOINTER_TO_UINT (g_hash_table_lookup (reading->nodes, edge->source));
      guint to = GPOINTER_TO_UINT (g_hash_table_lookup (reading->nodes, edge->target));

      if (from == 0 || to == 0)
        {
          g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s, line %u: %s"), pv_xml_gate_get_name (reading->gate), edge->line,
                       _("an edge leads to a node that is not there"));
          return FALSE;
        }
      edge->from = from - 1;
      edge->to = to - 1;
    }
  return TRUE;
}

static gboolean
read_all (Reading *reading, GError **error)
{
  int result;

  for (guint n = 0; (result = pv_xml_gate_read (reading->gate, error)) == 1; n++)
    {
      if (!read_one (reading, error))
        return FALSE;
      if (reading->size > 0 && n % 1024 == 0)
        pv_progress_tell (reading->progress, (guint64) MAX (xmlTextReaderByteConsumed (reading->reader), 0), (guint64) reading->size);
    }
  return result == 0 && find_ends (reading, error);
}

PvGraph *
pv_graph_read (PvXmlGate *gate, gint64 size, GCancellable *progress, GError **error)
{
  g_autoptr (PvGraph) graph = g_new0 (PvGraph, 1);
  Reading reading = { .gate = gate, .reader = pv_xml_gate_get_reader (gate), .graph = graph, .data_depth = -1, .label_depth = -1,
                      .skipped_depth = -1, .size = size, .progress = progress };
  gboolean done;

  graph->nodes = g_ptr_array_new_with_free_func (part_free);
  graph->edges = g_ptr_array_new_with_free_func (part_free);
  graph->names = g_string_chunk_new (1024);
  reading.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.nodes = g_hash_table_new (g_str_hash, g_str_equal);
  reading.open_nodes = g_ptr_array_new ();
  reading.directed = g_array_new (FALSE, FALSE, sizeof (gboolean));
  reading.text = g_string_new (NULL);
  reading.label = g_string_new (NULL);
  done = read_all (&reading, error);
  g_hash_table_unref (reading.keys);
  g_hash_table_unref (reading.nodes);
  g_ptr_array_unref (reading.open_nodes);
  g_array_unref (reading.directed);
  g_string_free (reading.text, TRUE);
  g_string_free (reading.label, TRUE);
  return done ? g_steal_pointer (&graph) : NULL;
}

PvEdits *
pv_graphml_read (const PvModel *into, GInputStream *stream, const char *name, PvImportReport **report, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (PvXmlGate) gate = pv_xml_gate_new (stream, name, PV_GRAPHML_MAX, cancellable);
  g_autoptr (PvGraph) graph = pv_graph_read (gate, 0, NULL, error);

  return graph != NULL ? pv_graph_import (graph, into, report, cancellable, error) : NULL;
}

PvEdits *
pv_graphml_import (const PvModel *into, const char *path, PvImportReport **report, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvXmlGate) gate = pv_xml_gate_open (path, PV_GRAPHML_MAX, cancellable, error);
  PvProgressStage stage = pv_progress_enter (cancellable, 0, READING);
  GStatBuf status = { 0 };
  g_autoptr (PvGraph) graph = NULL;
  PvEdits *edits = NULL;

  g_stat (path, &status);
  if (gate != NULL)
    graph = pv_graph_read (gate, status.st_size, cancellable, error);
  pv_progress_leave (cancellable, stage);
  stage = pv_progress_enter (cancellable, READING, 1);
  if (graph != NULL)
    edits = pv_graph_import (graph, into, report, cancellable, error);
  pv_progress_leave (cancellable, stage);
  return edits;
}
