/* Inside exchange/ only: a GraphML file as it says itself, before it is held against a model. */
#pragma once

#include "exchange/pv-graphml.h"
#include "exchange/pv-xml-gate.h"

G_BEGIN_DECLS

#define PV_GRAPHML_NAMESPACE "http://graphml.graphdrawing.org/xmlns"
#define PV_GRAPHML_YED "http://www.yworks.com/xml/graphml"

typedef struct
{
  const char *name;            /* of the key, as it is called: "kind", "name_fi". Of the graph's */
  char *text;
} PvGraphDatum;

typedef struct
{
  char *id;
  guint line;
  GPtrArray *data;             /* PvGraphDatum */
  char *label;                 /* what yEd shows, or NULL */
  gboolean group;              /* a node that holds others */
  gboolean has_place;
  PvPoint place;               /* the middle */
  char *source, *target;       /* of an edge */
  guint from, to;              /* the same as numbers of nodes */
  gboolean directed;
} PvGraphPart;

typedef struct
{
  GPtrArray *nodes;            /* PvGraphPart */
  GPtrArray *edges;
  guint n_hyperedges;
  gboolean example;            /* it calls itself example material */
  GStringChunk *names;
} PvGraph;

/* NULL with one line when it is no GraphML or breaks a bound. (transfer full) */
PvGraph *pv_graph_read (PvXmlGate *gate,
                        GError   **error);
void     pv_graph_free (PvGraph   *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvGraph, pv_graph_free)

/* (transfer full) */
PvEdits *pv_graph_import (const PvGraph  *graph,
                          const PvModel  *into,
                          PvImportReport **report);

G_END_DECLS
