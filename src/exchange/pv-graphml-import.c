/* A graph held against a model: which node is which actor, which edge which link, and what differs. */
#include "exchange/pv-graphml-private.h"

#include "diagram/diagram.h"
#include "exchange/pv-sheet-defaults.h"

#include <glib/gi18n-lib.h>

/* --- what the keys of others are called --- */

static const char *const node_names[] = { "name", "label", "nimi", "namn", "title", NULL };

/* The name by which a node is known: in a language, or without one. */
static const char *
node_name (const PvGraphPart *node)
{
  static const char *const translated[] = { "name_fi", "name_sv", "name_en", NULL };

  for (guint i = 0; translated[i] != NULL; i++)
    if (pv_graph_datum (node, translated[i]) != NULL)
      return pv_graph_datum (node, translated[i]);
  for (guint i = 0; node_names[i] != NULL; i++)
    if (pv_graph_datum (node, node_names[i]) != NULL)
      return pv_graph_datum (node, node_names[i]);
  return node->label != NULL ? node->label : node->id;
}

/* --- which record --- */

PvId
pv_graph_kept_id (const PvGraphPart *part)
{
  const char *text = pv_graph_datum (part, "record");
  PvId id = PV_NO_ID;

  if (text == NULL || !pv_id_parse (text, &id))
    pv_id_parse (part->id != NULL ? part->id : "", &id);
  return id;
}

static PvId
find_actor (PvGraphImport *import, const PvGraphPart *node)
{
  static const char *const keys[] = { "business_id", "name_fi", "name_sv", "name_en" };
  PvRecord *record = pv_model_get (import->into, pv_graph_kept_id (node));
  PvId id = PV_NO_ID;

  if (record != NULL && pv_record_get_kind (record) == PV_ACTOR)
    return pv_record_get_id (record);
  for (guint i = 0; i < G_N_ELEMENTS (keys) && id == PV_NO_ID; i++)
    id = pv_graph_find (import, PV_ACTOR, pv_graph_datum (node, keys[i]));
  return id != PV_NO_ID ? id : pv_graph_find (import, PV_ACTOR, node_name (node));
}

PvId
pv_graph_look_up (const PvGraphImport *import, const char *key)
{
  const PvId *id = g_hash_table_lookup (import->by_key, key);

  return id != NULL ? *id : PV_NO_ID;
}

void
pv_graph_note (PvGraphImport *import, char *key, PvId id)
{
  g_hash_table_insert (import->by_key, key, g_memdup2 (&id, sizeof id));
}

/* The first node or edge that is a record says what it is like; FALSE for those that come after. */
gboolean
pv_graph_is_first (PvGraphImport *import, PvId id)
{
  g_autofree char *key = g_strdup_printf ("f %" G_GINT64_FORMAT, id);
  PvId line = pv_graph_look_up (import, key);

  import->row.id = id;
  if (line == PV_NO_ID)
    {
      pv_graph_note (import, g_steal_pointer (&key), import->row.line + 1);
      return TRUE;
    }
  import->row.reason = g_strdup_printf (_("The same as what stands in line %u"), (guint) line - 1);
  return FALSE;
}

/* A new record: under the id the file brings, unless that is taken. */
PvId
pv_graph_add (PvGraphImport *import, PvKind kind, const PvGraphPart *part)
{
  PvId id = pv_graph_kept_id (part);
  g_autofree char *key = g_strdup_printf ("i %" G_GINT64_FORMAT, id);

  import->report->n_added++;
  if (id == PV_NO_ID || pv_model_get (import->into, id) != NULL || pv_graph_look_up (import, key) != PV_NO_ID)
    return pv_edits_add (import->edits, kind);
  pv_edits_add_with_id (import->edits, kind, id);
  pv_graph_note (import, g_steal_pointer (&key), id);
  return id;
}

void
pv_graph_count (PvGraphImport *import, guint n_set)
{
  import->row.outcome = n_set > 0 ? PV_ROW_CHANGED : PV_ROW_SAME;
  if (n_set > 0)
    import->report->n_changed++;
  else
    import->report->n_same++;
}

