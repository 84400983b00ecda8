/* A graph held against a model: which node is which actor, which edge which link, and what differs. */
#include "exchange/pv-graphml-private.h"

#include "diagram/diagram.h"
#include "exchange/pv-cell-reader.h"
#include "exchange/pv-name-index.h"
#include "exchange/pv-sheet-defaults.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many sentences; what comes after is counted. */
#define MOST_REMARKS 20
/* Bytes. */
#define MOST_NAME 500

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
  PvEdits *edits;
  PvImportReport *report;
  gboolean named, has_kind;    /* what was set of the actor at hand */
  guint n_more;
  guint n_defaults;            /* new actors whose kind the file does not tell */
  gboolean takes_places;
  PvId view;
} Import;

static void
remark (Import *import, char *sentence)
{
  if (import->report->remarks->len < MOST_REMARKS)
    g_ptr_array_add (import->report->remarks, sentence);
  else
    {
      import->n_more++;
      g_free (sentence);
    }
}

static const char *
datum (const PvGraphPart *part, const char *name)
{
  for (guint i = 0; i < part->data->len; i++)
    {
      const PvGraphDatum *one = g_ptr_array_index (part->data, i);

      if (g_str_equal (one->name, name))
        return one->text;
    }
  return NULL;
}

/* --- what the keys of others are called --- */

static const char *const node_names[] = { "name", "label", "nimi", "namn", "title", NULL };

/* By its column, or its column and its language; NULL when it is no field. */
static const PvFieldInfo *
field_of_key (const Import *import, PvKind kind, const char *name, PvLang *lang)
{
  const PvKindInfo *info = pv_kinds_kind (import->kinds, kind);
  const char *end = strrchr (name, '_');
  const PvFieldInfo *field = pv_kind_find (info, name);
  g_autofree char *column = NULL;

  *lang = field != NULL && field->type == PV_TYPE_TRANSLATED ? import->lang : PV_LANG_NONE;
  if (field != NULL)
    return field;
  if (kind == PV_ACTOR && g_str_equal (name, "type"))
    return pv_kinds_field (import->kinds, PV_ACTOR_KIND);
  if (kind == PV_RELATION && (g_str_equal (name, "type") || g_str_equal (name, "interaction")))
    return pv_kinds_field (import->kinds, PV_RELATION_KIND);
  if (end == NULL || !pv_lang_parse (end + 1, lang) || *lang < PV_LANG_FIRST || *lang > PV_LANG_LAST)
    return NULL;
  column = g_strndup (name, (gsize) (end - name));
  field = pv_kind_find (info, column);
  return field != NULL && field->type == PV_TYPE_TRANSLATED ? field : NULL;
}

/* The name by which a node is known: in a language, or without one. */
static const char *
node_name (const PvGraphPart *node)
{
  static const char *const translated[] = { "name_fi", "name_sv", "name_en", NULL };

  for (guint i = 0; translated[i] != NULL; i++)
    if (datum (node, translated[i]) != NULL)
      return datum (node, translated[i]);
  for (guint i = 0; node_names[i] != NULL; i++)
    if (datum (node, node_names[i]) != NULL)
      return datum (node, node_names[i]);
  return node->label != NULL ? node->label : node->id;
}

/* --- which record --- */

static PvId
kept_id (const PvGraphPart *part)
{
  const char *text = datum (part, "record");
  PvId id = PV_NO_ID;

  if (text == NULL || !pv_id_parse (text, &id))
    pv_id_parse (part->id != NULL ? part->id : "", &id);
  return id;
}

/* The one of that name; PV_NO_ID when there is none, or only one that is nearly called so. */
static PvId
find_named (Import *import, PvKind kind, const char *name)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PvId));
  gboolean nearly = FALSE;

  if (name == NULL)
    return PV_NO_ID;
  pv_name_index_find (import->names, kind, PV_NO_ID, name, found, &nearly);
  return found->len > 0 && !nearly ? g_array_index (found, PvId, 0) : PV_NO_ID;
}

static PvId
find_actor (Import *import, const PvGraphPart *node)
{
  static const char *const keys[] = { "business_id", "name_fi", "name_sv", "name_en" };
  PvRecord *record = pv_model_get (import->into, kept_id (node));
  PvId id = PV_NO_ID;

  if (record != NULL && pv_record_get_kind (record) == PV_ACTOR)
    return pv_record_get_id (record);
  for (guint i = 0; i < G_N_ELEMENTS (keys) && id == PV_NO_ID; i++)
    id = find_named (import, PV_ACTOR, datum (node, keys[i]));
  return id != PV_NO_ID ? id : find_named (import, PV_ACTOR, node_name (node));
}

