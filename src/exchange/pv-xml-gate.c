#include "exchange/pv-xml-gate.h"

#include <glib/gi18n-lib.h>

/* Where the bytes stand: what matters is how long a tag grows, and that no declaration begins. */
typedef enum
{
  IN_TEXT,
  AT_LESS_THAN,                /* "<" */
  AT_BANG,                     /* "<!" and what follows, up to the first sign that tells what it is */
  IN_TAG,
  IN_SINGLE_QUOTES,
  IN_DOUBLE_QUOTES,
  IN_COMMENT,
  IN_CDATA,
  IN_INSTRUCTION,
} Place;

struct _PvXmlGate
{
  GInputStream *stream;
  GCancellable *cancellable;
  char *name;
  xmlTextReaderPtr reader;
  GError *refused;             /* by the gate itself */
  char *complaint;             /* of the parser; for the debug log alone */
  int parser_code;
  guint parser_line;
  gint64 max;
  gint64 n_read;
  Place place;
  guint length;                /* of the tag so far */
  char tail[3];                /* the last three bytes */
  guint line;
  gboolean anything;           /* something other than white space was read */
};

static void
refuse (PvXmlGate *gate, PvErrorCode code, const char *what)
{
  if (gate->refused == NULL)
    g_set_error (&gate->refused, PV_ERROR, (int) code, _("%s, line %u: %s"), gate->name, gate->line, what);
}

static void
leave_bang (PvXmlGate *gate, char c)
{
  if (c == '-')
    gate->place = IN_COMMENT;
  else if (c == '[')
    gate->place = IN_CDATA;
  else
    refuse (gate, PV_ERROR_INPUT, _("a document type declaration (DOCTYPE) is not read; take it out of the file"));
  gate->length = 0;
}

static Place
after_less_than (char c)
{
  switch (c)
    {
    case '!':
      return AT_BANG;
    case '?':
      return IN_INSTRUCTION;
    default:
      return c == '>' ? IN_TEXT : IN_TAG;
    }
}

static void
step (PvXmlGate *gate, char c)
{
  gate->length++;
  switch (gate->place)
    {
    case IN_TEXT:
      if (c == '<')
        {
          gate->place = AT_LESS_THAN;
          gate->length = 1;
        }
      break;
    case AT_LESS_THAN:
      gate->place = after_less_than (c);
      break;
    case AT_BANG:
      leave_bang (gate, c);
      break;
    case IN_TAG:
      if (c == '>')
        gate->place = IN_TEXT;
      else if (c == '"')
        gate->place = IN_DOUBLE_QUOTES;
      else if (c == '\'')
        gate->place = IN_SINGLE_QUOTES;
      break;
    case IN_SINGLE_QUOTES:
    case IN_DOUBLE_QUOTES:
      if (c == (gate->place == IN_DOUBLE_QUOTES ? '"' : '\''))
        gate->place = IN_TAG;
      break;
    case IN_COMMENT:
      if (c == '>' && gate->length >= 4 && gate->tail[2] == '-' && gate->tail[1] == '-')
        gate->place = IN_TEXT;
      break;
    case IN_CDATA:
      if (c == '>' && gate->tail[2] == ']' && gate->tail[1] == ']')
        gate->place = IN_TEXT;
      break;
    case IN_INSTRUCTION:
      if (c == '>' && gate->tail[2] == '?')
        gate->place = IN_TEXT;
      break;
    default:
      break;
    }

  if ((gate->place == IN_TAG || gate->place == IN_SINGLE_QUOTES || gate->place == IN_DOUBLE_QUOTES
       || gate->place == IN_INSTRUCTION)
      && gate->length > PV_XML_TAG_MAX)
    refuse (gate, PV_ERROR_TOO_LARGE, _("a tag is longer than 32 KiB; this is not a file that Polkuverkko wrote"));
}

static void
look_at (PvXmlGate *gate, const char *bytes, gsize n)
{
  for (gsize i = 0; i < n && gate->refused == NULL; i++)
    {
      step (gate, bytes[i]);
      gate->tail[0] = gate->tail[1];
      gate->tail[1] = gate->tail[2];
      gate->tail[2] = bytes[i];
      gate->anything |= !g_ascii_isspace (bytes[i]);
      if (bytes[i] == '\n')
        gate->line++;
    }
}

/* For libxml2: never more than was asked for, -1 to stop. */
static int
read_cb (void *user_data, char *buffer, int size)
{
  PvXmlGate *gate = user_data;
  gssize n;

  if (gate->refused != NULL)
    return -1;

  n = g_input_stream_read (gate->stream, buffer, (gsize) size, gate->cancellable, &gate->refused);
  if (n < 0)
    return -1;

  gate->n_read += n;
  if (gate->n_read > gate->max)
    {
      g_clear_error (&gate->refused);
      g_set_error (&gate->refused, PV_ERROR, PV_ERROR_TOO_LARGE, _("%s is larger than %u MiB; nothing was read"),
                   gate->name, (guint) (gate->max / (1024 * 1024)));
      return -1;
    }
  look_at (gate, buffer, (gsize) n);

  return gate->refused == NULL ? (int) n : -1;
}

