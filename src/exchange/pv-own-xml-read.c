#include "exchange/pv-own-xml-private.h"

#include "exchange/pv-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One pass over the file. The depth of our format is four: document, container, record, field; nothing deeper is followed. */
typedef struct
{
  PvXmlGate *gate;
  xmlTextReaderPtr reader;
  const PvKinds *kinds;
  PvIncoming *incoming;
  const PvKindInfo *container;
  const PvKindInfo *kind;      /* of the record being read, or NULL */
  PvId id;
  guint record_line;
  PvValue values[PV_MAX_SLOTS];
  char *texts[PV_MAX_SLOTS];   /* what the values borrow */
  guint64 seen;                /* a bit a slot that had its element */
  const PvFieldInfo *field;
  guint slot;
  GString *text;
} Reading;

static const char *
local_name (Reading *reading)
{
  return (const char *) xmlTextReaderConstLocalName (reading->reader);
}

static gboolean
is_ours (Reading *reading)
{
  return g_strcmp0 ((const char *) xmlTextReaderConstNamespaceUri (reading->reader), PV_XML_NAMESPACE) == 0;
}

/* @what is taken. Always FALSE. */
static gboolean
refuse (Reading *reading, GError **error, char *what)
{
  g_autofree char *owned = what;
  g_autoptr (PvRecord) record = reading->kind ? pv_record_new (reading->kind, reading->id, reading->values) : NULL;

  pv_incoming_refuse (pv_xml_gate_get_name (reading->gate), pv_xml_gate_get_line (reading->gate), reading->incoming->model, record,
                      what, error);
  return FALSE;
}

static gboolean
refuse_element (Reading *reading, GError **error)
{
  const char *name = local_name (reading);

  return refuse (reading, error, g_strdup_printf (_("there is no element “%.60s” here"), name ? name : ""));
}

/* The attributes that may stand here, in the order of @names; others are refused. @values are to be freed with xmlFree(). */
static gboolean
read_attributes (Reading *reading, const char *const *names, xmlChar **values, guint n, GError **error)
{
  while (xmlTextReaderMoveToNextAttribute (reading->reader) == 1)
    {
      const char *name = (const char *) xmlTextReaderConstName (reading->reader);
      gboolean known = xmlTextReaderIsNamespaceDecl (reading->reader) == 1;

      for (guint i = 0; i < n && !known; i++)
        if (g_str_equal (name, names[i]))
          {
            values[i] = xmlTextReaderValue (reading->reader);
            known = TRUE;
          }
      if (!known)
        {
          xmlTextReaderMoveToElement (reading->reader);
          return refuse (reading, error, g_strdup_printf (_("there is no attribute “%.60s” here"), name));
        }
    }

  xmlTextReaderMoveToElement (reading->reader);
  return TRUE;
}

static gboolean
is_newer (const char *version)
{
  return version != NULL && g_ascii_strtoll (version, NULL, 10) > PV_XML_VERSION;
}

static void
refuse_newer (Reading *reading, GError **error)
{
  g_set_error (error, PV_ERROR, PV_ERROR_NEWER, _("%s was made with a newer Polkuverkko; update the program to read it"),
               pv_xml_gate_get_name (reading->gate));
}

/* Not our root: say what it is as well as can be told. */
static void
refuse_foreign (Reading *reading, GError **error)
{
  const char *name = pv_xml_gate_get_name (reading->gate);
  const char *namespace_uri = (const char *) xmlTextReaderConstNamespaceUri (reading->reader);

  if (namespace_uri != NULL && g_str_has_prefix (namespace_uri, PV_XML_NAMESPACE_STEM)
      && is_newer (namespace_uri + strlen (PV_XML_NAMESPACE_STEM)))
    refuse_newer (reading, error);
  else if (is_ours (reading) && g_strcmp0 (local_name (reading), "procurement-document") == 0)
    g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is a procurement document; it cannot be read back, only a whole Polkuverkko document can"), name);
  else
    g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is XML, but not a Polkuverkko document"), name);
}

static gboolean
read_root (Reading *reading, GError **error)
{
  static const char *const names[] = { "version", "audience" };
  xmlChar *values[G_N_ELEMENTS (names)] = { NULL };
  const PvChoiceInfo *audience;
  gboolean fits;

  if (!is_ours (reading) || g_strcmp0 (local_name (reading), "polkuverkko") != 0)
    {
      refuse_foreign (reading, error);
      return FALSE;
    }

  fits = read_attributes (reading, names, values, G_N_ELEMENTS (names), error);
  audience = values[1] ? pv_choices_find_nick (PV_CHOICES_AUDIENCE, (const char *) values[1]) : NULL;
  if (fits && is_newer ((const char *) values[0]))
    {
      refuse_newer (reading, error);
      fits = FALSE;
    }
  else if (fits && (values[0] == NULL || g_strcmp0 ((const char *) values[0], G_STRINGIFY (PV_XML_VERSION)) != 0))
    fits = refuse (reading, error, g_strdup (_("the version of the format is missing")));
  else if (fits && audience == NULL)
    fits = refuse (reading, error, g_strdup (_("the audience is missing: public, partners or internal")));
  if (fits)
    reading->incoming->audience = audience->code;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    xmlFree (values[i]);
  return fits;
}

