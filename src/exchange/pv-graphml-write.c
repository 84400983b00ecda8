#include "exchange/pv-graphml-private.h"

#include "exchange/pv-diagram-choice.h"
#include "exchange/pv-output.h"
#include "exchange/pv-xml-writer.h"

#include <math.h>
#include <string.h>

/* Of the work, the part before anything is written. */
#define PLACING 0.3

typedef struct
{
  PvXmlWriter *xml;
  const PvModel *model;        /* what may leave */
  PvAudience audience;
  PvLang lang;
  const char *mark;
  const PvScene *scene;
  const PvStyle *style;
} Graph;

/* A field that has a key: no references but to an area, by its name. */
static gboolean
has_key (const Graph *graph, const PvFieldInfo *field)
{
  if (field->audience > graph->audience || field->type == PV_TYPE_PERSONAL || field->type == PV_TYPE_ORDER || field->type == PV_TYPE_PLACE)
    return FALSE;
  return field->type != PV_TYPE_REFERENCE || field->of == PV_AREA;
}

/* "name_fi", "kind". (transfer full) */
static char *
key_name (const PvFieldInfo *field, guint cell)
{
  return field->type == PV_TYPE_TRANSLATED ? g_strdup_printf ("%s_%s", field->column, pv_lang_code (PV_LANG_FIRST + cell))
                                           : g_strdup (field->column);
}

static const char *
key_type (const PvFieldInfo *field)
{
  switch (field->type)
    {
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return "double";
    case PV_TYPE_YES_NO:
      return "boolean";
    default:
      return "string";
    }
}

static void
write_key (Graph *graph, const char *id, const char *part, const char *name, const char *type)
{
  pv_xml_start (graph->xml, "key");
  pv_xml_attribute (graph->xml, "id", id);
  pv_xml_attribute (graph->xml, "for", part);
  pv_xml_attribute (graph->xml, "attr.name", name);
  pv_xml_attribute (graph->xml, "attr.type", type);
  pv_xml_end (graph->xml);
}

static void
write_shape_key (Graph *graph, const char *id, const char *part, const char *type)
{
  pv_xml_start (graph->xml, "key");
  pv_xml_attribute (graph->xml, "id", id);
  pv_xml_attribute (graph->xml, "for", part);
  pv_xml_attribute (graph->xml, "yfiles.type", type);
  pv_xml_end (graph->xml);
}

static void
write_keys_of (Graph *graph, PvKind kind, const char *part, char letter)
{
  const PvKindInfo *info = pv_kinds_kind (pv_model_get_kinds (graph->model), kind);

  for (guint f = 0; f < info->n_fields; f++)
    for (guint c = 0; has_key (graph, &info->fields[f]) && c < pv_field_n_cells (&info->fields[f]); c++)
      {
        g_autofree char *name = key_name (&info->fields[f], c);
        g_autofree char *id = g_strdup_printf ("%c-%s", letter, name);

        write_key (graph, id, part, name, key_type (&info->fields[f]));
      }
}

static void
write_keys (Graph *graph)
{
  static const char *const colours[] = { "r", "g", "b" };

  write_key (graph, "g-title", "graph", "title", "string");
  write_key (graph, "g-example", "graph", "example", "string");
  write_key (graph, "n-record", "node", "record", "string");
  write_key (graph, "n-label", "node", "label", "string");
  write_keys_of (graph, PV_ACTOR, "node", 'n');
  write_key (graph, "n-x", "node", "x", "double");
  write_key (graph, "n-y", "node", "y", "double");
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      g_autofree char *id = g_strconcat ("n-", colours[i], NULL);

      write_key (graph, id, "node", colours[i], "int");
    }
  write_shape_key (graph, "n-shape", "node", "nodegraphics");
  write_key (graph, "e-record", "edge", "record", "string");
  write_key (graph, "e-label", "edge", "label", "string");
  write_keys_of (graph, PV_RELATION, "edge", 'e');
  write_shape_key (graph, "e-line", "edge", "edgegraphics");
}

static void
write_datum (Graph *graph, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  pv_xml_start (graph->xml, "data");
  pv_xml_attribute (graph->xml, "key", key);
  pv_xml_text (graph->xml, text);
  pv_xml_end (graph->xml);
}

