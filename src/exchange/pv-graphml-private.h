/* Inside exchange/ only: a GraphML file as it says itself, before it is held against a model. */
#pragma once

#include "exchange/pv-cell-reader.h"
#include "exchange/pv-graphml.h"
#include "exchange/pv-name-index.h"
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

/* NULL with one line when it is no GraphML or breaks a bound. @size, in bytes, 0 when not known, is for a PvProgress alone, which is told how far it
 * is; what calls it off is the gate's. (transfer full) */
PvGraph *pv_graph_read (PvXmlGate    *gate,
                        gint64        size,
                        GCancellable *progress,
                        GError      **error);
void     pv_graph_free (PvGraph      *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvGraph, pv_graph_free)

/* NULL when cancelled. @report may be NULL. (transfer full) */
PvEdits *pv_graph_import (const PvGraph  *graph,
                          const PvModel  *into,
                          PvImportReport **report,
                          GCancellable   *cancellable,
                          GError        **error);

/* --- a graph held against a model --- */
/* Bytes. */
#define PV_GRAPH_MOST_NAME 500

typedef struct
{
  const PvGraph *graph;
  const PvModel *into;
  const PvKinds *kinds;
  PvLang lang;                 /* in which names without one are written */
  PvCellReader *reader;
  PvNameIndex *names;
  GHashTable *by_key;          /* "a -1" of an actor, "r 2 3 1" of a link → PvId* */
  GArray *actors;              /* PvId of each node; PV_NO_ID for none */
  GPtrArray *titles;           /* char*, of each node */
  PvEdits *edits;
  PvImportReport *report;
  gboolean named, has_kind;    /* what was set of the actor at hand */
  guint n_more;
  guint n_defaults;            /* new actors whose kind the file does not tell */
  gboolean takes_places;
  PvId view;
  PvImportRow row;             /* the one at hand */
} PvGraphImport;

/* pv-graphml-cells.c */
/* What a part says under a key of that name; NULL for nothing. */
const char *pv_graph_datum     (const PvGraphPart *part,
                                const char        *name);
/* The one of that name; PV_NO_ID when there is none, or only one that is nearly called so. */
PvId        pv_graph_find      (PvGraphImport     *import,
                                PvKind             kind,
                                const char        *name);
/* By a name that is nothing but signs nobody is found again. */
gboolean    pv_graph_is_name   (const char        *text);
/* Sets what differs from @before, which is NULL for a new record; how many cells that were. */
guint       pv_graph_set_cells (PvGraphImport     *import,
                                PvKind             kind,
                                PvId               id,
                                const PvRecord    *before,
                                const PvGraphPart *part,
                                PvField            except);

/* pv-graphml-import.c */
/* The id that a part brings along. */
PvId        pv_graph_kept_id   (const PvGraphPart *part);
/* What was noted under a key; PV_NO_ID for nothing. */
PvId        pv_graph_look_up   (const PvGraphImport *import,
                                const char        *key);
/* Takes @key. */
void        pv_graph_note      (PvGraphImport     *import,
                                char              *key,
                                PvId               id);
/* The first node or edge that is a record says what it is like; FALSE for those that come after. */
gboolean    pv_graph_is_first  (PvGraphImport     *import,
                                PvId               id);
/* A new record: under the id the file brings, unless that is taken. */
PvId        pv_graph_add       (PvGraphImport     *import,
                                PvKind             kind,
                                const PvGraphPart *part);
/* What became of a record that is there, by how many of its cells were set. */
void        pv_graph_count     (PvGraphImport     *import,
                                guint              n_set);

/* pv-graphml-edges.c */
/* The links that are there, before the first edge. */
void        pv_graph_note_links (PvGraphImport    *import);
void        pv_graph_take_edge (PvGraphImport     *import,
                                const PvGraphPart *edge);

/* pv-graphml-rows.c */
/* Takes @sentence: a remark on the whole, and on the row at hand. */
void        pv_graph_remark    (PvGraphImport     *import,
                                char              *sentence);
/* A row for every part: begun, told of while it is read, and ended with what became of it. */
void        pv_graph_begin_row (PvGraphImport     *import,
                                const PvGraphPart *part);
void        pv_graph_refuse    (PvGraphImport     *import,
                                const char        *reason);
/* Takes @title. */
void        pv_graph_end_row   (PvGraphImport     *import,
                                char              *title);
/* What a node, or an edge between two, is called in the interface's language. (transfer full) */
char       *pv_graph_node_title (const PvGraphImport *import,
                                PvId               id,
                                const char        *name);
char       *pv_graph_edge_title (const PvGraphImport *import,
                                const PvGraphPart *edge);

G_END_DECLS
