/* What becomes of each node and edge of a graph, to be told row by row. */
#include "exchange/pv-graphml-private.h"

#include <glib/gi18n-lib.h>

/* So many sentences; what comes after is counted. */
#define MOST_REMARKS 20

void
pv_graph_begin_row (PvGraphImport *import, const PvGraphPart *part)
{
  import->row = (PvImportRow) { .line = part->line, .outcome = PV_ROW_SAME, .first_edit = pv_edits_get_n (import->edits) };
}

void
pv_graph_refuse (PvGraphImport *import, const char *reason)
{
  import->row.outcome = PV_ROW_REFUSED;
  if (import->row.reason == NULL)
    import->row.reason = g_strdup (reason);
}

void
pv_graph_remark (PvGraphImport *import, char *sentence)
{
  if (import->row.reason == NULL)
    import->row.reason = g_strdup (sentence);
  if (import->report->remarks->len < MOST_REMARKS)
    g_ptr_array_add (import->report->remarks, sentence);
  else
    {
      import->n_more++;
      g_free (sentence);
    }
}

void
pv_graph_end_row (PvGraphImport *import, char *title)
{
  import->row.title = title;
  import->row.n_edits = pv_edits_get_n (import->edits) - import->row.first_edit;
  g_array_append_val (import->report->rows, import->row);
}

char *
pv_graph_node_title (const PvGraphImport *import, PvId id, const char *name)
{
  char *title = id > 0 && pv_model_get (import->into, id) != NULL ? pv_title_of (import->into, id, pv_interface_lang ())
                                                                   : pv_text_in_line (name, PV_GRAPH_MOST_NAME);

  return g_strdelimit (title, "\n", ' ');
}

char *
pv_graph_edge_title (const PvGraphImport *import, const PvGraphPart *edge)
{
  return g_strdup_printf ("%s → %s", (const char *) g_ptr_array_index (import->titles, edge->from),
                          (const char *) g_ptr_array_index (import->titles, edge->to));
}