static void
complained_cb (void *user_data, xmlErrorPtr problem)
{
  PvXmlGate *gate = user_data;

  /* The first complaint is the cause, the others follow from it. */
  if (gate->complaint != NULL || problem->level < XML_ERR_ERROR)
    return;

  gate->complaint = g_strdup (problem->message ? problem->message : "");
  gate->parser_code = problem->code;
  gate->parser_line = problem->line > 0 ? (guint) problem->line : 0;
  g_debug ("XML parser: %s", gate->complaint);
}

static const char *
parser_words (PvXmlGate *gate)
{
  switch (gate->parser_code)
    {
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_CDATA_NOT_FINISHED:
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_LTSLASH_REQUIRED:
      return _("the file ends in the middle, or a tag is not closed; fetch it again");
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
      return _("there are signs that are not UTF-8 text; save the file as UTF-8");
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return _("an entity is used that XML does not know by itself; write the letter instead");
    default:
      return _("this is not well-formed XML; fetch the file again");
    }
}

static void
tell (PvXmlGate *gate, GError **error)
{
  if (gate->refused != NULL && gate->refused->domain != PV_ERROR)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_DISK, _("%s cannot be read to its end"), gate->name);
      return;
    }
  if (gate->refused != NULL)
    {
      g_propagate_error (error, g_error_copy (gate->refused));
      return;
    }
  if (!gate->anything)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_FOREIGN, _("%s is empty"), gate->name);
      return;
    }

  gate->line = gate->parser_line ? gate->parser_line : pv_xml_gate_get_line (gate);
  g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s, line %u: %s"), gate->name, gate->line, parser_words (gate));
}

PvXmlGate *
pv_xml_gate_new (GInputStream *stream, const char *name, gint64 max, GCancellable *cancellable)
{
  PvXmlGate *gate = g_new0 (PvXmlGate, 1);

  gate->stream = g_object_ref (stream);
  gate->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  gate->name = g_strdup (name);
  gate->max = max;
  gate->line = 1;
  /* Whatever the file declares, it is read as UTF-8: bytes that the gate could not follow never become signs. */
  gate->reader = xmlReaderForIO (read_cb, NULL, gate, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  xmlTextReaderSetStructuredErrorHandler (gate->reader, (xmlStructuredErrorFunc) complained_cb, gate);
  return gate;
}

static void
cannot_open (const char *name, const GError *cause, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("%s does not exist"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, PV_ERROR, PV_ERROR_INPUT, _("%s is a folder; choose a file"), name);
  else
    g_set_error (error, PV_ERROR, PV_ERROR_DISK, _("%s cannot be read"), name);
}

PvXmlGate *
pv_xml_gate_open (const char *path, gint64 max, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &cause);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (stream == NULL)
    {
      cannot_open (name, cause, error);
      return NULL;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, cancellable, NULL);
  if (info != NULL && g_file_info_get_size (info) > max)
    {
      g_set_error (error, PV_ERROR, PV_ERROR_TOO_LARGE, _("%s is larger than %u MiB; nothing was read"), name,
                   (guint) (max / (1024 * 1024)));
      return NULL;
    }

  return pv_xml_gate_new (G_INPUT_STREAM (stream), name, max, cancellable);
}

void
pv_xml_gate_free (PvXmlGate *gate)
{
  xmlFreeTextReader (gate->reader);
  g_object_unref (gate->stream);
  g_clear_object (&gate->cancellable);
  g_clear_error (&gate->refused);
  g_free (gate->complaint);
  g_free (gate->name);
  g_free (gate);
}

xmlTextReaderPtr
pv_xml_gate_get_reader (PvXmlGate *gate)
{
  return gate->reader;
}

const char *
pv_xml_gate_get_name (PvXmlGate *gate)
{
  return gate->name;
}

/* The parser reads ahead of what it hands out; a node knows its own line, as far as its 16 bits go. */
guint
pv_xml_gate_get_line (PvXmlGate *gate)
{
  xmlNodePtr node = xmlTextReaderCurrentNode (gate->reader);
  long line = node ? xmlGetLineNo (node) : 0;

  if (line <= 0 || line >= G_MAXUINT16)
    line = xmlTextReaderGetParserLineNumber (gate->reader);

  return line > 0 ? (guint) line : 1;
}

int
pv_xml_gate_read (PvXmlGate *gate, GError **error)
{
  int result;

  if (g_cancellable_set_error_if_cancelled (gate->cancellable, error))
    return -1;

  result = xmlTextReaderRead (gate->reader);
  if (gate->refused != NULL || gate->complaint != NULL || result < 0)
    {
      tell (gate, error);
      return -1;
    }

  return result;
}