static void
write_number (Graph *graph, const char *key, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  write_datum (graph, key, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static void
attribute_number (Graph *graph, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  pv_xml_attribute (graph->xml, name, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static void
attribute_colour (Graph *graph, const char *name, PvRgba colour)
{
  pv_xml_attributef (graph->xml, name, "#%02X%02X%02X", (guint) lround (colour.r * 255), (guint) lround (colour.g * 255),
                     (guint) lround (colour.b * 255));
}

static char *
cell_text (const Graph *graph, const PvRecord *record, const PvFieldInfo *field, guint cell)
{
  PvValue value = pv_record_get_cell (record, field->slot + cell);

  if (value.kind == PV_VALUE_NONE)
    return NULL;
  if (field->type == PV_TYPE_REFERENCE)
    return pv_title_of (graph->model, value.integer, graph->lang);
  if (field->type == PV_TYPE_YES_NO)
    return g_strdup (value.integer ? "true" : "false");
  return pv_value_to_text (field, value);
}

static void
write_record (Graph *graph, const PvRecord *record, char letter, const char *label)
{
  const PvKindInfo *info = pv_record_get_info (record);
  g_autofree char *id = pv_id_to_text (pv_record_get_id (record));
  g_autofree char *id_key = g_strdup_printf ("%c-record", letter);
  g_autofree char *label_key = g_strdup_printf ("%c-label", letter);

  write_datum (graph, id_key, id);
  write_datum (graph, label_key, label);
  for (guint f = 0; f < info->n_fields; f++)
    for (guint c = 0; has_key (graph, &info->fields[f]) && c < pv_field_n_cells (&info->fields[f]); c++)
      {
        g_autofree char *name = key_name (&info->fields[f], c);
        g_autofree char *key = g_strdup_printf ("%c-%s", letter, name);
        g_autofree char *text = cell_text (graph, record, &info->fields[f], c);

        write_datum (graph, key, text);
      }
}

/* --- nodes --- */

static void
write_shape (Graph *graph, const PvRect *box, PvRgba colour, const char *label, gboolean raised)
{
  pv_xml_start (graph->xml, "data");
  pv_xml_attribute (graph->xml, "key", "n-shape");
  pv_xml_start (graph->xml, "y:ShapeNode");
  pv_xml_start (graph->xml, "y:Geometry");
  attribute_number (graph, "x", box->x);
  attribute_number (graph, "y", box->y);
  attribute_number (graph, "width", box->width);
  attribute_number (graph, "height", box->height);
  pv_xml_end (graph->xml);
  pv_xml_start (graph->xml, "y:Fill");
  attribute_colour (graph, "color", graph->style->card);
  pv_xml_end (graph->xml);
  pv_xml_start (graph->xml, "y:BorderStyle");
  attribute_colour (graph, "color", colour);
  pv_xml_attribute (graph->xml, "type", raised ? "dashed" : "line");
  pv_xml_attribute (graph->xml, "width", "2.0");
  pv_xml_end (graph->xml);
  pv_xml_element (graph->xml, "y:NodeLabel", label);
  pv_xml_start (graph->xml, "y:Shape");
  pv_xml_attribute (graph->xml, "type", "roundrectangle");
  pv_xml_end (graph->xml);
  pv_xml_end (graph->xml);
  pv_xml_end (graph->xml);
}

static void
write_node (Graph *graph, const PvRecord *actor)
{
  PvRect box = pv_scene_get_box (graph->scene, pv_scene_find (graph->scene, pv_record_get_id (actor)));
  PvRgba colour = graph->style->actor_kind[MIN (pv_record_get_choice (actor, PV_ACTOR_KIND), PV_N_ACTOR_KINDS)];
  PvPoint middle = pv_rect_centre (&box);
  g_autofree char *id = pv_id_to_text (pv_record_get_id (actor));
  g_autofree char *label = pv_title (graph->model, actor, graph->lang);
  g_autofree char *red = g_strdup_printf ("%ld", lround (colour.r * 255));
  g_autofree char *green = g_strdup_printf ("%ld", lround (colour.g * 255));
  g_autofree char *blue = g_strdup_printf ("%ld", lround (colour.b * 255));

  pv_xml_start (graph->xml, "node");
  pv_xml_attribute (graph->xml, "id", id);
  write_record (graph, actor, 'n', label);
  write_number (graph, "n-x", middle.x);
  write_number (graph, "n-y", middle.y);
  write_datum (graph, "n-r", red);
  write_datum (graph, "n-g", green);
  write_datum (graph, "n-b", blue);
  write_shape (graph, &box, colour, label, pv_record_get_standing (actor) == PV_STANDING_RAISED);
  pv_xml_end (graph->xml);
}

/* --- edges --- */

static const char *
arrow_of (PvEndMark mark)
{
  static const char *const names[] = { [PV_END_NONE] = "none", [PV_END_DOT] = "circle", [PV_END_TRIANGLE] = "standard",
                                       [PV_END_COIN] = "transparent_circle", [PV_END_HOLLOW_TRIANGLE] = "white_delta", [PV_END_ARROW] = "plain",
                                       [PV_END_SQUARE] = "delta", [PV_END_DIAMOND] = "diamond" };

  return names[mark];
}

static void
write_line (Graph *graph, const PvRecord *relation)
{
  guint kind = MIN (pv_record_get_choice (relation, PV_RELATION_KIND), PV_N_RELATION_KINDS);
  guint state = pv_record_get_choice (relation, PV_RELATION_STATE);
  const PvLinkStyle *link = pv_link_style (kind);
  gboolean both = pv_record_get_yes (relation, PV_RELATION_BOTH_WAYS) && link->from == PV_END_NONE;

  pv_xml_start (graph->xml, "data");
  pv_xml_attribute (graph->xml, "key", "e-line");
  pv_xml_start (graph->xml, "y:PolyLineEdge");
  pv_xml_start (graph->xml, "y:LineStyle");
  attribute_colour (graph, "color", graph->style->relation_kind[kind]);
  pv_xml_attribute (graph->xml, "type", state == PV_RELATION_STATE_PLANNED ? "dashed" : state == PV_RELATION_STATE_ENDED ? "dotted" : "line");
  attribute_number (graph, "width", link->width);
  pv_xml_end (graph->xml);
  pv_xml_start (graph->xml, "y:Arrows");
  pv_xml_attribute (graph->xml, "source", arrow_of (both ? link->to : link->from));
  pv_xml_attribute (graph->xml, "target", arrow_of (link->to));
  pv_xml_end (graph->xml);
  pv_xml_end (graph->xml);
  pv_xml_end (graph->xml);
}

static void
write_edge (Graph *graph, const PvRecord *relation)
{
  g_autofree char *id = pv_id_to_text (pv_record_get_id (relation));
  g_autofree char *from = pv_id_to_text (pv_record_get_reference (relation, PV_RELATION_FROM_ACTOR));
  g_autofree char *to = pv_id_to_text (pv_record_get_reference (relation, PV_RELATION_TO_ACTOR));

  pv_xml_start (graph->xml, "edge");
  pv_xml_attribute (graph->xml, "id", id);
  pv_xml_attribute (graph->xml, "source", from);
  pv_xml_attribute (graph->xml, "target", to);
  write_record (graph, relation, 'e',
                pv_choice_label_in (PV_CHOICES_RELATION_KIND, pv_record_get_choice (relation, PV_RELATION_KIND), graph->lang));
  write_line (graph, relation);
  pv_xml_end (graph->xml);
}

static void
write_graph (Graph *graph)
{
  PvRecord *ecosystem = pv_model_get_ecosystem (graph->model);
  g_autofree char *title = ecosystem != NULL ? pv_title (graph->model, ecosystem, graph->lang) : NULL;
  guint n, n_relations;
  PvRecord *const *actors = pv_model_list (graph->model, PV_ACTOR, &n);
  PvRecord *const *relations = pv_model_list (graph->model, PV_RELATION, &n_relations);

  pv_xml_start (graph->xml, "graph");
  pv_xml_attribute (graph->xml, "id", "network");
  pv_xml_attribute (graph->xml, "edgedefault", "directed");
  write_datum (graph, "g-title", title);
  write_datum (graph, "g-example", graph->mark);
  for (guint i = 0; i < n; i++)
    {
      write_node (graph, actors[i]);
      pv_xml_writer_tell (graph->xml, i, n + n_relations);
    }
  for (guint i = 0; i < n_relations; i++)
    {
      write_edge (graph, relations[i]);
      pv_xml_writer_tell (graph->xml, n + i, n + n_relations);
    }
  pv_xml_end (graph->xml);
}

gboolean
pv_graphml_write (const PvModel *model, PvAudience audience, PvReleaseFlags flags, PvLang lang, GOutputStream *stream,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (PvRelease) release = pv_release_new (model, audience, flags);
  g_autoptr (PvXmlWriter) xml = pv_xml_writer_new (stream, cancellable);
  PvDiagramChoice choice = pv_diagram_choice ();
  PvProgressStage stage;
  g_autoptr (PvScene) scene = NULL;
  Graph graph = { .xml = xml, .model = release->model, .audience = audience, .lang = pv_first_lang (model, lang),
                  .mark = pv_example_mark (model), .style = pv_style_get (PV_STYLE_LIGHT) };

  choice.lang = graph.lang;
  choice.audience = audience;
  choice.straight = TRUE;
  stage = pv_progress_enter (cancellable, 0, PLACING);
  scene = pv_diagram_scene (model, &choice, cancellable);
  pv_progress_leave (cancellable, stage);
  if (scene == NULL)
    return g_cancellable_set_error_if_cancelled (cancellable, error), FALSE;
  graph.scene = scene;
  stage = pv_progress_enter (cancellable, PLACING, 1);
  pv_xml_start (xml, "graphml");
  pv_xml_attribute (xml, "xmlns", PV_GRAPHML_NAMESPACE);
  pv_xml_attribute (xml, "xmlns:y", PV_GRAPHML_YED);
  write_keys (&graph);
  write_graph (&graph);
  pv_xml_end (xml);
  pv_progress_leave (cancellable, stage);
  return pv_xml_writer_finish (xml, error);
}

typedef struct
{
  const PvModel *model;
  PvAudience audience;
  PvReleaseFlags flags;
  PvLang lang;
} Errand;

static gboolean
write_to_stream (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Errand *errand = user_data;

  return pv_graphml_write (errand->model, errand->audience, errand->flags, errand->lang, stream, cancellable, error);
}

gboolean
pv_graphml_export (const PvModel *model, PvAudience audience, PvReleaseFlags flags, PvLang lang, const char *path,
                   GCancellable *cancellable, GError **error)
{
  Errand errand = { model, audience, flags, lang };

  return pv_output_file (path, write_to_stream, NULL, &errand, cancellable, error);
}

gboolean
pv_graphml_is_name (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".graphml");
}