static PvId
look_up (const Import *import, const char *key)
{
  const PvId *id = g_hash_table_lookup (import->by_key, key);

  return id != NULL ? *id : PV_NO_ID;
}

static void
note (Import *import, char *key, PvId id)
{
  g_hash_table_insert (import->by_key, key, g_memdup2 (&id, sizeof id));
}

/* The first node or edge that is a record says what it is like; FALSE for those that come after. */
static gboolean
is_first (Import *import, PvId id)
{
  char *key = g_strdup_printf ("f %" G_GINT64_FORMAT, id);

  if (look_up (import, key) == PV_NO_ID)
    {
      note (import, key, id);
      return TRUE;
    }
  g_free (key);
  return FALSE;
}

/* A new record: under the id the file brings, unless that is taken. */
static PvId
add (Import *import, PvKind kind, const PvGraphPart *part)
{
  PvId id = kept_id (part);
  g_autofree char *key = g_strdup_printf ("i %" G_GINT64_FORMAT, id);

  import->report->n_added++;
  if (id == PV_NO_ID || pv_model_get (import->into, id) != NULL || look_up (import, key) != PV_NO_ID)
    return pv_edits_add (import->edits, kind);
  pv_edits_add_with_id (import->edits, kind, id);
  note (import, g_steal_pointer (&key), id);
  return id;
}

/* --- cells --- */

static PvId
find_area (Import *import, const char *name)
{
  PvId id = find_named (import, PV_AREA, name);

  if (id != PV_NO_ID)
    return id;
  id = pv_edits_add (import->edits, PV_AREA);
  pv_edits_set_text (import->edits, id, PV_AREA_NAME, import->lang, name);
  pv_edits_set_int (import->edits, id, PV_AREA_KIND, pv_sheet_default_choice (pv_kinds_field (import->kinds, PV_AREA_KIND), name));
  pv_name_index_add (import->names, PV_AREA, PV_NO_ID, id, name);
  import->report->n_added++;
  return id;
}

/* By a name that is nothing but signs nobody is found again. */
static gboolean
is_a_name (const char *text)
{
  g_autofree char *folded = pv_text_is_sound (text, MOST_NAME) ? pv_text_fold (text) : NULL;

  return folded != NULL && *folded != '\0';
}

static gboolean
read_value (Import *import, const PvFieldInfo *field, const char *text, PvValue *value, char **owned, GError **error)
{
  if (field->type != PV_TYPE_REFERENCE)
    return pv_cell_read (import->reader, field, text, PV_CELL_TEXT, value, owned, error);
  if (!is_a_name (text))
    return FALSE;
  *value = PV_VALUE_OF_INT (find_area (import, text));
  return TRUE;
}

/* Sets one cell where it differs; counts. */
static void
set_cell (Import *import, PvId id, const PvRecord *before, const PvFieldInfo *field, PvLang lang, const char *text, guint *n_set)
{
  g_autofree char *owned = NULL;
  g_autoptr (GError) error = NULL;
  PvValue value = PV_VALUE_EMPTY, old = PV_VALUE_EMPTY;

  if (!read_value (import, field, text, &value, &owned, &error))
    {
      remark (import, g_strdup_printf (_("Left out: %s"), error != NULL ? error->message : pv_field_label (field)));
      return;
    }
  if (before != NULL)
    old = pv_record_get_cell (before, field->slot + (lang > PV_LANG_NONE ? lang - PV_LANG_FIRST : 0));
  if (value.kind == PV_VALUE_NONE || pv_value_equal (value, old))
    return;
  /* No is what an empty cell means. */
  if (field->type == PV_TYPE_YES_NO && value.integer == 0 && old.kind == PV_VALUE_NONE)
    return;
  pv_edits_set_value (import->edits, id, field->field, lang, value);
  import->named |= field->field == PV_ACTOR_NAME;
  import->has_kind |= field->field == PV_ACTOR_KIND;
  (*n_set)++;
}

static gboolean
is_read (const PvFieldInfo *field)
{
  return field->type != PV_TYPE_PERSONAL && field->type != PV_TYPE_ORDER && field->type != PV_TYPE_PLACE
         && (field->type != PV_TYPE_REFERENCE || field->of == PV_AREA);
}

