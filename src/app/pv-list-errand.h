/* Reading a list, or a graph, and holding it against the document, in a worker: what the dialog and pasting wait for. */
#pragma once

#include "exchange/exchange.h"

G_BEGIN_DECLS

/* What a graph would bring in. Immutable; shared by those who show it and those who carry it out. */
typedef struct
{
  PvModel *into;               /* the snapshot it was held against */
  PvEdits *edits;
  PvImportReport *report;
} PvIncomingGraph;

PvIncomingGraph *pv_incoming_graph_ref   (PvIncomingGraph *graph);
void             pv_incoming_graph_unref (PvIncomingGraph *graph);

typedef struct
{
  PvModel *model;              /* a snapshot */
  char *path;                  /* of the file, or NULL when there are sheets */
  GPtrArray *sheets;           /* PvSheet; read from the file when NULL */
  guint sheet;                 /* which of them */
  PvKind kind;                 /* PV_ANY_KIND: to be found out */
  PvKind likely;
  PvLang lang;
  PvMapping *mapping;          /* NULL: to be guessed */
  PvSheetImportFlags flags;
  GArray *former;              /* PvFormerName: what records were called before; NULL when not known */

  PvSheetImport *import;       /* what came of it */
  PvIncomingGraph *graph;      /* the same of a file that holds nodes and edges */
} PvListErrand;

/* @model: a snapshot, kept. (transfer full) */
PvListErrand *pv_list_errand_new    (PvModel              *model,
                                     PvKind                likely,
                                     PvLang                lang);
/* The same list with the same answers, on @model. */
PvListErrand *pv_list_errand_again  (const PvListErrand   *errand,
                                     PvModel              *model);
void          pv_list_errand_free   (PvListErrand         *errand);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvListErrand, pv_list_errand_free)

/* Whether it is about nodes and edges: there are no sheets and no columns then, and nothing to choose. */
gboolean      pv_list_errand_is_graph (const PvListErrand *errand);
PvSheet      *pv_list_errand_get_sheet (const PvListErrand *errand);

/* Takes @errand; it stays with the task, and is read again when it is done. */
GTask        *pv_list_errand_run    (PvListErrand         *errand,
                                     gpointer              source,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
/* Borrowed from the task; NULL when it failed or was cancelled. */
PvListErrand *pv_list_errand_finish (GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
