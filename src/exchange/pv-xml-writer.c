#include "exchange/pv-xml-writer.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>

struct _PvXmlWriter
{
  xmlTextWriterPtr writer;
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
};

static int
written_cb (void *user_data, const char *data, int size)
{
  PvXmlWriter *writer = user_data;

  if (writer->error != NULL
      || !g_output_stream_write_all (writer->stream, data, (gsize) size, NULL, writer->cancellable, &writer->error))
    return -1;

  return size;
}

static void
keep (PvXmlWriter *writer, int result)
{
  if (result < 0 && writer->error == NULL)
    g_set_error (&writer->error, PV_ERROR, PV_ERROR_REFUSED, _("There is text that XML cannot hold; look for signs that are not text"));
}

PvXmlWriter *
pv_xml_writer_new (GOutputStream *stream, GCancellable *cancellable)
{
  PvXmlWriter *writer = g_new0 (PvXmlWriter, 1);
  xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO (written_cb, NULL, writer, NULL);

  writer->stream = stream;
  writer->cancellable = cancellable;
  writer->writer = xmlNewTextWriter (buffer);
  xmlTextWriterSetIndent (writer->writer, 1);
  xmlTextWriterSetIndentString (writer->writer, BAD_CAST "  ");
  keep (writer, xmlTextWriterStartDocument (writer->writer, NULL, "UTF-8", NULL));
  return writer;
}

void
pv_xml_writer_free (PvXmlWriter *writer)
{
  xmlFreeTextWriter (writer->writer);
  g_clear_error (&writer->error);
  g_free (writer);
}

void
pv_xml_writer_no_indent (PvXmlWriter *writer)
{
  xmlTextWriterSetIndent (writer->writer, 0);
}

void
pv_xml_start (PvXmlWriter *writer, const char *element)
{
  keep (writer, xmlTextWriterStartElement (writer->writer, BAD_CAST element));
}

void
pv_xml_end (PvXmlWriter *writer)
{
  keep (writer, xmlTextWriterEndElement (writer->writer));
}

void
pv_xml_attribute (PvXmlWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    keep (writer, xmlTextWriterWriteAttribute (writer->writer, BAD_CAST name, BAD_CAST value));
}

void
pv_xml_attributef (PvXmlWriter *writer, const char *name, const char *format, ...)
{
  g_autofree char *value = NULL;
  va_list args;

  va_start (args, format);
  value = g_strdup_vprintf (format, args);
  va_end (args);
  pv_xml_attribute (writer, name, value);
}

/* libxml2 would write every quotation mark as an entity: right, and unpleasant to read. */
void
pv_xml_text (PvXmlWriter *writer, const char *text)
{
  g_autoptr (GString) escaped = g_string_sized_new (strlen (text) + 16);

  for (const char *p = text; *p; p++)
    switch (*p)
      {
      case '&':
        g_string_append (escaped, "&amp;");
        break;
      case '<':
        g_string_append (escaped, "&lt;");
        break;
      case '>':
        g_string_append (escaped, "&gt;");
        break;
      case '\r':
        g_string_append (escaped, "&#13;");
        break;
      default:
        g_string_append_c (escaped, *p);
        break;
      }

  keep (writer, xmlTextWriterWriteRaw (writer->writer, BAD_CAST escaped->str));
}

void
pv_xml_element (PvXmlWriter *writer, const char *element, const char *text)
{
  if (text == NULL)
    return;

  pv_xml_start (writer, element);
  pv_xml_text (writer, text);
  pv_xml_end (writer);
}

void
pv_xml_element_lang (PvXmlWriter *writer, const char *element, PvLang lang, const char *text)
{
  if (text == NULL)
    return;

  pv_xml_start (writer, element);
  pv_xml_attribute (writer, "xml:lang", pv_lang_code (lang));
  pv_xml_text (writer, text);
  pv_xml_end (writer);
}

void
pv_xml_comment (PvXmlWriter *writer, const char *text)
{
  g_autofree char *spaced = g_strdup_printf (" %s ", text);

  keep (writer, xmlTextWriterWriteComment (writer->writer, BAD_CAST spaced));
}

void
pv_xml_writer_tell (PvXmlWriter *writer, guint done, guint of)
{
  pv_progress_tell (writer->cancellable, done, of);
}

gboolean
pv_xml_writer_finish (PvXmlWriter *writer, GError **error)
{
  keep (writer, xmlTextWriterEndDocument (writer->writer));
  keep (writer, xmlTextWriterFlush (writer->writer));
  if (writer->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&writer->error));
  return FALSE;
}