static guint
set_cells (Import *import, PvKind kind, PvId id, const PvRecord *before, const PvGraphPart *part, PvField except)
{
  guint n_set = 0;

  for (guint i = 0; i < part->data->len; i++)
    {
      const PvGraphDatum *one = g_ptr_array_index (part->data, i);
      PvLang lang;
      const PvFieldInfo *field = field_of_key (import, kind, one->name, &lang);

      /* The first of two that say the same thing counts. */
      if (field != NULL && is_read (field) && field->field != except && datum (part, one->name) == one->text)
        set_cell (import, id, before, field, lang, one->text, &n_set);
    }
  return n_set;
}

static void
count (Import *import, guint n_set)
{
  if (n_set > 0)
    import->report->n_changed++;
  else
    import->report->n_same++;
}

/* --- nodes --- */

static PvId
need_view (Import *import)
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
place (Import *import, PvId id, const PvGraphPart *node)
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
complete_actor (Import *import, PvId id, const PvGraphPart *node)
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
note_names (Import *import, PvId id, const PvGraphPart *node)
{
  static const char *const keys[] = { "business_id", "name_fi", "name_sv", "name_en", "short_name_fi", "short_name_sv", "short_name_en" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (datum (node, keys[i]) != NULL)
      pv_name_index_add (import->names, PV_ACTOR, PV_NO_ID, id, datum (node, keys[i]));
  pv_name_index_add (import->names, PV_ACTOR, PV_NO_ID, id, node_name (node));
}

/* Names become text of the document: what no text may hold does not come in. */
static gboolean
check_name (Import *import, const PvGraphPart *node)
{
  if (is_a_name (node_name (node)))
    return TRUE;
  remark (import, g_strdup_printf (_("Left out: the node in line %u has a name that cannot be one"), node->line));
  return FALSE;
}

static void
import_node (Import *import, const PvGraphPart *node)
{
  PvId id = PV_NO_ID;

  if (!node->group && check_name (import, node))
    {
      PvRecord *before;
      gboolean is_new;

      id = find_actor (import, node);
      before = id > 0 ? pv_model_get (import->into, id) : NULL;
      is_new = id == PV_NO_ID;
      if (is_new)
        {
          id = add (import, PV_ACTOR, node);
          import->named = import->has_kind = FALSE;
          set_cells (import, PV_ACTOR, id, NULL, node, PV_NO_FIELD);
          complete_actor (import, id, node);
          place (import, id, node);
          note_names (import, id, node);
        }
      else if (before != NULL && is_first (import, id))
        count (import, set_cells (import, PV_ACTOR, id, before, node, PV_NO_FIELD));
    }
  g_array_append_val (import->actors, id);
}

/* --- edges --- */

static char *
link_key (PvId from, PvId to, guint kind)
{
  return g_strdup_printf ("r %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u", from, to, kind);
}

static void
note_links (Import *import)
{
  guint n;
  PvRecord *const *relations = pv_model_list (import->into, PV_RELATION, &n);

  for (guint i = 0; i < n; i++)
    note (import,
          link_key (pv_record_get_reference (relations[i], PV_RELATION_FROM_ACTOR),
                    pv_record_get_reference (relations[i], PV_RELATION_TO_ACTOR), pv_record_get_choice (relations[i], PV_RELATION_KIND)),
          pv_record_get_id (relations[i]));
}

/* What the edge says, else co-operation: the one kind that says least. */
static guint
kind_of_edge (Import *import, const PvGraphPart *edge)
{
  static const char *const keys[] = { "kind", "type", "interaction", "label" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *text = datum (edge, keys[i]);
      guint kind = text != NULL ? pv_cell_reader_choice (import->reader, PV_CHOICES_RELATION_KIND, text) : 0;

      if (kind != 0)
        return kind;
    }
  return PV_RELATION_KIND_COOPERATION;
}

static PvId
find_link (Import *import, const PvGraphPart *edge, PvId from, PvId to, guint kind)
{
  PvRecord *record = pv_model_get (import->into, kept_id (edge));
  g_autofree char *key = link_key (from, to, kind);
  g_autofree char *back = link_key (to, from, kind);
  PvId id = look_up (import, key);

  if (record != NULL && pv_record_get_kind (record) == PV_RELATION && pv_record_get_reference (record, PV_RELATION_FROM_ACTOR) == from
      && pv_record_get_reference (record, PV_RELATION_TO_ACTOR) == to)
    return pv_record_get_id (record);
  /* Two who co-operate do so whoever is named first; so it is where an edge has no direction. */
  if (id == PV_NO_ID && (kind == PV_RELATION_KIND_COOPERATION || !edge->directed))
    id = look_up (import, back);
  return id;
}

static void
import_edge (Import *import, const PvGraphPart *edge)
{
  PvId from = g_array_index (import->actors, PvId, edge->from), to = g_array_index (import->actors, PvId, edge->to);
  guint kind = kind_of_edge (import, edge);
  PvRecord *before;
  gboolean is_new;
  PvId id;
  guint n_set;

  if (from == PV_NO_ID || to == PV_NO_ID)
    return;
  if (from == to)
    {
      remark (import, g_strdup_printf (_("Left out: the edge in line %u leads from an actor to itself"), edge->line));
      return;
    }
  id = find_link (import, edge, from, to, kind);
  before = id > 0 ? pv_model_get (import->into, id) : NULL;
  is_new = id == PV_NO_ID;
  if (is_new)
    {
      id = add (import, PV_RELATION, edge);
      pv_edits_set_reference (import->edits, id, PV_RELATION_FROM_ACTOR, from);
      pv_edits_set_reference (import->edits, id, PV_RELATION_TO_ACTOR, to);
      pv_edits_set_int (import->edits, id, PV_RELATION_KIND, kind);
      if (!edge->directed && kind != PV_RELATION_KIND_COOPERATION)
        pv_edits_set_int (import->edits, id, PV_RELATION_BOTH_WAYS, 1);
      note (import, link_key (from, to, kind), id);
    }
  if (!is_new && (before == NULL || !is_first (import, id)))
    return;
  n_set = set_cells (import, PV_RELATION, id, before, edge, PV_RELATION_KIND);
  if (before != NULL && pv_record_get_choice (before, PV_RELATION_KIND) != kind)
    {
      pv_edits_set_int (import->edits, id, PV_RELATION_KIND, kind);
      n_set++;
    }
  if (!is_new)
    count (import, n_set);
}

/* --- the whole --- */

static void
say_what_stayed (Import *import)
{
  guint n_groups = 0;

  for (guint i = 0; i < import->graph->nodes->len; i++)
    n_groups += ((const PvGraphPart *) import->graph->nodes->pdata[i])->group;
  if (import->n_more > 0)
    g_ptr_array_add (import->report->remarks, g_strdup_printf (_("And left out besides: %u"), import->n_more));
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
keep_example_mark (Import *import)
{
  PvRecord *own = pv_model_get_ecosystem (import->into);

  import->report->example = import->graph->example;
  if (!import->graph->example || own == NULL || pv_record_get_yes (own, PV_ECOSYSTEM_EXAMPLE))
    return;
  pv_edits_set_int (import->edits, pv_record_get_id (own), PV_ECOSYSTEM_EXAMPLE, 1);
  g_ptr_array_add (import->report->remarks, g_strdup (_("The file holds example material, so the document is marked as such")));
}

PvEdits *
pv_graph_import (const PvGraph *graph, const PvModel *into, PvImportReport **report)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);
  g_autoptr (PvImportReport) made = g_new0 (PvImportReport, 1);
  g_autoptr (PvCellReader) reader = pv_cell_reader_new ();
  g_autoptr (PvNameIndex) names = pv_name_index_new (into);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (PvId));
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Import import = { .graph = graph, .into = into, .kinds = pv_model_get_kinds (into), .lang = pv_model_main_lang (into), .reader = reader,
                    .names = names, .by_key = by_key, .actors = actors, .edits = edits, .report = made,
                    .takes_places = pv_model_count (into, PV_ACTOR) == 0 };

  made->audience = PV_AUDIENCE_PUBLIC;
  made->remarks = g_ptr_array_new_with_free_func (g_free);
  note_links (&import);
  for (guint i = 0; i < graph->nodes->len; i++)
    import_node (&import, g_ptr_array_index (graph->nodes, i));
  for (guint i = 0; i < graph->edges->len; i++)
    import_edge (&import, g_ptr_array_index (graph->edges, i));
  keep_example_mark (&import);
  say_what_stayed (&import);
  if (report != NULL)
    *report = g_steal_pointer (&made);
  return g_steal_pointer (&edits);
}