static gboolean
start_container (Reading *reading, GError **error)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (reading->kinds, &n_kinds);
  const char *name = is_ours (reading) ? local_name (reading) : "";

  reading->container = NULL;
  for (guint k = 0; k < n_kinds && reading->container == NULL; k++)
    if (g_str_equal (kinds[k].container, name))
      reading->container = &kinds[k];
  if (reading->container == NULL)
    return refuse_element (reading, error);

  return read_attributes (reading, NULL, NULL, 0, error);
}

static gboolean
start_record (Reading *reading, GError **error)
{
  static const char *const names[] = { "id" };
  xmlChar *id = NULL;
  gboolean fits;

  if (!is_ours (reading) || !g_str_equal (reading->container->element, local_name (reading)))
    return refuse_element (reading, error);
  if (!read_attributes (reading, names, &id, 1, error))
    {
      xmlFree (id);
      return FALSE;
    }

  fits = pv_id_parse ((const char *) id, &reading->id);
  if (!fits)
    refuse (reading, error, g_strdup_printf (_("%s: “%.40s” is not an id of ours"), pv_kind_label (reading->container), id ? (const char *) id : ""));
  else if (pv_model_get (reading->incoming->model, reading->id) != NULL)
    fits = refuse (reading, error, g_strdup_printf (_("%s: the id %s stands in the file twice"), pv_kind_label (reading->container), (const char *) id));
  xmlFree (id);
  if (!fits)
    return FALSE;

  reading->kind = reading->container;
  reading->record_line = pv_xml_gate_get_line (reading->gate);
  reading->seen = 0;
  memset (reading->values, 0, sizeof reading->values);
  return TRUE;
}

static gboolean
keep_value (Reading *reading, const char *text, GError **error)
{
  PvValue value = PV_VALUE_EMPTY;
  char *owned = NULL;
  g_autoptr (GError) local = NULL;

  if (!pv_value_from_text (reading->field, text, &value, &owned, &local))
    return refuse (reading, error, g_strdup (local->message));

  /* "no" and nothing said are the same cell. */
  if (reading->field->type == PV_TYPE_YES_NO && value.integer == 0)
    value = PV_VALUE_EMPTY;
  reading->texts[reading->slot] = owned;
  reading->values[reading->slot] = value;
  if (reading->field->type == PV_TYPE_REFERENCE && value.kind == PV_VALUE_INT)
    {
      PvIncomingReference reference = { reading->id, reading->field->field, value.integer, pv_xml_gate_get_line (reading->gate) };

      g_array_append_val (reading->incoming->references, reference);
    }
  return TRUE;
}

/* ref="…" or x="…" y="…": an element that says all in its attributes. */
static gboolean
read_empty_field (Reading *reading, GError **error)
{
  static const char *const reference_names[] = { "ref" };
  static const char *const place_names[] = { "x", "y" };
  gboolean place = reading->field->type == PV_TYPE_PLACE;
  xmlChar *values[2] = { NULL, NULL };
  g_autofree char *text = NULL;
  gboolean fits = read_attributes (reading, place ? place_names : reference_names, values, place ? 2 : 1, error);

  if (fits && (values[0] == NULL || (place && values[1] == NULL)))
    fits = refuse (reading, error, g_strdup_printf (_("%s: it does not say where it leads"), pv_field_label (reading->field)));
  if (fits && place)
    text = g_strdup_printf ("%s %s", (const char *) values[0], (const char *) values[1]);
  if (fits)
    fits = keep_value (reading, place ? text : (const char *) values[0], error);

  xmlFree (values[0]);
  xmlFree (values[1]);
  return fits;
}

static gboolean
read_lang (Reading *reading, PvLang *lang, GError **error)
{
  static const char *const names[] = { "xml:lang" };
  xmlChar *value = NULL;
  gboolean fits = read_attributes (reading, names, &value, 1, error);

  if (fits && (!pv_lang_parse ((const char *) value, lang) || *lang == PV_LANG_BOTH))
    fits = refuse (reading, error, g_strdup_printf (_("%s: the language is missing: xml:lang is fi, sv or en"), pv_field_label (reading->field)));
  xmlFree (value);
  return fits;
}

