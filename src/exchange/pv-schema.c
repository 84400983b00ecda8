#include "exchange/pv-schema.h"

#include "pv-schema-resource.h"
#include "exchange/pv-xml-writer.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <string.h>

/* The one import of our schema, W3C's declaration of xml:lang, is answered from memory under a name that is no file. */
#define SCHEMA_SCHEME "pv-schema:"
#define SCHEMA_URL SCHEMA_SCHEME "/polkuverkko-1.xsd"
#define RESOURCE_FOLDER "/fi/polkuverkko/schema/"

typedef struct
{
  const char *data;
  gsize left;
  GBytes *bytes;
} Source;

static int
is_ours_cb (const char *name)
{
  return g_str_has_prefix (name, SCHEMA_SCHEME);
}

static void *
opened_cb (const char *name)
{
  const char *base = strrchr (name, '/');
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, base ? base + 1 : "", NULL);
  GBytes *bytes = g_resource_lookup_data (pv_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  Source *source;

  if (bytes == NULL)
    return NULL;

  source = g_new0 (Source, 1);
  source->bytes = bytes;
  source->data = g_bytes_get_data (bytes, &source->left);
  return source;
}

static int
read_cb (void *user_data, char *buffer, int size)
{
  Source *source = user_data;
  gsize n = MIN (source->left, (gsize) size);

  memcpy (buffer, source->data, n);
  source->data += n;
  source->left -= n;
  return (int) n;
}

static int
closed_cb (void *user_data)
{
  Source *source = user_data;

  g_bytes_unref (source->bytes);
  g_free (source);
  return 0;
}

static void
register_once (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      xmlRegisterInputCallbacks (is_ours_cb, opened_cb, read_cb, closed_cb);
      g_once_init_leave (&once, 1);
    }
}

static void
noted_cb (void *user_data, xmlErrorPtr problem)
{
  char **first = user_data;

  if (problem->level >= XML_ERR_ERROR && *first == NULL)
    *first = g_strchomp (g_strdup_printf ("%d: %s", problem->line, problem->message ? problem->message : ""));
}

static xmlSchemaPtr
parse (const PvKinds *kinds)
{
  g_autofree char *text = pv_own_xml_schema (kinds);
  g_autofree char *complaint = NULL;
  xmlDocPtr doc;
  xmlSchemaParserCtxtPtr parser;
  xmlSchemaPtr schema;

  register_once ();
  doc = xmlReadMemory (text, (int) strlen (text), SCHEMA_URL, "UTF-8", XML_PARSE_NONET);
  parser = xmlSchemaNewDocParserCtxt (doc);
  xmlSchemaSetParserStructuredErrors (parser, (xmlStructuredErrorFunc) noted_cb, &complaint);
  schema = xmlSchemaParse (parser);
  xmlSchemaFreeParserCtxt (parser);
  xmlFreeDoc (doc);
  if (schema == NULL)
    g_critical ("The schema made from the table is no schema: %s", complaint ? complaint : "");

  return schema;
}

/* Remembers the last id that was passed: where the reader stops, that record is at fault. */
static char *
read_through (xmlTextReaderPtr reader, char **complaint)
{
  g_autofree char *id = NULL;

  while (*complaint == NULL && xmlTextReaderRead (reader) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      {
        xmlChar *here = xmlTextReaderGetAttribute (reader, BAD_CAST "id");

        if (here != NULL)
          {
            g_free (id);
            id = g_strdup ((const char *) here);
            xmlFree (here);
          }
      }
  if (*complaint == NULL && xmlTextReaderIsValid (reader) != 1)
    *complaint = g_strdup ("not valid");

  return g_steal_pointer (&id);
}

static void
name_the_record (const char *id_text, const PvModel *model, const char *complaint, GError **error)
{
  PvId id;
  PvRecord *record = NULL;
  g_autofree char *title = NULL;

  g_debug ("XML schema: %s", complaint);
  if (model != NULL && id_text != NULL && pv_id_parse (id_text, &id))
    record = pv_model_get (model, id);
  if (record == NULL)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("What would be written does not keep the format, so nothing was written"));
      return;
    }

  title = pv_title (model, record, PV_LANG_NONE);
  g_set_error (error, PV_ERROR, PV_ERROR_REFUSED, _("%s “%s” does not fit the format; look through its fields. Nothing was written"),
               pv_kind_label (pv_record_get_info (record)), title);
}

gboolean
pv_schema_check_file (const char *path, const PvKinds *kinds, const PvModel *model, GError **error)
{
  xmlSchemaPtr schema = parse (kinds);
  xmlSchemaValidCtxtPtr check = xmlSchemaNewValidCtxt (schema);
  xmlTextReaderPtr reader = xmlReaderForFile (path, "UTF-8", XML_PARSE_NONET);
  g_autofree char *complaint = NULL;
  g_autofree char *id = NULL;

  if (reader != NULL && check != NULL)
    {
      xmlSchemaSetValidStructuredErrors (check, (xmlStructuredErrorFunc) noted_cb, &complaint);
      xmlTextReaderSetStructuredErrorHandler (reader, (xmlStructuredErrorFunc) noted_cb, &complaint);
      xmlTextReaderSchemaValidateCtxt (reader, check, 0);
      id = read_through (reader, &complaint);
    }
  else
    complaint = g_strdup ("cannot be read back");

  xmlFreeTextReader (reader);
  xmlSchemaFreeValidCtxt (check);
  xmlSchemaFree (schema);
  if (complaint == NULL)
    return TRUE;

  name_the_record (id, model, complaint, error);
  return FALSE;
}
