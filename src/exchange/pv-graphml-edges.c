/* The edges of a graph: which link each is, and what differs. */
#include "exchange/pv-graphml-private.h"

#include <glib/gi18n-lib.h>

static char *
link_key (PvId from, PvId to, guint kind)
{
  return g_strdup_printf ("r %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u", from, to, kind);
}

void
pv_graph_note_links (PvGraphImport *import)
{
  guint n;
  PvRecord *const *relations = pv_model_list (import->into, PV_RELATION, &n);

  for (guint i = 0; i < n; i++)
    pv_graph_note (import,
          link_key (pv_record_get_reference (relations[i], PV_RELATION_FROM_ACTOR),
                    pv_record_get_reference (relations[i], PV_RELATION_TO_ACTOR), pv_record_get_choice (relations[i], PV_RELATION_KIND)),
          pv_record_get_id (relations[i]));
}

/* What the edge says, else co-operation: the one kind that says least. */
static guint
kind_of_edge (PvGraphImport *import, const PvGraphPart *edge)
{
  static const char *const keys[] = { "kind", "type", "interaction", "label" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *text = pv_graph_datum (edge, keys[i]);
      guint kind = text != NULL ? pv_cell_reader_choice (import->reader, PV_CHOICES_RELATION_KIND, text) : 0;

      if (kind != 0)
        return kind;
    }
  return PV_RELATION_KIND_COOPERATION;
}

static PvId
find_link (PvGraphImport *import, const PvGraphPart *edge, PvId from, PvId to, guint kind)
{
  PvRecord *record = pv_model_get (import->into, pv_graph_kept_id (edge));
  g_autofree char *key = link_key (from, to, kind);
  g_autofree char *back = link_key (to, from, kind);
  PvId id = pv_graph_look_up (import, key);

  if (record != NULL && pv_record_get_kind (record) == PV_RELATION && pv_record_get_reference (record, PV_RELATION_FROM_ACTOR) == from
      && pv_record_get_reference (record, PV_RELATION_TO_ACTOR) == to)
    return pv_record_get_id (record);
  /* Two who co-operate do so whoever is named first; so it is where an edge has no direction. */
  if (id == PV_NO_ID && (kind == PV_RELATION_KIND_COOPERATION || !edge->directed))
    id = pv_graph_look_up (import, back);
  return id;
}

static void
add_link (PvGraphImport *import, const PvGraphPart *edge, PvId from, PvId to, guint kind)
{
  PvId id = pv_graph_add (import, PV_RELATION, edge);

  pv_edits_set_reference (import->edits, id, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (import->edits, id, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (import->edits, id, PV_RELATION_KIND, kind);
  if (!edge->directed && kind != PV_RELATION_KIND_COOPERATION)
    pv_edits_set_int (import->edits, id, PV_RELATION_BOTH_WAYS, 1);
  pv_graph_note (import, link_key (from, to, kind), id);
  import->row.outcome = PV_ROW_NEW;
  pv_graph_is_first (import, id);
  pv_graph_set_cells (import, PV_RELATION, id, NULL, edge, PV_RELATION_KIND);
}

static void
change_link (PvGraphImport *import, const PvGraphPart *edge, PvId id, guint kind)
{
  PvRecord *before = id > 0 ? pv_model_get (import->into, id) : NULL;
  guint n_set;

  if (!pv_graph_is_first (import, id) || before == NULL)
    return;
  n_set = pv_graph_set_cells (import, PV_RELATION, id, before, edge, PV_RELATION_KIND);
  if (pv_record_get_choice (before, PV_RELATION_KIND) != kind)
    {
      pv_edits_set_int (import->edits, id, PV_RELATION_KIND, kind);
      n_set++;
    }
  pv_graph_count (import, n_set);
}

static void
import_edge (PvGraphImport *import, const PvGraphPart *edge)
{
  PvId from = g_array_index (import->actors, PvId, edge->from), to = g_array_index (import->actors, PvId, edge->to);
  guint kind = kind_of_edge (import, edge);
  PvId id;

  if (from == PV_NO_ID || to == PV_NO_ID)
    {
      pv_graph_refuse (import, _("One of its ends is not brought in"));
      return;
    }
  if (from == to)
    {
      pv_graph_refuse (import, _("It leads from an actor to itself"));
      pv_graph_remark (import, g_strdup_printf (_("Left out: the edge in line %u leads from an actor to itself"), edge->line));
      return;
    }
  id = find_link (import, edge, from, to, kind);
  if (id == PV_NO_ID)
    add_link (import, edge, from, to, kind);
  else
    change_link (import, edge, id, kind);
}

void
pv_graph_take_edge (PvGraphImport *import, const PvGraphPart *edge)
{
  pv_graph_begin_row (import, edge);
  import_edge (import, edge);
  pv_graph_end_row (import, pv_graph_edge_title (import, edge));
}