static gboolean
start_field (Reading *reading, GError **error)
{
  PvLang lang = PV_LANG_FIRST;
  const char *name = is_ours (reading) ? local_name (reading) : "";

  reading->field = NULL;
  for (guint i = 0; i < reading->kind->n_fields && reading->field == NULL; i++)
    if (g_str_equal (reading->kind->fields[i].element, name))
      reading->field = &reading->kind->fields[i];
  if (reading->field == NULL)
    return refuse_element (reading, error);

  if (reading->field->type == PV_TYPE_TRANSLATED && !read_lang (reading, &lang, error))
    return FALSE;
  reading->slot = reading->field->slot + lang - PV_LANG_FIRST;
  if (reading->seen >> reading->slot & 1)
    return refuse (reading, error, g_strdup_printf (_("%s is said twice"), pv_field_label (reading->field)));

  reading->seen |= (guint64) 1 << reading->slot;
  g_string_truncate (reading->text, 0);
  if (reading->field->type == PV_TYPE_REFERENCE || reading->field->type == PV_TYPE_PLACE)
    return read_empty_field (reading, error);
  if (reading->field->type != PV_TYPE_TRANSLATED)
    return read_attributes (reading, NULL, NULL, 0, error);

  return TRUE;
}

static gboolean
end_field (Reading *reading, GError **error)
{
  if (reading->field->type == PV_TYPE_REFERENCE || reading->field->type == PV_TYPE_PLACE)
    return reading->text->len == 0 || refuse (reading, error, g_strdup_printf (_("%s: there is text where none belongs"), pv_field_label (reading->field)));

  return keep_value (reading, reading->text->str, error);
}

static void
forget_record (Reading *reading)
{
  for (guint i = 0; i < PV_MAX_SLOTS; i++)
    g_clear_pointer (&reading->texts[i], g_free);
  reading->kind = NULL;
}

static gboolean
end_record (Reading *reading, GError **error)
{
  g_autoptr (PvRecord) record = pv_record_new (reading->kind, reading->id, reading->values);

  for (guint i = 0; i < reading->kind->n_fields; i++)
    if (reading->kind->fields[i].flags & PV_FIELD_REQUIRED && !pv_record_has (record, reading->kind->fields[i].field))
      return refuse (reading, error, g_strdup_printf (_("%s is missing"), pv_field_label (&reading->kind->fields[i])));

  pv_model_put (reading->incoming->model, record, NULL);
  g_array_append_val (reading->incoming->order, reading->id);
  g_array_append_val (reading->incoming->lines, reading->record_line);
  forget_record (reading);
  return TRUE;
}

static gboolean
started (Reading *reading, int depth, GError **error)
{
  switch (depth)
    {
    case 0:
      return read_root (reading, error);
    case 1:
      return start_container (reading, error);
    case 2:
      return start_record (reading, error);
    case 3:
      return start_field (reading, error);
    default:
      return refuse_element (reading, error);
    }
}

static gboolean
ended (Reading *reading, int depth, GError **error)
{
  switch (depth)
    {
    case 2:
      return end_record (reading, error);
    case 3:
      return end_field (reading, error);
    default:
      return TRUE;
    }
}

static gboolean
read_text (Reading *reading, int depth, GError **error)
{
  const char *text = (const char *) xmlTextReaderConstValue (reading->reader);

  if (depth == 4 && reading->text->len <= PV_TEXT_MAX)
    g_string_append (reading->text, text ? text : "");
  else if (depth < 4 && text != NULL && text[strspn (text, " \t\r\n")] != '\0')
    return refuse (reading, error, g_strdup (_("there is text where none belongs")));

  return TRUE;
}

static gboolean
read_node (Reading *reading, GError **error)
{
  int depth = xmlTextReaderDepth (reading->reader);

  switch (xmlTextReaderNodeType (reading->reader))
    {
    case XML_READER_TYPE_ELEMENT:
      if (!started (reading, depth, error))
        return FALSE;
      return xmlTextReaderIsEmptyElement (reading->reader) == 1 ? ended (reading, depth, error) : TRUE;
    case XML_READER_TYPE_END_ELEMENT:
      return ended (reading, depth, error);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      return read_text (reading, depth, error);
    case XML_READER_TYPE_COMMENT:
    case XML_READER_TYPE_PROCESSING_INSTRUCTION:
    case XML_READER_TYPE_XML_DECLARATION:
      return TRUE;
    default:
      return refuse (reading, error, g_strdup (_("there is something that does not belong in a document of ours")));
    }
}

PvIncoming *
pv_incoming_read (PvXmlGate *gate, const PvKinds *kinds, GError **error)
{
  g_autoptr (PvIncoming) incoming = pv_incoming_new (kinds);
  g_autoptr (GString) text = g_string_new (NULL);
  Reading reading = { .gate = gate, .reader = pv_xml_gate_get_reader (gate), .kinds = kinds, .incoming = incoming, .text = text };
  int more = 1;
  gboolean fits = TRUE;

  while (fits && (more = pv_xml_gate_read (gate, error)) == 1)
    fits = read_node (&reading, error);
  forget_record (&reading);

  return more == 0 && fits ? g_steal_pointer (&incoming) : NULL;
}