/* --- nodes --- */

static PvId
need_view (PvGraphImport *import)
{
  static const char name[] = N_("Network");

  if (import->view == PV_NO_ID)
    import->view = pv_network_view_of_all (import->into);
  if (import->view != PV_NO_ID)
    return import->view;
  import->view = pv_edits_add (import->edits, PV_VIEW);
  pv_edits_set_int (import->edits, import->view, PV_VIEW_KIND, PV_VIEW_KIND_NETWORK);
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    pv_edits_set_text (import->edits, import->view, PV_VIEW_NAME, lang, pv_words_in (lang, name));
  return import->view;
}

static void
place (PvGraphImport *import, PvId id, const PvGraphPart *node)
{
  PvId placement;

  if (!import->takes_places || !node->has_place)
    return;
  need_view (import);
  placement = pv_edits_add (import->edits, PV_PLACEMENT);
  pv_edits_set_reference (import->edits, placement, PV_PLACEMENT_VIEW, import->view);
  pv_edits_set_reference (import->edits, placement, PV_PLACEMENT_SUBJECT, id);
  pv_edits_set_int (import->edits, placement, PV_PLACEMENT_PLACE, pv_scene_place_of (node->place));
}

/* What every actor has. */
static void
complete_actor (PvGraphImport *import, PvId id, const PvGraphPart *node)
{
  const char *name = node_name (node);

  if (!import->named)
    pv_edits_set_text (import->edits, id, PV_ACTOR_NAME, import->lang, name);
  if (!import->has_kind)
    {
      pv_edits_set_int (import->edits, id, PV_ACTOR_KIND,
                        pv_sheet_default_choice (pv_kinds_field (import->kinds, PV_ACTOR_KIND), name));
      import->n_defaults++;
    }
}

