/* The network as GraphML, out and in. Out: plain data keys with ASCII names, one for each field of the table of kinds that the audience
 * may have, and beside them the shapes and lines that yEd draws, and the colours and places that Gephi reads. In: files of ours, of yEd,
 * of Gephi and of the libraries igraph and networkx, by what their keys are called; what they call a node is an actor, an edge a link.
 *
 * An import makes a list of edits and touches no document. A node is the actor whose id it carries, or the one with its business id, or
 * the one of its name in any language; else it is new. An edge is the link of that kind between the two. So the same file brought in
 * again changes nothing, and what it does not say empties nothing. Into a network without actors places come along. */
#pragma once

#include "analysis/analysis.h"
#include "exchange/pv-own-xml.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PV_GRAPHML_MAX (G_GINT64_CONSTANT (64) * 1024 * 1024)
#define PV_GRAPHML_MOST_NODES 50000
#define PV_GRAPHML_MOST_EDGES 200000

/* By the end of its name. */
gboolean pv_graphml_is_name (const char      *path);

/* Writes to @path, which appears when it is whole. Labels are in @lang, data in every language. Any thread, on a snapshot. */
gboolean pv_graphml_export  (const PvModel   *model,
                             PvAudience       audience,
                             PvReleaseFlags   flags,
                             PvLang           lang,
                             const char      *path,
                             GCancellable    *cancellable,
                             GError         **error);
/* The same to a stream. */
gboolean pv_graphml_write   (const PvModel   *model,
                             PvAudience       audience,
                             PvReleaseFlags   flags,
                             PvLang           lang,
                             GOutputStream   *stream,
                             GCancellable    *cancellable,
                             GError         **error);

/* What would make @into hold what the file holds; an empty list when it does already. NULL and one line that names the file and the line
 * when it is no GraphML, is too large, or holds no network. @report, which has a row for each node and edge, may be NULL. A PvProgress is told how
 * far it is. (transfer full) */
PvEdits *pv_graphml_import  (const PvModel   *into,
                             const char      *path,
                             PvImportReport **report,
                             GCancellable    *cancellable,
                             GError         **error);
/* The same from a stream; @name is what errors call it. */
PvEdits *pv_graphml_read    (const PvModel   *into,
                             GInputStream    *stream,
                             const char      *name,
                             PvImportReport **report,
                             GCancellable    *cancellable,
                             GError         **error);

G_END_DECLS