static void
note_names (PvGraphImport *import, PvId id, const PvGraphPart *node)
{
  static const char *const keys[] = { "business_id", "name_fi", "name_sv", "name_en", "short_name_fi", "short_name_sv", "short_name_en" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (pv_graph_datum (node, keys[i]) != NULL)
      pv_name_index_add (import->names, PV_ACTOR, PV_NO_ID, id, pv_graph_datum (node, keys[i]));
  pv_name_index_add (import->names, PV_ACTOR, PV_NO_ID, id, node_name (node));
}

/* Names become text of the document: what no text may hold does not come in. */
static gboolean
check_name (PvGraphImport *import, const PvGraphPart *node)
{
  if (pv_graph_is_name (node_name (node)))
    return TRUE;
  pv_graph_refuse (import, _("It has a name that cannot be one"));
  pv_graph_remark (import, g_strdup_printf (_("Left out: the node in line %u has a name that cannot be one"), node->line));
  return FALSE;
}

static PvId
add_actor (PvGraphImport *import, const PvGraphPart *node)
{
  PvId id = pv_graph_add (import, PV_ACTOR, node);

  import->named = import->has_kind = FALSE;
  import->row.outcome = PV_ROW_NEW;
  pv_graph_set_cells (import, PV_ACTOR, id, NULL, node, PV_NO_FIELD);
  complete_actor (import, id, node);
  place (import, id, node);
  note_names (import, id, node);
  pv_graph_is_first (import, id);
  return id;
}

/* PV_NO_ID when it is no actor. */
static PvId
import_node (PvGraphImport *import, const PvGraphPart *node)
{
  PvId id;
  PvRecord *before;

  if (node->group)
    pv_graph_refuse (import, _("A group is no actor"));
  if (node->group || !check_name (import, node))
    return PV_NO_ID;
  id = find_actor (import, node);
  if (id == PV_NO_ID)
    return add_actor (import, node);
  before = id > 0 ? pv_model_get (import->into, id) : NULL;
  if (pv_graph_is_first (import, id) && before != NULL)
    pv_graph_count (import, pv_graph_set_cells (import, PV_ACTOR, id, before, node, PV_NO_FIELD));
  return id;
}

static void
take_node (PvGraphImport *import, const PvGraphPart *node)
{
  PvId id;
  char *title;

  pv_graph_begin_row (import, node);
  id = import_node (import, node);
  title = pv_graph_node_title (import, id, node_name (node));
  g_array_append_val (import->actors, id);
  g_ptr_array_add (import->titles, title);
  pv_graph_end_row (import, g_strdup (title));
}

/* --- the whole --- */

static void
say_what_stayed (PvGraphImport *import)
{
  guint n_groups = 0;

  for (guint i = 0; i < import->graph->nodes->len; i++)
    n_groups += ((const PvGraphPart *) import->graph->nodes->pdata[i])->group;
  if (import->n_more > 0)
    g_ptr_array_add (import->report->remarks, g_strdup_printf (_("And left out besides: %u"), import->n_more));
  import->report->n_told_by_rows = import->report->remarks->len;
  if (n_groups > 0)
    g_ptr_array_add (import->report->remarks, g_strdup_printf (_("Groups, which are no actors, are not brought in: %u"), n_groups));
  if (import->graph->n_hyperedges > 0)
    g_ptr_array_add (import->report->remarks,
                     g_strdup_printf (_("Edges between more than two nodes are not brought in: %u"), import->graph->n_hyperedges));
  if (import->n_defaults > 0)
    g_ptr_array_add (import->report->remarks,
                     g_strdup_printf (_("The file does not tell the kind of these actors, which was chosen by their names: %u"),
                                      import->n_defaults));
}

/* Invented links of real organisations must not become facts. */
static void
keep_example_mark (PvGraphImport *import)
{
  PvRecord *own = pv_model_get_ecosystem (import->into);

  import->report->example = import->graph->example;
  if (!import->graph->example || own == NULL || pv_record_get_yes (own, PV_ECOSYSTEM_EXAMPLE))
    return;
  pv_edits_set_int (import->edits, pv_record_get_id (own), PV_ECOSYSTEM_EXAMPLE, 1);
  g_ptr_array_add (import->report->remarks, g_strdup (_("The file holds example material, so the document is marked as such")));
}

static gboolean
take_all (PvGraphImport *import, GCancellable *cancellable, GError **error)
{
  const GPtrArray *nodes = import->graph->nodes, *edges = import->graph->edges;
  guint n = nodes->len + edges->len;

  pv_graph_note_links (import);
  for (guint i = 0; i < nodes->len; i++)
    {
      if (!pv_progress_goes_on (cancellable, i, n, error))
        return FALSE;
      take_node (import, nodes->pdata[i]);
    }
  for (guint i = 0; i < edges->len; i++)
    {
      if (!pv_progress_goes_on (cancellable, nodes->len + i, n, error))
        return FALSE;
      pv_graph_take_edge (import, edges->pdata[i]);
    }
  say_what_stayed (import);
  keep_example_mark (import);
  return TRUE;
}

PvEdits *
pv_graph_import (const PvGraph *graph, const PvModel *into, PvImportReport **report, GCancellable *cancellable, GError **error)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);
  g_autoptr (PvImportReport) made = pv_import_report_new (PV_AUDIENCE_PUBLIC);
  g_autoptr (PvCellReader) reader = pv_cell_reader_new ();
  g_autoptr (PvNameIndex) names = pv_name_index_new (into);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  PvGraphImport import = { .graph = graph, .into = into, .kinds = pv_model_get_kinds (into), .lang = pv_model_main_lang (into),
                           .reader = reader, .names = names, .by_key = by_key, .actors = actors, .titles = titles, .edits = edits,
                           .report = made, .takes_places = pv_model_count (into, PV_ACTOR) == 0 };

  if (!take_all (&import, cancellable, error))
    return NULL;
  if (report != NULL)
    *report = g_steal_pointer (&made);
  return g_steal_pointer (&edits);
}
